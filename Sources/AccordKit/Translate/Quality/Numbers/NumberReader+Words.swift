extension NumberReader {
    mutating func readWords(at index: Int) -> Int {
        let token = tokens[index]
        if let next = digits(index + 1), isGlued(index + 1), Self.isAlphabet(token.text), !next.isEmpty {
            return readNumbered(at: index)
        }
        guard let vocabulary = language.vocabulary, vocabulary.mayBegin(token.word) else { return readRoman(at: index) ?? index + 1 }
        if let end = readMonth(at: index) ?? readTimeOfDay(at: index, vocabulary) { return end }
        if percentEnd(at: index) != nil { return index + 1 }
        return readPast(at: index) ?? readFraction(at: index, vocabulary) ?? readShare(at: index, vocabulary) ?? readAmount(at: index, vocabulary) ?? readRoman(at: index) ?? index + 1
    }

    /// `v2.3` is a version, `F5` a name.
    private mutating func readNumbered(at index: Int) -> Int {
        guard Self.isVersionWord(tokens[index].word) else { return readName(from: index, at: index) }
        let (text, end) = numeral(at: index + 1)
        if isGlued(end), word(end) != nil { return readName(from: index, at: index) }
        let amount: [NumberValue] = text.allSatisfy(\.isNumber) ? [.amount(NumberLanguage.canonical(text, ""))] : []
        add([.literal(text)] + amount, from: index, to: end)
        return end
    }

    private mutating func readTimeOfDay(at index: Int, _ vocabulary: NumberVocabulary) -> Int? {
        // An afternoon is no noon.
        guard !isHyphenated(index) else { return nil }
        for (phrases, minutes) in [(vocabulary.noon, 720), (vocabulary.midnight, 0)] {
            guard let end = phrase(phrases, at: index) else { continue }
            noteTime(isHalfDay: false)
            add([.time(minutes)], from: index, to: end, weight: .likely(.timeOfDay))
            return end
        }
        return nil
    }

    /// A half, and half a million.
    private mutating func readShare(at index: Int, _ vocabulary: NumberVocabulary) -> Int? {
        guard let word = word(index), let share = vocabulary.shares[word] else { return nil }
        let next = self.word(index + 1) == "a" ? index + 2 : index + 1
        if let end = readShareOfHour(share, at: index) { return end }
        if let multiplier = self.word(next).flatMap({ vocabulary.multipliers[$0] }), multiplier >= 1000 {
            add([.amount(Self.shifted(share, String(multiplier).count - 1))], from: index, to: next + 1, weight: .likely(.word))
            return next + 1
        }
        add([.amount(share)] + Self.share(share), from: index, to: index + 1, weight: .possible, isCounted: Self.ofWords.contains(self.word(index + 1) ?? ""))
        return index + 1
    }

    /// `two thirds`, `trois quarts`, `one third of`, `le tiers des`.
    private mutating func readFraction(at index: Int, _ vocabulary: NumberVocabulary) -> Int? {
        let number = vocabulary.number(in: tokens, at: index)
        var place = number.map(\.end) ?? index
        if isSign(place, "-"), isGlued(place) { place += 1 }
        guard let word = word(place), let denominator = vocabulary.denominators[word] else { return readLoneFraction(at: index, vocabulary) }
        let numerator = number?.value ?? 1
        // One third may be the third of several things, and a third a third party.
        guard numerator > 1 ? word.hasSuffix("s") || language.code == "de" : Self.ofWords.contains(self.word(place + 1) ?? ""),
            let amount = Self.fraction(numerator, denominator)
        else { return readLoneFraction(at: index, vocabulary) }
        if let end = readShareOfHour(amount, at: place) { return end }
        add([.amount(amount)] + Self.share(amount), from: index, to: place + 1, weight: .likely(.word))
        return place + 1
    }

    /// `the third of` may be either.
    private mutating func readLoneFraction(at index: Int, _ vocabulary: NumberVocabulary) -> Int? {
        guard let word = word(index), vocabulary.shares[word] == nil, let denominator = vocabulary.denominators[word],
            Self.ofWords.contains(self.word(index + 1) ?? ""), let amount = Self.fraction(1, denominator)
        else { return nil }
        let ordinal = vocabulary.numbers[word].map { [NumberValue.amount(String($0))] } ?? []
        add(ordinal + [.amount(amount)], from: index, to: index + 1, weight: .likely(.word))
        return index + 1
    }

    private static let ofWords: Set<String> = ["of", "de", "des", "du", "d", "der", "von", "di", "dei", "delle", "dos", "das", "van"]

    /// `half an hour`, `a quarter of an hour`, `eine halbe Stunde`, `anderthalb Stunden`.
    private mutating func readShareOfHour(_ share: String, at index: Int) -> Int? {
        var next = index + 1
        if isSign(next, "-'’") { next += 1 }
        while let word = word(next), ["of", "an", "a", "d", "de", "di", "da"].contains(word) || isSign(next, "'’") {
            next += 1
            if isSign(next, "'’") { next += 1 }
        }
        guard unit(at: next) == "hour" else { return nil }
        add([.amount(share)] + Self.share(share) + Self.duration([.amount(share)], "hour"), from: index, to: next + 1, weight: .possible, unit: "hour")
        return next + 1
    }

    private mutating func readAmount(at start: Int, _ vocabulary: NumberVocabulary) -> Int? {
        guard let amount = amount(at: start, vocabulary) else { return readCompound(at: start, vocabulary) }
        var end = amount.end
        let word = tokens[start].word
        // A second is a unit behind a number and in “per second”.
        let before = self.word(start - 1) ?? ""
        if vocabulary.units[word] != nil, end == start + 1,
            ["per", "par", "pro", "por", "al", "chaque", "quelques", "few"].contains(before)
        {
            return end
        }
        var readings: [NumberValue] = [.amount(String(amount.value))]
        if let percentEnd = percentEnd(at: end) {
            readings = [.percent(String(amount.value))]
            end = percentEnd
        }
        if let multiplier = self.word(end - 1).flatMap({ vocabulary.multipliers[$0] }), multiplier >= 1000, let half = half(behind: end), half.decimals == ".5" {
            readings = [.amount(String(amount.value + multiplier / 2))]
            end = half.end
        }
        if isSign(end, "’'"), self.unit(at: end + 1) != nil { end += 1 }
        let unit = self.unit(at: end)
        if unit != nil, case .amount(let whole)? = readings.first, let (halves, halfEnd) = half(behind: end + 1) {
            readings = [.amount(whole + halves)]
            readings += Self.duration(readings, unit)
            add(readings, from: start, to: halfEnd, weight: .possible, unit: unit)
            return halfEnd
        }
        readings += Self.fortnight(readings, unit) + Self.duration(readings, unit)
        let isPossible = tokens[start].isInClaim || amount.isPossible && !isCountingOne(start, end)
        add(readings, from: start, to: end, weight: isPossible ? .possible : .likely(.word), unit: unit, isCounted: isPossible && Self.countedWords.contains(word))
        return unit == nil ? end : end + 1
    }

    /// Words that add up: `two thousand five hundred`.
    private func amount(at start: Int, _ vocabulary: NumberVocabulary) -> (value: Int, isPossible: Bool, end: Int)? {
        var (total, current, index) = (0, 0, start)
        var isPossible = true
        var isAfterMultiplier = false
        while index < tokens.count, index - start < 24 {
            if let multiplier = word(index).flatMap({ vocabulary.multipliers[$0] }) {
                // Alone it may be a mere plural.
                if index > start { isPossible = false }
                if multiplier == 100 {
                    guard current < 100 else { break }
                    current = max(1, current) * 100
                } else {
                    guard total < 1_000_000_000 else { break }
                    total += max(1, current) * multiplier
                    current = 0
                }
                isAfterMultiplier = true
                index += 1
            } else if index == start || isAfterMultiplier, let number = vocabulary.number(in: tokens, at: index), number.value < 100,
                index == start || !number.isPossible
            {
                if !number.isPossible { isPossible = false }
                current += number.value
                isAfterMultiplier = false
                index = number.end
                if number.isPossible, number.value != 1 { break }
            } else if isAfterMultiplier, let word = word(index), vocabulary.joints.contains(word),
                let number = vocabulary.number(in: tokens, at: index + 1), !number.isPossible
            {
                index += 1
            } else {
                break
            }
        }
        return index > start ? (total + current, isPossible, index) : nil
    }

    /// English counts with “one” before what it counts, and points with it elsewhere.
    private func isCountingOne(_ start: Int, _ end: Int) -> Bool {
        guard language.code == "en", tokens[start].word == "one", let next = word(end), !isSign(end, "-") else { return false }
        return !Self.notCounted.contains(next)
            && !["the", "this", "that", "which", "another", "no", "any", "each", "every", "or"].contains(word(start - 1) ?? "")
    }

    /// What may be no number, but where it is one is said with one in every language.
    private static let countedWords: Set<String> = [
        "first", "twice", "thrice", "triple", "premier", "première", "premiers", "premières", "erste", "ersten", "erster", "erstes", "erstem", "primero",
        "primera", "primer", "primo", "prima", "primeiro", "primeira",
    ]

    private static let notCounted: Set<String> = [
        "of", "is", "to", "that", "which", "who", "in", "for", "and", "or", "with", "by", "on", "at", "from", "as", "you", "are", "was",
        "can", "will",
        "has", "another", "if", "then", "more", "or", "the", "already", "after", "before", "when", "where", "below", "above", "instead",
        "only",
        "does", "may", "must", "should", "would", "could", "we", "they", "he", "she", "it", "your", "under", "without",
    ]

    /// `zweistufig`: two steps in one word.
    private mutating func readCompound(at index: Int, _ vocabulary: NumberVocabulary) -> Int? {
        guard !vocabulary.compounds.isEmpty, let word = word(index),
            let compound = vocabulary.compounds.first(where: { word.hasPrefix($0.start) && word.count > $0.start.count + 2 })
        else { return nil }
        add([.amount(String(compound.value))], from: index, to: index + 1, weight: .possible)
        return index + 1
    }

    // MARK: Roman numerals

    private mutating func readRoman(at index: Int) -> Int? {
        let token = tokens[index]
        guard let first = token.text.utf8.first, "IVXLCDM".utf8.contains(first) else { return nil }
        let numeral = token.text.prefix { "IVXLCDM".contains($0) }
        let suffix = token.text.dropFirst(numeral.count)
        guard !numeral.isEmpty, !token.isInClaim, suffix.isEmpty || ["e", "er", "re", "ème", "es"].contains(String(suffix)),
            let value = Self.roman(String(numeral))
        else { return nil }
        let next = word(index + 1) ?? ""
        let isNumbered = Self.numberedThings.contains(word(index - 1) ?? "") || Self.centuries.contains(next)
        let isClear = isNumbered || !suffix.isEmpty && numeral.count > 1
        guard isClear || numeral.count > 1 && numeral.allSatisfy({ "IVX".contains($0) }) else { return nil }
        add([.amount(String(value))], from: index, to: index + 1, weight: isClear ? .likely(.name) : .possible)
        return index + 1
    }

    private static let centuries: Set<String> = ["century", "siècle", "siècles", "secolo", "jahrhundert", "eeuw"]

    /// Nil where it is not written as numerals are, as `CIV`… of words in capitals.
    private static func roman(_ text: String) -> Int? {
        let symbols: [(String, Int)] = [
            ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9),
            ("V", 5), ("IV", 4),
            ("I", 1),
        ]
        var rest = text[...]
        var value = 0
        for (symbol, worth) in symbols {
            var count = 0
            while rest.hasPrefix(symbol), count < (symbol.count == 1 && "MCXI".contains(symbol) ? 3 : 1) {
                rest = rest.dropFirst(symbol.count)
                value += worth
                count += 1
            }
        }
        return rest.isEmpty ? value : nil
    }
}
