import Diagnostics

/// The units of an article, as the segments of translation files name them: whole, or without their titles and each title by itself.
struct ReturnedUnits {
    private let units: [String: TranslationUnit]
    private let localization: Localization
    /// The units of texts by the ids that the files have for them.
    private var hosts: [String: TranslationUnit] = [:]

    init(_ units: [TranslationUnit], in segments: [IncomingSegment], _ localization: Localization) {
        self.units = Dictionary(units.filter { $0.state != .stale(.removed) }.map { ($0.id, $0) }) { first, _ in first }
        self.localization = localization
        let ids = Set(segments.map(\.id))
        for segment in segments where TranslationUnit.titlePlace(segment.id) == nil && hosts[segment.id] == nil {
            hosts[segment.id] = segment.unit(among: self.units, besides: ids, localization)
        }
    }

    subscript(id: String) -> TranslationUnit? { units[id] }

    /// A segment and what it translates.
    struct Match {
        /// The unit of the text.
        let host: TranslationUnit
        /// What of it is translated: all of it, its text without titles, or a title.
        let part: TranslationUnit
        /// As if the part had been exported by itself.
        let segment: IncomingSegment
        let isPart: Bool

        /// Of a title: the index of its code in the source.
        var titleIndex: Int? { TranslationUnit.titlePlace(part.id).map { $0.number - 1 } }

        func merge(_ localization: Localization, finished: Lock.Record.State, by: String? = nil) -> Merge {
            Merge(unit: part, incoming: segment, localization: localization, finished: finished, by: by, host: isPart ? host : nil)
        }
    }

    /// Nil where the source page has no such segment.
    func match(_ segment: IncomingSegment) -> Match? {
        guard let place = TranslationUnit.titlePlace(segment.id) else { return hosts[segment.id].map { match($0, segment) } }
        guard let host = hosts[place.text] ?? units[place.text] else { return nil }
        let titles = host.parts(localization).filter(\.isTitle)
        // Where codes have come or gone, the same title may have another number.
        let named = titles.first { $0.id == host.titleID(place.number) }
        let same = ([named].compactMap(\.self) + titles).first { title in
            [title.source.text, title.base].contains { $0.map { TargetDigest($0).description } == segment.sourceDigest }
        }
        return (same ?? named).map { Match(host: host, part: $0, segment: segment, isPart: true) }
    }

    private func match(_ host: TranslationUnit, _ segment: IncomingSegment) -> Match {
        let parts = segment.isWhole ? [host] : host.parts(localization)
        guard parts.count > 1 || parts[0] != host else { return Match(host: host, part: host, segment: segment, isPart: false) }
        let part = parts[0]
        // Files that were exported while titles were no units have the digests of the whole.
        var own = segment
        func replace(_ digest: inout String?, _ pairs: [(SegmentText?, SegmentText?)]) {
            guard let pair = pairs.first(where: { $0.0.map { TargetDigest($0).description } == digest }), let text = pair.1 else { return }
            digest = TargetDigest(text).description
        }
        if own.sourceDigest != nil { replace(&own.sourceDigest, [(host.source.text, part.source.text), (host.base, part.base)]) }
        var target: String? = own.targetDigest
        replace(&target, [(host.exchangedTarget, part.exchangedTarget)])
        own.targetDigest = target ?? ""
        return Match(host: host, part: part, segment: own, isPart: true)
    }
}

extension IncomingSegment {
    /// Whether who translated it has seen the titles in it: in Markdown, and on a review page.
    var isWhole: Bool {
        if case .markdown = source { return true }
        return verdict != nil
    }
}

/// The parts of a unit that came back by themselves, put together again.
struct ReturnedParts {
    let unit: TranslationUnit
    let localization: Localization
    /// The text without titles: nil where it is that of the page.
    private(set) var words: (text: SegmentText?, state: Lock.Record.State)?
    /// Titles by the indices of their codes in the source: nil where they are those of the page.
    private(set) var titles: [Int: (text: String?, state: Lock.Record.State)] = [:]
    /// By which export the text came.
    private(set) var export: TargetDigest?
    /// Where the file has the first of them.
    let location: Location

    init(_ unit: TranslationUnit, _ localization: Localization, at location: Location) {
        self.unit = unit
        self.localization = localization
        self.location = location
    }

    /// - Returns: whether nothing else came back for it.
    mutating func add(_ text: SegmentText?, _ state: Lock.Record.State, from match: ReturnedUnits.Match) -> Bool {
        if let title = match.titleIndex {
            if let first = titles[title] { return first.text == text?.plainText }
            titles[title] = (text?.plainText, state)
        } else {
            if let first = words { return first.text == text }
            words = (text, state)
            export = match.segment.export
        }
        return true
    }

    /// What the page will have; nil where it has no text for the titles.
    var text: SegmentText? { (words?.text ?? unit.exchangedTarget?.untitled).map { unit.titling($0, with: titles.mapValues(\.text), localization) } }

    /// The source that the translation is made from then: with titles that were not translated as they were, so that they stay noticed.
    var base: SegmentText {
        let source = unit.source.text
        let former = unit.base ?? (unit.exchangedTarget == nil ? source.untitled : source)
        let places = localization.counterparts(of: source, in: former)
        var base = words == nil ? former : source
        for (index, code) in source.codes.enumerated() {
            guard let title = code.title, !title.isEmpty, let place = words == nil ? places[index] : index else { continue }
            let isTranslated = titles[index] != nil || !localization.hasWords(SegmentText(plain: title))
            base.codes[place] = base.codes[place].titled(isTranslated ? title : places[index].flatMap { former.codes[$0].title } ?? "")
        }
        return base
    }

    /// How far the least of it is.
    var state: Lock.Record.State {
        let rest = words == nil ? [Lock.Record.State(unit.stateBesidesSource)] : [words?.state].compactMap(\.self)
        let all = rest + titles.values.map(\.state)
        return [.needsReview, .translated].first(where: all.contains) ?? .approved
    }
}

extension Lock.Record.State {
    fileprivate init(_ state: TranslationUnit.State) {
        switch state {
        case .approved: self = .approved
        case .translated: self = .translated
        case .new, .stale, .needsReview: self = .needsReview
        }
    }
}

extension TranslationUnit {
    /// A translation whose links and images have no titles, with those of the page, or else of the source.
    ///
    /// - Parameter titles: others in their place, by the indices of the source's codes.
    func titling(_ text: SegmentText, with titles: [Int: String?] = [:], _ localization: Localization) -> SegmentText {
        let source = source.text
        var result = text
        let current = exchangedTarget ?? SegmentText(parts: [])
        for (index, place) in localization.counterparts(of: text, in: current) { result.codes[index] = text.codes[index].titled(current.codes[place].title ?? "") }
        let ours = localization.counterparts(of: source, in: current)
        let former = base.map { base in localization.counterparts(of: source, in: base).mapValues { base.codes[$0].title ?? "" } } ?? [:]
        for (index, place) in localization.counterparts(of: source, in: text) {
            let title = source.codes[index].title ?? ""
            let own = ours[index].map { current.codes[$0].title ?? "" }
            // A title that the source has lost is nothing that readers miss.
            let rest = title.isEmpty && !(former[index] ?? "").isEmpty ? "" : own ?? title
            result.codes[place] = text.codes[place].titled(titles[index]?.flatMap { $0 } ?? rest)
        }
        return result
    }
}
