import Diagnostics
import Testing

@testable import AccordKit

@Suite("Translation files that mean no good")
struct HostileFilesTests {
    private typealias Files = [(path: String, bytes: [UInt8])]

    private func rich(_ site: SmallSite, _ format: ExchangeFormat, _ edits: KeyValuePairs<String, String> = [:]) async throws -> Files {
        try await site.export(format).edited(edits).filter { $0.path.contains("rich") || $0.path == "fr.xlf" }
    }

    /// What is written of the page, and the findings as `line: CODE`, where `Élément` is well translated beside what is not.
    private func imported(_ format: ExchangeFormat, _ edits: KeyValuePairs<String, String>) async throws -> (page: String?, findings: [String], messages: String) {
        try await withSmallSite(ExchangeSite.files()) { site in
            var files = try await rich(site, format, ["Élément": "Objet"])
            for (old, new) in edits { files = files.edited([old: new]) }
            let result = try await site.importing(files)
            let page = result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) }
            #expect(result.findings.allSatisfy { $0.location.start.line > 1 && $0.location.path == files.first?.path })
            return (page, result.findings.map(\.code.rawValue), result.findings.map(\.message).joined(separator: "\n"))
        }
    }

    @Test("a PO file that was cut off is refused, and one whose last comments are about obsolete entries is not")
    func cutOff() throws {
        let whole = "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\nmsgctxt \"a\"\nmsgid \"One\"\nmsgstr \"Un\"\n"
        #expect(try POFile(Array(whole.utf8)).entries.map(\.string) == ["Un"])
        #expect(try POFile(Array((whole + "\n#, fuzzy\n#~ msgid \"Old\"\n#~ msgstr \"Vieux\"\n").utf8)).entries.count == 1)
        for (end, rule) in [
            ("\n#. context: x\n#: a:1\n", "has a msgid"), ("\nmsgctxt \"b\"\n", "has a msgid"), ("\nmsgid \"Two\"\n", "has a msgstr"),
            ("\nmsgid \"Two\"\nmsgstr \"De", "quotation marks"), ("\nmsgid \"Two\"\nmsgstr \"Deux\"", "ends with a line break"),
        ] {
            #expect("\(end)") { try POFile(Array((whole + end).utf8)) } throws: { ($0 as? POFile.SyntaxError)?.rule.description.contains(rule) ?? false }
        }
    }

    @Test("a byte order mark before a translation is left out")
    func byteOrderMark() async throws {
        for (format, old, new) in [(ExchangeFormat.po, "msgstr \"Fin.\"", "msgstr \"\u{FEFF}La fin.\""), (.xliff, ">Fin.<", ">\u{FEFF}La fin.<")] {
            let (page, findings, _) = try await imported(format, [old: new])
            #expect(page == kept.replacing("Fin.", with: "La fin.") && findings == [])
        }
    }

    private let kept = ExchangeSite.translation.replacing("Élément", with: "Objet")

    @Test(
        "what would change the structure of the page is refused by name, and the rest is taken over",
        arguments: [
            "# Titre", "- puce", "1. un", "> [!NOTE]", "```", "<script>alert(1)</script>", "<!-- -->", "un\\n\\n# deux", "| a |\\n|---|\\n| b |",
            "un\\a", "un\u{1}deux", "\u{1B}[31mrouge",
        ])
    func structure(_ text: String) async throws {
        let (page, findings, messages) = try await imported(.po, ["msgstr \"Fin.\"": "msgstr \"\(text)\""])
        #expect(page == kept)
        #expect(findings == ["TRN066"])
        #expect(messages.contains("keys/rich#"))
    }

    @Test(
        "links, images and marks that the source does not have are refused",
        arguments: ["[x](javascript:alert(1))", "![x](http://a/b.png)", "https://example.com/", "**gras**", "[Menu](ui:home.menu)", "`rm`"])
    func codes(_ text: String) async throws {
        let (page, findings, _) = try await imported(.po, ["msgstr \"Fin.\"": "msgstr \"\(text)\""])
        #expect(page == kept)
        #expect(findings == ["TRN062"])
    }

    @Test(
        "in a format that is no Markdown, what looks like it is text",
        arguments: [
            ("# Titre", "\\# Titre"), ("a](b", "a\\](b"), ("- puce", "\\- puce"), ("&lt;script&gt;", "\\<script>"), ("1. un", "1\\. un"),
            ("**a**", "\\*\\*a\\*\\*"),
        ])
    func plain(_ text: String, _ written: String) async throws {
        let (page, findings, _) = try await imported(.xliff, [">Fin.<": ">\(text)<"])
        #expect(findings == [])
        #expect(page == kept.replacing("Fin.", with: written))
    }

    @Test("a bar in a cell stays in its cell")
    func cell() async throws {
        let (page, findings, _) = try await imported(.xliff, [">Objet<": ">Objet | autre<"])
        #expect(findings == [])
        #expect(page?.contains("| Outil | Objet \\| autre |\n") == true)
    }

    @Test("what cannot be seen is no translation")
    func invisible() async throws {
        let (page, findings, _) = try await imported(.xliff, [">Fin.<": ">\u{200B} \u{2060}<"])
        #expect(page == kept && findings == [])
    }

    @Test("a translation as large as a book is refused")
    func large() async throws {
        let (page, findings, messages) = try await imported(.po, ["msgstr \"Fin.\"": "msgstr \"\(String(repeating: "la fin ", count: 10_000))\""])
        #expect(page == kept && findings == ["TRN066"])
        #expect(messages.contains("has at most 64 KiB"))
    }

    @Test("a PO file in another encoding is named with the line, and an empty file as empty")
    func encoding() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await rich(site, .po).map { file -> (path: String, bytes: [UInt8]) in
                let text = String(decoding: file.bytes, as: UTF8.self)
                return (file.path, text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") })
            }
            let result = try await site.importing(files + [("empty.po", Array("\n \n".utf8))])
            #expect(result.files.isEmpty)
            let messages = result.findings.map(\.message).joined(separator: "\n")
            #expect(messages.contains("is not in UTF-8") && messages.contains("it is empty"))
            #expect(result.findings.contains { $0.location.start.line > 10 })
        }
    }

    @Test(
        "a lock that cannot be read whole keeps its page as it is, and no other",
        arguments: ["{\"id\":\n", "{\"lock\":2}\n", "\u{0}\u{1}", "<<<<<<< HEAD\n"])
    func brokenLock(_ lock: String) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.export(.po).edited([
                "msgstr \"Fin.\"": "msgstr \"C’est fini.\"", "msgstr \"Lier une clé\"": "msgstr \"Liez une clé\"",
            ])
            try site.write("Content/keys/rich/fr.lock.jsonl", lock)
            let result = try await site.importing(files)
            #expect(result.files.map(\.path) == ["Content/keys/link/fr.md", "Content/keys/link/fr.lock.jsonl"])
            #expect(result.findings.contains { $0.location.path == "Content/keys/rich/fr.lock.jsonl" && $0.severity == .error })
            try result.write(to: site.root)
        }
    }

    @Test("a lock of bytes that are no text keeps its page as it is")
    func binaryLock() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await rich(site, .po, ["msgstr \"Fin.\"": "msgstr \"C’est fini.\""])
            try site.write("Content/keys/rich/fr.lock.jsonl", [0xFF, 0xFE, 0x00, 0x80])
            let result = try await site.importing(files)
            #expect(result.files.isEmpty && result.findings.count == 1)
        }
    }
}
