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
        for (mention, atHand) in choice.unknown {
            add(
                .unknownControl, .warning, mention, rule: "A control that a step names is on the screen that the reader is on by then",
                seen: "“\(mention.text)” is not",
                right: atHand.isEmpty ? nil : "There are \(atHand.prefix(6).map { "“\($0)”" as Message }.joined(separator: ", "))")
        }
        reportTwoNames(zip(choice.mentions, choice.chosen).filter { $0.1 == nil && !$0.0.leadsElsewhere }.map(\.0))
    }

    /// Names that the product does not have, and that differ in the order of their words or in small words only.
    private mutating func reportTwoNames(_ mentions: [Mention]) {
        var first: [[String]: Mention] = [:]
        for mention in mentions where mention.text.startsWithCapital {
            let words = mention.text.significantWords
            guard words.count >= 2 else { continue }
            guard let other = first[words] else {
                first[words] = mention
                continue
            }
            let isSame =
                other.text.plainWords.count == mention.text.plainWords.count
                && zip(other.text.plainWords, mention.text.plainWords).allSatisfy { $0.first == $1.first }
            if isSame { continue }
            add(
                .twoNames, .warning, mention, rule: "A page calls the same thing by the same name",
                seen: "“\(mention.text)” is “\(other.text)” on line \(file.position(of: other.range.lowerBound).line)", right: nil)
        }
    }

    private mutating func add(_ code: Code, _ severity: Severity, _ mention: Mention, rule: Message, seen: Message, right: Message?) {
        all.append(Diagnostic(code, severity, at: file.location(of: mention.range), locale: locale, rule: rule, seen: seen, right: right))
    }

    private mutating func report(_ mention: Mention, _ candidate: Candidate) {
        let shows: Message = "The product shows “\(candidate.right)” in \(locale)"
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

    private mutating func report(_ code: Code, _ mention: Mention, _ candidate: Candidate, rule: Message, seen: Message, right: Message) {
        let location = file.location(of: mention.range)
        let fix = Fix("Write “\(candidate.right)”", edits: [Edit(location, replacement: candidate.right)], isSafe: false)
        all.append(Diagnostic(code, at: location, locale: locale, rule: rule, seen: seen, right: right, fixes: [fix]))
    }
}
