import Diagnostics
import HTML
import Testing

@testable import AccordKit

@Suite("Where the translation memory is used")
struct MemoryUseTests {
    private static let sentence = "Open the file with the key that you have."
    private static let phrase = "Ouvrez le fichier avec la clé que vous avez."

    /// A site in which everything is translated, after which the source got one sentence again and one that is like it.
    private func withNews(_ changes: [String: String?] = [:], _ body: (SmallSite) async throws -> Void) async throws {
        let source = ExchangeSite.source + "\n\(Self.sentence)\n"
        let files = ExchangeSite.files(source, ExchangeSite.translation + "\n\(Self.phrase)\n")
        try await withSmallSite(files.merging(changes) { $1 }) { site in
            for article in ["keys/link", "keys/tools", "keys/rich"] { try await site.accept(article) }
            try site.write(ExchangeSite.en, source + "\n## More\n\nOpen the file with the key that you found.\n\n\(Self.sentence)\n")
            try await body(site)
        }
    }

    @Test("the review page suggests what was translated before, and says how its source differs")
    func review() async throws {
        try await withNews { site in
            let sheet = try await site.workspace().reviewSheet(locale: "fr")
            let units = sheet.articles.flatMap(\.units)
            let similar = try #require(units.first { $0.unit.source.text.plainText.hasSuffix("found.") })
            #expect(similar.suggestions.map(\.score) == [88])
            #expect(similar.suggestions.first?.text.plainText == Self.phrase)
            #expect(similar.suggestions.first?.difference?.text == "Open the file with the key that you [-have-] {+found+}.")
            let same = try #require(units.last { $0.unit.source.text.plainText == Self.sentence })
            #expect(same.unit.state == .new)
            #expect(same.suggestions.map(\.score) == [100])
            #expect(same.suggestions.first?.difference == nil)
            // What is translated and right needs none.
            #expect(units.filter { !$0.suggestions.isEmpty }.count == 2)
        }
    }

    @Test("what the source and the translation have lost is remembered from the lock")
    func retired() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: ""))
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
            _ = try await translated.record(nil, on: "2026-11-25T00:00:00Z", [.all])
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: ""))
            try site.write("Content/keys/tools/en.md", (SmallSite.files["Content/keys/tools/en.md"] ?? "") + "\nThe end.\n")
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).statusWithMemory()
            let page = try #require(status.pages.first { $0.article == "keys/tools" })
            #expect(page.memory.values.map(\.entry.target.plainText) == ["Fin."])
            #expect(page.memory.values.map(\.score) == [100])
            #expect(page.memory.values.first?.entry.origin.hasPrefix("keys/rich#") == true)
        }
    }

    @Test("the status tells the best match of what is new or stale, in text, JSON and HTML")
    func status() async throws {
        try await withNews { site in
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).statusWithMemory()
            let lines = status.text().split(separator: "\n").filter { $0.contains("memory") }
            #expect(lines.map { $0.prefix { $0 != "%" } } == ["      memory 88 ", "      memory 100 "])
            #expect(lines.allSatisfy { $0.hasSuffix(Self.phrase) })
            let segments = status.json["pages"]?.array?.flatMap { $0["segments"]?.array ?? [] } ?? []
            #expect(segments.compactMap { $0["memory"]?["target"]?.string } == [Self.phrase, Self.phrase])
            let html = HTMLDocument(utf8: status.html(language: "fr", site: "Aide", now: "2026-11-25T00:00:00Z"))
            #expect(html.nodes.filter { $0.tag == .span && $0.attribute(.lang) == "fr" }.map(\.text) == [Self.phrase, Self.phrase])
        }
    }

    @Test("exports carry the matches where their format has a place for them, and import takes none of them for a translation")
    func exports() async throws {
        try await withNews { site in
            for (format, mark, count) in [
                (ExchangeFormat.xliff, "<mtc:match ", 2), (.xliff1, "<alt-trans ", 2), (.po, "#. memory ", 2),
                (.weblate, "#. memory ", 2), (.omegat, "<alt-trans ", 0),
            ] {
                let files = try await site.export(format)
                let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
                #expect(text.split(separator: mark, omittingEmptySubsequences: false).count - 1 == count, "\(format)")
                guard format != .omegat else { continue }
                let result = try await site.importing(files.edited([:]))
                #expect(result.findings.isEmpty && result.changes.isEmpty && result.empty == 3, "\(format): \(result)")
            }
            let xliff = try await site.export(.xliff).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(xliff.contains("similarity=\"88\"") && xliff.contains("ref=\"#segment\"") && xliff.contains("<segment id=\"segment\""))
        }
    }

    @Test("the memory of one variety of a language comes last in another, and never as in context")
    func varieties() async throws {
        let yaml = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr, en]}"
        let changes = ["site.yml": yaml, "Content/keys/rich/fr-CA.md": "---\ntitle: Les clés\n---\n\nLa fin.\n"]
        try await withNews(changes) { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let sheet = try await workspace.reviewSheet(locale: "fr-CA")
            #expect(sheet.articles.map(\.id) == ["keys/rich"])
            let scores = sheet.articles.flatMap(\.units).flatMap(\.suggestions).map(\.score)
            #expect(scores.count > 3 && scores.allSatisfy { $0 <= 100 })
            let memory = TranslationMemory(of: workspace.map.site, locale: "fr-CA", product: workspace.product)
            let matches = memory.lookup(SegmentText(plain: Self.sentence), minimum: 100)
            #expect(matches.map(\.entry.origin.localeOfOrigin) == ["fr"])
        }
    }

    @Test("what the memory of another region says has the spaces of this one")
    func spaces() async throws {
        let yaml = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr, en]}"
        let head = "---\ntitle: T\n---\n\n"
        let changes = [
            "site.yml": yaml, "Content/keys/more/article.yml": "kind: faq\n", "Content/keys/more/en.md": head + "Ready?\n",
            "Content/keys/more/fr.md": head + "Prêt\u{202F}?\n",
        ]
        try await withSmallSite(changes) { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let memory = TranslationMemory(of: workspace.map.site, locale: "fr-CA", product: workspace.product)
            #expect(memory.lookup(SegmentText(plain: "Ready?"), minimum: 100).map(\.entry.target.plainText) == ["Prêt?"])
        }
    }
}

extension String {
    /// What stands before the article.
    fileprivate var localeOfOrigin: Substring { prefix { $0 != " " } }
}
