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
        if page.isOutdated { blocks.insert(note(strings[.outdated]), at: 0) }
        if page.proseLocale != page.locale.tag { blocks.insert(notice, at: 0) }
        let title = page.title.onOneLine
        if !title.isEmpty { blocks.insert(.heading(.init(level: 1, content: [.text(title, noRange)], range: noRange)), at: 0) }
        return Document(blocks: blocks + related)
    }

    private var notice: Block {
        let key = UIStrings.Key.notice(of: page.proseLocale, in: page.locale.tag)
        return note(strings.text(key, "language", site.name(of: page.proseLocale)))
    }

    private func note(_ text: String) -> Block {
        let paragraph = Block.paragraph(.init(content: [.text(text.onOneLine, noRange)], range: noRange))
        return .alert(.init(kind: .note, blocks: [paragraph], range: noRange))
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
        blocks.compactMap { block($0) }
    }

    private func block(_ block: Block) -> Block? {
        switch block {
        case .heading(var heading):
            heading.level = min(max(heading.level, 2), 6)
            heading.content = inlines(heading.content).map { $0.isBreak ? .text(" ", noRange) : $0 }
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = inlines(paragraph.content).withoutLeadingBlanks
            return paragraph.content.isEmpty ? nil : .paragraph(paragraph)
        case .list(let list): return .list(self.list(list))
        case .blockQuote(var quote):
            quote.blocks = blocks(quote.blocks)
            return quote.blocks.isEmpty ? nil : .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = blocks(alert.blocks)
            return alert.blocks.isEmpty ? nil : .alert(alert)
        case .table(var table):
            table.header = table.header.map { cell($0) }
            table.rows = table.rows.map { $0.map { cell($0) } }
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
        for index in list.items.indices {
            let blocks = self.blocks(list.items[index].blocks)
            list.items[index].blocks = blocks
            // A box stands before text: an item that held only a comment has none.
            if case .paragraph? = blocks.first {} else { list.items[index].isChecked = nil }
            if zip(blocks, blocks.dropFirst()).contains(where: { $1.needsBlankLine(after: $0) }) { list.isTight = false }
        }
        // A list with a single block has no place for a blank line.
        if list.items.count == 1, list.items.allSatisfy({ $0.blocks.count <= 1 }) { list.isTight = true }
        return list
    }

    private func cell(_ cell: Block.Table.Cell) -> Block.Table.Cell {
        Block.Table.Cell(content: inlines(cell.content), range: cell.range)
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

    /// What text stands in already; what is bold cannot be bolder, and nested delimiters are hard to read back.
    private struct Style {
        var isStrong = false
        var isEmphasized = false

        var strong: Style { Style(isStrong: true, isEmphasized: isEmphasized) }
        var emphasized: Style { Style(isStrong: isStrong, isEmphasized: true) }
    }

    private func inlines(_ content: [Inline], in style: Style = Style()) -> [Inline] {
        var result: [Inline] = []
        for inline in content { add(inline, in: style, to: &result) }
        return result
    }

    private func add(_ inline: Inline, in style: Style, to result: inout [Inline]) {
        switch inline {
        case .text, .code: result.append(inline)
        // A line that held nothing but a comment is gone; an empty one would end the paragraph.
        case .softBreak, .lineBreak: if result.last?.isBreak == false { result.append(inline) }
        case .html(let text, _):
            let text = text.withoutComments
            if !text.isEmpty { result.append(.text(text, noRange)) }
        case .emphasis(let content):
            let content = inlines(content, in: style.emphasized)
            if style.isEmphasized { result += content } else { result.append(.emphasis(content)) }
        case .strikethrough(let content): result.append(.strikethrough(inlines(content, in: style)))
        case .strong(let content):
            let content = inlines(content, in: style.strong)
            if style.isStrong { result += content } else { add(bold: content, to: &result) }
        case .link(let link): add(link, in: style, to: &result)
        case .image(let image): result.append(self.image(image))
        }
    }

    private func add(bold content: [Inline], to result: inout [Inline]) {
        if case .strong(let before)? = result.last {
            result[result.count - 1] = .strong(before + content)
        } else {
            result.append(.strong(content))
        }
    }

    private func add(_ link: Inline.Link, in style: Style, to result: inout [Inline]) {
        var link = link
        switch Destination(link.destination) {
        case .claim:
            let text = link.content.plainText.onOneLine
            let label = Inline.text(text, noRange)
            guard !text.isEmpty else { return }
            if style.isStrong { result.append(label) } else { add(bold: [label], to: &result) }
            return
        case .state, .refused:
            for inline in link.content { add(inline, in: style, to: &result) }
            return
        case .external, .mail: break
        case .site(page.path[...], let fragment?), .fragment(let fragment):
            guard let anchor = anchor(fragment) else {
                for inline in link.content { add(inline, in: style, to: &result) }
                return
            }
            link.destination = "#\(anchor)"
        case .site(let path, let fragment): link.destination = relative(path, fragment)
        }
        link.content = inlines(link.content, in: style)
        result.append(.link(link))
    }

    /// An image, or its text where it may not be fetched.
    private func image(_ image: Inline.Image) -> Inline {
        var image = image
        let alternative = Inline.text(image.alternative.plainText.onOneLine, noRange)
        switch Destination(image.source) {
        case .site(let path, nil): image.source = relative(path)
        case .external: break
        default: return alternative
        }
        image.alternative = [alternative]
        return .image(image)
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
    /// Whether the block would be read as part of the one before if no blank line stood between them.
    fileprivate func needsBlankLine(after previous: Block) -> Bool {
        switch previous {
        case .heading, .codeBlock, .thematicBreak, .html: false
        case .blockQuote, .alert: continuesQuote || continuesParagraph
        case .paragraph, .list, .table: continuesParagraph
        }
    }

    private var continuesQuote: Bool {
        switch self {
        case .blockQuote, .alert: true
        default: false
        }
    }

    private var continuesParagraph: Bool {
        switch self {
        case .paragraph, .table: true
        case .list(let list): list.start ?? 1 != 1 || list.items.first?.blocks.isEmpty ?? true
        default: false
        }
    }
}

extension String {
    /// With each run of blanks and line ends as one space, and none at the ends.
    var onOneLine: String {
        var isBehindBlank = true
        let isOneLine = utf8.allSatisfy { byte in
            defer { isBehindBlank = byte == UInt8(ascii: " ") }
            // Every line end is a control or begins with C2 or E2; those are looked at below.
            return byte >= UInt8(ascii: " ") && byte != 0xC2 && byte != 0xE2 && !(isBehindBlank && byte == UInt8(ascii: " "))
        }
        if isOneLine, !isBehindBlank { return self }
        return split(whereSeparator: { $0 == " " || $0 == "\t" || $0.isNewline }).joined(separator: " ")
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
    /// A comment at the start leaves the blanks behind it, which a paragraph cannot begin with.
    fileprivate var withoutLeadingBlanks: [Inline] {
        guard case .text(let text, let range)? = first else { return self }
        let rest = text.drop { $0 == " " || $0 == "\t" }
        guard rest.startIndex > text.startIndex else { return self }
        return rest.isEmpty ? Array(dropFirst()).withoutLeadingBlanks : [.text(String(rest), range)] + dropFirst()
    }
}

extension Inline {
    fileprivate var isBreak: Bool {
        switch self {
        case .softBreak, .lineBreak: true
        default: false
        }
    }
}
