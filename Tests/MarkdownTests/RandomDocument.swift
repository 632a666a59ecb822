@testable import Markdown

/// Makes documents that Markdown can express, with text that looks like Markdown.
struct RandomDocument {
    var generator: SeededGenerator
    private let words: [String]

    init(generator: SeededGenerator, addresses: Bool = true) {
        self.generator = generator
        words = Self.words.filter { addresses || !$0.contains("@") && !$0.contains("://") && !$0.contains("www") }
    }

    private static let words = [
        "Personnel", "le compte", "l’", "été", "« Synchronisé »", "a", "x", "1", "12. x", "1) y", "- z", "+", "-", "# t", "#", "##", "> q", "===", "---", "|-|", ":-:", "| c |",
        "*", "**", "_", "__", "snake_case", "~", "~~", "`", "``", "[", "]", "](", "[x]", "[ ]", "[!NOTE]", "[a]: b", "(", ")", "!", "![", "<", ">", "<b>", "<!--", "</", "&",
        "&amp;", "&#38;", "&eacute;", "\\", "\\\\", "\\*", "https://a.example", "http://", "www.a.example", "www.", "me@a.example", "@", ":", "://", ".", ",", "…", "!", "\u{A0}",
        "\u{202F}!", " ", "  ", "\t", "\n", "5 * 3 * 2", "~5", "😀", "e\u{301}", "€", "mailto:a@b.cc", "ftp://x.y", "1999. ", "0123456789. ",
    ]

    mutating func document() -> Document {
        Document(blocks: blocks(depth: 0, count: 1...5))
    }

    private mutating func blocks(depth: Int, count: ClosedRange<Int>) -> [Block] {
        (0..<generator.number(count)).map { _ in block(depth: depth) }
    }

    private mutating func block(depth: Int) -> Block {
        switch generator.number(0...(depth < 3 ? 13 : 8)) {
        case 0: return heading()
        case 1, 2, 3, 4: return paragraph()
        case 5: return .codeBlock(.init(info: generator.pick(["", "swift", "a `b` & &amp; \\*", "\\"]), text: codeText(), range: 0..<0))
        case 6: return .thematicBreak(0..<0)
        case 7: return table()
        case 8: return .html(.init(text: generator.pick(["<!-- c -->\n", "<div>\n*a*\n</div>\n", "<br>\n", "<pre>\n\n</pre>\n"]), range: 0..<0))
        case 9: return .blockQuote(.init(blocks: blocks(depth: depth + 1, count: 0...3), range: 0..<0))
        case 10: return .alert(.init(kind: generator.pick(Block.Alert.Kind.allCases), blocks: blocks(depth: depth + 1, count: 0...3), range: 0..<0))
        default: return list(depth: depth)
        }
    }

    private mutating func heading() -> Block {
        let level = generator.number(1...6)
        return .heading(.init(level: level, content: inlines(breaks: level <= 2 && generator.chance(20)), range: 0..<0))
    }

    mutating func paragraph() -> Block {
        var content = inlines(breaks: true)
        if content.isEmpty { content = [.text("a", 0..<0)] }
        return .paragraph(.init(content: content, range: 0..<0))
    }

    private mutating func codeText() -> String {
        (0..<generator.number(0...3)).map { _ in generator.pick(["a", "", "```", "~~~~", "  b", "<x> & *", "- `c`"]) + "\n" }.joined()
    }

    private mutating func table() -> Block {
        let columns = (0..<generator.number(1...4)).map { _ in generator.pick([.none, .left, .center, .right] as [Block.Table.Alignment]) }
        let rows = (0..<generator.number(1...3)).map { _ in
            columns.map { _ in Block.Table.Cell(content: generator.chance(20) ? [] : inlines(breaks: false), range: 0..<0) }
        }
        return .table(.init(columns: columns, header: rows[0], rows: Array(rows.dropFirst()), range: 0..<0))
    }

    private mutating func list(depth: Int) -> Block {
        let start = generator.pick([nil, nil, 1, 1, 0, 7, 9, 123_456_789, 999_999_999])
        if generator.chance(50) {
            // A tight list holds at most a paragraph and a list, which begins in a way that can follow a paragraph.
            let items = (0..<generator.number(1...4)).map { _ in tightItem(depth: depth) }
            return .list(.init(start: start, isTight: true, items: items, range: 0..<0))
        }
        let items = (0..<generator.number(2...4)).map { _ in
            // The library takes a blank line behind a paragraph alone for a sign of a loose list.
            Block.List.Item(isChecked: nil, blocks: blocks(depth: depth + 1, count: 0...2) + [paragraph()], range: 0..<0)
        }
        return .list(.init(start: start, isTight: false, items: items, range: 0..<0))
    }

    private mutating func tightItem(depth: Int) -> Block.List.Item {
        guard generator.chance(90) else { return .init(blocks: [], range: 0..<0) }
        var blocks = [paragraph()]
        if depth < 3, generator.chance(30) {
            let nested = Block.List.Item(isChecked: generator.pick([nil, true]), blocks: [paragraph()], range: 0..<0)
            blocks.append(.list(.init(start: generator.pick([nil, 1]), isTight: true, items: [nested], range: 0..<0)))
        }
        return .init(isChecked: generator.pick([nil, nil, true, false]), blocks: blocks, range: 0..<0)
    }

    // MARK: Inlines

    /// The kinds of inline that cannot stand inside what is being made.
    private struct Ban: OptionSet {
        let rawValue: Int
        static let link = Ban(rawValue: 1)
        static let strikethrough = Ban(rawValue: 2)
        static let emphasis = Ban(rawValue: 4)
        static let strong = Ban(rawValue: 8)
        static let lineBreak = Ban(rawValue: 16)
    }

    private mutating func inlines(breaks: Bool) -> [Inline] {
        inlines(depth: 0, ban: breaks ? [] : .lineBreak).normalized().trimmingBreaks()
    }

    private mutating func inlines(depth: Int, ban: Ban) -> [Inline] {
        var inlines: [Inline] = []
        let count = generator.number(1...4)
        for i in 0..<count {
            var inline = inline(depth: depth, ban: ban)
            // No two of these can stand side by side, and emphasis does not begin or end with a break.
            if case .strikethrough? = inlines.last, case .strikethrough = inline { inline = text() }
            if case .code? = inlines.last, case .code = inline { inline = text() }
            if inline.isBreak, depth > 0, i == 0 || i == count - 1 { inline = text() }
            inlines.append(inline)
        }
        return inlines.trimmingBreaks()
    }

    private mutating func text() -> Inline {
        .text((0..<generator.number(1...4)).map { _ in generator.pick(words) }.joined(separator: generator.pick(["", " "])), 0..<0)
    }

    private mutating func inline(depth: Int, ban: Ban) -> Inline {
        switch generator.number(0...(depth < 3 ? 16 : 8)) {
        case 0: .code(generator.pick(["a", "a|b", "`", "a `` b", " ", " a ", "\\", "\\|", "*x*"]), 0..<0)
        case 1 where !ban.contains(.lineBreak): generator.pick([.softBreak, .lineBreak])
        case 2: .text("a", 0..<0)
        case 9 where !ban.contains(.link):
            .link(.init(destination: destination(), title: title(), content: inlines(depth: depth + 1, ban: ban.union(.link)), range: 0..<0))
        case 10:
            .image(.init(source: destination(), title: title(), alternative: inlines(depth: depth + 1, ban: ban), range: 0..<0))
        case 11 where !ban.contains(.emphasis), 12 where !ban.contains(.emphasis): .emphasis(inlines(depth: depth + 1, ban: ban.union(.emphasis)))
        case 13 where !ban.contains(.strong), 14 where !ban.contains(.strong): .strong(inlines(depth: depth + 1, ban: ban.union(.strong)))
        case 15 where !ban.contains(.strikethrough):
            .strikethrough([.text("s", 0..<0)] + inlines(depth: depth + 1, ban: ban.union(.strikethrough)) + [.text("s", 0..<0)])
        default: text()
        }
    }

    private mutating func destination() -> String {
        generator.pick([
            "ui:profile-settings.personal", "../a/index.md#b", "", "a b", "a(b)c", "a)b", "((", "<x>", "a\\b", "\\*", "&amp;", "a|b", "https://a.example/?x=1&y=2", "é", "*a*", "a\"b", "`",
        ])
    }

    private mutating func title() -> String {
        generator.pick(["", "", "", "t", "a \"b\"", "it's", "\"'", "a|b", "\\", "&copy;", "(x)", "a\nb"])
    }
}
