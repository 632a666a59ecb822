import Diagnostics

/// Where a reader can be while following a procedure.
struct Standpoint: Hashable {
    var screen: String
    /// The states that the product can be in by now.
    var states: StateSet
    /// The control used last; naming it again is no second use.
    var lastUsed: String?
}

/// Why a claim does not hold where the reader is.
enum Obstacle {
    case notOnScreen
    /// The control is on the screen, but not in any state that is possible by now.
    case notInState
    /// The claim is the name of a screen, and the reader is on another.
    case otherScreen
    /// The claim says that the control is absent, and it is there.
    case present
}

extension Product {
    /// Where a reader stands after a claim about a screen or control, or what is in the way.
    func advance(_ standpoint: Standpoint, over claim: Claim) -> Result<Standpoint, Blocked> {
        guard case .ui(_, let isAbsent) = claim, let subject = subject(of: claim) else { return .success(standpoint) }
        guard case .control(let control) = subject.kind else {
            let here = subject.id == standpoint.screen || model.enclosingScreens(of: standpoint.screen).contains(subject.id)
            return here ? .success(standpoint) : .failure(Blocked(.otherScreen))
        }
        let presence = presence[subject.id] ?? space.everything
        if isAbsent {
            let isThere = isAtHand(control, on: standpoint.screen) && !standpoint.states.intersection(presence).isEmpty
            return isThere ? .failure(Blocked(.present)) : .success(standpoint)
        }
        if standpoint.lastUsed == subject.id { return .success(standpoint) }
        guard isAtHand(control, on: standpoint.screen) else { return .failure(Blocked(.notOnScreen)) }
        let states = standpoint.states.intersection(presence)
        guard !states.isEmpty else { return .failure(Blocked(.notInState)) }
        return .success(
            Standpoint(
                screen: control.opens ?? standpoint.screen, states: space.states(states, setting: control.sets), lastUsed: subject.id))
    }

    struct Blocked: Error {
        let obstacle: Obstacle

        init(_ obstacle: Obstacle) { self.obstacle = obstacle }
    }

    /// Where a reader is who got past an obstacle.
    func recover(_ claim: Claim, from position: Standpoint) -> Standpoint {
        guard let subject = subject(of: claim) else { return position }
        guard case .control(let control) = subject.kind else {
            return Standpoint(screen: subject.id, states: position.states)
        }
        if case .ui(_, isAbsent: true) = claim { return position }
        let possible = position.states.intersection(presence[subject.id] ?? space.everything)
        let states = space.states(possible.isEmpty ? position.states : possible, setting: control.sets)
        return Standpoint(screen: control.opens ?? control.screen, states: states, lastUsed: subject.id)
    }

    func isAtHand(_ control: CapabilityModel.Control, on screen: String) -> Bool {
        control.screen == screen || control.isNavigation && model.enclosingScreens(of: screen).contains(control.screen)
    }

    /// The controls to use, in order, to come from where a reader stands to a screen; nil where there is no way.
    func shortestPath(from standpoint: Standpoint, to goal: (Standpoint) -> Bool) -> [String]? {
        var queue: [(Standpoint, [String])] = [(standpoint, [])]
        var seen: Set<Standpoint> = []
        var next = 0
        while next < queue.count, next < 10_000 {
            let (current, path) = queue[next]
            next += 1
            if goal(current) { return path }
            for screen in [current.screen] + model.enclosingScreens(of: current.screen) {
                for id in controls[screen] ?? [] where model.controls[id]?.opens != nil || model.controls[id]?.sets.isEmpty == false {
                    guard case .success(var after) = advance(current, over: .ui(id: id, isAbsent: false)) else { continue }
                    after.lastUsed = nil
                    if seen.insert(after).inserted { queue.append((after, path + [id])) }
                }
            }
        }
        return nil
    }
}

extension PageCheck {
    /// `NAV…`: each procedure is a walk through the product's screens.
    ///
    /// - Parameter source: the page that this one translates. A translation may name the controls of one step in another order,
    ///   so they are used in the order of the source.
    mutating func checkWalks(like source: Outline?, _ counterparts: Counterparts?) {
        guard !outline.procedures.isEmpty, let start = startScreen() else { return }
        let states = product.space.states(given: article.conditions)
        var end: [Standpoint] = []
        let procedures = outline.procedures.enumerated().map { index, own in
            guard let source, let other = counterparts?.procedures.sourceOfTarget[index] else { return own }
            return own.ordered(like: source.procedures[other], product)
        }
        for procedure in procedures {
            let begin = procedure.isContinuation && !end.isEmpty ? end : [Standpoint(screen: start, states: states)]
            end = walk(procedure.steps, from: begin)
        }
    }

    private mutating func startScreen() -> String? {
        let entries = product.model.screens.filter(\.value.isEntry).keys.sorted()
        let range = outline.procedures[0].range
        guard let start = article.start else {
            let seen: Message =
                entries.count > 1
                ? "article.yml names none, and the product can be entered at \(entries.joined(separator: ", "))" : "article.yml names none"
            report(
                .noStart, at: range.lowerBound..<range.lowerBound, rule: "An article with a procedure says on which screen it starts",
                seen: seen,
                right: entries.first.map { "Add “start: \($0)” to article.yml" })
            return nil
        }
        let id = product.subject(of: .ui(id: start, isAbsent: false))?.id ?? start
        guard product.model.screens[id] == nil else { return id }
        findings.append(
            Diagnostic(
                .unknownStart, at: article.location(of: "start"), locale: locale,
                rule: "A procedure starts on a screen of the capability model",
                seen: "it has no screen “\(start)”", right: didYouMean(start, product.model.screens.keys.sorted())))
        return nil
    }

    /// - Returns: where the reader may stand after the last step.
    private mutating func walk(_ steps: [Outline.Step], from start: [Standpoint]) -> [Standpoint] {
        steps.reduce(start) { walk($1, from: $0) }
    }

    private mutating func walk(_ step: Outline.Step, from start: [Standpoint]) -> [Standpoint] {
        var positions = settle(use(step.claims, from: start), in: step)
        for part in step.parts {
            switch part {
            case .steps(let steps): positions = walk(steps, from: positions)
            case .branches(let branches):
                var ends: [Standpoint] = []
                var begin = positions
                for branch in branches {
                    detour = nil
                    ends += walk(branch: branch, from: begin)
                    // What keeps the reader from one bullet keeps them from the next, and is one finding.
                    if let detour { begin = (begin + [detour]).uniqued() }
                }
                positions = ends.uniqued()
            }
        }
        return positions
    }

    /// A bullet that names a state only looks at the screen; another does what it says.
    private mutating func walk(branch: Outline.Step, from positions: [Standpoint]) -> [Standpoint] {
        guard branch.claims.contains(where: \.claim.isState) else { return walk(branch, from: positions) }
        checkEvidence(branch.claims, at: positions, range: branch.range)
        var inside = branch
        inside.claims = []
        let states = product.states(matching: branch.claims)
        let narrowed = positions.map { Standpoint(screen: $0.screen, states: $0.states.intersection(states), lastUsed: $0.lastUsed) }
        let possible = narrowed.filter { !$0.states.isEmpty }
        return walk(inside, from: possible.isEmpty ? positions : possible)
    }

    /// Uses the controls of one step, in order. Goes on after an obstacle as if the reader had got past it, so that one wrong step is one finding.
    private mutating func use(_ claims: [ClaimUse], from start: [Standpoint]) -> [Standpoint] {
        var positions = start
        for use in claims where use.claim.isUI && product.subject(of: use.claim) != nil {
            let outcomes = positions.map { product.advance($0, over: use.claim) }
            let next = outcomes.compactMap { try? $0.get() }
            if next.isEmpty, case .failure(let blocked)? = outcomes.first {
                report(blocked.obstacle, use, from: positions[0])
                if case .notOnScreen = blocked.obstacle, let screen = product.control(use.claim)?.screen {
                    detour = Standpoint(screen: screen, states: positions[0].states)
                }
                positions = [product.recover(use.claim, from: positions[0])]
            } else {
                positions = next.uniqued()
            }
        }
        return positions
    }

    /// A step that names a state says that it is so by now.
    private mutating func settle(_ positions: [Standpoint], in step: Outline.Step) -> [Standpoint] {
        let uses = step.claims.filter(\.claim.isState)
        guard let first = uses.first else { return positions }
        let states = product.states(matching: uses)
        let settled = positions.map { Standpoint(screen: $0.screen, states: $0.states.intersection(states), lastUsed: $0.lastUsed) }
            .filter { !$0.states.isEmpty }
        guard settled.isEmpty, !positions.isEmpty, product.knowsStates(uses) else { return settled.isEmpty ? positions : settled }
        report(
            .impossibleState, at: first.range, rule: "A state that a step names is possible at that step",
            seen: "\(first.claim.id) cannot hold here, after the steps before and under the conditions of the article")
        return positions
    }

    private mutating func report(_ obstacle: Obstacle, _ use: ClaimUse, from position: Standpoint) {
        let here: Message = "the reader is on \(screen(position.screen)) by then"
        switch obstacle {
        case .notOnScreen:
            guard case .control(let control)? = product.subject(of: use.claim)?.kind else { return }
            reportNotOnScreen(use, control, from: position)
        case .notInState:
            report(
                .unreachable, at: use.range, rule: "Each control of a procedure can be there when the reader needs it",
                seen: "\(label(use.claim)) is there only \(product.conditionText(use.claim)), which cannot be at this step")
        case .otherScreen:
            let target = use.claim.id
            report(
                .otherScreen, at: use.range, rule: "A screen that a step names is the one that the reader is on by then", seen: here,
                right: product.shortestPath(from: position) { $0.screen == target }.map { names(of: $0) })
        case .present: reportFalseAbsence(use)
        }
    }

    mutating func reportNotOnScreen(_ use: ClaimUse, _ control: CapabilityModel.Control, from position: Standpoint) {
        report(
            .notOnScreen, at: use.range, rule: "Each control of a procedure is on the screen that the reader is on by then",
            seen: "\(label(use.claim)) is on \(screen(control.screen)), and the reader is on \(screen(position.screen)) by then",
            right: path(from: position, to: control))
    }

    private func screen(_ id: String) -> Message {
        let name = product.model.screens[id]?.name.lookup(locale)?.singular
        return name.map { "“\($0)” (\(id))" } ?? "\(id)"
    }

    private func path(from position: Standpoint, to control: CapabilityModel.Control) -> Message {
        if let path = product.shortestPath(from: position, to: { product.isAtHand(control, on: $0.screen) }) { return names(of: path) }
        return "There is no way to it from here under the conditions of the article"
    }

    private func names(of path: [String]) -> Message {
        let controls = path.map { "\(label(.ui(id: $0, isAbsent: false))) (ui:\($0))" as Message }
        return path.isEmpty ? "Say what leads there" : "The shortest way is \(controls.joined(separator: ", then "))"
    }
}

extension Claim {
    var isState: Bool {
        if case .state = self { true } else { false }
    }

    var isUI: Bool {
        if case .ui = self { true } else { false }
    }

    var isAbsent: Bool {
        if case .ui(_, isAbsent: true) = self { true } else { false }
    }
}

extension Outline.Procedure {
    /// With the claims of each step in the order of another page's, where both have the same steps.
    fileprivate func ordered(like source: Outline.Procedure, _ product: Product) -> Outline.Procedure {
        var procedure = self
        procedure.steps = steps.ordered(like: source.steps, product)
        return procedure
    }
}

extension [Outline.Step] {
    fileprivate func ordered(like source: [Outline.Step], _ product: Product) -> [Outline.Step] {
        guard count == source.count else { return self }
        return zip(self, source).map { own, other in
            var step = own
            step.claims = own.claims.ordered(like: other.claims, product)
            if own.parts.count == other.parts.count {
                step.parts = zip(own.parts, other.parts).map { own, other in
                    switch own {
                    case .steps(let steps): .steps(steps.ordered(like: other.steps, product))
                    case .branches(let steps): .branches(steps.ordered(like: other.steps, product))
                    }
                }
            }
            return step
        }
    }
}

extension [ClaimUse] {
    fileprivate func ordered(like source: [ClaimUse], _ product: Product) -> [ClaimUse] {
        var rest = self
        var ordered: [ClaimUse] = []
        for use in source {
            let claim = use.claim.canonical(in: product)
            guard let index = rest.firstIndex(where: { $0.claim.canonical(in: product) == claim }) else { continue }
            ordered.append(rest.remove(at: index))
        }
        return ordered + rest
    }
}

extension [Standpoint] {
    func uniqued() -> [Standpoint] {
        var seen: Set<Standpoint> = []
        return filter { seen.insert($0).inserted }
    }
}
