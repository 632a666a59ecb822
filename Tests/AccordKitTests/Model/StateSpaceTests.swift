import Testing

@testable import AccordKit

@Suite struct StateSpaceTests {
    private let model = CapabilityModel(
        product: "P", version: "1", locales: ["en"], axes: ["a": ["1", "2", "3"], "b": ["x", "y"], "c": ["only"], "d": ["p", "q", "r", "s"]])

    private func condition(_ generator: inout SeededGenerator, depth: Int) -> Condition {
        let axes = model.axes.sorted { $0.key < $1.key }
        switch Int.random(in: 0..<(depth == 0 ? 1 : 4), using: &generator) {
        case 0:
            let axis = axes[Int.random(in: 0..<axes.count, using: &generator)]
            return .equals(axis: axis.key, value: axis.value[Int.random(in: 0..<axis.value.count, using: &generator)])
        case 1: return .all((0..<3).map { _ in condition(&generator, depth: depth - 1) })
        case 2: return .any((0..<2).map { _ in condition(&generator, depth: depth - 1) })
        default: return .not(condition(&generator, depth: depth - 1))
        }
    }

    @Test("a state is in the set of a condition exactly where the condition holds in it")
    func agreesWithEvaluation() throws {
        let space = try #require(StateSpace(model))
        #expect(space.count == 24)
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            let condition = condition(&generator, depth: 3)
            let states = space.states(where: condition)
            for a in ["1", "2", "3"] {
                for b in ["x", "y"] {
                    for d in ["p", "q", "r", "s"] {
                        let values = ["a": a, "b": b, "c": "only", "d": d]
                        #expect(space.states(given: values).isSubset(of: states) == condition.holds(in: values))
                    }
                }
            }
        }
    }

    @Test("setting an axis moves every state to the one with the new value") func setting() throws {
        let space = try #require(StateSpace(model))
        let start = space.states(given: ["b": "x", "d": "q"])
        #expect(space.states(start, setting: ["b": "y", "d": "s"]) == space.states(given: ["b": "y", "d": "s"]))
        #expect(space.states(start, setting: ["unknown": "y"]) == start)
    }

    @Test("too many states are refused rather than enumerated") func limit() {
        var large = model
        for index in 0..<64 { large.axes["axis\(index)"] = ["0", "1"] }
        #expect(StateSpace(large) == nil)
    }
}
