import Diagnostics

/// The segments of translation files, by the article and the locale that they belong to.
struct IncomingTranslations {
    struct Group {
        let article: Site.Article
        let locale: String
        var segments: [IncomingSegment]
    }

    /// In the order of articles' ids and locales.
    var groups: [Group] { groupsByName.sorted { $0.key < $1.key }.map(\.value) }
    /// What is wrong with the files, and what in them the site has nothing for.
    private(set) var findings: [Diagnostic] = []
    private(set) var unreadableFiles = 0
    /// How many units break the rules of their format.
    private(set) var brokenUnits = 0
    /// How many translations are of articles that the site does not have.
    private(set) var strangers = 0

    private let site: Site
    private let articles: [String: Site.Article]
    private var groupsByName: [String: Group] = [:]

    /// - Parameter files: as the user named them, with what is in them.
    init(_ files: [(path: String, bytes: [UInt8])], for site: Site) {
        self.site = site
        let source = site.configuration.sourceLocale
        articles = Dictionary(site.articles.filter { $0.pages[source] != nil }.map { ($0.id, $0) }) { first, _ in first }
        var unknown: [Diagnostic] = []
        for file in files { unknown += add(IncomingFile(path: file.path, bytes: file.bytes)) }
        // One article that is gone is nothing to stop for; files of which none is here are those of another site.
        if groupsByName.isEmpty, let first = unknown.first {
            findings.append(
                Diagnostic(
                    .unknownTranslation, at: first.location, rule: "Translation files are those of this site",
                    seen: Message(
                        unknown.count, one: "the site does not have the article that is in them",
                        other: "of the \(unknown.count) articles in them, the site has none"),
                    right: "See whether the files, or the folder of the site (--site), are the ones that were meant"))
        }
        findings += unknown
    }

    /// - Returns: a finding for each article that the site does not have.
    private mutating func add(_ file: IncomingFile) -> [Diagnostic] {
        findings += file.findings
        unreadableFiles += file.isUnreadable ? 1 : 0
        brokenUnits += file.brokenUnits
        guard !file.segments.isEmpty || file.locale != nil else { return [] }
        let source = site.configuration.sourceLocale
        let tags = site.configuration.locales.map(\.tag).filter { $0 != source }
        let named = file.locale ?? ""
        // Many tools know languages only with a country: fr-FR is fr where the site has no other.
        let names = [named] + LanguageTag.truncations(of: LanguageTag.canonical(named) ?? named)
        guard let locale = names.lazy.compactMap({ name in tags.first { $0.lowercased() == name.lowercased() } }).first else {
            findings.append(
                Diagnostic(
                    .exchangeLocale, at: Location(path: file.path),
                    rule: "A translation file is into one of \(tags.joined(separator: ", "))",
                    seen: "this one is into \(quotation(named))", right: didYouMean(named, tags)))
            return []
        }
        var strange: [Diagnostic] = []
        var unknown: Set<String> = []
        for segment in file.segments {
            if let article = articles[segment.article] {
                groupsByName["\(article.id) \(locale)", default: Group(article: article, locale: locale, segments: [])].segments.append(segment)
                continue
            }
            strangers += segment.target.map { $0.isEmpty || segment.isEmptyWhenEqual && $0 == segment.source } ?? true ? 0 : 1
            if unknown.insert(segment.article).inserted {
                strange.append(
                    Diagnostic(
                        .unknownTranslation, .warning, at: segment.location, locale: locale,
                        rule: "A translation belongs to an article with a page in \(source)",
                        seen: "the site has no “\(segment.article)”", right: didYouMean(segment.article, articles.keys.sorted())
                            ?? "If its folder was renamed, export it under its new name: the memory of the translation tool has the texts"))
            }
        }
        return strange
    }
}

extension IncomingSegment {
    /// That the source page of today has no such segment.
    func unknown(in locale: String) -> Diagnostic {
        Diagnostic(
            .unknownTranslation, .warning, at: location, locale: locale, rule: "A translation belongs to a segment of its source page",
            seen: "\(article) has no segment “\(id)” in \(locale): it was changed or taken away since, or the file was exported for another locale")
    }
}
