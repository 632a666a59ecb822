import Diagnostics
import Markdown

/// What site.yml says of the segments of a page that are behind their source, by where these stand on the two pages.
struct SegmentTreatments {
    struct Segment {
        let unit: TranslationUnit
        let treatment: TranslationPolicy.Treatment
        /// As site.yml has it.
        let said: String

        /// Whether its claims may differ from those of its source.
        var concernsClaims: Bool { unit.state == .new || unit.state == .stale(.removed) || unit.reasons.contains(.claim) }

        /// Why a finding about it stops nothing; nil where it does.
        var excuse: Message? { treatment == .fail ? nil : "This does not stop the build, as site.yml says “\(said)”" }
    }

    private let units: [TranslationUnit]
    private let segments: [Segment]

    init(_ units: [TranslationUnit] = [], _ policy: TranslationPolicy = TranslationPolicy()) {
        self.units = units
        segments = units.compactMap { unit in
            policy.treatmentOfClaims(of: unit).map { Segment(unit: unit, treatment: $0, said: policy.said(of: unit)) }
        }
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

    /// Why two blocks with several segments may differ in their claims: what is new in one, or gone or changed in the other.
    func excuse(source: [SourceRange], target: [SourceRange]) -> Message? {
        func stands(_ ranges: [SourceRange], _ range: SourceRange) -> Bool { ranges.contains { $0.contains(range.lowerBound) } }
        let inside = segments.filter { segment in
            guard segment.concernsClaims else { return false }
            let isInSource = segment.unit.state != .stale(.removed) && stands(source, segment.unit.source.range)
            return isInSource || segment.unit.targets.contains { stands(target, $0.range) }
        }
        return inside.contains { $0.treatment == .fail } ? nil : inside.first?.excuse
    }

    /// Why a translation may lack a block that is no segment: what stands before it in the source is not translated.
    func excuse(newBlockAt place: Int) -> Message? {
        let before = units.filter { $0.state != .stale(.removed) && $0.source.kind.fieldName == nil && $0.source.range.lowerBound < place }
            .max { $0.source.range.lowerBound < $1.source.range.lowerBound }
        return segments.first { $0.unit.state == .new && $0.unit.id == before?.id }?.excuse
    }

    /// Why a translation may still have a block that is no segment: the source no longer has what stands before it there.
    func excuse(goneBlockAt place: Int) -> Message? {
        func start(_ unit: TranslationUnit) -> Int { unit.targets.map(\.range.lowerBound).filter { $0 < place }.max() ?? -1 }
        let before = units.filter { $0.source.kind.fieldName == nil && start($0) >= 0 }.max { start($0) < start($1) }
        return segments.first { $0.unit.state == .stale(.removed) && $0.unit.id == before?.id }?.excuse
    }
}
