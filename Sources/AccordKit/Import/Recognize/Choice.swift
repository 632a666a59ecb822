/// What each mention of a page names: in procedures as the walk through the product's screens has it, elsewhere as the context has it.
struct Choice {
    let product: Product
    let labels: Labels
    let mentions: [Mention]
    let candidates: [[Candidate]]
    /// By mention; nil where it names nothing.
    private(set) var chosen: [Candidate?]
    /// The screens at hand when the reader comes to a mention in a procedure.
    private(set) var places: [Int: [String]] = [:]
    /// Mentions that are said to be a control, and are none that is at hand there.
    private(set) var unknown: [(mention: Mention, atHand: [String])] = []
    /// The screen on which the procedures begin, where there are any.
    private(set) var start: String?
    /// Where the reader has been so far, the latest last.
    private var visited: [String] = []
    /// Where the procedures of the page lead, and what they use.
    private var screens: Set<String> = []
    private var used: Set<Claim> = []

    /// - Parameters:
    ///   - starts: the screens on which a reader may begin, the likeliest first.
    ///   - states: what the product can be in then.
    init(_ scenes: Scenes, _ mentions: [Mention], _ labels: Labels, _ product: Product, starts: [String], states: StateSet) {
        self.product = product
        self.labels = labels
        self.mentions = mentions
        candidates = mentions.map { mention in
            let found = mention.isPermission ? [] : labels.candidates(for: mention.text, isInStep: mention.isInStep)
            return mention.leadsElsewhere ? found.filter { $0.likeness == .exact } : found
        }
        chosen = Array(repeating: nil, count: mentions.count)
        let walker = Walker(product: product, labels: labels, mentions: mentions, candidates: candidates)
        let walks = starts.map { start in (start, walker.readings(of: scenes, start: start, states: states)) }
        let best = walks.min { $0.1.cost < $1.1.cost }
        screens = Set(best?.1.byScene.values.flatMap(\.screens) ?? [])
        used = Set(best?.1.byScene.values.flatMap { $0.choices.values.map(\.claim) } ?? [])
        for (index, scene) in scenes.all.enumerated() {
            switch scene {
            case .procedure(let steps, _):
                guard let best, let reading = best.1.byScene[index] else { continue }
                if reading.choices.values.contains(where: \.claim.isUI) { start = best.0 }
                for (mention, candidate) in reading.choices { chosen[mention] = candidate }
                places.merge(reading.places) { $1 }
                visited += reading.screens
                steps.forEachAside { choose($0) }
            case .passage(let numbers): choose(numbers)
            }
        }
        judgeOthers()
    }

    /// What a step calls a button or tab is meant as one: as the one at hand that it has a word in common with, or as none of them.
    private mutating func judgeOthers() {
        let used = Set(chosen.compactMap { $0?.claim })
        for (number, screens) in places.sorted(by: { $0.key < $1.key }) {
            let mention = mentions[number]
            guard chosen[number] == nil, mention.cue == .control, !mention.leadsElsewhere, !mention.isPermission, mention.form != .described
            else { continue }
            let atHand = Set(screens).sorted().flatMap { product.controlsAtHand(on: $0) }.filter {
                !used.contains(.ui(id: $0, isAbsent: false))
            }
            let words = mention.text.significantWords
            let rights = atHand.compactMap { id in labels.right(for: .ui(id: id, isAbsent: false), like: mention.text).map { (id, $0) } }
            let shares = rights.map { overlap(words, $0.1.significantWords).share }
            if let best = shares.max(), best > 0, shares.count(where: { $0 == best }) == 1, let index = shares.firstIndex(of: best) {
                chosen[number] = Candidate(.ui(id: rights[index].0, isAbsent: false), right: rights[index].1, .needed)
            } else if !screens.isEmpty {
                unknown.append((mention, rights.map(\.1)))
            }
        }
        bindRepeated()
    }

    /// What a wrong name means in a procedure it means everywhere on the page.
    private mutating func bindRepeated() {
        let names = Dictionary(
            zip(mentions, chosen).compactMap { mention, candidate in candidate?.likeness == .needed ? (mention.text.alike, candidate) : nil
            }
        ) { first, _ in first }
        for (number, mention) in mentions.enumerated() where chosen[number] == nil && !mention.leadsElsewhere {
            if let candidate = names[mention.text.alike] { chosen[number] = candidate }
        }
    }

    // MARK: Passages

    /// Chooses what the mentions of one block name.
    private mutating func choose(_ numbers: [Int]) {
        let named = Set(numbers.flatMap { candidates[$0].filter(\.isLabel).map(\.claim) }.compactMap(screen))
        // In a list of items, what could be a tool too is one more item.
        let kinds = Set(numbers.compactMap { kind(of: candidates[$0]) })
        let prefersItems = kinds == [.item]
        for number in numbers {
            chosen[number] = candidates[number].min { rank($0, number, named, prefersItems) < rank($1, number, named, prefersItems) }
        }
    }

    /// Whether all that a mention may name are tools, or items.
    private func kind(of candidates: [Candidate]) -> Mention.Cue? {
        let kinds = Set(
            candidates.map { candidate -> Mention.Cue? in
                switch candidate.claim {
                case .tool: .tool
                case .item: .item
                case .ui, .term, .state: nil
                }
            })
        return kinds.count == 1 ? kinds.first ?? nil : nil
    }

    private func screen(_ claim: Claim) -> String? {
        guard let subject = product.subject(of: claim) else { return nil }
        switch subject.kind {
        case .screen: return subject.id
        case .control(let control): return control.opens
        case .tool, .item, .term: return nil
        }
    }

    private struct Rank: Comparable {
        let likeness, kind, distance: Int
        let claim: String

        static func < (a: Rank, b: Rank) -> Bool { (a.likeness, a.kind, a.distance, a.claim) < (b.likeness, b.kind, b.distance, b.claim) }
    }

    private func rank(_ candidate: Candidate, _ number: Int, _ named: Set<String>, _ prefersItems: Bool) -> Rank {
        let cue = mentions[number].cue
        let kind: Int
        var distance = 0
        switch product.subject(of: candidate.claim)?.kind {
        case .control(let control):
            kind = cue == .control || cue == .action ? 0 : cue == .screen ? 6 : 4
            distance = used.contains(candidate.claim) ? 0 : self.distance(to: control, named)
        case .screen: kind = cue == .screen ? 0 : cue == nil ? 3 : 5
        case .tool: kind = cue == .tool ? 0 : 2
        case .item: kind = cue == .item ? 0 : prefersItems && !mentions[number].isPlace ? 1 : 3
        case .term, nil: kind = 7
        }
        return Rank(likeness: candidate.cost, kind: kind, distance: distance, claim: candidate.claim.destination)
    }

    /// How far a control is from what the text is about: on a screen that the passage names, on one that the reader has just seen, or elsewhere.
    private func distance(to control: CapabilityModel.Control, _ named: Set<String>) -> Int {
        let places = [control.screen] + product.model.enclosingScreens(of: control.screen)
        if !named.isDisjoint(with: places) { return 0 }
        if let last = visited.lastIndex(where: places.contains) { return visited.count - last }
        if !screens.isDisjoint(with: places) { return visited.count + 1 }
        return visited.count + 1 + (product.distance(toScreen: control.screen) ?? 1000)
    }
}

extension Walker {
    /// The readings of all procedures of a page, by scene, and what they cost together.
    func readings(of scenes: Scenes, start: String, states: StateSet) -> (byScene: [Int: Reading], cost: Int) {
        var byScene: [Int: Reading] = [:]
        var cost = 0
        var end: [Standpoint] = []
        for (index, scene) in scenes.all.enumerated() {
            guard case .procedure(let steps, let isContinuation) = scene else { continue }
            let begin = isContinuation && !end.isEmpty ? end : [Standpoint(screen: start, states: states)]
            guard let best = follow(steps, from: [Reading(positions: begin, screens: begin.map(\.screen))]).first else { continue }
            byScene[index] = best
            cost += best.cost
            end = best.positions
        }
        return (byScene, cost)
    }
}

extension [Scenes.Step] {
    fileprivate func forEachAside(_ body: ([Int]) -> Void) {
        for step in self {
            step.asides.forEach(body)
            for part in step.parts {
                switch part {
                case .steps(let steps), .branches(let steps): steps.forEachAside(body)
                }
            }
        }
    }
}

extension Product {
    /// How many controls must be used to come to a screen from where the product can be entered.
    fileprivate func distance(toScreen screen: String) -> Int? {
        let entries = model.screens.filter(\.value.isEntry).keys.sorted()
        return entries.compactMap { shortestPath(from: Standpoint(screen: $0, states: space.everything)) { $0.screen == screen }?.count }
            .min()
    }
}
