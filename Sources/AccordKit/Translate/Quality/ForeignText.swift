import Diagnostics
import Markdown

extension ProseCheck {
    /// Text that was left in another language than the page's.
    mutating func checkLanguage() {
        guard let language else { return }
        for text in texts {
            for sentence in text.sentences {
                let words = text.string(sentence)
                guard let other = foreignLanguage(of: words, besides: language) else { continue }
                report(
                    .foreignText, at: text.span(sentence), rule: "A page is in one language",
                    seen: "“\(words.prefix(60))\(words.count > 60 ? "…" : "")” is \(other.name), and the page \(language.name)")
            }
        }
    }

    /// The language that a sentence is in where that is another; nil where a few words of it could be quoted or a title.
    private func foreignLanguage(of sentence: String, besides own: Language) -> Language? {
        let words = sentence.wholeWords
        guard words.count >= 4, let other = Language(of: sentence), other != own else { return nil }
        let evidence = LanguageEvidence(words)
        let (most, least) = (max(evidence.english, evidence.french), min(evidence.english, evidence.french))
        return most >= 4 && most >= 4 * least ? other : nil
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
    /// The author's own sentences, without what stands in quotation marks or is a claim.
    var sentences: [Range<Int>] {
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
            guard isText(index) else {
                if elements[index].origin == .claim {
                    add(index)
                    start = index + 1
                }
                continue
            }
            if Self.quotes.contains(scalar) {
                add(index)
                start = index + 1
            } else if scalar == "." || scalar == "!" || scalar == "?" || scalar == "…" {
                add(index + 1)
                start = index + 1
            }
        }
        add(count)
        return sentences
    }

    private static let quotes: Set<Unicode.Scalar> = ["«", "»", "“", "”", "\""]
}
