import Diagnostics
import Testing

@testable import AccordKit

@Suite("Translations that come in instalments")
struct InstalmentTests {
    private static let source = """
        ---
        title: Sign offline
        description: How to sign without a network.
        ---

        ## Find them

        Open the [Menu](ui:home.menu) first!

        - Documents
        - Wait until the file is there.

        """

    private static let french: KeyValuePairs = [
        "How to sign without a network.": "Comment signer sans réseau.", "Find them": "Les trouver",
        "Wait until the file is there.": "Attendez que le fichier soit là.",
    ]

    /// The export of a site without the page, with some of its targets filled in.
    private func delivery(_ site: SmallSite, _ texts: [(String, String)]) async throws -> [(path: String, bytes: [UInt8])] {
        try await site.export(.xliff1).edited([:]).map { file in
            var text = String(decoding: file.bytes, as: UTF8.self)
            for (source, target) in texts {
                text = text.replacing(
                    "<source>\(source)</source><target state=\"new\"/>",
                    with: "<source>\(source)</source><target state=\"translated\">\(target)</target>")
            }
            return (file.path, [UInt8](text.utf8))
        }
    }

    private func states(_ site: SmallSite) async throws -> [String: TranslationUnit.State] {
        let workspace = try await site.workspace()
        let article = try #require(workspace.map.site.articles.first { $0.id == "keys/rich" })
        let units = units(of: article, locale: "fr", source: "en", product: workspace.product)
        return Dictionary(units.map { ($0.source.text.plainText, $0.state) }) { first, _ in first }
    }

    @Test("what an instalment lacks stays new, and comes in with the next one, exported before the first")
    func instalments() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            let first = try await delivery(site, [("Sign offline", "Signer hors ligne")])
            let second = try await delivery(site, [("Sign offline", "Signer hors ligne")] + Self.french.map { ($0.key, $0.value) })
            try (await site.importing(first)).write(to: site.root)
            var states = try await states(site)
            #expect(states["Sign offline"] == .translated)
            #expect(states.filter { $0.value == .new }.count == 5, "\(states)")

            let result = try await site.importing(second)
            #expect(result.findings.map(\.message) == [])
            #expect(result.changes.compactMap(\.text) == Self.french.map(\.value))
            try result.write(to: site.root)
            states = try await self.states(site)
            #expect(states.filter { $0.value == .new }.keys.sorted() == ["Documents", "Open the Menu first!"])
        }
    }

    @Test("a review of the page leaves out what only repeats the source; a review of the segment does not")
    func review() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            try (await site.importing(try await delivery(site, [("Sign offline", "Signer hors ligne")]))).write(to: site.root)
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]), jobs: 1)
            let review = Review(.approve, by: "Zoé", on: "2026-11-24T09:30:00Z")
            let outcome = try await translated.record(review, on: review.on, [.page("keys/rich")])
            #expect((outcome.changed, outcome.untranslated) == (1, 5))
            let states = try await states(site)
            #expect(states["Documents"] == .new && states["Find them"] == .new)

            let again = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]), jobs: 1)
            let id = try #require(await again.status().pages.flatMap(\.translation.units).first { $0.source.text.plainText == "Find them" }?.id)
            _ = try await again.record(review, on: review.on, [.segment(article: "keys/rich", id: id)])
            #expect(try await self.states(site)["Find them"] == .approved)
        }
    }

    @Test("text that is not translated yet is not checked as French, and exported as empty")
    func checks() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            try (await site.importing(try await delivery(site, [("Sign offline", "Signer hors ligne")]))).write(to: site.root)
            let findings = try await site.workspace().check().findings.filter { $0.location.path == ExchangeSite.fr }
            #expect(Set(findings.map(\.code)) == [.untranslatedSegment, .untranslated], "\(findings.map(\.message))")
            let export = try await site.export(.xliff1).edited([:]).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(export.contains("<source>Find them</source><target state=\"new\"/>"))
        }
    }

    @Test("a file that calls a translation finished does not make it current while it lacks a claim of its source")
    func confirmedWithoutClaim() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, Array(ExchangeSite.source.replacing("state:key=linked", with: "state:key=unlinked").utf8))
            let files = try await site.export(.xliff1).edited(["state=\"needs-adaptation\"": "state=\"translated\""])
            let result = try await site.importing(files)
            #expect(result.changes.isEmpty)
            #expect(result.findings.map(\.code) == [.codesLost], "\(result.findings.map(\.message))")
        }
    }

    @Test("a fix of spaces takes no approval back")
    func fixes() async throws {
        let french = ExchangeSite.translation.replacing("Fin.", with: "C’est la fin !")
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, french)) { site in
            try await site.accept()
            let workspace = try await site.workspace()
            let findings = await workspace.check().findings.filter { $0.location.path == ExchangeSite.fr && $0.fixes.contains(where: \.isSafe) }
            #expect(!findings.isEmpty)
            #expect(try workspace.applyFixes(findings) > 0)
            #expect(Set(try await states(site).values) == [.translated])
        }
    }

    @Test("a page that is begun while others are borrowed stops nothing: its links lead to them, and names that nobody has translated yet are told as that")
    func begun() async throws {
        let source = "---\ntitle: More\n---\n\nThe end.\n\nSee [the keys](../rich/en.md) of a [company](term:company).\n"
        let borrowing = SmallSite.files["site.yml"]?.replacing("{tag: fr, name: Français}", with: "{tag: fr, name: Français, fallback: [en]}")
        let files: [String: String?] = ["site.yml": borrowing, "Content/keys/more/article.yml": "kind: faq\n", "Content/keys/more/en.md": source]
        try await withSmallSite(ExchangeSite.files(Self.source, nil).merging(files) { $1 }) { site in
            let delivery = try await site.export(.po).filter { $0.path.contains("more") }
                .edited(["msgid \"The end.\"\nmsgstr \"\"": "msgid \"The end.\"\nmsgstr \"Fin.\""])
            try (await site.importing(delivery)).write(to: site.root)
            let page = String(decoding: try readFile("\(site.root)/Content/keys/more/fr.md", limit: 1 << 20), as: UTF8.self)
            #expect(page.contains("Fin.") && page.contains("(../rich/fr.md)"), "\(page)")
            let findings = try await site.workspace().check().findings
            #expect(findings.filter { $0.severity == .error }.map(\.message) == [])
        }
    }

    // MARK: The source changes meanwhile

    @Test(
        "what nobody has translated stays new, and is not approved with its page, however the source is edited",
        arguments: [
            ("Wait until the file is there.", "Wait, until the file is there."), ("Wait until", "**Wait** until"), ("until the file", "until the File"),
            ("## Find them", "Dig first.\n\n## Find them"), ("- Documents\n", ""), ("Open the [Menu](ui:home.menu) first!\n\n", ""),
        ])
    func edited(_ old: String, _ new: String) async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            try (await site.importing(try await delivery(site, [("Sign offline", "Signer hors ligne")]))).write(to: site.root)
            try site.write(ExchangeSite.en, Self.source.replacing(old, with: new))
            let states = try await states(site).filter { $0.value != .stale(.removed) }
            #expect(states.filter { $0.value != .new }.keys.sorted() == ["Sign offline"], "\(states)")
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]), jobs: 1)
            let review = Review(.approve, by: "Zoé", on: "2026-11-24T09:30:00Z")
            #expect(try await translated.record(review, on: review.on, [.page("keys/rich")]).changed == 1)
            #expect(try await self.states(site).values.filter { $0 == .approved }.count == 1)
        }
    }

    @Test("a copy of what the source no longer says is told, and is no translation to remember")
    func removed() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            try (await site.importing(try await delivery(site, [("Sign offline", "Signer hors ligne")]))).write(to: site.root)
            try site.write(ExchangeSite.en, Self.source.replacing("## Find them\n\n", with: ""))
            #expect(try await states(site)["Find them"] == .stale(.removed))
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]), jobs: 1)
            _ = try await translated.record(nil, on: "2026-11-24T09:30:00Z", [.all])
            let lock = try #require(try await site.workspace().map.site.articles.first { $0.id == "keys/rich" }?.locks["fr"])
            #expect(lock.retired.isEmpty && lock.records.contains { $0.isCopy })
        }
    }

    @Test(
        "the translation of a new segment comes in as stale where a word of its source was mended meanwhile",
        arguments: [ExchangeFormat.xliff, .xliff1, .po])
    func mended(_ format: ExchangeFormat) async throws {
        let french = ExchangeSite.translation.replacing("Fin.\n", with: "")
        let source = ExchangeSite.source.replacing("The end.", with: "Water the long bed every morning and evening.")
        try await withSmallSite(ExchangeSite.files(source, french)) { site in
            try await site.accept()
            let english = "Water the long bed every morning and evening."
            let filled = try await site.export(format).edited([
                "\(english)</source>\n": "\(english)</source>\n<target>Arrosez.</target>\n",
                "\(english)</source><target state=\"new\"/>": "\(english)</source><target state=\"translated\">Arrosez.</target>",
                "msgid \"\(english)\"\nmsgstr \"\"": "msgid \"\(english)\"\nmsgstr \"Arrosez.\"",
            ])
            try site.write(ExchangeSite.en, source.replacing("morning and evening", with: "morning, and evening"))
            let result = try await site.importing(filled)
            #expect(result.findings.map(\.code) == [.sourceDrifted] && result.refused == 0)
            #expect(result.changes.map(\.text) == ["Arrosez."])
            try result.write(to: site.root)
            #expect(try await states(site)["Water the long bed every morning, and evening."] == .stale(.text))
        }
    }

    @Test("what a second translator left as it was is not reported where the first changed its links", arguments: [ExchangeFormat.xliff, .xliff1])
    func untouched(_ format: ExchangeFormat) async throws {
        let old = ExchangeSite.source.replacing("The end.", with: "See [the guide](https://a.example) daily at noon.")
        let french = ExchangeSite.translation.replacing("Fin.", with: "Voir [le guide](https://a.example) chaque jour à midi.")
        try await withSmallSite(ExchangeSite.files(old, french)) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, old.replacing("(https://a.example) daily at noon", with: "(https://b.example) daily at night"))
            let export = try await site.export(format)
            try site.write(ExchangeSite.fr, french.replacing("(https://a.example) chaque jour à midi", with: "(https://b.example) chaque nuit"))
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]), jobs: 1)
            _ = try await translated.record(Review(.accept, by: "Ana", on: "2026-11-25T00:00:00Z"), on: "2026-11-25T00:00:00Z", [.all])
            let second = try await site.importing(export.edited([:]))
            #expect(second.findings.map(\.message) == [] && second.changes.isEmpty)
        }
    }
}
