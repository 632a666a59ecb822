import Markdown

/// A page with what it lacked of its source put in, read again.
struct GrownPage {
    let page: PageEdit
    /// Where each of its segments comes from.
    let origins: [Origin]

    enum Origin: Hashable {
        case page(Int), source(Int)
    }

    /// Nil where the page would not read as it was meant.
    ///
    /// - Parameters:
    ///   - texts: what is written for the segments of the source.
    ///   - isNew: the segments that are translated now.
    init?(
        _ page: PageEdit, _ grafts: [PageGrowth.Graft], tables: [Int], _ pairs: BlockPairs, texts: [Int: SegmentText], isNew: (Int) -> Bool
    ) {
        var writer = GraftWriter(page, pairs, texts)
        for table in tables where !writer.rewrite(table, grafts, isNew) { return nil }
        writer.insert(grafts)
        let edits = writer.edits.sorted()
        var bytes: [UInt8] = []
        var origins: [Origin] = []
        var (offset, segment) = (0, 0)
        for edit in edits {
            guard edit.range.lowerBound >= offset else { return nil }
            bytes += page.page.file.bytes[offset..<edit.range.lowerBound] + edit.bytes.escapingMarkedBrackets
            while segment < page.segments.count, page.segments[segment].range.lowerBound < edit.range.lowerBound {
                origins.append(.page(segment))
                segment += 1
            }
            origins += edit.origins
            while segment < page.segments.count, page.segments[segment].range.lowerBound < edit.range.upperBound { segment += 1 }
            offset = edit.range.upperBound
        }
        bytes += page.page.file.bytes[offset...]
        origins += (segment..<page.segments.count).map(Origin.page)
        let edited = PageEdit(bytes, at: page.page.file.path)
        guard edited.segments.count == origins.count, edited.document.outline == writer.expected.outline,
            zip(edited.segments, origins).allSatisfy({ segment, origin in
                switch origin {
                case .page(let index): segment.text == page.segments[index].text
                case .source(let index): segment.text == texts[index]
                }
            })
        else { return nil }
        self.page = edited
        self.origins = origins
    }
}

/// A change of a page's bytes.
struct PageChange: Comparable {
    let range: SourceRange
    let bytes: [UInt8]
    /// The segments that stand there then.
    let origins: [GrownPage.Origin]
    /// Among changes at one place: what is inside comes before what is behind it.
    let rank: Int

    static func < (a: PageChange, b: PageChange) -> Bool { (a.range.lowerBound, a.rank) < (b.range.lowerBound, b.rank) }
}

/// Writes blocks of the source, as the Markdown writer writes them, into a page, in the page's own list markers and indentation.
struct GraftWriter {
    let page: PageEdit
    let pairs: BlockPairs
    let texts: [Int: SegmentText]
    var edits: [PageChange] = []
    private var behind: [Int: Payload] = [:]
    private var before: [Int: Payload] = [:]
    private var within: [Int: Payload] = [:]
    /// Tables as they will be, by their nodes.
    var rewritten: [Int: Block] = [:]

    /// What is put in one place: blocks, items or rows.
    struct Payload {
        var blocks: [Block] = []
        var items: [Block.List.Item] = []
        var rows: [[Block.Table.Cell]] = []
        var origins: [GrownPage.Origin] = []
    }

    init(_ page: PageEdit, _ pairs: BlockPairs, _ texts: [Int: SegmentText]) {
        self.page = page
        self.pairs = pairs
        self.texts = texts
    }

    var source: BlockTree { pairs.source }
    var tree: BlockTree { pairs.page }

    mutating func insert(_ grafts: [PageGrowth.Graft]) {
        var anchors: [PageGrowth.Anchor] = []
        var nodes: [PageGrowth.Anchor: [Int]] = [:]
        for graft in grafts {
            if nodes[graft.anchor] == nil { anchors.append(graft.anchor) }
            nodes[graft.anchor, default: []].append(graft.node)
        }
        for anchor in anchors {
            let payload = payload(nodes[anchor] ?? [])
            switch anchor {
            case .behind(let node) where rewritten[tree[node].parent] == nil:
                behind[node] = payload
                add(payload, behind: node)
            case .before(let node) where rewritten[tree[node].parent] == nil:
                before[node] = payload
                add(payload, before: node)
            case .within(let node):
                within[node] = payload
                add(payload, within: node)
            case .behind, .before: break
            }
        }
    }

    func payload(_ nodes: [Int]) -> Payload {
        var payload = Payload()
        var blocks = TranslatedBlocks(texts, marksBrackets: page.definesLinks)
        for index in nodes {
            let node = source[index]
            if let block = node.block {
                payload.blocks.append(blocks.block(block, node))
            } else if case .list(let list)? = source[node.parent].block {
                payload.items.append(blocks.item(list.items[source.position(of: index)], node))
            } else if case .table(let table)? = source[node.parent].block {
                payload.rows.append(blocks.cells(([table.header] + table.rows)[source.position(of: index)], node))
            }
        }
        payload.origins = blocks.segments.map(GrownPage.Origin.source)
        return payload
    }

    // MARK: Places

    private mutating func add(_ payload: Payload, behind node: Int) {
        let bytes = page.page.file.bytes
        var end = bytes.lineEnd(behind: max(tree[node].range.upperBound - 1, tree[node].range.lowerBound))
        // The line below the header of a table belongs to it.
        if tree[node].kind == .row, tree.position(of: node) == 0 { end = bytes.lineEnd(behind: bytes.nextLine(end)) }
        let prefix = prefix(beside: node)
        let isFollowed = bytes.nextLine(end) < bytes.count && !bytes[bytes.nextLine(end)..<bytes.lineEnd(behind: bytes.nextLine(end))].allSatisfy(\.isQuoteOrBlank)
        var out: [UInt8] = []
        if separates(tree[node].block, payload.blocks.first, beside: node) { out += page.lineEnd + prefix.trimmedEnd }
        for line in lines(payload, beside: node, isBehind: true) { out += page.lineEnd + (line.isEmpty ? prefix.trimmedEnd : prefix + line) }
        // The next item of a list ends whatever stands in this one.
        if isFollowed, !payload.blocks.isEmpty, !endsWithItem(node), separates(payload.blocks.last, next(node), beside: node) { out += page.lineEnd + prefix.trimmedEnd }
        edits.append(PageChange(range: end..<end, bytes: out, origins: payload.origins, rank: -node))
    }

    private mutating func add(_ payload: Payload, before node: Int) {
        let bytes = page.page.file.bytes
        let start = tree[node].range.lowerBound
        let lineStart = bytes.lineStart(of: start)
        let isFirst = bytes[lineStart..<start].allSatisfy(\.isQuoteOrBlank)
        let prefix = prefix(beside: node)
        let lines = lines(payload, beside: node, isBehind: false).map { $0.isEmpty ? prefix.trimmedEnd : prefix + $0 }
        var out: [UInt8] = Array(lines.map { $0 + page.lineEnd }.joined())
        if separates(payload.blocks.last, tree[node].block, beside: node) { out += prefix.trimmedEnd + page.lineEnd }
        if !isFirst { out = Array(out.dropFirst(prefix.count)) + prefix }
        let offset = isFirst ? lineStart : start
        edits.append(PageChange(range: offset..<offset, bytes: out, origins: payload.origins, rank: node))
    }

    private mutating func add(_ payload: Payload, within node: Int) {
        guard tree[node].kind == .page else { return }
        let end = page.page.file.bytes.count
        let last = page.page.file.bytes.last == UInt8(ascii: "\n") ? [] : page.lineEnd
        var out = last + (end > 0 ? page.lineEnd : [])
        for line in lines(payload, beside: node, isBehind: true) { out += line + page.lineEnd }
        edits.append(PageChange(range: end..<end, bytes: out, origins: payload.origins, rank: 0))
    }

    private func sibling(behind node: Int) -> Int? {
        let siblings = tree[tree[node].parent].children
        return siblings.firstIndex(of: node).flatMap { $0 + 1 < siblings.count ? siblings[$0 + 1] : nil }
    }

    private func next(_ node: Int) -> Block? { sibling(behind: node).flatMap { tree[$0].block } }

    /// Whether a block is the last in an item that another one follows.
    private func endsWithItem(_ node: Int) -> Bool {
        let parent = tree[node].parent
        return tree[parent].kind == .item && sibling(behind: node) == nil && sibling(behind: parent) != nil
    }

    /// Whether a blank line goes between two blocks or items.
    private func separates(_ first: Block?, _ second: Block?, beside node: Int) -> Bool {
        switch tree[node].kind {
        case .row: return false
        case .item: return !isTight(tree[node].parent)
        case .page: return true
        case .list, .quote, .table, .cell, .text, .other:
            guard isInTightItem(node), let second else { return !isInTightItem(node) }
            return first.map { !second.canFollowDirectly($0) } ?? false
        }
    }

    private func isInTightItem(_ node: Int) -> Bool { tree[tree[node].parent].kind == .item && isTight(tree[tree[node].parent].parent) }

    private func isTight(_ list: Int) -> Bool {
        if case .list(let list)? = tree[list].block { list.isTight } else { false }
    }

    // MARK: Lines

    private func lines(_ payload: Payload, beside node: Int, isBehind: Bool) -> [[UInt8]] {
        if !payload.items.isEmpty { return lines(of: payload.items, beside: node, isBehind: isBehind) }
        if case .table(let table)? = tree[tree[node].parent].block, !payload.rows.isEmpty {
            let line = tableLine(of: node, table.columns.count)
            return payload.rows.map { written($0, table.columns, like: line) }
        }
        let marker = [tree[node].block, next(node)].lazy.compactMap { markerOfList($0) }.first
        return Document(blocks: payload.blocks).markdown(isTight: isInTightItem(node), avoiding: marker, style: page.style()).splitLines
    }

    /// Items as those of the list beside which they stand.
    private func lines(of items: [Block.List.Item], beside node: Int, isBehind: Bool) -> [[UInt8]] {
        let style = ItemStyle(at: tree[node].range.lowerBound, in: page.page.file.bytes)
        let list = tree[node].parent
        var lines: [[UInt8]] = []
        for (index, item) in items.enumerated() {
            let number = style.number.map { min($0 + (isBehind ? (index + 1) * step(list) : index * step(list)), 999_999_999) }
            let written = Document(blocks: [.list(Block.List(start: number, isTight: isTight(list), items: [item], range: 0..<0))])
                .markdown(style: page.style()).splitLines
            let width = number.map { String($0).utf8.count + 2 } ?? 2
            if index > 0, !isTight(list) { lines.append([]) }
            for (row, line) in written.enumerated() {
                let text = line.dropFirst(width)
                lines.append(row == 0 ? (style.lead(number) + text).trimmedEnd : line.isEmpty ? [] : style.indentation(number) + text)
            }
        }
        return lines
    }

    /// What the numbers of a list grow by: some lists have the same number throughout.
    private func step(_ list: Int) -> Int {
        let numbers = tree[list].children.prefix(2).map { ItemStyle(at: tree[$0].range.lowerBound, in: page.page.file.bytes).number }
        return numbers.count == 2 && numbers[0] == numbers[1] ? 0 : 1
    }

    private func markerOfList(_ block: Block?) -> UInt8? {
        guard case .list(let list)? = block else { return nil }
        return list.items.first.map { ItemStyle(at: $0.range.lowerBound, in: page.page.file.bytes).marker }
    }

    /// What further lines of a block beside another one begin with.
    private func prefix(beside node: Int) -> [UInt8] {
        let bytes = page.page.file.bytes
        let parent = tree[tree[node].parent]
        switch parent.kind {
        case .list: return continuation(of: tree[node].range.lowerBound, in: bytes)
        case .table: return continuation(of: parent.range.lowerBound, in: bytes)
        case .quote: return continuation(of: parent.range.lowerBound, in: bytes) + Array("> ".utf8)
        case .item:
            let style = ItemStyle(at: parent.range.lowerBound, in: bytes)
            return continuation(of: parent.range.lowerBound, in: bytes) + style.indentation(style.number)
        case .page, .row, .cell, .text, .other: return []
        }
    }

    // MARK: What is meant

    /// The page's blocks with what was put in.
    var expected: Document { Document(blocks: (within[0]?.blocks ?? []) + blocks(page.document.blocks, of: 0)) }

    private func blocks(_ blocks: [Block], of node: Int) -> [Block] {
        zip(blocks, tree[node].children).flatMap { block, child in
            (before[child]?.blocks ?? []) + [rewritten[child] ?? expected(block, child)] + (behind[child]?.blocks ?? [])
        }
    }

    private func expected(_ block: Block, _ node: Int) -> Block {
        switch block {
        case .list(var list):
            list.items = zip(list.items, tree[node].children).flatMap { item, child in
                var item = item
                item.blocks = blocks(item.blocks, of: child)
                return (before[child]?.items ?? []) + [item] + (behind[child]?.items ?? [])
            }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = blocks(quote.blocks, of: node)
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = blocks(alert.blocks, of: node)
            return .alert(alert)
        case .table(var table):
            let rows = zip([table.header] + table.rows, tree[node].children).flatMap { row, child in
                (before[child]?.rows ?? []) + [row] + (behind[child]?.rows ?? [])
            }
            table.header = rows.first ?? []
            table.rows = Array(rows.dropFirst())
            return .table(table)
        case .heading, .paragraph, .codeBlock, .html, .thematicBreak: return block
        }
    }
}
