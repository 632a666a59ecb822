import Diagnostics

extension UnitCheck {
    /// A segment that still says what the source says, in the source's language.
    ///
    /// - Returns: whether it does, so that nothing else need be said of it.
    mutating func checkUntranslated(_ pair: Pair) -> Bool {
        let theirs = pair.sourceProse.ownWords
        guard theirs.count >= 2, theirs == pair.targetProse.ownWords else { return false }
        let language = Language(locale: sourceLocale)
        guard language != Language(locale: locale), Language(of: pair.source.plainText) == language || theirs.count >= 8 else {
            return false
        }
        report(
            .untranslated, .warning, pair, rule: "A translation is in the language of its page",
            seen: "this segment is the same as in the source (\(sourceLocale))")
        return true
    }

    /// Names that are written alike in every language. One that is left out is a note: a sentence may do without it.
    mutating func checkProtected(_ pair: Pair) {
        let theirs = pair.source.plainText
        let ours = pair.target.plainText
        for name in product.glossary.protected where theirs.contains(name) && !ours.contains(name) {
            let other = pair.targetProse.occurrences(of: name, inClaims: true).first.map { pair.targetProse.string($0) }
            guard !pair.sourceProse.occurrences(of: name).isEmpty else { continue }
            report(
                .protectedTerm, other == nil ? .note : .error, pair, rule: "A protected name is written alike in every language",
                seen: other.map { "the translation says “\($0)”" } ?? "the translation does not have “\(name)”",
                right: "The source says “\(name)”")
        }
    }

    /// Where the source uses a word of the glossary, the translation uses the glossary's word for it.
    mutating func checkTerms(_ pair: Pair) {
        for (id, term) in product.glossary.terms.sorted(by: { $0.key < $1.key }) {
            guard let theirs = term.text.lookup(sourceLocale), let ours = term.text.lookup(locale) else { continue }
            let isUsed = theirs.byName.values.contains { !pair.sourceProse.occurrences(of: $0, in: sourceLocale).isEmpty }
            let isTranslated = ours.byName.values.contains { !pair.targetProse.occurrences(of: $0, inClaims: true, in: locale).isEmpty }
            guard isUsed, !isTranslated else { continue }
            // A forbidden word is told where it stands.
            guard !term.forbidden(in: locale).contains(where: { !pair.targetProse.occurrences(of: $0, in: locale).isEmpty }) else { continue }
            report(
                .termNotUsed, .note, pair, rule: "A translation uses the glossary's words",
                seen: "the source says “\(theirs.singular)”, the translation does not say “\(ours.singular)”",
                right: "The glossary's term is \(id)")
        }
    }

    /// A question stays a question, and what announces something goes on to do so.
    mutating func checkEnd(_ pair: Pair) {
        let theirs = pair.sourceProse.end
        let ours = pair.targetProse.end
        // A description is written for its own language.
        guard theirs != ours, pair.kind != .description, !isEquivalent(theirs, ours, pair.kind) else { return }
        report(
            .endDiffers, .warning, pair, rule: "A translation ends with the punctuation of its source",
            seen: "the source ends with \(theirs.name), the translation with \(ours.name)")
    }

    private func isEquivalent(_ theirs: TextEnd, _ ours: TextEnd, _ kind: Segment.Kind) -> Bool {
        // An exclamation is a matter of taste, and so are the ends of enumerations; French announces with a colon where English ends a sentence.
        switch (theirs, ours) {
        case (.stop, .colon), (.exclamation, .stop), (.exclamation, .nothing), (.ellipsis, .stop), (.stop, .ellipsis): true
        case (.stop, .nothing), (.nothing, .stop): kind == .item || kind == .cell || kind == .alternative
        case (.semicolon, _), (_, .semicolon), (.comma, _), (_, .comma):
            kind == .item && ![theirs, ours].contains { $0 == .question || $0 == .colon }
        default: false
        }
    }
}

/// The punctuation at the end of a text.
enum TextEnd: Hashable {
    case nothing, stop, colon, question, exclamation, semicolon, comma, ellipsis

    fileprivate var name: Message {
        switch self {
        case .nothing: "no mark"
        case .stop: "a full stop"
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
        case ".": return scalar(index - 1) == "." ? .ellipsis : .stop
        case ":": return .colon
        case "?": return .question
        case "!": return .exclamation
        case ";": return .semicolon
        case ",": return .comma
        case "…": return .ellipsis
        default: return .nothing
        }
    }
}
