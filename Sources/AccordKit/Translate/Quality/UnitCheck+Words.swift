import Diagnostics
import Markdown

extension UnitCheck {
    /// A segment that still says what the source says, in the source's language.
    ///
    /// - Returns: whether it does, so that nothing else need be said of it.
    mutating func checkUntranslated(_ pair: Pair) -> Bool {
        let theirs = pair.sourceProse.ownWords
        guard !theirs.isEmpty, theirs == pair.targetProse.ownWords, sourceLocale.language != locale.language, !isName(pair) else { return false }
        let isCertain = isCertainlyUntranslated(pair, theirs)
        guard isCertain || isProbablyUntranslated(pair, theirs) else { return false }
        report(
            .untranslated, isCertain ? .warning : .note, pair, rule: "A translation is in the language of its page",
            seen: "this segment is the same as in the source (\(sourceLocale))")
        return true
    }

    /// Whether a text is in the source's language and can be in no other.
    private func isCertainlyUntranslated(_ pair: Pair, _ words: [String]) -> Bool {
        let lowercase = pair.sourceProse.words.map(pair.sourceProse.string).count { $0 == $0.lowercased() && $0.first?.isLetter == true }
        if words.count >= 8, lowercase >= 4 { return true }
        // What is written in another script says nothing in Latin letters but names and titles, which have capitals.
        if UntranslatedWords.otherScripts.contains(String(locale.language)) { return lowercase >= 2 }
        guard words.count >= 2 else { return false }
        if let language = Language(locale: sourceLocale) { return Language(of: pair.source.plainText) == language }
        guard let frequent = LanguageWords.frequent[String(sourceLocale.language)] else { return false }
        let shared = LanguageWords.frequent[String(locale.language)] ?? []
        return words.count { frequent.contains($0) && !shared.contains($0) } >= 2
    }

    /// A heading, a label or a short sentence with a word that hardly any other language has: `Troubleshooting`.
    private func isProbablyUntranslated(_ pair: Pair, _ words: [String]) -> Bool {
        let names = Set(product.glossary.protected.flatMap { $0.lowercased().wholeWords.map(String.init) })
        let words = words.filter { !names.contains($0) && !UntranslatedWords.isBorrowed($0, in: String(locale.language)) }
        guard !words.isEmpty, words.count <= 8 else { return false }
        switch Language(locale: sourceLocale) {
        case .english:
            return words.contains(where: \.tellsEnglish)
        case .french:
            let evidence = LanguageEvidence(words.map { $0[...] })
            return evidence.french > 0 && evidence.english == 0
        case nil: return false
        }
    }

    /// Whether a text is nothing but capitals behind what begins many names: `New York`, `The Beatles`.
    private func isName(_ pair: Pair) -> Bool {
        let words = pair.sourceProse.words.map(pair.sourceProse.string)
        return words.count > 1 && (words.first == "The" || words.first == "New")
            && words.dropFirst().allSatisfy { $0.first?.isUppercase == true && !$0.lowercased().tellsEnglish }
    }

    /// Names that are written alike in every language. One that is left out is a note: a sentence may do without it.
    mutating func checkProtected(_ pair: Pair) {
        for name in product.glossary.protected {
            let longer = product.glossary.protected.filter { $0.count > name.count && $0.contains(name) }
            let around = longer.flatMap { pair.sourceProse.spellings(of: $0).map(\.range) }
            // A name within a longer one is told with that.
            let theirs = pair.sourceProse.spellings(of: name).filter { spelling in !around.contains { $0.contains(spelling.range.lowerBound) } }
            // “Go to …” is no name at the start of a sentence.
            let count = theirs.count { $0.isExact && !($0.isFirst && LanguageWords.english.contains(name.lowercased())) }
            guard count > 0 else { continue }
            let ours = pair.targetProse.spellings(of: name)
            // German joins names to other words: Tessera-Konto.
            let joined = pair.target.plainText.split { !$0.isLetter && !$0.isNumber }.count { $0 == name }
            let exact = max(joined, ours.count(where: \.isExact))
            let other = ours.first { !$0.isExact }.map { pair.targetProse.string($0.range) }
            guard exact < count, other != nil || exact == 0, other != nil || !namesByTitles(pair, name, count) else { continue }
            report(
                .protectedTerm, other == nil ? .note : .error, pair, rule: "A protected name is written alike in every language",
                seen: other.map { "the translation says “\($0)”" } ?? "the translation does not have “\(name)”",
                right: "The source says “\(name)”")
        }
    }

    /// Whether the source has a name only in the texts of links that the translation calls by the titles of the pages they lead to.
    private func namesByTitles(_ pair: Pair, _ name: String, _ count: Int) -> Bool {
        let titled = pair.target.linkTexts.filter { title($0.destination) == $0.text.plainText }.count
        let named = pair.source.linkTexts.filter { Prose($0.text).spellings(of: name).contains(where: \.isExact) }.count
        return named >= count && titled >= named
    }

    /// Where the source uses a word of the glossary, the translation uses the glossary's word for it.
    mutating func checkTerms(_ pair: Pair) {
        for (_, term) in product.glossary.terms.sorted(by: { $0.key < $1.key }) {
            guard let theirs = term.text.lookup(sourceLocale), let ours = term.text.lookup(locale) else { continue }
            let isUsed = theirs.byName.values.contains { !pair.sourceProse.occurrences(of: $0, in: sourceLocale).isEmpty }
            let isTranslated = ours.byName.values.contains { !pair.targetProse.occurrences(of: $0, inClaims: true, in: locale).isEmpty }
            guard isUsed, !isTranslated, !ours.byName.values.contains(where: { pair.target.plainText.hasForm(of: $0, in: String(locale.language)) }) else {
                continue
            }
            // A forbidden word is told where it stands.
            guard !term.forbidden(in: locale).contains(where: { !pair.targetProse.occurrences(of: $0, in: locale).isEmpty }) else { continue }
            report(
                .termNotUsed, .note, pair, rule: "A translation uses the glossary's words",
                seen: "for “\(theirs.singular)”, the glossary has “\(ours.singular)” in \(locale), and the translation has not",
                right: "Use the glossary's word where the sentence allows it")
        }
    }

    /// A question stays a question, and what announces something goes on to do so.
    mutating func checkEnd(_ pair: Pair) {
        let theirs = pair.sourceProse.end(in: String(sourceLocale.language))
        let ours = pair.targetProse.end(in: String(locale.language))
        // A description is written for its own language.
        guard theirs != ours, pair.kind != .description, !isEquivalent(theirs, ours, pair) else { return }
        report(
            .endDiffers, .warning, pair, rule: "A translation ends with the punctuation of its source",
            seen: "the source ends with \(theirs.name), the translation with \(ours.name)")
    }

    private func isEquivalent(_ theirs: TextEnd, _ ours: TextEnd, _ pair: Pair) -> Bool {
        // An exclamation is a matter of taste, and so are the ends of enumerations; French announces with a colon where English ends a sentence.
        switch (theirs, ours) {
        case (.exclamation, .stop), (.exclamation, .nothing), (.ellipsis, .stop), (.stop, .ellipsis): return true
        case (.stop, .colon), (.abbreviation, .colon): return announces(pair.range)
        case (.abbreviation, .nothing), (.abbreviation, .stop), (.nothing, .abbreviation), (.stop, .abbreviation): return true
        case (.stop, .nothing), (.nothing, .stop):
            return pair.kind == .item || pair.kind == .cell || pair.kind == .alternative || TextEnd.hasNoStop(String(locale.language))
        case (.semicolon, _), (_, .semicolon), (.comma, _), (_, .comma):
            return pair.kind == .item && ![theirs, ours].contains { $0 == .question || $0 == .colon }
        default: return false
        }
    }

    /// Whether what follows a segment of the page is something that can be announced: a list, code, a table, an image, a quotation.
    private func announces(_ range: SourceRange) -> Bool {
        let rest = page.file.bytes[min(range.upperBound, page.file.bytes.count)...]
        let lines = rest.split(separator: UInt8(ascii: "\n"), maxSplits: 12, omittingEmptySubsequences: false).dropFirst()
        guard let next = lines.first(where: { $0.contains { $0 > 0x20 } }), let first = next.first(where: { $0 > 0x20 }) else {
            return false
        }
        if "-*+>|`~!<".utf8.contains(first) || next.starts(with: "    ".utf8) { return true }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }
}

extension Prose {
    /// The words of the author, in lower case.
    fileprivate var ownWords: [String] { words.map { string($0).lowercased() } }

    /// Where a name stands, in whatever capitals.
    fileprivate func spellings(of name: String) -> [(range: Range<Int>, isExact: Bool, isFirst: Bool)] {
        occurrences(of: name, inClaims: true).map { range in
            var before = range.lowerBound - 1
            while before >= 0, scalar(before).isSpace || self[before]?.origin == .lineEnd { before -= 1 }
            let isFirst = before < 0 || ".!?:…".unicodeScalars.contains(scalar(before))
            return (range, string(range).hasPrefix(name), isFirst)
        }
    }
}

extension String {
    /// Whether hardly any other language has a word in lower case.
    fileprivate var tellsEnglish: Bool { UntranslatedWords.english.contains(self) || LanguageWords.english.contains(self) || hasEnglishEnding }

    fileprivate var hasEnglishEnding: Bool { count > 5 && (hasSuffix("ing") || hasSuffix("ings") || hasSuffix("ness") || hasSuffix("ful") || hasSuffix("ly")) }
}

extension String {
    /// Whether a phrase stands in a text in a case or a compound of it: *Arbeitsbereichs* and *Projektleiter*, *w obszarze roboczym*.
    ///
    /// Endings are not told from each other: of a language with many of them it is enough that a word begins alike.
    fileprivate func hasForm(of phrase: String, in language: String) -> Bool {
        let phrase = phrase.lowercased()
        if Self.compounding.contains(language), phrase.count > 3 { return lowercased().contains(phrase) }
        guard Self.inflecting.contains(language) else { return false }
        let words = lowercased().wholeWords
        return phrase.wholeWords.allSatisfy { wanted in
            let stem = wanted.prefix(Swift.max(3, wanted.count - (wanted.count > 5 ? 2 : 1)))
            return words.contains { $0.hasPrefix(stem) }
        }
    }

    private static let compounding: Set<String> = ["de", "nl", "sv", "da", "nb", "nn", "no", "fi", "hu", "is"]
    private static let inflecting: Set<String> = ["pl", "cs", "sk", "ru", "uk", "be", "bg", "hr", "sr", "sl", "lt", "lv", "et", "tr", "el", "ro", "is"]
}

extension SegmentText {
    /// Its links with what stands between their ends.
    fileprivate var linkTexts: [(destination: String, text: SegmentText)] {
        parts.indices.compactMap { start in
            guard case .open(let number) = parts[start], codes.indices.contains(number - 1), case .link(let destination, _) = codes[number - 1],
                let end = parts[start...].firstIndex(of: .close(number))
            else { return nil }
            return (destination, SegmentText(parts: Array(parts[(start + 1)..<end]), codes: codes))
        }
    }
}
