import Diagnostics

/// How translation files are taken over.
public struct ExchangeOptions: Sendable {
    /// What a finished translation is recorded as.
    public var state: Lock.Record.State
    public var by: String?
    /// ISO 8601, UTC.
    public var on: String
    /// What is not approved, whatever the files say.
    var withheld: Set<TranslatedSite.SegmentName> = []

    public init(state: Lock.Record.State = .translated, by: String? = nil, on: String) {
        self.state = state
        self.by = by
        self.on = on
    }
}

/// What an import would write, and what it found.
public struct ExchangeResult: Sendable {
    public var findings: [Diagnostic] = []
    public var changes: [Change] = []
    /// How many segments came back as they were, and how many without a translation.
    public var unchanged = 0
    public var empty = 0
    /// How many came back as they were although their source is another one by now.
    public var outdated = 0
    /// How many came back with a translation that is not taken over, each with a finding.
    public var refused = 0
    /// How many files could not be read.
    public var unreadableFiles = 0
    /// What `accord check` will call wrong of what is taken over.
    public var flaws: [Flaw] = []
    /// The files that change: each page before its lock.
    public var files: [FileChange] = []

    public init(findings: [Diagnostic] = []) { self.findings = findings }

    public struct Change: Sendable, Hashable {
        public var article: String
        public var locale: String
        public var id: String
        /// The translation as canonical Markdown; nil where it stays, and only its state is recorded.
        public var text: String?
        /// Whether the file asks for another look.
        public var isForReview = false
        /// Whether the file calls it approved.
        public var isApproved = false
        /// What of the memory it is, where it comes from there.
        public var match: TranslationMemory.Match?
    }

    /// An error that a translation came in with.
    public struct Flaw: Sendable, Hashable {
        public var article: String
        public var locale: String
        public var id: String
        /// Whether the file calls it approved.
        public var isApproved = false
        /// As `accord check` will tell it, in the page as it will be.
        public var finding: Diagnostic
    }

    mutating func refuse(_ finding: Diagnostic) {
        findings.append(finding)
        refused += 1
    }

    /// Writes the files into the site's folder, all or none.
    ///
    /// - Throws: `WriteError`; also where a file is no longer what it was when it was read.
    public func write(to root: String) throws(WriteError) { try SiteChanges.write(files, in: root) }
}

extension Site {
    /// Takes translation files over, segment by segment; nothing is written yet.
    ///
    /// - Parameter files: the files as the user named them, with what is in them.
    /// - Parameter brokenLocks: what is wrong with locks that cannot be read whole, by their paths.
    func importing(
        _ files: [(path: String, bytes: [UInt8])], product: Product?, options: ExchangeOptions, brokenLocks: [String: [Diagnostic]]
    ) -> ExchangeResult {
        let incoming = IncomingTranslations(files, for: self)
        var result = ExchangeResult(findings: incoming.findings)
        result.unreadableFiles = incoming.unreadableFiles
        result.refused = incoming.brokenUnits
        for group in incoming.groups {
            if let broken = brokenLocks["Content/\(group.article.id)/\(Lock.fileName(group.locale))"] {
                result.findings += broken
                continue
            }
            let localization = Localization(sourceLocale: configuration.sourceLocale, locale: group.locale, product: product)
            let fallbacks = configuration.fallbacks(of: group.locale)
            guard let page = PageTranslation(group.article, localization, fallbacks: fallbacks) else { continue }
            var merge = ArticleMerge(page: page, options: options)
            merge.run(group.segments, &result)
        }
        result.findings = result.findings.inReportOrder()
        return result
    }
}

/// The import of one article in one locale.
private struct ArticleMerge {
    var page: PageTranslation
    let options: ExchangeOptions
    private var states: [String: Lock.Record.State] = [:]
    private var texts: [String: SegmentText] = [:]
    /// Texts that the page has decided against.
    private var settled: [String: TargetDigest] = [:]

    init(page: PageTranslation, options: ExchangeOptions) {
        self.page = page
        self.options = options
    }

    mutating func run(_ segments: [IncomingSegment], _ result: inout ExchangeResult) {
        let units = Dictionary(page.translation.units.filter { $0.state != .stale(.removed) }.map { ($0.id, $0) }) { first, _ in first }
        var writings: [PageTranslation.Writing] = []
        for segment in segments {
            guard let unit = segment.unit(among: units, page.localization) else {
                result.refuse(segment.unknown(in: page.localization.locale))
                continue
            }
            let merge = Merge(unit: unit, incoming: segment, localization: page.localization, finished: options.state, by: options.by)
            switch merge.decide() {
            case .keep(.empty): result.empty += 1
            case .keep(.unchanged): result.unchanged += 1
            case .keep(.outdated): result.outdated += 1
            case .refuse(let finding): result.refuse(finding)
            case .settle(let finding, let digest):
                result.refuse(finding)
                settled[unit.id] = digest
            case .confirm(let judged, let remark):
                if let remark { result.findings.append(remark) }
                let state = granted(judged, unit)
                if states.updateValue(state, forKey: unit.id) == nil {
                    result.changes.append(
                        .init(article: unit.article, locale: unit.locale, id: unit.id, text: nil, isForReview: state == .needsReview,
                            isApproved: judged == .approved))
                }
            case .write(let text, let state, let remark):
                if let first = texts[unit.id] {
                    if first != text { result.refuse(twice(unit, segment)) }
                    continue
                }
                if let remark { result.findings.append(remark) }
                texts[unit.id] = text
                states[unit.id] = granted(state, unit)
                result.findings += [merge.correction(to: text)].compactMap(\.self)
                writings.append(PageTranslation.Writing(unit: unit, text: text, location: segment.location, export: segment.export))
            }
        }
        if beginsWithoutWords(units, segments) {
            result.empty += writings.count
            result.unchanged += states.count - writings.count
            result.changes.removeAll { $0.article == page.article.id && $0.locale == page.localization.locale }
            (states, writings) = ([:], [])
        }
        let written = page.write(writings)
        page.findings.forEach { result.refuse($0) }
        for writing in writings where !written.contains(writing.unit.id) { states[writing.unit.id] = nil }
        result.changes += writings.filter { written.contains($0.unit.id) }.map {
            .init(
                article: $0.unit.article, locale: $0.unit.locale, id: $0.unit.id, text: $0.text.markdown,
                isApproved: states[$0.unit.id] == .approved)
        }
        guard !states.isEmpty || !settled.isEmpty else { return }
        result.files += page.files(states, besides: settled, by: options.by, on: options.on)
    }

    /// What a file says of a translation; what cannot be approved is to be looked at again.
    private func granted(_ state: Lock.Record.State, _ unit: TranslationUnit) -> Lock.Record.State {
        let isWithheld = options.withheld.contains(.init(article: unit.article, locale: unit.locale, id: unit.id))
        return isWithheld && state == .approved ? .needsReview : state
    }

    /// Whether a page or its lock would be begun for texts without words alone, as OmegaT gives them back where nobody has translated anything.
    private func beginsWithoutWords(_ units: [String: TranslationUnit], _ segments: [IncomingSegment]) -> Bool {
        let untouched = Set(segments.filter(\.isEmptyWhenEqual).map(\.id))
        return page.translation.lock == nil
            && states.keys.allSatisfy { id in
                untouched.contains(id) && units[id].map { !page.localization.hasWords($0.source.text) } ?? false
            }
    }

    private func twice(_ unit: TranslationUnit, _ segment: IncomingSegment) -> Diagnostic {
        Diagnostic(
            .translationConflict, at: segment.location, locale: unit.locale, rule: "A segment comes back with one translation",
            seen: "\(unit.article)#\(unit.id) has another one in these files, which was taken")
    }
}
