/// One of the two versions of a page that are merged.
enum Side {
    case ours, theirs

    func of<Value>(_ ours: Value, _ theirs: Value) -> Value {
        switch self {
        case .ours: ours
        case .theirs: theirs
        }
    }
}

/// A unit by where it comes from.
enum Place: Hashable {
    case start, end
    case base(Int)
    /// Inserted by a side.
    case ours(Int)
    case theirs(Int)
}

struct Neighbors: Hashable {
    var first: Place
    var second: Place
}

/// What stands between the units of a page.
struct Gaps {
    private(set) var between: [Neighbors: [UInt8]] = [:]
    private(set) var before: [Place: [UInt8]] = [:]

    init(_ page: PageUnits, _ places: [Place]) {
        for (index, (first, second)) in zip([.start] + places, places + [.end]).enumerated() {
            between[Neighbors(first: first, second: second)] = page.gaps[index]
            before[second] = page.gaps[index]
        }
    }
}

/// What two sides began with.
struct MergeBase {
    let page: PageUnits
    /// Those of the page, and what was adopted.
    private(set) var units: [PageUnits.Unit]
    private(set) var gaps: Gaps
    /// How many blocks that hold others begin with what was adopted.
    private(set) var adoptedHolders: [String: Int] = [:]

    init(_ page: PageUnits) {
        self.page = page
        units = page.units
        gaps = Gaps(page, page.units.indices.map { .base($0) })
    }

    /// Takes what both sides put in for the same block of the source for something that both began with.
    mutating func adopt(_ twins: [Twins], _ ours: inout PageVersion, _ theirs: inout PageVersion) {
        var grown: [PageUnits.Unit] = []
        var (own, other) = ([Int: Int](), [Int: Int]())
        var moved: [Int] = []
        let bySlot = Dictionary(grouping: twins) { $0.slot }
        for slot in 0...units.count {
            for twins in (bySlot[slot] ?? []).sorted(by: { $0.ours < $1.ours }) {
                (own[twins.ours], other[twins.theirs]) = (grown.count, grown.count)
                grown.append(twins.origin)
                addHolders(ours.page.opened[twins.ours], theirs.page.opened[twins.theirs])
            }
            guard slot < units.count else { break }
            moved.append(grown.count)
            grown.append(units[slot])
        }
        units = grown
        gaps = Gaps(page, moved.map { .base($0) })
        func adopted(_ version: PageVersion, _ twins: [Int: Int]) -> PageVersion {
            let origins = version.origins.enumerated().map { index, origin in twins[index] ?? origin.map { moved[$0] } }
            return PageVersion(version.page, version.side, origins: origins, count: grown.count)
        }
        (ours, theirs) = (adopted(ours, own), adopted(theirs, other))
    }

    private mutating func addHolders(_ ours: [String], _ theirs: [String]) {
        var rest = theirs
        for holder in ours {
            guard let index = rest.firstIndex(of: holder) else { continue }
            rest.remove(at: index)
            adoptedHolders[holder, default: 0] += 1
        }
    }
}

/// One side of a merge.
struct PageVersion {
    let page: PageUnits
    let side: Side
    /// Which unit of the base each one is; nil where it was inserted.
    let origins: [Int?]
    /// What became of each unit of the base; nil where it was taken out.
    private(set) var kept: [PageUnits.Unit?]
    /// What it inserted before each unit of the base, and behind the last.
    private(set) var inserted: [[Int]]
    let gaps: Gaps

    /// - Parameter count: how many units the base has.
    init(_ page: PageUnits, _ side: Side, origins: [Int?], count: Int) {
        (self.page, self.side, self.origins) = (page, side, origins)
        kept = Array(repeating: nil, count: count)
        inserted = Array(repeating: [], count: count + 1)
        var slot = 0
        for (index, origin) in origins.enumerated() {
            if let origin {
                kept[origin] = page.units[index]
                slot = max(slot, origin + 1)
            } else {
                inserted[slot].append(index)
            }
        }
        let places = origins.enumerated().map { index, origin in origin.map(Place.base) ?? (side == .ours ? .ours(index) : .theirs(index)) }
        gaps = Gaps(page, places)
    }

    /// - Parameter lock: what is recorded of the version.
    init(_ page: PageUnits, of base: PageUnits, _ side: Side, lock: Lock? = nil) {
        let known = lock.map { rewritten(base, page, $0) } ?? []
        let origins = Dictionary(pairs(base.units, page.units, known).map { ($0.1, $0.0) }) { first, _ in first }
        self.init(page, side, origins: page.units.indices.map { origins[$0] }, count: base.units.count)
    }

    /// Whether the units of the base around a place are still there.
    func isWhole(at slot: Int) -> Bool { kept[max(0, slot - 1)..<min(kept.count, slot + 1)].allSatisfy { $0 != nil } }

    /// The texts that it inserted.
    var insertions: Set<[UInt8]> { Set(inserted.joined().map { page.units[$0].bytes }) }

    /// The texts of the base that it changed or took out.
    func touched(_ base: [PageUnits.Unit]) -> Set<[UInt8]> { Set(zip(base, kept).filter { $0 != $1 }.map(\.0.bytes)) }
}

/// Which units of a version are which of the base, in order: those of the same text, between them those that are known to have been others, and between
/// these those that were edited.
private func pairs(_ base: [PageUnits.Unit], _ version: [PageUnits.Unit], _ known: [(Int, Int)]) -> [(Int, Int)] {
    func gaps(_ pairs: [(Int, Int)]) -> [(Range<Int>, Range<Int>)] {
        zip([(-1, -1)] + pairs, pairs + [(base.count, version.count)]).map { last, next in (last.0 + 1..<next.0, last.1 + 1..<next.1) }
    }
    var result = pairsInOrder(base.map(\.bytes), version.map(\.bytes))
    for (old, new) in gaps(result) where !old.isEmpty && !new.isEmpty {
        let inside = known.filter { old.contains($0.0) && new.contains($0.1) }
        result += longestIncreasing(inside.map(\.1)).map { inside[$0] }
    }
    result.sort { $0.0 < $1.0 }
    return result + gaps(result).flatMap { old, new in edited(base, old, version, new) }
}

/// Which units of a version were which of the base, as its lock remembers their earlier texts; only where these tell one from all others.
private func rewritten(_ base: PageUnits, _ version: PageUnits, _ lock: Lock) -> [(Int, Int)] {
    let (before, after) = (unitsByDigest(base), unitsByDigest(version))
    var (ofBase, ofVersion) = ([Int: Set<Int>](), [Int: Set<Int>]())
    for record in lock.records {
        guard let new = record.targets.lazy.compactMap({ after[$0] }).first, let old = record.earlier.reversed().lazy.compactMap({ before[$0] }).first,
            base.units[old].path == version.units[new].path
        else { continue }
        ofBase[old, default: []].insert(new)
        ofVersion[new, default: []].insert(old)
    }
    return ofBase.keys.sorted().compactMap { old in
        guard let new = ofBase[old]?.first, ofBase[old]?.count == 1, ofVersion[new]?.count == 1 else { return nil }
        return (old, new)
    }
}

/// The units in which the texts are that a page has once.
private func unitsByDigest(_ page: PageUnits) -> [TargetDigest: Int] {
    let pieces = page.pieces
    let found = segmentsOfPage(page.source).compactMap { segment in
        pieces.covering(segment.range.lowerBound).map { (digest: TargetDigest(segment.text), unit: $0.unit) }
    }
    return Dictionary(grouping: found, by: \.digest).compactMapValues { $0.count == 1 ? $0[0].unit : nil }
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
