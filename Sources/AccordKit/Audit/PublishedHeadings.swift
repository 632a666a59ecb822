import Diagnostics

/// The title and the headings of a page, held against the words that were agreed on.
struct PublishedHeadings {
    let file: SourceFile
    let locale: String
    let glossary: Glossary
    let labels: Labels
    /// The title first.
    let headings: [ProseText]

    /// What is wrong with them for themselves.
    var findings: [Diagnostic] { headings.flatMap(findings(in:)) }

    /// What they lack of the glossary's words, where the headings of their source have them.
    ///
    /// Without as many headings on both sides, nothing says which belongs to which.
    func findings(translating source: PublishedHeadings) -> [Diagnostic] {
        guard headings.count == source.headings.count else { return [] }
        return zip(headings, source.headings).flatMap { own, theirs -> [Diagnostic] in
            guard findings(in: own).isEmpty else { return [] }
            return glossary.terms.sorted { $0.key < $1.key }.compactMap { _, term in
                guard let wanted = term.text.lookup(locale), let agreed = term.text.lookup(source.locale),
                    let used = agreed.byName.values.sorted().first(where: theirs.hasPhrase),
                    !wanted.byName.values.contains(where: own.hasPhrase)
                else { return nil }
                return report(
                    own, seen: "“\(own.text)” translates “\(theirs.text)”, and has no word for “\(used)”",
                    right: "The glossary has “\(wanted.singular)” in \(locale)")
            }
        }
    }

    private func findings(in heading: ProseText) -> [Diagnostic] {
        if let right = SectionWords.right(for: heading.text.plainWords.joined(separator: " "), locale: locale) {
            return [report(heading, seen: "“\(heading.text)” is not what the heading of such a section means", right: "Write “\(right)”")]
        }
        if let label = labels.candidates(for: heading.text, isInStep: false).first, case .foreign(let other) = label.likeness {
            return [
                report(
                    heading, seen: "“\(heading.text)” is what the product shows in \(other)",
                    right: "It shows “\(label.right)” in \(locale)")
            ]
        }
        return glossary.forbidden(in: locale).compactMap { phrase, id in
            guard heading.hasPhrase(phrase), let preferred = glossary.terms[id]?.text.lookup(locale)?.singular else { return nil }
            return report(heading, seen: "“\(heading.text)” has “\(phrase)”", right: "The glossary has “\(preferred)” in \(locale)")
        }
    }

    private func report(_ heading: ProseText, seen: Message, right: Message) -> Diagnostic {
        Diagnostic(
            .mistranslatedHeading, .warning, at: file.location(of: heading.range), locale: locale,
            rule: "A heading has the words that were agreed on", seen: seen, right: right)
    }
}

extension ProseText {
    /// Whether these words stand in it, one behind the other.
    fileprivate func hasPhrase(_ phrase: String) -> Bool {
        let wanted = phrase.plainWords.joined(separator: " ")
        return !wanted.isEmpty && " \(text.plainWords.joined(separator: " ")) ".contains(" \(wanted) ")
    }
}
