import Foundation

/// The page of another language from which two versions of a new page were begun: the one beside it that they have most in common with.
func commonOrigin(of versions: [[UInt8]], at path: String) -> [UInt8]? {
    let page = URL(fileURLWithPath: path)
    let folder = page.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let units = versions.map { PageUnits($0)?.units ?? [] }
    let others = names.sorted().filter { $0.hasSuffix(".md") && $0 != page.lastPathComponent }
    let pages = others.compactMap { name -> (bytes: [UInt8], common: Int)? in
        guard let bytes = try? readFile(folder.appendingPathComponent(name).path, limit: Site.Limit.page), let other = PageUnits(bytes)
        else { return nil }
        return (bytes, units.map { pairsInOrder(other.units.map(\.bytes), $0.map(\.bytes)).count }.reduce(0, +))
    }
    return pages.filter { $0.common > 0 }.max { $0.common < $1.common }?.bytes
}

/// The page from which two versions were begun, with the texts that either only copies as this one has them: with the labels and links of its language, and
/// in the words that the source had then.
func localized(_ origin: [UInt8], asIn ours: [UInt8], _ theirs: [UInt8], _ locks: (ours: Lock?, theirs: Lock?)) -> [UInt8] {
    guard let page = PageUnits(origin) else { return origin }
    let texts = page.segmentTexts
    var units = page.units
    // What both copied is ours.
    for (bytes, side, lock) in [(theirs, Side.theirs, locks.theirs), (ours, .ours, locks.ours)] {
        guard let version = PageUnits(bytes).map({ PageVersion($0, of: page, side) }) else { continue }
        let recorded = Set(lock?.records.filter(\.isCopy).flatMap(\.targets) ?? [])
        let versionTexts = version.page.segmentTexts
        for (index, origin) in version.origins.enumerated() {
            guard let origin, units[origin].texts == version.page.units[index].texts else { continue }
            let copies = versionTexts[index].filter { number, text in
                recorded.contains(TargetDigest(text)) || texts[origin][number].map(text.repeats) ?? false
            }
            units[origin].take(Set(copies.keys), from: version.page.units[index])
        }
    }
    return zip(page.gaps, units).flatMap { $0 + $1.bytes } + (page.gaps.last ?? [])
}

extension PageUnits {
    /// The segments in each unit, by the numbers of its texts.
    fileprivate var segmentTexts: [[Int: SegmentText]] {
        let pieces = pieces
        var texts: [[Int: SegmentText]] = Array(repeating: [:], count: units.count)
        for segment in segmentsOfPage(source) {
            if let piece = pieces.covering(segment.range.lowerBound) { texts[piece.unit][piece.text] = segment.text }
        }
        return texts
    }
}

extension PageUnits.Unit {
    /// Takes some texts from a unit that has the same.
    fileprivate mutating func take(_ taken: Set<Int>, from other: Self) {
        for index in texts.indices where taken.contains(texts[index]) { pieces[index] = other.pieces[index] }
    }
}
