import HTML

/// What the addresses on a page are relative to.
struct BaseAddress: Sendable {
    /// The page's own address without its fragment; nil for a file.
    private let page: String?
    /// What relative addresses are resolved against: the page's `base href`, or else its own address.
    private let base: URLParts?

    init(page url: String?, baseElement: String?) {
        let own = url.flatMap { URLParts($0[...]) }
        page = url.map { String($0.prefix { $0 != "#" }) }
        if let baseElement, let element = URLParts(Self.cleaned(baseElement)[...]) {
            base = own.map { $0.resolving(element) } ?? (element.isWeb ? element : nil)
        } else {
            base = own
        }
    }

    /// The address as the document shall have it: absolute where that can be known; nil where nobody may follow it.
    func resolve(_ written: String) -> String? {
        let address = Self.cleaned(written)
        guard isSafeAddress(address), let parts = URLParts(address[...]) else { return nil }
        if address.hasPrefix("#") { return address }
        // Where nothing tells how the page was fetched, the host is asked in the safe way.
        if address.hasPrefix("//"), base == nil { return "https:\(address)" }
        guard let base, base.isWeb, parts.scheme == nil else { return samePage(address) ?? address }
        let resolved = base.resolving(parts).text
        guard isSafeURL(resolved) else { return nil }
        return samePage(resolved) ?? resolved
    }

    /// A link to a place on the page itself stays one.
    private func samePage(_ address: String) -> String? {
        guard let page, let hash = address.firstIndex(of: "#"), address[..<hash] == page else { return nil }
        return String(address[hash...])
    }

    /// `//host/path` is safe where it is resolved, which the general rule does not know.
    private func isSafeAddress(_ address: String) -> Bool {
        if address.hasPrefix("//") { return base?.isWeb != false && isSafeURL("https:" + address) }
        return isSafeURL(address)
    }

    /// As a browser reads it: without line ends and outer blanks, with `/` for `\`, and with inner blanks encoded.
    private static func cleaned(_ address: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(address.utf8)
        let inner = bytes.drop { $0 <= 0x20 }
        let end = inner.lastIndex { $0 > 0x20 } ?? inner.startIndex - 1
        let hasScheme = urlScheme(inner) != nil
        var isInPath = true
        for byte in inner.prefix(through: Swift.max(end, inner.startIndex - 1)) {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x20: result += "%20".utf8
            case UInt8(ascii: "\\") where isInPath && !hasScheme: result.append(UInt8(ascii: "/"))
            case UInt8(ascii: "\\"): result += "%5C".utf8
            case 0x00...0x1F, 0x7F: result += [UInt8(ascii: "%"), Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]]
            default:
                if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { isInPath = false }
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let hex = Array("0123456789ABCDEF".utf8)
}

/// The parts of an address, as RFC 3986 names them.
private struct URLParts: Sendable {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    init?(_ text: Substring) {
        var rest = text
        if let hash = rest.firstIndex(of: "#") {
            fragment = rest[rest.index(after: hash)...]
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = rest[rest.index(after: mark)...]
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/"), rest.first?.isLetter == true {
            scheme = rest[..<colon]
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    var isWeb: Bool {
        guard let scheme = scheme?.lowercased() else { return false }
        return (scheme == "http" || scheme == "https") && authority?.isEmpty == false
    }

    var text: String {
        var text = ""
        if let scheme { text += "\(scheme):" }
        if let authority { text += "//\(authority)" }
        text += path
        if let query { text += "?\(query)" }
        if let fragment { text += "#\(fragment)" }
        return text
    }

    /// What a relative address means where this is the base.
    func resolving(_ relative: URLParts) -> URLParts {
        if relative.scheme != nil { return relative }
        var result = relative
        result.scheme = scheme
        if relative.authority != nil { return result }
        result.authority = authority
        if relative.path.isEmpty {
            result.path = path
            if relative.query == nil { result.query = query }
        } else if relative.path.hasPrefix("/") {
            result.path = Self.withoutDots(relative.path)
        } else {
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
            result.path = Self.withoutDots(folder + relative.path)
        }
        return result
    }

    private static func withoutDots(_ path: some StringProtocol) -> Substring {
        var result: [Substring] = []
        let segments = Substring(path).split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { result.append("") }
            case "..":
                if result.count > 1 { result.removeLast() }
                if isLast { result.append("") }
            default: result.append(segment)
            }
        }
        return Substring(result.joined(separator: "/"))
    }
}
