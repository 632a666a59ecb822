import Diagnostics
import Markdown

extension ProseCheck {
    /// Words that the glossary does not want.
    mutating func checkForbiddenTerms(_ text: Prose) {
        for (phrase, id) in forbidden {
            for range in text.occurrences(of: phrase, in: locale) where !isInPreferred(range, text) { reportForbidden(range, text, id) }
        }
    }

    /// Whether a word is a part of one that the glossary prefers: *adresse* of *adresse électronique*.
    private func isInPreferred(_ range: Range<Int>, _ text: Prose) -> Bool {
        glossary.terms.values.contains { term in
            let forms = term.text.lookup(locale)?.byName.values.map { $0 } ?? []
            return forms.contains { form in
                text.occurrences(of: form, inClaims: true, in: locale).contains { $0.count > range.count && range.clamped(to: $0) == range }
            }
        }
    }

    private mutating func reportForbidden(_ range: Range<Int>, _ text: Prose, _ id: String) {
        let term = glossary.terms[id]
        let preferred = term?.text.lookup(locale)?.singular ?? ""
        let note = term?.notes[locale].map { ". \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? ""
        report(
            .forbiddenTerm, at: text.span(range), rule: "A page uses the words of the glossary", seen: "it says “\(text.string(range))”",
            right: "The glossary has “\(preferred)” in \(locale)\(note)")
    }
}

extension Glossary {
    /// The words not to be used in a locale, each with the id of its term, in a fixed order.
    func forbidden(in locale: String) -> [(phrase: String, id: String)] {
        terms.sorted { $0.key < $1.key }.flatMap { id, term in term.forbidden(in: locale).map { ($0, id) } }
    }
}

extension Glossary.Term {
    /// What a locale does not say for it: a region with an entry of its own has its own.
    func forbidden(in locale: String) -> [String] {
        let tag = LanguageTag.truncations(of: locale).first { text.forms[$0] != nil || forbidden[$0] != nil }
        return tag.flatMap { forbidden[$0] } ?? []
    }
}
