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
        // Found once, and where it is asked for.
        var asides: [Bool]?
        var names: Set<String>?
        for (number, range) in words.enumerated() {
            let word = text.string(range)
            guard !SpellingWords.isFixed(word, before: words.indices.contains(number + 1) ? text.string(words[number + 1]) : ""),
                let right = spelling.corrected(word)
            else { continue }
            let isName = isInName(number, of: words, text)
            // In a heading each word may have a capital.
            guard !isName || text.kind == .heading || text.kind == .title else { continue }
            let mask = asides ?? self.asides(in: text, emphases)
            asides = mask
            var isSafe = !isName && !isMention(range, text) && (mask.isEmpty || !mask[range.lowerBound])
            if isSafe, isCapitalized(word) {
                let others = names ?? namesWithinSentences(words, text)
                names = others
                isSafe = !mayBeName(number, of: words, text) && !others.contains(word.withoutGenitive)
            }
            report(
                .spelling, at: text.span(range), rule: "A page is spelt as in its region (\(spelling.rawValue))", seen: "it says “\(word)”",
                right: "Write “\(right)”", fixes: write(right, over: text.range(range), isSafe: isSafe))
        }
    }

    /// Whether a word with a capital may be a name: within a sentence, before another capital (*Color Studio opens.*), where people or places are
    /// called so.
    private func mayBeName(_ number: Int, of words: [Range<Int>], _ text: Prose) -> Bool {
        func isCapital(_ index: Int) -> Bool { text.scalar(index).properties.isUppercase }
        if words.indices.contains(number + 1), words[number + 1].lowerBound == words[number].upperBound + 1,
            text.scalar(words[number].upperBound).isSpace, isCapital(words[number + 1].lowerBound)
        {
            return true
        }
        return !startsEnglishSentence(words[number].lowerBound, text)
            || SpellingWords.names.contains(text.string(words[number]).withoutGenitive.lowercased())
    }

    private func isCapitalized(_ word: String) -> Bool { word.first?.isUppercase == true && word != word.uppercased() }

    /// The words that have a capital within a sentence.
    private func namesWithinSentences(_ words: [Range<Int>], _ text: Prose) -> Set<String> {
        Set(words.filter { text.scalar($0.lowerBound).properties.isUppercase && !startsEnglishSentence($0.lowerBound, text) }.map { text.string($0).withoutGenitive })
    }

    /// Whether a word is spoken of, an entry of a menu or a property rather than used: it is quoted, beside `>` or `/`, or before a colon.
    private func isMention(_ range: Range<Int>, _ text: Prose) -> Bool {
        let (before, after) = (text.scalar(range.lowerBound - 1), text.scalar(range.upperBound))
        if before == "/" || after == "/" || "‘'".unicodeScalars.contains(before) && "’'".unicodeScalars.contains(after) { return true }
        if after == ":", text.scalar(range.lowerBound).properties.isLowercase { return true }
        func isArrow(_ index: Int, _ step: Int) -> Bool {
            var index = index
            while text.isText(index), text.scalar(index).isSpace { index += step }
            return text.isText(index) && ">→›▸".unicodeScalars.contains(text.scalar(index))
        }
        return isArrow(range.lowerBound - 1, -1) || isArrow(range.upperBound, 1)
    }

    /// Behind the full stop of `Mr.` and of an initial a sentence goes on.
    private func startsEnglishSentence(_ index: Int, _ text: Prose) -> Bool { startsSentence(index, text) && !text.isBehindAbbreviation(index) }

    /// Whether a word with a capital stands beside another, as in *World Trade Center* and *Department of Labor*.
    private func isInName(_ number: Int, of words: [Range<Int>], _ text: Prose) -> Bool {
        func isCapitalized(_ number: Int) -> Bool {
            guard words.indices.contains(number) else { return false }
            let word = text.string(words[number])
            return word.first?.isUppercase == true && (word.count == 1 || word != word.uppercased())
        }
        func isBeside(_ first: Int, _ second: Int) -> Bool {
            guard words.indices.contains(first), words.indices.contains(second) else { return false }
            let between = words[first].upperBound..<words[second].lowerBound
            return between.allSatisfy { text.scalar($0).isSpace } || text.isBehindAbbreviation(words[second].lowerBound)
        }
        guard isCapitalized(number) else { return false }
        // *Center for Democracy* is one at the beginning of a sentence, too.
        if words.indices.contains(number + 2), ["of", "for"].contains(text.string(words[number + 1])), isBeside(number, number + 1),
            isBeside(number + 1, number + 2), isCapitalized(number + 2)
        {
            return true
        }
        guard !startsEnglishSentence(words[number].lowerBound, text) else { return false }
        if isBeside(number - 1, number) {
            if isCapitalized(number - 1) { return true }
            let joint = text.string(words[number - 1])
            if ["of", "and", "for"].contains(joint), isBeside(number - 2, number - 1), isCapitalized(number - 2) { return true }
        }
        return isBeside(number, number + 1) && isCapitalized(number + 1)
    }
}

extension Prose {
    /// Whether a title such as `Mr.`, or an initial, stands right before an index.
    fileprivate func isBehindAbbreviation(_ index: Int) -> Bool {
        var end = index
        while isText(end - 1), scalar(end - 1).isSpace { end -= 1 }
        guard end < index, scalar(end - 1) == "." else { return false }
        var start = end - 1
        while isText(start - 1), scalar(start - 1).isLetter { start -= 1 }
        let word = string(start..<end - 1)
        return word.count == 1 && word != "I" && word.first?.isUppercase == true || Self.titles.contains(word)
    }

    private static let titles: Set<String> = [
        "Mr", "Mrs", "Ms", "Mx", "Dr", "St", "Prof", "Rev", "Hon", "Gen", "Col", "Capt", "Lt", "Sgt", "Sen", "Rep", "Gov", "Pres", "Messrs",
    ]
}

extension String {
    fileprivate var withoutGenitive: String {
        for ending in ["’s", "'s"] where hasSuffix(ending) { return String(dropLast(2)) }
        return self
    }
}
