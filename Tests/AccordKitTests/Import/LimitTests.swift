import Diagnostics
import Markdown
import Testing

@testable import AccordKit

/// What is too much for import is told and counted.
@Suite("Limits of import") struct ImportLimitTests {
    private static func read(_ html: String) -> ReadPage { readPage(Array(html.utf8), path: "a.html") }

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test("a page with very many faults is read whole", arguments: ["</x>", "&#;"])
    func faults(_ fault: String) {
        let page = Self.read("<main><h1>T</h1>\(Self.repeated(fault, 20_500))<p>The end.</main>")
        #expect(page.faults.isEmpty, "\(page.faults)")
        #expect(page.document.blocks.last.map { [$0].text } == "The end.")
    }

    @Test("what stands too deep to be read is counted as lost")
    func depth() {
        let page = Self.read("<main><h1>T</h1><p>ab</p>\(Self.repeated("<div>", 300))c é <b class='x>y'>d</b></main>")
        #expect(page.accounting.lost == 3 && page.accounting.kept == 3, "\(page.accounting)")
        #expect(page.accounting.total == 6)
        #expect(page.findings.map(\.code) == [.lostText])
    }

    @Test("a page that is not read at all is lost as a whole")
    func unread() {
        let attributes = Self.read("<p>ab <b \((0..<5000).map { "a\($0)" }.joined(separator: " "))>cd</b>")
        #expect(attributes.accounting.lost == 4 && attributes.accounting.total == 4, "\(attributes.accounting)")
        #expect(attributes.findings.contains { $0.code == .lostText })
        let long = Self.read("<p>" + Self.repeated("a ", 9 << 20))
        #expect(long.accounting.lost == 9 << 20, "\(long.accounting)")
    }

    @Test("lists that are too deep for Markdown keep their text, and it is told once")
    func lists() {
        let page = Self.read("<main><h1>T</h1>\((0..<40).map { "<ul><li>a\($0)" }.joined())</main>")
        #expect(page.faults.isEmpty, "\(page.faults)")
        #expect(page.findings.map(\.code) == [.notExpressible])
        #expect([page.document.blocks.last].compactMap { $0 }.text.contains("a39"))
    }

    @Test("findings beyond the limit are counted in the last one", arguments: [(1001, "is one more here"), (1500, "500 more, beginning here")])
    func findings(_ count: Int, _ words: String) {
        let page = Self.read("<main><h1>T</h1>\(Self.repeated("<p><a href='javascript:x'>a</a>\n", count))</main>")
        #expect(page.findings.count == 1001)
        #expect(page.findings.contains { $0.message.contains(words) })
    }

    @Test("misread text beyond the limit is counted in the last finding")
    func mojibake() {
        let page = Self.read("<main><h1>T</h1>\(Self.repeated("<p>Ã©tÃ©</p>", 25))</main>")
        #expect(page.findings.count == 20)
        #expect(page.findings.filter { $0.message.contains("5 other texts of the page have the like") }.count == 1)
    }
}

extension [Block] {
    /// All text of paragraphs.
    fileprivate var text: String {
        var text = ""
        forEachBlock { if case .paragraph(let paragraph) = $0 { text += paragraph.content.plainText } }
        return text
    }
}
