import Diagnostics
import Markdown

/// Which places of a page and its source have the same segments.
struct SegmentLinks: Sendable {
    struct Link: Sendable {
        let source: Int
        let target: Int
        let isRecorded: Bool
        /// Whether a lock says so and no other segment has the same text, so that it is no guess.
        let isCertain: Bool
    }

    /// Without fields of the front matter, in the order of the source.
    let links: [Link]
    private let linksByTarget: [Link]
    /// Where segments of the source begin that the translation lacks, and those of the translation that the source no longer has.
    private let new: [SourceRange]
    private let gone: [SourceRange]
    /// Whether there is a lock that has anything of the page.
    let isRecorded: Bool

    init(_ units: [TranslationUnit] = []) {
        let units = units.filter { $0.source.kind.fieldName == nil && $0.source.kind != .alternative }
        var occurrences: [SegmentText: Int] = [:]
        for unit in units { occurrences[unit.source.text, default: 0] += 1 }
        let isRecorded = units.contains { $0.base != nil }
        let present = units.filter { $0.state != .stale(.removed) }
        let links = present.compactMap { unit in
            unit.target.map {
                Link(
                    source: unit.source.range.lowerBound, target: $0.range.lowerBound, isRecorded: unit.base != nil,
                    isCertain: unit.base != nil && !unit.isUncertain && occurrences[unit.source.text] == 1)
            }
        }
        self.isRecorded = isRecorded
        self.links = links.sorted { $0.source < $1.source }
        linksByTarget = links.sorted { $0.target < $1.target }
        func sorted(_ ranges: [SourceRange]) -> [SourceRange] { isRecorded ? ranges.sorted { $0.lowerBound < $1.lowerBound } : [] }
        new = sorted(present.filter { $0.target == nil }.map(\.source.range))
        gone = sorted(units.filter { $0.state == .stale(.removed) }.flatMap { $0.targets.map(\.range) })
    }

    /// The first segment in a block of the source that the translation has, and the reverse.
    func first(inSource range: SourceRange) -> Link? { links.first(in: range, \.source) }
    func first(inTarget range: SourceRange) -> Link? { linksByTarget.first(in: range, \.target) }

    /// Whether a block of the source begins with a segment that the translation certainly lacks.
    func beginsNew(_ range: SourceRange) -> Bool {
        guard let start = new.first(in: range, \.lowerBound)?.lowerBound else { return false }
        return first(inSource: range).map { start < $0.source } ?? true
    }

    /// Whether a block of the translation begins with a segment that the source certainly has no longer.
    func beginsGone(_ range: SourceRange) -> Bool {
        guard let start = gone.first(in: range, \.lowerBound)?.lowerBound else { return false }
        return first(inTarget: range).map { start < $0.target } ?? true
    }

    /// Whether a place of the source is in a segment that the translation certainly lacks.
    func isNew(at place: Int) -> Bool { new.contains { $0.contains(place) } }

    /// Whether a place of the translation is in a segment that the source certainly has no longer.
    func isGone(at place: Int) -> Bool { gone.contains { $0.contains(place) } }
}

extension Array {
    /// The first of elements in the order of their places that is in a range.
    fileprivate func first(in range: SourceRange, _ place: (Element) -> Int) -> Element? {
        let index = partitioningIndex { place($0) >= range.lowerBound }
        return index < count && place(self[index]) < range.upperBound ? self[index] : nil
    }
}
