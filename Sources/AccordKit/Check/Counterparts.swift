import Diagnostics
import Markdown

/// Which parts of a translation belong to which parts of its source: by the segments that a lock knows, else by what they claim and where they stand.
struct Counterparts: Sendable {
    let links: SegmentLinks
    /// By their number; 0 is the text before the first heading.
    let sections: PartPairs
    let procedures: PartPairs
    let alerts: PartPairs
    let checkboxes: PartPairs
    private let sectionsOfSource: Sections
    private let sectionsOfTarget: Sections

    init(of source: Outline, in target: Outline, _ product: Product, _ units: [TranslationUnit] = []) {
        let links = SegmentLinks(units)
        self.links = links
        let (theirs, ours) = (Sections(source), Sections(target))
        (sectionsOfSource, sectionsOfTarget) = (theirs, ours)
        var parts = PartReader(product)
        let sections = PartPairing(links, parts.sections(of: source, theirs), parts.sections(of: target, ours)).ofSections()
        self.sections = sections
        func pairs(_ source: [PagePart], _ target: [PagePart]) -> PartPairs {
            let around = (
                source: source.map { sections.targetOfSource[theirs.number(at: $0.range.lowerBound)] },
                target: target.map { ours.number(at: $0.range.lowerBound) }
            )
            return PartPairing(links, source, target, in: around).parts()
        }
        procedures = pairs(parts.procedures(of: source), parts.procedures(of: target))
        alerts = pairs(parts.alerts(of: source), parts.alerts(of: target))
        checkboxes = pairs(parts.checkboxes(of: source), parts.checkboxes(of: target))
    }

    /// The section of the translation in which a block of the source certainly is.
    func certainSection(of range: SourceRange) -> Int? {
        guard let link = links.first(inSource: range), link.isCertain else { return nil }
        return sectionsOfTarget.number(at: link.target)
    }

    /// The first segment of a part of the source that the translation has in no such part, or certainly in another, as where two lists became one; the
    /// reverse of the other.
    ///
    /// - Parameter others: the parts of its kind that the translation has.
    func reshaped(missing range: SourceRange, besides others: [SourceRange]) -> SegmentLinks.Link? {
        links.links.first { link in
            range.contains(link.source) && (link.isCertain || !others.contains { other in other.contains(link.target) })
        }
    }

    func reshaped(extra range: SourceRange, besides others: [SourceRange]) -> SegmentLinks.Link? {
        links.links.first { link in
            range.contains(link.target) && (link.isCertain || !others.contains { other in other.contains(link.source) })
        }
    }

    /// Where a section of the translation belongs that stands elsewhere in the source: in front of the next that stands where it does there.
    func place(ofMoved section: Int) -> Int? {
        let moved = Set(sections.moved.map(\.source))
        return sections.all.first { $0.source > section && !moved.contains($0.source) }.map { sectionsOfTarget.start(of: $0.target) }
    }

    /// For each heading of the translation, what belongs to the heading of the source.
    func ofHeadings<Value>(_ values: [Value], in outline: Outline) -> [Value?] {
        outline.headings.indices.map { index in sections.sourceOfTarget[index + 1].map { values[$0 - 1] } }
    }

    /// Where in the translation there belongs what stands at a place of the source and is not there; nil for the end of the page.
    ///
    /// It is in front of what follows it in the source.
    func place(ofMissing place: Int) -> Int? {
        let section = sectionsOfSource.number(at: place)
        let next = (section + 1..<max(section + 1, sectionsOfSource.count)).lazy.compactMap { sections.targetOfSource[$0] }.first
        let end = next.map { sectionsOfTarget.start(of: $0) }
        let before = (0...section).reversed().lazy.compactMap { sections.targetOfSource[$0] }.first ?? 0
        let following = links.links.first {
            ($0.isCertain || !links.isRecorded) && $0.source >= place && $0.target >= sectionsOfTarget.start(of: before)
        }?.target
        return [following, end].compactMap { $0 }.min()
    }

    /// The number of the section of the translation whose heading a part stands behind that is not there.
    func sectionBefore(missing place: Int) -> Int {
        let section = sectionsOfSource.number(at: place)
        if let own = sections.targetOfSource[section], place > sectionsOfSource.start(of: section) { return own }
        return (0..<max(section, 1)).reversed().lazy.compactMap { sections.targetOfSource[$0] }.first ?? 0
    }

    /// Where the sections of a page begin.
    struct Sections: Sendable {
        private let starts: [Int]

        init(_ outline: Outline) { starts = outline.headings.map(\.range.lowerBound) }

        var count: Int { starts.count + 1 }
        func start(of section: Int) -> Int { section == 0 ? 0 : starts[section - 1] }

        /// How many headings begin before a place or at it.
        func number(at place: Int) -> Int { starts.partitioningIndex { $0 > place } }
    }
}
