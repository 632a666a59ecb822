import Diagnostics
import Foundation
import HTML
import Testing

@testable import AccordKit

/// What tools make of the files, beyond the text.
@Suite("Files as tools write them")
struct ToolFilesTests {
    private func file(_ format: ExchangeFormat, _ site: SmallSite) async throws -> String {
        try await site.export(format).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }

    /// The file with a line end and spaces put behind every tag but before text, as tools do that lay out mixed content.
    private func indented(_ text: String) -> String {
        text.replacing(#/>(?<space> ?)</#) { "\($0.output.space.isEmpty ? ">\n        <" : ">\n      <")" }
    }

    @Test("white space with a line end beside a tag is layout, and a space in its place is known from the export", arguments: [ExchangeFormat.xliff, .xliff1, .tmx])
    func layout(_ format: ExchangeFormat) async throws {
        let source = ExchangeSite.source + "\nPress [Menu](ui:home.menu) [Settings](ui:menu.settings)[Keys](ui:settings.keys) **`a` `b`**.\n"
        let translation = ExchangeSite.translation + "\nPressez [Menu](ui:home.menu) [Paramètres](ui:menu.settings)[Clés](ui:settings.keys) **`a` `b`**.\n"
        try await withSmallSite(ExchangeSite.files(source, translation)) { site in
            try await site.accept()
            let files = try await site.export(format).edited([:]).map { file -> (path: String, bytes: [UInt8]) in
                let text = indented(String(decoding: file.bytes, as: UTF8.self))
                return (file.path, [UInt8](text.utf8))
            }
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(result.changes.map(\.text) == [])
            #expect(result.unchanged > 10)
        }
    }

    @Test("a translation that XLIFF 1.2 calls unfinished is to be reviewed", arguments: ["new", "needs-translation", "needs-adaptation"])
    func unfinished(_ state: String) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let file = try await site.export(.xliff1).edited([
                "state=\"translated\">Fin.<": "state=\"\(state)\">C’est fini.<"
            ])
            let result = try await site.importing(file)
            #expect(result.changes.map(\.text) == ["C’est fini."])
            let lock = result.files.first { $0.path.hasSuffix(".jsonl") }.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
            #expect(lock.split(separator: "\n").count { $0.contains("needs-review") } == 1)
        }
    }

    @Test("OmegaT leaves the state as it was, and its translations are finished")
    func omegat() async throws {
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, nil)) { site in
            let result = try await site.importing(site.export(.omegat).edited([">The end.</target>": ">Fin.</target>"]))
            let lock = result.files.first { $0.path.hasSuffix(".jsonl") }.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
            #expect(lock.contains("\"state\":\"translated\"") && !lock.contains("needs-review"))
        }
    }

    @Test("a project that nobody translated in begins no page, also where a segment has no words")
    func untouched() async throws {
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, nil)) { site in
            let result = try await site.importing(site.export(.omegat).edited([:]))
            #expect(result.files.isEmpty && result.changes.isEmpty && result.findings.map(\.message) == [])
            #expect(result.empty > 10)
        }
    }

    @Test("whole names are protected: the product's, the glossary's, and those of tools that are alike in both languages")
    func names() async throws {
        let changes = [
            "Content/glossary.yml": "protected: [Zebra Sync, OrchardHub]\n",
            "Content/capabilities.json": SmallSite.files["Content/capabilities.json"]?
                .replacing("\"Atelier\"", with: "\"Time Tracker + Zip (beta)\"")
                .replacing("{\"en\": \"Documents\", \"fr\": \"Documents\"}", with: "{\"en\": \"BIM 360\", \"fr\": \"BIM 360\"}"),
            ExchangeSite.en: "---\ntitle: Time off\n---\n\nTime Tracker and Zip meet Zebra Sync, OrchardHub, BIM 360 and Orders; Zebra is an animal.\n",
        ]
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, nil).merging(changes) { $1 }) { site in
            let xliff = try await file(.xliff, site)
            let marked = xliff.matches(of: #/<mrk [^>]*translate="no">([^<]*)</mrk>/#).map { String($0.output.1) }
            #expect(marked == ["Time Tracker", "Zip", "Zebra Sync", "OrchardHub", "BIM 360"])
            let older = try await file(.xliff1, site)
            #expect(older.matches(of: #/<mrk mtype="protected">([^<]*)</mrk>/#).map { String($0.output.1) } == marked)
            #expect(xliff.contains("<term>Zebra Sync</term>"))
            let omegat = try await file(.omegat, site)
            #expect(omegat.contains("OrchardHub\tOrchardHub\tWritten alike in every language\n"))
        }
    }

    @Test("the identifiers of terms are such as XML has, each once")
    func identifiers() {
        var ids: Set<String> = []
        #expect(["company", "a b", "2fa", "a_b", "été"].map { TBX.id($0, besides: &ids) } == ["company", "a_b", "_2fa", "a_b.2", "_t_"])
    }

    @Test("notes tell where the page is published in both languages, and the picture in the text or nearest to it")
    func notes() async throws {
        let source = "---\ntitle: Pictures\n---\n\nFirst words.\n\n![A](images/b.png)\n\nMore words.\n\nLast ![C](images/c.png) words.\n"
        let pictures = ["a.png", "b.png", "b.fr.png", "c.png"].map { ("Content/keys/rich/images/\($0)", Optional("x")) }
        let files = ExchangeSite.files(source, nil).merging(pictures) { $1 }
        try await withSmallSite(files) { site in
            let job = try await site.workspace().exchangeJob("fr")
            let article = try #require(job.articles.first { $0.id == "keys/rich" })
            #expect(article.pageURL == "https://help.example.com/en/keys/rich/")
            #expect(article.translationURL == "https://help.example.com/fr/keys/rich/" || article.translationURL == nil)
            let names = article.units.map { unit in article.pictures[unit.id].map { String($0.split(separator: "/").last ?? "") } }
            #expect(names == ["b.fr.png", "b.fr.png", "b.fr.png", "b.fr.png", "c.png", "c.png", "c.png"])
        }
    }

    @Test("an empty label is shown as the product's, and PO tells the value of every claim")
    func claims() async throws {
        let source = "---\ntitle: Claims\n---\n\nPress [](ui:home.menu) or [](ui:menu.settings): it is [on](state:key=linked) for the [company](term:company).\n"
        try await withSmallSite(ExchangeSite.files(source, nil)) { site in
            let xliff = try await file(.xliff, site)
            #expect(xliff.contains("disp=\"Paramètres\" equiv=\"Settings\""))
            #expect(try await file(.xliff1, site).contains("equiv-text=\"Paramètres\""))
            let po = try await file(.po, site)
            #expect(po.contains("#. claim: ui:menu.settings = “Paramètres” (menuitem)\n"))
            #expect(po.contains("#. claim: term:company = “entreprise” (term)\n"))
            #expect(po.contains("#. claim: state:key=linked (key is linked; in words of your own)\n"))
        }
    }

    @Test("front matter is plain text in PO", arguments: ["1. Titre", "Une *étoile*", "Titre & <b>", "# Titre", "[x](y)"])
    func frontMatter(_ title: String) async throws {
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source.replacing("Keys: all of them", with: "Keys *all* & <more>"))) { site in
            let export = try await site.export(.po)
            #expect(export.contains { String(decoding: $0.bytes, as: UTF8.self).contains("msgid \"Keys *all* & <more>\"") })
            let result = try await site.importing(export.edited(["msgstr \"Clés\u{A0}: toutes\"": "msgstr \"\(title)\""]))
            #expect(result.findings.map(\.message) == [])
            let page = result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
            #expect(page.contains("title: \"\(title)\"\n"))
        }
    }

    @Test("an entry belongs to the article that its reference names, also where files were joined")
    func joined() {
        func entry(_ articles: [String], _ id: String) -> String {
            articles.map { "#. accord: 00 \($0)\n#: Content/keys/\($0)/en.md:5\n" }.joined() + "msgctxt \"\(id)\"\nmsgid \"x\"\nmsgstr \"y\"\n\n"
        }
        let header = "msgid \"\"\nmsgstr \"Language: fr\\nX-Accord-Article: keys/m1\\n\"\n\n"
        let text = header + entry(["m1"], "a") + entry(["m2"], "b") + entry(["m1", "m2"], "c") + entry([], "d")
        let segments = IncomingFile(path: "all.po", bytes: Array(text.utf8)).segments
        #expect(segments.map(\.article) == ["keys/m1", "keys/m2", "keys/m1", "keys/m2", "keys/m1"])
        #expect(segments.map(\.targetDigest) == ["m1", "m2", "m1", "m2", ""])
    }

    @Test("bytes by their numbers are read from PO files")
    func escapes() throws {
        #expect(try POFile(Array("msgid \"\\x41\\102\\303\\251\\7\"\nmsgstr \"\"\n".utf8)).entries.map(\.id) == ["ABé\u{7}"])
    }

    @Test("codes stand in XLIFF as they do in Markdown, and none may be deleted")
    func native() {
        func native(_ code: SegmentText.Code) -> [String] { [code.native.open, code.native.close] }
        #expect(native(.code("a`b")) == ["``a`b``", ""])
        #expect(native(.link(destination: "x y", title: "a \"b\"")) == ["[", "](<x y> 'a \"b\"')"])
        #expect(native(.claim(destination: "term:a")) == ["[", "](term:a)"])
        let text = SegmentText(parts: [.open(1), .text("a"), .close(1)], codes: [.strong])
        let unit = TranslationUnit(id: "a", article: "k/x", locale: "fr", source: Segment(kind: .paragraph, text: text, range: 0..<0), state: .new)
        let job = ExchangeJob(Localization(sourceLocale: "en", locale: "fr"), articles: [.init(id: "k/x", file: SourceFile(path: "x", text: ""), units: [unit])])
        var bytes: [UInt8] = []
        job.xliff2.write(XLIFF2.layout, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("<pc canCopy=\"no\" canDelete=\"no\""))
    }

    @Test("the segments of a unit are in the order that their targets say")
    func order() throws {
        let unit = "<unit id=\"a\"><segment><source>1 </source><target order=\"3\">un</target></segment><ignorable><source> </source><target> </target></ignorable><segment><source>2</source><target order=\"1\">deux</target></segment></unit>"
        let text = "<xliff xmlns=\"\(XLIFF2.namespace)\" version=\"2.1\" srcLang=\"en\" trgLang=\"fr\"><file id=\"f\" original=\"Content/k/x/en.md\">\(unit)</file></xliff>"
        let file = IncomingFile(path: "x.xlf", bytes: Array(text.utf8))
        #expect(file.segments.first?.target?.strings.joined() == "deux un")
    }

    @Test("what stands between the segments of a unit stays where it has no translation of its own")
    func ignorable() throws {
        let unit = "<unit id=\"a\"><segment><source>One.</source><target>Un.</target></segment><ignorable><source> </source></ignorable><segment><source>Two.</source><target>Deux.</target></segment></unit>"
        let text = "<xliff xmlns=\"\(XLIFF2.namespace)\" version=\"2.1\" srcLang=\"en\" trgLang=\"fr\"><file id=\"f\" original=\"Content/k/x/en.md\">\(unit)</file></xliff>"
        let file = IncomingFile(path: "x.xlf", bytes: Array(text.utf8))
        #expect(file.segments.first?.target?.strings.joined() == "Un. Deux.")
    }

    @Test("another way to write the same letters is an edit")
    func normalization() async throws {
        let decomposed = ExchangeSite.translation.replacing("Fin.", with: "Ici s’arre\u{302}te tout.")
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, decomposed)) { site in
            try await site.accept()
            let result = try await site.importing(site.export(.xliff).edited(["arre\u{302}te": "arr\u{EA}te"]))
            #expect(result.changes.count == 1)
            #expect(result.files.first { $0.path == ExchangeSite.fr }?.new.contains(0xAA) == true)
        }
    }

    @Test("a memory for tools has what was retired and what other articles have, whatever is selected, and imports as nothing")
    func memory() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: ""))
            let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"]))
            _ = try await translated.record(nil, on: "2026-11-25T00:00:00Z", [.all])
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: ""))
            let files = try await site.workspace().exchangeJob("fr", only: [.new, .stale]).files(for: .tmx)
            let text = String(decoding: files[0].bytes, as: UTF8.self)
            #expect(text.contains("<seg>Fin.</seg>") && text.contains("<seg>Quels outils</seg>"))
            let result = try await site.importing(files.map { ($0.path, $0.bytes) }.filter { $0.0.hasSuffix(".tmx") })
            #expect(result.findings.map(\.message) == [] && result.changes.isEmpty)
        }
    }

    @Test("what another variety of the language has leads to the pages of this one")
    func varieties() async throws {
        let config = (SmallSite.files["site.yml"] ?? "") + "\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr, en]}\n"
        try await withSmallSite(ExchangeSite.files().merging(["site.yml": config]) { $1 }) { site in
            try await site.accept()
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(locales: ["fr-CA"], articles: ["keys/rich"]), jobs: 1)
            let filled = try workspace.filling("fr-CA", atLeast: 100, by: nil, on: "2026-11-25T00:00:00Z")
            #expect(filled.empty == 0)
            let page = filled.files.first.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
            #expect(page.contains("[les outils](../tools/fr-CA.md#which \"Outils\")"))
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr-CA"], articles: ["keys/rich"])).status()
            #expect(status.pages.isEmpty && status.borrowed.map(\.lender) == ["fr"])
        }
    }

    @Test("an export over another takes away the files of articles without work, where it may write over files")
    func leftovers() async throws {
        try await withSmallSite(ExchangeSite.files(ExchangeSite.source, nil)) { site in
            try await site.accept("keys/link")
            try await site.accept("keys/tools")
            let out = TemporaryFolder()
            for format in [ExchangeFormat.po, .omegat, .xliff1] {
                let folder = "\(out.path)/\(format.rawValue)"
                let workspace = try await site.workspace()
                try writeExport(workspace.exchangeJob("fr").files(for: format), to: folder, overwrites: false)
                let before = Tree.files(folder).keys.filter { $0.contains("keys/") }.sorted()
                let job = workspace.exchangeJob("fr", only: [.new])
                let leftovers = workspace.leftovers(of: job, for: format, in: folder)
                try writeExport(job.files(for: format), to: folder, overwrites: true, leftovers: leftovers.obsolete)
                #expect(before.count == 3 && leftovers.unimported == [])
                #expect(Tree.files(folder).keys.filter { $0.contains("keys/") } == before.filter { $0.contains("rich") })
            }
        }
    }

    @Test("the file of an article that was renamed goes once the site has its texts, and so does that of one which is gone, unless a translator worked in it")
    func strangers() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept("keys/tools")
            let folder = "\(site.root)/omegat"
            func leftovers() async throws -> ExportLeftovers {
                let workspace = try await site.workspace()
                return workspace.leftovers(of: workspace.exchangeJob("fr"), for: .omegat, in: folder)
            }
            let job = try await site.workspace().exchangeJob("fr")
            try writeExport(job.files(for: .omegat), to: folder, overwrites: false)
            #expect(try await leftovers() == ExportLeftovers())
            try FileManager.default.moveItem(atPath: "\(site.root)/Content/keys/tools", toPath: "\(site.root)/Content/keys/which")
            let renamed = try await leftovers()
            #expect(renamed.obsolete == ["source/keys/tools.xlf"] && renamed.strangers == [])
            let source = try readFile("\(folder)/source/keys/tools.xlf", limit: 1 << 20)
            try site.write("omegat/source/keys/tools.xlf", String(decoding: source, as: UTF8.self).replacing("</target>", with: " Et plus.</target>"))
            #expect(try await leftovers().unimported == ["source/keys/tools.xlf"])
            try site.write("omegat/source/keys/tools.xlf", source)
            try FileManager.default.removeItem(atPath: "\(site.root)/Content/keys/which")
            let gone = try await leftovers()
            #expect(gone.obsolete == ["source/keys/tools.xlf"] && gone.strangers == [])
            // A translator's own words are nowhere else.
            let text = String(decoding: try readFile("\(folder)/source/keys/tools.xlf", limit: 1 << 20), as: UTF8.self)
            let edited = text.replacing("</target>", with: " Et de nouveau.</target>")
            try #require(edited != text)
            try site.write("omegat/source/keys/tools.xlf", edited)
            let translated = try await leftovers()
            #expect(translated.obsolete == [] && translated.strangers == ["source/keys/tools.xlf"])
        }
    }

    @Test("translated files of articles without work go with them, but for those with translations that the site does not have")
    func translatedLeftovers() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let export = try await site.export(.omegat).filter { $0.path == "source/keys/rich.xlf" }
            let job = try await site.workspace().exchangeJob("fr", only: [.new, .stale])
            let target = "\(site.root)/omegat/target/keys/rich.xlf"
            func leftovers(_ end: String) async throws -> ExportLeftovers {
                let files = export.map { ($0.path, Array(String(decoding: $0.bytes, as: UTF8.self).replacing(">The end.</target>", with: ">\(end)</target>").utf8)) }
                try site.write("omegat/target/keys/rich.xlf", files[0].1)
                return try await site.workspace().leftovers(of: job, for: .omegat, in: "\(site.root)/omegat")
            }
            // Nobody did anything, or what came of it is in the page.
            #expect(try await leftovers("The end.").obsolete == ["target/keys/rich.xlf"])
            #expect(try await leftovers("Fin.").obsolete == ["target/keys/rich.xlf"])
            #expect(try await leftovers("C’est fini.").unimported == ["target/keys/rich.xlf"])
            // What the page had before its text of today is known, too.
            try (await site.importing(readTranslationFiles([target]))).write(to: site.root)
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("Fin.", with: "Voilà tout."))
            try await site.accept()
            #expect(try await leftovers("C’est fini.").obsolete == ["target/keys/rich.xlf"])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "This is the very end of it."))
            #expect(try await leftovers("C’est tout.").unimported == ["target/keys/rich.xlf"])
            try site.write("omegat/target/keys/rich.xlf", "<xliff")
            #expect(try await site.workspace().leftovers(of: job, for: .omegat, in: "\(site.root)/omegat").unimported == ["target/keys/rich.xlf"])
        }
    }
}
