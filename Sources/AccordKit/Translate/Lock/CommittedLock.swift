import Diagnostics
import Foundation

/// The lock that was committed with a version of a page.
///
/// Git hands a merge driver the page alone, and while the driver runs it has written down neither what is being merged nor the stages of the index. But
/// what is merged, picked, rebased or taken from a stash was committed, so that the page's content tells the commit.
///
/// - Parameters:
///   - version: the path of a file with that version.
///   - path: where the page belongs.
/// - Returns: nil where git knows of none.
func committedLock(with version: String, at path: String) async -> Lock? {
    let (file, page) = (URL(fileURLWithPath: version).path, URL(fileURLWithPath: path))
    let name = page.lastPathComponent
    let lock = Lock.fileName(name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
    func git(_ arguments: [String], input: [UInt8] = []) async -> [UInt8]? {
        let run = try? await ProgramRun.run(
            "git", ["-C", page.deletingLastPathComponent().path, "--literal-pathspecs"] + arguments, input: input, timeout: .seconds(30),
            limit: 64 << 20)
        return run.flatMap { $0.isSuccess ? $0.output : nil }
    }
    func lines(_ bytes: [UInt8]) -> [String] { bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) } }
    // A branch that was fetched from an address has no name here; git tells its commit in the environment.
    let heads = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("GITHEAD_") }.map { String($0.dropFirst(8)) }
    guard let blob = await git(["hash-object", "--no-filters", "--", file]).map(lines)?.first,
        let history = await git(["log", "--all", "--reflog", "--max-count=500", "--format=%H"] + heads + ["--", name, lock])
    else { return nil }
    let commits = lines(history)
    let objects = await git(["cat-file", "--batch-check"], input: Array(commits.map { "\($0):./\(name)\n" }.joined().utf8)).map(lines) ?? []
    guard let commit = zip(commits, objects).first(where: { $1.hasPrefix(blob) })?.0, let bytes = await git(["cat-file", "blob", "\(commit):./\(lock)"])
    else { return nil }
    var findings: [Diagnostic] = []
    let found = Lock(SourceFile(path: lock, bytes: bytes), &findings)
    return findings.isEmpty ? found : nil
}
