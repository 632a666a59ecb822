import AccordKit
import Diagnostics
import Testing

@Suite("Links between pages")
struct VerifyLinksTests {
    private func page(_ path: String, _ body: String) -> PageFacts {
        let html = """
            <!DOCTYPE html><html lang="fr" dir="ltr"><head><title>x</title></head><body><main><h1>x</h1>
            \(body)
            </main></body></html>
            """
        return facts(html, path: path, known: [])
    }

    @Test("files and ids are checked across pages, whichever comes first")
    func across() {
        let a = page("fr/a/index.html", "<p><a href=\"../b/index.html#fin\">1</a> <a href=\"../b/index.html#début\">2</a></p>")
        let b = page(
            "fr/b/index.html",
            "<h2 id=\"fin\">Fin</h2>\n<p><a href=\"../a/index.html\">1</a> <a href=\"../c/index.html\">2</a> <a href=\"x.pdf#p\">3</a></p>")
        for pages in [[a, b], [b, a]] {
            let findings = verifyLinks(pages, among: ["fr/a/index.html", "fr/b/index.html", "fr/b/x.pdf"]).inReportOrder()
            #expect(findings.map(\.code) == [.brokenFragment, .brokenLink])
            #expect(findings.map(\.location.path) == ["fr/a/index.html", "fr/b/index.html"])
            #expect(findings.map(\.location.start.line) == [2, 3])
            #expect(findings.map(\.locale) == ["fr", "fr"])
        }
    }

    @Test("a near id is suggested")
    func suggestion() {
        let a = page("a/index.html", "<p><a href=\"../b/index.html#etapes\">1</a></p>")
        let b = page("b/index.html", "<h2 id=\"étapes\">x</h2>")
        let findings = verifyLinks([a, b], among: ["a/index.html", "b/index.html"])
        #expect(findings.first?.message.hasSuffix("Did you mean \"étapes\"?") == true)
    }

    @Test(
        "relative addresses are resolved as browsers resolve them",
        arguments: [
            ("../b/index.html", "fr/b/index.html"), ("./x.html", "fr/a/x.html"), ("x.html?q=1#f", "fr/a/x.html"), ("../", "fr/index.html"),
            ("..", "fr/index.html"), (".", "fr/a/index.html"), ("../..", "index.html"), ("/", "index.html"), ("/de/x/", "de/x/index.html"),
            ("../b%20c/%C3%A9.html", "fr/b c/é.html"), ("x/./y/../z.html", "fr/a/x/z.html"), ("%2E%2E/b.html", "fr/b.html"),
            ("b/../../c.html", "fr/c.html"),
        ])
    func resolved(address: String, path: String) {
        let facts = page("fr/a/page.html", "<p><a href=\"\(address)\">x</a></p>")
        #expect(facts.findings.isEmpty)
        #expect(facts.links.map(\.path) == [path])
    }

    @Test(
        "addresses that are not of the site, and the top of the page, are left alone",
        arguments: ["https://example.com/#x", "http://a", "mailto:a@b.c", "HTTPS://EXAMPLE.COM/", "#", "#top", "#:~:text=x", ""])
    func external(address: String) {
        let facts = page("fr/a/index.html", "<p><a href=\"\(address)\">x</a></p>")
        #expect(facts.findings.isEmpty)
        #expect(facts.links.isEmpty)
    }

    @Test("what leads out of the output is an error", arguments: ["../../../x.html", "../../..", "/../x", "%2e%2e/../../x"])
    func outside(address: String) {
        #expect(page("fr/a/index.html", "<p><a href=\"\(address)\">x</a></p>").findings.map(\.code) == [.leavesOutput])
    }

    @Test("a percent sign that begins no text is an error", arguments: ["%", "%4", "%zz", "x%ff.html", "#%C3", "a%2Fb.html"])
    func malformed(address: String) {
        #expect(page("fr/a/index.html", "<p><a href=\"\(address)\">x</a></p>").findings.map(\.code) == [.brokenLink])
    }

    @Test("links into a known navigation are not kept")
    func compact() {
        let known = Set((0..<200).map { "fr/p\($0)/index.html" })
        let navigation = known.sorted().map { "<a href=\"/\($0)\">\($0)</a>" }.joined()
        let html = """
            <!DOCTYPE html><html lang="fr" dir="ltr"><head><title>x</title></head><body><main><h1>x</h1>\(navigation)</main></body></html>
            """
        let facts = facts(html, path: "fr/p0/index.html", known: known)
        #expect(facts.findings.isEmpty)
        #expect(facts.links.isEmpty)
    }
}
