import Diagnostics
import Testing

@testable import AccordKit

@Suite("Import of translations")
struct ImportTests {
    private func text(_ result: ExchangeResult, _ path: String = ExchangeSite.fr) -> String? {
        result.files.first { $0.path == path }.map { String(decoding: $0.new, as: UTF8.self) }
    }

    // MARK: Round trips

    @Test("what comes back as it was changes nothing", arguments: ExchangeFormat.allCases)
    func unchanged(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            for isRecorded in [false, true] {
                if isRecorded { try await site.accept() }
                let result = try await site.importing(site.export(format).edited([:]))
                #expect(result.findings.map(\.message) == [])
                #expect(result.files.isEmpty)
                #expect(result.changes.isEmpty)
                #expect(format == .omegat ? result.empty > 10 : result.unchanged > 10)
            }
        }
    }

    @Test("an edit writes its own bytes and no others", arguments: [ExchangeFormat.xliff, .xliff1, .po, .weblate, .tmx])
    func edit(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let result = try await site.importing(site.export(format).edited(["montre ": "fait voir ", "Fin.": "C’est fini*."]))
            #expect(result.findings.map(\.message) == [])
            #expect(result.changes.count == 2)
            #expect(
                text(result)
                    == ExchangeSite.translation.replacing("montre ", with: "fait voir ").replacing("Fin.", with: "C’est fini\\*."))
            let lock = try #require(text(result, "Content/keys/rich/fr.lock.jsonl"))
            #expect(lock.split(separator: "\n").count { $0.contains(#""by":"Camille","on":"2026-11-24T09:30:00Z""#) } == 2)
            #expect(lock.split(separator: "\n").count { $0.contains("Ana") } > 8)
        }
    }

    @Test("OmegaT's file with its text in the place of the source is taken over, and what it left alone is not")
    func omegat() async throws {
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, nil)) { site in
            let files = try await site.export(.omegat).edited([">The end.</target>": ">Fin.</target>"])
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            // A cell that is only a label has nothing to translate, so it is right as it came.
            #expect(result.changes.map(\.text) == ["[Commandes](tool:orders)", "Fin."])
            let page = try #require(text(result))
            #expect(page.contains("\nFin.\n"))
            // Links and labels of what is not translated yet are those of the page's language.
            #expect(page.contains("[the tools](../tools/fr.md#which \"Tools\")"))
            #expect(page.contains("[Paramètres](ui:menu.settings)"))
        }
    }

    @Test("XML that a tool wrote in its own way is read as the same", arguments: [ExchangeFormat.xliff, .xliff1])
    func reserialized(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(format).edited([
                "Fin.": "<![CDATA[Fini & terminé]]> &#8211; &#x66;in.", "xmlns=\"": "xmlns:x=\"", "</": "</x:", " encoding=\"UTF-8\"": "",
            ]).map { file -> (path: String, bytes: [UInt8]) in
                var text = String(decoding: file.bytes, as: UTF8.self)
                for name in [
                    "xliff", "file", "body", "trans-unit", "unit", "notes", "note", "originalData", "data", "segment", "source", "target",
                    "pc", "ph", "g", "mrk", "alt-trans",
                ] {
                    for end in [" ", ">", "/"] { text = text.replacing("<\(name)\(end)", with: "<x:\(name)\(end)") }
                }
                for prefix in ["mda", "mtc"] { text = text.replacing("</x:\(prefix):", with: "</\(prefix):") }
                text = text.replacing("><x:segment", with: ">\n\n <x:segment")
                return (file.path, [UInt8](text.utf8))
            }
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(result.changes.map(\.text) == ["Fini & terminé – fin."])
        }
    }

    // MARK: Merging

    @Test(
        "a lost or altered code refuses its segment by name, and the others are taken over",
        arguments: [ExchangeFormat.xliff, .xliff1, .po])
    func lostCodes(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let changes: KeyValuePairs<String, String> =
                format == .po
                ? [
                    "msgstr \"Fin.\"": "msgstr \"C’est fini.\"", "~~toutes~~ certaines": "certaines",
                    "[Menu](ui:home.menu), puis": "[Menu](ui:home.men), puis",
                ]
                : ["Fin.": "C’est fini.", ">toutes<": ">toutes <"]
            var files = try await site.export(format).edited(changes)
            if format != .po {
                files = files.map { file in
                    let text = String(decoding: file.bytes, as: UTF8.self)
                    let tag = format == .xliff ? "pc" : "g"
                    guard let end = text.range(of: ">toutes </\(tag)>"), let start = text[..<end.lowerBound].lastIndex(of: "<") else {
                        return file
                    }
                    return (file.path, Array((text[..<start] + "toutes" + text[end.upperBound...]).utf8))
                }
            }
            let result = try await site.importing(files)
            #expect(result.changes.map(\.text) == ["C’est fini."])
            #expect(Set(result.findings.map(\.code)) == [.codesLost])
            #expect(result.findings.contains { $0.message.contains("keys/rich#") && $0.message.contains("lacks the strikethrough") })
            if format == .po {
                #expect(
                    result.findings.contains {
                        $0.message.contains("lacks the claim ui:home.menu") && $0.message.contains("has the claim ui:home.men beyond it")
                    })
            }
        }
    }

    @Test("codes may change places")
    func movedCodes() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(.po).edited([
                "La clé est [liée](state:key=linked) par [Atelier](https://example.com) pour":
                    "Par [Atelier](https://example.com), la clé est [liée](state:key=linked) pour"
            ])
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(text(result)?.contains("> Par [Atelier](https://example.com), la clé est [liée](state:key=linked) pour une") == true)
        }
    }

    @Test("a label that the product does not show is written as it shows it; one of its other forms stays")
    func labels() async throws {
        let source = "---\ntitle: T\n---\n\nSee [Purchase Orders](item:purchase-order), [Menu](ui:home.menu).\n"
        try await withSmallSite(ExchangeSite.files(source, nil)) { site in
            let files = try await site.export(.po).edited([
                "[Menu](ui:home.menu).\"\nmsgstr \"\"":
                    "[Menu](ui:home.menu).\"\nmsgstr \"Voir [Bon de commande](item:purchase-order), [Menue](ui:home.menu).\""
            ])
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(text(result)?.contains("Voir [Bon de commande](item:purchase-order), [Menu](ui:home.menu).") == true)
        }
    }

    @Test(
        "a source that changed since the export is reported, and its translation is not touched",
        arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func drift(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).edited(["Fin.": "C’est fini.", "Élément": "Objet"])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The end of it."))
            let result = try await site.importing(files)
            #expect(result.findings.map(\.code) == [.sourceDrifted])
            #expect(result.findings.first?.severity == .warning)
            #expect(result.changes.map(\.text) == ["Objet"])
            #expect(text(result)?.contains("\nFin.\n") == true)
        }
    }

    @Test("a translation that was edited in the page meanwhile is a conflict", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func conflict(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(format)
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "Et voilà."))
            let result = try await site.importing(files.edited(["Fin.": "C’est fini."]))
            #expect(result.findings.map(\.code) == [.translationConflict])
            #expect(result.files.isEmpty)
            // The translator did not touch it, or did the same.
            #expect(try await site.importing(files.edited([:])).findings.isEmpty)
            #expect(try await site.importing(files.edited(["Fin.": "Et voilà."])).findings.isEmpty)
            // What the page has lost comes back.
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("\nFin.\n", with: ""))
            let back = try await site.importing(files.edited([:]))
            #expect(back.findings.map(\.message) == [])
            #expect(text(back)?.hasSuffix("```\n\nFin.\n") == true)
        }
    }

    @Test("an empty target deletes nothing")
    func empty() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(.po).edited(["msgstr \"Fin.\"": "msgstr \"\"", "msgstr \"Élément\"": "msgstr \"  \""])
            let result = try await site.importing(files)
            // The third is a cell that only repeats its source.
            #expect(result.empty == 3)
            #expect(result.files.isEmpty && result.findings.isEmpty)
        }
    }

    @Test("a stale translation that is said to be right is recorded as current, with no byte of the page changed")
    func confirmation() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The end of all."))
            let exported = try await site.export(.po).filter { $0.path.hasPrefix("keys/rich") }
            #expect(exported.contains { String(decoding: $0.bytes, as: UTF8.self).contains("#| msgid \"The end.\"") })
            #expect(try await site.importing(exported.edited([:])).files.isEmpty)
            let result = try await site.importing(exported.edited(["#, fuzzy, no-wrap": "#, no-wrap"]))
            #expect(result.findings.map(\.message) == [])
            #expect(result.files.map(\.path) == ["Content/keys/rich/fr.lock.jsonl"])
            #expect(text(result, "Content/keys/rich/fr.lock.jsonl")?.contains(#""base":"The end of all.""#) == true)
        }
    }

    @Test("two files with different translations of one segment are a conflict")
    func twice() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(.xliff)
            let result = try await site.importing(files.edited(["Fin.": "Une."]) + files.edited(["Fin.": "Deux."]))
            #expect(result.changes.map(\.text) == ["Une."])
            #expect(result.findings.map(\.code) == [.translationConflict])
        }
    }

    // MARK: Damage

    @Test(
        "no damage to a file traps, and none makes of a page what it does not say", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func damage(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let workspace = try await site.workspace()
            let files = try await site.export(format).edited([:])
            var generator = SeededGenerator(seed: 7)
            for _ in 0..<60 {
                let damaged = files.map { file -> (path: String, bytes: [UInt8]) in
                    var bytes = file.bytes
                    for _ in 0..<Int.random(in: 1...4, using: &generator) {
                        let index = Int.random(in: bytes.indices, using: &generator)
                        bytes[index] = [0, 0x22, 0x26, 0x3C, 0x3E, 0x0A, 0x80, 0xFF, 0x5C].randomElement(using: &generator) ?? 0
                    }
                    return (
                        file.path,
                        Bool.random(using: &generator) ? bytes : Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
                    )
                }
                let result = workspace.importing(damaged, options: ExchangeSite.options)
                for file in result.files where file.path == ExchangeSite.fr {
                    #expect(
                        PageEdit(file.new, at: file.path).document.outline
                            == PageEdit(Array(ExchangeSite.translation.utf8), at: file.path).document.outline)
                }
            }
        }
    }
}
