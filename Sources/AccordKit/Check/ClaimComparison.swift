import Diagnostics
import Markdown

/// What the parts of a translation claim otherwise than those of its source.
struct ClaimComparison {
    /// A step or a section on both sides, or a part that one side lacks.
    struct Place {
        /// For people: `step 2 of procedure 1`.
        let name: Message
        /// In the translation; of what the translation lacks, in the source.
        let range: SourceRange
        var kind: Kind
        fileprivate(set) var missing: [ClaimUse] = []
        fileprivate(set) var extra: [ClaimUse] = []

        enum Kind {
            case step
            /// A procedure whose steps cannot be compared one by one.
            case procedure
            case section
            /// Where one side lacks it: what it says may stand in another part, as where a heading alone comes or goes.
            case missingProcedure, extraProcedure
            /// - Parameter neighbour: the section of the source, or of the translation, that may have its text.
            case missingSection(neighbour: Int), extraSection(neighbour: Int)
        }

        var isOnBothSides: Bool {
            switch kind {
            case .step, .procedure, .section, .extraProcedure, .extraSection: true
            case .missingProcedure, .missingSection: false
            }
        }
    }

    private(set) var places: [Place] = []
    /// By the number of the section, the index of its place.
    private var placeOfSource: [Int: Int] = [:]
    private var placeOfTarget: [Int: Int] = [:]
    private let source: Outline
    private let target: Outline
    private let counterparts: Counterparts
    private let product: Product

    /// - Parameter isWanted: whether a claim of the source is to be made by the translation.
    init(_ source: Outline, _ target: Outline, _ counterparts: Counterparts, _ product: Product, isWanted: (ClaimUse) -> Bool) {
        (self.source, self.target, self.counterparts, self.product) = (source, target, counterparts, product)
        addProcedures(isWanted)
        addSections(isWanted)
    }

    private mutating func add(
        _ name: Message, _ range: SourceRange, _ kind: Place.Kind, _ theirs: [ClaimUse], _ ours: [ClaimUse], _ isWanted: (ClaimUse) -> Bool
    ) {
        var place = Place(name: name, range: range, kind: kind)
        // Of claims that are made several times, the one that is certainly new or gone is the one too many.
        let links = counterparts.links
        place.extra = ours.partitioned { !links.isGone(at: $0.range.lowerBound) }
        for use in theirs.filter(isWanted).partitioned(by: { !links.isNew(at: $0.range.lowerBound) }) {
            if let index = place.extra.firstIndex(of: use, in: product) { place.extra.remove(at: index) } else { place.missing.append(use) }
        }
        places.append(place)
    }

    // MARK: Procedures

    private mutating func addProcedures(_ isWanted: (ClaimUse) -> Bool) {
        let pairs = counterparts.procedures
        for (number, own) in target.procedures.enumerated() {
            let start = own.range.lowerBound.emptyRange
            guard let other = pairs.sourceOfTarget[number].map({ source.procedures[$0] }) else {
                add("procedure \(number + 1)", start, .extraProcedure, [], own.claims, isWanted)
                continue
            }
            guard own.steps.shape == other.steps.shape else {
                add("the page", start, .procedure, other.claims, own.claims, isWanted)
                continue
            }
            add(own.steps, other.steps, isWanted) { "procedure \(number + 1), step \($0)" }
        }
        for number in pairs.missing {
            let procedure = source.procedures[number]
            add("a procedure", procedure.range.lowerBound.emptyRange, .missingProcedure, procedure.claims, [], isWanted)
        }
    }

    private mutating func add(_ ours: [Outline.Step], _ theirs: [Outline.Step], _ isWanted: (ClaimUse) -> Bool, named name: (Int) -> Message) {
        for (number, (own, other)) in zip(ours, theirs).enumerated() {
            let name = name(number + 1)
            add(name, own.range.lowerBound.emptyRange, .step, other.ownClaims, own.ownClaims, isWanted)
            for (part, others) in zip(own.parts, other.parts) {
                switch part {
                case .steps(let steps): add(steps, others.steps, isWanted) { "\(name), sub-step \($0)" }
                case .branches(let steps): add(steps, others.steps, isWanted) { "\(name), bullet \($0)" }
                }
            }
        }
    }

    // MARK: Sections

    /// The claims under a heading that are not part of a procedure.
    private mutating func addSections(_ isWanted: (ClaimUse) -> Bool) {
        let pairs = counterparts.sections
        // What certainly stands in some section of the translation is looked for there, wherever the source has it by now.
        var (inSource, inTarget): ([Int: [ClaimUse]], [Int: [ClaimUse]]) = ([:], [:])
        for passage in source.passages {
            if let home = counterparts.certainSection(of: passage.range) { inTarget[home, default: []] += passage.claims } else {
                inSource[passage.section, default: []] += passage.claims
            }
        }
        let ours = Dictionary(grouping: target.passages, by: \.section)
        for section in 0...target.headings.count {
            let other = pairs.sourceOfTarget[section]
            let heading = section == 0 ? nil : target.headings[section - 1]
            let place = heading?.range ?? ours[section]?.first?.range
            let kind: Place.Kind = other != nil ? .section : .extraSection(neighbour: neighbour(section, pairs.sourceOfTarget))
            placeOfTarget[section] = places.count
            if let other { placeOfSource[other] = places.count }
            add(
                heading?.name ?? "the text before the first heading", (place?.lowerBound ?? target.start ?? 0).emptyRange, kind,
                ((other.flatMap { inSource[$0] } ?? []) + (inTarget[section] ?? [])).sorted { $0.range.lowerBound < $1.range.lowerBound },
                (ours[section] ?? []).flatMap(\.claims), isWanted)
        }
        for section in pairs.missing {
            let heading = source.headings[section - 1]
            add(
                heading.name, heading.range.lowerBound.emptyRange, .missingSection(neighbour: neighbour(section, pairs.targetOfSource)),
                inSource[section] ?? [], [], isWanted)
        }
    }

    /// The last section before one that is on both sides.
    private func neighbour(_ section: Int, _ pairs: [Int: Int]) -> Int { (0..<section).last { pairs[$0] != nil } ?? 0 }

    // MARK: What stands in another part

    /// Takes out what one part lacks and another has, where it is a matter of which parts there are; that is told.
    mutating func settle() {
        for index in places.indices {
            switch places[index].kind {
            case .step, .section: break
            case .procedure, .missingProcedure, .extraProcedure:
                for other in places.indices where other != index && !places[other].isStep {
                    settle(missingIn: index, extraIn: other)
                    settle(missingIn: other, extraIn: index)
                }
            case .missingSection(let neighbour):
                if let other = placeOfSource[neighbour] { settle(missingIn: index, extraIn: other) }
            case .extraSection(let neighbour):
                if let other = placeOfTarget[neighbour] { settle(missingIn: other, extraIn: index) }
            }
        }
    }

    private mutating func settle(missingIn index: Int, extraIn other: Int) {
        guard !places[index].missing.isEmpty, !places[other].extra.isEmpty else { return }
        let links = counterparts.links
        var extra = places[other].extra
        places[index].missing.removeAll { use in
            guard !links.isNew(at: use.range.lowerBound), let found = extra.firstIndex(of: use, in: product),
                !links.isGone(at: extra[found].range.lowerBound)
            else { return false }
            extra.remove(at: found)
            return true
        }
        places[other].extra = extra
    }
}

extension ClaimComparison.Place {
    fileprivate var isStep: Bool {
        if case .step = kind { true } else { false }
    }
}

extension [ClaimUse] {
    /// Those that are so first, and each in their order.
    fileprivate func partitioned(by isFirst: (ClaimUse) -> Bool) -> [ClaimUse] { filter(isFirst) + filter { !isFirst($0) } }

    /// The first that claims the same.
    fileprivate func firstIndex(of use: ClaimUse, in product: Product) -> Int? {
        let claim = use.claim.canonical(in: product)
        return firstIndex { $0.claim.canonical(in: product) == claim }
    }
}

extension Outline.Step {
    /// Without those of the steps and bullets in it.
    fileprivate var ownClaims: [ClaimUse] { claims + asides.flatMap(\.claims) }
}

extension Block.Heading {
    fileprivate var name: Message { "the section “\(content.plainText)”" }
}
