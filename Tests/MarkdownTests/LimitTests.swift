import Testing

@testable import Markdown

@Suite("Limits and hostile text")
struct LimitTests {
    /// Each is parsed, and what comes out is written and parsed again, without a trap and within seconds.
    @Test(
        "hostile text is read in reasonable time",
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "]", count: 100_000), String(repeating: "[a](", count: 20_000), String(repeating: "![[]()", count: 4_000),
            String(repeating: "*", count: 100_000), String(repeating: "*a _b ", count: 20_000), String(repeating: "*a ", count: 20_000) + String(repeating: "a* ", count: 20_000),
            String(repeating: "`", count: 100_000), (1...400).map { String(repeating: "`", count: $0) + " " }.joined(), String(repeating: "~a ", count: 25_000),
            String(repeating: "~a ~~b ", count: 15_000), String(repeating: "a~ ", count: 25_000), String(repeating: "a@", count: 50_000), String(repeating: "http://", count: 20_000),
            "http://a" + String(repeating: ")", count: 100_000), "http://a" + String(repeating: "&a;", count: 30_000), String(repeating: "www.", count: 20_000),
            String(repeating: "é", count: 100_000), String(repeating: "<", count: 50_000), String(repeating: "\\", count: 100_000), String(repeating: "&", count: 50_000),
            String(repeating: "&amp;", count: 50_000), "| " + String(repeating: "a | ", count: 500) + "\n|" + String(repeating: "-|", count: 500) + "\n" + String(repeating: "|x\n", count: 60),
            String(repeating: "a\n", count: 50_000), String(repeating: "- a\n", count: 20_000), String(repeating: "\n", count: 1_000_000), String(repeating: "\r", count: 100_000),
            String(repeating: "> a\n\n", count: 10_000), String(repeating: "[a]: b\n", count: 20_000), String(repeating: "-", count: 100_000), String(repeating: "=", count: 100_000),
            String(repeating: "\t", count: 100_000) + "a", "a\n" + String(repeating: "-", count: 50_000) + "\n", "\u{0}a\u{0}[b\u{0}](c)\u{0}",
        ])
    func hostile(text: String) {
        let bytes = Array(text.utf8)
        let (document, problems) = parse(bytes)
        let read = parse(document.markdown()).document
        _ = document.hasSameContent(as: read)
        // Ranges are exact in what was read whole.
        if problems.isEmpty, !text.contains("\u{0}") {
            #expect(RangeChecker(document, bytes: bytes).faults.isEmpty)
        }
    }

    @Test(
        "blocks nested too deep are reported where they are, and what is before them is read",
        arguments: [
            String(repeating: ">", count: 200) + "a", String(repeating: "- ", count: 200) + "a", String(repeating: "1. ", count: 200) + "a",
            (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
        ])
    func tooDeepBlocks(text: String) throws {
        let (document, problems) = parse(Array("b\n\n\(text)".utf8))
        #expect(problems.map(\.kind) == [.tooDeep])
        let problem = try #require(problems.first)
        #expect(problem.range.lowerBound >= 100 && problem.range.upperBound <= text.utf8.count + 3)
        #expect(outline(document.blocks).hasPrefix("p(\"b\") "))
    }

    @Test(
        "nesting beyond all measure is not even tried",
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: ">", count: 100_000), String(repeating: "> ", count: 100_000) + "a", String(repeating: "- ", count: 50_000), String(repeating: "1. ", count: 50_000) + "a",
            String(repeating: "*\t", count: 50_000) + "a",
        ])
    func absurdDepth(text: String) {
        let (document, problems) = parse(Array("b\n\n\(text)".utf8))
        #expect(document.blocks.isEmpty)
        #expect(problems.map(\.kind) == [.tooDeep])
        #expect(problems.map(\.range.lowerBound) == [3])
    }

    @Test(
        "inlines nested too deep are reported and cut",
        arguments: [
            String(repeating: "*a **b ", count: 200) + String(repeating: "b** a*", count: 200),
            String(repeating: "![", count: 300) + "a" + String(repeating: "](b)", count: 300),
        ])
    func tooDeepInlines(text: String) {
        let (document, problems) = parse(Array(text.utf8))
        #expect(problems.map(\.kind) == [.tooDeep])
        #expect(document.blocks.count == 1)
    }

    @Test("what is as deep as the limit is read in full")
    func deepEnough() {
        let text = String(repeating: "> ", count: 100) + "a"
        #expect(parse(Array(text.utf8)).problems.isEmpty)
        #expect(parse(Array("> > a".utf8), limits: ParseLimits(depth: 2)).problems.isEmpty)
        #expect(parse(Array("> > > a".utf8), limits: ParseLimits(depth: 2)).problems.map(\.kind) == [.tooDeep])
    }

    @Test("text over the limit is reported and not read")
    func tooLarge() {
        let (document, problems) = parse(Array("---\n1234".utf8), from: 4, limits: ParseLimits(bytes: 3))
        #expect(document.blocks.isEmpty)
        #expect(problems == [ParseProblem(kind: .tooLarge, range: 4..<8)])
        #expect(parse(Array("---\n1234".utf8), from: 4, limits: ParseLimits(bytes: 4)).problems.isEmpty)
    }

    @Test("malformed UTF-8 and a body start outside the file are survived")
    func malformed() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let bytes = (0..<generator.number(0...60)).map { _ in
                generator.chance(60) ? generator.pick(Array("[]()*_~`<>&;:@.|-# \n\\!a".utf8)) : UInt8(generator.number(0...255))
            }
            let (document, _) = parse(bytes, from: generator.number(-3...70))
            _ = parse(document.markdown())
        }
        #expect(outline(parse([0xED, 0xA0, 0x80, 0x5B]).document.blocks).hasPrefix("p("))
    }

    @Test("eight tasks read the same as one")
    func parallel() async {
        let texts = (0..<200).map { seed in
            var generator = SeededGenerator(seed: UInt64(seed))
            return Array((0..<20).map { _ in Soup.text(&generator) }.joined(separator: "\n\n~~a~~ https://a.example\n\n").utf8)
        }
        let serial = texts.map { parse($0).document }
        for _ in 0..<5 {
            let parallel = await withTaskGroup(of: [(Int, Document)].self) { group in
                for task in 0..<8 {
                    group.addTask { stride(from: task, to: texts.count, by: 8).map { ($0, parse(texts[$0]).document) } }
                }
                return await group.reduce(into: [Int: Document]()) { documents, part in
                    for (index, document) in part { documents[index] = document }
                }
            }
            #expect(texts.indices.allSatisfy { parallel[$0] == serial[$0] })
        }
    }
}
