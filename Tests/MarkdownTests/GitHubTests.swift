import Foundation
import Testing

@testable import Markdown

@Suite("GitHub reads the same")
struct GitHubTests {
    private static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    private static let isRequired = ProcessInfo.processInfo.environment["ACCORD_REQUIRE_EXTRAS"] == "1"

    @Test(
        "GitHub's own library, with all its extensions, reads the same structure",
        .enabled(if: python != nil || isRequired, "ACCORD_PYTHON is not set: cmarkgfm is not installed (scripts/test installs it)"))
    func oracle() throws {
        let python = try #require(Self.python, "ACCORD_PYTHON is not set.")
        let folder = FileManager.default.temporaryDirectory.appending(path: "cmarkgfm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, text) in Self.texts.enumerated() {
            try Data(text.utf8).write(to: folder.appending(path: "\(index).md"))
            try Data(plainHTML(document(text)).utf8).write(to: folder.appending(path: "\(index).html"))
        }
        let (status, output) = try run(python, URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles/cmarkgfm_compare.py"), folder)
        #expect(status == 0, "\(output)")
    }

    private static let texts = [
        "~~a~~ ~b~ ~~*c* d~~ ~~ e ~~ ~~~f~~~ x~~h~~y *~~i~~* **~~j~~** ~~k ~l~ m~~",
        "https://a.example. (http://a.example/b_(c)) www.a.example/x_y_z, http://a.example?x=1&y=2! a.b+c@d.example, mailto:a@b.example xhttp://a.example",
        "[https://a.example](b) `https://a.example` <https://a.example> ",
        "| a | `b\\|c` |\n|:-:|--:|\n| ~~d~~ \\| e | www.a.example |\n| f |\n",
        "a | b\n- | -\n\nc\nd | e\n- | -\nf | g\n# h",
        "- [ ] a\n- [x] b\n  1. c\n\n     d\n- e",
        "> [!NOTE]\n> a\n> - b\n\n> c\nd",
        "a\\\nb  \nc `` ` `` &eacute;&ngE; <br/> ![d *e*](f \"g\") [h][i] [j]\n\n[i]: /k 'l'\n[j]: <m n>\n",
        "Titre\n=====\n\n    code\n\n```swift x\nlet a\n```\n<div>\n*b*\n</div>\n\n***\n1) c\n2) d\n- e\n+ f",
        "*a **b** c* ***d*** **e*f*g** _h_i_ j__k__l \"*m*\" «\u{A0}**n**\u{A0}» l’**« o »**p",
    ]

    private func run(_ python: String, _ script: URL, _ folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = [script.path(percentEncoded: false), folder.path(percentEncoded: false)]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
