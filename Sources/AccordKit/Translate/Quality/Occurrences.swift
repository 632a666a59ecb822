extension Prose {
    /// Where a word or phrase stands: in any case, behind an elided article, and with a plural ending on any of its words.
    ///
    /// - Parameter inClaims: whether the texts of claims are looked at as well as the author's words.
    func occurrences(of phrase: String, inClaims: Bool = false) -> [Range<Int>] {
        let wanted = phrase.unicodeScalars.map(\.folded)
        guard let first = wanted.first, wanted.count <= count else { return [] }
        var found: [Range<Int>] = []
        for start in 0...(count - wanted.count) where elements[start].scalar.folded == first && isWordStart(start) {
            if let end = end(of: wanted, from: start, inClaims), (found.last?.upperBound ?? 0) <= start { found.append(start..<end) }
        }
        return found
    }

    /// The end of the phrase that begins at an index.
    private func end(of wanted: [Unicode.Scalar], from start: Int, _ inClaims: Bool) -> Int? {
        var index = start
        for (position, scalar) in wanted.enumerated() {
            // Each word may be in the plural.
            if scalar.isSpace, position > 0, !wanted[position - 1].isPluralEnding, self.scalar(index).isPluralEnding { index += 1 }
            guard let element = self[index], element.origin == .text || element.origin == .lineEnd || inClaims && element.origin == .claim
            else { return nil }
            guard element.scalar.folded == scalar || element.scalar.isSpace && scalar.isSpace else { return nil }
            index += 1
        }
        if self.scalar(index).isPluralEnding { index += 1 }
        return isWordEnd(index) ? index : nil
    }

    /// At the start of a word, or behind the apostrophe of `l’`.
    private func isWordStart(_ index: Int) -> Bool {
        guard let before = self[index - 1], before.origin != .opaque else { return true }
        return !before.scalar.isLetter && !before.scalar.isDigit && before.scalar != "-"
    }

    private func isWordEnd(_ index: Int) -> Bool {
        guard let next = self[index], next.origin != .opaque else { return true }
        let goesOn = next.scalar == "-" && scalar(index + 1).isLetter
        return !next.scalar.isLetter && !next.scalar.isDigit && !goesOn
    }
}

extension Unicode.Scalar {
    /// In lower case, with one kind of apostrophe.
    fileprivate var folded: Unicode.Scalar {
        if self == "'" { return "’" }
        if isASCII { return ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 32) : self }
        let lower = properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower[lower.startIndex] : self
    }

    fileprivate var isPluralEnding: Bool { self == "s" || self == "x" }
}
