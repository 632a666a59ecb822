/// A file with fixes applied.
public struct FixedFile: Sendable, Hashable {
    public let bytes: [UInt8]
    /// How many fixes went in.
    public let applied: Int
    /// How many safe fixes did not: they overlap one that did, reach into another file, or do not fit the text. A further run finds them again.
    public let skipped: Int
}

/// Applies the safe fixes to a file; the others are passed over and not counted.
///
/// A fix is applied whole or not at all. Of fixes that overlap, the first in the list wins; the same fix asked for twice is made once and
/// counts as applied both times.
public func apply(_ fixes: [Fix], to file: SourceFile) -> FixedFile {
    var accepted: [Range<Int>: String] = [:]
    var taken: [Range<Int>] = []
    var applied = 0
    var skipped = 0
    for fix in fixes where fix.isSafe {
        guard let edits = ownEdits(of: fix, in: file) else {
            skipped += 1
            continue
        }
        let new = edits.filter { accepted[$0.key] != $0.value }
        // `taken` is sorted and free of overlaps, so only the neighbours of a range can overlap it.
        let clash = new.keys.contains { range in
            let index = insertionIndex(of: range, in: taken)
            return taken[max(0, index - 1)..<min(taken.count, index + 2)].contains { overlap($0, range) }
        }
        guard !clash else {
            skipped += 1
            continue
        }
        for (range, replacement) in new {
            taken.insert(range, at: insertionIndex(of: range, in: taken))
            accepted[range] = replacement
        }
        applied += 1
    }
    return FixedFile(bytes: replacing(taken, by: accepted, in: file.bytes), applied: applied, skipped: skipped)
}

/// The edits by range; nil where one is of another file, splits a character, or overlaps another.
private func ownEdits(of fix: Fix, in file: SourceFile) -> [Range<Int>: String]? {
    var edits: [Range<Int>: String] = [:]
    for edit in fix.edits {
        let range = edit.location.range
        guard edit.location.path == file.path, isBoundary(range.lowerBound, in: file.bytes), isBoundary(range.upperBound, in: file.bytes),
            !edits.keys.contains(where: { overlap($0, range) })
        else { return nil }
        edits[range] = edit.replacement
    }
    return edits.isEmpty ? nil : edits
}

private func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard bytes.indices.contains(offset) else { return offset == bytes.count }
    return !isContinuation(bytes[offset])
}

/// Whether two edits would get in each other's way; two insertions in one place do, for their order would be a guess.
private func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a == b || a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
}

private func insertionIndex(of range: Range<Int>, in sorted: [Range<Int>]) -> Int {
    sorted.partitioningIndex { ($0.lowerBound, $0.upperBound) >= (range.lowerBound, range.upperBound) }
}

private func replacing(_ ranges: [Range<Int>], by replacements: [Range<Int>: String], in bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    for range in ranges {
        out += bytes[at..<range.lowerBound]
        out += (replacements[range] ?? "").utf8
        at = range.upperBound
    }
    return out + bytes[at...]
}
