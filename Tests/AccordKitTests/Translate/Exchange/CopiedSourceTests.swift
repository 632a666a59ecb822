import Diagnostics
import Testing

@testable import AccordKit

@Suite("Copies of the source that come back")
struct CopiedSourceTests {
    private static let source = """
        ---
        title: Keys
        ---

        The end.

        | Tool | Count |
        | --- | --- |
        | [Orders](tool:orders) | 42 |

        """

    private func states(_ site: SmallSite) async throws -> [String: TranslationUnit.State] {
        let workspace = try await site.workspace()
        let article = try #require(workspace.map.site.articles.first { $0.id == "keys/rich" })
        return Dictionary(units(of: article, locale: "fr", source: "en", product: workspace.product).map { ($0.source.text.plainText, $0.state) }) {
            first, _ in first
        }
    }

    private func rich(_ site: SmallSite, _ format: ExchangeFormat, _ edits: KeyValuePairs<String, String>) async throws -> [(path: String, bytes: [UInt8])] {
        try await site.export(format).edited(edits).filter { $0.path.contains("rich") || $0.path == "fr.xlf" }
    }

    @Test(
        "a finished one is named, and recorded as to be reviewed",
        arguments: [
            (ExchangeFormat.po, "msgid \"The end.\"\nmsgstr \"\"", "msgid \"The end.\"\nmsgstr \"The end.\""),
            (.xliff1, "<source>The end.</source><target state=\"new\"/>", "<source>The end.</source><target state=\"translated\">The end.</target>"),
        ])
    func finished(_ format: ExchangeFormat, _ empty: String, _ copy: String) async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            let files = try await rich(site, format, [empty: copy])
            let result = try await site.importing(files)
            #expect(result.findings.map(\.code) == [.untranslated] && result.findings.map(\.severity) == [.warning])
            #expect(result.findings.first?.message.contains("came back as its source reads") == true)
            try result.write(to: site.root)
            #expect(try await states(site)["The end."] == .needsReview)
            // The same file once more decides nothing.
            let again = try await site.importing(files)
            #expect(again.files.isEmpty && again.changes.isEmpty)
        }
    }

    @Test("one in the place of a translation is refused by name, and the translation stays")
    func overTranslation() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let result = try await site.importing(rich(site, .po, ["msgid \"The end.\"\nmsgstr \"Fin.\"": "msgid \"The end.\"\nmsgstr \"The end.\""]))
            #expect(result.findings.map(\.code) == [.untranslated] && result.refused == 1 && result.files.isEmpty)
            #expect(result.findings.first?.message.contains("the page keeps its translation") == true)
        }
    }

    @Test("one that the file calls approved is taken over as that, and so is what only has numbers, labels and names")
    func meant() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            let result = try await site.importing(
                rich(
                    site, .xliff1,
                    [
                        "<source>The end.</source><target state=\"new\"/>": "<source>The end.</source><target state=\"final\">The end.</target>",
                        "<source>42</source><target state=\"new\"/>": "<source>42</source><target state=\"translated\">42</target>",
                    ]))
            #expect(result.findings.map(\.message) == [])
            try result.write(to: site.root)
            let states = try await states(site)
            #expect(states["The end."] == .translated && states["42"] == .translated)
        }
    }

    @Test("OmegaT, which cannot say so, gives numbers and labels back as they are, and they are translated; words are not")
    func omegat() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, nil)) { site in
            let nothing = try await site.importing(rich(site, .omegat, [:]))
            #expect(nothing.files.isEmpty && nothing.empty == 6)
            let result = try await site.importing(rich(site, .omegat, [">The end.</target>": ">Fin.</target>"]))
            #expect(result.findings.map(\.message) == [] && result.empty == 3)
            try result.write(to: site.root)
            let states = try await states(site)
            #expect(states["The end."] == .translated && states["42"] == .translated && states["Keys"] == .new)
            #expect(states.filter { $0.value == .new }.keys.sorted() == ["Count", "Keys", "Tool"])
            // Nothing is without a translation that the page has, and nothing new comes of it.
            let again = try await site.importing(rich(site, .omegat, [">The end.</target>": ">Fin.</target>"]))
            #expect(again.files.isEmpty && again.empty == 3 && again.unchanged == 3)
        }
    }
}
