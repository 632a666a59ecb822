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
    /// How many of these the locks know from before.
    public var known = 0
    /// Translations that were taken out of their pages, as the source now has what they say in other segments.
    public var removals: [Removal] = []
    /// How many files could not be read.
    public var unreadableFiles = 0
    /// What `accord check` will call wrong of what is taken over.
    public var flaws: [Flaw] = []
    /// The files that change: each page before its lock.
    public var files: [FileChange] = []

    /// Of what was filled in from memory: why segments stay new, page by page.
    public var reasons: [Message] = []

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

    /// What goes out of a page, and stays in the lock for the memory.
    public struct Removal: Sendable, Hashable {
        public var article: String
        public var locale: String
        public var id: String
        /// The translation as canonical Markdown.
        public var text: String
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
    /// - Parameter unread: what is wrong with pages and locks that cannot be read whole.
    func importing(
        _ files: [(path: String, bytes: [UInt8])], product: Product?, options: ExchangeOptions, unread: [TranslationFile: [Diagnostic]]
    ) -> ExchangeResult {
        let incoming = IncomingTranslations(files, for: self)
        var result = ExchangeResult(findings: incoming.findings)
        result.unreadableFiles = incoming.unreadableFiles
        result.refused = incoming.brokenUnits + incoming.strangers
        for group in incoming.groups {
            let files = [group.locale, configuration.sourceLocale].map { TranslationFile(article: group.article.id, locale: $0) }
            if let broken = files.lazy.compactMap({ unread[$0] }).first {
                result.findings += broken
                result.refused += group.segments.count
                continue
            }
            if let conflict = group.article.pages[group.locale]?.conflict(in: group.locale) {
                result.findings.append(conflict)
                result.refused += group.segments.count
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
    /// Units whose titles come by themselves, in the order of the files.
    private var parts: [ReturnedParts] = []
    /// Where the source that a translation is made from is not that of today, with all its titles.
    private var bases: [String: SegmentText] = [:]
    private var writings: [PageTranslation.Writing] = []
    private lazy var unplaced = UnplacedSegments(page.translation, of: page.article.id, page.localization)

    init(page: PageTranslation, options: ExchangeOptions) {
        self.page = page
        self.options = options
    }

    mutating func run(_ segments: [IncomingSegment], _ result: inout ExchangeResult) {
        let units = ReturnedUnits(page.translation.units, in: segments, page.localization)
        for segment in segments {
            guard let match = units.match(segment) else {
                leaveOut(segment, &result)
                continue
            }
            let merge = match.merge(page.localization, finished: options.state, by: options.by)
            switch merge.decide() {
            case .keep(.empty): result.empty += 1
            case .keep(.unchanged): result.unchanged += 1
            case .keep(.outdated): result.outdated += 1
            case .refuse(let finding): result.refuse(finding)
            case .outdone(let finding):
                result.refuse(finding)
                result.known += 1
            case .settle(let finding, let digest):
                result.refuse(finding)
                if !match.part.isTitle { settled[match.host.id] = digest }
            case .confirm(let state, let remark): confirm(match, state, remark, &result)
            case .writeStale(let text, let base, let state, let remark):
                if match.isPart {
                    result.refuse(merge.drifted(text.markdown, since: base))
                } else if write(match, text, state, [remark], &result) {
                    bases[match.host.id] = base
                }
            case .write(let text, let state, let remark):
                let remarks = [remark, merge.correction(to: text)].compactMap(\.self)
                if match.isPart {
                    add(match, text, state, &result)
                    result.findings += remarks
                } else {
                    _ = write(match, text, state, remarks, &result)
                }
            }
        }
        writings += joined(&result)
        if beginsWithoutWords(units, segments) {
            result.empty += writings.count
            result.unchanged += states.count - writings.count
            result.changes.removeAll { $0.article == page.article.id && $0.locale == page.localization.locale }
            (states, writings) = ([:], [])
        }
        let written = page.write(writings)
        page.findings.forEach { result.refuse($0) }
        result.removals += page.removals
        for writing in writings where !written.contains(writing.unit.id) { states[writing.unit.id] = nil }
        result.changes += writings.filter { written.contains($0.unit.id) }.map {
            .init(
                article: $0.unit.article, locale: $0.unit.locale, id: $0.unit.id, text: $0.text.markdown,
                isApproved: states[$0.unit.id] == .approved)
        }
        guard !states.isEmpty || !settled.isEmpty || page.hasUnplaced else { return }
        result.files += page.files(states, from: bases, besides: settled, by: options.by, on: options.on)
    }

    /// Counts what nobody translated of a segment that the source no longer has; what somebody did is named, and kept for the memory.
    private mutating func leaveOut(_ segment: IncomingSegment, _ result: inout ExchangeResult) {
        let content = unplaced.content(of: segment)
        switch content {
        case .empty: result.empty += 1
        case .known: result.outdated += 1
        case .new(_, _, let pair):
            result.refuse(segment.unknown(in: page.localization.locale, content))
            if let pair, !page.keep(pair.text, of: pair.source, on: options.on) { result.known += 1 }
        }
    }

    // MARK: Titles

    private mutating func add(_ match: ReturnedUnits.Match, _ text: SegmentText?, _ state: Lock.Record.State, _ result: inout ExchangeResult) {
        let index = parts.firstIndex { $0.unit.id == match.host.id } ?? parts.count
        if index == parts.count { parts.append(ReturnedParts(match.host, page.localization, at: match.segment.location)) }
        if !parts[index].add(text, state, from: match) { result.refuse(twice(match.part, match.segment)) }
    }

    /// The texts of units that came back in parts, to be written where they are others than those of the page.
    private mutating func joined(_ result: inout ExchangeResult) -> [PageTranslation.Writing] {
        var writings: [PageTranslation.Writing] = []
        for parts in parts where states[parts.unit.id] == nil {
            let unit = parts.unit
            guard let text = parts.text else {
                parts.titles.keys.sorted().forEach { refuseTitle($0, parts, &result) }
                continue
            }
            states[unit.id] = granted(parts.state, unit)
            bases[unit.id] = parts.base
            if unit.exchangedTarget?.isSame(as: text) == true {
                result.changes.append(
                    .init(
                        article: unit.article, locale: unit.locale, id: unit.id, text: nil, isForReview: states[unit.id] == .needsReview,
                        isApproved: parts.state == .approved))
            } else {
                writings.append(PageTranslation.Writing(unit: unit, text: text, location: parts.location, export: parts.export))
            }
        }
        return writings
    }

    private func refuseTitle(_ index: Int, _ parts: ReturnedParts, _ result: inout ExchangeResult) {
        let unit = parts.unit
        guard let title = unit.source.text.codes[index].title, page.localization.hasWords(SegmentText(plain: title)) else { return result.empty += 1 }
        result.refuse(
            Diagnostic(
                .unplacedTranslation, at: parts.location, locale: unit.locale,
                rule: "The title of a link or an image is written with the text that it stands in",
                seen: "\(unit.article)#\(unit.titleID(index + 1)) came back, and \(unit.article)#\(unit.id) has no translation",
                right: "Translate that text, too, then import again"))
    }

    private mutating func confirm(
        _ match: ReturnedUnits.Match, _ judged: Lock.Record.State, _ remark: Diagnostic?, _ result: inout ExchangeResult
    ) {
        if let remark { result.findings.append(remark) }
        guard !match.isPart else { return add(match, nil, judged, &result) }
        let unit = match.host
        let state = granted(judged, unit)
        guard states.updateValue(state, forKey: unit.id) == nil else { return }
        result.changes.append(
            .init(
                article: unit.article, locale: unit.locale, id: unit.id, text: nil, isForReview: state == .needsReview,
                isApproved: judged == .approved))
    }

    /// - Returns: whether the text is to be written, being the first of its segment.
    private mutating func write(
        _ match: ReturnedUnits.Match, _ text: SegmentText, _ state: Lock.Record.State, _ remarks: [Diagnostic], _ result: inout ExchangeResult
    ) -> Bool {
        let unit = match.host
        if let first = texts[unit.id] {
            if first != text { result.refuse(twice(unit, match.segment)) }
            return false
        }
        texts[unit.id] = text
        states[unit.id] = granted(state, unit)
        writings.append(
            PageTranslation.Writing(unit: unit, text: text, location: match.segment.location, export: match.segment.export))
        result.findings += remarks
        return true
    }

    /// What a file says of a translation; what cannot be approved is to be looked at again.
    private func granted(_ state: Lock.Record.State, _ unit: TranslationUnit) -> Lock.Record.State {
        let isWithheld = options.withheld.contains(.init(article: unit.article, locale: unit.locale, id: unit.id))
        return isWithheld && state == .approved ? .needsReview : state
    }

    /// Whether a page or its lock would be begun for texts without words alone, as OmegaT gives them back where nobody has translated anything.
    private func beginsWithoutWords(_ units: ReturnedUnits, _ segments: [IncomingSegment]) -> Bool {
        let untouched = Set(segments.filter(\.isEmptyWhenEqual).map(\.id))
        return page.translation.lock?.records.isEmpty ?? true
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
