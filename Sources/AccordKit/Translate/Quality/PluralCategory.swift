/// CLDR's categories of cardinal numbers, by which languages choose the form of a noun.
enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other

    /// Those that a language has; nil where CLDR has no rules for it.
    static func all(in locale: String) -> Set<PluralCategory>? {
        PluralRules.of(locale).map { Set($0.cases.map(\.category) + [.other]) }
    }

    /// The category of a number; nil in languages for which CLDR has no rules.
    ///
    /// - Parameters:
    ///   - value: without signs between groups of digits, with a point before decimals: `1234.5`.
    ///   - locale: BCP 47.
    init?(of value: String, in locale: String) {
        guard let number = PluralRules.Number(value), let rules = PluralRules.of(locale) else { return nil }
        self = rules.cases.first { $0.holds(number) }?.category ?? .other
    }
}
