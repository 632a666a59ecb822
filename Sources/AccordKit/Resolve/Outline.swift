import Markdown

/// What the checks look at on a page: its claims in the places where they stand.
struct Outline: Sendable {
    var headings: [Block.Heading] = []
    var procedures: [Procedure] = []
    /// The claims outside procedures, block by block.
    var passages: [Passage] = []
    var tables: [Block.Table] = []
    var codeBlocks: [Block.CodeBlock] = []
    /// Links that are no claims.
    var links: [Inline.Link] = []
    var images: [Inline.Image] = []
    /// Links with a claim's scheme but not its form.
    var malformed: [(link: Inline.Link, expected: String)] = []
    /// Text as written, in which broken syntax is looked for.
    var texts: [(text: String, range: SourceRange)] = []
    var quotes: [Block.BlockQuote] = []
    var alerts: [(kind: Block.Alert.Kind, range: SourceRange)] = []
    /// Items of task lists.
    var checkboxes: [(isChecked: Bool, range: SourceRange)] = []
    var rawHTML: [(text: String, range: SourceRange)] = []
    let textBlocks: [TextBlock]

    init(_ document: Document) {
        textBlocks = [TextBlock](document)
        add(document.blocks)
    }

    /// Every claim of the page; those of procedures first.
    var claims: [ClaimUse] {
        procedures.flatMap { $0.steps.flatMap(\.allClaims) } + passages.flatMap(\.claims)
    }

    /// Whether nothing on the page says anything that could be checked.
    var isWithoutClaims: Bool {
        procedures.isEmpty && passages.isEmpty && malformed.isEmpty && !codeBlocks.contains { $0.supportTable != nil }
    }

    /// Where the text begins: the place for findings about all of it.
    var start: Int? {
        [headings.first?.range, passages.first?.range, procedures.first?.range, texts.first?.range].compactMap { $0?.lowerBound }.min()
    }

    /// A block with claims: a paragraph, a heading, a table cell.
    struct Passage: Sendable {
        var claims: [ClaimUse]
        var range: SourceRange
        /// How many headings stand before it.
        var section: Int
        /// Whether it is the text of a bullet.
        var isBullet = false
        var content: [Inline] = []
    }

    /// An ordered list with `ui:` links: a walk through the product's screens.
    struct Procedure: Sendable {
        var steps: [Step]
        /// Whether its numbering goes on from the procedure before, and so does the walk.
        var isContinuation: Bool
        var range: SourceRange
    }

    /// An item of a procedure, or of a list in it.
    struct Step: Sendable {
        /// Those of the item's own text.
        var claims: [ClaimUse] = []
        /// Blocks beside the text: alerts, tables.
        var asides: [Passage] = []
        var parts: [Part] = []
        var range: SourceRange

        enum Part: Sendable {
            /// A nested ordered list: done one after the other.
            case steps([Step])
            /// A nested bullet list: each begins where the step ends.
            case branches([Step])

            var steps: [Step] {
                switch self {
                case .steps(let steps), .branches(let steps): steps
                }
            }
        }

        var allClaims: [ClaimUse] {
            claims + asides.flatMap(\.claims) + parts.flatMap { $0.steps.flatMap(\.allClaims) }
        }
    }
}

extension Outline {
    private mutating func add(_ blocks: [Block], inBullet: Bool = false) {
        for block in blocks {
            switch block {
            case .heading(let heading):
                headings.append(heading)
                addPassage(heading.content, heading.range)
            case .paragraph(let paragraph): addPassage(paragraph.content, paragraph.range, isBullet: inBullet)
            case .list(let list): add(list)
            case .blockQuote(let quote):
                quotes.append(quote)
                add(quote.blocks)
            case .alert(let alert):
                alerts.append((alert.kind, alert.range))
                add(alert.blocks)
            case .table(let table): add(table)
            case .codeBlock(let code): codeBlocks.append(code)
            case .html(let html): rawHTML.append((html.text, html.range))
            case .thematicBreak: break
            }
        }
    }

    private mutating func add(_ table: Block.Table) {
        tables.append(table)
        for cell in [table.header] + table.rows {
            for cell in cell { addPassage(cell.content, cell.range) }
        }
    }

    private mutating func addPassage(_ content: [Inline], _ range: SourceRange, isBullet: Bool = false) {
        let claims = claims(in: content, of: range)
        if !claims.isEmpty {
            passages.append(Passage(claims: claims, range: range, section: headings.count, isBullet: isBullet, content: content))
        }
    }

    private mutating func add(_ list: Block.List) {
        guard list.isOrdered, list.namesControls else {
            for item in list.items {
                addCheckbox(item)
                add(item.blocks, inBullet: !list.isOrdered)
            }
            return
        }
        let steps = list.items.map { step($0) }
        procedures.append(Procedure(steps: steps, isContinuation: (list.start ?? 1) > 1 && !procedures.isEmpty, range: list.range))
    }

    private mutating func addCheckbox(_ item: Block.List.Item) {
        if let isChecked = item.isChecked { checkboxes.append((isChecked, item.range)) }
    }

    private mutating func step(_ item: Block.List.Item) -> Step {
        var step = Step(range: item.range)
        addCheckbox(item)
        for block in item.blocks {
            switch block {
            case .paragraph(let paragraph): step.claims += claims(in: paragraph.content, of: paragraph.range)
            case .list(let list):
                let steps = list.items.map { self.step($0) }
                step.parts.append(list.isOrdered ? .steps(steps) : .branches(steps))
            default:
                let before = passages.count
                add([block])
                step.asides += passages[before...]
                passages.removeSubrange(before...)
            }
        }
        return step
    }

    /// The claims in a block's text; everything else in it is noted too.
    private mutating func claims(in content: [Inline], of block: SourceRange) -> [ClaimUse] {
        var lead = ""
        return claims(in: content, of: block, behind: &lead)
    }

    private mutating func claims(in content: [Inline], of block: SourceRange, behind lead: inout String) -> [ClaimUse] {
        var found: [ClaimUse] = []
        for inline in content {
            switch inline {
            case .text(let text, let range): texts.append((text, range))
            case .softBreak, .lineBreak, .code: break
            case .html(let text, let range): rawHTML.append((text, range))
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                found += claims(in: inner, of: block, behind: &lead)
                continue
            case .image(let image): images.append(image)
            case .link(let link):
                switch Claim.parse(link.destination) {
                case .claim(let claim)?:
                    var use = ClaimUse(claim, link)
                    use.lead = String(lead.suffix(Self.leadLength))
                    found.append(use)
                case .malformed(let expected)?: malformed.append((link, expected))
                case nil:
                    links.append(link)
                    found += claims(in: link.content, of: block, behind: &lead)
                    continue
                }
            }
            lead += inline.leadText
        }
        return found
    }

    /// Enough for a number and what tells of what.
    private static let leadLength = 60
}

extension Block.List {
    /// Whether a `ui:` link stands anywhere in the list.
    fileprivate var namesControls: Bool { items.contains { $0.blocks.contains { $0.namesControls } } }
}

extension Block {
    fileprivate var namesControls: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.content.contains { $0.namesControl }
        case .list(let list): list.namesControls
        case .heading, .blockQuote, .alert, .table, .codeBlock, .html, .thematicBreak: false
        }
    }
}

extension Inline {
    fileprivate var namesControl: Bool {
        switch self {
        case .link(let link): link.destination.hasPrefix("ui:")
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.contains { $0.namesControl }
        case .text, .softBreak, .lineBreak, .code, .html, .image: false
        }
    }
}
