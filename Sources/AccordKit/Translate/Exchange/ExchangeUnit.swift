import Diagnostics

/// A segment with everything that an exchange file says of it.
struct ExchangeUnit: Sendable {
    let unit: TranslationUnit
    let table: CodeTable
    /// Of the source page, within the site.
    let path: String
    let line: Int
    /// The ids of the units that have the titles of its links and images, by the numbers of these.
    var titleIDs: [Int: String] = [:]

    var id: String { unit.id }
    var source: SegmentText { unit.source.text }
    var sourceDigest: String { TargetDigest(unit.source.text).description }
    /// Empty where there is no translation.
    var targetDigest: String { unit.exchangedTarget.map { TargetDigest($0).description } ?? "" }

    /// The digests of both, and how far the translation was: what an import compares with, in formats that have one place for it.
    var origin: String { targetDigest.isEmpty ? sourceDigest : "\(sourceDigest) \(targetDigest) \(status)" }

    /// The source text that the translation was made from, where it differs from the source as it is now.
    var previous: SegmentText? {
        guard case .stale = unit.state, let base = unit.base, base != unit.source.text else { return nil }
        return base
    }

    /// Whether a translator has work here.
    var needsWork: Bool {
        switch unit.state {
        case .new, .stale: true
        case .needsReview, .translated, .approved: false
        }
    }

    /// What is to be told to a translator, by category.
    func notes(of article: ExchangeJob.Article, in catalogue: MessageCatalogue) -> [(category: String, text: String)] {
        var notes = [("context", context(in: catalogue))]
        if let page = article.pageURL { notes.append(("page", page)) }
        if let page = article.translationURL { notes.append(("translated page", page)) }
        if let picture = article.pictures[unit.id] { notes.append(("screenshot", picture)) }
        if let reason { notes.append(("status", catalogue.text(of: reason))) }
        if let previous { notes.append(("previous source", written(previous))) }
        return notes
    }

    /// Where the segment stands.
    func context(in catalogue: MessageCatalogue) -> String {
        ([unit.article] + unit.source.path + [catalogue.text(of: kind)]).joined(separator: " › ")
    }

    /// A text as it is shown where markup is written as Markdown; front matter has none.
    func written(_ text: SegmentText) -> String { unit.source.kind.fieldName == nil && !unit.isTitle ? text.markdown : text.plainText }

    var kind: Message {
        if unit.isTitle { return unit.source.image == nil ? "link title" : "image title" }
        return switch unit.source.kind {
        case .title: "title"
        case .description: "description"
        case .heading(let level): "heading \(level)"
        case .paragraph: "paragraph"
        case .item: "list item"
        case .alert(let kind): "alert \(kind.rawValue.lowercased())"
        case .cell: "table cell"
        case .alternative: "alternative text of an image"
        }
    }

    private var reason: Message? {
        switch unit.state {
        case .new: nil
        case .stale(.text): "The source text has changed since it was translated."
        case .stale(.claim): "What the source says about the product has changed since it was translated."
        case .stale(.linkOnly): "Only links of the source have changed since it was translated."
        case .stale(.markupOnly): "Only the markup of the source has changed since it was translated."
        case .stale(.typography): "Only the typography of the source has changed since it was translated."
        case .stale(.moved): "It stands elsewhere in the source since it was translated."
        case .stale(.removed): "The source has lost this text."
        case .needsReview: "The translation is to be reviewed."
        case .translated, .approved: nil
        }
    }

    /// `new`, `stale-text`, `needs-review` …, as an identifier.
    var status: String {
        switch unit.state {
        case .new: "new"
        case .stale(let reason): "stale-\(reason.rawValue)"
        case .needsReview: "needs-review"
        case .translated: "translated"
        case .approved: "approved"
        }
    }
}

extension TranslationUnit {
    /// The translation in one text; also where the translated page has it in several segments.
    var exchangedTarget: SegmentText? {
        guard state != .new, var text = target?.text else { return nil }
        for segment in continuation {
            let count = text.codes.count
            text.parts += [.text(" ")] + segment.text.parts.map { part in part.renumbered { $0 + count } }
            text.codes += segment.text.codes
        }
        return continuation.isEmpty ? text : SegmentText(text.inlines())
    }
}
