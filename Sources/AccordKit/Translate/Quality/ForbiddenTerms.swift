import Diagnostics
import Markdown

extension ProseCheck {
    /// Words that the glossary does not want.
    mutating func checkForbiddenTerms(_ text: Prose) {
        for (phrase, id) in forbidden {
            for range in text.occurrences(of: phrase) { reportForbidden(range, text, id) }
        }
    }

    private mutating func reportForbidden(_ range: Range<Int>, _ text: Prose, _ id: String) {
        let term = glossary.terms[id]
        let preferred = term?.text.lookup(locale)?.singular ?? ""
        let note = term?.notes[locale].map { ". \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? ""
        report(
            .forbiddenTerm, at: text.span(range), rule: "A page uses the words of the glossary", seen: "it says “\(text.string(range))”",
            right: "For \(id) the glossary has “\(preferred)” in \(locale)\(note)")
    }
}

extension Glossary {
    /// The words not to be used in a locale, each with the id of its term, in a fixed order.
    func forbidden(in locale: String) -> [(phrase: String, id: String)] {
        terms.sorted { $0.key < $1.key }.flatMap { id, term in
            let phrases = LanguageTag.truncations(of: locale).lazy.compactMap { term.forbidden[$0] }.first ?? []
            return phrases.map { ($0, id) }
        }
    }
}
