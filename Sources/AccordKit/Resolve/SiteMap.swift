import Diagnostics

/// Which pages a site publishes, and where: known before any Markdown is read.
public struct SiteMap: Sendable {
    public let site: Site
    private let articleIndex: [String: Int]
    /// Per article and locale; nil where the article is not published in that locale.
    private let entries: [[Entry?]]

    struct Entry: Sendable {
        /// Whose prose is published.
        let proseLocale: String
        /// `/fr/docusign/lier-un-compte/`
        let path: String
        let title: String
        /// Whose words the title is in: the prose's, or the source's where the site does not publish an outdated title.
        let titleLocale: String
    }

    public init(_ site: Site) {
        self.site = site
        articleIndex = Dictionary(site.articles.enumerated().map { ($1.id, $0) }) { first, _ in first }
        entries = site.articles.map { article in
            site.configuration.locales.map { Self.entry(article, $0, site.configuration) }
        }
    }

    private static func entry(_ article: Site.Article, _ locale: Site.Locale, _ configuration: Site.Configuration) -> Entry? {
        for tag in [locale.tag] + locale.fallbacks {
            guard let page = article.pages[tag] else { continue }
            let slug = LocalizedText(article.slugs).lookup(locale.tag)?.plural ?? String(article.id.split(separator: "/").last ?? "")
            let original = article.borrowsTitle(in: tag, configuration) ? article.pages[configuration.sourceLocale] : nil
            return Entry(
                proseLocale: tag, path: "/\(locale.tag)/\(article.section)/\(slug)/", title: original?.title ?? page.title,
                titleLocale: original == nil ? tag : configuration.sourceLocale)
        }
        return nil
    }

    func index(of article: String) -> Int? { articleIndex[article] }

    func entry(_ article: Int, in locale: String) -> Entry? {
        guard let position = site.configuration.locales.firstIndex(where: { $0.tag == locale }) else { return nil }
        return entries[article][position]
    }

    /// The title of a page, with the spaces of the locale that shows it.
    func title(_ entry: Entry, in locale: String) -> String { site.configuration.adapting(entry.title, of: entry.titleLocale, to: locale) }

    func alternates(of article: Int) -> [ResolvedPage.Alternate] {
        zip(site.configuration.locales, entries[article]).compactMap { locale, entry in
            entry.map { ResolvedPage.Alternate(locale: locale.tag, path: $0.path) }
        }
    }

    /// The sections that have a page, in reading order, by the locale's tag.
    var sectionsByLocale: [String: [Site.Section]] {
        var published: [String: Set<String>] = [:]
        for (article, row) in zip(site.articles, entries) {
            for (locale, entry) in zip(site.configuration.locales, row) where entry != nil {
                published[locale.tag, default: []].insert(article.section)
            }
        }
        return published.mapValues { ids in site.sections.filter { ids.contains($0.id) } }
    }

    /// The pages that a build certainly writes, by their paths in the output folder.
    var outputPages: Set<String> {
        var paths: Set<String> = ["index.html"]
        for (article, row) in zip(site.articles, entries) {
            for (locale, entry) in zip(site.configuration.locales, row) {
                guard let entry else { continue }
                paths.insert("\(entry.path.dropFirst())index.html")
                paths.insert("\(entry.path.dropFirst())index.md")
                paths.insert("\(locale.tag)/\(article.section)/index.html")
            }
        }
        paths.formUnion(site.configuration.locales.map { "\($0.tag)/index.html" })
        return paths
    }

    /// Addresses that two pages, or a page and a redirect, would share.
    func collisions() -> [Diagnostic] {
        var owners: [String: String] = [:]
        var findings: [Diagnostic] = []
        // Of two articles at one address, the one to change is the one whose address was chosen by hand.
        for origin in AddressOrigin.allCases {
            for (article, row) in zip(site.articles, entries) {
                for (locale, entry) in zip(site.configuration.locales, row) {
                    guard let entry else { continue }
                    for path in addresses(of: article, locale.tag, entry, from: origin) {
                        if let owner = owners.updateValue(article.id, forKey: path) {
                            let place = origin == .folder ? Location(path: article.file.path) : article.location(of: origin.rawValue)
                            findings.append(
                                Diagnostic(
                                    .sharedAddress, at: place, locale: locale.tag, rule: "Each page and each redirect has an address of its own",
                                    seen: "\(path) belongs to \(owner), too"))
                        }
                    }
                }
            }
        }
        return findings
    }

    /// What an address was made of; the names are those of the keys in article.yml.
    private enum AddressOrigin: String, CaseIterable {
        case folder, slugs, redirects
    }

    private func addresses(of article: Site.Article, _ locale: String, _ entry: Entry, from origin: AddressOrigin) -> [String] {
        switch origin {
        case .folder: LocalizedText(article.slugs).lookup(locale) == nil ? [entry.path] : []
        case .slugs: LocalizedText(article.slugs).lookup(locale) == nil ? [] : [entry.path]
        case .redirects: (article.redirects[locale] ?? []).map { "/\(locale)/\(article.section)/\($0)/" }
        }
    }
}

extension Site.Article {
    /// Whether the site shows the title of the source page in the place of a translated one that is not up to date.
    fileprivate func borrowsTitle(in locale: String, _ configuration: Site.Configuration) -> Bool {
        let source = configuration.sourceLocale
        guard configuration.translation.borrows, locale != source, let page = pages[locale], let original = pages[source] else {
            return false
        }
        func segment(_ page: Site.Page) -> Segment { Segment(kind: .title, text: SegmentText(plain: page.title), range: 0..<0) }
        let records = (locks[locale]?.records ?? []).filter { $0.id == Segment.Kind.title.fieldName }
        let translation = Translation(
            article: id, locale: locale, source: [segment(original)], target: [segment(page)], lock: Lock(records: records))
        return translation.units.first.map { configuration.translation.treatment(of: $0) == .fallback } ?? false
    }
}
