import Diagnostics
import Markdown

/// Translations on their way into the page of one article in one locale.
struct PageTranslation {
    let article: Site.Article
    let translation: Translation
    let localization: Localization
    private let source: PageEdit
    /// Nil where there is no page yet and nothing to write.
    private(set) var target: PageEdit?
    /// Of each segment of the source page: the segment of the translated page.
    private var targets: [Int: Int] = [:]
    private var sourceOfUnit: [String: Int] = [:]
    /// Where the page still has what the source no longer says, by the id.
    private var leftovers: [String: [Int]] = [:]
    /// What was taken out of the page, as the source has it in other pieces that are all translated.
    private var superseded: Set<String> = []
    /// Whose page is begun with where there is none: the first that has one of those that the locale borrows from.
    private let lender: (locale: String, page: Site.Page)?
    private(set) var findings: [Diagnostic] = []

    /// Nil where the article has no page in the source locale.
    ///
    /// - Parameter fallbacks: the locales from which this one borrows what it does not have.
    init?(_ article: Site.Article, _ localization: Localization, fallbacks: [String]) {
        guard let page = article.pages[localization.sourceLocale],
            let translation = Translation(
                of: article, locale: localization.locale, source: localization.sourceLocale, product: localization.product)
        else { return nil }
        self.article = article
        self.translation = translation
        self.localization = localization
        source = PageEdit(page)
        lender = fallbacks.filter { $0 != localization.sourceLocale }.lazy.compactMap { tag in article.pages[tag].map { (tag, $0) } }.first
        target = article.pages[localization.locale].map { PageEdit($0) }
        for unit in translation.units {
            if unit.state == .stale(.removed) { leftovers[unit.id] = unit.targets.compactMap { target?.index(of: $0) } }
            guard let index = source.segments.firstIndex(where: { $0.range == unit.source.range && $0.kind == unit.source.kind }) else {
                continue
            }
            sourceOfUnit[unit.id] = index
            if let segment = unit.target {
                targets[index] = target?.index(of: segment)
            }
        }
    }

    private var path: String {
        "\(article.pages[localization.sourceLocale]?.file.path.dropLast(localization.sourceLocale.count + 3) ?? "")\(localization.locale).md"
    }

    struct Writing {
        var unit: TranslationUnit
        var text: SegmentText
        var location: Location
    }

    /// Writes translations into the page.
    ///
    /// - Returns: the ids of the units that were written; for the others there are findings.
    mutating func write(_ writings: [Writing]) -> Set<String> {
        var byIndex: [Int: Writing] = [:]
        for writing in writings {
            guard let index = sourceOfUnit[writing.unit.id], writing.unit.continuation.isEmpty else {
                refuse(writing, "one segment of the source stands in several of the page")
                continue
            }
            byIndex[index] = writing
        }
        guard !byIndex.isEmpty else { return [] }
        if target == nil { begin(besides: Set(byIndex.keys)) }
        replace(byIndex)
        insert(byIndex.filter { targets[$0.key] == nil })
        let written = Set(byIndex.filter { targets[$0.key] != nil && !refused.contains($0.key) }.values.map(\.unit.id))
        removeSuperseded(by: written)
        return written
    }

    private var refused: Set<Int> = []

    private mutating func refuse(_ writing: Writing, _ seen: Message) {
        findings.append(
            Diagnostic(
                .unplacedTranslation, at: writing.location, locale: localization.locale,
                rule: "A translation is written where its source stands, and nothing else of the page changes",
                seen: "\(writing.unit.article)#\(writing.unit.id) cannot be: \(seen)", right: "Write it into \(path) by hand"))
    }

    /// Begins a page with what its readers have been shown until now.
    private mutating func begin(with lent: Site.Page, in locale: String, besides written: Set<Int>) {
        var page = PageEdit(lent.file.bytes, at: path)
        let own = Localization(sourceLocale: locale, locale: localization.locale, product: localization.product)
        let units = Translation(of: article, locale: locale, source: localization.sourceLocale, product: localization.product)?.units ?? []
        for unit in units {
            guard let index = source.index(of: unit.source), let segment = unit.target, unit.continuation.isEmpty else { continue }
            targets[index] = page.index(of: segment)
        }
        let replaced = Set(written.compactMap { targets[$0] })
        var texts: [Int: SegmentText] = [:]
        for (index, segment) in page.segments.enumerated() where !replaced.contains(index) {
            let text = CodeTable(source: segment.text, target: nil, own).text(segment.text.parts)
            if text != segment.text { texts[index] = text }
        }
        _ = page.replace(texts)
        target = page
    }

    /// Begins a page that is not there yet: the source page, with links and labels of the new language where nothing is translated.
    private mutating func begin(besides written: Set<Int>) {
        if let lender { return begin(with: lender.page, in: lender.locale, besides: written) }
        var page = PageEdit(source.page.file.bytes, at: path)
        var texts: [Int: SegmentText] = [:]
        for (index, segment) in source.segments.enumerated() where !written.contains(index) {
            let text = CodeTable(source: segment.text, target: nil, localization).text(segment.text.parts)
            if text != segment.text { texts[index] = text }
        }
        _ = page.replace(texts)
        target = page
        targets = Dictionary(uniqueKeysWithValues: source.segments.indices.map { ($0, $0) })
    }

    private mutating func replace(_ writings: [Int: Writing]) {
        var texts: [Int: SegmentText] = [:]
        for (index, writing) in writings {
            if let place = targets[index] { texts[place] = writing.text }
        }
        guard let failed = target?.replace(texts) else { return }
        for (index, writing) in writings.sorted(by: { $0.key < $1.key }) where targets[index].map(failed.contains) ?? false {
            refused.insert(index)
            refuse(writing, "the page would read otherwise")
        }
    }

    // MARK: Segments that the page does not have

    private mutating func insert(_ writings: [Int: Writing]) {
        var runs: [[Int]] = []
        for index in writings.keys.sorted() {
            if let last = runs.last?.last, last + 1 == index { runs[runs.count - 1].append(index) } else { runs.append([index]) }
        }
        for run in runs where !insert(run, writings.mapValues(\.text)) {
            // A run that fails as a whole may do so for one of its segments.
            for index in run where run.count == 1 || !insert([index], writings.mapValues(\.text)) {
                if let writing = writings[index] { refuse(writing, "there is no place like its own in the page") }
            }
        }
    }

    private mutating func insert(_ run: [Int], _ texts: [Int: SegmentText]) -> Bool {
        guard let first = run.first, let last = run.last else { return true }
        // The alternative text of an image is written with the text that the image is in.
        guard source.host(of: first) == nil else { return false }
        let texts = texts.filter { run.contains($0.key) }
        return [Anchor.before, .behind, .end].contains { place in insert(first...last, texts, at: place) }
    }

    /// Beside what a new segment is put.
    private enum Anchor {
        /// Behind the segment before it.
        case before
        /// Before the segment behind it.
        case behind
        /// Behind the last block of the page.
        case end
    }

    /// The stretch of the source that is copied, where it goes in the page, and how many segments stand before it there.
    private func placement(of run: ClosedRange<Int>, at anchor: Anchor, in page: PageEdit) -> (stretch: SourceRange, offset: Int, position: Int)? {
        let segments = source.segments
        let end = hostEnd(of: run.upperBound)
        switch anchor {
        case .before:
            guard run.lowerBound > 0, let before = (0..<run.lowerBound).last(where: { targets[$0] != nil }), let place = targets[before]
            else { return nil }
            let host = page.host(of: place) ?? place
            let position = page.segments.indices.first { $0 > host && page.host(of: $0) != host } ?? page.segments.count
            return (min(hostEnd(of: run.lowerBound - 1), end)..<end, page.segments[host].range.upperBound, position)
        case .behind:
            guard run.upperBound + 1 < segments.count,
                let behind = (run.upperBound + 1..<segments.count).first(where: { targets[$0] != nil }), let place = targets[behind]
            else { return nil }
            let start = segments[run.lowerBound].range.lowerBound
            return (start..<max(start, segments[run.upperBound + 1].range.lowerBound), page.segments[place].range.lowerBound, place)
        case .end:
            let start = segments[run.lowerBound].range.lowerBound
            guard (run.upperBound + 1..<segments.count + 1).allSatisfy({ targets[$0] == nil }), let last = page.document.blocks.last,
                let before = source.document.blocks.last(where: { $0.range.upperBound <= start })
            else { return nil }
            return (before.range.upperBound..<end, last.range.upperBound, page.segments.count)
        }
    }

    private mutating func insert(_ run: ClosedRange<Int>, _ texts: [Int: SegmentText], at anchor: Anchor) -> Bool {
        guard var page = target, let (stretch, offset, position) = placement(of: run, at: anchor, in: page),
            page.insert(stretch, of: source, with: texts, at: offset, position: position)
        else { return false }
        target = page
        let copied = source.segments.indices.filter { stretch.contains(source.segments[$0].range.lowerBound) }
        for (index, place) in targets where place >= position { targets[index] = place + copied.count }
        leftovers = leftovers.mapValues { $0.map { $0 >= position ? $0 + copied.count : $0 } }
        for (step, index) in copied.enumerated() { targets[index] = position + step }
        return true
    }

    private func hostEnd(of index: Int) -> Int { source.segments[source.host(of: index) ?? index].range.upperBound }

    // MARK: What the source no longer says

    /// A paragraph that became two, or two that became one, goes once the new ones are all there.
    private mutating func removeSuperseded(by written: Set<String>) {
        var successors: [String: [String]] = [:]
        for (new, olds) in translation.lineage { for old in olds { successors[old, default: []].append(new) } }
        let states = Dictionary(translation.units.map { ($0.id, $0.state) }) { first, _ in first }
        for (id, places) in leftovers.sorted(by: { $0.key < $1.key }) where !places.isEmpty {
            // Places may have moved with what was taken out before.
            guard let places = leftovers[id], let new = successors[id], new.contains(where: written.contains),
                new.allSatisfy({ written.contains($0) || ![nil, .new].contains(states[$0]) }), target?.remove(Set(places)) == true
            else { continue }
            superseded.insert(id)
            leftovers[id] = []
            func moved(_ place: Int) -> Int { place - places.count { $0 < place } }
            targets = targets.mapValues(moved)
            leftovers = leftovers.mapValues { $0.map(moved) }
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

    // MARK: The files

    /// What is to be written after units were written or found right: the page, then its lock.
    ///
    /// - Parameter states: what is recorded of each unit.
    func files(_ states: [String: Lock.Record.State], by: String?, on: String) -> [FileChange] {
        guard let target else { return [] }
        var files: [FileChange] = []
        let locale = localization.locale
        let path = target.page.file.path
        let old = article.pages[locale]?.file.bytes
        if old != target.page.file.bytes {
            files.append(FileChange(path, from: old.map { .text($0) } ?? .missing, to: target.page.file.bytes))
        }
        guard let lock = lock(states, by: by, on: on), lock != translation.lock else { return files }
        let folder = path.dropLast("\(locale).md".count)
        return files + [FileChange(folder + Lock.fileName(locale), from: .lock(article.locks[locale]), to: lock.bytes)]
    }

    /// The lock after units were written or found right.
    ///
    /// - Parameter states: what is recorded of each unit.
    func lock(_ states: [String: Lock.Record.State], by: String?, on: String) -> Lock? {
        guard let target else { return translation.lock }
        var lock = translation.lock ?? Lock()
        retire(in: &lock, on: on)
        var place = 0
        for unit in translation.units {
            let known = lock.records.firstIndex { $0.id == unit.id }
            if let state = states[unit.id], let index = sourceOfUnit[unit.id], let segment = targets[index] {
                let digests = [TargetDigest(target.segments[segment].text)] + unit.continuation.map { TargetDigest($0.text) }
                let record = Lock.Record(
                    id: unit.id, base: unit.source.text.markdown, targets: digests, state: state, by: by, on: on,
                    from: known.map { lock.records[$0].from } ?? translation.lineage[unit.id] ?? [],
                    earlier: known.map { lock.records[$0].earlier(than: digests) } ?? [],
                    extensions: known.map { lock.records[$0].extensions } ?? [])
                if let known { lock.records[known] = record } else { lock.records.insert(record, at: min(place, lock.records.count)) }
            }
            if let now = lock.records.firstIndex(where: { $0.id == unit.id }) { place = now + 1 }
        }
        return Translation(
            article: article.id, locale: localization.locale, of: localization.sourceLocale, source: source.segments, target: target.segments, lock: lock,
            product: localization.product
        ).lock(after: nil, on: on)
    }
}
