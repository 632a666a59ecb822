import Testing

@testable import AccordKit

/// A page that a writer edits and a translator keeps up with, each block of which knows what it is.
private struct Replay {
    struct Block {
        let key: Int
        var kind: Kind
        var english: String
        /// How often its meaning changed.
        var version = 0

        enum Kind: CaseIterable {
            case heading, paragraph, item, alert, quote
        }

        /// A text in another language with the same claims and links.
        var french: String {
            let links = english.split(separator: "[").dropFirst().compactMap { part in part.split(separator: ")").first.map { "[\($0))" } }
            let words = english.split(separator: " ").count
            let filler = (0..<max(1, words - 2 * links.count)).map { "mot\((key * 7 + version * 31 + $0 * 13) % 997)" }
            return (["B\(key)v\(version)"] + filler + links.map { $0.replacing("/en.md", with: "/fr.md") }).joined(separator: " ")
        }
    }

    /// What a writer did, and what must be seen of it.
    enum Fate: Equatable {
        case same, carried(TranslationUnit.Reason), stale, new
    }

    var generator: SeededGenerator
    var blocks: [Block] = []
    private var nextKey = 0
    private static let common = ["the", "a", "to", "of", "and", "is", "in", "your", "page", "select", "it", "on"]
    private static let rare = (0..<400).map { "w\(String($0 * 7919 % 9973, radix: 36))q" }

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        for _ in 0..<40 { blocks.append(fresh()) }
        // Texts that stand more than once.
        for index in [7, 21, 33] {
            blocks[index].english = "Note"
            blocks[index].kind = .paragraph
        }
    }

    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func word() -> String {
        let words = number(0..<5) < 2 ? Self.common : Self.rare
        return words[number(0..<words.count)]
    }

    private mutating func sentence(_ length: Range<Int>) -> String {
        let count = number(length)
        var words = (0..<count).map { _ in word() }
        if number(0..<3) == 0 { words.insert("[Label \(number(0..<40))](ui:control.\(number(0..<40)))", at: number(0..<count)) }
        if number(0..<5) == 0 { words.insert("[see \(word())](../page-\(number(0..<40))/en.md)", at: number(0..<count)) }
        if number(0..<5) == 0 { words[number(0..<count)] = "**bold**" }
        return words.joined(separator: " ")
    }

    private mutating func fresh() -> Block {
        nextKey += 1
        let kind = Block.Kind.allCases[number(0..<Block.Kind.allCases.count)]
        return Block(key: nextKey, kind: kind, english: sentence(kind == .heading ? 3..<7 : 6..<30))
    }

    // MARK: Pages

    /// How the file is laid out, which means nothing.
    private var width = 0

    private func page(_ text: (Block) -> String) -> String {
        var out = ""
        for (index, block) in blocks.enumerated() {
            var text = text(block)
            if width > 0, block.kind == .paragraph { text = wrapped(text) }
            let before = index > 0 && blocks[index - 1].kind == .item && block.kind == .item ? "" : "\n"
            switch block.kind {
            case .heading: out += "\(before)## \(text)\n"
            case .paragraph: out += "\(before)\(text)\n"
            case .item: out += "\(before)- \(text)\n"
            case .alert: out += "\(before)> [!TIP]\n> \(text)\n"
            case .quote: out += "\(before)> \(text)\n"
            }
            if block.kind == .alert || block.kind == .quote { out += "\n<!-- -->\n" }
        }
        return out
    }

    private func wrapped(_ text: String) -> String {
        var line = 0
        return text.split(separator: " ").reduce(into: "") { out, word in
            let isBreak = line > 0 && line + word.count > width
            out += out.isEmpty ? "" : isBreak ? "\n" : " "
            line = isBreak ? word.count : line + word.count + 1
            out += word
        }
    }

    var english: String { page(\.english) }
    var french: String { page(\.french) }

    // MARK: Edits

    /// Makes one edit; the fates are by the block's key.
    mutating func edit(_ fates: inout [Int: Fate], _ splits: inout Set<Int>) {
        let index = number(0..<blocks.count)
        let isUntouched = fates[blocks[index].key] == nil
        switch number(0..<11) {
        case 0:
            let block = fresh()
            fates[block.key] = .new
            blocks.insert(block, at: index)
        case 1 where blocks.count > 25: blocks.remove(at: index)
        case 2:
            let block = blocks.remove(at: index)
            blocks.insert(block, at: number(0..<blocks.count + 1))
        case 3: width = [0, 30, 60, 90][number(0..<4)]
        case 4 where isUntouched: typo(index, &fates)
        case 5 where isUntouched: changeLink(index, &fates)
        case 6 where isUntouched: renameLabel(index, &fates)
        case 7 where isUntouched: renameClaim(index, &fates)
        case 8 where isUntouched: split(index, &fates, &splits)
        case 9 where isUntouched && index + 1 < blocks.count && fates[blocks[index + 1].key] == nil: merge(index, &fates, &splits)
        case 10 where isUntouched: emphasize(index, &fates)
        default: replaceWord(index, &fates)
        }
    }

    private mutating func changed(_ index: Int, _ english: String, _ fate: Fate, _ fates: inout [Int: Fate]) {
        guard english != blocks[index].english else { return }
        blocks[index].english = english
        fates[blocks[index].key] = fate
        if fate == .stale { blocks[index].version += 1 }
    }

    private mutating func typo(_ index: Int, _ fates: inout [Int: Fate]) {
        var words = blocks[index].english.split(separator: " ").map(String.init)
        guard words.count >= 8 else { return }
        let at = number(0..<words.count)
        guard words[at].allSatisfy(\.isLetter) else { return }
        words[at] += "s"
        changed(index, words.joined(separator: " "), .stale, &fates)
    }

    /// One word of twenty or more: at least 95 % stay.
    private mutating func replaceWord(_ index: Int, _ fates: inout [Int: Fate]) {
        var words = blocks[index].english.split(separator: " ").map(String.init)
        guard words.count >= 20, fates[blocks[index].key] == nil else { return }
        let at = number(0..<words.count)
        guard words[at].allSatisfy({ $0.isLetter || $0.isNumber }) else { return }
        words[at] = "changed"
        changed(index, words.joined(separator: " "), .stale, &fates)
    }

    private mutating func changeLink(_ index: Int, _ fates: inout [Int: Fate]) {
        changed(index, blocks[index].english.replacing("../page-", with: "../other-"), .carried(.linkOnly), &fates)
    }

    private mutating func renameLabel(_ index: Int, _ fates: inout [Int: Fate]) {
        changed(index, blocks[index].english.replacing("[Label", with: "[Renamed"), .carried(.claim), &fates)
    }

    private mutating func renameClaim(_ index: Int, _ fates: inout [Int: Fate]) {
        changed(index, blocks[index].english.replacing("ui:control.", with: "ui:new."), .stale, &fates)
    }

    private mutating func emphasize(_ index: Int, _ fates: inout [Int: Fate]) {
        changed(index, blocks[index].english.replacing("**", with: "_"), .carried(.markupOnly), &fates)
    }

    private mutating func split(_ index: Int, _ fates: inout [Int: Fate], _ splits: inout Set<Int>) {
        let words = blocks[index].english.split(separator: " ")
        guard words.count >= 14, !blocks[index].english.contains("["), blocks[index].kind == .paragraph || blocks[index].kind == .item else { return }
        let middle = words.count / 2
        splits.insert(blocks[index].key)
        let parts = [words[..<middle], words[middle...]].map { part in
            nextKey += 1
            fates[nextKey] = .new
            return Block(key: nextKey, kind: blocks[index].kind, english: part.joined(separator: " "))
        }
        blocks.replaceSubrange(index...index, with: parts)
    }

    private mutating func merge(_ index: Int, _ fates: inout [Int: Fate], _ splits: inout Set<Int>) {
        let pair = blocks[index...(index + 1)]
        let isLong = pair.allSatisfy { $0.english.split(separator: " ").count >= 7 && ($0.kind == .paragraph || $0.kind == .item) }
        guard isLong else { return }
        splits.formUnion(pair.map(\.key))
        nextKey += 1
        fates[nextKey] = .new
        let whole = Block(key: nextKey, kind: .paragraph, english: pair.map(\.english).joined(separator: " "))
        blocks.replaceSubrange(index...(index + 1), with: [whole])
    }
}

@Suite("A history of edits")
struct ReplayTests {
    @Test("no unchanged block loses its translation or its state, and every changed one is noticed", arguments: 0..<5)
    func history(seed: Int) throws {
        var replay = Replay(seed: UInt64(seed))
        var page = TranslatedPage(source: replay.english, target: replay.french)
        page.review(.approve)
        var edits = 0
        var round = 0
        while edits < 200 {
            round += 1
            let ids = Dictionary(zip(replay.blocks.map(\.key), page.translation.units.map(\.id))) { first, _ in first }
            let french = Dictionary(replay.blocks.map { ($0.key, $0.french) }) { first, _ in first }
            var fates: [Int: Replay.Fate] = [:]
            var splits: Set<Int> = []
            for _ in 0..<(1 + round % 4) {
                replay.edit(&fates, &splits)
                edits += 1
            }
            page.source = replay.english
            try expect(page.translation, replay.blocks, fates, ids: ids, french: french, "seed \(seed), round \(round)")
            // The translator does the same to the translation, and approves it.
            page.review(nil)
            page.target = replay.french
            page.review(.approve)
            let after = page.translation
            try #require(after.units.count == replay.blocks.count, "seed \(seed), round \(round)")
            for (unit, block) in zip(after.units, replay.blocks) {
                let isRight = unit.targets.map(\.text.markdown) == [block.french] || block.english == "Note"
                try #require(unit.state == .approved && isRight, "seed \(seed), round \(round): \(block) \(unit.state) \(unit.targets.map(\.text.markdown))")
            }
        }
    }

    private func expect(
        _ translation: Translation, _ blocks: [Replay.Block], _ fates: [Int: Replay.Fate], ids: [Int: String], french: [Int: String], _ place: String
    ) throws {
        try #require(translation.units.count >= blocks.count, "\(place)")
        for (unit, block) in zip(translation.units, blocks) {
            let target = unit.targets.map(\.text.markdown)
            let seen: Comment = "\(place): \(block) is \(unit.state) \(unit.carried.map(\.rawValue) ?? "") \(unit.id), was \(ids[block.key] ?? "-")"
            let isRepeated = block.english == "Note"
            switch fates[block.key] ?? .same {
            case .same:
                // Of texts that stand more than once a person may be asked.
                #expect(unit.state == .approved || isRepeated && unit.isUncertain, seen)
                #expect(isRepeated || target == [french[block.key]] && unit.id == ids[block.key], seen)
            case .carried(let reason):
                #expect(unit.state == .approved && unit.carried == reason && target == [french[block.key]] && unit.id == ids[block.key], seen)
            case .stale:
                #expect(unit.state == .stale(.text) || unit.state == .stale(.claim), seen)
                #expect(target == [french[block.key]] && unit.id == ids[block.key], seen)
            case .new: #expect(unit.state == .new && unit.target == nil, seen)
            }
        }
    }
}
