import Diagnostics

/// Which segments an export has.
public enum ExchangeSelection: String, Sendable, Hashable, CaseIterable {
    case new, stale
    case needsReview = "needs-review"
    case translated, approved

    fileprivate init(_ state: TranslationUnit.State) {
        switch state {
        case .new: self = .new
        case .stale: self = .stale
        case .needsReview: self = .needsReview
        case .translated: self = .translated
        case .approved: self = .approved
        }
    }
}

extension Workspace {
    /// What is to be translated into a locale.
    ///
    /// - Parameters:
    ///   - states: only segments in these states; empty for all.
    ///   - catalogue: in which its translator is told what files say besides texts.
    public func exchangeJob(
        _ locale: String, only states: Set<ExchangeSelection> = [], in catalogue: MessageCatalogue = .english
    ) -> ExchangeJob {
        let configuration = map.site.configuration
        let memory = TranslationMemory(of: map.site, locale: locale, product: product)
        let candidates = articlesTranslated(into: locale)
        var removed = 0
        let articles = candidates.compactMap { article -> ExchangeJob.Article? in
            guard let page = article.pages[configuration.sourceLocale] else { return nil }
            let isWanted = { (unit: TranslationUnit) in
                unit.state != .stale(.removed) && (states.isEmpty || states.contains(ExchangeSelection(unit.state)))
            }
            let all = units(of: article, locale: locale, source: configuration.sourceLocale, product: product)
            removed += all.count { $0.state == .stale(.removed) && $0.heirs.isEmpty }
            let units = all.filter(isWanted)
            guard !units.isEmpty else { return nil }
            return ExchangeJob.Article(
                id: article.id, file: page.file, units: units, pageURL: path(of: article, in: configuration.sourceLocale).map(published),
                translationURL: publishedPath(of: article, in: locale).map(published), pictures: pictures(in: all, of: article, locale),
                matches: memory.matches(for: all) { isWanted($0) && $0.needsWork })
        }
        let localization = Localization(sourceLocale: configuration.sourceLocale, locale: locale, product: product)
        var job = ExchangeJob(localization, articles: articles, protectedTerms: protectedNames(in: locale), glossary: map.site.glossary,
            memory: memory.entries, otherArticles: candidates.map(\.id).filter { id in !articles.contains { $0.id == id } })
        job.catalogue = catalogue
        job.removed = removed
        return job
    }

    /// Where an article is published in a locale.
    private func path(of article: Site.Article, in locale: String) -> String? {
        map.index(of: article.id).flatMap { map.entry($0, in: locale)?.path }
    }

    /// The same of a page of its own in a language that is published.
    private func publishedPath(of article: Site.Article, in locale: String) -> String? {
        let isBeingPrepared = map.site.configuration.locales.first { $0.tag == locale }?.isBeingPrepared ?? true
        return isBeingPrepared || article.pages[locale] == nil ? nil : path(of: article, in: locale)
    }

    /// The picture in each unit's text, or else the one nearest to it, by the units' ids.
    private func pictures(in units: [TranslationUnit], of article: Site.Article, _ locale: String) -> [String: String] {
        let names = units.map { unit in
            unit.source.text.codes.lazy.compactMap { code -> String? in
                guard case .image(let source, _) = code, case .image(let name) = LinkTarget(source, from: article.id) else { return nil }
                let localized = article.image(name, in: locale)
                return article.images.contains(localized) ? localized : nil
            }.first
        }
        let places = names.indices.filter { names[$0] != nil }
        let folder = map.site.configuration.baseURL == nil ? nil : publishedPath(of: article, in: locale)
        var pictures: [String: String] = [:]
        for (index, unit) in units.enumerated() {
            guard let place = places.min(by: { abs($0 - index) < abs($1 - index) }), let name = names[place] else { continue }
            pictures[unit.id] = folder.map { published($0 + name) } ?? "Content/\(article.id)/images/\(name)"
        }
        return pictures
    }

    /// Names that a translation has as they are: the product's, those that the glossary protects, and those of tools that the product shows alike
    /// in both languages, unless these could be common words.
    private func protectedNames(in locale: String) -> [String] {
        let tools = product.model.tools.values.compactMap { tool -> String? in
            let name = tool.name.lookup(map.site.configuration.sourceLocale)?.singular
            return name == tool.name.lookup(locale)?.singular ? name : nil
        }
        return product.model.productNames + map.site.glossary.protected + tools.filter(\.isUnmistakable)
    }

    /// The selected articles that are to be translated into a locale: a variety that borrows from its own language is translated only where
    /// it has pages of its own, or where an article is named.
    func articlesTranslated(into locale: String) -> [Site.Article] {
        let configuration = map.site.configuration
        let isWhole = configuration.locales.first { $0.tag == locale }?.hasPagesOfItsOwn(source: configuration.sourceLocale) ?? true
        return map.site.articles.filter { article in
            selection.includes(article: article.id) && (isWhole || !selection.articles.isEmpty || article.pages[locale] != nil)
        }
    }

    private func published(_ path: String) -> String {
        map.site.configuration.baseURL.map { $0.dropLast() + path } ?? path
    }

    /// Takes translation files over; nothing is written yet. Where a page or lock cannot be read whole, nothing is taken over for its page, since it would
    /// be written without what was not read. What the files call approved in spite of errors that stop the build comes in to be reviewed.
    public func importing(_ files: [(path: String, bytes: [UInt8])], options: ExchangeOptions) -> ExchangeResult {
        let broken = findings.ofUnreadTranslations(in: Selection(), source: map.site.configuration.sourceLocale)
        let unread = Dictionary(grouping: broken.compactMap { finding in TranslationFile(finding.location.path).map { ($0, finding) } }, by: \.0)
            .mapValues { $0.map(\.1) }
        // Nothing in the files leads to an article without its source page.
        let sources = broken.filter { TranslationFile($0.location.path)?.locale == map.site.configuration.sourceLocale }
        var result = map.site.importing(files, product: product, options: options, unread: unread)
        result.findings = (result.findings + sources).inReportOrder()
        result.flaws = flaws(of: result)
        let wrong = result.flaws.filter { $0.isApproved && $0.finding.standsAgainstReview }
        guard !wrong.isEmpty else { return result }
        var milder = options
        milder.withheld = Set(wrong.map { .init(article: $0.article, locale: $0.locale, id: $0.id) })
        let flaws = result.flaws
        result = map.site.importing(files, product: product, options: milder, unread: unread)
        result.flaws = flaws
        result.findings = (result.findings + sources + wrong.map(\.refusal)).inReportOrder()
        return result
    }

    /// What the checks will call wrong of what is taken over.
    private func flaws(of result: ExchangeResult) -> [ExchangeResult.Flaw] {
        guard !result.files.isEmpty else { return [] }
        let after = SiteMap(map.site.applying(result.files).withoutApprovals(of: result.changes))
        let pages = Dictionary(grouping: result.changes) { "\($0.locale) \($0.article)" }
        return pages.sorted { $0.key < $1.key }.flatMap { _, changes -> [ExchangeResult.Flaw] in
            guard let page = changes.first, let index = after.index(of: page.article) else { return [] }
            let errors = after.segmentFindings(ofArticle: index, in: page.locale, product: product) { $0.severity == .error }
            return changes.flatMap { change in
                (errors[change.id] ?? []).map {
                    .init(article: page.article, locale: page.locale, id: change.id, isApproved: change.isApproved, finding: $0)
                }
            }
        }
    }
}

extension ExchangeResult.Flaw {
    fileprivate var refusal: Diagnostic {
        let name = "\(article)#\(id)"
        return Diagnostic(
            finding.code, at: finding.location, locale: locale, rule: "A translation that is approved has no errors that stop the build",
            seen: "\(name) is not approved: \(finding.text)",
            right: finding.yieldsToInsistence
                ? "Put it right, or insist with “accord translate approve \(name) --locale \(locale) --force”" : "Put it right")
    }
}

extension Site {
    /// The site with what changed as if nobody had approved it.
    fileprivate func withoutApprovals(of changes: [ExchangeResult.Change]) -> Site {
        var site = self
        let indices = Dictionary(articles.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (name, approved) in Dictionary(grouping: changes.filter(\.isApproved), by: { [$0.article, $0.locale] }) {
            guard let index = indices[name[0]] else { continue }
            site.articles[index].locks[name[1]] = site.articles[index].locks[name[1]]?.withoutApprovals(of: Set(approved.map(\.id)))
        }
        return site
    }
}

extension CapabilityModel {
    /// The product's name, and what it is put together of: *Procore* and *DocuSign* in “Procore + DocuSign (sandbox)”.
    var productNames: [String] {
        let parts = product.split { "+()".contains($0) }.map { part in String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        return [product] + parts.filter { $0.count > 2 && ($0.first?.isUppercase ?? false) }
    }
}

extension String {
    /// Whether it can only be a name: several words, or a capital letter or digit within a word.
    fileprivate var isUnmistakable: Bool { contains(" ") || dropFirst().contains { $0.isUppercase || $0.isNumber } }
}
