import Diagnostics
import Testing

@testable import AccordKit

@Suite("Files of an article that was renamed")
struct RenamedArticleTests {
    /// The files of a site with an accepted page, imported after its folder has another name.
    private func imported(
        _ format: ExchangeFormat, source: String = ExchangeSite.source, _ edits: KeyValuePairs<String, String> = ["montre ": "fait voir "],
        besides others: [String: String?] = [:], keepsLock: Bool = true
    ) async throws -> ExchangeResult {
        let (files, lock) = try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            return (try await site.export(format).edited(edits), try readFile("\(site.root)/Content/keys/rich/fr.lock.jsonl", limit: 1 << 20))
        }
        var renamed = ["article.yml": "kind: faq\n", "en.md": source, "fr.md": ExchangeSite.translation, "fr.lock.jsonl": String(decoding: lock, as: UTF8.self)]
        if !keepsLock { renamed["fr.lock.jsonl"] = nil }
        let folder = Dictionary(uniqueKeysWithValues: renamed.map { ("Content/keys/ring/\($0)", Optional($1)) })
        return try await withSmallSite(folder.merging(others) { $1 }) { site in try await site.importing(files) }
    }

    @Test("come in under its new name, and a note says so", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func renamed(_ format: ExchangeFormat) async throws {
        let result = try await imported(format)
        #expect(result.findings.map(\.code) == [.unknownTranslation] && result.findings.map(\.severity) == [.note] && result.refused == 0)
        #expect(result.findings.first?.message.contains("“keys/rich”, and “keys/ring” has ") == true)
        #expect(result.changes.map(\.article) == ["keys/ring"])
        #expect(result.files.map(\.path) == ["Content/keys/ring/fr.md", "Content/keys/ring/fr.lock.jsonl"])
        #expect(result.files.first.map { String(decoding: $0.new, as: UTF8.self) } == ExchangeSite.translation.replacing("montre ", with: "fait voir "))
    }

    @Test("also where some of its source has changed since")
    func edited() async throws {
        let result = try await imported(.xliff1, source: ExchangeSite.source.replacing("The end.", with: "This is where the story ends."))
        #expect(result.findings.map(\.severity) == [.note] && result.changes.map(\.article) == ["keys/ring"])
    }

    @Test("are refused where two articles have its texts")
    func copied() async throws {
        let copy = ["Content/keys/other/article.yml": "kind: faq\n", "Content/keys/other/en.md": ExchangeSite.source]
        let result = try await imported(.xliff1, besides: copy.mapValues { Optional($0) })
        #expect(result.findings.map(\.code) == [.unknownTranslation] && result.findings.map(\.severity) == [.warning])
        #expect(result.changes.isEmpty && result.refused == 1, "\(result.refused)")
    }

    @Test("are refused where the article was written anew")
    func rewritten() async throws {
        let result = try await imported(.po, source: "---\ntitle: Rings\n---\n\nA ring is round, as everybody knows.\n\nThe end.\n", keepsLock: false)
        #expect(result.changes.isEmpty && result.refused == 1 && result.findings.map(\.severity) == [.warning], "\(result.findings.map(\.message))")
    }

    @Test("are refused where they have too few words to tell the article by")
    func short() async throws {
        let file = """
            msgid ""
            msgstr "Language: fr\\n"

            #: Content/keys/gone/en.md:2
            msgctxt "title"
            msgid "Keys: all of them"
            msgstr "Trousseau"

            """
        let result = try await withSmallSite(ExchangeSite.files()) { site in try await site.importing([("fr.po", Array(file.utf8))]) }
        #expect(result.changes.isEmpty && result.refused == 1)
    }
}
