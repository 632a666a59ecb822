import Markdown

/// Blocks of a page with other texts in the place of its segments.
struct TranslatedBlocks {
    /// By the page's segments; what has none stays.
    let texts: [Int: SegmentText]
    /// Whether brackets are to be escaped in any case.
    let marksBrackets: Bool
    /// The segment that is read next.
    private var next = 0
    /// The segments that the blocks have now, in order: alternative texts go with their images.
    private(set) var segments: [Int] = []

    init(_ texts: [Int: SegmentText], marksBrackets: Bool) {
        self.texts = texts
        self.marksBrackets = marksBrackets
    }

    /// - Parameter node: whose segments are those of the block.
    mutating func block(_ block: Block, _ node: BlockTree.Node) -> Block {
        next = node.segments.lowerBound
        return translated(block)
    }

    mutating func item(_ item: Block.List.Item, _ node: BlockTree.Node) -> Block.List.Item {
        next = node.segments.lowerBound
        return translated(item)
    }

    mutating func cells(_ cells: [Block.Table.Cell], _ node: BlockTree.Node) -> [Block.Table.Cell] {
        next = node.segments.lowerBound
        return cells.map { translated($0) }
    }

    private mutating func translated(_ block: Block) -> Block {
        switch block {
        case .heading(var heading):
            heading.content = content(heading.content)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = content(paragraph.content)
            return .paragraph(paragraph)
        case .list(var list):
            list.items = list.items.map { translated($0) }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = quote.blocks.map { translated($0) }
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = alert.blocks.map { translated($0) }
            return .alert(alert)
        case .table(var table):
            table.header = table.header.map { translated($0) }
            table.rows = table.rows.map { $0.map { translated($0) } }
            return .table(table)
        case .codeBlock, .html, .thematicBreak: return block
        }
    }

    private mutating func translated(_ item: Block.List.Item) -> Block.List.Item {
        var item = item
        item.blocks = item.blocks.map { translated($0) }
        return item
    }

    private mutating func translated(_ cell: Block.Table.Cell) -> Block.Table.Cell {
        Block.Table.Cell(content: content(cell.content), range: cell.range)
    }

    private mutating func content(_ inlines: [Inline]) -> [Inline] {
        let own = SegmentText(inlines)
        guard !own.parts.isEmpty else { return inlines }
        let text = texts[next] ?? own
        segments.append(next)
        next += 1
        let images = inlines.images.map { image -> (image: Inline.Image, segment: Int?) in
            guard !SegmentText(image.alternative).parts.isEmpty else { return (image, nil) }
            next += 1
            return (image, next - 1)
        }
        return text.inlines(alternatives: formerImages(of: text.imageSources, among: images.map(\.image.source)).map { index in
            guard let index else { return [] }
            let (image, segment) = images[index]
            guard let segment else { return image.alternative }
            segments.append(segment)
            return texts[segment]?.inlines() ?? image.alternative
        }).markingBrackets(marksBrackets)
    }
}

/// Which image of a text each image of its new wording was: the same one, or, where it has been exchanged, the one that stood there.
func formerImages(of images: [String], among former: [String]) -> [Int?] {
    var free = Array(former.indices)
    func take(where isWanted: (Int) -> Bool) -> Int? { free.firstIndex(where: isWanted).map { free.remove(at: $0) } }
    let same = images.map { image in take { former[$0] == image } }
    return same.map { $0 ?? take { _ in true } }
}

extension SegmentText {
    /// Of the images in it, in order.
    var imageSources: [String] {
        codes.compactMap { code in
            if case .image(let source, _) = code { source } else { nil }
        }
    }
}
