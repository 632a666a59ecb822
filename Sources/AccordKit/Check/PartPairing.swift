import Diagnostics
import Markdown

/// A part of a page by which pages in two languages are compared: a section, a procedure, a callout.
struct PagePart {
    let range: SourceRange
    /// What is alike in both languages: a level, a marker, how many steps.
    let mark: String
    /// The numbers of its claims, increasing.
    let claims: [Int]
}

/// Reads the parts of pages whose claims are numbered alike.
struct PartReader {
    private let product: Product
    private var numbers: [Claim: Int] = [:]

    init(_ product: Product) { self.product = product }

    private mutating func part(_ range: SourceRange, _ mark: String, _ claims: [ClaimUse]) -> PagePart {
        let claims = claims.map { use -> Int in
            let claim = use.claim.canonical(in: product)
            let number = numbers[claim] ?? numbers.count
            numbers[claim] = number
            return number
        }
        return PagePart(range: range, mark: mark, claims: claims.sorted())
    }

    mutating func sections(of outline: Outline, _ sections: Counterparts.Sections) -> [PagePart] {
        var claims = [[ClaimUse]](repeating: [], count: sections.count)
        for passage in outline.passages { claims[sections.number(at: passage.range.lowerBound)] += passage.claims }
        for procedure in outline.procedures { claims[sections.number(at: procedure.range.lowerBound)] += procedure.claims }
        return claims.indices.map { number in
            let end = number + 1 < sections.count ? sections.start(of: number + 1) : Int.max
            let level = number == 0 ? 0 : outline.headings[number - 1].level
            return part(sections.start(of: number)..<end, "\(level)", claims[number])
        }
    }

    mutating func procedures(of outline: Outline) -> [PagePart] {
        outline.procedures.map { part($0.range, $0.steps.shape.description, $0.claims) }
    }

    mutating func alerts(of outline: Outline) -> [PagePart] {
        outline.alerts.map { part($0.range, $0.kind.rawValue, outline.passages(in: $0.range).flatMap(\.claims)) }
    }

    mutating func checkboxes(of outline: Outline) -> [PagePart] {
        outline.checkboxes.map { part($0.range, "\($0.isChecked)", outline.passages(in: $0.range).flatMap(\.claims)) }
    }
}

/// Pairs the parts of a translation with those of its source: those that have the same segments are certain, and of the others as few as can be are to
/// differ in claims and marks.
struct PartPairing {
    private let source: [PagePart]
    private let target: [PagePart]
    private let links: SegmentLinks
    /// Of parts of sections: the number of the section around each; of parts of the source, of the section that belongs to it, if any.
    private let sections: (source: [Int?], target: [Int])?
    private let shared: SharedSegments

    init(_ links: SegmentLinks, _ source: [PagePart], _ target: [PagePart], in sections: (source: [Int?], target: [Int])? = nil) {
        (self.links, self.source, self.target, self.sections) = (links, source, target, sections)
        shared = SharedSegments(links, source.map(\.range), target.map(\.range))
    }

    func parts() -> PartPairs {
        let targets = Dictionary(grouping: target.indices) { sections?.target[$0] }
        let groups = Dictionary(grouping: source.indices) { sections?.source[$0] }.sorted { $0.value[0] < $1.value[0] }.compactMap { section, sources in
            section.flatMap { section in targets[section].map { (source: sources, target: $0) } }
        }
        return PartPairs(source: source.count, target: target.count, certain: shared.certain, groups: groups, costs: costs)
    }

    /// The text before the first heading is there on both sides. A heading tells which section it is; where nothing is known of it or others have the same
    /// words, what stands below it does.
    func ofSections() -> PartPairs {
        var certain = shared.certain
        for (number, part) in source.enumerated().dropFirst() {
            guard let link = links.first(inSource: part.range), link.isCertain, !links.beginsNew(part.range),
                let own = shared.targetOfPlace(link.target), own > 0, links.first(inTarget: target[own].range)?.target == link.target
            else { continue }
            for (other, section) in certain where section == own { certain[other] = nil }
            certain[number] = own
        }
        for (other, section) in certain where section == 0 { certain[other] = nil }
        certain[0] = 0
        return PartPairs(source: source.count, target: target.count, certain: certain, costs: costs)
    }

    private var costs: PartPairs.Costs {
        let (claimsOfSource, claimsOfTarget) = (Set(source.map(\.claims).filter { $0.count > 1 }), Set(target.map(\.claims).filter { $0.count > 1 }))
        let (new, gone) = (source.map { links.beginsNew($0.range) }, target.map { links.beginsGone($0.range) })
        func isTogether(_ a: Int, _ b: Int) -> Bool { sections.map { $0.source[a] == $0.target[b] } ?? true }
        func canBeSame(_ a: Int, _ b: Int) -> Bool {
            let isOther = new[a] && gone[b] && shared.count(a, b) == 0
            return !isOther || sections != nil && isTogether(a, b)
        }
        return PartPairs.Costs(
            pair: { a, b in
                guard canBeSame(a, b) else { return nil }
                let marks = (source[a].mark == target[b].mark ? 0 : 4) + (isTogether(a, b) ? 0 : 4)
                return 4 * source[a].claims.difference(from: target[b].claims) + marks + shared.strangeness(a, b)
            },
            joined: { sources, targets in
                guard sections == nil, canBeSame(sources[0], targets[0]) else { return nil }
                let different = sources.flatMap { source[$0].claims }.sorted().difference(from: targets.flatMap { target[$0].claims }.sorted())
                return 4 * different + (source[sources[0]].mark == target[targets[0]].mark ? 4 : 8) + shared.strangeness(sources[0], targets[0])
            },
            // What moved costs no more than a note.
            missing: { claimsOfTarget.contains(source[$0].claims) ? 4 : 4 * source[$0].claims.count + 4 },
            extra: { claimsOfSource.contains(target[$0].claims) ? 4 : 4 * target[$0].claims.count + 4 },
            areAlike: { a, b in
                let different = source[a].claims.difference(from: target[b].claims)
                let common = (source[a].claims.count + target[b].claims.count - different) / 2
                return canBeSame(a, b) && (common > 1 ? different <= common : common == 1 && different == 0)
            })
    }
}

/// How many segments the parts of two pages have in common.
private struct SharedSegments {
    private struct Pair: Hashable {
        let source: Int
        let target: Int
    }

    private var counts: [Pair: Int] = [:]
    private var totals: (source: [Int], target: [Int])
    private let targetParts: Places
    /// The parts of which each has more of the other's segments than of any other part's, as far as a lock knows.
    private(set) var certain: [Int: Int] = [:]

    init(_ links: SegmentLinks, _ source: [SourceRange], _ target: [SourceRange]) {
        let sourceParts = Places(source)
        targetParts = Places(target)
        totals = ([Int](repeating: 0, count: source.count), [Int](repeating: 0, count: target.count))
        var votes: [Pair: Int] = [:]
        for link in links.links {
            let (a, b) = (sourceParts.innermost(at: link.source), targetParts.innermost(at: link.target))
            if let a { totals.source[a] += 1 }
            if let b { totals.target[b] += 1 }
            guard let a, let b else { continue }
            counts[Pair(source: a, target: b), default: 0] += 1
            if link.isCertain { votes[Pair(source: a, target: b), default: 0] += 1 }
        }
        let ofSource = Self.favourites(votes, \.source)
        let ofTarget = Self.favourites(votes, \.target)
        for (part, pair) in ofSource where ofTarget[pair.target] == pair { certain[part] = pair.target }
    }

    func targetOfPlace(_ place: Int) -> Int? { targetParts.innermost(at: place) }

    func count(_ source: Int, _ target: Int) -> Int { counts[Pair(source: source, target: target)] ?? 0 }

    /// From 0, where all segments are the same, to 3: too little to outweigh a claim.
    func strangeness(_ source: Int, _ target: Int) -> Int {
        let all = max(totals.source[source], totals.target[target])
        guard all > 0 else { return 0 }
        return (3 * (all - count(source, target)) + all - 1) / all
    }

    /// The pair with the most votes of each part, unless several have as many.
    private static func favourites(_ votes: [Pair: Int], _ side: KeyPath<Pair, Int>) -> [Int: Pair] {
        Dictionary(grouping: votes) { $0.key[keyPath: side] }.compactMapValues { votes in
            let most = votes.map(\.value).max()
            let best = votes.filter { $0.value == most }
            return best.count == 1 ? best[0].key : nil
        }
    }
}

/// The parts of a page in their order, one of which may stand in another.
private struct Places {
    private let ranges: [SourceRange]
    /// Where the last of the parts up to each ends.
    private var ends: [Int] = []

    init(_ ranges: [SourceRange]) {
        self.ranges = ranges
        for range in ranges { ends.append(max(ends.last ?? 0, range.upperBound)) }
    }

    func innermost(at place: Int) -> Int? {
        let next = ranges.partitioningIndex { $0.lowerBound > place }
        return (0..<next).reversed().prefix { ends[$0] > place }.first { ranges[$0].contains(place) }
    }
}

extension [Int] {
    /// How many elements of two increasing lists stand in one of them only.
    fileprivate func difference(from other: [Int]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < self.count, j < other.count {
            if self[i] == other[j] {
                (i, j) = (i + 1, j + 1)
            } else {
                if self[i] < other[j] { i += 1 } else { j += 1 }
                count += 1
            }
        }
        return count + self.count - i + other.count - j
    }
}

extension Outline {
    fileprivate func passages(in range: SourceRange) -> [Passage] { passages.filter { range.contains($0.range.lowerBound) } }
}

extension Outline.Procedure {
    var claims: [ClaimUse] { steps.flatMap(\.allClaims) }
}
