/// In which encoding a page was read, and what said so.
public struct HTMLEncoding: Sendable, Hashable {
    /// The encoding's name as the WHATWG's Encoding Standard has it, in lower case: `utf-8`, `windows-1252` …
    public var name: String
    public var origin: Origin

    public enum Origin: Sendable, Hashable {
        /// A byte order mark, which is stronger than anything else.
        case byteOrderMark
        /// What the page was sent with (HTTP's `Content-Type`).
        case transport
        /// A `meta` element within the first 1024 bytes, or of a page that is not UTF-8 in its first 64 kB.
        case meta
        /// Nothing said so, and the bytes are UTF-8.
        case content
        /// Nothing said anything, and the bytes are not UTF-8.
        case fallback
        /// The page was handed over as UTF-8.
        case given
    }
}

/// An encoding: its name, and how its bytes become UTF-8.
struct Encoding: Sendable, Hashable {
    var name: String
    var decoder: Decoder

    enum Decoder: Sendable, Hashable {
        case utf8
        case windows1252
        /// Bytes from 0x80 are U+F780 and on.
        case userDefined
        /// Encodings that browsers refuse for their danger: the page is one U+FFFD.
        case replacement
        /// The C library's converter of this name.
        case iconv(String)
    }

    static let utf8 = Encoding(name: "utf-8", decoder: .utf8)
    static let windows1252 = Encoding(name: "windows-1252", decoder: .windows1252)
    static let utf16LittleEndian = Encoding(name: "utf-16le", decoder: .iconv("UTF-16LE"))
    static let utf16BigEndian = Encoding(name: "utf-16be", decoder: .iconv("UTF-16BE"))

    /// The encoding that a label stands for: labels are many, and `latin1` is windows-1252.
    init?(label: some Collection<UInt8>) {
        var label = label[...]
        while let first = label.first, first.isBlank { label = label.dropFirst() }
        let trimmed = label.reversed().drop(while: \.isBlank).reversed().map(\.lowercased)
        guard trimmed.count < 32, let encoding = Self.byLabel[String(decoding: trimmed, as: UTF8.self)] else { return nil }
        self = encoding
    }

    init(name: String, decoder: Decoder) {
        self.name = name
        self.decoder = decoder
    }

    private static let byLabel: [String: Encoding] = {
        var encodings: [String: Encoding] = [:]
        for line in encodingTable.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 2 else { continue }
            let decoder: Decoder =
                switch words[0] {
                case "utf-8": .utf8
                case "windows-1252": .windows1252
                case "x-user-defined": .userDefined
                case "replacement": .replacement
                default: .iconv(words[1])
                }
            let encoding = Encoding(name: words[0], decoder: decoder)
            for label in [words[0]] + words[2...] { encodings[label] = encoding }
        }
        return encodings
    }()
}
