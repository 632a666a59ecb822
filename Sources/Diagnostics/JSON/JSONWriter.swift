extension JSONValue {
    public enum Style: Sendable, Hashable {
        /// Without white space, members in their order: a line of JSON Lines.
        case compact
        /// Indented by two spaces, members in their order, a line end at the end.
        case indented
        /// As `indented`, with the members of every object sorted by the code points of their keys: the same document always has the same bytes.
        case canonical
    }

    /// Appends the document as UTF-8.
    public func write(to out: inout [UInt8], style: Style) {
        append(to: &out, style: style, level: 0)
        if style != .compact { out.append(UInt8(ascii: "\n")) }
    }

    /// The document as UTF-8.
    public func bytes(style: Style) -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, style: style)
        return out
    }

    private func append(to out: inout [UInt8], style: Style, level: Int) {
        switch content {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .number(let text): out += text.utf8
        case .string(let text): appendJSONString(text, to: &out)
        case .array(let elements):
            appendList(elements, between: ("[", "]"), to: &out, style: style, level: level) { element, out in
                element.append(to: &out, style: style, level: level + 1)
            }
        case .object(let members):
            let ordered = style == .canonical ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
            appendList(ordered, between: ("{", "}"), to: &out, style: style, level: level) { member, out in
                appendJSONString(member.key, to: &out)
                out += (style == .compact ? ":" : ": ").utf8
                member.value.append(to: &out, style: style, level: level + 1)
            }
        }
    }
}

private func appendList<Element>(
    _ elements: [Element], between brackets: (String, String), to out: inout [UInt8], style: JSONValue.Style, level: Int,
    _ append: (Element, inout [UInt8]) -> Void
) {
    func newLine(_ level: Int) {
        guard style != .compact else { return }
        out.append(UInt8(ascii: "\n"))
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
    out += brackets.0.utf8
    for (index, element) in elements.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        newLine(level + 1)
        append(element, &out)
    }
    if !elements.isEmpty { newLine(level) }
    out += brackets.1.utf8
}

private func appendJSONString(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""): out += #"\""#.utf8
        case UInt8(ascii: "\\"): out += #"\\"#.utf8
        case UInt8(ascii: "\n"): out += #"\n"#.utf8
        case UInt8(ascii: "\r"): out += #"\r"#.utf8
        case UInt8(ascii: "\t"): out += #"\t"#.utf8
        case 0x08: out += #"\b"#.utf8
        case 0x0C: out += #"\f"#.utf8
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            out += (byte < 16 ? #"\u000"# : #"\u00"#).utf8
            out += digits.utf8
        default: out.append(byte)
        }
    }
    out.append(UInt8(ascii: "\""))
}
