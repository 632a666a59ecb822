import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite("Segments")
struct SegmentTests {
    private static let page = """
        ---
        title: "Link: a key"   # short
        description: >
          In two
          lines.
        ---

        ## First *part* ##

        Select [Save](ui:settings.save)
        now, `x` ![The [Keys](ui:settings.keys) tab](images/keys.png) here.

        Under
        lined
        -----

        - one

          more
        - [ ] two

        > [!TIP]
        > Quick
        > tip.

        > quoted

        | Head | |
        |------|-|
        | a \\| b | 1 |

        ### Third

        ```supported-tools signature
        ```

            code

        <div>html</div>

        """

    @Test("every text of a page is a segment, with the bytes it takes and the headings above it")
    func everyKind() {
        let found = segments(of: Self.page).map { segment in
            "\(segment.kind) «\(segment.written)» \(segment.path.joined(separator: " / "))"
        }
        #expect(
            found == [
                "title «\"Link: a key\"» ",
                "description «>\n  In two\n  lines.» ",
                "heading(level: 2) «First *part*» ",
                "paragraph «Select [Save](ui:settings.save)\nnow, `x` ![The [Keys](ui:settings.keys) tab](images/keys.png) here.» First part",
                "alternative «The [Keys](ui:settings.keys) tab» First part",
                "heading(level: 2) «Under\nlined» ",
                "item «one» Under lined",
                "item «more» Under lined",
                "item «two» Under lined",
                "alert(Markdown.Block.Alert.Kind.tip) «Quick\n> tip.» Under lined",
                "paragraph «quoted» Under lined",
                "cell «Head» Under lined",
                "cell «a \\| b» Under lined",
                "cell «1» Under lined",
                "heading(level: 3) «Third» Under lined",
            ])
    }

    @Test("a segment's text has its claims, links and marks as numbered codes")
    func codes() {
        let text = segments(of: "**Select [Save](ui:a)** or\n[see *this*](x.md \"t\"), `c`\\\nend ![alt](i.png)").first?.text
        #expect(
            text
                == SegmentText(
                    parts: [
                        .open(1), .text("Select "), .standalone(2), .close(1), .text(" or "), .open(3), .text("see "), .open(4),
                        .text("this"),
                        .close(4), .close(3), .text(", "), .standalone(5), .standalone(6), .text("end "), .standalone(7),
                    ],
                    codes: [
                        .strong, .label(destination: "ui:a", text: "Save"), .link(destination: "x.md", title: "t"), .emphasis, .code("c"),
                        .lineBreak,
                        .image(source: "i.png", title: ""),
                    ]))
        #expect(text?.plainText == "Select Save or see this, c end ")
        #expect(text?.wordCount == 5)
    }

    @Test(
        "line breaks and spaces of the file are no part of the text, no-break spaces are",
        arguments: ["Deux\nmots\u{A0}: oui", "Deux   mots\u{A0}: oui", " Deux mots\u{A0}: oui  ", "Deux\n    mots\u{A0}: oui"])
    func reflow(_ markdown: String) {
        #expect(segments(of: markdown).map(\.text) == [SegmentText(parts: [.text("Deux mots\u{A0}: oui")])])
    }

    @Test("labels and alternative texts can be put in when a text becomes Markdown again")
    func labels() {
        let text = SegmentText(segmentContent("Select [Save](ui:settings.save), ![a](b.png)"))
        let inlines = text.inlines(labels: { $0 == "ui:settings.save" ? "Enregistrer" : nil }, alternatives: [[.text("écran", 0..<0)]])
        #expect(
            String(decoding: Document(blocks: [.paragraph(Block.Paragraph(content: inlines, range: 0..<0))]).markdown(), as: UTF8.self)
                == "Select [Enregistrer](ui:settings.save), ![écran](b.png)\n")
    }

    @Test("codes that are not well nested or do not exist trap nothing")
    func brokenCodes() {
        let text = SegmentText(
            parts: [
                .close(1), .open(1), .text("a"), .open(2), .text("b"), .close(1), .standalone(9), .open(3), .standalone(1), .open(-1),
                .close(2), .text("c"),
            ],
            codes: [.strong, .emphasis, .lineBreak])
        #expect(text.inlines() == [.strong([.text("a", 0..<0), .emphasis([.text("b", 0..<0)])]), .text("c", 0..<0)])
    }

    @Test("the canonical Markdown of any segment reads as the same segment", arguments: 0..<10)
    func roundTrip(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<400 {
            let markdown = RandomMarkdown.block(&generator)
            for segment in segments(of: markdown) {
                let canonical = segment.text.markdown
                let again = SegmentText(markdown: canonical)
                guard again == segment.text, again?.markdown == canonical else {
                    Issue.record(
                        "\(markdown.debugDescription)\n\(segment.text)\nwritten \(canonical.debugDescription)\nread \(String(describing: again))"
                    )
                    return
                }
            }
        }
    }

    @Test("the bytes of any segment, read alone, are its text", arguments: 0..<10)
    func ranges(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        for _ in 0..<200 {
            let blocks = (0..<3).map { _ in
                (["", "# ", "- ", "1. "].randomElement(using: &generator) ?? "") + RandomMarkdown.block(&generator)
            }
            for segment in segments(of: blocks.joined(separator: "\n\n"))
            where !segment.written.contains("\n") && segment.kind != .alternative {
                // A heading's text may look like another block when it stands alone.
                let alone = segments(of: "# \(segment.written) #x").first { $0.kind == .heading(level: 1) }
                let expected = segments(of: "# \(segment.text.markdown.replacing("\\\n", with: " ")) #x").first {
                    $0.kind == .heading(level: 1)
                }
                #expect(alone?.text == expected?.text, "\(segment.written.debugDescription)")
            }
        }
    }

    private func segments(of markdown: String) -> [WrittenSegment] {
        let file = SourceFile(path: "en.md", bytes: Array(markdown.utf8))
        var findings: [Diagnostic] = []
        let page = Site.Page(file, &findings)
        return AccordKit.segments(of: page, document: parse(file.bytes, from: page.bodyStart).document).map { segment in
            WrittenSegment(
                kind: segment.kind, text: segment.text, path: segment.path,
                written: String(decoding: file.bytes[segment.range], as: UTF8.self))
        }
    }

    private func segmentContent(_ markdown: String) -> [Inline] {
        if case .paragraph(let paragraph)? = parse(Array(markdown.utf8)).document.blocks.first { paragraph.content } else { [] }
    }

    private struct WrittenSegment {
        var kind: Segment.Kind
        var text: SegmentText
        var path: [String]
        var written: String
    }
}
