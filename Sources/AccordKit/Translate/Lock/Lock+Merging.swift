extension Lock {
    /// What two people recorded who both began with `base`, put together record by record.
    ///
    /// Nothing is lost: where both changed one record in different ways, what each changed is kept and the segment is to be reviewed.
    /// - Parameter place: where the source has the text of a record, for the order of what both inserted in one place.
    public static func merging(_ base: Lock, _ ours: Lock, _ theirs: Lock, place: (Record) -> Int? = { _ in nil }) -> Lock {
        let (old, mine, other) = (base.recordsByID, ours.recordsByID, theirs.recordsByID)
        var merged = Lock()
        for id in order(base.records.map(\.id), ours.records.map(\.id), theirs.records.map(\.id), { (mine[$0] ?? other[$0]).flatMap(place) }) {
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

    /// The order of the side that changed it, with what only the other side has behind what it follows there, and among what that side put there itself
    /// as the source has it, or else behind it. Fields of the front matter come first.
    private static func order(_ base: [String], _ ours: [String], _ theirs: [String], _ place: (String) -> Int?) -> [String] {
        let known = Set(base)
        let isOurs = ours.filter(known.contains) != base.filter(Set(ours).contains)
        let (first, second) = isOurs || theirs.filter(known.contains) == base.filter(Set(theirs).contains) ? (ours, theirs) : (theirs, ours)
        let (firstIDs, secondIDs) = (Set(first), Set(second))
        var followers: [String?: [String]] = [:]
        var previous: String?
        for id in second {
            if firstIDs.contains(id) { previous = id } else { followers[previous, default: []].append(id) }
        }
        var merged: [String] = []
        var (own, waiting) = ([String](), followers[nil] ?? [])
        for id in first {
            guard secondIDs.contains(id) else {
                own.append(id)
                continue
            }
            merged += interleaved(own, waiting, place) + [id]
            (own, waiting) = ([], followers[id] ?? [])
        }
        merged += interleaved(own, waiting, place)
        return ["title", "description"].filter(merged.contains) + merged.filter { !Segment.Kind.isFieldName($0) }
    }
}

extension Lock.Record {
    /// - Returns: nil where the record is gone.
    fileprivate static func merging(_ base: Lock.Record?, _ ours: Lock.Record?, _ theirs: Lock.Record?) -> Lock.Record? {
        if ours == theirs || theirs == base { return ours }
        if ours == base { return theirs }
        // What one side took away and the other worked on is kept.
        guard let ours, let theirs else { return ours ?? theirs }
        if ours.isCopy != theirs.isCopy { return ours.isCopy ? theirs : ours }
        var merged = merging(base, ours, theirs)
        merged.earlier = remembered(theirs.earlier + theirs.targets + ours.earlier + ours.targets, besides: merged.targets)
        return merged
    }

    /// Where both sides have the record, and each has changed it.
    private static func merging(_ base: Lock.Record?, _ ours: Lock.Record, _ theirs: Lock.Record) -> Lock.Record {
        if let base, let record = carrying(base, ours, theirs) ?? carrying(base, theirs, ours) { return record }
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
        merged.export = nil
        return merged
    }

    /// What one side says of the translation, with what the other only carried over from the source; nil where that is not all that the other did, or
    /// they do not agree on the texts.
    private static func carrying(_ base: Lock.Record, _ carried: Lock.Record, _ judged: Lock.Record) -> Lock.Record? {
        guard carried.onlyCarries(base), let text = threeWay(base.base, carried.base, judged.base),
            let targets = threeWay(base.targets, carried.targets, judged.targets)
        else { return nil }
        var record = judged
        record.base = text
        record.targets = targets
        if carried.carried != base.carried { record.carried = carried.carried }
        return record
    }

    /// Whether nobody said anything of the translation since `base`, and the source changed in nothing that concerns it.
    private func onlyCarries(_ base: Lock.Record) -> Bool {
        var record = base
        (record.base, record.targets, record.carried, record.earlier) = (self.base, targets, carried, earlier)
        guard record == self else { return false }
        return switch SourceChange(from: base.baseText, to: baseText) {
        case .none, .labels, .links, .markup, .typography: true
        case .words, .claims: false
        }
    }
}

/// What came of a value that two sides began with; nil where each made another one of it.
func threeWay<Value: Equatable>(_ base: Value, _ ours: Value, _ theirs: Value) -> Value? {
    if ours == theirs || theirs == base { return ours }
    return ours == base ? theirs : nil
}
