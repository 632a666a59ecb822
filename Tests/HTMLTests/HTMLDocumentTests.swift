import HTML
import Testing

@Suite("HTML document")
struct HTMLDocumentTests {
    private let page = HTMLDocument(
        """
        <!DOCTYPE html>
        <html lang="fr"><head><title>Un &amp; deux</title></head>
        <body><main>
        <p class="a" DATA-X='1' hidden>Un <b>gras</b><!-- non --> <svg viewBox="0 0 1 1"><path d="M0"/></svg>é</p>
        <ul><li>a</li><li>b</li></ul>
        </main></body></html>
        """)

    private func first(_ tag: HTMLTag, in document: HTMLDocument) throws -> HTMLNode {
        try #require(document.nodes.first { $0.tag == tag })
    }

    @Test("gives children, descendants and ancestors in order")
    func tree() throws {
        let root = try #require(page.root)
        #expect(root.children.filter { $0.kind == .element }.map(\.name) == ["head", "body"])
        let list = try first(.ul, in: page)
        #expect(list.children.map(\.text) == ["a", "b"])
        #expect(list.descendants.map(\.name) == ["li", "", "li", ""])
        #expect(list.ancestors.map(\.tag) == [.main, .body, .html])
        #expect(root.parent == nil)
        #expect(list.parent == list.ancestors.first { _ in true })
    }

    @Test("gives the text of everything inside, without comments")
    func text() throws {
        #expect(try first(.p, in: page).text == "Un gras é")
        #expect(try first(.title, in: page).text == "Un & deux")
    }

    @Test("gives attributes by name, in any case, with or without a value")
    func attributes() throws {
        let paragraph = try first(.p, in: page)
        #expect(paragraph.attributes.map(\.name) == ["class", "data-x", "hidden"])
        #expect(paragraph.attribute(.class) == "a")
        #expect(paragraph.attribute("data-x") == "1")
        #expect(paragraph.attribute(.hidden) == "")
        #expect(paragraph.attribute(.id) == nil)
        #expect(try first(.svg, in: page).attribute("viewbox") == "0 0 1 1")
        #expect(try first(.path, in: page).isForeign)
    }

    @Test("tells where in the source a node stands, in long pages too")
    func ranges() throws {
        let long = HTMLDocument(
            "<!DOCTYPE html><html><body>" + String(repeating: "<p>x</p>\n", count: 70_000) + "<h1\n id='é'>Fin</h1></body></html>")
        let heading = try first(.h1, in: long)
        #expect(String(decoding: long.source[heading.range], as: UTF8.self) == "<h1\n id='é'>")
        #expect(long.source[..<heading.range.lowerBound].count { $0 == UInt8(ascii: "\n") } == 70_000)
        let text = try #require(heading.children.first { _ in true })
        #expect(String(decoding: long.source[text.range], as: UTF8.self) == "Fin")
    }

    @Test("a meta charset does not change how bytes are read")
    func charset() throws {
        let document = HTMLDocument(
            "<!DOCTYPE html><html><head><meta charset=\"windows-1252\"><title>Été</title></head><body>ż</body></html>")
        #expect(try first(.title, in: document).text == "Été")
        #expect(try first(.body, in: document).text == "ż")
        #expect(document.problems.isEmpty)
        #expect(try first(.title, in: HTMLDocument("\u{FEFF}<title>é</title>")).text == "é")
    }

    @Test("a line feed behind pre is dropped, once")
    func preformatted() throws {
        #expect(try first(.pre, in: HTMLDocument("<table><tr><td><pre>\n\n\nx</pre></table>")).text == "\n\nx")
        #expect(try first(.pre, in: HTMLDocument("<pre>&#13;\nx</pre>")).text == "\r\nx")
        #expect(try first(.pre, in: HTMLDocument("<pre><b>\nx</b></pre>")).text == "\nx")
    }

    @Test("an empty page has no root and no problem")
    func empty() {
        for html in ["", " \n ", "\u{FEFF}", "<!DOCTYPE html>"] {
            #expect(HTMLDocument(html).root == nil)
            #expect(HTMLDocument(html).problems.isEmpty)
        }
    }
}
