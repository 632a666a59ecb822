import Diagnostics

extension UnitCheck {
    /// The same numbers, however each language writes them.
    mutating func checkNumbers(_ pair: Pair) {
        let theirs = pair.sourceProse.numbers(in: Language(locale: sourceLocale))
        let ours = pair.targetProse.numbers(in: Language(locale: locale))
        guard !theirs.isEmpty || !ours.isEmpty else { return }
        let missing = surplus(of: theirs, over: ours).filter { !NumberWords.are($0, in: pair.targetProse) }
        let extra = surplus(of: ours, over: theirs).filter { !NumberWords.are($0, in: pair.sourceProse) }
        guard !missing.isEmpty || !extra.isEmpty else { return }
        report(
            .numbersDiffer, .error, pair, rule: "A translation has the numbers of its source",
            seen: Self.difference(missing: missing.map(\.text), extra: extra.map(\.text)))
    }
}

/// A number by its value.
struct NumberValue: Hashable {
    /// Without what depends on the language: `1234.5`; the text itself where it is a version or a date.
    let value: String
    let text: String

    static func == (a: NumberValue, b: NumberValue) -> Bool { a.value == b.value }
    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Prose {
    /// The numbers of the author's words; digits within words such as `OAuth2` are none.
    func numbers(in language: Language?) -> [NumberValue] {
        var numbers: [NumberValue] = []
        var index = 0
        while index < count {
            guard isText(index), scalar(index).isDigit else {
                index += 1
                continue
            }
            let isInWord = isText(index - 1) && (scalar(index - 1).isLetter || scalar(index - 1) == "_")
            let end = endOfNumber(from: index)
            if !isInWord { numbers.append(NumberValue(value: value(index..<end, language), text: string(index..<end))) }
            index = end
        }
        return numbers
    }

    /// Digits with the signs and no-break spaces between them; an ordinary space only before exactly three digits.
    private func endOfNumber(from start: Int) -> Int {
        var end = start
        while isText(end) {
            let scalar = scalar(end)
            if scalar.isDigit {
                end += 1
                continue
            }
            guard isText(end + 1), self.scalar(end + 1).isDigit else { break }
            if scalar == "." || scalar == "," || scalar.isSpace && groupsDigits(at: end, since: start) { end += 1 } else { break }
        }
        return end
    }

    private func groupsDigits(at space: Int, since start: Int) -> Bool {
        let before = (start..<space).reversed().prefix { scalar($0).isDigit }.count
        let after = (space + 1..<min(count, space + 5)).prefix { isText($0) && scalar($0).isDigit }.count
        return (1...3).contains(before) && after == 3
    }

    private func value(_ range: Range<Int>, _ language: Language?) -> String {
        let text = string(range)
        let points = text.count { $0 == "." }
        let commas = text.count { $0 == "," }
        let hasSpaces = text.unicodeScalars.contains(where: \.isSpace)
        // 2.10.3 is a version in every language.
        let groups: [Substring] = text.split(separator: ".")
        if points > 1, commas == 0, !groups.dropFirst().allSatisfy({ $0.count == 3 }) { return text }
        let decimal: Character =
            if hasSpaces { "," } else if points == 1 && commas == 1 {
                (text.lastIndex(of: ".") ?? text.startIndex) > (text.lastIndex(of: ",") ?? text.startIndex) ? "." : ","
            } else if language == .french { commas == 1 ? "," : "." } else { points == 1 ? "." : commas > 0 ? "." : "," }
        let parts: [Substring] = text.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
        let whole = String(parts[0].filter(\.isNumber).drop { $0 == "0" })
        var decimals = parts.count > 1 ? parts[1].filter(\.isNumber) : ""
        while decimals.last == "0" { decimals.removeLast() }
        return (whole.isEmpty ? "0" : whole) + (decimals.isEmpty ? "" : ".\(decimals)")
    }
}

/// Small numbers as words, which one language may write where the other has digits.
enum NumberWords {
    /// Whether a number stands in a text as a word.
    static func are(_ number: NumberValue, in text: Prose) -> Bool {
        guard let value = Int(number.value) else { return false }
        if (13...24).contains(value), are(NumberValue(value: String(value - 12), text: ""), before: ["pm", "p.m"], in: text) {
            return true
        }
        // 3 pm is 15 h, and 12 am is 0 h.
        if (1...12).contains(value), text.numbers(in: nil).contains(where: { $0.value == String(value + 12) || $0.value == "0" }) {
            return true
        }
        guard let forms = words[value] else { return false }
        return forms.contains { !text.occurrences(of: $0, inClaims: true).isEmpty }
    }

    private static func are(_ number: NumberValue, before words: [String], in text: Prose) -> Bool {
        text.numbers(in: nil).contains(number) && words.contains { !text.occurrences(of: $0).isEmpty }
    }

    private static let words: [Int: [String]] = [
        0: ["zero", "zéro", "no", "none", "aucun", "aucune"],
        1: ["one", "un", "une", "first", "premier", "première", "single", "seul", "seule", "once"],
        2: ["two", "deux", "second", "seconde", "deuxième", "twice", "both", "double"], 3: ["three", "trois", "third", "troisième"],
        4: ["four", "quatre", "fourth", "quatrième"], 5: ["five", "cinq", "fifth", "cinquième"], 6: ["six", "sixth", "sixième"],
        7: ["seven", "sept", "seventh", "septième"], 8: ["eight", "huit", "eighth", "huitième"], 9: ["nine", "neuf", "ninth", "neuvième"],
        10: ["ten", "dix", "tenth", "dixième"], 11: ["eleven", "onze"], 12: ["twelve", "douze"], 15: ["fifteen", "quinze"],
        20: ["twenty", "vingt"],
        24: ["twenty-four", "vingt-quatre"], 30: ["thirty", "trente"], 50: ["fifty", "half", "cinquante"], 60: ["sixty", "soixante"],
        100: ["hundred", "cent"], 1000: ["thousand", "mille"], 1_000_000: ["million"],
    ]
}
