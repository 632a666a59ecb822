import Diagnostics

extension ProseCheck {
    /// The first letter of a word that has lost an accent, or a word all in capitals that has lost its accents.
    mutating func checkCapital(_ index: Int, _ text: Prose) {
        guard !text.isText(index - 1) && text[index - 1]?.origin != .claim || !text.endsWord(index - 1) else { return }
        var end = index
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        let range = index..<end
        let word = text.string(range)
        if let length = romanOrdinal(word) { return reportOrdinal(range, ending: index + length..<end, "e", text, isSafe: true) }
        guard let right = accented(word, range, text), !isInEnglishName(word, range, text) else { return }
        let isSafe =
            word.count == 1
            ? !isDoubtfulPreposition(range, text)
            : word.unicodeScalars.last?.properties.isUppercase == false
                ? !mayBeEnglish(word, range, text) : isAmongCapitals(range, text) && !standsByBareWord(range, text)
        report(
            .unaccentedCapital, at: text.span(range), rule: "Capitals have their accents in French",
            seen: "the page says “\(word)”", right: "Write “\(right)”", fixes: write(right, over: text.range(range), isSafe: isSafe))
    }

    private func accented(_ word: String, _ range: Range<Int>, _ text: Prose) -> String? {
        switch word {
        case "A": isPreposition(range, text) ? "À" : nil
        case "Ca": startsSentence(range.lowerBound, text) && text.scalar(range.upperBound).isSpace ? "Ça" : nil
        default: FrenchWords.accented[word]
        }
    }

    /// Whether `A` begins a sentence with a phrase that begins with the preposition à, and cannot be a letter or a form of avoir.
    private func isPreposition(_ range: Range<Int>, _ text: Prose) -> Bool {
        guard startsSentence(range.lowerBound, text), text.scalar(range.upperBound).isSpace else { return false }
        let words = phrase(behind: range, text)
        return isTime(words) || words.begins(withAnyOf: FrenchWords.afterPreposition) || words.begins(withAnyOf: FrenchWords.perhapsAfterPreposition)
    }

    /// Whether the phrase behind `A` could be what something has: *A la une*.
    private func isDoubtfulPreposition(_ range: Range<Int>, _ text: Prose) -> Bool {
        guard text.string(range) == "A" else { return false }
        return phrase(behind: range, text).begins(withAnyOf: FrenchWords.perhapsAfterPreposition)
    }

    private func phrase(behind range: Range<Int>, _ text: Prose) -> String {
        let start = range.upperBound + 1
        let end = (start..<start + FrenchWords.longestPhrase).first { !text.isText($0) } ?? start + FrenchWords.longestPhrase
        return text.string(start..<end).lowercased().replacing("'", with: "’")
    }

    /// `14 h` and `9h30`
    private func isTime(_ words: String) -> Bool {
        let rest = words.unicodeScalars.drop(while: \.isDigit)
        guard rest.count < words.unicodeScalars.count, rest.count + 3 > words.unicodeScalars.count else { return false }
        let unit = rest.drop(while: \.isSpace)
        return unit.first == "h" && unit.dropFirst().first?.isLetter != true
    }

    func startsSentence(_ index: Int, _ text: Prose) -> Bool {
        var before = index - 1
        while text.isText(before), text.scalar(before).isSpace || "«“\"(".unicodeScalars.contains(text.scalar(before)) { before -= 1 }
        if text[before]?.origin == .lineEnd { before -= 1 }
        guard let element = text[before] else { return true }
        return element.origin == .text && ".!?…:".unicodeScalars.contains(element.scalar)
    }

    /// Whether a word that English has as well stands beside another with a capital, as in *Higher Education*.
    private func isInEnglishName(_ word: String, _ range: Range<Int>, _ text: Prose) -> Bool {
        guard FrenchWords.english.contains(word.lowercased()), word.unicodeScalars.last?.properties.isLowercase == true else { return false }
        var start = range.lowerBound - 1
        while text.isText(start - 1), text.scalar(start - 1).isLetter { start -= 1 }
        func isCapital(_ index: Int) -> Bool { text.isText(index) && text.scalar(index).isASCII && text.scalar(index).properties.isUppercase }
        let isBehind = text.scalar(range.lowerBound - 1) == " " && isCapital(start)
        let isJoined = text.scalar(range.lowerBound - 1) == " " && ["for", "of", "and", "the", "in"].contains(text.string(start..<range.lowerBound - 1))
        return isBehind || isJoined || text.scalar(range.upperBound) == " " && isCapital(range.upperBound + 1)
    }

    /// Whether a word that English has as well may be a name, in which it is right without its accent: *le plan Education de Microsoft*. Behind an
    /// elided article it is French.
    private func mayBeEnglish(_ word: String, _ range: Range<Int>, _ text: Prose) -> Bool {
        FrenchWords.english.contains(word.lowercased()) && !"’'".unicodeScalars.contains(text.scalar(range.lowerBound - 1))
    }

    /// Whether a word in capitals begins a text or stands among others. A lone one within a sentence may be the name of a column or a constant, and
    /// so may those of a list.
    private func isAmongCapitals(_ range: Range<Int>, _ text: Prose) -> Bool {
        if isInList(range, text) { return false }
        if startsSentence(range.lowerBound, text), !isBehindColon(range.lowerBound, text) { return true }
        func isShouted(_ word: Range<Int>) -> Bool { word.count > 1 && word.allSatisfy { text.scalar($0).properties.isUppercase } }
        func isJoint(_ index: Int) -> Bool {
            text.isText(index) && (text.scalar(index).isSpace || text.scalar(index).isDigit || "’'-:".unicodeScalars.contains(text.scalar(index)))
        }
        var end = range.lowerBound
        while isJoint(end - 1) { end -= 1 }
        var start = end
        while text.isText(start - 1), text.scalar(start - 1).isLetter { start -= 1 }
        if isShouted(start..<end) { return true }
        start = range.upperBound
        while isJoint(start) { start += 1 }
        end = start
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        return isShouted(start..<end)
    }

    /// Whether another word of the same run of capitals may lack an accent that is not known, so that one word would get its accents and the other not.
    private func standsByBareWord(_ range: Range<Int>, _ text: Prose) -> Bool {
        func isPart(_ index: Int) -> Bool {
            text.isText(index)
                && (text.scalar(index).properties.isUppercase || text.scalar(index).isSpace || text.scalar(index).isDigit
                    || "’'-:,.".unicodeScalars.contains(text.scalar(index)))
        }
        // Of a long run what stands near is enough.
        var (start, end) = (range.lowerBound, range.upperBound)
        while range.lowerBound - start < 200, isPart(start - 1) { start -= 1 }
        while end - range.upperBound < 200, isPart(end) { end += 1 }
        return text.string(start..<end).split { !$0.isLetter }.contains { $0.count > 1 && FrenchWords.mayLackAccent(String($0)) }
    }

    private func isBehindColon(_ index: Int, _ text: Prose) -> Bool {
        var before = index - 1
        while text.isText(before), text.scalar(before).isSpace { before -= 1 }
        return text.scalar(before) == ":"
    }

    /// Whether another word in capitals stands behind a comma beside the one at a range, or before one.
    private func isInList(_ range: Range<Int>, _ text: Prose) -> Bool {
        func isPart(_ index: Int) -> Bool {
            text.isText(index) && (text.scalar(index).properties.isUppercase || text.scalar(index).isSpace || "’'-_/".unicodeScalars.contains(text.scalar(index)))
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        while isPart(start - 1) { start -= 1 }
        while isPart(end) { end += 1 }
        func isShouted(_ indices: Range<Int>) -> Bool {
            indices.lowerBound >= 0 && indices.allSatisfy { text.isText($0) && text.scalar($0).properties.isUppercase }
        }
        let isBehind = text.scalar(start - 1) == "," && isShouted(start - 3..<start - 1)
        var next = end + 1
        while text.isText(next), text.scalar(next).isSpace { next += 1 }
        return isBehind || text.scalar(end) == "," && isShouted(next..<next + 2)
    }

    // MARK: Ordinals in Roman numerals

    /// How long the numeral of `XXIème` is.
    private func romanOrdinal(_ word: String) -> Int? {
        let numeral = word.prefix { "IVXLC".contains($0) }
        guard ["ème", "eme", "ième", "ieme"].contains(word.dropFirst(numeral.count)) else { return nil }
        return numeral.count > 1 || ["I", "V", "X"].contains(numeral) ? numeral.count : nil
    }
}

extension String {
    /// Whether whole words of it are one of some phrases.
    fileprivate func begins(withAnyOf phrases: [String]) -> Bool {
        phrases.contains { phrase in
            guard hasPrefix(phrase) else { return false }
            return dropFirst(phrase.count).unicodeScalars.first.map { !$0.isLetter } ?? true
        }
    }
}
