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
    init(_ address: ArraySlice<UInt8>, from path: String, baseURL: String?) {
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
            self = Self.inside(address, from: path)
        }
    }

    private static let claimSchemes: Set<String> = ["ui", "tool", "item", "term", "state"]

    private static func inside(_ address: ArraySlice<UInt8>, from page: String) -> Address {
        let end = address.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? address.endIndex
        let hash = address[end...].firstIndex(of: UInt8(ascii: "#"))
        guard let fragment = hash.map({ decoded(address[($0 + 1)...]) }) ?? [] else { return .malformed }
        guard let path = path(address[..<end], from: page) else { return .malformed }
        switch path {
        case .outside: return .outside
        case .file(let path): return .inside(path: String(decoding: path, as: UTF8.self), fragment: place(fragment))
        }
    }

    /// Browsers take an empty fragment and `top` for the top of the page, and `:~:` for a text to mark.
    private static func place(_ fragment: ArraySlice<UInt8>) -> String? {
        guard !fragment.isEmpty, !fragment.elementsEqual("top".utf8), !fragment.starts(with: ":~:".utf8) else { return nil }
        return String(decoding: fragment, as: UTF8.self)
    }

    private enum Path {
        case outside
        case file([UInt8])
    }

    /// - Returns: nil where the address is malformed.
    private static func path(_ relative: ArraySlice<UInt8>, from page: String) -> Path? {
        var path = Array(page.utf8)
        if relative.isEmpty, !path.isEmpty { return .file(path) }
        removeLastComponent(of: &path)
        var isFolder = true
        var start = relative.startIndex
        while start <= relative.endIndex {
            let end = relative[start...].firstIndex(of: UInt8(ascii: "/")) ?? relative.endIndex
            guard let name = decoded(relative[start..<end]), !name.contains(UInt8(ascii: "/")) else { return nil }
            let isParent = name.elementsEqual("..".utf8)
            isFolder = isParent || name.isEmpty || name.elementsEqual(".".utf8)
            if isParent {
                guard !path.isEmpty else { return .outside }
                path.removeLast()
                removeLastComponent(of: &path)
            } else if !isFolder {
                path.append(contentsOf: name)
                path.append(UInt8(ascii: "/"))
            }
            start = end + 1
        }
        // A folder stands for its index page.
        if isFolder { path.append(contentsOf: "index.html".utf8) } else { path.removeLast() }
        return .file(path)
    }

    /// Leaves the folder, with its slash; nothing for a file at the top.
    private static func removeLastComponent(of path: inout [UInt8]) {
        while let last = path.last, last != UInt8(ascii: "/") { path.removeLast() }
    }

    /// Resolves `%C3%A9`; nil where that gives no text.
    private static func decoded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes[...]
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
