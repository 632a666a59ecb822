import Diagnostics
import Markdown

/// A translated segment, small enough that those of a whole site can be compared at the end of a run.
struct TranslatedText: Sendable {
    let locale: String
    /// Hashes of the source with and without its capitals and marks, and of the translation.
    let source: Int
    let sourceWords: Int
    let target: Int
    let targetWords: Int
    let file: SourceFile
    let range: SourceRange
    let sourceText: String

    /// Nil for what is stale, not reviewed or nothing but codes.
    init?(_ unit: TranslationUnit, in page: Site.Page) {
        switch unit.state {
        case .new, .stale: return nil
        case .needsReview, .translated, .approved: break
        }
        guard let target = unit.target, unit.continuation.isEmpty else { return nil }
        let text = unit.source.text.plainText
        // A sentence around labels may put them in any order.
        guard !unit.source.text.words.isEmpty, !unit.source.text.codes.contains(where: \.isClaim) else { return nil }
        locale = unit.locale
        source = unit.source.text.hashValue
        sourceWords = text.foldedLetters.hashValue
        self.target = target.text.hashValue
        targetWords = target.text.plainText.foldedLetters.hashValue
        file = page.file
        range = target.range
        sourceText = String(text.prefix(60))
    }
}

extension SegmentText.Code {
    fileprivate var isClaim: Bool {
        switch self {
        case .claim, .label: true
        case .emphasis, .strong, .strikethrough, .link, .code, .lineBreak, .image, .html: false
        }
    }
}

extension String {
    /// Its letters and digits in lower case.
    fileprivate var foldedLetters: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }
}

/// `TRN…`: over the whole site, one text has one translation, and two texts have two.
func checkConsistency(_ texts: [TranslatedText]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (_, same) in Dictionary(grouping: texts, by: { Pairing(locale: $0.locale, key: $0.source) }) where same.count > 1 {
        let others = Dictionary(grouping: same, by: \.targetWords)
        guard others.count > 1, let usual = others.values.max(by: { $0.isLessUsual(than: $1) }) else { continue }
        for text in same where text.targetWords != usual[0].targetWords {
            findings.append(
                text.finding(
                    .differentTranslations, rule: "The same text has the same translation all over the site",
                    seen: "“\(text.sourceText)” is translated otherwise in \(usual[0].place)",
                    right: "There it is “\(usual[0].excerpt)”"))
        }
    }
    for (_, same) in Dictionary(grouping: texts, by: { Pairing(locale: $0.locale, key: $0.targetWords) }) where same.count > 1 {
        let others = Dictionary(grouping: same, by: \.sourceWords)
        guard others.count > 1, let usual = others.values.max(by: { $0.isLessUsual(than: $1) }) else { continue }
        for text in same where text.sourceWords != usual[0].sourceWords {
            findings.append(
                text.finding(
                    .sameTranslation, rule: "Different texts have different translations",
                    seen: "“\(text.sourceText)” and “\(usual[0].sourceText)” (\(usual[0].place)) are both “\(text.excerpt)”"))
        }
    }
    return findings
}

private struct Pairing: Hashable {
    let locale: String
    let key: Int
}

extension [TranslatedText] {
    /// By how many there are, then by where the first stands, so that the choice is the same in every run.
    fileprivate func isLessUsual(than other: [TranslatedText]) -> Bool {
        if count != other.count { return count < other.count }
        return (other[0].file.path, other[0].range.lowerBound) < (self[0].file.path, self[0].range.lowerBound)
    }
}

extension TranslatedText {
    fileprivate var excerpt: String {
        String(String(decoding: file.bytes[range.clamped(to: 0..<file.bytes.count)], as: UTF8.self).prefix(60))
    }
    fileprivate var place: String { "\(file.path):\(file.position(of: range.lowerBound).line)" }

    fileprivate func finding(_ code: Code, rule: Message, seen: Message, right: Message? = nil) -> Diagnostic {
        Diagnostic(code, .note, at: file.location(of: range), locale: locale, rule: rule, seen: seen, right: right)
    }
}
