import Diagnostics
import Markdown

extension ProseCheck {
    /// Text that was left in another language than the page's.
    mutating func checkLanguage() {
        guard LeftoverWords.all[languageCode] != nil else { return }
        for text in texts {
            let asides = asides(in: text, emphases)
            var found: [Range<Int>] = []
            for sentence in text.sentences(besides: asides) {
                let words = text.string(sentence)
                guard let other = foreignLanguage(of: words, in: text.kind) else { continue }
                found.append(sentence)
                report(
                    .foreignText, at: text.span(sentence), rule: "A page is in one language",
                    seen: "“\(words.prefix(60))\(words.count > 60 ? "…" : "")” is \(other.name), and the page \(languageName)")
            }
            checkLeftovers(text, besides: strong.isEmpty ? asides : self.asides(in: text, emphases + strong), found)
        }
    }

    /// The language that a sentence is in where that is another; nil where a few words of it could be quoted or a title.
    private func foreignLanguage(of sentence: String, in kind: Prose.Kind) -> Language? {
        var words = sentence.wholeWords
        // Initials such as MA are no words, nor is the Latin of references.
        if words.contains(where: { $0.contains(where: \.isLowercase) }) {
            words.removeAll { $0.count > 1 && !$0.contains(where: \.isLowercase) }
        }
        for (first, second) in zip(words, words.dropFirst()) where first == "et" && second == "al" {
            words.removeAll { $0 == first || $0 == second }
        }
        guard words.count >= (kind == .paragraph ? 3 : 4), let other = Language(of: words), other != language else { return nil }
        let evidence = LanguageEvidence(words)
        let (most, least) = (max(evidence.english, evidence.french), min(evidence.english, evidence.french))
        guard most >= 4, most >= 4 * least, most >= 2 * evidence.other else { return nil }
        // What is borrowed as a whole says nothing of what stands around it.
        let folded = sentence.lowercased()
        guard let phrase = LeftoverWords.phrases.first(where: folded.contains) else { return other }
        return foreignLanguage(of: folded.replacing(phrase, with: " "), in: kind)
    }

    /// Which of a text's elements are quoted or a title of something; empty where none is.
    func asides(in text: Prose, _ marked: [SourceRange]) -> [Bool] {
        var ranges = text.quotations(closedFirst: languageCode == "de" || languageCode == "da")
        let span = text.span(0..<text.count)
        for range in marked where span.overlaps(range) {
            let inside = text.elements.indices.filter { range.contains(text.elements[$0].range.lowerBound) }
            guard let first = inside.first, let last = inside.last else { continue }
            // What is all in italics is no title.
            let isAll = text.words.allSatisfy { first <= $0.lowerBound && $0.upperBound <= last + 1 }
            if !isAll { ranges.append(first..<last + 1) }
        }
        guard !ranges.isEmpty else { return [] }
        var mask = [Bool](repeating: false, count: text.count)
        for range in ranges { for index in range { mask[index] = true } }
        return mask
    }

    var languageName: Message {
        switch languageCode {
        case "en": "English"
        case "fr": "French"
        case "de": "German"
        case "es": "Spanish"
        case "it": "Italian"
        case "pt": "Portuguese"
        case "nl": "Dutch"
        case "pl": "Polish"
        case "cs": "Czech"
        case "ru": "Russian"
        case "uk": "Ukrainian"
        case "el": "Greek"
        case "ja": "Japanese"
        case "zh": "Chinese"
        case "ko": "Korean"
        default: "\(locale)"
        }
    }
}

extension Document {
    /// Where text is in italics, and where it is bold.
    var emphases: (italic: [SourceRange], bold: [SourceRange]) {
        var (italic, bold): ([SourceRange], [SourceRange]) = ([], [])
        func range(of content: [Inline]) -> SourceRange? {
            var range: SourceRange?
            content.forEachInline { inline in
                guard case .text(_, let own) = inline else { return }
                range = (range?.lowerBound ?? own.lowerBound)..<max(range?.upperBound ?? 0, own.upperBound)
            }
            return range
        }
        func add(_ content: [Inline]) {
            content.forEachInline { inline in
                switch inline {
                case .emphasis(let inner): if let range = range(of: inner) { italic.append(range) }
                case .strong(let inner): if let range = range(of: inner) { bold.append(range) }
                case .text, .softBreak, .lineBreak, .code, .html, .strikethrough, .image, .link: break
                }
            }
        }
        blocks.forEachBlock { block in
            switch block {
            case .heading(let heading): add(heading.content)
            case .paragraph(let paragraph): add(paragraph.content)
            case .table(let table): for row in [table.header] + table.rows { for cell in row { add(cell.content) } }
            case .list, .blockQuote, .alert, .codeBlock, .html, .thematicBreak: break
            }
        }
        return (italic, bold)
    }
}

extension Language {
    var name: Message {
        switch self {
        case .english: "English"
        case .french: "French"
        }
    }
}

extension Prose {
    /// The author's own sentences, without claims and what stands aside.
    func sentences(besides asides: [Bool] = []) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        func add(_ end: Int) {
            var range = start..<max(start, end)
            while let first = range.first, elements[first].scalar.isSpace { range = range.dropFirst() }
            while let last = range.last, elements[last].scalar.isSpace { range = range.dropLast() }
            if !range.isEmpty { sentences.append(range) }
        }
        for index in elements.indices {
            let scalar = scalar(index)
            guard isText(index), asides.isEmpty || !asides[index] else {
                if elements[index].origin == .claim || !asides.isEmpty && asides[index] {
                    add(index)
                    start = index + 1
                }
                continue
            }
            if Self.quotes.contains(scalar) {
                add(index)
                start = index + 1
            } else if Self.stops.contains(scalar) {
                add(index + 1)
                start = index + 1
            }
        }
        add(count)
        return sentences
    }

    private static let stops: Set<Unicode.Scalar> = [".", "!", "?", "…", "。", "！", "？"]
    private static let quotes: Set<Unicode.Scalar> = ["«", "»", "“", "”", "„", "\""]

    /// What stands between quotation marks, with the marks; without what is never closed.
    ///
    /// - Parameter closedFirst: whether »these« may be such marks as well.
    fileprivate func quotations(closedFirst: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var open: (index: Int, closing: [Unicode.Scalar])?
        for index in elements.indices where isText(index) {
            let scalar = scalar(index)
            if let start = open, start.closing.contains(scalar) {
                found.append(start.index..<index + 1)
                open = nil
            } else if open == nil {
                switch scalar {
                case "«": open = (index, ["»"])
                case "»" where closedFirst: open = (index, ["«"])
                case "“": open = (index, ["”"])
                case "「": open = (index, ["」"])
                case "『": open = (index, ["』"])
                case "„": open = (index, ["“", "”"])
                case "\"": open = (index, ["\""])
                default: break
                }
            }
        }
        return found
    }
}
