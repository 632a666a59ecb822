import Diagnostics
import Testing

@testable import AccordKit

@Suite("Translations of what the page does not have yet")
struct InsertTests {
    /// Imports a PO file with translations for the entries whose source is named.
    private func page(_ source: String, _ target: String?, _ translations: [String: String]) async throws -> (
        text: String?, result: ExchangeResult
    ) {
        try await withSmallSite(ExchangeSite.files(source, target)) { site in
            let files = try await site.workspace().exchangeJob("fr").articles.filter { $0.id == "keys/rich" }.map { article in
                let job = ExchangeJob(Localization(sourceLocale: "en", locale: "fr"), articles: [article])
                var po = job.po(article, for: .gettext)
                for index in po.entries.indices {
                    guard let text = translations[po.entries[index].id] else { continue }
                    po.entries[index].string = text
                    po.entries[index].flags.removeAll { $0 == "fuzzy" }
                }
                return (path: "fr.po", bytes: po.bytes)
            }
            let result = try await site.importing(files)
            return (result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) }, result)
        }
    }

    private let source = """
        ---
        title: T
        description: D
        ---

        ## One

        First.

        - item a
        - item b

        ```sh
        x
        ```

        Last.

        """

    @Test("a page that is missing is made in the structure of the source")
    func whole() async throws {
        let translations = [
            "T": "Té", "D": "Dé", "One": "Un", "First.": "Premier.", "item a": "point a", "item b": "point b", "Last.": "Fin.",
        ]
        let (text, result) = try await page(source, nil, translations)
        #expect(result.findings.isEmpty)
        #expect(
            text
                == source.replacing("title: T", with: "title: Té").replacing(": D\n", with: ": Dé\n").replacing("One", with: "Un")
                .replacing("First.", with: "Premier.").replacing("item", with: "point").replacing("Last.", with: "Fin."))
        #expect(result.files.map(\.path) == [ExchangeSite.fr, "Content/keys/rich/fr.lock.jsonl"])
    }

    @Test("nothing is made where nothing came back")
    func nothing() async throws {
        let (text, result) = try await page(source, nil, [:])
        #expect(text == nil)
        #expect(result.files.isEmpty)
    }

    @Test("new blocks, items and fields go where they are in the source, and nothing else changes")
    func blocks() async throws {
        let target = "---\ntitle: Té\n---\n\n## Un\n\n* point a\n\n```sh\nx\n```\n\nFin.\n"
        let (text, result) = try await page(source, target, ["D": "Dé", "First.": "Premier.", "item b": "point b"])
        #expect(result.findings.map(\.message) == [])
        #expect(
            text == "---\ntitle: Té\ndescription: Dé\n---\n\n## Un\n\nPremier.\n\n* point a\n* point b\n\n```sh\nx\n```\n\nFin.\n")
    }

    @Test("a text that goes behind a code block is not put before it")
    func behindCode() async throws {
        let target = "---\ntitle: Té\ndescription: Dé\n---\n\n## Un\n\nPremier.\n\n- point a\n- point b\n\n```sh\nx\n```\n"
        let (text, result) = try await page(source + "\nVery last.\n", target + "\nTout dernier.\n", ["Last.": "Fin."])
        #expect(result.findings.map(\.message) == [])
        #expect(text?.contains("```\n\nFin.\n\nTout dernier.\n") == true)
    }

    @Test("rows of a table go in whole, with what is not translated in the words of the source")
    func rows() async throws {
        let source = "---\ntitle: T\n---\n\n| a | b |\n| - | - |\n| c | d |\n| e | f |\n"
        let target = "---\ntitle: Té\n---\n\n| A | B |\n| - | - |\n| C | D |\n"
        let (text, result) = try await page(source, target, ["e": "E", "f": "F"])
        #expect(result.findings.map(\.message) == [])
        #expect(text == target + "| E | F |\n")
        let (half, other) = try await page(source, target, ["e": "E"])
        #expect(half == target + "| E | f |\n")
        #expect(other.findings.isEmpty)
    }
}
