/// The text of a scalar of a YAML file as its reader sees it, each scalar of it with the bytes that it was written as.
struct WrittenYAML {
    struct Element {
        let scalar: Unicode.Scalar
        let range: Range<Int>
        /// Whether it is a line's end in the file.
        let isLineEnd: Bool
    }

    private(set) var elements: [Element] = []

    private let bytes: [UInt8]
    private let limit: Int
    private var offset: Int

    /// Reads the bytes of a value, quotation marks and block indicators included.
    init(_ range: Range<Int>, in bytes: [UInt8]) {
        self.bytes = bytes
        offset = range.lowerBound
        limit = min(range.upperBound, bytes.count)
        switch peek {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): readQuoted()
        case UInt8(ascii: ">"): readFolded()
        default: readPlain()
        }
    }

    /// Reads the value that begins at an offset and says a text: to its closing quotation mark, or as many bytes as the text has.
    init(at start: Int, saying text: String, in bytes: [UInt8]) {
        let isQuoted = start < bytes.count && (bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\""))
        self.init(start..<(isQuoted ? bytes.count : max(start, min(bytes.count, start + text.utf8.count))), in: bytes)
    }

    /// Whether this is how a text was written, white space at its end aside.
    func says(_ text: String) -> Bool {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }
        var own = elements.map(\.scalar)
        var theirs = Array(text.unicodeScalars)
        while own.last.map(isBlank) == true { own.removeLast() }
        while theirs.last.map(isBlank) == true { theirs.removeLast() }
        return own == theirs
    }

    private var peek: UInt8? { offset < limit ? bytes[offset] : nil }

    private mutating func append(_ scalar: Unicode.Scalar, from start: Int, isLineEnd: Bool = false) {
        elements.append(Element(scalar: scalar, range: start..<offset, isLineEnd: isLineEnd))
    }

    private mutating func readPlain() {
        while let byte = peek {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { foldLine() } else { readScalar() }
        }
    }

    private mutating func readQuoted() {
        let quote = peek
        offset += 1
        while let byte = peek {
            let start = offset
            if byte == quote {
                guard quote == UInt8(ascii: "'"), offset + 1 < limit, bytes[offset + 1] == quote else { return }
                offset += 2
                append("'", from: start)
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                readEscape()
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                foldLine()
            } else {
                readScalar()
            }
        }
    }

    /// Lines of one indentation that are joined by spaces; others make another text, which is then told from the page's.
    private mutating func readFolded() {
        while let byte = peek, byte != UInt8(ascii: "\n") { offset += 1 }
        while peek != nil {
            if elements.isEmpty {
                offset += 1
                while peek == UInt8(ascii: " ") { offset += 1 }
            }
            while let byte = peek, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { readScalar() }
            if peek != nil { foldLine(keepsBlanks: true) }
        }
    }

    /// A line's end and the indentation of the next are one space, and each empty line is a line's end.
    private mutating func foldLine(keepsBlanks: Bool = false) {
        while !keepsBlanks, let last = elements.last, last.scalar == " " || last.scalar == "\t", !last.isLineEnd { elements.removeLast() }
        let start = offset
        var lines = 0
        while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            if byte == UInt8(ascii: "\n") { lines += 1 }
            offset += 1
        }
        if lines < 2 {
            append(" ", from: start, isLineEnd: true)
        } else {
            for _ in 1..<lines { append("\n", from: start, isLineEnd: true) }
        }
    }

    private mutating func readScalar() {
        let start = offset
        offset += 1
        while let byte = peek, byte & 0b1100_0000 == 0b1000_0000 { offset += 1 }
        append(String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}", from: start)
    }

    private mutating func readEscape() {
        let start = offset
        offset += 2
        guard offset <= limit else { return }
        let digits: Int
        switch bytes[offset - 1] {
        case UInt8(ascii: "n"): return append("\n", from: start)
        case UInt8(ascii: "t"): return append("\t", from: start)
        case UInt8(ascii: "_"): return append("\u{A0}", from: start)
        case UInt8(ascii: "x"): digits = 2
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        case UInt8(ascii: "\n"):
            while peek == UInt8(ascii: " ") { offset += 1 }
            return
        case let byte: return append(Unicode.Scalar(byte), from: start)
        }
        let end = min(offset + digits, limit)
        let value = UInt32(String(decoding: bytes[offset..<end], as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        offset = end
        append(value ?? "\u{FFFD}", from: start)
    }
}
