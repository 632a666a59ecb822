/// How a text became another, word by word.
public struct WordDifference: Sendable, Hashable {
    public var parts: [Part]

    public enum Part: Sendable, Hashable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// Texts longer than this, in words, are shown as wholly exchanged where they differ.
    private static let limit = 2000

    public init(from old: String, to new: String) {
        let (a, b) = (Self.words(old), Self.words(new))
        parts = []
        guard a.count <= Self.limit, b.count <= Self.limit else {
            parts = old == new ? [.kept(old)] : [.removed(old), .added(new)]
            return
        }
        var (i, j) = (0, 0)
        for (keptA, keptB) in pairsInOrder(a, b) + [(a.count, b.count)] {
            append(a[i..<keptA], Part.removed)
            append(b[j..<keptB], Part.added)
            if keptA < a.count { append(a[keptA...keptA], Part.kept) }
            (i, j) = (keptA + 1, keptB + 1)
        }
    }

    /// Between two states of a source text, as Markdown.
    public init(from old: SegmentText, to new: SegmentText) { self.init(from: old.markdown, to: new.markdown) }

    /// For people: between the words of two states of a text, or where these are the same between their Markdown. The brackets of a link beside those of a
    /// difference are hard to tell apart.
    public init(reading old: SegmentText, as new: SegmentText) {
        let words = (old.plainText, new.plainText)
        if words.0 == words.1 { self.init(from: old, to: new) } else { self.init(from: words.0, to: words.1) }
    }

    private mutating func append(_ words: ArraySlice<Substring>, _ part: (String) -> Part) {
        guard !words.isEmpty else { return }
        let text = words.joined(separator: " ")
        if case .kept(let before)? = parts.last, case .kept = part("") {
            parts[parts.count - 1] = .kept("\(before) \(text)")
        } else {
            parts.append(part(text))
        }
    }

    private static func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }

    /// For a terminal or a comment: `Open [-the-] {+a+} menu`.
    public var text: String {
        parts.map { part in
            switch part {
            case .kept(let text): text
            case .removed(let text): "[-\(text)-]"
            case .added(let text): "{+\(text)+}"
            }
        }.joined(separator: " ")
    }
}
