import Diagnostics
import Markdown

/// A translated segment, small enough that those of a whole site can be compared at the end of a run.
struct TranslatedText: Sendable {
    let locale: String
    /// Hashes of the source with the order of the claims in the translation, of the source without capitals and marks, and of the translation.
    let source: Int
    let sourceWords: Int
    let target: Int
    let targetWords: Int
    let hasClaims: Bool
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
        guard !unit.source.text.words.isEmpty else { return nil }
        // Claims that were lost or added are told by themselves.
        let claims = target.text.claimDestinations
        guard unit.source.text.claimDestinations.sorted() == claims.sorted() else { return nil }
        hasClaims = !claims.isEmpty
        locale = unit.locale
        // A sentence around labels may put them in any order.
        source = [unit.source.text.hashValue, claims.hashValue].hashValue
        sourceWords = text.foldedLetters.hashValue
        self.target = target.text.hashValue
        targetWords = target.text.foldedWords.hashValue
        file = page.file
        range = target.range
        sourceText = String(text.prefix(60))
    }
}

extension SegmentText {
    fileprivate var claimDestinations: [String] {
        codes.compactMap { code in
            switch code {
            case .claim(let destination), .label(let destination, _): destination
            case .emphasis, .strong, .strikethrough, .link, .code, .lineBreak, .image, .html: nil
            }
        }
    }

    /// Its words without capitals and marks, and without the texts of claims, which are the product's.
    fileprivate var foldedWords: String {
        var words = ""
        var depth = 0
        for part in parts {
            switch part {
            case .text(let text): if depth == 0 { words += text.foldedLetters }
            case .open(let number): if isClaim(number) { depth += 1 }
            case .close(let number): if isClaim(number) { depth -= 1 }
            case .standalone: break
            }
        }
        return words
    }

    private func isClaim(_ number: Int) -> Bool {
        if codes.indices.contains(number - 1), case .claim = codes[number - 1] { true } else { false }
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
    // Selecting and clicking a button are the same in many languages.
    let plain = texts.filter { !$0.hasClaims }
    for (_, same) in Dictionary(grouping: plain, by: { Pairing(locale: $0.locale, key: $0.targetWords) }) where same.count > 1 {
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
