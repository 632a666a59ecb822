import Foundation
import Testing

/// What the commands for translators record, and of whom.
@Suite struct TranslateCommandTests {
    private static let article = "docusign/docusign-account-synced"
    private static let lock = "Content/\(article)/fr.lock.jsonl"

    private func accord(_ site: URL, _ environment: [String: String] = [:], _ arguments: String...) async throws -> Outcome {
        let nobody = ["HOME": site.filePath, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "USER": ""]
        return try await Outcome(
            running: Program.accord.path, ["translate"] + arguments + ["--site", site.filePath],
            environment: nobody.merging(environment) { $1 })
    }

    @Test("Who says so is the name that is given, else git's, else the user's, and never nobody")
    func author() async throws {
        try await withSampleSite { site in
            let unknown = try await accord(site, [:], "reopen", Self.article)
            #expect(unknown.exitCode == 3)
            #expect(unknown.error.contains("neither git nor the environment knows your name. Give it with --by"))
            #expect(try await accord(site, ["USER": "  "], "reopen", Self.article).exitCode == 3)
            #expect(try await accord(site, ["USER": "lea"], "reopen", Self.article, "--by", " ").exitCode == 64)
            #expect(try await accord(site, ["USER": "lea"], "reopen", Self.article, "--locale", "fr").output.contains("recorded by lea"))
            try site.appending(path: "gitconfig").write("[user]\n\tname = Zoé Roy\n")
            let git = ["USER": "lea", "GIT_CONFIG_GLOBAL": site.appending(path: "gitconfig").filePath]
            #expect(try await accord(site, git, "approve", Self.article, "--locale", "fr").output.contains("recorded by Zoé Roy"))
            #expect(try site.appending(path: Self.lock).text().contains(#""by":"Zoé Roy""#))
            #expect(try await accord(site, [:], "import", "none.po").exitCode == 3)
        }
    }

    @Test("What came in with a file is approved where it still reads so, and the rest is named")
    func importedSegments() async throws {
        try await withSampleSite { site in
            let folder = site.appending(path: "po")
            _ = try await accord(site, [:], "export", "--for", "po", "--locale", "fr", "--article", Self.article, "--output", folder.filePath)
            let file = folder.appending(path: "\(Self.article)/fr.po")
            let po = try file.text()
            let edited = po.replacing("msgstr \"Un menu s’ouvre.\"", with: "msgstr \"Le menu s’ouvre.\"")
            try #require(po != edited)
            try file.write(edited)
            #expect(try await accord(site, [:], "import", file.filePath, "--by", "Camille").exitCode == 0)
            let approved = try await accord(site, [:], "approve", "--import", file.filePath, "--by", "Zoé")
            #expect(approved.exitCode == 0, "\(approved.output)\(approved.error)")
            let records = try site.appending(path: Self.lock).text().split(separator: "\n")
            #expect(records.count { $0.contains("A menu opens.") && $0.contains(#""state":"approved","by":"Zoé""#) } == 1)
            let page = site.appending(path: "Content/\(Self.article)/fr.md")
            try page.write(page.text().replacing("Le menu s’ouvre.", with: "Voici le menu."))
            let again = try await accord(site, [:], "approve", "--import", folder.filePath, "--by", "Zoé")
            #expect(again.exitCode == 0 && again.output.contains("TRN061") && again.output.contains("now reads \"Voici le menu.\""))
            #expect(again.output.contains("0 segments recorded by Zoé"))
            #expect(try await accord(site, [:], "approve", "--import", file.filePath, "--all").exitCode == 64)
        }
    }

    @Test("A page or a lock that cannot be read is told by each command, and passes for missing in none", arguments: ["fr.md", "en.md", "fr.lock.jsonl"])
    func unread(_ name: String) async throws {
        try await withSampleSite { site in
            let exported = site.appending(path: "xliff").filePath
            let article = "docusign/docusign-account-synced"
            #expect(try await accord(site, [:], "export", "--for", "xliff", "--locale", "fr", "--output", exported).exitCode == 0)
            let file = site.appending(path: "Content/\(article)/\(name)")
            try (Data([0xFF]) + Data(contentsOf: file)).write(to: file)
            let before = try site.appending(path: "Content").files()
            let commands: [([String], Int)] = [
                (["status"], 1), (["status", "--forecast", exported + "/fr.xlf", "--article", article], 1), (["fill", "--locale", "fr"], 2),
                (["export", "--for", "po", "--locale", "fr", "--output", site.appending(path: "po").filePath], 2),
                (["review", "--locale", "fr", "--output", site.appending(path: "r.html").filePath], 2), (["import", exported], 1),
                (["accept", article, "--locale", "fr"], 2), (["accept", "--all", "--locale", "fr"], 2), (["accept", "Content/\(article)/fr.md"], 2),
            ]
            for (command, exitCode) in commands where !(command.contains("--forecast") && name == "en.md") {
                let run = try await Outcome(running: Program.accord.path, ["translate"] + command + ["--site", site.filePath])
                #expect(run.exitCode == exitCode, "\(command): \(run.output)\(run.error)")
                #expect((run.output + run.error).contains("byte 1 is not valid UTF-8"), "\(command): \(run.output)\(run.error)")
            }
            #expect(try site.appending(path: "Content").files() == before)
            let check = try await Outcome(running: Program.accord.path, ["check", "--site", site.filePath])
            #expect(check.exitCode == 1 && !check.output.contains("TRN044"), "\(check.output)")
        }
    }

    @Test("A page that a merge left in two versions goes to no translator")
    func torn() async throws {
        try await withSampleSite { site in
            let page = site.appending(path: "Content/\(Self.article)/fr.md")
            try page.write(page.text() + "\n<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n")
            let run = try await accord(site, [:], "export", "--for", "po", "--locale", "fr", "--output", site.appending(path: "po").filePath)
            #expect(run.exitCode == 2 && (run.output + run.error).contains("LOC011"), "\(run.output)\(run.error)")
            #expect(!FileManager.default.fileExists(atPath: site.appending(path: "po").filePath))
        }
    }

    @Test("What goes to translators is not written among the site's own files, and a folder for it is made")
    func places() async throws {
        try await withSampleSite { site in
            for (command, place) in [("export --for po", "Content/po"), ("export --for po", "Output"), ("review", "Content/../Templates/review.html")] {
                let arguments = command.split(separator: " ").map(String.init) + ["--locale", "fr", "--output", "\(site.filePath)/\(place)"]
                let refused = try await Outcome(running: Program.accord.path, ["translate"] + arguments + ["--site", site.filePath])
                #expect(refused.exitCode == 2 && refused.error.contains("outside the site's own folders"), "\(refused.error)")
            }
            let page = site.appending(path: "new/folder/page.html")
            #expect(try await accord(site, [:], "review", "--locale", "fr", "--output", page.filePath).exitCode == 0)
            #expect(try page.text().contains("<html"))
            try site.appending(path: "file").write("")
            let blocked = try await accord(site, [:], "review", "--locale", "fr", "--output", "\(site.filePath)/file/page.html")
            #expect(blocked.exitCode == 3 && blocked.error.contains("Files are written whole or not at all"), "\(blocked.error)")
        }
    }
}
