import Diagnostics
import Markdown

/// The bytes by which a text stands in a page's file: escaped for its place.
///
/// - Parameters:
///   - kind: which place it is.
///   - alternatives: of the images in the text, in order.
///   - page: in which it will stand.
///   - range: what is replaced in it.
/// - Returns: nil where the text cannot stand there.
func segmentBytes(
    _ text: SegmentText, as kind: Segment.Kind, alternatives: [[Inline]], in page: PageEdit, at range: SourceRange
) -> [UInt8]? {
    let inlines = text.inlines(alternatives: alternatives).markingBrackets(page.definesLinks)
    let file = page.page.file.bytes
    let style = page.style(in: range)
    switch kind {
    case .title, .description:
        guard text.codes.isEmpty else { return nil }
        return yamlScalar(text.plainText, like: file[range].first, inFlow: FrontMatter.isFlow(file, bodyStart: page.page.bodyStart))
    case .heading where page.page.file.bytes.isUnderlined(at: range.lowerBound): return lines(paragraph(inlines, style), in: page, at: range.lowerBound)
    case .heading(let level):
        let line = markdown(.heading(Block.Heading(level: level, content: inlines, range: 0..<0)), style)
        return Array(line.dropFirst(level + 1))
    case .cell:
        let cell = Block.Table.Cell(content: inlines, range: 0..<0)
        let table = markdown(.table(Block.Table(columns: [.none], header: [cell], rows: [], range: 0..<0)), style)
        let line = table.prefix { $0 != UInt8(ascii: "\n") }
        guard line.starts(with: "| ".utf8), line.count >= 4 else { return nil }
        return Array(line.dropFirst(2).dropLast(2))
    case .alternative:
        let image = Inline.Image(source: "x", alternative: inlines, range: 0..<0)
        return Array(paragraph([.image(image)], style).dropFirst(2).dropLast(4))
    case .paragraph, .item, .alert:
        return lines(paragraph(inlines, style), in: page, at: range.lowerBound)
    }
}

/// Text of several lines as it continues at an offset.
private func lines(_ text: [UInt8], in page: PageEdit, at offset: Int) -> [UInt8] {
    let next = page.lineEnd + continuation(of: offset, in: page.page.file.bytes)
    return text.flatMap { $0 == UInt8(ascii: "\n") ? next : [$0] }
}

private func paragraph(_ inlines: [Inline], _ style: MarkdownStyle) -> [UInt8] {
    markdown(.paragraph(Block.Paragraph(content: inlines, range: 0..<0)), style)
}

private func markdown(_ block: Block, _ style: MarkdownStyle) -> [UInt8] {
    var bytes = Document(blocks: [block]).markdown(style: style).escapingMarkedBrackets
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return bytes
}

/// What a further line of the paragraph at an offset begins with: the markers of quotes, and spaces for those of lists.
func continuation(of offset: Int, in file: [UInt8]) -> [UInt8] {
    let start = file[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return file[start..<offset].map { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : UInt8(ascii: " ") }
}

extension [UInt8] {
    /// Whether the heading whose text begins at an offset has no `#` before it.
    fileprivate func isUnderlined(at offset: Int) -> Bool { !self[lineStart(of: offset)..<offset].contains(UInt8(ascii: "#")) }
}

// MARK: Brackets

/// Stands for a bracket that is to be escaped even where it looks harmless: a character for private use, which means nothing in a text.
private let markedBracket: Unicode.Scalar = "\u{F5B42}"

extension [Inline] {
    /// The texts with their brackets marked, on a page where `[word]` may be a link.
    func markingBrackets(_ isNeeded: Bool) -> [Inline] {
        guard isNeeded else { return self }
        return map { inline in
            switch inline {
            case .text(let text, let range): return .text(text.replacing("[", with: String(markedBracket)), range)
            case .emphasis(let content): return .emphasis(content.markingBrackets(true))
            case .strong(let content): return .strong(content.markingBrackets(true))
            case .strikethrough(let content): return .strikethrough(content.markingBrackets(true))
            case .link(var link):
                link.content = link.content.markingBrackets(true)
                return .link(link)
            case .image(var image):
                image.alternative = image.alternative.markingBrackets(true)
                return .image(image)
            case .softBreak, .lineBreak, .code, .html: return inline
            }
        }
    }
}

extension [UInt8] {
    var escapingMarkedBrackets: [UInt8] {
        let mark = Array(String(markedBracket).utf8)
        guard contains(mark[0]) else { return self }
        return Array(String(decoding: self, as: UTF8.self).replacing(String(markedBracket), with: "\\[").utf8)
    }
}

// MARK: Front matter

/// A text as YAML, quoted as the text before it was where that is possible.
private func yamlScalar(_ text: String, like quote: UInt8?, inFlow: Bool) -> [UInt8] {
    if quote == UInt8(ascii: "'"), !text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
        return Array("'\(text.replacing("'", with: "''"))'".utf8)
    }
    return Array((quote == UInt8(ascii: "\"") ? yamlQuoted(text) : yamlText(text, inFlow: inFlow)).utf8)
}
