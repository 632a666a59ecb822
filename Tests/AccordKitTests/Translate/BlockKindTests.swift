import Diagnostics
import Testing

@testable import AccordKit

@Suite("Blocks that the source made another kind of block")
struct BlockKindTests {
    private static let english = "Open the [Menu](ui:home.menu).\n\n## Rooms\n\nThe red room.\n\nThe blue room.\n\n- A lamp\n- A chair\n- A table\n\nEnd here.\n"
    private static let french = "Ouvrez le [Menu](ui:home.menu).\n\n## Pièces\n\nLa pièce rouge.\n\nLa pièce bleue.\n\n- Une lampe\n- Une chaise\n- Une table\n\nFin ici.\n"

    private func found(_ old: String, _ new: String, isRecorded: Bool = true, fixed: (String, String)? = nil) async throws -> [String] {
        func page(_ title: String, _ body: String) -> String { "---\ntitle: \(title)\n---\n\n" + body }
        let files = [
            "Content/keys/rooms/article.yml": "kind: faq\n", "Content/keys/rooms/en.md": page("Rooms", Self.english),
            "Content/keys/rooms/fr.md": page("Pièces", Self.french),
        ]
        return try await withSmallSite(files) { site in
            if isRecorded { try await site.accept("keys/rooms") }
            #expect(Self.english.contains(old))
            try site.write("Content/keys/rooms/en.md", page("Rooms", Self.english.replacing(old, with: new)))
            if let fixed { try site.write("Content/keys/rooms/fr.md", page("Pièces", Self.french.replacing(fixed.0, with: fixed.1))) }
            return try await site.check().findings.filter { $0.location.path == "Content/keys/rooms/fr.md" && $0.code.rawValue.hasPrefix("LOC") }
                .map { "\($0.location.start.line):\($0.location.start.column) \($0.code.rawValue) \($0.severity) \($0.message)" }
        }
    }

    private static let rule = "LOC012 warning A translation has the kinds of blocks of its source: the source has"

    @Test("a paragraph that became a bullet or a quote is told, until it is one in the translation, too")
    func paragraph() async throws {
        #expect(
            try await found("The blue room.", "- The blue room.") == [
                "11:1 \(Self.rule) a bullet there (Content/keys/rooms/en.md:11), this page a paragraph. Write it so, too."
            ])
        #expect(
            try await found("The blue room.", "> The blue room.") == [
                "11:1 \(Self.rule) a quote there (Content/keys/rooms/en.md:11), this page a paragraph. Write it so, too."
            ])
        #expect(try await found("The blue room.", "> The blue room.", fixed: ("La pièce bleue.", "> La pièce bleue.")) == [])
    }

    @Test("bullets that were numbered, or went into a table, are told once")
    func list() async throws {
        #expect(
            try await found("- A lamp\n- A chair\n- A table", "1. A lamp\n2. A chair\n3. A table") == [
                "13:3 \(Self.rule) a numbered item there (Content/keys/rooms/en.md:13), this page a bullet. Write it so, too, and the 2 behind it."
            ])
        let table = try await found("- A lamp\n- A chair\n- A table", "| A lamp |\n|---|\n| A chair |\n| A table |")
        #expect(
            table == ["13:3 \(Self.rule) a cell of a table there (Content/keys/rooms/en.md:13), this page a bullet. Write it so, too, and the 2 behind it."])
    }

    @Test("a paragraph that became a heading, and a heading that became a paragraph, are told with the headings")
    func heading() async throws {
        let became = try await found("The blue room.", "## The blue room.")
        #expect(became.count == 1 && became[0].hasPrefix("11:1 LOC007"), "\(became)")
        #expect(became[0].hasSuffix("Write line 11 as Content/keys/rooms/en.md:11 is written."), "\(became)")
        let was = try await found("## Rooms", "Rooms")
        #expect(was.count == 1 && was[0].hasPrefix("7:1 LOC007"), "\(was)")
        #expect(was[0].hasSuffix("Write it as Content/keys/rooms/en.md:7 is written."), "\(was)")
    }

    @Test("where nothing is recorded, which block is which is a guess, and not told")
    func unrecorded() async throws { #expect(try await found("The blue room.", "- The blue room.", isRecorded: false) == []) }
}
