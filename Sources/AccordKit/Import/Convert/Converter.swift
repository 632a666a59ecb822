import Diagnostics
import HTML
import Markdown

/// Turns the content of a page into a document.
struct Converter {
    let document: HTMLDocument
    var survey: ContentSurvey
    let platform: Platform
    let file: SourceFile
    let base: BaseAddress
    let language: Substring
    /// Text that the page does not have, and why it was added.
    private(set) var addedTexts: [String: String] = [:]
    private(set) var findings = BoundedFindings()
    private var hasReportedNesting = false
    /// How many bytes at the front of a text are a callout's label. By node.
    private(set) var labels: [Int: Int] = [:]
    /// Ids that stand before the next text or heading.
    private var pendingAnchors: [String] = []
    /// Each with the place of the heading it is at or under.
    private(set) var anchors: [(name: String, heading: Int?)] = []
    private var lastHeading: Int?
    /// Links of a platform's own lists of further pages.
    private(set) var related: [ReadPage.RelatedLink] = []
    private var expandedAbbreviations: Set<String> = []
    /// Nodes that were converted together with one before them.
    private var done: Set<Int> = []

    init(_ survey: ContentSurvey, file: SourceFile, base: BaseAddress, language: String?) {
        document = survey.document
        self.survey = survey
        platform = survey.platform
        self.file = file
        self.base = base
        self.language = language?.prefix { $0 != "-" } ?? "en"
    }

    /// Where something is converted.
    struct Place {
        /// Lists, quotes and alerts in each other.
        var depth = 0
        /// Headings of the document's own are only possible outside of lists, quotes, alerts and cells.
        var allowsHeadings = true
        /// Whether it is one line between pipes, where nothing but text can be.
        var isCell = false
        /// Inline elements around the blocks, outermost first.
        var wrappers: [Wrapper] = []

        func inContainer() -> Place {
            var place = self
            place.depth += 1
            place.allowsHeadings = false
            return place
        }

        func wrapped(_ wrapper: Wrapper) -> Place {
            var place = self
            place.wrappers.append(wrapper)
            return place
        }
    }

    /// An inline element that goes around each paragraph inside it.
    enum Wrapper {
        case emphasis, strong, strikethrough, code
        case link(destination: String, Range<Int>)

        var mark: TextRun.Mark {
            switch self {
            case .emphasis: .emphasis
            case .strong: .strong
            case .strikethrough: .strikethrough
            case .code: .code
            case .link: .link
            }
        }
    }

    /// Lists and quotes deeper than this are written as if they were not there.
    static let depthLimit = 24

    /// Whether a list or quotation can stand here.
    mutating func fits(_ place: Place, _ node: HTMLNode) -> Bool {
        guard !place.isCell, place.depth >= Self.depthLimit else { return !place.isCell }
        if !hasReportedNesting {
            report(
                .notExpressible, .warning, at: survey.range(of: node), rule: "Lists and quotations stand at most \(Self.depthLimit) deep in each other",
                seen: "this is deeper, so only its text was kept", right: "Look at the place by hand")
        }
        hasReportedNesting = true
        return false
    }

    // MARK: Flow

    /// Blocks that are done, and the paragraph that is being gathered.
    struct Flow {
        var blocks: [Block] = []
        var run: TextRun
        let place: Place
        /// The item outside of any list that came last: its parent's index, and where it begins.
        var looseItem: (parent: Int, start: Int)?

        init(_ place: Place) {
            self.place = place
            run = TextRun(inside: place.wrappers.map(\.mark))
        }
    }

    mutating func document(of roots: [HTMLNode]) -> [Block] {
        var flow = Flow(Place())
        for root in roots {
            noteAnchor(of: root)
            addChildren(of: root, to: &flow)
            finishParagraph(&flow)
        }
        assignAnchors(heading: lastHeading)
        return flow.blocks.joiningLists()
    }

    mutating func blocks(of node: HTMLNode, _ place: Place) -> [Block] {
        var flow = Flow(place)
        addChildren(of: node, to: &flow)
        finishParagraph(&flow)
        return flow.blocks.joiningLists()
    }

    mutating func addChildren(of node: HTMLNode, to flow: inout Flow) {
        for child in node.children { add(child, to: &flow) }
    }

    mutating func add(_ node: HTMLNode, to flow: inout Flow) {
        guard survey.isContent(node) else { return noteLeftOut(node) }
        switch node.kind {
        case .comment: return
        case .text: return addText(node, to: &flow.run)
        case .element: break
        }
        guard done.isEmpty || !done.contains(node.index) else { return }
        noteAnchor(of: node)
        if !flow.place.isCell, survey.holdsBlock(node), let callout = platform.callouts.first(where: { $0.selector.matches(node) }) {
            finishParagraph(&flow)
            return addCallout(node, callout, to: &flow)
        }
        if let seeAlso = platform.seeAlso, seeAlso.matches(node) { return addRelated(node, to: &flow) }
        if let captions = platform.captions, captions.matches(node) {
            return addContainer(node, wrapper: .strong, to: &flow)
        }
        if survey.holdsBlock(node) {
            addBlock(node, to: &flow)
        } else {
            addInline(node, to: &flow.run)
        }
    }

    private mutating func addBlock(_ node: HTMLNode, to flow: inout Flow) {
        switch node.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: addHeading(node, to: &flow)
        case .ol, .ul, .menu, .dir: addList(node, to: &flow)
        case .li: addLooseItem(node, to: &flow)
        case .dl: addDefinitions(node, to: &flow)
        case .table: addTable(node, to: &flow)
        case .pre, .listing, .xmp, .plaintext: addCode(node, to: &flow)
        case .blockquote: addQuote(node, to: &flow)
        case .hr: addRule(node, to: &flow)
        case .figcaption, .caption: addContainer(node, wrapper: .emphasis, to: &flow)
        case .summary, .legend, .dt: addContainer(node, wrapper: .strong, to: &flow)
        default:
            if node.tag.isBlock {
                addContainer(node, wrapper: nil, to: &flow)
            } else {
                addTransparent(node, to: &flow)
            }
        }
    }

    /// Ends the paragraph that is being gathered, and adds it.
    mutating func finishParagraph(_ flow: inout Flow) {
        let run = flow.run
        flow.run = TextRun(inside: flow.place.wrappers.map(\.mark))
        guard !run.isEmpty else { return }
        let range = run.range ?? 0..<0
        for content in run.paragraphs() {
            let wrapped = flow.place.wrappers.reversed().reduce(content) { wrap($0, in: $1) }
            append(.paragraph(Block.Paragraph(content: wrapped, range: range)), to: &flow)
        }
    }

    private func wrap(_ content: [Inline], in wrapper: Wrapper) -> [Inline] {
        switch wrapper {
        case .emphasis: [.emphasis(content)]
        case .strong: [.strong(content)]
        case .strikethrough: [.strikethrough(content)]
        case .code: content
        case .link(let destination, let range):
            [.link(Inline.Link(destination: destination, content: content, range: range, contentRange: content.textRange ?? range))]
        }
    }

    mutating func append(_ block: Block, to flow: inout Flow) {
        defer { flow.blocks.append(block) }
        // What is in a cell or a heading is not a place of its own.
        guard !flow.place.isCell else { return }
        switch block {
        case .heading(let heading):
            lastHeading = heading.range.lowerBound
            assignAnchors(heading: lastHeading)
        case .paragraph, .codeBlock, .table: assignAnchors(heading: lastHeading)
        default: break
        }
    }

    /// Takes the links of a platform's own list of further pages, unless it says more than links.
    private mutating func addRelated(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        var inner = Flow(Place())
        addBlock(node, to: &inner)
        finishParagraph(&inner)
        if let links = SeeAlso.links(in: inner.blocks) {
            related += links
        } else {
            flow.blocks += inner.blocks
        }
    }

    // MARK: Containers

    mutating func addContainer(_ node: HTMLNode, wrapper: Wrapper?, to flow: inout Flow) {
        finishParagraph(&flow)
        let isContinuation = platform.continuations?.matches(node) ?? false
        let isNew = wrapper.map { !flow.run.isInside($0.mark) } ?? false
        var inner = Flow(wrapper.flatMap { isNew ? flow.place.wrapped($0) : nil } ?? flow.place)
        if !isContinuation { swap(&inner.blocks, &flow.blocks) }
        addChildren(of: node, to: &inner)
        finishParagraph(&inner)
        guard isContinuation else { return swap(&inner.blocks, &flow.blocks) }
        guard !inner.blocks.isEmpty, var list = flow.blocks.takeLastList(), var item = list.items.popLast() else {
            flow.blocks += inner.blocks
            return
        }
        item.blocks += inner.blocks
        item.range = item.range.lowerBound..<max(item.range.upperBound, survey.range(of: node).upperBound)
        list.items.append(item)
        list.range = list.range.lowerBound..<max(list.range.upperBound, item.range.upperBound)
        flow.blocks.append(.list(list))
    }

    /// An inline element with blocks inside goes around each paragraph of them.
    private mutating func addTransparent(_ node: HTMLNode, to flow: inout Flow) {
        let wrapper = wrapper(for: node)
        if let wrapper, !flow.run.isInside(wrapper.mark) {
            finishParagraph(&flow)
            var inner = Flow(flow.place.wrapped(wrapper))
            swap(&inner.blocks, &flow.blocks)
            addChildren(of: node, to: &inner)
            finishParagraph(&inner)
            swap(&inner.blocks, &flow.blocks)
        } else {
            addChildren(of: node, to: &flow)
        }
    }

    private mutating func addRule(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard !flow.place.isCell else { return }
        if case .thematicBreak? = flow.blocks.last { return }
        flow.blocks.append(.thematicBreak(survey.range(of: node)))
    }

    private mutating func addQuote(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard fits(flow.place, node) else { return addContainer(node, wrapper: nil, to: &flow) }
        var place = flow.place.inContainer()
        place.wrappers = flow.place.wrappers
        let blocks = blocks(of: node, place)
        if !blocks.isEmpty { flow.blocks.append(.blockQuote(Block.BlockQuote(blocks: blocks, range: survey.range(of: node)))) }
    }

    private mutating func addHeading(_ node: HTMLNode, to flow: inout Flow) {
        if platform.labelsAreHeadings, !flow.place.isCell, let kind = labelHeading(node) {
            return addLabelledCallout(node, kind, to: &flow)
        }
        guard flow.place.allowsHeadings, flow.place.wrappers.isEmpty, let level = node.tag.headingLevel else {
            return addContainer(node, wrapper: .strong, to: &flow)
        }
        finishParagraph(&flow)
        var place = flow.place
        place.isCell = true
        let content = blocks(of: node, place).flattened(&self)
        guard content.hasText else {
            if !content.isEmpty { append(.paragraph(Block.Paragraph(content: content, range: survey.range(of: node))), to: &flow) }
            return
        }
        append(.heading(Block.Heading(level: level, content: content, range: survey.range(of: node))), to: &flow)
    }

    private mutating func addCode(_ node: HTMLNode, to flow: inout Flow) {
        finishParagraph(&flow)
        guard !flow.place.isCell else { return addContainer(node, wrapper: .code, to: &flow) }
        var text: [UInt8] = []
        // What stood between the rows of a table comes before it in the tree; code reads as it is written.
        let inside = node.descendants.filter { survey.isContent($0) }.sorted { ($0.range.lowerBound, $0.index) < ($1.range.lowerBound, $1.index) }
        for inner in inside {
            switch inner.kind {
            case .text: text += inner.textBytes.withoutUnseenCharacters()
            case .element where inner.tag == .br: text.append(UInt8(ascii: "\n"))
            case .element where inner.tag == .img: text += alternative(of: inner).utf8
            default: noteAnchor(of: inner)
            }
        }
        guard text.contains(where: { !$0.isHTMLBlank }) else { return }
        let lines = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let code = Block.CodeBlock(
            info: codeLanguage(of: node), text: lines.hasSuffix("\n") ? lines : lines + "\n", range: survey.range(of: node))
        append(.codeBlock(code), to: &flow)
    }

    // MARK: Text

    mutating func addText(_ node: HTMLNode, to run: inout TextRun) {
        var bytes = node.textBytes
        if let label = labels[node.index] { bytes = bytes.dropFirst(label) }
        run.append(bytes.withoutUnseenCharacters(), survey.range(of: node))
    }

    /// Remembers that the first bytes of a text are a label.
    mutating func cutLabel(_ count: Int, from node: HTMLNode) {
        labels[node.index] = count
    }

    /// Notes text that the page does not have.
    mutating func added(_ text: String, as name: String) -> String {
        addedTexts[text] = name
        return text
    }

    mutating func report(_ code: Code, _ severity: Severity, at range: Range<Int>, rule: Message, seen: Message, right: Message? = nil) {
        findings.add(Diagnostic(code, severity, at: file.location(of: range), rule: rule, seen: seen, right: right))
    }

    /// Remembers that a node needs no more conversion where it stands.
    mutating func markDone(_ node: HTMLNode) {
        done.insert(node.index)
    }

    /// Whether this is the first time that an abbreviation is seen.
    mutating func isNewAbbreviation(_ text: String) -> Bool {
        expandedAbbreviations.insert(text).inserted
    }

    // MARK: Anchors

    mutating func noteAnchor(of node: HTMLNode) {
        for attribute in node.attributes {
            switch attribute.key {
            case .id: pendingAnchors.append(attribute.value)
            case .name where node.tag == .a: pendingAnchors.append(attribute.value)
            default: break
            }
        }
    }

    private mutating func assignAnchors(heading: Int?) {
        for name in pendingAnchors where !name.isEmpty { anchors.append((name, heading)) }
        pendingAnchors = []
    }

    mutating func noteLeftOut(_ node: HTMLNode) {
        switch node.tag {
        case .math where node.kind == .element && !node.parentIsForeign:
            report(
                .notExpressible, .warning, at: survey.range(of: node), rule: "A page says what it says in text, tables and pictures",
                seen: "there is a formula, which was left out", right: "Write it in words, or put a picture of it there")
        default: break
        }
    }
}

extension HTMLNode {
    fileprivate var parentIsForeign: Bool { parent?.isForeign ?? false }
}
