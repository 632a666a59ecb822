import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite("Texts written into places with rules of their own")
struct WrittenTextTests {
    private func written(_ page: String, _ old: String, _ new: String) throws -> String {
        var edit = PageEdit(Array(page.utf8), at: "fr.md")
        let index = try #require(edit.segments.firstIndex { $0.text.plainText == old })
        #expect(edit.replace([index: SegmentText(plain: new)]).isEmpty)
        return String(decoding: edit.page.file.bytes, as: UTF8.self)
    }

    @Test("an underlined heading may begin with what marks other blocks", arguments: ["1. Titre", "- Titre", "# Titre", "> Titre", "+ Titre"])
    func underlined(text: String) throws {
        let page = try written("---\ntitle: T\n---\n\nAncien\n------\n", "Ancien", text)
        #expect(page.hasPrefix("---\ntitle: T\n---\n\n") && page.hasSuffix("Titre\n------\n") && page.contains("\\"))
    }

    @Test("brackets stay brackets where the page says what they would lead to")
    func brackets() throws {
        let page = "---\ntitle: T\n---\n\nAncien.\n\n[r]: https://example.com\n"
        #expect(try written(page, "Ancien.", "Voir [r] ici") == page.replacing("Ancien.", with: "Voir \\[r] ici"))
    }

    @Test(
        "remarks in the front matter stay",
        arguments: [
            ("title: Ancien\n  # note\ndescription: D", "title: Neuf\n  # note\ndescription: D"),
            ("title: Ancien # note", "title: Neuf # note"),
            ("title: # note\n  Ancien\ndescription: D", "title: # note\n  Neuf\ndescription: D"),
            ("title: 'Ancien'\n  # note", "title: 'Neuf'\n  # note"),
        ])
    func remarks(_ before: String, _ after: String) throws {
        #expect(try written("---\n\(before)\n---\n\nA.\n", "Ancien", "Neuf") == "---\n\(after)\n---\n\nA.\n")
    }

    @Test("a hard break has the line end of the page")
    func lineEnds() throws {
        var edit = PageEdit(Array("---\r\ntitle: T\r\n---\r\n\r\nAncien.\r\n".utf8), at: "fr.md")
        let text = SegmentText(parts: [.text("Un"), .standalone(1), .text("deux")], codes: [.lineBreak])
        #expect(edit.replace([1: text]).isEmpty)
        #expect(String(decoding: edit.page.file.bytes, as: UTF8.self) == "---\r\ntitle: T\r\n---\r\n\r\nUn\\\r\ndeux\r\n")
    }

    @Test("of many texts, only those are refused that cannot stand in their place")
    func bisected() {
        let page = "---\ntitle: T\n---\n\n" + (0..<40).map { "Texte \($0).\n\n## Titre \($0)\n\n" }.joined()
        var edit = PageEdit(Array(page.utf8), at: "fr.md")
        var texts = Dictionary(uniqueKeysWithValues: edit.segments.indices.map { ($0, SegmentText(plain: "Neuf \($0)")) })
        let broken = SegmentText(parts: [.text("a"), .standalone(1), .text("b")], codes: [.lineBreak])
        for index in [4, 30] { texts[index] = broken }
        #expect(edit.replace(texts) == [4, 30])
        #expect(edit.segments.count { $0.text.plainText.hasPrefix("Neuf ") } == 79)
    }

    @Test("code blocks are compared with those of the source, but for remarks")
    func code() {
        func code(_ text: String) -> [Block.CodeBlock] { Outline(parse(Array(text.utf8)).document).codeBlocks }
        let source = code("```sh\n# Start it\nrun --new # now\n```\n\n```\nsecond\n```\n\n```text\nHello\n```\n")
        #expect(CodeDifference.all(source, code("```sh\n# Démarrer\nrun --new # maintenant\n```\n\n```\nsecond\n```\n")).isEmpty)
        let found = CodeDifference.all(source, code("```sh\nrun --old\n```\n"))
        #expect(found.map { $0.source?.text } == ["# Start it\nrun --new # now\n", "second\n"])
        #expect(found.map { $0.page?.text } == ["run --old\n", nil])
    }
}
