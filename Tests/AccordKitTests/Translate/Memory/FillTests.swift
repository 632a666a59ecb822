import Diagnostics
import Testing

@testable import AccordKit

@Suite("New segments are filled in from memory")
struct FillTests {
    private static let en = "Content/keys/more/en.md"
    private static let fr = "Content/keys/more/fr.md"
    private static let lock = "Content/keys/more/fr.lock.jsonl"
    private static let article = "Content/keys/more/article.yml"
    private static let head = "---\ntitle: More\n---\n\n"
    private static let frenchHead = "---\ntitle: Plus\n---\n\n"

    private func fill(
        _ source: String, _ translation: String?, atLeast score: Int = 100, _ body: (SmallSite, ExchangeResult) async throws -> Void
    ) async throws {
        let files: [String: String?] = [Self.article: "kind: faq\n", Self.en: source, Self.fr: translation]
        try await withSmallSite(ExchangeSite.files().merging(files) { $1 }) { site in
            try await site.accept()
            let result = try await site.workspace().filling("fr", atLeast: score, by: "Ana", on: "2026-11-26T00:00:00Z")
            try result.write(to: site.root)
            try await body(site, result)
        }
    }

    private func text(_ path: String, in site: SmallSite) throws -> String {
        String(decoding: try readFile("\(site.root)/\(path)", limit: 1 << 20), as: UTF8.self)
    }

    @Test("the same text gets the same translation with its claims, to be reviewed, and no other byte of the page changes")
    func same() async throws {
        let steps = """
            1. Open the [Menu](ui:home.menu), then **press**
               [Settings](ui:menu.settings).\\
               A `key` opens < 3 doors, see [the tools](../tools/en.md#which "Tools").

            """
        let source = Self.head + "A first   line.\n\nThe end.\n\nA last line.\n\n" + steps
        let translation = Self.frenchHead + "Une  première ligne.\n\nUne dernière ligne.\n"
        try await fill(source, translation) { site, result in
            #expect(result.changes.map(\.text?.count).count == 2)
            let page = try text(Self.fr, in: site)
            let start = "Une  première ligne.\n\nFin.\n\nUne dernière ligne.\n\n1. Ouvrez le [Menu](ui:home.menu), puis"
            #expect(page.hasPrefix(Self.frenchHead + start))
            #expect(page.contains("[les outils](../tools/fr.md#which \"Outils\")"))
            let lock = try text(Self.lock, in: site)
            #expect(lock.split(separator: "\n").filter { $0.contains("needs-review") && $0.contains("Ana") }.count == 2)
            let again = try await site.workspace().filling("fr", atLeast: 100, by: "Ana", on: "2026-11-27T00:00:00Z")
            #expect(again.files.isEmpty && again.changes.isEmpty)
        }
    }

    @Test(
        "what agrees in words only is left alone where codes or numbers differ",
        arguments: [
            "Use the key for [the tools](../tools/en.md) on 3 days.", "Use the key for **the tools** on 30 days.",
            "Use the key for the tools on 30 days.",
        ])
    func differing(_ sentence: String) async throws {
        let source = Self.head + "One.\n\n\(sentence)\n\n## Again\n\nUse the key for [the tools](../tools/en.md) on 30 days.\n"
        let translation = Self.frenchHead + "Un.\n\n## Encore\n\nUtilisez la clé pour [les outils](../tools/fr.md) pendant 30 jours.\n"
        try await fill(source, translation, atLeast: 60) { site, result in
            #expect(result.changes.isEmpty, "\(result.changes)")
            #expect(result.empty == 1)
            let page = try text(Self.fr, in: site)
            #expect(page == translation)
        }
    }

    @Test("what agrees but for a number in words is left alone")
    func differingWords() async throws {
        let source = Self.head + "One.\n\nUse the key for sixty days.\n\n## Again\n\nUse the key for thirty days.\n"
        let translation = Self.frenchHead + "Un.\n\n## Encore\n\nUtilisez la clé pendant trente jours.\n"
        try await fill(source, translation, atLeast: 60) { _, result in #expect(result.changes.isEmpty, "\(result.changes)") }
    }

    @Test("a page is begun where the memory has all of it, and only there", arguments: [true, false])
    func begun(_ isWhole: Bool) async throws {
        let source = "---\ntitle: \"Keys: all of them\"\n---\n\nThe end.\n" + (isWhole ? "" : "\nNobody knows this.\n")
        try await fill(source, nil) { site, result in
            #expect(result.changes.count == (isWhole ? 2 : 0))
            let reason = "keys/more: not begun: the memory has 2 of 3 segments at 100 % or more, and a page is begun whole"
            #expect(result.reasons.map(\.description) == (isWhole ? [] : [reason]))
            #expect(result.reasons.allSatisfy { MessageCatalogue.french.tells($0) })
            #expect(fileExists("\(site.root)/\(Self.fr)") == isWhole)
            if isWhole {
                let page = try text(Self.fr, in: site)
                #expect(page == "---\ntitle: \"Clés\u{A0}: toutes\"\n---\n\nFin.\n")
            }
        }
    }

    @Test("a translation that is there is never written over, also where it is stale")
    func stale() async throws {
        let known = [Self.article: "kind: faq\n", Self.en: Self.head + "The very end.\n", Self.fr: Self.frenchHead + "La toute fin.\n"]
        try await withSmallSite(ExchangeSite.files().merging(known) { $1 }) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The very end."))
            let result = try await site.workspace().filling("fr", atLeast: 50, by: "Ana", on: "2026-11-26T00:00:00Z")
            #expect(result.changes.isEmpty && result.files.isEmpty)
        }
    }
}
