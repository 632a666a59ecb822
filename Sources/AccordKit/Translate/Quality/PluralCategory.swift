/// CLDR's categories of cardinal numbers, by which languages choose the form of a noun.
enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero, one, two, few, many, other

    /// Those that a language has; nil where its rules are not known here.
    static func all(in locale: String) -> Set<PluralCategory>? {
        switch locale.prefix(while: { $0 != "-" }) {
        case "en", "de", "nl": [.one, .other]
        case "fr", "es", "it": [.one, .many, .other]
        default: nil
        }
    }

    /// The category of a number; nil in languages whose rules are not known here.
    ///
    /// - Parameters:
    ///   - value: without signs between groups of digits, with a point before decimals: `1234.5`.
    ///   - locale: BCP 47.
    init?(of value: String, in locale: String) {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }) else { return nil }
        let isWhole = parts.count == 1
        let isMillions = isWhole && whole != 0 && whole % 1_000_000 == 0
        switch locale.prefix(while: { $0 != "-" }) {
        case "en", "de", "nl": self = isWhole && whole == 1 ? .one : .other
        case "fr": self = whole <= 1 ? .one : isMillions ? .many : .other
        case "es", "it": self = isWhole && whole == 1 ? .one : isMillions ? .many : .other
        default: return nil
        }
    }
}
