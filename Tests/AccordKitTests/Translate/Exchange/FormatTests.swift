import Diagnostics
import HTML
import Testing

@testable import AccordKit

@Suite("Exchange formats")
struct FormatTests {
    private let localization = Localization(sourceLocale: "en", locale: "fr")

    /// Random segments with random translations: the same codes in another order, other words.
    private func units(_ generator: inout SeededGenerator) -> [TranslationUnit] {
        (0..<30).compactMap { number in
            guard let source = SegmentText(markdown: RandomMarkdown.block(&generator)), !source.parts.isEmpty else { return nil }
            let words = ["é", "l’", "\u{202F}:", "<&>", "\"q\"", "]]>", "\\n", "  ", "*", "{0}", "%s", "日本", "'"]
            var target = source
            target.codes = source.codes.map(localization.localized)
            target.parts = source.parts.map { part in
                guard case .text = part else { return part }
                return .text((0...3).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " "))
            }
            let kinds: [Segment.Kind] = [.paragraph, .item, .cell, .heading(level: 2)]
            let segment = Segment(
                kind: kinds.randomElement(using: &generator) ?? .paragraph, text: source, range: 0..<0, path: ["A <b> & \"c\""])
            let translation = SegmentText(target.inlines())
            return TranslationUnit(
                id: "s\(number)", article: "keys/x", locale: "fr", source: segment,
                target: translation.parts.isEmpty ? nil : Segment(kind: segment.kind, text: translation, range: 0..<0), state: .translated)
        }
    }

    @Test("random translations survive every format", arguments: [ExchangeFormat.xliff, .xliff1, .po, .weblate, .tmx], 1...12)
    func survive(_ format: ExchangeFormat, seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let units = units(&generator)
        let parts = units.flatMap { [$0] + $0.parts(localization) }.reversed()
        let file = SourceFile(path: "Content/keys/x/en.md", text: "")
        let job = ExchangeJob(
            localization, articles: [.init(id: "keys/x", file: file, units: units, pageURL: "https://a/?b&c")],
            protectedTerms: ["the", "I/O"])
        let exported = try #require(job.files(for: format).first)
        let incoming = IncomingFile(path: exported.path, bytes: exported.bytes)
        #expect(incoming.findings.map(\.message) == [])
        #expect(incoming.locale == "fr")
        var survived = 0
        for var segment in incoming.segments {
            var unit = try #require((segment.isWhole ? units : Array(parts)).first { $0.id == segment.id })
            guard let wanted = unit.target?.text else { continue }
            // The page has no translation; the file brings one.
            unit.target = nil
            unit.state = .new
            segment.targetDigest = ""
            switch Merge(unit: unit, incoming: segment, localization: localization, finished: .translated).decide() {
            case .write(let text, _, _):
                survived += 1
                #expect(text.markdown == wanted.markdown)
            case .keep(.empty): #expect(wanted.wordCount == 0 || segment.isEmptyWhenEqual || wanted.plainText.allSatisfy(\.isWhitespace))
            case .keep(.unchanged), .keep(.outdated), .writeStale, .confirm, .settle, .outdone: Issue.record("A new translation is not unchanged.")
            case .refuse(let finding):
                // Markup that means something else without its words, such as an emptied emphasis, is no translation.
                #expect(
                    !CodeTable(source: unit.source.text, target: nil, localization).differences(wanted, from: unit.source.text).missing
                        .isEmpty, "\(finding.message)")
            }
        }
        #expect(survived > 5)
    }

    @Test("protected names are told apart from words that only contain them")
    func protected() {
        let job = ExchangeJob(localization, articles: [], protectedTerms: ["Sign", "DocuSign"])
        #expect(job.pieces(of: "Sign in DocuSign, Signs").map(\.text) == ["Sign", " in ", "DocuSign", ", Signs"])
        #expect(job.pieces(of: "Sign in DocuSign, Signs").map(\.isProtected) == [true, false, true, false])
    }

    @Test("what the schema of XLIFF 2 does not see is found: repeated ids, data that is not there, codes without an end")
    func rules() throws {
        func seen(_ unit: String, file: String = "<file id=\"f\">%</file>") throws -> [String] {
            let xml =
                "<xliff xmlns=\"\(XLIFF2.namespace)\" version=\"2.1\" srcLang=\"en\" trgLang=\"fr\">\(file.replacing("%", with: unit))</xliff>"
            return XLIFF2Rules.problems(of: try XML.Document(Array(xml.utf8)).root).map(\.seen.description)
        }
        let good =
            "<unit id=\"a\"><originalData><data id=\"d\">x</data></originalData><segment><source><ph id=\"1\" dataRef=\"d\"/><sc id=\"2\"/>b<ec startRef=\"2\"/></source></segment></unit>"
        #expect(try seen(good).isEmpty)
        #expect(try seen(good + good) == ["\"a\" stands twice"])
        #expect(try seen(good, file: "<file id=\"f\"/><file id=\"f\">%</file>") == ["\"f\" stands twice"])
        #expect(try seen(good.replacing("dataRef=\"d\"", with: "dataRef=\"e\"")) == ["there is no data \"e\""])
        #expect(try seen(good.replacing("<ec startRef=\"2\"/>", with: "")) == ["\"2\" does not"])
        #expect(try seen(good.replacing("<sc id=\"2\"/>", with: "")) == ["\"2\" does not begin before"])
        #expect(try seen(good.replacing("<sc id=\"2\"/>", with: "<sc id=\"1\"/>")).contains("\"1\" stands twice"))
    }

    @Test("a PO file with the line ends and the byte order mark of Windows, and with entries that are gone, is imported as any other")
    func windowsPO() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(.po).edited(["msgstr \"Fin.\"": "msgstr \"\"\n\"C’est \"\n\"fini.\""])
            let windows = files.map { file in
                let gone = "\n#| msgid \"Old\"\n#~ msgctxt \"gone\"\n#~ msgid \"\"\n#~ \"Old.\"\n#~ msgstr \"\"\n#~ \"Vieux.\"\n#~| msgid \"Older\"\n"
                let text = String(decoding: file.bytes, as: UTF8.self) + gone
                return (path: file.path, bytes: [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8))
            }
            let result = try await site.importing(windows)
            #expect(result.findings == [] && result.empty == 0)
            #expect(result.changes.map(\.text) == ["C’est fini."])
            let file = try POFile(Array(windows.first { $0.path.contains("rich") }?.bytes.dropFirst(3) ?? []))
            let same = try POFile(files.first { $0.path.contains("rich") }?.bytes ?? [])
            #expect(file == same)
            #expect(file.value("Language") == "fr" && file.entries.allSatisfy { !($0.notes + $0.flags + $0.references).joined().contains("\r") })
        }
    }

    @Test("a text with the line ends of Windows is escaped, and read as it was")
    func carriageReturns() throws {
        var file = POFile()
        file.header = [.init(name: "Language", value: "fr")]
        var entry = POFile.Entry()
        entry.notes = ["one\r\ntwo"]
        (entry.context, entry.id, entry.string) = ("a", "x\r\ny", "z\r\n")
        file.entries = [entry]
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("#. one\n#. two\n") && text.contains("\"x\\r\\n\"\n\"y\"") && !text.contains("\r"))
        let read = try POFile(file.bytes)
        #expect(read.entries.map(\.id) == ["x\r\ny"] && read.entries.map(\.string) == ["z\r\n"])
        #expect(try POFile(Array("msgid \"\"\nmsgstr \"Language: fr\\r\\nX-A: b\\r\\n\"\n".utf8)).value("X-A") == "b")
    }

    @Test("a PO file is read as it was written, and the errors of others say where they are")
    func po() throws {
        var file = POFile()
        file.header = [.init(name: "Language", value: "fr"), .init(name: "X-Y", value: "a: b")]
        file.entries = [
            .init(
                notes: ["n"], references: ["a.md:1"], flags: ["fuzzy"], previousID: "old\ntext", context: "c", id: "a \"b\" \\ \t\n\nd",
                string: "é\n"),
            .init(context: "d", id: "a", string: ""),
        ]
        let text = String(decoding: file.bytes, as: UTF8.self)
        var read = try POFile(file.bytes)
        for index in read.entries.indices { read.entries[index].line = 0 }
        (file.entries[0].previousContext, file.entries[0].previousID) = ("c", nil)
        #expect(read == file)
        #expect(text.contains("#| msgid \"\"\n#| \"old\\n\"\n#| \"text\"\n"))
        for (damage, line, rule) in [
            ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", 3, "one msgstr"), ("msgid \"a\"\nmsgstr[0] \"b\"\n", 2, "msgid_plural"),
            ("msgid \"a\n", 1, "quotation marks"), ("msgid \"a\"\n\n", 1, "msgstr"), ("msgid \"a\\q\"\nmsgstr \"\"\n", 1, "escape"),
            ("\"a\"\n", 1, "keyword"), ("# c\nfoo \"a\"\n", 2, "begins with"),
            ("msgid \"a\"\nmsgstr \"\"\nmsgid \"a\"\nmsgstr \"\"\n", 3, "of its own"),
        ] {
            do {
                _ = try POFile(Array(damage.utf8))
                Issue.record("\(damage) was read.")
            } catch {
                #expect(error.line == line && error.rule.description.contains(rule), "\(damage): \(error)")
            }
        }
    }
}
