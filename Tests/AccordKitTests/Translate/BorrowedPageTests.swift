import Diagnostics
import HTML
import Testing

@testable import AccordKit

@Suite("Pages that a variety of a language borrows")
struct BorrowedPageTests {
    /// A site into French and, for what differs, Belgian French, with a Belgian page of one article.
    private func withRegion(_ body: (SmallSite) async throws -> Void) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: fr-BE, name: Français (Belgique), fallback: [fr, en]}\n"
        let own = (SmallSite.files["Content/keys/tools/fr.md"] ?? "").replacing("recueille", with: "récolte")
        try await withSmallSite(["site.yml": configuration, "Content/keys/tools/fr-BE.md": own], body)
    }

    private func status(_ site: SmallSite, _ selection: Selection) async throws -> TranslationStatus {
        try await TranslatedSite.open(site.root, selection: selection).status()
    }

    @Test("are named as borrowed and count nothing, also where the article is named; pages of the variety's own are counted")
    func status() async throws {
        try await withRegion { site in
            let status = try await status(site, Selection(locales: ["fr-BE"]))
            #expect(status.pages.map(\.article) == ["keys/tools"])
            #expect(status.borrowed == [Site.BorrowedPage(article: "keys/link", locale: "fr-BE", lender: "fr")])
            #expect(status.text(in: .french).hasSuffix("\nfr-BE\u{A0}: 1 page empruntée à fr\n"))
            let named = try await self.status(site, Selection(articles: ["keys/link"]))
            #expect(named.pages.map(\.locale) == ["fr"])
            #expect(named.text().hasSuffix("\nen-GB: 1 page borrowed from en\nfr-BE: 1 page borrowed from fr\n"))
            let json = String(decoding: named.json.bytes(style: .compact), as: UTF8.self)
            #expect(json.contains(#""borrowed":[{"article":"keys/link","locale":"en-GB","from":"en"},{"article":"keys/link","locale":"fr-BE","from":"fr"}]"#))
        }
    }

    @Test("cost nothing in a forecast, which says whose they are")
    func forecast() async throws {
        try await withRegion { site in
            try site.write("draft.md", (SmallSite.files["Content/keys/link/en.md"] ?? "") + "\nOne more.\n")
            let translated = try await TranslatedSite.open(site.root, selection: Selection(articles: ["keys/link"]))
            let forecast = try await translated.forecast("\(site.root)/draft.md", inPlaceOf: "keys/link")
            #expect(
                forecast.text() == """
                    This edit costs fr 1 segment, 2 words.
                    This edit costs en-GB nothing; 1 page borrowed from en.
                    This edit costs fr-BE nothing; 1 page borrowed from fr.

                    """)
            let markdown = forecast.markdown(in: .french)
            #expect(markdown.hasPrefix("### Coût de la traduction\n\n- Pour fr, cette modification coûte 1 segment, 2 mots.\n"))
            #expect(markdown.contains("- **à traduire [new]**, keys/link `"))
        }
    }

    @Test("are told of by export and review, whose files have the variety's own pages")
    func exchange() async throws {
        try await withRegion { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            #expect(workspace.borrowing("fr-BE")?.description == "1 page borrowed from fr")
            #expect(workspace.borrowing("en-GB")?.description == "2 pages borrowed from en")
            #expect(workspace.borrowing("fr") == nil)
            #expect(workspace.exchangeJob("fr-BE").articles.map(\.id) == ["keys/tools"])
            #expect(try await workspace.reviewSheet(locale: "fr-BE").articles.map(\.id) == ["keys/tools"])
        }
    }

    @Test("stand in the dashboard, whose tables scroll by themselves below their headings, with figures and days as its language writes them")
    func dashboard() async throws {
        try await withRegion { site in
            let status = try await status(site, Selection())
            let page = HTMLDocument(utf8: status.html(language: "fr", site: "Aide", now: "2026-11-01T09:05:00Z"))
            #expect(page.problems.isEmpty, "\(page.problems)")
            #expect(page.nodes.first { $0.tag == .time }?.text == "Établi le 1er novembre 2026 à 09\u{A0}h\u{A0}05 UTC")
            let rows = page.nodes.filter { $0.tag == .tr }.map { $0.descendants.filter { $0.tag == .th || $0.tag == .td }.map(\.text) }
            #expect(rows.first?.last == "Pages empruntées" && rows.contains { $0.first == "fr-BE" && $0[1] == "1" && $0.last == "1" })
            #expect(rows.contains { $0.prefix(1) == ["keys/link"] && $0.contains("empruntée à fr") })
            let figures = page.nodes.filter { $0.tag == .th && $0.attribute(.class) == "number" }.map(\.text)
            #expect(figures.prefix(2) == ["Pages", "À traduire"] && figures.contains("En attente depuis"))
            for region in page.elements(class: "wide") {
                #expect(region.attribute("role") == "region" && region.attribute("tabindex") == "0")
                #expect(page.element(id: region.attribute("aria-labelledby") ?? "")?.tag == .h2)
            }
        }
    }

    @Test("figures have groups of three digits, and words their plural")
    func figures() {
        let (english, french) = (DashboardWords("en"), DashboardWords("fr"))
        #expect([0, 999, 1000, 1_234_567].map(english.number) == ["0", "999", "1,000", "1,234,567"])
        #expect(french.number(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect([0, 1, 2].map(english.words) == ["0\u{A0}words", "1\u{A0}word", "2\u{A0}words"])
        #expect([0, 1, 2].map(french.words) == ["0\u{A0}mot", "1\u{A0}mot", "2\u{A0}mots"])
    }
}
