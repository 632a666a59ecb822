import Diagnostics
import Markdown

extension ProseCheck {
    /// Numbers in French: groups of three digits behind a no-break space, a comma before decimals; ordinals are 1er and 2e.
    mutating func checkNumbers(_ text: Prose, _ profile: TypographyProfile) {
        var index = 0
        while index < text.count {
            guard text.isText(index), text.scalar(index).isDigit, !isInsideToken(index, text) else {
                index += 1
                continue
            }
            let number = NumberText(at: index, in: text)
            if !isCode(number.range, text) { check(number, text, profile) }
            checkMoney(number.range, text)
            checkOrdinal(number.range, text)
            checkFirstOfMonth(number.range, text)
            index = number.range.upperBound
        }
    }

    /// Whether a digit belongs to something like `v2` or `x_1`.
    private func isInsideToken(_ index: Int, _ text: Prose) -> Bool {
        guard text.isText(index - 1) else { return false }
        let before = text.scalar(index - 1)
        return before.isLetter || before.isDigit || "_-/.,:#@=".unicodeScalars.contains(before)
    }

    /// Whether digits name something: a telephone number, that of a company, or groups of other lengths.
    private func isCode(_ range: Range<Int>, _ text: Prose) -> Bool {
        guard range.contains(where: { text.scalar($0).isSpace }) else { return false }
        func isDigit(_ index: Int) -> Bool { text.isText(index) && text.scalar(index).isDigit }
        func isSpace(_ index: Int) -> Bool { text.isText(index) && text.scalar(index).isSpace }
        var start = range.lowerBound
        if text.isText(start - 1), text.scalar(start - 1) == "+" { return true }
        if isSpace(start - 1), isDigit(start - 2) { return true }
        if isSpace(range.upperBound), isDigit(range.upperBound + 1) { return true }
        while isSpace(start - 1) || text.isText(start - 1) && ":(".unicodeScalars.contains(text.scalar(start - 1)) { start -= 1 }
        if text.isText(start - 1), "°º.".unicodeScalars.contains(text.scalar(start - 1)) { start -= 1 }
        let end = start
        while text.isText(start - 1), text.scalar(start - 1).isLetter { start -= 1 }
        let name = text.string(start..<end).lowercased()
        if Self.namesOfCodes.contains(name) { return true }
        guard Self.wordsOfCodes.contains(name), !isMeasure(behind: range.upperBound, text) else { return false }
        // It is a verb behind what counts something: *il compte 10 000 photos*.
        var before = start
        while isSpace(before - 1) { before -= 1 }
        guard text.isText(before - 1), text.scalar(before - 1).isLetter, !text.string(end..<range.lowerBound).contains(":") else { return true }
        return text.words(before: start, atMost: 1).contains(where: Self.articles.contains)
    }

    private static let namesOfCodes: Set<String> = [
        "siren", "siret", "tva", "iban", "rib", "bic", "duns", "n", "no", "nᵒ", "num", "numéro", "tél", "tel", "téléphone", "fax", "télécopie",
        "référence", "réf", "identifiant", "id", "appelez", "composez", "neq", "rcs",
    ]
    private static let wordsOfCodes: Set<String> = ["mobile", "portable", "code", "carte", "compte"]
    private static let articles: Set<String> = ["le", "la", "l", "un", "une", "du", "de", "d", "au", "ce", "cette", "mon", "ma", "votre", "notre", "son", "sa", "par"]

    private mutating func check(_ number: NumberText, _ text: Prose, _ profile: TypographyProfile) {
        guard let preferred = profile.spacing(.digitGroup).preferred else { return }
        let written = number.written(groupedBy: preferred)
        let seen = text.string(number.range)
        guard written != seen, !isSwiss(seen) else { return }
        if number.hasOnlyOtherSpaces(than: preferred) {
            return report(
                .unusualSpace, .note, at: text.span(number.range),
                rule: "The authority of the page's language prefers one space between groups of digits",
                seen: "“\(seen)” has another", right: "\(profile.rawValue) asks for \(preferred.notation)",
                fixes: write(written, over: text.range(number.range)))
        }
        let isMeasured = number.isDecimal && isMeasure(behind: number.range.upperBound, text) && !isOfSection(number.range, text)
        guard number.isCertain || isMeasured else { return }
        report(
            .numberFormat, at: text.span(number.range),
            rule: "A French number has a no-break space between groups of three digits and a comma before its decimals",
            seen: "the page says “\(seen)”", right: "Write “\(written)”",
            fixes: write(written, over: text.range(number.range), isSafe: !isExample(number.range, text)))
    }

    /// Whether a number is written as in Switzerland, in a page for it: 1’234.50.
    private func isSwiss(_ number: String) -> Bool {
        locale.hasPrefix("fr-CH") && number.allSatisfy { $0.isNumber || "’'.".contains($0) }
    }

    /// Whether digits with a point are those of a section: *Le paragraphe 2.3 points importants*.
    private func isOfSection(_ number: Range<Int>, _ text: Prose) -> Bool {
        text.words(before: number.lowerBound, atMost: 1).contains { Self.sections.contains($0) }
    }

    private static let sections: Set<String> = [
        "paragraphe", "paragraphes", "section", "sections", "chapitre", "chapitres", "chap", "article", "articles", "art", "annexe", "figure",
        "tableau", "partie", "point", "version", "versions", "étape", "norme", "titre", "alinéa",
    ]

    /// Whether a number may stand there to show how others write it: *Format américain : 1,234.56*.
    private func isExample(_ number: Range<Int>, _ text: Prose) -> Bool {
        text.words(before: number.lowerBound, atMost: 8).contains { word in Self.examples.contains { word.hasPrefix($0) } }
    }

    private static let examples = ["format", "américain", "anglais", "anglo", "notation", "convention", "saisi", "tape", "écri", "séparateur", "exemple"]

    /// Whether a percent sign or a unit follows, so that 1.5 is no version and no number of a section.
    private func isMeasure(behind index: Int, _ text: Prose) -> Bool {
        var start = index
        while text.isText(start), text.scalar(start).isSpace { start += 1 }
        var end = start
        while text.isText(end), !text.scalar(end).isSpace, !",.;:)".unicodeScalars.contains(text.scalar(end)) { end += 1 }
        return Self.units.contains(text.string(start..<end))
    }

    private static let units: Set<String> = Set(
        """
        % ‰ € $ £ ¥ o ko Ko Mo Go To Kio Mio Gio kB MB GB TB mm cm m km m² m³ g kg t l L ml cl ms s min h V W kW kWh Hz MHz GHz °C px pt fois \
        million millions milliard milliards seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années \
        pixel pixels point points mètre mètres kilomètre kilomètres centimètre centimètres millimètre millimètres pouce pouces litre litres \
        kilo kilos kilogramme kilogrammes gramme grammes tonne tonnes octet octets mégaoctet mégaoctets gigaoctet gigaoctets euro euros dollar \
        dollars degré degrés
        """.split(separator: " ").map(String.init))

    /// `$5`, where the sign stands behind the amount in French; `$1` can be a placeholder.
    private mutating func checkMoney(_ amount: Range<Int>, _ text: Prose) {
        let sign = amount.lowerBound - 1
        guard text.isText(sign), "$€£¥".unicodeScalars.contains(text.scalar(sign)), !text.isText(sign - 1) || !text.endsWord(sign - 1) else {
            return
        }
        let right = "\(text.string(amount))\u{A0}\(text.scalar(sign))"
        report(
            .numberFormat, at: text.span(sign..<amount.upperBound), rule: "In French the sign of a currency stands behind the amount",
            seen: "the page says “\(text.string(sign..<amount.upperBound))”", right: "Write “\(right)”",
            fixes: write(right, over: text.range(sign..<amount.upperBound), isSafe: false))
    }

    private mutating func checkOrdinal(_ digits: Range<Int>, _ text: Prose) {
        var end = digits.upperBound
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        let suffix = text.string(digits.upperBound..<end)
        let number = text.string(digits)
        if let right = Self.foreignOrdinal(number, suffix), text[end]?.scalar.isSpace != false {
            // 1e is for the reader to tell whether it is 1er or 1re.
            return reportOrdinal(digits.lowerBound..<end, ending: digits.upperBound..<end, right, text, isSafe: false)
        }
        guard let right = Self.ordinals[suffix.lowercased()], suffix != right else { return }
        guard (number == "1") == Self.firsts.contains(right) || right == "es" else { return }
        reportOrdinal(digits.lowerBound..<end, ending: digits.upperBound..<end, right, text, isSafe: true)
    }

    /// `le 1 mai`: the first day of a month is an ordinal.
    private mutating func checkFirstOfMonth(_ digits: Range<Int>, _ text: Prose) {
        guard text.string(digits) == "1", text.scalar(digits.upperBound).isSpace else { return }
        var end = digits.upperBound + 1
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        guard NumberVocabulary.all["fr"]?.months[text.string(digits.upperBound + 1..<end)] != nil else { return }
        let isDate = text.words(before: digits.lowerBound, atMost: 1).contains { ["le", "du", "au", "dès"].contains($0) }
        reportOrdinal(digits, ending: digits, "1er", text, isSafe: isDate)
    }

    /// The endings of English, and 1e.
    private static func foreignOrdinal(_ number: String, _ suffix: String) -> String? {
        switch suffix {
        case "st", "rd", "th": number == "1" ? "er" : "e"
        case "nd": number.count > 1 ? "e" : nil
        case "e": number == "1" ? "er" : nil
        default: nil
        }
    }

    mutating func reportOrdinal(_ range: Range<Int>, ending: Range<Int>, _ right: String, _ text: Prose, isSafe: Bool) {
        let whole = text.string(range.lowerBound..<ending.lowerBound) + right
        report(
            .ordinal, at: text.span(range), rule: "A French ordinal is written 1er, 1re, 2e, 3e", seen: "the page says “\(text.string(range))”",
            right: "Write “\(whole)”", fixes: write(right, over: text.range(ending), "Write “\(whole)”", isSafe: isSafe))
    }

    private static let firsts: Set<String> = ["er", "re", "ers", "res"]

    /// What is written behind the digits, and what would be right.
    private static let ordinals: [String: String] = [
        "ème": "e", "éme": "e", "eme": "e", "ième": "e", "ieme": "e", "è": "e", "èmes": "es", "emes": "es", "ièmes": "es", "iemes": "es",
        "ère": "re", "ere": "re", "ière": "re", "iere": "re", "ères": "res", "eres": "res", "ières": "res", "ier": "er", "iers": "ers",
    ]
}

extension Prose {
    /// The last words before an index, in lower case, the nearest first.
    fileprivate func words(before index: Int, atMost limit: Int) -> [String] {
        var words: [String] = []
        var end = index
        while words.count < limit, end > 0 {
            while end > 0, !(isText(end - 1) && scalar(end - 1).isLetter) { end -= 1 }
            var start = end
            while isText(start - 1), scalar(start - 1).isLetter { start -= 1 }
            if start < end { words.append(string(start..<end).lowercased()) }
            end = start
        }
        return words
    }
}

/// A number as it stands in a text, with its groups and decimals.
struct NumberText {
    let range: Range<Int>
    /// The digits before the decimal mark, as they were grouped.
    private var groups: [String]
    private var separators: [Unicode.Scalar]
    private var decimals: String?
    private var mark: Unicode.Scalar?

    /// - Parameter start: the index of its first digit.
    init(at start: Int, in text: Prose) {
        var index = start
        var groups = [Self.digits(at: &index, in: text)]
        var separators: [Unicode.Scalar] = []
        // A year or a code of four digits is no first group.
        while groups[0].count <= 3, groups[0] != "0", let group = Self.group(at: index, in: text, after: separators.last) {
            separators.append(text.scalar(index))
            groups.append(group)
            index += 4
        }
        var decimals: String?
        var mark: Unicode.Scalar?
        if let point = text[index]?.scalar, point == "." || point == ",", text.isText(index), text.isText(index + 1),
            text.scalar(index + 1).isDigit
        {
            var end = index + 1
            let digits = Self.digits(at: &end, in: text)
            // What goes on behind it is a version or an address.
            if !Self.goesOn(at: end, in: text) {
                decimals = digits
                mark = point
                index = end
            }
        }
        if decimals == nil, Self.goesOn(at: index, in: text) {
            // No number at all, but its first digits are passed over.
            groups = [groups.joined()]
            separators = []
        }
        self.groups = groups
        self.separators = separators
        self.decimals = decimals
        self.mark = mark
        range = start..<index
    }

    private static func digits(at index: inout Int, in text: Prose) -> String {
        let start = index
        while text.isText(index), text.scalar(index).isDigit { index += 1 }
        return text.string(start..<index)
    }

    /// Three digits behind a separator that is that of the groups before.
    private static func group(at index: Int, in text: Prose, after separator: Unicode.Scalar?) -> String? {
        guard text.isText(index), (index + 1...index + 3).allSatisfy({ text.isText($0) && text.scalar($0).isDigit }) else { return nil }
        let own = text.scalar(index)
        guard own.isSpace || own == "," || own == "." || own == "'" || own == "’" else { return nil }
        guard separator == nil || separator == own || own.isSpace && separator?.isSpace == true else { return nil }
        return text.isText(index + 4) && text.scalar(index + 4).isDigit ? nil : text.string(index + 1..<index + 4)
    }

    private static func goesOn(at index: Int, in text: Prose) -> Bool {
        guard text.isText(index) else { return false }
        let scalar = text.scalar(index)
        if scalar == "_" || scalar == "-" || scalar == "/" || scalar == "@" { return true }
        return (scalar == "." || scalar == ",") && text.isText(index + 1) && text.scalar(index + 1).isDigit
    }

    func written(groupedBy space: Unicode.Scalar) -> String {
        let whole = separators.isEmpty ? groups[0] : groups.joined(separator: String(Character(space)))
        return whole + (decimals.map { ",\($0)" } ?? "")
    }

    /// Whether nothing is wrong with it but the width of the spaces.
    func hasOnlyOtherSpaces(than space: Unicode.Scalar) -> Bool {
        separators.contains { $0 != space } && separators.allSatisfy(\.isNoBreakSpace) && mark != "."
    }

    /// Whether it can be read in one way only, so that it is no version, date or decimal fraction.
    var isCertain: Bool {
        guard let separator = separators.first else { return false }
        if separator.isSpace || separator == "'" || separator == "’" { return separator != mark }
        // 1,234 could be a fraction; 1,234,567 and 1,234.5 could not.
        return separators.count > 1 && mark != separator || mark != nil && mark != separator
    }

    /// Whether it is a fraction with a point: 1.5.
    var isDecimal: Bool { separators.isEmpty && mark == "." }
}
