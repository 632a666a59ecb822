import Markdown

/// What keeps apart, on one line, what stands on several in the page.
enum Separator {
    static let part = " · "
    static let bullet = "• "
}

extension [Block] {
    /// The blocks as the text of a heading or a cell: one line, with signs between what stood on lines of its own.
    func flattened(_ converter: inout Converter) -> [Inline] {
        var result: [Inline] = []
        for block in self {
            let inlines = block.flattened(&converter)
            guard !inlines.isEmpty else { continue }
            if !result.isEmpty { result.append(converter.separator(at: inlines.textRange?.lowerBound ?? block.range.lowerBound)) }
            result += inlines
        }
        return result
    }
}

extension Converter {
    fileprivate mutating func separator(at offset: Int) -> Inline {
        .text(added(Separator.part, as: "separator"), offset..<offset)
    }
}

extension Block {
    fileprivate func flattened(_ converter: inout Converter) -> [Inline] {
        switch self {
        case .heading(let heading): heading.content.onOneLine(&converter)
        case .paragraph(let paragraph): paragraph.content.onOneLine(&converter)
        case .list(let list): list.items.flatMap(\.blocks).flattened(&converter)
        case .blockQuote(let quote): quote.blocks.flattened(&converter)
        case .alert(let alert): alert.blocks.flattened(&converter)
        case .table(let table): ([table.header] + table.rows).joined().map(\.content).filter { !$0.isEmpty }.flattened(&converter)
        case .codeBlock(let code): [.code(code.text.split(whereSeparator: \.isNewline).joined(separator: " "), code.range)]
        case .html, .thematicBreak: []
        }
    }
}

extension [[Inline]] {
    fileprivate func flattened(_ converter: inout Converter) -> [Inline] {
        var result: [Inline] = []
        for inlines in self {
            if !result.isEmpty { result.append(converter.separator(at: inlines.textRange?.lowerBound ?? 0)) }
            result += inlines
        }
        return result
    }
}

extension [Inline] {
    /// Without breaks, which one line cannot have.
    fileprivate func onOneLine(_ converter: inout Converter) -> [Inline] {
        var result: [Inline] = []
        for (index, inline) in enumerated() {
            switch inline {
            case .lineBreak, .softBreak:
                let next = self[(index + 1)...].prefix(1)
                result.append(converter.separator(at: Array(next).textRange?.lowerBound ?? result.textRange?.upperBound ?? 0))
            case .emphasis(let content): result.append(.emphasis(content.onOneLine(&converter)))
            case .strong(let content): result.append(.strong(content.onOneLine(&converter)))
            case .strikethrough(let content): result.append(.strikethrough(content.onOneLine(&converter)))
            case .link(var link):
                link.content = link.content.onOneLine(&converter)
                result.append(.link(link))
            case .image(var image):
                image.alternative = image.alternative.onOneLine(&converter)
                result.append(.image(image))
            case .text, .code, .html: result.append(inline)
            }
        }
        return result
    }
}
