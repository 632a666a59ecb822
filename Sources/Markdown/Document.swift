/// A parsed CommonMark document (with GFM's tables, task lists, strikethrough, bare links and alerts).
///
/// Every node carries the byte range it came from in the file that was parsed.
public struct Document: Sendable, Hashable {
    public var blocks: [Block]

    public init(blocks: [Block]) {
        self.blocks = blocks
    }
}

/// UTF-8 byte offsets into the file that was parsed.
public typealias SourceRange = Range<Int>

public enum Block: Sendable, Hashable {
    case heading(Heading)
    case paragraph(Paragraph)
    case list(List)
    case blockQuote(BlockQuote)
    case alert(Alert)
    case table(Table)
    case codeBlock(CodeBlock)
    /// Raw HTML, never published as such.
    case html(RawHTML)
    case thematicBreak(SourceRange)

    public var range: SourceRange {
        switch self {
        case .heading(let heading): heading.range
        case .paragraph(let paragraph): paragraph.range
        case .list(let list): list.range
        case .blockQuote(let quote): quote.range
        case .alert(let alert): alert.range
        case .table(let table): table.range
        case .codeBlock(let code): code.range
        case .html(let html): html.range
        case .thematicBreak(let range): range
        }
    }

    public struct Heading: Sendable, Hashable {
        /// 1 to 6.
        public var level: Int
        public var content: [Inline]
        public var range: SourceRange

        public init(level: Int, content: [Inline], range: SourceRange) {
            self.level = level
            self.content = content
            self.range = range
        }
    }

    public struct Paragraph: Sendable, Hashable {
        public var content: [Inline]
        public var range: SourceRange

        public init(content: [Inline], range: SourceRange) {
            self.content = content
            self.range = range
        }
    }

    public struct List: Sendable, Hashable {
        /// The first number of an ordered list; nil for a bullet list.
        public var start: Int?
        public var isTight: Bool
        public var items: [Item]
        public var range: SourceRange

        public var isOrdered: Bool { start != nil }

        public init(start: Int?, isTight: Bool, items: [Item], range: SourceRange) {
            self.start = start
            self.isTight = isTight
            self.items = items
            self.range = range
        }

        public struct Item: Sendable, Hashable {
            /// Whether a task-list item is checked; nil for an ordinary item.
            public var isChecked: Bool?
            public var blocks: [Block]
            public var range: SourceRange

            public init(isChecked: Bool? = nil, blocks: [Block], range: SourceRange) {
                self.isChecked = isChecked
                self.blocks = blocks
                self.range = range
            }
        }
    }

    public struct BlockQuote: Sendable, Hashable {
        public var blocks: [Block]
        public var range: SourceRange

        public init(blocks: [Block], range: SourceRange) {
            self.blocks = blocks
            self.range = range
        }
    }

    /// A GitHub alert: a block quote whose first line is `[!NOTE]` or another kind.
    public struct Alert: Sendable, Hashable {
        public var kind: Kind
        public var blocks: [Block]
        public var range: SourceRange

        public init(kind: Kind, blocks: [Block], range: SourceRange) {
            self.kind = kind
            self.blocks = blocks
            self.range = range
        }

        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case note = "NOTE", tip = "TIP", important = "IMPORTANT", warning = "WARNING", caution = "CAUTION"
        }
    }

    public struct Table: Sendable, Hashable {
        public var columns: [Alignment]
        public var header: [Cell]
        public var rows: [[Cell]]
        public var range: SourceRange

        public init(columns: [Alignment], header: [Cell], rows: [[Cell]], range: SourceRange) {
            self.columns = columns
            self.header = header
            self.rows = rows
            self.range = range
        }

        public enum Alignment: Sendable, Hashable {
            case none, left, center, right
        }

        public struct Cell: Sendable, Hashable {
            public var content: [Inline]
            public var range: SourceRange

            public init(content: [Inline], range: SourceRange) {
                self.content = content
                self.range = range
            }
        }
    }

    public struct CodeBlock: Sendable, Hashable {
        /// The whole info string of a fenced block; nil for an indented block.
        public var info: String?
        public var text: String
        public var range: SourceRange

        public init(info: String?, text: String, range: SourceRange) {
            self.info = info
            self.text = text
            self.range = range
        }
    }

    public struct RawHTML: Sendable, Hashable {
        public var text: String
        public var range: SourceRange

        public init(text: String, range: SourceRange) {
            self.text = text
            self.range = range
        }
    }
}

public enum Inline: Sendable, Hashable {
    case text(String, SourceRange)
    case softBreak
    case lineBreak
    case code(String, SourceRange)
    /// Raw HTML, never published as such.
    case html(String, SourceRange)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    indirect case link(Link)
    indirect case image(Image)

    public struct Link: Sendable, Hashable {
        /// Unescaped, as written: `ui:docusign.login`, `../other/en.md#steps`, `https://…`.
        public var destination: String
        public var title: String
        public var content: [Inline]
        /// From `[` to `)` (from `<` to `>` for an autolink).
        public var range: SourceRange
        /// What stands between `[` and `]`; nil where there are no brackets (autolinks).
        public var contentRange: SourceRange?

        public init(destination: String, title: String = "", content: [Inline], range: SourceRange, contentRange: SourceRange? = nil) {
            self.destination = destination
            self.title = title
            self.content = content
            self.range = range
            self.contentRange = contentRange
        }
    }

    public struct Image: Sendable, Hashable {
        public var source: String
        public var title: String
        public var alternative: [Inline]
        /// From `!` to `)`.
        public var range: SourceRange

        public init(source: String, title: String = "", alternative: [Inline], range: SourceRange) {
            self.source = source
            self.title = title
            self.alternative = alternative
            self.range = range
        }
    }
}

extension [Inline] {
    /// The text a reader sees, without markup; breaks become spaces, images their alternative text.
    public var plainText: String {
        var text = ""
        appendPlainText(to: &text)
        return text
    }

    private func appendPlainText(to text: inout String) {
        for inline in self {
            switch inline {
            case .text(let string, _), .code(let string, _): text += string
            case .softBreak, .lineBreak: text += " "
            case .html: break
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                content.appendPlainText(to: &text)
            case .link(let link): link.content.appendPlainText(to: &text)
            case .image(let image): image.alternative.appendPlainText(to: &text)
            }
        }
    }
}
