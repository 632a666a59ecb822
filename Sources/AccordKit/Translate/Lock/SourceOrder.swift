import Diagnostics
import Foundation

/// The order in which the source page has what two versions of its translation, or of the lock, inserted in one place.
struct SourceOrder {
    private let source: [Segment]
    private let lock: Lock
    /// Where the source has the text of each record, by its id.
    private let places: [String: Int]

    /// - Parameters:
    ///   - source: the segments of the source page.
    ///   - lock: what is recorded of one of the versions, or of both.
    init(source: [Segment], lock: Lock) {
        (self.source, self.lock) = (source, lock)
        var open: [TargetDigest: ArraySlice<Int>] = [:]
        for (place, segment) in source.enumerated() { open[TargetDigest(segment.text), default: []].append(place) }
        var places: [String: Int] = [:]
        for record in lock.records { places[record.id] = open[TargetDigest(record.baseText)]?.popFirst() }
        self.places = places
    }

    /// Of the pages in the folder of a translated page or its lock, the one that most records were made from is the source.
    ///
    /// - Parameter lock: the lock; nil for the one in the folder.
    /// - Returns: nil where no page has the text of any record.
    init?(beside path: String, lock known: Lock? = nil) {
        let file = URL(fileURLWithPath: path)
        let folder = file.deletingLastPathComponent()
        let locale = file.lastPathComponent.replacing(Lock.fileSuffix, with: "").replacing(".md", with: "")
        func read(_ name: String) -> [UInt8]? { try? readFile(folder.appendingPathComponent(name).path, limit: Site.Limit.page) }
        var findings: [Diagnostic] = []
        let inFolder = known == nil ? read(Lock.fileName(locale)).map { Lock(SourceFile(path: "lock", bytes: $0), &findings) } : nil
        guard let lock = known ?? inFolder else { return nil }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        let orders = names.filter { $0.hasSuffix(".md") && $0 != locale + ".md" }.compactMap { name in
            read(name).map { SourceOrder(source: segmentsOfPage($0), lock: lock) }
        }
        guard let order = orders.max(by: { $0.places.count < $1.places.count }), !order.places.isEmpty else { return nil }
        self = order
    }

    func place(of record: Lock.Record) -> Int? { places[record.id] }

    /// Where the source has what units of a version say, as far as the lock knows it or claims, numbers, names and lengths tell: the place of each
    /// segment of a unit.
    ///
    /// - Parameters:
    ///   - inserted: the units in question.
    ///   - contested: places that they may have although the lock knows other translations of them.
    func places(of inserted: Set<Int>, in page: PageUnits, contested: Set<Int> = []) -> [Int: Set<Int>] {
        let segments = segmentsOfPage(page.source)
        let ranges = page.ranges
        let units = segments.map { segment in ranges.firstIndex { $0.contains(segment.range.lowerBound) } }
        var open = Dictionary(grouping: segments.indices) { TargetDigest(segments[$0].text) }
        var known: [Int: [Int]] = [:]
        for record in lock.records {
            guard let place = places[record.id] else { continue }
            let found = record.targets.compactMap { open[$0]?.isEmpty == false ? open[$0]?.removeFirst() : nil }
            if !found.isEmpty { known[place] = found }
        }
        let closed = Set(places.values).subtracting(contested).union(known.keys)
        let others = Set(segments.indices.filter { index in units[index].map { !inserted.contains($0) } ?? true })
        let pairs = Alignment.pairs(
            Alignment.Item.items(of: source), Alignment.Item.items(of: segments), known: known,
            open: source.indices.filter { !closed.contains($0) }, taken: others)
        var result: [Int: Set<Int>] = [:]
        for (place, indices) in known.merging(pairs, uniquingKeysWith: { first, _ in first }) {
            for unit in indices.compactMap({ units[$0] }) where inserted.contains(unit) { result[unit, default: []].insert(place) }
        }
        return result
    }

    /// Whether two sides that have these places must have some in common: between the blocks that neither inserted, the source has too few for both.
    func isCrowded(at place: Int, _ ours: Set<Int>, _ theirs: Set<Int>) -> Bool {
        let settled = Set(places.values).subtracting(ours)
        let before = source[..<place].indices.reversed().prefix { !settled.contains($0) }
        let around = before + source[place...].indices.prefix { !settled.contains($0) }
        let alike = Set(around.filter { source[$0].kind == source[place].kind })
        return alike.count < alike.intersection(ours).count + alike.intersection(theirs).count
    }
}

/// Two runs as one in the order of their places, each in its own order: ours first where the places do not tell.
func interleaved<Element>(_ ours: [Element], _ theirs: [Element], _ place: (Element) -> Int?) -> [Element] {
    var merged: [Element] = []
    var rest = theirs[...]
    for element in ours {
        if let next = place(element) {
            // What has no place stays behind what it follows.
            while let first = rest.first, let at = place(first), at < next {
                merged.append(first)
                rest = rest.dropFirst()
                let followers = rest.prefix { place($0) == nil }
                merged += followers
                rest = rest.dropFirst(followers.count)
            }
        }
        merged.append(element)
    }
    return merged + rest
}

private func segmentsOfPage(_ bytes: [UInt8]) -> [Segment] { Site.Page(recovering: SourceFile(path: "page", bytes: bytes)).segments }
