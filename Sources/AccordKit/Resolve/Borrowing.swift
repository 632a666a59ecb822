import Markdown

extension ResolvedPage {
    /// The page as the site's policy for outdated translations has it: with a notice, or with some blocks in the source's words.
    ///
    /// - Parameter source: the article's source page, resolved for this page's locale.
    func applying(_ policy: TranslationPolicy, to translation: Translation, source: ResolvedPage) -> ResolvedPage {
        var page = self
        var borrowed: [SourceRange: SourceRange] = [:]
        var dropped: Set<SourceRange> = []
        for unit in translation.units {
            switch policy.treatment(of: unit.state) {
            case nil, .publish?, .fail?: break
            case .notice?: page.isOutdated = true
            case .fallback?:
                // Titles are in many places, and alternative texts have no place for a language of their own.
                guard unit.source.kind.isBlock, let target = unit.target else {
                    page.isOutdated = true
                    continue
                }
                borrowed[target.range] = unit.source.range
                dropped.formUnion(unit.continuation.map(\.range))
            }
        }
        guard !borrowed.isEmpty else { return page }
        var splice = Splice(borrowed: borrowed, dropped: dropped, contents: Contents(source.document).byRange)
        page.document.blocks = splice.blocks(document.blocks)
        page.borrowed = splice.replaced
        page.borrowedLocale = source.proseLocale
        page.images = Set(images).union(source.images).sorted()
        return page
    }
}

extension Segment.Kind {
    fileprivate var isBlock: Bool {
        switch self {
        case .heading, .paragraph, .item, .alert, .cell: true
        case .title, .description, .alternative: false
        }
    }
}

/// The inlines of a document's blocks, by the ranges of the blocks.
private struct Contents {
    var byRange: [(range: SourceRange, content: [Inline])] = []

    init(_ document: Document) {
        var found: [(SourceRange, [Inline])] = []
        document.blocks.forEachBlock { block in
            switch block {
            case .heading(let heading): found.append((heading.range, heading.content))
            case .paragraph(let paragraph): found.append((paragraph.range, paragraph.content))
            case .table(let table): for cell in (table.rows + [table.header]).joined() { found.append((cell.range, cell.content)) }
            case .list, .blockQuote, .alert, .codeBlock, .html, .thematicBreak: break
            }
        }
        byRange = found
    }
}

private struct Splice {
    /// From the ranges of segments on the page to those of the source's.
    let borrowed: [SourceRange: SourceRange]
    let dropped: Set<SourceRange>
    let contents: [(range: SourceRange, content: [Inline])]
    /// The ranges of the blocks that were replaced.
    var replaced: Set<SourceRange> = []

    /// A segment is the whole of a paragraph or cell, and the text of a heading.
    private func content(for range: SourceRange) -> [Inline]? {
        let segment =
            borrowed[range] ?? borrowed.first { range.contains($0.key.lowerBound) && $0.key.upperBound <= range.upperBound }?.value
        return segment.flatMap { segment in
            contents.first { $0.range.lowerBound <= segment.lowerBound && segment.upperBound <= $0.range.upperBound }?.content
        }
    }

    private mutating func replace(_ content: inout [Inline], of range: SourceRange) {
        guard let other = self.content(for: range) else { return }
        content = other
        replaced.insert(range)
    }

    mutating func blocks(_ blocks: [Block]) -> [Block] {
        blocks.compactMap { block in
            switch block {
            case .heading(var heading):
                replace(&heading.content, of: heading.range)
                return .heading(heading)
            case .paragraph(var paragraph):
                if dropped.contains(paragraph.range) { return nil }
                replace(&paragraph.content, of: paragraph.range)
                return .paragraph(paragraph)
            case .list(var list):
                for index in list.items.indices { list.items[index].blocks = self.blocks(list.items[index].blocks) }
                return .list(list)
            case .blockQuote(var quote):
                quote.blocks = self.blocks(quote.blocks)
                return .blockQuote(quote)
            case .alert(var alert):
                alert.blocks = self.blocks(alert.blocks)
                return .alert(alert)
            case .table(var table):
                for index in table.header.indices { replace(&table.header[index].content, of: table.header[index].range) }
                for row in table.rows.indices {
                    for cell in table.rows[row].indices { replace(&table.rows[row][cell].content, of: table.rows[row][cell].range) }
                }
                return .table(table)
            case .codeBlock, .html, .thematicBreak: return block
            }
        }
    }
}
