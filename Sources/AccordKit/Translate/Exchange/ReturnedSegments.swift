import Diagnostics

/// What came in with translation files, compared with what the pages say now.
public struct ReturnedSegments: Sendable {
    /// What the files bring or confirm: segments that still read as they came in, and whose source is the one that was exported.
    public var names: Set<TranslatedSite.SegmentName> = []
    /// Of others what happened to them; and what is wrong with the files.
    public var findings: [Diagnostic] = []
    /// Those that came back as they went out, with nothing new said of them.
    public var untouched: [TranslatedSite.SegmentName] = []
    /// Those that came back as they went out, and have another source by now.
    public var outdated: [TranslatedSite.SegmentName] = []
    /// Those that came in without a translation.
    public var empty: [TranslatedSite.SegmentName] = []
    /// Those that came in with a translation that the files themselves call unfinished.
    public var unfinished: [TranslatedSite.SegmentName] = []
}

extension TranslatedSite {
    /// Compares the pages with translation files that were imported.
    ///
    /// - Parameter includesAll: whether a review is also about translations that the files call unfinished, and about those that nobody touched in them.
    public func returned(in files: [(path: String, bytes: [UInt8])], includesAll: Bool) -> ReturnedSegments {
        let incoming = IncomingTranslations(files, for: site)
        var result = ReturnedSegments(findings: incoming.findings)
        for group in incoming.groups where selection.includes(locale: group.locale) {
            let localization = Localization(
                sourceLocale: site.configuration.sourceLocale, locale: group.locale, product: product)
            result.add(group, localization, includesAll: includesAll)
        }
        result.findings = result.findings.inReportOrder()
        return result
    }
}

extension ReturnedSegments {
    fileprivate mutating func add(_ group: IncomingTranslations.Group, _ localization: Localization, includesAll: Bool) {
        let translation = Translation(
            of: group.article, locale: localization.locale, source: localization.sourceLocale, product: localization.product)
        let units = ReturnedUnits(translation?.units ?? [], in: group.segments, localization)
        var (same, untouched, others): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        let unplaced = UnplacedSegments(translation, of: group.article.id, localization)
        func name(_ id: String) -> TranslatedSite.SegmentName { .init(article: group.article.id, locale: group.locale, id: id) }
        for segment in group.segments {
            guard let match = units.match(segment) else {
                switch unplaced.content(of: segment) {
                case .empty: empty.append(name(segment.id))
                case .known: outdated.append(name(segment.id))
                case let content: findings.append(segment.unknown(in: localization.locale, content))
                }
                continue
            }
            let unit = match.host
            switch match.merge(localization, finished: .translated).standing() {
            case .empty: if !match.part.isTitle { empty.append(name(unit.id)) }
            case .outdated:
                outdated.append(name(unit.id))
                others.insert(unit.id)
            case .same where segment.isUnfinished && !includesAll:
                unfinished.append(name(unit.id))
                others.insert(unit.id)
            case .untouched where !includesAll: untouched.insert(unit.id)
            case .same, .untouched: same.insert(unit.id)
            case .other(let finding):
                findings.append(finding)
                others.insert(unit.id)
            }
        }
        names.formUnion(same.subtracting(others).map(name))
        self.untouched += untouched.subtracting(same).subtracting(others).sorted().map(name)
    }
}

extension IncomingSegment {
    fileprivate var isUnfinished: Bool { verdict.map { $0 == .needsReview } ?? (state == .unfinished) }
}
