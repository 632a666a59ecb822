/// How a text became another, word by word.
public struct WordDifference: Sendable, Hashable {
    public private(set) var parts: [Part] = []
    /// The indices of the parts that stand at the one before without a space.
    private var glued: Set<Int> = []

    public enum Part: Sendable, Hashable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// Texts longer than this, in words, are shown as wholly exchanged where they differ.
    private static let limit = 2000

    public init(from old: String, to new: String) {
        let (a, b) = (Word.words(of: old), Word.words(of: new))
        guard a.count <= Self.limit, b.count <= Self.limit else {
            parts = old == new ? [.kept(old)] : [.removed(old), .added(new)]
            return
        }
        var (i, j) = (0, 0)
        for (keptA, keptB) in pairsInOrder(a.map(\.text), b.map(\.text)) + [(a.count, b.count)] {
            append(a[i..<keptA], Part.removed)
            append(b[j..<keptB], Part.added)
            if keptA < a.count {
                // Behind what only the old text has it stands as it did there.
                let isBehindRemoved = if case .removed? = parts.last { true } else { false }
                append([Word(text: b[keptB].text, isGlued: isBehindRemoved ? a[keptA].isGlued : b[keptB].isGlued)], Part.kept)
            }
            (i, j) = (keptA + 1, keptB + 1)
        }
    }

    /// Between two states of a source text, as Markdown.
    public init(from old: SegmentText, to new: SegmentText) { self.init(from: old.markdown, to: new.markdown) }

    /// For people: between the words of two states of a text, or where these are the same, or a link or an image came or went, between their Markdown. The
    /// brackets of a link beside those of a difference are hard to tell apart.
    public init(reading old: SegmentText, as new: SegmentText) {
        let words = (old.plainText, new.plainText)
        let hasOtherPlaces = old.codes.count(where: \.hasDestination) != new.codes.count(where: \.hasDestination)
        if words.0 == words.1 || hasOtherPlaces { self.init(from: old, to: new) } else { self.init(from: words.0, to: words.1) }
    }

    /// What stands between a part and the one before.
    public func separator(before index: Int) -> String { index == 0 || glued.contains(index) ? "" : " " }

    /// The parts as one text.
    public func joined(_ write: (Part) -> String) -> String {
        parts.indices.map { separator(before: $0) + write(parts[$0]) }.joined()
    }

    private mutating func append(_ words: ArraySlice<Word>, _ part: (String) -> Part) {
        guard let first = words.first else { return }
        let text = words.dropFirst().reduce(String(first.text)) { $0 + "\($1.space)\($1.text)" }
        if case .kept(let before)? = parts.last, case .kept = part("") {
            parts[parts.count - 1] = .kept("\(before)\(first.space)\(text)")
        } else {
            if first.isGlued { glued.insert(parts.count) }
            parts.append(part(text))
        }
    }

    /// For a terminal or a comment: `Open [-the-] {+a+} menu`.
    public var text: String {
        joined { part in
            switch part {
            case .kept(let text): text
            case .removed(let text): "[-\(text)-]"
            case .added(let text): "{+\(text)+}"
            }
        }
    }
}

/// What is compared as a whole: a word, the bracket before the words of a link, its address behind them, the mark at the end of a word.
private struct Word {
    let text: Substring
    /// Whether it stands at the one before without a space.
    let isGlued: Bool

    var space: String { isGlued ? "" : " " }

    static func words(of text: String) -> [Word] {
        text.split { $0 == " " || $0 == "\n" }.flatMap { run in
            pieces(of: run).enumerated().map { Word(text: $1, isGlued: $0 > 0) }
        }
    }

    private static func pieces(of run: Substring) -> [Substring] {
        guard run.contains("[") || run.contains("](") else { return withoutEnd(run) }
        var pieces: [Substring] = []
        var start = run.startIndex
        func cut(_ end: Substring.Index) {
            if start < end { pieces += withoutEnd(run[start..<end]) }
            start = end
        }
        while let index = run[start...].firstIndex(where: { $0 == "[" || $0 == "]" }) {
            cut(index)
            let isAddress = run[index...].hasPrefix("](")
            let end = isAddress ? run[index...].firstIndex(of: ")") : nil
            start = index
            let next = end.map { run.index(after: $0) } ?? (isAddress ? run.endIndex : run.index(after: index))
            pieces.append(run[index..<next])
            start = next
        }
        cut(run.endIndex)
        return pieces
    }

    /// A word and the mark at its end.
    private static func withoutEnd(_ word: Substring) -> [Substring] {
        guard word.count > 1, let last = word.last, ".,;:!?".contains(last) else { return [word] }
        return [word.dropLast(), word.suffix(1)]
    }
}
