import AccordKit

extension LocalizedText {
    /// A text in English and French, and in the regional languages where these say it otherwise.
    static func text(_ en: String, _ fr: String, enGB: String? = nil, frCA: String? = nil) -> LocalizedText {
        localized(en, fr, enGB, frCA) { Forms($0) }
    }

    /// A noun in singular and plural.
    static func noun(_ en: Number, _ fr: Number, enGB: Number? = nil, frCA: Number? = nil) -> LocalizedText {
        localized(en, fr, enGB, frCA) { Forms(["one": $0.one, "other": $0.other]) }
    }

    private static func localized<Value>(
        _ en: Value, _ fr: Value, _ enGB: Value?, _ frCA: Value?, _ forms: (Value) -> Forms?
    ) -> LocalizedText {
        let values = [("en", en), ("en-GB", enGB), ("fr", fr), ("fr-CA", frCA)]
        return LocalizedText(values.reduce(into: [String: Forms]()) { $0[$1.0] = $1.1.flatMap(forms) })
    }
}

/// The two numbers that English and French nouns have.
struct Number {
    var one: String
    var other: String

    init(_ one: String, _ other: String) {
        self.one = one
        self.other = other
    }
}

extension LocalizedText {
    /// What a page shows; the empty text where a language has none.
    func shown(in locale: String, plural: Bool = true) -> String {
        guard let forms = lookup(locale) else { return "" }
        return plural ? forms.plural : forms.singular
    }
}
