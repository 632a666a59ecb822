import HTML
import Markdown

/// Makes the parts of a page that its layout puts around the content. Each is empty where there is nothing to say.
struct PageParts {
    let site: Site.Configuration
    let edition: Edition
    /// Where the page is: a site path that ends in `/`.
    let path: String

    /// The address of another page of the site as seen from this one.
    private func address(_ target: String) -> [UInt8] {
        var address: [UInt8] = []
        PagePath.appendRelative(from: path, to: target[...], index: "index.html", into: &address)
        return address
    }

    private func link(_ target: String, _ title: String, into html: inout HTMLWriter) {
        html.raw("<a href=\"")
        html.address(address(target))
        html.raw("\">")
        html.text(title)
        html.raw("</a>")
    }

    // MARK: Head

    /// Description, canonical address, the same page in other languages.
    func meta(description: String?, alternates: [ResolvedPage.Alternate], hasTwin: Bool, into html: inout HTMLWriter) {
        if let description, !description.isEmpty {
            html.raw("<meta name=\"description\" content=\"")
            html.attribute(description)
            html.raw("\">\n")
        }
        if let base = site.baseURL {
            html.raw("<link rel=\"canonical\" href=\"")
            html.address(absolute(base, path), isAbsolute: true)
            html.raw("\">\n")
            if alternates.count > 1 {
                for alternate in alternates { self.alternate(alternate.locale, base, alternate.path, into: &html) }
                if let neutral = alternates.first(where: { $0.locale == site.sourceLocale }) ?? alternates.first {
                    alternate("x-default", base, neutral.path, into: &html)
                }
            }
        }
        if hasTwin { html.raw("<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\">\n") }
    }

    private func alternate(_ locale: String, _ base: String, _ path: String, into html: inout HTMLWriter) {
        html.raw("<link rel=\"alternate\" hreflang=\"")
        html.attribute(locale)
        html.raw("\" href=\"")
        html.address(absolute(base, path), isAbsolute: true)
        html.raw("\">\n")
    }

    private func absolute(_ base: String, _ path: String) -> [UInt8] {
        Array(base.utf8) + path.utf8.dropFirst()
    }

    // MARK: Navigation

    /// The way down to this page: the locale's home, the section, the page.
    func breadcrumbs(section: Edition.Section?, title: String, language: [UInt8], into html: inout HTMLWriter) {
        html.raw("<nav class=\"breadcrumbs\" aria-label=\"")
        html.attribute(edition.strings[.breadcrumbs])
        html.raw("\">\n<ol>\n<li>")
        link(edition.homePath, edition.strings[.home], into: &html)
        html.raw("</li>\n")
        if let section {
            html.raw("<li>")
            link(section.path, section.title, into: &html)
            html.raw("</li>\n")
        }
        html.raw("<li><span aria-current=\"page\"")
        html.raw(language)
        html.raw(">")
        html.text(title)
        html.raw("</span></li>\n</ol>\n</nav>")
    }

    /// The same page in the languages that have it, this one included.
    func languages(_ alternates: [ResolvedPage.Alternate], into html: inout HTMLWriter) {
        guard alternates.count > 1 else { return }
        html.raw("<nav class=\"languages\" aria-label=\"")
        html.attribute(edition.strings[.language])
        html.raw("\">\n<details>\n<summary>")
        html.text(edition.locale.name)
        html.raw("</summary>\n<ul>\n")
        for alternate in alternates {
            html.raw("<li><a href=\"")
            html.address(address(alternate.path))
            html.raw("\"")
            languageLink(alternate.locale, into: &html)
            if alternate.locale == edition.locale.tag { html.raw(" aria-current=\"true\"") }
            html.raw(">")
            html.text(site.name(of: alternate.locale))
            html.raw("</a></li>\n")
        }
        html.raw("</ul>\n</details>\n</nav>")
    }

    private func languageLink(_ locale: String, into html: inout HTMLWriter) {
        html.raw(site.language(of: locale))
        html.raw(" hreflang=\"")
        html.attribute(locale)
        html.raw("\"")
    }

    /// The headings of a long page.
    func contents(_ page: ResolvedPage, language: [UInt8], borrowedLanguage: [UInt8], into html: inout HTMLWriter) {
        let entries = zip(page.document.headings, page.anchors).filter { (2...3).contains($0.0.level) }
        guard entries.count >= 3 else { return }
        html.raw("<nav class=\"contents\" aria-labelledby=\"contents.\">\n<h2 id=\"contents.\">")
        html.text(edition.strings[.onThisPage])
        html.raw("</h2>\n<ul")
        html.raw(language)
        html.raw(">\n")
        for (heading, anchor) in entries {
            html.raw(heading.level == 2 ? "<li><a href=\"#" : "<li class=\"sub\"><a href=\"#")
            html.address(anchor.utf8)
            html.raw("\"")
            if page.borrowed.contains(heading.range) { html.raw(borrowedLanguage) }
            html.raw(">")
            html.text(heading.content.plainText)
            html.raw("</a></li>\n")
        }
        html.raw("</ul>\n</nav>")
    }

    /// What to read next.
    func related(_ references: [ResolvedPage.Reference], into html: inout HTMLWriter) {
        guard !references.isEmpty else { return }
        html.raw("<nav class=\"related\" aria-labelledby=\"related.\">\n<h2 id=\"related.\">")
        html.text(edition.strings[.related])
        html.raw("</h2>\n<ul>\n")
        for reference in references {
            html.raw("<li")
            if let locale = reference.locale, locale != edition.locale.tag { html.raw(site.language(of: locale)) }
            html.raw(">")
            link(reference.path, reference.title, into: &html)
            html.raw("</li>\n")
        }
        html.raw("</ul>\n</nav>")
    }

    // MARK: Borrowed prose

    /// Says that the text was written for another locale, or is behind its source.
    func notice(proseLocale: String, isOutdated: Bool, into html: inout HTMLWriter) {
        if isOutdated {
            openNotice(.outdated, into: &html)
            html.text(edition.strings[.outdated])
            html.raw("</p>")
        }
        guard proseLocale != edition.locale.tag else { return }
        let key = UIStrings.Key.notice(of: proseLocale, in: edition.locale.tag)
        let (before, after) = edition.strings.parts(key, around: "language")
        openNotice(key, into: &html)
        html.text(String(before))
        if let after {
            html.raw("<span")
            html.raw(site.language(of: proseLocale))
            html.raw(">")
            html.text(site.name(of: proseLocale))
            html.raw("</span>")
            html.text(String(after))
        }
        html.raw("</p>")
    }

    private func openNotice(_ key: UIStrings.Key, into html: inout HTMLWriter) {
        html.raw("<p class=\"notice\" role=\"note\"")
        if edition.strings.isBorrowed(key) { html.raw(site.language(of: "en")) }
        html.raw(">")
    }

    // MARK: Lists of pages

    /// The articles of a section.
    func articles(_ articles: some Sequence<PageSummary>, into html: inout HTMLWriter) {
        html.raw("<ul class=\"articles\">\n")
        for article in articles {
            html.raw("<li")
            if article.titleLocale != edition.locale.tag { html.raw(site.language(of: article.titleLocale)) }
            html.raw(">")
            link(article.path, article.title, into: &html)
            if let description = article.description, !description.isEmpty {
                html.raw("<p")
                if article.descriptionLocale != article.titleLocale { html.raw(site.language(of: article.descriptionLocale)) }
                html.raw(">")
                html.text(description)
                html.raw("</p>")
            }
            html.raw("</li>\n")
        }
        html.raw("</ul>\n")
    }

    /// A section with its first articles.
    func section(_ section: Edition.Section, _ articles: [PageSummary], into html: inout HTMLWriter) {
        let shown = 8
        html.raw("<section>\n<h2>")
        link(section.path, section.title, into: &html)
        html.raw("</h2>\n")
        self.articles(articles.prefix(shown), into: &html)
        if articles.count > shown {
            html.raw("<p>")
            link(section.path, edition.strings.text(.allArticles, count: articles.count), into: &html)
            html.raw("</p>\n")
        }
        html.raw("</section>\n")
    }

    /// The languages of the site, each in its own words.
    func choice(_ editions: [Edition], into html: inout HTMLWriter) {
        html.raw("<nav aria-label=\"")
        html.attribute(edition.strings[.language])
        html.raw("\">\n<ul class=\"choice\">\n")
        for edition in editions {
            html.raw("<li><a href=\"")
            html.address(address(edition.homePath))
            html.raw("\"")
            languageLink(edition.locale.tag, into: &html)
            html.raw("><strong>")
            html.text(edition.locale.name)
            html.raw("</strong> <span>")
            html.text(edition.siteTitle)
            html.raw("</span></a></li>\n")
        }
        html.raw("</ul>\n</nav>")
    }
}

extension UIStrings.Key {
    /// What says that the prose of a page was written for another locale; it holds `{language}`.
    static func notice(of proseLocale: String, in locale: String) -> UIStrings.Key {
        proseLocale.prefix { $0 != "-" } == locale.prefix { $0 != "-" } ? .borrowedRegion : .borrowed
    }
}

extension Site.Configuration {
    /// The language's own name; the tag where the site does not have the language.
    func name(of locale: String) -> String {
        locales.first { $0.tag == locale }?.name ?? locale
    }

    /// The attributes of text in a language: ` lang="fr"`, with `dir` where the site's languages are written in both directions.
    func language(of locale: String) -> [UInt8] {
        var html = HTMLWriter()
        html.raw(" lang=\"")
        html.attribute(locale)
        html.raw("\"")
        if let direction = locales.first(where: { $0.tag == locale })?.direction, locales.contains(where: { $0.direction != direction }) {
            html.raw(direction == .leftToRight ? " dir=\"ltr\"" : " dir=\"rtl\"")
        }
        return html.bytes
    }
}

extension Document {
    /// In document order, those in lists and quotes included.
    var headings: [Block.Heading] {
        var headings: [Block.Heading] = []
        func collect(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .heading(let heading): headings.append(heading)
                case .list(let list): for item in list.items { collect(item.blocks) }
                case .blockQuote(let quote): collect(quote.blocks)
                case .alert(let alert): collect(alert.blocks)
                case .paragraph, .table, .codeBlock, .html, .thematicBreak: break
                }
            }
        }
        collect(blocks)
        return headings
    }
}
