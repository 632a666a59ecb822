import Diagnostics

extension PageTranslation {
    /// What is to be written after units were written or found right: the page, then its lock.
    ///
    /// - Parameters:
    ///   - states: what is recorded of each unit.
    ///   - bases: which source it translates, where that is not the one of today.
    ///   - settled: texts that the page has decided against, by the unit.
    func files(
        _ states: [String: Lock.Record.State], from bases: [String: SegmentText] = [:], besides settled: [String: TargetDigest] = [:], by: String?,
        on: String
    ) -> [FileChange] {
        var files: [FileChange] = []
        let locale = localization.locale
        let old = article.pages[locale]?.file.bytes
        if let new = target?.page.file.bytes, old != new {
            files.append(FileChange(path, from: old.map { .text($0) } ?? .missing, to: new))
        }
        guard let lock = lock(states, from: bases, besides: settled, by: by, on: on), lock != translation.lock ?? Lock() else { return files }
        let folder = path.dropLast("\(locale).md".count)
        return files + [FileChange(folder + Lock.fileName(locale), from: .lock(article.locks[locale]), to: lock.bytes)]
    }

    /// The lock after units were written or found right.
    ///
    /// - Parameters: as of `files`.
    func lock(
        _ states: [String: Lock.Record.State], from bases: [String: SegmentText] = [:], besides settled: [String: TargetDigest] = [:], by: String?,
        on: String
    ) -> Lock? {
        var lock = translation.lock ?? Lock()
        guard let target else {
            addUnplaced(to: &lock)
            return lock
        }
        for index in lock.records.indices {
            guard let digest = settled[lock.records[index].id] else { continue }
            let record = lock.records[index]
            lock.records[index].earlier = Lock.Record.remembered(record.earlier + [digest], besides: record.targets)
        }
        retire(in: &lock, on: on)
        addUnplaced(to: &lock)
        let places = Dictionary(lock.records.enumerated().map { ($1.id, $0) }) { first, _ in first }
        // What is recorded for the first time goes behind what it follows in the source.
        var followers: [String?: [Lock.Record]] = [:]
        var previous: String?
        for unit in translation.units {
            let known = places[unit.id]
            if known != nil { previous = unit.id }
            if let state = states[unit.id], let index = sourceOfUnit[unit.id], let segment = targets[index] {
                let digests = [TargetDigest(target.segments[segment].text)] + unit.continuation.map { TargetDigest($0.text) }
                let record = Lock.Record(
                    id: unit.id, base: (bases[unit.id] ?? unit.source.text).markdown, targets: digests, state: state, by: by, on: on,
                    carried: unit.isOutOfPlace ? .moved : nil, from: known.map { lock.records[$0].from } ?? translation.lineage[unit.id] ?? [],
                    earlier: known.map { lock.records[$0].earlier(than: digests) } ?? [],
                    export: arrived[unit.id]?.export ?? known.flatMap { lock.records[$0].export }, extensions: known.map { lock.records[$0].extensions } ?? [])
                if let known { lock.records[known] = record } else { followers[previous, default: []].append(record) }
            } else if known == nil, !places.isEmpty, let digest = settled[unit.id], unit.target != nil {
                // What somebody wrote by hand has to be known, so that the text that it was preferred to is. No lock begins with a refusal.
                followers[previous, default: []].append(
                    Lock.Record(
                        id: unit.id, base: unit.source.text.markdown, targets: unit.targets.map { TargetDigest($0.text) }, state: .needsReview,
                        from: translation.lineage[unit.id] ?? [], earlier: [digest]))
            }
        }
        lock.records = (followers[nil] ?? []) + lock.records.flatMap { [$0] + (followers[$0.id] ?? []) }
        return Translation(
            article: article.id, locale: localization.locale, of: localization.sourceLocale, source: source.segments, target: target.segments, lock: lock,
            product: localization.product
        ).lock(after: nil, on: on)
    }

    // MARK: What goes out of the page or never came into it

    var hasUnplaced: Bool { !unplaced.isEmpty }

    /// Keeps a translation for the memory whose source is gone. It has one id wherever it comes in, so that it is kept once.
    ///
    /// - Returns: whether the lock did not have it yet.
    mutating func keep(_ text: SegmentText, of source: SegmentText, on date: String) -> Bool {
        let (source, text) = (source.markdown, text.markdown)
        guard !(translation.lock?.retired ?? []).contains(where: { $0.base == source && $0.text == text }) else { return false }
        let id = String(fnv1a("\(source)\n\(text)").prefix(8))
        unplaced.append(Lock.Retired(id: id, base: source, text: text, why: .unplaced, on: date))
        return true
    }

    private func addUnplaced(to lock: inout Lock) {
        var known: Set<[String]> = []
        var ids = Set(lock.records.map(\.id) + lock.retired.map(\.id) + translation.units.map(\.id))
        for record in unplaced where known.insert([record.base, record.text]).inserted {
            var record = record
            while !ids.insert(record.id).inserted { record.id = String(fnv1a(record.id).prefix(8)) }
            lock.retired.append(record)
        }
    }

    /// Keeps the texts of what was taken out, for the memory.
    private func retire(in lock: inout Lock, on date: String) {
        for unit in translation.units where superseded.contains(unit.id) {
            guard let index = lock.records.firstIndex(where: { $0.id == unit.id }), let text = unit.exchangedTarget else { continue }
            let record = lock.records.remove(at: index)
            let gone = translation.recordOfUnit[unit.id].flatMap { translation.gone[$0] }
            lock.retired.append(
                Lock.Retired(
                    id: record.id, base: record.base, text: text.markdown, why: gone?.why ?? .removed, into: gone?.into ?? [], on: date,
                    extensions: record.extensions))
        }
    }
}
