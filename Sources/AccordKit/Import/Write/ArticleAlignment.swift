import Diagnostics

/// Pages that are one article in different locales.
struct AlignedArticle: Sendable {
    /// By locale: the index of the page among the imported ones.
    var pages: [String: Int] = [:]
    /// `section/id`, as an option or a list says it.
    var given: String?
}

/// Puts pages together that are one article, in the order of their first pages.
///
/// They are one by `--article` or a list, by addresses or names that differ in the language alone, or because they name each other.
func align(_ pages: [ImportedPage], _ options: ImportOptions, _ locales: SiteLocales, _ findings: inout [Diagnostic]) -> [AlignedArticle] {
    var groups = Groups(count: pages.count)
    var byName: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
        let given = page.source.article ?? options.article
        let name = given.map { "article \($0)" } ?? page.identity.key.text
        if let other = byName[name] { groups.join(index, other) } else { byName[name] = index }
    }
    groups.joinAlternates(pages.map { ($0.identity, $0.locale) }, byName, locales)
    var articles: [AlignedArticle] = []
    var position: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
        guard let locale = page.locale else {
            findings.append(noLocale(page, locales))
            continue
        }
        let group = groups.first(of: index)
        let article = position[group] ?? articles.count
        if article == articles.count {
            position[group] = article
            articles.append(AlignedArticle(given: page.source.article ?? options.article))
        }
        if let other = articles[article].pages[locale] {
            findings.append(
                Diagnostic(
                    .pageTwice, at: page.location, locale: locale, rule: "An article has one page in each locale",
                    seen: "\(pages[other].source.name) is this article in \(locale), too, and was taken",
                    right: "Tell the locale with --locale, or the article with --article"))
        } else {
            articles[article].pages[locale] = index
        }
    }
    return articles
}

/// The locales that pages name for each other, where they agree.
func localesToldByOthers(_ pages: [ImportedPage], _ locales: SiteLocales) -> [PageKey: String] {
    var told: [PageKey: Set<String>] = [:]
    for alternate in pages.lazy.flatMap(\.identity.alternates) {
        if let locale = locales.locale(for: alternate.language) { told[alternate.key, default: []].insert(locale) }
    }
    return told.compactMapValues { $0.count == 1 ? $0.first : nil }
}

private func noLocale(_ page: ImportedPage, _ locales: SiteLocales) -> Diagnostic {
    let tags = locales.tags.joined(separator: ", ")
    let told = page.source.locale ?? page.language
    return Diagnostic(
        .noLocaleKnown, at: page.location, rule: "An imported page is in one of the site's locales (\(tags))",
        seen: told.map { "this one is in “\($0)”" } ?? "neither its address nor its lang attribute tells the language of this one",
        right: told.flatMap { didYouMean($0, locales.tags) } ?? "Tell it with --locale")
}
