import Diagnostics

extension TranslatedSite {
    /// What a review is about.
    public enum Scope: Sendable, Hashable {
        /// Every translation of the selected articles and locales.
        case all
        /// A page, by the article's id or the page's path.
        case page(String)
        /// One segment of an article.
        case segment(article: String, id: String)
        case segments(Set<SegmentName>)
        /// Segments that files named, and no person one by one.
        case returned(Set<SegmentName>)
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
        /// Segments that are not recorded, since the checks call their translations wrong.
        public var refused: [SegmentName] = []
        /// Segments that are not approved with their page, since their source has changed.
        public var stale: [SegmentName] = []
        /// Segments whose translations were accepted with their page although their source had changed.
        public var renewed: [SegmentName] = []
        /// Segments that are not approved with others, since their text seems to be in another language than their page.
        public var foreign: [SegmentName] = []
        /// Why, of each of those that are refused or left; and of each that was named although no review can be about it.
        public var findings: [Diagnostic] = []
    }

    /// Records a review in the locks of the selected locales, in all or none.
    ///
    /// What the checks call wrong, so that the site could not be built with it, is neither accepted nor approved; and what is stale, or seems to be in another
    /// language, is approved only where the segment itself is named.
    /// - Parameters:
    ///   - review: nil to record only what carried over.
    ///   - insists: whether also to record what the checks call wrong, unless a claim or a link is lost.
    /// - Throws: `ConfigurationError` where a scope names nothing, or a lock that is concerned cannot be read; `WriteError`.
    public func record(_ review: Review?, on date: String, _ scopes: [Scope], insists: Bool = false) async throws -> Outcome {
        try expectReadable(scopes)
        let pages = await status().pages.filter { $0.file != nil }
        for scope in scopes where !pages.contains(where: { scope.includes($0) }) {
            throw ConfigurationError.invalidSelection(untranslated(scope) ?? scope.unknown(among: pages))
        }
        let chosen = pages.filter { page in scopes.contains { $0.includes(page) } }
        for page in chosen {
            if let conflict = page.conflict, review != nil { throw ConfigurationError.invalid([conflict]) }
        }
        var plans = chosen.map { RecordingPlan($0, review, on: date, scopes) }
        var outcome = Outcome()
        let answered = Set(plans.flatMap { plan in plan.page.translation.units.filter(plan.isAnswerable).map(\.nameInArticle) })
        for index in plans.indices { plans[index].answered = answered }
        try await refuse(in: &plans, insists: insists, &outcome)
        var changes: [FileChange] = []
        for plan in plans {
            outcome.add(plan)
            let old = plan.page.translation.lock
            let lock = plan.lock
            guard lock != old, !lock.records.isEmpty || old != nil else { continue }
            let known = Set(old?.records ?? [])
            outcome.changed += lock.records.count { !$0.isCopy && !known.contains($0) }
            changes.append(FileChange(plan.page.lockPath, from: .lock(old), to: lock.bytes))
        }
        try SiteChanges.write(changes, in: root)
        outcome.written = changes.map(\.path)
        outcome.findings = outcome.findings.inReportOrder()
        return outcome
    }

    private func expectReadable(_ scopes: [Scope]) throws(ConfigurationError) {
        let articles = Set(site.articles.filter { article in scopes.contains { $0.reads(article) } }.map(\.id))
        let broken = unreadTranslations.filter { TranslationFile($0.location.path).map { articles.contains($0.article) } ?? false }
        guard broken.isEmpty else { throw .invalid(broken) }
    }

    /// Why there is nothing to review of an article that is there.
    private func untranslated(_ scope: Scope) -> String? {
        guard let article = site.articles.first(where: { scope.isAbout($0) }) else { return nil }
        let configuration = site.configuration
        let (source, tags) = (configuration.sourceLocale, configuration.locales.map(\.tag))
        let wanted = configuration.locales.filter { $0.tag != source && selection.includes(locale: $0.tag) && article.pages[$0.tag] == nil }
        guard article.pages[source] != nil else {
            return "A review compares a translation with its source: \(article.id) has no \(source).md."
        }
        guard let locale = wanted.first, tags.allSatisfy({ $0 == source || !selection.includes(locale: $0) || article.pages[$0] == nil }) else {
            return nil
        }
        guard let lender = locale.fallbacks.first(where: { article.pages[$0] != nil && $0 != source }) else {
            return "A review is about pages that are there: \(article.id) has none in \(wanted.map(\.tag).joined(separator: ", "))."
        }
        return "A review is about pages that are there: \(article.id) has none of its own in \(locale.tag) and shows the one in \(lender), "
            + "which is reviewed with --locale \(lender)."
    }

    /// Takes out of the plans what the checks would call wrong once it is recorded.
    private func refuse(in plans: inout [RecordingPlan], insists: Bool, _ outcome: inout Outcome) async throws {
        let concerned = plans.indices.filter { !plans[$0].recorded.isEmpty && plans[$0].isAboutQuality }
        guard !concerned.isEmpty else { return }
        guard let product else {
            throw ConfigurationError.invalidSelection(
                "What is accepted or approved is checked against the product: \(site.configuration.snapshot) cannot be read. “accord check” tells why.")
        }
        let map = SiteMap(site.applying(concerned.map { FileChange(plans[$0].page.lockPath, from: .anything, to: plans[$0].judgedLock.bytes) }))
        let found = await concurrentMap(concerned.map { plans[$0].page }, jobs: jobs) { page in
            map.index(of: page.article).map { map.segmentFindings(ofArticle: $0, in: page.locale, product: product, where: \.concernsReview) } ?? [:]
        }
        for (index, findings) in zip(concerned, found) {
            plans[index].leaveForeign(findings.mapValues { $0.first(where: \.code.isOfAnotherLanguage) }, source: site.configuration.sourceLocale)
            for id in plans[index].recorded {
                let reasons = (findings[id] ?? []).filter { $0.standsAgainstReview && !(insists && $0.yieldsToInsistence) }
                guard !reasons.isEmpty else { continue }
                plans[index].refused.insert(id)
                outcome.findings += reasons.map { plans[index].refusal(of: id, $0) }
            }
        }
    }
}

extension TranslatedSite.Scope {
    /// `docusign/link`, `docusign/link#3f2a1b0c`, or the path of a page, with or without a segment.
    public init(_ argument: String) {
        let parts = argument.split(separator: "#", maxSplits: 1)
        let path = parts.first.map { $0.split(separator: "/") } ?? []
        let folder = path.lastIndex(of: "Content").map { path[($0 + 1)...] } ?? path[...]
        let article = folder.prefix(2).joined(separator: "/")
        let file = folder.dropFirst(2).first
        switch (parts.count == 2 ? String(parts[1]) : nil, file) {
        case (let id?, let file?) where file.hasSuffix(".md"):
            self = .segments([TranslatedSite.SegmentName(article: article, locale: String(file.dropLast(3)), id: id)])
        case (let id?, _): self = .segment(article: article, id: id)
        // With the slash that shells put behind folders.
        case (nil, nil): self = .page(article)
        case (nil, _): self = .page(argument)
        }
    }

    /// Whether what is in the files of an article matters.
    fileprivate func reads(_ article: Site.Article) -> Bool {
        switch self {
        case .all: true
        case .page(let name): isAbout(article) || "/\(name)".contains("/Content/\(article.id)/")
        case .segment: isAbout(article)
        case .segments(let names), .returned(let names): names.contains { $0.article == article.id }
        }
    }

    fileprivate func isAbout(_ article: Site.Article) -> Bool {
        switch self {
        case .page(let name): name == article.id
        case .segment(let id, _): id == article.id
        case .all, .segments, .returned: false
        }
    }

    fileprivate func includes(_ page: TranslationStatus.Page) -> Bool {
        switch self {
        case .all: true
        case .page(let name): name == page.article || page.file.map { name == $0.path || name.hasSuffix("/\($0.path)") } ?? false
        case .segment(let article, let id): article == page.article && page.translation.units.contains { $0.id == id }
        case .segments(let names), .returned(let names): page.translation.units.contains { names.contains($0.name) }
        }
    }

    func includes(_ unit: TranslationUnit, of page: TranslationStatus.Page) -> Bool {
        switch self {
        case .all, .page: includes(page)
        case .segment, .segments, .returned: points(at: unit)
        }
    }

    /// Whether it is about the segment itself, and not about all of its page.
    func points(at unit: TranslationUnit) -> Bool {
        switch self {
        case .all, .page: false
        case .segment(let article, let id): article == unit.article && unit.id == id
        case .segments(let names), .returned(let names): names.contains(unit.name)
        }
    }

    /// Whether a person named the segment.
    func names(_ unit: TranslationUnit) -> Bool {
        if case .returned = self { false } else { points(at: unit) }
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
        case .segments, .returned: return "A review is about segments of translated pages: none of those that are named is in one."
        }
    }
}

extension TranslationUnit {
    /// `keys/link#title`
    var nameInArticle: String { "\(article)#\(id)" }

    fileprivate var name: TranslatedSite.SegmentName { TranslatedSite.SegmentName(article: article, locale: locale, id: id) }
}
