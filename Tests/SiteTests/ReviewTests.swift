import Foundation
import Testing

/// The review page in the hands of a reviewer with a browser.
@Suite(
    .enabled(
        if: Extra.available(.python, .chromium, .chromedriver),
        "ACCORD_PYTHON, ACCORD_CHROMIUM or ACCORD_CHROMEDRIVER is not set: the browser is not installed (scripts/test installs it)"))
struct ReviewTests {
    @Test("What is edited and approved on the page is what the import writes, and nothing else of the site changes")
    func roundTrip() async throws {
        try await withSampleSite { site in
            let before = try contents(of: site)
            let (page, downloads) = (site.appending(path: "review.html"), site.appending(path: "downloads"))
            try FileManager.default.createDirectory(at: downloads, withIntermediateDirectories: true)
            try await expect(0, "translate", "review", "--locale", "fr", "--language", "fr", "--site", site.filePath, "--output", page.filePath)

            let session = try await work(on: page, downloads, edit: "A  button: your account is", approve: "A menu opens.")
            #expect(session.findings.isEmpty, "\(session.findings.joined(separator: "\n"))")
            #expect(session.codes == [5, 5])
            #expect(session.undone)
            #expect(session.plain.hasPrefix("Un bouton {1}\u{A0}: votre compte n’est {2}pas encore synchronisé{/2}."))
            #expect(session.plain.hasSuffix("{3}Lier votre compte DocuSign{/3}. Vraiment."))
            #expect(session.kept == ["approved", "approved"])
            #expect(URL(filePath: session.exported).lastPathComponent == "review.fr.xlf")
            try FileManager.default.removeItem(at: page)

            try await expect(0, "translate", "import", "--by", "Zoé", "--site", site.filePath, session.exported)
            try FileManager.default.removeItem(at: downloads)
            let after = try contents(of: site)
            let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
            let article = "Content/docusign/docusign-account-synced"
            #expect(changed == ["\(article)/fr.lock.jsonl", "\(article)/fr.md"])
            #expect(Set(after.keys) == Set(before.keys))
            let link = "[Lier votre compte DocuSign](../link-docusign-account/fr.md)."
            let expected = before["\(article)/fr.md"]?.replacing("consultez \(link)\n", with: "consultez \(link) Vraiment.\n")
            #expect(after["\(article)/fr.md"] == expected)

            let (old, new) = (before["\(article)/fr.lock.jsonl"] ?? "", after["\(article)/fr.lock.jsonl"] ?? "")
            let lines = Set(new.split(separator: "\n")).subtracting(old.split(separator: "\n"))
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.contains("\"approved\"") }, "\(lines)")
            try await expect(0, "check", "--site", site.filePath)
        }
    }

    @Test("axe finds nothing on the page in English either, nor on the dashboard, and they ask nobody for anything")
    func accessibility() async throws {
        try await withSampleSite { site in
            try await withTemporaryFolder { folder in
                let page = folder.appending(path: "review.html").filePath
                try await expect(0, "translate", "review", "--locale", "fr", "--language", "en", "--site", site.filePath, "--output", page)
                let status = try await Outcome(
                    running: Program.accord.path, ["translate", "status", "--format", "html", "--language", "fr", "--site", site.filePath])
                try folder.appending(path: "status.html").write(status.output)
                let report = try await run("axe.py", [folder.filePath], as: AxeReport.self)
                #expect(report.pages == 2)
                #expect(report.findings.isEmpty, "\(report.findings.joined(separator: "\n"))")
            }
        }
    }

    @Test("A suggestion for another source that nobody edited is to be reviewed, and so is a copy of the source, unless a person says otherwise")
    func suggestion() async throws {
        try await withSampleSite { site in
            let source = site.appending(path: "Content/docusign/docusign-account-synced/en.md")
            try source.write(source.text() + "\nGo to the bottom of the page and read the DocuSign row. It shows one of these things:\n")
            let page = site.appending(path: "review.html").filePath
            try await expect(0, "translate", "review", "--locale", "fr", "--site", site.filePath, "--output", page)
            let states = try await run("suggestion.py", [page, "Go to the bottom of the page and read the DocuSign row. It shows one of these"], as: [String].self)
            #expect(states == ["needs-review", "translated", "translated", "needs-review"])
        }
    }

    @Test("A text that the import would refuse cannot be approved, and the page says why; what is to be done in the file is listed")
    func obstacles() async throws {
        try await withSampleSite { site in
            let folder = site.appending(path: "Content/docusign/docusign-account-synced")
            let (source, target) = (folder.appending(path: "en.md"), folder.appending(path: "fr.md"))
            try source.write(source.text().replacing("   A menu opens.\n\n", with: "") + "\n```sh\nrun\n```\n")
            try target.write(
                target.text().replacing("[Paramètres de mon profil](ui:profile-settings).", with: "de votre profil.").replacing("[Lier votre compte DocuSign](../link-docusign-account/fr.md).\n   -", with: "[](../link-docusign-account/fr.md).\n   -"))
            let page = site.appending(path: "review.html").filePath
            try await expect(0, "translate", "review", "--locale", "fr", "--language", "fr", "--site", site.filePath, "--output", page)
            let seen = try await run("obstacles.py", [page, "A  button: your account is", "You are now on the"], as: Obstacles.self)
            #expect(seen.lacking[0] == "False" && seen.lacking[1].hasPrefix("Ne peut pas encore être marqué"), "\(seen.lacking)")
            #expect(seen.lacking[2].contains("LOC001") && seen.lacking[2].contains("ui:profile-settings"), "\(seen.lacking)")
            #expect(!seen.isPossible)
            #expect(
                seen.reason
                    == "Ne peut pas encore être marqué comme traduit ni approuvé. Sans texte : lien vers ../link-docusign-account/fr.md.")
            #expect(seen.mended)
            #expect(seen.progress.allSatisfy { $0.hasPrefix("Segments terminés") } && Set(seen.progress).count == 1, "\(seen.progress)")
            #expect(seen.nothing == ["0 segment affiché", "Aucun segment ne correspond."])
            #expect(seen.actions.count == 2 && seen.actions[0] == seen.actions[1] - 1 && seen.all == seen.actions[1])
            #expect(seen.toDo.count == 2)
            #expect(seen.toDo.first?.contains("il manque le code « run » dans la page") == true, "\(seen.toDo)")
            #expect(seen.toDo.last?.contains("la source ne contient plus « A menu opens. »") == true, "\(seen.toDo)")
            #expect(seen.small == [])
            #expect(seen.findings == [])
        }
    }

    private struct Obstacles: Decodable {
        let isPossible, mended: Bool
        let reason: String
        let progress, nothing, toDo, small, findings, lacking: [String]
        let all: Int
        let actions: [Int]
    }

    private struct AxeReport: Decodable {
        let pages: Int
        let findings: [String]
    }

    private struct Session: Decodable {
        let codes: [Int]
        let undone: Bool
        let plain: String
        let kept: [String]
        let exported: String
        let findings: [String]
    }

    private func work(on page: URL, _ downloads: URL, edit: String, approve: String) async throws -> Session {
        try await run("review.py", [page.filePath, downloads.filePath, edit, approve], as: Session.self)
    }

    private func run<Report: Decodable>(_ script: String, _ arguments: [String], as: Report.Type) async throws -> Report {
        let python = try #require(Extra.python.path, "ACCORD_PYTHON is not set.")
        let browser = try #require(Extra.chromium.path, "ACCORD_CHROMIUM is not set.")
        let driver = try #require(Extra.chromedriver.path, "ACCORD_CHROMEDRIVER is not set.")
        let outcome = try await Outcome(running: python, [Checkout.oracles.appending(path: script).filePath, browser, driver] + arguments)
        try #require(outcome.exitCode == 0, "\(script) did not run: \(outcome.error)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }

    private func expect(_ exitCode: Int, _ arguments: String...) async throws {
        let outcome = try await Outcome(running: Program.accord.path, arguments)
        try #require(outcome.exitCode == exitCode, "accord \(arguments.joined(separator: " ")):\n\(outcome.output)\(outcome.error)")
    }

    /// The text of every file of the content.
    private func contents(of site: URL) throws -> [String: String] {
        var contents: [String: String] = [:]
        for name in try site.files() where name.hasPrefix("Content/") { contents[name] = try site.appending(path: name).text() }
        return contents
    }
}
