import Diagnostics
import Foundation
import HTML
import Markdown
import Testing

@testable import AccordKit

@Suite struct ReviewPageTests {
    @Test("Both languages have the layout of the source: headings, steps, alerts and tables, line by line")
    func layout() {
        let review = ReviewSample.review(
            """
            ## Steps

            1. Open the [Menu](ui:home.menu).

               A menu opens.

               - Now.

            > [!TIP]
            > In a hurry?

            | Word | Means |
            |---|:-:|
            | a | b |
            """,
            """
            ## Étapes

            1. Ouvrez le [Menu](ui:home.menu).

               Un menu s’ouvre.

               - Maintenant.

            > [!TIP]
            > Vous êtes pressé ?

            | Mot | Sens |
            |---|:-:|
            | a | b |
            """)
        let page = ReviewSample.document(review)
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(
            outlines(page, "source") == [
                "h2.level-1 span.text|Link a key", "h3.level-2 span.text|Steps",
                "ol li span.text span.claim.ui|Open the Menu.", "ol.continued li span.text|A menu opens.",
                "ol.continued li ul li span.text|Now.",
                "div.callout.callout-tip p.callout-title span.text|TipIn a hurry?",
                "div.table table thead tr th span.text th.center span.text tbody tr td span.text td.center span.text|WordMeansab",
            ])
        #expect(
            outlines(page, "target") == [
                "h2.level-1 span.text|Link a key", "h3.level-2 span.text|Étapes",
                "ol li span.text span.claim.ui|Ouvrez le Menu.", "ol.continued li span.text|Un menu s’ouvre.",
                "ol.continued li ul li span.text|Maintenant.",
                "div.callout.callout-tip p.callout-title span.text|ConseilVous êtes pressé ?",
                "div.table table thead tr th span.text th.center span.text tbody tr td span.text td.center span.text|MotSensab",
            ])
    }

    @Test("A segment tells its state, why it is stale, how the source changed, what the checks found, and what the memory knows")
    func card() throws {
        let source = SegmentText(plain: "Open the old menu.")
        let review = ReviewSample.review("Open the new menu.", "Ouvrez l’ancien menu.") { unit in
            guard unit.unit.source.kind == .paragraph else { return }
            unit.unit.state = .stale(.text)
            unit.unit.by = "Camille"
            unit.unit.on = "2026-11-24T09:30:00Z"
            unit.difference = WordDifference(from: source, to: unit.unit.source.text)
            unit.findings = [Diagnostic(.wrongLabel, at: Location(path: "x"), rule: "A rule <b>holds</b>", seen: "it & did not")]
            unit.suggestions = [ReviewSheet.Suggestion(text: SegmentText(plain: "Ouvrez le menu."), source: "Open the menu.", score: 87)]
        }
        let page = ReviewSample.document(review)
        let card = try #require(page.element(id: "u.1"))
        #expect(card.attribute("data-state") == "stale")
        #expect(card.text.contains("Stale The source text has changed. Camille, 24 November 2026"))
        #expect(card.text.contains("Open the removed: old added: new menu."))
        #expect(card.descendants.first { $0.tag == .del }?.text == "removed: old")
        #expect(card.text.contains("Error UI002 A rule <b>holds</b>: it & did not."))
        #expect(card.text.contains("87 % Ouvrez le menu. Use"))
        #expect(!card.descendants.contains { $0.tag == .b })
        let french = try #require(ReviewSample.document(review, language: "fr").element(id: "u.1"))
        #expect(french.text.contains("Périmé Le texte source a changé. Camille, 24 novembre 2026"))
        let told = try #require(french.descendants.first { $0.attribute(.lang) == "en" && $0.text.hasPrefix("A rule") })
        #expect(told.text == "A rule <b>holds</b>: it & did not.")
    }

    @Test("Findings are told in the language of the page, and those that it lacks in English, marked so")
    func findings() throws {
        let review = ReviewSample.review("Open the menu.", "Ouvrez le menu.") { unit in
            guard unit.unit.source.kind == .paragraph else { return }
            unit.findings = [
                Diagnostic(
                    .wrongLabel, at: Location(path: "x"), rule: "A label is written as the product shows it", seen: "the page says “\("Menue")”",
                    right: "The product shows “\("Menu")” in \("fr")")
            ]
        }
        let english = try #require(ReviewSample.document(review).element(id: "u.1"))
        #expect(english.text.contains("A label is written as the product shows it: the page says “Menue”. The product shows “Menu” in fr."))
        let french = try #require(ReviewSample.document(review, language: "fr").element(id: "u.1"))
        let told = try #require(french.descendants.first { $0.tag == .li && $0.attribute(.class) == "error" })
        #expect(
            told.text
                == "Erreur UI002 Un libellé s’écrit comme le produit l’affiche\u{A0}: la page indique «\u{A0}Menue\u{A0}». Le produit affiche «\u{A0}Menu\u{A0}» (fr)."
        )
        #expect(!told.descendants.contains { $0.attribute(.lang) != nil })
    }

    @Test("A claim is a chip with the page's words, and says so where the product shows others")
    func claims() throws {
        let review = ReviewSample.review("Open the [Keys](ui:settings.keys) tab.", "Ouvrez l’onglet [Clefs](ui:settings.keys).") { unit in
            if unit.unit.source.kind == .paragraph { unit.labels = [1: "Clés"] }
        }
        let page = ReviewSample.document(review)
        let text = try #require(page.element(id: "t.1"))
        #expect(text.text == "Ouvrez l’onglet Clefs (the product shows “Clés”).")
        #expect(text.descendants.first { $0.attribute(.class) == "claim ui" }?.attribute(.title) == "ui:settings.keys")
        #expect(try data(page)["units"]?.array?[1]["codes"]?.array?.first?["label"]?.string == "Clés")
    }

    @Test("Segments that are not up for review are shown for the context, and cannot be edited")
    func context() throws {
        let review = ReviewSample.review("One.\n\nTwo.", "Un.\n\nDeux.") { $0.isSelected = $0.unit.source.text.plainText == "Two." }
        let page = ReviewSample.document(review)
        #expect(page.elements(class: "target").map(\.text) == ["Link a key", "Un.", "Deux."])
        #expect(page.elements(class: "unit").count == 1)
        #expect(try data(page)["units"]?.array?.count == 1)
    }

    @Test("What the source lost, and what is not translated yet, is shown as that")
    func unpaired() throws {
        var review = ReviewSample.review("One.", "") { if $0.unit.source.kind == .title { $0.unit.state = .approved } }
        var gone = review.articles[0].units[0]
        gone.unit.id = "gone"
        gone.unit.source = Segment(kind: .paragraph, text: SegmentText(plain: "Gone."), range: 0..<0)
        gone.unit.target = Segment(kind: .paragraph, text: SegmentText(plain: "Parti."), range: 0..<0)
        gone.unit.state = .stale(.removed)
        review.articles[0].units.append(gone)
        let page = ReviewSample.document(review)
        #expect(page.elements(class: "target").map(\.text) == ["Link a key", "Not translated yet", "Parti."])
        #expect(page.elements(class: "badge").map(\.text) == ["Approved", "New", "Stale"])
        #expect(page.elements(class: "source").last?.text == "")
    }

    @Test("What an import cannot bring is told at the head of the page, with its place, and a block of code that the translation lacks is not shown in it")
    func byHand() throws {
        var review = ReviewSample.review("One.\n\n```sh\nrun\n```\n\n```sh\nstop\n```\n", "Un.\n")
        let file = SourceFile(path: "Content/keys/link/fr.md", bytes: Array("Un.\n\nDeux.\n".utf8))
        review.articles[0].byHand = [
            Diagnostic(.orderDiffers, .note, at: file.location(of: 5..<6), rule: "A translation has the order of its source", seen: "x")
        ]
        let blocks = review.articles[0].document.blocks.compactMap { block in if case .codeBlock(let code) = block { code.range.lowerBound } else { nil } }
        review.articles[0].missingCode = [try #require(blocks.first)]
        let page = ReviewSample.document(review, language: "fr")
        let list = try #require(page.elements(class: "by-hand").first)
        #expect(list.text.hasPrefix("À corriger dans le fichier lui-même\u{A0}: "))
        #expect(list.text.contains("LOC014 A translation has the order of its source: x. Content/keys/link/fr.md:3"))
        let targets = page.elements(class: "target").filter { $0.tag == .div }.map(\.text)
        #expect(targets == ["Link a key", "Un.", "La page traduite n’a pas encore ce bloc de code.", "stop\n"])
        #expect(page.elements(class: "source").filter { $0.tag == .div }.map(\.text).suffix(2) == ["run\n", "stop\n"])
    }

    @Test("A label that is left to be put in is shown as the product has it, and is no drift")
    func emptyLabel() throws {
        let review = ReviewSample.review("Open the [Keys](ui:settings.keys) tab.", "Ouvrez l’onglet [](ui:settings.keys).") { unit in
            if unit.unit.source.kind == .paragraph { unit.labels = [1: "Clés"] }
        }
        let text = try #require(ReviewSample.document(review).element(id: "t.1"))
        #expect(text.text == "Ouvrez l’onglet Clés (the product’s label, put in by itself).")
    }

    @Test("A day is written as people write it, and what is none stays as it is")
    func days() {
        let (english, french) = (ReviewWords("en"), ReviewWords("fr"))
        #expect(english.day("2026-11-24T09:30:00Z") == "24 November 2026")
        #expect(french.day("2026-11-24T09:30:00Z") == "24 novembre 2026")
        #expect(french.day("2026-08-01T00:00:00Z") == "1er août 2026")
        #expect(french.day("2026-13-01T00:00:00Z") == "2026-13-01")
        #expect(french.day("hier") == "hier")
    }

    // MARK: Hostile content

    static let hostile = [
        "</script><script>alert(1)</script>", "<!--<script>", "\" onmouseover=\"alert(1)", "' onload='alert(1)", "a\u{2028}b\u{2029}c",
        "]]>", "{{x}}", "${x}",
        "<img src=x onerror=alert(1)>", "\\u003c/script\\u003e", "</template></textarea></style>",
    ]

    @Test("Nothing in content ends an element, begins one, or is run", arguments: hostile)
    func hostility(_ text: String) throws {
        let plain = ReviewSample.document(
            ReviewSample.review("One [two](ui:a) `three`.", "Un [deux](ui:a) `three`.") { $0.labels = [1: "x"] })
        var review = ReviewSample.review("One [two](ui:a) `three`.", "Un [deux](ui:a) `three`.", title: text, exchange: "<x>\(text)</x>") {
            unit in
            unit.labels = [1: text]
            unit.unit.by = text
            unit.unit.source.text = hostileText(unit.unit.source.text, text)
            unit.unit.target?.text = hostileText(unit.unit.source.text, text)
            unit.suggestions = [ReviewSheet.Suggestion(text: unit.unit.source.text, source: text, score: 1)]
        }
        review.provenance = text
        let page = ReviewSample.document(review)
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(page.nodes.count { $0.tag == .script } == 2)
        #expect(page.nodes.count { $0.tag == .template } == plain.nodes.count { $0.tag == .template })
        #expect(!page.nodes.contains { node in node.attributes.contains { $0.name.hasPrefix("on") } || node.name == "img" })
        let data = try data(page)
        #expect(data["exchange"]?.string == "<x>\(text)</x>")
        #expect(data["units"]?.array?.last?["codes"]?.array?.first?["label"]?.string == text)
        let json = try #require(page.element(id: "data.")).text
        #expect(!json.contains("<") && !json.contains("\u{2028}") && !json.contains("\u{2029}"))
    }

    private func hostileText(_ old: SegmentText, _ text: String) -> SegmentText {
        guard old.codes.count == 2 else { return SegmentText(plain: text) }
        return SegmentText(
            parts: [.text(text), .standalone(1), .standalone(2), .open(3), .text(text), .close(3)],
            codes: [.label(destination: "ui:a\(text)", text: text), .code(text), .link(destination: text, title: text)])
    }

    @Test("The page asks nobody for anything, and forbids what is not in it")
    func selfContained() throws {
        let page = ReviewSample.document(ReviewSample.review("One.", "Un."))
        let policy = try #require(page.nodes.first { $0.attribute("http-equiv") == "Content-Security-Policy" }?.attribute(.content))
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(!page.nodes.contains { $0.tag == .link || $0.hasAttribute(.src) || $0.attribute(.href)?.hasPrefix("#") == false })
    }

    @Test("The page tells how its work is taken over, under the name of whoever decided", arguments: [("en", "NAME"), ("fr", "NOM")])
    func handingIn(_ language: String, _ name: String) {
        var findings: [Diagnostic] = []
        let templates = Templates(files: [], assets: [:], &findings)
        let page = ReviewSample.review("One.", "Un.").page(words: ReviewWords(language), templates: templates)
        #expect(String(decoding: page, as: UTF8.self).contains("<code>accord translate import review.fr.xlf --by \(name)</code>"))
    }

    @Test("A site's style that would end its element does not take the place of ours")
    func hostileStyle() {
        var findings: [Diagnostic] = []
        for style in ["a{}</style><script>x()</script>", "a{}</STYLE >"] {
            let templates = Templates(files: [], assets: ["assets/site.css": Array(style.utf8)], &findings)
            let page = ReviewSample.review("One.", "Un.").page(words: ReviewWords("en"), templates: templates)
            #expect(!String(decoding: page, as: UTF8.self).contains(style))
        }
    }

    // MARK: Words

    @Test("Every word of the page is there in English and in French, with the same values")
    func words() {
        for key in ReviewWords.Key.allCases {
            let texts = ["en", "fr"].map { ReviewWords($0)[key] }
            #expect(texts.allSatisfy { !$0.isEmpty }, "\(key)")
            // `{1}` is what a person writes for a code.
            let values = texts.map { text in
                Set(
                    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix(while: \.isLetter) }.filter {
                        !$0.isEmpty
                    })
            }
            #expect(values[0] == values[1], "\(key)")
            #expect(texts[0].contains("|") == texts[1].contains("|"), "\(key)")
        }
    }

    @Test(
        "The language is that of the environment where there are words in it",
        arguments: [("fr_CA.UTF-8", "fr"), ("fr", "fr"), ("C", "en"), ("de_DE", "en"), ("", "en"), ("frr", "en")])
    func language(_ environment: String, _ expected: String) {
        #expect(ReviewWords(environment).language == expected)
    }

    private func data(_ page: HTMLDocument) throws -> JSONValue {
        try JSONValue(parsing: Array(try #require(page.element(id: "data.")).text.utf8))
    }

    /// The elements and the text of each side of each row, without plain paragraphs.
    private func outlines(_ page: HTMLDocument, _ side: String) -> [String] {
        page.elements(class: side).filter { $0.tag == .div }.map { node in
            let elements = node.descendants.filter { $0.kind == .element && ($0.tag != .p || $0.attribute(.class) != nil) }
            let names = elements.map { $0.name + ($0.attribute(.class) ?? "").split(separator: " ").map { ".\($0)" }.joined() }
            return "\(names.joined(separator: " "))|\(node.text.filter { $0 != "\n" })"
        }
    }
}
