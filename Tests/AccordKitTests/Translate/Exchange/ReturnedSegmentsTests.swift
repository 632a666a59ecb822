import Diagnostics
import Testing

@testable import AccordKit

@Suite("A review of an import")
struct ReturnedSegmentsTests {
    private typealias Files = [(path: String, bytes: [UInt8])]

    /// A site into which a file was imported that changes two texts of the article, and that file.
    private func imported(_ format: ExchangeFormat, _ body: (SmallSite, Files) async throws -> Void) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).filter { !$0.path.hasPrefix("keys/link") && !$0.path.hasPrefix("keys/tools") }
                .edited(["Fin.": "C’est fini.", "Élément": "Objet"])
            try await site.importing(files).write(to: site.root)
            try await body(site, files)
        }
    }

    private func returned(_ site: SmallSite, _ files: Files, unfinished: Bool = false) async throws -> (ReturnedSegments, Set<String>) {
        let translated = try await TranslatedSite.open(site.root)
        let returned = translated.returned(in: files, includesAll: unfinished)
        let units = await translated.status().pages.flatMap(\.translation.units)
        let names = units.filter { unit in
            returned.names.contains(.init(article: unit.article, locale: unit.locale, id: unit.id))
        }
        return (returned, Set(names.compactMap { $0.target?.text.plainText }))
    }

    @Test("is about what files bring and still reads so, not about what nobody touched in them", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func same(_ format: ExchangeFormat) async throws {
        try await imported(format) { site, files in
            let (result, texts) = try await returned(site, files)
            #expect(texts == ["C’est fini.", "Objet"])
            #expect(result.untouched.count > 5 && result.names.isDisjoint(with: result.untouched))
            #expect(result.findings.map(\.message) == [])
            let when = "2026-11-25T10:00:00Z"
            let translated = try await TranslatedSite.open(site.root)
            _ = try await translated.record(Review(.approve, by: "Zoé", on: when), on: when, [.segments(result.names)])
            let pages = try await TranslatedSite.open(site.root).status().pages
            let approved = pages.flatMap(\.translation.units).filter { $0.by == "Zoé" && $0.state == .approved }
            #expect(approved.count == result.names.count)
            #expect(approved.allSatisfy { $0.locale == "fr" })
        }
    }

    @Test("names what was edited since, and what has another source since, with the line of the file")
    func edited() async throws {
        try await imported(.po) { site, files in
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("| Tool | Item |", with: "| Tools | Items |"))
            try site.write(
                ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "C’est la fin.").replacing("Élément", with: "Objet"))
            let (result, texts) = try await returned(site, files)
            #expect(!texts.contains("Objet") && !texts.contains("Outil") && !texts.contains("C’est la fin."))
            // The other cell came back as it went out.
            #expect(result.outdated.count == 1)
            #expect(result.findings.map(\.code) == [.sourceDrifted, .translationConflict])
            #expect(result.findings.allSatisfy { $0.severity == .warning && $0.location.start.line > 1 })
            #expect(result.findings.last?.message.contains("now reads \"C’est la fin.\"") == true)
        }
    }

    @Test("is not about what the file calls unfinished, unless it asks for another look, nor about what came in empty")
    func unfinished() async throws {
        try await imported(.po) { site, files in
            let files = files.edited(["#, no-wrap\nmsgctxt \"title\"": "#, fuzzy, no-wrap\nmsgctxt \"title\"", "msgstr \"Outil\"": "msgstr \"\""])
            let (result, texts) = try await returned(site, files)
            #expect(!texts.contains("Clés\u{A0}: toutes") && !texts.contains("Outil") && texts.contains("Objet"))
            #expect(result.unfinished.map(\.id) == ["title"] && result.empty.count == 1)
            #expect(try await returned(site, files, unfinished: true).1.contains("Clés\u{A0}: toutes"))
        }
    }

    @Test("is about what a file confirms without another text: finished where the export asked for a look, or reviewed", arguments: [ExchangeFormat.xliff, .xliff1, .po])
    func confirmed(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let translated = try await TranslatedSite.open(site.root)
            let when = "2026-11-25T10:00:00Z"
            _ = try await translated.record(Review(.reopen, by: "Zoé", on: when), on: when, [.segment(article: "keys/rich", id: "title")])
            let files = try await site.export(format).filter { !$0.path.hasPrefix("keys/link") && !$0.path.hasPrefix("keys/tools") }.edited([:])
            func names(_ files: Files) async throws -> [String] { try await returned(site, files).0.names.filter { $0.article == "keys/rich" }.map(\.id) }
            #expect(try await names(files) == [])
            let confirmed = files.edited([
                "state=\"translated\" subState=\"accord:needs-review\"": "state=\"translated\"", "needs-review-translation": "translated",
                "#, fuzzy, no-wrap\nmsgctxt \"title\"": "#, no-wrap\nmsgctxt \"title\"",
            ])
            #expect(try await names(confirmed) == ["title"])
            guard format != .po else { return }
            let reviewed = files.edited(["state=\"translated\" subState=\"accord:translated\"": "state=\"final\"", "<target state=\"translated\"": "<target state=\"final\""])
            #expect(try await returned(site, reviewed).1.isSuperset(of: ["Fin.", "Outil"]))
        }
    }

    @Test("is about nothing where two files disagree, and tells of a file that is none")
    func disagreement() async throws {
        try await imported(.xliff) { site, files in
            let other = files.edited(["C’est fini.": "Terminé."])
            let (result, texts) = try await returned(site, files + other + [("x.xlf", Array("<html/>".utf8))])
            #expect(texts.contains("Objet") && !texts.contains("C’est fini."))
            #expect(Set(result.findings.map(\.code)) == [.translationConflict, .unknownExchangeFile])
        }
    }
}
