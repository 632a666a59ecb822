/// Follows the procedures of a page through the product's screens, to find out which control each mention means.
///
/// Several controls may have one label, and a label may be slightly wrong. Of all readings the cheapest is taken: the one in which the most
/// controls are at hand when the reader needs them.
struct Walker {
    let product: Product
    let labels: Labels
    let mentions: [Mention]
    let candidates: [[Candidate]]

    /// One reading of a procedure as far as it was followed.
    struct Reading {
        var choices: [Int: Candidate] = [:]
        var positions: [Standpoint]
        var cost = 0
        var needed = 0
        /// The screens that the reader came by.
        var screens: [String] = []
        /// The screens at each mention, for what is said of those that name nothing.
        var places: [Int: [String]] = [:]
    }

    private static let beam = 48
    /// More than any likeness costs.
    static let obstacle = 10

    /// The readings of some steps, the cheapest first.
    func follow(_ steps: [Scenes.Step], from readings: [Reading]) -> [Reading] {
        steps.reduce(readings) { follow($1, from: $0) }
    }

    private func follow(_ step: Scenes.Step, from readings: [Reading]) -> [Reading] {
        var readings = step.mentions.reduce(readings) { readings, mention in
            prune(readings.flatMap { use(mention, in: $0) })
        }
        for part in step.parts {
            switch part {
            case .steps(let steps): readings = follow(steps, from: readings)
            case .branches(let branches): readings = prune(readings.flatMap { follow(branches: branches, from: $0) })
            }
        }
        return readings
    }

    /// Each bullet begins where the step ends, and the reader may go on from the end of any.
    private func follow(branches: [Scenes.Step], from reading: Reading) -> [Reading] {
        var partial: [(reading: Reading, ends: [Standpoint])] = [(reading, [])]
        for branch in branches {
            var next: [(reading: Reading, ends: [Standpoint])] = []
            for (current, ends) in partial {
                var begin = current
                begin.positions = reading.positions
                for end in follow(branch, from: [begin]) { next.append((end, (ends + end.positions).uniqued())) }
            }
            partial = Array(next.sorted { $0.reading.cost < $1.reading.cost }.prefix(8))
        }
        return partial.map { current, ends in
            var reading = current
            reading.positions = ends.isEmpty ? reading.positions : ends
            return reading
        }
    }

    private func prune(_ readings: [Reading]) -> [Reading] {
        guard let best = readings.map(\.cost).min() else { return readings }
        // Stable: of equally cheap readings the one found first stays first.
        let near = readings.enumerated().filter { $0.element.cost <= best + 2 * Self.obstacle }
            .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        return near.prefix(Self.beam).map(\.element)
    }

    // MARK: One mention

    private func use(_ mention: Int, in reading: Reading) -> [Reading] {
        var here = reading
        here.places[mention] = reading.positions.map(\.screen)
        let own = candidates[mention]
        var next = own.flatMap { use($0, mention, in: here) }
        // A label is always meant as one; what is only like a label may be an ordinary word.
        if mentions[mention].form == .described {
            next = next.filter { $0.cost < reading.cost + Self.obstacle }
            next.append(here)
        } else if !own.contains(where: \.isLabel) {
            var skipped = here
            skipped.cost += own.isEmpty ? 0 : Self.obstacle - 1
            next.append(skipped)
            if own.isEmpty { next += guesses(for: mention, in: here) }
        }
        return next
    }

    private func use(_ candidate: Candidate, _ mention: Int, in reading: Reading) -> [Reading] {
        var next = reading
        next.choices[mention] = candidate
        next.cost += 2 * candidate.cost + (fits(candidate.claim, mention) ? 0 : 1)
        guard case .ui = candidate.claim else {
            // Where a control of that name is at hand, that is meant.
            next.cost += mentions[mention].cue == .tool || mentions[mention].cue == .item ? 0 : 3
            return [next]
        }
        let positions = reading.positions.compactMap { try? product.advance($0, over: candidate.claim).get() }.uniqued()
        if !positions.isEmpty {
            // Words that describe a control just used are prose about it.
            if mentions[mention].form == .described {
                next.cost += reading.positions.allSatisfy { $0.lastUsed == candidate.claim.id } ? Self.obstacle : -1
            }
            if reading.positions.allSatisfy({ $0.lastUsed == candidate.claim.id }) { next.cost += 1 }
            next.positions = positions
        } else {
            guard candidate.isLabel, let position = reading.positions.first else { return [] }
            next.cost += Self.obstacle
            next.positions = [product.recover(candidate.claim, from: position)]
        }
        next.screens += next.positions.map(\.screen)
        return [next]
    }

    private func fits(_ claim: Claim, _ mention: Int) -> Bool {
        switch (mentions[mention].cue, product.subject(of: claim)?.kind) {
        case (.screen, .screen), (.tool, .tool), (.item, .item), (nil, _): true
        case (.control, .control), (.action, .control): true
        default: false
        }
    }

    /// The controls at hand that a text without any likeness may stand for, where its sentence says that it is one: the walk may need them.
    private func guesses(for mention: Int, in reading: Reading) -> [Reading] {
        guard reading.needed == 0, [.control, .action].contains(mentions[mention].cue) else { return [] }
        let screens = Set(reading.positions.map(\.screen))
        return screens.sorted().flatMap { product.controlsAtHand(on: $0) }.flatMap { id -> [Reading] in
            let claim = Claim.ui(id: id, isAbsent: false)
            guard product.model.controls[id]?.opens != nil, let right = labels.right(for: claim, like: mentions[mention].text)
            else { return [] }
            var next = reading
            next.needed += 1
            return use(Candidate(claim, right: right, .needed), mention, in: next).filter { $0.cost < reading.cost + 2 * Self.obstacle }
        }
    }
}

extension Product {
    /// The ids of what is at hand on a screen, those of the screen itself first.
    func controlsAtHand(on screen: String) -> [String] {
        (controls[screen] ?? [])
            + model.enclosingScreens(of: screen).flatMap { (controls[$0] ?? []).filter { model.controls[$0]?.isNavigation == true } }
    }
}
