import Diagnostics
import Markdown

extension Workspace {
    /// What a review of the selected articles in one language shows.
    ///
    /// - Parameter states: only segments in these states are up for review, as their names say (`stale`); empty for all.
    public func reviewSheet(locale tag: String, states: Set<String> = []) async throws(ConfigurationError) -> ReviewSheet {
        let configuration = map.site.configuration
        guard tag != configuration.sourceLocale else {
            throw .invalidSelection("A review is of a translation: \(tag) is the language that the site is written in.")
        }
        guard let locale = configuration.locales.first(where: { $0.tag == tag }),
            let source = configuration.locales.first(where: { $0.tag == configuration.sourceLocale })
        else { throw .invalidSelection("The site has no locale “\(tag)”.") }
        try expectReadableTranslations(into: tag)
        let indices = articlesTranslated(into: tag).compactMap { map.index(of: $0.id) }
        let memory = TranslationMemory(of: map.site, locale: tag, product: product)
        let collector = ReviewCollector(workspace: self, locale: locale, source: source, states: states, memory: memory)
        let articles = await concurrentMap(indices, jobs: jobs) { collector.article(at: $0) }.compactMap(\.self)
        return ReviewSheet(
            title: configuration.titles.lookup(tag)?.singular ?? configuration.titles.lookup(source.tag)?.singular ?? "",
            locale: locale, sourceLocale: source, provenance: provenance, articles: articles, exchange: exchange(of: articles, locale: tag))
    }

    /// What is up for review as XLIFF 2.1, for the page to fill in.
    private func exchange(of articles: [ReviewSheet.Article], locale: String) -> [UInt8] {
        let configuration = map.site.configuration
        let jobs = articles.compactMap { article -> ExchangeJob.Article? in
            let units = article.units.filter { $0.isSelected && !$0.isRemoved }.map(\.unit)
            guard !units.isEmpty, let index = map.index(of: article.id), let page = map.site.articles[index].pages[configuration.sourceLocale]
            else { return nil }
            return ExchangeJob.Article(id: article.id, file: page.file, units: units)
        }
        let localization = Localization(sourceLocale: configuration.sourceLocale, locale: locale, product: product)
        var job = ExchangeJob(localization, articles: jobs)
        // The page is about whole segments.
        job.separatesTitles = false
        return job.files(for: .xliff).first?.bytes ?? []
    }
}

/// Gathers what is known of one article after the other.
private struct ReviewCollector {
    let workspace: Workspace
    let locale: Site.Locale
    let source: Site.Locale
    let states: Set<String>
    let memory: TranslationMemory

    private var product: Product { workspace.product }

    /// Nil where nothing of the article is up for review.
    func article(at index: Int) -> ReviewSheet.Article? {
        let article = workspace.map.site.articles[index]
        guard let page = article.pages[source.tag] else { return nil }
        let units = units(of: article, locale: locale.tag, source: source.tag, product: product)
        let document = parse(page.file.bytes, from: page.bodyStart).document
        var findings = self.findings(index, article)
        let byHand = findings.takeByHand() + removed(units, article)
        guard !byHand.isEmpty || units.contains(where: includes) else { return nil }
        let missingCode = article.codeDifferences(from: source.tag, to: locale.tag).filter { $0.page == nil }.compactMap(\.source)
        let matches = memory.matches(for: units) { includes($0) && $0.needsWork }
        let lost = findings.takeLostClaims(of: units, product, in: article.pages[locale.tag]?.file)
        let sheets = units.map { unit in
            ReviewSheet.Unit(
                unit, isSelected: includes(unit), difference: unit.readableDifference,
                findings: findings.take(within: unit.target?.range) + (lost[unit.id].map { [$0] } ?? []),
                suggestions: (matches[unit.id] ?? []).map { ReviewSheet.Suggestion($0, for: unit) },
                labels: product.labels(of: unit, sourceLocale: source.tag))
        }
        return ReviewSheet.Article(
            id: article.id, document: document, units: sheets, findings: findings.rest, byHand: byHand,
            missingCode: Set(missingCode.map(\.range.lowerBound)), tables: tables(in: document),
            images: pictures(of: article, in: document, root: workspace.root, locale: locale))
    }

    private func includes(_ unit: TranslationUnit) -> Bool { states.isEmpty || states.contains(unit.state.name) }

    /// The rows of the page's generated tables in both languages.
    private func tables(in document: Document) -> [String: ReviewSheet.Tables] {
        var tables: [String: ReviewSheet.Tables] = [:]
        document.blocks.forEachBlock { block in
            guard case .codeBlock(let code) = block, let info = code.supportTable, let capability = product.capability(of: info) else {
                return
            }
            tables[info] = ReviewSheet.Tables(
                source: product.model.supportTable(for: capability, locale: source.tag),
                target: product.model.supportTable(for: capability, locale: locale.tag))
        }
        return tables
    }

    // MARK: Findings

    /// What the checks say about the translated page.
    private func findings(_ index: Int, _ article: Site.Article) -> PageFindings {
        guard let path = article.pages[locale.tag]?.file.path else { return PageFindings(rest: []) }
        let checker = ArticleCheck(map: workspace.map, product: product, selection: Selection(locales: [locale.tag]))
        let found = checker.check(index).findings.filter { $0.location.path == path && !$0.code.tellsOfAState }
        return PageFindings(rest: found.inReportOrder())
    }

    /// What still stands in the translated page and no longer in its source.
    private func removed(_ units: [TranslationUnit], _ article: Site.Article) -> [Diagnostic] {
        guard let file = article.pages[locale.tag]?.file else { return [] }
        return units.filter { $0.state == .stale(.removed) }.compactMap { unit in
            unit.target.map { target in
                Diagnostic(
                    .staleSegment, .warning, at: file.location(of: target.range), locale: locale.tag,
                    rule: "A translation says what its source says now",
                    seen: "the source no longer says \(quotation(unit.source.text.shown))", right: unit.removal)
            }
        }
    }
}

extension ReviewSheet.Suggestion {
    fileprivate init(_ match: TranslationMemory.Match, for unit: TranslationUnit) {
        let (remembered, now) = (match.entry.source, unit.source.text)
        self.init(
            text: match.entry.target, source: remembered.plainText, score: match.score,
            difference: remembered.plainText == now.plainText ? nil : WordDifference(from: remembered.plainText, to: now.plainText))
    }
}

extension TranslationUnit {
    /// What has changed in the source since: its words, or where they are the same its Markdown.
    fileprivate var readableDifference: WordDifference? {
        guard let base, base != source.text else { return nil }
        return WordDifference(reading: base, as: source.text)
    }
}

/// The findings of a page, of which each segment takes its own.
private struct PageFindings {
    var rest: [Diagnostic]

    /// What no text that comes in mends: the order of the page, and its code.
    mutating func takeByHand() -> [Diagnostic] {
        let found = rest.filter { $0.code == .orderDiffers || $0.code == .codeBlocksDiffer }
        rest.removeAll { found.contains($0) }
        return found
    }

    /// That a claim is missing is found of a step or a section; here, of the segment that lost it, by its id.
    mutating func takeLostClaims(of units: [TranslationUnit], _ product: Product, in file: SourceFile?) -> [String: Diagnostic] {
        guard let file, rest.contains(where: { $0.code == .claimMissing && $0.severity == .error }) else { return [:] }
        var found: [String: Diagnostic] = [:]
        for unit in units where unit.state != .stale(.removed) && unit.target != nil {
            guard let finding = unit.lostClaimsFinding(product, in: file) else { continue }
            found[unit.id] = finding
            let lost = unit.lostClaims(product)
            rest.removeAll { finding in finding.code == .claimMissing && lost.contains { finding.text.description.contains($0) } }
        }
        return found
    }

    mutating func take(within range: SourceRange?) -> [Diagnostic] {
        guard let range, !range.isEmpty else { return [] }
        let own = rest.filter {
            $0.location.range.lowerBound >= range.lowerBound && $0.location.range.lowerBound <= range.upperBound
                && !$0.location.range.isEmpty
        }
        rest.removeAll { own.contains($0) }
        return own
    }
}

extension Code {
    /// Whether it says no more than the state of a segment, which the page shows anyway.
    fileprivate var tellsOfAState: Bool {
        switch self {
        case .staleSegment, .unreviewedSegment, .untranslatedSegment: true
        default: false
        }
    }
}

extension Workspace {
    /// Writes a review as a page, in a folder that is made where it is missing.
    ///
    /// - Parameter path: of the file, relative to the current folder.
    public func write(_ sheet: ReviewSheet, words: ReviewWords, to path: String) throws(WriteError) {
        var findings: [Diagnostic] = []
        let templates = Templates(of: root, &findings)
        try makeFolders(above: path)
        try replaceFile(path, with: sheet.page(words: words, templates: templates))
    }
}

extension ReviewSheet {
    /// How many segments are up for review.
    public var count: Int { articles.reduce(0) { $0 + $1.units.count(where: \.isSelected) } }
}
