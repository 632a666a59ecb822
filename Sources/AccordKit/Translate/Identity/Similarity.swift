/// The words of a text as numbers, ready to be compared with many others.
struct WordBag {
    /// In order; labels and code are words of their own.
    let words: [Int]
    /// Each word once, in the order of the numbers.
    private let counts: [(word: Int, count: Int)]
    private let letters: [Unicode.Scalar]
    /// Whether there is nothing but images.
    private let isWordless: Bool

    /// - Parameter vocabulary: the numbers given so far.
    init(_ text: SegmentText, _ vocabulary: inout [String: Int]) {
        words = text.comparedWords.map { word in
            if let number = vocabulary[word] { return number }
            vocabulary[word] = vocabulary.count
            return vocabulary.count - 1
        }
        counts = Self.counts(of: words)
        letters = words.count <= Self.wordLimit && text.plainText.unicodeScalars.count <= Self.letterLimit ? Array(text.plainText.unicodeScalars) : []
        isWordless = text.plainText.allSatisfy(\.isWhitespace) && text.codes.contains(where: \.isImage)
    }

    private init(words: [Int]) {
        self.words = words
        counts = Self.counts(of: words)
        letters = []
        isWordless = false
    }

    static func joining(_ bags: some Sequence<WordBag>) -> WordBag { WordBag(words: bags.flatMap(\.words)) }

    /// Longer texts are compared by words alone: letters that differ leave most of their words as they are.
    private static let wordLimit = 6
    private static let letterLimit = 160

    var distinctWords: some Collection<Int> { counts.lazy.map(\.word) }

    private static func counts(of words: [Int]) -> [(word: Int, count: Int)] {
        var counts: [(word: Int, count: Int)] = []
        for word in words.sorted() {
            if counts.last?.word == word { counts[counts.count - 1].count += 1 } else { counts.append((word, 1)) }
        }
        return counts
    }

    /// How many words the two have in common, wherever they stand.
    func common(with other: WordBag) -> Int {
        var (common, at) = (0, 0)
        for (word, count) in counts {
            while at < other.counts.count, other.counts[at].word < word { at += 1 }
            guard at < other.counts.count else { break }
            if other.counts[at].word == word { common += min(count, other.counts[at].count) }
        }
        return common
    }

    /// From 0 to 1: twice the words that stand in both in the same order, by all words of both; and more for short texts that differ in a few letters.
    func similarity(to other: WordBag) -> Double {
        let total = words.count + other.words.count
        guard total > 0 else { return 1 }
        let bound = 2 * Double(common(with: other)) / Double(total)
        let byWords = bound < 0.3 ? bound : 2 * Double(commonSubsequence(words, other.words)) / Double(total)
        // One image is like another: only a neighbour tells whether it was exchanged for that one.
        if isWordless, other.isWordless, byWords < 1 { return min(byWords, 0.45) }
        guard byWords < 0.8, !letters.isEmpty, !other.letters.isEmpty else { return byWords }
        let shorter = min(letters.count, other.letters.count)
        let longer = max(letters.count, other.letters.count)
        guard Double(shorter) >= 0.8 * Double(longer) else { return byWords }
        let byLetters = 2 * Double(commonSubsequence(letters, other.letters)) / Double(shorter + longer)
        // Words weigh more: of two texts that are spelt nearly alike, the one with more of the same words is the likelier.
        return byLetters >= 0.8 ? max(byWords, 0.5 + 0.25 * byWords + 0.05 * byLetters) : byWords
    }
}

/// The length of the longest sequence that stands in both in order.
func commonSubsequence<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let b = b[start..<(b.count - end)]
    var row = [Int](repeating: 0, count: b.count + 1)
    for element in a[start..<(a.count - end)] {
        var diagonal = 0
        for (column, other) in b.enumerated() {
            let above = row[column + 1]
            row[column + 1] = element == other ? diagonal + 1 : max(above, row[column])
            diagonal = above
        }
    }
    return start + end + (row.last ?? 0)
}

extension SegmentText.Code {
    fileprivate var isImage: Bool {
        if case .image = self { true } else { false }
    }
}

extension SegmentText {
    /// The words of the text, with what labels and code are bound to.
    fileprivate var comparedWords: [String] {
        var words: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for part in parts {
            switch part {
            case .text(let text):
                for character in text {
                    switch character {
                    case _ where character.isWhitespace: end()
                    // What typography exchanges is no other word.
                    case "\"", "“", "”", "„", "«", "»": break
                    case "’": word.append("'")
                    default: word.append(character)
                    }
                }
            case .open, .close: break
            case .standalone(let number):
                guard codes.indices.contains(number - 1) else { continue }
                switch codes[number - 1] {
                case .label(let destination, let text):
                    end()
                    words += [destination, text]
                case .code(let text):
                    end()
                    words.append(text)
                case .html(let text):
                    end()
                    if !codes[number - 1].isComment { words.append(text) }
                case .image(let source, _):
                    end()
                    words += ["\u{FFFC}", source]
                case .lineBreak, .emphasis, .strong, .strikethrough, .link, .claim: end()
                }
            }
        }
        end()
        return words
    }
}
