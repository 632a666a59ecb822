/// What came of two versions of a page.
enum MergedPage {
    case clean([UInt8])
    /// Both changed a unit in two ways: the page as each side and the base have what is in dispute, which differ in nothing else.
    case disputed(base: [UInt8], ours: [UInt8], theirs: [UInt8])
}

/// Merges two versions of a page unit by unit: what either side edited, inserted or took out, with the bytes of the side that wrote it.
///
/// - Parameter order: which of what both inserted in one place comes first; ours, where it does not tell. What translates the same block of the
///   source in two ways is in dispute.
/// - Returns: nil where it is not certain which unit is which. A page that is returned reads as exactly what was put together.
func mergePages(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8], order: SourceOrder? = nil) -> MergedPage? {
    guard let base = PageUnits(base), let ours = PageUnits(ours), let theirs = PageUnits(theirs) else { return nil }
    let (mine, other) = (PageVersion(ours, of: base, .ours), PageVersion(theirs, of: base, .theirs))
    let merge = PageMerge(base: base, ours: mine, theirs: other, insertions: order.map { Insertions(mine, other, $0) } ?? Insertions())
    if let page = merge.bytes() { return .clean(page) }
    guard let base = merge.bytes(as: .base), let ours = merge.bytes(as: .ours), let theirs = merge.bytes(as: .theirs) else { return nil }
    return .disputed(base: base, ours: ours, theirs: theirs)
}

/// One of the three versions of a page that are merged.
private enum Side {
    case base, ours, theirs

    func of<Value>(_ base: Value, _ ours: Value, _ theirs: Value) -> Value {
        switch self {
        case .base: base
        case .ours: ours
        case .theirs: theirs
        }
    }
}

/// A unit by where it comes from.
private enum Place: Hashable {
    case start, end
    case base(Int)
    /// Inserted by a side.
    case ours(Int)
    case theirs(Int)
}

private struct Neighbors: Hashable {
    var first: Place
    var second: Place
}

/// One side of a merge.
private struct PageVersion {
    let page: PageUnits
    /// What became of each unit of the base; nil where it was taken out.
    private(set) var kept: [PageUnits.Unit?]
    /// What it inserted before each unit of the base, and behind the last.
    private(set) var inserted: [[Int]]
    private(set) var gaps: [Neighbors: [UInt8]] = [:]
    private(set) var gapsBefore: [Place: [UInt8]] = [:]

    init(_ page: PageUnits, of base: PageUnits, _ side: Side) {
        self.page = page
        kept = Array(repeating: nil, count: base.units.count)
        inserted = Array(repeating: [], count: base.units.count + 1)
        let origins = Dictionary(pairs(base.units, page.units).map { ($0.1, $0.0) }) { first, _ in first }
        var places: [Place] = []
        var slot = 0
        for (index, unit) in page.units.enumerated() {
            if let origin = origins[index] {
                kept[origin] = unit
                slot = origin + 1
                places.append(.base(origin))
            } else {
                inserted[slot].append(index)
                places.append(side == .ours ? .ours(index) : .theirs(index))
            }
        }
        addGaps(places)
    }

    /// The base itself.
    init(_ page: PageUnits) {
        self.page = page
        kept = page.units
        inserted = []
        addGaps(page.units.indices.map { .base($0) })
    }

    private mutating func addGaps(_ places: [Place]) {
        for (index, (first, second)) in zip([.start] + places, places + [.end]).enumerated() {
            gaps[Neighbors(first: first, second: second)] = page.gaps[index]
            gapsBefore[second] = page.gaps[index]
        }
    }

    /// Whether the units of the base around a place are still there.
    func isWhole(at slot: Int) -> Bool { kept[max(0, slot - 1)..<min(kept.count, slot + 1)].allSatisfy { $0 != nil } }

    /// The texts that it inserted.
    var insertions: Set<[UInt8]> { Set(inserted.joined().map { page.units[$0].bytes }) }

    /// The texts of the base that it changed or took out.
    func touched(_ base: PageUnits) -> Set<[UInt8]> { Set(zip(base.units, kept).filter { $0 != $1 }.map(\.0.bytes)) }
}

/// What the source says of what both sides inserted in one place.
private struct Insertions {
    private(set) var places: [Place: Int] = [:]
    /// The units that translate the same block in two ways, ours and theirs, by where they were inserted; both in order.
    private(set) var rivals: [Int: [(Int, Int)]] = [:]

    init() {}

    init(_ ours: PageVersion, _ theirs: PageVersion, _ order: SourceOrder) {
        let slots = ours.inserted.indices.filter { !ours.inserted[$0].isEmpty && !theirs.inserted[$0].isEmpty }
        guard !slots.isEmpty else { return }
        let (mine, other) = (Set(slots.flatMap { ours.inserted[$0] }), Set(slots.flatMap { theirs.inserted[$0] }))
        let own = order.places(of: mine, in: ours.page)
        let taken = Set(own.values.joined())
        let claimed = order.places(of: other, in: theirs.page, contested: taken)
        let all = Set(claimed.values.joined())
        // What was rewritten looks like what was inserted: its old text may stand on the other side.
        for slot in slots where ours.isWhole(at: slot) && theirs.isWhole(at: slot) {
            var rest = theirs.inserted[slot][...]
            for index in ours.inserted[slot] {
                let unit = ours.page.units[index]
                let rival = rest.first { candidate in
                    guard let place = own[index]?.intersection(claimed[candidate] ?? []).min() else { return false }
                    return theirs.page.units[candidate].path == unit.path && order.isCrowded(at: place, taken, all)
                }
                guard let rival else { continue }
                rivals[slot, default: []].append((index, rival))
                rest = rest.drop { $0 <= rival }
            }
        }
        let free = order.places(of: other, in: theirs.page)
        for (index, found) in own { places[.ours(index)] = found.min() }
        for index in other {
            let isFree = claimed[index]?.isDisjoint(with: taken) == true
            places[.theirs(index)] = (isFree ? claimed[index] : free[index])?.min()
        }
    }
}

private struct PageMerge {
    let base: PageUnits
    let ours: PageVersion
    let theirs: PageVersion
    let insertions: Insertions

    /// - Parameter side: whose version of what both changed in two ways is taken; nil for none.
    func bytes(as side: Side? = nil) -> [UInt8]? {
        guard isCertain, let units = merged(as: side) else { return nil }
        let old = PageVersion(base)
        return [true, false].lazy.compactMap { assembled(units, old, prefersBase: $0) }.first { reads($0, as: units.map(\.unit)) }
    }

    /// - Parameter prefersBase: whether two units that nobody had side by side are parted by what stood before the second in the base, and else by
    ///   what a side has there.
    private func assembled(_ units: [(place: Place, unit: PageUnits.Unit)], _ old: PageVersion, prefersBase: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        var last = Place.start
        for (place, unit) in units.map({ ($0.place, Optional($0.unit)) }) + [(.end, nil)] {
            let neighbors = Neighbors(first: last, second: place)
            let before = prefersBase ? old.gapsBefore[place] : nil
            guard let gap = isApart(neighbors) ? before ?? gapBefore(place, old) : gap(neighbors, old) else { return nil }
            bytes += gap
            if let unit { bytes += unit.bytes }
            last = place
        }
        return bytes
    }

    /// Whether no text comes into question as the one that one side inserted and the other found in the page.
    private var isCertain: Bool {
        let (mine, other) = (ours.insertions, theirs.insertions)
        return mine.isDisjoint(with: other) && mine.isDisjoint(with: theirs.touched(base)) && other.isDisjoint(with: ours.touched(base))
    }

    /// The units in their order.
    private func merged(as side: Side?) -> [(place: Place, unit: PageUnits.Unit)]? {
        var units: [(place: Place, unit: PageUnits.Unit)] = []
        for slot in 0...base.units.count {
            guard let inserted = inserted(in: slot, as: side) else { return nil }
            units += inserted
            guard slot < base.units.count else { break }
            switch (ours.kept[slot], theirs.kept[slot]) {
            case (let mine?, let other?):
                guard let unit = PageUnits.Unit(merging: base.units[slot], mine, other, side) else { return nil }
                units.append((.base(slot), unit))
            // What one side took out and the other worked on is for a person.
            case (let unit?, nil), (nil, let unit?):
                guard unit != base.units[slot] else { continue }
                guard let side else { return nil }
                if let unit = side.of(base.units[slot], ours.kept[slot], theirs.kept[slot]) { units.append((.base(slot), unit)) }
            case (nil, nil): break
            }
        }
        return units
    }

    /// What both inserted before a unit of the base.
    private func inserted(in slot: Int, as side: Side?) -> [(place: Place, unit: PageUnits.Unit)]? {
        var (mine, other) = (ours.inserted[slot][...], theirs.inserted[slot][...])
        var result: [Place] = []
        func add(_ ours: ArraySlice<Int>, _ theirs: ArraySlice<Int>) {
            result += interleaved(ours.map(Place.ours), theirs.map(Place.theirs)) { insertions.places[$0] }
        }
        for (own, rival) in insertions.rivals[slot] ?? [] {
            guard let side else { return nil }
            add(mine.prefix { $0 != own }, other.prefix { $0 != rival })
            if let place = side.of(nil, Place.ours(own), Place.theirs(rival)) { result.append(place) }
            mine = mine.drop { $0 != own }.dropFirst()
            other = other.drop { $0 != rival }.dropFirst()
        }
        add(mine, other)
        return result.compactMap(inserted)
    }

    private func inserted(_ place: Place) -> (place: Place, unit: PageUnits.Unit)? {
        switch place {
        case .ours(let index): (place, ours.page.units[index])
        case .theirs(let index): (place, theirs.page.units[index])
        case .start, .end, .base: nil
        }
    }

    /// What stands between two units of the merged page.
    private func gap(_ neighbors: Neighbors, _ old: PageVersion) -> [UInt8]? {
        switch (ours.gaps[neighbors], theirs.gaps[neighbors]) {
        case (let mine?, let other?):
            let before = old.gaps[neighbors] ?? mine
            if let gap = threeWay(before, mine, other) { return gap }
            // Both gave the items behind what they inserted other numbers.
            func unnumbered(_ gap: [UInt8]) -> [UInt8] { gap.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
            return unnumbered(mine) == unnumbered(other) && unnumbered(mine) == unnumbered(before) ? mine : nil
        case (let gap?, nil), (nil, let gap?): return gap
        case (nil, nil): return nil
        }
    }

    /// Whether nobody had these two side by side.
    private func isApart(_ neighbors: Neighbors) -> Bool { ours.gaps[neighbors] == nil && theirs.gaps[neighbors] == nil }

    /// What stands before a unit says what it is.
    private func gapBefore(_ place: Place, _ old: PageVersion) -> [UInt8]? {
        let (mine, other) = (ours.gapsBefore[place], theirs.gapsBefore[place])
        return mine == old.gapsBefore[place] ? other ?? mine : mine ?? other
    }

    /// Whether a page has just these units, as many lists and other blocks around them as both sides made, and what both wrote between them.
    private func reads(_ bytes: [UInt8], as units: [PageUnits.Unit]) -> Bool {
        guard let page = PageUnits(bytes), page.units == units else { return false }
        let holders = [base.holders, ours.page.holders, theirs.page.holders, page.holders]
        let lines = [base.linesBetween, ours.page.linesBetween, theirs.page.linesBetween, page.linesBetween]
        return Set(holders.flatMap(\.keys)).allSatisfy { kind in
            let count = holders.map { $0[kind] ?? 0 }
            let sum = count[1] + count[2] - count[0]
            // Of what is in dispute, each version has one or none.
            let isDisputed = !insertions.rivals.isEmpty && count[3] >= min(count[0], count[1], count[2]) && count[3] < sum
            return count[3] == sum || count[3] == threeWay(count[0], count[1], count[2]) || isDisputed
        }
            && Set(lines.flatMap(\.keys)).allSatisfy { line in
                let count = lines.map { $0[line] ?? 0 }
                return count[3] == threeWay(count[0], count[1], count[2])
            }
    }
}

extension PageUnits.Unit {
    /// - Parameter side: whose version of what both changed in two ways is taken; for nil the unit is nil there.
    fileprivate init?(merging base: Self, _ ours: Self, _ theirs: Self, _ side: Side?) {
        func merged<Value: Equatable>(_ base: Value, _ ours: Value, _ theirs: Value) -> Value? {
            threeWay(base, ours, theirs) ?? side?.of(base, ours, theirs)
        }
        guard let path = threeWay(base.path, ours.path, theirs.path) else { return nil }
        if let pieces = threeWay(base.pieces, ours.pieces, theirs.pieces) {
            self.init(path: path, pieces: pieces)
            return
        }
        guard ours.pieces.count == base.pieces.count, theirs.pieces.count == base.pieces.count else {
            guard let pieces = side?.of(base.pieces, ours.pieces, theirs.pieces) else { return nil }
            self.init(path: path, pieces: pieces)
            return
        }
        let pieces = base.pieces.indices.compactMap { merged(base.pieces[$0], ours.pieces[$0], theirs.pieces[$0]) }
        guard pieces.count == base.pieces.count else { return nil }
        self.init(path: path, pieces: pieces)
    }
}

/// Which units of a version are which of the base, in order: those of the same text, and between them those that were edited.
private func pairs(_ base: [PageUnits.Unit], _ version: [PageUnits.Unit]) -> [(Int, Int)] {
    let equal = pairsInOrder(base.map(\.bytes), version.map(\.bytes))
    var result = equal
    for (last, next) in zip([(-1, -1)] + equal, equal + [(base.count, version.count)]) {
        result += edited(base, last.0 + 1..<next.0, version, last.1 + 1..<next.1)
    }
    return result
}

private func edited(_ base: [PageUnits.Unit], _ old: Range<Int>, _ version: [PageUnits.Unit], _ new: Range<Int>) -> [(Int, Int)] {
    if old.count == new.count, zip(old, new).allSatisfy({ base[$0].path.last == version[$1].path.last }) { return Array(zip(old, new)) }
    // Where much was rewritten, a person sees better what became of what.
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 2500 else { return [] }
    var vocabulary: [String: Int] = [:]
    func bags(_ units: ArraySlice<PageUnits.Unit>) -> [WordBag] {
        units.map { WordBag(SegmentText(plain: String(decoding: $0.bytes, as: UTF8.self)), &vocabulary) }
    }
    let (before, after) = (bags(base[old]), bags(version[new]))
    /// The best sum of similarities of the units from a place on.
    var best = Array(repeating: Array(repeating: 0.0, count: new.count + 1), count: old.count + 1)
    var isPair = Array(repeating: Array(repeating: false, count: new.count), count: old.count)
    for i in before.indices.reversed() {
        for j in after.indices.reversed() {
            let (kind, other) = (base[old.lowerBound + i].path.last, version[new.lowerBound + j].path.last)
            let isField = Segment.Kind.isFieldName(kind ?? "")
            let similarity = kind != other ? 0 : isField ? 1 : before[i].similarity(to: after[j])
            let apart = max(best[i + 1][j], best[i][j + 1])
            isPair[i][j] = similarity >= 0.5 && best[i + 1][j + 1] + similarity > apart
            best[i][j] = isPair[i][j] ? best[i + 1][j + 1] + similarity : apart
        }
    }
    var result: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < before.count, j < after.count {
        if isPair[i][j] {
            result.append((old.lowerBound + i, new.lowerBound + j))
            (i, j) = (i + 1, j + 1)
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1
        } else {
            j += 1
        }
    }
    return result
}
