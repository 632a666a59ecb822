/// What a run found, ready to be written in any format.
public struct Report: Sendable, Hashable {
    /// In report order.
    public let diagnostics: [Diagnostic]
    /// The paths of all pages that were checked, those without findings too; sorted.
    public let pages: [String]
    /// How many statements about the product were verified.
    public let claims: Int
    /// What the pages were checked against: `http://127.0.0.1:8080/capabilities version 1.4`.
    public let source: String?

    public init(_ diagnostics: [Diagnostic], pages: [String], claims: Int, source: String? = nil) {
        self.diagnostics = diagnostics.inReportOrder()
        self.pages = pages.sorted()
        self.claims = claims
        self.source = source
    }

    public var errors: Int { diagnostics.count { $0.severity == .error } }

    public var warnings: Int { diagnostics.count { $0.severity == .warning } }

    public enum Format: String, Sendable, Hashable, CaseIterable {
        case text, json, sarif, junit, github
    }

    /// Appends the report as UTF-8.
    /// - Parameters:
    ///   - colour: whether the text format may use ANSI colours; the others never do.
    ///   - catalogue: the language of the text format; the others are for programs and stay English.
    public func write(
        as format: Format, colour: Bool = false, in catalogue: MessageCatalogue = .english, to out: inout [UInt8]
    ) {
        switch format {
        case .text: writeText(colour: colour, in: catalogue, to: &out)
        case .json: json.write(to: &out, style: .indented)
        case .sarif: sarif.write(to: &out, style: .indented)
        case .junit: writeJUnit(to: &out)
        case .github: writeGitHub(to: &out)
        }
    }
}
