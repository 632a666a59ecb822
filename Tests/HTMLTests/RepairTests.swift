import Foundation
import HTML
import Testing

/// What HTML 5 makes of pages that are written otherwise than it wants.
@Suite("Repairs of HTML")
struct RepairTests {
    @Test("each faulty page has the tree that browsers give it")
    func repairs() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/repairs.dat")
        let cases = try StandardCase.read(file)
        #expect(cases.count > 60)
        for repair in cases {
            #expect(repair.treeAsRead == repair.tree, "\(repair.errors): \(repair.data)")
        }
    }

    @Test(
        "html5lib, an independent parser, gives the same trees to faulty pages, written and made up",
        .enabled(if: Oracle.isThere, Oracle.missing))
    func oracle() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/repairs.dat")
        var pages: [String: [UInt8]] = [:]
        // It knows no templates.
        for (index, repair) in try StandardCase.read(file).enumerated() where !repair.data.contains("<template") {
            pages["repair-\(index)"] = Array(repair.data.utf8)
        }
        for seed in 0..<300 {
            var soup = TagSoup(seed: UInt64(seed))
            pages["soup-\(seed)"] = soup.page()
        }
        try Oracle.compare(pages)
    }

    @Test("a page with nothing to repair and one with much are read in time that grows with their length")
    func growth() {
        for piece in ["<b>a<p>b</b>", "<a>a<div>", "<table>a<b>", "<b><i><u><div></b>a", "<p><font a=%>a<p>", "<i><table><tr>a</i>"] {
            let html = (0..<4_000).map { piece.replacingOccurrences(of: "%", with: "\($0)") }.joined()
            let document = HTMLDocument(html)
            let letters = document.nodes.reduce(0) { count, node in count + (node.kind == .text ? node.text.count { $0 == "a" } : 0) }
            #expect(letters == 4_000 || document.problems.contains { $0.kind == .tooDeep(limit: 256) }, "\(piece): \(letters)")
        }
    }

    @Test("raw bytes of a comment, a script or a title that never ends are kept")
    func endless() {
        for (html, text) in [("<p>a<!--b", "a"), ("<p>a<script>b<p>", "ab<p>"), ("<title>a<b>", "a<b>"), ("<p>a<textarea>b</p>", "ab</p>")]
        {
            #expect(HTMLDocument(html).root?.text == text)
        }
    }
}

/// html5lib, run over a folder of pages.
enum Oracle {
    private static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    static let isThere = python != nil || ProcessInfo.processInfo.environment["ACCORD_REQUIRE_EXTRAS"] == "1"
    static let missing: Comment = "ACCORD_PYTHON is not set: html5lib is not installed (scripts/test installs it)"

    static func compare(_ pages: [String: [UInt8]]) throws {
        let python = try #require(Self.python, "ACCORD_PYTHON is not set.")
        let folder = FileManager.default.temporaryDirectory.appending(path: "html5lib-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, page) in pages { try Data(page).write(to: folder.appending(path: name + ".html")) }
        let process = Process()
        process.executableURL = URL(filePath: python)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles/html5lib_trees.py")
        process.arguments = [script.path(percentEncoded: false), folder.path(percentEncoded: false)]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
            let expected = try String(contentsOf: folder.appending(path: name + ".tree"), encoding: .utf8)
            #expect(treeText(HTMLDocument(utf8: page)) == expected, "\(name): \(String(decoding: page, as: UTF8.self))")
        }
    }
}
