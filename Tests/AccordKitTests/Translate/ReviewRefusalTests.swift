import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("A review of translations that the checks call wrong")
struct ReviewRefusalTests {
    private static let en = "Content/keys/tools/en.md"
    private static let fr = "Content/keys/tools/fr.md"
    private static let lock = "Content/keys/tools/fr.lock.jsonl"
    private static let english = """
        ---
        title: Which tools
        ---

        There are 3 doors.

        Open the [Menu](ui:home.menu).

        See [the site](../link/en.md).

        Note this: all is well.

        """
    private static let french = """
        ---
        title: Quels outils
        ---

        Il y a 3 portes.

        Ouvrez le [Menu](ui:home.menu).

        Voir [le site](../link/fr.md).

        Notez: tout va bien.

        """

    private static let when = "2026-11-24T09:30:00Z"

    private func withPages(_ english: String, _ french: String, _ body: (SmallSite) async throws -> Void) async throws {
        try await withSmallSite([Self.en: english, Self.fr: french], body)
    }

    private func record(
        _ site: SmallSite, _ verdict: Review.Verdict, _ scopes: [TranslatedSite.Scope] = [.page("keys/tools")], insists: Bool = false
    ) async throws -> TranslatedSite.Outcome {
        let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
        return try await translated.record(Review(verdict, by: "Ana", on: Self.when), on: Self.when, scopes, insists: insists)
    }

    private func states(_ site: SmallSite) async throws -> [String: String] {
        let pages = try await TranslatedSite.open(site.root).status().pages.filter { $0.article == "keys/tools" && $0.locale == "fr" }
        let units = pages.flatMap(\.translation.units)
        return Dictionary(uniqueKeysWithValues: units.map { ($0.source.text.plainText, $0.stateName.rawValue) })
    }

    @Test("refuses other numbers by name, records the rest, and can be insisted on", arguments: [Review.Verdict.accept, .approve])
    func numbers(_ verdict: Review.Verdict) async throws {
        try await withPages(Self.english, Self.french.replacing("3 portes", with: "4 portes")) { site in
            let outcome = try await record(site, verdict)
            #expect(outcome.refused.count == 1 && outcome.changed == 4)
            let finding = try #require(outcome.findings.first)
            #expect(finding.code == .numbersDiffer && finding.severity == .error)
            #expect(finding.location.path == Self.fr && finding.location.start.line == 5)
            #expect(finding.message.contains("keys/tools#\(outcome.refused[0].id) is not"))
            #expect(finding.message.hasSuffix("Put it right, or insist with --force."))
            let states = try await states(site)
            #expect(states["There are 3 doors."] == "needs-review")
            // Typography is mended by itself, and stands against nothing.
            #expect(states["Note this: all is well."] == (verdict == .accept ? "translated" : "approved"))
            let again = try await record(site, verdict, insists: true)
            #expect(again.refused.isEmpty && again.changed == 1)
        }
    }

    @Test("refuses a label that the product does not show, but not an id that the source has wrong, too")
    func labels() async throws {
        let english = Self.english.replacing("See [the site]", with: "See the [Door](ui:home.door) and [the site]")
        let french = Self.french.replacing("[Menu]", with: "[Carte]").replacing("Voir [le site]", with: "Voir la [Porte](ui:home.door) et [le site]")
        try await withPages(english, french) { site in
            let outcome = try await record(site, .approve)
            #expect(outcome.findings.map(\.code) == [.wrongLabel] && outcome.refused.count == 1 && outcome.changed == 4)
            #expect(try await states(site)["Open the Menu."] == "needs-review")
        }
    }

    @Test("refuses a claim that the source has changed since, and lost links, also where somebody insists")
    func claims() async throws {
        try await withPages(Self.english, Self.french) { site in
            #expect(try await record(site, .accept).refused.isEmpty)
            try site.write(
                Self.en,
                Self.english.replacing("[Menu](ui:home.menu)", with: "[Menu](ui:home.menu), then [Settings](ui:menu.settings)")
                    .replacing("See [the site](../link/en.md)", with: "See [the site](https://example.com) again"))
            let outcome = try await record(site, .accept, insists: true)
            #expect(Set(outcome.findings.map(\.code)) == [.claimMissing, .linksDiffer])
            #expect(outcome.findings.contains { $0.message.contains("lacks “ui:menu.settings”") && $0.message.hasSuffix("Put it right.") })
            #expect(outcome.changed == 0)
            #expect(try await states(site).values.count { $0 == "stale" } == 2)
        }
    }

    @Test("asks nothing of what it is not about, nor of a segment that is reopened")
    func others() async throws {
        try await withPages(Self.english, Self.french.replacing("3 portes", with: "4 portes")) { site in
            let all = try await TranslatedSite.open(site.root).status().pages.flatMap(\.translation.units)
            let title = try #require(all.first { $0.source.text.plainText == "Which tools" && $0.locale == "fr" })
            #expect(try await record(site, .approve, [.segment(article: "keys/tools", id: title.id)]).refused.isEmpty)
            #expect(try await record(site, .accept, insists: true).refused.isEmpty)
            let reopened = try await record(site, .reopen)
            #expect(reopened.refused.isEmpty && reopened.changed == 5)
        }
    }

    @Test("an approval of a page names what is stale and leaves it, and one of the segment itself takes it")
    func stale() async throws {
        try await withPages(Self.english, Self.french) { site in
            _ = try await record(site, .accept)
            try site.write(Self.en, Self.english.replacing("Note this: all is well.", with: "Note this: all is quite well."))
            let outcome = try await record(site, .approve)
            #expect(outcome.changed == 4 && outcome.stale.count == 1)
            let name = try #require(outcome.stale.first)
            #expect(outcome.findings.map(\.code) == [.staleSegment] && outcome.findings.allSatisfy { $0.severity == .warning })
            #expect(outcome.findings[0].message.contains("keys/tools#\(name.id) is not approved: the source has changed since"))
            #expect(try await states(site)["Note this: all is quite well."] == "stale")
            let named = try await record(site, .approve, [.segment(article: "keys/tools", id: name.id)])
            #expect(named.stale.isEmpty && named.changed == 1)
            #expect(try await states(site)["Note this: all is quite well."] == "approved")
        }
    }

    @Test("what an import takes over with errors is named with its place in the page")
    func imported() async throws {
        try await withPages(Self.english, Self.french) { site in
            _ = try await record(site, .accept)
            let files = try await site.export(.po).filter { $0.path.hasPrefix("keys/tools") }
                .edited(["Il y a 3 portes.": "On a 4 portes.", "Notez: tout": "Noter: tout"])
            let result = try await site.importing(files)
            #expect(result.findings.isEmpty && result.changes.count == 2)
            #expect(result.flaws.map(\.finding.code) == [.numbersDiffer, .wrongSpace])
            #expect(result.flaws.map(\.finding.location.start.line) == [5, 11])
            #expect(result.flaws.allSatisfy { $0.finding.location.path == Self.fr && $0.article == "keys/tools" })
            #expect(try await site.importing(site.export(.po).edited(["Il y a 3": "On a 3"])).flaws.isEmpty)
        }
    }

    /// What the review page gives for a text that was edited and approved there.
    private func approved(_ site: SmallSite, _ old: String, _ new: String) async throws -> [(path: String, bytes: [UInt8])] {
        try await site.export(.xliff).filter { $0.path.hasSuffix(".xlf") }.map { file in
            let units = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "<unit ").map { unit in
                guard unit.contains(old) else { return unit }
                return unit.replacing(old, with: new)
                    .replacing("</mda:metaGroup>", with: "<mda:meta type=\"verdict\">approved</mda:meta></mda:metaGroup>")
            }
            return (file.path, [UInt8](units.joined(separator: "<unit ").utf8))
        }
    }

    @Test("what a review page approves with other numbers comes in to be reviewed, and is named")
    func approvedElsewhere() async throws {
        try await withPages(Self.english, Self.french) { site in
            _ = try await record(site, .accept)
            let result = try await site.importing(approved(site, "Il y a 3 portes.", "On a 4 portes."))
            #expect(result.findings.map(\.code) == [.numbersDiffer] && result.findings.allSatisfy { $0.severity == .error })
            #expect(result.findings.first?.message.contains("is not approved: A translation has the numbers of its source") == true)
            try result.write(to: site.root)
            #expect(try await states(site)["There are 3 doors."] == "needs-review")
            let right = try await site.importing(approved(site, "On a 4 portes.", "On a 3 portes."))
            #expect(right.findings.map(\.severity) == [] && right.flaws.isEmpty)
            try right.write(to: site.root)
            #expect(try await states(site)["There are 3 doors."] == "approved")
        }
    }

    @Test("a page that a merge left torn is neither reviewed nor written into")
    func torn() async throws {
        let french = Self.french.replacing("Il y a 3 portes.", with: "<<<<<<< ours\nIl y a 3 portes.\n=======\nOn a 3 portes.\n>>>>>>> theirs")
        try await withPages(Self.english, Self.french) { site in
            let file = try await site.export(.po).edited(["Il y a 3 portes.": "On a 3 portes."])
            try site.write(Self.fr, french)
            await #expect(throws: ConfigurationError.self) { _ = try await record(site, .approve) }
            let result = try await site.importing(file)
            #expect(result.files.filter { $0.path.hasPrefix("Content/keys/tools/") }.isEmpty)
            #expect(result.findings.map(\.code) == [.conflictMarker] && result.refused > 0)
        }
    }

    @Test("a page that a merge left torn is named in the status by its first mark, and nothing is said of what stands between the marks")
    func tornStatus() async throws {
        let torn = "<<<<<<< ours\nIl y a 3 portes.\n=======\nOn a 3 portes.\n>>>>>>> theirs"
        func expect(_ files: (en: String, fr: String), at place: String) async throws {
            try await withPages(files.en, files.fr) { site in
                let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/tools"]))
                let status = await translated.status()
                #expect(
                    status.text(isFull: true).hasPrefix(
                        "fr  keys/tools\n  conflict  \(place)  a merge left two versions here: decide which holds, and take the marks out\n\nfr: 1 page"))
                #expect(translated.needsWork(status))
                let page = status.json["pages"]?.array?.first
                #expect(page?["extra"]?.array?.isEmpty == true)
                #expect(page?["conflict"]?["line"]?.integer == 5)
            }
        }
        try await expect((Self.english, Self.french.replacing("Il y a 3 portes.", with: torn)), at: "\(Self.fr):5")
        try await expect((Self.english.replacing("There are 3 doors.", with: torn), Self.french), at: "\(Self.en):5")
    }
}
