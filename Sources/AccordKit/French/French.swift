import Diagnostics

extension MessageCatalogue {
    /// The languages that people can be told in.
    public static let languages = ["en", "fr"]

    /// The texts in a language; English where there are none in it.
    ///
    /// - Parameter language: a BCP 47 tag, or the name of a POSIX locale such as `fr_CA.UTF-8`.
    public static func named(_ language: String) -> MessageCatalogue {
        language.prefix { $0.isLetter }.lowercased() == "fr" ? .french : .english
    }

    /// French, which counts none and one in the singular.
    public static let french = MessageCatalogue(
        language: "fr",
        templates: [
            frenchCommon, frenchLabels, frenchJSON, frenchProcedures, frenchPages, frenchTypography, frenchComparisons, frenchExchange, frenchLines,
        ].reduce(into: [:]) { $0.merge($1) { first, _ in first } },
        isSingular: { abs($0) < 2 })
}
