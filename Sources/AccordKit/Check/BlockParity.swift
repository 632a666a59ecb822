import Diagnostics
import Markdown

/// A block of text, and what its reader sees it as.
struct TextBlock: Sendable {
    let kind: Kind
    let range: SourceRange

    enum Kind: Sendable, Hashable {
        case heading, paragraph, bullet, numberedItem, quote, callout, cell

        /// For people.
        var name: Message {
            switch self {
            case .heading: "a heading"
            case .paragraph: "a paragraph"
            case .bullet: "a bullet"
            case .numberedItem: "a numbered item"
            case .quote: "a quote"
            case .callout: "a callout"
            case .cell: "a cell of a table"
            }
        }

        fileprivate var isItem: Bool { self == .bullet || self == .numberedItem }
    }
}

extension [TextBlock] {
    /// Of all text of a page, in its order.
    init(_ document: Document) {
        self = []
        add(document.blocks, as: .paragraph)
    }

    private mutating func add(_ blocks: [Block], as kind: TextBlock.Kind) {
        for block in blocks {
            switch block {
            case .heading(let heading): append(TextBlock(kind: .heading, range: heading.range))
            case .paragraph(let paragraph): append(TextBlock(kind: kind, range: paragraph.range))
            case .list(let list): for item in list.items { add(item.blocks, as: list.isOrdered ? .numberedItem : .bullet) }
            case .blockQuote(let quote): add(quote.blocks, as: .quote)
            case .alert(let alert): add(alert.blocks, as: .callout)
            case .table(let table):
                for cell in ([table.header] + table.rows).joined() { append(TextBlock(kind: .cell, range: cell.range)) }
            case .codeBlock, .html, .thematicBreak: break
            }
        }
    }

    /// What the text at a place is.
    func kind(at place: Int) -> TextBlock.Kind? {
        let block = self[..<partitioningIndex { $0.range.lowerBound > place }].last
        return block?.range.contains(place) == true ? block?.kind : nil
    }
}

extension PageCheck {
    private struct OtherKind: Hashable {
        let theirs: TextBlock.Kind
        let ours: TextBlock.Kind
    }

    /// `LOC012`: a paragraph that the source made a bullet, or bullets that it numbered, have the same words as before. Headings, callouts and procedures that
    /// differ are told as those.
    mutating func checkBlockKinds(_ source: Outline, _ sourceFile: SourceFile, _ counterparts: Counterparts) {
        var runs: [(kinds: OtherKind, first: SegmentLinks.Link, count: Int)] = []
        var last: OtherKind?
        for link in counterparts.links.links where link.isRecorded {
            let kinds = otherKind(link, source)
            if let kinds, kinds == last { runs[runs.count - 1].count += 1 } else if let kinds { runs.append((kinds, link, 1)) }
            last = kinds
        }
        for (kinds, link, count) in runs {
            report(
                .calloutsDiffer, .warning, at: link.target.emptyRange, rule: "A translation has the kinds of blocks of its source",
                seen: "the source has \(kinds.theirs.name) there (\(sourceFile.line(of: link.source))), this page \(kinds.ours.name)",
                right: count == 1 ? "Write it so, too" : "Write it so, too, and the \(count - 1) behind it")
        }
    }

    private func otherKind(_ link: SegmentLinks.Link, _ source: Outline) -> OtherKind? {
        guard let theirs = source.textBlocks.kind(at: link.source), let ours = outline.textBlocks.kind(at: link.target), theirs != ours else { return nil }
        guard ![theirs, ours].contains(.heading), ![theirs, ours].contains(.callout) else { return nil }
        let isInProcedure =
            theirs.isItem && source.procedures.contains { $0.range.contains(link.source) }
            || ours.isItem && outline.procedures.contains { $0.range.contains(link.target) }
        return isInProcedure ? nil : OtherKind(theirs: theirs, ours: ours)
    }
}
