import Testing

@testable import AccordKit

@Suite("Conditions")
struct ConditionTests {
    static let axes = ["a": ["0", "1"], "b": ["0", "1", "2"], "c": ["x"], "d": ["0", "1"]]

    /// Every state of `axes`, counted out without the code under test.
    static let states: [[String: String]] = axes.sorted { $0.key < $1.key }.reduce([[:]]) { states, axis in
        states.flatMap { state in axis.value.map { state.merging([axis.key: $0]) { $1 } } }
    }

    @Test("read as a person would say them")
    func words() {
        let linked = Condition.equals(axis: "docusign", value: "linked")
        let on = Condition.equals(axis: "integration", value: "on")
        #expect("\(Condition.all([linked, on]))" == "docusign is linked and integration is on")
        #expect("\(Condition.all([.any([linked, on]), .not(on)]))" == "(docusign is linked or integration is on) and integration is not on")
        #expect("\(Condition.not(.all([linked, on])))" == "not (docusign is linked and integration is on)")
        #expect("\(Condition.any([.all([linked, on]), .any([on])]))" == "(docusign is linked and integration is on) or integration is on")
        #expect("\(Condition.always)" == "always")
        #expect("\(Condition.never)" == "never")
        #expect("\(Condition(["integration": "on", "docusign": "linked"]))" == "docusign is linked and integration is on")
    }

    @Test("the state space finds what trying every state finds")
    func oracle() throws {
        let space = try #require(StateSpace(CapabilityModel(product: "p", version: "1", locales: ["en"], axes: Self.axes)))
        #expect(space.count == Self.states.count)
        var random = SeededGenerator(seed: 41)
        for _ in 0..<2000 {
            let condition = Condition.random(depth: 4, using: &random)
            let other = Condition.random(depth: 3, using: &random)
            let found = space.states(where: condition)
            let others = space.states(where: other)
            #expect(found.isEmpty == !Self.states.contains { condition.holds(in: $0) })
            #expect(found.intersection(others).isEmpty == !Self.states.contains { condition.holds(in: $0) && other.holds(in: $0) })
            #expect(found.isSubset(of: others) == Self.states.allSatisfy { !condition.holds(in: $0) || other.holds(in: $0) })
        }
    }

    @Test("setting axes changes those and keeps what is known of the others")
    func setting() throws {
        let space = try #require(StateSpace(CapabilityModel(product: "p", version: "1", locales: ["en"], axes: Self.axes)))
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let condition = Condition.random(depth: 3, using: &random)
            let values = ["b": "2", "d": "1"]
            let after = space.states(space.states(where: condition), setting: values)
            let expected = Set(Self.states.filter { condition.holds(in: $0) }.map { $0.merging(values) { $1 } })
            for state in Self.states {
                #expect(after.intersection(space.states(where: Condition(state))).isEmpty == !expected.contains(state))
            }
        }
    }

    @Test("whatever can be thought can be written, and means the same when it is read again")
    func written() throws {
        var random = SeededGenerator(seed: 99)
        for _ in 0..<2000 {
            let condition = Condition.random(depth: 4, using: &random)
            var model = CapabilityModel(product: "p", version: "1", locales: ["en"], axes: Self.axes)
            model.capabilities["c"] = .init(name: LocalizedText(["en": "C"]), when: condition, supports: [])
            let again = try ModelFixture.document(String(decoding: model.canonicalBytes, as: UTF8.self)).model.capabilities["c"]?.when
            let read = try #require(again)
            for state in Self.states {
                #expect(read.holds(in: state) == condition.holds(in: state), "\(condition)")
            }
        }
    }
}

extension Condition {
    /// Any condition over `ConditionTests.axes`, and now and then over axes and values that are not there.
    static func random(depth: Int, using random: inout SeededGenerator) -> Condition {
        guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else {
            let axis = ["a", "b", "c", "d", "e"].randomElement(using: &random) ?? "a"
            return .equals(axis: axis, value: ["0", "1", "2", "x"].randomElement(using: &random) ?? "0")
        }
        func parts(_ random: inout SeededGenerator) -> [Condition] {
            (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(depth: depth - 1, using: &random) }
        }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return .all(parts(&random))
        case 1: return .any(parts(&random))
        default: return .not(.random(depth: depth - 1, using: &random))
        }
    }

    /// Any condition as a document has it: what is read from one is of this form.
    static func randomAsRead(depth: Int, using random: inout SeededGenerator) -> Condition {
        var parts: [Condition] = []
        for (axis, values) in ConditionTests.axes.sorted(by: { $0.key < $1.key }) where Bool.random(using: &random) {
            parts.append(.equals(axis: axis, value: values.randomElement(using: &random) ?? "0"))
        }
        if depth > 0, Bool.random(using: &random) {
            parts.append(.any((0...Int.random(in: 0...2, using: &random)).map { _ in .randomAsRead(depth: depth - 1, using: &random) }))
        }
        if depth > 0, Bool.random(using: &random) { parts.append(.not(.randomAsRead(depth: depth - 1, using: &random))) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }
}
