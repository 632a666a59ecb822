import Foundation
import Testing

/// The sample site, built once for all tests that only read it.
enum BuiltSite {
    /// The folder of the output, below the build folder so that it can be looked at after a failure.
    static func folder() async throws -> URL { try await building.value }

    private static let building = Task {
        let output = Checkout.root.appending(path: ".build/site-tests/output")
        try? FileManager.default.removeItem(at: output)
        try FileManager.default.createDirectory(at: output.deletingLastPathComponent(), withIntermediateDirectories: true)
        let outcome = try await Program.accord("build", "--site", Checkout.root.filePath, "--output", output.filePath)
        try #require(outcome.exitCode == 0, "accord build failed:\n\(outcome.output)\(outcome.error)")
        return output
    }

    /// The HTML pages, by their path in the output.
    static func pages() async throws -> [String] {
        let pages = try await folder().files().filter { $0.hasSuffix(".html") }
        // Four locales with an overview, a section and eight articles each.
        try #require(pages.count >= 40, "The site has only \(pages.count) pages.")
        return pages
    }
}
