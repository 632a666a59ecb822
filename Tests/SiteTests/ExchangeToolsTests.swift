import Foundation
import Testing

/// Exports of the sample site in the hands of other people's programs.
@Suite struct ExchangeToolsTests {
    // MARK: Schemas

    @Test(
        "XLIFF 2.1, XLIFF 1.2 and TMX are valid by the published schemas",
        .enabled(if: Schemas.isWanted, "XLIFF_SCHEMAS is not set: there are no published schemas to compare with"))
    func schemas() async throws {
        let folder = try #require(
            Schemas.folder, "XLIFF_SCHEMAS is \(Schemas.named): it is no folder with xliff-2.1, xliff-1.2 and tmx-1.4.")
        try await withNewText { site in
            let export = site.appending(path: "exports")
            try await self.export(site, to: export)
            #expect(try export.appending(path: "xliff/fr.xlf").text().contains("<mtc:match "))
            #expect(try export.appending(path: "xliff/fr.xlf").text().contains(" subFlowsStart="))
            let dtd = folder.appending(path: "tmx-1.4/tmx14.dtd").filePath
            let two = folder.appending(path: "xliff-2.1/all.xsd").filePath
            let one = ["strict", "transitional"].map { folder.appending(path: "xliff-1.2/xliff-core-1.2-\($0).xsd").filePath }
            try await expectValid(try files(".xlf", in: export, "xliff"), ["--schema", two])
            for schema in one {
                try await expectValid(try files(".xlf", in: export, "omegat"), ["--schema", schema])
                try await expectValid(try files(".xlf", in: export, "xliff-1.2"), ["--schema", schema])
            }
            try await expectValid(try files(".tmx", in: export, "omegat") + files(".tmx", in: export, "tmx"), ["--dtdvalid", dtd])
        }
    }

    private func expectValid(_ files: [URL], _ options: [String]) async throws {
        try #require(!files.isEmpty)
        let outcome = try await Outcome(running: "/usr/bin/xmllint", ["--nonet", "--noout"] + options + files.map(\.filePath))
        #expect(outcome.exitCode == 0, "\(outcome.error)")
    }

    // MARK: gettext and translate-toolkit

    @Test(
        "msgfmt and msgcat take every PO file without a complaint",
        .enabled(if: Extra.available(.msgfmt), "ACCORD_MSGFMT is not set: gettext is not installed (scripts/test installs it)"))
    func gettext() async throws {
        let msgfmt = try #require(Extra.msgfmt.path, "ACCORD_MSGFMT is not set.")
        try await withExports { export in
            for file in try files(".po", in: export, "po") + files(".po", in: export, "weblate") {
                let outcome = try await Outcome(running: msgfmt, ["--check", "--output-file=/dev/null", file.filePath])
                #expect(outcome.exitCode == 0 && outcome.error.isEmpty, "\(file.lastPathComponent): \(outcome.error)")
            }
        }
    }

    @Test(
        "translate-toolkit reads PO and XLIFF, and what it writes changes nothing",
        .enabled(
            if: Extra.available(.python), "ACCORD_PYTHON is not set: the Python packages are not installed (scripts/test installs them)"))
    func translateToolkit() async throws {
        let python = try #require(Extra.python.path, "ACCORD_PYTHON is not set.")
        try await withExports { export in
            let script = Checkout.oracles.appending(path: "translate_toolkit.py").filePath
            let outcome = try await Outcome(running: python, [script, export.filePath])
            try #require(outcome.exitCode == 0, "\(outcome.error)")
            let counts = try JSONDecoder().decode([String: [Int]].self, from: Data(outcome.output.utf8))
            #expect(counts.count > 20)
            #expect(counts.values.allSatisfy { $0[0] > 3 && $0[1] > 3 })
            for format in ["po", "weblate", "xliff", "xliff-1.2"] {
                try await withSampleSite { site in
                    let names = try files(format.hasPrefix("xliff") ? ".xlf" : ".po", in: export, format).map(\.filePath)
                    let back = try await Outcome(running: Program.accord.path, ["translate", "import", "--by", "Camille", "--site", site.filePath] + names)
                    #expect(back.exitCode == 0, "\(format): \(back.output)\(back.error)")
                    #expect(back.output.contains("written: 0, recorded as current: 0"), "\(format): \(back.output)")
                    try await expectSame(site)
                }
            }
        }
    }

    // MARK: OmegaT

    @Test(
        "OmegaT translates the whole site without a window, and every claim, link and mark comes back",
        .enabled(if: Extra.available(.omegat), "ACCORD_OMEGAT is not set: OmegaT is not installed (scripts/test installs it)"))
    func omegat() async throws {
        let omegat = try #require(Extra.omegat.path, "ACCORD_OMEGAT is not set.")
        try await withExports { export in
            let project = export.appending(path: "omegat").filePath
            let home = export.appending(path: "home").filePath
            let outcome = try await Outcome(
                running: omegat, [project, "--mode=console-translate", "--config-dir=\(home)"], environment: ["HOME": home])
            try #require(outcome.exitCode == 0, "\(outcome.output.suffix(2000))\(outcome.error.suffix(2000))")
            let target = export.appending(path: "omegat/target").filePath
            // Onto a site without French: everything that was translated comes back as new pages.
            let expected = try await translations(of: Checkout.root)
            #expect(expected.count > 150)
            try await withSampleSite { site in
                let old = try files("/fr.md", in: site.appending(path: "Content"), "")
                for page in old + (try files("/fr.lock.jsonl", in: site.appending(path: "Content"), "")) {
                    try FileManager.default.removeItem(at: page)
                }
                let back = try await Outcome(running: Program.accord.path, ["translate", "import", "--by", "Camille", "--site", site.filePath, target])
                #expect(!back.output.contains("TRN"), "\(back.output)\(back.error)")
                let returned = try await translations(of: site)
                #expect(returned.count == expected.count)
                for (segment, text) in expected { #expect(returned[segment] == text, "\(segment)") }
            }
            // Onto the site as it is, nothing changes.
            try await withSampleSite { site in
                let back = try await Outcome(running: Program.accord.path, ["translate", "import", "--by", "Camille", "--site", site.filePath, target])
                #expect(back.output.contains("written: 0,"), "\(back.output)\(back.error)")
                try await expectSame(site)
            }
        }
    }

    /// The French texts of a site, by the article and the id of the segment.
    private func translations(of site: URL) async throws -> [String: [String]] {
        let outcome = try await Program.accord("translate", "status", "--locale", "fr", "--format", "json", "--site", site.filePath)
        try #require(outcome.exitCode == 0, "\(outcome.error)")
        let status = try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
        let pairs = status.pages.flatMap { page in page.segments.map { ("\(page.article)#\($0.id)", $0.target ?? []) } }
        return Dictionary(pairs) { first, _ in first }
    }

    private struct Status: Decodable {
        let pages: [Page]

        struct Page: Decodable {
            let article: String
            let segments: [Segment]
        }

        struct Segment: Decodable {
            let id: String
            let target: [String]?
        }
    }

    // MARK: Exports

    /// Runs `body` with a folder in which each format has a folder with the export of the sample site into French.
    private func withExports(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await export(Checkout.root, to: folder)
            try await body(folder)
        }
    }

    private func export(_ site: URL, to folder: URL) async throws {
        for format in ["omegat", "weblate", "xliff", "xliff-1.2", "po", "tmx"] {
            let outcome = try await Program.accord(
                "translate", "export", "--for", format, "--locale", "fr", "--site", site.filePath, "--output",
                folder.appending(path: format).filePath)
            try #require(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
        }
    }

    /// Runs `body` with the sample site to which a step was added that is known from another page.
    private func withNewText(_ body: (URL) async throws -> Void) async throws {
        try await withSampleSite { site in
            let page = site.appending(path: "Content/docusign/link-docusign-account/en.md")
            let text = try page.text() + """

                Select [Save Changes](ui:company-defaults.save-changes).

                See [the company](../enable-docusign-for-company/en.md "What to do first") or <https://example.com/help>.

                """
            try text.write(to: page, atomically: true, encoding: .utf8)
            try await body(site)
        }
    }

    private func files(_ suffix: String, in folder: URL, _ name: String) throws -> [URL] {
        let folder = name.isEmpty ? folder : folder.appending(path: name)
        return try folder.files().map { folder.appending(path: $0) }.filter { $0.filePath.hasSuffix(suffix) }
    }

    /// Whether a copy of the sample site has the same files as the site.
    private func expectSame(_ copy: URL) async throws {
        let original = Checkout.root.appending(path: "Content")
        let names = try original.files()
        #expect(try copy.appending(path: "Content").files() == names)
        for name in names {
            #expect(
                try Data(contentsOf: copy.appending(path: "Content/\(name)")) == Data(contentsOf: original.appending(path: name)), "\(name)"
            )
        }
    }
}

/// Published schemas of the exchange formats, which are no part of the project.
private enum Schemas {
    static var named: String { ProcessInfo.processInfo.environment["XLIFF_SCHEMAS"] ?? "" }

    /// Nil where there are none.
    static var folder: URL? {
        let folder = URL(filePath: named)
        let schema = folder.appending(path: "xliff-2.1/all.xsd").filePath
        return !named.isEmpty && FileManager.default.fileExists(atPath: schema) ? folder : nil
    }

    /// Whether schemas are there, or must be: a variable that leads nowhere is an error where skipping is forbidden.
    static var isWanted: Bool {
        let environment = ProcessInfo.processInfo.environment
        return folder != nil || environment["XLIFF_SCHEMAS"] != nil && environment["ACCORD_REQUIRE_EXTRAS"] == "1"
    }
}
