import Foundation
import Testing

/// `accord import` from outside, on a new site with the sample's model.
@Suite(.timeLimit(.minutes(15)))
struct ImportTests {
    private static let pages = Checkout.root.appending(path: "Tests/AccordKitTests/Import/Pages")
    private static let folder = "Content/docusign/how-do-i-know-whether-my-docusign-account-is-synced-with-my-procore-account"

    /// Runs `body` with a site that has a model and a glossary, and no articles yet.
    private static func withNewSite<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        try await withTemporaryFolder { site in
            try FileManager.default.createDirectory(at: site.appending(path: "Content"), withIntermediateDirectories: true)
            for name in ["site.yml", "Content/capabilities.json", "Content/glossary.yml"] {
                try FileManager.default.copyItem(at: Checkout.root.appending(path: name), to: site.appending(path: name))
            }
            return try await body(site)
        }
    }

    private static func importing(_ site: URL, _ arguments: String...) async throws -> Outcome {
        try await Outcome(running: Program.accord.path, ["import", "--site", site.filePath] + arguments)
    }

    private static func importSample(_ site: URL, _ arguments: String...) async throws -> Outcome {
        let files = ["en", "fr"].map { pages.appending(path: "mindtouch.\($0).html").filePath }
        return try await Outcome(running: Program.accord.path, ["import", "--site", site.filePath, "--section", "docusign"] + files + arguments)
    }

    /// The contents and the time of last change of each file.
    private static func state(_ site: URL) throws -> [String: String] {
        var state: [String: String] = [:]
        for path in try site.files() {
            let url = site.appending(path: path)
            let date = try FileManager.default.attributesOfItem(atPath: url.filePath)[.modificationDate] as? Date
            state[path] = "\(date?.timeIntervalSince1970 ?? 0) \(try Data(contentsOf: url).base64EncodedString())"
        }
        return state
    }

    @Test("A MindTouch page in two languages becomes one article whose pages pass the check")
    func mindTouch() async throws {
        try await Self.withNewSite { site in
            let imported = try await Self.importSample(site)
            #expect(imported.exitCode == 0, "\(imported.output)\(imported.error)")
            #expect(imported.output.contains(" 0 lost"))
            let checked = try await Program.accord("check", "--site", site.filePath)
            #expect(checked.exitCode == 0, "\(checked.output)\(checked.error)")
            #expect(checked.output.contains("2 pages in 4 locales") && checked.output.contains("0 errors, 0 warnings"), "\(checked.output)")
            for (locale, words) in [("en", ["Login with DocuSign", "Synced"]), ("fr", ["Connexion avec DocuSign", "Synchronisé"])] {
                let lines = try site.appending(path: "\(Self.folder)/\(locale).md").text().split(separator: "\n").map(String.init)
                #expect(lines.filter { $0.first?.isNumber == true }.compactMap(\.first) == ["1", "2", "3", "4"])
                #expect(lines.count { $0.hasPrefix("   - ") } == 2)
                #expect(lines.contains { $0.contains("[\(words[0])](ui:docusign.login)") })
                #expect(lines.contains { $0.contains("[\(words[1])](ui:docusign.synced)") })
                #expect(lines.contains("> [!TIP]"))
                #expect(lines.contains("```supported-tools docusign-signature"))
            }
        }
    }

    @Test("A second import of the same pages changes nothing, not even a time")
    func again() async throws {
        try await Self.withNewSite { site in
            _ = try await Self.importSample(site)
            let before = try Self.state(site)
            let outcome = try await Self.importSample(site, "--force")
            #expect(outcome.exitCode == 0, "\(outcome.output)")
            #expect(outcome.output.contains("2 unchanged"))
            #expect(try Self.state(site) == before)
        }
    }

    @Test("What was edited since stays, and is named; --force takes the import")
    func edited() async throws {
        try await Self.withNewSite { site in
            _ = try await Self.importSample(site)
            let page = site.appending(path: "\(Self.folder)/fr.md")
            let original = try page.text()
            try page.write("mine")
            let kept = try await Self.importSample(site)
            #expect(kept.exitCode == 1)
            #expect(kept.output.contains("HTM048") && kept.output.contains("\(Self.folder)/fr.md"))
            #expect(try page.text() == "mine")
            #expect(try await Self.importSample(site, "--force").exitCode == 0)
            #expect(try page.text() == original)
        }
    }

    @Test("Without a site.yml, the message says what to do")
    func noSite() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await Self.importSample(folder)
            #expect(outcome.exitCode == 2)
            #expect(outcome.error.contains("site.yml") && outcome.error.contains("--site"), "\(outcome.error)")
            #expect(try folder.files().isEmpty)
        }
    }

    @Test("What cannot be had is an exit code and a message", arguments: [
        (["/no/such/page.html"], 3), (["http://127.0.0.1:1/"], 3), (["ftp://example.com/"], 3), ([], 64), (["x.html", "--rate", "0"], 64),
        (["x.html", "--article", "../x"], 2), (["x.html", "--locale", "tlh"], 2), (["x.html", "--selector", "[["], 2),
    ])
    func refused(arguments: [String], exitCode: Int) async throws {
        try await Self.withNewSite { site in
            let before = try site.files()
            let outcome = try await Outcome(running: Program.accord.path, ["import", "--site", site.filePath, "--no-cache"] + arguments)
            #expect(outcome.exitCode == exitCode, "\(outcome.output)\(outcome.error)")
            #expect(!(outcome.output + outcome.error).isEmpty)
            #expect(try site.files() == before)
        }
    }

    @Test("The tree and the Markdown of a page can be looked at without a site")
    func dump() async throws {
        try await withTemporaryFolder { folder in
            let page = folder.appending(path: "a.html")
            try page.write("<html lang=en><h1>One</h1><p>Two")
            let tree = try await Program.accord("import", "--dump", "tree", page.filePath)
            #expect(tree.output.contains("|     <h1>\n|       \"One\"\n"), "\(tree.output)\(tree.error)")
            let markdown = try await Program.accord("import", "--dump", "markdown", page.filePath)
            #expect(markdown.output == "---\ntitle: One\n---\n\nTwo\n", "\(markdown.output)\(markdown.error)")
        }
    }

    @Test("The sums are in the JSON, and add up")
    func sums() async throws {
        try await Self.withNewSite { site in
            let outcome = try await Self.importSample(site, "--format", "json")
            let document = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            let pages = try #require(document["pages"] as? [[String: Any]])
            #expect(pages.count == 2)
            for text in (pages.compactMap { $0["text"] } + [document["text"]]).compactMap({ $0 as? [String: Any] }) {
                let parts = ["boilerplate", "dropped"].compactMap { text[$0] as? [String: Int] }.flatMap(\.values).reduce(0, +)
                let numbers = ["total", "kept", "lost"].compactMap { text[$0] as? Int }
                #expect(numbers.count == 3 && numbers[0] == numbers[1] + parts + numbers[2] && numbers[1] > 1000 && numbers[2] == 0)
            }
        }
    }

    /// What the page of traps must become, by the rows of docs/import-comparison.md.
    private static let traps: [(row: String, texts: [String])] = [
        ("a list directly inside a list", ["1. Ouvrez le menu.\n\n   - En haut\n   - À gauche\n\n2. "]),
        ("numbering across a picture", ["\n2. Choisissez", "\n3. Fermez."]),
        ("the picture stays in its step", ["\n   ![Le menu](menu.png)\n\n3. "]),
        ("alternatives (OU) in list items", ["   - Enregistrer.\n\n     _OU_\n\n   - Annuler."]),
        ("row spans", ["| Engagements | Bons |", "| Engagements | Contrats |"]),
        ("column spans", ["| Total | | Un"]),
        ("pipes in cells", ["| a\\|b |"]),
        ("lists in cells", ["• Premier · • Second |"]),
        ("paragraphs in cells", ["| Un · Deux |"]),
        ("callouts", ["> [!TIP]\n> Gardez ceci sous la main."]),
        ("anchors", ["[le tableau](#tableau)", "\n## Tableau\n"]),
        ("no-break spaces", ["\u{A0}: «\u{A0}tout\u{A0}» y est\u{202F}!", "Choisissez\u{A0}:"]),
        ("literal Markdown characters", ["Écrivez 1. [x\\](y), \\*a\\*, \\_b\\_, \\`c\\` et d | e tels quels."]),
    ]

    @Test("The comparison with other converters tells of this one what it does")
    func comparison() async throws {
        let lines = try Checkout.root.appending(path: "docs/import-comparison.md").text().split(separator: "\n").filter { $0.hasPrefix("| ") }
        let rows = lines.dropFirst(2).map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.map { $0.prefix(2) } == Self.traps.map { [$0.row, "kept"] })
        try await withTemporaryFolder { site in
            try site.appending(path: "site.yml").write("title: {fr: T}\nbaseURL: https://h.example/\nsource: fr\nlocales: [{tag: fr, name: Français}]\n")
            let page = Self.pages.appending(path: "traps.fr.html").filePath
            #expect(try await Self.importing(site, page, "--article", "help/page").exitCode == 0)
            let written = try site.appending(path: "Content/help/page/fr.md").text()
            for (row, texts) in Self.traps {
                for text in texts { #expect(written.contains(text), "\(row): \(written)") }
            }
        }
    }

    @Test("An import that is killed leaves whole files, and the next one ends as if nothing had been")
    func killed() async throws {
        try await withTemporaryFolder { folder in
            for number in 0..<60 {
                let text = (0..<40).map { "<p>Paragraph \($0) of page \(number)." }.joined()
                try folder.appending(path: "p\(number).html").write("<html lang=en><main><h1>Page \(number)</h1>\(text)</main>")
            }
            try await Self.withNewSite { whole in
                #expect(try await Self.importing(whole, folder.filePath, "--section", "new").exitCode == 0)
                let expected = try Self.contents(whole)
                for milliseconds in [30, 60, 100, 150, 220, 300] {
                    try await Self.withNewSite { site in
                        let command = "\(Program.accord.path) import --site \(site.filePath) --section new \(folder.filePath) >/dev/null & sleep 0.\(milliseconds < 100 ? "0" : "")\(milliseconds); kill -9 $!; wait"
                        _ = try await Outcome(running: "/bin/sh", ["-c", command])
                        let left = try Self.contents(site).filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".yml") }
                        #expect(left.allSatisfy { expected[$0.key] == $0.value })
                        #expect(try await Self.importing(site, folder.filePath, "--section", "new").exitCode == 0)
                        let after = try Self.contents(site).filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".yml") || $0.key.hasSuffix(".json") }
                        #expect(after == expected)
                    }
                }
            }
        }
    }

    private static func contents(_ site: URL) throws -> [String: Data] {
        Dictionary(uniqueKeysWithValues: try site.files().map { ($0, try Data(contentsOf: site.appending(path: $0))) })
    }

    @Test("Where no space is left, that is the message, and no half file stays")
    func full() async throws {
        try await Self.withNewSite { site in
            let before = try site.files()
            let files = ["en", "fr"].map { Self.pages.appending(path: "mindtouch.\($0).html").filePath }.joined(separator: " ")
            let command = "ulimit -f 1; exec \(Program.accord.path) import --site \(site.filePath) --section docusign \(files)"
            let outcome = try await Outcome(running: "/bin/sh", ["-c", command])
            #expect(outcome.exitCode == 3, "\(outcome.output)")
            #expect(outcome.error.contains("no space is left"), "\(outcome.error)")
            #expect(try site.files() == before)
        }
    }
}
