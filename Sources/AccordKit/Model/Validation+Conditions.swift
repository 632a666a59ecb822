import Diagnostics

extension Validation {
    mutating func checkConditions() {
        if space == nil {
            report(
                .tooManyStates, .error, at: JSONPointer(["axes"]), rule: "The axes of a model have at most \(StateSpace.limit) states together",
                seen: "the product of the numbers of their values is greater", right: "Declare the axes alone that decide what the UI shows")
        }
        for (id, control) in model.controls.sorted(by: { $0.key < $1.key }) {
            let pointer = JSONPointer(["controls", id])
            check(control.when, at: pointer.appending("when"))
            for (axis, value) in control.sets.sorted(by: { $0.key < $1.key }) {
                requireState(axis, value, at: pointer.appending("sets").appending(axis))
            }
        }
        for (id, capability) in model.capabilities.sorted(by: { $0.key < $1.key }) {
            check(capability.when, at: JSONPointer(["capabilities", id, "when"]))
        }
    }

    private mutating func check(_ condition: Condition, at pointer: JSONPointer) {
        guard requireStates(of: condition, at: pointer), states(where: condition)?.isEmpty == true else { return }
        report(
            .unsatisfiableCondition, .error, at: pointer, rule: "A condition holds in some state of the product",
            seen: "\(pointer) never does: \(condition)")
    }

    /// Whether all that a condition speaks of is declared.
    private mutating func requireStates(of condition: Condition, at pointer: JSONPointer) -> Bool {
        switch condition {
        case .equals(let axis, let value): return requireState(axis, value, at: pointer.appending(axis))
        case .not(let inner): return requireStates(of: inner, at: pointer.appending("not"))
        case .all(let parts): return parts.map { requireStates(of: $0, at: pointer) }.allSatisfy { $0 }
        case .any(let parts):
            let pointer = pointer.appending("anyOf")
            return parts.enumerated().map { requireStates(of: $1, at: pointer.appending($0)) }.allSatisfy { $0 }
        }
    }

    @discardableResult
    private mutating func requireState(_ axis: String, _ value: String, at pointer: JSONPointer) -> Bool {
        guard let values = model.axes[axis] else {
            report(
                .unknownModelState, .error, at: pointer, rule: "The axes of conditions and effects are declared",
                seen: "\(pointer) speaks of \(quoted(axis))", right: suggestion(for: axis, among: model.axes.keys.sorted()))
            return false
        }
        guard !values.contains(value) else { return true }
        report(
            .unknownModelState, .error, at: pointer, rule: "The values of an axis are declared", seen: "\(pointer) is \(quoted(value))",
            right: suggestion(for: value, among: values) ?? "\(quoted(axis)) is one of \(values.joined(separator: ", "))")
        return false
    }
}
