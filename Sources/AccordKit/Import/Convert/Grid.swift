import HTML

/// A table's cells in rows and columns, with the spans of each worked out.
struct Grid {
    /// A cell of the page, where it begins.
    struct Cell {
        let node: HTMLNode
        let row: Int
        let column: Int
        /// At least 1, and within the table.
        var rows: Int
        var columns: Int
        var isHeader: Bool { node.tag == .th }
    }

    private(set) var cells: [Cell] = []
    private(set) var rowCount = 0
    private(set) var columnCount = 0
    /// How many rows at the top are the header.
    private(set) var headerRows = 0
    /// Whether there were more cells than the limit; then all cells are known, but not where they are.
    private(set) var isTooLarge = false
    private(set) var captions: [HTMLNode] = []
    /// What stands in the table but in none of its cells.
    private(set) var strays: [HTMLNode] = []

    /// Cells of the finished grid.
    static let limit = 50_000
    /// Columns of the finished grid, and HTML's own limit of what a cell spans.
    static let columnLimit = 1000

    private let limit: Int

    init(_ table: HTMLNode, survey: ContentSurvey, limit: Int = Grid.limit) {
        self.limit = limit
        var rows: [(row: HTMLNode, group: HTMLTag, endOfGroup: Int)] = []
        var captions: [HTMLNode] = []
        var strays: [HTMLNode] = []
        func addRows(of node: HTMLNode, group: HTMLTag) {
            let start = rows.count
            for child in node.children where survey.isContent(child) {
                switch child.tag {
                case .tr: rows.append((child, group, 0))
                case .thead, .tbody,
                    .tfoot where node.tag == .table:
                    addRows(of: child, group: child.tag)
                case .caption: captions.append(child)
                default: if survey.hasContent(child) { strays.append(child) }
                }
            }
            for index in start..<rows.count where rows[index].endOfGroup == 0 { rows[index].endOfGroup = rows.count }
        }
        addRows(of: table, group: .tbody)
        self.captions = captions
        self.strays = strays
        place(rows.map { ($0.row, $0.endOfGroup) }, survey: survey)
        guard !isTooLarge else { return }
        headerRows = countHeaderRows(rows.map(\.group), survey: survey)
    }

    private mutating func place(_ rows: [(row: HTMLNode, endOfGroup: Int)], survey: ContentSurvey) {
        rowCount = rows.count
        var starts: Set<Int> = []
        /// What cells of earlier rows take.
        var taken: [Columns] = []
        for (index, row) in rows.enumerated() {
            taken.removeAll { $0.freeFrom <= index }
            var column = 0
            var next = 0
            var spanning: [Columns] = []
            for child in row.row.children where survey.isContent(child) {
                guard child.kind == .element, child.tag == .td || child.tag == .th else {
                    if survey.hasContent(child) { strays.append(child) }
                    continue
                }
                guard !isTooLarge else {
                    cells.append(Cell(node: child, row: index, column: 0, rows: 1, columns: 1))
                    continue
                }
                while next < taken.count, taken[next].range.lowerBound <= column {
                    column = max(column, taken[next].range.upperBound)
                    next += 1
                }
                let columns = min(max(child.span(.colspan) ?? 1, 1), Self.columnLimit)
                let asked = child.span(.rowspan) ?? 1
                let last = asked == 0 ? row.endOfGroup : min(row.endOfGroup, index + min(max(asked, 1), 65_534))
                if last > index + 1 { spanning.append(Columns(range: column..<(column + columns), freeFrom: last)) }
                cells.append(Cell(node: child, row: index, column: column, rows: max(last - index, 1), columns: columns))
                starts.insert(column)
                isTooLarge = cells.count > limit || starts.count * rowCount > limit || starts.count > Self.columnLimit
                column += columns
            }
            taken = taken.merged(with: spanning)
        }
        guard !isTooLarge else { return }
        // Columns in which no cell begins are only there because a span asked for too much.
        let columns = starts.sorted()
        columnCount = columns.count
        cells = cells.map { cell in
            let first = columns.partitionPoint { $0 >= cell.column }
            let end = columns.partitionPoint { $0 >= cell.column + cell.columns }
            return Cell(node: cell.node, row: cell.row, column: first, rows: cell.rows, columns: max(end - first, 1))
        }
    }

    /// Neighbouring columns, and the row from which on they are free.
    fileprivate struct Columns {
        var range: Range<Int>
        var freeFrom: Int
    }

    /// The rows of `thead`, or else a first row of `th` or of bold text only.
    private func countHeaderRows(_ groups: [HTMLTag], survey: ContentSurvey) -> Int {
        let head = groups.prefix { $0 == .thead }.count
        if head > 0 { return head < rowCount ? head : min(head, 1) }
        var count = 0
        while count < min(rowCount, 3) {
            let row = cells.filter { $0.row == count && survey.hasContent($0.node) }
            guard !row.isEmpty, row.allSatisfy({ $0.isHeader || (count == 0 && $0.node.isBold(survey)) }) else { break }
            // A row header alone on the first line heads a row.
            if row.count == 1, columnCount > 1, row[0].columns < columnCount, cells.filter({ $0.row == count }).count > 1,
                row[0].column == 0
            {
                break
            }
            count += 1
            if !row.allSatisfy(\.isHeader) { break }
        }
        // Where every row is all of `th`, the first is the header.
        return count == rowCount ? min(1, count) : count
    }
}

extension [Grid.Columns] {
    /// What either takes; where both do, until the later of the two rows. Both are in order, and so is the result.
    fileprivate func merged(with others: [Grid.Columns]) -> [Grid.Columns] {
        guard !others.isEmpty else { return self }
        var result: [Grid.Columns] = []
        var (a, b) = (self[...], others[...])
        while let x = a.first, let y = b.first {
            if x.range.lowerBound > y.range.lowerBound {
                swap(&a, &b)
            } else if x.range.lowerBound < y.range.lowerBound {
                let end = Swift.min(x.range.upperBound, y.range.lowerBound)
                result.append(Grid.Columns(range: x.range.lowerBound..<end, freeFrom: x.freeFrom))
                a.cut(upTo: end)
            } else {
                let end = Swift.min(x.range.upperBound, y.range.upperBound)
                result.append(Grid.Columns(range: x.range.lowerBound..<end, freeFrom: Swift.max(x.freeFrom, y.freeFrom)))
                a.cut(upTo: end)
                b.cut(upTo: end)
            }
        }
        return result + a + b
    }
}

extension ArraySlice<Grid.Columns> {
    /// Leaves the columns before one out, which are all in the first element.
    fileprivate mutating func cut(upTo column: Int) {
        guard let first else { return }
        if first.range.upperBound > column { self[startIndex].range = column..<first.range.upperBound } else { removeFirst() }
    }
}

extension RandomAccessCollection {
    /// The index of the first element that something holds for, where it holds for all behind it as well.
    func partitionPoint(where holds: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if holds(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}

extension HTMLNode {
    fileprivate func span(_ name: HTMLAttributeName) -> Int? {
        attribute(name).flatMap { text in
            let digits = text.drop { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { return nil }
            return Int(digits.prefix(9))
        }
    }

    /// Whether all its text is bold.
    fileprivate func isBold(_ survey: ContentSurvey) -> Bool {
        for node in descendants where node.kind == .text && survey.hasContent(node) {
            var isBold = false
            for ancestor in node.ancestors {
                if ancestor == self { break }
                if ancestor.tag == .b || ancestor.tag == .strong { isBold = true }
            }
            if !isBold { return false }
        }
        return true
    }
}
