import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("Merging what two people recorded")
struct MergeTests {
    private func record(
        _ id: String, _ base: String = "Text.", target: String = "1", state: Lock.Record.State = .translated, by: String = "Ana",
        on: String = "2026-11-24T09:00:00Z"
    ) -> Lock.Record {
        Lock.Record(id: id, base: base, targets: [TargetDigest("000000000000000\(target)")].compactMap { $0 }, state: state, by: by, on: on)
    }

    @Test("what only one side changed, added or took away is taken over")
    func oneSided() {
        let base = Lock(records: ["a", "b", "c"].map { record($0) })
        let ours = Lock(records: [record("a", state: .approved), record("b"), record("new"), record("c")])
        let theirs = Lock(records: [record("a"), record("c", "Other.", target: "2"), record("end")])
        #expect(
            Lock.merging(base, ours, theirs).records == [
                record("a", state: .approved), record("new"), record("c", "Other.", target: "2"), record("end"),
            ])
    }

    @Test("where both changed one record, nothing is lost and a person is asked")
    func bothSides() {
        let base = Lock(records: [record("a")])
        func merged(_ ours: Lock.Record, _ theirs: Lock.Record) -> Lock.Record? {
            Lock.merging(base, Lock(records: [ours]), Lock(records: [theirs])).records.first
        }
        #expect(merged(record("a", state: .approved, by: "Zoé"), record("a", state: .needsReview))?.state == .needsReview)
        #expect(merged(record("a", by: "Léo", on: "2026-11-25T09:00:00Z"), record("a", state: .approved, by: "Zoé"))?.by == "Zoé")
        let both = merged(record("a", "New text."), record("a", target: "2", state: .approved))
        #expect(both?.base == "New text." && both?.targets == record("a", target: "2").targets && both?.state == .needsReview)
        #expect(Lock.merging(base, Lock(), Lock(records: [record("a", state: .approved)])).records == [record("a", state: .approved)])
    }

    @Test("two translators and a writer in parallel branches lose nothing", .timeLimit(.minutes(2)))
    func branches() async throws {
        let temporary = TemporaryFolder()
        let folder = temporary.path
        let page = "\(folder)/Content/keys/link"
        try FileManager.default.createDirectory(atPath: page, withIntermediateDirectories: true)
        let pairs = (1...6).map { ("Sentence number \($0) says something of its own.", "La phrase numéro \($0) dit quelque chose.") }
        func text(_ sentences: [String]) -> String { "## Steps\n\n" + sentences.map { "- \($0)\n" }.joined() }
        var state = TranslatedPage(source: text(pairs.map(\.0)), target: text(pairs.map(\.1)))
        state.review(.accept)
        let start = state

        func write(_ state: TranslatedPage) throws {
            for (name, bytes) in [
                ("en.md", Array(state.source.utf8)), ("fr.md", Array(state.target.utf8)), ("fr.lock.jsonl", state.lock?.bytes ?? []),
            ] {
                try Data(bytes).write(to: URL(fileURLWithPath: "\(page)/\(name)"))
            }
        }
        func git(_ arguments: String...) async throws { try await gitRun(folder, arguments) }
        try await git("init", "-q", "-b", "main")
        try await git("config", "user.name", "Ana")
        try await git("config", "user.email", "ana@example.com")
        try Data("*.lock.jsonl merge=accord\nContent/**/*.md merge=accord\n".utf8).write(
            to: URL(fileURLWithPath: "\(folder)/.gitattributes"))
        try await git("config", "merge.accord.driver", "'\(Self.program())' translate merge %O %A %B")
        func commit(_ branch: String, from: String = "main", _ state: TranslatedPage) async throws {
            if branch != "main" { try await git("checkout", "-q", "-b", branch, from) }
            try write(state)
            try await git("add", "-A")
            try await git("commit", "-q", "-m", branch)
            try await git("checkout", "-q", "main")
        }
        try await commit("main", start)

        var ana = start
        ana.target = ana.target.replacing("numéro 3 dit", with: "numéro 3 raconte")
        ana.review(.approve, by: "Ana") { $0.source.text.plainText.contains("number 3") }
        try await commit("ana", ana)
        var zoe = start
        zoe.target = zoe.target.replacing("numéro 4 dit", with: "numéro 4 affirme")
        zoe.review(.approve, by: "Zoé") { $0.source.text.plainText.contains("number 4") }
        try await commit("zoe", zoe)
        var writer = start
        writer.source = writer.source.replacing("number 5 says", with: "number 5 always says").replacing(
            "- Sentence number 2", with: "- A wholly new thought.\n- Sentence number 2")
        try await commit("writer", writer)
        for branch in ["ana", "zoe", "writer"] { try await git("merge", "-q", "--no-edit", branch) }

        func read(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(page)/\(name)")), as: UTF8.self)
        }
        var findings: [Diagnostic] = []
        let lock = Lock(SourceFile(path: "fr.lock.jsonl", text: try read("fr.lock.jsonl")), &findings)
        #expect(findings.isEmpty)
        let merged = TranslatedPage(source: try read("en.md"), target: try read("fr.md"), lock: lock)
        #expect(
            merged.states == [
                "translated: Steps = Steps",
                "translated: Sentence number 1 says something of its own. = La phrase numéro 1 dit quelque chose.",
                "new: A wholly new thought. = ",
                "translated: Sentence number 2 says something of its own. = La phrase numéro 2 dit quelque chose.",
                "approved: Sentence number 3 says something of its own. = La phrase numéro 3 raconte quelque chose.",
                "approved: Sentence number 4 says something of its own. = La phrase numéro 4 affirme quelque chose.",
                "stale text: Sentence number 5 always says something of its own. = La phrase numéro 5 dit quelque chose.",
                "translated: Sentence number 6 says something of its own. = La phrase numéro 6 dit quelque chose.",
            ])
        #expect(merged.translation.units.compactMap(\.by).filter { $0 == "Zoé" }.count == 1)
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

private func gitRun(_ folder: String, _ arguments: [String]) async throws {
    let run = try await ProgramRun.run("git", ["-C", folder] + arguments, timeout: .seconds(60), limit: 1 << 20)
    guard case .exited(0) = run.status else {
        Issue.record("git \(arguments.joined(separator: " ")): \(run.lastWords)")
        return
    }
}
