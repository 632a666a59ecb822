import Diagnostics
import Markdown

/// An article with its pages parsed and checked.
struct CheckedArticle: Sendable {
    var findings: [Diagnostic] = []
    var missing: [MissingLabel] = []
    /// The parsed pages by locale.
    var documents: [String: Document] = [:]
    /// What is known of each recorded translation, by locale.
    var translations: [String: Translation] = [:]
    /// The ids of each page's headings by locale.
    var anchors: [String: [String]] = [:]
    /// Links to headings of other articles.
    var pending: [PendingAnchor] = []
    /// How many claims turned out true, by published locale.
    var verified: [String: Int] = [:]
    /// What is compared with the translations of other articles.
    var translated: [TranslatedText] = []
}

/// The checks of one article in all its languages.
struct ArticleCheck {
    let map: SiteMap
    let product: Product
    let selection: Selection

    func check(_ index: Int) -> CheckedArticle {
        let article = map.site.articles[index]
        var result = CheckedArticle()
        var outlines: [String: Outline] = [:]
        for (tag, page) in article.pages.sorted(by: { $0.key < $1.key }) {
            let (document, problems) = parse(page.file.bytes, from: page.bodyStart)
            result.findings += problems.map { $0.diagnostic(in: page.file, locale: tag) }
            result.documents[tag] = document
            outlines[tag] = Outline(document)
        }
        let source = sourceLocale(of: article)
        // Two versions side by side can be compared with no page.
        let torn = Set(outlines.filter { tag, outline in article.pages[tag].map { outline.conflictMarker(in: $0.file) != nil } ?? false }.keys)
        let sourceAnchors = outlines[source].map { AccordKit.anchors(of: $0.headings) } ?? []
        var units: [String: [TranslationUnit]] = [:]
        var counterparts: [String: Counterparts] = [:]
        for (tag, outline) in outlines where tag != source {
            guard let original = outlines[source] else { continue }
            if selection.includes(locale: tag) { units[tag] = self.units(of: article, in: tag, source: source, result.documents) }
            let parts = Counterparts(of: original, in: outline, product, units[tag] ?? [])
            counterparts[tag] = parts
            result.anchors[tag] = AccordKit.anchors(
                of: outline.headings, like: parts.ofHeadings(sourceAnchors, in: outline), besides: sourceAnchors)
        }
        result.anchors[source] = sourceAnchors
        for (tag, outline) in outlines.sorted(by: { $0.key < $1.key }) where selection.includes(locale: tag) {
            guard let page = article.pages[tag] else { continue }
            var check = PageCheck(article: article, locale: tag, file: page.file, outline: outline, product: product)
            check.treatments = SegmentTreatments(units[tag] ?? [], map.site.configuration.translation)
            let original = tag == source ? nil : outlines[source]
            check.run(source: original, counterparts[tag])
            result.pending += check.checkLinks(map, anchors: result.anchors[tag] ?? [])
            let isComparable = torn.isDisjoint(with: [tag, source])
            if isComparable, let original, let parts = counterparts[tag], let sourcePage = article.pages[source] {
                check.checkParity(with: original, of: sourcePage.file, parts, SegmentOrder(units[tag] ?? []))
            }
            if torn.contains(tag) { check.findings.removeAll { !$0.code.isAboutOnePlace } }
            check.findings = judged(check, like: original, counterparts[tag], units[tag] ?? [])
            result.verified[tag] = check.verified
            result.findings += check.findings
            result.missing += check.missing
            if isComparable { checkLanguage(of: article, in: tag, source: source, units[tag] ?? [], besides: check.findings, &result) }
        }
        checkTranslations(of: article, except: torn.contains(source) ? Set(outlines.keys) : torn, &result)
        result.findings += checkMissingPages(of: article, map.site.configuration).filter { selection.includes(locale: $0.locale ?? "") }
        checkBorrowed(index, outlines, &result)
        result.findings += checkRelated(article, map)
        return result
    }

    /// What is not translated yet is told as that and not by its labels; and what a stale segment claims otherwise than its source is treated as site.yml says
    /// for the reason, where it says something. What is wrong with words in whose place readers see those of the source stops nothing.
    private func judged(_ check: PageCheck, like source: Outline?, _ counterparts: Counterparts?, _ units: [TranslationUnit]) -> [Diagnostic] {
        let (treatments, ours, theirs) = (check.treatments, check.outline.procedures.map(\.range), source?.procedures.map(\.range) ?? [])
        let copies = units.filter { $0.state == .new }.compactMap(\.target?.range)
        return check.findings.compactMap { finding -> Diagnostic? in
            let range = finding.location.range
            switch finding.code {
            case .wrongLabel, .labelTypography, .labelOfOtherLocale: return copies.contains { $0.overlaps(range) } ? nil : finding
            case .claimExtra, .claimAltered:
                guard let segment = treatments.ofTarget(range) else { return finding }
                return segment.treatment == .fallback ? nil : finding.under(segment.ruling)
            case .notOnScreen, .unreachable, .noStart, .unknownStart, .otherScreen, .elsewhere:
                // A step leads where the steps before it lead, of which one may be behind.
                guard let index = ours.firstIndex(where: { $0.overlaps(range) || $0.contains(range.lowerBound) }) else { return finding }
                let counterpart = counterparts?.procedures.sourceOfTarget[index].map { [theirs[$0]] }
                // One that goes on from others does so from those that only the source has, too.
                let isAlone = !check.outline.procedures[index].isContinuation
                return finding.under(treatments.ruling(source: isAlone ? counterpart ?? [] : theirs, target: [ours[index]]))
            case .claimMissing, .stepsDiffer, .conflictMarker: return finding
            default:
                guard let segment = treatments.ofTarget(range), segment.treatment == .fallback else { return finding }
                return finding.under(segment.ruling)
            }
        }
    }

    private func checkTranslations(of article: Site.Article, except torn: Set<String>, _ result: inout CheckedArticle) {
        let source = map.site.configuration.sourceLocale
        let unrecorded = map.site.configuration.translation.concernsUnrecorded && article.pages[source] != nil ? Set(article.pages.keys) : []
        for tag in unrecorded.union(article.locks.keys).sorted() where selection.includes(locale: tag) && tag != source && !torn.contains(tag) {
            func segments(_ tag: String) -> [Segment] {
                guard let page = article.pages[tag], let document = result.documents[tag] else { return [] }
                return AccordKit.segments(of: page, document: document)
            }
            if article.pages[source] == nil, let lock = article.locks[tag],
                let finding = checkSource(of: article, lock, in: tag, map.site.configuration)
            {
                result.findings.append(finding)
                continue
            }
            let translation = Translation(
                article: article.id, locale: tag, of: source, source: segments(source), target: segments(tag), lock: article.locks[tag],
                product: product)
            result.findings += checkTranslation(
                translation, of: article.pages[tag], article: article, locale: tag, map.site.configuration.translation)
            if article.pages[source] != nil { result.translations[tag] = translation }
        }
    }

    /// The words of a page, by themselves and as a translation.
    private func checkLanguage(
        of article: Site.Article, in locale: String, source: String, _ units: [TranslationUnit], besides findings: [Diagnostic],
        _ result: inout CheckedArticle
    ) {
        guard let page = article.pages[locale], let document = result.documents[locale] else { return }
        var prose = ProseCheck(document, of: page, locale: locale, in: map.site)
        prose.run()
        var translation: [Diagnostic] = []
        if locale != source, article.pages[source] != nil {
            // Where nothing is recorded of segments that moved, which is which is a guess.
            let isGuess = !units.contains { $0.base != nil } && findings.contains { $0.code == .orderDiffers }
            let hasOtherClaims = isGuess || findings.contains { [.claimMissing, .claimExtra, .claimAltered, .stepsDiffer].contains($0.code) }
            var check = UnitCheck(
                units, of: page, locale: locale, source: source, product: product, hasOtherClaims: hasOtherClaims, configuration: map.site.configuration)
            check.title = { title(ofPageAt: $0, from: article.id, in: locale) }
            check.run()
            translation = check.findings
            // English is not French with mistakes.
            let copies = units.filter { $0.state == .new }.compactMap(\.target?.range)
            prose.findings.removeAll { finding in copies.contains { $0.overlaps(finding.location.range) } }
            result.translated += units.compactMap { TranslatedText($0, in: page) }
        }
        result.findings += prose.findings.withoutEchoes(of: findings + translation) + translation
    }

    /// The title of the page that a link leads to, as the language has it.
    private func title(ofPageAt destination: String, from article: String, in locale: String) -> String? {
        guard case .page(let target, _, nil) = LinkTarget(destination, from: article), let index = map.index(of: target) else { return nil }
        return map.site.articles[index].pages[locale]?.title
    }

    /// The segments of a translation, with what is recorded of them.
    private func units(of article: Site.Article, in locale: String, source: String, _ documents: [String: Document]) -> [TranslationUnit] {
        func segments(_ tag: String) -> [Segment]? {
            guard let page = article.pages[tag], let document = documents[tag] else { return nil }
            return AccordKit.segments(of: page, document: document)
        }
        guard let theirs = segments(source), let ours = segments(locale) else { return [] }
        return Translation(
            article: article.id, locale: locale, of: source, source: theirs, target: ours, lock: article.locks[locale], product: product
        ).units
    }

    private func sourceLocale(of article: Site.Article) -> String {
        let source = map.site.configuration.sourceLocale
        if article.pages[source] != nil { return source }
        return map.site.configuration.locales.map(\.tag).first { article.pages[$0] != nil } ?? source
    }

    /// Prose may be borrowed, labels never are: what a borrowed page names must have a name in its own language.
    private func checkBorrowed(_ index: Int, _ outlines: [String: Outline], _ result: inout CheckedArticle) {
        let article = map.site.articles[index]
        for locale in map.site.configuration.locales where selection.includes(locale: locale.tag) {
            guard let entry = map.entry(index, in: locale.tag), entry.proseLocale != locale.tag,
                let outline = outlines[entry.proseLocale], let page = article.pages[entry.proseLocale]
            else { continue }
            var check = PageCheck(article: article, locale: locale.tag, file: page.file, outline: outline, product: product)
            check.checkBorrowedLabels()
            result.verified[locale.tag] = check.verified
            result.missing += check.missing
        }
    }
}

extension PageCheck {
    /// Everything that can be said of a page without knowing other pages.
    ///
    /// - Parameter source: the page that this one translates, if it does.
    mutating func run(source: Outline?, _ counterparts: Counterparts?) {
        checkLabels()
        checkPlurals()
        checkStates()
        checkWalks(like: source, counterparts)
        checkTables()
        checkRawSyntax()
        checkHeadings()
        if outline.isWithoutClaims {
            report(
                .nothingVerified, .warning, at: 0..<0, rule: "A page makes at least one claim that is verified", seen: "nothing on this page is bound to the product",
                right: "Make the labels on it claims: [Label](ui:id)")
        }
    }

    private mutating func checkHeadings() {
        var level = 1
        for heading in outline.headings {
            if heading.level == 1 || heading.level > level + 1 {
                report(
                    .headingLevel, at: heading.range, rule: "The title is the only heading of level 1, and no level is left out below it",
                    seen: "level \(heading.level) follows level \(level)", right: "Write \(String(repeating: "#", count: min(level + 1, max(2, heading.level))))")
            }
            level = max(heading.level, 1)
        }
    }
}

extension ParseProblem {
    fileprivate func diagnostic(in file: SourceFile, locale: String) -> Diagnostic {
        let (rule, seen): (Message, Message) =
            switch kind {
            case .tooLarge: ("A page has at most \(ParseLimits().bytes >> 20) MiB", "this one is larger, and nothing of it was read")
            case .tooDeep: ("Blocks and marks are nested at most \(ParseLimits().depth) deep", "these are nested deeper, and what is inside was not read")
            }
        return Diagnostic(.overLimit, at: file.location(of: range), locale: locale, rule: rule, seen: seen)
    }
}
