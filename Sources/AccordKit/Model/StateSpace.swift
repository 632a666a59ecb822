/// Every state the product can be in: the product of the model's axes, so that questions about conditions are counted, not guessed.
struct StateSpace: Sendable {
    /// More states than this are not enumerated.
    static let limit = 1 << 16

    /// By name.
    let axes: [String: Axis]
    let count: Int

    struct Axis: Sendable {
        let values: [String]
        /// The distance between states that differ by one value of this axis.
        let stride: Int
    }

    /// Nil where the model's axes have more than `limit` states together.
    init?(_ model: CapabilityModel) {
        var axes: [String: Axis] = [:]
        var count = 1
        for (name, values) in model.axes.sorted(by: { $0.key < $1.key }) where !values.isEmpty {
            axes[name] = Axis(values: values, stride: count)
            let (product, overflow) = count.multipliedReportingOverflow(by: values.count)
            guard !overflow, product <= Self.limit else { return nil }
            count = product
        }
        self.axes = axes
        self.count = count
    }

    var everything: StateSet { StateSet(count: count) { _ in true } }

    /// The states in which a condition holds; an unknown axis or value never holds.
    func states(where condition: Condition) -> StateSet {
        switch condition {
        case .equals(let name, let value):
            guard let axis = axes[name], let index = axis.values.firstIndex(of: value) else { return StateSet(count: count) { _ in false } }
            return StateSet(count: count) { axis.index(in: $0) == index }
        case .all(let parts): return parts.reduce(everything) { $0.intersection(states(where: $1)) }
        case .any(let parts): return parts.reduce(StateSet(count: count) { _ in false }) { $0.union(states(where: $1)) }
        case .not(let part): return everything.subtracting(states(where: part))
        }
    }

    /// The states where each of some axes has its value; an unknown axis, reported elsewhere, does not matter.
    func states(given values: [String: String]) -> StateSet {
        values.filter { axes[$0.key]?.values.contains($0.value) == true }.reduce(everything) { $0.intersection(states(where: .equals(axis: $1.key, value: $1.value))) }
    }

    /// The states that follow when axes are set to new values in each of these states.
    func states(_ states: StateSet, setting values: [String: String]) -> StateSet {
        var result = states
        for (name, value) in values {
            guard let axis = axes[name], let index = axis.values.firstIndex(of: value) else { continue }
            var next = StateSet(count: count) { _ in false }
            for state in 0..<count where result.contains(state) {
                next.insert(state + (index - axis.index(in: state)) * axis.stride)
            }
            result = next
        }
        return result
    }
}

extension StateSpace.Axis {
    fileprivate func index(in state: Int) -> Int { state / stride % values.count }
}

/// A set of states of one state space.
struct StateSet: Sendable, Hashable {
    private var words: [UInt64]

    init(count: Int, _ contains: (Int) -> Bool) {
        words = Array(repeating: 0, count: (count + 63) / 64)
        for state in 0..<count where contains(state) { insert(state) }
    }

    mutating func insert(_ state: Int) { words[state / 64] |= 1 << UInt64(state % 64) }

    func contains(_ state: Int) -> Bool { words[state / 64] & 1 << UInt64(state % 64) != 0 }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func intersection(_ other: StateSet) -> StateSet { combined(other, &) }

    func union(_ other: StateSet) -> StateSet { combined(other, |) }

    func subtracting(_ other: StateSet) -> StateSet { combined(other) { $0 & ~$1 } }

    func isSubset(of other: StateSet) -> Bool { subtracting(other).isEmpty }

    private func combined(_ other: StateSet, _ operation: (UInt64, UInt64) -> UInt64) -> StateSet {
        var result = self
        for index in words.indices { result.words[index] = operation(words[index], other.words[index]) }
        return result
    }
}
