/// A language that a text can be told to be in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en", french = "fr"

    /// The language of a locale such as `fr-CA`; nil where it is another one.
    public init?(locale: String) {
        self.init(rawValue: String(locale.prefix { $0 != "-" }).lowercased())
    }

    /// The language that a text is certainly in; nil where it could be another, or where too little of it is words that tell.
    ///
    /// Words that stand in few languages, letters with accents, elisions and endings each speak for a language. A name or a label of two
    /// words mostly says nothing, and a sentence that quotes the other language stays in its own.
    public init?(of text: String) { self.init(of: text.wholeWords) }

    init?(of words: [Substring]) {
        let evidence = LanguageEvidence(words)
        let english = evidence.english
        let french = evidence.french
        let best = max(english, french)
        guard best >= 2, best >= 2 * min(english, french), best > evidence.other else { return nil }
        self = english > french ? .english : .french
    }
}

/// How much speaks for each language.
struct LanguageEvidence {
    private(set) var english = 0
    private(set) var french = 0
    /// For the language besides these two for which most speaks.
    private(set) var other = 0

    init(_ words: [Substring]) {
        var others = Array(repeating: 0, count: LanguageWords.others.count)
        for word in words {
            let word = word.lowercased()
            english += Self.englishWeight(of: word)
            french += Self.frenchWeight(of: word)
            for (index, list) in LanguageWords.others.enumerated() where list.contains(word) { others[index] += 2 }
            if word.unicodeScalars.contains(where: Self.areForeign) { other += 2 }
        }
        other += others.max() ?? 0
    }

    private static func englishWeight(of word: String) -> Int {
        if LanguageWords.english.contains(word) { return 2 }
        if LanguageWords.shared.contains(word) { return 0 }
        if word.hasSuffix("n’t") || word.hasSuffix("n't") || word.hasSuffix("’s") || word.hasSuffix("'s") { return 2 }
        let isEnglish = word.count > 4 && LanguageWords.englishEndings.contains { word.hasSuffix($0) }
        return isEnglish ? 1 : 0
    }

    private static func frenchWeight(of word: String) -> Int {
        if LanguageWords.french.contains(word) { return 2 }
        if LanguageWords.shared.contains(word) { return 0 }
        if let elided = LanguageWords.elided(word) { return LanguageWords.elisions.contains(elided) ? 2 : 0 }
        if word.unicodeScalars.contains(where: areFrench) { return 1 }
        let isFrench = word.count > 4 && LanguageWords.frenchEndings.contains { word.hasSuffix($0) }
        return isFrench ? 1 : 0
    }

    private static func areFrench(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "é", "è", "ê", "ë", "à", "â", "ç", "î", "ï", "ô", "û", "ù", "œ": true
        default: false
        }
    }

    /// Letters of neither language.
    private static func areForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "ä", "ö", "ß", "ñ", "á", "í", "ó", "ú", "ã", "õ", "ì", "ò", "å", "ø": true
        default: scalar.value >= 0x180 && scalar.value < 0x2000
        }
    }
}

extension StringProtocol {
    /// Its words: runs of letters and digits, with the apostrophes and hyphens inside them.
    var wholeWords: [SubSequence] {
        var words: [SubSequence] = []
        var start: Index?
        var index = startIndex
        while index < endIndex {
            let next = self.index(after: index)
            if self[index].isLetter || self[index].isNumber {
                start = start ?? index
            } else if let begin = start {
                let isInside = self[index].joinsWords && next < endIndex && (self[next].isLetter || self[next].isNumber)
                if !isInside {
                    words.append(self[begin..<index])
                    start = nil
                }
            }
            index = next
        }
        if let start { words.append(self[start...]) }
        return words
    }
}

extension Character {
    fileprivate var joinsWords: Bool { self == "’" || self == "'" || self == "-" }
}
