import Diagnostics
import HTML
import Markdown

/// Knows where links of imported pages lead in the site.
struct LinkRewriting {
    let site: Site
    let plans: [ArticlePlan]
    let pages: [ImportedPage]
    /// The plan of each page that was put into one.
    let planOfPage: [Int: Int]
    /// Pages by address or path, without fragment.
    private var byName: [String: Int] = [:]
    /// The ids of headings, by page.
    let anchors: [Int: [String]]

    init(site: Site, plans: [ArticlePlan], pages: [ImportedPage], anchors: [Int: [String]]) {
        self.site = site
        self.plans = plans
        self.pages = pages
        self.anchors = anchors
        planOfPage = Dictionary(plans.enumerated().flatMap { plan in plan.element.pages.values.map { ($0, plan.offset) } }) { first, _ in
            first
        }
        for (index, page) in pages.enumerated() where planOfPage[index] != nil {
            for name in [
                page.address?.canonicalName,
                page.source.isAddress ? (try? HTTPAddress(page.source.name))?.canonicalName : localPath(page.source.name),
            ] {
                if let name { byName[name] = byName[name] ?? index }
            }
        }
    }

    enum Target: Equatable {
        /// As it is to be written.
        case destination(String)
        /// A place or page that is not there; the link's text stays.
        case nowhere
    }

    /// Where a link on a page leads; nil where it stays as it is, as claims and addresses elsewhere do.
    func target(of destination: String, on page: Int) -> Target? {
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let fragment = parts.count == 2 && !parts[1].isEmpty ? parts[1] : nil
        guard let first = parts.first else { return nil }
        if first.isEmpty {
            guard let fragment, let anchor = anchor(fragment, of: page) else { return .nowhere }
            return .destination("#\(anchor)")
        }
        if isWebAddress(first) {
            guard let other = (try? HTTPAddress(first)).flatMap({ self.page(named: $0.canonicalName, for: page) }) else { return nil }
            return link(to: other, fragment, from: page)
        }
        guard urlScheme(Array(first.utf8)[...]) == nil else { return nil }
        // Relative, as in a file whose address is not known.
        let source = pages[page].source
        let folder = first.hasPrefix("/") ? source.folder ?? "" : source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
        let name = localPath("\(folder)\(folder.isEmpty ? "" : "/")\(String(first.prefix { $0 != "?" }).removingPercentEncoding)")
        guard let other = self.page(named: name, for: page) else { return .nowhere }
        return link(to: other, fragment, from: page)
    }

    /// The imported page with a name, in the locale of the page that names it where there is one.
    private func page(named name: String, for page: Int) -> Int? {
        guard let found = byName[name], let plan = planOfPage[found] else { return nil }
        return pages[page].locale.flatMap { plans[plan].pages[$0] } ?? found
    }

    private func link(to other: Int, _ fragment: String?, from page: Int) -> Target {
        let anchor = fragment.flatMap { self.anchor($0, of: other) }
        guard other != page else { return anchor.map { .destination("#\($0)") } ?? .nowhere }
        guard let plan = planOfPage[other], let own = planOfPage[page], let locale = pages[other].locale else { return .nowhere }
        let (target, source) = (plans[plan], plans[own])
        let name = target.id.drop { $0 != "/" }.dropFirst()
        let folder = target.section == source.section ? "../\(name)" : "../../\(target.section)/\(name)"
        return .destination("\(folder)/\(locale).md" + (anchor.map { "#\($0)" } ?? ""))
    }

    /// The anchor of the heading that took an id over; nil where there is none.
    private func anchor(_ name: String, of page: Int) -> String? {
        let headings = pages[page].headings
        guard let heading = [name.removingPercentEncoding, name].lazy.compactMap({ headings[$0].flatMap { $0 } }).first,
            let own = anchors[page], own.indices.contains(heading)
        else { return nil }
        return own[heading]
    }

    /// The article that a link of a *see also* list means: one of this import, or one of the site by its title or former address.
    func article(for link: ReadPage.RelatedLink, on page: Int) -> String? {
        let name = link.destination.prefix { $0 != "#" }
        if let target = target(of: String(name), on: page), case .destination(let path) = target,
            case .page(let id, _, _) = LinkTarget(path, from: planOfPage[page].map { plans[$0].id } ?? "")
        {
            return id
        }
        guard let locale = pages[page].locale else { return nil }
        let last = name.prefix { $0 != "?" }.split(separator: "/").last.map { String($0.withoutPageSuffix).removingPercentEncoding } ?? ""
        let own = planOfPage[page].map { plans[$0].id }
        let title = link.title.foldedForComparison
        return site.articles.first { article in
            guard article.id != own else { return false }
            return article.pages[locale]?.title.foldedForComparison == title || article.slugs[locale] == last
                || article.redirects[locale]?.contains(last) == true
                || article.id.hasSuffix("/\(last)")
        }?.id
    }
}

extension HTTPAddress {
    /// What all ways to write an address have in common: without fragment, `index.html` and the slash at the end.
    var canonicalName: String {
        let parts = pathAndQuery.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = (parts.first.map(String.init) ?? "/").removingPercentEncoding
        for index in ["/index.html", "/index.htm"] where path.hasSuffix(index) { path.removeLast(index.count) }
        while path.hasSuffix("/") { path.removeLast() }
        // The scheme says how to get a page, not which page it is.
        return "//\(host):\(port == 443 || port == 80 ? "" : String(port))\(path)" + (parts.count > 1 ? "?\(parts[1])" : "")
    }
}
