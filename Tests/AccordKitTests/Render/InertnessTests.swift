import Diagnostics
import Markdown
import Testing

@testable import AccordKit

/// Whatever stands in content, in the model or in the configuration, the structure of the page stays the same.
@Suite struct InertnessTests {
    static let hostile = [
        "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "{{title}} {{{content}}}",
        "]](ui:x)",
        "a\u{2028}b\u{2029}c", "\u{202E}gpj.exe", "<!-- -->", "]]>", "&lt;b&gt; &amp;", "\u{0}\u{1}1\u{2}\u{1B}[31m",
        "\"\u{FE0F} onfocus=alert(1) autofocus x=\"",
        "<\u{338}script>", "'\u{301}'", "`**_|\\", "\r\n", "javascript:alert(1)",
    ]

    @Test("Hostile text changes no element and no attribute", arguments: hostile)
    func text(_ hostile: String) {
        #expect(skeleton(pages(with: hostile)) == skeleton(pages(with: "word")))
    }

    @Test("A hostile address is a link or plain text, nothing else", arguments: hostile)
    func address(_ hostile: String) {
        for prefix in ["", "https://example.com/?", "https://", "/en/docusign/x/", "/en/docusign/x/#", "#", "mailto:"] {
            let renderer = RenderSample.renderer()
            let page = RenderSample.page([.text(.link(prefix + hostile, "x")), .text(.image(prefix + hostile, "x"))])
            let content = string(renderer.values(of: page, renderer.edition(of: page.locale))[.content])
            let link = [["p", "a href", "/a", "/p"], ["p", "/p"], ["p", "span class", "/span", "/p"]]
            let image = [["p", "img src alt loading", "/p"], ["p", "/p"]]
            #expect(link.contains { link in image.contains { link + $0 == skeleton(content) } }, "\(content)")
        }
    }

    @Test("The skeleton sees what gets through")
    func oracle() {
        #expect(skeleton("<p title=\"a>b\">x</p>") == ["p title", "/p"])
        #expect(skeleton("<p>\"><img src=x onerror=alert(1)></p>") != skeleton("<p>word</p>"))
        #expect(skeleton("<a title=\"\"\u{FE0F} onfocus=x>") != skeleton("<a title=\"word\">"))
    }

    /// An article and both kinds of index, with a text wherever a text can be.
    private func pages(with text: String) -> String {
        var site = RenderSample.site
        site.titles = LocalizedText(["en": text, "fr": text])
        site.locales = [Site.Locale(tag: "en", name: text), Site.Locale(tag: "fr", name: text)]
        let sections = [Site.Section(id: "docusign", titles: LocalizedText(["en": text, "fr": text]), order: 0)]
        var findings: [Diagnostic] = []
        let renderer = RenderSample.renderer(site, sections: sections, findings: &findings)
        let table = SupportTable(
            capability: text,
            tools: [.init(name: text, rows: [.init(item: text, note: text, task: text), .init(item: text, note: nil, task: nil)])])
        let page = RenderSample.page(
            in: site.locales[0], prose: "fr", title: text, description: text, anchors: [text, "b", "c"], alternates: site.locales,
            related: [.init(title: text, path: "/en/docusign/\(text)/")], tables: ["supported-tools x": table],
            [
                .heading(2, .text(text, 0..<0)), .heading(2, "b"), .heading(2, "c"), .text(.code(text)), .code("x\(text)", text),
                .code("supported-tools x", ""),
                .text(
                    .link("ui:x", .text(text, 0..<0)), .link("https://example.com/", title: text, .text(text, 0..<0)),
                    .link("state:\(text)", .text(text, 0..<0)),
                    .image("https://example.com/x.png", title: text, .text(text, 0..<0))),
                .table([.none], [[.text(text, 0..<0)]], [[[.text(text, 0..<0)]]]), .alert(.tip, .text(.text(text, 0..<0))),
                .raw("x\(text.replacing("<!--", with: ""))"),
            ])
        let summary = PageSummary(page)
        return string(
            renderer.html(of: page) + renderer.sectionIndex(sections[0], locale: site.locales[0], articles: [summary])
                + renderer.localeIndex(site.locales[0], articles: ["docusign": [summary]]) + renderer.rootIndex())
    }

    /// The names of the tags and of their attributes, in order, as a browser's tokenizer sees them.
    private func skeleton(_ html: String) -> [String] {
        var tags: [String] = []
        var rest = Array(html.unicodeScalars)[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[(start + 1)...]
            guard let first = rest.first, first == "/" || first == "!" || ("a"..."z").contains(first) || ("A"..."Z").contains(first) else {
                continue
            }
            var tag = ""
            var quote: Unicode.Scalar?
            while let scalar = rest.popFirst() {
                if let open = quote {
                    if scalar == open { quote = nil }
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else if scalar == ">" {
                    break
                } else {
                    tag.unicodeScalars.append(scalar)
                }
            }
            tags.append(tag.replacing("=", with: ""))
        }
        return tags
    }
}
