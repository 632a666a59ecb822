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
    private var nextWord = 0
    private static let common = ["the", "a", "to", "of", "and", "is", "in", "your", "page", "select", "it", "on"]

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        for _ in 0..<30 { blocks.append(fresh()) }
        // Texts that stand more than once.
        for index in [7, 16, 23] {
            blocks[index].english = "Note"
            blocks[index].kind = .paragraph
        }
    }

    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// Every third word stands in other blocks, too, so that different blocks are never alike by half.
    private mutating func word(_ index: Int) -> String {
        if index % 3 == 2 { return Self.common[number(0..<Self.common.count)] }
        nextWord += 1
        return "w\(String(nextWord * 7919 % 999_983, radix: 36))q"
    }

    private mutating func sentence(_ length: Range<Int>) -> String {
        let count = number(length)
        var words = (0..<count).map { word($0) }
        if number(0..<3) == 0 { words.insert("[Label \(number(0..<40))](ui:control.\(number(0..<40)))", at: number(0..<count)) }
        if number(0..<5) == 0 { words.insert("[see \(word(0))](../page-\(number(0..<40))/en.md)", at: number(0..<count)) }
        if number(0..<5) == 0 { words[number(0..<count)] = "**bold**" }
        return words.joined(separator: " ")
    }

    private mutating func fresh() -> Block {
        nextKey += 1
        let kind = Block.Kind.allCases[number(0..<Block.Kind.allCases.count)]
        return Block(key: nextKey, kind: kind, english: sentence(kind == .heading ? 5..<9 : 6..<30))
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

    enum Edit: CaseIterable {
        case insert, delete, move, reflow, typo, link, label, claim, split, merge, markup, word
    }

    /// What was made of the page since it was last translated.
    struct Changes {
        /// By the block's key.
        var fates: [Int: Fate] = [:]
        /// The blocks that are not there any more, alone or as they were.
        var gone: Set<Int> = []
        var edits: [Edit: Int] = [:]
        /// Where the blocks stood.
        let places: [Int: Int]

        init(of blocks: [Block]) { places = Dictionary(uniqueKeysWithValues: zip(blocks.map(\.key), blocks.indices)) }
    }

    /// Makes one edit, of the first block from some place on that it can be made of; a block is edited once until it is translated again.
    mutating func edit(_ changes: inout Changes) {
        let edit = Edit.allCases[number(0..<Edit.allCases.count)]
        let start = number(0..<blocks.count)
        for step in 0..<blocks.count {
            let index = (start + step) % blocks.count
            guard changes.fates[blocks[index].key] == nil, apply(edit, index, &changes) else { continue }
            changes.edits[edit, default: 0] += 1
            return
        }
    }

    /// - Returns: whether there was something for it.
    private mutating func apply(_ edit: Edit, _ index: Int, _ changes: inout Changes) -> Bool {
        switch edit {
        case .insert:
            let block = fresh()
            changes.fates[block.key] = .new
            blocks.insert(block, at: index)
            return true
        case .delete:
            guard blocks.count > 20 else { return false }
            changes.gone.insert(blocks.remove(at: index).key)
            return true
        case .move:
            let block = blocks.remove(at: index)
            blocks.insert(block, at: number(0..<blocks.count + 1))
            return true
        case .reflow:
            width = width == 0 ? [30, 60, 90][number(0..<3)] : 0
            return true
        case .typo: return typo(index, &changes.fates)
        case .link: return changeLink(index, &changes.fates)
        case .label: return renameLabel(index, &changes.fates)
        case .claim: return renameClaim(index, &changes.fates)
        case .split: return split(index, &changes.fates, &changes.gone)
        case .merge:
            // Only of blocks that stood side by side when they were translated.
            guard index + 1 < blocks.count, changes.fates[blocks[index + 1].key] == nil,
                let place = changes.places[blocks[index].key], changes.places[blocks[index + 1].key] == place + 1
            else { return false }
            return merge(index, &changes.fates, &changes.gone)
        case .markup: return emphasize(index, &changes.fates)
        case .word: return replaceWord(index, &changes.fates)
        }
    }

    private mutating func changed(_ index: Int, _ english: String, _ fate: Fate, _ fates: inout [Int: Fate]) -> Bool {
        guard english != blocks[index].english else { return false }
        blocks[index].english = english
        fates[blocks[index].key] = fate
        if fate == .stale { blocks[index].version += 1 }
        return true
    }

    private mutating func typo(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        var words = blocks[index].english.split(separator: " ").map(String.init)
        guard words.count >= 8 else { return false }
        let at = number(0..<words.count)
        guard words[at].allSatisfy(\.isLetter) else { return false }
        words[at] += "s"
        return changed(index, words.joined(separator: " "), .stale, &fates)
    }

    /// One word of twenty or more: at least 95 % stay.
    private mutating func replaceWord(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        var words = blocks[index].english.split(separator: " ").map(String.init)
        guard words.count >= 20 else { return false }
        let at = number(0..<words.count)
        guard words[at].allSatisfy({ $0.isLetter || $0.isNumber }) else { return false }
        words[at] = "changed"
        return changed(index, words.joined(separator: " "), .stale, &fates)
    }

    private mutating func changeLink(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        return changed(index, blocks[index].english.replacing("../page-", with: "../other-"), .carried(.linkOnly), &fates)
    }

    private mutating func renameLabel(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        return changed(index, blocks[index].english.replacing("[Label", with: "[Renamed"), .carried(.claim), &fates)
    }

    private mutating func renameClaim(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        return changed(index, blocks[index].english.replacing("ui:control.", with: "ui:new."), .stale, &fates)
    }

    private mutating func emphasize(_ index: Int, _ fates: inout [Int: Fate]) -> Bool {
        return changed(index, blocks[index].english.replacing("**", with: "_"), .carried(.markupOnly), &fates)
    }

    private mutating func split(_ index: Int, _ fates: inout [Int: Fate], _ gone: inout Set<Int>) -> Bool {
        let words = blocks[index].english.split(separator: " ")
        guard words.count >= 14, !blocks[index].english.contains("["), blocks[index].kind == .paragraph || blocks[index].kind == .item else { return false }
        let middle = words.count / 2
        gone.insert(blocks[index].key)
        let parts = [words[..<middle], words[middle...]].map { part in
            nextKey += 1
            fates[nextKey] = .new
            return Block(key: nextKey, kind: blocks[index].kind, english: part.joined(separator: " "))
        }
        blocks.replaceSubrange(index...index, with: parts)
        return true
    }

    private mutating func merge(_ index: Int, _ fates: inout [Int: Fate], _ gone: inout Set<Int>) -> Bool {
        let pair = blocks[index...(index + 1)]
        let isLong = pair.allSatisfy { $0.english.split(separator: " ").count >= 7 && ($0.kind == .paragraph || $0.kind == .item) }
        guard isLong else { return false }
        gone.formUnion(pair.map(\.key))
        nextKey += 1
        fates[nextKey] = .new
        let whole = Block(key: nextKey, kind: .paragraph, english: pair.map(\.english).joined(separator: " "))
        blocks.replaceSubrange(index...(index + 1), with: [whole])
        return true
    }
}

@Suite("A history of edits")
struct ReplayTests {
    /// Four histories that are always the same, and one that is new each time.
    private static let seeds: [UInt64] = [0, 1, 2, 3, .random(in: 1000 ..< 1_000_000)]

    @Test("no unchanged block loses its translation or its state, and every changed one is noticed", arguments: seeds)
    func history(seed: UInt64) throws {
        var replay = Replay(seed: seed)
        var page = TranslatedPage(source: replay.english, target: replay.french)
        page.review(.approve)
        var edits: [Replay.Edit: Int] = [:]
        var round = 0
        while edits.values.reduce(0, +) < 200 {
            round += 1
            let place = "seed \(seed), round \(round)"
            let known = zip(replay.blocks, page.translation.units).map { Known(key: $0.key, id: $1.id, english: $0.english, french: $0.french) }
            var changes = Replay.Changes(of: replay.blocks)
            for _ in 0..<(1 + round % 9) { replay.edit(&changes) }
            edits.merge(changes.edits, uniquingKeysWith: +)
            page.source = replay.english
            try expect(page.translation, replay.blocks, changes, Dictionary(known.map { ($0.key, $0) }) { first, _ in first }, place)
            // The translator does the same to the translation, and approves it.
            page.review(nil)
            let records = try zip(page.translation.units, replay.blocks).map { unit, block in
                let digest = TargetDigest(try #require(SegmentText(markdown: block.french)))
                return Lock.Record(id: unit.id, base: unit.source.text.markdown, targets: [digest], state: .approved, by: "Ana")
            }
            page.lock?.records = records
            page.target = replay.french
            let after = page.translation
            try #require(after.units.count == replay.blocks.count, "\(place)")
            for (unit, block) in zip(after.units, replay.blocks) {
                let isRight = unit.targets.map(\.text.markdown) == [block.french] || block.english == "Note"
                try #require(unit.state == .approved && isRight, "\(place): \(block) \(unit.state) \(unit.targets.map(\.text.markdown))")
            }
        }
        for edit in Replay.Edit.allCases { #expect(edits[edit, default: 0] > 0, "seed \(seed) has no \(edit)") }
    }

    /// A block as it was when it was last translated.
    private struct Known {
        let key: Int
        let id: String
        let english: String
        let french: String
    }

    private func expect(
        _ translation: Translation, _ blocks: [Replay.Block], _ changes: Replay.Changes, _ known: [Int: Known], _ place: String
    ) throws {
        try #require(translation.units.count >= blocks.count, "\(place)")
        for (unit, block) in zip(translation.units, blocks) {
            let target = unit.targets.map(\.text.markdown)
            let old = known[block.key]
            let isSame = target == [old?.french] && unit.id == old?.id
            let seen: Comment = "\(place): \(block) is \(unit.state) \(unit.carried.map(\.rawValue) ?? "") \(unit.id), was \(old?.id ?? "-")"
            let isRepeated = block.english == "Note"
            switch changes.fates[block.key] ?? .same {
            case .same:
                // Of texts that stand more than once a person may be asked.
                #expect(unit.state == .approved || isRepeated && unit.isUncertain, seen)
                #expect(isRepeated || isSame, seen)
            case .carried(let reason): #expect(unit.state == .approved && unit.carried == reason && isSame, seen)
            case .stale: #expect((unit.state == .stale(.text) || unit.state == .stale(.claim)) && isSame, seen)
            case .new:
                // The greater part of what was cut or put together may go on as that, and is told to have changed.
                let goesOn = known.values.contains { $0.id == unit.id && changes.gone.contains($0.key) && target == [$0.french] }
                #expect(unit.state == .new && unit.target == nil || unit.state == .stale(.text) && goesOn, seen)
            }
        }
        // What is gone is named, with its translation, as long as the translation has it.
        for key in changes.gone {
            guard let old = known[key], old.english != "Note" else { continue }
            let unit = translation.units.first { $0.id == old.id }
            #expect(
                (unit?.state == .stale(.removed) || unit?.state == .stale(.text)) && unit?.targets.map(\.text.markdown) == [old.french],
                "\(place): \(old) is \(unit.map { "\($0.state)" } ?? "lost")")
        }
    }
}
