import Diagnostics
import Testing

@testable import AccordKit

@Suite("Files of an older export")
struct OlderExportTests {
    private static let formats: [ExchangeFormat] = [.xliff, .xliff1, .po, .tmx]

    private static let english = """
        ---
        title: Keys
        ---

        See [the tools](../tools/en.md "Tools") or [the site](https://example.com), then **press** `key`.

        Open the [Menu](ui:home.menu).

        The end.

        """
    private static let french = """
        ---
        title: Clés
        ---

        Voir [les outils](../tools/fr.md "Outils") ou [le site](https://example.com), puis **appuyez** sur `key`.

        Ouvrez le [Menu](ui:home.menu).

        Fin.

        """

    /// A site with an accepted page, of which one text was translated anew while `source` became its source page.
    private func returned(
        _ format: ExchangeFormat, source: (String) -> String, page: (String) -> String = { $0 }, edits: KeyValuePairs<String, String> = ["Voir ": "Lire "],
        isRecorded: Bool = true, isTranslated: Bool = true, _ body: (SmallSite, [(path: String, bytes: [UInt8])], ExchangeResult) async throws -> Void
    ) async throws {
        try await withSmallSite(ExchangeSite.files(Self.english, isTranslated ? Self.french : nil)) { site in
            if isRecorded { try await site.accept() }
            let files = try await site.export(format).edited(edits)
            try site.write(ExchangeSite.en, source(Self.english))
            if isTranslated { try site.write(ExchangeSite.fr, page(Self.french)) }
            try await body(site, files, try await site.importing(files))
        }
    }

    private func page(_ result: ExchangeResult) -> String {
        result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
    }

    @Test("a translation gets the links of today where only links of its source have changed", arguments: formats, [true, false])
    func links(_ format: ExchangeFormat, isRecorded: Bool) async throws {
        let moved = { (text: String) in text.replacing("../tools/en.md", with: "../link/en.md") }
        try await returned(format, source: moved, isRecorded: isRecorded) { _, _, result in
            #expect(result.findings.map(\.message) == [])
            #expect(
                page(result).contains("Lire [les outils](../link/fr.md \"Outils\") ou [le site](https://example.com), puis **appuyez** sur `key`."))
            #expect(result.flaws.isEmpty)
        }
    }

    @Test("also where the link was put right in the page meanwhile, which is no edit of the translation", arguments: formats)
    func mended(_ format: ExchangeFormat) async throws {
        let moved = { (text: String) in text.replacing("../tools/", with: "../link/") }
        try await returned(format, source: moved, page: moved) { _, _, result in
            #expect(result.findings.map(\.message) == [])
            #expect(page(result).contains("Lire [les outils](../link/fr.md \"Outils\")"))
        }
        try await returned(format, source: moved, page: { moved($0).replacing("Voir", with: "Consulter") }) { _, _, result in
            #expect(result.findings.map(\.code) == [.translationConflict])
        }
    }

    @Test("marks that the source has lost are taken out, and those that it has got are asked of nobody", arguments: formats)
    func marks(_ format: ExchangeFormat) async throws {
        let plain = { (text: String) in text.replacing("**press**", with: "press").replacing("The end.", with: "*The* end.") }
        try await returned(format, source: plain, edits: ["Voir ": "Lire ", "Fin.": "C’est fini."]) { _, _, result in
            #expect(result.findings.map(\.message) == [])
            #expect(page(result).contains(", puis appuyez sur `key`.") && page(result).contains("\nC’est fini.\n"))
            #expect(result.changes.count == 2)
        }
    }

    @Test("an image that was exchanged is that of today, with its alternative text", arguments: formats)
    func image(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).edited(["certaines clés": "des clés"])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("ring.png", with: "rings.png"))
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(page(result) == ExchangeSite.translation.replacing("ring.png", with: "rings.png").replacing("certaines clés", with: "des clés"))
        }
    }

    @Test("a claim that is another one by now is not taken over, nor is a link that the source has got", arguments: formats)
    func claims(_ format: ExchangeFormat) async throws {
        let other = { (text: String) in
            text.replacing("[Menu](ui:home.menu)", with: "[Settings](ui:menu.settings)").replacing("The end", with: "[The](../link/en.md) end")
        }
        try await returned(format, source: other, edits: ["Ouvrez": "Déployez", "Fin.": "C’est fini."]) { _, _, result in
            #expect(result.findings.map(\.code) == [.sourceDrifted, .sourceDrifted])
            #expect(!result.changes.contains { $0.article == "keys/rich" } && result.refused == 2)
        }
    }

    @Test("what a translator did not touch is counted and not reported, and what is refused is quoted", arguments: formats)
    func untouched(_ format: ExchangeFormat) async throws {
        let other = { (text: String) in text.replacing("The end", with: "The very end").replacing("then **press**", with: "or **press**") }
        try await returned(format, source: other, edits: ["Fin.": "C’est fini."]) { site, files, result in
            #expect(result.outdated == 1 && result.refused == 1)
            #expect(result.findings.map(\.code) == [.sourceDrifted])
            let message = result.findings.first?.message ?? ""
            #expect(message.contains("The {+very+} end.") && message.contains("translates it as \"C’est fini.\""))
            #expect(message.contains("accord translate accept keys/rich#"))
            #expect(result.changes.isEmpty)
            let review = try await TranslatedSite.open(site.root).returned(in: files, includesAll: false)
            #expect(review.outdated.map(\.article) == ["keys/rich"] && review.findings.map(\.code) == [.sourceDrifted])
        }
    }

    @Test("a review of an import says of each segment that was refused why it was")
    func review() async throws {
        try await returned(.po, source: { $0 }, edits: ["**appuyez**": "appuyez", "Fin.": "C’est fini."]) { site, files, result in
            #expect(result.refused == 1 && result.findings.map(\.code) == [.codesLost])
            try result.write(to: site.root)
            let review = try await TranslatedSite.open(site.root).returned(in: files, includesAll: false)
            #expect(review.findings.map(\.code) == [.codesLost] && review.findings.allSatisfy { $0.severity == .warning })
            #expect(review.findings[0].message.contains("was not taken over: ") && review.findings[0].message.contains("lacks the strong emphasis"))
        }
    }
}
