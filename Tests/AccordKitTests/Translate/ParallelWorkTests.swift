import Foundation
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

/// What a source has got: a table, a list, a list in a list and paragraphs, as the numbers of their texts.
private struct NewBlocks {
    var texts: [String]

    static let nouns = NumberedPage.nouns + ["river", "engine", "candle"]
    static let source = NewBlocks(texts: nouns.map { "Every \($0) is there." })

    var markdown: String {
        func rows(_ numbers: Range<Int>) -> [String] { numbers.filter { $0 % 2 == 0 }.map { "| \(texts[$0]) | \(texts[$0 + 1]) |\n" } }
        let table = rows(0..<2) + ["|---|---|\n"] + rows(2..<8)
        let steps = (8..<12).map { "\($0 - 7). \(texts[$0])\n" }
        let nested = "- \(texts[12])\n  - \(texts[13])\n- \(texts[14])\n  - \(texts[15])\n"
        return "## Steps\n\n\(table.joined())\n\(steps.joined())\n\(nested)\n\(texts[16])\n\n\(texts[17])\n\nLast.\n"
    }
}

extension ParallelWorkTests {
    @Test("of two who each translate some of the same new blocks leaves to a person what both translated, and nothing else", arguments: 0..<3 as Range<UInt64>)
    func halves(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var start = TranslatedPage(source: "## Steps\n\nLast.\n", target: "## Steps\n\nLast.\n")
        start.review(.accept)
        start.source = NewBlocks.source.markdown
        var work: [String: [Int: String]] = [:]
        let repository = try await Repository(start)
        for name in ["Ana", "Zoé"] {
            var blocks = NewBlocks.source
            for number in blocks.texts.indices where Int.random(in: 0..<5, using: &random) < 2 {
                blocks.texts[number] = "\(name) dit « \(NewBlocks.nouns[number]) »."
                work[name, default: [:]][number] = blocks.texts[number]
            }
            var state = start
            state.target = blocks.markdown
            state.review(.approve, by: name) { $0.target?.text.plainText.hasPrefix(name) ?? false }
            try await repository.branch(name, state)
        }
        let (ana, zoe) = (work["Ana"] ?? [:], work["Zoé"] ?? [:])
        let disputed = Set(ana.keys).intersection(zoe.keys)
        let hasConflict = !disputed.isEmpty
        func expectMerged(_ first: String) async throws {
            let page = try repository.read("fr.md")
            var (merged, marked) = ("", "")
            var isMarked = false
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("<<<<<<< ") { isMarked = true }
                if isMarked { marked += line + "\n" } else { merged += line + "\n" }
                if line.hasPrefix(">>>>>>> ") { isMarked = false }
            }
            for number in NewBlocks.nouns.indices {
                let texts = [ana[number], zoe[number]].compactMap { $0 }
                for text in texts { #expect((texts.count == 2 ? marked : merged + marked).components(separatedBy: text).count > 1, "\(text)") }
                if texts.count == 1 { #expect(!page.contains(NewBlocks.source.texts[number]), "\(NewBlocks.source.texts[number])") }
                if texts.count == 2 { #expect(texts.allSatisfy { !merged.contains($0) }, "\(texts)") }
            }
            #expect(marked.isEmpty != hasConflict)
            var state = try repository.state()
            var texts = NewBlocks.source.texts
            for (number, text) in ana.merging(zoe, uniquingKeysWith: { first == "Ana" ? $0 : $1 }) { texts[number] = text }
            state.target = NewBlocks(texts: texts).markdown
            #expect(page.resolvedAsOurs == state.target)
            for unit in state.translation.units {
                guard let number = NewBlocks.source.texts.firstIndex(of: unit.source.text.plainText) else { continue }
                let translators = ["Ana", "Zoé"].filter { work[$0]?[number] != nil }
                #expect((unit.state == .approved) == (translators.count == 1), "\(unit.source.text.plainText): \(unit.state)")
                if translators.count == 1 { #expect(unit.by == translators[0]) }
            }
        }
        for (first, second) in [("Ana", "Zoé"), ("Zoé", "Ana")] {
            try await repository.git("checkout", "-q", "-B", "merged", first)
            try await repository.merge(second, conflicts: hasConflict)
            try await expectMerged(first)
            try await repository.git("checkout", "-q", "-f", "-B", "picked", first)
            try await repository.pick(second, conflicts: hasConflict)
            try await expectMerged(first)
            try await repository.git("checkout", "-q", "-f", "-B", "rebased", second)
            try await repository.rebase(onto: first, conflicts: hasConflict)
            try await expectMerged(first)
            if hasConflict { try await repository.git("rebase", "--abort") }
        }
    }
}

extension String {
    /// The page with what stands first between the marks of conflicts.
    fileprivate var resolvedAsOurs: String {
        var (kept, isOurs) = ("", true)
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("<<<<<<< ") { continue }
            if line.hasPrefix("=======") { isOurs = false } else if line.hasPrefix(">>>>>>> ") { isOurs = true } else if isOurs { kept += line + "\n" }
        }
        return String(kept.dropLast())
    }

    /// The lines that say something, without their numbers, in any order.
    fileprivate var lines: [String] {
        split(separator: "\n").map { $0.drop { $0.isNumber || $0 == "." } }.map(String.init).sorted()
    }
}
