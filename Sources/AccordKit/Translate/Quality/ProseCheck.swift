import Diagnostics
import Markdown

/// What is checked of the language of a page or of another file, whatever it translates: its texts with all that the checks need, which add their
/// findings to it.
struct ProseCheck {
    let file: SourceFile
    let locale: String
    let language: Language?
    /// `de` of `de-CH`.
    let languageCode: String
    /// Where text is in italics, and where it is bold.
    let emphases: [SourceRange]
    let strong: [SourceRange]
    /// The texts of links and images by which their addresses are found, in order; no fix may change them.
    let labels: [SourceRange]
    /// Nil for other languages than French.
    let profile: TypographyProfile?
    let spelling: Spelling?
    let glossary: Glossary
    /// What the glossary does not want here.
    let forbidden: [(phrase: String, id: String)]
    /// Front matter first.
    let texts: [Prose]
    var findings: [Diagnostic] = []

    init(_ document: Document, of page: Site.Page, locale: String, in site: Site) {
        let fields = [
            Prose(.title, field: "title", of: page.title, in: page),
            page.description.flatMap { Prose(.description, field: "description", of: $0, in: page) },
        ]
        self.init(fields.compactMap { $0 } + document.prose(in: page.file), emphases: document.emphases,
            labels: document.referenceLabels(in: page.file), in: page.file, locale: locale, of: site)
    }

    init(
        _ texts: [Prose], emphases: (italic: [SourceRange], bold: [SourceRange]) = ([], []), labels: [SourceRange] = [], in file: SourceFile,
        locale: String, of site: Site
    ) {
        self.file = file
        self.locale = locale
        self.texts = texts
        language = Language(locale: locale)
        languageCode = locale.prefix { $0 != "-" }.lowercased()
        self.emphases = emphases.italic
        strong = emphases.bold
        self.labels = labels
        profile = site.configuration.typography(of: locale)
        spelling = site.configuration.spelling(of: locale)
        glossary = site.glossary
        forbidden = glossary.forbidden(in: locale)
    }

    mutating func run() {
        checkLengths()
        checkWords()
        checkBrackets()
        checkLanguage()
    }

    /// What can be told of each text by itself.
    mutating func checkWords() {
        for text in texts {
            let start = findings.count
            if let profile {
                checkSpaces(text, profile)
                checkNumbers(text, profile)
                checkQuotes(text)
                checkFrenchForms(text)
            }
            if let spelling { checkSpelling(text, spelling) }
            if Self.languagesOfDoubledWords.contains(languageCode) { checkDoubledWords(text) }
            checkForbiddenTerms(text)
            spareNames(in: text, from: start)
        }
    }

    /// In which it is known what may stand twice.
    private static let languagesOfDoubledWords: Set<String> = ["en", "fr", "de", "es", "it", "pt", "nl"]

    mutating func report(
        _ code: Code, _ severity: Severity = .warning, at range: SourceRange, rule: Message, seen: Message, right: Message? = nil,
        fixes: [Fix] = []
    ) {
        findings.append(
            Diagnostic(
                code, severity, at: file.location(of: range), locale: locale, rule: rule, seen: seen, right: right,
                fixes: fixes.sparing(labels)))
    }

    /// A fix that writes a text over some bytes; none where the bytes are not in one piece.
    func write(_ text: String, over range: SourceRange?, _ summary: Message? = nil, isSafe: Bool = true) -> [Fix] {
        guard let range else { return [] }
        return [Fix(summary ?? "Write “\(text)”", edits: [Edit(file.location(of: range), replacement: text)], isSafe: isSafe)]
    }
}

extension Site.Configuration {
    /// The spaces of French texts in a locale: as site.yml says, else as its region does.
    func typography(of locale: String) -> TypographyProfile? {
        guard Language(locale: locale) == .french else { return nil }
        let named = LanguageTag.truncations(of: locale).lazy.compactMap { typography[$0] }.first
        return named ?? TypographyProfile(locale: locale)
    }

    /// A text of one locale as another one that borrows it writes its spaces.
    func adapting(_ text: String, of owner: String, to locale: String) -> String {
        owner == locale ? text : adaptTypography(of: text, from: typography(of: owner), to: typography(of: locale))
    }

    /// Whose spelling the English texts in a locale have; nil where that is left open, as for `en`, which several regions share.
    func spelling(of locale: String) -> Spelling? {
        guard Language(locale: locale) == .english else { return nil }
        let named = LanguageTag.truncations(of: locale).lazy.compactMap { spelling[$0] }.first
        return named ?? Spelling(rawValue: locale)
    }
}
