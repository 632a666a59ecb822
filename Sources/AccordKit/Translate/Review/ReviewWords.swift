import Diagnostics

/// The words of the review page itself, in the language of the person who works on it.
public struct ReviewWords: Sendable {
    /// BCP 47.
    public let language: String
    let texts: [Key: String]

    /// In a text, `{name}` stands for a value; `one|many` holds two forms, of which the value of `{n}` chooses.
    enum Key: String, CaseIterable, Sendable {
        // The page
        case pageTitle, skip, noScript, product, articles, progress, progressText, byHand, byHandShort, noCodeYet, takeOut, saved, notSaved, help, helpKeys, helpCodes, helpExport
        // Finding segments
        case search, show, everything, toDo, withFindings, changedHere, noMatch, matches
        // States
        case new, stale, needsReview, translated, approved
        // Reasons
        case reasonText, reasonClaim, reasonLink, reasonMarkup, reasonTypography, reasonMoved, reasonRemoved, uncertain
        // Segments
        case source, translation, nothingYet, sourceThen, removedWords, addedWords, findings, findingsBefore, suggestions, match, use,
            title,
            description, cell, alternative, alternativeShort, lastWord, notTranslated, productShows, labelPutIn, months, dayFormat
        // Editing
        case edit, close, discard, copySource, asText, asTextHint, asChips, stateLabel, codes, placeCode, dropCode, editorLabel, characters,
            narrowSpace,
            fixedSpace, quotes, apostrophe, kept
        case cannotSet, codeEmpty, codeMissing, codeExtra, codeTwice, codeOrder, empty, earlierSource, earlierTarget
        // Codes
        case strong, emphasis, strikethrough, link, term, state, code, lineBreak, image, html, start, end
        // Export
        case export, exported, nothingToExport, leftOut
        case error, warning, note
    }

    subscript(key: Key) -> String { texts[key] ?? "" }

    /// The words in a language; English where there are none in it.
    ///
    /// - Parameter language: a BCP 47 tag, or the name of a POSIX locale such as `fr_CA.UTF-8`.
    public init(_ language: String) {
        let primary = language.prefix { $0.isLetter }.lowercased()
        self.language = primary == "fr" ? "fr" : "en"
        texts = primary == "fr" ? Self.french : Self.english
    }

    /// Where findings are told in this language.
    var catalogue: MessageCatalogue { .named(language) }

    func callAsFunction(_ key: Key, _ values: (String, String)...) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.0)}", with: $1.1) }
    }

    /// Of a text with two forms, the one for a number, with the number in it.
    func callAsFunction(_ key: Key, count: Int) -> String {
        let forms = self[key].split(separator: "|", omittingEmptySubsequences: false)
        let isOne = language == "fr" ? count < 2 : count == 1
        let form = isOne ? forms.first : forms.last
        return (form.map(String.init) ?? "").replacing("{n}", with: String(count))
    }
}

extension ReviewWords {
    /// The day of a time as ISO 8601 has it, as people write it; what is no such time stays as it is.
    func day(_ time: String) -> String {
        let fields = time.prefix(10).split(separator: "-").compactMap { Int($0) }
        let months = self[.months].split(separator: " ")
        guard fields.count == 3, months.indices.contains(fields[1] - 1) else { return String(time.prefix(10)) }
        let isFirst = language == "fr" && fields[2] == 1
        return self(.dayFormat, ("day", isFirst ? "1er" : String(fields[2])), ("month", String(months[fields[1] - 1])), ("year", String(fields[0])))
    }

    func name(of state: TranslationUnit.State) -> String {
        switch state {
        case .new: self[.new]
        case .stale: self[.stale]
        case .needsReview: self[.needsReview]
        case .translated: self[.translated]
        case .approved: self[.approved]
        }
    }

    func text(of reason: TranslationUnit.Reason) -> String {
        switch reason {
        case .text: self[.reasonText]
        case .claim: self[.reasonClaim]
        case .linkOnly: self[.reasonLink]
        case .markupOnly: self[.reasonMarkup]
        case .typography: self[.reasonTypography]
        case .moved: self[.reasonMoved]
        case .removed: self[.reasonRemoved]
        }
    }
}
