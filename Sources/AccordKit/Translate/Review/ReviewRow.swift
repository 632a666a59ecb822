import Markdown

/// A line of the review: a block of the source page that holds text, and the blocks that it stands in.
struct ReviewRow {
    enum Content {
        case title, description
        case heading(level: Int)
        case paragraph
        case table(Block.Table)
        case code(Block.CodeBlock)
        case rule
        /// Segments of the translation that the source no longer has.
        case removed
    }

    /// What a block stands in. Only the first row in it shows its marker or title.
    enum Container {
        case item(number: Int?, isChecked: Bool?, isFirst: Bool)
        case quote
        case alert(Block.Alert.Kind, isFirst: Bool)
    }

    var content: Content
    /// Outermost first.
    var containers: [Container]
    /// The segments in it: of a table many, of a paragraph with pictures several, else one at most.
    var units: [ReviewSheet.Unit]
}

extension ReviewSheet.Article {
    /// The article as rows: title and description, the blocks of the page, and what was removed from it.
    func rows() -> [ReviewRow] {
        var walk = RowWalk(units: units.filter { !$0.isRemoved })
        walk.addFields()
        walk.add(document.blocks)
        // Nothing is lost where the page and its units do not fit together.
        let rest = walk.rest + units.filter(\.isRemoved)
        return walk.rows + rest.map { ReviewRow(content: .removed, containers: [], units: [$0]) }
    }
}

extension ReviewSheet.Unit {
    /// Whether the segment is there only in the translation.
    var isRemoved: Bool { unit.state == .stale(.removed) }
}

private struct RowWalk {
    private var waiting: ArraySlice<ReviewSheet.Unit>
    private var unplaced: [ReviewSheet.Unit] = []
    private var containers: [ReviewRow.Container] = []
    var rows: [ReviewRow] = []

    init(units: [ReviewSheet.Unit]) {
        let order = units.indices.sorted {
            (units[$0].unit.source.range.lowerBound, $0) < (units[$1].unit.source.range.lowerBound, $1)
        }
        waiting = order.map { units[$0] }[...]
    }

    /// What no block has taken.
    var rest: [ReviewSheet.Unit] { unplaced + waiting }

    mutating func addFields() {
        let fields = waiting.filter { $0.unit.source.kind == .title || $0.unit.source.kind == .description }
        waiting = waiting.filter { $0.unit.source.kind != .title && $0.unit.source.kind != .description }[...]
        for field in fields {
            rows.append(ReviewRow(content: field.unit.source.kind == .title ? .title : .description, containers: [], units: [field]))
        }
    }

    mutating func add(_ blocks: [Block]) {
        for block in blocks { add(block) }
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let heading): add(.heading(level: heading.level), heading.range)
        case .paragraph(let paragraph): add(.paragraph, paragraph.range)
        case .table(let table): add(.table(table), table.range)
        case .codeBlock(let code): add(.code(code), code.range)
        case .thematicBreak(let range): add(.rule, range)
        // Never published.
        case .html: break
        case .blockQuote(let quote): add(quote.blocks, in: .quote)
        case .alert(let alert): add(alert.blocks, in: .alert(alert.kind, isFirst: true))
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                add(item.blocks, in: .item(number: list.start.map { $0 + index }, isChecked: item.isChecked, isFirst: true))
            }
        }
    }

    private mutating func add(_ blocks: [Block], in container: ReviewRow.Container) {
        containers.append(container)
        add(blocks)
        containers.removeLast()
    }

    private mutating func add(_ content: ReviewRow.Content, _ range: SourceRange) {
        var units: [ReviewSheet.Unit] = []
        while let next = waiting.first?.unit.source.range.lowerBound, next < range.upperBound {
            let unit = waiting.removeFirst()
            if next >= range.lowerBound { units.append(unit) } else { unplaced.append(unit) }
        }
        rows.append(ReviewRow(content: content, containers: containers, units: units))
        for index in containers.indices { containers[index] = containers[index].continued }
    }
}

extension ReviewRow.Container {
    /// The same container for the rows after its first.
    fileprivate var continued: ReviewRow.Container {
        switch self {
        case .item(let number, let isChecked, _): .item(number: number, isChecked: isChecked, isFirst: false)
        case .quote: .quote
        case .alert(let kind, _): .alert(kind, isFirst: false)
        }
    }
}
