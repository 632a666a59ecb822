import Diagnostics

/// What `accord explain` tells of a code; its two examples are run as tests.
public struct Explanation: Sendable {
    public let code: Code
    /// The rule in one sentence.
    public let rule: String
    /// Why the rule exists, and what to do about a finding.
    public let reason: String
    /// Breaks the rule.
    public let failing: Example
    /// The same, put right.
    public let passing: Example

    /// One for each code, in the order of the codes.
    public static let all: [Explanation] = {
        let groups = [model, labels, procedures, states, tables, locales, typography, comparisons, translations, exchange, links, site, pages, reading, imports, audits, runs]
        let byCode = Dictionary(groups.joined().map { ($0.code, $0) }) { first, _ in first }
        return Code.allCases.compactMap { byCode[$0] }
    }()

    /// The explanation of a code; a test holds that every code has one.
    public static func of(_ code: Code) -> Explanation? { all.first { $0.code == code } }

    /// What an explanation says besides its examples.
    struct Words: Sendable {
        let rule: String
        let reason: String
    }

    /// Rule and reason in a language; nil where they are told in English only.
    private func words(in catalogue: MessageCatalogue) -> Words? {
        catalogue.language == "fr" ? Self.french[code] : Words(rule: rule, reason: reason)
    }

    /// The code and its rule on one line.
    public func heading(in catalogue: MessageCatalogue = .english) -> String {
        "\(code.rawValue)  \(words(in: catalogue)?.rule ?? rule)\n"
    }

    /// For a terminal or a page of plain text.
    public func text(in catalogue: MessageCatalogue = .english) -> String {
        let words = words(in: catalogue)
        var text = words == nil ? "\(catalogue.text(of: "This explanation is in English only."))\n\n" : ""
        text += "\(heading(in: catalogue))\n\(words?.reason ?? reason)\n\n"
        text += "\(catalogue.text(of: "Fails:"))\n\(Self.listing(failing))\n\(catalogue.text(of: "Passes:"))\n\(Self.listing(passing))"
        for (scalar, meaning) in Self.invisible where Self.shows(scalar, in: [failing, passing]) {
            text += "\n\(catalogue.text(of: meaning))\n"
        }
        let product = productListing
        if !product.isEmpty { text += "\n\(catalogue.text(of: "The product in these examples:"))\n\(product)" }
        return text
    }

    /// Characters that look like an ordinary space, and what they are.
    private static let invisible: [(scalar: Unicode.Scalar, meaning: Message)] = [
        (.noBreakSpace, "\(notation(of: .noBreakSpace)) is a no-break space."),
        (.narrowNoBreakSpace, "\(notation(of: .narrowNoBreakSpace)) is a narrow no-break space."),
    ]

    /// `<U+202F>`
    private static func notation(of scalar: Unicode.Scalar) -> String { "<\(codePointName(scalar))>" }

    private static func shows(_ scalar: Unicode.Scalar, in examples: [Example]) -> Bool {
        examples.contains { $0.files.contains { $0.text.unicodeScalars.contains(scalar) } }
    }

    private static func listing(_ example: Example) -> String {
        example.files.map { file in
            // A NUL would be lost on a terminal, and the two examples of a space look alike.
            var text = file.text.replacing("\u{0}", with: "␀")
            for (scalar, _) in invisible { text = text.replacing(String(Character(scalar)), with: notation(of: scalar)) }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            return "  \(file.path)\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
        }.joined(separator: "\n")
    }

    /// What the examples' claims are about.
    private var productListing: String {
        guard failing.run == .check else { return "" }
        let texts = (failing.files + passing.files).map(\.text)
        let named = Self.product.filter { entry in
            entry.mentions.contains { mention in texts.contains { $0.contains(mention) } }
        }
        let width = named.map(\.id.count).max() ?? 0
        return named.map { "    \($0.id)\(String(repeating: " ", count: width - $0.id.count))  \($0.text)\n" }.joined()
    }
}
