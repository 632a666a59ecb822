extension Lock {
    /// The lock after a page was changed in what no translator needs to look at again, such as kinds of spaces: what it knew, it knows again.
    ///
    /// - Returns: the lock as it was where the page has other segments now.
    func following(_ before: [Segment], _ after: [Segment]) -> Lock {
        guard before.map(\.kind) == after.map(\.kind) else { return self }
        let changes = zip(before, after).map { (TargetDigest($0.text), TargetDigest($1.text)) }
        let digests = Dictionary(changes) { first, _ in first }
        var lock = self
        for index in lock.records.indices {
            let record = lock.records[index]
            lock.records[index].targets = record.targets.map { digests[$0] ?? $0 }
            lock.records[index].earlier = record.earlier(than: lock.records[index].targets)
        }
        return lock
    }
}
