import Diagnostics
import Markdown

/// The translation of one article into one locale: its units, and what else its page and lock hold.
public struct Translation: Sendable {
    /// In the order of the source page; behind it, in the order of the lock, what the source no longer says and the translation still does.
    public var units: [TranslationUnit]
    /// Segments of the translated page that translate nothing.
    public var extra: [Segment]
    /// What is recorded; nil where there is no lock.
    public var lock: Lock?
    /// Of units that replace others: the ids that their text came of, which offer their translation.
    public var lineage: [String: [String]]
    /// The index, among the records of the lock, of each unit's record.
    var recordOfUnit: [String: Int]
    /// What became of records whose segment the source no longer has.
    var gone: [Int: Gone]

    /// Records of which neither the source nor the translation has anything left.
    var lost: [Lock.Record] {
        let known = Set(units.map(\.id))
        return gone.keys.sorted().compactMap { lock?.records[$0] }.filter { !known.contains($0.id) }
    }

    struct Gone {
        var why: Lock.Retired.Cause
        /// The ids of the units that it became.
        var into: [String] = []
    }
}

/// What is known of each segment of an article in one locale, in the order of the source page.
///
/// - Parameters:
///   - source: the locale in which the article is written.
///   - product: where it is given, a label that the product no longer shows makes a translation stale with its claim.
/// - Returns: nothing where the article has no page in the source locale, or the locale is the source.
public func units(of article: Site.Article, locale: String, source: String, product: Product? = nil) -> [TranslationUnit] {
    Translation(of: article, locale: locale, source: source, product: product)?.units ?? []
}

extension Translation {
    /// Nil where the article has no page in the source locale, or the locale is the source.
    public init?(of article: Site.Article, locale: String, source: String, product: Product? = nil) {
        guard locale != source, let page = article.pages[source] else { return nil }
        let target = article.pages[locale]
        self.init(
            article: article.id, locale: locale, of: source, source: page.segments, target: target?.segments ?? [],
            lock: article.locks[locale], product: product)
    }

    /// - Parameter sourceLocale: where it is given, what only repeats the source in another language is not taken for a translation.
    init(
        article: String, locale: String, of sourceLocale: String? = nil, source: [Segment], target: [Segment], lock: Lock?,
        product: Product? = nil
    ) {
        var builder = TranslationBuilder(
            article: article, locale: locale, source: source, target: target, records: lock?.records ?? [], retired: lock?.retired ?? [],
            product: product, mayBeCopied: sourceLocale.map { $0.language != locale.language } ?? false)
        self = builder.build()
        self.lock = lock
    }
}

extension Translation {
    /// Says of what was cut or put together which new segments stand for it, as long as they have no translation.
    fileprivate mutating func nameHeirs(_ retired: [Lock.Retired]) {
        let open = Set(units.filter { $0.state == .new }.map(\.id))
        let former = Dictionary(retired.map { ($0.id, $0.into) }) { first, _ in first }
        for index in units.indices where units[index].reason == .removed {
            let heirs = recordOfUnit[units[index].id].flatMap { gone[$0]?.into } ?? former[units[index].id] ?? []
            units[index].heirs = heirs.filter(open.contains)
        }
    }
}

extension Site.Page {
    /// The page's segments, from its text.
    public var segments: [Segment] { AccordKit.segments(of: self, document: parse(file.bytes, from: bodyStart).document) }
}

private struct TranslationBuilder {
    let article: String
    let locale: String
    let source: [Segment]
    let target: [Segment]
    let records: [Lock.Record]
    let retired: [Lock.Retired]
    let product: Product?
    /// Whether a text that only repeats the source's is none in this language yet.
    let mayBeCopied: Bool
    let match: SegmentMatch
    /// The source's texts as canonical Markdown.
    private let texts: [String]
    private let digests: [TargetDigest]
    /// The target segments of each record.
    private var targetsOfRecord: [Int: [Int]] = [:]
    /// The target segments of each source segment without a record.
    private var targetsOfNew: [Int: [Int]] = [:]
    /// The target segments that still hold what was retired.
    private var targetsOfRetired: [Int: Int] = [:]
    /// What was retired and is in the source again, by the segment.
    private var revived: [Int: Int] = [:]
    private var taken: Set<Int> = []
    private var ids: Set<String> = []

    init(
        article: String, locale: String, source: [Segment], target: [Segment], records: [Lock.Record], retired: [Lock.Retired],
        product: Product?, mayBeCopied: Bool
    ) {
        self.article = article
        self.locale = locale
        self.source = source
        self.target = target
        self.records = records
        self.retired = retired
        self.product = product
        self.mayBeCopied = mayBeCopied
        texts = source.map(\.text.markdown)
        let digests = target.map { TargetDigest($0.text) }
        let kinds = Dictionary(zip(digests, target.map(\.kind))) { first, _ in first }
        match = SegmentMatch(records: records, segments: source, texts: texts) { records[$0].targets.lazy.compactMap { kinds[$0] }.first }
        self.digests = digests
        ids = Set(records.map(\.id)).union(retired.map(\.id))
    }

    // MARK: Which target belongs to what

    private mutating func assignTargets() {
        matchDigests()
        release(exchangedCells(source, target, placesOfRecords))
        matchEarlier()
        matchRetired()
        align()
        matchEdited()
    }

    /// A text that was edited where it stands while the source moved its own: it stands between those between which it was recorded.
    private mutating func matchEdited() {
        for record in records.indices where targetsOfRecord[record] == nil && records[record].targets.count == 1 {
            let before = record == records.startIndex ? target.startIndex - 1 : targetsOfRecord[record - 1]?.last
            let behind = record + 1 == records.endIndex ? target.endIndex : targetsOfRecord[record + 1]?.first
            guard let segment = match.segmentOfRecord[record], let before, let behind, behind - before == 2, !taken.contains(before + 1),
                target[before + 1].kind == source[segment].kind
            else { continue }
            take(before + 1, for: record)
        }
    }

    /// Known texts: in the order of the lock first, then anywhere.
    private mutating func matchDigests() {
        let expected = records.indices.flatMap { index in records[index].targets.map { (record: index, digest: $0) } }
        for (index, target) in pairsInOrder(expected.map(\.digest), digests) { take(target, for: expected[index].record) }
        var open = Dictionary(grouping: digests.indices.filter { !taken.contains($0) }.reversed()) { digests[$0] }
        for (record, digest) in expected where targetsOfRecord[record, default: []].count < records[record].targets.count {
            guard !targetsOfRecord[record, default: []].contains(where: { digests[$0] == digest }) else { continue }
            guard let target = open[digest]?.popLast() else { continue }
            take(target, for: record)
        }
    }

    /// Earlier texts that are back, as one of two that a merge left to a person: where they tell one segment from all others.
    private mutating func matchEarlier() {
        let open = Dictionary(grouping: digests.indices.filter { !taken.contains($0) }) { digests[$0] }.filter { $0.value.count == 1 }
        guard !open.isEmpty else { return }
        var found: [Int: [Int]] = [:]
        for record in records.indices where targetsOfRecord[record] == nil {
            guard let target = records[record].earlier.reversed().lazy.compactMap({ open[$0]?.first }).first else { continue }
            found[target, default: []].append(record)
        }
        for (target, records) in found where records.count == 1 { take(target, for: records[0]) }
    }

    /// By the record: the segment of the source and the one segment of the target that stand for it.
    private var placesOfRecords: [Int: (source: Int, target: Int)] {
        var places: [Int: (source: Int, target: Int)] = [:]
        for (record, segment) in match.segmentOfRecord {
            if let targets = targetsOfRecord[record], targets.count == 1 { places[record] = (segment, targets[0]) }
        }
        return places
    }

    private mutating func release(_ records: [Int]) {
        for record in records { taken.subtract(targetsOfRecord.removeValue(forKey: record) ?? []) }
    }

    private mutating func take(_ target: Int, for record: Int) {
        targetsOfRecord[record, default: []].append(target)
        targetsOfRecord[record]?.sort()
        taken.insert(target)
    }

    private mutating func matchRetired() {
        guard !retired.isEmpty else { return }
        for (index, record) in retired.enumerated() {
            guard record.why != .unplaced, let text = SegmentText(markdown: record.text), !text.parts.isEmpty else { continue }
            let digest = TargetDigest(text)
            guard let target = digests.indices.first(where: { digests[$0] == digest && !taken.contains($0) }) else { continue }
            taken.insert(target)
            let segment = source.indices.first {
                match.recordOfSegment[$0] == nil && revived[$0] == nil && source[$0].text.markdown == record.base
            }
            if let segment { revived[segment] = index }
            targetsOfRetired[index] = target
        }
    }

    /// What the translation has for segments whose text on record it does not have: it was edited by hand, or nothing is recorded of them.
    ///
    /// All of these in one pass, as a page where a paragraph was edited may have a new one beside it.
    private mutating func align() {
        guard taken.count < target.count else { return }
        var known: [Int: [Int]] = [:]
        var open: [Int] = []
        var items = Alignment.Item.items(of: source)
        for index in source.indices where revived[index] == nil {
            guard let record = match.recordOfSegment[index] else {
                open.append(index)
                continue
            }
            known[index] = targetsOfRecord[record]
            guard known[index] == nil else { continue }
            open.append(index)
            if !records[record].targets.isEmpty { items[index] = items[index].translated(from: records[record].baseText) }
        }
        let targets = Alignment.Item.items(of: target)
        func take(_ found: [Int: [Int]]) {
            for (index, targets) in found {
                known[index] = targets
                taken.formUnion(targets)
                if let record = match.recordOfSegment[index] { targetsOfRecord[record] = targets } else { targetsOfNew[index] = targets }
            }
        }
        take(Alignment.pairs(items, targets, known: known, open: open.filter { source[$0].kind != .alternative }, taken: taken))
        for segment in open where source[segment].kind == .alternative {
            if let place = targetOfImage(segment, known) { take([segment: [place]]) }
        }
        take(Alignment.pairs(items, targets, known: known, open: open.filter { known[$0] == nil }, taken: taken))
    }

    /// The alternative text of the same image, in the translation of the text that the image is in.
    private func targetOfImage(_ segment: Int, _ known: [Int: [Int]]) -> Int? {
        guard let host = source[..<segment].lastIndex(where: { $0.kind != .alternative }) else { return nil }
        return known[host]?.lazy.flatMap { host in
            target.indices[(host + 1)...].prefix { target[$0].kind == .alternative }
        }.first { !taken.contains($0) && target[$0].image == source[segment].image }
    }

    // MARK: Units

    mutating func build() -> Translation {
        assignTargets()
        var translation = Translation(units: [], extra: [], lock: nil, lineage: [:], recordOfUnit: [:], gone: [:])
        var idOfSegment: [Int: String] = [:]
        for index in source.indices {
            let unit = match.recordOfSegment[index].map { recorded($0, index) } ?? unrecorded(index)
            if let record = match.recordOfSegment[index] { translation.recordOfUnit[unit.id] = record }
            idOfSegment[index] = unit.id
            translation.units.append(unit)
        }
        translation.carryMoved(records)
        translation.doubtOutOfPlace(records)
        for (index, record) in records.enumerated() where match.segmentOfRecord[index] == nil {
            translation.gone[index] = gone(index, idOfSegment)
            for id in translation.gone[index]?.into ?? [] { translation.lineage[id, default: []].append(record.id) }
            guard let targets = targetsOfRecord[index], !targets.isEmpty else { continue }
            translation.units.append(removed(record.id, record.baseText, targets, by: record.by, on: record.on))
            translation.recordOfUnit[record.id] = index
        }
        let back = Set(revived.values)
        for (index, target) in targetsOfRetired.sorted(by: { $0.key < $1.key }) where !back.contains(index) {
            translation.units.append(removed(retired[index].id, retired[index].baseText, [target], by: nil, on: retired[index].on))
        }
        translation.nameHeirs(retired)
        for record in retired {
            for id in record.into where !translation.lineage[id, default: []].contains(record.id) {
                translation.lineage[id, default: []].append(record.id)
            }
        }
        translation.extra = target.indices.filter { !taken.contains($0) }.map { target[$0] }
        return translation
    }

    private func gone(_ record: Int, _ ids: [Int: String]) -> Translation.Gone {
        if let parts = match.splits[record] { return Translation.Gone(why: .split, into: parts.compactMap { ids[$0] }) }
        if let whole = match.merges.first(where: { $0.value.contains(record) })?.key {
            return Translation.Gone(why: .merged, into: [ids[whole]].compactMap { $0 })
        }
        return Translation.Gone(why: .removed)
    }

    private func recorded(_ record: Int, _ segment: Int) -> TranslationUnit {
        let targets = targetsOfRecord[record] ?? []
        let record = records[record]
        let base = record.base == texts[segment] ? source[segment].text : record.baseText
        let texts = targets.map { target[$0].text }
        let change = SourceChange(from: base, to: source[segment].text, in: product)
        var unit = unit(record.id, source[segment], targets)
        unit.base = base
        unit.by = record.by
        unit.on = record.on
        unit.recorded = record.earlier + record.targets
        unit.export = record.export
        unit.doubt = match.doubts[segment]
        let isAsRecorded = !unit.isUncertain && (targets.map { digests[$0] } == record.targets || unit.isRecorded(texts, as: record.targets))
        unit.recordedState = isAsRecorded ? TranslationUnit.State(record.state) : .needsReview
        if targets.isEmpty && !record.targets.isEmpty || record.isCopy && targets.map({ digests[$0] }) == record.targets {
            unit.state = .new
        } else if let reason = change.reason(for: texts, in: product) ?? outdatedLabel(change, texts) {
            unit.state = .stale(reason)
            unit.hasOtherClaims = SourceChange.ofClaims(from: base, to: source[segment].text, in: product).reason(for: texts, in: product) != nil
        } else {
            unit.state = isAsRecorded ? TranslationUnit.State(record.state) : .needsReview
        }
        if unit.reason == nil, unit.state != .new { unit.carried = change.carried(for: texts, in: product) }
        if change == .none { unit.carriedBefore = record.carried }
        return unit
    }

    /// A label that the source renamed is stale where the translation's own is no longer the product's.
    private func outdatedLabel(_ change: SourceChange, _ targets: [SegmentText]) -> TranslationUnit.Reason? {
        guard change == .labels, let product else { return nil }
        let isOutdated = targets.flatMap(\.codes).contains { code in
            guard case .label(let destination, let text) = code, case .claim(let claim)? = Claim.parse(destination),
                let subject = product.subject(of: claim), !subject.isDynamic, let forms = subject.text.lookup(locale)
            else { return false }
            return !text.isEmpty && forms.names(of: text).isEmpty
        }
        return isOutdated ? .claim : nil
    }

    private mutating func unrecorded(_ segment: Int) -> TranslationUnit {
        let back = revived[segment].map { retired[$0] }
        let targets = revived[segment].flatMap { targetsOfRetired[$0] }.map { [$0] } ?? targetsOfNew[segment] ?? []
        var unit = unit(back?.id ?? newID(segment), source[segment], targets)
        unit.base = back?.baseText
        if !targets.isEmpty, !isCopy(targets, of: source[segment].text) { unit.state = .needsReview }
        return unit
    }

    /// Whether the page only has the source's own text there, as one that was begun for a first few translations does.
    private func isCopy(_ targets: [Int], of source: SegmentText) -> Bool {
        mayBeCopied && source.hasLetters && targets.count == 1 && target[targets[0]].text.parts == source.parts
    }

    private func removed(_ id: String, _ base: SegmentText, _ targets: [Int], by: String?, on: String?) -> TranslationUnit {
        var unit = unit(id, Segment(kind: target[targets[0]].kind, text: base, range: 0..<0), targets)
        unit.base = base
        unit.state = .stale(.removed)
        unit.by = by
        unit.on = on
        return unit
    }

    private func unit(_ id: String, _ segment: Segment, _ targets: [Int]) -> TranslationUnit {
        TranslationUnit(
            id: id, article: article, locale: locale, source: segment, target: targets.first.map { target[$0] },
            continuation: targets.dropFirst().map { target[$0] }, state: .new)
    }

    /// The name of a field, or a hash of the text: the same in every locale that has not recorded the segment yet.
    private mutating func newID(_ segment: Int) -> String {
        let id = source[segment].kind.fieldName ?? String(fnv1a(texts[segment]).prefix(8))
        var unique = id
        var number = 2
        while !ids.insert(unique).inserted {
            unique = "\(id)-\(number)"
            number += 1
        }
        return unique
    }
}

extension Translation {
    /// A block that stands elsewhere in the source than it did carries over, until that is recorded and it stands there in the translation, too.
    fileprivate mutating func carryMoved(_ records: [Lock.Record]) {
        let known = units.indices.filter { units[$0].target != nil && units[$0].state != .new && recordOfUnit[units[$0].id] != nil }
        let numbers = known.compactMap { recordOfUnit[units[$0].id] }
        let inSource = Set(longestIncreasing(numbers))
        let inTarget = Set(longestIncreasing(known.map { units[$0].target?.range.lowerBound ?? 0 }))
        for (place, index) in known.enumerated() where units[index].carried == nil && units[index].reason == nil {
            let isPending = records[numbers[place]].carried == .moved && !inTarget.contains(place)
            if !inSource.contains(place) || isPending { units[index].carried = .moved }
        }
    }
}

extension TranslationUnit.State {
    init(_ state: Lock.Record.State) {
        switch state {
        case .translated: self = .translated
        case .needsReview: self = .needsReview
        case .approved: self = .approved
        }
    }
}
