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
    /// What is of articles that the site does not have, in the order of the files.
    private var homeless: [Homeless] = []

    private struct Homeless {
        let article: String
        let locale: String
        var segments: [IncomingSegment]
    }

    /// - Parameter files: as the user named them, with what is in them.
    init(_ files: [(path: String, bytes: [UInt8])], for site: Site) {
        self.site = site
        let source = site.configuration.sourceLocale
        articles = Dictionary(site.articles.filter { $0.pages[source] != nil }.map { ($0.id, $0) }) { first, _ in first }
        for file in files { add(IncomingFile(path: file.path, bytes: file.bytes)) }
        let unknown = housed()
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

    private mutating func add(_ file: IncomingFile) {
        findings += file.findings
        unreadableFiles += file.isUnreadable ? 1 : 0
        brokenUnits += file.brokenUnits
        guard !file.segments.isEmpty || file.locale != nil else { return }
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
            return
        }
        for segment in file.segments {
            if let article = articles[segment.article] {
                add(segment, to: article, locale)
            } else if let index = homeless.firstIndex(where: { $0.article == segment.article && $0.locale == locale }) {
                homeless[index].segments.append(segment)
            } else {
                homeless.append(Homeless(article: segment.article, locale: locale, segments: [segment]))
            }
        }
    }

    private mutating func add(_ segment: IncomingSegment, to article: Site.Article, _ locale: String) {
        groupsByName["\(article.id) \(locale)", default: Group(article: article, locale: locale, segments: [])].segments.append(segment)
    }

    // MARK: Articles that the site does not have

    /// Brings what is of renamed articles home.
    ///
    /// - Returns: a finding for each other article that the site does not have.
    private mutating func housed() -> [Diagnostic] {
        guard !homeless.isEmpty else { return [] }
        let source = site.configuration.sourceLocale
        let renamed = RenamedArticles(articles.values, sourceLocale: source)
        var unknown: [Diagnostic] = []
        for group in homeless {
            guard let first = group.segments.first else { continue }
            if let (article, found, count) = renamed.article(of: group.segments, in: group.locale) {
                for segment in group.segments { add(segment.moved(to: article.id), to: article, group.locale) }
                findings.append(
                    Diagnostic(
                        .unknownTranslation, .note, at: first.location, locale: group.locale,
                        rule: "Translations of an article that was renamed come in under its new name",
                        seen: "the site has no “\(group.article)”, and “\(article.id)” has \(found) of its \(count) texts", right: nil))
                continue
            }
            let unplaced = UnplacedSegments(nil, of: group.article, Localization(sourceLocale: source, locale: group.locale))
            strangers += group.segments.count { if case .new = unplaced.content(of: $0) { true } else { false } }
            unknown.append(
                Diagnostic(
                    .unknownTranslation, .warning, at: first.location, locale: group.locale,
                    rule: "A translation belongs to an article with a page in \(source)",
                    seen: "the site has no “\(group.article)”", right: didYouMean(group.article, articles.keys.sorted())
                        ?? "If its folder was renamed, export it under its new name: the memory of the translation tool has the texts"))
        }
        return unknown
    }
}

extension IncomingSegment {
    fileprivate func moved(to article: String) -> IncomingSegment {
        var segment = self
        segment.article = article
        return segment
    }
}
