import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite("Pages that grow at random")
struct RandomGrowthTests {
    @Test("have the structure of their source in the end, and lose no line on the way", arguments: 1...60)
    func grow(seed: Int) {
        var generator = PageGenerator(seed: seed)
        let blocks = generator.page()
        let source = "---\ntitle: Té\n---\n\n" + markdown(blocks)
        let target = inOtherStyle(source.replacing("wort", with: "FR wort"), isOther: seed.isMultiple(of: 2))
        var pages = TwoPages(source, target)
        #expect(pages.outlines.source == pages.outlines.target)
        pages.rewrite("---\ntitle: Té\n---\n\n" + markdown(generator.grown(blocks)))
        var translated: [String] = []
        for round in 0..<4 {
            let wanted = pages.units.filter { $0.state == .new }.map(\.source.text.plainText).filter { _ in round == 3 || generator.isChosen(in: 3) }
            let findings = pages.translate(wanted.contains)
            #expect(findings.map(\.message) == [], "\(pages.target)")
            translated += wanted
            #expect(isSubsequence(target, pages.target), "\(pages.target)")
            for text in translated { #expect(pages.target.contains("FR \(text)")) }
        }
        #expect(pages.outlines.target == pages.outlines.source, "\(pages.target)")
    }

    private func markdown(_ blocks: [Block]) -> String { String(decoding: Document(blocks: blocks).markdown(), as: UTF8.self) }

    /// With other bullets, and other marks behind numbers.
    private func inOtherStyle(_ text: String, isOther: Bool) -> String {
        guard isOther else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let indentation = line.prefix { $0 == " " || $0 == ">" }
            let rest = line.dropFirst(indentation.count)
            if rest.hasPrefix("- ") { return "\(indentation)* \(rest.dropFirst(2))" }
            return rest.first?.isNumber == true ? "\(indentation)\(rest.replacing(". ", with: ") ", maxReplacements: 1))" : String(line)
        }.joined(separator: "\n")
    }

    /// Whether all lines are still there in their order, whatever their numbers, by which they may be indented further.
    private func isSubsequence(_ old: String, _ new: String) -> Bool {
        func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " || $0 == ">" || $0.isNumber } }
        }
        var open = lines(old)[...]
        for line in lines(new) where line == open.first { open.removeFirst() }
        return open.isEmpty
    }
}

/// Makes pages of all kinds of blocks whose texts are all different.
private struct PageGenerator {
    private var generator: SeededGenerator
    private var count = 0

    init(seed: Int) { generator = SeededGenerator(seed: UInt64(seed)) }

    mutating func isChosen(in number: Int) -> Bool { Int.random(in: 0..<number, using: &generator) == 0 }

    private mutating func content() -> [Inline] {
        count += 1
        let syllables = ["ka", "mo", "ri", "tu", "le", "so", "na", "vi", "po", "ze"]
        let words = (0..<4).map { _ in (0..<3).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined() }
        return [.text("wort\(count) " + words.joined(separator: " "), 0..<0)]
    }

    private mutating func paragraph() -> Block { .paragraph(Block.Paragraph(content: content(), range: 0..<0)) }

    private mutating func code() -> Block {
        count += 1
        return .codeBlock(Block.CodeBlock(info: "sh", text: "run \(count)\n\n  more\n", range: 0..<0))
    }

    private mutating func row() -> [Block.Table.Cell] { (0..<2).map { _ in Block.Table.Cell(content: content(), range: 0..<0) } }

    private mutating func item(_ depth: Int) -> Block.List.Item {
        var blocks = [paragraph()]
        if isChosen(in: 4) { blocks.append(code()) }
        if depth < 2, isChosen(in: 3) { blocks.append(list(depth + 1)) }
        return Block.List.Item(blocks: blocks, range: 0..<0)
    }

    private mutating func list(_ depth: Int) -> Block {
        .list(Block.List(start: isChosen(in: 2) ? 1 : nil, isTight: isChosen(in: 2), items: (0...1).map { _ in item(depth) }, range: 0..<0))
    }

    /// A text, with something behind it.
    private mutating func pieces(_ depth: Int) -> [Block] {
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: [paragraph()]
        case 1: [paragraph(), code()]
        case 2: [.heading(Block.Heading(level: 2, content: content(), range: 0..<0)), paragraph(), .thematicBreak(0..<0), paragraph()]
        case 3: [paragraph(), list(depth), paragraph()]
        case 4: [paragraph(), .table(Block.Table(columns: [.none, .right], header: row(), rows: [row(), row()], range: 0..<0)), paragraph()]
        case 5: [paragraph(), .blockQuote(Block.BlockQuote(blocks: [paragraph(), list(2)], range: 0..<0)), paragraph()]
        default: [paragraph(), .alert(Block.Alert(kind: .tip, blocks: [paragraph(), code()], range: 0..<0)), paragraph()]
        }
    }

    mutating func page() -> [Block] { (0..<3).flatMap { _ in pieces(0) } }

    /// The same page with more in it, everywhere.
    mutating func grown(_ blocks: [Block]) -> [Block] { pieces(0) + more(blocks, 0) + [paragraph()] }

    private mutating func more(_ blocks: [Block], _ depth: Int) -> [Block] {
        var out: [Block] = []
        for block in blocks {
            out.append(more(block, depth))
            // Beside a list another one would need marks that keep the two apart.
            if isChosen(in: 3), block.isText { out += depth == 0 ? pieces(0) : [code(), paragraph()] }
        }
        return out
    }

    private mutating func more(_ block: Block, _ depth: Int) -> Block {
        switch block {
        case .list(var list):
            list.items = list.items.flatMap { item -> [Block.List.Item] in
                var item = item
                item.blocks = more(item.blocks, depth + 1)
                return isChosen(in: 3) ? [item, self.item(depth + 1)] : isChosen(in: 4) ? [self.item(depth + 1), item] : [item]
            }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = more(quote.blocks, depth + 1)
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = more(alert.blocks, depth + 1)
            return .alert(alert)
        case .table(var table):
            table.rows = table.rows.flatMap { isChosen(in: 2) ? [row(), $0] : [$0] } + (isChosen(in: 2) ? [row()] : [])
            return .table(table)
        case .heading, .paragraph, .codeBlock, .html, .thematicBreak: return block
        }
    }
}

extension Block {
    fileprivate var isText: Bool {
        switch self {
        case .paragraph, .heading: true
        default: false
        }
    }
}
