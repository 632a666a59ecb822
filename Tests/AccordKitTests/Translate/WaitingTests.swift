import Diagnostics
import Testing

@testable import AccordKit

@Suite("Since when work waits")
struct WaitingTests {
    private static let english = "---\ntitle: Rings\n---\n\nAll the rings.\n\nThe keys.\n\nMore of them.\n"
    private static let french = "---\ntitle: Anneaux\n---\n\nTous les anneaux.\n\nLes clés.\n\nD’autres encore.\n"
    private static let (en, fr) = ("Content/keys/rings/en.md", "Content/keys/rings/fr.md")

    private func withSite(_ body: (SmallSite) async throws -> Void) async throws {
        try await withSmallSite(["Content/keys/rings/article.yml": "kind: faq\n", Self.en: Self.english, Self.fr: Self.french]) { site in
            try await site.accept("keys/rings")
            try await body(site)
        }
    }

    private func git(_ site: SmallSite, on date: String = "", _ arguments: String...) async throws {
        let settings = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com"]
        let run = try await ProgramRun.run(
            "env", ["GIT_COMMITTER_DATE=\(date)", "git", "-C", site.root] + settings + arguments, timeout: .seconds(60), limit: 1 << 20)
        try #require(run.status == .exited(0))
    }

    private func commit(_ site: SmallSite, on date: String) async throws {
        try await git(site, "add", "-A")
        try await git(site, on: date, "commit", "-q", "-m", "A change")
    }

    /// By the source's words.
    private func waiting(_ site: SmallSite) async throws -> [String: String] {
        let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/rings"]))
        let page = try #require(await translated.withWaitingTimes(translated.status()).pages.first)
        let known = page.translation.units.compactMap { unit in page.waiting[unit.id].map { (unit.source.text.plainText, $0) } }
        #expect(page.oldest == known.map(\.1).min())
        return Dictionary(uniqueKeysWithValues: known)
    }

    @Test("is when the source changed, by the history of its page, and not when the translation was recorded")
    func history() async throws {
        try await withSite { site in
            try await git(site, "init", "-q")
            try await commit(site, on: "2026-11-02T10:00:00Z")
            #expect(try await waiting(site).isEmpty)
            let changed = Self.english.replacing("The keys.", with: "The new keys.")
            try site.write(Self.en, changed)
            try await commit(site, on: "2026-11-10T10:00:00Z")
            try site.write(Self.en, "\(changed)\nA text.\n")
            try site.write(Self.fr, Self.french.replacing("D’autres", with: "Et d’autres"))
            try await commit(site, on: "2026-11-12T12:00:00+02:00")
            try site.write("Content/keys/rings/article.yml", "kind: faq\norder: 2\n")
            try site.write(Self.en, "\(changed)\nA text.\n\n")
            try await commit(site, on: "2026-11-20T10:00:00Z")
            // What is not committed waits for nobody knows how long.
            try site.write(Self.en, "\(changed)\nA text.\n".replacing("All the", with: "Each of the"))
            #expect(
                try await waiting(site) == [
                    "The new keys.": "2026-11-10T10:00:00Z", "A text.": "2026-11-12T10:00:00Z", "More of them.": "2026-11-12T10:00:00Z",
                ])
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/rings"]))
            let html = await translated.withWaitingTimes(translated.status()).html(language: "en", site: "", now: "")
            #expect(String(decoding: html, as: UTF8.self).contains("<td class=\"number\"><time datetime=\"2026-11-10\">10 November 2026</time></td>"))
        }
    }

    @Test("is when somebody asked for another look, also without a history, and else nothing is said")
    func reopened() async throws {
        try await withSite { site in
            try site.write(Self.en, Self.english.replacing("The keys.", with: "The new keys."))
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
            let date = "2026-11-22T08:00:00Z"
            let title = try #require(await translated.status().pages.flatMap(\.translation.units).first { $0.source.text.plainText == "Rings" })
            _ = try await translated.record(
                Review(.reopen, by: "Zoé", on: date), on: date, [.segment(article: "keys/rings", id: title.id)])
            #expect(try await waiting(site) == ["Rings": date])
        }
    }
}
