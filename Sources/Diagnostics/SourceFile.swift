/// A text file as read: its path and its bytes.
///
/// Offsets into a source file are UTF-8 byte offsets everywhere in Accord; `Position` is only for people.
public struct SourceFile: Sendable, Hashable {
    /// Relative to the site's folder, with `/` between components, for example `Content/docusign/link/fr.md`.
    public let path: String
    /// UTF-8, without a byte order mark.
    public let bytes: [UInt8]
    /// How many lines end, and how many scalars of the line begin, before each stretch of `stretch` bytes: thousands of findings in one file, or
    /// in one huge line, must not each count from its start.
    private let stretches: [Stretch]
    private static let stretch = 4096

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var stretches: [Stretch] = []
        stretches.reserveCapacity(bytes.count / Self.stretch + 1)
        var next = Stretch(lineEnds: 0, scalars: 0)
        for end in stride(from: Self.stretch, through: bytes.count, by: Self.stretch) {
            stretches.append(next)
            next = next.advanced(over: bytes, in: end - Self.stretch..<end)
        }
        stretches.append(next)
        self.stretches = stretches
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The place of a byte range, with the source line to show under it.
    ///
    /// Bounds outside the file are clamped, so a range that a parser got wrong never traps.
    public func location(of range: Range<Int>) -> Location {
        let lower = min(max(range.lowerBound, 0), bytes.count)
        let upper = min(max(range.upperBound, lower), bytes.count)
        let start = position(of: lower)
        let excerpt = lineExcerpt(around: lower)
        let before = bytes[excerpt.lowerBound..<lower].count { !isContinuation($0) }
        return Location(
            path: path,
            range: lower..<upper,
            start: start,
            end: position(of: upper),
            line: String(decoding: bytes[excerpt], as: UTF8.self),
            lineColumn: start.column - before)
    }

    /// The line on which an offset stands, or the part of it that is worth keeping: many findings on one huge line must not each hold the line.
    private func lineExcerpt(around offset: Int) -> Range<Int> {
        let first = max(0, offset - 400)
        let last = min(bytes.count, offset + 800)
        var start = offset
        while start > first, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        while start < offset, isContinuation(bytes[start]) { start += 1 }
        var end = offset
        while end < last, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        while end > offset, end < bytes.count, isContinuation(bytes[end]) { end -= 1 }
        return start..<end
    }

    /// The line and column of a byte offset; offsets past the end give the end.
    public func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let stretch = offset / Self.stretch
        let place = stretches[stretch].advanced(over: bytes, in: stretch * Self.stretch..<offset)
        return Position(line: place.lineEnds + 1, column: place.scalars + 1)
    }
}

/// How far a file has been read: its line ends, and the scalars of the line that is open.
private struct Stretch: Sendable, Hashable {
    var lineEnds: Int
    var scalars: Int

    func advanced(over bytes: [UInt8], in range: Range<Int>) -> Stretch {
        // Over bare memory, so that the compiler compares many bytes at once.
        bytes.withUnsafeBufferPointer { bytes in
            var ends = 0
            for index in range where bytes[index] == UInt8(ascii: "\n") { ends += 1 }
            let start = ends == 0 ? range.lowerBound : (range.last { bytes[$0] == UInt8(ascii: "\n") } ?? range.lowerBound) + 1
            var scalars = ends == 0 ? self.scalars : 0
            for index in start..<range.upperBound where !isContinuation(bytes[index]) { scalars += 1 }
            return Stretch(lineEnds: lineEnds + ends, scalars: scalars)
        }
    }
}

/// A line and a column as editors count them.
public struct Position: Sendable, Hashable, Comparable {
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A range of a source file, complete enough to be shown after the file's bytes are gone.
public struct Location: Sendable, Hashable {
    /// Relative to the site's folder.
    public let path: String
    /// UTF-8 byte offsets.
    public let range: Range<Int>
    public let start: Position
    /// The position just behind the last character.
    public let end: Position
    /// The source line on which the range starts, without its line end; of a very long line only the part around the start.
    public let line: String
    /// The column at which `line` begins: 1 unless it was cut.
    public let lineColumn: Int

    public init(path: String, range: Range<Int>, start: Position, end: Position, line: String, lineColumn: Int = 1) {
        self.path = path
        self.range = range
        self.start = start
        self.end = end
        self.line = line
        self.lineColumn = lineColumn
    }

    /// A whole file, for findings that have no better place.
    public init(path: String) {
        let first = Position(line: 1, column: 1)
        self.init(path: path, range: 0..<0, start: first, end: first, line: "")
    }
}

/// Whether a byte is the second or a later one of a UTF-8 sequence.
func isContinuation(_ byte: UInt8) -> Bool { byte & 0b1100_0000 == 0b1000_0000 }
