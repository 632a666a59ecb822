/// The file being parsed and where its lines are. Lines are counted from 0, from the start of the body.
struct Source {
    let file: Bytes
    /// The offset of each line's first byte, and at the end the offset behind the last line.
    private let starts: [Int]

    /// Lines end as in CommonMark: with LF, CR LF or a lone CR.
    init(_ file: Bytes, from bodyStart: Int) {
        self.file = file
        var starts = [bodyStart]
        starts.reserveCapacity((file.count - bodyStart) / 40 + 2)
        if file.index(of: UInt8(ascii: "\r"), from: bodyStart) == nil {
            var i = bodyStart
            while let lineEnd = file.index(of: UInt8(ascii: "\n"), from: i) {
                i = lineEnd + 1
                starts.append(i)
            }
        } else {
            Self.appendLineStarts(in: file, from: bodyStart, to: &starts)
        }
        if starts.last != file.count { starts.append(file.count) }
        self.starts = starts
    }

    private static func appendLineStarts(in file: Bytes, from bodyStart: Int, to starts: inout [Int]) {
        var i = bodyStart
        while i < file.count {
            let byte = file[i]
            i += 1
            if byte == "\r", i < file.count, file[i] == "\n" { continue }
            if byte == "\n" || byte == "\r" { starts.append(i) }
        }
    }

    /// How many lines there are; an empty body has none.
    var lineCount: Int { starts.count - 1 }

    /// The bytes of a line without its line end; the end of the file for a line that does not exist.
    func lineRange(_ line: Int) -> SourceRange {
        guard line >= 0, line < lineCount else { return file.count..<file.count }
        let start = starts[line]
        var end = starts[line + 1]
        if end > start, file[end - 1] == "\n" { end -= 1 }
        if end > start, file[end - 1] == "\r" { end -= 1 }
        return start..<end
    }

    /// The end of a line without its trailing whitespace.
    func trimmedEnd(ofLine line: Int) -> Int {
        let range = lineRange(line)
        var end = range.upperBound
        while end > range.lowerBound, file[end - 1].isSpaceOrTab { end -= 1 }
        return end
    }

    /// The offset of a line and column, kept inside the line.
    func offset(line: Int, column: Int) -> Int {
        let range = lineRange(line)
        return min(range.lowerBound + max(column, 0), range.upperBound)
    }

    /// The first byte of a line behind whitespace and up to `quotes` block quote markers.
    func contentStart(ofLine line: Int, insideQuotes quotes: Int) -> Int {
        let range = lineRange(line)
        let text = file[range]
        var start = text.skipping(from: range.lowerBound) { $0.isSpaceOrTab }
        for _ in 0..<quotes where text.byte(at: start) == UInt8(ascii: ">") {
            start = text.skipping(from: start + 1) { $0.isSpaceOrTab }
        }
        return start
    }

    // MARK: Nesting

    /// The first line that may open or continue more than `limit` containers, judged by its prefix alone.
    func firstLine(nestedDeeperThan limit: Int) -> Int? {
        (0..<lineCount).first { lineRange($0).count > limit / 2 && nestingBound(ofLine: $0) > limit }
    }

    /// No container can be continued or opened without a marker or two columns of indentation.
    private func nestingBound(ofLine line: Int) -> Int {
        let text = file[lineRange(line)]
        var markers = 0
        var columns = 0
        var i = text.startIndex
        while let byte = text.byte(at: i) {
            switch byte {
            case " ": columns += 1
            case "\t": columns += 4
            case ">": markers += 1
            case "-", "+", "*", ".", ")":
                if let next = text.byte(at: i + 1), !next.isSpaceOrTab { return markers + columns / 2 }
                markers += 1
            case _ where byte.isASCIIDigit: break
            default: return markers + columns / 2
            }
            i += 1
        }
        return markers + columns / 2
    }
}
