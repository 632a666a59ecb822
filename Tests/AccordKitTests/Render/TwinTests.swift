import Markdown
import Testing

@testable import AccordKit

@Suite struct TwinTests {
    private func document(_ page: ResolvedPage) -> Document {
        let renderer = RenderSample.renderer()
        return Twin(page: page, site: RenderSample.site, strings: renderer.edition(of: page.locale).strings).document()
    }

    private func paragraph(_ content: Inline...) -> [Inline] {
        let blocks = document(RenderSample.page([.paragraph(.init(content: content, range: 0..<0))])).blocks
        guard blocks.count == 2, case .paragraph(let paragraph) = blocks[1] else { return [] }
        return paragraph.content
    }

    @Test("A claim is bold, within bold text it is plain, and a state is prose")
    func claims() {
        #expect(paragraph("Select ", .link("ui:x", "Save"), ".") == ["Select ", .strong(["Save"]), "."])
        #expect(paragraph(.strong(["Select ", .link("ui:x", "Save")])) == [.strong(["Select Save"])])
        #expect(paragraph("It is ", .link("state:a=b", "linked"), " now") == ["It is linked now"])
        #expect(paragraph(.link("tool:x", "A"), .link("item:y", "B")) == [.strong(["AB"])])
    }

    @Test("Punctuation at a label's ends stays outside where asterisks beside a letter would not be bold")
    func flanking() {
        #expect(paragraph("d’", .link("ui:x", "« x »"), " y") == ["d’", .strong(["« x »"]), " y"])
        #expect(paragraph("mot", .link("ui:x", "(Enregistrer)"), "s") == ["mot(", .strong(["Enregistrer"]), ")s"])
        #expect(paragraph("mot", .link("ui:x", "…"), "s") == ["mot…s"])
        #expect(paragraph(.emphasis(["a"]), .link("ui:x", "B")) == [.emphasis(["a"]), "B"])
    }

    @Test("Blanks that would be lost are moved or dropped with what they stood beside")
    func blanks() {
        #expect(paragraph(.raw("<!-- x -->"), " a ", .softBreak, .raw("<!-- y -->"), .softBreak, " b") == ["a", .softBreak, "b"])
        #expect(paragraph("a", .emphasis([" b ", .raw("<!-- -->")]), "c") == ["a ", .emphasis(["b"]), " c"])
        #expect(paragraph("a", .emphasis([.raw("<!-- -->")]), "b") == ["ab"])
    }
}
