import Testing

@testable import AccordKit

@Suite("A new language")
struct NewLocaleTests {
    @Test("a new language changes site.yml by its own line, and the site is still a site")
    func newLocale() async throws {
        try await withSmallSite { site in
            let before = SmallSite.files["site.yml"] ?? ""
            let report = try await TranslatedSite.open(site.root).addLocale("de", name: "Deutsch", fallbacks: ["en"])
            let after = String(decoding: try readFile("\(site.root)/site.yml", limit: 10_000), as: UTF8.self)
            #expect(after == before.replacing("fallback: [en]}", with: "fallback: [en]}\n  - {tag: de, name: Deutsch, fallback: [en], preparing: true}"))
            #expect(
                report.written == [
                    "Content/keys/link/de.lock.jsonl", "Content/keys/tools/de.lock.jsonl", "Templates/strings/de.yml", "site.yml",
                ])
            #expect(report.text().contains(".gitattributes") && report.text().contains("  *.lock.jsonl merge=accord\n"))
            #expect(report.text().contains("company: company") && report.text().contains("control keys.link: Link"))
            #expect(report.text().contains("  locales: de\n"))
            let product = report.text().split(separator: "\n").filter { $0.hasPrefix("  capability ") }
            #expect(product.contains { $0.contains(", task: ") } && product.contains { $0.contains(", note: ") }, "\(product)")
            let checked = try await site.check()
            #expect(checked.findings.map(\.code) == [.localeInPreparation])
            #expect(checked.setAside.contains { $0.code == .noLabel } && checked.setAside.allSatisfy { $0.locale == "de" })
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["de"])).status()
            #expect(status.pages.allSatisfy { $0.file == nil && $0.tally.new == $0.tally.all })
        }
    }

    @Test("a new language has a name")
    func namelessLocale() async throws {
        try await withSmallSite { site in
            await #expect(throws: ConfigurationError.self) {
                try await TranslatedSite.open(site.root).addLocale("de", name: " ", fallbacks: ["en"])
            }
            let after = String(decoding: try readFile("\(site.root)/site.yml", limit: 10_000), as: UTF8.self)
            #expect(after == SmallSite.files["site.yml"])
        }
    }

    @Test("a new language stands beside the others also where one has a list inside its entry")
    func newLocaleBehindList() async throws {
        let before = (SmallSite.files["site.yml"] ?? "")
            .replacing("  - {tag: en-GB, name: English (United Kingdom), fallback: [en]}", with: "  - tag: en-GB\n    name: English (United Kingdom)\n    fallback:\n      - en")
        try await withSmallSite(["site.yml": before]) { site in
            _ = try await TranslatedSite.open(site.root).addLocale("de", name: "Deutsch", fallbacks: ["en"])
            let after = String(decoding: try readFile("\(site.root)/site.yml", limit: 10_000), as: UTF8.self)
            #expect(after.contains("      - en\n  - {tag: de, name: Deutsch, fallback: [en], preparing: true}"))
        }
    }

    @Test("a region borrows from its language, and has its words")
    func newRegion() async throws {
        try await withSmallSite { site in
            let translated = try await TranslatedSite.open(site.root)
            #expect(translated.fallbacks(forNew: "fr-BE") == ["fr", "en"])
            #expect(translated.fallbacks(forNew: "en-AU") == ["en"] && translated.fallbacks(forNew: "de-AT") == ["en"])
            let report = try translated.addLocale("fr-BE", name: "Français (Belgique)", fallbacks: ["fr", "en"])
            #expect(!report.written.contains { $0.contains("strings") })
            #expect(!report.text().contains("  keys/link: "), "\(report.text())")
            #expect(try await site.check().findings == [])
        }
    }
}
