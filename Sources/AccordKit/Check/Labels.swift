import Diagnostics
import Markdown

extension PageCheck {
    /// `UI…`: each claim names something the product has, and calls it what the product calls it.
    mutating func checkLabels() {
        for (link, expected) in outline.malformed {
            report(
                .malformedClaim, at: link.range, rule: "A claim has the form \(expected)",
                seen: "the link's destination is “\(link.destination)”")
        }
        for use in outline.claims {
            if case .state = use.claim { continue }
            checkLabel(use)
        }
    }

    private mutating func checkLabel(_ use: ClaimUse) {
        guard let subject = product.subject(of: use.claim) else { return reportUnknown(use) }
        reportAlias(use, subject)
        guard let forms = subject.text.lookup(locale) else {
            return reportNoLabel(use)
        }
        if use.text.allSatisfy(\.isWhitespace) {
            let label = ClaimCount(lead: use.lead, locale: locale)?.form(of: forms, in: locale) ?? forms.singular
            report(
                .emptyLabel, .note, at: use.range, rule: "Empty brackets take the label of the product",
                seen: "it is “\(label)” in \(locale)",
                fixes: [fix("Write “\(label)”", use.textRange, with: label.escapedForLink, isSafe: true)])
            verified += 1
        } else if forms.accepts(use.text, isDescription: subject.isDynamic || subject.isTerm) {
            verified += 1
        } else {
            reportWrong(use, subject, forms)
        }
    }

    /// For a page whose prose is borrowed: its labels are put in from its own language, and so must exist there.
    mutating func checkBorrowedLabels() {
        for use in outline.claims {
            guard let subject = product.subject(of: use.claim) else {
                if use.claim.isState { verified += 1 }
                continue
            }
            if subject.text.lookup(locale) == nil { reportNoLabel(use) } else { verified += 1 }
        }
        checkTableNames()
    }

    private mutating func reportNoLabel(_ use: ClaimUse) {
        missing.append(
            MissingLabel(locale: locale, name: "\(use.claim.destination)", isTerm: use.claim.isTerm, place: file.location(of: use.range)))
    }

    private mutating func reportUnknown(_ use: ClaimUse) {
        let candidates = product.candidates(for: use.claim)
        let id = use.claim.id
        let sameText = product.idsShowing(use.text, like: use.claim, in: locale)
        let near = nearestMatch(to: id, among: candidates)
        let hint: Message? = near.map { "Did you mean “\($0)”?" } ?? sameText.first.map { "“\(use.text)” is the label of “\($0)”" }
        report(
            .unknownID, at: use.range,
            rule: use.claim.isTerm ? "A claim names something that the glossary has" : "A claim names something that the capability model has",
            seen: use.claim.absence, right: hint)
    }

    private mutating func reportAlias(_ use: ClaimUse, _ subject: Product.Subject) {
        guard subject.id != use.claim.id else { return }
        let destination = use.claim.canonical(in: product).destination
        let range = use.textRange.upperBound + 2..<max(use.textRange.upperBound + 2, use.range.upperBound - 1)
        let isPlain = file.bytes[range].elementsEqual(use.claim.destination.utf8)
        report(
            .aliasedID, .warning, at: use.range, rule: "A claim names the id in force",
            seen: "“\(use.claim.id)” was renamed to “\(subject.id)”",
            fixes: isPlain ? [fix("Write “\(destination)”", range, with: destination, isSafe: true)] : [])
    }

    private mutating func reportWrong(_ use: ClaimUse, _ subject: Product.Subject, _ forms: Forms) {
        let right = forms.nearest(to: use.text)
        func write(_ label: String, isSafe: Bool) -> Fix {
            // An address in angle brackets has no text to replace.
            let hasText = use.textRange != use.range
            let text = hasText ? label.escapedForLink : "[\(label.escapedForLink)](\(use.claim.destination))"
            return fix("Write “\(label)”", use.textRange, with: text, isSafe: isSafe)
        }
        let shows: Message =
            use.claim.isTerm ? "The glossary has \(forms.listed) in \(locale)" : "The product shows \(forms.listed) in \(locale)"
        if forms.byName.values.contains(where: { $0.foldedForComparison == use.text.foldedForComparison }) {
            return report(
                .labelTypography, at: use.textRange, rule: "A label is written exactly as the product shows it",
                seen: "“\(use.text)” differs from it in case, spaces or punctuation only (\(use.text.difference(from: right)))",
                right: shows, fixes: [write(right, isSafe: true)])
        }
        if let renamed = product.renaming(of: use.text, in: use.claim, locale) {
            return report(
                .wrongLabel, at: use.textRange, rule: "A label is written as the product shows it",
                seen: "the page says “\(use.text)”, which was its label before", right: shows,
                fixes: [write(renamed, isSafe: true)])
        }
        let others = subject.text.forms.filter { $0.value.byName.values.contains(use.text) }
        if let (other, theirs) = others.min(by: { $0.key < $1.key }) {
            let label = theirs.names(of: use.text).first.flatMap { forms.byName[$0] } ?? forms.singular
            return report(
                .labelOfOtherLocale, at: use.textRange, rule: "A label is written as the product shows it in the page's language",
                seen: "“\(use.text)” is its label in \(other)", right: shows, fixes: [write(label, isSafe: !use.claim.isTerm)])
        }
        let sameText = product.idsShowing(use.text, like: use.claim, in: locale).filter { $0 != subject.id }
        let namesakes = sameText.prefix(3).map { "“\($0)”" as Message }.joined(separator: " and ")
        if use.claim.isTerm {
            let isRejected = product.glossary.terms[use.claim.id]?.forbidden(in: locale).contains { $0.foldedForComparison == use.text.foldedForComparison }
            return report(
                .wrongLabel, at: use.textRange, rule: "A term is written as the glossary has it",
                seen: isRejected ?? false ? "the glossary rejects “\(use.text)”" : "the page says “\(use.text)”", right: shows, fixes: [write(right, isSafe: false)])
        }
        report(
            .wrongLabel, at: use.textRange, rule: "A label is written as the product shows it",
            seen: sameText.isEmpty
                ? "the page says “\(use.text)”" : "the page says “\(use.text)”, which is the label of \(namesakes)",
            right: shows, fixes: [write(right, isSafe: false)])
    }
}

extension Product.Subject {
    fileprivate var isTerm: Bool {
        if case .term = kind { true } else { false }
    }
}

extension Product {
    /// The ids of the claim's scheme with exactly this text in a locale, sorted.
    func idsShowing(_ text: String, like claim: Claim, in locale: String) -> [String] {
        func matching(_ texts: [(String, LocalizedText)]) -> [String] {
            Set(texts.filter { $0.1.lookup(locale)?.byName.values.contains(text) ?? false }.map(\.0)).sorted()
        }
        switch claim {
        case .ui: return matching(model.controls.map { ($0.key, $0.value.label.text) } + model.screens.map { ($0.key, $0.value.name) })
        case .tool: return matching(model.tools.map { ($0.key, $0.value.name) })
        case .item: return matching(model.items.map { ($0.key, $0.value.name) })
        case .term: return matching(glossary.terms.map { ($0.key, $0.value.text) })
        case .state: return []
        }
    }
}

extension Claim {
    var id: String {
        switch self {
        case .ui(let id, _), .tool(let id), .item(let id), .term(let id): id
        case .state(let axis, let value): "\(axis)=\(value)"
        }
    }

    /// That what it names is not there.
    fileprivate var absence: Message {
        switch self {
        case .ui: "it has no screen or control “\(id)”"
        case .tool: "it has no tool “\(id)”"
        case .item: "it has no item “\(id)”"
        case .term: "it has no term “\(id)”"
        case .state: "it has no state “\(id)”"
        }
    }

    /// Whether its truth stands in the glossary.
    fileprivate var isTerm: Bool {
        if case .term = self { true } else { false }
    }
}

extension Forms {
    /// - Parameter isDescription: the text stands in running prose, where a first letter may be a capital.
    func accepts(_ text: String, isDescription: Bool) -> Bool {
        byName.values.contains { $0 == text || isDescription && $0.capitalizedFirst == text }
    }

    /// The form whose text is most like what was written.
    fileprivate func nearest(to text: String) -> String {
        let texts = Set(byName.values).sorted()
        return texts.first { $0.foldedForComparison == text.foldedForComparison } ?? nearestMatch(to: text, among: texts) ?? singular
    }

    fileprivate var listed: Message { Set(byName.values).sorted().map { "“\($0)”" as Message }.joined(separator: " or ") }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text without what typography may change: case, kinds of spaces, apostrophes, quotes and dashes.
    var foldedForComparison: String {
        var folded = String.UnicodeScalarView()
        for scalar in lowercased().unicodeScalars {
            switch scalar {
            case "\u{A0}", "\u{202F}", "\u{2009}", "\t", "\n", " ": if folded.last != " " { folded.append(" ") }
            case "’", "‘", "ʼ", "`": folded.append("'")
            case "“", "”", "«", "»": folded.append("\"")
            case "\u{2010}", "\u{2011}", "–", "—": folded.append("-")
            case "…": folded.append(contentsOf: "...".unicodeScalars)
            case "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}": break
            default: folded.append(scalar)
            }
        }
        return String(folded).trimmed
    }

    private var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// The first place at which two texts differ, with the characters that look alike named by code point.
    func difference(from right: String) -> Message {
        let pair = zip(unicodeScalars.map(Optional.some) + [nil], right.unicodeScalars.map(Optional.some) + [nil]).first { $0 != $1 }
        func name(_ scalar: Unicode.Scalar?) -> Message {
            guard let scalar else { return "the end" }
            let code = codePointName(scalar)
            return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint ? "\(code)" : "\(scalar) \(code)"
        }
        return "\(name(pair?.0 ?? nil)) for \(name(pair?.1 ?? nil))"
    }

    /// The text as it is written between the brackets of a link.
    var escapedForLink: String {
        var escaped = ""
        for character in self {
            if "\\`*_[]<&".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
