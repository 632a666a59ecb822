import Diagnostics
import Markdown

extension ProseCheck {
    /// Words that the glossary does not want.
    mutating func checkForbiddenTerms(_ text: Prose) {
        for (id, term) in glossary.terms.sorted(by: { $0.key < $1.key }) {
            guard let forbidden = LanguageTag.truncations(of: locale).lazy.compactMap({ term.forbidden[$0] }).first, !forbidden.isEmpty
            else { continue }
            for phrase in forbidden {
                for range in text.occurrences(of: phrase) { reportForbidden(range, text, id, term) }
            }
        }
    }

    private mutating func reportForbidden(_ range: Range<Int>, _ text: Prose, _ id: String, _ term: Glossary.Term) {
        let preferred = term.text.lookup(locale)?.singular ?? ""
        let note = term.notes[locale].map { ". \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? ""
        report(
            .forbiddenTerm, at: text.span(range), rule: "A page uses the words of the glossary", seen: "it says “\(text.string(range))”",
            right: "For \(id) the glossary has “\(preferred)” in \(locale)\(note)")
    }
}
