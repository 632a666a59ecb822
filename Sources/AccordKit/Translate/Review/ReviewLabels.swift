extension Product {
    /// What the product shows in the translation's language for each claim of a unit's source, by the number of its code.
    ///
    /// The form is the one that the translation uses where that is one of the product's, else the same as the source's.
    func labels(of unit: TranslationUnit, sourceLocale: String) -> [Int: String] {
        let aligned = unit.exchangedTarget.map { AlignedText($0, for: unit, sourceLocale: sourceLocale) }
        var labels: [Int: String] = [:]
        for (index, code) in unit.source.text.codes.enumerated() {
            guard let destination = code.claimDestination, case .claim(let claim)? = Claim.parse(destination),
                let subject = subject(of: claim),
                let own = subject.text.lookup(unit.locale)
            else { continue }
            let source = subject.text.lookup(sourceLocale)?.form(of: unit.source.text.words(of: index + 1)).flatMap { own.byName[$0] }
            let written = aligned.map { SegmentText(parts: $0.parts, codes: $0.codes).words(of: index + 1) }
            labels[index + 1] = written.flatMap { own.form(of: $0) == nil ? nil : $0 } ?? source ?? own.singular
        }
        return labels
    }
}

extension Forms {
    /// The name of the form with this text, in which the first letter may be a capital.
    fileprivate func form(of text: String) -> String? {
        names(of: text).first ?? byName.keys.sorted().first { byName[$0]?.capitalizedFirst == text }
    }
}

extension SegmentText {
    /// The words of a claim: those of its label, or those that it encloses.
    fileprivate func words(of number: Int) -> String {
        if codes.indices.contains(number - 1), case .label(_, let text) = codes[number - 1] { return text }
        guard let start = parts.firstIndex(of: .open(number)), let end = parts[start...].firstIndex(of: .close(number)) else { return "" }
        return SegmentText(parts: Array(parts[start..<end]), codes: codes).plainText
    }
}

extension SegmentText.Code {
    /// Where the code is a claim about something that has a name.
    fileprivate var claimDestination: String? {
        switch self {
        case .label(let destination, _): destination
        case .claim(let destination): destination.hasPrefix("term:") ? destination : nil
        case .emphasis, .strong, .strikethrough, .link, .code, .lineBreak, .image, .html: nil
        }
    }
}
