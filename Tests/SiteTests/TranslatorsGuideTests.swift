import Foundation
import Testing

/// The translators' guide, walked through as it is written.
@Suite struct TranslatorsGuideTests {
    static let guides = ["docs/translating.md", "docs/fr/traduire.md"]

    @Test("Both guides have the same commands, in the same order, apart from the language of the page that they write")
    func sameCommands() throws {
        let commands = try Self.guides.map { guide in
            try Self.commands(of: guide).map { $0.replacing("--language en", with: "").replacing("--language fr", with: "") }
        }
        #expect(commands[0].count > 15)
        #expect(commands[0] == commands[1])
    }

    @Test("Both guides name the same codes, states and formats")
    func sameWords() throws {
        let words = try Self.guides.map { guide in
            let text = try Checkout.root.appending(path: guide).text()
            return Set(text.matches(of: #/TRN\d+|`(?:new|stale|needs-review|translated|approved|text|claim|removed|link-only|markup-only)`/#).map { String($0.output) })
        }
        #expect(words[0].count > 12)
        #expect(words[0] == words[1])
    }

    @Test("Each command of a guide runs as it is written, in the order of the guide", arguments: guides)
    func walk(_ guide: String) async throws {
        try await withSampleSite { site in
            let start = try await run("mkdir home && git init -q && git config user.name A && git add . && git -c user.name=A -c user.email=a@b.example commit -qm Start", in: site)
            try #require(start.exitCode == 0, "\(start.error)")
            let before = try pages(of: site)
            for command in try Self.commands(of: guide) {
                let tool = String(command.prefix { $0 != " " })
                guard try await isInstalled(tool) else {
                    try #require(ProcessInfo.processInfo.environment["ACCORD_REQUIRE_EXTRAS"] != "1", "\(tool) is not installed.")
                    continue
                }
                let outcome = try await run(command, in: site)
                #expect(outcome.exitCode == 0, "\(command)\n\(outcome.output)\(outcome.error)")
            }
            let untracked = try await run("git status --porcelain --untracked-files=normal", in: site).output.split(separator: "\n")
                .filter { $0.hasPrefix("??") }.map { String($0.dropFirst(3)) }
            #expect(Set(untracked).subtracting(["home/", "draft.md", ".gitignore", ".gitattributes", "Output/"]).allSatisfy { $0.hasPrefix("Content/") || $0.hasPrefix("Templates/") }, "\(untracked)")
            // Nothing was translated on the way, so that every import must have left the pages as they were.
            #expect(try pages(of: site) == before)
            #expect(try site.appending(path: "review.fr.html").text().contains("<html"))
        }
    }

    private func pages(of site: URL) throws -> [String: String] {
        let names = try site.appending(path: "Content").files().filter { $0.hasSuffix(".md") }
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try site.appending(path: "Content/\($0)").text()) })
    }

    private func isInstalled(_ tool: String) async throws -> Bool {
        if ["accord", "echo", "cp"].contains(tool) { return true }
        return try await Outcome(running: "/bin/sh", ["-c", "command -v \"$1\"", "sh", tool]).exitCode == 0
    }

    /// As in a terminal in the site's folder, with `accord` on the path.
    private func run(_ command: String, in site: URL) async throws -> Outcome {
        let programs = URL(filePath: Program.accord.path).deletingLastPathComponent().filePath
        let script = "cd \"$1\" && PATH=\"$2:$PATH\" && export HOME=\"$1/home\" && \(command)"
        return try await Outcome(running: "/bin/sh", ["-c", script, "sh", site.filePath, programs])
    }

    /// The lines of the blocks of shell commands.
    private static func commands(of guide: String) throws -> [String] {
        var commands: [String] = []
        var isShell = false
        for line in try Checkout.root.appending(path: guide).text().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isShell = line == "```sh"
            } else if isShell {
                commands.append(String(line))
            }
        }
        return commands
    }
}
