import Diagnostics
import Foundation
import Subprocess

/// The outcome of a three-way merge of one file.
public struct MergedFile: Sendable, Hashable {
    public var bytes: [UInt8]
    /// Whether a person must look at it: conflict markers are left in it.
    public var hasConflicts: Bool
}

/// Merges two versions of a lock or a page that both came of a third, as git asks a merge driver to.
///
/// Locks are merged record by record. Pages are merged block by block, and where both sides changed one in two ways this one is left to
/// a person.
/// - Parameters:
///   - base: the path of the version that both came of; which of the two kinds the files are is seen from their content.
///   - path: where the file belongs. The page of another language beside it and the locks of both sides, of which git has the other, tell what each text
///     translates: what both have for the same block of the source is merged, and all else stands in the order of the source.
/// - Throws: `ConfigurationError` where a file cannot be read or git cannot merge it; `WriteError`.
public func mergeInPlace(base: String, ours: String, theirs: String, path: String? = nil) async throws -> MergedFile {
    let merged = try await mergeFiles(base: base, ours: ours, theirs: theirs, path: path)
    try replaceFile(ours, with: merged.bytes)
    return merged
}

private func mergeFiles(base: String, ours: String, theirs: String, path: String?) async throws -> MergedFile {
    let files = [try version(base), try version(ours), try version(theirs)]
    if let lock = mergeLocks(files, at: path) { return MergedFile(bytes: lock.bytes, hasConflicts: false) }
    let origin = files[0].isEmpty ? path.flatMap { commonOrigin(of: [files[1], files[2]], at: $0) } : nil
    var order = path.flatMap { SourceOrder(beside: $0) }
    if let path, order != nil, hasInsertions(files[0], files[1], files[2]) { order?.theirs = await committedLock(with: theirs, at: path) }
    let begun = origin.map { localized($0, asIn: files[1], files[2], (order?.lock, order?.theirs)) }
    switch begun.flatMap({ mergePages($0, files[1], files[2], order: order) }) ?? mergePages(files[0], files[1], files[2], order: order) {
    case .clean(let page): return MergedFile(bytes: page, hasConflicts: false)
    case .disputed(let ours, let theirs): return MergedFile(bytes: conflict(ours, theirs), hasConflicts: true)
    case nil: return try await mergeLines(base: base, ours: ours, theirs: theirs)
    }
}

/// Two versions as one, in which both of what differs stand between marks.
private func conflict(_ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8] {
    func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { !$0.isEmpty || $0.endIndex < bytes.count }
    }
    let (mine, other) = (lines(ours), lines(theirs))
    let end = (mine.first ?? other.first)?.last == UInt8(ascii: "\r") ? "\r" : ""
    func mark(_ text: String) -> ArraySlice<UInt8> { ArraySlice((text + end).utf8) }
    var merged: [ArraySlice<UInt8>] = []
    var (i, j) = (0, 0)
    for (a, b) in pairsInOrder(mine, other) + [(mine.count, other.count)] {
        if i < a || j < b { merged += [mark("<<<<<<< ours")] + mine[i..<a] + [mark("=======")] + other[j..<b] + [mark(">>>>>>> theirs")] }
        if a < mine.count { merged.append(mine[a]) }
        (i, j) = (a + 1, b + 1)
    }
    return Array(merged.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
}

private func mergeLines(base: String, ours: String, theirs: String) async throws -> MergedFile {
    let labels = ["ours", "base", "theirs"].flatMap { ["-L", $0] }
    let run = try await ProgramRun.run(
        "git", ["merge-file", "--stdout"] + labels + ["--", ours, base, theirs], timeout: .seconds(60), limit: 64 << 20)
    switch run.status {
    case .exited(0): return MergedFile(bytes: run.output, hasConflicts: false)
    case .exited(let conflicts) where conflicts < 128: return MergedFile(bytes: run.output, hasConflicts: true)
    case .exited, .signaled: throw ConfigurationError.invalidSelection("git merge-file merges text files: it says \(run.lastWords).")
    }
}

private func version(_ path: String) throws(ConfigurationError) -> [UInt8] {
    do throws(FileError) {
        return try readFile(path, limit: Site.Limit.page, followsLinks: true)
    } catch {
        throw .invalidSelection("A merge reads three files: \(path): \(error.description).")
    }
}

/// Nil where one of the files is no lock that can be read in full.
private func mergeLocks(_ files: [[UInt8]], at path: String?) -> Lock? {
    let firsts = files.map { file in file.first { !$0.isBlank } }
    guard firsts.allSatisfy({ $0 == nil || $0 == UInt8(ascii: "{") }), firsts.contains(where: { $0 != nil }) else { return nil }
    var findings: [Diagnostic] = []
    let locks = files.map { Lock(SourceFile(path: "lock", bytes: $0), &findings) }
    guard findings.isEmpty else { return nil }
    let known = Set(locks[1].records.map(\.id))
    let both = Lock(records: locks[1].records + locks[2].records.filter { !known.contains($0.id) })
    let order = path.flatMap { SourceOrder(beside: $0, lock: both) }
    return Lock.merging(locks[0], locks[1], locks[2]) { order?.place(of: $0) }
}
