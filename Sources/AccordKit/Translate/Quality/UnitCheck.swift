import Diagnostics
import Markdown

/// What is checked of translated segments against those that they translate; the checks add their findings to it.
struct UnitCheck {
    let units: [TranslationUnit]
    let page: Site.Page
    let locale: String
    let sourceLocale: String
    let product: Product
    /// Whether the page has been found to make other claims than its source, so that there is no use in saying where.
    let hasOtherClaims: Bool
    let sourceNumbers: NumberLanguage
    let targetNumbers: NumberLanguage
    /// The title of the page of the site that a link leads to, in the language of the translation.
    var title: (_ destination: String) -> String? = { _ in nil }
    var findings: [Diagnostic] = []

    init(_ units: [TranslationUnit], of page: Site.Page, locale: String, source: String, product: Product, hasOtherClaims: Bool = false, configuration: Site.Configuration? = nil) {
        self.units = units
        self.page = page
        self.locale = locale
        sourceLocale = source
        self.product = product
        self.hasOtherClaims = hasOtherClaims
        // Whose English it is says in which order the parts of a date stand.
        func numbers(_ locale: String) -> NumberLanguage { NumberLanguage(locale: configuration?.spelling(of: locale)?.rawValue ?? locale) }
        sourceNumbers = numbers(source)
        targetNumbers = numbers(locale)
    }

    mutating func run() {
        for unit in units where unit.state != .stale(.removed) {
            guard let pair = Pair(unit) else { continue }
            guard !checkUntranslated(pair), unit.state != .new else { continue }
            checkNumbers(pair, isApproved: unit.state == .approved)
            if !checkExchangedImages(unit, pair) { checkCode(unit, pair) }
            if !checkMovedLinks(unit, pair) { checkLinks(unit, pair) }
            checkMarks(unit, pair)
            if !hasOtherClaims { checkClaims(pair) }
            checkProtected(pair)
            checkTerms(pair)
            checkEnd(pair)
        }
    }

    /// A source text and its translation.
    struct Pair {
        let kind: Segment.Kind
        /// What the translation was made from, where the source has changed since: that it is stale is told elsewhere.
        let source: SegmentText
        let target: SegmentText
        let sourceProse: Prose
        let targetProse: Prose
        let range: SourceRange

        init?(_ unit: TranslationUnit) {
            let targets = unit.targets
            guard let first = targets.first, let last = targets.last else { return nil }
            kind = unit.source.kind
            source = unit.translatedText
            target = targets.dropFirst().reduce(first.text) { $0.followed(by: $1.text) }
            sourceProse = Prose(source)
            targetProse = Prose(target)
            range = first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
        }
    }

    mutating func report(
        _ code: Code, _ severity: Severity, _ pair: Pair, rule: Message, seen: Message, right: Message? = nil, fixes: [Fix] = []
    ) {
        findings.append(
            Diagnostic(
                code, severity, at: page.file.location(of: pair.range), locale: locale, rule: rule, seen: seen, right: right, fixes: fixes))
    }
}

/// What two lists do not have in common, each element as often as it stands in one more than in the other, in the order in which it stands there.
func surplus<Element: Hashable>(of a: [Element], over b: [Element]) -> [Element] {
    var counts: [Element: Int] = [:]
    for element in b { counts[element, default: 0] += 1 }
    return a.filter { element in
        guard let count = counts[element], count > 0 else { return true }
        counts[element] = count - 1
        return false
    }
}

extension [String] {
    /// For people: `“a”, “b”`.
    var quoted: Message { map { "“\($0)”" as Message }.joined(separator: ", ") }
}
