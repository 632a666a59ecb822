import Diagnostics
import Markdown

extension ProseCheck {
    /// Takes out what was found within a name that is protected, or within a word that the glossary prefers here: both are written as it says.
    ///
    /// - Parameter start: the first of the findings to look at, all of them in one text.
    mutating func spareNames(in text: Prose, from start: Int) {
        guard findings.count > start else { return }
        let protected = protectedNames(in: text)
        // That a preferred word has a forbidden one in it is known where that is looked for.
        let names = protected + preferredWords(in: text)
        guard !names.isEmpty else { return }
        let kept = findings[start...].filter { finding in
            let range = finding.location.range
            return !(finding.code == .forbiddenTerm ? protected : names).contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
        }
        findings.replaceSubrange(start..., with: kept)
    }

    private func protectedNames(in text: Prose) -> [SourceRange] {
        glossary.protected.flatMap { name in
            text.occurrences(of: name, inClaims: true).filter { text.string($0).hasPrefix(name) }
        }.map(text.span)
    }

    private func preferredWords(in text: Prose) -> [SourceRange] {
        let words = glossary.terms.values.flatMap { $0.text.lookup(locale)?.byName.values.map { $0 } ?? [] }.flatMap { word in
            // A capital may begin it, as a sentence does.
            text.occurrences(of: word, inClaims: true, in: locale).filter { text.string($0).dropFirst().hasPrefix(word.dropFirst()) }
        }
        return words.map(text.span)
    }
}
