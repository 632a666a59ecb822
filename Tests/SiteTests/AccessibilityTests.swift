import Foundation
import Testing

/// axe in headless Chromium on every page, in light and dark, at the width of a desktop and of a phone.
@Suite(
    .enabled(
        if: Extra.available(.python, .chromium, .chromedriver),
        "ACCORD_PYTHON, ACCORD_CHROMIUM or ACCORD_CHROMEDRIVER is not set: the browser is not installed (scripts/test installs it)"))
struct AccessibilityTests {
    @Test("Every page is free of axe findings, fits a phone and asks no other host for anything")
    func everyPage() async throws {
        let pages = try await BuiltSite.pages()
        let report = try await examine(BuiltSite.folder())
        #expect(report.pages == pages.count)
        #expect(report.findings.isEmpty, "\(report.findings.joined(separator: "\n"))")
    }

    @Test("axe, the width and the requests of a page that is at fault are reported")
    func plantedFaults() async throws {
        try await withTemporaryFolder { folder in
            try folder.appending(path: "index.html").write(
                """
                <!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>x</title>
                <style>@media (prefers-color-scheme: dark) { p { color: #222; background: #000 } }</style>
                <main><h1>x</h1><div style="width: 900px">wide</div><p>dark</p><img src="https://example.invalid/x.png"></main></html>
                """)
            let findings = try await examine(folder).findings
            #expect(findings.contains { $0.contains("image-alt") })
            #expect(findings.contains { $0.contains("color-contrast") && $0.contains("dark") })
            #expect(!findings.contains { $0.contains("color-contrast") && $0.contains("light") })
            #expect(findings.contains { $0.contains("wider than the phone") })
            #expect(findings.contains { $0.contains("https://example.invalid/x.png") })
        }
    }

    private struct Report: Decodable {
        let pages: Int
        let findings: [String]
    }

    private func examine(_ folder: URL) async throws -> Report {
        let python = try #require(Extra.python.path, "ACCORD_PYTHON is not set.")
        let browser = try #require(Extra.chromium.path, "ACCORD_CHROMIUM is not set.")
        let driver = try #require(Extra.chromedriver.path, "ACCORD_CHROMEDRIVER is not set.")
        let script = Checkout.oracles.appending(path: "axe.py").filePath
        let outcome = try await Outcome(running: python, [script, browser, driver, folder.filePath])
        try #require(outcome.exitCode == 0, "axe did not run: \(outcome.error)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }
}
