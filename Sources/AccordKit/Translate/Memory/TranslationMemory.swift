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
        /// 101: the same text between the same neighbours; 100: the same text; 99: the same words with other codes or numbers; below: by words.
        public var score: Int
        public var entry: Entry

        /// The lowest score of the match's group: 100, 95, 85, 75 or 0.
        public var band: Int { [100, 95, 85, 75].first { score >= $0 } ?? 0 }
    }

    public let entries: [Entry]
    private let vocabulary: [String: Int]
    /// The words of each entry, as numbers.
    private let tokens: [[Int]]
    /// The entries in which a word stands, by the word's number.
    private let postings: [[Int32]]
    /// The entries that have exactly these words.
    private let exact: [[Int]: [Int32]]

    public init(_ entries: [Entry]) {
        self.entries = entries
        var vocabulary: [String: Int] = [:]
        var tokens: [[Int]] = []
        var postings: [[Int32]] = []
        var exact: [[Int]: [Int32]] = [:]
        tokens.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            let numbers = entry.source.memoryTokens.map { token in
                if let number = vocabulary[token] { return number }
                vocabulary[token] = postings.count
                postings.append([])
                return postings.count - 1
            }
            for number in Set(numbers) { postings[number].append(Int32(index)) }
            exact[numbers, default: []].append(Int32(index))
            tokens.append(numbers)
        }
        self.vocabulary = vocabulary
        self.tokens = tokens
        self.postings = postings
        self.exact = exact
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
        let query = text.memoryTokens.map { vocabulary[$0] ?? -1 }
        guard !query.isEmpty else { return [] }
        var scored: [(score: Int, index: Int)] = []
        for candidate in candidates(for: query) {
            let index = Int(candidate)
            let score = score(of: index, query, text, previous, next, minimum)
            if score >= minimum { scored.append((score, index)) }
        }
        scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        var seen: Set<SegmentText> = []
        var matches: [Match] = []
        for (score, index) in scored where matches.count < limit && seen.insert(entries[index].target).inserted {
            matches.append(Match(score: score, entry: entries[index]))
        }
        return matches
    }

    /// As `lookup`, with every entry looked at: what the index is held against.
    func exhaustiveLookup(_ text: SegmentText, minimum: Int = 75) -> [Match] {
        let query = text.memoryTokens.map { vocabulary[$0] ?? -1 }
        let scored = entries.indices.map { (score: score(of: $0, query, text, nil, nil, minimum), index: $0) }
        return scored.filter { $0.score >= minimum }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
            .map { Match(score: $0.score, entry: entries[$0.index]) }
    }

    // MARK: Scores

    private func score(
        of index: Int, _ query: [Int], _ text: SegmentText, _ previous: SegmentText?, _ next: SegmentText?, _ minimum: Int
    ) -> Int {
        let words = tokens[index]
        guard words == query else { return similarity(query, words, atLeast: minimum) }
        let entry = entries[index]
        guard entry.source == text else { return 99 }
        let isInContext = (previous != nil || next != nil) && entry.previous == previous && entry.next == next
        return isInContext ? 101 : 100
    }

    /// 100·(max − d)/max, with the Levenshtein distance d of the words; never 99, which is for the same words.
    private func similarity(_ a: [Int], _ b: [Int], atLeast minimum: Int) -> Int {
        let longest = max(a.count, b.count)
        let allowed = longest * (100 - minimum) / 100
        guard abs(a.count - b.count) <= allowed, let distance = levenshtein(a, b, atMost: allowed) else { return 0 }
        return min(98, 100 * (longest - distance) / longest)
    }

    // MARK: Index

    private static let rareWords = 8
    private static let candidateLimit = 200
    /// A word that stands in more entries tells candidates apart, and brings in none where there are others.
    private static let common = 4000

    /// The entries that have just these words, and those that share most of its rarest words.
    private func candidates(for query: [Int]) -> [Int32] {
        let same = (exact[query] ?? []).prefix(Self.candidateLimit)
        let known = Set(same)
        let rarest = Set(query).filter { $0 >= 0 }.sorted { (postings[$0].count, $0) < (postings[$1].count, $1) }.prefix(Self.rareWords)
        var shared: [Int32: Int] = [:]
        for word in rarest {
            let isCommon = postings[word].count > Self.common && shared.count >= Self.candidateLimit
            for entry in postings[word] where !isCommon || shared[entry] != nil { shared[entry, default: 0] += 1 }
        }
        // Fewer words in common, and further apart in length, is less like.
        let ranked = shared.filter { !known.contains($0.key) }.map { entry, count in
            (rank: abs(tokens[Int(entry)].count - query.count) - 2 * count, entry: entry)
        }
        return same + ranked.sorted { ($0.rank, $0.entry) < ($1.rank, $1.entry) }.prefix(Self.candidateLimit).map(\.entry)
    }
}

/// How many words must be put in, taken out or replaced to make one text of the other; nil where it is more than `limit`.
private func levenshtein(_ a: [Int], _ b: [Int], atMost limit: Int) -> Int? {
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start], a[start] >= 0 { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let a = a[start..<(a.count - end)]
    let b = Array(b[start..<(b.count - end)])
    var row = Array(0...b.count)
    for (line, word) in a.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        var least = row[0]
        for (column, other) in b.enumerated() {
            let replaced = diagonal + (word == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            least = min(least, row[column + 1])
        }
        if least > limit { return nil }
    }
    return row[b.count] <= limit ? row[b.count] : nil
}

extension SegmentText {
    /// The words by which a text is found again: in lower case, numbers as one word, so that 30 days is like 60 days; labels and code by what they say.
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
        return tokens
    }
}
