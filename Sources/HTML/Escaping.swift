/// Appending text to HTML so that a parser reads back exactly that text.
extension [UInt8] {
    /// Appends text as the content of an element: `&`, `<` and `>` become character references.
    ///
    /// A carriage return is written as a reference, because a parser would turn it into a line feed; the other control characters,
    /// which HTML forbids, become U+FFFD. The text must be UTF-8.
    public mutating func appendEscaped(text: String) {
        appendEscaped(text, quotes: false)
    }

    /// Appends UTF-8 bytes as the content of an element; see ``appendEscaped(text:)-(String)``.
    public mutating func appendEscaped(text: some Collection<UInt8>) {
        appendEscaped(text, quotes: false)
    }

    /// Appends text as an attribute's value, to stand between double quotes, which are not written.
    public mutating func appendEscaped(attribute: String) {
        appendEscaped(attribute, quotes: true)
    }

    /// Appends UTF-8 bytes as an attribute's value, to stand between double quotes, which are not written.
    public mutating func appendEscaped(attribute: some Collection<UInt8>) {
        appendEscaped(attribute, quotes: true)
    }

    private mutating func appendEscaped(_ text: String, quotes: Bool) {
        var text = text
        text.withUTF8 { appendEscaped(contiguous: $0, quotes: quotes) }
    }

    private mutating func appendEscaped(_ bytes: some Collection<UInt8>, quotes: Bool) {
        let contiguous: Void? = bytes.withContiguousStorageIfAvailable { appendEscaped(contiguous: $0, quotes: quotes) }
        guard contiguous == nil else { return }
        for byte in bytes { appendEscaped(byte, quotes: quotes) }
    }

    private mutating func appendEscaped(contiguous bytes: UnsafeBufferPointer<UInt8>, quotes: Bool) {
        var start = 0
        for (offset, byte) in bytes.enumerated() where byte.needsEscape(quotes: quotes) {
            append(contentsOf: bytes[start..<offset])
            appendEscaped(byte, quotes: quotes)
            start = offset + 1
        }
        append(contentsOf: bytes[start...])
    }

    private mutating func appendEscaped(_ byte: UInt8, quotes: Bool) {
        guard byte.needsEscape(quotes: quotes) else { return append(byte) }
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "\r"): append("&#13;")
        default: append("\u{FFFD}" as StaticString)
        }
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}

extension UInt8 {
    fileprivate func needsEscape(quotes: Bool) -> Bool {
        switch self {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
        case 0..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        case UInt8(ascii: "\""): quotes
        default: false
        }
    }
}
