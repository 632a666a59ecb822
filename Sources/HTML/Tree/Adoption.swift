/// Formatting elements that end elsewhere than they should.
extension TreeBuilder {
    /// Begins anew the formatting elements that the end of another element ended: HTML's reconstruction of the active formatting elements.
    mutating func reopenFormatting() {
        guard let last = formatting.last, !last.isMarker, !store[last.index].isOpen else { return }
        var position = formatting.entries.count - 1
        while position > 0, case let entry = formatting[position - 1], !entry.isMarker, !store[entry.index].isOpen { position -= 1 }
        while position < formatting.entries.count, !isTooDeep, mayReopen(formatting[position]) {
            let index = addCopy(of: formatting[position].index, at: place())
            push(OpenElement(name: formatting[position].name, index: index, namespace: .html, traits: []))
            formatting.replace(at: position, with: index)
            position += 1
        }
    }

    /// Elements that never end would be begun anew in each paragraph, so that a small page takes much memory.
    private static let greatestReopened = 200_000

    private mutating func mayReopen(_ entry: FormattingElements.Entry) -> Bool {
        reopened += 1
        if reopened == Self.greatestReopened + 1 {
            problems.report(.tooManyReopened(limit: Self.greatestReopened), at: store[entry.index].range)
        }
        return reopened <= Self.greatestReopened
    }

    private mutating func addCopy(of index: Int32, at place: NodeStore.Place) -> Int32 {
        var copy = store[index]
        copy.isClosed = true
        copy.isOpen = false
        return store.add(copy, at: place)
    }

    /// Ends a formatting element, HTML's *adoption agency*: where a block stands in it that is still open, the element is split, and its second
    /// half put into the block.
    ///
    /// - Parameter cause: the end tag; nil where it is the start tag of an element that cannot stand in itself.
    mutating func adopt(_ name: TagName, cause: EndTag?) {
        if let last = open.last, last.isHTML(name), formatting.position(of: last.index) == nil {
            return close(at: open.count - 1)
        }
        for _ in 0..<8 {
            guard let entry = formatting.position(of: name) else {
                endOther(cause ?? EndTag(name: name, range: 0..<0))
                return
            }
            let index = formatting[entry].index
            guard let position = open.position(of: index) else {
                formatting.remove(at: entry)
                if let cause { ignore(cause) }
                return
            }
            guard open.hasInScope(index: index) else {
                if let cause { ignore(cause) }
                return
            }
            guard let block = open.elements[(position + 1)...].firstIndex(where: { $0.traits.contains(.special) }) else {
                if cause == nil { pop(downTo: position) } else { close(at: position) }
                formatting.remove(at: entry)
                return
            }
            reportSplit(index, name)
            split(at: position, entry: entry, block: block)
            if isTooDeep { return }
        }
    }

    private mutating func reportSplit(_ index: Int32, _ name: TagName) {
        guard !store[index].isClosed else { return }
        store.setClosed(index)
        problems.report(.misnested(spelling(name)), at: store[index].range)
    }

    /// - Parameters:
    ///   - position: of the formatting element among those that are open.
    ///   - entry: of the formatting element in its own list.
    ///   - block: of the outermost special element in it.
    private mutating func split(at position: Int, entry: Int, block: Int) {
        let element = open[position]
        let block = open[block]
        let commonAncestor = open[max(position - 1, 0)]
        var bookmark = entry
        var last = block.index
        var inner = open.position(of: block.index) ?? position
        var steps = 0
        while inner > position + 1 {
            inner -= 1
            steps += 1
            let node = open[inner]
            var listed = formatting.position(of: node.index)
            if steps > 3, let place = listed {
                formatting.remove(at: place)
                if place < bookmark { bookmark -= 1 }
                listed = nil
            }
            guard let listed else {
                store.setOpen(node.index, false)
                open.remove(at: inner)
                continue
            }
            let copy = addDetachedCopy(of: node.index)
            formatting.replace(at: listed, with: copy)
            store.setOpen(node.index, false)
            store.setOpen(copy, true)
            open.replace(at: inner, with: copy)
            if last == block.index { bookmark = listed + 1 }
            store.move(last, to: .init(parent: copy))
            last = copy
        }
        store.move(last, to: place(in: commonAncestor))
        let half = addDetachedCopy(of: element.index)
        store.moveChildren(of: block.index, to: half)
        store.move(half, to: .init(parent: block.index))
        formatting.insert(.init(name: element.name, index: half), at: bookmark)
        formatting.remove(element.index)
        store.setOpen(element.index, false)
        store.setOpen(half, true)
        open.remove(at: position)
        let below = (open.position(of: block.index) ?? open.count - 1) + 1
        open.insert(OpenElement(name: element.name, index: half, namespace: .html, traits: []), at: below)
    }

    private mutating func addDetachedCopy(of index: Int32) -> Int32 {
        let copy = addCopy(of: index, at: .init(parent: -1))
        store.remove(copy)
        return copy
    }
}
