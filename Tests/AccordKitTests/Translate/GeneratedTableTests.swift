import Diagnostics
import Testing

@testable import AccordKit

@Suite("A generated table that comes into the source, or goes, by itself")
struct GeneratedTableTests {
    private static let en = "Content/keys/tools/en.md"
    private static let table = "```supported-tools signature\n```\n"
    private static var with: String { SmallSite.files[en] ?? "" }
    private static var without: String { with.replacing(table, with: "") }

    /// A site whose translations are accepted, after which the source has got a table, or has lost it.
    private func site(_ change: TableDifference.State, _ policy: String = "", _ body: (SmallSite) async throws -> Void) async throws {
        let fr = SmallSite.files["Content/keys/tools/fr.md"] ?? ""
        let configuration = (SmallSite.files["site.yml"] ?? "") + (policy.isEmpty ? "" : "\ntranslation: {\(policy)}\n")
        let isNew = change == .new
        let files: [String: String?] = [
            "site.yml": configuration, Self.en: isNew ? Self.without : Self.with,
            "Content/keys/tools/fr.md": isNew ? fr.replacing(Self.table, with: "") : fr,
        ]
        try await withSmallSite(files) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, isNew ? Self.with : Self.without)
            try await body(site)
        }
    }

    private func translated(_ site: SmallSite) async throws -> TranslatedSite {
        try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/tools"]))
    }

    @Test(
        "the status tells of it where no segment does, and it is work",
        arguments: [
            (
                TableDifference.State.new, "  table  Content/keys/tools/fr.md  the page lacks the generated table “signature”\n",
                "  tableau [table]  Content/keys/tools/fr.md  il manque le tableau généré «\u{A0}signature\u{A0}» dans la page\n",
                #""tables":[{"table":"signature","state":"new"}]"#
            ),
            (
                .removed, "  table  Content/keys/tools/fr.md:7  the source does not have the generated table “signature”\n",
                "  tableau [table]  Content/keys/tools/fr.md:7  la source n’a pas le tableau généré «\u{A0}signature\u{A0}»\n",
                #""tables":[{"table":"signature","state":"removed","line":7}]"#
            ),
        ])
    func status(_ change: TableDifference.State, _ english: String, _ french: String, _ json: String) async throws {
        try await site(change) { site in
            let translated = try await translated(site)
            let status = await translated.status()
            #expect(status.text() == "fr  keys/tools\n\(english)\nfr: 1 page, 2 segments, 8 words: 2 translated (8 words)\n")
            #expect(status.text(in: .french).contains(french))
            #expect(String(decoding: status.json.bytes(style: .compact), as: UTF8.self).contains(json))
            #expect(translated.needsWork(status))
            let html = String(decoding: status.html(language: "en", site: "Help", now: "2026-11-24T09:30:00Z"), as: UTF8.self)
            #expect(html.contains("generated tables differ") && html.contains(" the generated table “signature”</li>"))
            try site.write(Self.en, change == .new ? Self.without : Self.with)
            let before = try await self.translated(site)
            #expect(!before.needsWork(await before.status()))
        }
    }

    private static let silence = "This does not stop the build, as site.yml says"

    @Test(
        "it is an error until site.yml says otherwise of what is new or removed, and the message names the word that decides",
        arguments: [
            (TableDifference.State.new, "", "error", ""), (.new, "new: publish", "warning", "\(silence) “new: publish”."),
            (.new, "new: notice", "warning", "\(silence) “new: notice”."), (.new, "new: fail", "error", ""),
            (
                .new, "stale: publish", "error",
                "Whether this stops the build is for “new: …” to say under “translation” in site.yml, which does not have it."
            ),
            (.removed, "", "error", ""), (.removed, "stale: publish", "warning", "\(silence) “stale: {removed: publish}”."),
            (.removed, "stale: {removed: fail}", "error", ""),
            (
                .removed, "new: publish", "error",
                "Whether this stops the build is for “stale: {removed: …}” to say under “translation” in site.yml, which does not have it."
            ),
        ])
    func policy(_ change: TableDifference.State, _ policy: String, _ severity: String, _ end: String) async throws {
        try await site(change, policy) { site in
            let findings = try await site.check().findings.filter { $0.code == .claimMissing && $0.locale == "fr" }
            #expect(findings.map { "\($0.severity)" } == [severity])
            let rest = findings.first?.message.split(separator: "this page ").last.map(String.init) ?? ""
            let seen = change == .new ? "none." : "1 (signature)."
            #expect(rest == (end.isEmpty ? seen : "\(seen) \(end)"))
            #expect(findings.allSatisfy { $0.untoldInFrench == nil })
        }
    }

    @Test("a page that lacks one, or has one too many, says so to readers where site.yml wants a notice", arguments: [TableDifference.State.new, .removed])
    func notice(_ change: TableDifference.State) async throws {
        for (policy, expected) in [("new: notice, stale: {removed: notice}", true), ("new: publish, stale: {removed: publish}", false)] {
            try await site(change, policy) { site in
                let output = "\(site.root)/Output"
                #expect(try await site.workspace().build(to: output).written != nil)
                let html = String(decoding: try readFile("\(output)/fr/keys/tools/index.html", limit: 1 << 20), as: UTF8.self)
                #expect(html.contains("class=\"notice\"") == expected)
            }
        }
    }

    @Test("one for another is both, of which the stricter choice holds")
    func exchanged() async throws {
        for (policy, severity) in [
            ("new: publish", "error"), ("new: publish, stale: {removed: notice}", "warning"), ("new: fail, stale: {removed: notice}", "error"),
        ] {
            try await site(.removed, policy) { site in
                try site.write(Self.en, Self.with.replacing("supported-tools signature", with: "supported-tools archive"))
                let findings = try await site.check().findings.filter { $0.code == .claimMissing && $0.locale == "fr" }
                #expect(findings.map { "\($0.severity)" } == [severity])
                let tables = await (try translated(site)).status().pages.first?.tables ?? []
                #expect(tables.map { "\($0.state) \($0.table)" } == ["new archive", "removed signature"])
            }
        }
    }

    @Test("a forecast counts and names it, and not what was so before")
    func forecast() async throws {
        try await site(.removed) { site in
            try site.write("draft.md", Self.without + "\n```supported-tools archive\n```\n")
            let forecast = try await translated(site).forecast("\(site.root)/draft.md", inPlaceOf: "keys/tools")
            #expect(
                forecast.text() == """
                    This edit costs fr nothing; 1 generated table to put in.
                      generated table to put in  keys/tools  archive

                    """)
            #expect(forecast.text(in: .french).hasPrefix("Pour fr, cette modification ne coûte rien\u{202F}; 1 tableau généré à ajouter."))
            #expect(forecast.markdown().contains("- **generated table to put in**, keys/tools\n  archive\n"))
            let json = String(decoding: forecast.json.bytes(style: .compact), as: UTF8.self)
            #expect(json.contains(#""tables":[{"article":"keys/tools","table":"archive","state":"new"}]"#))
        }
        try await site(.new) { site in
            try site.write("draft.md", Self.without)
            #expect(try await translated(site).forecast("\(site.root)/draft.md", inPlaceOf: "keys/tools").text() == "This edit costs fr nothing.\n")
        }
    }
}
