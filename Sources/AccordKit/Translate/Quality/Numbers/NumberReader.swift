/// Reads the numbers of a text as its language writes them: amounts, shares, times, dates, versions, telephone numbers.
struct NumberReader {
    let tokens: [NumberToken]
    let language: NumberLanguage
    let prose: Prose
    private(set) var mentions: [NumberMention] = []
    private var hasTimes = false
    private var hasHalfDays = false
    private var isAfternoon = false
    private var hasPercent = false
    private(set) var hasVersions = false

    /// The numbers of a text in a language.
    static func numbers(of prose: Prose, in language: NumberLanguage) -> [NumberMention] {
        var reader = NumberReader(prose, language)
        reader.run()
        return reader.mentions
    }

    private init(_ prose: Prose, _ language: NumberLanguage) {
        self.prose = prose
        self.language = language
        tokens = prose.numberTokens
    }

    private mutating func run() {
        if tokens.contains(where: { $0.kind == .digits }) { lookAround() }
        var index = 0
        while index < tokens.count { index = max(index + 1, read(at: index)) }
        addSharedReadings()
    }

    /// What the whole text tells of its digits.
    private mutating func lookAround() {
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .letters:
                if Self.isVersionWord(token.word) { hasVersions = true }
                if Self.afternoonWords.contains(token.word) || Self.eastAsianAfternoons.contains(String(token.word.prefix(2))) {
                    isAfternoon = true
                }
                if token.word == "midi", isHyphenated(index) { isAfternoon = true }
                if phrase(language.vocabulary?.percent ?? [], at: index) != nil { hasPercent = true }
            case .sign: if token.text == "%" { hasPercent = true }
            case .digits, .gap: break
            }
        }
    }

    /// - Returns: where to go on.
    private mutating func read(at index: Int) -> Int {
        switch tokens[index].kind {
        case .gap: return index + 1
        case .digits: return isOfNoon(index) ? index + 1 : readDigits(at: index, isNegative: false)
        case .letters: return readWords(at: index)
        case .sign: return readSign(at: index)
        }
    }

    /// `12 noon`, whose digits say nothing more.
    private func isOfNoon(_ index: Int) -> Bool {
        guard tokens[index].text == "12", let vocabulary = language.vocabulary else { return false }
        return phrase(vocabulary.noon.union(vocabulary.midnight), at: index + 1) != nil
    }

    mutating func add(
        _ readings: [NumberValue], from start: Int, to end: Int, parts: [[NumberValue]] = [], foreignParts: [[NumberValue]] = [],
        weight: NumberMention.Weight = .certain, unit: String? = nil, isLabel: Bool = false, isCounted: Bool = false
    ) {
        let range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
        mentions.append(
            NumberMention(
                readings: readings, parts: parts, foreignParts: foreignParts, weight: weight, unit: unit,
                measure: measure(from: start, to: end), isLabel: isLabel, isCounted: isCounted, text: prose.string(range), range: range))
    }

    mutating func noteTime(isHalfDay: Bool) {
        hasTimes = true
        if isHalfDay { hasHalfDays = true }
    }

    /// In “from 9 to 5 pm” and “5 to 10 %” one sign stands for all; “9 to 5” ends in the afternoon.
    private mutating func addSharedReadings() {
        addLabels()
        for (index, (first, second)) in zip(mentions, mentions.dropFirst()).enumerated() {
            guard let start = first.plainAmount.flatMap({ Int($0) }), let end = second.plainAmount.flatMap({ Int($0) }), (1...12).contains(start),
                (1...12).contains(end), end < start, areEnds(first.range.upperBound..<second.range.lowerBound)
            else { continue }
            mentions[index].readings.append(.time(start * 60))
            mentions[index + 1].readings.append(.time((end + 12) * 60))
        }
        for (index, mention) in mentions.enumerated() {
            guard let amount = mention.plainAmount else {
                if isAfternoon, case .time(let minutes)? = mention.readings.first, minutes < 720 {
                    mentions[index].readings.append(.time(minutes + 720))
                }
                continue
            }
            if hasPercent { mentions[index].readings.append(.percent(amount)) }
            if hasTimes || language.vocabulary == nil, let hour = Int(amount), (0...24).contains(hour) {
                mentions[index].readings.append(.time(hour * 60 % 1440))
                if hasHalfDays || isAfternoon || language.vocabulary == nil, hour < 12 {
                    mentions[index].readings.append(.time((hour + 12) * 60))
                }
            }
        }
    }

    /// In “Python 3.10 or 3.11” and “chapters 2.1 and 2.2” one word stands for all of a list.
    private mutating func addLabels() {
        for order in [Array(mentions.indices.dropFirst()), mentions.indices.dropFirst().reversed()] {
            for index in order where mentions[index - 1].isLabel != mentions[index].isLabel {
                let between = prose.string(mentions[index - 1].range.upperBound..<mentions[index].range.lowerBound)
                let other = mentions[index].isLabel ? index - 1 : index
                guard mentions[other].isDotted, between.wholeWords.allSatisfy({ Self.listJoints.contains($0.lowercased()) }) else { continue }
                mentions[other].isLabel = true
                mentions[other].readings.append(.literal(mentions[other].text))
            }
        }
    }

    private static let listJoints: Set<String> = [
        "and", "or", "to", "then", "et", "ou", "à", "puis", "und", "oder", "bis", "dann", "y", "o", "a", "e", "ed", "od", "en", "of", "tot", "ou", "até",
    ]

    /// Whether nothing but a word or dash for a span stands in a range of the text.
    private func areEnds(_ range: Range<Int>) -> Bool {
        let between = prose.string(range).filter { !$0.isWhitespace }
        return ["to", "-", "–", "à", "bis", "a", "al", "tot", "until", "till"].contains(between)
    }

    // MARK: Looking around

    func token(_ index: Int) -> NumberToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    func digits(_ index: Int) -> String? { token(index).flatMap { $0.kind == .digits ? $0.text : nil } }

    func word(_ index: Int) -> String? { token(index).flatMap { $0.kind == .letters ? $0.word : nil } }

    func isGlued(_ index: Int) -> Bool { token(index)?.isGlued == true }

    func isSign(_ index: Int, _ signs: String) -> Bool { token(index).map { $0.kind == .sign && signs.contains($0.text) } ?? false }

    /// Whether digits stand behind a sign with nothing between: `/5`.
    func gluedDigits(behind index: Int, _ signs: String) -> String? {
        isSign(index, signs) && isGlued(index) && isGlued(index + 1) ? digits(index + 1) : nil
    }

    func isHyphenated(_ index: Int) -> Bool { isGlued(index) && isSign(index - 1, "-") }

    /// The end of the phrase of one or two words of a set that begins at an index; hyphens as spaces.
    func phrase(_ phrases: Set<String>, at index: Int) -> Int? {
        guard !phrases.isEmpty, let first = word(index) else { return nil }
        let next = isSign(index + 1, "-") ? index + 2 : index + 1
        if let second = word(next), phrases.contains("\(first) \(second)") { return next + 1 }
        return phrases.contains(first) ? index + 1 : nil
    }

    static func isVersionWord(_ word: String) -> Bool {
        word.hasPrefix("versi") || word.hasPrefix("versã") || word.hasPrefix("versõ") || word.hasPrefix("верси")
            || ["release", "releases", "v", "ver", "wersja", "wersji", "verze", "verzia", "verzió", "sürüm"].contains(word)
    }

    private static let eastAsianAfternoons: Set<String> = ["午後", "下午", "오후"]

    private static let afternoonWords: Set<String> = [
        "afternoon", "evening", "soir", "nachmittags", "nachmittag", "abends", "abend", "tarde", "noche", "pomeriggio", "sera", "noite",
        "middags", "avonds",
    ]

    /// Before a number that says which one of several.
    static let numberedThings: Set<String> = [
        "chapter", "chapitre", "kapitel", "capítulo", "capitolo", "hoofdstuk", "part", "partie", "teil", "parte", "deel", "appendix",
        "annexe",
        "annex", "anhang", "apéndice", "anexo", "appendice", "allegato", "bijlage", "volume", "band", "tome", "tomo", "section", "sections",
        "abschnitt", "sección", "sezione", "seção", "article", "artículo", "articolo", "artikel", "phase", "fase", "level", "niveau",
        "stufe",
        "type", "typ", "tipo", "class", "classe", "klasse", "book", "livre", "buch", "libro", "act", "title", "titre", "figure", "table",
        "tableau",
        "tabelle", "tabla", "tabella", "step", "étape", "schritt", "paso", "clause", "siglo", "secolo", "século",
    ]
}
