import Diagnostics
import Foundation
import Testing

@testable import AccordKit

/// Pages written by hand in ways that the Markdown writer would not choose.
@Suite("An import changes no other byte of the page")
struct OtherBytesTests {
    struct OddPage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
    }

    private static let lists = """
        ---
        title: motA
        ---
        * motB
        * motC

        +   motD

            motE
        -\tmotF
        -\tmotG
        \t1) motH
        \t2) motI

        3. motJ
        5. motK
           - [ ] motL
           - [x] motM
        7. **motN** _motO_

        """

    static let pages = [
        OddPage(
            testDescription: "front matter with comments and odd quoting",
            text: """
                ---
                # who wrote this: nobody
                "title"  :   'motA l''autre'   # a remark

                description:    "motB \\"x\\""   # another
                # the end
                ---


                motC

                """),
        OddPage(
            testDescription: "plain front matter with a remark, without a final newline",
            text: "---\ndescription: motA   # not this\ntitle: motB:non\n---\n\n# motC\n\nmotD"),
        OddPage(testDescription: "a byte order mark", text: "\u{FEFF}---\ntitle: motA\n---\n\nmotB\n"),
        OddPage(testDescription: "tabs, and list markers of all kinds", text: lists),
        OddPage(testDescription: "CRLF", text: lists.replacing("\n", with: "\r\n")),
        OddPage(testDescription: "CRLF, a byte order mark, no final newline", text: "\u{FEFF}---\r\ntitle: 'motA'\r\n---\r\n\r\nmotB\r\n\r\n> motC\r\n\r\n| motD|x |\r\n|-|:-:|\r\n|motE | motF"),
        OddPage(
            testDescription: "trailing spaces, HTML comments, headings of both kinds, breaks",
            text: """
                ---
                title: motA
                ---
                motB\u{20}\u{20}\u{20}

                <!-- a comment
                     with motif -->
                motC
                ====

                ##   motD   ##\u{20}

                motE
                ---
                * * *
                motF <!-- inside --> motG


                ***
                \u{20}\u{20}\u{20}motH
                \u{20}\u{20}
                <div class="x">
                motet
                </div>

                """),
        OddPage(
            testDescription: "tables with uneven pipes",
            text: """
                ---
                title: motA
                ---

                motB|motC
                :--|--:
                motD | motE |
                |motF|`a\\|b` motG
                | motH

                |  motI   |motJ|   |
                |:---:|---|-|
                |   motK    \t| motL \\| motM|

                > |motN|
                > |-|
                > |motO|

                """),
        OddPage(
            testDescription: "quotes and alerts with odd markers",
            text: """
                ---
                title: motA
                ---
                >motB
                >
                >  >    motC

                > [!NOTE]
                >   motD
                > - motE
                >   1. motF

                1. > motG
                   >
                   >     code

                """),
        OddPage(
            testDescription: "code, links and their definitions",
            text: """
                ---
                title: motA
                ---

                motB <https://example.com/a> motC

                ~~~ sh
                motif
                ~~~

                \tmotif

                [one]: https://example.com/1   'Un'

                motD ``a`b`` motE motF

                [two]:
                  <https://example.com/2>

                - motG

                      motif

                """),
    ]

    private func words(of page: OddPage) -> [String] { page.text.matches(of: #/mot[A-Z]/#).map { String($0.output) } }

    private func imported(_ page: OddPage, _ words: [String]) async throws -> (text: String, findings: [String]) {
        try await withSmallSite(ExchangeSite.files(page.text.replacing("mot", with: "word"), nil)) { site in
            try site.write(ExchangeSite.fr, page.text)
            let files = try await site.export(.po).filter { $0.path.contains("rich") }.map { file -> (path: String, bytes: [UInt8]) in
                var text = String(decoding: file.bytes, as: UTF8.self)
                for word in words { text = text.replacing(word, with: "neuf\(word.suffix(1))") }
                return (file.path, Array(text.utf8))
            }
            let result = try await site.importing(files)
            try result.write(to: site.root)
            let bytes = try Data(contentsOf: URL(filePath: "\(site.root)/\(ExchangeSite.fr)"))
            return (String(decoding: bytes, as: UTF8.self), result.findings.map(\.message))
        }
    }

    private func expected(_ page: OddPage, _ words: [String]) -> String {
        words.reduce(page.text) { $0.replacing($1, with: "neuf\($1.suffix(1))") }
    }

    @Test("than the translator's", arguments: pages)
    func all(_ page: OddPage) async throws {
        let words = words(of: page)
        try #require(words.count > 1)
        let (text, findings) = try await imported(page, words)
        #expect(text == expected(page, words))
        #expect(findings == [])
    }

    @Test("than those of the one segment that came back", arguments: pages)
    func single(_ page: OddPage) async throws {
        for word in words(of: page).prefix(6) {
            let (text, findings) = try await imported(page, [word])
            #expect(text == expected(page, [word]), "\(word)")
            #expect(findings == [])
        }
    }

    @Test("than those of a segment that stands on several lines, which may become one")
    func lines() async throws {
        let before = "---\r\ntitle: T\r\n---\r\n\r\n*  a\r\n   b\r\n"
        let after = "\r\n\r\nc  \r\nd\r\n"
        let page = OddPage(testDescription: "", text: before + "\r\n> motA [b][r]\r\nlazy *c*" + after + "\r\n[r]: https://example.com/x\r\n")
        let (text, findings) = try await imported(page, ["motA"])
        #expect(findings == [])
        #expect(text.hasPrefix(before + "\r\n> neufA [b](https://example.com/x)"))
        #expect(text.hasSuffix("lazy *c*" + after + "\r\n[r]: https://example.com/x\r\n"))
        #expect(text.replacing("\r\n", with: "").contains("\n") == false)
    }
}
