import Diagnostics
import Markdown

/// Blocks, items and rows of the source that its translated page does not have, and where they go in it.
///
/// What is inserted is whole: a block with a single new translation in it comes with all its other texts in the words of the source, and the code
/// and rules beside it come, too.
struct PageGrowth {
    /// Beside what something is put.
    enum Anchor: Hashable {
        case behind(Int)
        case before(Int)
        /// In the page, which has nothing yet.
        case within(Int)
    }

    /// Why a translation has no place.
    enum Obstacle {
        /// Other texts of its block stand elsewhere in the page.
        case scattered
        /// What stands before and behind it in the source is one block in the page.
        case oneBlock
        /// Written there, the page would read otherwise.
        case misread

        var message: Message {
            switch self {
            case .scattered: "other texts of its list, quote or table stand elsewhere in the page"
            case .oneBlock: "what stands before and behind it in the source is one list, quote or table in the page"
            case .misread: "the page would read otherwise"
            }
        }
    }

    /// A node of the source and where it goes.
    struct Graft {
        let node: Int
        let anchor: Anchor
    }

    let pairs: BlockPairs
    /// The new translations by the segments of the source.
    private let texts: Set<Int>
    private let targets: [Int: Int]
    /// Where the page still has the whole of which a missing part of the source was cut, by nodes of the source.
    private let wholes: [Int: Int]
    private let bringsCode: Bool
    /// In the order of the source.
    private(set) var grafts: [Graft] = []
    /// Tables in whose rows cells are new, by nodes of the source.
    private(set) var tables: [Int] = []
    private(set) var obstacles: [Int: Obstacle] = [:]

    /// - Parameters:
    ///   - texts: the segments of the source that are new.
    ///   - targets: the segments of the page by those of the source.
    ///   - wholes: the segments of the page that hold missing segments of the source as they were before they were cut.
    ///   - bringsCode: whether all code blocks that the page lacks are brought, and not only those beside new texts.
    init(_ pairs: BlockPairs, texts: Set<Int>, targets: [Int: Int], wholes: [Int: Int], bringsCode: Bool) {
        self.pairs = pairs
        self.texts = texts
        self.targets = targets
        self.wholes = pairs.nodes(of: wholes)
        self.bringsCode = bringsCode
        walk(0)
    }

    private var source: BlockTree { pairs.source }

    private mutating func walk(_ node: Int) {
        let children = source[node].children
        if source[node].kind == .row {
            if children.contains(where: { isNew($0) }) { rewrite(source[node].parent) }
            return
        }
        var grafted = Set(children.filter { isNew($0) && isWhole($0) })
        addTextless(among: children, to: &grafted)
        place(grafted, among: children)
        if case .table(let table)? = source[node].block, !grafted.isEmpty, let place = pairs.pageNodes[node],
            case .table(let own)? = pairs.page[place].block, own.columns.count != table.columns.count
        {
            rewrite(node)
        }
        for child in children where pairs.pageNodes[child] != nil { walk(child) }
    }

    private func isNew(_ node: Int) -> Bool { pairs.pageNodes[node] == nil && source[node].segments.contains(where: texts.contains) }

    /// Whether no text of a node stands in the page; otherwise its new texts have no place.
    private mutating func isWhole(_ node: Int) -> Bool {
        if source[node].segments.allSatisfy({ targets[$0] == nil || source.leaf(of: $0) == nil }) { return true }
        refuse(node, .scattered)
        return false
    }

    private mutating func refuse(_ node: Int, _ obstacle: Obstacle) {
        for segment in source[node].segments where texts.contains(segment) { obstacles[segment] = obstacle }
    }

    private mutating func rewrite(_ table: Int) {
        if tables.last != table { tables.append(table) }
    }

    /// Code, rules and the like that stand beside what is new.
    private func addTextless(among children: [Int], to grafted: inout Set<Int>) {
        func isMissing(_ child: Int) -> Bool { source.isTextless(child) && pairs.pageNodes[child] == nil && source[child].kind != .cell }
        for order in [children, children.reversed()] {
            var isBeside = false
            for child in order {
                if isMissing(child) {
                    if isBeside || bringsCode && source[child].block?.isCode == true { grafted.insert(child) }
                } else {
                    isBeside = grafted.contains(child)
                }
            }
        }
    }

    private mutating func place(_ grafted: Set<Int>, among children: [Int]) {
        guard !grafted.isEmpty else { return }
        var anchor: Int?
        var waiting: [Int] = []
        for (index, child) in children.enumerated() {
            if let place = pairs.pageNodes[child] ?? (grafted.contains(child) ? nil : wholes[child]) {
                if anchor == nil { grafts += waiting.map { Graft(node: $0, anchor: .before(place)) } }
                (anchor, waiting) = (place, [])
            } else if grafted.contains(child) {
                guard let anchor else {
                    waiting.append(child)
                    continue
                }
                if continues(anchor, children[(index + 1)...]) {
                    refuse(child, .oneBlock)
                } else {
                    grafts.append(Graft(node: child, anchor: .behind(anchor)))
                }
            }
        }
        guard anchor == nil, let place = children.first.flatMap({ pairs.pageNodes[source[$0].parent] }) else { return }
        let last = pairs.page[place].children.last
        grafts += waiting.map { Graft(node: $0, anchor: last.map(Anchor.behind) ?? .within(place)) }
    }

    /// What comes of as many of these changes as can be made together; nil where there is none.
    func largest(_ grown: ([Graft], [Int]) -> GrownPage?) -> GrownPage? {
        func result(_ changes: ArraySlice<Int>) -> GrownPage? {
            grown(changes.filter { $0 < grafts.count }.map { grafts[$0] }, changes.filter { $0 >= grafts.count }.map { tables[$0 - grafts.count] })
        }
        func possible(_ changes: ArraySlice<Int>) -> ArraySlice<Int> {
            if result(changes) != nil { return changes }
            guard changes.count > 1 else { return [] }
            let middle = changes.startIndex + changes.count / 2
            return possible(changes[..<middle]) + possible(changes[middle...])
        }
        let all = Array(0..<grafts.count + tables.count)[...]
        guard !all.isEmpty else { return nil }
        if let page = result(all) { return page }
        let changes = possible(all)
        return changes.isEmpty ? nil : result(changes)
    }

    /// Whether a block of the page also holds texts that stand further on in the source.
    private func continues(_ place: Int, _ children: ArraySlice<Int>) -> Bool {
        guard let next = children.first(where: { source[$0].segments.contains { targets[$0] != nil } }), pairs.pageNodes[next] == nil
        else { return false }
        return source[next].segments.contains { targets[$0].map(pairs.page[place].segments.contains) ?? false }
    }
}

extension Block {
    fileprivate var isCode: Bool {
        if case .codeBlock = self { true } else { false }
    }
}
