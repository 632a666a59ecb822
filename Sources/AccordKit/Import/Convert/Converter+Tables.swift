import Diagnostics
import HTML
import Markdown

extension Converter {
    mutating func addTable(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard survey.hasContent(node) else { return }
        let grid = Grid(node, survey: survey)
        for caption in grid.captions { add(caption, to: &flow) }
        for stray in grid.strays {
            add(stray, to: &flow)
            finishParagraph(&flow)
        }
        finishParagraph(&flow)
        if grid.isTooLarge {
            report(
                .notExpressible, .warning, at: node.range, rule: "A table has at most \(Grid.limit) cells and \(Grid.columnLimit) columns",
                seen: "this one has more, so each of its cells became a paragraph", right: "Divide the table")
        }
        guard !grid.isTooLarge, !flow.place.isCell, !isLayout(node, grid) else {
            for cell in grid.cells { addContainer(cell.node, wrapper: nil, to: &flow) }
            return
        }
        var place = flow.place.inContainer()
        place.isCell = true
        if let table = table(node, grid, place) { append(.table(table), to: &flow) }
    }

    /// Whether a table is only there to put things beside each other.
    private func isLayout(_ node: HTMLNode, _ grid: Grid) -> Bool {
        if let role = node.attribute(.role), role == "presentation" || role == "none" { return true }
        if grid.cells.filter({ survey.hasContent($0.node) }).count <= 1 { return true }
        if grid.cells.contains(where: \.isHeader) { return false }
        return grid.cells.contains { cell in
            cell.node.descendants.contains { inner in
                guard survey.isContent(inner) else { return false }
                return inner.tag.headingLevel.map { $0 <= 4 } ?? (inner.tag == .pre || (inner.tag == .table && grid.rowCount == 1))
            }
        }
    }

    /// Longer texts than this are not repeated in every row that their cell spans.
    private static let repeatLimit = 300

    private mutating func table(_ node: HTMLNode, _ grid: Grid, _ place: Place) -> Block.Table? {
        guard grid.columnCount > 0 else { return nil }
        var rows: [[Block.Table.Cell]] = Array(
            repeating: Array(repeating: Block.Table.Cell(content: [], range: 0..<0), count: grid.columnCount), count: grid.rowCount)
        for cell in grid.cells {
            let range = survey.range(of: cell.node)
            let blocks = blocks(of: cell.node, place)
            let content = Block.Table.Cell(content: blocks.flattened(&self).splittingEdges().content, range: range)
            let isRepeated = cell.rows > 1 && content.content.plainText.utf8.count <= Self.repeatLimit
            for row in cell.row..<min(cell.row + (isRepeated ? cell.rows : 1), grid.rowCount) { rows[row][cell.column] = content }
            for row in cell.row..<min(cell.row + cell.rows, grid.rowCount) {
                for column in cell.column..<min(cell.column + cell.columns, grid.columnCount) where rows[row][column].range.isEmpty {
                    rows[row][column].range = range
                }
            }
        }
        for row in rows.indices {
            let inRow = rows[row].filter { !$0.range.isEmpty }.map(\.range.upperBound).max() ?? survey.range(of: node).lowerBound
            for column in rows[row].indices where rows[row][column].range.isEmpty { rows[row][column].range = inRow..<inRow }
        }
        let header = header(rows.prefix(grid.headerRows), columnCount: grid.columnCount, at: node)
        let body = rows.dropFirst(grid.headerRows).filter { $0.contains { !$0.content.isEmpty } }
        guard !body.isEmpty || header.contains(where: { !$0.content.isEmpty }) else { return nil }
        return Block.Table(columns: alignments(grid), header: header, rows: Array(body), range: survey.range(of: node))
    }

    /// Several header rows become one, each column with all that stands over it.
    private mutating func header(_ rows: ArraySlice<[Block.Table.Cell]>, columnCount: Int, at node: HTMLNode) -> [Block.Table.Cell] {
        let start = survey.range(of: node).lowerBound
        guard var header = rows.first else {
            return Array(repeating: Block.Table.Cell(content: [], range: start..<start), count: columnCount)
        }
        for row in rows.dropFirst() {
            for column in header.indices where !row[column].content.isEmpty && row[column] != header[column] {
                if !header[column].content.isEmpty {
                    let offset = row[column].range.lowerBound
                    header[column].content.append(.text(added(Separator.part, as: "separator"), offset..<offset))
                }
                header[column].content += row[column].content
                header[column].range =
                    min(
                        header[column].range.lowerBound, row[column].range.lowerBound)..<max(
                        header[column].range.upperBound, row[column].range.upperBound)
            }
        }
        return header
    }

    /// Those of all cells of each column, where they are of one mind.
    private func alignments(_ grid: Grid) -> [Block.Table.Alignment] {
        var found: [Block.Table.Alignment?] = Array(repeating: nil, count: grid.columnCount)
        for cell in grid.cells where cell.columns == 1 && cell.row >= grid.headerRows {
            let alignment: Block.Table.Alignment =
                switch cell.node.attribute("align")?.lowercased() {
                case "left": .left
                case "center": .center
                case "right": .right
                default: .none
                }
            let isAlike = found[cell.column].map { $0 == alignment } ?? true
            found[cell.column] = isAlike ? alignment : Block.Table.Alignment.none
        }
        return found.map { $0 ?? .none }
    }
}
