/// What both sides put in for the same block of the source.
struct Twins {
    /// Before which unit of the base it is, with us.
    let slot: Int
    let ours: Int
    let theirs: Int
    /// What both would have begun with: the words of the source where a side left them, and elsewhere such as neither wrote.
    let origin: PageUnits.Unit
}

/// What the source says of what both sides inserted.
struct Insertions {
    /// Where the source has it.
    private(set) var places: [Place: Int] = [:]
    private(set) var twins: [Twins] = []
    /// False where what both have of the same block cannot be merged.
    private(set) var isCertain = true

    init() {}

    init(_ ours: PageVersion, _ theirs: PageVersion, _ order: SourceOrder) {
        let (mine, other) = (Set(ours.inserted.joined()), Set(theirs.inserted.joined()))
        guard !mine.isEmpty, !other.isEmpty else { return }
        let own = order.placements(of: mine, in: ours.page, order.lock)
        let others = order.theirs ?? order.lock.without(ours.page, mine)
        var pairing = Pairing(ours, theirs, own, order.placements(of: other, in: theirs.page, others))
        isCertain = pairing.pairCertain() && pairing.pairLikely(order) && pairing.pairUntranslated()
        twins = pairing.twins
        guard isCertain else { return }
        for (index, placement) in own { places[.ours(index)] = placement.places.min() }
        // Without their lock it is a guess what theirs translates: rather what we have not translated.
        let free = order.theirs == nil ? order.placements(of: other, in: theirs.page, order.lock) : [:]
        let taken = Set(own.values.flatMap(\.places))
        for (index, placement) in pairing.claimed {
            let isTaken = order.theirs == nil && !placement.places.isDisjoint(with: taken)
            places[.theirs(index)] = (isTaken ? free[index] : placement)?.places.min()
        }
    }
}

extension Lock {
    /// Without what is recorded of some units of a page.
    fileprivate func without(_ page: PageUnits, _ units: Set<Int>) -> Lock {
        let pieces = page.pieces
        let segments = segmentsOfPage(page.source).filter { pieces.covering($0.range.lowerBound).map { units.contains($0.unit) } ?? false }
        let digests = Set(segments.map { TargetDigest($0.text) })
        return Lock(records: records.filter { digests.isDisjoint(with: $0.targets) }, retired: retired)
    }
}

/// Finds what both sides inserted for the same block.
private struct Pairing {
    let ours: PageVersion
    let theirs: PageVersion
    let own: [Int: Placement]
    let claimed: [Int: Placement]
    private(set) var twins: [Twins] = []
    /// Ours by theirs, and theirs by ours.
    private var partners: [Int: Int] = [:]
    private var rivals: [Int: Int] = [:]

    init(_ ours: PageVersion, _ theirs: PageVersion, _ own: [Int: Placement], _ claimed: [Int: Placement]) {
        (self.ours, self.theirs, self.own, self.claimed) = (ours, theirs, own, claimed)
    }

    /// - Returns: false where these two cannot be merged.
    private mutating func pair(_ slot: Int, _ mine: Int, _ other: Int) -> Bool {
        let (unit, rival) = (ours.page.units[mine], theirs.page.units[other])
        let copies = (own[mine]?.copies ?? [], claimed[other]?.copies ?? [])
        guard unit.path == rival.path, let origin = PageUnits.Unit(originOf: unit, copies.0, rival, copies.1) else { return false }
        (partners[other], rivals[mine]) = (mine, other)
        twins.append(Twins(slot: slot, ours: mine, theirs: other, origin: origin))
        return true
    }

    /// What translates the same segment for certain.
    ///
    /// - Returns: false where one block of a side is two of the other, or of another kind.
    mutating func pairCertain() -> Bool {
        var claims: [Placement.Original: [Int]] = [:]
        for (index, placement) in claimed { for original in placement.certain { claims[original, default: []].append(index) } }
        for (slot, inserted) in ours.inserted.enumerated() {
            for mine in inserted {
                let found = Set(own[mine]?.certain.flatMap { claims[$0] ?? [] } ?? [])
                guard let other = found.first else { continue }
                guard found.count == 1, partners[other] == nil, pair(slot, mine, other) else { return false }
            }
        }
        return true
    }

    /// What seems to translate the same segment, where the source has not enough of them for both.
    mutating func pairLikely(_ order: SourceOrder) -> Bool {
        let (taken, all) = (Set(own.values.flatMap(\.places)), Set(claimed.values.flatMap(\.places)))
        for (slot, inserted) in ours.inserted.enumerated() where !theirs.inserted[slot].isEmpty {
            let isWhole = ours.isWhole(at: slot) && theirs.isWhole(at: slot)
            for (position, mine) in inserted.enumerated() where rivals[mine] == nil {
                let last = inserted[..<position].last { rivals[$0] != nil }.flatMap { rivals[$0] }
                let next = inserted[position...].first { rivals[$0] != nil }.flatMap { rivals[$0] }
                // What was rewritten looks like what was inserted: its old text may stand on the other side.
                guard isWhole || last != nil && next != nil else { continue }
                let path = ours.page.units[mine].path
                let rival = theirs.inserted[slot].first { other in
                    guard partners[other] == nil, other > last ?? -1, other < next ?? .max, theirs.page.units[other].path == path,
                        let place = own[mine]?.places.intersection(claimed[other]?.places ?? []).min()
                    else { return false }
                    return order.isCrowded(at: place, taken, all)
                }
                guard let rival else { continue }
                guard pair(slot, mine, rival) else { return false }
            }
        }
        return true
    }

    /// What is not translated, such as code, beside blocks that both inserted.
    mutating func pairUntranslated() -> Bool {
        enum Key: Hashable {
            case twins(Int), text([UInt8])
        }
        for slot in ours.inserted.indices where !theirs.inserted[slot].isEmpty {
            func isUntranslated(_ unit: PageUnits.Unit) -> Bool { ["code", "HTML", "rule"].contains(unit.path.last) }
            let mine = ours.inserted[slot].filter { rivals[$0] != nil || isUntranslated(ours.page.units[$0]) }
            let other = theirs.inserted[slot].filter { partners[$0] != nil || isUntranslated(theirs.page.units[$0]) }
            let left = mine.map { index in rivals[index].map(Key.twins) ?? .text(ours.page.units[index].bytes) }
            let right = other.map { index in partners[index] == nil ? .text(theirs.page.units[index].bytes) : Key.twins(index) }
            for (a, b) in pairsInOrder(left, right) where partners[other[b]] == nil {
                guard pair(slot, mine[a], other[b]) else { return false }
            }
        }
        return true
    }
}

extension PageUnits.Unit {
    /// What two units would have been made from.
    ///
    /// - Parameters: the units, each with the numbers of its texts that only repeat the source.
    /// - Returns: nil where nothing differs from both.
    fileprivate init?(originOf ours: Self, _ mine: Set<Int>, _ theirs: Self, _ other: Set<Int>) {
        guard ours.texts == theirs.texts else {
            func isCopy(_ unit: Self, _ copies: Set<Int>) -> Bool { unit.texts.allSatisfy { $0 < 0 || copies.contains($0) } }
            if isCopy(ours, mine) { self = ours } else if isCopy(theirs, other) { self = theirs } else {
                self.init(path: ours.path, pieces: ours.pieces.map(masked), texts: ours.texts)
                if self == ours || self == theirs { return nil }
            }
            return
        }
        var pieces: [[UInt8]] = []
        for ((own, rival), text) in zip(zip(ours.pieces, theirs.pieces), ours.texts) {
            let isSame = text < 0 || ours.pieces(of: text) == theirs.pieces(of: text)
            pieces.append(isSame || mine.contains(text) ? own : other.contains(text) ? rival : masked(own))
        }
        self.init(path: ours.path, pieces: pieces, texts: ours.texts)
        for text in Set(texts).subtracting(mine).subtracting(other) where text >= 0 {
            let (own, rival) = (ours.pieces(of: text), theirs.pieces(of: text))
            if own != rival, self.pieces(of: text) == own || self.pieces(of: text) == rival { return nil }
        }
    }
}

/// A text that says nothing, of the same form.
private func masked(_ text: [UInt8]) -> [UInt8] {
    Array(String(decoding: text, as: UTF8.self).map { $0.isLetter || $0.isNumber ? "x" : String($0) }.joined().utf8)
}
