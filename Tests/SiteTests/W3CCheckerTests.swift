import Foundation
import Testing

/// The Nu Html Checker of the W3C on every page.
@Suite(.enabled(if: Extra.available(.vnu), "ACCORD_VNU_JAR is not set: the W3C checker is not installed (scripts/test installs it)"))
struct W3CCheckerTests {
    @Test("Every page passes the W3C checker without errors or warnings")
    func everyPage() async throws {
        _ = try await BuiltSite.pages()
        let messages = try await check(BuiltSite.folder())
        #expect(messages.isEmpty, "\(messages.map(\.description).joined(separator: "\n"))")
    }

    @Test("So do the review page and the dashboard")
    func pagesForTranslators() async throws {
        try await withSampleSite { site in
            try await withTemporaryFolder { folder in
                let arguments = ["--language", "fr", "--site", site.filePath]
                let review = try await Outcome(
                    running: Program.accord.path,
                    ["translate", "review", "--locale", "fr", "--output", folder.appending(path: "review.html").filePath] + arguments)
                try #require(review.exitCode == 0, "\(review.error)")
                let status = try await Outcome(running: Program.accord.path, ["translate", "status", "--format", "html"] + arguments)
                try folder.appending(path: "status.html").write(status.output)
                // Their styles stand in them, and the checker knows no CSS of the last ten years.
                let messages = try await check(folder).filter { $0.message?.hasPrefix("CSS:") != true && $0.type == "error" }
                #expect(messages.isEmpty, "\(messages.map(\.description).joined(separator: "\n"))")
            }
        }
    }

    @Test("The W3C checker reports a page that is not valid")
    func plantedError() async throws {
        try await withTemporaryFolder { folder in
            try folder.appending(path: "broken.html").write("<!DOCTYPE html><html lang=en><title>x</title><ul><p>x</p></ul>")
            #expect(try await !check(folder).isEmpty)
        }
    }

    private struct Report: Decodable {
        let messages: [Message]
    }

    private struct Message: Decodable, CustomStringConvertible {
        let type: String
        let url: String?
        let lastLine: Int?
        let message: String?

        var description: String { "\(url ?? "?"):\(lastLine ?? 0): \(type): \(message ?? "")" }
    }

    private func check(_ folder: URL) async throws -> [Message] {
        let jar = try #require(Extra.vnu.path, "ACCORD_VNU_JAR is not set.")
        let outcome = try await Outcome(
            running: "/usr/bin/env",
            ["java", "-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", folder.filePath])
        try #require(outcome.exitCode == 0, "The checker did not run: \(outcome.error)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.error.utf8)).messages
    }
}
