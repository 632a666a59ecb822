import Diagnostics
import Markdown

/// The order of a translation's segments, where it is not that of its source: a writer has moved some since.
struct SegmentOrder {
    /// The segments of the text, in the order of the source.
    private let pairs: [(source: SourceRange, target: SourceRange)]
    /// Those that would have to move, as few as can be.
    private let moved: [Int]

    /// Nil where the order is the same, or where nothing is recorded: what belongs to what is taken from the order then.
    init?(_ units: [TranslationUnit]) {
        guard units.contains(where: { $0.base != nil }) else { return nil }
        pairs = units.compactMap { unit -> (source: SourceRange, target: SourceRange)? in
            guard unit.state != .stale(.removed), unit.source.kind != .alternative,
                unit.source.kind.fieldName == nil, let target = unit.target else { return nil }
            return (unit.source.range, target.range)
        }
        .sorted { $0.source.lowerBound < $1.source.lowerBound }
        let targets = pairs.map(\.target.lowerBound)
        guard zip(targets, targets.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
        let kept = Set(longestIncreasing(targets))
        moved = targets.indices.filter { !kept.contains($0) }
    }

    /// `LOC014`: one note for a page, at the first segment that stands elsewhere in the source.
    func finding(in file: SourceFile, locale: String) -> Diagnostic? {
        guard let first = moved.first else { return nil }
        let seen: Message =
            switch moved.count {
            case 1: "this segment stands elsewhere there"
            case 2: "this segment and one other stand elsewhere there"
            default: "this segment and \(moved.count - 1) others stand elsewhere there"
            }
        let right: Message =
            first > 0
            ? "Move it behind line \(file.position(of: pairs[first - 1].target.upperBound).line)" : "Move it to the beginning"
        return Diagnostic(
            .orderDiffers, .note, at: file.location(of: pairs[first].target), locale: locale, rule: "A translation has the order of its source",
            seen: seen, right: right)
    }

    /// Blocks of a source in the order in which a translation has what stands before them.
    func arranged(_ blocks: [Block.CodeBlock]) -> [Block.CodeBlock] {
        let places = blocks.map { block in pairs.last { $0.source.lowerBound < block.range.lowerBound }?.target.lowerBound ?? 0 }
        return blocks.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { blocks[$0] }
    }
}
