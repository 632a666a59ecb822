import Markdown
import Testing

@testable import AccordKit

@Suite struct TwinTests {
    private let renderer = RenderSample.renderer()

    private func document(_ page: ResolvedPage) -> Document {
        Twin(page: page, site: RenderSample.site, strings: renderer.edition(of: page.locale).strings).document()
    }

    /// The Markdown of a page behind its title.
    private func markdown(_ blocks: Block...) -> String {
        let page = RenderSample.page(anchors: ["steps", "more"], tables: ["supported-tools x": RenderSample.supportTable], blocks)
        let text = string(renderer.markdown(of: page))
        return String(text.drop { $0 != "\n" }.drop { $0 == "\n" })
    }

    @Test("An article is exactly this document")
    func golden() {
        let page = RenderSample.page(
            in: RenderSample.french, prose: "en", slug: "lier", title: "Link *your* account", anchors: ["see"],
            related: [.init(title: "Demander une signature", path: "/fr/docusign/demander/")],
            tables: ["supported-tools x": RenderSample.supportTable],
            [
                .text("It is ", .link("state:docusign=linked", "linked"), ". Select ", .link("ui:x", "Enregistrer"), "."),
                .heading(2, "See ", .link("ui:y", "Personnel")),
                .steps([
                    .text("Open ", .link("/fr/docusign/autre/#x", "the other"), "."),
                    .bullets([.text(.link("item:x", "Bons de commande"))]),
                ]),
                .alert(.tip, .text("A tip.")), .code("supported-tools x", ""), .raw("<!-- gone -->"), .raw("<b>raw</b>"),
            ])
        #expect(
            string(renderer.markdown(of: page)) == """
                # Link \\*your\\* account

                > [!NOTE]
                > Cette page n’est pas encore traduite. Son texte est dans une autre langue (English). Les noms des boutons, des menus et des éléments \
                sont ceux que votre produit affiche.

                It is linked. Select **Enregistrer**.

                ## See **Personnel**

                1. Open [the other](../autre/index.md).
                   - **Bons de commande**

                > [!TIP]
                > A tip.

                | Outil | Élément | Remarque | Tâche qui donne accès |
                | --- | --- | --- | --- |
                | Commitments | Purchase Orders | | Complete a Purchase Order with DocuSign |
                | Commitments | Subcontracts | Created in the tool | |
                | Documents | Documents | | |

                \\<b>raw\\</b>

                ## Voir aussi

                - [Demander une signature](../demander/index.md)

                """)
    }

    @Test("A claim is bold, also beside letters and punctuation, and not twice within bold text")
    func claims() {
        #expect(markdown(.text("d’", .link("ui:x", "« x »"), ".")) == "d’**« x »**.\n")
        #expect(markdown(.text(.strong(["Select ", .link("ui:x", "Save")]))) == "**Select Save**\n")
        #expect(markdown(.text(.link("tool:x", "A"), .link("item:y", "B"))) == "**AB**\n")
        #expect(markdown(.text("mot", .link("ui:x", "(Enregistrer)"), "s")).contains("**(Enregistrer)**"))
    }

    @Test("Links lead to other Markdown documents, to pages where there is none, and never to what may not be published")
    func links() {
        #expect(markdown(.text(.link("/en/accounts/x/", "a"))) == "[a](../../accounts/x/index.md)\n")
        #expect(markdown(.text(.link("/en/docusign/", "a"))) == "[a](../index.html)\n")
        #expect(markdown(.text(.link("https://example.com/", title: "T", "a"))) == "[a](https://example.com/ \"T\")\n")
        #expect(markdown(.text(.link("javascript:alert(1)", "a"), .image("data:x", "b"))) == "ab\n")
        #expect(markdown(.text(.image("/en/docusign/link-your-account/a.png", "A ", .emphasis(["b"])))) == "![A b](a.png)\n")
    }

    @Test("An anchor is the one that readers of Markdown give the heading; where that is not known, the link goes without")
    func anchors() {
        #expect(
            markdown(.heading(2, "First step"), .heading(2, "Link your account"), .text(.link("#steps", "a"), .link("#more", "b")))
                .hasSuffix("[a](#first-step)[b](#link-your-account-1)\n"))
        #expect(markdown(.text(.link("#gone", "a"))) == "a\n")
        #expect(markdown(.text(.link("/en/docusign/other/#x", "a"))) == "[a](../other/index.md#x)\n")
        let french = RenderSample.page(in: RenderSample.french, [.text(.link("/fr/docusign/autre/#x", "a"))])
        #expect(string(renderer.markdown(of: french)).hasSuffix("[a](../autre/index.md)\n"))
    }

    @Test("What is written reads back as the same document, whatever the author wrote", arguments: 0..<1000)
    func readsBack(seed: Int) {
        var random = Seeded(seed)
        let source = MarkdownSoup.page(&random)
        let page = RenderSample.page(
            in: [RenderSample.english, RenderSample.french].randomElement(using: &random) ?? RenderSample.english, prose: "en",
            title: MarkdownSoup.words(&random), anchors: ["a", "b", "c"],
            related: [.init(title: MarkdownSoup.words(&random), path: "/en/docusign/x/")],
            tables: ["supported-tools x": RenderSample.supportTable],
            parse(Array(source.utf8)).document.blocks)
        let written = renderer.markdown(of: page)
        let read = parse(written).document
        #expect(read.hasSameContent(as: document(page)), "\(source)\n=====\n\(string(written))")
    }
}

/// Markdown as authors write it, and as nobody does.
private enum MarkdownSoup {
    private static let pieces = [
        "word", "mot ", " d’", "« x »", "(", ")", ".", " 1. ", "- ", "# ", "*", "_", "`", "](", "<b>", "&amp;", "\\", "|", "~~", "!", " ",
        " ",
        " https://example.com ", " www.example.com ", "{{x}}", "\u{A0}", ":", "é", "€", " + ", "=", " a@b.example ", "[x] ", "[!TIP]",
        "<!-- c -->", "``a`b``",
        "[Save](ui:x)", "[«\u{A0}Non\u{A0}»](ui:x?absent)", "[(A)](tool:y)", "[Bons](item:z)", "[*t* `c`](term:t)",
        "[**it is** linked](state:a=b)", "[](ui:x)",
        "[page](/en/docusign/x/)", "[page](/en/docusign/x/#y \"T\")", "[here](#a)", "[gone](#gone)", "[off](https://example.com/(x))",
        "[no](javascript:x)",
        "![image](/en/docusign/link-your-account/a.png)", "![no](data:x)", "**bold [Save](ui:x)**", "*em [Save](ui:x)*", "*[Save](ui:x)*",
        "**[Save](ui:x)**",
        "~~[old](state:a=b)~~", "\\\n", "\n",
    ]

    static func words(_ random: inout Seeded) -> String {
        let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        return text.contains("\n\n") ? "word" : text
    }

    static func page(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in block(&random, depth: 2) }.joined(separator: "\n\n")
    }

    private static func block(_ random: inout Seeded, depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 11 : 5), using: &random) {
        case 0: return "## " + line(&random)
        case 1: return "```supported-tools x\n```"
        case 2: return ["<!-- c -->", "<div>\n  raw\n\n</div>", "<!-- a --> b", "    code", "---"].randomElement(using: &random) ?? ""
        case 5, 6: return "> " + indented(inner(&random, depth), by: "> ")
        case 7:
            return "> [!\(Block.Alert.Kind.allCases.randomElement(using: &random)?.rawValue ?? "TIP")]\n> "
                + indented(inner(&random, depth), by: "> ")
        case 8: return "| \(line(&random)) | b |\n| --- | :-: |\n| \(line(&random)) | \(line(&random)) |"
        case 9, 10:
            let separator = Bool.random(using: &random) ? "\n" : "\n\n"
            let marker = ["- ", "3. ", "- [ ] ", "- [x] "].randomElement(using: &random) ?? "- "
            let indentation = String(repeating: " ", count: marker == "3. " ? 3 : 2)
            return (0..<Int.random(in: 1...3, using: &random)).map { _ in
                marker
                    + indented(
                        (0..<Int.random(in: 1...2, using: &random)).map { _ in block(&random, depth: depth - 1) }.joined(
                            separator: separator), by: indentation)
            }.joined(separator: separator)
        default: return words(&random)
        }
    }

    private static func inner(_ random: inout Seeded, _ depth: Int) -> String {
        (0..<Int.random(in: 1...2, using: &random)).map { _ in block(&random, depth: depth - 1) }.joined(separator: "\n\n")
    }

    private static func line(_ random: inout Seeded) -> String {
        words(&random).replacing("\n", with: " ").replacing("|", with: "/")
    }

    private static func indented(_ text: String, by indentation: String) -> String {
        text.replacing("\n", with: "\n" + indentation)
    }
}
