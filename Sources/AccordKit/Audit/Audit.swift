import Diagnostics
import Markdown

/// How published pages are audited.
public struct AuditOptions: Sendable {
    /// The locales that the pages are in; where there are several or none, each page says which. Where there is one, pages whose addresses name another
    /// language are left out.
    public var locales: [String]
    /// The locale that the others are translated from.
    public var sourceLocale: String?
    /// The screen on which procedures begin.
    public var start: String?
    /// What holds for the reader: axis to value.
    public var conditions: [String: String]
    /// An earlier version of the product, by whose labels outdated ones are known.
    public var former: CapabilityModel?

    public init(
        locales: [String] = [], sourceLocale: String? = nil, start: String? = nil, conditions: [String: String] = [:],
        former: CapabilityModel? = nil
    ) {
        self.locales = locales
        self.sourceLocale = sourceLocale
        self.start = start
        self.conditions = conditions
        self.former = former
    }
}

/// Checks published pages, as they are, against the product.
///
/// Pages whose addresses differ in the locale only are one article, and make the same claims in each language.
public func audit(_ pages: [ReadPage], against product: Product, options: AuditOptions = AuditOptions()) -> CheckResult {
    let locales = SiteLocales(tags: product.model.locales)
    let known = pages.map { ($0, PageIdentity($0, locales)) }
    let asked = known.filter { options.asksFor($1) }
    var result = CheckResult(findings: [], pages: asked.map(\.0.file.path).sorted(), verified: [:])
    var audited: [AuditedPage] = []
    for (page, identity) in asked {
        result.findings += page.findings.filter(\.isAboutReading)
        guard let locale = options.locale(of: page, identity, locales) else {
            result.findings.append(page.withoutLanguage(options.locales))
            continue
        }
        audited.append(AuditedPage(page, identity, locale: locale, product, options))
    }
    // Of pages that are in other languages altogether, nobody shall believe that they were found good.
    for (page, identity) in known where asked.isEmpty {
        result.findings.append(page.withoutLanguage(options.locales, told: identity.key.language))
    }
    for article in audited.articles(locales) {
        result.findings += article.parityFindings(product, source: options.sourceLocale ?? options.locales.first)
    }
    for page in audited {
        result.findings += page.findings.map { $0.about(locale: page.locale) }
        result.verified[page.locale, default: 0] += page.verified
    }
    var seen: Set<Diagnostic> = []
    result.findings = result.findings.filter { seen.insert($0).inserted }.inReportOrder()
    return result
}

/// A page, read and checked for itself.
struct AuditedPage {
    let locale: String
    let identity: PageIdentity
    let file: SourceFile
    /// What it means to say about the product.
    let outline: Outline
    let headings: PublishedHeadings
    var findings: [Diagnostic]
    let verified: Int

    init(_ page: ReadPage, _ identity: PageIdentity, locale: String, _ product: Product, _ options: AuditOptions) {
        self.locale = locale
        self.identity = identity
        file = page.file
        let recognized = recognize(
            page.document, of: page.file, product: product, locale: locale, start: options.start, conditions: options.conditions,
            former: options.former)
        outline = Outline(recognized.assumed)
        let reader = Reader(file: page.file, locale: locale, product: product, start: options.start ?? recognized.start)
        let check = reader.check(outline, under: options.conditions)
        verified = max(0, check.verified - recognized.findings.count)
        findings = recognized.findings + check.findings
        let texts = page.document.proseTexts
        findings += PublishedProse(file: page.file, locale: locale).findings(in: texts)
        headings = PublishedHeadings(
            file: page.file, locale: locale, glossary: product.glossary, labels: Labels(product, locale: locale),
            headings: [page.titleText] + texts.filter { $0.kind == .heading })
        findings += headings.findings
        if outline.isWithoutClaims {
            findings.append(
                Diagnostic(
                    .nothingVerified, .warning, at: page.file.location(of: 0..<0), rule: "A page makes at least one claim that is verified",
                    seen: "no label, procedure or table of the product was found on this one in \(locale)",
                    right: "Where it has some, see whether the locale is right, and whether labels stand in bold or quotation marks"))
        }
    }

    /// Whether a reader comes to a halt in one of its procedures.
    var hasObstacle: Bool { findings.contains { $0.code == .unknownControl || $0.code.rawValue.hasPrefix("NAV") } }
}

extension Diagnostic {
    /// Whether a finding of the reader matters to a page that is not to be written anew.
    fileprivate var isAboutReading: Bool { severity == .error }
}

extension AuditOptions {
    /// Whether a page may be in a locale that is asked for: its address names no other language.
    fileprivate func asksFor(_ page: PageIdentity) -> Bool {
        guard locales.count == 1, let told = page.key.language else { return true }
        return told.language == locales[0].language
    }

    /// The locale of a page: the one that was asked for, else that which the page or its address says.
    func locale(of page: ReadPage, _ identity: PageIdentity, _ product: SiteLocales) -> String? {
        if locales.count == 1 { return locales[0] }
        let own = identity.ownLocale(product)
        let said = [page.language].compactMap { $0 } + page.file.path.localeTags + [own].compactMap { $0 }
        // `fr-FR` where the product has only `fr`.
        guard !locales.isEmpty else { return said.lazy.compactMap { product.locale(for: $0) }.first ?? said.first }
        return said.lazy.compactMap { tag in locales.first { $0 == tag } ?? locales.first { $0.language == tag.language } }.first
    }
}

extension PageIdentity {
    fileprivate init(_ page: ReadPage, _ locales: SiteLocales) {
        let source = PageSource(page.file.path)
        self.init(source, page.file.bytes, at: source.isAddress ? source.name : nil, locales)
    }
}

extension ReadPage {
    fileprivate var titleText: ProseText {
        ProseText(kind: .heading, text: title.alike, range: titleRange, endsOpenly: false, endsInLink: false)
    }

    fileprivate func withoutLanguage(_ locales: [String], told: String? = nil) -> Diagnostic {
        let language = told ?? language
        return Diagnostic(
            .pageLanguage, at: file.location(of: 0..<0), rule: "A page says which language it is in",
            seen: language.map { "this one says “\($0)”, and was asked for in \(locales.joined(separator: " or "))" }
                ?? "this one has no lang",
            right: "Give it an attribute lang, or say with --locale")
    }
}
