import Markdown

/// A text on a page that its author set apart, and that may name something of the product.
struct Mention: Sendable {
    let form: Form
    /// Without the spaces, quotation marks and punctuation around it.
    let text: String
    let range: SourceRange
    /// What stands on the page, to be put back where it names nothing.
    let original: [Inline]
    /// What of the original stands before and behind the text.
    let surroundings: (before: [Inline], after: [Inline])
    /// The text of the block before it, as far back as a clause goes.
    let leading: String
    /// The text of the block behind it, as far as a clause goes.
    var trailing = ""
    /// Where it ends in the text of its block, in UTF-8.
    let end: Int
    /// Whether it stands in an ordered list.
    let isInStep: Bool

    /// How many characters of a block a mention holds on each side: with all of them, a block of many mentions would take its square.
    static let sight = 400

    enum Form: Sendable, Equatable {
        case bold
        case quoted
        case link(destination: String)
        /// Plain words that describe a control whose label depends on the user.
        case described
    }
}

/// A document in which each mention is a link to its number, so that choosing what each one names and writing it in are separate.
struct MarkedDocument: Sendable {
    var document: Document
    var mentions: [Mention]

    /// No page has such an address: a NUL in HTML becomes another character.
    static let scheme = "\u{0}"

    /// The number of the mention that a link stands for.
    static func number(_ link: Inline.Link) -> Int? {
        link.destination.hasPrefix(scheme) ? Int(link.destination.dropFirst()) : nil
    }

    /// The document with each mention replaced: by what it names, or by what stood there.
    func replacing(_ replacement: (Int, Mention) -> [Inline]) -> Document {
        document.mappingInlines { inline in
            guard case .link(let link) = inline, let number = Self.number(link) else { return nil }
            return replacement(number, mentions[number])
        }
    }
}

extension Mention {
    /// Whether it is a link that leads to another place: its text is that place's title.
    var leadsElsewhere: Bool {
        if case .link(let destination) = form { !destination.isEmpty && !destination.hasPrefix("#") } else { false }
    }

    /// The mention as a claim.
    func claim(_ claim: Claim, text: String) -> [Inline] {
        let link = Inline.Link(destination: claim.destination, content: [.text(text, range)], range: range, contentRange: range)
        return surroundings.before + [.link(link)] + surroundings.after
    }
}

extension Document {
    /// The document with some inlines replaced; where the closure has nothing to say, it is asked about those inside.
    func mappingInlines(_ transform: (Inline) -> [Inline]?) -> Document {
        Document(blocks: blocks.map { $0.mappingInlines(transform) })
    }
}

extension Block {
    fileprivate func mappingInlines(_ transform: (Inline) -> [Inline]?) -> Block {
        switch self {
        case .heading(var heading):
            heading.content = heading.content.mapping(transform)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = paragraph.content.mapping(transform)
            return .paragraph(paragraph)
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map { $0.mappingInlines(transform) } }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = quote.blocks.map { $0.mappingInlines(transform) }
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = alert.blocks.map { $0.mappingInlines(transform) }
            return .alert(alert)
        case .table(var table):
            func row(_ cells: [Table.Cell]) -> [Table.Cell] {
                cells.map { Table.Cell(content: $0.content.mapping(transform), range: $0.range) }
            }
            table.header = row(table.header)
            table.rows = table.rows.map(row)
            return .table(table)
        case .codeBlock, .html, .thematicBreak: return self
        }
    }
}

extension [Inline] {
    fileprivate func mapping(_ transform: (Inline) -> [Inline]?) -> [Inline] {
        flatMap { inline -> [Inline] in
            if let replaced = transform(inline) { return replaced }
            switch inline {
            case .emphasis(let content): return [.emphasis(content.mapping(transform))]
            case .strong(let content): return [.strong(content.mapping(transform))]
            case .strikethrough(let content): return [.strikethrough(content.mapping(transform))]
            case .link(var link):
                link.content = link.content.mapping(transform)
                return [.link(link)]
            case .text, .softBreak, .lineBreak, .code, .html, .image: return [inline]
            }
        }
    }

    /// The bytes that all of it takes in the file; nil where nothing in it has a place.
    var range: SourceRange? {
        var hull: SourceRange?
        forEachInline { inline in
            let range: SourceRange
            switch inline {
            case .text(_, let own), .code(_, let own), .html(_, let own): range = own
            case .link(let link): range = link.range
            case .image(let image): range = image.range
            case .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: return
            }
            hull = hull.map { Swift.min($0.lowerBound, range.lowerBound)..<Swift.max($0.upperBound, range.upperBound) } ?? range
        }
        return hull
    }
}
