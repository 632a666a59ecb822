import Diagnostics

/// The texts of one side that are still to be paired, by their words.
struct TextIndex {
    let texts: [(id: Int, bag: WordBag)]
    /// The places in `texts` of those that have a word, in order.
    private let placesOfWord: [Int: [Int]]

    /// - Parameter texts: in the order of the page; their ids increase.
    init(_ texts: [(id: Int, bag: WordBag)]) {
        self.texts = texts
        var places: [Int: [Int]] = [:]
        for (place, text) in texts.enumerated() {
            for word in text.bag.distinctWords { places[word, default: []].append(place) }
        }
        placesOfWord = places
    }

    /// Up to so many texts each is compared with all; in longer lists with those that stand at about its place, and with as many that share its rarest
    /// words, so that the time does not grow with the square of a page.
    private static let limit = 300
    private static let reach = 30

    /// The places of the texts that a text is worth comparing with, in order.
    ///
    /// - Parameters:
    ///   - place: of the text among the `count` texts of its own side.
    func likely(_ bag: WordBag, at place: Int, of count: Int) -> [Int] {
        guard texts.count > Self.limit else {
            // Texts of one or two words may differ in all of them and still be nearly the same.
            if bag.words.count <= 2 { return Array(texts.indices) }
            return bag.distinctWords.reduce(into: Set()) { $0.formUnion(placesOfWord[$1] ?? []) }.sorted()
        }
        let middle = place * texts.count / max(count, 1)
        var found = Set(max(0, middle - Self.reach)..<min(texts.count, middle + Self.reach))
        let most = found.count + 2 * Self.reach
        let rarest = bag.distinctWords.compactMap { word in placesOfWord[word].map { (places: $0, word: word) } }
            .sorted { ($0.places.count, $0.word) < ($1.places.count, $1.word) }
        for (places, _) in rarest where found.count < most {
            found.formUnion(Self.nearest(to: middle, in: places, atMost: most - found.count))
        }
        return found.sorted()
    }

    /// - Parameter places: increasing.
    private static func nearest(to middle: Int, in places: [Int], atMost count: Int) -> ArraySlice<Int> {
        guard places.count > count else { return places[...] }
        let start = min(max(0, places.partitioningIndex { $0 >= middle } - count / 2), places.count - count)
        return places[start..<start + count]
    }

    /// The ids of two to four neighbours that together say what one text says, better than any of them alone.
    func run(that whole: WordBag, at place: Int, of count: Int, betterThan single: Double, _ isOpen: (Int) -> Bool) -> [Int]? {
        guard whole.words.count >= 4 else { return nil }
        let parts = likely(whole, at: place, of: count).filter { place in
            let bag = texts[place].bag
            return !bag.words.isEmpty && isOpen(texts[place].id) && Double(bag.common(with: whole)) >= 0.6 * Double(bag.words.count)
        }
        var best: (run: [Int], similarity: Double)?
        for start in parts.indices {
            var run = [parts[start]]
            for next in parts[(start + 1)...].prefix(3) {
                guard let last = run.last, texts[next].id == texts[last].id + 1 else { break }
                run.append(next)
                let similarity = WordBag.joining(run.map { texts[$0].bag }).similarity(to: whole)
                if similarity >= 0.8, similarity > max(single + 0.05, best?.similarity ?? 0) { best = (run, similarity) }
            }
        }
        return best?.run.map { texts[$0].id }
    }
}
