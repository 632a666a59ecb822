/// What was translated before, to be found again by likeness: the segments of a site, those that were retired, and pairs from elsewhere.
public struct TranslationMemory: Sendable {
    /// A source text with its translation.
    public struct Entry: Sendable, Hashable {
        public var source: SegmentText
        public var target: SegmentText
        /// The source texts before and behind it, where they are known.
        public var previous: SegmentText?
        public var next: SegmentText?
        /// Where it comes from: `docusign/link#4f0a12bc`, or the name of a file.
        public var origin: String

        public init(source: SegmentText, target: SegmentText, previous: SegmentText? = nil, next: SegmentText? = nil, origin: String) {
            self.source = source
            self.target = target
            self.previous = previous
            self.next = next
            self.origin = origin
        }
    }

    /// An entry that is like what was looked up.
    public struct Match: Sendable, Hashable {
        /// 101: the same text between the same neighbours; 100: the same text; 99: the same text with other codes; below: by words.
        public var score: Int
        public var entry: Entry

        /// The lowest score of the match's group: 100, 95, 85, 75 or 0.
        public var band: Int { [100, 95, 85, 75].first { score >= $0 } ?? 0 }
    }

    public let entries: [Entry]
    private let index: WordIndex
    /// Of each entry: the same number as another's that has the same translation.
    private let translations: [Int32]

    public init(_ entries: [Entry]) {
        self.entries = entries
        index = WordIndex(entries.map(\.source.memoryTokens))
        var numbers: [SegmentText: Int32] = [:]
        translations = entries.map { entry in
            let next = Int32(numbers.count)
            let number = numbers[entry.target, default: next]
            if number == next { numbers[entry.target] = next }
            return number
        }
    }

    /// The entries most like a text: best first, then in the order of the entries; one of those that say the same.
    ///
    /// - Parameters:
    ///   - previous: the source text before it.
    ///   - next: the source text behind it.
    ///   - minimum: the lowest score that is of use.
    ///   - limit: how many are of use.
    public func lookup(
        _ text: SegmentText, previous: SegmentText? = nil, next: SegmentText? = nil, minimum: Int = 75, limit: Int = 5
    ) -> [Match] {
        let query = index.numbers(text.memoryTokens)
        guard !query.isEmpty, limit > 0 else { return [] }
        var best = BestTranslations(minimum: minimum, limit: limit)
        for (bound, candidates) in index.candidates(for: query, atLeast: minimum) {
            guard bound >= best.least else { break }
            // The same words may still be in context.
            let highest = bound == 100 ? 101 : bound
            for candidate in candidates {
                // What comes later is no better, and stands behind those that are as good.
                if best.isFull, best.least >= highest { break }
                let score = score(of: candidate, query, text, previous, next, best.least)
                if score >= best.least { best.add(score, candidate, translation: translations[candidate]) }
            }
        }
        return best.inOrder.map { Match(score: $0.score, entry: entries[$0.entry]) }
    }

    /// As `lookup`, with every entry looked at: what the index is held against.
    func exhaustiveLookup(_ text: SegmentText, minimum: Int = 75) -> [Match] {
        let query = index.numbers(text.memoryTokens)
        let scored = entries.indices.map { (score: score(of: $0, query, text, nil, nil, minimum), index: $0) }
        return scored.filter { $0.score >= minimum }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
            .map { Match(score: $0.score, entry: entries[$0.index]) }
    }

    private func score(
        of number: Int, _ query: [Int32], _ text: SegmentText, _ previous: SegmentText?, _ next: SegmentText?, _ minimum: Int
    ) -> Int {
        let words = index.words(of: number)
        guard words.elementsEqual(query) else { return similarity(query, words, atLeast: minimum) }
        let entry = entries[number]
        guard entry.source == text else { return entry.source.strings == text.strings ? 99 : 98 }
        let isInContext = (previous != nil || next != nil) && entry.previous == previous && entry.next == next
        return isInContext ? 101 : 100
    }

    /// 100·(max − d)/max, with the Levenshtein distance d of the words; never 99, which is for the same text.
    private func similarity(_ a: [Int32], _ b: ArraySlice<Int32>, atLeast minimum: Int) -> Int {
        let longest = max(a.count, b.count)
        let allowed = longest * (100 - min(minimum, 100)) / 100
        guard abs(a.count - b.count) <= allowed, let distance = levenshtein(a[...], b, atMost: allowed) else { return 0 }
        return min(98, 100 * (longest - distance) / longest)
    }
}

/// The best entries so far, one for each translation.
private struct BestTranslations {
    /// The lowest score that still counts.
    private(set) var least: Int
    private let limit: Int
    private var found: [Int32: (score: Int, entry: Int)] = [:]

    init(minimum: Int, limit: Int) {
        least = minimum
        self.limit = limit
    }

    var isFull: Bool { found.count >= limit }

    mutating func add(_ score: Int, _ entry: Int, translation: Int32) {
        if let known = found[translation], (-known.score, known.entry) < (-score, entry) { return }
        found[translation] = (score, entry)
        guard isFull else { return }
        // What has the same score may still stand before it.
        least = max(least, inOrder[limit - 1].score)
    }

    var inOrder: [(score: Int, entry: Int)] {
        Array(found.values.sorted { (-$0.score, $0.entry) < (-$1.score, $1.entry) }.prefix(limit))
    }
}

/// How many words must be put in, taken out or replaced to make one text of the other; nil where it is more than `limit`.
///
/// The lengths of the two differ by no more than that.
private func levenshtein(_ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>, atMost limit: Int) -> Int? {
    var (a, b) = (a, b)
    while let first = a.first, first >= 0, first == b.first {
        a.removeFirst()
        b.removeFirst()
    }
    while let last = a.last, last >= 0, last == b.last {
        a.removeLast()
        b.removeLast()
    }
    guard !b.isEmpty else { return a.count <= limit ? a.count : nil }
    let far = limit + 1
    var row = (0...b.count).map { min($0, far) }
    for (line, word) in a.enumerated() {
        // A cell further from the diagonal is further than the limit.
        let columns = max(0, line - limit)..<min(b.count, line + limit + 1)
        guard !columns.isEmpty else { return nil }
        var diagonal = row[columns.lowerBound]
        row[columns.lowerBound] = columns.lowerBound == 0 ? min(line + 1, far) : far
        var least = row[columns.lowerBound]
        for column in columns {
            let replaced = diagonal + (word == b[b.startIndex + column] && word >= 0 ? 0 : 1)
            diagonal = row[column + 1]
            let above = column == line + limit ? far : diagonal
            row[column + 1] = min(replaced, above + 1, row[column] + 1, far)
            least = min(least, row[column + 1])
        }
        if least > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
}

extension SegmentText {
    /// What stands between its codes.
    fileprivate var strings: String { parts.reduce(into: "") { if case .text(let text) = $1 { $0 += text } } }

    /// The words by which a text is found again: in lower case, numbers as one word, so that 30 days is like 60 days; labels and code by what they say.
    /// A text without words is one itself.
    var memoryTokens: [String] {
        var tokens: [String] = []
        for part in parts {
            switch part {
            case .text(let text): tokens += text.wholeWords.map { $0.first?.isNumber == true ? "0" : $0.lowercased() }
            case .open, .close: break
            case .standalone(let number):
                guard codes.indices.contains(number - 1) else { continue }
                switch codes[number - 1] {
                case .label(let destination, _): tokens.append(destination)
                case .code(let text): tokens.append("`\(text)")
                case .image, .lineBreak, .html, .emphasis, .strong, .strikethrough, .link, .claim: break
                }
            }
        }
        return tokens.isEmpty && !parts.isEmpty ? [" \(markdown)"] : tokens
    }
}
