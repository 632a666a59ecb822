import Diagnostics
import HTML

extension RenderedPage {
    func tableFindings(_ census: Census) -> [Diagnostic] {
        census.tables.flatMap { table in
            table.isLayout ? [] : nameFindings(of: table) + headerFindings(of: table) + gridFindings(of: table)
        }
    }

    private func nameFindings(of table: HTMLNode) -> [Diagnostic] {
        let caption = table.children.first { $0.tag == .caption }
        if let caption, !caption.isBlank { return [] }
        // A table may take its name from the region that it scrolls in.
        if caption == nil, table.isLabelled || table.parent.map({ $0.attribute(.role) == "region" && $0.isLabelled }) ?? false { return [] }
        return [
            finding(
                .tableStructure, at: caption ?? table, rule: "A table has a caption", seen: caption == nil ? "this one has none" : "this one is empty")
        ]
    }

    private func headerFindings(of table: HTMLNode) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var hasHeader = false
        for cell in table.descendants where cell.tag == .th && cell.table == table {
            hasHeader = true
            let scope = cell.attribute(.scope)?.lowercased()
            guard let scope, ["row", "col", "rowgroup", "colgroup"].contains(scope) else {
                findings.append(
                    finding(
                        .tableStructure, at: cell, rule: "A header cell says what it heads", seen: scope.map { "`scope` is \(quoted($0))" } ?? "this one has no `scope`",
                        right: "Write `scope=\"col\"` or `scope=\"row\"`"))
                continue
            }
        }
        if !hasHeader { findings.append(finding(.tableStructure, at: table, rule: "A table has header cells", seen: "this one has none")) }
        return findings
    }

    private func gridFindings(of table: HTMLNode) -> [Diagnostic] {
        var grid = TableGrid()
        for group in table.children {
            let rows = group.tag == .tr ? [group] : group.children.filter { $0.tag == .tr }
            for (index, row) in rows.enumerated() {
                if let mistake = grid.add(row, rowsLeft: group.tag == .tr ? Int.max : rows.count - index) {
                    return [finding(.tableGrid, at: mistake.node, rule: "The cells of a table fill its grid once", seen: mistake.seen)]
                }
            }
            if group.tag != .tr { grid.endGroup() }
        }
        return []
    }
}

/// The grid that the cells of a table fill, row by row.
private struct TableGrid {
    /// How many rows from here on the cell above takes up, by column.
    private var taken: [Int] = []
    private var width: Int?

    struct Mistake {
        var node: HTMLNode
        var seen: Message
    }

    /// No table that people read has more; it bounds the work on hostile ones.
    private static let columnLimit = 1000

    /// - Parameter rowsLeft: in the row's group, this one included.
    mutating func add(_ row: HTMLNode, rowsLeft: Int) -> Mistake? {
        var column = 0
        let isFree = { (column: Int, taken: [Int]) in column >= taken.count || taken[column] == 0 }
        for cell in row.children where cell.tag == .td || cell.tag == .th {
            while !isFree(column, taken) { column += 1 }
            let columns = cell.span(.colspan)
            let rows = cell.span(.rowspan)
            if rows > rowsLeft { return Mistake(node: cell, seen: "this cell spans \(rows) rows where \(rowsLeft) are left in its part of the table") }
            if column + columns > Self.columnLimit { return Mistake(node: cell, seen: "there are more than \(Self.columnLimit) columns") }
            while taken.count < column + columns { taken.append(0) }
            for next in column..<column + columns {
                guard taken[next] == 0 else { return Mistake(node: cell, seen: "this cell overlaps one that spans rows above it") }
                taken[next] = rows == 0 ? rowsLeft : rows
            }
            column += columns
        }
        // Cells from above may fill the end of the row.
        let filled = taken.lastIndex { $0 > 0 }.map { $0 + 1 } ?? 0
        if let gap = taken[..<filled].firstIndex(of: 0) { return Mistake(node: row, seen: "this row has no cell in column \(gap + 1)") }
        if let width, filled != width { return Mistake(node: row, seen: "this row has \(filled) columns where the first has \(width)") }
        width = width ?? filled
        for column in taken.indices { taken[column] = max(0, taken[column] - 1) }
        return nil
    }

    /// A cell does not span beyond its part of the table.
    mutating func endGroup() {
        taken = taken.map { _ in 0 }
    }
}

extension HTMLNode {
    /// The table that a cell belongs to.
    fileprivate var table: HTMLNode? { ancestors.first { $0.tag == .table } }

    fileprivate var isLayout: Bool { attribute(.role) == "presentation" || attribute(.role) == "none" }

    fileprivate var isLabelled: Bool {
        [HTMLAttributeName.ariaLabel, .ariaLabelledBy].contains { attribute($0).map { !$0.isEmpty } ?? false }
    }

    /// `colspan` or `rowspan` as browsers read it.
    fileprivate func span(_ name: HTMLAttributeName) -> Int {
        guard let text = attribute(name) else { return 1 }
        guard let number = Int(text.drop(while: \.isWhitespace).prefix(while: \.isWholeNumber)) else { return 1 }
        if number == 0 { return name == .rowspan ? 0 : 1 }
        return min(number, name == .rowspan ? 65534 : 1000)
    }
}
