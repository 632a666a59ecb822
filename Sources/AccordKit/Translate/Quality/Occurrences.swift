extension Prose {
    /// Where a word or phrase stands: in any case, behind an elided article, and with a regular plural of any of its words.
    ///
    /// - Parameters:
    ///   - inClaims: whether the texts of claims are looked at as well as the author's words.
    ///   - locale: whose plurals; where none is named, only an *s* or *x* is one.
    func occurrences(of phrase: String, inClaims: Bool = false, in locale: String = "") -> [Range<Int>] {
        let wanted = phrase.unicodeScalars.map(\.folded)
        guard let first = wanted.first else { return [] }
        // Names such as example.com are tokens themselves.
        let isName = wanted.contains { !$0.isLetter && !$0.isSpace && $0 != "’" && $0 != "-" }
        let origins: Set<Origin> = [.text, .lineEnd, inClaims ? .claim : .text, isName ? .token : .text]
        let isFrench = Language(locale: locale) == .french
        var forms: [[[Unicode.Scalar]]]?
        var found: [Range<Int>] = []
        for start in elements.indices where elements[start].scalar.folded == first && isWordStart(start) {
            // Mostly this is all that there is to see: no ending changes the second letter.
            guard wanted.count == 1 || scalar(start + 1).folded == wanted[1], (found.last?.upperBound ?? 0) <= start else { continue }
            let words = forms ?? RegularPlurals(locale: locale).forms(of: wanted)
            forms = words
            if let end = end(of: words[...], from: start, in: origins, isFrench) { found.append(start..<end) }
        }
        return found
    }

    /// The end of the words that begin at an index, each in any of its forms.
    private func end(of words: ArraySlice<[[Unicode.Scalar]]>, from start: Int, in origins: Set<Origin>, _ isFrench: Bool) -> Int? {
        guard let forms = words.first else { return start }
        for form in forms where start + form.count <= count {
            var end = start + form.count
            guard (0..<form.count).allSatisfy({ origins.contains(elements[start + $0].origin) && elements[start + $0].scalar.folded == form[$0] }),
                isWordEnd(end, isFrench)
            else { continue }
            if words.count == 1 { return end }
            guard let space = self[end], origins.contains(space.origin), space.scalar.isSpace else { continue }
            end += 1
            if let end = self.end(of: words.dropFirst(), from: end, in: origins, isFrench) { return end }
        }
        return nil
    }

    /// At the start of a word, or behind the apostrophe of `l’`.
    private func isWordStart(_ index: Int) -> Bool {
        guard let before = self[index - 1], before.origin != .opaque else { return true }
        if elements[index].scalar.isBoundary(with: before.scalar) { return true }
        return !before.scalar.isLetter && !before.scalar.isDigit && before.scalar != "-"
    }

    private func isWordEnd(_ index: Int, _ isFrench: Bool) -> Bool {
        guard let next = self[index], next.origin != .opaque else { return true }
        // Korean puts particles behind a word.
        if elements[index - 1].scalar.isBoundary(with: next.scalar) || elements[index - 1].scalar.isHangul && next.scalar.isHangul { return true }
        let goesOn = next.scalar == "-" && scalar(index + 1).isLetter && !(isFrench && isBeforePronoun(index))
        return !next.scalar.isLetter && !next.scalar.isDigit && !goesOn
    }
}

extension Prose {
    /// Whether a pronoun is joined to a French word at an index: `téléversez-le`, `va-t-il`, `cette boîte-là`.
    private func isBeforePronoun(_ hyphen: Int) -> Bool {
        var end = hyphen + 1
        while isText(end), scalar(end).isLetter { end += 1 }
        guard Self.joinedPronouns.contains(string(hyphen + 1..<end).lowercased()) else { return false }
        // *clé-en-main* goes on with a word that is none.
        return !(isText(end) && scalar(end) == "-" && scalar(end + 1).isLetter) || isBeforePronoun(end)
    }

    private static let joinedPronouns: Set<String> = [
        "le", "la", "les", "lui", "leur", "moi", "toi", "nous", "vous", "y", "en", "t", "il", "ils", "elle", "elles", "on", "ce", "ci", "là", "je", "tu",
    ]
}

extension Unicode.Scalar {
    /// Whether a word may end between two letters, of which one is of a script that sets no spaces between words; but Katakana, in which words of
    /// other languages are written, and letters of one foreign word, stand together.
    fileprivate func isBoundary(with other: Unicode.Scalar) -> Bool {
        guard isSpaceless || other.isSpaceless else { return false }
        return !(isKatakana && other.isKatakana)
    }

    private var isSpaceless: Bool {
        switch value {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    private var isKatakana: Bool { (0x30A1...0x30FA).contains(value) || (0x30FC...0x30FF).contains(value) }

    fileprivate var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }

    /// In lower case, with one kind of apostrophe.
    fileprivate var folded: Unicode.Scalar {
        if self == "'" { return "’" }
        if isASCII { return ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 32) : self }
        let lower = properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower[lower.startIndex] : self
    }
}

/// How a language makes plurals where it does so by rule.
private struct RegularPlurals {
    private let added: [String]
    private let replaced: [(from: String, to: String)]
    /// How many letters stand before what is replaced.
    private let shortestStem: Int

    init(locale: String) {
        shortestStem = locale.hasPrefix("nl") ? 1 : 2
        switch locale.prefix(while: { $0 != "-" }) {
        case "fr": (added, replaced) = (["s", "x"], [("al", "aux"), ("ail", "aux")])
        case "de": (added, replaced) = (["n", "en", "e", "er", "s", "es", "ern"], [])
        case "es": (added, replaced) = (["s", "es"], [("z", "ces"), ("ón", "ones"), ("én", "enes"), ("ín", "ines"), ("án", "anes"), ("és", "eses")])
        case "en": (added, replaced) = (["s", "es"], [("y", "ies")])
        case "it":
            (added, replaced) = (
                ["s"], [("co", "chi"), ("go", "ghi"), ("ca", "che"), ("ga", "ghe"), ("io", "i"), ("cia", "ce"), ("gia", "ge"), ("o", "i"), ("a", "e"), ("e", "i")]
            )
        case "pt":
            (added, replaced) = (
                ["s", "es"], [("ão", "ões"), ("m", "ns"), ("al", "ais"), ("el", "éis"), ("el", "eis"), ("ol", "óis"), ("il", "is"), ("ul", "uis")]
            )
        case "nl":
            (added, replaced) = (["s", "'s", "en", "n", "ën"], [("f", "ven"), ("s", "zen")] + Self.dutchStems)
        default: (added, replaced) = (["s", "x"], [])
        }
    }

    /// A short vowel doubles the consonant behind it, and a long one is written once: *mappen*, *banen*.
    private static let dutchStems: [(from: String, to: String)] = "bdfgklmnprst".flatMap { consonant -> [(from: String, to: String)] in
        "aeou".flatMap { vowel in
            [("\(vowel)\(vowel)\(consonant)", "\(vowel)\(consonant)en"), ("\(vowel)\(consonant)", "\(vowel)\(consonant)\(consonant)en")]
        } + [("i\(consonant)", "i\(consonant)\(consonant)en")]
    }

    /// Each word of a phrase in its forms.
    func forms(of phrase: [Unicode.Scalar]) -> [[[Unicode.Scalar]]] {
        phrase.split(whereSeparator: \.isSpace).map(forms(of:))
    }

    /// A word as it is, and in the plural.
    private func forms(of word: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]] {
        let whole = Array(word)
        // A letter is no noun.
        guard whole.count > 1 else { return [whole] }
        var forms = [whole] + added.map { whole + $0.unicodeScalars }
        for (from, to) in replaced where whole.count >= from.count + shortestStem && whole.suffix(from.unicodeScalars.count).elementsEqual(from.unicodeScalars) {
            forms.append(whole.dropLast(from.unicodeScalars.count) + Array(to.unicodeScalars))
        }
        return forms
    }
}
