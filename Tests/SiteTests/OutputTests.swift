import Foundation
import Testing

/// What was rendered, read again by programs that Accord does not use.
@Suite(.enabled(if: Extra.available(.python), "ACCORD_PYTHON is not set: html5lib is not installed (scripts/test installs it)"))
struct OutputTests {
    @Test("Every id is unique, every link and anchor of pages and Markdown twins leads somewhere, and no claim is published")
    func links() async throws {
        let pages = try await BuiltSite.pages()
        let report = try await read(BuiltSite.folder())
        #expect(report.pages == pages.count)
        #expect(report.links > 1000)
        #expect(report.findings.isEmpty, "\(report.findings.joined(separator: "\n"))")
    }

    @Test("html5lib's reader reports what is broken")
    func plantedFaults() async throws {
        try await withTemporaryFolder { folder in
            try folder.appending(path: "index.html").write(
                """
                <!DOCTYPE html><html lang="en"><title>x</title><p id="a"><a href="b.html">b</a><a href="#c">c</a><a href="ui:x">d</a>
                <p id="a"><a href="https://help.example.com/en/x/">e</a></html>
                """)
            let findings = try await read(folder).findings
            #expect(findings.count == 5, "\(findings)")
        }
    }

    @Test("The supported-tools tables have the 6 tools and 12 rows of the product, in HTML", arguments: SupportedTools.all)
    func htmlTable(_ expected: SupportedTools) async throws {
        let tables = try await read(BuiltSite.folder()).tables
        let found = tables.filter { $0.key.hasPrefix("\(expected.locale)/") && $0.value.count == 12 }
        #expect(!found.isEmpty)
        for (page, rows) in found {
            #expect(rows.map { $0.first ?? "" } == expected.rows.map(\.tool), "\(page)")
            // A note may stand behind the item's name.
            #expect(zip(rows, expected.rows).allSatisfy { $0.count > 1 && $0[1].hasPrefix($1.item) }, "\(page): \(rows)")
        }
    }

    @Test("The supported-tools tables have the 6 tools and 12 rows of the product, in Markdown", arguments: SupportedTools.all)
    func markdownTable(_ expected: SupportedTools) async throws {
        let folder = try await BuiltSite.folder()
        var tables = 0
        for file in try folder.files() where file.hasPrefix("\(expected.locale)/") && file.hasSuffix(".md") {
            let rows = try markdownTableRows(folder.appending(path: file).text())
            guard rows.count == 12 else { continue }
            tables += 1
            var tool = ""
            for (row, (expectedTool, item)) in zip(rows, expected.rows) {
                if let first = row.first, !first.isEmpty { tool = first }
                #expect(tool == expectedTool, "\(file)")
                #expect(row.dropFirst().first?.hasPrefix(item) == true, "\(file): \(row)")
            }
        }
        #expect(tables > 0)
    }

    private struct Report: Decodable {
        let pages: Int
        let links: Int
        let findings: [String]
        let tables: [String: [[String]]]
    }

    private func read(_ folder: URL) async throws -> Report {
        let python = try #require(Extra.python.path, "ACCORD_PYTHON is not set.")
        let script = Checkout.oracles.appending(path: "site.py").filePath
        let outcome = try await Outcome(running: python, [script, folder.filePath, "https://help.example.com/"])
        try #require(outcome.exitCode == 0, "The reader did not run: \(outcome.error)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }
}
