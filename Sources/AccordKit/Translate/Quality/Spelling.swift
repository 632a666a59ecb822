import Diagnostics
import Markdown

/// Whose English a page is written in.
public enum Spelling: String, Sendable, Hashable, CaseIterable {
    case american = "en-US", british = "en-GB"

    /// How a word is spelt here, in the same case; nil where it is right as it stands.
    ///
    /// British *-ize* is right as well (Oxford), so only *-yze* is changed. Each part of a compound with hyphens is a word, and a genitive
    /// is that of its word. Words with capitals inside are names.
    func corrected(_ word: String) -> String? {
        let genitive = ["’s", "'s"].first(where: word.hasSuffix) ?? ""
        let parts: [Substring] = word.dropLast(genitive.count).split(separator: "-", omittingEmptySubsequences: false)
        let corrected = parts.map(correctedPart)
        guard corrected.contains(where: { $0 != nil }) else { return nil }
        return zip(parts, corrected).map { $1 ?? String($0) }.joined(separator: "-") + genitive
    }

    private func correctedPart(_ word: Substring) -> String? {
        let folded = word.lowercased()
        let right =
            switch self {
            case .american: SpellingWords.americanByBritish[folded] ?? SpellingWords.american(folded)
            case .british: SpellingWords.britishByAmerican[folded] ?? SpellingWords.british(folded)
            }
        guard let right else { return nil }
        if word == folded { return right }
        if word == folded.capitalizedFirst { return right.capitalizedFirst }
        return word == folded.uppercased() ? right.uppercased() : nil
    }
}

extension ProseCheck {
    /// The words of an English page are spelt as in its region.
    mutating func checkSpelling(_ text: Prose, _ spelling: Spelling) {
        let words = text.words
        for (number, range) in words.enumerated() {
            let word = text.string(range)
            guard !SpellingWords.isFixed(word, before: words.indices.contains(number + 1) ? text.string(words[number + 1]) : ""),
                let right = spelling.corrected(word)
            else { continue }
            let isName = isInName(number, of: words, text)
            // In a heading each word may have a capital.
            guard !isName || text.kind == .heading || text.kind == .title else { continue }
            let isAlternative = text.scalar(range.lowerBound - 1) == "/" || text.scalar(range.upperBound) == "/"
            report(
                .spelling, at: text.span(range), rule: "A page is spelt as in its region (\(spelling.rawValue))", seen: "it says “\(word)”",
                right: "Write “\(right)”", fixes: write(right, over: text.range(range), isSafe: !isName && !isAlternative && !mayBeginName(number, of: words, text)))
        }
    }

    /// Whether a capital that may be that of a sentence stands before another one: *Color Studio opens.*
    private func mayBeginName(_ number: Int, of words: [Range<Int>], _ text: Prose) -> Bool {
        func isCapital(_ index: Int) -> Bool { text.scalar(index).properties.isUppercase }
        guard words.indices.contains(number + 1), isCapital(words[number].lowerBound), text.scalar(words[number].upperBound).isSpace else { return false }
        return text.string(words[number]) != text.string(words[number]).uppercased() && words[number + 1].lowerBound == words[number].upperBound + 1
            && isCapital(words[number + 1].lowerBound)
    }

    /// Whether a word with a capital stands beside another, as in *World Trade Center* and *Department of Labor*.
    private func isInName(_ number: Int, of words: [Range<Int>], _ text: Prose) -> Bool {
        func isCapitalized(_ number: Int) -> Bool {
            guard words.indices.contains(number) else { return false }
            let word = text.string(words[number])
            return word.first?.isUppercase == true && (word.count == 1 || word != word.uppercased())
        }
        func isBeside(_ first: Int, _ second: Int) -> Bool {
            guard words.indices.contains(first), words.indices.contains(second) else { return false }
            return (words[first].upperBound..<words[second].lowerBound).allSatisfy { text.scalar($0).isSpace }
        }
        guard isCapitalized(number), !startsSentence(words[number].lowerBound, text) else { return false }
        if isBeside(number - 1, number) {
            if isCapitalized(number - 1) { return true }
            let joint = text.string(words[number - 1])
            if ["of", "and", "for"].contains(joint), isBeside(number - 2, number - 1), isCapitalized(number - 2) { return true }
        }
        return isBeside(number, number + 1) && isCapitalized(number + 1)
    }
}
