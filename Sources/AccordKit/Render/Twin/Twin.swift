import Markdown

/// Makes of a resolved page a document of plain GFM, for readers without HTML: claims are bold, tables are written out, links lead to
/// other such documents.
///
/// Whatever it makes can be written down and read back as the same document.
struct Twin {
    let page: ResolvedPage
    let site: Site.Configuration
    let strings: UIStrings

    func document() -> Document {
        var blocks = self.blocks(page.document.blocks)
        if page.proseLocale != page.locale.tag { blocks.insert(notice, at: 0) }
        let title = page.title.onOneLine
        if !title.isEmpty { blocks.insert(.heading(.init(level: 1, content: [.text(title, noRange)], range: noRange)), at: 0) }
        return Document(blocks: blocks + related)
    }

    private var notice: Block {
        let text = strings.notice(of: page.proseLocale, in: page.locale.tag)
        let named = text.replacing("{language}", with: site.name(of: page.proseLocale))
        return .alert(.init(kind: .note, blocks: [.paragraph(named)], range: noRange))
    }

    private var related: [Block] {
        let items = page.related.map { reference in
            let link = Inline.Link(
                destination: relative(reference.path[...]), content: [.text(reference.title.onOneLine, noRange)], range: noRange,
                contentRange: noRange)
            let paragraph = Block.paragraph(.init(content: [.link(link)], range: noRange))
            return Block.List.Item(blocks: [paragraph], range: noRange)
        }
        guard !items.isEmpty else { return [] }
        return [
            .heading(.init(level: 2, content: [.text(strings[.related], noRange)], range: noRange)),
            .list(.init(start: nil, isTight: true, items: items, range: noRange)),
        ]
    }

    // MARK: Blocks

    private func blocks(_ blocks: [Block]) -> [Block] {
        blocks.compactMap(block)
    }

    private func block(_ block: Block) -> Block? {
        switch block {
        case .heading(var heading):
            heading.level = min(max(heading.level, 2), 6)
            heading.content = inlines(heading.content).onOneLine
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = inlines(paragraph.content)
            return paragraph.content.isEmpty ? nil : .paragraph(paragraph)
        case .list(let list): return .list(self.list(list))
        case .blockQuote(var quote):
            quote.blocks = blocks(quote.blocks)
            return quote.blocks.isEmpty ? nil : .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = blocks(alert.blocks)
            return alert.blocks.isEmpty ? nil : .alert(alert)
        case .table(var table):
            table.header = table.header.map(cell)
            table.rows = table.rows.map { $0.map(cell) }
            return .table(table)
        case .codeBlock(let code):
            guard let info = code.info, let table = page.tables[info] else { return block }
            return self.table(table)
        case .html(let raw):
            let lines = raw.text.withoutComments.split(separator: "\n" as Character).map(\.trimmed).filter { !$0.isEmpty }
            let content = Array(lines.map { [Inline.text($0, noRange)] }.joined(separator: [.softBreak]))
            return content.isEmpty ? nil : .paragraph(.init(content: content, range: noRange))
        case .thematicBreak: return block
        }
    }

    private func list(_ list: Block.List) -> Block.List {
        var list = list
        for index in list.items.indices { list.items[index].blocks = blocks(list.items[index].blocks) }
        // Blocks that took the place of others may need blank lines around them, or no longer have any.
        if list.items.contains(where: { $0.blocks.needBlankLines }) { list.isTight = false }
        if list.items.count == 1, list.items.allSatisfy({ $0.blocks.count <= 1 }) { list.isTight = true }
        return list
    }

    private func cell(_ cell: Block.Table.Cell) -> Block.Table.Cell {
        Block.Table.Cell(content: inlines(cell.content).onOneLine, range: cell.range)
    }

    /// The tool stands in every row, so that each can be read and searched by itself.
    private func table(_ table: SupportTable) -> Block? {
        let rows = table.tools.flatMap { tool in tool.rows.map { (tool.name, $0) } }
        guard !rows.isEmpty else { return nil }
        let hasNotes = rows.contains { $0.1.note != nil }
        let hasTasks = rows.contains { $0.1.task != nil }
        func line(_ tool: String, _ item: String, _ note: String, _ task: String) -> [Block.Table.Cell] {
            let texts = [tool, item] + (hasNotes ? [note] : []) + (hasTasks ? [task] : [])
            return texts.map { text in
                let text = text.onOneLine
                return Block.Table.Cell(content: text.isEmpty ? [] : [.text(text, noRange)], range: noRange)
            }
        }
        let header = line(strings[.tool], strings[.item], strings[.note], strings[.task])
        return .table(
            .init(
                columns: header.map { _ in Block.Table.Alignment.none }, header: header,
                rows: rows.map { line($0, $1.item, $1.note ?? "", $1.task ?? "") }, range: noRange))
    }

    // MARK: Inlines

    private func inlines(_ content: [Inline]) -> [Inline] {
        var run = InlineRun()
        add(content, to: &run, isStrong: false)
        return run.finished()
    }

    private func inner(_ content: [Inline], isStrong: Bool) -> [Inline] {
        var run = InlineRun()
        add(content, to: &run, isStrong: isStrong)
        return run.joined
    }

    private func add(_ content: [Inline], to run: inout InlineRun, isStrong: Bool) {
        for inline in content {
            switch inline {
            case .text(let text, _): run.add(text: text)
            case .softBreak, .lineBreak, .code: run.add(inline)
            case .html(let text, _): run.add(text: text.withoutComments)
            case .emphasis(let content): run.add(wrapped: inner(content, isStrong: isStrong), Inline.emphasis)
            case .strikethrough(let content): run.add(wrapped: inner(content, isStrong: isStrong), Inline.strikethrough)
            case .strong(let content):
                if isStrong { add(content, to: &run, isStrong: true) } else { run.add(wrapped: inner(content, isStrong: true), Inline.strong) }
            case .image(let image): add(image, to: &run)
            case .link(let link): add(link, to: &run, isStrong: isStrong)
            }
        }
    }

    private func add(_ link: Inline.Link, to run: inout InlineRun, isStrong: Bool) {
        var link = link
        switch Destination(link.destination) {
        case .claim:
            let label = link.content.plainText
            if isStrong { run.add(text: label) } else { run.add(claim: label) }
            return
        case .state, .refused: return add(link.content, to: &run, isStrong: isStrong)
        case .external, .mail: break
        case .site(page.path[...], let fragment?), .fragment(let fragment):
            guard let anchor = anchor(fragment) else { return add(link.content, to: &run, isStrong: isStrong) }
            link.destination = "#\(anchor)"
        case .site(let path, let fragment): link.destination = relative(path, fragment)
        }
        link.content = inner(link.content, isStrong: isStrong)
        run.add(.link(link))
    }

    private func add(_ image: Inline.Image, to run: inout InlineRun) {
        var image = image
        let alternative = image.alternative.plainText.onOneLine
        switch Destination(image.source) {
        case .site(let path, nil): image.source = relative(path)
        case .external: break
        default: return run.add(text: alternative)
        }
        image.alternative = alternative.isEmpty ? [] : [.text(alternative, noRange)]
        run.add(.image(image))
    }

    // MARK: Addresses

    /// Readers of Markdown make the anchors of headings from the headings as they are, in each language its own. Those of another page are
    /// known only in the source language, where ours are made the same way; elsewhere the link leads to the top of the page.
    private func relative(_ path: Substring, _ fragment: Substring? = nil) -> String {
        var address: [UInt8] = []
        PagePath.appendRelative(from: page.path, to: path, index: PagePath.isArticle(path) ? "index.md" : "index.html", into: &address)
        let relative = String(decoding: address, as: UTF8.self)
        guard let fragment, page.locale.tag == site.sourceLocale else { return relative }
        return "\(relative)#\(fragment)"
    }

    /// The anchor that readers of Markdown give to the heading with one of our anchors.
    private func anchor(_ fragment: Substring) -> String? {
        guard let index = page.anchors.firstIndex(where: { $0[...] == fragment }) else { return nil }
        let title = Block.Heading(level: 1, content: [.text(page.title.onOneLine, noRange)], range: noRange)
        let anchors = anchors(of: [title] + page.document.headings)
        return index + 1 < anchors.count ? anchors[index + 1] : nil
    }
}

/// What we write has no place in a source file.
let noRange: SourceRange = 0..<0

extension Block {
    fileprivate static func paragraph(_ text: String) -> Block {
        .paragraph(.init(content: [.text(text, noRange)], range: noRange))
    }
}

extension [Block] {
    /// Whether two neighbours would be read as one without a blank line between them.
    fileprivate var needBlankLines: Bool {
        zip(self, dropFirst()).contains { first, second in
            switch (first, second) {
            case (.paragraph, .paragraph), (.paragraph, .table), (.table, .paragraph), (.table, .table): true
            default: false
            }
        }
    }
}

extension String {
    /// With each run of blanks and line ends as one space, and none at the ends.
    var onOneLine: String {
        split(whereSeparator: { $0 == " " || $0 == "\t" || $0.isNewline }).joined(separator: " ")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return String(text)
    }
}

extension [Inline] {
    /// Headings and cells are one line.
    fileprivate var onOneLine: [Inline] {
        var run = InlineRun()
        for inline in self {
            switch inline {
            case .softBreak, .lineBreak: run.add(text: " ")
            case .text(let text, _): run.add(text: text)
            default: run.add(inline)
            }
        }
        return run.finished()
    }
}
