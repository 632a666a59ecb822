import Markdown

extension FrontMatter {
    /// Whether the front matter is one flow mapping: `{title: Keys, description: What they are}`.
    static func isFlow(_ bytes: [UInt8], bodyStart: Int) -> Bool { FlowMapping(bytes, bodyStart: bodyStart) != nil }

    /// The bytes that a key's value takes in a flow mapping, quotes included.
    static func flowRange(of key: String, in bytes: [UInt8], bodyStart: Int) -> SourceRange? {
        guard var mapping = FlowMapping(bytes, bodyStart: bodyStart) else { return nil }
        while let (name, value) = mapping.next() {
            if ["", "\"", "'"].contains(where: { bytes[name].elementsEqual("\($0)\(key)\($0)".utf8) }) { return value.isEmpty ? nil : value }
        }
        return nil
    }
}

/// Reads a mapping of YAML in braces, pair by pair. It is well formed: a YAML parser has read it.
private struct FlowMapping {
    private let bytes: [UInt8]
    private let end: Int
    private var at: Int

    /// Nil where the front matter does not begin with a brace.
    init?(_ bytes: [UInt8], bodyStart: Int) {
        guard let fence = bytes[..<bodyStart].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        self.bytes = bytes
        end = bodyStart
        at = fence
        skipSpace()
        guard at < end, bytes[at] == UInt8(ascii: "{") else { return nil }
        at += 1
    }

    /// The ranges of a key and its value.
    mutating func next() -> (SourceRange, SourceRange)? {
        skipSpace()
        while at < end, bytes[at] == UInt8(ascii: ",") {
            at += 1
            skipSpace()
        }
        guard at < end, bytes[at] != UInt8(ascii: "}") else { return nil }
        let key = node(isKey: true)
        skipSpace()
        guard at < end, bytes[at] == UInt8(ascii: ":") else { return (key, at..<at) }
        at += 1
        skipSpace()
        return (key, node(isKey: false))
    }

    /// Blanks, line ends and remarks.
    private mutating func skipSpace() {
        while at < end {
            if bytes[at] == UInt8(ascii: "#"), bytes[at - 1].isBlank {
                at = bytes[at..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
            } else if bytes[at].isBlank {
                at += 1
            } else {
                return
            }
        }
    }

    private mutating func node(isKey: Bool) -> SourceRange {
        let start = at
        guard at < end else { return at..<at }
        switch bytes[at] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted()
        case UInt8(ascii: "{"), UInt8(ascii: "["): skipNested()
        default:
            while at < end, !endsPlain(isKey: isKey) { at += 1 }
            return bytes.trimmed(start..<at)
        }
        return start..<at
    }

    private func endsPlain(isKey: Bool) -> Bool {
        switch bytes[at] {
        case UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        case UInt8(ascii: "#"): bytes[at - 1].isBlank
        case UInt8(ascii: ":"): isKey && (at + 1 == end || bytes[at + 1].isBlank || ",{}[]".utf8.contains(bytes[at + 1]))
        default: false
        }
    }

    private mutating func skipQuoted() {
        let quote = bytes[at]
        at += 1
        while at < end {
            if bytes[at] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                at += 1
            } else if bytes[at] == quote {
                guard quote == UInt8(ascii: "'"), at + 1 < end, bytes[at + 1] == quote else { break }
                at += 1
            }
            at += 1
        }
        at = min(at + 1, end)
    }

    private mutating func skipNested() {
        var depth = 0
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipQuoted()
                continue
            default: break
            }
            at += 1
            if depth == 0 { return }
        }
    }
}
