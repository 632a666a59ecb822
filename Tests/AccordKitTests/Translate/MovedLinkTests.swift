import Diagnostics
import Testing

@testable import AccordKit

@Suite("Links that the source leads elsewhere")
struct MovedLinkTests {
    @Test(
        "follow in the translation by a fix, which takes no approval back",
        arguments: [("../tools/en.md#which", "../tools/en.md", "../tools/fr.md"), ("../tools/en.md#which", "../link/en.md", "../link/fr.md")])
    func follow(old: String, new: String, french: String) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing(old, with: new))
            let workspace = try await site.workspace()
            let findings = await workspace.check().findings.filter { $0.code == .linksDiffer }
            #expect(findings.map(\.location.path) == [ExchangeSite.fr])
            #expect(findings.first?.message.hasSuffix("Write “\(french)”.") == true, "\(findings.map(\.message))")
            #expect(try workspace.applyFixes(findings) == 1)
            let page = try readFile("\(site.root)/\(ExchangeSite.fr)", limit: 1 << 20)
            let expected = ExchangeSite.translation.replacing("../tools/fr.md#which", with: french)
            #expect(String(decoding: page, as: UTF8.self) == expected)
            let after = try await site.workspace()
            #expect(await after.check().findings.filter { $0.code == .linksDiffer } == [])
            let article = try #require(after.map.site.articles.first { $0.id == "keys/rich" })
            #expect(Set(units(of: article, locale: "fr", source: "en", product: after.product).map(\.state)) == [.translated])
        }
    }

    @Test("that came is told as work until the translation has it, and as what to write where somebody takes that for done")
    func came() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The [end](../link/en.md)."))
            let check = try await site.workspace().check().findings
            #expect(check.filter { [.staleSegment, .linksDiffer].contains($0.code) }.map(\.code) == [.staleSegment])
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
            let status = await translated.status()
            let unit = try #require(status.pages.flatMap(\.translation.units).first { $0.reason == .text })
            let outcome = try await translated.record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.segment(article: "keys/rich", id: unit.id)])
            #expect(outcome.findings.map(\.code) == [.linksDiffer])
            #expect(outcome.findings.first?.message.contains("the translation lacks “../link/fr.md”") == true)
            let translation = ExchangeSite.translation.replacing("Fin.", with: "[Fin](../link/fr.md).")
            try #require(translation != ExchangeSite.translation)
            try site.write(ExchangeSite.fr, translation)
            #expect(try await site.workspace().check().findings.filter { $0.code == .linksDiffer } == [])
        }
    }

    @Test("so does an image, inside a paragraph and alone in one, where the source has exchanged it")
    func images() async throws {
        let alone = "\n![A door](images/door.png)\n"
        var files = ExchangeSite.files(ExchangeSite.source + alone, ExchangeSite.translation + alone)
        for name in ["ring", "door", "rings", "gate"] { files["Content/keys/rich/images/\(name).png"] = "" }
        try await withSmallSite(files) { site in
            try await site.accept()
            let source = (ExchangeSite.source + alone).replacing("ring.png", with: "rings.png").replacing("door.png", with: "gate.png")
            try site.write(ExchangeSite.en, source)
            let workspace = try await site.workspace()
            let findings = await workspace.check().findings.filter { [.codeDiffers, .staleSegment, .untranslatedSegment].contains($0.code) }
            #expect(findings.map(\.code) == [.codeDiffers, .codeDiffers])
            #expect(findings.last?.message.hasSuffix("still “images/door.png”. Write “images/gate.png”.") == true, "\(findings.map(\.message))")
            #expect(try workspace.applyFixes(findings) == 2)
            let after = try await site.workspace()
            #expect(await after.check().findings.filter { [.codeDiffers, .noImage].contains($0.code) } == [])
            let article = try #require(after.map.site.articles.first { $0.id == "keys/rich" })
            #expect(Set(units(of: article, locale: "fr", source: "en", product: after.product).map(\.state)) == [.translated])
        }
    }

    @Test("a claim by a former id of the product is the same claim, in the source and in the translation")
    func aliases() async throws {
        let model = (SmallSite.files["Content/capabilities.json"] ?? "").replacing("\"menu.settings\":", with: "\"menu.options\":")
            .replacing("\"aliases\": {", with: "\"aliases\": {\"menu.settings\": \"menu.options\", ")
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write("Content/capabilities.json", model)
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("ui:menu.settings", with: "ui:menu.options"))
            let workspace = try await site.workspace()
            let article = try #require(workspace.map.site.articles.first { $0.id == "keys/rich" })
            let found = units(of: article, locale: "fr", source: "en", product: workspace.product)
            #expect(Set(found.map(\.state)) == [.translated])
            #expect(found.compactMap(\.carried) == [.claim])
            #expect(await workspace.check().findings.filter { [.staleSegment, .unreviewedSegment, .claimMoved].contains($0.code) } == [])
        }
    }
}

@Suite("Marks that the source has changed since")
struct MovedMarkTests {
    private func found(_ site: SmallSite) async throws -> [Diagnostic] {
        try await site.workspace().check().findings.filter { $0.code == .marksLost }
    }

    @Test("are told until somebody says that the translation does without them", arguments: [nil, Review.Verdict.accept, .approve])
    func added(verdict: Review.Verdict?) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The **end**."))
            #expect(try await found(site).count == 1)
            let workspace = try await site.workspace()
            let article = try #require(workspace.map.site.articles.first { $0.id == "keys/rich" })
            let translation = try #require(Translation(of: article, locale: "fr", source: "en", product: workspace.product))
            let lock = translation.lock(after: verdict.map { Review($0, by: "Zoé", on: "2026-11-02T00:00:00Z") }, on: "2026-11-02T00:00:00Z")
            try site.write("Content/keys/rich/fr.lock.jsonl", lock.bytes)
            #expect(try await found(site).count == (verdict == nil ? 1 : 0))
        }
    }

    @Test("are told where the translation has lost them and its source has them still")
    func lost() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("**appuyez**", with: "appuyez"))
            #expect(try await found(site).count == 1)
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("**press**", with: "press"))
            #expect(try await found(site) == [])
        }
    }
}
