import HTML

/// Where an address in a page leads.
enum Address: Equatable {
    /// To a file in the output folder.
    case inside(path: String, fragment: String?)
    /// Up and out of the output folder.
    case outside
    /// To another site, or to a mail program.
    case external
    /// To the capability model, which only authors' links do.
    case claim
    /// Nowhere that is permitted.
    case unsafe
    /// A percent sign without two hexadecimal digits, or bytes that are no text.
    case malformed

    /// - Parameters:
    ///   - path: of the page, in the output folder.
    ///   - baseURL: where the output folder is published, ending in `/`.
    init(_ address: some BidirectionalCollection<UInt8>, from path: String, baseURL: String?) {
        if let baseURL, address.starts(with: baseURL.utf8) {
            self = Self.inside(address.dropFirst(baseURL.utf8.count), from: "")
            return
        }
        let scheme = urlScheme(address)
        if let scheme, Self.claimSchemes.contains(scheme) {
            self = .claim
        } else if !isSafeURL(address) {
            self = .unsafe
        } else if scheme != nil {
            self = .external
        } else if address.first == UInt8(ascii: "/") {
            self = Self.inside(address.dropFirst(), from: "")
        } else {
            self = Self.inside(address[...], from: path)
        }
    }

    private static let claimSchemes: Set<String> = ["ui", "tool", "item", "term", "state"]

    private static func inside(_ address: some Collection<UInt8>, from page: String) -> Address {
        let parts = address.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
        let relative = address.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard let fragment = parts.count > 1 ? decoded(parts[1]) : "" else { return .malformed }
        // Browsers take these for the top of the page and for a text to mark.
        let isPlace = !fragment.isEmpty && fragment != "top" && !fragment.hasPrefix(":~:")
        var path = Array(page.utf8)
        if !relative.isEmpty || path.isEmpty {
            removeLastComponent(of: &path)
            var isFolder = true
            for component in relative.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
                guard let name = decoded(component), !name.contains("/") else { return .malformed }
                isFolder = [".", "..", ""].contains(name)
                if name == ".." {
                    guard !path.isEmpty else { return .outside }
                    path.removeLast()
                    removeLastComponent(of: &path)
                } else if !isFolder {
                    path.append(contentsOf: name.utf8)
                    path.append(UInt8(ascii: "/"))
                }
            }
            // A folder stands for its index page.
            if isFolder { path.append(contentsOf: "index.html".utf8) } else { path.removeLast() }
        }
        return .inside(path: String(decoding: path, as: UTF8.self), fragment: isPlace ? fragment : nil)
    }

    /// Leaves the folder, with its slash; nothing for a file at the top.
    private static func removeLastComponent(of path: inout [UInt8]) {
        while let last = path.last, last != UInt8(ascii: "/") { path.removeLast() }
    }

    /// Resolves `%C3%A9`; nil where that gives no text.
    private static func decoded(_ text: some Collection<UInt8>) -> String? {
        guard text.contains(UInt8(ascii: "%")) else { return String(decoding: text, as: UTF8.self) }
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
