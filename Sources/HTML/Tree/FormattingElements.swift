/// The formatting elements (`b`, `a`, `font` …) that are to be gone on with when something else has ended them: HTML's list of active
/// formatting elements.
struct FormattingElements {
    struct Entry {
        var name: TagName
        /// Negative for a marker: what is before it does not reach into the cell, caption or object that began there.
        var index: Int32

        var isMarker: Bool { index < 0 }
    }

    private(set) var entries: [Entry] = []

    /// The same element three times is enough, says the standard. This many different ones are, so that a page of unclosed elements neither takes
    /// ages nor reaches the limit on depth.
    private static let limit = 64

    var isEmpty: Bool { entries.isEmpty }
    var last: Entry? { entries.last }

    subscript(position: Int) -> Entry { entries[position] }

    mutating func pushMarker() { entries.append(Entry(name: TagName(tag: .other), index: -1)) }

    mutating func clearToMarker() {
        while let entry = entries.popLast(), !entry.isMarker {}
    }

    /// Adds an element, of equal ones at most three.
    mutating func push(_ name: TagName, index: Int32, in store: NodeStore) {
        let start = (entries.lastIndex(where: \.isMarker) ?? -1) + 1
        let equal = (start..<entries.count).filter { entries[$0].name == name && store.hasEqualAttributes(entries[$0].index, index) }
        if equal.count >= 3 {
            entries.remove(at: equal[0])
        } else if entries.count - start >= Self.limit {
            entries.remove(at: start)
        }
        entries.append(Entry(name: name, index: index))
    }

    /// The latest element of this name, in front of no marker.
    func position(of name: TagName) -> Int? {
        for position in entries.indices.reversed() {
            if entries[position].isMarker { return nil }
            if entries[position].name == name { return position }
        }
        return nil
    }

    func position(of index: Int32) -> Int? { entries.lastIndex { $0.index == index } }

    mutating func remove(at position: Int) { entries.remove(at: position) }

    mutating func remove(_ index: Int32) {
        if let position = position(of: index) { entries.remove(at: position) }
    }

    mutating func insert(_ entry: Entry, at position: Int) { entries.insert(entry, at: min(position, entries.count)) }

    mutating func replace(at position: Int, with index: Int32) { entries[position].index = index }
}

extension NodeStore {
    fileprivate func hasEqualAttributes(_ a: Int32, _ b: Int32) -> Bool {
        let (a, b) = (self[a], self[b])
        guard a.count == b.count else { return false }
        if a.start == b.start { return true }
        let others = attributes[Int(b.start)..<Int(b.start + b.count)]
        return attributes[Int(a.start)..<Int(a.start + a.count)].allSatisfy { attribute in
            others.contains { other in
                attribute.name == other.name && attribute.otherName == other.otherName && attribute.count == other.count
                    && value(attribute).elementsEqual(value(other))
            }
        }
    }

    func value(_ attribute: AttributeRecord) -> ArraySlice<UInt8> {
        bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
    }
}
