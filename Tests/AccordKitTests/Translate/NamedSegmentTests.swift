import Diagnostics
import Testing

@testable import AccordKit

@Suite("Segments that a review names, and those that it takes with their page")
struct NamedSegmentTests {
    private static let en = "Content/keys/tools/en.md"
    private static let fr = "Content/keys/tools/fr.md"
    private static let english = """
        ---
        title: Which tools
        ---

        There are 3 doors behind the house.

        Open the [Menu](ui:home.menu) and then look for the name of your key.

        All is well with this one.

        """
    private static let french = """
        ---
        title: Quels outils
        ---

        There are 3 doors behind the house.

        Ouvrez le [Menu](ui:home.menu) and then look for the name of your key.

        Tout va bien avec celui-ci.

        """
    private static let when = "2026-11-24T09:30:00Z"

    private func record(_ site: SmallSite, _ verdict: Review.Verdict, _ scopes: [TranslatedSite.Scope]) async throws -> TranslatedSite.Outcome {
        let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
        return try await translated.record(Review(verdict, by: "Ana", on: Self.when), on: Self.when, scopes)
    }

    /// The units of the French page by what their sources say first.
    private func units(_ site: SmallSite) async throws -> [String: TranslationUnit] {
        let pages = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/tools"])).status().pages
        return Dictionary(uniqueKeysWithValues: pages.flatMap(\.translation.units).map { (String($0.source.text.plainText.prefix(9)), $0) })
    }

    private func withPages(_ english: String = english, _ french: String = french, _ body: (SmallSite) async throws -> Void) async throws {
        try await withSmallSite([Self.en: english, Self.fr: french], body)
    }

    /// What was accepted as it is: an export went out, and came back as the source reads.
    private func withReturnedCopies(_ body: (SmallSite, [String: TranslationUnit]) async throws -> Void) async throws {
        try await withPages { site in
            for unit in try await units(site).values { _ = try await record(site, .accept, [.segment(article: "keys/tools", id: unit.id)]) }
            _ = try await record(site, .reopen, [.page("keys/tools")])
            try await body(site, units(site))
        }
    }

    @Test("a page-wide approval leaves what is still in the source's language, in whole or in part, and names it")
    func page() async throws {
        for scope in [TranslatedSite.Scope.page("keys/tools"), .page(Self.fr)] {
            try await withReturnedCopies { site, units in
                let (copy, half) = try (#require(units["There are"]), #require(units["Open the "]))
                let outcome = try await record(site, .approve, [scope])
                #expect(outcome.foreign.map(\.id) == [copy.id, half.id] && outcome.changed == 2)
                #expect(outcome.findings.map { "\($0.severity) \($0.code.rawValue) \($0.location.start.line)" } == ["warning TRN027 5", "warning TRN014 7"])
                #expect(outcome.findings.first?.message.contains("keys/tools#\(copy.id) is not approved: ") == true)
                #expect(outcome.findings.last?.message.hasSuffix("name it by itself where it is meant so: keys/tools#\(half.id).") == true)
                #expect(outcome.findings.allSatisfy { $0.untoldInFrench == nil })
                let after = try await self.units(site)
                #expect(after["There are"]?.state == .needsReview && after["Open the "]?.state == .needsReview && after["All is we"]?.state == .approved)
            }
        }
    }

    @Test("what files name is left in the same way, and what a person names is approved")
    func returned() async throws {
        try await withReturnedCopies { site, units in
            let copy = try #require(units["There are"])
            let name = TranslatedSite.SegmentName(article: "keys/tools", locale: "fr", id: copy.id)
            let outcome = try await record(site, .approve, [.returned([name])])
            #expect(outcome.foreign == [name] && outcome.changed == 0)
            #expect(try await self.units(site)["There are"]?.state == .needsReview)
            let named = try await record(site, .approve, [.segment(article: "keys/tools", id: copy.id)])
            #expect(named.foreign.isEmpty && named.changed == 1 && named.findings.isEmpty)
            #expect(try await self.units(site)["There are"]?.state == .approved)
            // What is approved already is not asked about again.
            #expect(try await record(site, .approve, [.page("keys/tools")]).foreign.count == 1)
        }
    }

    @Test("a text that is to be reviewed and reads as its source does is left, also where it is one word that no check knows")
    func word() async throws {
        let (english, french) = (Self.english.replacing("title: Which tools", with: "title: Keys"), Self.french.replacing("title: Quels outils", with: "title: Keys"))
        try await withPages(english, french) { site in
            _ = try await record(site, .accept, [.segment(article: "keys/tools", id: "title")])
            _ = try await record(site, .reopen, [.segment(article: "keys/tools", id: "title")])
            let outcome = try await record(site, .approve, [.all])
            #expect(outcome.findings.contains { $0.message.contains("keys/tools#title is not approved: it reads as its source does") })
            #expect(outcome.findings.allSatisfy { $0.untoldInFrench == nil })
        }
    }

    @Test(
        "of a segment that is named and gone from the source, or has no translation, it is an error that nothing is recorded",
        arguments: [Review.Verdict.accept, .approve, .reopen])
    func nothing(_ verdict: Review.Verdict) async throws {
        try await withReturnedCopies { site, units in
            let gone = try #require(units["All is we"])
            try site.write(Self.en, Self.english.replacing("All is well with this one.", with: "- A first point.\n- A second point."))
            let removed = try await record(site, verdict, [.segment(article: "keys/tools", id: gone.id)])
            #expect(removed.changed == 0)
            #expect(
                removed.findings.map(\.message) == [
                    "A review is about what the source says: it no longer says \"All is well with this one.\" (keys/tools#\(gone.id)). "
                        + "Take it out."
                ])
            let new = try #require(try await self.units(site)["A first p"])
            let missing = try await record(site, verdict, [.segment(article: "keys/tools", id: new.id)])
            #expect(missing.changed == 0 && missing.untranslated == 0)
            #expect(
                missing.findings.map(\.message) == [
                    "A review is about a translation that is there: nobody has translated \"A first point.\" (keys/tools#\(new.id)). Translate it first."
                ])
            for finding in removed.findings + missing.findings { #expect(finding.severity == .error && finding.untoldInFrench == nil) }
        }
    }

    @Test("where another locale has a translation of what is named, the one that lacks it is a warning")
    func otherLocale() async throws {
        let german = Self.english.replacing("All is well with this one.\n", with: "")
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: de, name: Deutsch, preparing: true}\n"
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "Content/keys/tools/de.md": german, "site.yml": configuration]) { site in
            let unit = try #require(try await units(site)["All is we"])
            let outcome = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: Self.when), on: Self.when, [.segment(article: "keys/tools", id: unit.id)])
            #expect(outcome.changed == 1)
            #expect(outcome.findings.map { "\($0.severity) \($0.locale ?? "")" } == ["warning de"])
        }
    }

    @Test(
        "a page or segment is named by its article, with or without the folder and the file",
        arguments: [
            ("keys/link", TranslatedSite.Scope.page("keys/link")), ("keys/link/", .page("keys/link")), ("Content/keys/link", .page("keys/link")),
            ("Content/keys/link/fr.md", .page("Content/keys/link/fr.md")), ("keys/link#title", .segment(article: "keys/link", id: "title")),
            ("site/Content/keys/link/fr.md#title", .segments([.init(article: "keys/link", locale: "fr", id: "title")])),
        ])
    func scopes(_ argument: String, _ scope: TranslatedSite.Scope) { #expect(TranslatedSite.Scope(argument) == scope) }
}
