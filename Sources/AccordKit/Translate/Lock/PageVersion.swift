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

    init(_ page: PageUnits, of base: [PageUnits.Unit], _ side: Side) {
        let origins = Dictionary(pairs(base, page.units).map { ($0.1, $0.0) }) { first, _ in first }
        self.init(page, side, origins: page.units.indices.map { origins[$0] }, count: base.count)
    }

    /// Whether the units of the base around a place are still there.
    func isWhole(at slot: Int) -> Bool { kept[max(0, slot - 1)..<min(kept.count, slot + 1)].allSatisfy { $0 != nil } }

    /// The texts that it inserted.
    var insertions: Set<[UInt8]> { Set(inserted.joined().map { page.units[$0].bytes }) }

    /// The texts of the base that it changed or took out.
    func touched(_ base: [PageUnits.Unit]) -> Set<[UInt8]> { Set(zip(base, kept).filter { $0 != $1 }.map(\.0.bytes)) }
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
