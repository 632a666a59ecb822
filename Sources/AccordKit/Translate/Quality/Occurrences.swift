extension Prose {
    /// Where a word or phrase stands among the author's words: in any case, behind an elided article, and with a plural ending on its last word.
    func occurrences(of phrase: String) -> [Range<Int>] {
        let wanted = phrase.unicodeScalars.map(\.folded)
        guard let first = wanted.first, wanted.count <= count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= count {
            defer { start += 1 }
            guard elements[start].scalar.folded == first, isWordStart(start) else { continue }
            let end = start + wanted.count
            guard (start..<end).allSatisfy({ isText($0) && matches(elements[$0].scalar, wanted[$0 - start]) }) else { continue }
            if let close = wordEnd(from: end) { found.append(start..<close) }
        }
        return found
    }

    private func matches(_ scalar: Unicode.Scalar, _ wanted: Unicode.Scalar) -> Bool {
        scalar.folded == wanted || scalar.isSpace && wanted.isSpace
    }

    /// At the start of a word, or behind the apostrophe of `l’`.
    private func isWordStart(_ index: Int) -> Bool {
        guard isText(index - 1) else { return true }
        let before = scalar(index - 1)
        return !before.isLetter && !before.isDigit && before != "-"
    }

    /// The end of the word, with an `s` or `x` of the plural.
    private func wordEnd(from index: Int) -> Int? {
        let isPlural = isText(index) && (scalar(index) == "s" || scalar(index) == "x")
        let end = isPlural ? index + 1 : index
        guard isText(end) else { return end }
        let next = scalar(end)
        return next.isLetter || next.isDigit || next == "-" && isText(end + 1) && scalar(end + 1).isLetter ? nil : end
    }
}

extension Unicode.Scalar {
    /// In lower case, with one kind of apostrophe.
    fileprivate var folded: Unicode.Scalar {
        if self == "'" { return "’" }
        let lower = properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower[lower.startIndex] : self
    }
}
