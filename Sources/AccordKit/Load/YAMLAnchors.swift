/// Finds the first anchor or alias of a YAML text, without composing it.
///
/// Aliases can stand for exponentially much, and a site's files have no need of them. In quotation marks, blocks, comments and behind the first
/// sign of a plain text, `*` and `&` are text.
struct YAMLAnchors {
    private let text: ArraySlice<UInt8>
    private var index: Int
    /// Whether a value may begin here.
    private var mayBegin = true
    private var flowDepth = 0
    private var lineStart: Int
    /// Where the text began that may be a key.
    private var keyStart: Int
    /// The column of the key or list sign whose value is being read: what belongs to the value is indented more.
    private var indent = 0

    private init(_ text: ArraySlice<UInt8>) {
        self.text = text
        index = text.startIndex
        lineStart = index
        keyStart = index
    }

    /// The offset of the first `&` or `*` that begins a value.
    static func first(in text: ArraySlice<UInt8>) -> Int? {
        var search = YAMLAnchors(text)
        while search.index < text.endIndex {
            if search.isAnchor { return search.index }
            search.advance()
        }
        return nil
    }

    private func byte(_ offset: Int = 0) -> UInt8? { index + offset < text.endIndex ? text[index + offset] : nil }

    private func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 <= UInt8(ascii: " ") } ?? true }

    private var isAnchor: Bool {
        mayBegin && (byte() == UInt8(ascii: "&") || byte() == UInt8(ascii: "*")) && !isBlank(byte(1))
    }

    private mutating func advance() {
        guard let byte = byte() else { return }
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            index += 1
            lineStart = index
            mayBegin = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
        case UInt8(ascii: "#") where index == text.startIndex || isBlank(text[index - 1]): skipLine()
        case UInt8(ascii: ":") where !mayBegin || flowDepth > 0 || isBlank(self.byte(1)):
            if flowDepth == 0 { indent = max(keyStart - lineStart, 0) }
            begin()
        case UInt8(ascii: ",") where flowDepth > 0: begin()
        case UInt8(ascii: "[") where mayBegin || flowDepth > 0, UInt8(ascii: "{") where mayBegin || flowDepth > 0:
            flowDepth += 1
            begin()
        case UInt8(ascii: "]") where flowDepth > 0, UInt8(ascii: "}") where flowDepth > 0:
            flowDepth -= 1
            mayBegin = false
            index += 1
        case _ where mayBegin: beginValue(byte)
        default: index += 1
        }
    }

    private mutating func begin() {
        index += 1
        mayBegin = true
    }

    private mutating func beginValue(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "?") where flowDepth > 0: index += 1
        case UInt8(ascii: "-") where isBlank(self.byte(1)), UInt8(ascii: "?") where isBlank(self.byte(1)):
            indent = index - lineStart
            index += 1
        case UInt8(ascii: "-") where isDocumentStart: index += 3
        case UInt8(ascii: "!"): while !isBlank(self.byte()) { index += 1 }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted(byte)
        case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
            skipLine()
            skipIndented()
        default: skipPlain()
        }
    }

    private var isDocumentStart: Bool {
        byte(1) == UInt8(ascii: "-") && byte(2) == UInt8(ascii: "-") && isBlank(byte(3))
    }

    // MARK: Texts

    private mutating func skipQuoted(_ quote: UInt8) {
        keyStart = index
        index += 1
        while let byte = byte() {
            index += 1
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 1
            } else if byte == quote {
                // `''` is an apostrophe.
                guard quote == UInt8(ascii: "'"), self.byte() == quote else { break }
                index += 1
            }
        }
        index = min(index, text.endIndex)
        mayBegin = false
    }

    private mutating func skipPlain() {
        keyStart = index
        mayBegin = false
        while let byte = byte() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if flowDepth == 0 { skipIndented() }
                return
            case UInt8(ascii: ":") where isBlank(self.byte(1)), UInt8(ascii: "#") where isBlank(text[index - 1]): return
            case _ where flowDepth > 0 && [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}")].contains(byte): return
            default: index += 1
            }
        }
    }

    // MARK: Lines

    private mutating func skipLine() {
        while let byte = byte(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
    }

    /// Skips the lines that belong to a text: those that are indented more than its key or list sign, and empty ones.
    private mutating func skipIndented() {
        while byte() != nil {
            let end = index
            while let byte = byte(), byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { index += 1 }
            let start = index
            while byte() == UInt8(ascii: " ") { index += 1 }
            guard let next = byte() else { return }
            if next != UInt8(ascii: "\n"), next != UInt8(ascii: "\r"), index - start <= indent {
                index = end
                return
            }
            skipLine()
        }
    }
}
