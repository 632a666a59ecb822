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

    /// Files that are laid over a small complete site; paths are relative to the site's folder.
    public struct Example: Sendable {
        public let files: [(path: String, text: String)]

        init(_ path: String, _ text: String) { files = [(path, text)] }

        init(_ files: [(path: String, text: String)]) { self.files = files }
    }

    /// One for each code, in the order of the codes.
    public static let all: [Explanation] = model + labels + procedures + states + tables + locales + links + site + pages + runs

    /// The explanation of a code; a test holds that every code has one.
    public static func of(_ code: Code) -> Explanation? { all.first { $0.code == code } }

    /// For a terminal or a page of plain text.
    public var text: String {
        """
        \(code.rawValue)  \(rule)

        \(reason)

        Fails:
        \(Self.listing(failing))
        Passes:
        \(Self.listing(passing))
        """
    }

    private static func listing(_ example: Example) -> String {
        example.files.map { file in
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
            return "  \(file.path)\n\(lines.joined(separator: "\n"))\n"
        }.joined()
    }
}
