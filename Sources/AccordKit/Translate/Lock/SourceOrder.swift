import Diagnostics
import Foundation

/// The order in which the source page has what two versions of its translation, or of the lock, inserted in one place.
struct SourceOrder {
    private let source: [Segment]
    /// The blocks of the source page that its segments stand in.
    private let units: [Int: PageUnits.Unit]
    /// How often the source has a text.
    private let counts: [TargetDigest: Int]
    /// The segments that have some claims, links and code.
    private let placesOfAnchors: [[String]: [Int]]
    private let sourceLocale: String
    private let locale: String
    /// What is recorded of our version, or of both.
    let lock: Lock
    /// What is recorded of theirs, where it is known.
    var theirs: Lock?
    /// Where the source has the text of each record, by its id.
    private let places: [String: Int]

    /// - Parameters:
    ///   - source: the source page.
    ///   - lock: what is recorded of our version, or of both.
    init(source page: [UInt8], _ sourceLocale: String, to locale: String, lock: Lock, theirs: Lock? = nil) {
        (self.sourceLocale, self.locale, self.lock, self.theirs) = (sourceLocale, locale, lock, theirs)
        source = segmentsOfPage(page)
        let blocks = PageUnits(page)
        let pieces = blocks?.pieces ?? []
        var units: [Int: PageUnits.Unit] = [:]
        for (place, segment) in source.enumerated() {
            units[place] = pieces.covering(segment.range.lowerBound).flatMap { blocks?.units[$0.unit] }
        }
        self.units = units
        counts = source.reduce(into: [:]) { $0[TargetDigest($1.text), default: 0] += 1 }
        placesOfAnchors = Dictionary(grouping: source.indices) { [source] in source[$0].text.anchors.sorted() }
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
            read(name).map { SourceOrder(source: $0, String(name.dropLast(3)), to: locale, lock: lock) }
        }
        guard let order = orders.max(by: { $0.places.count < $1.places.count }), !order.places.isEmpty else { return nil }
        self = order
    }

    func place(of record: Lock.Record) -> Int? { places[record.id] }

    /// Where the source has what some units of a version say: as a lock knows it, or else as claims, numbers, names and lengths tell.
    func placements(of inserted: Set<Int>, in page: PageUnits, _ lock: Lock) -> [Int: Placement] {
        let pieces = page.pieces
        let translation = Translation(
            article: "", locale: locale, of: sourceLocale, source: source, target: segmentsOfPage(page.source), lock: lock)
        let placeOf = Dictionary(source.indices.map { (source[$0].range.lowerBound, $0) }) { first, _ in first }
        var result: [Int: Placement] = [:]
        for unit in translation.units {
            let place = unit.reason == .removed ? nil : placeOf[unit.source.range.lowerBound]
            let record = translation.recordOfUnit[unit.id].map { lock.records[$0] }
            for target in unit.targets {
                guard let piece = pieces.covering(target.range.lowerBound), inserted.contains(piece.unit) else { continue }
                let isRecorded = record?.targets.contains(TargetDigest(target.text)) == true
                guard let place else {
                    if isRecorded { result[piece.unit, default: Placement()].certain.insert(.gone(unit.id)) }
                    continue
                }
                let isCopy = unit.state == .new || target.text.repeats(unit.source.text)
                let isKnown = (isRecorded || isCopy) && isUnique(place) || isOnly(place, target.text)
                result[piece.unit, default: Placement()].add(place, piece.text, isCopy: isCopy, isCertain: isKnown && !unit.isUncertain)
            }
        }
        for index in result.keys { addCopies(to: &result[index, default: Placement()], page.units[index]) }
        return result
    }

    /// What is no segment of its own and reads as in the source, such as titles of links.
    private func addCopies(to placement: inout Placement, _ unit: PageUnits.Unit) {
        guard let place = placement.places.min(), let original = units[place], original.texts == unit.texts else { return }
        for text in Set(unit.texts).subtracting(placement.texts) where text >= 0 && original.pieces(of: text) == unit.pieces(of: text) {
            placement.copies.insert(text)
        }
    }

    /// Whether the text of a segment of the source tells it from all others, and is more than a number or a sign.
    private func isUnique(_ place: Int) -> Bool { source[place].text.hasLetters && counts[TargetDigest(source[place].text)] == 1 }

    /// Whether a text has the claims, links and code of one segment of the source, and of no other.
    private func isOnly(_ place: Int, _ text: SegmentText) -> Bool {
        let anchors = text.anchors.sorted()
        return !anchors.isEmpty && placesOfAnchors[anchors] == [place]
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

/// Where the source has the texts of a unit.
struct Placement {
    private(set) var places: Set<Int> = []
    /// What they translate where that is no guess.
    var certain: Set<Original> = []
    /// The numbers of the unit's texts that are segments.
    private(set) var texts: Set<Int> = []
    /// The numbers of its texts that only repeat the source.
    var copies: Set<Int> = []

    enum Original: Hashable {
        case place(Int)
        /// What the source has no more, by the id of its record.
        case gone(String)
    }

    mutating func add(_ place: Int, _ text: Int, isCopy: Bool, isCertain: Bool) {
        places.insert(place)
        texts.insert(text)
        if isCertain { certain.insert(.place(place)) }
        if isCopy { copies.insert(text) }
    }
}

extension SegmentText {
    /// Whether it is the text of a source, as a page in another language has it.
    func repeats(_ source: SegmentText) -> Bool { parts == source.parts && anchors == source.anchors }
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

func segmentsOfPage(_ bytes: [UInt8]) -> [Segment] { Site.Page(recovering: SourceFile(path: "page", bytes: bytes)).segments }
