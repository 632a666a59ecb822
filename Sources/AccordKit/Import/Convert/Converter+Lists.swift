import HTML
import Markdown

extension Converter {
    mutating func addList(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard fits(flow.place, node) else { return addFlatList(node, to: &flow) }
        var items = Items()
        var first: Int?
        for child in node.children {
            switch child.tag {
            case .li where child.kind == .element && survey.isContent(child):
                if first == nil, let value = child.attribute(.value).flatMap({ Int($0) }) {
                    first = min(max(value, 0), 999_999_999) - items.all.count
                }
                guard let item = item(child, flow.place) else { continue }
                if node.tag != .ol, !items.all.isEmpty, item.blocks.allSatisfy(\.isAlternative) {
                    // *OR* in an item of its own joins its neighbours.
                    items.append(item.blocks, behindLast: item.range)
                } else {
                    items.append(item)
                }
            default: addBetweenItems(child, to: &items, &flow)
            }
        }
        items.finishLast()
        guard !items.all.isEmpty else { return }
        if node.tag == .ol, items.all.count > 1, node.attribute("reversed") != nil {
            report(
                .notExpressible, .warning, at: node.range, rule: "The steps of a list are numbered upwards",
                seen: "this one counts down, and is numbered upwards from its first number", right: "Put its numbers right by hand")
        }
        let start = node.tag == .ol ? node.attribute(.start).flatMap { Int($0) } ?? first ?? 1 : nil
        let list = Block.List(start: start.map { min(max($0, 0), 999_999_999) }, isTight: true, items: items.all, range: survey.range(of: node))
        flow.blocks.append(.list(list))
    }

    /// The items of a list so far.
    private struct Items {
        private(set) var all: [Block.List.Item] = []
        /// What stands behind the last item and belongs to it.
        private var following: [Block] = []
        private var end = 0

        mutating func append(_ item: Block.List.Item) {
            finishLast()
            all.append(item)
        }

        mutating func append(_ blocks: [Block], behindLast range: Range<Int>) {
            following += blocks
            end = max(end, range.upperBound)
        }

        /// Only once for each item: what follows may be many pieces.
        mutating func finishLast() {
            guard !following.isEmpty, var last = all.popLast() else { return }
            last.blocks = (last.blocks + following).joiningLists().separatingAlternatives()
            last.range = last.range.lowerBound..<max(last.range.upperBound, end)
            all.append(last)
            following = []
        }
    }

    private mutating func item(_ node: HTMLNode, _ place: Place) -> Block.List.Item? {
        let isChecked = checkBox(of: node)
        var flow = Flow(place.inContainer())
        addChildren(of: node, to: &flow)
        finishParagraph(&flow)
        let blocks = flow.blocks.joiningLists().separatingAlternatives()
        guard !blocks.isEmpty else { return nil }
        return Block.List.Item(isChecked: blocks.first?.isTextParagraph == true ? isChecked : nil, blocks: blocks, range: survey.range(of: node))
    }

    /// Whether the check box that an item begins with is checked; nil where it begins with none.
    private func checkBox(of node: HTMLNode) -> Bool? {
        for inner in node.descendants {
            switch inner.kind {
            case .comment: continue
            case .text: if inner.textBytes.contains(where: { !$0.isHTMLBlank }) { return nil }
            case .element:
                guard inner.tag == .input else { continue }
                return inner.attribute(.type)?.lowercased() == "checkbox" ? inner.hasAttribute(.checked) : nil
            }
        }
        return nil
    }

    /// What stands between items belongs to the item before: a list, a note, an alternative.
    private mutating func addBetweenItems(_ node: HTMLNode, to items: inout Items, _ flow: inout Flow) {
        guard node.kind != .comment, survey.isContent(node), survey.hasContent(node) else { return }
        var inner = Flow(flow.place.inContainer())
        add(node, to: &inner)
        finishParagraph(&inner)
        guard !inner.blocks.isEmpty else { return }
        let range = survey.range(of: node)
        if !items.all.isEmpty {
            items.append(inner.blocks, behindLast: range)
        } else if case .list(let list)? = inner.blocks.first, inner.blocks.count == 1, node.tag.isList {
            for item in list.items { items.append(item) }
        } else {
            items.append(Block.List.Item(blocks: inner.blocks, range: range))
        }
    }

    /// An item outside of a list is a bullet.
    mutating func addLooseItem(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard fits(flow.place, node) else { return addContainer(node, wrapper: nil, to: &flow) }
        guard let item = item(node, flow.place) else { return }
        let isNext = flow.looseItem.map { $0.parent == node.parent?.index && flow.blocks.endInItem(at: $0.start) } ?? false
        flow.looseItem = node.parent.map { ($0.index, item.range.lowerBound) }
        if isNext, var list = flow.blocks.takeLastList() {
            list.items.append(item)
            list.range = list.range.lowerBound..<max(list.range.upperBound, item.range.upperBound)
            flow.blocks.append(.list(list))
        } else {
            flow.blocks.append(.list(Block.List(start: nil, isTight: true, items: [item], range: item.range)))
        }
    }

    /// A list where none can be: its items become paragraphs, each behind a sign.
    private mutating func addFlatList(_ node: HTMLNode, to flow: inout Flow) {
        var number = node.attribute(.start).flatMap { Int($0) } ?? 1
        for child in node.children {
            guard child.tag == .li, child.kind == .element, survey.isContent(child), survey.hasContent(child) else {
                add(child, to: &flow)
                continue
            }
            finishParagraph(&flow)
            let sign = node.tag == .ol ? "\(number). " : Separator.bullet
            number = number < Int.max ? number + 1 : number
            flow.run.append(added: added(sign, as: "list sign"), at: child.range.lowerBound)
            addChildren(of: child, to: &flow)
            finishParagraph(&flow)
        }
        finishParagraph(&flow)
    }

    /// Terms and what is said of them, as bullets that begin with the term in bold.
    mutating func addDefinitions(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard fits(flow.place, node) else { return addContainer(node, wrapper: nil, to: &flow) }
        var items: [Block.List.Item] = []
        var item = Flow(flow.place.inContainer())
        var lower: Int?
        var hasDefinition = false
        func finishItem(_ converter: inout Converter) {
            converter.finishParagraph(&item)
            let blocks = item.blocks.joiningLists()
            if let start = lower, let end = blocks.last?.range.upperBound {
                items.append(Block.List.Item(blocks: blocks, range: start..<max(start, end)))
            }
            item = Flow(item.place)
            lower = nil
            hasDefinition = false
        }
        for part in parts(of: node) {
            if part.tag == .dt, hasDefinition { finishItem(&self) }
            lower = lower ?? part.range.lowerBound
            add(part, to: &item)
            if part.tag == .dd { hasDefinition = true }
        }
        finishItem(&self)
        if !items.isEmpty { flow.blocks.append(.list(Block.List(start: nil, isTight: true, items: items, range: survey.range(of: node)))) }
    }

    /// The children of a definition list, and of `div`s in it that hold terms.
    private func parts(of node: HTMLNode) -> [HTMLNode] {
        node.children.flatMap { child in
            guard child.tag == .div, child.children.contains(where: { $0.tag == .dt || $0.tag == .dd }) else { return [child] }
            return Array(child.children)
        }.filter { $0.kind != .comment && survey.isContent($0) && survey.hasContent($0) }
    }
}

extension [Block] {
    /// Whether the last block is a list of bullets whose last item begins at a place of the page.
    fileprivate func endInItem(at start: Int) -> Bool {
        guard case .list(let list)? = last, !list.isOrdered else { return false }
        return list.items.last?.range.lowerBound == start
    }

    /// Removes the list at the end and returns it, so that nobody else holds it when items are added.
    mutating func takeLastList() -> Block.List? {
        guard case .list(let list)? = last else { return nil }
        removeLast()
        return list
    }
}

extension Block {
    var isTextParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }
}
