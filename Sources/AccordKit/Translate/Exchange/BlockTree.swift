import Diagnostics
import Markdown

/// The blocks of a page as a tree, down to items, rows and cells, each with the segments that stand in it.
struct BlockTree: Sendable {
    enum Kind: Sendable {
        case page, list, item, quote, table, row, cell
        /// A heading or paragraph.
        case text
        /// Code, raw HTML or a rule: nothing that is translated.
        case other
    }

    struct Node: Sendable {
        let kind: Kind
        /// Of the page, itself.
        let parent: Int
        let range: SourceRange
        /// Nil for the page, items, rows and cells.
        let block: Block?
        /// The indices of the page's segments that stand in it.
        let segments: Range<Int>
        var children: [Int] = []
    }

    /// In reading order; the page is the first.
    private(set) var nodes: [Node] = []
    private var leafOfSegment: [Int: Int] = [:]
    private let starts: [Int]

    subscript(index: Int) -> Node { nodes[index] }

    init(_ page: PageEdit) {
        starts = page.segments.map(\.range.lowerBound)
        let end = page.page.file.bytes.count
        let body = page.page.bodyStart..<max(end, page.page.bodyStart)
        nodes.append(Node(kind: .page, parent: 0, range: body, block: nil, segments: segments(in: body)))
        for block in page.document.blocks { add(block, in: 0) }
    }

    private func segments(in range: SourceRange) -> Range<Int> {
        let first = firstSegment(from: range.lowerBound)
        return first..<max(first, firstSegment(from: range.upperBound))
    }

    /// The first segment that begins at an offset or behind it.
    private func firstSegment(from offset: Int) -> Int { starts.partitioningIndex { $0 >= offset } }

    private mutating func add(_ kind: Kind, _ range: SourceRange, _ block: Block? = nil, in parent: Int) -> Int {
        let index = nodes.count
        nodes.append(Node(kind: kind, parent: parent, range: range, block: block, segments: segments(in: range)))
        nodes[parent].children.append(index)
        if kind == .text || kind == .cell, let segment = nodes[index].segments.first { leafOfSegment[segment] = index }
        return index
    }

    private mutating func add(_ block: Block, in parent: Int) {
        switch block {
        case .heading, .paragraph: _ = add(.text, block.range, block, in: parent)
        case .codeBlock, .html, .thematicBreak: _ = add(.other, block.range, block, in: parent)
        case .list(let list):
            let node = add(.list, block.range, block, in: parent)
            for item in list.items {
                let node = add(.item, item.range, in: node)
                for block in item.blocks { add(block, in: node) }
            }
        case .blockQuote(let quote): add(quote.blocks, in: add(.quote, block.range, block, in: parent))
        case .alert(let alert): add(alert.blocks, in: add(.quote, block.range, block, in: parent))
        case .table(let table):
            let node = add(.table, block.range, block, in: parent)
            for row in [table.header] + table.rows {
                let start = row.first?.range.lowerBound ?? block.range.lowerBound
                let node = add(.row, start..<max(start, row.last?.range.upperBound ?? start), in: node)
                for cell in row { _ = add(.cell, cell.range, in: node) }
            }
        }
    }

    private mutating func add(_ blocks: [Block], in parent: Int) { for block in blocks { add(block, in: parent) } }

    /// The text or cell that a segment is; nil for alternative texts, which stand in others.
    func leaf(of segment: Int) -> Int? { leafOfSegment[segment] }

    /// Whether a text stands in a quote or an alert; nil where it stands in something else that is no text.
    func isQuoted(_ segment: Int) -> Bool? {
        guard var node = leaf(of: segment), nodes[node].kind == .text else { return nil }
        while node != 0 {
            node = nodes[node].parent
            if nodes[node].kind == .quote { return true }
        }
        return false
    }

    /// What a node without any segment is, for comparison.
    func outline(of node: Int) -> [String] { nodes[node].block?.outline ?? ["node"] + nodes[node].children.flatMap(outline) }

    func isTextless(_ node: Int) -> Bool { nodes[node].segments.isEmpty }

    /// The place of an item in its list, of a row in its table, the header being the first.
    func position(of node: Int) -> Int { nodes[nodes[node].parent].children.firstIndex(of: node) ?? 0 }
}
