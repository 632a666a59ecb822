import Diagnostics
import Markdown

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A site as those who translate it see it.
public struct TranslatedSite: Sendable {
    /// The site's folder.
    public let root: String
    public let site: Site
    /// What the product shows, where the snapshot can be read.
    public let product: Product?
    /// What is wrong with the site's files.
    public let findings: [Diagnostic]
    public let selection: Selection
    let jobs: Int

    /// - Throws: `ConfigurationError` where there is no usable site, or the selection names what it does not have.
    public static func open(_ root: String, selection: Selection = Selection(), jobs: Int = 1) async throws -> TranslatedSite {
        let loaded = try await Site.load(root, jobs: jobs)
        try Workspace.check(selection, loaded.site)
        try loaded.site.configuration.expectTranslations(into: selection.locales)
        let model = try? await CapabilitySource.file("\(root)/\(loaded.site.configuration.snapshot)").load().model
        return TranslatedSite(
            root: root, site: loaded.site, product: model.flatMap { Product($0, glossary: loaded.site.glossary) },
            findings: loaded.findings,
            selection: selection, jobs: jobs)
    }

    private init(root: String, site: Site, product: Product?, findings: [Diagnostic], selection: Selection, jobs: Int) {
        self.root = root
        self.site = site
        self.product = product
        self.findings = findings
        self.selection = selection
        self.jobs = jobs
    }

    /// The site's title in a language, else in its source's.
    public func title(in language: String) -> String {
        let titles = site.configuration.titles
        return (titles.lookup(language) ?? titles.lookup(site.configuration.sourceLocale))?.singular ?? ""
    }

    /// How far the selected translations are, and what the memory of the whole site has for what is to be translated.
    public func statusWithMemory() async -> TranslationStatus {
        var status = await status()
        for locale in Set(status.pages.filter { $0.tally.open.segments > 0 }.map(\.locale)) {
            let memory = TranslationMemory(of: site, locale: locale, product: product)
            let indices = status.pages.indices.filter { status.pages[$0].locale == locale }
            let found = await concurrentMap(indices.map { status.pages[$0].translation.units }, jobs: jobs) { units in
                memory.matches(for: units, limit: 1, where: \.isOpen).compactMapValues(\.first)
            }
            for (index, matches) in zip(indices, found) { status.pages[index].memory = matches }
        }
        return status
    }

    /// How far the selected translations are.
    public func status() async -> TranslationStatus {
        let pages = await concurrentMap(site.articles.filter { selection.includes(article: $0.id) }, jobs: jobs) { article in
            site.configuration.locales.compactMap { page(of: article, in: $0) }
        }
        return TranslationStatus(
            pages: pages.flatMap(\.self), orphans: orphans, borrowed: site.borrowedPages(selection), sourceLocale: site.configuration.sourceLocale)
    }

    /// Whether there is work that is to be done before the site is published: a locale that is being prepared counts where it is selected by name.
    public func needsWork(_ status: TranslationStatus) -> Bool {
        status.needsWork(site.configuration.translation, besides: preparing.subtracting(selection.locales))
    }

    /// The locales that are not published yet.
    var preparing: Set<String> { Set(site.configuration.locales.filter(\.isBeingPrepared).map(\.tag)) }

    private var orphans: [TranslationStatus.Orphan] {
        let source = site.configuration.sourceLocale
        return site.articles.filter { selection.includes(article: $0.id) && $0.pages[source] == nil }.flatMap { article in
            site.configuration.locales.filter { selection.includes(locale: $0.tag) }.compactMap { locale in
                article.pages[locale.tag].map {
                    TranslationStatus.Orphan(
                        article: article.id, locale: locale.tag, path: $0.file.path, source: "\(source).md",
                        isRecorded: article.locks[locale.tag].map { !$0.records.isEmpty } ?? false)
                }
            }
        }
    }

    private func page(of article: Site.Article, in locale: Site.Locale) -> TranslationStatus.Page? {
        let source = site.configuration.sourceLocale
        let isWanted = article.pages[locale.tag] != nil || locale.hasPagesOfItsOwn(source: source)
        guard selection.includes(locale: locale.tag), isWanted,
            let translation = Translation(of: article, locale: locale.tag, source: source, product: product)
        else { return nil }
        var page = TranslationStatus.Page(
            article: article.id, locale: locale.tag, title: article.pages[source]?.title ?? "", file: article.pages[locale.tag]?.file,
            translation: translation, conflict: [locale.tag, source].lazy.compactMap { article.pages[$0]?.conflict(in: $0) }.first)
        if let theirs = article.pages[source]?.codeBlocks, let own = article.pages[locale.tag]?.codeBlocks {
            page.code = CodeDifference.all(theirs, own)
            page.tables = TableDifference.all(from: theirs, to: own, product)
        }
        return page
    }
}

extension Site.Page {
    var codeBlocks: [Block.CodeBlock] { Outline(parse(file.bytes, from: bodyStart).document).codeBlocks }
}

extension Site.Article {
    func codeDifferences(from source: String, to locale: String) -> [CodeDifference] {
        guard let theirs = pages[source], let own = pages[locale] else { return [] }
        return CodeDifference.all(theirs.codeBlocks, own.codeBlocks)
    }
}

extension Site.Configuration {
    /// - Throws: `ConfigurationError` where one of the locales is that of the source.
    func expectTranslations(into locales: Set<String>) throws(ConfigurationError) {
        guard locales.contains(sourceLocale) else { return }
        let others = self.locales.map(\.tag).filter { $0 != sourceLocale }
        throw .invalidSelection(
            "A translation is into another language than its source: \(sourceLocale) is what the site is written in. "
                + (others.isEmpty ? "The site has no other locale." : "It is translated into \(others.joined(separator: ", "))."))
    }
}

extension Site.Locale {
    /// Whether the locale is to be translated in full; a regional variant that borrows from its own language has only the pages that differ.
    func hasPagesOfItsOwn(source: String) -> Bool {
        func language(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
        return tag != source && !fallbacks.contains { language($0) == language(tag) }
    }
}

/// The time now, ISO 8601 in UTC: `2026-11-24T09:30:00Z`.
public func currentTime() -> String { time(time(nil)) }

/// A time in seconds since 1970 as ISO 8601 in UTC.
func time(_ seconds: Int) -> String {
    var now = time_t(seconds)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
        "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
}

/// Who is at work: the name that git knows in a folder, else the user's. Nil where neither is known.
public func defaultAuthor(in folder: String) async -> String? {
    let git = try? await outputBytes(of: ["git", "-C", folder, "config", "user.name"], timeout: .seconds(5), limit: 4096)
    let user = getenv("USER").flatMap { String(validatingCString: $0) }
    let names = [git.flatMap { String(validating: $0, as: UTF8.self) }, user]
    return names.lazy.compactMap { $0?.split(separator: "\n").first.map(String.init) }.first { $0.contains { !$0.isWhitespace } }
}
