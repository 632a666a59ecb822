/// The nodes of a page while they are found.
///
/// Nearly always a node belongs behind all that were found before it, and the array of nodes is the document's order. Where a repair puts one
/// elsewhere (text of a table in front of it, an element into another), links take over, and the array is put in order at the end.
struct NodeStore {
    private(set) var nodes: [NodeRecord] = []
    var attributes: [AttributeRecord] = []
    var bytes: [UInt8] = []
    /// Empty while the array is in document order. The links of node `i` are at `i + 1`, those of the document at 0.
    private var links: [Links] = []
    /// Whether a node was added to an element that had others behind it: from then on each place is looked at.
    private var checksOrder = false
    /// Whether texts stand side by side that are to be one.
    private var hasSplitText = false

    private struct Links {
        var first: Int32 = -1
        var last: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
    }

    /// Where a node comes: into a parent (negative for the document), before one of its children or, if that is negative, behind all.
    struct Place {
        var parent: Int32
        var before: Int32 = -1
    }

    init(sourceCount: Int) {
        nodes.reserveCapacity(sourceCount / 24)
        attributes.reserveCapacity(sourceCount / 48)
        bytes.reserveCapacity(sourceCount / 2)
    }

    subscript(index: Int32) -> NodeRecord { nodes[Int(index)] }

    // MARK: Changing nodes

    mutating func setOpen(_ index: Int32, _ isOpen: Bool) { nodes[Int(index)].isOpen = isOpen }

    mutating func setClosed(_ index: Int32) { nodes[Int(index)].isClosed = true }

    /// Gives an element the attributes from `start` on, up to the last.
    mutating func setAttributes(_ index: Int32, start: Int) {
        nodes[Int(index)].start = Int32(start)
        nodes[Int(index)].count = Int32(attributes.count - start)
    }

    // MARK: Adding

    mutating func add(_ record: NodeRecord, at place: Place) -> Int32 {
        let index = Int32(nodes.count)
        if links.isEmpty, place.before >= 0 || !isLast(place.parent) { link() }
        nodes.append(record)
        nodes[Int(index)].parent = place.parent
        if !links.isEmpty {
            links.append(Links())
            attach(index, at: place)
        }
        return index
    }

    /// Adds to an element that others may stand behind.
    mutating func addLate(_ record: NodeRecord, at place: Place) -> Int32 {
        expectLateNodes()
        return add(record, at: place)
    }

    mutating func expectLateNodes() { checksOrder = true }

    /// Adds text, if possible to the text before it.
    ///
    /// - Parameters:
    ///   - start: where its bytes are in `bytes`.
    ///   - offset: where it is in the source, of which it takes `length` bytes.
    mutating func addText(start: Int, count: Int, offset: Int32, length: Int32, at place: Place) {
        let before =
            links.isEmpty
            ? Int32(nodes.count - 1) : place.before >= 0 ? links[Int(place.before) + 1].previous : links[Int(place.parent) + 1].last
        if before >= 0, nodes[Int(before)].kind == .text, nodes[Int(before)].parent == place.parent, place.before < 0 || !links.isEmpty {
            let text = nodes[Int(before)]
            if Int(text.start + text.count) == start {
                nodes[Int(before)].count += Int32(count)
                nodes[Int(before)].length = max(text.length, offset + length - text.offset)
                return
            }
            hasSplitText = true
        }
        let record = NodeRecord(kind: .text, offset: offset, length: length, start: Int32(start), count: Int32(count))
        _ = add(record, at: place)
    }

    /// Whether what is added to this element comes behind all nodes there are.
    private func isLast(_ parent: Int32) -> Bool {
        if parent < 0 || (!checksOrder && nodes[Int(parent)].isOpen) { return true }
        var index = Int32(nodes.count - 1)
        while index > parent { index = nodes[Int(index)].parent }
        return index == parent
    }

    // MARK: Moving

    mutating func move(_ index: Int32, to place: Place) {
        link()
        detach(index)
        nodes[Int(index)].parent = place.parent
        attach(index, at: place)
    }

    mutating func remove(_ index: Int32) {
        link()
        detach(index)
        nodes[Int(index)].parent = -2
    }

    mutating func moveChildren(of index: Int32, to parent: Int32) {
        link()
        while case let child = links[Int(index) + 1].first, child >= 0 { move(child, to: Place(parent: parent)) }
    }

    private mutating func attach(_ index: Int32, at place: Place) {
        let parent = Int(place.parent) + 1
        let previous = place.before >= 0 ? links[Int(place.before) + 1].previous : links[parent].last
        links[Int(index) + 1].previous = previous
        links[Int(index) + 1].next = place.before
        if previous >= 0 { links[Int(previous) + 1].next = index } else { links[parent].first = index }
        if place.before >= 0 { links[Int(place.before) + 1].previous = index } else { links[parent].last = index }
    }

    private mutating func detach(_ index: Int32) {
        guard nodes[Int(index)].parent > -2 else { return }
        let parent = Int(nodes[Int(index)].parent) + 1
        let link = links[Int(index) + 1]
        if link.previous >= 0 { links[Int(link.previous) + 1].next = link.next } else { links[parent].first = link.next }
        if link.next >= 0 { links[Int(link.next) + 1].previous = link.previous } else { links[parent].last = link.previous }
        links[Int(index) + 1].previous = -1
        links[Int(index) + 1].next = -1
    }

    private mutating func link() {
        guard links.isEmpty else { return }
        links = Array(repeating: Links(), count: nodes.count + 1)
        links.reserveCapacity(nodes.capacity + 1)
        for index in nodes.indices { attach(Int32(index), at: Place(parent: nodes[index].parent)) }
    }

    // MARK: Putting in order

    /// Ends everything: nodes in document order, each text whole.
    ///
    /// - Returns: the first element deeper than the limit, which repairs can make; such elements are gone, and what is in them is in those around.
    mutating func finish(depth limit: Int) -> NodeRecord? {
        if hasSplitText { link() }
        let cut = links.isEmpty ? nil : reorder(depth: limit)
        for index in nodes.indices.reversed() {
            nodes[index].end = max(nodes[index].end, Int32(index + 1))
            let parent = Int(nodes[index].parent)
            if parent >= 0 { nodes[parent].end = max(nodes[parent].end, nodes[index].end) }
        }
        return cut
    }

    private mutating func reorder(depth limit: Int) -> NodeRecord? {
        var ordered: [NodeRecord] = []
        ordered.reserveCapacity(nodes.count)
        var cut: NodeRecord?
        // The new places of the elements around, from the outermost.
        var around: [Int32] = []
        var index = links[0].first
        while index >= 0 {
            let record = nodes[Int(index)]
            let parent = around.last ?? -1
            let isTooDeep = record.kind == .element && around.count > limit
            if isTooDeep {
                cut = cut ?? record
            } else if record.kind == .text, let last = ordered.indices.last, ordered[last].kind == .text, ordered[last].parent == parent {
                join(record, to: &ordered[last])
            } else {
                ordered.append(record)
                ordered[ordered.count - 1].parent = parent
            }
            if links[Int(index) + 1].first >= 0 {
                around.append(isTooDeep ? parent : Int32(ordered.count - 1))
                index = links[Int(index) + 1].first
                continue
            }
            while index >= 0, links[Int(index) + 1].next < 0 {
                index = nodes[Int(index)].parent
                _ = around.popLast()
            }
            if index >= 0 { index = links[Int(index) + 1].next }
        }
        nodes = ordered
        return cut
    }

    private mutating func join(_ text: NodeRecord, to first: inout NodeRecord) {
        if Int(first.start + first.count) != bytes.count {
            let start = bytes.count
            repeatBytes(of: first)
            first.start = Int32(start)
        }
        repeatBytes(of: text)
        first.count += text.count
        first.length = max(first.length, text.offset + text.length - first.offset)
    }

    /// Appending a slice of an array to the array itself would copy all of it first.
    private mutating func repeatBytes(of text: NodeRecord) {
        for offset in Int(text.start)..<Int(text.start + text.count) { bytes.append(bytes[offset]) }
    }
}
