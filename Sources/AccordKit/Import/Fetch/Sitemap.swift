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

    /// Nil where the bytes are no sitemap.
    init?(_ bytes: [UInt8]) {
        var limits = HTMLDocument.Limits()
        limits.bytes = Self.greatestSize
        let document = HTMLDocument(utf8: bytes, limits: limits)
        var isSitemap = false
        for node in document.nodes where node.kind == .element {
            switch node.name {
            case "urlset", "sitemapindex": isSitemap = true
            case "url" where pages.count < Self.greatestCount: if let page = Self.page(node) { pages.append(page) }
            case "sitemap" where sitemaps.count < Self.greatestCount: if let address = Self.location(node) { sitemaps.append(address) }
            default: break
            }
        }
        guard isSitemap else { return nil }
    }

    private static func page(_ node: HTMLNode) -> Page? {
        guard let address = location(node) else { return nil }
        var alternates: [String: String] = [:]
        for link in node.descendants where link.kind == .element && link.name == "xhtml:link" {
            guard let language = link.attribute("hreflang"), let target = link.attribute("href") else { continue }
            alternates[language] = target
        }
        return Page(address: address, alternates: alternates)
    }

    private static func location(_ node: HTMLNode) -> String? {
        guard let text = node.descendants.first(where: { $0.name == "loc" })?.text else { return nil }
        let address = String(decoding: Array(text.utf8)[...].trimmed, as: UTF8.self)
        return isWebAddress(address) ? address : nil
    }
}
