import Diagnostics
import Testing

@testable import AccordKit

@Suite("Pages whose source was put in another order")
struct OrderTests {
    private static let open = "## Open\n\n1. Open the [Menu](ui:home.menu).\n\nThe menu is at the top.\n\n"
    private static let settings = "## Change\n\n1. Open the [Menu](ui:home.menu).\n2. Select [Settings](ui:menu.settings).\n\n"
    private static let ouvrir = "## Ouvrir\n\n1. Ouvrez le [Menu](ui:home.menu).\n\nLe menu est en haut.\n\n"
    private static let changer = "## Changer\n\n1. Ouvrez le [Menu](ui:home.menu).\n2. Sélectionnez [Paramètres](ui:menu.settings).\n\n"

    private func page(_ title: String, _ parts: String...) -> String { "---\ntitle: \(title)\n---\n\n" + parts.joined() }

    private func withTwoWays(_ body: (SmallSite) async throws -> Void) async throws {
        let files = [
            "Content/keys/two/article.yml": "kind: how-to\nstart: home\n",
            "Content/keys/two/en.md": page("Two ways", Self.open, Self.settings), "Content/keys/two/fr.md": page("Deux façons", Self.ouvrir, Self.changer),
        ]
        try await withSmallSite(files) { site in
            try await site.accept("keys/two")
            try await body(site)
        }
    }

    private func found(_ site: SmallSite) async throws -> [String] {
        let findings = try await site.workspace().check().findings.filter { $0.location.path == "Content/keys/two/fr.md" }
        return findings.map { "\($0.location.start.line) \($0.severity.rawValue) \($0.code.rawValue) \($0.message)" }
    }

    @Test("sections that moved are told in one note, and stop nothing; each keeps the anchor of its own heading")
    func sections() async throws {
        try await withTwoWays { site in
            #expect(try await found(site) == [])
            try site.write("Content/keys/two/en.md", page("Two ways", Self.settings, Self.open))
            let rule = "A translation has the order of its source: this segment and 2 others stand elsewhere there."
            let notes = try await found(site)
            #expect(notes == ["11 note LOC014 \(rule) Move it to the beginning."])
            let output = "\(site.root)/Output"
            let built = try await site.workspace().build(to: output)
            #expect(built.written != nil, "\(built.check.findings.map(\.message))")
            let html = String(decoding: try readFile("\(output)/fr/keys/two/index.html", limit: 1 << 20), as: UTF8.self)
            #expect(html.contains("<h2 id=\"open\">Ouvrir</h2>") && html.contains("<h2 id=\"change\">Changer</h2>"))
        }
    }

    @Test("what is wrong besides the order is an error all the same")
    func otherSteps() async throws {
        try await withTwoWays { site in
            let longer = Self.settings.replacing("2. Select", with: "2. Wait for [Settings](ui:menu.settings).\n3. Select")
            try site.write("Content/keys/two/en.md", page("Two ways", longer, Self.open))
            #expect(try await found(site).contains { $0.contains("error LOC006") })
        }
    }

    @Test("a paragraph that moved is told with its place; without a record, the order is taken for what it is")
    func paragraph() async throws {
        try await withTwoWays { site in
            let end = "The menu is at the top.\n\n"
            try site.write("Content/keys/two/en.md", page("Two ways", Self.open.replacing(end, with: ""), Self.settings, end))
            let rule = "A translation has the order of its source: this segment stands elsewhere there."
            #expect(try await found(site) == ["9 note LOC014 \(rule) Move it behind line 14."])
            try site.write("Content/keys/two/fr.lock.jsonl", [])
            #expect(try await found(site).allSatisfy { !$0.contains("LOC014") })
        }
    }
}
