import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite struct LoadTests {
    /// The headlines of what loading and checking a changed small site finds.
    private func findings(_ changes: [String: String?], _ prepare: (SmallSite) throws -> Void = { _ in }) async throws -> [Diagnostic] {
        try await withSmallSite(changes) { site in
            try prepare(site)
            return try await site.check().findings
        }
    }

    @Test("a missing site.yml is a configuration error that names the folder")
    func missingConfiguration() async throws {
        try await withSmallSite(["site.yml": nil]) { site in
            await #expect(throws: ConfigurationError.self) { try await site.check() }
        }
    }

    @Test(
        "a site.yml that cannot be used is a configuration error with a place",
        arguments: [
            ("title: {en: A}\nlocales: []", "source"), ("- a\n- b", "mapping"), ("title: [", "YAML"),
            ("title: {en: A}\nsource: de\nlocales:\n  - {tag: en, name: English}", "de"),
            ("title: {en: A}\nsource: en\nlocales:\n  - {tag: en_GB, name: English}", "en-GB"),
            ("title: {en: A}\nsource: en\nbaseURL: ftp://x\nlocales:\n  - {tag: en, name: English}", "ftp://x"),
            ("title: {en: A}\nsource: en\nlocales:\n  - {tag: en, name: English, fallback: [pt]}", "pt"),
            ("title: {en: A}\nsource: en\nspelling: {en: en-UK}\nlocales:\n  - {tag: en, name: English}", "en-GB"),
            ("titel: {en: A}\nsource: en\nlocales:\n  - {tag: en, name: English}", "title"),
        ])
    func invalidConfiguration(_ text: String, _ word: String) async throws {
        try await withSmallSite(["site.yml": text]) { site in
            let error = await #expect(throws: ConfigurationError.self) { try await site.check() }
            #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
            #expect(error?.findings.allSatisfy { $0.location.path == "site.yml" } == true)
            #expect(error?.findings.compactMap(\.untoldInFrench) == [])
        }
    }

    @Test("the summary counts the pages of the languages that were checked")
    func summary() async throws {
        try await withSmallSite { site in
            for (locale, pages) in [("en-GB", 0), ("fr", 1)] {
                let workspace = try await Workspace.open(
                    site.root, model: .snapshot, selection: Selection(locales: [locale], articles: ["keys/tools"]), jobs: 1)
                let result = await workspace.check()
                let line = workspace.summary(of: workspace.report(result), result, since: .now).description
                #expect(line.hasPrefix("\(Message.pages(pages)) in 1 locale, "), "\(line)")
            }
        }
    }

    @Test("a page that is not UTF-8 is one finding at that file, and the other pages are still checked")
    func invalidUTF8() async throws {
        let findings = try await findings([:]) { try $0.write("Content/keys/tools/fr.md", [0x2D, 0x2D, 0x2D, 0x0A, 0xC3, 0x28]) }
        #expect(findings.filter { $0.code == .unreadable }.map(\.location.path) == ["Content/keys/tools/fr.md"])
        #expect(findings.first { $0.code == .unreadable }?.message.contains("byte 5") == true)
    }

    @Test("symbolic links, pipes and folders in place of pages are refused without being read")
    func notFiles() async throws {
        let findings = try await findings(["Content/keys/tools/fr.md": nil, "Content/keys/tools/en.md": nil]) { site in
            try FileManager.default.createSymbolicLink(atPath: "\(site.root)/Content/keys/tools/fr.md", withDestinationPath: "/etc/passwd")
            #expect(mkfifo("\(site.root)/Content/keys/tools/en.md", 0o600) == 0)
        }
        #expect(findings.filter { $0.code == .unreadable }.count == 2)
    }

    @Test("a page over the size limit is refused")
    func hugePage() async throws {
        let findings = try await findings([:]) { site in
            try site.write("Content/keys/tools/fr.md", [UInt8](repeating: UInt8(ascii: "a"), count: Site.Limit.page + 1))
        }
        #expect(findings.contains { $0.code == .unreadable && $0.message.contains("larger") })
    }

    @Test(
        "hostile YAML gives a finding and no trap",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000), String(repeating: "{a: ", count: 5_000),
            "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "kind: faq\nkind: faq", "\u{FEFF}kind: [", "kind: \"\\xZZ\"", "? [a]\n: b", "kind: !!binary x",
            "%YAML 9.9\n---\nkind: faq", "kind: faq\n---\nkind: faq", "\tkind: faq",
        ])
    func hostileYAML(_ text: String) async throws {
        let findings = try await findings(["Content/keys/tools/article.yml": text])
        #expect(findings.contains { $0.location.path == "Content/keys/tools/article.yml" && $0.severity == .error })
    }

    @Test(
        "plain front matter is read as the YAML reader would",
        arguments: [
            "title: A plain title", "title: \"Quoted\"", "title: \"Qu'est-ce que c’est\u{202F}?\"\ndescription: L’été", "title: A: b", "title: A #b", "title: 'x'",
            "title: \"a\\tb\"", "title: yes", "title: 12", "title: |\n  block", "title: \"a\" # comment", "title: a   ", "title:  a", "title: [a]", "title: ~",
            "description: d\ntitle: t", "title: a\ntitle: b", "title:\ttab", "title: é:", "title: \"", "title: \"\"", "titel: x", "title: - a", "title: a\r",
        ])
    func frontMatterAgreesWithYAML(_ text: String) {
        let fenced = SourceFile(path: "en.md", text: "---\n\(text)\n---\nbody")
        // A comment in front keeps the byte scan from taking the short way.
        let slow = SourceFile(path: "en.md", text: "---\n# c\n\(text)\n---\nbody")
        var quickFindings: [Diagnostic] = []
        var slowFindings: [Diagnostic] = []
        let quick = FrontMatter(fenced, &quickFindings)
        let careful = FrontMatter(slow, &slowFindings)
        #expect(quick.title == careful.title)
        #expect(quick.description == careful.description)
        #expect(quickFindings.map(\.code) == slowFindings.map(\.code))
    }

    @Test("a title is required, and the page is named")
    func missingTitle() async throws {
        let findings = try await findings(["Content/keys/tools/en.md": "No front matter, [Orders](tool:orders).\n"])
        #expect(findings.contains { $0.code == .missingKey && $0.location.path == "Content/keys/tools/en.md" })
    }

    @Test("folder names that cannot stand in an address are refused", arguments: ["a b", "café au lait", "x?y", "a%2e"])
    func folderNames(_ name: String) async throws {
        let findings = try await findings(["Content/keys/\(name)/article.yml": "kind: faq", "Content/keys/\(name)/en.md": "---\ntitle: x\n---\n"])
        #expect(findings.contains { $0.code == .invalidSlug })
    }
}
