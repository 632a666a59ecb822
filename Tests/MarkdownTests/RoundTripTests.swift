import Testing

@testable import Markdown

@Suite("Writing and reading again")
struct RoundTripTests {
    @Test("any text, written down from its document, is read as the same document", arguments: 0..<20)
    func soup(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            let text = Soup.text(&generator)
            let first = document(text)
            if first.emphasisDepth > 1 { continue }
            let written = first.markdown()
            let second = parse(written).document
            guard first.hasSameContent(as: second) else {
                Issue.record("\(text.debugDescription)\nread as \(outline(first.blocks))\nwritten \(String(decoding: written, as: UTF8.self).debugDescription)\nread as \(outline(second.blocks))")
                return
            }
            #expect(second.markdown() == written)
        }
    }

    @Test("any paragraph that Markdown can express is read as it was written", arguments: 0..<20)
    func randomParagraphs(seed: Int) {
        var random = RandomDocument(generator: SeededGenerator(seed: UInt64(2000 + seed)))
        for _ in 0..<500 {
            let document = Document(blocks: [random.paragraph()])
            let written = document.markdown()
            let read = parse(written).document
            guard document.hasSameContent(as: read) else {
                Issue.record("\(outline(document.blocks))\nwritten \(String(decoding: written, as: UTF8.self))read as \(outline(read.blocks))")
                return
            }
        }
    }

    @Test("any document that Markdown can express is read as it was written", arguments: 0..<20)
    func randomDocuments(seed: Int) {
        var random = RandomDocument(generator: SeededGenerator(seed: UInt64(1000 + seed)))
        for _ in 0..<100 {
            let document = random.document()
            let written = document.markdown()
            let read = parse(written).document
            guard document.hasSameContent(as: read) else {
                let (block, other) = zip(document.withoutRanges.blocks, read.withoutRanges.blocks).first { $0 != $1 } ?? (.thematicBreak(0..<0), .thematicBreak(0..<0))
                let text = String(decoding: Document(blocks: [block]).markdown(), as: UTF8.self)
                Issue.record("\(outline([block]))\n\(text.debugDescription)\n\(outline([other]))")
                return
            }
        }
    }
}

extension Document {
    /// How many times emphasis of one kind is inside itself at most; that cannot always be written.
    fileprivate var emphasisDepth: Int {
        func depth(_ inlines: [Inline], _ emphasis: Int, _ strong: Int) -> Int {
            inlines.reduce(max(emphasis, strong)) { deepest, inline in
                switch inline {
                case .emphasis(let content): max(deepest, depth(content, emphasis + 1, strong))
                case .strong(let content): max(deepest, depth(content, emphasis, strong + 1))
                case .strikethrough(let content): max(deepest, depth(content, emphasis, strong))
                default: deepest
                }
            }
        }
        var deepest = 0
        forEachInline { deepest = max(deepest, depth([$0], 0, 0)) }
        return deepest
    }
}
