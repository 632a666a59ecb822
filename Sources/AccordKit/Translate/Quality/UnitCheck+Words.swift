import Diagnostics
import Markdown

extension UnitCheck {
    /// A segment that still says what the source says, in the source's language.
    ///
    /// - Returns: whether it does, so that nothing else need be said of it.
    mutating func checkUntranslated(_ pair: Pair) -> Bool {
        let theirs = pair.sourceProse.ownWords
        guard !theirs.isEmpty, theirs == pair.targetProse.ownWords, sourceLocale.language != locale.language else { return false }
        let language = Language(locale: sourceLocale)
        let lowercase = pair.sourceProse.words.count { pair.sourceProse.scalar($0.lowerBound).properties.isLowercase }
        let isCertain = theirs.count >= 2 && Language(of: pair.source.plainText) == language || theirs.count >= 8 && lowercase >= 4
        guard isCertain || isProbablyUntranslated(pair, theirs) else { return false }
        report(
            .untranslated, isCertain ? .warning : .note, pair, rule: "A translation is in the language of its page",
            seen: "this segment is the same as in the source (\(sourceLocale))")
        return true
    }

    /// A heading or a label of few words that hardly any other language has: `Troubleshooting`.
    private func isProbablyUntranslated(_ pair: Pair, _ words: [String]) -> Bool {
        let names = Set(product.glossary.protected.flatMap { $0.lowercased().wholeWords.map(String.init) })
        let words = words.filter { !names.contains($0) && !UntranslatedWords.borrowed.contains($0) }
        guard !words.isEmpty, words.count <= 6 else { return false }
        switch Language(locale: sourceLocale) {
        case .english:
            return words.contains { UntranslatedWords.english.contains($0) || LanguageWords.english.contains($0) || $0.hasEnglishEnding }
        case .french:
            let evidence = LanguageEvidence(words.map { $0[...] })
            return evidence.french > 0 && evidence.english == 0
        case nil: return false
        }
    }

    /// Names that are written alike in every language. One that is left out is a note: a sentence may do without it.
    mutating func checkProtected(_ pair: Pair) {
        for name in product.glossary.protected {
            let theirs = pair.sourceProse.spellings(of: name)
            // “Go to …” is no name at the start of a sentence.
            let count = theirs.count { $0.isExact && !($0.isFirst && LanguageWords.english.contains(name.lowercased())) }
            guard count > 0 else { continue }
            let ours = pair.targetProse.spellings(of: name)
            // German joins names to other words: Tessera-Konto.
            let joined = pair.target.plainText.split { !$0.isLetter && !$0.isNumber }.count { $0 == name }
            let exact = max(joined, ours.count(where: \.isExact))
            let other = ours.first { !$0.isExact }.map { pair.targetProse.string($0.range) }
            guard exact < count, other != nil || exact == 0 else { continue }
            report(
                .protectedTerm, other == nil ? .note : .error, pair, rule: "A protected name is written alike in every language",
                seen: other.map { "the translation says “\($0)”" } ?? "the translation does not have “\(name)”",
                right: "The source says “\(name)”")
        }
    }

    /// Where the source uses a word of the glossary, the translation uses the glossary's word for it.
    mutating func checkTerms(_ pair: Pair) {
        for (_, term) in product.glossary.terms.sorted(by: { $0.key < $1.key }) {
            guard let theirs = term.text.lookup(sourceLocale), let ours = term.text.lookup(locale) else { continue }
            let isUsed = theirs.byName.values.contains { !pair.sourceProse.occurrences(of: $0, in: sourceLocale).isEmpty }
            let isTranslated = ours.byName.values.contains { !pair.targetProse.occurrences(of: $0, inClaims: true, in: locale).isEmpty }
            guard isUsed, !isTranslated else { continue }
            // A forbidden word is told where it stands.
            guard !term.forbidden(in: locale).contains(where: { !pair.targetProse.occurrences(of: $0, in: locale).isEmpty }) else { continue }
            report(
                .termNotUsed, .note, pair, rule: "A translation uses the glossary's words",
                seen: "the source says “\(theirs.singular)”, the translation does not say “\(ours.singular)”",
                right: "Use the glossary's word where the sentence allows it")
        }
    }

    /// A question stays a question, and what announces something goes on to do so.
    mutating func checkEnd(_ pair: Pair) {
        let theirs = pair.sourceProse.end
        let ours = pair.targetProse.end
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
        case (.stop, .nothing), (.nothing, .stop): return pair.kind == .item || pair.kind == .cell || pair.kind == .alternative
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

/// Words of headings and labels by which an English text shows that it was never translated.
private enum UntranslatedWords {
    static let english = set(
        """
        settings password passwords troubleshooting overview requirements getting started related changes users files folder folders search help \
        welcome delete create edit share sharing invite manage managing frequently asked questions known issues billing pricing security privacy \
        keyboard shortcuts prerequisites preferences steps tips about your how what why learn account accounts setup
        """)

    /// What other languages say as well.
    static let borrowed = set(
        "marketing parking planning meeting streaming shopping training coaching branding timing testing hosting listing casting setup")

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}

/// The punctuation at the end of a text.
enum TextEnd: Hashable {
    /// The full stop of an abbreviation, which may end a sentence as well.
    case abbreviation
    case nothing, stop, colon, question, exclamation, semicolon, comma, ellipsis

    fileprivate var name: Message {
        switch self {
        case .nothing: "no mark"
        case .stop, .abbreviation: "a full stop"
        case .colon: "a colon"
        case .question: "a question mark"
        case .exclamation: "an exclamation mark"
        case .semicolon: "a semicolon"
        case .comma: "a comma"
        case .ellipsis: "an ellipsis"
        }
    }
}

extension Prose {
    /// The words of the author, in lower case.
    fileprivate var ownWords: [String] { words.map { string($0).lowercased() } }

    fileprivate var end: TextEnd {
        var index = count - 1
        while index >= 0, elements[index].origin == .lineEnd || scalar(index).isSpace || ")»”\"’*".unicodeScalars.contains(scalar(index)) {
            index -= 1
        }
        switch scalar(index) {
        case ".": return scalar(index - 1) == "." ? .ellipsis : isAbbreviation(before: index) ? .abbreviation : .stop
        case ":": return .colon
        case "?": return .question
        case "!": return .exclamation
        case ";": return .semicolon
        case ",": return .comma
        case "…": return .ellipsis
        default: return .nothing
        }
    }

    /// Whether the word before a full stop is one that ends with it: p.m., U.S., Inc.
    private func isAbbreviation(before stop: Int) -> Bool {
        var start = stop
        func isOwn(_ index: Int) -> Bool { isText(index) || self[index]?.origin == .token }
        while start > 0, isOwn(start - 1), scalar(start - 1).isLetter || scalar(start - 1) == "." { start -= 1 }
        let word = string(start..<stop).lowercased()
        let isInitials = word.contains(".") && word.split(separator: ".").allSatisfy { $0.count == 1 }
        let isSpaced = word.count == 1 && scalar(start - 1).isSpace && scalar(start - 2) == "."
        return isInitials || isSpaced || Self.abbreviations.contains(word)
    }

    private static let abbreviations: Set<String> = [
        "inc", "co", "corp", "ltd", "llc", "etc", "jr", "sr", "vs", "st", "ave", "approx", "dept", "al", "usw", "bzw", "ca",
        "max", "min",
        "cie", "av", "bd", "env", "réf", "tél", "tel", "nr", "str", "ecc", "ud", "uds",
    ]

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
    fileprivate var hasEnglishEnding: Bool { count > 5 && (hasSuffix("ing") || hasSuffix("ings") || hasSuffix("ness") || hasSuffix("ful")) }
}
