/// What came of two versions of a page.
enum MergedPage {
    case clean([UInt8])
    /// Both changed a unit in two ways: the page as each side has what is in dispute, which differ in nothing else.
    case disputed(ours: [UInt8], theirs: [UInt8])
}

/// Merges two versions of a page unit by unit: what either side edited, inserted or took out, with the bytes of the side that wrote it.
///
/// - Parameter order: what each version has for which block of the source, so that what both have for the same is not taken for two, and which of the
///   rest comes first; ours, where it does not tell.
/// - Returns: nil where it is not certain which unit is which. A page that is returned reads as exactly what was put together.
func mergePages(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8], order: SourceOrder? = nil) -> MergedPage? {
    guard let page = PageUnits(base), let ours = PageUnits(ours), let theirs = PageUnits(theirs) else { return nil }
    var base = MergeBase(page)
    var (mine, other) = (PageVersion(ours, of: page, .ours, lock: order?.lock), PageVersion(theirs, of: page, .theirs, lock: order?.theirs))
    let insertions = order.map { Insertions(mine, other, $0) } ?? Insertions()
    guard insertions.isCertain else { return nil }
    base.adopt(insertions.twins, &mine, &other)
    let merge = PageMerge(base: base, ours: mine, theirs: other, places: insertions.places)
    if let page = merge.bytes() { return .clean(page) }
    guard let ours = merge.bytes(as: .ours), let theirs = merge.bytes(as: .theirs) else { return nil }
    return .disputed(ours: ours, theirs: theirs)
}

/// Whether one of two versions of a page has something that is not in the base, or that was rewritten.
func hasInsertions(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> Bool {
    guard let base = PageUnits(base), let ours = PageUnits(ours), let theirs = PageUnits(theirs) else { return false }
    return [PageVersion(ours, of: base, .ours), PageVersion(theirs, of: base, .theirs)].contains { !$0.insertions.isEmpty }
}

private struct PageMerge {
    let base: MergeBase
    let ours: PageVersion
    let theirs: PageVersion
    /// Where the source has what was inserted.
    let places: [Place: Int]

    /// - Parameter side: whose version of what both changed in two ways is taken; nil for none.
    func bytes(as side: Side? = nil) -> [UInt8]? {
        guard isCertain, let units = merged(as: side) else { return nil }
        let ways = [Side.ours, .theirs].flatMap { side in [(true, side), (false, side)] }
        return ways.lazy.compactMap { assembled(units, prefersBase: $0, else: $1) }.first { reads($0, as: units.map(\.unit)) }
    }

    /// - Parameters:
    ///   - prefersBase: whether two units that nobody had side by side are parted by what stood before the second in the base, and else by what a side
    ///     has there.
    ///   - side: whose marks stand before items that both have and the base has not.
    private func assembled(_ units: [(place: Place, unit: PageUnits.Unit)], prefersBase: Bool, else side: Side) -> [UInt8]? {
        var bytes: [UInt8] = []
        var last = Place.start
        for (place, unit) in units.map({ ($0.place, Optional($0.unit)) }) + [(.end, nil)] {
            let neighbors = Neighbors(first: last, second: place)
            let before = prefersBase ? base.gaps.before[place] : nil
            guard let gap = isApart(neighbors) ? before ?? gapBefore(place) : gap(neighbors, side) else { return nil }
            bytes += gap
            if let unit { bytes += unit.bytes }
            last = place
        }
        return bytes
    }

    /// Whether no text comes into question as the one that one side inserted and the other found in the page.
    private var isCertain: Bool {
        let (mine, other) = (ours.insertions, theirs.insertions)
        return mine.isDisjoint(with: other) && mine.isDisjoint(with: theirs.touched(base.units)) && other.isDisjoint(with: ours.touched(base.units))
    }

    /// The units in their order.
    private func merged(as side: Side?) -> [(place: Place, unit: PageUnits.Unit)]? {
        var units: [(place: Place, unit: PageUnits.Unit)] = []
        for slot in 0...base.units.count {
            let inserted = interleaved(ours.inserted[slot].map(Place.ours), theirs.inserted[slot].map(Place.theirs)) { places[$0] }
            units += inserted.compactMap(inserted(_:))
            guard slot < base.units.count else { break }
            switch (ours.kept[slot], theirs.kept[slot]) {
            case (let mine?, let other?):
                guard let unit = PageUnits.Unit(merging: base.units[slot], mine, other, side) else { return nil }
                units.append((.base(slot), unit))
            // What one side took out and the other worked on is for a person.
            case (let unit?, nil), (nil, let unit?):
                guard unit != base.units[slot] else { continue }
                guard let side else { return nil }
                if let unit = side.of(ours.kept[slot], theirs.kept[slot]) { units.append((.base(slot), unit)) }
            case (nil, nil): break
            }
        }
        return units
    }

    private func inserted(_ place: Place) -> (place: Place, unit: PageUnits.Unit)? {
        switch place {
        case .ours(let index): (place, ours.page.units[index])
        case .theirs(let index): (place, theirs.page.units[index])
        case .start, .end, .base: nil
        }
    }

    /// What stands between two units of the merged page.
    private func gap(_ neighbors: Neighbors, _ side: Side) -> [UInt8]? {
        switch (ours.gaps.between[neighbors], theirs.gaps.between[neighbors]) {
        case (let mine?, let other?):
            let before = base.gaps.between[neighbors] ?? side.of(other, mine)
            if let gap = threeWay(before, mine, other) { return gap }
            // Both gave the items behind what they inserted other numbers.
            func unnumbered(_ gap: [UInt8]) -> [UInt8] { gap.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
            return unnumbered(mine) == unnumbered(other) && unnumbered(mine) == unnumbered(before) ? mine : nil
        case (let gap?, nil), (nil, let gap?): return gap
        case (nil, nil): return nil
        }
    }

    /// Whether nobody had these two side by side.
    private func isApart(_ neighbors: Neighbors) -> Bool { ours.gaps.between[neighbors] == nil && theirs.gaps.between[neighbors] == nil }

    /// What stands before a unit says what it is.
    private func gapBefore(_ place: Place) -> [UInt8]? {
        let (mine, other) = (ours.gaps.before[place], theirs.gaps.before[place])
        return mine == base.gaps.before[place] ? other ?? mine : mine ?? other
    }

    /// Whether a page has just these units, as many lists and other blocks around them as both sides made, and what both wrote between them.
    private func reads(_ bytes: [UInt8], as units: [PageUnits.Unit]) -> Bool {
        guard let page = PageUnits(bytes), page.units == units else { return false }
        let holders = [base.page.holders, ours.page.holders, theirs.page.holders, page.holders]
        let lines = [base.page.linesBetween, ours.page.linesBetween, theirs.page.linesBetween, page.linesBetween]
        return Set(holders.flatMap(\.keys)).allSatisfy { kind in
            let count = holders.map { $0[kind] ?? 0 }
            // What both put in at the beginning of a list is in one that was there.
            return [0, base.adoptedHolders[kind] ?? 0].contains { adopted in
                let old = count[0] + adopted
                return count[3] == count[1] + count[2] - old || count[3] == threeWay(old, count[1], count[2])
            }
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
        guard let path = threeWay(base.path, ours.path, theirs.path) else { return nil }
        func whole(_ unit: Self) -> Self { Self(path: path, pieces: unit.pieces, texts: unit.texts) }
        if let unit = threeWay(whole(base), whole(ours), whole(theirs)) {
            self = unit
            return
        }
        guard ours.texts == base.texts, theirs.texts == base.texts else {
            guard let side else { return nil }
            self = whole(side.of(ours, theirs))
            return
        }
        var texts: [Int: ArraySlice<[UInt8]>] = [:]
        for text in Set(base.texts) {
            let (old, mine, other) = (base.pieces(of: text), ours.pieces(of: text), theirs.pieces(of: text))
            // How cells are spaced is nothing that anybody wrote.
            guard let pieces = threeWay(old, mine, other) ?? (text < 0 ? mine : side?.of(mine, other)) else { return nil }
            texts[text] = pieces[...]
        }
        self.init(path: path, pieces: base.texts.compactMap { texts[$0]?.popFirst() }, texts: base.texts)
    }
}
