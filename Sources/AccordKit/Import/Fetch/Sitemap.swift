import HTML

/// What a sitemap lists (sitemaps.org): pages, and further sitemaps.
struct Sitemap {
    /// The protocol allows so many in one file.
    static let greatestCount = 50_000
    static let greatestSize = 50 << 20

    struct Page: Hashable {
        let address: String
        /// Addresses in other languages, by language.
        let alternates: [String: String]
    }

    private(set) var pages: [Page] = []
    private(set) var sitemaps: [String] = []
    /// How many entries there are beyond what the protocol allows.
    let surplus: Int

    /// - Throws: `XML.SyntaxError` where the bytes are no XML.
    init?(_ bytes: [UInt8]) throws(XML.SyntaxError) {
        let root = try XML.Document(bytes).root
        surplus = max(0, root.elements.count - Self.greatestCount)
        switch root.name.local {
        case "urlset": pages = root.elements.prefix(Self.greatestCount).compactMap { $0.name.local == "url" ? Self.page($0) : nil }
        case "sitemapindex":
            sitemaps = root.elements.prefix(Self.greatestCount).compactMap { $0.name.local == "sitemap" ? Self.location(of: $0) : nil }
        default: return nil
        }
    }

    private static func page(_ element: XML.Element) -> Page? {
        guard let address = location(of: element) else { return nil }
        var alternates: [String: String] = [:]
        for link in element.elements where link.name.local == "link" {
            guard let language = link.attribute("hreflang"), let target = link.attribute("href") else { continue }
            alternates[language] = target
        }
        return Page(address: address, alternates: alternates)
    }

    private static func location(of element: XML.Element) -> String? {
        guard let text = element.elements.first(where: { $0.name.local == "loc" })?.text else { return nil }
        let address = String(decoding: Array(text.utf8)[...].trimmed, as: UTF8.self)
        return isWebAddress(address) ? address : nil
    }
}
