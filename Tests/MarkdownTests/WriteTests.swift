import Testing

@testable import Markdown

@Suite("Writing")
struct WriteTests {
    @Test(
        "what a careful author writes is written the same way",
        arguments: [
            "# Compte «\u{A0}synchronisé\u{A0}»\n\nOuvrez [Personnel](ui:profile-settings.personal)\u{A0}: c’est **en bas**, _tout_ en bas.\n",
            "1. Cliquez.\n2. Ouvrez\u{A0}:\n   - l’un\n\n   - l’autre\n\n     Rien à faire.\n3. Fin.\n",
            "9. a\n\n10. b\n\n    c\n",
            "- a\n\n- b\n",
            "- a\n  - b\n    1. c\n- d\n",
            "- [ ] a\n- [x] b\n",
            "- a\n\n* b\n\n- c\n",
            "1. a\n\n1) b\n",
            "> [!NOTE]\n> a\n> b\n>\n> c\n",
            "> [!WARNING]\n>\n> - a\n> - b\n",
            "> a\n>\n> > b\n",
            "| Outil | Élément | |\n| --- | :-: | --: |\n| a \\| b | `c\\|d` | **e** |\n",
            "```swift\nlet a = `b`\n```\n",
            "````\n```\n````\n",
            "a\\\nb\nc\n",
            "<https://a.example/b_c> <a@b.example> [x](https://a.example)\n",
            "![a](b.png \"c\") [d](<e f> 'g \"h\"') [](#i) [j](k(l)m)\n",
            "snake_case, 5 * 3, a < b, R&D, [x], f(x), C#, a!, 1. b, - c, a|b, 100 %, ~ 5\n",
            "_a **b**_ **_c_** **d _e_ f** x*y*z ~~g~~ `` ` ``\n",
            "# a\n",
            "a\nb\n---\n",
            "<!-- a\n\nb -->\n\n<div>\n*a*\n</div>\n",
            "a <br> b\n\n---\n\nc\n",
        ])
    func canonical(text: String) {
        #expect(String(decoding: document(text).markdown(), as: UTF8.self) == text)
    }

    @Test(
        "text is escaped where it would mean something else",
        arguments: [
            ("# a", "\\# a"), ("#a", "#a"), ("- a", "\\- a"), ("-a", "-a"), ("---", "\\---"), ("+ a", "\\+ a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("2026.", "2026\\."), ("1.5", "1.5"),
            ("> a", "\\> a"), ("===", "\\==="), ("| a |", "| a |"), ("|-|", "\\|-|"), ("[a]: b", "\\[a]: b"), ("a [b](c)", "a [b\\](c)"), ("[!NOTE]", "\\[!NOTE]"), ("*a*", "\\*a\\*"),
            ("_a_", "\\_a\\_"), ("`a`", "\\`a\\`"), ("~~a~~", "\\~\\~a\\~\\~"), ("<a>", "\\<a>"), ("&amp;", "\\&amp;"), ("& a;", "& a;"), ("a\\b", "a\\b"), ("a\\", "a\\\\"),
            ("\\*", "\\\\\\*"), ("https://a.example", "https\\://a.example"), ("www.a.example", "www\\.a.example"), ("a@b.example", "a\\@b.example"), (" a ", "&#32;a&#32;"),
            ("\u{A0}a\u{A0}", "\u{A0}a\u{A0}"), ("a\nb", "a&#10;b"),
        ])
    func escapes(text: String, expected: String) {
        let document = Document(blocks: [.paragraph(.init(content: [.text(text, 0..<0)], range: 0..<0))])
        #expect(String(decoding: document.markdown(), as: UTF8.self) == expected + "\n")
        #expect(parse(document.markdown()).document.hasSameContent(as: document))
    }

    @Test("emphasis stays emphasis beside letters, spaces and other emphasis")
    func emphasis() {
        func written(_ inlines: [Inline]) -> String {
            let document = Document(blocks: [.paragraph(.init(content: inlines, range: 0..<0))])
            #expect(parse(document.markdown()).document.hasSameContent(as: document))
            return String(decoding: document.markdown().dropLast(), as: UTF8.self)
        }
        func text(_ text: String) -> Inline { .text(text, 0..<0) }
        #expect(written([.strong([text("a")]), .strong([text("b")])]) == "**a**__b__")
        #expect(written([.emphasis([text("a")]), .emphasis([text("b")])]) == "_a_*b*")
        #expect(written([.strong([text("a")]), text("b")]) == "**a**b")
        #expect(written([.strong([text("a.")]), text("b")]) == "**a.**&#98;")
        #expect(written([text("l’"), .strong([text("« a »")]), text(".")]) == "l’**« a »**.")
        #expect(written([text("b"), .strong([text("(a)")])]) == "&#98;**(a)**")
        #expect(written([.strong([text(" a ")])]) == "**&#32;a&#32;**")
        #expect(written([.emphasis([.emphasis([text("a")])])]) == "_*a*_")
        #expect(written([.strong([.strong([text("a")])])]) == "**__a__**")
        #expect(written([.strong([.emphasis([text("a")])]), .emphasis([.strong([text("b")])])]) == "**_a_**_**b**_")
        #expect(written([text("!"), .link(.init(destination: "b", content: [text("a]")], range: 0..<0))]) == "\\![a\\]](b)")
    }

    @Test("what Markdown cannot express is written as near as it can be")
    func inexpressible() {
        func written(_ blocks: [Block]) -> String { String(decoding: Document(blocks: blocks).markdown(), as: UTF8.self) }
        let a = Inline.text("a", 0..<0)
        let link = Inline.link(.init(destination: "b", content: [.link(.init(destination: "c", content: [a], range: 0..<0))], range: 0..<0))
        #expect(written([.paragraph(.init(content: [link], range: 0..<0))]) == "[a](b)\n")
        #expect(written([.paragraph(.init(content: [], range: 0..<0)), .paragraph(.init(content: [.softBreak, a, .lineBreak], range: 0..<0))]) == "a\n")
        #expect(written([.heading(.init(level: 9, content: [a, .softBreak, a], range: 0..<0))]) == "###### a a\n")
        let list = Block.List(start: -5, isTight: true, items: [.init(blocks: [], range: 0..<0)], range: 0..<0)
        #expect(written([.list(list)]) == "0.\n")
        let cell = Block.Table.Cell(content: [a, .lineBreak, a], range: 0..<0)
        #expect(written([.table(.init(columns: [.none], header: [cell, cell], rows: [[]], range: 0..<0))]) == "| a a |\n| --- |\n| |\n")
        #expect(written([]) == "")
    }

    @Test("code with more backticks than a fence can count stands between tildes")
    func longFence() {
        for count in [253, 254, 255, 256, 1000] {
            let code = Document(blocks: [.codeBlock(.init(info: nil, text: String(repeating: "`", count: count) + "\na\n", range: 0..<0))])
            #expect(parse(code.markdown()).document.hasSameContent(as: code), "\(count)")
        }
    }

    @Test("content is compared without ranges, and neighbouring texts as one")
    func comparison() {
        #expect(document("a  *b*").hasSameContent(as: document("a  _b_\n")))
        #expect(document("    a").hasSameContent(as: document("```\na\n```")))
        #expect(!document("a").hasSameContent(as: document("b")))
        #expect(!document("- a").hasSameContent(as: document("1. a")))
        let parts = Document(blocks: [.paragraph(.init(content: [.text("a", 0..<1), .text("b", 1..<2)], range: 0..<2))])
        #expect(parts.hasSameContent(as: document("ab")))
    }
}
