import Diagnostics
import Markdown

extension ProseCheck {
    /// Words written twice.
    mutating func checkDoubledWords(_ text: Prose) {
        let words = text.words
        for (first, second) in zip(words, words.dropFirst()) {
            let between = text.elements[first.upperBound..<second.lowerBound]
            guard !between.isEmpty, between.allSatisfy({ $0.origin == .lineEnd || $0.origin == .text && $0.scalar.isSpace }) else {
                continue
            }
            let word = text.string(second)
            let folded = word.lowercased()
            guard text.string(first).lowercased() == folded, word.unicodeScalars.allSatisfy(\.isLetter) else { continue }
            // Two capitals are a name; a lone letter is a variable.
            guard word.first?.isLowercase == true, folded.count > 1 || "aàyôé".contains(folded), !Self.rightlyDoubled.contains(folded)
            else { continue }
            let isOnLine = !between.contains { $0.origin == .lineEnd }
            let bytes = isOnLine ? text.range(first.upperBound..<second.upperBound) : nil
            let isSafe = Self.neverDoubled.contains(folded)
            report(
                .doubledWord, at: text.span(first.lowerBound..<second.upperBound), rule: "A word is written once",
                seen: "“\(word)” stands twice",
                fixes: bytes.map {
                    [Fix("Take one “\(word)” out", edits: [Edit(file.location(of: $0), replacement: "")], isSafe: isSafe)]
                } ?? [])
        }
    }

    /// French pronouns before reflexive verbs, English verbs and particles that meet, and words said twice for effect.
    private static let rightlyDoubled: Set<String> = [
        "nous", "vous", "en", "faire", "très", "si", "non", "oui", "bla", "là", "tout", "plus", "peu", "y", "had", "that", "is", "do", "in",
        "on", "up",
        "her", "very", "no", "so", "bye", "far", "much", "will",
    ]

    /// What never stands beside itself. An English preposition may: *the page you came from from the list*.
    private static let neverDoubled: Set<String> = [
        "the", "a", "an", "and", "le", "la", "les", "un", "une", "des", "du", "de", "et", "à", "au",
        "aux", "dans",
        "pour", "sur", "avec", "par", "votre", "vos", "your",
    ]
}
