/// An element whose end has not come yet.
struct OpenElement {
    var name: TagName
    var index: Int32
    var namespace: Namespace
    var traits: TagTraits

    var tag: HTMLTag { namespace == .html ? name.tag : .other }

    /// Whether it is this element of HTML.
    func isHTML(_ name: TagName) -> Bool { namespace == .html && self.name == name }
}

/// The elements around the place that has been reached, from the outermost: HTML's stack of open elements.
struct OpenElements {
    private(set) var elements: [OpenElement] = []
    /// So that most questions about paragraphs need no search.
    private var paragraphs = 0

    var count: Int { elements.count }
    var isEmpty: Bool { elements.isEmpty }
    var last: OpenElement? { elements.last }
    /// The innermost element's name; `other` in pictures and formulas.
    var lastTag: HTMLTag { elements.last?.tag ?? .other }

    subscript(position: Int) -> OpenElement { elements[position] }

    mutating func push(_ element: OpenElement) {
        elements.append(element)
        if element.tag == .p { paragraphs += 1 }
    }

    mutating func popLast() -> OpenElement? {
        guard let element = elements.popLast() else { return nil }
        if element.tag == .p { paragraphs -= 1 }
        return element
    }

    mutating func remove(at position: Int) {
        if elements.remove(at: position).tag == .p { paragraphs -= 1 }
    }

    mutating func insert(_ element: OpenElement, at position: Int) {
        elements.insert(element, at: position)
        if element.tag == .p { paragraphs += 1 }
    }

    mutating func replace(at position: Int, with index: Int32) {
        elements[position].index = index
    }

    // MARK: Questions

    func lastPosition(where predicate: (OpenElement) -> Bool) -> Int? { elements.lastIndex(where: predicate) }

    func position(of index: Int32) -> Int? { elements.lastIndex { $0.index == index } }

    func contains(_ tag: HTMLTag) -> Bool { elements.contains { $0.tag == tag } }

    /// How far out an element is looked for.
    enum Scope {
        case ordinary, list, button, table, select
    }

    func has(_ tag: HTMLTag, in scope: Scope = .ordinary) -> Bool {
        if tag == .p, paragraphs == 0 { return false }
        return has(in: scope) { $0 == tag }
    }

    /// Whether there is an element with such a name and nothing around it that hides what is further out.
    func has(in scope: Scope = .ordinary, where predicate: (HTMLTag) -> Bool) -> Bool {
        for element in elements.reversed() {
            let tag = element.tag
            if tag != .other, predicate(tag) { return true }
            let isHidden =
                switch scope {
                case .ordinary: element.traits.contains(.scope)
                case .list: element.traits.contains(.scope) || tag == .ol || tag == .ul
                case .button: element.traits.contains(.scope) || tag == .button
                case .table: tag == .html || tag == .table || tag == .template
                case .select: tag != .optgroup && tag != .option
                }
            if isHidden { return false }
        }
        return false
    }

    /// Whether this very element is not hidden.
    func hasInScope(index: Int32) -> Bool {
        for element in elements.reversed() {
            if element.index == index { return true }
            if element.traits.contains(.scope) { return false }
        }
        return false
    }
}
