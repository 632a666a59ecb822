import Diagnostics
import Markdown

/// A page that was read, and what is needed of it to make it a page of the site.
struct ImportedPage: Sendable {
    let source: PageSource
    /// Where it was found on the web; nil for files whose address is not known.
    let address: HTTPAddress?
    let platform: String
    let accounting: TextAccounting
    let title: String
    let description: String?
    var document: Document
    let related: [ReadPage.RelatedLink]
    /// The index of the heading at which an anchor stands, by the anchor's name.
    let headings: [String: Int?]
    let locale: String?
    /// The language that the page says it is in, whether the site has it or not.
    let language: String?
    let identity: PageIdentity
    /// Where procedures begin, and under which conditions.
    let start: String?
    let conditions: [String: String]
    var findings: [Diagnostic]

    /// For messages: where it came from.
    var location: Location { Location(path: source.name) }
}

/// Reads pages and recognizes what they say about the product.
struct PageImport: Sendable {
    let options: ImportOptions
    let selector: Selector?
    let locales: SiteLocales
    /// Nil where the site has no model yet.
    let product: Product?
    /// What is known of the article that all pages are.
    let article: Site.Article?

    /// - Parameter given: the locale that was given for this page, and for it alone.
    func read(_ page: LoadedPage, locale given: String?) -> ImportedPage {
        let address = page.address ?? baseAddress(of: page.source)
        let read = readPage(
            page.bytes, path: page.source.name, options: ReadOptions(url: address, charset: page.charset, selector: selector))
        let identity = PageIdentity(page.source, page.bytes, at: address, locales)
        let locale = given ?? locale(of: page.source, identity, read.language)
        var document = read.document
        var findings = read.findings
        var title = read.title
        if title.isEmpty, options.article == nil, page.source.article == nil {
            title = identity.key.words
            findings.append(
                Diagnostic(
                    .noArticleName, .warning, at: Location(path: page.source.name), rule: "An article has a title",
                    seen: "this page has none, so its name stands for it: \(quoted(title))", right: "Write a better one"))
        }
        var recognized: Recognized?
        if let product, let locale {
            let known = recognize(
                read.document, of: read.file, product: product, locale: locale, start: article?.start,
                conditions: article?.conditions ?? [:])
            document = known.document
            findings += known.findings
            recognized = known
        }
        return ImportedPage(
            source: page.source, address: address.flatMap { try? HTTPAddress($0) }, platform: read.platform, accounting: read.accounting, title: title,
            description: read.description, document: document, related: read.related,
            headings: Dictionary(read.anchors.map { ($0.name, $0.heading) }) { first, _ in first }, locale: locale, language: read.language,
            identity: identity, start: recognized?.start, conditions: recognized?.conditions ?? [:],
            findings: findings.map { finding in locale.map(finding.about) ?? finding })
    }

    /// The address that a file had, by `--base` and its place in the folder.
    private func baseAddress(of source: PageSource) -> String? {
        guard let base = options.base else { return nil }
        let name =
            source.folder.map { source.name.dropFirst($0.count) }
            ?? source.name[(source.name.lastIndex(of: "/") ?? source.name.startIndex)...]
        return (base.hasSuffix("/") ? base : base + "/") + name.drop { $0 == "/" }
    }

    /// What tells a page's locale, the surest first: a list; its address or name; what it is called in its head; the option; the page itself.
    private func locale(of source: PageSource, _ identity: PageIdentity, _ language: String?) -> String? {
        if let listed = source.locale { return locales.locale(for: listed) }
        let option = options.locales.count == 1 ? options.locales.first : nil
        if let told = identity.key.language ?? identity.ownLocale(locales) {
            // `--locale fr-CA` for pages in a folder `fr` says it more exactly.
            if let option, option.prefix(while: { $0 != "-" }) == told.prefix(while: { $0 != "-" }) { return option }
            return told
        }
        return option ?? language.flatMap(locales.locale)
    }
}
