import HTML
import Markdown

/// Turns resolved pages into files. Prepared once for a site; every function gives the same bytes for the same values.
public struct Renderer: Sendable {
    /// What pages refer to, by path in the output: `assets/site.css`.
    public let assets: [String: [UInt8]]
    private let site: Site.Configuration
    private let layouts: Layouts
    private let editions: [String: Edition]
    /// The layouts that can be rendered ahead, by locale.
    private let skeletons: [String: [LayoutKind: Skeleton]]

    /// - Parameter sections: the sections that have pages, in reading order, by the locale's tag.
    public init(_ site: Site.Configuration, sections: [String: [Site.Section]], templates: Templates) {
        self.site = site
        assets = templates.assets
        layouts = templates.layouts
        var editions: [String: Edition] = [:]
        var skeletons: [String: [LayoutKind: Skeleton]] = [:]
        for locale in site.locales {
            let edition = Edition(locale, site, sections: sections[locale.tag] ?? [], templates)
            editions[locale.tag] = edition
            for kind in LayoutKind.allCases { skeletons[locale.tag, default: [:]][kind] = templates.layouts.skeleton(kind, edition) }
        }
        self.editions = editions
        self.skeletons = skeletons
    }

    // MARK: Articles

    /// `index.html` of an article.
    public func html(of page: ResolvedPage) -> [UInt8] {
        let edition = edition(of: page.locale)
        return render(.article, edition, values(of: page, edition))
    }

    /// What the layout of an article is filled with.
    func values(of page: ResolvedPage, _ edition: Edition) -> PageValues {
        let parts = PageParts(site: site, edition: edition, path: page.path)
        let isBorrowed = page.proseLocale != page.locale.tag
        let proseLanguage = isBorrowed ? site.language(of: page.proseLocale) : []
        let titleLocale = page.titleLocale ?? page.proseLocale
        let titleLanguage = titleLocale == page.locale.tag ? [] : site.language(of: titleLocale)
        let borrowedLanguage = (site.language(of: page.borrowedLocale ?? page.proseLocale), site.language(of: page.locale.tag))
        let ownLanguage = isBorrowed ? site.language(of: page.locale.tag) : []
        let section = edition.section(of: page.article)
        let foreign = Set(page.foreignLabels.values).union(page.tables.values.compactMap(\.foreignLocale))
        let foreignLanguages = Dictionary(uniqueKeysWithValues: foreign.map { ($0, site.language(of: $0)) })

        var values = PageValues(capacity: 16_384)
        values.section = section?.id ?? ""
        values.set(.title, text: page.title)
        values.set(.root) { $0.raw(PagePath.root(from: page.path)) }
        values.set(.markdown, text: "index.md")
        values.set(.meta) { parts.meta(description: page.description, alternates: page.alternates, hasTwin: true, into: &$0) }
        values.set(.breadcrumbs) { parts.breadcrumbs(section: section, title: page.title, language: titleLanguage, into: &$0) }
        values.set(.languages) { parts.languages(page.alternates, into: &$0) }
        values.set(.notice) { parts.notice(proseLocale: page.proseLocale, isOutdated: page.isOutdated, into: &$0) }
        values.set(.contents) { parts.contents(page, language: proseLanguage, borrowedLanguage: borrowedLanguage.0, into: &$0) }
        values.set(.content) { html in
            var body = HTMLBody(
                page, edition.strings, ownLanguage: ownLanguage, proseLanguage: proseLanguage,
                borrowedLanguage: borrowedLanguage, languages: foreignLanguages, into: HTMLWriter())
            swap(&body.html, &html)
            body.write(page.document.blocks)
            swap(&body.html, &html)
        }
        values.set(.related) { parts.related(page.related, into: &$0) }
        values.set(.proseLanguage) { $0.raw(proseLanguage) }
        values.set(.titleLanguage) { $0.raw(titleLanguage) }
        return values
    }

    /// `index.md` of an article: portable Markdown for people and programs that read no HTML.
    public func markdown(of page: ResolvedPage) -> [UInt8] {
        Twin(page: page, site: site, strings: edition(of: page.locale).strings).document().markdown()
    }

    // MARK: Indexes

    /// `index.html` of a section.
    ///
    /// - Parameter articles: the section's articles in this locale, in reading order.
    public func sectionIndex(_ section: Site.Section, locale: Site.Locale, articles: [PageSummary]) -> [UInt8] {
        let edition = edition(of: locale)
        let own = edition.sections.first { $0.id == section.id } ?? Edition.Section(section, locale, site)
        let parts = PageParts(site: site, edition: edition, path: own.path)
        let alternates = site.locales.compactMap { locale in
            editions[locale.tag]?.sections.first { $0.id == section.id }.map { ResolvedPage.Alternate(locale: locale.tag, path: $0.path) }
        }
        var values = index(parts, title: own.title, alternates: alternates)
        values.section = own.id
        values.current = "page"
        values.set(.breadcrumbs) { parts.breadcrumbs(section: nil, title: own.title, language: [], into: &$0) }
        values.set(.content) { parts.articles(articles, into: &$0) }
        return render(.section, edition, values)
    }

    /// `index.html` of a locale.
    ///
    /// - Parameter articles: the articles of each section in this locale, by the section's id, in reading order.
    public func localeIndex(_ locale: Site.Locale, articles: [String: [PageSummary]]) -> [UInt8] {
        let edition = edition(of: locale)
        let parts = PageParts(site: site, edition: edition, path: edition.homePath)
        let alternates = site.locales.map { ResolvedPage.Alternate(locale: $0.tag, path: "/\($0.tag)/") }
        var values = index(parts, title: edition.siteTitle, alternates: alternates)
        values.set(.content) { html in
            for section in edition.sections { parts.section(section, articles[section.id] ?? [], into: &html) }
        }
        return render(.home, edition, values)
    }

    /// `index.html` of the site, where readers choose their language.
    public func rootIndex() -> [UInt8] {
        guard let locale = site.locales.first(where: { $0.tag == site.sourceLocale }) ?? site.locales.first else { return [] }
        let edition = edition(of: locale)
        let parts = PageParts(site: site, edition: edition, path: "/")
        var values = index(parts, title: edition.siteTitle, alternates: [])
        values.set(.content) { html in parts.choice(site.locales.map { self.edition(of: $0) }, into: &html) }
        return render(.root, edition, values)
    }

    private func index(_ parts: PageParts, title: String, alternates: [ResolvedPage.Alternate]) -> PageValues {
        var values = PageValues(capacity: 8192)
        values.set(.title, text: title)
        values.set(.root) { $0.raw(PagePath.root(from: parts.path)) }
        values.set(.meta) { parts.meta(description: nil, alternates: alternates, hasTwin: false, into: &$0) }
        values.set(.languages) { parts.languages(alternates, into: &$0) }
        return values
    }

    // MARK: Layouts

    private func render(_ kind: LayoutKind, _ edition: Edition, _ values: PageValues) -> [UInt8] {
        let skeleton = skeletons[edition.locale.tag]?[kind] ?? layouts.skeleton(kind, edition, for: values)
        return skeleton.filled(with: values)
    }

    func edition(of locale: Site.Locale) -> Edition {
        editions[locale.tag] ?? Edition(locale: locale, siteTitle: "", strings: UIStrings([:]), sections: [])
    }
}

/// An article as lists of articles show it.
public struct PageSummary: Sendable, Hashable {
    public var title: String
    public var description: String?
    /// A site path.
    public var path: String
    /// Whose words the title is in.
    public var titleLocale: String
    /// Whose words the description is in.
    public var descriptionLocale: String

    public init(title: String, description: String?, path: String, titleLocale: String, descriptionLocale: String? = nil) {
        self.title = title
        self.description = description
        self.path = path
        self.titleLocale = titleLocale
        self.descriptionLocale = descriptionLocale ?? titleLocale
    }

    public init(_ page: ResolvedPage) {
        self.init(
            title: page.title, description: page.description, path: page.path, titleLocale: page.titleLocale ?? page.proseLocale,
            descriptionLocale: page.descriptionLocale ?? page.proseLocale)
    }
}

extension Edition {
    fileprivate init(_ locale: Site.Locale, _ site: Site.Configuration, sections: [Site.Section], _ templates: Templates) {
        self.init(
            locale: locale, siteTitle: site.titles.title(in: locale, of: site) ?? "",
            strings: UIStrings(locale.tag, from: templates.strings) { site.adapting($0, of: $1, to: locale.tag) },
            sections: sections.map { Section($0, locale, site) })
    }

    /// The section of an article, by the article's id.
    fileprivate func section(of article: String) -> Section? {
        let id = article.utf8.prefix { $0 != UInt8(ascii: "/") }
        return sections.first { $0.id.utf8.elementsEqual(id) }
    }
}

extension Edition.Section {
    fileprivate init(_ section: Site.Section, _ locale: Site.Locale, _ site: Site.Configuration) {
        self.init(id: section.id, title: section.titles.title(in: locale, of: site) ?? section.id, path: "/\(locale.tag)/\(section.id)/")
    }
}

extension LocalizedText {
    /// The text in a locale, else in those it falls back to, else in the site's source locale.
    fileprivate func title(in locale: Site.Locale, of site: Site.Configuration) -> String? {
        let owners = ([locale.tag] + locale.fallbacks + [site.sourceLocale]).flatMap { LanguageTag.truncations(of: $0) }
        return owners.lazy.compactMap { owner in forms[owner].map { site.adapting($0.plural, of: owner, to: locale.tag) } }.first
    }
}
