/// Which parts of a translation (sections, procedures, callouts) are those of its source: each on one side belongs to one on the other or to none.
struct PartPairs: Sendable {
    /// By the index on the other side.
    private(set) var targetOfSource: [Int: Int] = [:]
    private(set) var sourceOfTarget: [Int: Int] = [:]
    private let counts: (source: Int, target: Int)

    /// What the ways to pair parts cost: about four for each finding that would follow.
    struct Costs {
        /// Nil for parts that cannot belong together.
        let pair: (_ source: Int, _ target: Int) -> Int?
        /// Of two neighbours that are one on the other side, where parts can be divided; the second stays without a counterpart.
        var joined: (_ sources: [Int], _ targets: [Int]) -> Int? = { _, _ in nil }
        let missing: (_ source: Int) -> Int
        let extra: (_ target: Int) -> Int
        /// Whether parts that stand in another order are still so alike that one of them was moved.
        let areAlike: (_ source: Int, _ target: Int) -> Bool
    }

    /// - Parameters:
    ///   - certain: the pairs that are known, by the index in the source; each index of the target at most once.
    ///   - groups: what stands in sections that belong together, and is paired there if it can be.
    init(source: Int, target: Int, certain: [Int: Int], groups: [(source: [Int], target: [Int])] = [], costs: Costs) {
        counts = (source, target)
        for (source, target) in certain { pair(source, target) }
        for group in groups { align(group.source.filter(isMissing), group.target.filter(isExtra), costs) }
        let known = all
        let inOrder = longestIncreasing(known.map(\.target)).map { known[$0] }
        var (fromSource, fromTarget) = (0, 0)
        for (nextSource, nextTarget) in inOrder + [(source: source, target: target)] {
            align((fromSource..<nextSource).filter(isMissing), (fromTarget..<max(fromTarget, nextTarget)).filter(isExtra), costs)
            (fromSource, fromTarget) = (nextSource + 1, nextTarget + 1)
        }
        for source in missing {
            if let target = extra.first(where: { costs.areAlike(source, $0) }) { pair(source, target) }
        }
    }

    /// What the translation lacks, and what only it has.
    var missing: [Int] { (0..<counts.source).filter(isMissing) }
    var extra: [Int] { (0..<counts.target).filter(isExtra) }

    var all: [(source: Int, target: Int)] { targetOfSource.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// The parts of the translation that stand elsewhere in the source, as few as can be.
    var moved: [(source: Int, target: Int)] {
        let pairs = all
        let kept = Set(longestIncreasing(pairs.map(\.target)))
        return pairs.indices.filter { !kept.contains($0) }.map { pairs[$0] }
    }

    private func isMissing(_ source: Int) -> Bool { targetOfSource[source] == nil }
    private func isExtra(_ target: Int) -> Bool { sourceOfTarget[target] == nil }

    private mutating func pair(_ source: Int, _ target: Int) {
        targetOfSource[source] = target
        sourceOfTarget[target] = source
    }

    // MARK: Between two pairs that are known

    /// Up to so many ways of pairing are looked at; longer lists are paired by number.
    private static let limit = 4_000_000

    private mutating func align(_ sources: [Int], _ targets: [Int], _ costs: Costs) {
        var (sources, targets) = (sources[...], targets[...])
        // Most of two pages is alike.
        while let source = sources.first, let target = targets.first, costs.pair(source, target) == 0 {
            pair(source, target)
            (sources, targets) = (sources.dropFirst(), targets.dropFirst())
        }
        while let source = sources.last, let target = targets.last, costs.pair(source, target) == 0 {
            pair(source, target)
            (sources, targets) = (sources.dropLast(), targets.dropLast())
        }
        guard !sources.isEmpty, !targets.isEmpty else { return }
        guard sources.count <= Self.limit / targets.count else { return zip(sources, targets).forEach { pair($0, $1) } }
        for (source, target) in Self.cheapest(Array(sources), Array(targets), costs) { pair(source, target) }
    }

    private enum Step: UInt8 {
        case pair, divided, joined, missing, extra
    }

    /// So many ways are looked at whether neighbours are one part on the other side.
    private static let limitOfJoining = 10_000

    private static func cheapest(_ sources: [Int], _ targets: [Int], _ costs: Costs) -> [(Int, Int)] {
        let width = targets.count + 1
        let mayJoin = sources.count * targets.count <= limitOfJoining
        // What the rest from here costs, from the end on; of ways that cost the same, the one that pairs first.
        var totals = [Int](repeating: 0, count: (sources.count + 1) * width)
        var steps = [Step](repeating: .pair, count: totals.count)
        for i in (0...sources.count).reversed() {
            for j in (0...targets.count).reversed() where i < sources.count || j < targets.count {
                var best = (cost: Int.max, step: Step.pair)
                func offer(_ cost: Int, _ step: Step) { if cost < best.cost { best = (cost, step) } }
                if i < sources.count, j < targets.count, let cost = costs.pair(sources[i], targets[j]) {
                    offer(totals[(i + 1) * width + j + 1] + cost, .pair)
                }
                if mayJoin, i < sources.count, j + 1 < targets.count, targets[j] + 1 == targets[j + 1],
                    let cost = costs.joined([sources[i]], [targets[j], targets[j + 1]])
                {
                    offer(totals[(i + 1) * width + j + 2] + cost, .divided)
                }
                if mayJoin, i + 1 < sources.count, j < targets.count, sources[i] + 1 == sources[i + 1],
                    let cost = costs.joined([sources[i], sources[i + 1]], [targets[j]])
                {
                    offer(totals[(i + 2) * width + j + 1] + cost, .joined)
                }
                if j < targets.count { offer(totals[i * width + j + 1] + costs.extra(targets[j]), .extra) }
                if i < sources.count { offer(totals[(i + 1) * width + j] + costs.missing(sources[i]), .missing) }
                (totals[i * width + j], steps[i * width + j]) = best
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < sources.count, j < targets.count {
            switch steps[i * width + j] {
            case .pair, .divided, .joined:
                pairs.append((sources[i], targets[j]))
                (i, j) = (i + (steps[i * width + j] == .joined ? 2 : 1), j + (steps[i * width + j] == .divided ? 2 : 1))
            case .missing: i += 1
            case .extra: j += 1
            }
        }
        return pairs
    }
}
