import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

@Suite struct ImportConversionTests {
    @Test("a page becomes what its case says", arguments: ImportCase.all)
    func convertsAsStated(_ example: ImportCase) throws {
        let page = readPage(example.page, path: "page.html", options: try example.options)
        #expect(page.faults.isEmpty)
        if let expected = example.markdown { #expect(String(decoding: page.document.markdown(), as: UTF8.self) == expected) }
        let codes = page.findings.map { "\($0.code.rawValue) \($0.location.start.line)\n" }.joined()
        #expect(codes == example.others["findings"] ?? "", "\(page.findings.map(\.message).joined(separator: "\n"))")
        if let title = example.others["title"] { #expect(page.title + "\n" == title) }
        if let related = example.others["related"] {
            #expect(page.related.map { "[\($0.title)](\($0.destination))\n" }.joined() == related)
        }
        if let anchors = example.others["anchors"] {
            let headings = Outline(page.document).headings.map(\.content.plainText)
            #expect(page.anchors.map { "\($0.name): \($0.heading.map { headings[$0] } ?? "")\n" }.joined() == anchors)
        }
        if let accounting = example.others["accounting"] {
            let parts = [page.accounting.boilerplate, page.accounting.dropped, page.accounting.added].flatMap { $0.sorted { $0.key < $1.key } }
            #expect(parts.map { "\($0.value) \($0.key)\n" }.joined() == accounting)
        }
    }

    @Test("there are cases")
    func casesAreFound() {
        #expect(ImportCase.all.count > 20)
    }
}

@Suite struct ImportedPageTests {
    @Test("a page of each platform becomes what was reviewed", arguments: ImportedPages.names)
    func becomesGolden(_ name: String) throws {
        let page = try ImportedPages.read(name)
        #expect(page.faults.isEmpty)
        let file = ImportedPages.folder.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["ACCORD_WRITE_GOLDEN"] != nil { try Data(page.summary.utf8).write(to: file) }
        #expect(try page.summary == String(contentsOf: file, encoding: .utf8))
    }
}
