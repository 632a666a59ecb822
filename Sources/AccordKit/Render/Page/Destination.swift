import HTML

/// What a resolved link leads to, as far as rendering is concerned.
enum Destination {
    /// A claim that is shown as the product's own words, `ui:`, `tool:`, `item:` or `term:`; the class says which.
    case claim(StaticString)
    /// `state:`, whose text is the author's prose.
    case state
    /// `/fr/docusign/lier-un-compte/`, or a file in such a folder.
    case site(path: Substring, fragment: Substring?)
    /// An anchor on the same page.
    case fragment(Substring)
    /// An absolute address that may be published, `https:` or `http:`.
    case external
    /// `mailto:`
    case mail
    /// Anything else, which is never published as an address.
    case refused

    init(_ destination: String) {
        switch destination.utf8.first {
        case UInt8(ascii: "#"):
            self = destination.utf8.count > 1 ? .fragment(destination.dropFirst()) : .refused
        case UInt8(ascii: "/"):
            self = Self.site(destination)
        default:
            self = Self.scheme(of: destination)
        }
    }

    private static func site(_ destination: String) -> Destination {
        // Browsers read `//host` and `/\host` as another site.
        guard !destination.utf8.dropFirst().starts(with: "/".utf8), destination.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") })
        else {
            return .refused
        }
        guard let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#")) else { return .site(path: destination[...], fragment: nil) }
        let fragment = destination[destination.utf8.index(after: hash)...]
        return .site(path: destination[..<hash], fragment: fragment.isEmpty ? nil : fragment)
    }

    private static func scheme(of destination: String) -> Destination {
        let text = destination.utf8
        if text.starts(with: "ui:".utf8) { return .claim("ui") }
        if text.starts(with: "tool:".utf8) { return .claim("tool") }
        if text.starts(with: "item:".utf8) { return .claim("item") }
        if text.starts(with: "term:".utf8) { return .claim("term") }
        if text.starts(with: "state:".utf8) { return .state }
        return absolute(destination)
    }

    /// An address of a permitted scheme that every browser reads alike.
    private static func absolute(_ address: String) -> Destination {
        guard isSafeURL(address), let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return .refused }
        let rest = address.utf8[address.utf8.index(after: colon)...]
        // Of the safe schemes, only `mailto` has six letters.
        if address.utf8[..<colon].count == 6 { return rest.isEmpty ? .refused : .mail }
        guard rest.starts(with: "//".utf8) else { return .refused }
        let authority = rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
        let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority.index(after: $0) } ?? authority.startIndex
        return isHost(authority[host...]) ? .external : .refused
    }

    /// A host name or address with an optional port.
    private static func isHost(_ authority: Substring.UTF8View) -> Bool {
        var host = authority
        if let colon = authority.lastIndex(of: UInt8(ascii: ":")), authority.last != UInt8(ascii: "]") {
            let port = authority[authority.index(after: colon)...]
            guard port.count <= 5, port.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
            host = authority[..<colon]
        }
        if host.first == UInt8(ascii: "["), host.last == UInt8(ascii: "]") {
            return host.dropFirst().dropLast().allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
        }
        return !host.isEmpty
            && host.allSatisfy { byte in
                byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
    }
}

/// Addresses within the site.
enum PagePath {
    /// Appends the address of `target` as seen from `page`, so that the site works in any folder and without a server:
    /// `../lier-un-compte/index.html`.
    ///
    /// - Parameters:
    ///   - page: a site path that ends in `/`.
    ///   - target: a site path; one that ends in `/` is a page and gets the name of its file.
    ///   - index: the name of a page's file.
    static func appendRelative(from page: String, to target: Substring, index: StaticString, into bytes: inout [UInt8]) {
        let from = page.utf8
        let to = target.utf8
        var common = to.startIndex
        var fromRest = from.startIndex
        var (i, j) = (from.startIndex, to.startIndex)
        while i < from.endIndex, j < to.endIndex, from[i] == to[j] {
            let isSlash = from[i] == UInt8(ascii: "/")
            i = from.index(after: i)
            j = to.index(after: j)
            if isSlash { (fromRest, common) = (i, j) }
        }
        for byte in from[fromRest...] where byte == UInt8(ascii: "/") { bytes.append(contentsOf: "../".utf8) }
        bytes.append(contentsOf: to[common...])
        if to.last == UInt8(ascii: "/") { index.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    }

    /// `../../../` for `/fr/docusign/lier-un-compte/`.
    static func root(from page: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in page.utf8.dropFirst() where byte == UInt8(ascii: "/") { bytes.append(contentsOf: "../".utf8) }
        return bytes
    }

    /// Whether a site path is one of an article, which is published in Markdown, too.
    static func isArticle(_ path: Substring) -> Bool {
        path.utf8.last == UInt8(ascii: "/") && path.utf8.count { $0 == UInt8(ascii: "/") } == 4
    }
}

extension [UInt8] {
    /// Appends an address as the value of `href` or `src`: what may not stand in a URL is percent-encoded, `&` and quotes are escaped.
    mutating func appendAddress(_ address: some Collection<UInt8>, isAbsolute: Bool = false) {
        // Brackets stand around an IPv6 address only, so only before the third slash of an absolute address.
        var isBehindAuthority = !isAbsolute
        var slashes = 0
        var hasFragment = false
        var index = address.startIndex
        while index < address.endIndex {
            let byte = address[index]
            index = address.index(after: index)
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
            case UInt8(ascii: "/"):
                slashes += 1
                isBehindAuthority = isBehindAuthority || slashes >= 3
                append(byte)
            case UInt8(ascii: "#") where !hasFragment:
                hasFragment = true
                isBehindAuthority = true
                append(byte)
            case UInt8(ascii: "?"):
                isBehindAuthority = true
                append(byte)
            case UInt8(ascii: "["), UInt8(ascii: "]"): isBehindAuthority ? appendPercentEncoded(byte) : append(byte)
            case UInt8(ascii: "%"): address[index...].prefix(2).count { $0.isHexDigit } == 2 ? append(byte) : appendPercentEncoded(byte)
            case 0...0x20, 0x7F, UInt8(ascii: "#"): appendPercentEncoded(byte)
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                appendPercentEncoded(byte)
            default: append(byte)
            }
        }
    }

    private mutating func appendPercentEncoded(_ byte: UInt8) {
        let digits = Array("0123456789ABCDEF".utf8)
        append(UInt8(ascii: "%"))
        append(digits[Int(byte >> 4)])
        append(digits[Int(byte & 15)])
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
    }
}
