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

    /// For a terminal or a page of plain text.
    public var text: String {
        let product = productListing
        return """
            \(code.rawValue)  \(rule)

            \(reason)

            Fails:
            \(Self.listing(failing))
            Passes:
            \(Self.listing(passing))\(product.isEmpty ? "" : "\nThe product in these examples:\n\(product)")
            """
    }

    private static func listing(_ example: Example) -> String {
        example.files.map { file in
            // A NUL would be lost on a terminal.
            let lines = file.text.replacing("\u{0}", with: "␀").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
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
