/// A translation told in the codes of its source: the same number means the same code in both, and in the exchange file.
struct AlignedText: Sendable, Hashable {
    var parts: [SegmentText.Part]
    /// The codes that the numbers in `parts` mean: those of the source, with the translation's own words where it has them, then those that the
    /// source has no counterpart for.
    var codes: [SegmentText.Code]
    /// How many of the codes are the source's.
    var shared: Int

    /// - Parameter sourceLocale: whose pages the links of the source lead to.
    init(_ text: SegmentText, for unit: TranslationUnit, sourceLocale: String) {
        let table = CodeTable(
            source: unit.source.text, target: text, Localization(sourceLocale: sourceLocale, locale: unit.locale))
        parts = table.target?.parts ?? []
        codes = table.codes
        shared = unit.source.text.codes.count
    }
}
