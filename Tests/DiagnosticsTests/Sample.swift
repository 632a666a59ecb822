import Diagnostics

/// A French page with what makes columns hard: accents, a narrow no-break space, tabs, wide characters.
enum Sample {
    static let page = SourceFile(
        path: "Content/docusign/lier/fr.md",
        text: "# Lier\n\n1.\tSélectionnez\u{202F}: [Lier DocuSign compte](ui:docusign.link).\n\tdéjà [同期 e\u{301}](state:x=y) fin\n")

    /// The place where a text stands in a file for the first time.
    static func place(_ text: String, in file: SourceFile = page) -> Location {
        let bytes = file.bytes
        let wanted = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
        return file.location(of: start..<start + wanted.count)
    }

    static let wrongLabel = Diagnostic(
        .wrongLabel, at: place("Lier DocuSign compte"), locale: "fr",
        rule: "A label is written as the product shows it", seen: "\"Lier DocuSign compte\" is not the label of docusign.link",
        right: "The product shows \"Lier le compte DocuSign\"",
        fixes: [
            Fix(
                "Write \"Lier le compte DocuSign\"",
                edits: [Edit(place("Lier DocuSign compte"), replacement: "Lier le compte DocuSign")], isSafe: true)
        ])

    static let unknownID = Diagnostic(
        .unknownID, .warning, at: place("state:x=y"), locale: "fr", rule: "An id is one of the model's", seen: "\"x\" is none")

    static let report = Report(
        [unknownID, wrongLabel], pages: ["Content/docusign/lier/fr.md", "Content/docusign/lier/en.md"], claims: 12,
        source: "http://127.0.0.1:8080/capabilities version 1.4")

    static func written(_ report: Report = report, as format: Report.Format, colour: Bool = false) -> String {
        var out: [UInt8] = []
        report.write(as: format, colour: colour, to: &out)
        return text(out)
    }
}
