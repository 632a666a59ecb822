/// A source line as a terminal will show it, and where the carets go under it.
struct Excerpt {
    /// Tabs are spaces, controls are visible, and of a long line only the part around the range is left.
    let text: String
    /// How many terminal columns stand in front of the carets.
    let caretColumn: Int
    /// At least 1.
    let caretWidth: Int

    /// The most terminal columns of the source line that are shown.
    private static let width = 120
    /// How many of them stand in front of a range that is far to the right.
    private static let lead = 40
    private static let tabStop = 4

    init(of location: Location) {
        let cells = Self.cells(of: location.line)
        let total = cells.last.map { $0.column + $0.width } ?? 0
        func index(_ position: Position) -> Int { min(max(0, position.column - location.lineColumn), cells.count) }
        func column(_ index: Int) -> Int { index < cells.count ? cells[index].column : total }

        // A mark that combines is shown on the character before it.
        var start = index(location.start)
        while start > 0, start < cells.count, cells[start].width == 0 { start -= 1 }
        let caret = column(start)
        let end = location.end.line > location.start.line ? total : column(index(location.end))

        let fits = total <= Self.width
        let first = fits ? 0 : max(0, min(caret - Self.lead, total - Self.width))
        let last = first + Self.width
        let shown = cells.filter { $0.column >= first && $0.column + $0.width <= last }
        let shownStart = shown.first?.column ?? first
        let before = location.lineColumn > 1 || shownStart > 0 ? "…" : ""
        let after = last < total ? "…" : ""
        text = before + shown.map(\.text).joined() + after
        caretColumn = caret - shownStart + (before.isEmpty ? 0 : 1)
        caretWidth = max(1, min(end, last) - caret)
    }

    private struct Cell {
        let text: String
        let column: Int
        let width: Int
    }

    /// One cell per scalar, a carriage return at the end left out.
    private static func cells(of line: String) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        let scalars = line.unicodeScalars
        for scalar in scalars.last == "\r" ? scalars.dropLast() : scalars[...] {
            let (text, width) = shown(scalar, at: column)
            cells.append(Cell(text: text, column: column, width: width))
            column += width
        }
        return cells
    }

    private static func shown(_ scalar: Unicode.Scalar, at column: Int) -> (String, Int) {
        if scalar == "\t" {
            let width = tabStop - column % tabStop
            return (String(repeating: " ", count: width), width)
        }
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return (String(picture), 1) }
        if scalar.value == 0x7F { return ("\u{2421}", 1) }
        if isUnprintable(scalar) {
            let name = "<\(codePointName(scalar))>"
            return (name, name.utf8.count)
        }
        return (String(scalar), terminalWidth(of: scalar))
    }
}
