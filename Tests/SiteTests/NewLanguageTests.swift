import Foundation
import Testing

/// From `translate new` to a language that is published, as the guide tells it.
@Suite struct NewLanguageTests {
    private func accord(_ site: URL, _ arguments: String...) async throws -> Outcome {
        try await Outcome(running: Program.accord.path, arguments + ["--site", site.filePath], environment: ["USER": "lea"])
    }

    @Test("A language that the product does not speak stops no other, and is shown with labels that say whose they are")
    func german() async throws {
        try await withSampleSite { site in
            #expect(try await accord(site, "translate", "new", "--locale", "de", "--name", "Deutsch").exitCode == 0)
            let checked = try await accord(site, "check", "--strict")
            #expect(checked.exitCode == 0 && checked.output.contains("note RUN002"), "\(checked.output)")
            #expect(checked.output.contains("0 errors, 0 warnings"))
            let listed = try await accord(site, "check", "--locale", "de")
            #expect(listed.exitCode == 1 && listed.output.components(separatedBy: "for tool:commitments in de").count == 2)
            let built = try await accord(site, "build")
            #expect(built.exitCode == 0 && built.output.contains("de: in preparation, not built"), "\(built.output)")
            #expect(try site.appending(path: "Output/en/index.html").text().contains("hreflang=\"fr\""))
            #expect(!FileManager.default.fileExists(atPath: site.appending(path: "Output/de").filePath))
            #expect(try !site.appending(path: "Output/en/index.html").text().contains("Deutsch"))

            let po = site.appending(path: "po")
            let article = "docusign/docusign-account-synced"
            #expect(try await accord(site, "translate", "export", "--for", "po", "--locale", "de", "--output", po.filePath).exitCode == 0)
            let file = po.appending(path: "\(article)/de.po")
            let text = try file.text()
            let translated = text.replacing("msgid \"A menu opens.\"\nmsgstr \"\"", with: "msgid \"A menu opens.\"\nmsgstr \"Ein Menü öffnet sich.\"")
            try #require(text != translated)
            try file.write(translated)
            #expect(try await accord(site, "translate", "import", po.filePath).exitCode == 0)
            #expect(try site.appending(path: "Content/\(article)/de.md").text().contains("Ein Menü öffnet sich."))
            #expect(try await accord(site, "build").exitCode == 0)

            let preview = site.appending(path: "preview")
            let shown = try await accord(site, "build", "--preparing", "--output", preview.filePath)
            #expect(shown.exitCode == 0 && shown.output.contains("note RUN002"), "\(shown.output)")
            let own = try preview.appending(path: "de/\(article)/index.html").text()
            #expect(own.contains("Ein Menü öffnet sich.") && own.contains("<span class=\"ui\" lang=\"en\">My Profile Settings</span>"))
            let borrowed = try preview.appending(path: "de/docusign/which-tools-support-docusign/index.html").text()
            #expect(borrowed.contains("<tbody lang=\"en\">") && borrowed.contains("lang=\"de\""))
            #expect(!borrowed.contains("<span class=\"ui\" lang=\"de\">"))
        }
    }

    @Test("A region of a language that the site has can be published at once")
    func belgian() async throws {
        try await withSampleSite { site in
            #expect(try await accord(site, "translate", "new", "--locale", "fr-BE", "--name", "Français (Belgique)").exitCode == 0)
            #expect(!FileManager.default.fileExists(atPath: site.appending(path: "Templates/strings/fr-BE.yml").filePath))
            #expect(try await accord(site, "check", "--locale", "fr-BE", "--strict").exitCode == 0)
            let configuration = site.appending(path: "site.yml")
            let text = try configuration.text()
            #expect(text.contains("{tag: fr-BE, name: Français (Belgique), fallback: [fr, en], preparing: true}"))
            try configuration.write(text.replacing(", preparing: true", with: ""))
            #expect(try await accord(site, "build").exitCode == 0)
            #expect(try site.appending(path: "Output/fr-BE/index.html").text().contains("Signer avec DocuSign"))
        }
    }
}
