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
            seen: Self.difference(missing: comparison.missing.map(\.text), extra: comparison.extra.map(\.text)))
    }
}
