extension Document {
    /// All links in reading order, also those in headings, tables and image texts.
    public func forEachLink(_ body: (Inline.Link) throws -> Void) rethrows {
        try forEachInline { inline in
            if case .link(let link) = inline { try body(link) }
        }
    }

    /// All headings in reading order, also those in quotes and lists.
    public var headings: [Block.Heading] {
        var headings: [Block.Heading] = []
        blocks.forEachBlock { block in
            if case .heading(let heading) = block { headings.append(heading) }
        }
        return headings
    }

    /// All inlines in reading order, each before those inside it.
    public func forEachInline(_ body: (Inline) throws -> Void) rethrows {
        try blocks.forEachBlock { block in
            switch block {
            case .heading(let heading): try heading.content.forEachInline(body)
            case .paragraph(let paragraph): try paragraph.content.forEachInline(body)
            case .table(let table):
                for row in [table.header] + table.rows {
                    for cell in row { try cell.content.forEachInline(body) }
                }
            case .list, .blockQuote, .alert, .codeBlock, .html, .thematicBreak: break
            }
        }
    }
}

extension [Block] {
    /// These blocks and those inside them, in reading order, each before those inside it.
    public func forEachBlock(_ body: (Block) throws -> Void) rethrows {
        for block in self {
            try body(block)
            switch block {
            case .list(let list): for item in list.items { try item.blocks.forEachBlock(body) }
            case .blockQuote(let quote): try quote.blocks.forEachBlock(body)
            case .alert(let alert): try alert.blocks.forEachBlock(body)
            case .heading, .paragraph, .table, .codeBlock, .html, .thematicBreak: break
            }
        }
    }
}

extension [Inline] {
    /// These inlines and those inside them, in reading order, each before those inside it.
    public func forEachInline(_ body: (Inline) throws -> Void) rethrows {
        for inline in self {
            try body(inline)
            switch inline {
            case .emphasis(let content), .strong(let content), .strikethrough(let content): try content.forEachInline(body)
            case .link(let link): try link.content.forEachInline(body)
            case .image(let image): try image.alternative.forEachInline(body)
            case .text, .softBreak, .lineBreak, .code, .html: break
            }
        }
    }
}
