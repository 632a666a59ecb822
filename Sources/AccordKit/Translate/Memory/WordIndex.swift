/// Texts as numbers of words, and in which of them a word stands.
struct WordIndex: Sendable {
    private let vocabulary: [String: Int32]
    /// The words of all texts, one text behind the other.
    private let words: [Int32]
    /// Where the words of each text begin, and where those of the last end.
    private let starts: [Int32]
    /// The texts in which each word stands, one word behind the other, each text once.
    private let texts: [Int32]
    private let textStarts: [Int32]

    init(_ tokens: [[String]]) {
        var vocabulary: [String: Int32] = [:]
        var words: [Int32] = []
        var starts: [Int32] = [0]
        var counts: [Int32] = []
        /// The last text in which a word was seen.
        var seen: [Int32] = []
        for (text, tokens) in tokens.enumerated() {
            for token in tokens {
                let number = vocabulary[token] ?? Int32(vocabulary.count)
                if Int(number) == counts.count {
                    vocabulary[token] = number
                    counts.append(0)
                    seen.append(-1)
                }
                if seen[Int(number)] != text { counts[Int(number)] += 1 }
                seen[Int(number)] = Int32(text)
                words.append(number)
            }
            starts.append(Int32(words.count))
        }
        var textStarts: [Int32] = [0]
        for count in counts { textStarts.append((textStarts.last ?? 0) + count) }
        var next = textStarts
        var texts = [Int32](repeating: -1, count: Int(textStarts.last ?? 0))
        for text in tokens.indices {
            for word in words[Int(starts[text])..<Int(starts[text + 1])] {
                let place = Int(next[Int(word)])
                if place > Int(textStarts[Int(word)]), texts[place - 1] == text { continue }
                texts[place] = Int32(text)
                next[Int(word)] += 1
            }
        }
        self.vocabulary = vocabulary
        self.words = words
        self.starts = starts
        self.texts = texts
        self.textStarts = textStarts
    }

    /// Words as their numbers; −1 for those that stand in no text.
    func numbers(_ tokens: [String]) -> [Int32] { tokens.map { vocabulary[$0] ?? -1 } }

    func words(of text: Int) -> ArraySlice<Int32> { words[Int(starts[text])..<Int(starts[text + 1])] }

    /// The texts that may be as like a query as `minimum`, by how like they can be at most in hundredths, the most like first.
    ///
    /// No order of words makes two texts more alike than the share of words that they have in common.
    func candidates(for query: [Int32], atLeast minimum: Int) -> [(bound: Int, texts: [Int])] {
        var common = [Int32](repeating: 0, count: starts.count - 1)
        for (word, count) in query.reduce(into: [Int32: Int32](), { $0[$1, default: 0] += 1 }) where word >= 0 {
            for text in texts[Int(textStarts[Int(word)])..<Int(textStarts[Int(word) + 1])] { common[Int(text)] += count }
        }
        var byBound = [[Int]](repeating: [], count: 101)
        for text in common.indices where common[text] > 0 {
            let length = Int(starts[text + 1] - starts[text])
            let bound = 100 * min(Int(common[text]), length) / max(query.count, length)
            if bound >= min(minimum, 100) { byBound[bound].append(text) }
        }
        return byBound.indices.reversed().compactMap { byBound[$0].isEmpty ? nil : ($0, byBound[$0]) }
    }
}
