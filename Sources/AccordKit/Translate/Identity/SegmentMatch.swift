/// Which record of a lock each segment of the source belongs to: identity that survives edits and moves.
///
/// In this order: title and description by name, the exact text in order, the exact text anywhere, splits and merges (which carry no identity
/// over), words that are similar enough, the same place.
struct SegmentMatch {
    /// By the index of the record.
    private(set) var segmentOfRecord: [Int: Int] = [:]
    /// By the index of the segment.
    private(set) var recordOfSegment: [Int: Int] = [:]
    /// What came into question equally, by the segment.
    private(set) var doubts: [Int: TranslationUnit.Doubt] = [:]
    /// Records whose text now stands in several segments.
    private(set) var splits: [Int: [Int]] = [:]
    /// Segments whose text stood in several records.
    private(set) var merges: [Int: [Int]] = [:]
    private(set) var splitSegments: Set<Int> = []
    private(set) var mergedRecords: Set<Int> = []

    let records: [Lock.Record]
    let segments: [Segment]
    /// Of the segments, as canonical Markdown.
    private let texts: [String]

    /// - Parameters:
    ///   - texts: the segments' texts, as canonical Markdown.
    ///   - kindOnPage: what the translation of a record, by its index, is in the page; nil where it is not there any more.
    init(records: [Lock.Record], segments: [Segment], texts: [String], kindOnPage: (Int) -> Segment.Kind?) {
        self.records = records
        self.segments = segments
        self.texts = texts
        matchFields()
        matchExactly { kindOnPage($0) != nil }
        guard recordOfSegment.count < segments.count, segmentOfRecord.count < records.count else { return }
        resumeSplits()
        matchSimilar()
        matchPlaces(kindOnPage)
    }

    mutating func pair(_ record: Int, _ segment: Int) {
        segmentOfRecord[record] = segment
        recordOfSegment[segment] = record
    }

    func isOpen(record: Int) -> Bool { segmentOfRecord[record] == nil && splits[record] == nil && !mergedRecords.contains(record) }

    func isOpen(segment: Int) -> Bool {
        recordOfSegment[segment] == nil && merges[segment] == nil && !splitSegments.contains(segment)
    }

    private mutating func matchFields() {
        for (index, segment) in segments.enumerated() {
            guard let name = segment.kind.fieldName, let record = records.firstIndex(where: { $0.id == name }) else { continue }
            pair(record, index)
        }
    }

    // MARK: Exact texts

    private mutating func matchExactly(_ isOnPage: (Int) -> Bool) {
        let bases = records.map(\.base)
        var openRecords = bases.indices.filter { isOpen(record: $0) && !Segment.Kind.isFieldName(records[$0].id) }
        let openSegments = texts.indices.filter { isOpen(segment: $0) && segments[$0].kind.fieldName == nil }
        // Where the source lost one of several equal texts, it is the one that the translation lost, too.
        var surplus = Dictionary(grouping: openRecords) { bases[$0] }.mapValues(\.count)
        let present = Dictionary(grouping: openSegments) { texts[$0] }
        for (text, segments) in present { surplus[text, default: 0] -= segments.count }
        openRecords.removeAll { record in
            let base = bases[record]
            guard let count = surplus[base], count > 0, present[base] != nil, !isOnPage(record) else { return false }
            surplus[base] = count - 1
            return true
        }
        for (record, segment) in pairsInOrder(openRecords.map { bases[$0] }, openSegments.map { texts[$0] }) {
            pair(openRecords[record], openSegments[segment])
        }
        matchMoved(openRecords.filter { isOpen(record: $0) }, openSegments.filter { isOpen(segment: $0) }, bases)
    }

    private mutating func matchMoved(_ openRecords: [Int], _ openSegments: [Int], _ bases: [String]) {
        var byText = Dictionary(grouping: openRecords) { bases[$0] }
        for segment in openSegments {
            guard var candidates = byText[texts[segment]], !candidates.isEmpty else { continue }
            // The neighbours tell equal texts apart, and where they do not, nobody but a person can.
            let best = candidates.map { neighbours($0, segment) }.max() ?? 0
            let likely = candidates.filter { neighbours($0, segment) == best }
            if Set(likely.map { records[$0].targets }).count > 1 { doubts[segment] = .translations }
            guard let record = likely.first else { continue }
            candidates.removeAll { $0 == record }
            byText[texts[segment]] = candidates
            pair(record, segment)
        }
    }

    /// How many neighbours of a record belong to the neighbours of a segment.
    func neighbours(_ record: Int, _ segment: Int) -> Int {
        func areSame(_ step: Int) -> Bool {
            let isAtEdge = !records.indices.contains(record + step) && !segments.indices.contains(segment + step)
            return isAtEdge || segmentOfRecord[record + step].map { $0 == segment + step } ?? false
        }
        return (areSame(-1) ? 1 : 0) + (areSame(1) ? 1 : 0)
    }

    // MARK: Similar texts

    private struct Candidate {
        let record: Int
        let segment: Int
        let similarity: Double
    }

    private static let threshold = 0.5
    private static let bonus = 0.1

    private mutating func matchSimilar() {
        var vocabulary: [String: Int] = [:]
        let openRecords = records.indices.filter { isOpen(record: $0) && !Segment.Kind.isFieldName(records[$0].id) }
        let openSegments = segments.indices.filter { isOpen(segment: $0) && segments[$0].kind.fieldName == nil }
        let ours = TextIndex(openRecords.map { ($0, WordBag(records[$0].baseText, &vocabulary)) })
        let theirs = TextIndex(openSegments.map { ($0, WordBag(segments[$0].text, &vocabulary)) })
        var candidates = candidates(ours, theirs)
        findSplits(ours, theirs, candidates)
        candidates.removeAll { !isOpen(record: $0.record) || !isOpen(segment: $0.segment) }
        // A match makes its neighbours likelier, so it takes rounds until nothing is added.
        var count = -1
        while count != segmentOfRecord.count {
            count = segmentOfRecord.count
            assign(candidates)
            candidates.removeAll { !isOpenPair($0) }
        }
    }

    private mutating func assign(_ candidates: [Candidate]) {
        let scored = candidates.map { (candidate: $0, score: $0.similarity + Self.bonus * Double(neighbours($0.record, $0.segment))) }
            .filter { $0.score >= Self.threshold }
            .sorted { ($1.score, $0.candidate.record, $0.candidate.segment) < ($0.score, $1.candidate.record, $1.candidate.segment) }
        let ofSegment = Dictionary(grouping: scored.indices) { scored[$0].candidate.segment }
        let ofRecord = Dictionary(grouping: scored.indices) { scored[$0].candidate.record }
        for (index, (candidate, score)) in scored.enumerated() {
            guard isOpenPair(candidate) else { continue }
            let others = (ofSegment[candidate.segment] ?? []) + (ofRecord[candidate.record] ?? [])
            let rivals = others.filter { $0 > index && scored[$0].score > score - 0.001 }.map { scored[$0].candidate }.filter {
                isOpenPair($0) && !isInterchangeable($0, candidate)
            }
            if !rivals.isEmpty {
                doubts[candidate.segment] = rivals.contains { $0.record != candidate.record } ? .translations : .segments
            }
            pair(candidate.record, candidate.segment)
        }
    }

    private func isOpenPair(_ candidate: Candidate) -> Bool {
        segmentOfRecord[candidate.record] == nil && recordOfSegment[candidate.segment] == nil
    }

    /// Whether it is all the same which of two is taken: the same translation is recorded of the same text, and there is one for each.
    private func isInterchangeable(_ rival: Candidate, _ candidate: Candidate) -> Bool {
        guard rival.record == candidate.record else { return areTwins(rival.record, candidate.record) }
        return texts[rival.segment] == texts[candidate.segment]
            && records.indices.contains { $0 != candidate.record && segmentOfRecord[$0] == nil && areTwins($0, candidate.record) }
    }

    private func areTwins(_ one: Int, _ other: Int) -> Bool {
        records[one].base == records[other].base && records[one].targets == records[other].targets
    }

    /// The pairs that have enough words in common to be worth a closer look.
    private func candidates(_ ours: TextIndex, _ theirs: TextIndex) -> [Candidate] {
        theirs.texts.enumerated().flatMap { place, text in
            ours.likely(text.bag, at: place, of: theirs.texts.count).compactMap { other in
                let similarity = ours.texts[other].bag.similarity(to: text.bag)
                guard similarity >= Self.threshold - 2 * Self.bonus else { return nil }
                return Candidate(record: ours.texts[other].id, segment: text.id, similarity: similarity)
            }
        }
    }

    // MARK: Splits and merges

    /// What was cut or put together when its translations came in goes on as that while some of them are still to come.
    private mutating func resumeSplits() {
        var children: [String: [Int]] = [:]
        for (index, record) in records.enumerated() where segmentOfRecord[index] != nil { for id in record.from { children[id, default: []].append(index) } }
        guard !children.isEmpty else { return }
        for record in records.indices where isOpen(record: record) {
            guard let new = children[records[record].id] else { continue }
            let parts = new.compactMap { segmentOfRecord[$0] }
            if new.allSatisfy({ records[$0].from.count > 1 }), let whole = parts.first {
                merges[whole, default: []].append(record)
                mergedRecords.insert(record)
            } else {
                let run = parts.sorted() + missingParts(of: record, beside: parts)
                splits[record] = run.sorted()
                splitSegments.formUnion(run.filter { recordOfSegment[$0] == nil })
            }
        }
    }

    /// The segments beside those that came of a record which have most of their words from it, too.
    private func missingParts(of record: Int, beside parts: [Int]) -> [Int] {
        var vocabulary: [String: Int] = [:]
        let whole = WordBag(records[record].baseText, &vocabulary)
        guard let first = parts.min(), let last = parts.max() else { return [] }
        func isPart(_ index: Int) -> Bool {
            guard segments.indices.contains(index), isOpen(segment: index), segments[index].kind.fieldName == nil else { return false }
            let bag = WordBag(segments[index].text, &vocabulary)
            return !bag.words.isEmpty && Double(bag.common(with: whole)) >= 0.6 * Double(bag.words.count)
        }
        let before = (1...3).map { first - $0 }.prefix(while: isPart)
        let behind = (1...3).map { last + $0 }.prefix(while: isPart)
        return before + (first..<last).filter(isPart) + behind
    }

    private mutating func findSplits(_ ours: TextIndex, _ theirs: TextIndex, _ candidates: [Candidate]) {
        var best: (record: [Int: Double], segment: [Int: Double]) = ([:], [:])
        for candidate in candidates {
            best.record[candidate.record] = max(best.record[candidate.record] ?? 0, candidate.similarity)
            best.segment[candidate.segment] = max(best.segment[candidate.segment] ?? 0, candidate.similarity)
        }
        for (place, record) in ours.texts.enumerated() {
            let run = theirs.run(that: record.bag, at: place, of: ours.texts.count, betterThan: best.record[record.id] ?? 0) { isOpen(segment: $0) }
            guard let run else { continue }
            splits[record.id] = run
            splitSegments.formUnion(run)
        }
        for (place, segment) in theirs.texts.enumerated() where isOpen(segment: segment.id) {
            let run = ours.run(that: segment.bag, at: place, of: theirs.texts.count, betterThan: best.segment[segment.id] ?? 0) { isOpen(record: $0) }
            guard let run else { continue }
            merges[segment.id] = run
            mergedRecords.formUnion(run)
        }
    }
}

extension Segment.Kind {
    /// The id of a field of the front matter, whose identity is its name.
    var fieldName: String? {
        switch self {
        case .title: "title"
        case .description: "description"
        case .heading, .paragraph, .item, .alert, .cell, .alternative: nil
        }
    }

    static func isFieldName(_ id: String) -> Bool { id == "title" || id == "description" }
}
