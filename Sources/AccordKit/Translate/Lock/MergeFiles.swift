import Diagnostics
import Markdown
import Subprocess

/// The outcome of a three-way merge of one file.
public struct MergedFile: Sendable, Hashable {
    public var bytes: [UInt8]
    /// Whether a person must look at it: conflict markers are left in it.
    public var hasConflicts: Bool
}

/// Merges two versions of a lock or a page that both came of a third, as git asks a merge driver to.
///
/// Locks are merged record by record. Pages are merged segment by segment where only texts differ, and else line by line by git itself.
/// - Parameters: paths of files; which of the two kinds they are is seen from their content.
/// - Throws: `ConfigurationError` where a file cannot be read or git cannot merge it; `WriteError`.
public func mergeInPlace(base: String, ours: String, theirs: String) async throws -> MergedFile {
    let merged = try await mergeFiles(base: base, ours: ours, theirs: theirs)
    try replaceFile(ours, with: merged.bytes)
    return merged
}

private func mergeFiles(base: String, ours: String, theirs: String) async throws -> MergedFile {
    let files = [try version(base), try version(ours), try version(theirs)]
    if let lock = mergeLocks(files) { return MergedFile(bytes: lock.bytes, hasConflicts: false) }
    if let page = mergePages(files[0], files[1], files[2]) { return MergedFile(bytes: page, hasConflicts: false) }
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
private func mergeLocks(_ files: [[UInt8]]) -> Lock? {
    let firsts = files.map { file in file.first { !$0.isBlank } }
    guard firsts.allSatisfy({ $0 == nil || $0 == UInt8(ascii: "{") }), firsts.contains(where: { $0 != nil }) else { return nil }
    var findings: [Diagnostic] = []
    let locks = files.map { Lock(SourceFile(path: "lock", bytes: $0), &findings) }
    return findings.isEmpty ? Lock.merging(locks[0], locks[1], locks[2]) : nil
}

/// Nil where the pages differ in more than the texts of their segments, or both sides changed the same segment.
private func mergePages(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8]? {
    let pages = [base, ours, theirs].map { PagePieces($0) }
    guard pages[1].frame == pages[0].frame, pages[2].frame == pages[0].frame else { return nil }
    var merged: [UInt8] = []
    for (index, frame) in pages[0].frame.enumerated() {
        merged += frame
        guard index < pages[0].texts.count else { break }
        let (old, mine, other) = (pages[0].texts[index], pages[1].texts[index], pages[2].texts[index])
        guard mine == other || mine == old || other == old else { return nil }
        merged += mine == old ? other : mine
    }
    return merged
}

/// A page cut into the texts of its segments and what stands between them.
private struct PagePieces {
    var frame: [ArraySlice<UInt8>] = []
    var texts: [ArraySlice<UInt8>] = []

    init(_ bytes: [UInt8]) {
        var findings: [Diagnostic] = []
        let page = Site.Page(SourceFile(path: "page", bytes: bytes), &findings)
        var end = 0
        // The alternative text of an image is a part of the segment that the image is in.
        for segment in page.segments.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where segment.range.lowerBound >= end {
            frame.append(bytes[end..<segment.range.lowerBound])
            texts.append(bytes[segment.range])
            end = segment.range.upperBound
        }
        frame.append(bytes[end...])
    }
}
