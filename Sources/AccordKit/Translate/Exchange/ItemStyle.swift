/// How an item of a list is written: its marker, and how far its text is from it.
struct ItemStyle {
    /// Nil for a bullet.
    let number: Int?
    /// The bullet, or what stands behind the number.
    let marker: UInt8
    private let spaces: Int

    /// - Parameter offset: where the item begins.
    init(at offset: Int, in file: [UInt8]) {
        let line = file[offset..<file.lineEnd(behind: offset)]
        let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        number = Int(String(decoding: digits, as: UTF8.self))
        marker = digits.endIndex < line.endIndex ? file[digits.endIndex] : UInt8(ascii: "-")
        let end = min(digits.endIndex + 1, line.endIndex)
        let before = file[file.lineStart(of: offset)..<end].columns(from: 0)
        let blanks = line[end...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let width = blanks.columns(from: before) - before
        // With more than four spaces, the text is an indented code block, one space behind the marker.
        spaces = blanks.endIndex == line.endIndex || width > 4 ? 1 : max(1, width)
    }

    /// The marker with the spaces behind it.
    func lead(_ number: Int?) -> [UInt8] {
        (number.map { Array(String($0).utf8) } ?? []) + [marker] + [UInt8](repeating: UInt8(ascii: " "), count: spaces)
    }

    func indentation(_ number: Int?) -> [UInt8] { [UInt8](repeating: UInt8(ascii: " "), count: lead(number).count) }
}

extension Sequence<UInt8> {
    /// The column behind these bytes, with tab stops of four.
    fileprivate func columns(from start: Int) -> Int {
        reduce(start) { column, byte in
            byte == UInt8(ascii: "\t") ? column / 4 * 4 + 4 : byte & 0xC0 == 0x80 ? column : column + 1
        }
    }
}

extension [UInt8] {
    /// The offset of the first byte of the line.
    func lineStart(of offset: Int) -> Int { self[..<offset].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { $0 + 1 } ?? 0 }

    /// The offset of the line end that comes first.
    func lineEnd(behind offset: Int) -> Int {
        guard offset < count else { return count }
        return self[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? count
    }

    /// The offset behind a line end.
    func nextLine(_ lineEnd: Int) -> Int {
        guard lineEnd < count else { return count }
        return self[lineEnd] == UInt8(ascii: "\r") && lineEnd + 1 < count && self[lineEnd + 1] == UInt8(ascii: "\n") ? lineEnd + 2 : lineEnd + 1
    }

    /// Without line ends; the last one ends the last line.
    var splitLines: [[UInt8]] {
        var lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    var trimmedEnd: [UInt8] { Array(self[..<(lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }.map { $0 + 1 } ?? 0)]) }
}

extension UInt8 {
    /// Whether a line of nothing else is empty, in a quote or outside.
    var isQuoteOrBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: ">") }
}
