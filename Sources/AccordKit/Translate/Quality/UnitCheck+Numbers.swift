import Diagnostics

extension UnitCheck {
    /// The same numbers, however each language writes them. Where a reviewer has approved others, it is told and stops nothing.
    mutating func checkNumbers(_ pair: Pair, isApproved: Bool) {
        let theirs = NumberReader.numbers(of: pair.sourceProse, in: sourceNumbers)
        let ours = NumberReader.numbers(of: pair.targetProse, in: targetNumbers)
        guard !theirs.isEmpty || !ours.isEmpty else { return }
        let knowsWords = sourceNumbers.vocabulary != nil && targetNumbers.vocabulary != nil
        let comparison = NumberComparison(theirs, ours, knowsWords: knowsWords)
        guard !comparison.missing.isEmpty || !comparison.extra.isEmpty else { return }
        report(
            .numbersDiffer, comparison.isCertain && !isApproved ? .error : .warning, pair, rule: "A translation has the numbers of its source",
            seen: Self.difference(missing: comparison.missing.map(\.text), extra: comparison.extra.map(\.text)),
            right: localForm(comparison).map { "In \(locale) this number is written “\($0)”" })
    }

    /// How the language of the translation writes a number that stands there as the source has it, and so reads as another one.
    private func localForm(_ comparison: NumberComparison) -> String? {
        guard let kept = comparison.missing.first(where: { number in comparison.extra.contains { $0.text == number.text } }),
            let amount = kept.plainAmount, let decimal = targetNumbers.decimals.first
        else { return nil }
        let form = amount.replacing(".", with: String(decimal))
        return form == kept.text ? nil : form
    }
}
