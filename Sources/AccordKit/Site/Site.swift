import Diagnostics

/// A help site as its authors wrote it: configuration, sections, articles, pages.
public struct Site: Sendable {
    public var configuration: Configuration
    /// In reading order.
    public var sections: [Section]
    /// In reading order: by section, then by order and id.
    public var articles: [Article]
    public var glossary: Glossary

    public init(configuration: Configuration, sections: [Section], articles: [Article], glossary: Glossary = Glossary()) {
        self.configuration = configuration
        self.sections = sections
        self.articles = articles
        self.glossary = glossary
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
        /// Where the committed capability model is, relative to the site's folder.
        public var snapshot: String
        /// Where the running product tells its model; nil where the site has only the snapshot.
        public var live: CapabilitySource?
        /// Whose spaces French texts have, by locale, where it is not the authority of the locale's region.
        public var typography: [String: TypographyProfile] = [:]
        /// Whose spelling English texts have, by locale, where the locale does not say so itself.
        public var spelling: [String: Spelling] = [:]
        /// What happens to translations that are not up to date.
        public var translation: TranslationPolicy

        public init(
            titles: LocalizedText, baseURL: String?, sourceLocale: String, locales: [Locale],
            snapshot: String = "Content/capabilities.json",
            live: CapabilitySource? = nil, translation: TranslationPolicy = TranslationPolicy()
        ) {
            self.titles = titles
            self.baseURL = baseURL
            self.sourceLocale = sourceLocale
            self.locales = locales
            self.snapshot = snapshot
            self.live = live
            self.translation = translation
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
        /// Whether the language is not published yet.
        public var isBeingPrepared: Bool
        /// Where site.yml lists it.
        public var place: Location

        public init(
            tag: String, name: String, fallbacks: [String] = [], direction: Direction = .leftToRight, isBeingPrepared: Bool = false,
            place: Location = Location(path: Configuration.fileName)
        ) {
            self.tag = tag
            self.name = name
            self.fallbacks = fallbacks
            self.direction = direction
            self.isBeingPrepared = isBeingPrepared
            self.place = place
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

    /// One help topic in all its languages: `Content/<section>/<article>/`.
    public struct Article: Sendable {
        /// `<section>/<article>`.
        public var id: String
        public var section: String
        public var kind: Kind
        /// The screen on which its procedures begin.
        public var start: String?
        /// What holds for the reader: axis to value.
        public var conditions: [String: String]
        /// Ids of articles to read next.
        public var related: [String]
        /// The last component of the page's URL per locale; the article's own id where none is given.
        public var slugs: [String: String]
        /// Former slugs per locale, whose addresses lead to the page.
        public var redirects: [String: [String]]
        /// Position among the section's articles; articles of one position stand by id.
        public var order: Int
        /// The pages as written, by locale.
        public var pages: [String: Page]
        /// What is recorded of the translations, by locale.
        public var locks: [String: Lock]
        /// Names of the files in `images/`.
        public var images: Set<String>
        /// `article.yml`, for findings about it.
        public var file: SourceFile

        public init(
            id: String, section: String, kind: Kind, start: String? = nil, conditions: [String: String] = [:], related: [String] = [],
            slugs: [String: String] = [:], redirects: [String: [String]] = [:], order: Int = 0, pages: [String: Page],
            locks: [String: Lock] = [:], images: Set<String> = [], file: SourceFile
        ) {
            self.id = id
            self.section = section
            self.kind = kind
            self.start = start
            self.conditions = conditions
            self.related = related
            self.slugs = slugs
            self.redirects = redirects
            self.order = order
            self.pages = pages
            self.locks = locks
            self.images = images
            self.file = file
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
