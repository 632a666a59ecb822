import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite("A page grows as its source has grown")
struct GrowthTests {
    struct Growth: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var before = "First.\n\nLast one.\n"
        var page = "Premier.\n\nDernier ici.\n"
        let after: String
        let expected: String
    }

    private static let growths = [
        Growth(
            testDescription: "a paragraph and its command", after: "First.\n\nRun this now:\n\n```sh\nmake\n```\n\nLast one.\n",
            expected: "Premier.\n\nFR Run this now:\n\n```sh\nmake\n```\n\nDernier ici.\n"),
        Growth(
            testDescription: "a generated table at the end", after: "First.\n\nLast one.\n\nThese tools:\n\n```supported-tools x\n```\n",
            expected: "Premier.\n\nDernier ici.\n\nFR These tools:\n\n```supported-tools x\n```\n"),
        Growth(
            testDescription: "a rule and a comment", after: "First.\n\nA new one.\n\n---\n\n<!-- note -->\n\nLast one.\n",
            expected: "Premier.\n\nFR A new one.\n\n---\n\n<!-- note -->\n\nDernier ici.\n"),
        Growth(
            testDescription: "a step with code", after: "First.\n\n1. Do alpha:\n\n   ```\n   code\n   ```\n\nLast one.\n",
            expected: "Premier.\n\n1. FR Do alpha:\n\n   ```\n   code\n   ```\n\nDernier ici.\n"),
        Growth(
            testDescription: "a command between what is there", before: "Run it:\n\n```\nx\n```\n\nEnd.\n", page: "Lancez :\n\n```\nx\n```\n\nFin.\n",
            after: "Run it:\n\n```\nx\n```\n\nNew sentence.\n\nEnd.\n\n```\ny\n```\n",
            expected: "Lancez :\n\n```\nx\n```\n\nFR New sentence.\n\nFin.\n\n```\ny\n```\n"),
        Growth(
            testDescription: "a command behind a new sentence", before: "Run it:\n\n```\nx\n```\n\nEnd.\n", page: "Lancez :\n\n```\nx\n```\n\nFin.\n",
            after: "Run it:\n\n```\nx\n```\n\nNew sentence.\n\n```\ny\n```\n\nEnd.\n",
            expected: "Lancez :\n\n```\nx\n```\n\nFR New sentence.\n\n```\ny\n```\n\nFin.\n"),
        Growth(
            testDescription: "a heading before everything", before: "Intro here.\n", page: "Début ici.\n", after: "## New head\n\nIntro here.\n",
            expected: "## FR New head\n\nDébut ici.\n"),
        Growth(
            testDescription: "bullets of the page’s own", before: "- one\n- two\n", page: "* un\n* deux\n", after: "- one\n- new\n- two\n",
            expected: "* un\n* FR new\n* deux\n"),
        Growth(
            testDescription: "numbers of the page’s own", before: "1. one\n2. two\n", page: "1) un\n2) deux\n", after: "1. one\n2. two\n3. new\n",
            expected: "1) un\n2) deux\n3) FR new\n"),
        Growth(
            testDescription: "indentation of the page’s own", before: "- one\n  - sub\n- two\n", page: "*   un\n    *   sous\n*   deux\n",
            after: "- one\n  - sub\n  - newsub\n- two\n", expected: "*   un\n    *   sous\n    *   FR newsub\n*   deux\n"),
        Growth(
            testDescription: "both, inside and behind", before: "1. one\n   - sub\n2. two\n", page: "1.  un\n    - sous\n2.  deux\n",
            after: "1. one\n   - sub\n   - newsub\n2. two\n3. three\n", expected: "1.  un\n    - sous\n    - FR newsub\n2.  deux\n3.  FR three\n"),
        Growth(
            testDescription: "a first item, where the list is loose", before: "- one\n\n- two\n", page: "- un\n\n- deux\n", after: "- new\n\n- one\n\n- two\n",
            expected: "- FR new\n\n- un\n\n- deux\n"),
        Growth(
            testDescription: "a result behind the code of a step", before: "1. Step.\n\n   ```\n   x\n   ```\n2. Last.\n",
            page: "1. Étape.\n\n   ```\n   x\n   ```\n2. Fin.\n", after: "1. Step.\n\n   ```\n   x\n   ```\n\n   New result.\n2. Last.\n",
            expected: "1. Étape.\n\n   ```\n   x\n   ```\n\n   FR New result.\n2. Fin.\n"),
        Growth(
            testDescription: "a paragraph in an alert", before: "> [!TIP]\n> Old.\n", page: "> [!TIP]\n> Ancien.\n", after: "> [!TIP]\n> Old.\n>\n> New para.\n",
            expected: "> [!TIP]\n> Ancien.\n>\n> FR New para.\n"),
        Growth(
            testDescription: "a table with an empty cell", after: "First.\n\n| A | B |\n|---|---|\n| c | d |\n| e |  |\n\nLast one.\n",
            expected: "Premier.\n\n| FR A | FR B |\n| --- | --- |\n| FR c | FR d |\n| FR e | |\n\nDernier ici.\n"),
        Growth(
            testDescription: "a row", before: "| A | B |\n|---|---|\n| c | d |\n", page: "A-fr | B-fr\n--- | ---\nc-fr | d-fr\n",
            after: "| A | B |\n|---|---|\n| c | d |\n| e | f |\n", expected: "A-fr | B-fr\n--- | ---\nc-fr | d-fr\nFR e | FR f\n"),
        Growth(
            testDescription: "a first row", before: "| A | B |\n|---|---|\n| c | d |\n", page: "| A-fr | B-fr |\n|:--|---|\n| c-fr | d-fr |\n",
            after: "| A | B |\n|---|---|\n| e | f |\n| c | d |\n", expected: "| A-fr | B-fr |\n|:--|---|\n| FR e | FR f |\n| c-fr | d-fr |\n"),
        Growth(
            testDescription: "a column", before: "| A | B |\n|---|---|\n| c | d |\n", page: "| A-fr | B-fr |\n|:--|---|\n| c-fr | d-fr |\n",
            after: "| A | N | B |\n|---|--:|---|\n| c | n | d |\n", expected: "| A-fr | FR N | B-fr |\n|:--|--:|---|\n| c-fr | FR n | d-fr |\n"),
        Growth(
            testDescription: "a last column and a row, where the page has no bars at its edges", before: "| A | B |\n|---|---|\n| c | d |\n",
            page: "A-fr  |   B-fr\n--|--\n**c**-fr|d \\| fr\n", after: "| A | B | N |\n|---|---|---|\n| c | d | n |\n| e | f | g |\n",
            expected: "A-fr  |   B-fr | FR N\n--|--|---\n**c**-fr|d \\| fr|FR n\nFR e|FR f|FR g\n"),
        Growth(
            testDescription: "a first column, in a quote", before: "> | A | B |\n> |---|---|\n> | c | d |\n",
            page: ">   | A-fr   | B-fr |\n>   |--------|------|\n>   | c-fr   | d-fr |\n", after: "> | N | A | B |\n> |---|---|---|\n> | n | c | d |\n",
            expected: ">   | FR N | A-fr   | B-fr |\n>   |---|--------|------|\n>   | FR n | c-fr   | d-fr |\n"),
        Growth(
            testDescription: "a rule as the page writes rules", before: "First.\n\n---\n\nLast one.\n", page: "Premier.\n\n* * *\n\nDernier ici.\n",
            after: "First.\n\n---\n\nNew.\n\n___\n\nLast one.\n", expected: "Premier.\n\n* * *\n\nFR New.\n\n* * *\n\nDernier ici.\n"),
        Growth(
            testDescription: "a step among numbered ones", before: "8. one\n9. two\n   - sub\n", page: "8. un\n9. deux\n   - sous\n",
            after: "8. one\n9. new\n10. two\n    - sub\n", expected: "8. un\n9. FR new\n10. deux\n    - sous\n"),
        Growth(
            testDescription: "a step where all have one number", before: "1. one\n1. two\n", page: "1. un\n1. deux\n", after: "1. one\n1. new\n1. two\n",
            expected: "1. un\n1. FR new\n1. deux\n"),
        Growth(
            testDescription: "emphasis as the page marks it", before: "The *one* and __two__.\n", page: "Le *un* et __deux__.\n",
            after: "The *one* and __two__.\n\nBe *new* and __strong__, and in*side* words.\n",
            expected: "Le *un* et __deux__.\n\nFR Be *new* and __strong__, and in*side* words.\n"),
        Growth(
            testDescription: "quotes and alerts", before: "Intro.\n\nEnd.\n", page: "Début.\n\nFin.\n",
            after: "Intro.\n\n> [!NOTE]\n> New alert.\n\n> Quoted.\n>\n> - item\n\nEnd.\n",
            expected: "Début.\n\n> [!NOTE]\n> FR New alert.\n\n> FR Quoted.\n>\n> - FR item\n\nFin.\n"),
    ]

    private static let head = "---\ntitle: T\n---\n\n"

    @Test("with what stands around the new texts, in the page’s own manner", arguments: growths)
    func grows(_ growth: Growth) {
        var pages = TwoPages(Self.head + growth.before, Self.head + growth.page)
        pages.rewrite(Self.head + growth.after)
        #expect(pages.translate().map(\.message) == [])
        #expect(pages.target == Self.head + growth.expected)
    }

    @Test("with the line ends of the page")
    func lineEnds() {
        var pages = TwoPages("---\ntitle: T\n---\n\nFirst.\n", "---\r\ntitle: T\r\n---\r\n\r\nPremier.\r\n")
        pages.rewrite("---\ntitle: T\n---\n\nFirst.\n\nNew\\\nline:\n\n```\nx\ny\n```\n")
        #expect(pages.translate().map(\.message) == [])
        #expect(pages.target == "---\r\ntitle: T\r\n---\r\n\r\nPremier.\r\n\r\nFR New\\\r\nline:\r\n\r\n```\r\nx\r\ny\r\n```\r\n")
    }

    @Test("a part of a new block brings all of it, and the rest counts as new")
    func parts() {
        let new = "1. Step alpha.\n   ```\n   code\n   ```\n2. Step beta.\n   - sub gamma\n\n| A one | B two |\n| --- | --- |\n| c three | d four |\n"
        for wanted in ["Step beta.", "sub gamma", "c three"] {
            var pages = TwoPages(Self.head + "First.\n\nLast one.\n", Self.head + "Premier.\n\nDernier ici.\n")
            pages.rewrite(Self.head + "First.\n\n\(new)\nLast one.\n")
            #expect(pages.translate { $0 == wanted }.map(\.message) == [])
            #expect(pages.target.contains(wanted == "c three" ? "| FR c three | d four |" : "FR \(wanted)"))
            #expect(pages.units.filter { $0.state == .new }.count == 6)
            #expect(pages.translate().map(\.message) == [])
            let translated = ["Step", "sub", "A one", "B two", "c three", "d four"].reduce(new) { $0.replacing($1, with: "FR \($1)") }
            #expect(pages.target == Self.head + "Premier.\n\n\(translated)\nDernier ici.\n")
        }
    }

    @Test("what stands in the middle of one list of the page has no place, and is refused")
    func refused() {
        var pages = TwoPages(Self.head + "- one\n- two\n", Self.head + "- un\n- deux\n")
        pages.rewrite(Self.head + "- one\n\nBetween them.\n\n- two\n")
        let findings = pages.translate()
        #expect(findings.map(\.code) == [.unplacedTranslation])
        #expect(pages.target == Self.head + "- un\n- deux\n")
    }

    @Test("alternative texts go with their images, whatever order the translation has them in")
    func images() throws {
        var pages = TwoPages(Self.head + "First.\n", Self.head + "Premier.\n")
        pages.rewrite(Self.head + "First.\n\nSee ![one](a.png) then ![two](b.png) now.\n")
        let units = pages.units.filter { $0.state == .new }
        let text = SegmentText(
            parts: [.text("Voir "), .standalone(1), .text(" puis "), .standalone(2)],
            codes: [.image(source: "b.png", title: ""), .image(source: "a.png", title: "")])
        let alternatives = ["one": "UN", "two": "DEUX"]
        #expect(pages.write(units.map { unit in (unit, alternatives[unit.source.text.plainText].map(SegmentText.init(plain:)) ?? text) }).isEmpty)
        #expect(pages.target == Self.head + "Premier.\n\nVoir ![DEUX](b.png) puis ![UN](a.png)\n")
        let found = pages.units.filter { $0.source.kind == .alternative }.map { [$0.source.text.plainText, $0.target?.text.plainText] }
        #expect(found == [["one", "UN"], ["two", "DEUX"]])
    }
}
