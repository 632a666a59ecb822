import HTML

/// What becomes of a node: it is content, or a rule leaves it out.
struct Fate: Hashable, Sendable {
    /// The index of the rule's name, or negative.
    fileprivate let index: Int16

    static let content = Fate(index: -1)
    /// The page's title, which is front matter.
    static let title = Fate(index: -2)
    /// Outside of the content, and named by no rule.
    static let outside = Fate(index: 0)
}

/// A page looked over once, before any of it is converted: what is content, what is a block, and where each element ends.
struct ContentSurvey: Sendable {
    let document: HTMLDocument
    let platform: Platform
    /// The elements whose insides are the content, in document order, none inside another.
    private(set) var roots: [HTMLNode] = []
    private var rootIndices: Set<Int> = []
    private(set) var title: HTMLNode?
    /// By node.
    private(set) var fates: [Fate]
    /// Names of the rules that leave something out.
    private var rules = ["outside"]
    /// Whether an element is, or has inside it, a block. By node.
    private var holdsBlock: [Bool]
    /// Whether there is a text, or something that stands for one, that is content. By node.
    private var hasContent: [Bool]
    /// Where in the source a node ends: behind its end tag. By node.
    private var ends: [Int32]

    init(_ document: HTMLDocument, platform: Platform, selector: Selector?) {
        self.document = document
        self.platform = platform
        let count = document.nodes.reduce(0) { count, _ in count + 1 }
        fates = Array(repeating: .outside, count: count)
        holdsBlock = Array(repeating: false, count: count)
        hasContent = Array(repeating: false, count: count)
        ends = Array(repeating: 0, count: count)
        findContent(selector)
        decideFates()
        lookInside()
    }

    // MARK: Questions

    func isContent(_ node: HTMLNode) -> Bool { fates[node.index] == .content }

    /// Whether the node is a block or has one inside.
    func holdsBlock(_ node: HTMLNode) -> Bool { holdsBlock[node.index] }

    /// Whether there is anything to say inside the node, or it is something to say itself.
    func hasContent(_ node: HTMLNode) -> Bool { hasContent[node.index] }

    func isRoot(_ node: HTMLNode) -> Bool { rootIndices.contains(node.index) }

    /// From where the node begins to where it ends: an element with both its tags, a text without the blanks around it.
    func range(of node: HTMLNode) -> Range<Int> {
        let start = node.range.lowerBound
        let end = max(start, Int(ends[node.index]))
        guard node.kind == .text else { return start..<end }
        let source = document.source
        var lower = start
        var upper = end
        while lower < upper, source[lower].isHTMLBlank { lower += 1 }
        while upper > lower, source[upper - 1].isHTMLBlank { upper -= 1 }
        return lower..<upper
    }

    /// What stands between an element's tags.
    func innerRange(of node: HTMLNode) -> Range<Int> {
        let outer = range(of: node)
        let start = min(max(node.range.upperBound, outer.lowerBound), outer.upperBound)
        var end = outer.upperBound
        let source = document.source
        if end > start, source[end - 1] == UInt8(ascii: ">"), let tag = source[start..<end].lastIndex(of: UInt8(ascii: "<")),
            tag + 1 < end, source[tag + 1] == UInt8(ascii: "/")
        {
            end = tag
        }
        return start..<max(start, end)
    }

    /// The name of the rule that leaves a node out; nil for content and title.
    func rule(of index: Int) -> String? {
        let rule = Int(fates[index].index)
        return rule < 0 ? nil : rules[rule]
    }

    /// Leaves a node and all inside it out after all.
    mutating func leaveOut(_ node: HTMLNode, rule name: String) {
        let fate = fate(name)
        fates[node.index] = fate
        for inner in node.descendants where isContent(inner) { fates[inner.index] = fate }
    }

    private mutating func fate(_ name: String) -> Fate {
        if let index = rules.firstIndex(of: name) { return Fate(index: Int16(index)) }
        rules.append(name)
        return Fate(index: Int16(rules.count - 1))
    }

    // MARK: Finding the content

    private mutating func findContent(_ selector: Selector?) {
        let body = document.nodes.first { $0.tag == .body && $0.kind == .element }
        if let selector {
            roots = outermost(selector)
        } else {
            for candidate in platform.content {
                roots = outermost(candidate)
                // Of several articles none is the content; all of what holds them is.
                if platform.name == Platform.plain.name, roots.count > 1 { roots = [] }
                if !roots.isEmpty { break }
            }
            if roots.isEmpty, let body { roots = [body] }
        }
        title = findTitle()
    }

    private func outermost(_ selector: Selector) -> [HTMLNode] {
        var found: [HTMLNode] = []
        var end = 0
        for node in document.nodes where node.index >= end && selector.matches(node) {
            found.append(node)
            end = document.endOfSubtree(node)
        }
        return found
    }

    private func findTitle() -> HTMLNode? {
        for root in roots {
            if root.tag == .h1 { return root }
        }
        for selector in platform.title {
            if let node = document.nodes.first(where: { selector.matches($0) && !$0.isForeign && $0.hasVisibleText }) { return node }
        }
        if let heading = document.nodes.first(where: { $0.tag == .h1 && !$0.isForeign && $0.hasVisibleText }) { return heading }
        return document.nodes.first { $0.tag == .title && !$0.isForeign && $0.hasVisibleText }
    }

    // MARK: Fates

    private mutating func decideFates() {
        rootIndices = Set(roots.map(\.index))
        for node in document.nodes {
            let inherited = node.parent.map { fates[$0.index] } ?? .outside
            fates[node.index] = node.index == title?.index ? .title : fate(of: node, inherited: inherited, isRoot: isRoot(node))
        }
    }

    private mutating func fate(of node: HTMLNode, inherited: Fate, isRoot: Bool) -> Fate {
        if isRoot { return .content }
        guard node.kind == .element else {
            return inherited == .content && Self.isFallback(node) ? fate("fallback") : inherited
        }
        switch inherited {
        case .title: return Self.neverText(node).map { fate($0) } ?? .title
        case .content: return rule(for: node).map { fate($0) } ?? .content
        case .outside: return (rule(for: node) ?? Self.landmark(node)).map { fate($0) } ?? .outside
        default: return inherited
        }
    }

    /// The rule that leaves an element out, if there is one.
    private func rule(for node: HTMLNode) -> String? {
        if let name = Self.neverText(node) { return name }
        if node.hasAttribute(.hidden) { return "hidden" }
        switch node.tag {
        case .nav: return "navigation"
        case .header where !node.isInSectioning: return "header"
        case .footer where !node.isInSectioning: return "footer"
        default: break
        }
        if let role = node.attributes.first(where: { $0.key == .role }), let name = Self.landmark(role: role.valueBytes) { return name }
        return platform.boilerplate.first { $0.selector.matches(node) }?.name
    }

    /// What is no text of the page although it is text in its source.
    private static func neverText(_ node: HTMLNode) -> String? {
        guard node.kind == .element else { return nil }
        switch node.tag {
        case .script: return "script"
        case .style: return "style"
        case .template: return "template"
        case .noscript, .noframes, .noembed: return "noscript"
        case .svg: return "svg"
        case .math: return "math"
        case .iframe, .object, .video, .audio, .canvas: return nil
        case .head where node.parent?.tag == .html: return "head"
        default: break
        }
        return isFallback(node) ? "fallback" : nil
    }

    /// Whether it is only shown where a frame or film cannot be.
    private static func isFallback(_ node: HTMLNode) -> Bool {
        switch node.parent?.tag {
        case .iframe, .video, .audio, .canvas, .object: true
        default: false
        }
    }

    /// Outside of the content, landmarks tell better what was left out.
    private static func landmark(_ node: HTMLNode) -> String? {
        switch node.tag {
        case .nav: "navigation"
        case .header: "header"
        case .footer: "footer"
        case .aside: "aside"
        default: nil
        }
    }

    private static func landmark(role: ArraySlice<UInt8>) -> String? {
        if role.elementsEqual("navigation".utf8) { return "navigation" }
        if role.elementsEqual("banner".utf8) { return "header" }
        if role.elementsEqual("contentinfo".utf8) { return "footer" }
        if role.elementsEqual("search".utf8) { return "search" }
        return nil
    }

    // MARK: Looking inside

    /// From the last node to the first, so that what is inside is known before what is around it.
    private mutating func lookInside() {
        let source = document.source
        var furthestChildEnd = Array<Int32>(repeating: -1, count: fates.count)
        for node in Array(document.nodes).reversed() {
            let index = node.index
            switch node.kind {
            case .text:
                ends[index] = Int32(source.endOfText(from: node.range.lowerBound, atLeast: node.range.upperBound))
                hasContent[index] = fates[index] == .content && node.textBytes.contains { !$0.isHTMLBlank }
            case .comment: ends[index] = Int32(node.range.upperBound)
            case .element:
                let inner = max(Int(furthestChildEnd[index]), node.range.upperBound)
                ends[index] = Int32(source.endOfElement(node.name, from: inner))
                if node.tag.isBlock, !node.isForeign { holdsBlock[index] = true }
                if fates[index] == .content, node.tag.standsForContent { hasContent[index] = true }
            }
            guard let parent = node.parent?.index else { continue }
            // Text that stood in a table comes before it in the tree, and behind its start in the source.
            furthestChildEnd[parent] = max(furthestChildEnd[parent], ends[index])
            if holdsBlock[index], fates[index] == .content { holdsBlock[parent] = true }
            if hasContent[index] { hasContent[parent] = true }
        }
    }
}

extension HTMLDocument {
    /// The index behind an element's last descendant.
    fileprivate func endOfSubtree(_ node: HTMLNode) -> Int {
        node.descendants.reduce(node.index) { _, inner in inner.index } + 1
    }
}

extension HTMLNode {
    fileprivate var hasVisibleText: Bool {
        descendants.contains { $0.kind == .text && $0.textBytes.contains { !$0.isHTMLBlank && $0 != 0xC2 && $0 != 0xA0 } }
    }

    /// Whether it is the header or footer of a part, rather than of the page.
    fileprivate var isInSectioning: Bool {
        ancestors.contains { node in
            switch node.tag {
            case .article, .main, .section, .aside, .blockquote, .figure, .dialog: true
            default: false
            }
        }
    }
}

extension [UInt8] {
    /// Where a text ends in the source: where the next tag begins.
    ///
    /// - Parameter end: where it would end if all were written as it is meant, without character references.
    fileprivate func endOfText(from start: Int, atLeast end: Int) -> Int {
        var offset = Swift.max(start, Swift.min(end, count))
        while offset < count {
            if self[offset] == UInt8(ascii: "<"), offset + 1 < count {
                switch self[offset + 1] | 0x20 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"): return offset
                default: if self[offset + 1] == UInt8(ascii: "/") || self[offset + 1] == UInt8(ascii: "!") { return offset }
                }
            }
            offset += 1
        }
        return offset
    }

    /// Where an element ends: behind its end tag, where one follows.
    ///
    /// - Parameter inner: where the last of what is inside ends.
    fileprivate func endOfElement(_ name: String, from inner: Int) -> Int {
        var offset = inner
        while offset < count, self[offset].isHTMLBlank { offset += 1 }
        let length = name.utf8.count
        guard offset + length + 2 < count, self[offset] == UInt8(ascii: "<"), self[offset + 1] == UInt8(ascii: "/"),
            zip(self[(offset + 2)...], name.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }),
            let end = self[(offset + 2 + length)...].prefix(200).firstIndex(of: UInt8(ascii: ">"))
        else { return inner }
        return end + 1
    }
}
