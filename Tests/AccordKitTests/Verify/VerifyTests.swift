import AccordKit
import Diagnostics
import Testing

/// A replacement in the good page that breaks one rule.
struct Broken: CustomTestStringConvertible {
    let code: Code
    let old: String
    let new: String
    /// What stands in the line that is found; the replacement itself where it is empty.
    let line: String

    init(_ code: Code, _ old: String, _ new: String, line: String = "") {
        self.code = code
        self.old = old
        self.new = new
        self.line = line
    }

    var testDescription: String { "\(code.rawValue): \(new.prefix(60))" }
}

@Suite("Verifying a rendered page")
struct VerifyTests {
    @Test("a good page has no finding, and its links are kept only where others must tell about them")
    func good() {
        let facts = facts(goodPage)
        #expect(facts.findings.isEmpty)
        #expect(facts.anchors == ["main.", "étapes", "q"])
        #expect(facts.links.map(\.path) == ["fr/docusign/autre/index.html"])
        #expect(facts.links.first?.fragment == "fin")
        #expect(AccordKitTests.facts(goodPage, known: []).links.count == 6)
    }

    private static let addresses: [Broken] = [
        Broken(.brokenLink, "../../index.html", "../../indx.html"),
        Broken(.brokenLink, "href=\"../../../assets/site.css", "href=\"../../assets/site.css"),
        Broken(.brokenLink, "profil.png\"", "profil.fr.png\""),
        Broken(.brokenLink, "profil.png\"", "profil.png\" srcset=\"profil.png 1x, gross.png 2x\""),
        Broken(.brokenLink, "../../index.html", "/fr/nulle-part/"),
        Broken(.brokenLink, "../../index.html", "../../index%2.html"),
        Broken(.brokenLink, "<meta charset", "<meta http-equiv=\"refresh\" content=\"0; url=../x/index.html\"><meta charset"),
        Broken(.brokenLink, "<meta charset", "<base href=\"https://example.com/\"><meta charset"),
        Broken(.brokenFragment, "#%C3%A9tapes", "#etapes"),
        Broken(.brokenFragment, "#main.", "?x=1#main"),
        Broken(.leavesOutput, "../../index.html", "../../../../index.html"),
        Broken(.publishedClaim, "https://example.com/", "ui:home.avatar"),
        Broken(.publishedClaim, "https://example.com/", "State:docusign=linked"),
        Broken(.unsafeAddress, "https://example.com/", "javascript:alert(1)"),
        Broken(.unsafeAddress, "https://example.com/", " java&#10;script:alert(1)"),
        Broken(.unsafeAddress, "https://example.com/", "data:text/html,x"),
        Broken(.unsafeAddress, "src=\"profil.png\"", "src=\"data:text/html,x\""),
        Broken(.eventHandler, "<h2 id", "<h2 onclick=\"x()\" id"),
    ]

    private static let whole: [Broken] = [
        Broken(.repeatedID, "<input id=\"q\">", "<input id=\"q\"><span id=\"q\">x</span>"),
        Broken(.invalidID, "<h2 id=\"étapes\">", "<h2 id=\"étapes\"><span id=\"\">x</span>"),
        Broken(.invalidID, "<h2 id=\"étapes\">", "<h2 id=\"étapes\"><span id=\"a b\">x</span>"),
        Broken(.danglingReference, "<caption>Outils", "<caption aria-labelledby=\"qq\">Outils"),
        Broken(.danglingReference, "for=\"q\"", "for=\"q\" aria-describedby=\"étape\""),
        Broken(.headingOrder, "<h2 id=\"étapes\">Étapes</h2>", "<h3 id=\"étapes\">Étapes</h3>"),
        Broken(.headingOrder, "<h2 id=\"étapes\">Étapes</h2>", "<h1 id=\"étapes\">Étapes</h1>"),
        Broken(.headingOrder, "<h2 id=\"étapes\">Étapes</h2>", "<h2 id=\"étapes\"> <b></b></h2>"),
        Broken(.headingOrder, "<h1>Lier un compte</h1>", "<p>Lier</p>", line: "<h2"),
        Broken(.pageLanguage, "lang=\"fr\" dir", "dir"),
        Broken(.pageLanguage, "lang=\"fr\" dir", "lang=\"en\" dir"),
        Broken(.pageLanguage, "hreflang=\"en\" lang=\"en\"", "hreflang=\"en\" lang=\"en_GB\""),
        Broken(.pageDirection, "dir=\"ltr\"", "dir=\"rtl\""),
        Broken(.pageDirection, " dir=\"ltr\"", "", line: "<html"),
        Broken(.noTitle, "<title>Lier un compte</title>", "<title> </title>"),
        Broken(.noTitle, "<title>Lier un compte</title>", "<meta name=\"a\" content=\"b\">", line: "<html"),
        Broken(.landmarks, "<p><label", "<main>x</main><p><label"),
        Broken(.landmarks, " aria-label=\"Langues\"", "", line: "English"),
        Broken(.landmarks, "aria-label=\"Langues\"", "aria-label=\"Sections\""),
    ]

    private static let content: [Broken] = [
        Broken(.tableStructure, "<caption>Outils</caption>", "", line: "<table>"),
        Broken(.tableStructure, "<caption>Outils</caption>", "<caption> </caption>"),
        Broken(.tableStructure, "<th scope=\"col\">Élément", "<th>Élément"),
        Broken(.tableStructure, "<th scope=\"col\">Élément", "<th scope=\"column\">Élément"),
        Broken(.tableGrid, "<tr><td>c</td></tr>", "<tr><td>c</td><td>d</td></tr>"),
        Broken(.tableGrid, "<td>b</td></tr><tr><td>c</td></tr>", "<td>b</td></tr><tr></tr>"),
        Broken(.tableGrid, "rowspan=\"2\"", "rowspan=\"3\""),
        Broken(.tableGrid, "<th scope=\"col\">Élément", "<th scope=\"col\" colspan=\"2\">Élément", line: "rowgroup"),
        Broken(.tableGrid, "<td>b</td></tr><tr><td>c</td></tr>", "<td rowspan=\"2\">b</td></tr><tr><td>c</td></tr>"),
        Broken(
            .tableGrid, "<tr><th scope=\"rowgroup\" rowspan=\"2\">A</th><td>b</td></tr><tr><td>c</td></tr>",
            "<tr><td>A</td><td rowspan=\"2\">b</td></tr><tr><td colspan=\"2\">c</td></tr>"),
        Broken(.noAltText, "alt=\"\"", "class=\"x\""),
        Broken(.listContent, "<ol><li>Un", "<ol><p>x</p><li>Un"),
        Broken(.listContent, "<ol><li>Un", "<ol>texte<li>Un"),
        Broken(.listContent, "<ol><li>Un<ul><li>a</li></ul></li>", "<ol><li>Un</li><ul><li>a</li></ul>"),
        Broken(.listContent, "<h2 id", "<div><li>x</li></div><h2 id"),
        Broken(.nestedInteractive, ">dehors<", "><button>dehors</button><"),
        Broken(.nestedInteractive, ">dehors<", "><a href=\"#q\">dehors</a><"),
        Broken(.nestedInteractive, ">dehors<", "><span tabindex=\"0\">dehors</span><"),
        Broken(.templateRemnant, "<li>Deux", "<li>{{deux}}"),
        Broken(.templateRemnant, "class=\"skip\"", "class=\"{{skip}}\""),
        Broken(.templateRemnant, "<p>Un <a", "<p>\nUn}} <a", line: "Un}}"),
        Broken(.unnamedControl, "<label for=\"q\">Chercher</label>", "Chercher"),
        Broken(.unnamedControl, ">dehors<", "><img src=\"profil.png\" alt=\"\"><"),
        Broken(.unnamedControl, ">dehors</a>", ">dehors</a> <button></button>"),
    ]

    private static let syntax: [Broken] = [
        Broken(.misnesting, "<li>Deux</li>", "<li>Deux<div></li>"),
        Broken(.misnesting, "<li>Deux</li>", "<li>Deux</div></li>"),
        Broken(.misnesting, "<li>Deux</li>", "<li><b><i>Deux</b></i></li>"),
        Broken(.misnesting, "<h2 id=\"étapes\">", "<p>x<section>x</section></p><h2 id=\"étapes\">"),
        Broken(.misnesting, "<!DOCTYPE html>\n", "", line: "<html"),
        Broken(.misnesting, "<h2 id", "<body class=\"x\"><h2 id"),
        Broken(.unknownElement, "<li>Deux</li>", "<li><deux>Deux</deux></li>"),
        Broken(.repeatedAttribute, "src=\"profil.png\"", "src=\"profil.png\" src=\"y\""),
        Broken(.invalidText, "<li>Deux</li>", "<li>De\u{0}ux</li>", line: "<li>De"),
        Broken(.htmlSyntax, "<li>Deux</li>", "<li>De&ux</li>"),
    ]

    @Test("each broken rule is found once, at its line", arguments: addresses + whole + content + syntax)
    func broken(_ broken: Broken) throws {
        let html = goodPage.replacing(broken.old, with: broken.new, maxReplacements: 1)
        try #require(html != goodPage)
        let findings = pageFindings(html)
        #expect(findings.map(\.code) == [broken.code], "\(findings.map(\.message))")
        #expect(findings.first?.location.path == "fr/docusign/lier/index.html")
        let line = broken.line.isEmpty ? broken.new : broken.line
        #expect(findings.first?.location.line.contains(line) == true, "\(findings.first?.location.line ?? "")")
    }

    @Test("a page without main says so")
    func noMain() {
        let html = goodPage.replacing("<main id=\"main.\">", with: "<div id=\"main.\">").replacing("</main>", with: "</div>")
        #expect(pageFindings(html).map(\.code) == [.landmarks])
    }

    @Test("borrowed prose must say its language")
    func borrowed() {
        #expect(facts(goodPage, proseLocale: "fr").findings.isEmpty)
        #expect(facts(goodPage, proseLocale: "de").findings.map(\.code) == [.borrowedLanguage])
        #expect(facts(goodPage.replacing("<h2 id", with: "<h2 lang=\"de\" id"), proseLocale: "de").findings.isEmpty)
        let empty = goodPage.replacing("<h2 id", with: "<p lang=\"de\"> </p><h2 id")
        #expect(facts(empty, proseLocale: "de").findings.map(\.code) == [.borrowedLanguage])
    }

    @Test("a table named by its region needs no caption")
    func region() {
        let region = "<div role=\"region\" aria-label=\"Tableau 1\" tabindex=\"0\"><table>"
        let html = goodPage.replacing("<table><caption>Outils</caption>", with: region).replacing("</table>", with: "</table></div>")
        #expect(pageFindings(html).isEmpty)
    }

    @Test("absolute addresses of the published site are links within it")
    func baseURL() {
        let base = "https://help.example.com/"
        #expect(verifyLinks([facts(goodPage, baseURL: base)], among: goodFiles).isEmpty)
        let wrong = goodPage.replacing("/fr/docusign/lier/\"", with: "/fr/docusign/leir/\"")
        #expect(verifyLinks([facts(wrong, baseURL: base)], among: goodFiles).map(\.location.start.line) == [7])
        #expect(verifyLinks([facts(wrong)], among: goodFiles).isEmpty)
    }

    @Test("pages without content have that one finding", arguments: ["", "  \n", "<!DOCTYPE html>"])
    func empty(html: String) {
        #expect(pageFindings(html).map(\.code) == [.incompletePage])
    }

    @Test("too deep, too large and too broken pages say so and nothing else")
    func limits() {
        let deep = String(repeating: "<div>", count: 300)
        #expect(pageFindings(goodPage.replacing("<h1>", with: deep + "<h1>")).map(\.code) == [.incompletePage])
        #expect(pageFindings(goodPage + String(repeating: "</div>", count: 2000)).map(\.code) == [.incompletePage])
        let attributes = (0..<6000).map { "a\($0)" }.joined(separator: " ")
        #expect(pageFindings(goodPage.replacing("<h1>", with: "<h1 \(attributes)>")).map(\.code) == [.incompletePage])
    }

    @Test("tables with huge spans end soon")
    func hugeSpans() {
        let row = "<tr>\(String(repeating: "<td colspan=1000 rowspan=65534>x</td>", count: 2000))</tr>"
        let html = goodPage.replacing("<tr><td>c</td></tr>", with: String(repeating: row, count: 10))
        #expect(pageFindings(html).map(\.code) == [.tableGrid])
    }
}
