import Diagnostics

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
        return TranslationStatus(pages: pages.flatMap(\.self))
    }

    private func page(of article: Site.Article, in locale: Site.Locale) -> TranslationStatus.Page? {
        let source = site.configuration.sourceLocale
        guard selection.includes(locale: locale.tag), article.pages[locale.tag] != nil || locale.hasPagesOfItsOwn(source: source),
            let translation = Translation(of: article, locale: locale.tag, source: source, product: product)
        else { return nil }
        return TranslationStatus.Page(
            article: article.id, locale: locale.tag, title: article.pages[source]?.title ?? "", file: article.pages[locale.tag]?.file,
            translation: translation)
    }

    // MARK: Reviews

    /// What a review is about.
    public enum Scope: Sendable, Hashable {
        /// Every translation of the selected articles and locales.
        case all
        /// A page, by the article's id or the page's path.
        case page(String)
        /// One segment of an article.
        case segment(article: String, id: String)
        case segments(Set<SegmentName>)
    }

    /// A segment of the translation of an article.
    public struct SegmentName: Sendable, Hashable {
        public var article: String
        public var locale: String
        public var id: String

        public init(article: String, locale: String, id: String) {
            self.article = article
            self.locale = locale
            self.id = id
        }
    }

    /// What became of the locks.
    public struct Outcome: Sendable {
        /// The locks that were written, relative to the site's folder.
        public var written: [String] = []
        /// How many segments now have another state, base or reviewer.
        public var changed = 0
        /// Segments that a review cannot be about, as they have no translation.
        public var untranslated = 0
    }

    /// Records a review in the locks of the selected locales, in all or none.
    ///
    /// - Parameter review: nil to record only what carried over.
    /// - Throws: `ConfigurationError` where a scope names nothing, or a lock that is concerned cannot be read; `WriteError`.
    public func record(_ review: Review?, on date: String, _ scopes: [Scope]) async throws -> Outcome {
        let pages = await status().pages.filter { $0.file != nil }
        for scope in scopes where !pages.contains(where: { scope.includes($0) }) {
            throw ConfigurationError.invalidSelection(scope.unknown(among: pages))
        }
        var outcome = Outcome()
        var changes: [FileChange] = []
        for page in pages where scopes.contains(where: { $0.includes(page) }) {
            let path = "Content/\(page.article)/\(Lock.fileName(page.locale))"
            let broken = findings.filter { $0.location.path == path }
            guard broken.isEmpty else { throw ConfigurationError.invalid(broken) }
            let isChosen = { (unit: TranslationUnit) in scopes.contains { $0.includes(unit, of: page) } }
            let isLeftOut = { (unit: TranslationUnit) in
                unit.target == nil || unit.isRepeatedSource && !scopes.contains { $0.names(unit) }
            }
            let lock = page.translation.lock(after: review, on: date) { isChosen($0) && !isLeftOut($0) }
            outcome.untranslated += review == nil ? 0 : page.translation.units.count { isChosen($0) && isLeftOut($0) }
            guard lock != page.translation.lock, !lock.records.isEmpty || page.translation.lock != nil else { continue }
            let old = Set(page.translation.lock?.records ?? [])
            outcome.changed += lock.records.count { !old.contains($0) }
            changes.append(FileChange(path, from: .lock(page.translation.lock), to: lock.bytes))
        }
        try SiteChanges.write(changes, in: root)
        outcome.written = changes.map(\.path)
        return outcome
    }
}

extension TranslatedSite.Scope {
    /// `docusign/link`, `docusign/link#3f2a1b0c`, or the path of a page.
    public init(_ argument: String) {
        let parts = argument.split(separator: "#", maxSplits: 1)
        self = parts.count == 2 ? .segment(article: String(parts[0]), id: String(parts[1])) : .page(argument)
    }

    fileprivate func includes(_ page: TranslationStatus.Page) -> Bool {
        switch self {
        case .all: true
        case .page(let name): name == page.article || page.file.map { name == $0.path || name.hasSuffix("/\($0.path)") } ?? false
        case .segment(let article, let id): article == page.article && page.translation.units.contains { $0.id == id }
        case .segments(let names): page.translation.units.contains { names.contains($0.name) }
        }
    }

    fileprivate func includes(_ unit: TranslationUnit, of page: TranslationStatus.Page) -> Bool {
        switch self {
        case .all, .page: includes(page)
        case .segment, .segments: names(unit)
        }
    }

    /// Whether the segment was named itself.
    fileprivate func names(_ unit: TranslationUnit) -> Bool {
        switch self {
        case .all, .page: false
        case .segment(let article, let id): article == unit.article && unit.id == id
        case .segments(let names): names.contains(unit.name)
        }
    }

    fileprivate func unknown(among pages: [TranslationStatus.Page]) -> String {
        func hint(_ name: String, _ candidates: [String]) -> String { didYouMean(name, candidates).map { " \($0)" } ?? "" }
        switch self {
        case .all: return "There is a translated page to review: the selected articles and locales have none."
        case .page(let name):
            return "A page is named SECTION/ID, or by its path: no translated page is “\(name)”.\(hint(name, pages.map(\.article)))"
        case .segment(let article, let id):
            let ids = pages.filter { $0.article == article }.flatMap { $0.translation.units.map(\.id) }
            return "A segment is named SECTION/ID#SEGMENT: no translated page has “\(article)#\(id)”."
                + (ids.isEmpty ? hint(article, pages.map(\.article)) : hint(id, ids))
        case .segments: return "A review is about segments of translated pages: none of those that are named is in one."
        }
    }
}

extension TranslationUnit {
    fileprivate var name: TranslatedSite.SegmentName { TranslatedSite.SegmentName(article: article, locale: locale, id: id) }
}

extension Site.Locale {
    /// Whether the locale is to be translated in full; a regional variant that borrows from its own language has only the pages that differ.
    func hasPagesOfItsOwn(source: String) -> Bool {
        func language(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
        return tag != source && !fallbacks.contains { language($0) == language(tag) }
    }
}

/// The time now, ISO 8601 in UTC: `2026-11-24T09:30:00Z`.
public func currentTime() -> String {
    var now = time(nil)
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
