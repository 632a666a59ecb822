@testable import Markdown

/// A small generator (SplitMix64), so that every failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }
}

func document(_ text: String) -> Document {
    parse(Array(text.utf8)).document
}

/// A document in a notation made for reading in tests: `p("a " em("b"))`.
func outline(_ text: String) -> String {
    outline(document(text).blocks)
}

func outline(_ blocks: [Block]) -> String {
    blocks.map(outline).joined(separator: " ")
}

private func outline(_ block: Block) -> String {
    switch block {
    case .heading(let heading): return "h\(heading.level)(\(outline(heading.content)))"
    case .paragraph(let paragraph): return "p(\(outline(paragraph.content)))"
    case .list(let list):
        let items = list.items.map { item in
            let box = item.isChecked.map { $0 ? "[x]" : "[ ]" } ?? ""
            return "li\(box)(\(outline(item.blocks)))"
        }
        return (list.start.map { "ol\($0)" } ?? "ul") + (list.isTight ? "" : "~") + "(\(items.joined(separator: " ")))"
    case .blockQuote(let quote): return "quote(\(outline(quote.blocks)))"
    case .alert(let alert): return "\(alert.kind.rawValue.lowercased())(\(outline(alert.blocks)))"
    case .table(let table):
        let columns = table.columns.map { column in
            switch column {
            case .none: "-"
            case .left: "<"
            case .center: "^"
            case .right: ">"
            }
        }
        let rows = ([table.header] + table.rows).map { row in row.map { outline($0.content) }.joined(separator: " | ") }
        return "table[\(columns.joined())](\(rows.joined(separator: " / ")))"
    case .codeBlock(let code): return "code[\(code.info ?? "indented")](\(code.text.debugDescription))"
    case .html(let html): return "html(\(html.text.debugDescription))"
    case .thematicBreak: return "hr"
    }
}

func outline(_ inlines: [Inline]) -> String {
    inlines.map(outline).joined(separator: " ")
}

private func outline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text, _): "\"\(text)\""
    case .softBreak: "/"
    case .lineBreak: "//"
    case .code(let code, _): "`\(code)`"
    case .html(let html, _): "html:\(html)"
    case .emphasis(let content): "em(\(outline(content)))"
    case .strong(let content): "strong(\(outline(content)))"
    case .strikethrough(let content): "del(\(outline(content)))"
    case .link(let link): "a[\(link.destination)\(link.title.isEmpty ? "" : " '\(link.title)'")](\(outline(link.content)))"
    case .image(let image): "img[\(image.source)\(image.title.isEmpty ? "" : " '\(image.title)'")](\(outline(image.alternative)))"
    }
}

/// What is wrong with the ranges of a document that was parsed from `bytes[bodyStart...]`.
final class RangeChecker {
    let bytes: [UInt8]
    private(set) var faults: [String] = []

    init(_ document: Document, bytes: [UInt8], bodyStart: Int = 0) {
        self.bytes = bytes
        check(document.blocks, inside: bodyStart..<bytes.count)
    }

    private func source(_ range: SourceRange) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private func expect(_ condition: Bool, _ fault: @autoclosure () -> String) {
        if !condition { faults.append(fault()) }
    }

    private func expect(_ range: SourceRange, from start: inout Int, inside parent: SourceRange, _ what: @autoclosure () -> String) {
        expect(
            range.lowerBound >= start && range.upperBound <= parent.upperBound,
            "\(what()) at \(range) is not in order inside \(parent)")
        start = max(start, range.upperBound)
    }

    private func check(_ blocks: [Block], inside parent: SourceRange) {
        var start = parent.lowerBound
        for block in blocks {
            expect(block.range, from: &start, inside: parent, outline([block]))
            check(block)
        }
    }

    private func check(_ block: Block) {
        switch block {
        case .heading(let heading): check(heading.content, inside: heading.range)
        case .paragraph(let paragraph): check(paragraph.content, inside: paragraph.range)
        case .list(let list):
            var start = list.range.lowerBound
            for item in list.items {
                expect(item.range, from: &start, inside: list.range, "item")
                check(item.blocks, inside: item.range)
            }
        case .blockQuote(let quote):
            expect(source(quote.range).hasPrefix(">"), "quote is \(source(quote.range))")
            check(quote.blocks, inside: quote.range)
        case .alert(let alert): check(alert.blocks, inside: alert.range)
        case .table(let table):
            var start = table.range.lowerBound
            for cell in ([table.header] + table.rows).joined() {
                expect(cell.range, from: &start, inside: table.range, "cell")
                check(cell.content, inside: cell.range)
            }
        case .codeBlock, .html: break
        case .thematicBreak(let range): expect(source(range).utf8.count >= 3, "rule is \(source(range))")
        }
    }

    private func check(_ inlines: [Inline], inside parent: SourceRange) {
        var start = parent.lowerBound
        for inline in inlines {
            switch inline {
            case .softBreak, .lineBreak: break
            case .emphasis(let content), .strong(let content), .strikethrough(let content): check(content, inside: parent)
            case .text(let text, let range):
                expect(range, from: &start, inside: parent, text)
                let source = source(range)
                // Escapes, references, half tabs, and addresses inside a link, which are text there.
                let isVerbatim = source.allSatisfy { !"\\&\t<".contains($0) }
                expect(source == text || !isVerbatim, "text \(text) is \(source)")
            case .code(let text, let range):
                expect(range, from: &start, inside: parent, text)
                let source = source(range)
                expect(source.hasPrefix("`") && source.hasSuffix("`") && source.count > 2, "code \(text) is \(source)")
            case .html(let text, let range):
                expect(range, from: &start, inside: parent, text)
                expect(source(range).hasPrefix("<") && source(range).hasSuffix(">"), "HTML \(text) is \(source(range))")
            case .link(let link):
                expect(link.range, from: &start, inside: parent, link.destination)
                check(link)
            case .image(let image):
                expect(image.range, from: &start, inside: parent, image.source)
                let source = source(image.range)
                expect(source.hasPrefix("![") && (source.hasSuffix(")") || source.hasSuffix("]")), "image is \(source)")
                check(image.alternative, inside: image.range)
            }
        }
    }

    private func check(_ link: Inline.Link) {
        let source = source(link.range)
        check(link.content, inside: link.contentRange ?? link.range)
        guard let content = link.contentRange else {
            let text = link.content.plainText
            expect(source == "<\(text)>" || source == text, "autolink \(text) is \(source)")
            return
        }
        expect(source.hasPrefix("[") && (source.hasSuffix(")") || source.hasSuffix("]")), "link is \(source)")
        expect(content.lowerBound == link.range.lowerBound + 1, "link content is \(self.source(content))")
        expect(bytes[content.upperBound] == "]", "link content \(self.source(content)) is not closed")
    }
}
