import Foundation
import Testing

/// Whatever a site holds, a command ends with an exit code and a message, and the site that was built before stays.
@Suite(.timeLimit(.minutes(15)))
struct BadInputTests {
    /// One thing that is wrong with a site.
    struct Fault: Sendable, CustomStringConvertible {
        let description: String
        let exitCode: Int
        /// What the message must name.
        let names: String
        let plant: @Sendable (URL) throws -> Void

        init(_ description: String, exitCode: Int, names: String, _ plant: @escaping @Sendable (URL) throws -> Void) {
            self.description = description
            self.exitCode = exitCode
            self.names = names
            self.plant = plant
        }
    }

    static let article = "Content/docusign/link-docusign-account"

    static let faults: [Fault] = [
        Fault("no site.yml", exitCode: 2, names: "site.yml") { try FileManager.default.removeItem(at: $0.appending(path: "site.yml")) },
        overwriting("site.yml", with: "title: [", "a site.yml that is not YAML", exitCode: 2),
        overwriting("site.yml", with: "", "an empty site.yml", exitCode: 2),
        overwriting("site.yml", with: Fault.aliasBomb, "a site.yml of aliases of aliases", exitCode: 2),
        overwriting("site.yml", with: Data([0xFF, 0xFE, 0x00]), "a site.yml that is not UTF-8", exitCode: 2),
        overwriting("\(article)/article.yml", with: "kind: [", "an article.yml that is not YAML", exitCode: 1),
        overwriting("\(article)/article.yml", with: Fault.aliasBomb, "an article.yml of aliases of aliases", exitCode: 1),
        overwriting("\(article)/fr.md", with: Data([0xC3, 0x28]), "a page that is not UTF-8", exitCode: 1),
        overwriting("\(article)/fr.md", with: "", "an empty page", exitCode: 1),
        overwriting("\(article)/fr.md", with: "---\ntitle: x", "front matter without an end", exitCode: 1),
        overwriting("\(article)/fr.md", with: page(String(repeating: "word ", count: 4_000_000)), "a page of 20 MB", exitCode: 1),
        overwriting("\(article)/fr.md", with: page(String(repeating: "> ", count: 100_000)), "100,000 block quotes in each other", exitCode: 1),
        overwriting("\(article)/fr.md", with: page(deepList(5_000)), "5,000 lists in each other", exitCode: 1),
        overwriting("\(article)/fr.md", with: page(String(repeating: "[", count: 200_000)), "200,000 brackets", exitCode: 1),
        overwriting("\(article)/fr.md", with: page(String(repeating: "*a **a ", count: 50_000)), "100,000 emphases that stay open", exitCode: 1),
        overwriting("\(article)/fr.md", with: page("[x](../../../../../etc/passwd)"), "a link out of the site", exitCode: 1),
        overwriting("\(article)/fr.md", with: page("[x](javascript:alert%281%29)"), "a link that runs a script", exitCode: 1),
        overwriting("\(article)/fr.md", with: page("[x](ui:) [](ui:%FF?absent?absent) [x](state:a=b=c)"), "claims without sense", exitCode: 1),
        Fault("a folder where a page should be", exitCode: 1, names: "fr.md") { site in
            let file = site.appending(path: "\(article)/fr.md")
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        },
        Fault("a pipe where a page should be", exitCode: 1, names: "fr.md") { site in
            let file = site.appending(path: "\(article)/fr.md")
            try FileManager.default.removeItem(at: file)
            try #require(mkfifo(file.filePath, 0o600) == 0)
        },
        Fault("a symbolic link to itself where a page should be", exitCode: 1, names: "fr.md") { site in
            let file = site.appending(path: "\(article)/fr.md")
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createSymbolicLink(at: file, withDestinationURL: file)
        },
        overwriting("Content/capabilities.json", with: "{", "a snapshot that is not JSON", exitCode: 2),
        overwriting("Content/capabilities.json", with: "{\"schema\":\"capabilities/2\"}", "a snapshot of another schema", exitCode: 2),
        overwriting("Content/capabilities.json", with: String(repeating: "[", count: 1_000_000), "a snapshot of a million brackets", exitCode: 2),
        overwriting("Content/glossary.yml", with: "terms: [", "a glossary that is not YAML", exitCode: 1),
        overwriting("Templates/layout.mustache", with: "{{#open}}", "a layout with a section that stays open", exitCode: 2),
        overwriting("Templates/layout.mustache", with: Data([0xFF, 0xFE]), "a layout that is not UTF-8", exitCode: 2),
        overwriting("Templates/layout.mustache", with: "{{>layout}}", "a layout that includes itself", exitCode: 2),
    ]

    @Test("A fault is named, with its exit code, and the site built before stays as it is", arguments: faults)
    func fault(_ fault: Fault) async throws {
        try await withSampleSite { site in
            let output = site.appending(path: "Output")
            try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
            try output.appending(path: "index.html").write("before")
            try fault.plant(site)
            let outcome = try await Program.accord("build", "--site", site.filePath)
            #expect(outcome.exitCode == fault.exitCode, "\(outcome.output.suffix(2000))\(outcome.error.suffix(2000))")
            #expect((outcome.output + outcome.error).contains(fault.names), "\(outcome.output.suffix(2000))\(outcome.error.suffix(2000))")
            #expect(try output.files() == ["index.html"])
            #expect(try output.appending(path: "index.html").text() == "before")
        }
    }

    @Test("A model that cannot be had is a failure of the environment, and the snapshot stays",
        arguments: ["http://127.0.0.1:1/capabilities", "http://no-such-host.invalid/capabilities", "/no/such/file.json"])
    func unreachableModel(source: String) async throws {
        try await withSampleSite { site in
            let snapshot = try Data(contentsOf: site.appending(path: "Content/capabilities.json"))
            for command in [["check"], ["build"], ["capabilities", "pull"], ["capabilities", "diff"]] {
                let outcome = try await Outcome(running: Program.accord.path, command + ["--site", site.filePath, "--capabilities", source])
                #expect(outcome.exitCode == 3, "\(command)")
                #expect(outcome.error.contains(source), "\(command): \(outcome.error)")
            }
            #expect(try Data(contentsOf: site.appending(path: "Content/capabilities.json")) == snapshot)
            #expect(!FileManager.default.fileExists(atPath: site.appending(path: "Output").filePath))
        }
    }

    @Test("Words that a command does not know are a usage error", arguments: [["check", "--no-such-option"], ["no-such-command"], ["build", "--jobs", "0"]])
    func usage(_ arguments: [String]) async throws {
        #expect(try await Outcome(running: Program.accord.path, arguments).exitCode == 64)
    }

    @Test("An output that cannot be written is a failure of the environment")
    func unwritableOutput() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try file.write("mine")
            for output in [file.filePath, file.filePath + "/below", "/proc/accord"] {
                let outcome = try await Program.accord("build", "--site", Checkout.root.filePath, "--output", output)
                #expect(outcome.exitCode == 3, "\(output): \(outcome.output)\(outcome.error)")
            }
            #expect(try file.text() == "mine")
        }
    }

    @Test("What others put into the output stays")
    func foreignFiles() async throws {
        try await withTemporaryFolder { output in
            try output.appending(path: "README.md").write("mine")
            try FileManager.default.createDirectory(at: output.appending(path: "fr/mine"), withIntermediateDirectories: true)
            try output.appending(path: "fr/mine/notes.txt").write("mine")
            for _ in 0..<2 {
                let outcome = try await Program.accord("build", "--site", Checkout.root.filePath, "--output", output.filePath)
                #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
            }
            #expect(try output.appending(path: "README.md").text() == "mine")
            #expect(try output.appending(path: "fr/mine/notes.txt").text() == "mine")
        }
    }

    private static func overwriting(_ path: String, with contents: Data, _ description: String, exitCode: Int) -> Fault {
        Fault(description, exitCode: exitCode, names: path) { try contents.write(to: $0.appending(path: path)) }
    }

    private static func overwriting(_ path: String, with text: String, _ description: String, exitCode: Int) -> Fault {
        overwriting(path, with: Data(text.utf8), description, exitCode: exitCode)
    }

    private static func page(_ body: String) -> String {
        "---\ntitle: Titre\ndescription: Description\n---\n\n\(body)\n"
    }

    private static func deepList(_ depth: Int) -> String {
        (0..<depth).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
    }
}

extension BadInputTests.Fault {
    /// Each line stands for ten of the one before: a thousand million values at the end.
    fileprivate static let aliasBomb: String = {
        var lines = ["a0: &a0 [x]"]
        for level in 1...9 {
            lines.append("a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }()
}
