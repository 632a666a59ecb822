/// Units by which a number means something else, though its digits are the same.
extension NumberReader {
    /// The unit of the number that stands between two tokens: behind it, or the sign of a currency before it.
    func measure(from start: Int, to end: Int) -> String? {
        if let sign = token(start - 1), sign.kind == .sign, isGlued(start), let measure = Self.currencies[sign.text] { return measure }
        guard let unit = token(end), unit.isGlued || unit.range.lowerBound - tokens[end - 1].range.upperBound == 1 else { return nil }
        if unit.kind == .sign { return Self.currencies[unit.text] }
        // `m/s` and `kWh` are others.
        if let next = token(end + 1), next.isGlued, next.kind != .sign || "/²³^·".contains(next.text) { return nil }
        return Self.measures[unit.text]
    }

    private static let currencies = ["€": "€", "$": "$", "£": "£", "¥": "¥"]

    /// As they are written, each with what it is called here.
    private static let measures: [String: String] = [
        "kB": "kB", "KB": "kB", "ko": "kB", "Ko": "kB", "MB": "MB", "Mo": "MB", "GB": "GB", "Go": "GB", "TB": "TB", "To": "TB",
        "mm": "mm", "cm": "cm", "m": "m", "km": "km", "mg": "mg", "g": "g", "kg": "kg", "EUR": "€", "USD": "$", "GBP": "£",
    ]
}

/// What is measured otherwise in two texts, with the same numbers.
func differentMeasures(_ source: [NumberMention], _ target: [NumberMention]) -> (missing: [NumberMention], extra: [NumberMention]) {
    struct Measured: Hashable {
        let amount: String
        let measure: String

        /// The same amount in whatever unit of its kind.
        var inKind: Measured { Measured(amount: amount, measure: kind(of: measure)) }
    }
    func measured(_ mentions: [NumberMention]) -> [(key: Measured, mention: NumberMention)] {
        mentions.compactMap { mention in
            guard let amount = mention.plainAmount, let measure = mention.measure else { return nil }
            return (Measured(amount: amount, measure: measure), mention)
        }
    }
    /// Those whose unit the other text does not have with the amount, though it has another of its kind.
    func left(_ mentions: [(key: Measured, mention: NumberMention)], _ others: [Measured]) -> [NumberMention] {
        let surplus = Set(AccordKit.surplus(of: mentions.map { $0.key }, over: others))
        let kinds = Set(AccordKit.surplus(of: others, over: mentions.map { $0.key }).map { $0.inKind })
        return mentions.filter { surplus.contains($0.key) && kinds.contains($0.key.inKind) }.map { $0.mention.withMeasure }
    }
    let (theirs, ours) = (measured(source), measured(target))
    return (left(theirs, ours.map { $0.key }), left(ours, theirs.map { $0.key }))
}

extension NumberMention {
    /// As it is shown, since the numbers are the same.
    fileprivate var withMeasure: NumberMention {
        var shown = self
        if let measure { shown.text += " \(measure)" }
        return shown
    }
}

private func kind(of measure: String) -> String {
    switch measure {
    case "kB", "MB", "GB", "TB": "data"
    case "mm", "cm", "m", "km": "length"
    case "mg", "g", "kg": "mass"
    default: "money"
    }
}
