import Diagnostics
import Markdown

extension PageCheck {
    /// `TRN016`: behind a number stands the form of a name that the language has for that number.
    mutating func checkPlurals() {
        for use in outline.claims where !use.text.allSatisfy(\.isWhitespace) {
            guard let forms = product.subject(of: use.claim)?.text.lookup(locale), forms.byName.count > 1,
                let count = ClaimCount(lead: use.lead, locale: locale), let category = PluralCategory(of: count.amount, in: locale),
                let wanted = count.form(of: forms, in: locale)
            else { continue }
            guard use.text != wanted, forms.names(of: use.text).contains(where: { PluralCategory(rawValue: $0) != nil }) else { continue }
            report(
                .pluralForm, .warning, at: use.range, rule: "Behind a number stands the form that the language has for it",
                seen: "“\(use.text)” stands behind \(count.text), which is “\(category.rawValue)” in \(locale)",
                right: "The form for it is “\(wanted)”",
                fixes: [fix("Write “\(wanted)”", use.textRange, with: wanted.escapedForLink, isSafe: false)])
        }
    }
}
