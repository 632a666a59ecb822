import Diagnostics
import Testing

@testable import AccordKit

@Suite("Writing translations into pages")
struct PageEditTests {
    private let page = PageEdit(Array(ExchangeSite.translation.utf8), at: "fr.md")

    private func index(_ text: String) throws -> Int {
        try #require(page.segments.firstIndex { $0.text.plainText.contains(text) })
    }

    @Test("whatever is written into a segment, every other byte stays, and the segment reads as it was meant", arguments: 1...40)
    func random(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let words = [
            "é", "*", "_a_", "`", "[x](y)", "|", "#", "1.", "- ", "> ", "\\", "&amp;", "<b>", "www.a.com", "« »", "\u{202F}!", ":", "'",
            "\"", "~~", "---", "{", "!",
        ]
        var written = 0
        for index in page.segments.indices where page.segments[index].kind != .alternative {
            var edited = page
            var text = page.segments[index].text
            text.parts = text.parts.map { part in
                guard case .text = part else { return part }
                return .text(
                    (0...Int.random(in: 0...4, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }.joined(
                        separator: " "))
            }
            let wanted = SegmentText(text.inlines())
            guard !wanted.parts.isEmpty else { continue }
            guard edited.replace([index: wanted]).isEmpty else { continue }
            written += 1
            #expect(edited.segments[index].text == wanted)
            let range = page.segments[index].range
            #expect(edited.page.file.bytes.starts(with: page.page.file.bytes[..<range.lowerBound]))
            #expect(edited.page.file.bytes.reversed().starts(with: page.page.file.bytes[range.upperBound...].reversed()))
        }
        #expect(written > page.segments.count / 2, "\(written)")
    }

    @Test("nearly every text can be written in nearly every place")
    func places() throws {
        let text = SegmentText(plain: "1. Des *mots*, | et # d’autres : [x](y) « ! » \\ & <b> `c`")
        let image = try index("montre")
        for (index, segment) in page.segments.enumerated() where segment.kind != .alternative && index != image {
            var edited = page
            #expect(edited.replace([index: text]).isEmpty, "\(segment.kind)")
            #expect(edited.segments[index].text == text)
        }
    }

    @Test("fields of the front matter keep their quotation marks, and get some where they are needed")
    func frontMatter() throws {
        var edited = page
        #expect(edited.replace([0: SegmentText(plain: "Un \"mot\" \\ deux"), 1: SegmentText(plain: "Une clé : voilà # tout")]).isEmpty)
        let text = String(decoding: edited.page.file.bytes, as: UTF8.self)
        #expect(text.hasPrefix("---\ntitle: \"Un \\\"mot\\\" \\\\ deux\"\ndescription: \"Une clé : voilà # tout\"\n---\n"))
    }

    @Test("an image keeps its alternative text where the text around it is written, and the other way round")
    func images() throws {
        let (text, alternative) = (try index("montre"), try index("trousseau"))
        var edited = page
        var changed = page.segments[text].text
        changed.parts = changed.parts.map { $0 == .text(" montre ") ? .text(" fait voir ") : $0 }
        #expect(edited.replace([text: changed]).isEmpty)
        #expect(String(decoding: edited.page.file.bytes, as: UTF8.self).contains("![Un trousseau](images/ring.png) fait voir ~~toutes~~"))
        #expect(edited.replace([alternative: SegmentText(plain: "Des clés [x]")]).isEmpty)
        #expect(String(decoding: edited.page.file.bytes, as: UTF8.self).contains("![Des clés \\[x\\]](images/ring.png) fait voir"))
        var both = page
        #expect(both.replace([text: changed, alternative: SegmentText(plain: "Anneau")]).isEmpty)
        #expect(String(decoding: both.page.file.bytes, as: UTF8.self).contains("![Anneau](images/ring.png) fait voir"))
    }

    @Test("a text that a place cannot hold leaves the page as it was")
    func refused() throws {
        var edited = page
        var bold = SegmentText(parts: [.open(1), .text("Titre"), .close(1)], codes: [.strong])
        #expect(edited.replace([0: bold]) == [0])
        bold.codes = [.lineBreak]
        let heading = try index("Étapes")
        #expect(edited.replace([heading: SegmentText(parts: [.text("a"), .standalone(1), .text("b")], codes: [.lineBreak])]) == [heading])
        #expect(edited.page.file.bytes == page.page.file.bytes)
    }
}
