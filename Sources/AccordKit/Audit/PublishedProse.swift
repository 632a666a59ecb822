import Diagnostics
import Markdown

/// What can be said of a page's prose without knowing the product: its language, and whether its sentences are whole.
struct PublishedProse {
    let file: SourceFile
    let locale: String

    func findings(in texts: [ProseText]) -> [Diagnostic] {
        let ended = texts.filter { $0.kind == .paragraph && $0.text.endsSentence }.count
        let open = texts.filter { $0.kind == .paragraph && !$0.text.endsSentence }.count
        return texts.compactMap { otherLanguage($0) ?? truncation($0, areOthersEnded: ended >= 3 && ended >= 4 * open) }
    }

    // MARK: Language

    /// A whole text in the other language. Names of products, commands and lists of codes look foreign too, so it takes a sentence.
    private func otherLanguage(_ text: ProseText) -> Diagnostic? {
        guard let own = Language(locale: locale), let language = Language(of: text.text), language != own else { return nil }
        let words = text.text.plainWords.filter { $0.allSatisfy(\.isLetter) }
        let evidence = LanguageEvidence(words)
        let (other, here) = language == .english ? (evidence.english, evidence.french) : (evidence.french, evidence.english)
        guard words.count >= 4, other >= 4, 3 * other >= words.count, here <= 1 else { return nil }
        return Diagnostic(
            .otherLanguageText, .warning, at: file.location(of: text.range), locale: locale, rule: "All text of a page is in its language",
            seen: "“\(text.text.excerpt)” is \(language.name)", right: "Translate it")
    }

    // MARK: Whole sentences

    /// A sentence that ends in a word that asks for another, or a paragraph without an end among others that have one.
    private func truncation(_ text: ProseText, areOthersEnded: Bool) -> Diagnostic? {
        guard text.kind != .heading, text.kind != .cell, !text.endsOpenly, let last = text.text.last else { return nil }
        let words = text.text.plainWords
        guard words.count >= 4, let word = words.last, last.isLetter || last == "," || last == "'" || last == "’" else { return nil }
        let isCut = last == "," || last == "'" || last == "’"
        // The items of a list may be one sentence together.
        let goesOn = text.kind == .item && (last == "," || SentenceEnds.joining.contains(word))
        let asks = !goesOn && (isCut || SentenceEnds.asking(locale: locale).contains(word))
        guard asks || text.kind == .paragraph && areOthersEnded && words.count >= 8 && !text.endsInLink else { return nil }
        return Diagnostic(
            .truncatedSentence, .warning, at: file.location(of: text.range), locale: locale, rule: "A sentence is whole",
            seen: asks ? "this one ends with “\(last == "," ? "," : String(word))”" : "this one has no end, as the other paragraphs have")
    }
}

/// Words that no sentence ends with.
private enum SentenceEnds {
    static let joining: Set<Substring> = ["and", "or", "et", "ou"]

    static func asking(locale: String) -> Set<Substring> {
        switch locale.language {
        case "fr":
            [
                "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "au", "aux", "et", "ou", "que", "qui", "dans", "sur",
                "par", "pour",
                "avec", "sans", "votre", "vos", "notre", "leur", "ce", "cette", "ces",
            ]
        case "en": ["the", "a", "an", "of", "and", "or", "your", "our", "their", "its", "that", "which", "with", "from", "into", "by"]
        default: []
        }
    }
}

/// A text of a page for its own.
struct ProseText {
    enum Kind {
        case heading, paragraph, item, cell
    }

    let kind: Kind
    let text: String
    let range: SourceRange
    /// Whether something else goes on where the text ends: a list, a table, a picture.
    let endsOpenly: Bool
    /// Whether its end is a reference to another page, behind which some leave out the full stop.
    let endsInLink: Bool
}

extension Document {
    var proseTexts: [ProseText] { blocks.proseTexts(.paragraph) }
}

extension [Block] {
    fileprivate func proseTexts(_ kind: ProseText.Kind) -> [ProseText] {
        enumerated().flatMap { index, block -> [ProseText] in
            let next = index + 1 < count ? self[index + 1] : nil
            switch block {
            case .heading(let heading): return ProseText(.heading, heading.content, heading.range).map { [$0] } ?? []
            case .paragraph(let paragraph):
                return ProseText(kind, paragraph.content, paragraph.range, isFollowed: next?.isContinuation ?? false).map { [$0] } ?? []
            case .list(let list): return list.items.flatMap { $0.blocks.proseTexts(.item) }
            case .blockQuote(let quote): return quote.blocks.proseTexts(kind)
            case .alert(let alert): return alert.blocks.proseTexts(kind)
            case .table(let table): return ([table.header] + table.rows).joined().compactMap { ProseText(.cell, $0.content, $0.range) }
            case .codeBlock, .html, .thematicBreak: return []
            }
        }
    }
}

extension Block {
    /// Whether it may complete the sentence before it.
    fileprivate var isContinuation: Bool {
        switch self {
        case .list, .table, .codeBlock, .blockQuote: true
        case .paragraph(let paragraph):
            paragraph.content.contains { if case .image = $0 { true } else { false } } || paragraph.content.isCode
        case .heading, .alert, .html, .thematicBreak: false
        }
    }
}

extension ProseText {
    fileprivate init?(_ kind: Kind, _ content: [Inline], _ range: SourceRange, isFollowed: Bool = false) {
        let text = content.withoutCode.plainText.alike
        guard !text.isEmpty else { return nil }
        let last = content.last { if case .text(let text, _) = $0 { !text.allSatisfy(\.isWhitespace) } else { true } }
        let endsInObject: Bool =
            switch last {
            case .image, .code, .html: true
            default: false
            }
        var endsInLink = false
        if case .link? = last { endsInLink = true }
        self.init(kind: kind, text: text, range: range, endsOpenly: isFollowed || endsInObject, endsInLink: endsInLink)
    }
}

extension [Inline] {
    fileprivate var withoutCode: [Inline] {
        filter { if case .code = $0 { false } else { true } }
    }

    /// Whether there is nothing but code and spaces.
    fileprivate var isCode: Bool {
        allSatisfy { inline in
            switch inline {
            case .code, .softBreak, .lineBreak: true
            case .text(let text, _): text.allSatisfy(\.isWhitespace)
            case .html, .emphasis, .strong, .strikethrough, .link, .image: false
            }
        }
    }
}

extension String {
    fileprivate var endsSentence: Bool { last.map { ".!?:;…)»\"”".contains($0) } ?? false }

    fileprivate var excerpt: String { count > 60 ? "\(prefix(57))…" : self }
}
