extension SegmentMatch {
    /// What was written anew in its place: between the same neighbours, and of the same kind as its translation, which is outdated then rather than left
    /// over beside a new text. The paragraphs below a heading may have changed with it.
    mutating func matchPlaces(_ kindOnPage: (Int) -> Segment.Kind?) {
        matchHeadings(kindOnPage)
        for segment in segments.indices where isOpen(segment: segment) && segments[segment].kind.hasPlace {
            let record = segment == 0 ? 0 : recordOfSegment[segment - 1].map { $0 + 1 }
            guard let record, records.indices.contains(record), isOpen(record: record), neighbours(record, segment) == 2,
                kindOnPage(record) == segments[segment].kind
            else { continue }
            pair(record, segment)
        }
    }

    /// The only heading of its level between two neighbours, before and now.
    private mutating func matchHeadings(_ kindOnPage: (Int) -> Segment.Kind?) {
        let pairs = segmentOfRecord.sorted { $0.key < $1.key }
        let anchors = longestIncreasing(pairs.map(\.value)).map { (record: pairs[$0].key, segment: pairs[$0].value) }
        let bounds = [(record: -1, segment: -1)] + anchors + [(record: records.count, segment: segments.count)]
        for (last, next) in zip(bounds, bounds.dropFirst()) {
            let theirs = (last.segment + 1..<next.segment).filter { isOpen(segment: $0) && segments[$0].kind.isHeading }
            guard !theirs.isEmpty else { continue }
            let ours = (last.record + 1..<next.record).filter { isOpen(record: $0) && kindOnPage($0)?.isHeading ?? false }
            let ofLevel = Dictionary(grouping: ours) { kindOnPage($0) }
            for (level, found) in Dictionary(grouping: theirs, by: { segments[$0].kind }) where found.count == 1 {
                if let old = ofLevel[level], old.count == 1 { pair(old[0], found[0]) }
            }
        }
    }
}

extension Segment.Kind {
    fileprivate var isHeading: Bool {
        if case .heading = self { true } else { false }
    }

    /// Whether it is known by where it stands, unlike fields, by their names, and alternative texts, by their images.
    fileprivate var hasPlace: Bool { fieldName == nil && self != .alternative }
}
