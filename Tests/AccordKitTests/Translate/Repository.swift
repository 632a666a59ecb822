import Diagnostics
import Foundation
import Testing

@testable import AccordKit

/// A repository with an article and its translation, whose files git merges with the built program.
struct Repository {
    let temporary = TemporaryFolder()
    /// How lines end in its files.
    let newline: String
    private var page: String { "\(temporary.path)/Content/keys/link" }

    init(_ start: TranslatedPage, newline: String = "\n") async throws {
        self.newline = newline
        try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: true)
        try await git("init", "-q", "-b", "main")
        try await git("config", "user.name", "Ana")
        try await git("config", "user.email", "ana@example.com")
        try await git("config", "core.autocrlf", "false")
        try await git("config", "merge.accord.driver", "'\(Self.program())' translate merge %O %A %B %P")
        try Data("*.lock.jsonl merge=accord\nContent/**/*.md merge=accord\n".utf8).write(
            to: URL(fileURLWithPath: "\(temporary.path)/.gitattributes"))
        try await commit(start)
    }

    /// Writes the article's files on the branch that is checked out.
    func commit(_ state: TranslatedPage) async throws {
        for (name, text) in [
            ("en.md", state.source), ("fr.md", state.target), ("fr.lock.jsonl", String(decoding: state.lock?.bytes ?? [], as: UTF8.self)),
        ] {
            try Data(text.replacing("\n", with: newline).utf8).write(to: URL(fileURLWithPath: "\(page)/\(name)"))
        }
        try await git("add", "-A")
        try await git("commit", "-q", "--allow-empty", "-m", "Edit")
    }

    /// Commits on a new branch, and goes back to main.
    func branch(_ name: String, from: String = "main", _ state: TranslatedPage) async throws {
        try await git("checkout", "-q", "-b", name, from)
        try await commit(state)
        try await git("checkout", "-q", "main")
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(page)/\(name)")), as: UTF8.self)
    }

    /// The article as it is checked out; its lock must be whole.
    func state() throws -> TranslatedPage {
        var findings: [Diagnostic] = []
        let lock = Lock(SourceFile(path: "fr.lock.jsonl", text: try read("fr.lock.jsonl")), &findings)
        #expect(findings.map(\.message) == [])
        return TranslatedPage(
            source: try read("en.md").replacing("\r\n", with: "\n"), target: try read("fr.md").replacing("\r\n", with: "\n"), lock: lock)
    }

    /// Merges branches into the one that is checked out.
    func merge(_ branches: String..., conflicts: Bool = false) async throws {
        for branch in branches { try await run(["merge", "-q", "--no-edit", branch], fails: conflicts) }
    }

    func rebase(onto branch: String, conflicts: Bool = false) async throws { try await run(["rebase", "-q", branch], fails: conflicts) }

    func pick(_ branch: String, conflicts: Bool = false) async throws { try await run(["cherry-pick", branch], fails: conflicts) }

    func git(_ arguments: String...) async throws { try await run(arguments, fails: false) }

    private func run(_ arguments: [String], fails: Bool) async throws {
        let run = try await ProgramRun.run("git", ["-C", temporary.path] + arguments, timeout: .seconds(60), limit: 1 << 20)
        let isRight = run.status == .exited(fails ? 1 : 0)
        #expect(isRight, "git \(arguments.joined(separator: " ")): \(run.lastWords)")
    }

    /// The built program, beside the bundle of the running tests.
    private static func program() -> String {
        for argument in CommandLine.arguments {
            var url = URL(fileURLWithPath: argument).standardizedFileURL
            while url.pathComponents.count > 1 {
                if url.pathExtension == "xctest" { return url.deletingLastPathComponent().appendingPathComponent("accord").path }
                url.deleteLastPathComponent()
            }
        }
        return URL(fileURLWithPath: ".build/debug/accord").path
    }
}
