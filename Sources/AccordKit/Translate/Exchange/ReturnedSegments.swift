import Diagnostics

/// What came in with translation files, compared with what the pages say now.
public struct ReturnedSegments: Sendable {
    /// The segments that still read as they came in, and whose source is the one that was exported.
    public var names: Set<TranslatedSite.SegmentName> = []
    /// The others, each with what happened to it; and what is wrong with the files.
    public var findings: [Diagnostic] = []
    /// How many came back as they went out, and have another source by now.
    public var outdated = 0
    /// How many segments came in without a translation.
    public var empty = 0
    /// How many came in with a translation that the files themselves call unfinished.
    public var unfinished = 0
}

extension TranslatedSite {
    /// Compares the pages with translation files that were imported.
    ///
    /// - Parameter includesUnfinished: whether a review is also about translations that the files call unfinished.
    public func returned(in files: [(path: String, bytes: [UInt8])], includesUnfinished: Bool) -> ReturnedSegments {
        let incoming = IncomingTranslations(files, for: site)
        var result = ReturnedSegments(findings: incoming.findings)
        for group in incoming.groups where selection.includes(locale: group.locale) {
            let localization = Localization(
                sourceLocale: site.configuration.sourceLocale, locale: group.locale, product: product)
            result.add(group, localization, includesUnfinished: includesUnfinished)
        }
        result.findings = result.findings.inReportOrder()
        return result
    }
}

extension ReturnedSegments {
    fileprivate mutating func add(_ group: IncomingTranslations.Group, _ localization: Localization, includesUnfinished: Bool) {
        let translation = Translation(
            of: group.article, locale: localization.locale, source: localization.sourceLocale, product: localization.product)
        let units = Dictionary((translation?.units ?? []).filter { $0.state != .stale(.removed) }.map { ($0.id, $0) }) { first, _ in first }
        var (same, others): (Set<String>, Set<String>) = ([], [])
        for segment in group.segments {
            guard let unit = segment.unit(among: units, localization) else {
                findings.append(segment.unknown(in: localization.locale))
                continue
            }
            switch Merge(unit: unit, incoming: segment, localization: localization, finished: .translated).standing() {
            case .empty: empty += 1
            case .outdated:
                outdated += 1
                others.insert(unit.id)
            case .same where segment.isUnfinished && !includesUnfinished:
                unfinished += 1
                others.insert(unit.id)
            case .same: same.insert(unit.id)
            case .other(let finding):
                findings.append(finding)
                others.insert(unit.id)
            }
        }
        for id in same.subtracting(others) {
            names.insert(TranslatedSite.SegmentName(article: group.article.id, locale: group.locale, id: id))
        }
    }
}

extension IncomingSegment {
    fileprivate var isUnfinished: Bool { verdict.map { $0 == .needsReview } ?? (state == .unfinished) }
}
