import Diagnostics

/// What is said about mentions that are not quite labels.
struct LabelFindings {
    let file: SourceFile
    let locale: String
    let product: Product
    private(set) var all: [Diagnostic] = []

    init(file: SourceFile, locale: String, product: Product) {
        self.file = file
        self.locale = locale
        self.product = product
    }

    mutating func report(_ choice: Choice) {
        for (mention, candidate) in zip(choice.mentions, choice.chosen) {
            if let candidate, candidate.likeness != .exact { report(mention, candidate) }
        }
    }

    private mutating func report(_ mention: Mention, _ candidate: Candidate) {
        let shows = "The product shows “\(candidate.right)” in \(locale)"
        let id = candidate.claim.id
        switch candidate.likeness {
        case .exact: break
        case .typographic:
            report(
                .labelTypography, mention, candidate, rule: "A label is written exactly as the product shows it",
                seen:
                    "“\(mention.text)” differs from it in case, spaces or punctuation only (\(mention.text.difference(from: candidate.right)))",
                right: shows)
        case .foreign(let other):
            report(
                .labelOfOtherLocale, mention, candidate, rule: "A label is written as the product shows it in the page's language",
                seen: "“\(mention.text)” is its label in \(other)", right: shows)
        case .outdated:
            report(
                .wrongLabel, mention, candidate, rule: "A label is written as the product shows it",
                seen: "the page says “\(mention.text)”, as “\(id)” was called before", right: shows)
        case .near:
            report(
                .wrongLabel, mention, candidate, rule: "A label is written as the product shows it",
                seen: "the page says “\(mention.text)”, which is almost the label of “\(id)”", right: shows)
        case .needed:
            report(
                .wrongLabel, mention, candidate, rule: "A label is written as the product shows it",
                seen: "the page says “\(mention.text)” where the reader needs “\(id)” to go on", right: shows)
        }
    }

    private mutating func report(_ code: Code, _ mention: Mention, _ candidate: Candidate, rule: String, seen: String, right: String) {
        let location = file.location(of: mention.range)
        let fix = Fix("Write “\(candidate.right)”", edits: [Edit(location, replacement: candidate.right)], isSafe: false)
        all.append(Diagnostic(code, at: location, locale: locale, rule: rule, seen: seen, right: right, fixes: [fix]))
    }
}
