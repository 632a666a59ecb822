import Diagnostics
import Markdown

/// What a published HTML page says, as a document: the one form that import writes and audit checks.
///
/// All ranges, also those inside ``document``, are bytes of ``file``. Text that the page does not have, such as the sign between two
/// paragraphs of a table cell, has an empty range.
public struct ReadPage: Sendable {
    /// The page's HTML as it was read: UTF-8, named by the path or address it came from.
    public var file: SourceFile
    /// The rules by which its content was found: `mindtouch`, `zendesk`, `plain` …
    public var platform: String
    public var title: String
    public var titleRange: SourceRange
    /// The page's own summary (`meta name="description"`), where it has one.
    public var description: String?
    /// The language that the page says it is in (BCP 47), where it does.
    public var language: String?
    /// Without the title, which is front matter in Accord.
    public var document: Document
    /// Links of a *see also* list, which become `related`.
    public var related: [RelatedLink]
    /// The anchors of the page, each with the heading that takes it over.
    public var anchors: [Anchor]
    public var accounting: TextAccounting
    /// What the page itself gives reason to tell: mojibake, limits that were reached, content that could not be expressed.
    public var findings: [Diagnostic]

    public init(
        file: SourceFile, platform: String, title: String, titleRange: SourceRange, description: String? = nil, language: String? = nil,
        document: Document, related: [RelatedLink] = [], anchors: [Anchor] = [], accounting: TextAccounting = TextAccounting(),
        findings: [Diagnostic] = []
    ) {
        self.file = file
        self.platform = platform
        self.title = title
        self.titleRange = titleRange
        self.description = description
        self.language = language
        self.document = document
        self.related = related
        self.anchors = anchors
        self.accounting = accounting
        self.findings = findings
    }

    public struct RelatedLink: Sendable, Hashable {
        public var title: String
        /// Absolute where the page's address is known, else as written.
        public var destination: String
        public var range: SourceRange

        public init(title: String, destination: String, range: SourceRange) {
            self.title = title
            self.destination = destination
            self.range = range
        }
    }

    public struct Anchor: Sendable, Hashable {
        /// The id or name in the HTML.
        public var name: String
        /// The index, among the document's headings, of the heading it stands at or under; nil before the first.
        public var heading: Int?

        public init(name: String, heading: Int?) {
            self.name = name
            self.heading = heading
        }
    }
}

/// Where each character of a page's text went, in Unicode scalars that are not whitespace.
///
/// `total == kept + boilerplate + dropped + lost`, always; `lost` is what no rule names, and has an error in the page's findings. It is counted
/// from the result: the text of title, document and related links has `kept + added + surplus` such scalars.
public struct TextAccounting: Sendable, Hashable {
    /// All text in the page's `body`, with the alternative texts of its pictures.
    public var total = 0
    /// In the result: title, document, related links.
    public var kept = 0
    /// By the name of the boilerplate rule that left it out: `navigation`, `mindtouch.feedback` …
    public var boilerplate: [String: Int] = [:]
    /// Soft hyphens, zero-width characters and the like, by name.
    public var dropped: [String: Int] = [:]
    public var lost = 0
    /// In the result, but not on the page, by name: `repeated` (a cell that spans rows), `separator`, `quotation` …
    public var added: [String: Int] = [:]
    /// In the result although neither the page has it there nor anything names it: an error of the converter, with a finding.
    public var surplus = 0

    public init() {}
}
