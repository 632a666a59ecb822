import Markdown

/// A line of a table as it is written, into which cells can be put.
struct TableLine {
    private let line: [UInt8]
    private let cells: [Range<Int>]
    /// Whether there is a bar before the first cell, and one behind the last.
    private let isOpened: Bool
    private let isClosed: Bool

    /// A cell of the line as it will be.
    enum Cell {
        /// As the line has it, by its column.
        case kept(Int)
        case written([UInt8])
    }

    /// Nil where the line has not as many cells as its table has columns.
    ///
    /// - Parameter start: where the table begins in the line.
    init?(_ line: [UInt8], from start: Int, columns: Int) {
        let end = line.trimmedEnd.count
        guard start < end else { return nil }
        let bars = Self.bars(in: line, start..<end)
        let first = line[start..<end].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? start
        isOpened = bars.first == first
        isClosed = bars.last == end - 1 && bars.count > 1
        let starts = [isOpened ? first + 1 : first] + bars.dropFirst(isOpened ? 1 : 0).dropLast(isClosed ? 1 : 0).map { $0 + 1 }
        let ends = starts.dropFirst().map { $0 - 1 } + [isClosed ? end - 1 : end]
        cells = zip(starts, ends).compactMap { $0 <= $1 ? $0..<$1 : nil }
        guard cells.count == columns else { return nil }
        self.line = line
    }

    /// The bars that part cells: none that a backslash escapes.
    private static func bars(in line: [UInt8], _ range: Range<Int>) -> [Int] {
        var bars: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if line[index] == UInt8(ascii: "|") { bars.append(index) }
            index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bars
    }

    /// The line with these cells in the place of its own: what is kept is so byte by byte.
    func with(_ new: [Cell]) -> [UInt8] {
        guard let first = cells.first, let last = cells.last else { return line }
        let isSpaced = cells.contains { line[$0].first == UInt8(ascii: " ") }
        let texts = new.enumerated().map { index, cell in
            let (isFirst, isLast) = (index == 0, index == new.count - 1)
            let (before, behind) = (isOpened || !isFirst, isClosed || !isLast)
            switch cell {
            case .kept(let column):
                let text = Array(line[cells[column]])
                // What stood at the edge of a table without bars there may do so no more.
                let left = isSpaced && before && !isOpened && column == 0 && text.first != UInt8(ascii: " ")
                let right = isSpaced && behind && !isClosed && column == cells.count - 1 && text.last != UInt8(ascii: " ")
                return (left ? [UInt8(ascii: " ")] : []) + text + (right ? [UInt8(ascii: " ")] : [])
            case .written(let text):
                let space = isSpaced ? [UInt8(ascii: " ")] : []
                return text.isEmpty ? [UInt8(ascii: " ")] : (before ? space : []) + text + (behind ? space : [])
            }
        }
        return Array(line[..<first.lowerBound] + texts.joined(separator: [UInt8(ascii: "|")]) + line[last.upperBound...])
    }
}

extension TableLine {
    /// A line of nothing but new cells; nil where it would need the bars at its edges that this one does not have.
    func with(_ texts: [[UInt8]]) -> [UInt8]? {
        func isPlain(_ text: [UInt8]?) -> Bool { text?.first.map { $0 >= 0x80 || $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") } ?? false }
        guard isOpened || texts.count > 1 && isPlain(texts.first), isClosed || texts.count > 1 && texts.last?.isEmpty == false else { return nil }
        return with(texts.map { .written($0) })
    }
}

extension Block.Table {
    /// The cells of the first row as the Markdown writer writes them, and what aligns their columns.
    static func written(_ cells: [Cell], _ columns: [Alignment], _ style: MarkdownStyle) -> (texts: [[UInt8]], markers: [[UInt8]]) {
        let lines = Document(blocks: [.table(Block.Table(columns: columns, header: cells, rows: [], range: 0..<0))]).markdown(style: style).splitLines
        func parts(_ line: [UInt8]?) -> [[UInt8]] {
            guard let line, let parsed = TableLine(line, from: 0, columns: columns.count) else { return columns.map { _ in [] } }
            return parsed.texts
        }
        return (parts(lines.first), parts(lines.dropFirst().first))
    }
}

extension TableLine {
    fileprivate var texts: [[UInt8]] {
        cells.map { cell in Array(Array(line[cell]).trimmedEnd.drop { $0 == UInt8(ascii: " ") }) }
    }
}
