import Diagnostics
import Markdown

extension ProseCheck {
    /// Single words of another language within a sentence: `Choisissez le fichier and cliquez`.
    ///
    /// Only words that no sentence of the page's language has, outside quotations, titles of works and names.
    mutating func checkLeftovers(_ text: Prose, besides asides: [Bool], _ reported: [Range<Int>]) {
        guard let foreign = LeftoverWords.all[languageCode] else { return }
        let words = text.words
        var last: Range<Int>?
        for (number, word) in words.enumerated() {
            guard ("a"..."z").contains(text.scalar(word.lowerBound)), word.count <= 9, foreign.words.contains(text.string(word)),
                asides.isEmpty || !asides[word.lowerBound], !reported.contains(where: { $0.overlaps(word) }),
                isFree(word, text), !isInName(number, words, text), !isInPhrase(number, words, text)
            else { continue }
            // One finding says that a sentence is not finished.
            if let last, text.elements[last.upperBound..<word.lowerBound].allSatisfy({ $0.scalar != "." }) { continue }
            last = word
            report(
                .foreignText, at: text.span(word), rule: "A page is in one language",
                seen: "“\(text.string(word))” is \(foreign.language), and the page \(languageName)")
        }
    }

    /// Whether a word stands by itself, and is no part of a path, a name of a file or the like.
    private func isFree(_ word: Range<Int>, _ text: Prose) -> Bool {
        let (before, after) = (text.scalar(word.lowerBound - 1), text.scalar(word.upperBound))
        guard text.isText(word.lowerBound - 1) || word.lowerBound == 0 || text[word.lowerBound - 1]?.origin == .lineEnd else {
            return false
        }
        // Soft hyphens divide words.
        if "_/@#=\\+&$-.\u{AD}\u{2011}".unicodeScalars.contains(before) || "_/@#=\\+&$-\u{AD}\u{2011}".unicodeScalars.contains(after) {
            return false
        }
        return after != "." || !text.scalar(word.upperBound + 1).isLetter && text.string(word) != "est"
    }

    /// Whether words with capitals stand around it: `Back to the Top`, `Sign in with Google`.
    private func isInName(_ number: Int, _ words: [Range<Int>], _ text: Prose) -> Bool {
        func nearest(_ step: Int) -> Int? {
            var index = number
            while words.indices.contains(index + step),
                areNeighbours(words[min(index, index + step)], words[max(index, index + step)], text)
            {
                index += step
                if !LeftoverWords.particles.contains(text.string(words[index])) { return index }
            }
            return nil
        }
        let before = nearest(-1)
        let isFollowed = nearest(1).map { isCapital(words[$0], text) } ?? false
        guard let before, isCapital(words[before], text) else { return isFollowed && languageCode != "de" }
        // The nouns of German have capitals, and so has the first word of a sentence.
        let isFirst = before == 0 || !areNeighbours(words[before - 1], words[before], text)
        return isFollowed || languageCode != "de" && !isFirst
    }

    private func isCapital(_ word: Range<Int>, _ text: Prose) -> Bool { text.scalar(word.lowerBound).properties.isUppercase }

    private func areNeighbours(_ first: Range<Int>, _ second: Range<Int>, _ text: Prose) -> Bool {
        let between = text.elements[first.upperBound..<second.lowerBound]
        return !between.isEmpty && between.allSatisfy { $0.origin == .lineEnd || $0.origin == .text && $0.scalar.isSpace }
    }

    /// What languages borrow as a whole.
    private func isInPhrase(_ number: Int, _ words: [Range<Int>], _ text: Prose) -> Bool {
        let around = words[max(0, number - 6)..<min(words.count, number + 7)].map { text.string($0).lowercased() }.joined(separator: " ")
        return LeftoverWords.phrases.contains { around.contains($0) }
    }
}

/// Words by which a sentence shows that some of it was left in another language.
struct LeftoverWords {
    let language: Message
    let words: Set<String>

    /// By the language of the page.
    static let all: [String: LeftoverWords] = [
        "en": LeftoverWords("French", "le les des dans votre vos avec vous une est cette ces cliquez aux sélectionnez ouvrez saisissez"),
        "fr": LeftoverWords("English", english + " is not it of was were has will can"),
        "de": LeftoverWords("English", english + " is not it of were has are"),
        "es": LeftoverWords("English", english + " is not it of was were are"),
        "it": LeftoverWords("English", english + " is not it of was were has are"),
        "pt": LeftoverWords("English", english + " is not it of was were has are"),
        "nl": LeftoverWords("English", "the and your you with this that from which they their its"),
        "pl": LeftoverWords("English", common), "cs": LeftoverWords("English", common), "ru": LeftoverWords("English", common),
        "uk": LeftoverWords("English", common), "el": LeftoverWords("English", common), "ja": LeftoverWords("English", common),
        "zh": LeftoverWords("English", common), "ko": LeftoverWords("English", common),
    ]

    private static let common = "the and your you with this that these those from which their"

    private static let english = "the and your you with then this that these those from which have been they their its"

    /// What stands between the words of an English title.
    static let particles: Set<String> = set(
        "a an and as at be by do for from in into is it my no not of off on or out over the this that to up with you your your all new de le la les du des"
    )

    static let phrases = [
        "drag and drop", "plug and play", "pay as you go", "out of the box", "rock and roll", "save the date", "trial and error",
        "bring your own",
        "do it yourself", "point and click", "click and collect", "know your customer", "copy and paste", "cut and paste", "mix and match",
        "state of the art", "end of life", "terms of service", "proof of concept", "proof of work", "proof of stake", "made with",
        "off the record",
        "on the fly", "on the go", "over the air", "over the top", "software as a service", "internet of things", "best of",
        "point of sale",
        "point of view", "word of mouth", "top of mind", "one of a kind", "opt in", "and co", "research and development",
        "question and answer", "denial of service", "quality of service", "bill of materials", "man in the middle", "rhythm and blues",
        "out of memory", "first in, first out", "first in first out", "what you see is what you get", "code of conduct", "return on investment",
        "look and feel", "search and replace", "hall of fame", "work in progress", "bed and breakfast", "track and trace", "command and control",
        "time to market", "chain of custody", "made in", "voice over ip", "power over ethernet", "on the rocks", "in the loop", "best of breed",
        "hors d", "vis à vis", "et al", "coup de", "joie de", "raison d", "par excellence", "avec plaisir",
    ]

    private init(_ language: Message, _ words: String) {
        self.language = language
        self.words = Self.set(words)
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
