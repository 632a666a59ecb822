import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

@Suite("Prose besides the pages' own")
struct ProseOfTheSiteTests {
    private static let french: Set<Code> = [
        .wrongSpace, .unusualSpace, .straightApostrophe, .straightQuotes, .unaccentedCapital, .ordinal, .numberFormat, .ellipsis, .spelling,
        .doubledWord, .unbalanced,
    ]

    @Test(
        "titles in site.yml and section.yml and the words of the layouts are checked and mended as pages are",
        arguments: [
            ("Content/keys/section.yml", "title: {en: Keys, fr: \"L'aide : quoi ?\"}\n", "title: {en: Keys, fr: \"L’aide⍽: quoi⎵?\"}\n"),
            ("Content/keys/section.yml", "title:\n  en: Keys\n  fr: Etats d'une clé\n", "title:\n  en: Keys\n  fr: États d’une clé\n"),
            ("Content/keys/section.yml", "title: {en: Keys, fr: 'L''aide', en-GB: 'Color, it''s'}\n", "title: {en: Keys, fr: 'L’aide', en-GB: 'Colour, it''s'}\n"),
            ("Templates/strings/fr.yml", "edit: \"Modifier l'article\"\n", "edit: \"Modifier l’article\"\n"),
            ("Templates/strings/fr.yml", "table: L'Ecran {number} ?\n", "table: L’Écran {number}⎵?\n"),
        ])
    func yaml(_ path: String, _ text: String, _ expected: String) async throws {
        try await withSmallSite([path: text]) { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let findings = await workspace.check().findings.filter { Self.french.contains($0.code) }
            #expect(findings.allSatisfy { $0.location.path == path && $0.location.start.line > 0 })
            #expect(try workspace.applyFixes(findings) == findings.count)
            let mended = try String(contentsOfFile: "\(site.root)/\(path)", encoding: .utf8)
            #expect(mended == expected.replacing("⍽", with: "\u{A0}").replacing("⎵", with: "\u{202F}"))
            let again = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).check()
            #expect(again.findings.filter { Self.french.contains($0.code) } == [])
        }
    }

    @Test("the title of the site is checked, and the forms of a plural are left alone")
    func siteTitle() async throws {
        let site = SmallSite.files["site.yml"]?.replacing("fr: Aide", with: "fr: \"L'aide\"")
        let strings = "all-articles: \"{count, plural, one {L'article : #} many {#} other {#}}\"\n"
        try await withSmallSite(["site.yml": site, "Templates/strings/fr.yml": strings]) { site in
            let findings = try await site.check().findings.filter { Self.french.contains($0.code) }
            #expect(findings.map { "\($0.headline)" } == ["site.yml:1:25 TRN003 warning fr"])
        }
    }

    @Test(
        "the text of a state and the titles of links and images are the author's words",
        arguments: [
            ("La clé [n'est pas liée !](state:key=unlinked) ici.", "La clé [n’est pas liée⎵!](state:key=unlinked) ici."),
            ("Le [Menu](ui:home.menu), la [2ème](https://e.fr/a \"L'eau : quoi ?\").", "Le [Menu](ui:home.menu), la [2e](https://e.fr/a \"L’eau⍽: quoi⎵?\")."),
            ("![Un](x.png 'Ecran de \"menu\"')", "![Un](x.png 'Écran de «⍽menu⍽»')"),
        ])
    func authorsWords(_ text: String, _ expected: String) async throws { #expect(try await MendedProse().fixed(text, "fr").text == expected) }

    @Test("the title of a reference is mended where it is defined, and told there once")
    func definedTitles() async throws {
        let prose = try await MendedProse()
        let text = "Voir [ici][a] et [là][a].\n\n[a]: https://e.org/l'a \"L'appli ?\""
        #expect(prose.fixed(text, "fr").text == "Voir [ici][a] et [là][a].\n\n[a]: https://e.org/l'a \"L’appli⎵?\"")
        let page = "---\ntitle: x\n---\n\n\(text)\n"
        let found = prose.findings(in: SourceFile(path: "fr.md", bytes: Array(page.utf8)), "fr")
        #expect(Set(found.map(\.location.start.line)) == [7] && !found.contains { $0.location.range.isEmpty })
    }

    @Test("the labels of claims stay as the product has them")
    func labels() async throws {
        let text = "Le [L'etat : 2ème](ui:home.menu) ici."
        #expect(try await MendedProse().fixed(text, "fr").text == text)
    }

    @Test("the French guides of this project pass its own checks", arguments: ["traduire", "rediger", "importer"])
    func guides(_ name: String) async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../docs/fr")
        let bytes = Array(try Data(contentsOf: folder.appending(path: "\(name).md")))
        let findings = try await MendedProse().findings(in: SourceFile(path: "docs/fr/\(name).md", bytes: bytes), "fr")
        #expect(findings.filter { Self.french.contains($0.code) }.map { "\($0.headline) \($0.message)" } == [])
    }
}
