import Foundation
import Testing

/// The language in which the commands speak to people.
@Suite struct ReportLanguageTests {
    private static let page = "Content/docusign/docusign-account-synced/fr.md"

    private func accord(_ site: URL, _ locale: String, _ arguments: String...) async throws -> Outcome {
        try await Outcome(running: Program.accord.path, arguments + ["--site", site.filePath], environment: ["LC_ALL": locale])
    }

    /// The sample site with a wrong apostrophe in a French page.
    private func withSlip(_ body: (URL) async throws -> Void) async throws {
        try await withSampleSite { site in
            let page = site.appending(path: Self.page)
            let text = try page.text()
            try page.write(text + "\nVoici l'écran.\n")
            try await body(site)
        }
    }

    @Test("Reports are in the language of the environment, or the one that is asked for; formats for programs stay English")
    func check() async throws {
        try await withSlip { site in
            let french = try await accord(site, "fr_FR.UTF-8", "check")
            #expect(french.output.contains("avertissement TRN003 [fr]\u{A0}: L’apostrophe d’un texte est ’ (U+2019)\u{A0}: ici, c’est «\u{A0}'\u{A0}»."))
            #expect(french.output.contains("correction\u{A0}: Écrivez «\u{A0}’\u{A0}»"))
            #expect(french.output.contains("Vérifié avec "))
            let last = try #require(french.output.split(separator: "\n").last)
            #expect(last.contains(" pages en 4 langues, ") && last.contains(" affirmations vérifiées (") && last.hasSuffix("\u{A0}s"))
            #expect(last.contains("0 erreur, 1 avertissement, "))

            let english = try await accord(site, "C.UTF-8", "check")
            #expect(english.output.contains("warning TRN003 [fr]: The apostrophe of a text is ’ (U+2019): here it is “'”."))
            #expect(english.output.contains("fix: Write “’”"))
            #expect(english.output.contains("0 errors, 1 warning, "))
            #expect(try await accord(site, "fr_FR.UTF-8", "check", "--language", "en").output.hasPrefix(english.output.prefix { $0 != "\n" }))
            #expect(try await accord(site, "C", "check", "--language", "fr").output.hasPrefix(french.output.prefix { $0 != "\n" }))
            #expect(try await accord(site, "C", "check", "--language", "de").exitCode == 64)

            let json = try await accord(site, "fr_FR.UTF-8", "check", "--format", "json")
            #expect(json.output.contains("The apostrophe of a text is ’") && !json.output.contains("L’apostrophe"))
        }
    }

    @Test("So are the lines of the commands for translators, and what explains a code")
    func lines() async throws {
        try await withSlip { site in
            let article = "docusign/docusign-account-synced"
            let status = try await accord(site, "fr_CA.UTF-8", "translate", "status", "--locale", "fr")
            #expect(status.output.contains("\nfr\u{A0}: ") && status.output.contains(" mots"))
            let opened = try await accord(site, "fr_FR.UTF-8", "translate", "reopen", "\(article)#title", "--locale", "fr", "--by", "Zoé")
            #expect(opened.output.hasSuffix("1 segment enregistré par Zoé\n"))
            let folder = site.appending(path: "po").filePath
            let export = try await accord(
                site, "fr_FR.UTF-8", "translate", "export", "--for", "po", "--locale", "fr", "--article", article, "--output", folder)
            #expect(export.output.contains("segments de 1 article dans \(folder)"))
            let imported = try await accord(site, "fr_FR.UTF-8", "translate", "import", folder, "--by", "Zoé", "--dry-run")
            #expect(imported.output.contains("0 à écrire, 0 enregistré comme à jour, "))
            let fill = try await accord(site, "fr_FR.UTF-8", "translate", "fill", "--locale", "fr", "--dry-run")
            #expect(fill.output.contains("fr\u{A0}: 0 à mettre en place, "))
            let explain = try await Outcome(running: Program.accord.path, ["explain", "TRN003", "--language", "fr"])
            #expect(explain.output.hasPrefix("TRN003  L’apostrophe d’un texte français est ’ (U+2019).\n"))
        }
    }
}
