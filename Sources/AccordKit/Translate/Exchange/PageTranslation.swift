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
    private(set) var findings: [Diagnostic] = []

    /// Nil where the article has no page in the source locale.
    init?(_ article: Site.Article, _ localization: Localization) {
        guard let page = article.pages[localization.sourceLocale],
            let translation = Translation(
                of: article, locale: localization.locale, source: localization.sourceLocale, product: localization.product)
        else { return nil }
        self.article = article
        self.translation = translation
        self.localization = localization
        source = PageEdit(page)
        target = article.pages[localization.locale].map { PageEdit($0) }
        for unit in translation.units {
            guard let index = source.segments.firstIndex(where: { $0.range == unit.source.range && $0.kind == unit.source.kind }) else {
                continue
            }
            sourceOfUnit[unit.id] = index
            if let segment = unit.target {
                targets[index] = target?.segments.firstIndex { $0.range == segment.range && $0.kind == segment.kind }
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
        return Set(byIndex.filter { targets[$0.key] != nil && !refused.contains($0.key) }.values.map(\.unit.id))
    }

    private var refused: Set<Int> = []

    private mutating func refuse(_ writing: Writing, _ seen: String) {
        findings.append(
            Diagnostic(
                .unplacedTranslation, at: writing.location, locale: localization.locale,
                rule: "A translation is written where its source stands, and nothing else of the page changes",
                seen: "\(writing.unit.article)#\(writing.unit.id) cannot be: \(seen)", right: "Write it into \(path) by hand"))
    }

    /// Begins a page that is not there yet: the source page, with links and labels of the new language where nothing is translated.
    private mutating func begin(besides written: Set<Int>) {
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
        for (step, index) in copied.enumerated() { targets[index] = position + step }
        return true
    }

    private func hostEnd(of index: Int) -> Int { source.segments[source.host(of: index) ?? index].range.upperBound }

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
        var place = 0
        for unit in translation.units {
            let known = lock.records.firstIndex { $0.id == unit.id }
            if let state = states[unit.id], let index = sourceOfUnit[unit.id], let segment = targets[index] {
                let digests = [TargetDigest(target.segments[segment].text)] + unit.continuation.map { TargetDigest($0.text) }
                let record = Lock.Record(
                    id: unit.id, base: unit.source.text.markdown, targets: digests, state: state, by: by, on: on,
                    from: known.map { lock.records[$0].from } ?? translation.lineage[unit.id] ?? [],
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
