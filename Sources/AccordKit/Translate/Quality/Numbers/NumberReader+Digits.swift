extension NumberReader {
    mutating func readSign(at index: Int) -> Int {
        if let fraction = Self.fractions[tokens[index].text] {
            add([.amount(fraction)] + Self.share(fraction), from: index, to: index + 1)
            return index + 1
        }
        if isSign(index, "+("), let end = readPhone(at: index) { return end }
        if let end = readBareDecimals(at: index) ?? readShortYear(at: index) { return end }
        // A minus, and no hyphen or dash: nothing that could be joined stands before it.
        let isJoined = isGlued(index) && !isSign(index - 1, "([«“\"=<>≤≥$€£±")
        if isSign(index, "-−–"), !isJoined, isGlued(index + 1), digits(index + 1) != nil {
            return readDigits(at: index + 1, isNegative: true)
        }
        return index + 1
    }

    /// `.5`
    private mutating func readBareDecimals(at index: Int) -> Int? {
        guard isSign(index, "."), isGlued(index + 1), let decimals = digits(index + 1), gluedDigits(behind: index + 2, ".") == nil,
            !isGlued(index) || isSign(index - 1, "([«“\"$€£")
        else { return nil }
        let amount = NumberLanguage.canonical("0", decimals)
        let end = percentEnd(at: index + 2)
        add([end == nil ? .amount(amount) : .percent(amount)], from: index, to: end ?? index + 2)
        return end ?? index + 2
    }

    /// `’24`, a year of either century.
    private mutating func readShortYear(at index: Int) -> Int? {
        guard isSign(index, "'’‘"), !isGlued(index), isGlued(index + 1), let year = digits(index + 1), year.count == 2,
            !(isGlued(index + 2) && token(index + 2)?.kind == .letters)
        else { return nil }
        add(["", "20", "19"].map { .amount(NumberLanguage.canonical($0 + year, "")) }, from: index + 1, to: index + 2)
        return index + 2
    }

    mutating func readDigits(at index: Int, isNegative: Bool) -> Int {
        // The digits of `x_1` name something.
        if isGlued(index), isSign(index - 1, "_") { return index + 1 }
        if !isNegative {
            if let end = readRound(at: index) ?? readDate(at: index) ?? readDuration(at: index) ?? readTime(at: index) ?? readPhone(at: index)
                ?? readFraction(at: index)
            {
                return end
            }
        }
        return readNumeral(at: index, isNegative)
    }

    // MARK: Amounts

    /// Digits with the marks between them; spaces only before groups of three.
    func numeral(at start: Int) -> (text: String, end: Int) {
        var text = tokens[start].text
        var end = start + 1
        var last = tokens[start].text
        while end < tokens.count {
            if let next = gluedDigits(behind: end, ".,'’٬٫") {
                let mark = tokens[end].text == "٫" ? "," : tokens[end].text
                text += mark + next
                last = next
                end += 2
            } else if let next = digits(end), next.count == 3, (1...3).contains(last.count), isOneSpace(before: end),
                text.allSatisfy({ $0.isNumber || $0 == " " }), last.count == 3 || !text.contains(" ")
            {
                text += " " + next
                last = next
                end += 1
            } else {
                break
            }
        }
        return (text, end)
    }

    private func isOneSpace(before index: Int) -> Bool { tokens[index].range.lowerBound - tokens[index - 1].range.upperBound == 1 }

    private mutating func readNumeral(at start: Int, _ isNegative: Bool) -> Int {
        var (text, end) = numeral(at: start)
        var (readings, parts, isLabel) = values(of: text, before: end, at: start)
        var foreignParts: [[NumberValue]] = []
        if isSign(end, "½¼¾⅓⅔⅛"), let fraction = token(end).flatMap({ Self.fractions[$0.text] }), case .amount(let whole)? = readings.first,
            fraction.hasPrefix("0.")
        {
            readings = [.amount(whole + fraction.dropFirst())]
            end += 1
        }
        if isNegative {
            let negative = readings.compactMap { if case .amount(let amount) = $0 { NumberValue.amount("-" + amount) } else { nil } }
            // A dash may stand before a number.
            readings = isSign(start - 1, "–") ? readings + negative : negative
        } else if let before = word(start - 1), Self.minusWords.contains(before) {
            readings += readings.compactMap { if case .amount(let amount) = $0 { .amount("-" + amount) } else { nil } }
        }
        if let percentEnd = percentEnd(at: end) ?? (isBehindPercent(start) ? end : nil) {
            readings = readings.map { if case .amount(let amount) = $0 { .percent(amount) } else { $0 } }
            end = percentEnd
        } else if let (zeros, multiplierEnd) = multiplier(at: end) {
            let plain = readings
            readings = readings.map { if case .amount(let amount) = $0 { .amount(Self.shifted(amount, zeros)) } else { $0 } }
            if isGlued(end) { readings += [.name(text)] + plain } else { foreignParts = [plain] }
            end = multiplierEnd
        } else if let letters = token(end), letters.kind == .letters, letters.isGlued, !isSuffix(letters.word),
            Self.isAlphabet(letters.text)
        {
            return readName(from: start, at: end)
        } else if isGlued(end), let word = word(end), isSuffix(word) {
            end += 1
        }
        if let dated = readMonth(behind: text, from: start, to: end) { return dated }
        let unit = unit(at: end)
        if let unit, let (halves, halfEnd) = half(behind: end + 1) {
            readings = readings.map { if case .amount(let amount) = $0, !amount.contains(".") { .amount(amount + halves) } else { $0 } }
            readings += Self.fortnight(readings, unit) + Self.duration(readings, unit)
            add(readings, from: start, to: halfEnd, unit: unit)
            return halfEnd
        }
        readings += Self.fortnight(readings, unit) + Self.duration(readings, unit)
        add(readings, from: start, to: end, parts: parts, foreignParts: foreignParts, unit: unit, isLabel: isLabel)
        return unit == nil ? end : end + 1
    }

    /// What digits with marks may mean, by what stands around them.
    private func values(of text: String, before end: Int, at start: Int) -> (readings: [NumberValue], parts: [[NumberValue]], isLabel: Bool) {
        let amounts = language.amounts(of: text).map { NumberValue.amount($0) }
        let marks = text.filter { !$0.isNumber }
        guard !marks.isEmpty else { return (amounts, [], false) }
        let groups = text.split { !$0.isNumber }.map { NumberValue.amount(NumberLanguage.canonical(String($0), "")) }
        guard marks.allSatisfy({ $0 == "." }) else {
            if !amounts.isEmpty { return (amounts, marks.allSatisfy({ $0 == " " }) ? [groups] : [], false) }
            // 1,2,3 counts things, where it is no number; 1,5 may be a slip.
            let pieces = text.split(separator: ",")
            return (marks == "," ? [.amount(NumberLanguage.canonical(String(pieces[0]), String(pieces[1])))] : [.literal(text)], [groups], false)
        }
        let before = token(start - 1)
        // Where a comma stands before decimals, 15.30 is a time.
        let time = language.decimals.first == "." || marks.count > 1 ? [] : Self.pointTime(text)
        if before?.kind == .letters, Self.isVersionWord(before?.word ?? "") { return ([.literal(text)] + time, [], true) }
        let isNamed = before.map { $0.isCapitalized || Self.numberedThings.contains($0.word) } ?? false
        let isMinimum =
            ["or", "and"].contains(word(end) ?? "") && ["later", "newer", "higher", "above", "up"].contains(word(end + 1) ?? "")
        // f/1.8
        let isAperture = isSign(start - 1, "/") && isGlued(start) && word(start - 2)?.count == 1
        let isLabel = isNamed || isMinimum || isAperture
        let isLiteral = amounts.isEmpty || isLabel || hasVersions || marks.count > 1 && groups.count == 4
        return (amounts + (isLiteral ? [.literal(text)] : []) + time, [], isLabel)
    }

    func percentEnd(at index: Int) -> Int? {
        if isSign(index, "%٪％") { return index + 1 }
        if let word = word(index), Self.percentWords.contains(where: word.hasPrefix) { return index + 1 }
        return phrase(language.vocabulary?.percent ?? [], at: index)
    }

    /// `%20`, as Turkish writes it.
    private func isBehindPercent(_ index: Int) -> Bool {
        isGlued(index) && isSign(index - 1, "%٪") && !(isGlued(index - 1) && digits(index - 2) != nil)
    }

    /// How words for it begin in languages of which no others are known.
    private static let percentWords = ["procent", "prosent", "процент", "відсот", "postot", "percent", "パーセント", "퍼센트", "프로센트", "százalék"]

    /// The zeros that a word or a letter behind digits stands for.
    private func multiplier(at index: Int) -> (zeros: Int, end: Int)? {
        guard let token = token(index), token.kind == .letters else { return nil }
        // Five cents are no five hundred.
        if let value = language.vocabulary?.multipliers[token.word], value >= 1000 { return (String(value).count - 1, index + 1) }
        if language.vocabulary == nil, let zeros = Self.otherMultipliers.first(where: { token.word.hasPrefix($0.word) })?.zeros {
            return (zeros, isSign(index + 1, ".") && token.word.count <= 4 ? index + 2 : index + 1)
        }
        if let zeros = Self.asianMultipliers[String(token.text.prefix(1))] { return (zeros, index + 1) }
        guard token.isGlued else { return nil }
        switch token.text {
        case "K", "k": return (3, index + 1)
        case "M": return (6, index + 1)
        default: return nil
        }
    }

    /// How such words begin in languages of which no others are known.
    private static let otherMultipliers: [(word: String, zeros: Int)] = [
        ("miliard", 9), ("miljard", 9), ("milliard", 9), ("mlrd", 9), ("mld", 9), ("мільярд", 9), ("миллиард", 9), ("млрд", 9), ("milion", 6),
        ("miljon", 6), ("million", 6), ("milijun", 6), ("mln", 6), ("мільйон", 6), ("миллион", 6), ("млн", 6), ("tysią", 3), ("tysięcy", 3),
        ("tys", 3), ("tisíc", 3), ("тысяч", 3), ("тисяч", 3), ("тыс", 3), ("тис", 3), ("tusen", 3), ("ezer", 3), ("bin", 3),
    ]
    private static let asianMultipliers = ["千": 3, "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8]

    /// A decimal number times a power of ten.
    static func shifted(_ amount: String, _ zeros: Int) -> String {
        let isNegative = amount.hasPrefix("-")
        let parts = amount.drop { $0 == "-" }.split(separator: ".")
        guard let whole = parts.first, !amount.contains("/") else { return amount }
        let decimals = parts.count > 1 ? String(parts[1]) : ""
        let moved = String(decimals.prefix(zeros))
        let digits = String(whole) + moved + String(repeating: "0", count: max(0, zeros - moved.count))
        return (isNegative ? "-" : "") + NumberLanguage.canonical(digits, String(decimals.dropFirst(zeros)))
    }

    static func fortnight(_ readings: [NumberValue], _ unit: String?) -> [NumberValue] {
        switch (readings.first, unit) {
        case (.amount("2"), "week"), (.amount("14"), "day"), (.amount("15"), "day"): [.fortnight]
        default: []
        }
    }

    private static let minusWords: Set<String> = ["minus", "moins", "menos", "meno", "min", "negative"]

    static let fractions = [
        "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅕": "0.2",
        "⅖": "0.4",
        "⅗": "0.6", "⅘": "0.8", "⅙": "1/6", "⅚": "5/6",
    ]

    /// The same as a percentage.
    static func share(_ amount: String) -> [NumberValue] { amount.contains("/") ? [] : [.percent(shifted(amount, 2))] }

    // MARK: Ends of numerals

    /// What may stand right behind digits that count: endings of ordinals and units.
    private func isSuffix(_ word: String) -> Bool { Self.suffixes.contains(word) || language.vocabulary?.units[word] != nil }

    private static let suffixes: Set<String> = [
        "st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "eme", "ième", "nde", "es", "ers", "res", "º", "ª", "o", "a", "te", "ten",
        "ter", "de",
        "ste", "s", "x", "b", "kb", "mb", "gb", "tb", "ko", "mo", "go", "to", "kib", "mib", "gib", "px", "pt", "em", "rem", "dpi", "mm",
        "cm", "m", "km",
        "in", "ft", "mg", "g", "kg", "t", "ms", "h", "hz", "khz", "mhz", "ghz", "v", "w", "kw", "kwh", "mah", "bit", "bits", "mbps", "gbps",
        "fps",
    ]

    /// Whether letters are of a script that sets spaces between words.
    static func isAlphabet(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value < 0x530 } }

    /// A name with digits in it, whose letters may differ: Q3 is T3, 2FA is A2F.
    mutating func readName(from start: Int, at index: Int) -> Int {
        var end = index
        while let next = token(end), next.kind == .digits || next.kind == .letters, end == start || next.isGlued { end += 1 }
        let runs = tokens[start..<end].filter { $0.kind == .digits }.map(\.text)
        let number: [NumberValue] = runs.count == 1 ? [.amount(NumberLanguage.canonical(runs[0], ""))] : []
        add([.name(runs.joined(separator: "-"))] + number, from: start, to: end, weight: .likely(.name))
        return end
    }

    // MARK: Fractions and telephone numbers

    /// `24/7` and `24 h/24`: around the clock, which may be said without numbers.
    private mutating func readRound(at index: Int) -> Int? {
        guard let first = digits(index) else { return nil }
        if first == "24", gluedDigits(behind: index + 1, "/") == "7" {
            add([.literal("24/7")], from: index, to: index + 3, parts: [[.amount("24"), .amount("7")]], weight: .possible)
            return index + 3
        }
        if first == "50", gluedDigits(behind: index + 1, "-–/") == "50" {
            add([.literal("50/50")], from: index, to: index + 3, parts: [[.amount("50"), .amount("50")]], weight: .possible)
            return index + 3
        }
        var end = index + 1
        if let word = word(end), ["h", "j", "heures", "jours"].contains(word) { end += 1 }
        guard isSign(end, "/") || word(end) == "sur", digits(end + 1) == first, first == "24" || first == "7" else { return nil }
        add([.amount(first)], from: index, to: end + 2, weight: .possible)
        return end + 2
    }

    private mutating func readFraction(at index: Int) -> Int? {
        guard let numerator = digits(index), let denominator = gluedDigits(behind: index + 1, "/"),
            gluedDigits(behind: index + 3, "/") == nil,
            let above = Int(numerator), let below = Int(denominator), !isSign(index - 1, "/") || !isGlued(index)
        else { return nil }
        var readings: [NumberValue] = [.literal("\(above)/\(below)"), .literal("\(above):\(below)")]
        if let amount = Self.fraction(above, below) { readings += [.amount(amount)] + Self.share(amount) }
        if language.isMonthFirst, (1...12).contains(above), (1...31).contains(below) {
            readings.append(.monthDay(month: above, day: below))
        }
        if language.isDayFirst, (1...12).contains(below), (1...31).contains(above) { readings.append(.monthDay(month: below, day: above)) }
        if (1...12).contains(above), denominator.count == 4 { readings.append(.month(year: below, month: above)) }
        let parts = [above, below].map { NumberValue.amount(String($0)) }
        // The second of two years may be written short.
        let years = numerator.count == 4 && denominator.count == 2 ? [[parts[0], .amount(numerator.prefix(2) + denominator)]] : []
        add(readings, from: index, to: index + 3, parts: (denominator.count == 4 ? [parts, [parts[1]]] : [parts]) + years)
        return index + 3
    }

    static func fraction(_ above: Int, _ below: Int) -> String? {
        guard above > 0, below > 1, above < below, below <= 1000 else { return nil }
        let thousandths = above * 10_000 / below
        if thousandths * below == above * 10_000 {
            let digits = String(thousandths)
            return NumberLanguage.canonical("0", String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
        }
        var (a, b) = (above, below)
        while b != 0 { (a, b) = (b, a % b) }
        return "\(above / a)/\(below / a)"
    }

    private mutating func readPhone(at start: Int) -> Int? {
        var index = start
        var groups: [String] = []
        var signs: Set<String> = []
        if isSign(index, "+") {
            signs.insert("+")
            index += 1
            guard isGlued(index) else { return nil }
        }
        var end = index
        while groups.joined().count <= 15 {
            if isSign(index, "("), digits(index + 1) != nil, isSign(index + 2, ")") {
                signs.insert("(")
                index += 1
            }
            guard let group = digits(index),
                groups.isEmpty || isGlued(index) || tokens[index].range.lowerBound - tokens[index - 1].range.upperBound <= 1
            else { break }
            groups.append(group)
            index += 1
            end = index
            if isSign(index, ")"), signs.contains("(") {
                index += 1
                end = index
            }
            if isSign(index, "-‑"), isGlued(index), isGlued(index + 1), digits(index + 1) != nil {
                signs.insert("-")
                index += 1
            }
        }
        guard Self.isPhone(groups, signs) else { return nil }
        let digits = groups.joined()
        add(
            Self.phones(digits, isInternational: signs.contains("+")).map { .phone($0) }, from: start, to: end,
            parts: [groups.map { .amount(NumberLanguage.canonical($0, "")) }])
        return end
    }

    private static func isPhone(_ groups: [String], _ signs: Set<String>) -> Bool {
        guard (7...15).contains(groups.joined().count) else { return false }
        if signs.contains("+") { return true }
        if groups.count == 2 { return signs == ["-"] && groups[0].count == 3 && groups[1].count == 4 || signs.contains("(") }
        guard groups.count > 2 else { return false }
        let areTwos = groups.dropFirst().allSatisfy { $0.count == 2 } && groups.count >= 4
        return !signs.isEmpty || areTwos || groups[0].hasPrefix("0")
    }

    /// With and without what is dialled from abroad.
    private static func phones(_ digits: String, isInternational: Bool) -> [String] {
        if isInternational { return [digits] + (1...3).map { String(digits.dropFirst($0)) } }
        if digits.hasPrefix("0") { return [digits, String(digits.dropFirst())] }
        return digits.count == 11 && digits.hasPrefix("1") ? [digits, String(digits.dropFirst())] : [digits]
    }
}
