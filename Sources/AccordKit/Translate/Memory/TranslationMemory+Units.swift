extension TranslationMemory {
    /// What is remembered of texts like the sources of an article's units, by the unit's id: the best first, without what a unit says already.
    ///
    /// - Parameters:
    ///   - units: all of the article in the order of its source page, since neighbours tell which match is in context.
    ///   - isWanted: which of them are looked up.
    func matches(
        for units: [TranslationUnit], minimum: Int = 75, limit: Int = 3, where isWanted: (TranslationUnit) -> Bool = \.needsWork
    ) -> [String: [Match]] {
        guard !entries.isEmpty else { return [:] }
        let present = units.filter { $0.state != .stale(.removed) }
        var matches: [String: [Match]] = [:]
        for (index, unit) in present.enumerated() where isWanted(unit) {
            let own = unit.exchangedTarget?.markdown
            let found = lookup(
                unit.source.text, previous: index > 0 ? present[index - 1].source.text : nil,
                next: index + 1 < present.count ? present[index + 1].source.text : nil, minimum: minimum, limit: limit + 1
            ).filter { $0.entry.target.markdown != own }
            if !found.isEmpty { matches[unit.id] = Array(found.prefix(limit)) }
        }
        return matches
    }
}
