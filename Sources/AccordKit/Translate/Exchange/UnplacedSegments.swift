import Diagnostics

/// What came back of segments that the source page of an article no longer has.
struct UnplacedSegments {
    private let article: String
    private let localization: Localization
    /// What the page still has of segments that the source lost, and what was retired from it, by the ids.
    private let former: [String: TranslationUnit]
    private let digests: Set<TargetDigest>
    private let words: Set<String>

    init(_ translation: Translation?, of article: String, _ localization: Localization) {
        self.article = article
        self.localization = localization
        let retired = (translation?.lock?.retired ?? []).filter { $0.why != .unplaced }.compactMap { record in
            SegmentText(markdown: record.text).map { Self.unit(record.id, article, localization, record.baseText, $0) }
        }
        let removed = (translation?.units ?? []).filter { $0.state == .stale(.removed) }
        former = Dictionary((removed + retired).map { ($0.id, $0) }) { first, _ in first }
        let inPage = (translation?.units ?? []).flatMap(\.targets).map(\.text) + (translation?.extra ?? []).map(\.text)
        let texts = inPage + retired.compactMap(\.target?.text)
        digests = Set((texts + texts.map(\.untitled)).map { TargetDigest($0) })
        words = Set(texts.map { $0.textWords })
    }

    enum Content {
        case empty
        /// Nobody has done anything to it, or the page has it: nothing is lost without it.
        case known
        /// What somebody has translated, with the source of the file. There is no pair for the memory where a code of it is broken.
        case new(source: String, text: String, pair: (source: SegmentText, text: SegmentText)?)
    }

    func content(of segment: IncomingSegment) -> Content {
        let merge = Merge(unit: unit(for: segment), incoming: segment, localization: localization, finished: .translated)
        let written = segment.source.strings.joined()
        switch merge.reading() {
        case .empty: return .empty
        case .outdated: return .known
        case .unreadable: return .new(source: written, text: segment.target?.strings.joined() ?? "", pair: nil)
        case .read(let text, _): return content(text, of: merge.base ?? merge.unit.source.text, segment)
        case .drifted(_, let text?, let base?): return content(text, of: base, segment)
        case .drifted(let shown, _, _):
            let (text, source) = (SegmentText(plain: shown), SegmentText(plain: written))
            if text.textWords == source.textWords { return .empty }
            return words.contains(text.textWords) ? .known : .new(source: written, text: shown, pair: (source, text))
        }
    }

    private func content(_ text: SegmentText, of source: SegmentText, _ segment: IncomingSegment) -> Content {
        if text.isSame(as: source) || text.isSame(as: CodeTable(source: source, target: nil, localization).own) { return .empty }
        let digest = TargetDigest(text)
        if digest.description == segment.targetDigest || digests.contains(digest) { return .known }
        return .new(source: source.markdown, text: text.markdown, pair: (source, text))
    }

    /// What it translated, or, where nothing is known of that, what the file says of it.
    private func unit(for segment: IncomingSegment) -> TranslationUnit {
        let place = TranslationUnit.titlePlace(segment.id)
        if let unit = former[place?.text ?? segment.id] {
            if place == nil, segment.isWhole { return unit }
            if let part = unit.parts(localization).first(where: { $0.id == segment.id }) { return part }
        }
        let source = segment.writtenSource(besides: SegmentText(parts: [])) ?? SegmentText(plain: segment.source.strings.joined())
        return Self.unit(segment.id, article, localization, source, nil)
    }

    private static func unit(_ id: String, _ article: String, _ localization: Localization, _ source: SegmentText, _ target: SegmentText?) -> TranslationUnit {
        func segment(_ text: SegmentText) -> Segment {
            let kind: Segment.Kind = id == "title" ? .title : id == "description" ? .description : .paragraph
            return Segment(kind: kind, text: text, range: 0..<0)
        }
        return TranslationUnit(
            id: id, article: article, locale: localization.locale, source: segment(source), target: target.map(segment), base: source,
            state: target == nil ? .new : .stale(.removed))
    }
}

extension SegmentText {
    /// What stands between its codes, in one line.
    fileprivate var textWords: String {
        IncomingText.coded(parts).strings.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension IncomingSegment {
    /// That the source page of today has no such segment, with what somebody translated it as.
    func unknown(in locale: String, _ content: UnplacedSegments.Content) -> Diagnostic {
        let rule: Message = "A translation belongs to a segment of its source page"
        guard case .new(let source, let text, let pair) = content else {
            return Diagnostic(.unknownTranslation, .warning, at: location, locale: locale, rule: rule, seen: "\(article) has no segment “\(id)” in \(locale)")
        }
        return Diagnostic(
            .unknownTranslation, .warning, at: location, locale: locale, rule: rule,
            seen:
                "\(article) has no segment “\(id)” in \(locale): it was written anew or taken away since, or the file was exported for another locale; the file translates \(quotation(source, limit: 2000)) as \(quotation(text, limit: 2000))",
            right: pair == nil
                ? "Write into the page what still holds of it"
                : "The memory keeps it and offers it in the next export: use what still holds of it")
    }
}
