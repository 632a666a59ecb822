import Markdown

/// Replaces the links and images of a document.
struct LinkReplacing {
    let link: (Inline.Link) -> [Inline]
    let image: (Inline.Image) -> [Inline]

    func callAsFunction(_ document: Document) -> Document { Document(blocks: blocks(document.blocks)) }

    private func blocks(_ blocks: [Block]) -> [Block] { blocks.map(block) }

    private func block(_ block: Block) -> Block {
        switch block {
        case .heading(var heading):
            heading.content = inlines(heading.content)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = inlines(paragraph.content)
            return .paragraph(paragraph)
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = blocks(list.items[index].blocks) }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = blocks(quote.blocks)
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = blocks(alert.blocks)
            return .alert(alert)
        case .table(var table):
            func row(_ cells: [Block.Table.Cell]) -> [Block.Table.Cell] {
                cells.map { Block.Table.Cell(content: inlines($0.content), range: $0.range) }
            }
            table.header = row(table.header)
            table.rows = table.rows.map(row)
            return .table(table)
        case .codeBlock, .html, .thematicBreak: return block
        }
    }

    private func inlines(_ inlines: [Inline]) -> [Inline] {
        inlines.flatMap { inline -> [Inline] in
            switch inline {
            case .emphasis(let content): return [.emphasis(self.inlines(content))]
            case .strong(let content): return [.strong(self.inlines(content))]
            case .strikethrough(let content): return [.strikethrough(self.inlines(content))]
            case .link(var link):
                link.content = self.inlines(link.content)
                return self.link(link)
            case .image(let image): return self.image(image)
            case .text, .softBreak, .lineBreak, .code, .html: return [inline]
            }
        }
    }
}
