/// How a locale writes numbers: after CLDR, and leniently where its countries differ or it is not known.
struct NumberLanguage {
    let code: String
    /// Before decimals, the likeliest first.
    let decimals: [Character]
    /// Between groups of three digits, besides spaces and apostrophes, which are understood everywhere.
    let groups: [Character]
    /// Nil where the number words of the language are not known.
    let vocabulary: NumberVocabulary?
    /// Whether 5/3 may be May 3, and whether it may be 5 March.
    let isMonthFirst: Bool
    let isDayFirst: Bool
    /// Whether groups of two digits stand before the last: 12,34,567.
    let hasLakhs: Bool

    init(locale: String) {
        let subtags = locale.split(separator: "-").map(String.init)
        code = subtags.first?.lowercased() ?? ""
        let region = subtags.dropFirst().first { $0.count == 2 || $0.count == 3 && $0.allSatisfy(\.isNumber) }?.uppercased() ?? ""
        (decimals, groups) = Self.marks(code, region)
        vocabulary = NumberVocabulary.all[code]
        let isEnglish = code == "en"
        isMonthFirst = isEnglish && ["", "US", "CA", "PH"].contains(region) || vocabulary == nil || code == "es" && region == "US"
        isDayFirst = !(isEnglish && region == "US")
        hasLakhs = region == "IN" || ["hi", "bn", "mr", "gu", "ta", "te", "kn", "ml", "pa", "ne"].contains(code)
    }

    private static func marks(_ code: String, _ region: String) -> (decimals: [Character], groups: [Character]) {
        switch (code, region) {
        case ("de", "CH"), ("de", "LI"), ("it", "CH"): ([".", ","], [])
        case ("es", let region) where pointRegions.contains(region): (["."], [","])
        // What is meant for all of the Spanish-speaking countries may be written either way.
        case ("es", ""): ([",", "."], [".", ","])
        case ("en", let region) where commaRegions.contains(region): ([".", ","], [",", "."])
        case ("fr", "CH"): ([",", "."], [])
        case ("fr", "BE"), ("fr", "LU"): ([","], ["."])
        case ("fr", _): ([","], [])
        case (let code, _) where pointLanguages.contains(code): (["."], [","])
        case (let code, _) where commaLanguages.contains(code): ([","], ["."])
        default: ([",", "."], [".", ","])
        }
    }

    private static let pointRegions: Set<String> = [
        "419", "MX", "US", "GT", "HN", "NI", "PA", "PE", "DO", "PR", "SV", "CU", "BZ",
    ]
    /// English where its neighbours write a comma.
    private static let commaRegions: Set<String> = ["ZA", "150", "DE", "AT", "CH", "NL", "BE", "DK", "FI", "SE", "SI"]
    private static let pointLanguages: Set<String> = [
        "en", "zh", "yue", "ja", "ko", "th", "he", "hi", "bn", "ta", "te", "ml", "mr", "gu", "kn", "pa", "ur", "ms", "fil", "cy", "ga",
        "gd", "mt",
        "my", "sw", "am", "ne", "si",
    ]
    private static let commaLanguages: Set<String> = [
        "de", "es", "it", "pt", "nl", "da", "id", "tr", "el", "ro", "hr", "sl", "sr", "bs", "mk", "is", "vi", "ca", "gl", "eu", "az", "lb",
        "af",
        "ru", "uk", "bg", "cs", "sk", "pl", "sv", "nb", "no", "nn", "fi", "hu", "lt", "lv", "et", "be", "kk", "hy", "ka", "sq", "fo", "fy",
    ]
}

/// The amounts that digits with marks between them may mean.
extension NumberLanguage {
    /// - Parameter text: digits with points, commas, spaces and apostrophes between them.
    func amounts(of text: String) -> [String] {
        var groups: [String] = [""]
        var marks: [Character] = []
        for character in text {
            if character.isNumber {
                groups[groups.count - 1].append(character)
            } else {
                marks.append(character)
                groups.append("")
            }
        }
        guard let last = marks.last else { return [Self.canonical(text, "")] }
        var amounts: [String] = []
        func add(decimal: Character?) {
            guard decimal == nil || decimal == last && !marks.dropLast().contains(last) else { return }
            let inner = decimal == nil ? marks : marks.dropLast()
            let whole = decimal == nil ? groups : groups.dropLast()
            guard areGroups(whole, inner) else { return }
            let amount = Self.canonical(whole.joined(), decimal == nil ? "" : groups[groups.count - 1])
            if !amounts.contains(amount) { amounts.append(amount) }
        }
        for decimal in decimals { add(decimal: decimal) }
        add(decimal: nil)
        // Of two marks the last is the decimal one, in whatever language.
        if amounts.isEmpty, Set(marks).count == 2, ",.".contains(last), let first = marks.first, first != last,
            !marks.dropLast().contains(last)
        {
            amounts.append(Self.canonical(groups.dropLast().joined(), groups[groups.count - 1]))
        }
        return amounts
    }

    private func areGroups(_ groups: [String], _ marks: [Character]) -> Bool {
        guard let mark = marks.first else { return true }
        guard Set(marks).count == 1, self.groups.contains(mark) || " '’٬".contains(mark), let first = groups.first, let last = groups.last,
            (1...3).contains(first.count), first.first != "0", last.count == 3
        else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 || hasLakhs && $0.count == 2 }
    }

    static func canonical(_ whole: String, _ decimals: String) -> String {
        let whole = String(whole.drop { $0 == "0" })
        var decimals = decimals
        while decimals.last == "0" { decimals.removeLast() }
        return (whole.isEmpty ? "0" : whole) + (decimals.isEmpty ? "" : ".\(decimals)")
    }
}
