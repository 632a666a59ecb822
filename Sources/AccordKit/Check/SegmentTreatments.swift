import Diagnostics
import Markdown

/// What site.yml says of what a page is behind in, by where it stands on the page and on its source.
struct SegmentTreatments {
    struct Segment {
        let unit: TranslationUnit
        /// Nil where site.yml says nothing of such segments.
        let treatment: TranslationPolicy.Treatment?
        let ruling: TranslationPolicy.Ruling?

        /// Whether its claims may differ from those of its source.
        var concernsClaims: Bool { unit.state == .new || unit.state == .stale(.removed) || unit.reasons.contains(.claim) }
    }

    private let policy: TranslationPolicy
    /// Those of which site.yml says something come first.
    private let segments: [Segment]

    init(_ units: [TranslationUnit] = [], _ policy: TranslationPolicy = TranslationPolicy()) {
        self.policy = policy
        let open = units.filter(\.isOpen).map { unit in
            Segment(unit: unit, treatment: policy.treatmentOfClaims(of: unit), ruling: policy.ruling(on: unit))
        }
        segments = open.filter { $0.treatment != nil } + open.filter { $0.treatment == nil }
    }

    /// The segment of the source that is at a place there.
    func ofSource(_ range: SourceRange) -> Segment? {
        segments.first { $0.unit.state != .stale(.removed) && $0.unit.source.range.overlaps(range) }
    }

    /// The segment of the translation that is at a place there.
    func ofTarget(_ range: SourceRange) -> Segment? {
        segments.first { segment in
            segment.unit.targets.contains { $0.range.overlaps(range) || range.contains($0.range.lowerBound) }
        }
    }

    /// What is said of two blocks with several segments that differ in their claims: what is new in one, or gone or changed in the other.
    func ruling(source: [SourceRange], target: [SourceRange]) -> TranslationPolicy.Ruling? {
        func stands(_ ranges: [SourceRange], _ range: SourceRange) -> Bool { ranges.contains { $0.contains(range.lowerBound) } }
        let inside = segments.filter { segment in
            guard segment.concernsClaims else { return false }
            let isInSource = segment.unit.state != .stale(.removed) && stands(source, segment.unit.source.range)
            return isInSource || segment.unit.targets.contains { stands(target, $0.range) }
        }
        return inside.contains { $0.treatment == .fail } ? nil : inside.first?.ruling
    }

    /// What is said of generated tables that only one of the two pages has.
    func ruling(on tables: [TableDifference]) -> TranslationPolicy.Ruling? { policy.ruling(on: tables) }
}
