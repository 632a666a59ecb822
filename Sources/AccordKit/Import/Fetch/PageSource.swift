/// Where a page is, and what is known of it before it is read.
public struct PageSource: Sendable, Hashable {
    /// A path, or an address with `http://` or `https://`.
    public let name: String
    /// The locale that a list says.
    public var locale: String?
    /// The article that a list says: `section/id`.
    public var article: String?
    /// The folder that was asked for, where the page was found in one.
    public var folder: String?
    /// Addresses of the page in other languages, by language, as a sitemap tells them.
    public var alternates: [String: String] = [:]

    public init(_ name: String) { self.name = name }

    public var isAddress: Bool { isWebAddress(name) }
}

func isWebAddress(_ name: String) -> Bool {
    let start = name.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
}

/// A page as it came from its file or server.
public struct LoadedPage: Sendable {
    public let source: PageSource
    public let bytes: [UInt8]
    /// Where it was found, behind all redirects; nil for a file.
    public let address: String?
    /// The encoding that HTTP told.
    public let charset: String?

    public init(source: PageSource, bytes: [UInt8], address: String? = nil, charset: String? = nil) {
        self.source = source
        self.bytes = bytes
        self.address = address
        self.charset = charset
    }
}

/// The parameter `charset` of a media type.
func charset(ofContentType type: String?) -> String? {
    for parameter in (type ?? "").split(separator: ";").dropFirst() {
        let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" } }
        if parts.count == 2, parts[0].lowercased() == "charset", !parts[1].isEmpty { return parts[1] }
    }
    return nil
}
