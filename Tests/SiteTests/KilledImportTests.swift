import Foundation
import Testing

/// Commands that write several files, ended without warning at many moments.
@Suite struct KilledImportTests {
    private static let articles = 24

    /// A site with pages to translate, and the file of a translator.
    private func withTranslatedSite(_ body: (URL) async throws -> Void) async throws {
        try await withSampleSite { site in
            for number in 0..<Self.articles {
                let article = site.appending(path: "Content/docusign/page-\(number)")
                try FileManager.default.createDirectory(at: article, withIntermediateDirectories: true)
                try article.appending(path: "article.yml").write("kind: faq\n")
                try article.appending(path: "en.md").write("---\ntitle: Page \(number)\n---\n\nText \(number).\n")
                try article.appending(path: "fr.md").write("---\ntitle: Page \(number)\n---\n\nTexte \(number).\n")
            }
            let export = try await run(site, "translate export --for xliff --locale fr --output \"$SITE/out\"")
            try #require(export.exitCode == 0, "\(export.error)")
            let file = site.appending(path: "out/fr.xlf")
            let text = try file.text()
            try file.write(text.replacing(">Texte ", with: ">Le texte numéro "))
            try #require(try file.text() != text)
            try await body(site)
        }
    }

    private func run(_ site: URL, _ command: String) async throws -> Outcome {
        try await Outcome(
            running: "/bin/sh", ["-c", "cd \"$SITE\" && \"$ACCORD\" \(command)"],
            environment: ["SITE": site.filePath, "ACCORD": Program.accord.path])
    }

    /// Runs a command and kills it, so many milliseconds after it has begun to write, or after its start.
    private func kill(_ site: URL, _ command: String, after milliseconds: Int, ofWriting: Bool) async throws {
        let begun = ofWriting ? "while kill -0 $pid 2>/dev/null && [ ! -e .accord-changes ]; do :; done;" : ""
        let wait = milliseconds > 0 ? "sleep \(Double(milliseconds) / 1000);" : ""
        _ = try await Outcome(
            running: "/bin/sh",
            ["-c", "cd \"$SITE\" && { \"$ACCORD\" \(command) >/dev/null 2>&1 & pid=$!; \(begun) \(wait) kill -9 $pid 2>/dev/null; wait $pid; true; }"],
            environment: ["SITE": site.filePath, "ACCORD": Program.accord.path])
    }

    /// What the site consists of, without the times that locks record.
    private func contents(of site: URL) throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try site.files() where !name.hasPrefix("out/") {
            contents[name] = try site.appending(path: name).text().replacing(#/"on":"[^"]*"/#, with: "")
        }
        return contents
    }

    private func restore(_ site: URL, _ copy: URL) throws {
        for name in ["site.yml", "Content", "Templates"] {
            let path = site.appending(path: name)
            try? FileManager.default.removeItem(at: path)
            try FileManager.default.copyItem(at: copy.appending(path: name), to: path)
        }
    }

    @Test(
        "A killed command leaves every page and lock as it was, or as it was to be, once the next run has begun",
        arguments: [
            "translate import --by Camille out/fr.xlf", "translate approve --all --locale fr --by Zoé", "translate new --locale de --name Deutsch",
        ])
    func killed(_ command: String) async throws {
        try await withTranslatedSite { site in
            try await withTemporaryFolder { copy in
                for name in ["site.yml", "Content", "Templates"] {
                    try FileManager.default.copyItem(at: site.appending(path: name), to: copy.appending(path: name))
                }
                let old = try contents(of: site)
                let whole = try await run(site, command)
                try #require(whole.exitCode == 0, "\(whole.output)\(whole.error)")
                let new = try contents(of: site)
                try #require(old != new)
                try restore(site, copy)
                var interrupted = 0
                for milliseconds in [0, 1, 3, 6, 12, 25] {
                    try await kill(site, command, after: milliseconds, ofWriting: true)
                    if try contents(of: site).keys.contains(where: { $0.hasPrefix(".accord-changes") }) { interrupted += 1 }
                    let next = try await run(site, "translate status --locale fr")
                    #expect(next.exitCode == 0, "\(next.output)\(next.error)")
                    let now = try contents(of: site)
                    #expect(now == old || now == new, "\(milliseconds) ms: \(Set(now.keys).symmetricDifference(new.keys))")
                    if now != old { try restore(site, copy) }
                }
                #expect(interrupted > 0)
            }
        }
    }
}
