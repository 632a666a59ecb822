import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("Pages without a translation, and translations without a source")
struct MissingPageTests {
    @Test("a folder that has nothing left but a lock is told by the lock, with what to do")
    func lockAlone() async throws {
        try await withSmallSite(["Content/keys/gone/fr.lock.jsonl": "{}\n"]) { site in
            let findings = try await TranslatedSite.open(site.root).findings.filter { $0.location.path.hasPrefix("Content/keys/gone") }
            #expect(findings.map(\.code) == [.lockWithoutPage])
            #expect(findings.first?.location.path == "Content/keys/gone/fr.lock.jsonl")
            #expect(findings.first?.message.hasSuffix("Take fr.lock.jsonl out, or bring the article back.") == true)
        }
    }

    private static let english = "---\ntitle: Rings\n---\n\nAll the rings.\n"
    private static let french = "---\ntitle: Anneaux\n---\n\nTous les anneaux.\n"

    /// A site into French and, for what differs, Canadian French and British English, in which nobody has translated an article.
    private func findings(_ policy: String, _ changes: [String: String?] = [:], locales: Set<String> = []) async throws -> [Diagnostic] {
        let configuration = (SmallSite.files["site.yml"] ?? "")
            + "\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr, en]}\n\(policy)\n"
        var files: [String: String?] = [
            "site.yml": configuration, "Content/keys/rings/article.yml": "kind: faq\n", "Content/keys/rings/en.md": Self.english,
        ]
        files.merge(changes) { $1 }
        return try await withSmallSite(files) { site in
            let workspace = try await Workspace.open(
                site.root, model: .snapshot, selection: Selection(locales: locales, articles: ["keys/rings"]), jobs: 1)
            return await workspace.check().findings.filter { $0.code == .untranslatedSegment || $0.code == .sourceMissing }
        }
    }

    @Test("are errors where the site wants new text to stop the build, in each language that has nothing of its own to show")
    func fail() async throws {
        let found = try await findings("translation: {new: fail}")
        #expect(found.map(\.locale) == ["fr", "fr-CA"] && found.allSatisfy { $0.severity == .error })
        #expect(found.first?.location.path == "Content/keys/rings/en.md")
        #expect(found.first?.message.contains("keys/rings has no page in fr.") == true)
        #expect(try await findings("translation: {new: notice}").map(\.severity) == [.warning, .warning])
        #expect(try await findings("").isEmpty)
        #expect(try await findings("translation: {new: fail}", locales: ["fr-CA"]).map(\.locale) == ["fr-CA"])
    }

    @Test("are none where a variety borrows the page of its own language")
    func borrowed() async throws {
        let pages: [String: String?] = ["Content/keys/rings/fr.md": Self.french]
        #expect(try await findings("translation: {new: fail}", pages).isEmpty)
    }

    @Test("a translation whose source was deleted is told of once, by check, status and review")
    func sourceMissing() async throws {
        let files: [String: String?] = [
            "Content/keys/rings/article.yml": "kind: faq\n", "Content/keys/rings/en.md": Self.english, "Content/keys/rings/fr.md": Self.french,
        ]
        try await withSmallSite(files) { site in
            try await site.accept("keys/rings")
            try FileManager.default.removeItem(atPath: "\(site.root)/Content/keys/rings/en.md")
            let workspace = try await site.workspace()
            let found = await workspace.check().findings.filter { $0.location.path.hasPrefix("Content/keys/rings") && $0.code.rawValue.hasPrefix("TRN04") }
            #expect(found.map(\.code) == [.sourceMissing] && found.map(\.severity) == [.warning])
            #expect(found.first?.message.contains("fr.md was made from en.md") == true)
            let translated = try await TranslatedSite.open(site.root, selection: Selection(articles: ["keys/rings"]))
            let status = await translated.status()
            #expect(status.text().contains("fr  keys/rings: no source page: en.md is not there, Content/keys/rings/fr.md is"))
            #expect(String(decoding: status.json.bytes(style: .indented), as: UTF8.self).contains("\"reason\": \"no-source\""))
            #expect(String(decoding: status.html(language: "fr", site: "", now: ""), as: UTF8.self).contains("Sans page source"))
            try await expectRefusal("has no en.md") {
                _ = try await translated.record(Review(.approve, by: "Zoé", on: ""), on: "", [.page("keys/rings")])
            }
        }
    }

    @Test("a language that has no translations says so: the source's own, and one that borrows")
    func nothingToTranslate() async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr, en]}\n"
        try await withSmallSite(["site.yml": configuration]) { site in
            try await expectRefusal("en is what the site is written in. It is translated into fr, en-GB, fr-CA.") {
                _ = try await TranslatedSite.open(site.root, selection: Selection(locales: ["en"]))
            }
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(locales: ["en"]), jobs: 1)
            try await expectRefusal("en is what the site is written in") { _ = try workspace.targetLocales() }
            let canadian = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr-CA"]))
            try await expectRefusal("keys/link has none of its own in fr-CA and shows the one in fr, which is reviewed with --locale fr") {
                _ = try await canadian.record(Review(.approve, by: "Zoé", on: ""), on: "", [.page("keys/link")])
            }
        }
    }

    private func expectRefusal(_ words: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
            Issue.record("It was not refused: \(words)")
        } catch let error as ConfigurationError {
            #expect(error.description.contains(words), "\(error)")
        }
    }
}
