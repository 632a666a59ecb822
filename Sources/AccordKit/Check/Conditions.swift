import Markdown

extension Outline.Passage {
    /// Whether the sentence in which a claim stands says by itself when it holds: *If “Synced” is shown, …*.
    func saysWhen(_ use: ClaimUse, in locale: String) -> Bool {
        guard let words = Self.conjunctions[Language(locale: locale)] else { return false }
        var before = ""
        var after = ""
        content.forEachInline { inline in
            let (text, place): (String, Int?) =
                switch inline {
                case .text(let text, let range): (text, range.lowerBound)
                case .softBreak, .lineBreak: (" ", nil)
                case .code, .html, .emphasis, .strong, .strikethrough, .link, .image: ("", nil)
                }
            if place.map({ $0 >= use.range.lowerBound }) ?? !after.isEmpty { after += text } else { before += text }
        }
        let sentence = " \(String(before.lastSentence + after.firstSentence).plainWords.joined(separator: " ").lowercased()) "
        return words.contains { sentence.contains(" \($0) ") }
    }

    private static let conjunctions: [Language?: [String]] = [
        .english: ["if", "when", "whenever", "once", "unless", "until", "while", "as long as"],
        .french: ["si", "s il", "s ils", "lorsque", "lorsqu", "quand", "une fois", "dès que", "dès qu", "tant que", "tant qu", "jusqu à ce que", "jusqu à ce qu"],
    ]
}

extension String {
    fileprivate var lastSentence: Substring {
        sentenceEnds.last.map { self[$0...] } ?? self[...]
    }

    fileprivate var firstSentence: Substring {
        sentenceEnds.first.map { self[..<$0] } ?? self[...]
    }

    /// Behind each full stop, question mark or exclamation mark that blanks follow.
    private var sentenceEnds: [Index] {
        indices.filter { index in
            guard ".!?…".contains(self[index]) else { return false }
            let next = self.index(after: index)
            return next < endIndex && self[next].isWhitespace
        }.map(index(after:))
    }
}
