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
        let name = given.map { "article \($0)" } ?? page.key.text
        if let other = byName[name] { groups.join(index, other) } else { byName[name] = index }
    }
    let names = names(of: pages, locales)
    for (index, own) in names.enumerated() {
        for name in own where byName[name] == nil { byName[name] = index }
    }
    for (index, page) in pages.enumerated() {
        // Templates often name the home pages of other languages on every page: only what is mutual counts.
        for other in page.alternates.compactMap({ byName[$0.key.text] })
        where pages[other].alternates.contains(where: { names[index].contains($0.key.text) }) {
            groups.join(index, other)
        }
    }
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

/// What each page may be called by others. A file whose address is not known is called as its head says, unless others say the same of themselves.
private func names(of pages: [ImportedPage], _ locales: SiteLocales) -> [Set<String>] {
    let said = pages.map { page -> Set<String> in
        let own = page.locale.map { locale in page.alternates.filter { locales.locale(for: $0.language) == locale }.map(\.key) } ?? []
        return page.address == nil ? Set((own + [page.canonical].compactMap { $0 }).map(\.text)) : []
    }
    let counts = said.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return zip(pages, said).map { page, said in said.filter { counts[$0] == 1 }.union([page.key.text]) }
}

/// The locales that pages name for each other, where they agree.
func localesToldByOthers(_ pages: [ImportedPage], _ locales: SiteLocales) -> [PageKey: String] {
    var told: [PageKey: Set<String>] = [:]
    for alternate in pages.lazy.flatMap(\.alternates) {
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

/// Sets of numbers that can be joined (union-find).
private struct Groups {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    /// The least number of a set.
    func first(of number: Int) -> Int {
        var number = number
        while parents[number] != number { number = parents[number] }
        return number
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (first(of: a), first(of: b))
        parents[max(a, b)] = min(a, b)
    }
}
