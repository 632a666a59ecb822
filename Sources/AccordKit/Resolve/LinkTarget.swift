import HTML

/// What a link or image that is no claim leads to.
enum LinkTarget: Equatable {
    /// `#anchor` on the same page.
    case anchor(String)
    /// A page of the site; `locale` is the one that the link's file name says, nil for a folder.
    case page(article: String, locale: String?, fragment: String?)
    case image(name: String)
    case external
    /// Not inside `Content/`, or not relative.
    case outside
    /// A scheme that is never published, such as `javascript:`.
    case unsafe(scheme: String)
    /// A relative address that is neither a page nor an image of the article.
    case unknown

    /// - Parameter article: the id of the article on whose page the link stands.
    init(_ destination: String, from article: String) {
        if let scheme = Self.scheme(of: destination) {
            self = isSafeURL(destination) && ["http", "https", "mailto"].contains(scheme.lowercased()) ? .external : .unsafe(scheme: scheme)
            return
        }
        guard !destination.hasPrefix("/"), !destination.hasPrefix("\\") else {
            self = .outside
            return
        }
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]).removingPercentEncoding : nil
        guard !parts[0].isEmpty else {
            self = fragment.map(LinkTarget.anchor) ?? .unknown
            return
        }
        self.init(path: String(parts[0]).removingPercentEncoding, fragment: fragment, from: article)
    }

    private init(path: String, fragment: String?, from article: String) {
        var components = article.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
        for component in path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) where component != "." {
            if component == ".." {
                guard components.popLast() != nil else {
                    self = .outside
                    return
                }
            } else {
                components.append(component)
            }
        }
        let folder = components.count >= 2 ? "\(components[0])/\(components[1])" : ""
        switch components.count {
        case 2: self = .page(article: folder, locale: nil, fragment: fragment)
        case 3 where components[2].hasSuffix(".md"): self = .page(article: folder, locale: String(components[2].dropLast(3)), fragment: fragment)
        case 4 where components[2] == "images" && folder == article: self = .image(name: String(components[3]))
        default: self = .unknown
        }
    }

    private static func scheme(of destination: String) -> String? {
        let head = destination.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        guard let colon = head.firstIndex(of: ":") else { return nil }
        return String(head[..<colon])
    }
}

extension String {
    /// With `%41` as `A`; sequences that are no valid UTF-8 stay as they are.
    var removingPercentEncoding: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? self
    }
}
