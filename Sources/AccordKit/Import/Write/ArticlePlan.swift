import Diagnostics

/// An article as it will stand in the site.
struct ArticlePlan: Sendable {
    /// `section/id`
    let id: String
    let section: String
    /// By locale: the index of the page among the imported ones.
    let pages: [String: Int]
    var kind: Site.Article.Kind
    var start: String?
    var conditions: [String: String]
    var related: [String] = []
    var slugs: [String: String] = [:]
    var redirects: [String: [String]] = [:]
    /// The article that is there already.
    let existing: Site.Article?
}

/// Gives articles their sections, ids and slugs.
struct ArticleNaming {
    let options: ImportOptions
    let site: Site
    /// Addresses that are taken: `fr/section/slug`.
    private var taken: [String: String] = [:]
    private var ids: Set<String> = []

    init(_ options: ImportOptions, _ site: Site) {
        self.options = options
        self.site = site
        for article in site.articles { claim(article.id, article.section, slugs: article.slugs, redirects: article.redirects) }
    }

    private mutating func claim(_ id: String, _ section: String, slugs: [String: String], redirects: [String: [String]]) {
        for locale in site.configuration.locales.map(\.tag) {
            let own = LocalizedText(slugs).lookup(locale)?.plural ?? String(id.drop { $0 != "/" }.dropFirst())
            for slug in [own] + (redirects[locale] ?? []) { taken["\(locale)/\(section)/\(slug)"] = id }
        }
    }

    private func isFree(_ slug: String, _ locale: String, _ section: String, for id: String) -> Bool {
        (taken["\(locale)/\(section)/\(slug)"] ?? id) == id
    }

    /// Nil where the pages give no name, which is then a finding.
    mutating func plan(_ article: AlignedArticle, _ pages: [ImportedPage], _ findings: inout [Diagnostic]) -> ArticlePlan? {
        let tags = site.configuration.locales.map(\.tag)
        let order = [site.configuration.sourceLocale] + tags
        guard let first = order.compactMap({ article.pages[$0] }).first else { return nil }
        guard let (section, name) = name(article, pages[first], &findings) else { return nil }
        let id = "\(section)/\(name)"
        ids.insert(id)
        let existing = site.articles.first { $0.id == id }
        let ordered = tags.compactMap { article.pages[$0] }.map { pages[$0] }
        let source = pages[first]
        var plan = ArticlePlan(
            id: id, section: section, pages: article.pages, kind: source.kind,
            start: source.start ?? ordered.lazy.compactMap(\.start).first,
            conditions: source.start == nil ? ordered.first { $0.start != nil }?.conditions ?? source.conditions : source.conditions,
            existing: existing)
        for (locale, index) in article.pages.sorted(by: { $0.key < $1.key }) {
            addAddresses(of: pages[index], locale, to: &plan, name: name)
        }
        claim(id, section, slugs: plan.slugs, redirects: plan.redirects)
        return plan
    }

    // MARK: Names

    private func name(_ article: AlignedArticle, _ page: ImportedPage, _ findings: inout [Diagnostic]) -> (section: String, name: String)? {
        if let given = article.given {
            let parts = given.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, parts.allSatisfy(Site.isSlug) else {
                findings.append(noName(page, "“\(given)” is no name of an article", "An article is named section/id"))
                return nil
            }
            return (parts[0], parts[1])
        }
        let section = options.section ?? page.sectionName
        guard Site.isSlug(section) else {
            findings.append(noName(page, "“\(section)” is no name of a section", "Give one with --section"))
            return nil
        }
        let slug = Site.slug(of: page.title)
        guard Site.isSlug(slug) else {
            findings.append(noName(page, "it has no title to make a name of", "Give one with --article SECTION/ID"))
            return nil
        }
        return (section, unused(slug) { !ids.contains("\(section)/\($0)") })
    }

    private func noName(_ page: ImportedPage, _ seen: Message, _ right: Message) -> Diagnostic {
        Diagnostic(
            .noArticleName, at: page.location, locale: page.locale,
            rule: "An article's section and id are made of letters, digits, -, _ and .", seen: seen,
            right: right)
    }

    /// `slug`, or `slug-2` and so on.
    private func unused(_ slug: String, _ isFree: (String) -> Bool) -> String {
        var candidate = slug
        var number = 2
        while !isFree(candidate) {
            candidate = "\(slug)-\(number)"
            number += 1
        }
        return candidate
    }

    // MARK: Addresses

    private func addAddresses(of page: ImportedPage, _ locale: String, to plan: inout ArticlePlan, name: String) {
        let id = plan.id
        let section = plan.section
        var slug = name
        let own = Site.slug(of: page.title)
        // The id is the slug wherever there is no other, so the source locale needs none.
        if locale != site.configuration.sourceLocale, plan.existing?.slugs[locale] == nil, Site.isSlug(own) {
            slug = unused(own) { isFree($0, locale, section, for: id) }
            let inherited = LocalizedText(plan.slugs.merging(plan.existing?.slugs ?? [:]) { $1 }).lookup(locale)?.plural ?? name
            if slug != inherited { plan.slugs[locale] = slug }
        }
        guard let old = page.oldSlug, old != slug, plan.existing?.redirects[locale]?.contains(old) != true,
            isFree(old, locale, section, for: id)
        else { return }
        plan.redirects[locale] = [old]
    }
}

extension ImportedPage {
    /// What kind of article the page looks like.
    fileprivate var kind: Site.Article.Kind {
        if title.hasSuffix("?") || title.hasSuffix("？") { return .faq }
        let hasSteps = document.blocks.contains { block in
            if case .list(let list) = block { list.isOrdered } else { false }
        }
        return hasSteps ? .howTo : .reference
    }

    /// The last part of its address on the web, to which links from elsewhere still lead.
    fileprivate var oldSlug: String? {
        guard let last = address?.pathAndQuery.prefix(while: { $0 != "?" }).split(separator: "/").last else { return nil }
        let slug = String(last.withoutPageSuffix).removingPercentEncoding
        return Site.isSlug(slug) && !["index", "default", "home"].contains(slug.lowercased()) ? slug : nil
    }

    /// The folder that it was in.
    fileprivate var sectionName: String {
        let folders = identity.key.text.split(separator: "/").dropLast()
        var name: Substring?
        if address != nil {
            // The host is no folder.
            name = folders.dropFirst().last
        } else if let folder = source.folder {
            let own = localPath(folder)
            name = folders.count > own.split(separator: "/").count ? folders.last : own.split(separator: "/").last
        }
        let slug = name.map { Site.slug(of: String($0).removingPercentEncoding) } ?? ""
        return Site.isSlug(slug) ? slug : "imported"
    }
}
