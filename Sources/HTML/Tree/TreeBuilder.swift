/// Builds the tree from tags, text and comments, by HTML 5's rules for what belongs where.
///
/// What a tag means depends on what came before it: the insertion mode. The modes are in the other files of this folder.
struct TreeBuilder {
    var store: NodeStore
    var open = OpenElements()
    var formatting = FormattingElements()
    var mode = InsertionMode.initial
    /// The mode to go back to behind raw text or the text of a table.
    var originalMode = InsertionMode.initial
    var templateModes: [InsertionMode] = []
    var problems: ProblemList
    private(set) var names = OtherNames()

    /// In which element the page stands, where it is a fragment.
    let context: OpenElement?
    let depthLimit: Int
    /// Whether elements have been nested up to the limit: nothing more is to come.
    var isTooDeep = false
    /// How often formatting elements were begun anew.
    var reopened = 0

    var doctype: HTMLDocument.Doctype?
    /// An old page, in which a table does not end a paragraph.
    var isQuirky = false
    var head: Int32 = -1
    var form: Int32 = -1
    /// Whether nothing has been seen yet that a page of frames cannot have.
    var allowsFrames = true
    /// Whether what a table cannot hold goes in front of it.
    var fosters = false
    /// A line feed right behind `<pre>` or `<textarea>` is not part of the text.
    var skipsLineFeed = false
    /// What the element that has just begun contains, if not markup.
    var rawText: RawText?
    /// Whether the attributes of the tag in hand are in the tree.
    var usesAttributes = false
    /// Text between the parts of a table, until it is clear whether it is more than white space.
    var tableText: NodeRecord?

    init(sourceCount: Int, limits: HTMLDocument.Limits, context: HTMLTag?) {
        store = NodeStore(sourceCount: sourceCount)
        problems = ProblemList(limit: limits.problems)
        depthLimit = limits.depth
        self.context = context.map { OpenElement(name: TagName(tag: $0), index: -1, namespace: .html, traits: $0.traits(in: .html)) }
        if context != nil { beginFragment() }
    }

    mutating func otherName(_ spelling: String) -> Int32 { names.index(of: spelling) }

    func spelling(_ name: TagName) -> String { name.otherName >= 0 ? names.spellings[Int(name.otherName)] : name.tag.rawValue }

    // MARK: Elements

    /// Where the next node comes.
    func place(in element: OpenElement? = nil) -> NodeStore.Place {
        guard let target = element ?? open.last else { return .init(parent: -1) }
        guard fosters, target.tag.isTableFrame else { return .init(parent: target.index) }
        let table = open.lastPosition { $0.tag == .table }
        if let template = open.lastPosition(where: { $0.tag == .template }), template > table ?? -1 {
            return .init(parent: open[template].index)
        }
        guard let table else { return .init(parent: open[0].index) }
        let parent = store[open[table].index].parent
        return parent >= 0 ? .init(parent: parent, before: open[table].index) : .init(parent: open[max(table - 1, 0)].index)
    }

    /// Adds an element that stays open.
    @discardableResult
    mutating func insert(_ tag: StartTag, namespace: Namespace = .html, isWritten: Bool = true) -> Int32 {
        let index = add(tag, namespace: namespace, isWritten: isWritten, at: place())
        push(OpenElement(name: tag.name, index: index, namespace: namespace, traits: traits(of: tag, namespace: namespace)))
        return index
    }

    /// Adds an element that is not written: `tbody`, `p` …
    mutating func imply(_ tag: HTMLTag, by cause: StartTag) { insert(cause.implying(tag), isWritten: false) }

    /// Adds an element that has no content.
    mutating func insertVoid(_ tag: StartTag, namespace: Namespace = .html) {
        _ = add(tag, namespace: namespace, isWritten: false, at: place())
    }

    private mutating func add(_ tag: StartTag, namespace: Namespace, isWritten: Bool, at place: NodeStore.Place) -> Int32 {
        if tag.attributeCount > 0 { usesAttributes = true }
        return store.add(
            NodeRecord(
                kind: .element, tag: tag.name.tag, namespace: namespace, isClosed: !isWritten, otherName: tag.name.otherName,
                offset: tag.offset,
                length: tag.length, start: tag.firstAttribute, count: tag.attributeCount), at: place)
    }

    mutating func push(_ element: OpenElement) {
        store.setOpen(element.index, true)
        open.push(element)
        if open.count > depthLimit { isTooDeep = true }
    }

    private func traits(of tag: StartTag, namespace: Namespace) -> TagTraits {
        var traits = tag.name.tag.traits(in: namespace)
        if namespace == .math, tag.name.tag == .annotationXML, let value = value(of: "encoding", in: tag) {
            let encoding = String(decoding: value, as: UTF8.self).lowercased()
            if encoding == "text/html" || encoding == "application/xhtml+xml" { traits.insert(.htmlInside) }
        }
        return traits
    }

    /// The value of an attribute that is not among the interned.
    func value(of name: String, in tag: StartTag) -> ArraySlice<UInt8>? {
        let records = store.attributes[Int(tag.firstAttribute)..<Int(tag.firstAttribute + tag.attributeCount)]
        return records.first { $0.otherName >= 0 && names.spellings[Int($0.otherName)] == name }.map(store.value)
    }

    func value(of name: HTMLAttributeName, in tag: StartTag) -> ArraySlice<UInt8>? {
        let records = store.attributes[Int(tag.firstAttribute)..<Int(tag.firstAttribute + tag.attributeCount)]
        return records.first { $0.name == name }.map(store.value)
    }

    // MARK: Ends

    mutating func pop() {
        guard let element = open.popLast() else { return }
        store.setOpen(element.index, false)
        let record = store[element.index]
        if !record.isClosed, element.namespace != .html || !element.name.tag.mayOmitEndTag {
            problems.reportUnclosed(spelling(element.name), at: record.range)
        }
    }

    mutating func pop(downTo count: Int) {
        while open.count > count { pop() }
    }

    /// Ends an element, whose end tag was read, and all in it.
    mutating func close(at position: Int) {
        pop(downTo: position + 1)
        let element = open[position]
        // A formatting element that goes on in a second place ends in the wrong one.
        if store[element.index].isClosed { problems.reportEndElsewhere(spelling(element.name)) }
        store.setClosed(element.index)
        pop()
    }

    /// Ends the innermost element of this name and all in it.
    mutating func close(_ tag: HTMLTag) {
        if let position = open.lastPosition(where: { $0.tag == tag }) { close(at: position) }
    }

    mutating func close(where predicate: (HTMLTag) -> Bool) {
        if let position = open.lastPosition(where: { predicate($0.tag) }) { close(at: position) }
    }

    /// Ends the innermost element of this name, which no end tag does.
    mutating func end(_ tag: HTMLTag) {
        if let position = open.lastPosition(where: { $0.tag == tag }) { pop(downTo: position) }
    }

    /// Ends elements that end by themselves.
    mutating func endImplied(except tag: HTMLTag? = nil) {
        while case let last = open.lastTag, last.isEndImplied, last != tag { pop() }
    }

    mutating func closeParagraph() {
        if open.has(.p, in: .button) { end(.p) }
    }

    /// Ends everything.
    mutating func finish() {
        flushTableText()
        let isEmpty = mode == .initial || mode == .beforeHTML
        if !isEmpty { beginBodyAtEnd() }
        while !open.isEmpty { pop() }
        if let cut = store.finish(depth: depthLimit) { problems.cut = HTMLProblem(kind: .tooDeep(limit: depthLimit), range: cut.range) }
        problems.sort()
    }
}

/// The spelling of names that are not interned.
struct OtherNames {
    private(set) var spellings: [String] = []
    private var indices: [String: Int32] = [:]

    mutating func index(of spelling: String) -> Int32 {
        if let index = indices[spelling] { return index }
        let index = Int32(spellings.count)
        spellings.append(spelling)
        indices[spelling] = index
        return index
    }
}

extension NodeRecord {
    var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}
