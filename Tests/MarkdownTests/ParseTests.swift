import Testing

@testable import Markdown

@Suite("Parsing")
struct ParseTests {
    @Test("claims are links whose content range is the label")
    func claim() throws {
        let text = "Ouvrez l’onglet [Personnel](ui:profile-settings.personal)\u{A0}: il est **en bas**."
        #expect(
            outline(text)
                == #"p("Ouvrez l’onglet " a[ui:profile-settings.personal]("Personnel") "\#u{A0}: il est " strong("en bas") ".")"#)
        var links: [Inline.Link] = []
        document(text).forEachLink { links.append($0) }
        let link = try #require(links.first)
        let range = try #require(link.contentRange)
        #expect(Array(text.utf8)[range].elementsEqual("Personnel".utf8))
    }
}
