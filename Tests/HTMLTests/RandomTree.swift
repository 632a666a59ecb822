import HTML

/// A tree that HTML allows, so that writing and reading it must give it back.
indirect enum RandomTree {
    case element(StaticString, [HTMLWriter.Attribute], [RandomTree])
    case text(String)

    func write(to html: inout HTMLWriter) {
        switch self {
        case .text(let text): html.text(text)
        case .element(let name, let attributes, let children):
            // The writer's attributes are variadic; three are enough.
            switch attributes.count {
            case 0: html.open(name)
            case 1: html.open(name, attributes[0])
            default: html.open(name, attributes[0], attributes[1])
            }
            for child in children { child.write(to: &html) }
            if HTMLTag(rawValue: name.description)?.isVoid != true { html.close(name) }
        }
    }

    func lines(depth: Int) -> [String] {
        switch self {
        case .text(let text): ["\(depth) \"\(escaped(text))\"\n"]
        case .element(let name, let attributes, let children):
            ["\(depth) \(startTag(name.description, attributes.map { ($0.name.description, $0.value ?? "") }))\n"]
                + children.flatMap { $0.lines(depth: depth + 1) }
        }
    }
}

/// Makes whole pages.
struct TreeGenerator {
    var random: Generator
    private var isInLink = false
    /// html5lib does not drop the line feed behind `<pre>` in a table cell, as the standard has it.
    private var isInTable = false

    init(seed: UInt64) { random = Generator(seed: seed) }

    mutating func page() -> RandomTree {
        .element(
            "html", [("lang", "fr")],
            [
                .element("head", [], [.element("meta", [("charset", "utf-8")], []), .element("title", [], [.text(text())])]),
                .element("body", attributes(), [.element("main", [], many(6) { $0.block(depth: 0) })]),
            ])
    }

    private mutating func many(_ limit: Int, _ make: (inout TreeGenerator) -> RandomTree) -> [RandomTree] {
        (0..<Int.random(in: 0...limit, using: &random)).map { _ in make(&self) }
    }

    private mutating func block(depth: Int) -> RandomTree {
        guard depth < 5 else { return .element("p", attributes(), inlines(depth: depth)) }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .element("section", attributes(), many(3) { $0.block(depth: depth + 1) })
        case 1: return .element("ul", attributes(), many(3) { $0.item(depth: depth + 1) })
        case 2: return .element("ol", attributes(), many(3) { $0.item(depth: depth + 1) })
        case 3: return .element("div", attributes(), many(3) { $0.block(depth: depth + 1) })
        case 4: return table(depth: depth + 1)
        case 5:
            return .element(
                "details", attributes(), [.element("summary", [], inlines(depth: depth))] + many(2) { $0.block(depth: depth + 1) })
        case 6 where !isInTable: return .element("pre", [], [.element("code", [], [.text(text())])])
        case 7 where !isInTable: return .element("pre", attributes(), [.text(text())])
        case 8: return .element("figure", [], many(2) { $0.block(depth: depth + 1) } + [.element("figcaption", [], inlines(depth: depth))])
        case 9:
            return .element(
                "dl", [], [.element("dt", [], inlines(depth: depth)), .element("dd", [], many(2) { $0.block(depth: depth + 1) })])
        case 10: return .element("h2", attributes(), inlines(depth: depth))
        default: return .element("p", attributes(), inlines(depth: depth))
        }
    }

    private mutating func item(depth: Int) -> RandomTree {
        .element("li", attributes(), Bool.random(using: &random) ? inlines(depth: depth) : many(3) { $0.block(depth: depth) })
    }

    private mutating func table(depth: Int) -> RandomTree {
        let wasInTable = isInTable
        isInTable = true
        defer { isInTable = wasInTable }
        let body = many(3) { generator in
            .element("tr", [], generator.many(3) { .element("td", $0.attributes(), $0.many(2) { $0.block(depth: depth + 1) }) })
        }
        return .element("table", [], [.element("caption", [], inlines(depth: depth)), .element("tbody", [], body)])
    }

    /// Two texts in a row would be read as one.
    private mutating func inlines(depth: Int) -> [RandomTree] {
        var result: [RandomTree] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            if case .text = result.last {
                result.append(inline(depth: depth))
            } else {
                result.append(Bool.random(using: &random) ? .text(text()) : inline(depth: depth))
            }
        }
        return result
    }

    private mutating func inline(depth: Int) -> RandomTree {
        guard depth < 7 else { return .element("br", [], []) }
        let names: [StaticString] = ["span", "strong", "em", "code", "b", "i", "u", "small", "abbr", "kbd", "time", "mark", "sub"]
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where !isInLink:
            isInLink = true
            defer { isInLink = false }
            return .element("a", [attribute("href")], inlines(depth: depth + 1))
        case 1: return .element("img", [attribute("alt"), attribute("src")], [])
        case 2: return .element("wbr", [], [])
        case 3: return .element("svg", [("aria-hidden", "true")], [.element("g", [], [.element("path", [("d", "M0 0")], [])])])
        default: return .element(names.randomElement(using: &random) ?? "span", attributes(), inlines(depth: depth + 1))
        }
    }

    private mutating func attributes() -> [HTMLWriter.Attribute] {
        let names: [StaticString] = ["class", "title", "data-x", "lang"]
        return Int.random(in: 0..<3, using: &random) == 0 ? [attribute(names.randomElement(using: &random) ?? "class")] : []
    }

    private mutating func attribute(_ name: StaticString) -> HTMLWriter.Attribute {
        (name, text())
    }

    /// Never empty, without characters that HTML forbids.
    private mutating func text() -> String {
        let pieces = [
            "a", "mot", " ", "\n", "\t", "\r", "&", "<", ">", "\"", "'", "é", "\u{A0}", "«", "😀", "&amp;", "</p>", "<!--", "]]>",
            "e\u{301}", "&#x41;",
            "&eacute;", "{{x}}",
        ]
        return (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
    }
}
