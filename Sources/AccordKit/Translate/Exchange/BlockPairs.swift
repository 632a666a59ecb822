import Markdown

/// Which blocks, items, rows and cells of a page are those of the page that it translates.
struct BlockPairs: Sendable {
    let source: BlockTree
    let page: BlockTree
    /// The nodes of the page by those of its source.
    private(set) var pageNodes: [Int: Int] = [0: 0]
    private var isTaken: Set<Int> = [0]

    /// - Parameters:
    ///   - targets: the segments of the page by those of the source.
    ///   - wholes: the segments of the page that hold missing segments of the source as they were before they were cut or put together.
    init(source: BlockTree, page: BlockTree, targets: [Int: Int], wholes: [Int: Int] = [:]) {
        self.source = source
        self.page = page
        for segment in targets.keys.sorted() {
            guard let leaf = source.leaf(of: segment), let place = targets[segment].flatMap({ page.leaf(of: $0) }) else { continue }
            pairUpwards(leaf, place)
        }
        for segment in wholes.keys.sorted() {
            guard let leaf = source.leaf(of: segment), let place = wholes[segment].flatMap({ page.leaf(of: $0) }) else { continue }
            pairItems(of: leaf, place)
        }
        for node in source.nodes.indices {
            guard let place = pageNodes[node] else { continue }
            if source[node].kind == .table { pairHeaders(node, place) }
            pairTextless(in: node, place)
        }
    }

    /// Of segments that are not paired, the nodes that stand beside others which are, and those of the page beside theirs.
    ///
    /// - Parameter segments: of the page, by those of the source.
    func nodes(of segments: [Int: Int]) -> [Int: Int] {
        var nodes: [Int: Int] = [:]
        for (segment, own) in segments {
            guard var node = source.leaf(of: segment), var place = page.leaf(of: own), pageNodes[node] == nil else { continue }
            while pageNodes[source[node].parent] == nil, node != 0 { (node, place) = (source[node].parent, page[place].parent) }
            if pageNodes[source[node].parent] == page[place].parent { nodes[node] = place }
        }
        return nodes
    }

    private mutating func pair(_ node: Int, _ place: Int) {
        pageNodes[node] = place
        isTaken.insert(place)
    }

    /// Two texts, and what they stand in as far as it is alike.
    private mutating func pairUpwards(_ node: Int, _ place: Int) {
        var (node, place) = (node, place)
        while pageNodes[node] == nil, !isTaken.contains(place), source[node].kind == page[place].kind {
            pair(node, place)
            (node, place) = (source[node].parent, page[place].parent)
        }
    }

    /// The items and lists in which two texts stand, where all of them are free: what an item says now comes into it, as what it said goes.
    private mutating func pairItems(of node: Int, _ place: Int) {
        var found: [(node: Int, place: Int)] = []
        var (node, place) = (source[node].parent, page[place].parent)
        while pageNodes[node] == nil, !isTaken.contains(place), source[node].kind == page[place].kind, [.item, .list].contains(source[node].kind) {
            found.append((node, place))
            (node, place) = (source[node].parent, page[place].parent)
        }
        guard pageNodes[node] == place else { return }
        for (node, place) in found { pair(node, place) }
    }

    /// Every table has one.
    private mutating func pairHeaders(_ node: Int, _ place: Int) {
        guard let header = source[node].children.first, let own = page[place].children.first, pageNodes[header] == nil, !isTaken.contains(own)
        else { return }
        pair(header, own)
    }

    // MARK: Blocks without text

    /// Code, rules and the like: the same ones between the same texts first, then those of the same kind there, then the same ones anywhere.
    private mutating func pairTextless(in node: Int, _ place: Int) {
        let (source, page) = (source, page)
        func name(_ outline: [String]) -> Substring? { outline.first?.prefix { $0 != " " } }
        let gaps = gaps(among: page[place].children, isPaired: isTaken.contains, anchor: { $0 }) { page.isTextless($0) }
        let paired = pageNodes
        let own = self.gaps(among: source[node].children, isPaired: { paired[$0] != nil }, anchor: { paired[$0] ?? -1 }) {
            source.isTextless($0)
        }
        for (anchor, theirs) in own {
            let (left, right) = (theirs, gaps[anchor] ?? [])
            for (a, b) in pairsInOrder(left.map(source.outline), right.map(page.outline)) { pair(left[a], right[b]) }
            pairGreedily(left, right) { source[$0].kind == .other && name(source.outline(of: $0)) == name(page.outline(of: $1)) }
        }
        pairGreedily(own.values.joined().sorted(), gaps.values.joined().sorted()) { source.outline(of: $0) == page.outline(of: $1) }
    }

    private mutating func pairGreedily(_ left: [Int], _ right: [Int], where isAlike: (Int, Int) -> Bool) {
        for node in left where pageNodes[node] == nil {
            if let place = right.first(where: { !isTaken.contains($0) && isAlike(node, $0) }) { pair(node, place) }
        }
    }

    /// The children without text that are not paired, by the paired one that they follow.
    private func gaps(among children: [Int], isPaired: (Int) -> Bool, anchor: (Int) -> Int, where isTextless: (Int) -> Bool) -> [Int: [Int]] {
        var gaps: [Int: [Int]] = [:]
        var last = -1
        for child in children {
            if isPaired(child) { last = anchor(child) } else if isTextless(child) { gaps[last, default: []].append(child) }
        }
        return gaps
    }
}
