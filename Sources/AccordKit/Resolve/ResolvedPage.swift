import Markdown

/// A page ready to be rendered: every claim has its label, every link its final target.
///
/// What resolving does to the links of the document:
/// - a claim (`ui:`, `tool:`, `item:`, `term:`) keeps its destination, and its content is the one text that the page's
///   own locale shows; `state:` keeps its prose;
/// - a link to a page of the site has the target's site path: `/fr/docusign/lier-un-compte/#etapes`;
/// - an image of the site has its site path too: `/fr/docusign/lier-un-compte/profile.png`;
/// - everything else is an absolute address of a permitted scheme, as written.
public struct ResolvedPage: Sendable {
    /// `<section>/<article>`.
    public var article: String
    public var locale: Site.Locale
    /// The locale whose prose this is; differs from `locale` where it is borrowed.
    public var proseLocale: String
    /// With slashes at both ends: `/fr/docusign/lier-un-compte/`.
    public var path: String
    public var title: String
    public var description: String?
    public var document: Document
    /// The `id` of each heading, in document order.
    public var anchors: [String]
    /// The same article in every locale that has it, this one included.
    public var alternates: [Alternate]
    public var related: [Reference]
    /// The names of the article's image files that the page shows, sorted.
    public var images: [String]
    /// The rows of the table that each fenced `supported-tools` block stands for, by the block's info string.
    public var tables: [String: SupportTable]
    /// Whether parts of the page are behind their source, which readers are to know.
    public var isOutdated = false
    /// Whose words the title and the description are in; the prose's where nothing else is said.
    public var titleLocale: String?
    public var descriptionLocale: String?
    /// The ranges of blocks whose content is in the words of another locale.
    public var borrowed: Set<SourceRange> = []
    /// The ranges of images whose alternative text is.
    public var borrowedAlternatives: Set<SourceRange> = []
    /// Whose words those are.
    public var borrowedLocale: String?
    /// Labels that the product does not have in the page's language, with the locale whose they are: in languages that are being prepared.
    public var foreignLabels: [ForeignLabel: String] = [:]

    public init(
        article: String, locale: Site.Locale, proseLocale: String, path: String, title: String, description: String?, document: Document,
        anchors: [String], alternates: [Alternate], related: [Reference], images: [String] = [], tables: [String: SupportTable]
    ) {
        self.article = article
        self.locale = locale
        self.proseLocale = proseLocale
        self.path = path
        self.title = title
        self.description = description
        self.document = document
        self.anchors = anchors
        self.alternates = alternates
        self.related = related
        self.images = images
        self.tables = tables
    }

    /// A claim that shows a label of another language.
    public struct ForeignLabel: Sendable, Hashable {
        /// Of the claim.
        public var destination: String
        public var text: String

        public init(_ link: Inline.Link) {
            destination = link.destination
            text = link.content.plainText
        }
    }

    public struct Alternate: Sendable, Hashable {
        /// BCP 47.
        public var locale: String
        /// A site path.
        public var path: String

        public init(locale: String, path: String) {
            self.locale = locale
            self.path = path
        }
    }

    /// A page of the site to link to.
    public struct Reference: Sendable, Hashable {
        public var title: String
        /// A site path.
        public var path: String
        /// Whose words the title is in; nil for those of the page that refers to it.
        public var locale: String?

        public init(title: String, path: String, locale: String? = nil) {
            self.title = title
            self.path = path
            self.locale = locale
        }
    }
}

/// Which items of which tools a capability supports, in one locale.
public struct SupportTable: Sendable, Hashable {
    /// The capability's name, for the caption.
    public var capability: String
    /// In the model's order; the rows of one tool stand together.
    public var tools: [Tool]
    /// Whose words these are, where they are not those of the page: in languages that are being prepared.
    public var foreignLocale: String?

    public init(capability: String, tools: [Tool], foreignLocale: String? = nil) {
        self.capability = capability
        self.tools = tools
        self.foreignLocale = foreignLocale
    }

    public struct Tool: Sendable, Hashable {
        public var name: String
        public var rows: [Row]

        public init(name: String, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    public struct Row: Sendable, Hashable {
        public var item: String
        public var note: String?
        /// The task that gives access.
        public var task: String?

        public init(item: String, note: String?, task: String?) {
            self.item = item
            self.note = note
            self.task = task
        }
    }
}
