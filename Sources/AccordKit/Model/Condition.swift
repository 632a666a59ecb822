import Diagnostics

/// A statement about the product's state: a conjunction over the model's axes.
///
/// The axes are finite: `StateSpace` tells in which states a condition holds.
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
        let parts = state.sorted { $0.key < $1.key }.map { Condition.equals(axis: $0.key, value: $0.value) }
        self = parts.count == 1 ? parts[0] : .all(parts)
    }

    /// Whether this holds in a state; an axis that the state does not name has none of its values.
    public func holds(in state: [String: String]) -> Bool {
        switch self {
        case .equals(let axis, let value): state[axis] == value
        case .all(let parts): parts.allSatisfy { $0.holds(in: state) }
        case .any(let parts): parts.contains { $0.holds(in: state) }
        case .not(let inner): !inner.holds(in: state)
        }
    }
}

extension Condition: CustomStringConvertible {
    /// For messages: `docusign is linked and integration is on`.
    public var description: String { message.description }

    var message: Message {
        switch self {
        case .equals(let axis, let value): "\(axis) is \(value)"
        case .all(let parts) where parts.isEmpty: "always"
        case .any(let parts) where parts.isEmpty: "never"
        case .all(let parts): parts.map(\.term).joined(separator: " and ")
        case .any(let parts): parts.map(\.term).joined(separator: " or ")
        case .not(.equals(let axis, let value)): "\(axis) is not \(value)"
        case .not(let inner): "not (\(inner.message))"
        }
    }

    /// As a part of a longer statement.
    private var term: Message {
        switch self {
        case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(message))"
        default: message
        }
    }
}
