extension Lock {
    /// What two people recorded who both began with `base`, put together record by record.
    ///
    /// Nothing is lost: where both changed one record in different ways, what each changed is kept and the segment is to be reviewed.
    public static func merging(_ base: Lock, _ ours: Lock, _ theirs: Lock) -> Lock {
        let (old, mine, other) = (base.recordsByID, ours.recordsByID, theirs.recordsByID)
        var merged = Lock()
        for id in order(base.records.map(\.id), ours.records.map(\.id), theirs.records.map(\.id)) {
            if let record = Record.merging(old[id], mine[id], other[id]) { merged.records.append(record) }
        }
        let active = Set(merged.records.map(\.id))
        let (oldRetired, myRetired, otherRetired) = (base.retiredByID, ours.retiredByID, theirs.retiredByID)
        merged.retired = Set(myRetired.keys).union(otherRetired.keys).subtracting(active).sorted().compactMap { id in
            let (old, mine, other) = (oldRetired[id], myRetired[id], otherRetired[id])
            // What one side changed counts; where both did, the later one, which knows of the other's source.
            if mine == other || other == old { return mine }
            if mine == old { return other }
            return [mine, other].compactMap { $0 }.max { ($0.on ?? "") < ($1.on ?? "") }
        }
        return merged
    }

    private var recordsByID: [String: Record] { Dictionary(records.map { ($0.id, $0) }) { first, _ in first } }

    private var retiredByID: [String: Retired] { Dictionary(retired.map { ($0.id, $0) }) { first, _ in first } }

    /// The order of the side that changed it, with what only the other side has behind what it follows there.
    private static func order(_ base: [String], _ ours: [String], _ theirs: [String]) -> [String] {
        let known = Set(base)
        let isOurs = ours.filter(known.contains) != base.filter(Set(ours).contains)
        let (first, second) = isOurs || theirs.filter(known.contains) == base.filter(Set(theirs).contains) ? (ours, theirs) : (theirs, ours)
        let present = Set(first)
        var followers: [String?: [String]] = [:]
        var previous: String?
        for id in second {
            if present.contains(id) { previous = id } else { followers[previous, default: []].append(id) }
        }
        return followers[nil, default: []] + first.flatMap { [$0] + followers[$0, default: []] }
    }
}

extension Lock.Record {
    /// - Returns: nil where the record is gone.
    fileprivate static func merging(_ base: Lock.Record?, _ ours: Lock.Record?, _ theirs: Lock.Record?) -> Lock.Record? {
        if ours == theirs || theirs == base { return ours }
        if ours == base { return theirs }
        // What one side took away and the other worked on is kept.
        guard let ours, let theirs else { return ours ?? theirs }
        var merged = merging(base, ours, theirs)
        merged.earlier = remembered(theirs.earlier + theirs.targets + ours.earlier + ours.targets, besides: merged.targets)
        return merged
    }

    /// Where both sides have the record, and each has changed it.
    private static func merging(_ base: Lock.Record?, _ ours: Lock.Record, _ theirs: Lock.Record) -> Lock.Record {
        let isOursLater = (ours.on ?? "") >= (theirs.on ?? "")
        var merged = isOursLater ? ours : theirs
        if ours.base == theirs.base, ours.targets == theirs.targets {
            // Both looked at the same texts: a doubt counts more than a judgement, and an approval more than an acceptance.
            for state in [State.needsReview, .approved] {
                if let record = [merged, ours, theirs].first(where: { $0.state == state }) { return record }
            }
            return merged
        }
        merged.base = base.map { ours.base == $0.base ? theirs.base : ours.base } ?? merged.base
        merged.targets = base.map { ours.targets == $0.targets ? theirs.targets : ours.targets } ?? merged.targets
        merged.state = .needsReview
        return merged
    }
}
