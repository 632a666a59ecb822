import Diagnostics
import Markdown

extension ProseCheck {
    /// Words written twice.
    mutating func checkDoubledWords(_ text: Prose) {
        let words = text.words
        for (number, (first, second)) in zip(words, words.dropFirst()).enumerated() {
            let between = text.elements[first.upperBound..<second.lowerBound]
            guard !between.isEmpty, between.allSatisfy({ $0.origin == .lineEnd || $0.origin == .text && $0.scalar.isSpace }) else {
                continue
            }
            let word = text.string(second)
            let folded = word.lowercased()
            let other = text.string(first)
            guard other.lowercased() == folded,
                word.unicodeScalars.allSatisfy({ $0.isLetter || "’'-".unicodeScalars.contains($0) })
            else { continue }
            // Two capitals are a name, but hardly of articles; a lone letter is a variable.
            let isWord = word.first?.isLowercase == true || folded.count > 2 && Self.neverDoubled.contains(folded)
            guard isWord, folded.count > 1 || other == word && isOneLetterWord(folded), !isRightlyDoubled(folded),
                !endsRelativeClause(number, of: words, text)
            else { continue }
            let isOnLine = !between.contains { $0.origin == .lineEnd }
            let bytes = isOnLine ? text.range(first.upperBound..<second.upperBound) : nil
            // In “de de Gaulle” one of the two belongs to a name.
            let isBeforeName = isBeforeName(second.upperBound, text)
            let isSafe = Self.neverDoubled.contains(word) && word.count > 1 && other == word && !isBeforeName
                && text.range(first.lowerBound..<second.upperBound) != nil
            report(
                .doubledWord, isBeforeName && Self.nameParticles.contains(folded) ? .note : .warning, at: text.span(first.lowerBound..<second.upperBound), rule: "A word is written once",
                seen: "“\(word)” stands twice",
                fixes: bytes.map {
                    [Fix("Take one “\(word)” out", edits: [Edit(file.location(of: $0), replacement: "")], isSafe: isSafe)]
                } ?? [])
        }
    }

    /// Whether a name stands behind an index, which particles may begin: `de Gaulle`, `de la Cruz`.
    private func isBeforeName(_ index: Int, _ text: Prose) -> Bool {
        var start = index
        while start < text.count {
            while start < text.count, text.scalar(start).isSpace || text[start]?.origin == .lineEnd { start += 1 }
            var end = start
            while end < text.count, text.scalar(end).isLetter { end += 1 }
            guard start < end else { return false }
            if text.scalar(start).properties.isUppercase { return true }
            guard Self.nameParticles.contains(text.string(start..<end)) else { return false }
            start = end
        }
        return false
    }

    /// Whether the first of two equal words may end a French clause that tells of something, and the second go on with what is said of it: *ce qu’ils
    /// sont sont*, *celui qui rit rit bien*. Articles and prepositions end none.
    private func endsRelativeClause(_ number: Int, of words: [Range<Int>], _ text: Prose) -> Bool {
        guard languageCode == "fr" else { return false }
        let word = text.string(words[number]).lowercased()
        guard word == "a" || !Self.neverDoubled.contains(word) else { return false }
        return words[max(0, number - 4)..<number].contains { range in
            let before = text.string(range).lowercased()
            return ["qui", "que", "où", "dont"].contains(before) || before.hasPrefix("qu’") || before.hasPrefix("qu'")
        }
    }

    private func isOneLetterWord(_ letter: String) -> Bool { (languageCode == "fr" || languageCode == "en") && "aàyôé".contains(letter) }

    /// French pronouns before reflexive verbs, German relative clauses, English verbs and particles that meet, and words said twice for effect.
    private func isRightlyDoubled(_ word: String) -> Bool {
        switch languageCode {
        case "de": Self.rightlyDoubledInGerman.contains(word)
        case "nl": Self.rightlyDoubledInDutch.contains(word)
        case "es", "it", "pt": Self.rightlyDoubledInTheSouth.contains(word)
        default: Self.rightlyDoubled.contains(word)
        }
    }

    private static let rightlyDoubledInGerman: Set<String> = [
        "die", "das", "der", "den", "dem", "sie", "ihnen", "ihr", "ja", "nein", "sehr", "bla",
    ]
    private static let rightlyDoubledInDutch: Set<String> = ["die", "dat", "je", "ze", "we", "zijn", "haar", "heel", "ja", "nee"]
    private static let rightlyDoubledInTheSouth: Set<String> = [
        "muy", "no", "sí", "nos", "piano", "quasi", "via", "man", "poco", "ci", "vi", "si", "se", "logo", "muito", "sim", "não", "così",
        "bla",
    ]

    private static let rightlyDoubled: Set<String> = [
        "nous", "vous", "en", "faire", "très", "si", "non", "oui", "bla", "là", "tout", "plus", "peu", "y", "had", "that", "is", "do", "in",
        "on", "up",
        "her", "very", "no", "so", "bye", "far", "much", "will", "from",
    ]

    /// What names begin with.
    private static let nameParticles: Set<String> = [
        "de", "du", "des", "la", "le", "les", "von", "van", "den", "der", "di", "da", "del", "el", "los", "las",
    ]

    /// What never stands beside itself. An English preposition may: *the page you came from from the list*.
    private static let neverDoubled: Set<String> = [
        "the", "a", "an", "and", "und", "oder", "mit", "für", "von", "el", "los", "las", "con", "le", "la", "les", "un", "une", "des", "du", "de",
        "et", "à", "au",
        "aux", "dans",
        "pour", "sur", "avec", "par", "votre", "vos", "your",
    ]
}
