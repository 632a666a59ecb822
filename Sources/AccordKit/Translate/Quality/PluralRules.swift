/// How languages tell the categories of cardinal numbers apart (CLDR, Language Plural Rules): the first case that holds, else `other`.
struct PluralRules: Sendable {
    /// Tags, separated by spaces.
    let languages: String
    let cases: [(category: PluralCategory, holds: @Sendable (Number) -> Bool)]

    init(_ languages: String, _ cases: KeyValuePairs<PluralCategory, @Sendable (Number) -> Bool> = [:]) {
        self.languages = languages
        self.cases = cases.map { ($0.key, $0.value) }
    }

    /// A number as it is written, taken apart as CLDR does it.
    struct Number: Sendable {
        /// What stands before the point.
        let i: Int
        /// How many decimals there are.
        let v: Int
        /// The decimals.
        let f: Int
        /// The decimals without zeros at the end.
        let t: Int

        init?(_ value: String) {
            let parts = value.split(separator: ".", omittingEmptySubsequences: false)
            let decimals = parts.count == 2 ? parts[1] : ""
            guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isDigit) }), let i = Int(parts[0]),
                let f = Int("0" + decimals)
            else { return nil }
            self.i = i
            v = decimals.utf8.count
            self.f = f
            var t = f
            while t != 0, t.isMultiple(of: 10) { t /= 10 }
            self.t = t
        }

        /// The value, where it is whole; `1.0` is, `1.5` is not.
        var n: Int? { t == 0 ? i : nil }
        /// A million, or several: what Romance languages count with *de*.
        var isMillions: Bool { v == 0 && i != 0 && i.isMultiple(of: 1_000_000) }

        /// Whether the value is whole and one of these.
        func isN(_ range: ClosedRange<Int>) -> Bool { n.map(range.contains) ?? false }
        func isN(_ values: Int...) -> Bool { n.map(values.contains) ?? false }
        /// Whether the value is whole, and what is left of it by a power of ten is one of these.
        func isN(by modulus: Int, _ ranges: ClosedRange<Int>...) -> Bool { n.map { n in ranges.contains { $0.contains(n % modulus) } } ?? false }
    }

    static func of(_ locale: String) -> PluralRules? {
        LanguageTag.truncations(of: locale).lazy.compactMap { byLanguage[$0] }.first
    }

    private static let byLanguage: [String: PluralRules] = Dictionary(
        all.flatMap { rules in rules.languages.split(separator: " ").map { (String($0), rules) } }, uniquingKeysWith: { first, _ in first })
}
