import Diagnostics
import Markdown

extension PageCheck {
    /// `STA…` and the conditions of claims outside procedures.
    mutating func checkStates() {
        checkConditions()
        for use in outline.claims where use.claim.isState { checkState(use) }
        for passage in outline.passages { checkPassage(passage) }
        for procedure in outline.procedures {
            for step in procedure.steps { checkAsides(of: step) }
        }
    }

    private mutating func checkAsides(of step: Outline.Step) {
        for aside in step.asides { checkPassage(aside) }
        for part in step.parts {
            for step in part.steps { checkAsides(of: step) }
        }
    }

    /// The axes and values of `when` in article.yml exist.
    private mutating func checkConditions() {
        for (axis, value) in article.conditions.sorted(by: { $0.key < $1.key }) {
            let (seen, right) = product.unknownState(axis, value)
            guard let seen else { continue }
            findings.append(
                Diagnostic(
                    .unknownCondition, at: article.location(of: "when"), locale: locale,
                    rule: "The conditions of an article are axes and values of the capability model", seen: seen, right: right))
        }
    }

    private mutating func checkState(_ use: ClaimUse) {
        guard case .state(let axis, let value) = use.claim else { return }
        let (seen, right) = product.unknownState(axis, value)
        if let seen {
            report(
                .unknownState, at: use.range, rule: "A state is an axis and one of its values in the capability model", seen: seen,
                right: right)
        } else {
            verified += 1
        }
    }

    /// Claims in running text hold under the conditions of the article and the states that the passage names. In a bullet that names one
    /// state they are the evidence for it.
    private mutating func checkPassage(_ passage: Outline.Passage) {
        checkPlaces(passage.claims)
        let states = passage.claims.filter(\.claim.isState)
        guard product.knowsStates(states) else { return }
        if passage.isBullet, !states.isEmpty, !names(severalValuesOfOneAxis: states) {
            return checkEvidence(passage.claims, at: nil, range: states[0].range)
        }
        let given = conditions(without: states).intersection(product.states(matching: states))
        for use in passage.claims { checkAvailability(use, given, states, of: passage) }
    }

    /// A passage that names a screen says that the controls it names are there, or one step from there.
    private mutating func checkPlaces(_ claims: [ClaimUse]) {
        var named: Set<String> = []
        var opened: Set<String> = []
        for use in claims {
            switch (use.claim, product.subject(of: use.claim)) {
            case (.ui(_, isAbsent: false), let subject?):
                if case .screen = subject.kind { named.insert(subject.id) }
                if case .control(let control) = subject.kind, let screen = control.opens { opened.insert(screen) }
            default: break
            }
        }
        guard !named.isEmpty else { return }
        let places = named.union(opened)
        for use in claims {
            guard case .ui(_, isAbsent: false) = use.claim, case .control(let control)? = product.subject(of: use.claim)?.kind,
                places.isDisjoint(with: [control.screen] + product.model.enclosingScreens(of: control.screen))
            else { continue }
            let screens: Message = named.sorted().map { label(.ui(id: $0, isAbsent: false)) }.joined(separator: ", ")
            report(
                .elsewhere, at: use.range, rule: "A passage that names a screen names controls of that screen",
                seen: "\(label(use.claim)) is on \(label(.ui(id: control.screen, isAbsent: false))) (\(control.screen)), not on \(screens)")
        }
    }

    private mutating func checkAvailability(_ use: ClaimUse, _ given: StateSet, _ states: [ClaimUse], of passage: Outline.Passage) {
        guard case .ui(_, let isAbsent) = use.claim, let subject = product.subject(of: use.claim), case .control = subject.kind else {
            return
        }
        let presence = product.presence[subject.id] ?? product.space.everything
        if isAbsent {
            if !given.intersection(presence).isEmpty { reportFalseAbsence(use) }
        } else if given.intersection(presence).isEmpty {
            report(
                .unavailable, at: use.range, rule: "A control that a page names can be there under the conditions that the page states",
                seen: "\(label(use.claim)) is there only \(product.conditionText(use.claim))", right: statedConditions(and: states))
        } else if !given.isSubset(of: presence), !passage.saysWhen(use, in: locale) {
            report(
                .unstatedCondition, .warning, at: use.range, rule: "A page states the conditions of what it names",
                seen: "\(label(use.claim)) is there only \(product.conditionText(use.claim))",
                right: "\(statedConditions(and: states)): add “when:” to article.yml, or a state: link to the passage")
        }
    }

    mutating func reportFalseAbsence(_ use: ClaimUse) {
        report(
            .falseAbsence, at: use.range, rule: "What a page calls absent is not there", seen: "\(label(use.claim)) can be there",
            right: "It is there \(product.conditionText(use.claim))")
    }

    /// What holds for readers of a passage that names some states.
    private func statedConditions(and states: [ClaimUse] = []) -> Message {
        var values = article.conditions.mapValues { [$0] }
        for (axis, named) in product.values(namedBy: states) { values[axis] = named }
        let conditions = values.sorted { $0.key < $1.key }.map { axis, values -> Message in
            "\(axis)=\(values.map { "\($0)" as Message }.joined(separator: " or "))"
        }
        return conditions.isEmpty ? "The page states no conditions" : "The page states \(conditions.joined(separator: " and "))"
    }

    /// Evidence for a state: seen in it, and not all of it in any other.
    ///
    /// - Parameter positions: where the reader stands; nil in running text, which can be about any screen.
    mutating func checkEvidence(_ claims: [ClaimUse], at positions: [Standpoint]?, range: SourceRange) {
        let states = claims.filter(\.claim.isState)
        let evidence = claims.filter { $0.claim.isUI && product.subject(of: $0.claim) != nil }
        guard product.knowsStates(states) else { return }
        let named = product.states(matching: states)
        let possible = positions?.reduce(nil as StateSet?) { $0?.union($1.states) ?? $1.states } ?? conditions(without: states)
        let inState = possible.intersection(named)
        guard !inState.isEmpty else {
            return report(
                .impossibleState, at: states[0].range, rule: "A state that a page names is possible where it is named",
                seen: "\(list(states)) cannot hold here", right: statedConditions())
        }
        var seenElsewhere = possible.subtracting(named)
        var isObservable = true
        for use in evidence {
            guard let visible = visibility(of: use, at: positions) else {
                isObservable = false
                continue
            }
            if !inState.isSubset(of: visible) {
                isObservable = false
                reportUnobservable(use, states, isSometimes: !inState.intersection(visible).isEmpty)
            }
            seenElsewhere = seenElsewhere.intersection(visible)
        }
        // Of evidence that is not even there, nothing more is worth saying.
        if isObservable, !evidence.isEmpty, !seenElsewhere.isEmpty {
            reportIndistinguishable(evidence, states, at: range, better: distinguishing(named, among: possible, near: evidence, positions))
        }
    }

    private mutating func reportIndistinguishable(_ evidence: [ClaimUse], _ states: [ClaimUse], at range: SourceRange, better: String?) {
        let named = evidence.map { $0.claim.isAbsent ? "\(label($0.claim)) being absent" : label($0.claim) }.joined(separator: ", ")
        report(
            .indistinguishable, at: range, rule: "The evidence for a state is not there in other states",
            seen: "all that is named here (\(named)) is there when \(list(states)) does not hold, too",
            right: better.map { "Name \(label(.ui(id: $0, isAbsent: false))) (ui:\($0)), which is there only then" })
    }

    /// The states in which a claim about a screen or control is true where the reader stands; nil where its place is wrong, which is reported.
    private mutating func visibility(of use: ClaimUse, at positions: [Standpoint]?) -> StateSet? {
        guard case .ui(_, let isAbsent) = use.claim, let subject = product.subject(of: use.claim) else { return nil }
        guard case .control(let control) = subject.kind else { return product.space.everything }
        let presence = product.presence[subject.id] ?? product.space.everything
        if isAbsent { return product.space.everything.subtracting(presence) }
        if let position = positions?.first,
            positions?.contains(where: { product.isAtHand(control, on: $0.screen) || $0.lastUsed == subject.id }) == false
        {
            reportNotOnScreen(use, control, from: position)
            return nil
        }
        return presence
    }

    private mutating func reportUnobservable(_ use: ClaimUse, _ states: [ClaimUse], isSometimes: Bool) {
        if case .ui(_, isAbsent: true) = use.claim { return reportFalseAbsence(use) }
        report(
            .notObservable, at: use.range, rule: "The evidence for a state is there in that state",
            seen: isSometimes
                ? "\(label(use.claim)) is there only \(product.conditionText(use.claim)), which does not follow from \(list(states))"
                : "\(label(use.claim)) is there only \(product.conditionText(use.claim)), which excludes \(list(states))",
            right: statedConditions())
    }

    private func list(_ states: [ClaimUse]) -> Message { states.map { "\($0.claim.id)" as Message }.joined(separator: " and ") }

    /// A control of the same screen that is there in exactly these of the possible states.
    private func distinguishing(_ states: StateSet, among possible: StateSet, near evidence: [ClaimUse], _ positions: [Standpoint]?)
        -> String?
    {
        let screens = positions?.map(\.screen) ?? evidence.compactMap { product.control($0.claim)?.screen }
        return product.presence.keys.sorted().first { id in
            guard let presence = product.presence[id], let control = product.model.controls[id],
                screens.contains(where: { product.isAtHand(control, on: $0) })
            else { return false }
            return possible.intersection(states).isSubset(of: presence) && possible.subtracting(states).intersection(presence).isEmpty
        }
    }

    private func names(severalValuesOfOneAxis states: [ClaimUse]) -> Bool {
        product.values(namedBy: states).values.contains { $0.count > 1 }
    }

    /// The article's conditions, but for the axes that a passage speaks of.
    private func conditions(without states: [ClaimUse]) -> StateSet {
        var conditions = article.conditions
        for use in states {
            if case .state(let axis, _) = use.claim { conditions[axis] = nil }
        }
        return product.space.states(given: conditions)
    }
}

extension Product {
    /// What is wrong with an axis and a value, and what would be right; nil where they exist.
    fileprivate func unknownState(_ axis: String, _ value: String) -> (seen: Message?, right: Message?) {
        guard let values = model.axes[axis] else {
            return (
                "the model has no axis “\(axis)”",
                didYouMean(axis, model.axes.keys.sorted()) ?? "It has \(model.axes.keys.sorted().joined(separator: ", "))"
            )
        }
        if values.contains(value) { return (nil, nil) }
        return ("the axis “\(axis)” has no value “\(value)”", didYouMean(value, values) ?? "It has \(values.joined(separator: ", "))")
    }

    func knowsStates(_ uses: [ClaimUse]) -> Bool {
        uses.allSatisfy {
            if case .state(let axis, let value) = $0.claim { model.axes[axis]?.contains(value) ?? false } else { true }
        }
    }

    /// The states that some `state:` claims describe: different axes narrow, several values of one axis widen.
    func states(matching uses: [ClaimUse]) -> StateSet {
        values(namedBy: uses).reduce(space.everything) { result, entry in
            guard space.axes[entry.key] != nil else { return result }
            return result.intersection(space.states(where: .any(entry.value.map { .equals(axis: entry.key, value: $0) })))
        }
    }

    /// The values of each axis that some `state:` claims name, in their order.
    fileprivate func values(namedBy uses: [ClaimUse]) -> [String: [String]] {
        uses.reduce(into: [:]) { values, use in
            guard case .state(let axis, let value) = use.claim, values[axis]?.contains(value) != true else { return }
            values[axis, default: []].append(value)
        }
    }

    /// The control that a claim is about.
    func control(_ claim: Claim) -> CapabilityModel.Control? {
        if case .control(let control)? = subject(of: claim)?.kind { control } else { nil }
    }

    /// *when docusign is linked*, of the control that a claim is about.
    func conditionText(_ claim: Claim) -> Message {
        guard let subject = subject(of: claim), case .control(let control) = subject.kind else { return "always" }
        return control.when == .always ? "always" : "when \(control.when.message)"
    }
}
