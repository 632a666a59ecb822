import Diagnostics
import Markdown

/// A page that was written elsewhere, with its statements about the product bound to the product.
public struct Recognized: Sendable {
    /// With a claim link for each text that equals a label, and a `supported-tools` block for each table that equals the model's.
    public var document: Document
    /// What the page means to say: nearly-labels and nearly-tables are taken for what they nearly are. Walks and parity are judged on this,
    /// so that a wrong label is one finding and not also a wrong step.
    var assumed: Document
    /// What is almost a label, and where a table differs from the model's.
    public var findings: [Diagnostic]
    /// The screen on which its procedures begin; nil where it has none.
    public var start: String?
    /// The fewest conditions under which its procedures can be followed.
    public var conditions: [String: String]
}

/// Binds the labels, procedures and tables of a page to the product.
///
/// - Parameters:
///   - document: of ranges in `file`, as read from Markdown or HTML.
///   - start: the screen on which its procedures begin; without one, the entry of the product from which they can be followed.
///   - conditions: what holds for the reader; axes that are not named are inferred.
///   - former: the model of an earlier version of the product, by whose labels outdated ones are known.
public func recognize(
    _ document: Document, of file: SourceFile, product: Product, locale: String, start: String? = nil, conditions: [String: String] = [:],
    former: CapabilityModel? = nil
) -> Recognized {
    let labels = Labels(product, locale: locale, former: former)
    let tables = RecognizedTables(document, of: file, product, locale: locale)
    var marking = Marking(labels, in: file, without: Set(tables.near.keys))
    let marked = marking.mark(tables.document)
    let scenes = Scenes(marked.document)
    let states = product.space.states(given: conditions)
    let choice = Choice(scenes, marked.mentions, labels, product, starts: product.starts(start), states: states)
    var findings = LabelFindings(file: file, locale: locale, product: product)
    findings.report(choice)
    let assumed = marked.replacing { choice.assumed($0, $1) }.mappingTables { tables.near[$0.range] ?? .table($0) }
    let reader = Reader(file: file, locale: locale, product: product, start: choice.start ?? start)
    return Recognized(
        document: marked.replacing { choice.written($0, $1) }, assumed: assumed, findings: (findings.all + tables.findings).inReportOrder(),
        start: choice.start, conditions: reader.necessaryConditions(Outline(assumed), besides: conditions))
}

extension Product {
    /// Where procedures may begin: where the author says, else where the product can be entered, else anywhere.
    fileprivate func starts(_ start: String?) -> [String] {
        if let start { return [subject(of: .ui(id: start, isAbsent: false))?.id ?? start] }
        let entries = model.screens.filter(\.value.isEntry).keys.sorted()
        return entries.isEmpty ? model.screens.keys.sorted() : entries
    }
}

extension Choice {
    /// A label as a claim, in the product's own typography; anything else as it was. A link that leads elsewhere stays, as its readers want to
    /// get there.
    fileprivate func written(_ number: Int, _ mention: Mention) -> [Inline] {
        guard let candidate = chosen[number], candidate.isLabel, !mention.leadsElsewhere else { return mention.original }
        return mention.claim(candidate.claim, text: candidate.likeness == .exact ? candidate.right : mention.text)
    }

    /// What is meant, as a claim.
    fileprivate func assumed(_ number: Int, _ mention: Mention) -> [Inline] {
        guard let candidate = chosen[number], mention.isInStep || !mention.leadsElsewhere else { return mention.original }
        return mention.claim(candidate.claim, text: candidate.right)
    }
}
