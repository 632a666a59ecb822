import Diagnostics
import Markdown

/// The segments of a page in reading order: title and description first, an image's alternative text behind the segment that the image is in.
///
/// Code blocks, generated tables and raw HTML have none, and neither has what is empty.
public func segments(of page: Site.Page, document: Document) -> [Segment] {
    var walk = SegmentWalk(bytes: page.file.bytes)
    walk.addField("title", .title, page.title, bodyStart: page.bodyStart)
    walk.addField("description", .description, page.description ?? "", bodyStart: page.bodyStart)
    walk.add(document.blocks, paragraph: .paragraph)
    return walk.segments
}

private struct SegmentWalk {
    let bytes: [UInt8]
    var segments: [Segment] = []
    /// The headings that are open, outermost first.
    private var path: [(level: Int, text: String)] = []
    /// How many tables there were.
    private var tables = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func addField(_ key: String, _ kind: Segment.Kind, _ value: String, bodyStart: Int) {
        let text = SegmentText(plain: value)
        guard !text.parts.isEmpty, let range = FrontMatter.range(of: key, in: bytes, bodyStart: bodyStart) else { return }
        segments.append(Segment(kind: kind, text: text, range: range))
    }

    /// - Parameter paragraph: what a paragraph is among these blocks.
    mutating func add(_ blocks: [Block], paragraph: Segment.Kind) {
        for block in blocks {
            switch block {
            case .heading(let heading): add(heading)
            case .paragraph(let block): add(block.content, paragraph, block.range)
            case .list(let list): for item in list.items { add(item.blocks, paragraph: .item) }
            case .blockQuote(let quote): add(quote.blocks, paragraph: .paragraph)
            case .alert(let alert): add(alert.blocks, paragraph: .alert(alert.kind))
            case .table(let table):
                for (row, cells) in ([table.header] + table.rows).enumerated() {
                    for (column, cell) in cells.enumerated() {
                        add(cell.content, .cell, cell.range, in: Segment.Cell(table: tables, row: row, column: column))
                    }
                }
                tables += 1
            case .codeBlock, .html, .thematicBreak: break
            }
        }
    }

    private mutating func add(_ heading: Block.Heading) {
        while let last = path.last, last.level >= heading.level { path.removeLast() }
        add(heading.content, .heading(level: heading.level), bytes.headingText(in: heading.range))
        path.append((heading.level, SegmentText(heading.content).plainText))
    }

    private mutating func add(
        _ content: [Inline], _ kind: Segment.Kind, _ range: SourceRange, in cell: Segment.Cell? = nil, image: String? = nil
    ) {
        let text = SegmentText(content)
        if !text.parts.isEmpty {
            segments.append(Segment(kind: kind, text: text, range: range, path: path.map(\.text), cell: cell, image: image))
        }
        addAlternatives(in: content)
    }

    private mutating func addAlternatives(in content: [Inline]) {
        for image in content.images { add(image.alternative, .alternative, bytes.alternativeText(in: image.range), image: image.source) }
    }
}

extension [Inline] {
    /// The images whose alternative texts are translated, in reading order.
    var images: [Inline.Image] {
        flatMap { inline -> [Inline.Image] in
            switch inline {
            case .image(let image): [image]
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.images
            // A label is the product's, with whatever it is made of.
            case .link(let link): SegmentText.isLabel(link.destination) ? [] : link.content.images
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }
}

extension [UInt8] {
    /// Where the text of a heading stands: without `#`s or underline.
    fileprivate func headingText(in range: SourceRange) -> SourceRange {
        let marks = self[range].prefix(7).prefix { $0 == UInt8(ascii: "#") }
        let isUnderlined = !(1...6).contains(marks.count) || !(marks.endIndex == range.upperBound || self[marks.endIndex].isBlank)
        if isUnderlined {
            let end = self[range].lastIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
            return range.lowerBound..<trimmed(range.lowerBound..<end).upperBound
        }
        let text = trimmed(marks.endIndex..<range.upperBound)
        let closing = self[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
        let end = text.upperBound - closing
        guard closing > 0, end == text.lowerBound || self[end - 1].isBlank else { return text }
        return trimmed(text.lowerBound..<end)
    }

    /// Where an image's alternative text stands: between its brackets.
    func alternativeText(in range: SourceRange) -> SourceRange {
        let start = Swift.min(range.lowerBound + 2, range.upperBound)
        var depth = 1
        var i = start
        while i < range.upperBound {
            switch self[i] {
            case UInt8(ascii: "\\"): i += 1
            case UInt8(ascii: "`"): i = codeEnd(at: i, in: range) - 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            if depth == 0 { return start..<i }
            i += 1
        }
        return start..<start
    }

    /// The end of the code text that begins at an offset, or of its backticks where there is none.
    private func codeEnd(at start: Int, in range: SourceRange) -> Int {
        func runEnd(_ start: Int) -> Int { self[start..<range.upperBound].firstIndex { $0 != UInt8(ascii: "`") } ?? range.upperBound }
        let open = runEnd(start)
        var i = open
        while let run = self[i..<range.upperBound].firstIndex(of: UInt8(ascii: "`")) {
            i = runEnd(run)
            if i - run == open - start { return i }
        }
        return open
    }

    /// A range without the blanks and line ends at both its edges.
    func trimmed(_ range: SourceRange) -> SourceRange {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    /// A space, tab or line end.
    var isBlank: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
}
