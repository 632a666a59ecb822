import HTML
import Testing

@Suite("Hostile HTML", .timeLimit(.minutes(2)))
struct HostileInputTests {
    private func kinds(_ html: String) -> [HTMLProblem.Kind] {
        HTMLDocument(html).problems.map(\.kind)
    }

    @Test(
        "fifty thousand nested tags are cut at the limit, and it is said so",
        arguments: ["div", "b", "ul", "li", "p", "wbr", "a", "table", "svg", "x-y", "source"])
    func nested(tag: String) {
        let document = HTMLDocument("<!DOCTYPE html><title>x</title>" + String(repeating: "<\(tag)>", count: 50_000) + "fin</\(tag)>")
        let deepest = document.nodes.lazy.map { node in node.ancestors.reduce(0) { depth, _ in depth + 1 } }.prefix(1000).max() ?? 0
        #expect(deepest <= 257)
        // These end the one before, or have no content.
        if !["p", "li", "a", "table", "wbr", "source"].contains(tag) {
            #expect(document.problems.contains { $0.kind == .tooDeep(limit: 256) })
        }
    }

    @Test("elements at the depth limit are read, one more is not")
    func depth() {
        for depth in [250, 253, 254, 300] {
            let html =
                "<!DOCTYPE html><html><body>" + String(repeating: "<div>", count: depth) + "x" + String(repeating: "</div>", count: depth)
            #expect(kinds(html).contains(.tooDeep(limit: 256)) == (depth + 2 > 256))
        }
    }

    @Test("long runs of the same piece of markup do not hang")
    func stray() {
        #expect(kinds(String(repeating: "</div>", count: 10_000)).contains(.tooManyProblems(limit: 1000)))
        #expect(
            kinds(String(repeating: "<wbr>", count: 400) + String(repeating: "</x>", count: 10_000)).contains(.tooManyProblems(limit: 1000))
        )
        #expect(kinds(String(repeating: "<p><b></p>", count: 10_000)).contains(.tooManyProblems(limit: 1000)))
        #expect(kinds(String(repeating: "<table><tr><td>", count: 10_000)).contains(.tooDeep(limit: 256)))
        // What is no markup is text, and what never ends is one comment or script.
        let texts = [("<", 30_000, 30_000), ("&", 30_000, 30_000), ("&lt;", 30_000, 30_000), ("<!--", 30_000, 0), ("<?x ", 30_000, 0), ("<script></", 10_000, 99_992)]
        for (piece, count, length) in texts {
            let text = HTMLDocument("<p>" + String(repeating: piece, count: count)).nodes.filter { $0.tag == .p }.map(\.text).joined()
            #expect(text.count == length, "\(piece): \(text.count)")
        }
    }

    @Test("entity declarations do nothing")
    func entities() throws {
        let bomb =
            "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\">" + (1...9).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined()
            + "]><html><body><p>&a9; &xxe;</p></body></html>"
        let document = HTMLDocument(bomb)
        #expect(try #require(document.root).text.utf8.count < 2000)
    }

    @Test("NUL and invalid UTF-8 become U+FFFD, and it is said so; nothing behind is lost")
    func bytes() throws {
        let nul = HTMLDocument(utf8: Array("<p title=\"a\u{0}b\">c\u{0}d</p><p>e</p>".utf8))
        #expect(nul.problems.map(\.kind) == [.nul])
        #expect(try #require(nul.root).text == "c\u{FFFD}de")
        #expect(nul.nodes.compactMap { $0.attribute(.title) } == ["a\u{FFFD}b"])
        let invalid = HTMLDocument(utf8: Array("<p>été ".utf8) + [0xE9, 0x74, 0xE9, 0xFF] + Array(" été</p><p>é</p>".utf8))
        #expect(invalid.problems.map(\.kind) == [.invalidUTF8])
        #expect(try #require(invalid.root).text == "été \u{FFFD}t\u{FFFD}\u{FFFD} étéé")
    }

    @Test("ten megabytes of text are read whole")
    func longText() throws {
        let text = String(repeating: "été ", count: 2_000_000)
        let document = HTMLDocument("<!DOCTYPE html><title>x</title><p>" + text + "</p><p>fin</p>")
        #expect(document.problems.isEmpty)
        #expect(
            document.nodes.filter { $0.tag == .p }.map(\.text.utf8.count)
                == [10_000_000 + 2_000_000, 3].map { $0 == 3 ? 3 : text.utf8.count })
        let value = HTMLDocument("<p title=\"" + text + "\">x</p>")
        #expect(value.nodes.compactMap { $0.attribute(.title)?.utf8.count } == [text.utf8.count])
    }

    @Test("pages over the size limit are not read, and it is said so")
    func tooLong() {
        var limits = HTMLDocument.Limits()
        limits.bytes = 10
        let document = HTMLDocument(utf8: Array("<p>0123456789</p>".utf8), limits: limits)
        #expect(document.problems.map(\.kind) == [.tooLong(limit: 10)])
        #expect(document.root == nil)
    }

    @Test("an element with a hundred thousand attributes is refused, and it is said so")
    func attributes() {
        let names = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
        for html in [
            "<p \(names)>", "<p x='>' \(names)>", "<script>a<b</script><p \(names)>", "<!-- ' --><p/\(names)>", "<p>x</p><p \(names)",
        ] {
            #expect(kinds(html) == [.tooManyAttributes(limit: 4096)])
        }
        #expect(kinds("<p " + (0..<4000).map { "a\($0)=\"x > y\"" }.joined(separator: " ") + ">x</p>").isEmpty)
        #expect(kinds("<p title=\"\(names)\">\(names) < \(names)</p><!-- <p \(names)> --><script>if (a<b) { \(names) }</script>").isEmpty)
    }

    @Test(
        "unfinished pages are read as far as they go",
        arguments: [
            "<", "</", "<!", "<!-", "<!--", "<!DOCTYPE", "<?", "<p", "<p ", "<p a", "<p a=", "<p a=\"", "<p a='x", "</p", "&", "&#", "&#x",
            "&a",
            "<script>", "<style>a", "<script><!--", "<textarea>", "<title>", "<table><tr><td", "<svg><path", "<![CDATA[",
            "<html><head><body", ">",
        ])
    func unfinished(tail: String) {
        let document = HTMLDocument("<!DOCTYPE html><p>début</p>\(tail)")
        #expect(document.nodes.contains { $0.tag == .p && $0.text == "début" })
        _ = HTMLDocument(tail)
    }

    @Test("randomly damaged pages never trap, and every node and problem stays inside the page", arguments: 0..<40)
    func fuzz(seed: Int) {
        var random = Generator(seed: UInt64(seed))
        let seeds = handwrittenPages.values.sorted()
        let fragments = [
            "<", ">", "</", "\"", "'", "&", "&#", "<!--", "-->", "<p>", "</p>", "<table>", "<svg>", "</svg>", "<li>", "\u{0}", "\u{FEFF}",
            "/>", "<b>",
        ]
        for _ in 0..<60 {
            var bytes = Array((seeds.randomElement(using: &random) ?? "").utf8)
            for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
                let offset = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[offset] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(offset..<min(offset + Int.random(in: 1...20, using: &random), bytes.count))
                case 2: bytes.insert(contentsOf: (fragments.randomElement(using: &random) ?? "").utf8, at: offset)
                default:
                    bytes.insert(
                        contentsOf: bytes[offset..<min(offset + 40, bytes.count)], at: Int.random(in: 0...bytes.count, using: &random))
                }
            }
            let document = HTMLDocument(utf8: bytes)
            let whole = 0..<document.source.count
            #expect(document.problems.allSatisfy { $0.range.clamped(to: whole) == $0.range || $0.range.isEmpty })
            for node in document.nodes {
                #expect(node.range.clamped(to: whole) == node.range || node.range.isEmpty)
                #expect(node.parent.map { $0.index < node.index } ?? true)
                #expect(node.kind == .element || node.children.allSatisfy { _ in false })
            }
            _ = document.root?.text
        }
    }

    @Test("formatting elements that never end go on up to a limit, which is told, and no text is lost")
    func endlessFormatting() {
        let elements = (0..<64).map { "<b id=\($0)>" }.joined()
        let document = HTMLDocument(bytes: Array("<p>\(elements)\(String(repeating: "<p>x", count: 4_000))".utf8))
        #expect(document.problems.contains { $0.kind == .tooManyReopened(limit: 200_000) })
        #expect(document.nodes.count { $0.kind == .text } == 4_000)
    }
}
