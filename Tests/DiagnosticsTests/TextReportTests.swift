import Diagnostics
import Testing

@Suite("The text report")
struct TextReportTests {
    @Test("shows place, message, line, carets and fixes")
    func golden() {
        #expect(
            Sample.written(as: .text) == """
                Content/docusign/lier/fr.md:3:20: error UI002 [fr]: A label is written as the product shows it: "Lier DocuSign compte" is not the label of docusign.link. The product shows "Lier le compte DocuSign".
                  3 | 1.  Sélectionnez\u{202F}: [Lier DocuSign compte](ui:docusign.link).
                    |                     ^^^^^^^^^^^^^^^^^^^^
                      fix: Write "Lier le compte DocuSign"

                Content/docusign/lier/fr.md:4:15: warning UI001 [fr]: An id is one of the model's: "x" is none.
                  4 |     déjà [同期 e\u{301}](state:x=y) fin
                    |                   ^^^^^^^^^

                Checked against http://127.0.0.1:8080/capabilities version 1.4.

                """)
    }

    @Test("paints only when asked")
    func colours() {
        #expect(!Sample.written(as: .text).contains("\u{1B}"))
        let painted = Sample.written(as: .text, colour: true)
        #expect(painted.contains("\u{1B}[1;31merror UI002\u{1B}[0m"))
        #expect(painted.contains("\u{1B}[1;33m^^^^^^^^^\u{1B}[0m"))
        var plain = painted
        for style in ["0", "1", "2", "1;31", "1;33"] {
            plain = plain.split(separator: "\u{1B}[\(style)m", omittingEmptySubsequences: false).joined()
        }
        #expect(plain == Sample.written(as: .text))
    }

    /// The source line and the caret line for the first place of a text, without their margins.
    func excerpt(_ text: String, in source: String) -> (line: String, carets: String) {
        let file = SourceFile(path: "p.md", text: source)
        let finding = Diagnostic(.wrongLabel, at: Sample.place(text, in: file), rule: "R", seen: "s")
        let lines = Sample.written(Report([finding], pages: [], claims: 0), as: .text).split(separator: "\n")
        let shown = lines.dropFirst().map { line in
            line.firstIndex(of: "|").map { String(line[$0...].dropFirst(2)) } ?? ""
        }
        return (shown.first ?? "", shown.dropFirst().first ?? "")
    }

    @Test(
        "puts the carets under what is meant",
        arguments: [
            ("abc\n", "b", "abc", " ^"), ("é à ç\n", "ç", "é à ç", "    ^"), ("a\tb\n", "b", "a   b", "    ^"),
            ("\t\tb\n", "b", "        b", "        ^"),
            ("abcd\te\n", "e", "abcd    e", "        ^"), ("a\tb\n", "\t", "a   b", " ^^^"), ("日本語x\n", "本", "日本語x", "  ^^"),
            ("日本語x\n", "x", "日本語x", "      ^"), ("e\u{301}x\n", "x", "e\u{301}x", " ^"), ("ae\u{301}x\n", "\u{301}", "ae\u{301}x", " ^"),
            ("ae\u{301}x\n", "e\u{301}", "ae\u{301}x", " ^"), ("👍 x\n", "x", "👍 x", "   ^"), ("🇫🇷x\n", "x", "🇫🇷x", "  ^"),
            ("한글x\n", "x", "한글x", "    ^"), ("a\u{200B}x\n", "x", "a\u{200B}x", " ^"),
            ("prix\u{202F}?\n", "\u{202F}", "prix\u{202F}?", "    ^"),
            ("x\r\n", "x", "x", "^"), ("ab\ncd\n", "b\nc", "ab", " ^"), ("ﬁn x", "x", "ﬁn x", "   ^"),
        ])
    func carets(_ source: String, _ target: String, _ line: String, _ carets: String) {
        let shown = excerpt(target, in: source)
        #expect(shown.line == line)
        #expect(shown.carets == carets)
    }

    @Test("shows an empty range and the end of a file with one caret")
    func emptyRange() {
        let file = SourceFile(path: "p.md", text: "ab")
        for (range, column) in [(1..<1, 2), (2..<2, 3), (90..<99, 3)] {
            let finding = Diagnostic(.wrongLabel, at: file.location(of: range), rule: "R", seen: "s")
            let out = Sample.written(Report([finding], pages: [], claims: 0), as: .text)
            #expect(out.contains("p.md:1:\(column): "))
            #expect(out.contains("| " + String(repeating: " ", count: column - 1) + "^\n"))
        }
    }

    @Test("shows no line for a finding about a whole file")
    func wholeFile() {
        let finding = Diagnostic(.wrongLabel, .note, at: Location(path: "site.yml"), rule: "R", seen: "s")
        #expect(Sample.written(Report([finding], pages: [], claims: 0), as: .text) == "site.yml:1:1: note UI002: R: s.\n\n")
    }

    @Test("neutralises controls, escapes and bidirectional overrides wherever they come from")
    func neutralises() {
        let evil = "\u{1B}[2J\u{7}\u{9B}31m\u{202E}x"
        let file = SourceFile(path: "p\u{1B}[1m.md", text: "\(evil)y\n")
        let finding = Diagnostic(
            .wrongLabel, at: Sample.place("y", in: file), locale: "\u{1B}c", rule: "R\nS", seen: "\(evil)",
            fixes: [Fix("Do \u{1B}]0;x\u{7}", edits: [], isSafe: true)])
        let out = Sample.written(Report([finding], pages: [], claims: 0, source: "\u{1B}[5m"), as: .text)
        for scalar in out.unicodeScalars where scalar != "\n" {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F ~= scalar.value) && scalar != "\u{202E}")
        }
        let shown = excerpt("y", in: "\(evil)y\n")
        #expect(shown.line == "␛[2J␇<U+009B>31m<U+202E>xy")
        #expect(shown.carets == String(repeating: " ", count: shown.line.count - 1) + "^")
    }

    @Test("shows only a window of a very long line, with the carets in place", arguments: [0, 1, 39, 60, 200, 4_000, 1_000_000])
    func longLines(_ before: Int) throws {
        for after in [0, 1, 60, 500, 100_000] {
            let shown = excerpt("LABEL", in: String(repeating: "à", count: before) + "LABEL" + String(repeating: "日", count: after))
            #expect(shown.line.count <= 130)
            let at = try #require(shown.line.firstRange(of: "LABEL"))
            #expect(shown.carets == String(repeating: " ", count: shown.line[..<at.lowerBound].count) + "^^^^^")
            #expect(shown.line.hasPrefix("…") == (before > 115 || (before > 40 && before + 5 + 2 * after > 120)))
            #expect(shown.line.hasSuffix("…") == (min(before, 40) + 5 + 2 * after > 120 || before + 5 + 2 * after > 120 && after > 40))
        }
    }

    @Test("keeps only a part of a huge line in each finding")
    func boundedLocations() {
        let file = SourceFile(path: "p.md", text: String(repeating: "é", count: 100_000))
        let location = file.location(of: 100_001..<100_002)
        #expect(location.line.utf8.count <= 1200)
        #expect(location.lineColumn == 49_802)
        #expect(!location.line.contains("\u{FFFD}"))
    }

    @Test("never traps on mutated source, whatever range is asked for")
    func mutations() {
        var generator = Generator(seed: 7)
        let alphabet: [UInt8] = Array("aé日👍\t\r\n \u{301}\u{202E}\u{1B}".utf8)
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).compactMap { _ in alphabet.randomElement(using: &generator) }
            let file = SourceFile(path: "p", bytes: bytes)
            let lower = Int.random(in: -5...310, using: &generator)
            let finding = Diagnostic(
                .wrongLabel, at: file.location(of: lower..<lower + Int.random(in: 0...40, using: &generator)), rule: "R", seen: "s")
            for format in Report.Format.allCases {
                #expect(!Sample.written(Report([finding], pages: ["p"], claims: 0), as: format).isEmpty)
            }
        }
    }
}
