import Diagnostics

/// What somebody says of translations.
public struct Review: Sendable, Hashable {
    public var verdict: Verdict
    /// Who says so.
    public var by: String
    /// ISO 8601, UTC.
    public var on: String

    public init(_ verdict: Verdict, by: String, on: String) {
        self.verdict = verdict
        self.by = by
        self.on = on
    }

    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The translation says what the source says now.
        case accept
        /// And a second person agrees.
        case approve
        /// It is to be looked at again.
        case reopen
    }
}

extension Translation {
    /// The lock after a review of some units; those of the others follow what carried over, and what the source no longer has is retired.
    ///
    /// A record that would say the same again stays as it is, with who said so and when. What has no translation is not recorded.
    /// - Parameters:
    ///   - review: nil to record only what carried over.
    ///   - includes: which units the review is about.
    ///   - on: the time of what is retired without a review.
    public func lock(after review: Review?, on date: String, where includes: (TranslationUnit) -> Bool = { _ in true }) -> Lock {
        var result = Lock()
        for unit in units where unit.state != .stale(.removed) {
            let record = recordOfUnit[unit.id].flatMap { lock?.records[$0] }
            let reviewed = review.flatMap { includes(unit) ? self.record(unit, record, $0) : nil }
            let isReviewed = review.map { $0.verdict != .reopen } ?? false && includes(unit)
            if let record = reviewed ?? record.map({ $0.following(unit, isReviewed: isReviewed) }) ?? copy(unit) { result.records.append(record) }
        }
        if lock?.records.isEmpty ?? true, result.records.allSatisfy(\.isCopy) { result.records = [] }
        result.retired = retired(on: date, besides: Set(result.records.map(\.id)))
        return result
    }

    /// What keeps a place where the page only repeats the source, so that it is known again once the source says something else there.
    private func copy(_ unit: TranslationUnit) -> Lock.Record? {
        guard unit.state == .new, let target = unit.target else { return nil }
        return Lock.Record(
            id: unit.id, base: unit.source.text.markdown, targets: [TargetDigest(target.text)], state: .needsReview, isCopy: true)
    }

    private func record(_ unit: TranslationUnit, _ record: Lock.Record?, _ review: Review) -> Lock.Record? {
        guard unit.target != nil else { return nil }
        let state: Lock.Record.State
        switch (review.verdict, unit.state) {
        // What only came in with a file is a translator's; now somebody says so of it.
        case (.accept, .translated) where record?.export != nil && record?.by != review.by: state = .translated
        case (.accept, .translated), (.accept, .approved), (.approve, .approved): return nil
        case (.accept, _): state = .translated
        case (.approve, _): state = .approved
        case (.reopen, _):
            guard var record, record.state != .needsReview, !record.isCopy else { return nil }
            record = record.following(unit, isReviewed: false)
            record.state = .needsReview
            (record.by, record.on) = (review.by, review.on)
            return record
        }
        let targets = unit.targets.map { TargetDigest($0.text) }
        return Lock.Record(
            id: unit.id, base: unit.source.text.markdown, targets: targets, state: state, by: review.by, on: review.on,
            carried: unit.isOutOfPlace ? .moved : unit.carried ?? unit.carriedBefore == .markupOnly ? .markupOnly : nil, from: record?.from ?? lineage[unit.id] ?? [],
            earlier: record?.earlier(than: targets) ?? [], extensions: record?.extensions ?? [])
    }

    /// What is gone from the source and still stands in the translation is kept, with its text, for what comes.
    private func retired(on date: String, besides active: Set<String>) -> [Lock.Retired] {
        let old = (lock?.retired ?? []).filter { !active.contains($0.id) }
        let texts = Dictionary(units.compactMap { unit in unit.target.map { (unit.id, $0.text.markdown) } }) { first, _ in first }
        let new = gone.sorted { $0.key < $1.key }.compactMap { index, gone -> Lock.Retired? in
            guard let record = lock?.records[index], !record.isCopy, let text = texts[record.id] else { return nil }
            return Lock.Retired(
                id: record.id, base: record.base, text: text, why: gone.why, into: gone.into, on: date, extensions: record.extensions)
        }
        return (old + new).sorted { $0.id < $1.id }
    }
}

extension TranslationUnit {
    /// All segments that translate the source's.
    public var targets: [Segment] { target.map { [$0] + continuation } ?? [] }
}

extension Lock.Record {
    /// The record with the base of today, where what changed carried over. As long as the translation leads to where the source led before, or lacks marks
    /// that the source has got, the record keeps what it knew, so that the checks can tell what is to be done; marks may be left out on purpose, which a
    /// review says.
    fileprivate func following(_ unit: TranslationUnit, isReviewed: Bool) -> Lock.Record {
        guard !isCopy else {
            var record = self
            if unit.state == .new { record.base = unit.source.text.markdown }
            return record
        }
        guard let carried = unit.carried, !unit.hasFormerDestinations, isReviewed || !(carried == .markupOnly && unit.lacksMarks) else { return self }
        var record = self
        record.base = unit.source.text.markdown
        record.carried = record.carried == .moved && unit.isOutOfPlace ? .moved : carried
        // Links that were led in the translation, too, where the source leads them.
        if [.translated, .approved].contains(unit.state) {
            record.targets = unit.targets.map { TargetDigest($0.text) }
            record.earlier = earlier(than: record.targets)
        }
        return record
    }
}
