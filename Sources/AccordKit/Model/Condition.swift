/// A statement about the product's state: a conjunction over the model's axes.
///
/// The axes are finite, so whether a condition can hold, or follows from another, is computed exactly.
public indirect enum Condition: Sendable, Hashable {
    /// `{"docusign": "linked"}`
    case equals(axis: String, value: String)
    /// Several keys in one object. An empty conjunction always holds.
    case all([Condition])
    /// `{"anyOf": [ … ]}`. An empty alternative never holds.
    case any([Condition])
    /// `{"not": { … }}`
    case not(Condition)

    public static let always = Condition.all([])
    public static let never = Condition.any([])

    /// The conjunction of a value for each of some axes.
    public init(_ state: [String: String]) {
        self = .conjunction(state.sorted { $0.key < $1.key }.map { .equals(axis: $0.key, value: $0.value) })
    }

    /// That all of these hold, written as plainly as can be: no conjunctions in conjunctions, nothing twice.
    public static func conjunction(_ conditions: [Condition]) -> Condition {
        var parts: [Condition] = []
        for condition in conditions {
            let new = if case .all(let inner) = condition { inner } else { [condition] }
            for part in new where !parts.contains(part) { parts.append(part) }
        }
        if parts.contains(.never) { return .never }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    /// That at least one of these holds, written as plainly as can be.
    public static func alternative(_ conditions: [Condition]) -> Condition {
        var parts: [Condition] = []
        for condition in conditions {
            let new = if case .any(let inner) = condition { inner } else { [condition] }
            for part in new where !parts.contains(part) { parts.append(part) }
        }
        if parts.contains(.always) { return .always }
        return parts.count == 1 ? parts[0] : .any(parts)
    }
}

// MARK: One state

extension Condition {
    /// Whether this holds in a state; an axis that the state does not name has none of its values.
    public func holds(in state: [String: String]) -> Bool {
        switch self {
        case .equals(let axis, let value): state[axis] == value
        case .all(let parts): parts.allSatisfy { $0.holds(in: state) }
        case .any(let parts): parts.contains { $0.holds(in: state) }
        case .not(let inner): !inner.holds(in: state)
        }
    }

    /// The axes that this speaks of.
    public var axes: Set<String> {
        var axes: Set<String> = []
        collectAxes(into: &axes)
        return axes
    }

    private func collectAxes(into axes: inout Set<String>) {
        switch self {
        case .equals(let axis, _): axes.insert(axis)
        case .all(let parts), .any(let parts): for part in parts { part.collectAxes(into: &axes) }
        case .not(let inner): inner.collectAxes(into: &axes)
        }
    }
}

// MARK: All states

/// Questions about all states of `axes`: every combination of one value per axis.
///
/// An axis that is not declared has no values: what needs one of them never holds. The search cuts off at the first axis that decides
/// the matter, so plain conjunctions cost next to nothing; validation limits what `anyOf` and `not` may combine.
extension Condition {
    /// Whether there is a state in which this holds.
    public func isSatisfiable(over axes: [String: [String]]) -> Bool {
        if let equalities = conjoinedEqualities {
            return Self.areCompatible(equalities, over: axes)
        }
        return example(over: axes) != nil
    }

    /// Whether there is a state in which both hold.
    public func isSatisfiable(with other: Condition, over axes: [String: [String]]) -> Bool {
        if let mine = conjoinedEqualities, let others = other.conjoinedEqualities {
            return Self.areCompatible(mine + others, over: axes)
        }
        return Condition.all([self, other]).isSatisfiable(over: axes)
    }

    /// Whether the other holds in every state in which this does.
    public func implies(_ other: Condition, over axes: [String: [String]]) -> Bool {
        !Condition.all([self, .not(other)]).isSatisfiable(over: axes)
    }

    /// Values for the axes that matter, under which this holds whatever the other axes are; nil where it never holds.
    public func example(over axes: [String: [String]]) -> [String: String]? {
        var state: [String: String] = [:]
        return search(self.axes.sorted()[...], over: axes, from: &state) ? state : nil
    }

    private func search(_ open: ArraySlice<String>, over axes: [String: [String]], from state: inout [String: String]) -> Bool {
        if let verdict = verdict(in: state, over: axes) { return verdict }
        guard let axis = open.first else { return false }
        for value in axes[axis] ?? [] {
            state[axis] = value
            if search(open.dropFirst(), over: axes, from: &state) { return true }
        }
        state[axis] = nil
        // An undeclared axis decides nothing by itself: its equalities are false, which the verdict knows.
        return axes[axis] == nil && search(open.dropFirst(), over: axes, from: &state)
    }

    /// Whether this holds as far as a partial state tells; nil where the other axes decide.
    private func verdict(in state: [String: String], over axes: [String: [String]]) -> Bool? {
        switch self {
        case .equals(let axis, let value):
            if let known = state[axis] { return known == value }
            return axes[axis]?.contains(value) == true ? nil : false
        case .all(let parts): return Self.verdict(of: parts, decisive: false, in: state, over: axes)
        case .any(let parts): return Self.verdict(of: parts, decisive: true, in: state, over: axes)
        case .not(let inner): return inner.verdict(in: state, over: axes).map { !$0 }
        }
    }

    private static func verdict(
        of parts: [Condition], decisive: Bool, in state: [String: String], over axes: [String: [String]]
    ) -> Bool? {
        var isOpen = false
        for part in parts {
            switch part.verdict(in: state, over: axes) {
            case decisive: return decisive
            case nil: isOpen = true
            default: continue
            }
        }
        return isOpen ? nil : !decisive
    }

    private typealias Equality = (axis: String, value: String)

    /// The parts of a conjunction of equalities; nil for anything else.
    private var conjoinedEqualities: [Equality]? {
        switch self {
        case .equals(let axis, let value): return [(axis, value)]
        case .all(let parts):
            var equalities: [Equality] = []
            for part in parts {
                guard case .equals(let axis, let value) = part else { return nil }
                equalities.append((axis, value))
            }
            return equalities
        case .any, .not: return nil
        }
    }

    private static func areCompatible(_ equalities: [Equality], over axes: [String: [String]]) -> Bool {
        for (index, equality) in equalities.enumerated() {
            guard axes[equality.axis]?.contains(equality.value) == true else { return false }
            for earlier in equalities[..<index] where earlier.axis == equality.axis && earlier.value != equality.value { return false }
        }
        return true
    }
}

// MARK: Change

extension Condition {
    /// What is known after some axes were given new values: all that was known of the others, and the new values.
    public func setting(_ values: [String: String], over axes: [String: [String]]) -> Condition {
        .conjunction([forgetting(Set(values.keys), over: axes), Condition(values)])
    }

    /// What is known when nothing is known of some axes any more.
    public func forgetting(_ forgotten: Set<String>, over axes: [String: [String]]) -> Condition {
        var condition = self
        for axis in forgotten.intersection(self.axes).sorted() {
            condition = .alternative((axes[axis] ?? []).map { condition.substituting($0, for: axis) })
        }
        return condition
    }

    private func substituting(_ value: String, for axis: String) -> Condition {
        switch self {
        case .equals(axis, let wanted): return wanted == value ? .always : .never
        case .equals: return self
        case .all(let parts): return .conjunction(parts.map { $0.substituting(value, for: axis) })
        case .any(let parts): return .alternative(parts.map { $0.substituting(value, for: axis) })
        case .not(let inner):
            switch inner.substituting(value, for: axis) {
            case .always: return .never
            case .never: return .always
            case let rest: return .not(rest)
            }
        }
    }
}

// MARK: In words

extension Condition: CustomStringConvertible {
    /// For messages: `docusign is linked and integration is on`.
    public var description: String {
        switch self {
        case .equals(let axis, let value): "\(axis) is \(value)"
        case .all(let parts) where parts.isEmpty: "always"
        case .any(let parts) where parts.isEmpty: "never"
        case .all(let parts): parts.map(\.term).joined(separator: " and ")
        case .any(let parts): parts.map(\.term).joined(separator: " or ")
        case .not(.equals(let axis, let value)): "\(axis) is not \(value)"
        case .not(let inner): "not (\(inner))"
        }
    }

    /// As a part of a longer statement.
    private var term: String {
        switch self {
        case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(self))"
        default: description
        }
    }
}
