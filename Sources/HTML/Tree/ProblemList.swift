/// What is wrong with a page, as it is found.
struct ProblemList {
    private(set) var problems: [HTMLProblem] = []
    /// Whether there were more problems than are kept.
    private(set) var hasDropped = false
    /// What a limit cut off when the tree was put in order.
    var cut: HTMLProblem?
    private let limit: Int

    /// How many of the latest problems to search for the other half of a misnesting.
    private static let searched = 64

    init(limit: Int) { self.limit = limit }

    mutating func report(_ kind: HTMLProblem.Kind, at range: Range<Int>) {
        if problems.count < limit { problems.append(HTMLProblem(kind: kind, range: range)) } else { hasDropped = true }
    }

    /// - Parameter range: of the start tag.
    mutating func reportUnclosed(_ name: String, at range: Range<Int>) {
        let stray = problems.suffix(Self.searched).lastIndex { $0.kind == .strayEndTag(name) && $0.range.lowerBound >= range.upperBound }
        guard let stray else { return report(.unclosed(name), at: range) }
        problems[stray] = HTMLProblem(kind: .misnested(name), range: range)
    }

    mutating func reportStray(_ name: String, at range: Range<Int>) {
        if reportEndElsewhere(name) { return }
        let isKnown = problems.suffix(Self.searched).contains { $0.kind == .misplaced(name) || $0.kind == .nested(name) }
        if !isKnown { report(.strayEndTag(name), at: range) }
    }

    /// Says that an element which was not closed where it had to be was closed later.
    @discardableResult
    mutating func reportEndElsewhere(_ name: String) -> Bool {
        guard let unclosed = problems.suffix(Self.searched).lastIndex(where: { $0.kind == .unclosed(name) }) else { return false }
        problems[unclosed].kind = .misnested(name)
        return true
    }

    mutating func sort() {
        problems.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }
}
