import HTML
import Testing

@Suite("Written pages are read back")
struct RoundTripTests {
    @Test("a random tree, written, is read as the same tree without a problem", arguments: 0..<400)
    func roundTrip(seed: Int) {
        var generator = TreeGenerator(seed: UInt64(seed))
        let page = generator.page()
        let document = HTMLDocument(utf8: written(page))
        #expect(treeText(document) == page.lines(depth: 0).joined())
        #expect(document.problems.isEmpty)
        #expect(document.hasDoctype)
    }

    @Test("reading in parallel gives what reading in turn gives")
    func parallel() async {
        let pages = (0..<300).map { seed in
            var generator = TreeGenerator(seed: UInt64(seed))
            return written(generator.page()) + Array("<nope></div><p id=a id=b>&x &#0; ".utf8)
        }
        let serial = pages.map { HTMLDocument(utf8: $0) }
        let parallel = await withTaskGroup(of: (Int, HTMLDocument).self, returning: [Int: HTMLDocument].self) { group in
            for (index, page) in pages.enumerated() { group.addTask { (index, HTMLDocument(utf8: page)) } }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (index, document) in serial.enumerated() {
            #expect(parallel[index].map(treeText) == treeText(document))
            #expect(parallel[index]?.problems == document.problems)
            #expect(!document.problems.isEmpty)
        }
    }

    @Test("html5lib, an independent parser, reads the same trees", .enabled(if: Oracle.isThere, Oracle.missing))
    func oracle() throws {
        var pages: [String: [UInt8]] = handwrittenPages.mapValues { Array($0.utf8) }
        for seed in 1000..<1060 {
            var generator = TreeGenerator(seed: UInt64(seed))
            pages["random-\(seed)"] = written(generator.page())
        }
        try Oracle.compare(pages)
    }

    private func written(_ page: RandomTree) -> [UInt8] {
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>")
        page.write(to: &html)
        return html.bytes
    }
}
