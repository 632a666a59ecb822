import Testing

@testable import AccordKit

/// A page with a list, a table and paragraphs, as the numbers of what is in it; the text of each is unlike the others.
private struct NumberedPage {
    /// The text of each number that the page has.
    var texts: [Int: String]

    static let nouns = [
        "card", "board", "member", "invoice", "drawing", "photo", "window", "report", "folder", "column", "ticket", "budget", "screen",
        "filter", "weather",
    ]

    var markdown: String {
        func present(_ numbers: Range<Int>) -> [String] { numbers.compactMap { texts[$0] } }
        let items = present(0..<5).enumerated().map { "\($0 + 1). \($1)\n" }.joined()
        let rows = present(5..<10).map { "| \($0) | `K` |\n" }.joined()
        let paragraphs = present(10..<15).map { "\($0)\n\n" }.joined()
        return "## Steps\n\nFirst.\n\n\(items)\nThen.\n\n| A | B |\n|---|---|\n\(rows)\n\(paragraphs)Last.\n"
    }
}

@Suite("Work in parallel branches", .timeLimit(.minutes(2)))
struct ParallelWorkTests {
    @Test("of two translators and a writer merges without conflicts, and nothing is lost", arguments: 0..<4 as Range<UInt64>)
    func work(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let numbers = NumberedPage.nouns.indices
        let source = NumberedPage(texts: Dictionary(uniqueKeysWithValues: numbers.map { ($0, "Every \(NumberedPage.nouns[$0]) is there.") }))
        var target = NumberedPage(texts: Dictionary(uniqueKeysWithValues: numbers.map { ($0, "Là est « \(NumberedPage.nouns[$0]) ».") }))
        var start = TranslatedPage(source: source.markdown, target: target.markdown)
        start.review(.accept)
        // What is missing stands between what is there, so that it is certain which source each new text translates.
        for number in numbers where [1, 3].contains(number % 5) && Bool.random(using: &random) {
            target.texts[number] = nil
            start.lock?.records.removeAll { $0.base.contains(NumberedPage.nouns[number]) }
        }
        start.target = target.markdown
        let repository = try await Repository(start)

        /// Each takes other numbers: edits what is translated, and translates what is not. Which source a text belongs to that was edited beside a
        /// missing one is another question.
        let open = numbers.filter { number in
            target.texts[number] == nil || [number - 1, number + 1].allSatisfy { !numbers.contains($0) || target.texts[$0] != nil }
        }
        var expected = target.texts
        for (remainder, name) in ["Ana", "Zoé"].enumerated() {
            var page = target
            for number in open where number % 3 == remainder && Bool.random(using: &random) {
                page.texts[number] = "\(name) dit « \(NumberedPage.nouns[number]) »."
                expected[number] = page.texts[number]
            }
            var state = start
            state.target = page.markdown
            state.review(.approve, by: name, on: "2026-11-25T09:30:00Z") { $0.target?.text.plainText.hasPrefix(name) ?? false }
            try await repository.branch(name, state)
        }
        var written = source
        for number in numbers where number % 3 == 2 && Bool.random(using: &random) { written.texts[number]?.replace("is there", with: "was here") }
        var state = start
        state.source = written.markdown.replacing("Last.", with: "A thought.\n\nLast.")
        try await repository.branch("writer", state)

        for order in [["Ana", "Zoé", "writer"], ["writer", "Zoé", "Ana"]] {
            try await repository.git("checkout", "-q", "-B", "merged", "main")
            for branch in order { try await repository.merge(branch) }
            let merged = try repository.state()
            #expect(merged.source == state.source)
            #expect(merged.target.lines == NumberedPage(texts: expected).markdown.lines)
            for unit in merged.translation.units {
                let text = unit.target?.text.plainText ?? ""
                guard let name = ["Ana", "Zoé"].first(where: text.hasPrefix) else { continue }
                #expect(unit.state == .approved && unit.by == name, "\(text): \(unit.state)")
                let noun = unit.source.text.plainText.split(separator: " ")[1]
                #expect(text.contains(noun), "\(unit.source.text.plainText): \(text)")
            }
        }
    }
}

extension String {
    /// The lines that say something, without their numbers, in any order.
    fileprivate var lines: [String] {
        split(separator: "\n").map { $0.drop { $0.isNumber || $0 == "." } }.map(String.init).sorted()
    }
}
