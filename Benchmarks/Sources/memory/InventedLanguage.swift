/// Sentences whose words are as unevenly frequent as in a natural language, and many of which are nearly alike, as in instructions.
struct InventedLanguage {
    private var generator: SplitMix
    private let words: [String]
    /// The sums of the frequencies of the words up to each.
    private let sums: [Double]
    private var templates: [[String]] = []

    init(seed: UInt64) {
        generator = SplitMix(state: seed)
        let syllables = ["ba", "co", "di", "fu", "ga", "le", "mi", "no", "pe", "ri", "so", "ta", "va", "lor", "men", "tis"]
        words = (0..<20_000).map { number in
            var rest = number + 17
            var word = ""
            while rest > 0 {
                word += syllables[rest % syllables.count]
                rest /= syllables.count
            }
            return word
        }
        var sum = 0.0
        sums = words.indices.map { rank in
            sum += 1 / Double(rank + 2)
            return sum
        }
        for _ in 0..<2000 { templates.append(freeSentence()) }
    }

    /// A word; the first of the vocabulary are the most frequent ones.
    mutating func word(among count: Int? = nil) -> String {
        let last = (count ?? words.count) - 1
        let target = Double.random(in: 0..<sums[last], using: &generator)
        var (low, high) = (0, last)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > target { high = middle } else { low = middle + 1 }
        }
        return words[low]
    }

    private mutating func freeSentence() -> [String] { (0..<Int.random(in: 3...40, using: &generator)).map { _ in word() } }

    /// In one of three cases a known sentence with other words in it.
    mutating func sentence() -> [String] {
        Int.random(in: 0..<3, using: &generator) == 0 ? editing(pick(templates)) : freeSentence()
    }

    mutating func pick(_ sentences: [[String]]) -> [String] { sentences[Int.random(in: 0..<sentences.count, using: &generator)] }

    mutating func editing(_ sentence: [String]) -> [String] {
        var sentence = sentence
        for _ in 0..<max(1, sentence.count / 8) { sentence[Int.random(in: 0..<sentence.count, using: &generator)] = word() }
        return sentence
    }
}

/// Steele, Lea and Flood's generator of random numbers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
