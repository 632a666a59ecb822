import Markdown

extension ResolvedPage {
    /// The page as the site's policy for outdated translations has it: with a notice, or with some blocks in the source's words.
    ///
    /// - Parameter source: the article's source page, resolved for this page's locale.
    func applying(_ policy: TranslationPolicy, to translation: Translation, source: ResolvedPage) -> ResolvedPage {
        var page = self
        var borrowed: [SourceRange: SourceRange] = [:]
        var alternatives: [SourceRange: SourceRange] = [:]
        var dropped: Set<SourceRange> = []
        for unit in translation.units {
            switch policy.treatment(of: unit) {
            case nil, .publish?, .fail?: break
            case .notice?: page.isOutdated = true
            case .fallback?:
                guard let target = unit.target else {
                    page.isOutdated = true
                    continue
                }
                switch unit.source.kind {
                // Known by the site's map, since other pages show it, too.
                case .title: break
                case .description:
                    page.description = source.description
                    page.descriptionLocale = source.proseLocale
                case .heading, .paragraph, .item, .alert, .cell:
                    borrowed[target.range] = unit.source.range
                    dropped.formUnion(unit.continuation.map(\.range))
                case .alternative: alternatives[target.range] = unit.source.range
                }
            }
        }
        guard !borrowed.isEmpty || !alternatives.isEmpty else { return page }
        var splice = Splice(borrowed: borrowed, alternatives: alternatives, dropped: dropped, contents: Contents(source.document))
        page.document.blocks = splice.blocks(document.blocks)
        page.borrowed = splice.replaced
        page.borrowedAlternatives = splice.replacedAlternatives
        page.borrowedLocale = source.proseLocale
        page.foreignLabels.merge(source.foreignLabels) { own, _ in own }
        page.images = Set(images).union(source.images).sorted()
        return page
    }
}

/// The inlines of a document's blocks and the alternative texts of its images, by the ranges of these.
private struct Contents {
    let byRange: [(range: SourceRange, content: [Inline])]
    let alternatives: [(range: SourceRange, content: [Inline])]

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
        var images: [(SourceRange, [Inline])] = []
        for (_, content) in found {
            content.forEachInline { inline in
                if case .image(let image) = inline { images.append((image.range, image.alternative)) }
            }
        }
        alternatives = images
    }
}

private struct Splice {
    /// From the ranges of segments on the page to those of the source's.
    let borrowed: [SourceRange: SourceRange]
    /// The same of the alternative texts of images.
    let alternatives: [SourceRange: SourceRange]
    let dropped: Set<SourceRange>
    let contents: Contents
    /// The ranges of the blocks that were replaced.
    var replaced: Set<SourceRange> = []
    /// The ranges of the images whose alternative text was.
    var replacedAlternatives: Set<SourceRange> = []

    /// A segment is the whole of a paragraph or cell, and the text of a heading.
    private func content(for range: SourceRange) -> [Inline]? {
        let segment =
            borrowed[range] ?? borrowed.first { range.contains($0.key.lowerBound) && $0.key.upperBound <= range.upperBound }?.value
        return segment.flatMap { segment in
            contents.byRange.first { $0.range.holds(segment) }?.content
        }
    }

    private mutating func replace(_ content: inout [Inline], of range: SourceRange) {
        if let other = self.content(for: range) {
            content = other
            replaced.insert(range)
        } else if !alternatives.isEmpty {
            content = content.map { replacingAlternatives(in: $0) }
        }
    }

    private mutating func replacingAlternatives(in inline: Inline) -> Inline {
        switch inline {
        case .emphasis(let content): return .emphasis(content.map { replacingAlternatives(in: $0) })
        case .strong(let content): return .strong(content.map { replacingAlternatives(in: $0) })
        case .strikethrough(let content): return .strikethrough(content.map { replacingAlternatives(in: $0) })
        case .link(var link):
            link.content = link.content.map { replacingAlternatives(in: $0) }
            return .link(link)
        case .image(var image):
            guard let segment = alternatives.first(where: { image.range.holds($0.key) })?.value,
                let other = contents.alternatives.first(where: { $0.range.holds(segment) })
            else { return inline }
            image.alternative = other.content
            replacedAlternatives.insert(image.range)
            return .image(image)
        case .text, .softBreak, .lineBreak, .code, .html: return inline
        }
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

extension SourceRange {
    fileprivate func holds(_ other: SourceRange) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
