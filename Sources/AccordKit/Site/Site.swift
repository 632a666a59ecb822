import Diagnostics

/// A help site as its authors wrote it: configuration, sections, articles, pages.
public struct Site: Sendable {
    public var configuration: Configuration
    /// In reading order.
    public var sections: [Section]
    /// In reading order: by section, then by order and id.
    public var articles: [Article]

    public init(configuration: Configuration, sections: [Section], articles: [Article]) {
        self.configuration = configuration
        self.sections = sections
        self.articles = articles
    }

    /// `site.yml`.
    public struct Configuration: Sendable {
        /// The site's title per locale.
        public var titles: LocalizedText
        /// Where the site will be published, ending in `/`; nil for a site without absolute addresses.
        public var baseURL: String?
        /// The locale in which articles are first written.
        public var sourceLocale: String
        /// In the order of the language switcher.
        public var locales: [Locale]

        public init(titles: LocalizedText, baseURL: String?, sourceLocale: String, locales: [Locale]) {
            self.titles = titles
            self.baseURL = baseURL
            self.sourceLocale = sourceLocale
            self.locales = locales
        }
    }

    /// A language in which the site is published.
    public struct Locale: Sendable, Hashable {
        /// BCP 47: `fr-CA`.
        public var tag: String
        /// The language's own name: *Français (Canada)*.
        public var name: String
        /// Whose prose is borrowed where a page is missing, in order of preference: `fr`, `en`.
        public var fallbacks: [String]
        public var direction: Direction

        public init(tag: String, name: String, fallbacks: [String] = [], direction: Direction = .leftToRight) {
            self.tag = tag
            self.name = name
            self.fallbacks = fallbacks
            self.direction = direction
        }
    }

    /// The value of HTML's `dir`.
    public enum Direction: String, Sendable, Hashable {
        case leftToRight = "ltr", rightToLeft = "rtl"
    }

    /// A folder of articles: `Content/<section>/section.yml`.
    public struct Section: Sendable, Hashable {
        public var id: String
        public var titles: LocalizedText
        public var order: Int

        public init(id: String, titles: LocalizedText, order: Int) {
            self.id = id
            self.titles = titles
            self.order = order
        }
    }

    /// One help topic in all its languages.
    public struct Article: Sendable {
        /// `<section>/<article>`.
        public var id: String
        public var section: String
        public var kind: Kind
        /// Ids of articles to read next.
        public var related: [String]
        /// The last component of the page's URL per locale; the article's own id where none is given.
        public var slugs: [String: String]
        /// The pages as written, by locale.
        public var pages: [String: Page]

        public init(id: String, section: String, kind: Kind, related: [String] = [], slugs: [String: String] = [:], pages: [String: Page]) {
            self.id = id
            self.section = section
            self.kind = kind
            self.related = related
            self.slugs = slugs
            self.pages = pages
        }

        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case faq, howTo = "how-to", reference
        }
    }

    /// An article in one locale, as written.
    public struct Page: Sendable {
        public var file: SourceFile
        public var title: String
        public var description: String?
        /// Where the Markdown begins, behind the front matter.
        public var bodyStart: Int

        public init(file: SourceFile, title: String, description: String?, bodyStart: Int) {
            self.file = file
            self.title = title
            self.description = description
            self.bodyStart = bodyStart
        }
    }
}
