import HTML
import Markdown
import Testing

@testable import AccordKit

@Suite struct HTMLBodyTests {
    private func html(
        in locale: Site.Locale = RenderSample.english, prose: String? = nil, anchors: [String] = [], tables: [String: SupportTable] = [:],
        _ blocks: Block...
    ) -> String {
        let page = RenderSample.page(in: locale, prose: prose, anchors: anchors, tables: tables, blocks)
        let renderer = RenderSample.renderer()
        return string(renderer.values(of: page, renderer.edition(of: locale))[.content])
    }

    @Test("A heading carries its anchor, with a quiet link to itself beside it")
    func heading() {
        #expect(
            html(anchors: ["steps"], .heading(2, "Steps ", .code("now"))) == """
                <div class="heading"><h2 id="steps">Steps <code>now</code></h2><a class="permalink" href="#steps" aria-labelledby="steps">#</a></div>

                """)
    }

    @Test("The title is the only heading of level 1, and a heading without an anchor stays plain")
    func headingLevels() {
        #expect(html(.heading(1, "A"), .heading(6, "B"), .heading(9, "C")) == "<h2>A</h2>\n<h6>B</h6>\n<h6>C</h6>\n")
    }

    @Test("Anchors go to headings in document order, those inside lists and quotes included")
    func nestedHeadings() {
        let page = html(
            anchors: ["a", "b", "c"], .bullets([.heading(2, "A")]), .blockQuote(.init(blocks: [.heading(3, "B")], range: 0..<0)),
            .heading(2, "C"))
        #expect(page.contains("<h2 id=\"a\">A</h2>") && page.contains("<h3 id=\"b\">B</h3>") && page.contains("<h2 id=\"c\">C</h2>"))
    }

    @Test("Claims are spans of their kind, a state is prose, and no claim's address is published")
    func claims() {
        let page = html(
            .text(
                .link("ui:docusign.login", "Login"), " ", .link("ui:x?absent", "X"), " ", .link("tool:commitments", "Commitments"), " ",
                .link("item:purchase-order", "Purchase Orders"), " ", .link("term:company", "company"), " ",
                .link("state:docusign=linked", "it is linked")))
        #expect(
            page == """
                <p><span class="ui">Login</span> <span class="ui">X</span> <span class="tool">Commitments</span> \
                <span class="item">Purchase Orders</span> <span class="term">company</span> it is linked</p>

                """)
    }

    @Test("In borrowed prose, what is in the page's own language says so")
    func borrowedClaims() {
        let page = html(
            in: RenderSample.french, prose: "en", .text("Select ", .link("ui:x", "Enregistrer"), "."), .alert(.tip, .text("Tip.")))
        #expect(page.contains("Select <span class=\"ui\" lang=\"fr\">Enregistrer</span>."))
        #expect(page.contains("<p class=\"callout-title\" id=\"callout.1\" lang=\"fr\">Conseil</p>"))
    }

    @Test("Links within the site are relative and name the file; a link to the same page is its anchor")
    func siteLinks() {
        let page = html(
            .text(
                .link("/en/docusign/other/#steps", "a"), .link("/en/accounts/x/", "b"), .link("/en/docusign/", "c"),
                .link("/en/docusign/link-your-account/#here", "d"), .link("#there", "e"), .link("/fr/docusign/lier/", "f")))
        #expect(
            page == """
                <p><a href="../other/index.html#steps">a</a><a href="../../accounts/x/index.html">b</a><a href="../index.html">c</a>\
                <a href="#here">d</a><a href="#there">e</a><a href="../../../fr/docusign/lier/index.html">f</a></p>

                """)
    }

    @Test(
        "Only http, https and mailto lead off the site",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example/x", "vbscript:x", "file:///etc/passwd",
            "http:/x",
            "https://", "https://a b/", "https://exa<mple/", "https:\\\\evil", "java\tscript:alert(1)", "relative/page.md", "", "#",
            "http://a:b/",
            "/\\evil.example", "//x",
        ])
    func refusedLinks(_ destination: String) {
        #expect(html(.text(.link(destination, "text"))) == "<p>text</p>\n")
    }

    @Test("Addresses off the site are kept, made valid and escaped")
    func externalLinks() {
        let page = html(
            .text(
                .link("https://example.com/a?b=1&c='x'#d", title: "A \"title\"", "a"), .link("mailto:help@example.com", "b"),
                .link("http://[::1]:8080/[x]|{y}%zz%41#a#b", "c"), .link("HTTPS://example.com", "d"), .link("https://例え.jp/é", "e")))
        #expect(
            page == """
                <p><a href="https://example.com/a?b=1&amp;c=&#39;x&#39;#d" title="A &quot;title&quot;">a</a>\
                <a href="mailto:help@example.com">b</a><a href="http://[::1]:8080/%5Bx%5D%7C%7By%7D%25zz%41#a%23b">c</a>\
                <a href="HTTPS://example.com">d</a><a href="https://例え.jp/é">e</a></p>

                """)
    }

    @Test("Tight lists have no paragraphs, loose lists have, and numbering starts where the author started")
    func lists() {
        #expect(html(.bullets([.text("a"), .steps([.text("b")])])) == "<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>\n")
        #expect(
            html(.steps(from: 3, isTight: false, [.text("a")], [.text("b")]))
                == "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n")
        #expect(html(.steps(from: 0, [.text("a")])) == "<ol start=\"0\">\n<li>a</li>\n</ol>\n")
    }

    @Test("A task has a check box with a name in the page's language")
    func tasks() {
        let items: [Block.List.Item] = [
            .init(isChecked: true, blocks: [.text("a")], range: 0..<0), .init(isChecked: false, blocks: [.text("b")], range: 0..<0),
        ]
        #expect(
            html(in: RenderSample.french, .list(.init(start: nil, isTight: true, items: items, range: 0..<0))) == """
                <ul class="tasks">
                <li><input type="checkbox" disabled checked aria-label="Fait"> a</li>
                <li><input type="checkbox" disabled aria-label="À faire"> b</li>
                </ul>

                """)
    }

    @Test("A callout is a note that its localized title names", arguments: Block.Alert.Kind.allCases)
    func callouts(_ kind: Block.Alert.Kind) {
        let titles: [Block.Alert.Kind: String] = [
            .note: "Remarque", .tip: "Conseil", .important: "Important", .warning: "Avertissement", .caution: "Attention",
        ]
        #expect(
            html(in: RenderSample.french, .alert(kind, .text("x"))) == """
                <div class="callout callout-\(kind.rawValue.lowercased())" role="note" aria-labelledby="callout.1">
                <p class="callout-title" id="callout.1">\(titles[kind] ?? "")</p>
                <p>x</p>
                </div>

                """)
    }

    @Test("A table scrolls in a named region, its header cells have a scope, and alignment is a class")
    func table() {
        let page = html(.table([.none, .left, .center, .right], [["A"], ["B"], [], ["D"]], [[["a"], ["b"], [.code("c")], []]]))
        #expect(
            page == """
                <div class="table" role="region" tabindex="0" aria-label="Table 1">
                <table>
                <thead>
                <tr><th scope="col">A</th><th scope="col" class="left">B</th><td class="center"></td><th scope="col" class="right">D</th></tr>
                </thead>
                <tbody>
                <tr><td>a</td><td class="left">b</td><td class="center"><code>c</code></td><td class="right"></td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test("A supported-tools block is a table with a caption, a body per tool and a note beside the item")
    func supportTable() {
        let page = html(tables: ["supported-tools x": RenderSample.supportTable], .code("supported-tools x", ""))
        #expect(
            page == """
                <div class="table" role="region" tabindex="0" aria-labelledby="table.1">
                <table class="supported-tools">
                <caption id="table.1">DocuSign signature: supported tools and items</caption>
                <thead>
                <tr><th scope="col">Tool</th><th scope="col">Item</th><th scope="col">Task that gives access</th></tr>
                </thead>
                <tbody>
                <tr><th scope="rowgroup" rowspan="2">Commitments</th><td>Purchase Orders</td><td>Complete a Purchase Order with DocuSign</td></tr>
                <tr><td>Subcontracts <small class="note">Created in the tool</small></td><td></td></tr>
                </tbody>
                <tbody>
                <tr><th scope="row">Documents</th><td>Documents</td><td></td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test("The column of tasks is there only where there are tasks, and a table without rows is left out")
    func smallSupportTables() {
        let plain = SupportTable(capability: "C", tools: [.init(name: "T", rows: [.init(item: "I", note: nil, task: nil)])])
        #expect(html(tables: ["supported-tools x": plain], .code("supported-tools x", "")).contains("<th scope=\"col\">Item</th></tr>"))
        let empty = SupportTable(capability: "C", tools: [.init(name: "T", rows: [])])
        #expect(html(tables: ["supported-tools x": empty], .code("supported-tools x", "")).isEmpty)
    }

    @Test("Code keeps its text and names its language; a first empty line is not lost")
    func code() {
        #expect(html(.code("swift run", "\n<a>\n")) == "<pre><code class=\"language-swift\">\n&lt;a&gt;\n</code></pre>\n")
        #expect(html(.code(nil, "x")) == "<pre><code>x</code></pre>\n")
    }

    @Test("Images have their text and load when needed; one that may not be fetched is its text")
    func images() {
        #expect(
            html(.text(.image("/en/docusign/link-your-account/a b.png", title: "T", "An ", .emphasis(["image"])))) == """
                <p><img src="a%20b.png" alt="An image" loading="lazy" title="T"></p>

                """)
        #expect(html(.text(.image("javascript:x", "Text"), .image("mailto:x", "Mail"))) == "<p>TextMail</p>\n")
    }

    @Test("Raw HTML is shown as text and comments are left out")
    func rawHTML() {
        #expect(html(.raw("<!-- a --><b>\n"), .raw("<!-- only -->"), .raw("<!-- open")) == "<p>&lt;b&gt;\n</p>\n")
        #expect(html(.text("x", .raw("<i>"), "y", .raw("<!-- z -->"))) == "<p>x&lt;i&gt;y</p>\n")
    }

    @Test("Inline markup becomes the elements that mean it")
    func inlines() {
        #expect(
            html(.text(.emphasis(["a"]), .strong(["b"]), .strikethrough(["c"]), .lineBreak, "d", .softBreak, "e")) == """
                <p><em>a</em><strong>b</strong><del>c</del><br>
                d
                e</p>

                """)
    }
}
