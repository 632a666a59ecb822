import Foundation
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

    private static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    private static let isRequired = ProcessInfo.processInfo.environment["ACCORD_REQUIRE_EXTRAS"] == "1"

    @Test(
        "html5lib, an independent parser, reads the same trees",
        .enabled(if: python != nil || isRequired, "ACCORD_PYTHON is not set: html5lib is not installed (scripts/test installs it)"))
    func oracle() throws {
        let python = try #require(Self.python, "ACCORD_PYTHON is not set.")
        let folder = FileManager.default.temporaryDirectory.appending(path: "html5lib-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var pages: [String: [UInt8]] = handwrittenPages.mapValues { Array($0.utf8) }
        for seed in 1000..<1060 {
            var generator = TreeGenerator(seed: UInt64(seed))
            pages["random-\(seed)"] = written(generator.page())
        }
        for (name, page) in pages { try Data(page).write(to: folder.appending(path: name + ".html")) }
        try run(python, URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles/html5lib_trees.py"), folder)
        for (name, page) in pages {
            let expected = try String(contentsOf: folder.appending(path: name + ".tree"), encoding: .utf8)
            #expect(treeText(HTMLDocument(utf8: page)) == expected, "\(name)")
        }
    }

    private func run(_ python: String, _ script: URL, _ folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [script.path(percentEncoded: false), folder.path(percentEncoded: false)]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func written(_ page: RandomTree) -> [UInt8] {
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>")
        page.write(to: &html)
        return html.bytes
    }
}
