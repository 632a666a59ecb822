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
        let returned = translated.returned(in: files, includesUnfinished: unfinished)
        let units = await translated.status().pages.flatMap(\.translation.units)
        let names = units.filter { unit in
            returned.names.contains(.init(article: unit.article, locale: unit.locale, id: unit.id))
        }
        return (returned, Set(names.compactMap { $0.target?.text.plainText }))
    }

    @Test("is about what came in and still reads so", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func same(_ format: ExchangeFormat) async throws {
        try await imported(format) { site, files in
            let (result, texts) = try await returned(site, files)
            #expect(texts.isSuperset(of: ["C’est fini.", "Objet", "Outil"]))
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
            #expect(result.outdated == 1)
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
            #expect(result.unfinished == 1 && result.empty == 1)
            #expect(try await returned(site, files, unfinished: true).1.contains("Clés\u{A0}: toutes"))
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
