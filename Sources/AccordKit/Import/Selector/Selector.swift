import HTML

/// A CSS selector, as far as finding a page's content takes: names, `.class`, `#id`, `[attribute=value]`, descendants, children, and lists of those.
public struct Selector: Sendable, Hashable {
    /// Any of these.
    let alternatives: [Path]

    /// An element, and what must be around it, innermost first.
    struct Path: Sendable, Hashable {
        var element: Compound
        var surroundings: [Surrounding] = []
    }

    struct Surrounding: Sendable, Hashable {
        /// Whether it is the parent, rather than any ancestor.
        var isParent: Bool
        var element: Compound
    }

    /// What one element must be.
    struct Compound: Sendable, Hashable {
        var name: String?
        var tag: HTMLTag?
        var conditions: [Condition] = []
    }

    enum Condition: Sendable, Hashable {
        case id([UInt8])
        case className([UInt8])
        case attribute(name: String, Comparison, value: [UInt8])

        enum Comparison: Sendable, Hashable {
            case isThere, equals, hasWord, hasPrefix, hasSuffix, contains
        }
    }

    /// Whether an element is one that the selector means.
    public func matches(_ node: HTMLNode) -> Bool {
        node.kind == .element && alternatives.contains { $0.matches(node) }
    }

    /// All elements that the selector means, in document order.
    public func all(in document: HTMLDocument) -> [HTMLNode] {
        document.nodes.filter(matches)
    }

    /// The first element inside another one that the selector means.
    public func first(in node: HTMLNode) -> HTMLNode? {
        node.descendants.first(where: matches)
    }
}

extension Selector.Path {
    fileprivate func matches(_ node: HTMLNode) -> Bool {
        element.matches(node) && Self.matches(surroundings[...], around: node)
    }

    private static func matches(_ surroundings: ArraySlice<Selector.Surrounding>, around node: HTMLNode) -> Bool {
        guard let first = surroundings.first else { return true }
        let rest = surroundings.dropFirst()
        for ancestor in node.ancestors {
            if first.element.matches(ancestor), matches(rest, around: ancestor) { return true }
            if first.isParent { return false }
        }
        return false
    }
}

extension Selector.Compound {
    fileprivate func matches(_ node: HTMLNode) -> Bool {
        if let tag, node.tag != tag { return false }
        if let name, tag == nil, node.name != name { return false }
        return conditions.allSatisfy { $0.matches(node) }
    }
}

extension Selector.Condition {
    fileprivate func matches(_ node: HTMLNode) -> Bool {
        switch self {
        case .id(let id): node.attributes.first { $0.key == .id }?.valueBytes.elementsEqual(id) ?? false
        case .className(let name): node.attributes.first { $0.key == .class }?.valueBytes.hasWord(name) ?? false
        case .attribute(let name, let comparison, let value):
            node.attributes.first { $0.name == name }.map { Self.matches($0.valueBytes, comparison, value) } ?? false
        }
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ comparison: Comparison, _ value: [UInt8]) -> Bool {
        switch comparison {
        case .isThere: true
        case .equals: bytes.elementsEqual(value)
        case .hasWord: bytes.hasWord(value)
        case .hasPrefix: !value.isEmpty && bytes.starts(with: value)
        case .hasSuffix: !value.isEmpty && bytes.suffix(value.count).elementsEqual(value)
        case .contains: !value.isEmpty && bytes.contains(value)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether one of the words between blanks is this.
    func hasWord(_ word: [UInt8]) -> Bool {
        guard !word.isEmpty, count >= word.count else { return false }
        if count == word.count { return elementsEqual(word) }
        var start = startIndex
        while start < endIndex {
            var end = start
            while end < endIndex, !self[end].isHTMLBlank { end += 1 }
            if end - start == word.count, self[start..<end].elementsEqual(word) { return true }
            start = end + 1
        }
        return false
    }
}
