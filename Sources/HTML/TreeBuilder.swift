/// Builds the node array from tags and text, by HTML's rules for what ends where.
struct TreeBuilder {
    let source: [UInt8]
    private let problemLimit: Int
    var nodes: [NodeRecord] = []
    var attributes: [AttributeRecord] = []
    var bytes: [UInt8] = []
    private(set) var problems: [HTMLProblem] = []
    /// Whether there were more problems than are kept.
    private(set) var hasDroppedProblems = false
    private(set) var otherNames: [String] = []
    private var otherNameIndices: [String: Int32] = [:]
    private var open: [OpenElement] = []
    private var hasHead = false
    private var hasBody = false
    /// A line feed right behind `<pre>` or `<textarea>` is not part of the text.
    private var skipsLineFeed = false

    /// - Parameter problemLimit: problems to keep.
    init(source: [UInt8], problemLimit: Int) {
        self.source = source
        self.problemLimit = problemLimit
        nodes.reserveCapacity(source.count / 24)
        attributes.reserveCapacity(source.count / 48)
        bytes.reserveCapacity(source.count / 2)
    }

    /// An element whose end has not come yet.
    private struct OpenElement {
        var tag: HTMLTag
        var otherName: Int32
        var index: Int32
        var isForeign: Bool
    }

    /// A name in a tag: interned, or else by its index in `otherNames`.
    struct Name {
        var tag: HTMLTag
        var otherName: Int32 = -1
    }

    /// Elements in each other, so far open.
    var depth: Int { open.count }

    /// Whether text is a script or style sheet, in which a tag is only text.
    var isInRawText: Bool { open.last?.tag == .script || open.last?.tag == .style }

    mutating func otherName(_ spelling: String) -> Int32 {
        if let index = otherNameIndices[spelling] { return index }
        let index = Int32(otherNames.count)
        otherNames.append(spelling)
        otherNameIndices[spelling] = index
        return index
    }

    func spelling(_ name: Name) -> String {
        name.otherName >= 0 ? otherNames[Int(name.otherName)] : name.tag.rawValue
    }

    // MARK: Start tags

    /// Takes a start tag; its attributes are to be added next, if it was used.
    ///
    /// - Parameters:
    ///   - end: where its `>` is.
    ///   - isSelfClosing: whether it is written `<x/>`, which means something only in pictures and formulas.
    /// - Returns: the new node's index; nil where the tag means nothing here.
    mutating func startTag(_ name: Name, end: Int, isSelfClosing: Bool) -> Int? {
        skipsLineFeed = false
        let isForeign = name.tag == .svg || name.tag == .math || isInForeignContent
        if !isForeign {
            guard prepare(for: name, at: end) else { return nil }
        }
        let index = append(
            NodeRecord(
                kind: .element, tag: name.tag, isForeign: isForeign, otherName: name.otherName, parent: 0, end: 0,
                offset: Int32(end), start: Int32(attributes.count)))
        if isForeign ? !isSelfClosing : !name.tag.isVoid {
            open.append(OpenElement(tag: name.tag, otherName: name.otherName, index: Int32(index), isForeign: isForeign))
            skipsLineFeed = name.tag == .pre || name.tag == .textarea || name.tag == .listing
        } else {
            nodes[index].isClosed = true
        }
        return index
    }

    private var isInForeignContent: Bool {
        guard let last = open.last else { return false }
        return last.isForeign && last.tag != .foreignObject
    }

    /// Ends what the coming element ends and begins what it implies.
    private mutating func prepare(for name: Name, at end: Int) -> Bool {
        let tag = name.tag
        guard prepareDocument(for: tag, at: end) else { return false }
        if tag == .other, !spelling(name).utf8.contains(UInt8(ascii: "-")) {
            report(.unknownElement(spelling(name)), at: end)
        }
        if tag.isTablePart { return prepareTable(for: tag, at: end) }
        switch tag {
        case .li: closeSibling(in: [.li])
        case .dd, .dt: closeSibling(in: [.dd, .dt])
        case .option: if open.last?.tag == .option { pop() }
        case .optgroup: while open.last?.tag == .option || open.last?.tag == .optgroup { pop() }
        case .rb, .rp, .rt, .rtc: while let last = open.last?.tag, [.rb, .rp, .rt].contains(last) { pop() }
        default: break
        }
        if tag.closesParagraph { closeParagraph() }
        if tag.isHeading, let last = open.last, last.tag.isHeading { pop() }
        return true
    }

    /// `html`, `head` and `body` are there whether written or not, once each.
    private mutating func prepareDocument(for tag: HTMLTag, at end: Int) -> Bool {
        if open.isEmpty, tag != .html { push(.html, at: end) }
        switch tag {
        case .html, .head, .body:
            let isRepeated = tag == .html ? !open.isEmpty : tag == .head ? hasHead || hasBody : hasBody
            if isRepeated {
                report(.misplaced(tag.rawValue), at: end)
                return false
            }
            if tag == .head { hasHead = true }
            if tag == .body { beginBody(at: end) }
        default:
            if open.count == 1, !hasBody {
                if !tag.isMetadata {
                    beginBody(at: end)
                    push(.body, at: end)
                } else if !hasHead {
                    hasHead = true
                    push(.head, at: end)
                }
            } else if open.last?.tag == .head, !tag.isMetadata {
                beginBody(at: end)
                push(.body, at: end)
            }
        }
        return true
    }

    private mutating func beginBody(at end: Int) {
        while open.count > 1 { pop() }
        if !hasHead { push(.head, at: end); pop() }
        hasHead = true
        hasBody = true
    }

    /// An item ends the item before it, unless a list or another container is between.
    private mutating func closeSibling(in tags: [HTMLTag]) {
        for position in open.indices.reversed() {
            let tag = open[position].tag
            if tags.contains(tag) { return popAll(downTo: position) }
            if tag.isSpecial, tag != .address, tag != .div, tag != .p { return }
        }
    }

    private mutating func closeParagraph() {
        guard let position = position(of: .p, otherName: -1, isForeign: false) else { return }
        popAll(downTo: position)
    }

    /// A row ends a row, a cell ends a cell; a cell outside of a row begins one.
    private mutating func prepareTable(for tag: HTMLTag, at end: Int) -> Bool {
        guard let table = open.lastIndex(where: { $0.tag == .table || $0.tag == .template }), open[table].tag == .table else {
            if open.last?.tag == .template { return true }
            report(.misplaced(tag.rawValue), at: end)
            return false
        }
        let parents: [HTMLTag]
        switch tag {
        case .caption, .colgroup, .thead, .tbody, .tfoot: parents = []
        case .col: parents = [.colgroup]
        case .tr: parents = [.thead, .tbody, .tfoot]
        default: parents = [.tr]
        }
        let position = open[(table + 1)...].lastIndex { parents.contains($0.tag) } ?? table
        if position + 1 < open.count { popAll(downTo: position + 1) }
        if open[position].tag == .table {
            if tag == .col { push(.colgroup, at: end) }
            if tag == .tr { push(.tbody, at: end) }
        }
        if tag == .td || tag == .th, open[position].tag != .tr {
            if let group = open[(table + 1)...].lastIndex(where: \.tag.isRowGroup) {
                popAll(downTo: group + 1)
            } else {
                push(.tbody, at: end)
            }
            push(.tr, at: end)
        }
        return true
    }

    // MARK: End tags

    /// Takes an end tag.
    ///
    /// - Parameter range: of the whole end tag in the source.
    mutating func endTag(_ name: Name, range: Range<Int>) {
        skipsLineFeed = false
        if name.tag == .html || name.tag == .body {
            // What follows is still inside `body`.
            for element in open where element.tag == name.tag { nodes[Int(element.index)].isClosed = true }
            return
        }
        guard let position = position(of: name.tag, otherName: name.otherName, isForeign: isInForeignContent) else {
            reportStray(name, range: range)
            // `</h2>` ends an `h1`.
            if name.tag.isHeading, let last = open.last, last.tag.isHeading { nodes[Int(last.index)].isClosed = true; pop() }
            return
        }
        if position + 1 < open.count { popAll(downTo: position + 1) }
        nodes[Int(open[position].index)].isClosed = true
        pop()
    }

    /// The open element that an end tag of this name closes.
    private func position(of tag: HTMLTag, otherName: Int32, isForeign: Bool) -> Int? {
        for position in open.indices.reversed() {
            let element = open[position]
            if element.tag == tag, element.otherName == otherName { return position }
            if isForeign ? !element.isForeign : bounds(element.tag, tag) { return nil }
        }
        return nil
    }

    /// Whether an end tag inside one element cannot close an element around it.
    private func bounds(_ outer: HTMLTag, _ tag: HTMLTag) -> Bool {
        if tag.isTablePart || tag == .table { return outer == .table || outer == .template }
        if outer.boundsScope { return true }
        switch tag {
        case .p: return outer == .button
        case .li: return outer == .ol || outer == .ul
        default: return outer.isSpecial && !tag.isSpecial
        }
    }

    // MARK: Text and comments

    /// Takes a piece of text; pieces that follow each other become one node.
    mutating func text(_ piece: UnsafeBufferPointer<UInt8>, at offset: Int) {
        var piece = piece[...]
        if skipsLineFeed {
            skipsLineFeed = false
            if piece.first == UInt8(ascii: "\n") { piece = piece.dropFirst() }
        }
        guard !piece.isEmpty, prepare(forText: piece, at: offset) else { return }
        if let last = nodes.indices.last, nodes[last].kind == .text, nodes[last].parent == open.last?.index {
            nodes[last].count += Int32(piece.count)
        } else {
            _ = append(
                NodeRecord(
                    kind: .text, tag: .other, parent: 0, end: 0, offset: Int32(offset), start: Int32(bytes.count), count: Int32(piece.count)
                ))
        }
        bytes.append(contentsOf: piece)
    }

    private mutating func prepare(forText piece: Slice<UnsafeBufferPointer<UInt8>>, at offset: Int) -> Bool {
        if hasBody || isInRawText || open.count > 2 || (open.count == 2 && open.last?.tag != .head) { return true }
        if piece.allSatisfy(\.isBlank) { return hasHead && !open.isEmpty }
        if open.isEmpty { push(.html, at: offset) }
        beginBody(at: offset)
        push(.body, at: offset)
        return true
    }

    mutating func comment(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) {
        _ = append(
            NodeRecord(
                kind: .comment, tag: .other, parent: 0, end: 0, offset: Int32(offset), start: Int32(bytes.count), count: Int32(text.count)))
        bytes.append(contentsOf: text)
    }

    /// Ends everything.
    mutating func finish() {
        if !open.isEmpty, !hasBody {
            beginBody(at: max(source.count - 1, 0))
            push(.body, at: max(source.count - 1, 0))
        }
        while !open.isEmpty { pop() }
        problems.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    // MARK: The stack

    private mutating func append(_ record: NodeRecord) -> Int {
        var record = record
        let index = nodes.count
        record.parent = open.last?.index ?? -1
        record.end = Int32(index + 1)
        nodes.append(record)
        return index
    }

    /// Begins an element that is not written.
    private mutating func push(_ tag: HTMLTag, at offset: Int) {
        let index = append(
            NodeRecord(kind: .element, tag: tag, isClosed: true, parent: 0, end: 0, offset: Int32(offset), start: Int32(attributes.count)))
        open.append(OpenElement(tag: tag, otherName: -1, index: Int32(index), isForeign: false))
    }

    private mutating func pop() {
        guard let element = open.popLast() else { return }
        let index = Int(element.index)
        nodes[index].end = Int32(nodes.count)
        if !nodes[index].isClosed, element.isForeign || !element.tag.mayOmitEndTag { reportUnclosed(element) }
    }

    private mutating func popAll(downTo position: Int) {
        while open.count > position { pop() }
    }

    // MARK: Problems

    /// - Parameter end: where the `>` of the start tag in question is.
    private mutating func report(_ kind: HTMLProblem.Kind, at end: Int) {
        report(kind, at: source.rangeOfTag(endingAt: end))
    }

    mutating func report(_ kind: HTMLProblem.Kind, at range: Range<Int>) {
        if problems.count < problemLimit {
            problems.append(HTMLProblem(kind: kind, range: range))
        } else {
            hasDroppedProblems = true
        }
    }

    /// How many of the latest problems to search for the other half of a misnesting.
    private static let searched = 64

    private mutating func reportUnclosed(_ element: OpenElement) {
        let name = spelling(Name(tag: element.tag, otherName: element.otherName))
        let end = Int(nodes[Int(element.index)].offset)
        let stray = problems.suffix(Self.searched).lastIndex { $0.kind == .strayEndTag(name) && $0.range.lowerBound > end }
        guard let stray else { return report(.unclosed(name), at: end) }
        problems[stray] = HTMLProblem(kind: .misnested(name), range: source.rangeOfTag(endingAt: end))
    }

    private mutating func reportStray(_ name: Name, range: Range<Int>) {
        let name = spelling(name)
        if let unclosed = problems.suffix(Self.searched).lastIndex(where: { $0.kind == .unclosed(name) }) {
            problems[unclosed].kind = .misnested(name)
        } else if !problems.suffix(Self.searched).contains(where: { $0.kind == .misplaced(name) }) {
            report(.strayEndTag(name), at: range)
        }
    }
}

extension [UInt8] {
    /// libxml2 tells where a start tag ends, not where it begins.
    func startOfTag(endingAt end: Int) -> Int {
        var offset = Swift.min(end, count - 1)
        while offset > 0, self[offset] != UInt8(ascii: "<") { offset -= 1 }
        return Swift.max(offset, 0)
    }

    /// - Parameter end: where the tag's `>` is.
    func rangeOfTag(endingAt end: Int) -> Range<Int> {
        startOfTag(endingAt: end)..<Swift.min(end + 1, count)
    }
}
