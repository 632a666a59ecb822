import Diagnostics
import Testing

@testable import AccordKit

@Suite("Translations that come back again")
struct ReimportTests {
    private static let last = ">Fin.<"

    private func record(_ verdict: Review.Verdict, _ site: SmallSite, by: String) async throws {
        let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
        _ = try await translated.record(Review(verdict, by: by, on: "2026-11-25T00:00:00Z"), on: "2026-11-25T00:00:00Z", [.all])
    }

    /// A translator's text came in, and a reviewer edited and approved it since.
    private func withReviewedSite(_ body: (SmallSite) async throws -> Void) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try await site.importing(site.export(.xliff).edited([Self.last: ">C’est fini.<"])).write(to: site.root)
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "Voilà la fin."))
            try await record(.approve, site, by: "Zoé")
            try await body(site)
        }
    }

    @Test(
        "a text that was refused for one written by hand is refused in a new export, too, where its source has changed",
        arguments: [ExchangeFormat.xliff, .xliff1, .po])
    func refusedBefore(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The very end."))
            let first = try await site.export(format).edited(["Fin.": "Tout est fini."])
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "C’est la fin."))
            let refused = try await site.importing(first)
            #expect(refused.findings.map(\.code) == [.translationConflict], "\(refused.findings.map(\.message))")
            try refused.write(to: site.root)
            let again = try await site.importing(site.export(format).edited(["C’est la fin.": "Tout est fini."]))
            #expect(again.findings.map(\.code) == [.translationConflict] && again.changes.isEmpty, "\(again.findings.map(\.message))")
        }
    }

    @Test("a text that was refused for one written by hand is refused in a new export, too, where nothing was recorded of it")
    func refusedUnrecorded() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source + "\nOne more thing to know.\n")
            let id = "msgid \"One more thing to know.\"\nmsgstr "
            let first = try await site.export(.po).edited([id + "\"\"": id + "\"Encore une chose.\""])
            try site.write(ExchangeSite.fr, ExchangeSite.translation + "\nUne dernière chose.\n")
            let refused = try await site.importing(first)
            #expect(refused.findings.map(\.code) == [.translationConflict], "\(refused.findings.map(\.message))")
            try refused.write(to: site.root)
            let again = try await site.importing(site.export(.po).edited(["Une dernière chose.": "Encore une chose."]))
            #expect(again.findings.map(\.code) == [.translationConflict] && again.changes.isEmpty, "\(again.findings.map(\.message))")
        }
    }

    @Test(
        "an older text in a new export is no edit of what came after it",
        arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx], ["C’est fini.", "Fin."])
    func older(_ format: ExchangeFormat, _ text: String) async throws {
        try await withReviewedSite { site in
            let result = try await site.importing(site.export(format).edited(["Voilà la fin.": text]))
            #expect(result.files.isEmpty)
            #expect(result.findings.map(\.code) == [.translationConflict])
            #expect(result.findings.first?.message.contains("\"Voilà la fin.\" there, and \"\(text)\" in the file is known from before") == true)
            // What the page never had is an edit, and the approval that it takes is told.
            let edit = try await site.importing(site.export(format).edited(["Voilà la fin.": "Et voilà."]))
            #expect(edit.findings.map(\.severity) == [.note] && edit.changes.map(\.text) == ["Et voilà."])
            #expect(edit.findings.first?.message.contains("was approved by Zoé as \"Voilà la fin.\", and now reads \"Et voilà.\"") == true)
        }
    }

    @Test("a text that the page decided against is no new work in the next export, where a tool brings it back", arguments: [ExchangeFormat.xliff, .po])
    func settled(_ format: ExchangeFormat) async throws {
        try await withReviewedSite { site in
            let old = try await site.export(format).edited(["Voilà la fin.": "Terminé."])
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "La fin."))
            try await record(.accept, site, by: "Zoé")
            let refused = try await site.importing(old)
            #expect(refused.findings.map(\.code) == [.translationConflict])
            #expect(refused.files.map(\.path) == ["Content/keys/rich/fr.lock.jsonl"])
            try refused.write(to: site.root)
            let again = try await site.importing(site.export(format).edited(["La fin.": "Terminé."]))
            #expect(again.findings.map(\.code) == [.translationConflict] && again.changes.isEmpty)
        }
    }

    @Test("spaces and apostrophes that were put right in the page are no edit of it", arguments: [ExchangeFormat.xliff, .po])
    func typography(_ format: ExchangeFormat) async throws {
        try await withReviewedSite { site in
            let file = try await site.export(format).edited(["Voilà la fin.": "Voilà l'arrivée : fini."])
            try await site.importing(file).write(to: site.root)
            let page = String(decoding: try readFile("\(site.root)/\(ExchangeSite.fr)", limit: 1 << 20), as: UTF8.self)
            try site.write(ExchangeSite.fr, page.replacing("l'arrivée : fini", with: "l’arrivée\u{A0}: fini"))
            try await record(.accept, site, by: "Zoé")
            let again = try await site.importing(file)
            #expect(again.findings.map(\.message) == [] && again.changes.isEmpty)
        }
    }

    @Test("a text that differs in spaces and apostrophes alone is approved where the file says so, and stays as the page has it")
    func approvedTypography() async throws {
        try await withReviewedSite { site in
            let file = try await site.export(.xliff).edited(["Voilà la fin.": "Voilà l'arrivée : fini."])
            try await site.importing(file).write(to: site.root)
            let page = String(decoding: try readFile("\(site.root)/\(ExchangeSite.fr)", limit: 1 << 20), as: UTF8.self)
            try site.write(ExchangeSite.fr, page.replacing("l'arrivée : fini", with: "l’arrivée\u{A0}: fini"))
            try await record(.accept, site, by: "Zoé")
            let approved = try await site.importing(file.edited(["type=\"status\">approved": "type=\"verdict\">approved"]))
            #expect(approved.findings.map(\.message) == [] && approved.files.map(\.path) == ["Content/keys/rich/fr.lock.jsonl"])
            try approved.write(to: site.root)
            let units = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).status().pages.flatMap(\.translation.units)
            #expect(units.filter { $0.target?.text.plainText.contains("arrivée") ?? false }.map(\.state) == [.approved])
        }
    }

    @Test("an export that nobody touched brings back nothing, whatever the page had before")
    func untouched() async throws {
        try await withReviewedSite { site in
            let export = try await site.export(.xliff).edited([:])
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "La fin."))
            try await record(.approve, site, by: "Zoé")
            let result = try await site.importing(export)
            #expect(result.findings.map(\.message) == [] && result.files.isEmpty)
        }
    }

    @Test("an old translation is right again where the source has changed and somebody calls it finished")
    func stale() async throws {
        try await withReviewedSite { site in
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "This is the end."))
            let finished = try await site.importing(
                site.export(.xliff).edited(["Voilà la fin.": "C’est fini.", "state=\"initial\" subState=\"accord:stale-text\"": "state=\"translated\""]))
            #expect(finished.findings.map(\.message) == [] && finished.changes.map(\.text) == ["C’est fini."])
            let fuzzy = try await site.importing(site.export(.po).edited(["Voilà la fin.": "C’est fini."]))
            #expect(fuzzy.findings.map(\.code) == [.translationConflict])
        }
    }

    // MARK: The same file once more

    private static let finished = ExchangeOptions(by: "Zoé", on: "2026-11-26T00:00:00Z")

    @Test(
        "who brought in a text mends it in the same file, and somebody else does not write over it",
        arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func corrected(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let export = try await site.export(format)
            try await site.importing(export.edited(["Fin.": "Presque fini."])).write(to: site.root)
            let stranger = try await site.importing(export.edited(["Fin.": "C’est tout."]), options: Self.finished)
            #expect(stranger.findings.map(\.code) == [.translationConflict] && stranger.changes.isEmpty)
            try stranger.write(to: site.root)
            // What somebody else tried in vain stands against nothing.
            let mended = try await site.importing(export.edited(["Fin.": "C’est tout."]))
            #expect(mended.changes.map(\.text) == ["C’est tout."] && mended.refused == 0)
            #expect(mended.findings.map(\.severity) == [.note])
            #expect(mended.findings[0].message.contains("read \"Presque fini.\", and now reads \"C’est tout.\""))
            try mended.write(to: site.root)
            let again = try await site.importing(export.edited(["Fin.": "Fini !"]))
            #expect(again.changes.map(\.text) == ["Fini !"])
            // A colleague agrees: from then on it takes more than the same file.
            try await record(.accept, site, by: "Zoé")
            let late = try await site.importing(export.edited(["Fin.": "La fin."]))
            #expect(late.findings.map(\.severity) == [.error] && late.changes.isEmpty)
        }
    }

    @Test("a text that somebody edited, accepted or approved since is not mended by the file that brought in the one before")
    func decidedSince() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let export = try await site.export(.xliff)
            try await site.importing(export.edited([Self.last: ">Presque fini.<"])).write(to: site.root)
            let page = String(decoding: try readFile("\(site.root)/\(ExchangeSite.fr)", limit: 1 << 20), as: UTF8.self)
            try site.write(ExchangeSite.fr, page.replacing("Presque fini.", with: "Bientôt fini."))
            let edited = try await site.importing(export.edited([Self.last: ">C’est fini.<"]))
            #expect(edited.findings.map(\.severity) == [.error] && edited.changes.isEmpty)
            try await record(.accept, site, by: "Camille")
            let accepted = try await site.importing(export.edited([Self.last: ">C’est fini.<"]))
            #expect(accepted.findings.map(\.severity) == [.error] && accepted.changes.isEmpty)
        }
    }

    // MARK: What msgmerge guessed

    @Test("what msgmerge took from another entry is no translation, with its context or without", arguments: [true, false])
    func guesses(_ isNamed: Bool) async throws {
        let source = ExchangeSite.source.replacing("The end.", with: "The end.\n\nThe ends.")
        try await withSmallSite(ExchangeSite.files(source)) { site in
            try await site.accept()
            let previous = isNamed ? "#| msgctxt \"b5\"\n#| msgid \"The end.\"\n" : ""
            let files = try await site.export(.po).edited(["msgid \"The ends.\"\nmsgstr \"\"": "msgid \"The ends.\"\nmsgstr \"Fin.\""]).map {
                file -> (path: String, bytes: [UInt8]) in
                var lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                guard let place = lines.firstIndex(of: "msgid \"The ends.\"") else { return file }
                lines[place - 1] = "#, fuzzy\n" + previous + lines[place - 1]
                return (file.path, [UInt8](lines.joined(separator: "\n").utf8))
            }
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [] && result.changes.isEmpty && result.empty == 1)
        }
    }

    @Test("what two branches had of a translation is remembered in both, and a lock remembers the latest")
    func merged() throws {
        func record(_ target: String, earlier: [String] = []) -> Lock.Record {
            Lock.Record(
                id: "a", base: "Text.", targets: [TargetDigest(SegmentText(plain: target))], state: .approved, on: "2026-11-0\(target.count)T00:00:00Z",
                earlier: earlier.map { TargetDigest(SegmentText(plain: $0)) })
        }
        let merged = Lock.merging(
            Lock(records: [record("x")]), Lock(records: [record("yy", earlier: ["x"])]), Lock(records: [record("zzz", earlier: ["w", "x"])]))
        #expect(merged.records[0].targets == [TargetDigest(SegmentText(plain: "yy"))])
        #expect(Set(merged.records[0].earlier) == Set(["w", "x", "zzz"].map { TargetDigest(SegmentText(plain: $0)) }))
        let digests = (1...12).map { TargetDigest(SegmentText(plain: "\($0)")) }
        let last = digests.reduce(Lock.Record(id: "a", base: "b", targets: [digests[0]], state: .translated)) { record, digest in
            var next = record
            next.earlier = record.earlier(than: [digest])
            next.targets = [digest]
            return next
        }
        #expect(last.earlier == Array(digests[3...10]))
    }
}
