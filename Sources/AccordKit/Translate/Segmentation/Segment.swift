import Markdown

/// The unit of translation: a heading, a paragraph, a table cell, an image's alternative text, a front-matter field.
public struct Segment: Sendable, Hashable {
    public var kind: Kind
    public var text: SegmentText
    /// The bytes of the page's file that the segment's content takes: what a translation of it replaces.
    public var range: SourceRange
    /// The texts of the headings above it, outermost first: context for translators.
    public var path: [String]
    /// Of a cell: where it stands.
    public var cell: Cell?
    /// Of an alternative text: the address of its image.
    public var image: String?

    public init(kind: Kind, text: SegmentText, range: SourceRange, path: [String] = [], cell: Cell? = nil, image: String? = nil) {
        self.kind = kind
        self.text = text
        self.range = range
        self.path = path
        self.cell = cell
        self.image = image
    }

    /// A place in a table, counted from 0; the header is row 0.
    public struct Cell: Sendable, Hashable {
        /// Which table of the page.
        public var table: Int
        public var row: Int
        public var column: Int
    }

    public enum Kind: Sendable, Hashable {
        /// Front matter.
        case title, description
        case heading(level: Int)
        case paragraph
        /// A paragraph of a list item.
        case item
        /// A paragraph of an alert.
        case alert(Block.Alert.Kind)
        case cell
        /// The alternative text of an image.
        case alternative
    }
}

/// The text of a segment with its markup as codes: what a translator sees.
///
/// Normalized: line breaks of the source file are spaces, so that a reflow is no change. Codes are numbered from 1 in the order in which they
/// begin; `parts` are well nested.
public struct SegmentText: Sendable, Hashable {
    public var parts: [Part]
    /// Code number `n` is `codes[n - 1]`.
    public var codes: [Code]

    public init(parts: [Part], codes: [Code] = []) {
        self.parts = parts
        self.codes = codes
    }

    public enum Part: Sendable, Hashable {
        case text(String)
        /// A code that encloses text: emphasis, a link, a `term:` or `state:` claim.
        case open(Int)
        case close(Int)
        /// A code that stands for itself: code text, a line break, an image, a claim whose label comes from the product.
        case standalone(Int)
    }

    public enum Code: Sendable, Hashable {
        // MARK: Enclosing
        case emphasis, strong, strikethrough
        case link(destination: String, title: String)
        /// A claim whose words the translator chooses within bounds: `term:` (any declared form) and `state:` (free prose).
        case claim(destination: String)
        // MARK: Standalone
        /// A `ui:`, `tool:` or `item:` claim: its label is what the product shows in the page's language.
        case label(destination: String, text: String)
        case code(String)
        case lineBreak
        /// Its alternative text is a segment of its own.
        case image(source: String, title: String)
        case html(String)

        public var isStandalone: Bool {
            switch self {
            case .emphasis, .strong, .strikethrough, .link, .claim: false
            case .label, .code, .lineBreak, .image, .html: true
            }
        }
    }
}
