extension Document {
    /// Whether two documents say the same in the same form, wherever each was read from.
    ///
    /// Neighbouring texts count as one, and an indented code block is the same as a fenced one without an info string.
    public func hasSameContent(as other: Document) -> Bool {
        withoutRanges == other.withoutRanges
    }

    /// The document with all ranges empty and its content in one canonical form.
    public var withoutRanges: Document {
        Document(blocks: blocks.map(\.withoutRange))
    }
}

private let nowhere: SourceRange = 0..<0

extension Block {
    fileprivate var withoutRange: Block {
        switch self {
        case .heading(let heading):
            .heading(Heading(level: heading.level, content: heading.content.normalized(), range: nowhere))
        case .paragraph(let paragraph):
            .paragraph(Paragraph(content: paragraph.content.normalized(), range: nowhere))
        case .list(let list):
            .list(
                List(
                    start: list.start, isTight: list.isTight,
                    items: list.items.map { item in
                        List.Item(isChecked: item.isChecked, blocks: item.blocks.map(\.withoutRange), range: nowhere)
                    }, range: nowhere))
        case .blockQuote(let quote): .blockQuote(BlockQuote(blocks: quote.blocks.map(\.withoutRange), range: nowhere))
        case .alert(let alert): .alert(Alert(kind: alert.kind, blocks: alert.blocks.map(\.withoutRange), range: nowhere))
        case .table(let table): .table(table.withoutRange)
        case .codeBlock(let code):
            .codeBlock(
                CodeBlock(info: code.info ?? "", text: code.text.isEmpty || code.text.hasSuffix("\n") ? code.text : code.text + "\n", range: nowhere))
        case .html(let html): .html(RawHTML(text: html.text, range: nowhere))
        case .thematicBreak: .thematicBreak(nowhere)
        }
    }
}

extension Block.Table {
    fileprivate var withoutRange: Block.Table {
        func row(_ cells: [Cell]) -> [Cell] { cells.map { Cell(content: $0.content.normalized(), range: nowhere) } }
        return Block.Table(columns: columns, header: row(header), rows: rows.map(row), range: nowhere)
    }
}

extension [Inline] {
    /// Without ranges and empty parts, neighbouring texts joined.
    func normalized() -> [Inline] {
        var result: [Inline] = []
        result.reserveCapacity(count)
        for inline in self {
            guard let inline = inline.normalized() else { continue }
            if case .text(let text, _) = inline, var joined = result.takeLastText() {
                joined += text
                result.append(.text(joined, nowhere))
            } else {
                result.append(inline)
            }
        }
        return result
    }

    /// Removes the text at the end and returns it, so that nobody else holds it when something is appended.
    private mutating func takeLastText() -> String? {
        guard case .text(let text, _)? = last else { return nil }
        removeLast()
        return text
    }

    /// As much of `normalized()` as writing needs, which is mostly nothing.
    func tidied() -> [Inline] {
        (isTidy ? self : normalized()).trimmingBreaks()
    }

    /// Whether there are no empty parts and no neighbouring texts.
    private var isTidy: Bool {
        var isAfterText = false
        for inline in self {
            var isText = false
            switch inline {
            case .softBreak, .lineBreak: break
            case .text(let text, _):
                if isAfterText || text.isEmpty { return false }
                isText = true
            case .code(let text, _), .html(let text, _): if text.isEmpty { return false }
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                if content.isEmpty || !content.isTidy { return false }
            case .link(let link): if !link.content.isTidy { return false }
            case .image(let image): if !image.alternative.isTidy { return false }
            }
            isAfterText = isText
        }
        return true
    }

    /// Whether anything is left when it is tidied.
    var isWritable: Bool {
        contains { inline in
            switch inline {
            case .softBreak, .lineBreak: false
            case .text(let text, _), .code(let text, _), .html(let text, _): !text.isEmpty
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.isWritable
            case .link, .image: true
            }
        }
    }

    /// Whether there is a break anywhere inside.
    var hasBreak: Bool {
        contains { inline in
            switch inline {
            case .softBreak, .lineBreak: true
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.hasBreak
            case .link(let link): link.content.hasBreak
            case .image(let image): image.alternative.hasBreak
            case .text, .code, .html: false
            }
        }
    }

    /// Without breaks that Markdown cannot express: at the end, and soft ones where a line is still empty.
    func trimmingBreaks() -> [Inline] {
        guard contains(where: \.isBreak) else { return self }
        var result: [Inline] = []
        for inline in self where inline != .softBreak || !(result.last?.isBreak ?? true) { result.append(inline) }
        while let last = result.last, last.isBreak { result.removeLast() }
        return result
    }
}

extension Inline {
    var isBreak: Bool {
        switch self {
        case .softBreak, .lineBreak: true
        default: false
        }
    }

    fileprivate func normalized() -> Inline? {
        func unlessEmpty(_ content: [Inline], _ wrap: ([Inline]) -> Inline) -> Inline? {
            let content = content.normalized()
            return content.isEmpty ? nil : wrap(content)
        }
        switch self {
        case .softBreak, .lineBreak: return self
        case .text(let text, _): return text.isEmpty ? nil : .text(text, nowhere)
        case .code(let code, _): return code.isEmpty ? nil : .code(code, nowhere)
        case .html(let html, _): return html.isEmpty ? nil : .html(html, nowhere)
        case .emphasis(let content): return unlessEmpty(content, Inline.emphasis)
        case .strong(let content): return unlessEmpty(content, Inline.strong)
        case .strikethrough(let content): return unlessEmpty(content, Inline.strikethrough)
        case .link(let link):
            return .link(Link(destination: link.destination, title: link.title, content: link.content.normalized(), range: nowhere))
        case .image(let image):
            return .image(
                Image(source: image.source, title: image.title, alternative: image.alternative.normalized(), range: nowhere))
        }
    }
}
