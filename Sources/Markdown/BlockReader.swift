/// Turns the library's tree into blocks with ranges that can be trusted.
///
/// Of the positions that the library records only the starts of blocks and the last lines of paragraphs are
/// right. All others are found again in the source, mostly from the number of lines in a block's text.
struct BlockReader {
    let source: Source
    let limits: ParseLimits
    private(set) var problems: [ParseProblem] = []

    init(source: Source, limits: ParseLimits) {
        self.source = source
        self.limits = limits
    }

    mutating func blocks(in parent: Node, depth: Int) -> [Block] {
        var blocks: [Block] = []
        var next = parent.firstChild
        while let node = next {
            next = node.next
            if let block = block(node, depth: depth) { blocks.append(block) }
        }
        return blocks
    }

    private mutating func block(_ node: Node, depth: Int) -> Block? {
        switch node.kind {
        case .paragraph: paragraph(node)
        case .heading: heading(node)
        case .list: list(node, depth: depth)
        case .blockQuote: blockQuote(node, depth: depth)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .thematicBreak: .thematicBreak(start(of: node)..<source.trimmedEnd(ofLine: node.startLine))
        case .table: .table(table(node))
        default: nil
        }
    }

    func start(of node: Node) -> Int {
        source.offset(line: node.startLine, column: node.startColumn)
    }

    mutating func report(_ kind: ParseProblem.Kind, _ range: SourceRange) {
        guard !problems.contains(where: { $0.kind == kind }) else { return }
        problems.append(ParseProblem(kind: kind, range: range))
    }

    mutating func inlines(of node: Node, content: Bytes, map: ContentMap) -> [Inline] {
        var reader = InlineReader(content: content, map: map, depthLimit: limits.depth)
        let inlines = reader.inlines(in: node)
        if let range = reader.cutRange { report(.tooDeep, range) }
        return inlines
    }

    // MARK: Leaves

    private mutating func paragraph(_ node: Node) -> Block? {
        let content = node.content
        let map = paragraphMap(node, content: content)
        let inlines = inlines(of: node, content: content, map: map)
        guard !inlines.isEmpty else { return nil }
        return .paragraph(Block.Paragraph(content: inlines, range: map.fileRange(of: 0..<content.count)))
    }

    private func paragraphMap(_ node: Node, content: Bytes) -> ContentMap {
        if node.startLine < 0, let table = node.next { return headMap(ofTable: table, content: content) }
        // Link definitions at the start of a paragraph are not in its content, so only its last line is known.
        let end = max(node.endLine, node.startLine) + 1
        let first = max(end - content.lineCount, node.startLine)
        return ContentMap(content: content, endsOf: first..<end, in: source)
    }

    private mutating func heading(_ node: Node) -> Block {
        let content = node.content
        let start = start(of: node)
        let map: ContentMap
        var range: SourceRange
        if node.endLine > node.startLine, let lines = underlinedLines(node, content: content) {
            map = ContentMap(content: content, endsOf: lines, in: source)
            range = map.fileOffset(of: 0)..<source.trimmedEnd(ofLine: lines.upperBound)
        } else {
            let end = source.trimmedEnd(ofLine: node.startLine)
            let line = source.file[..<end]
            let text = line.skipping(from: line.skipping(from: start) { $0 == "#" }) { $0.isSpaceOrTab }
            map = ContentMap(start: text, end: end)
            range = start..<max(start, end)
        }
        if range.isEmpty { range = start..<start }
        return .heading(
            Block.Heading(level: node.headingLevel, content: inlines(of: node, content: content, map: map), range: range))
    }

    /// The lines of a setext heading's text, without the underline; nil if there are none.
    private func underlinedLines(_ node: Node, content: Bytes) -> SourceLines? {
        let count = content.lineCount
        return (node.startLine...node.endLine).lazy.map { $0..<$0 + count }.first { lines in
            guard let underline = source.file[source.lineRange(lines.upperBound)].last(where: { !$0.isSpaceOrTab }),
                underline == "=" || underline == "-"
            else { return false }
            return zip(lines, content.split(separator: UInt8(ascii: "\n"))).allSatisfy { line, text in
                source.file[source.lineRange(line)].hasSuffix(text)
            }
        }
    }

    private func codeBlock(_ node: Node) -> Block {
        let literal = node.literal
        let text = String(decoding: literal, as: UTF8.self)
        let start = start(of: node)
        let lines = literal.lineCount
        guard let fence = node.fence else {
            let end = max(start, source.trimmedEnd(ofLine: node.startLine + max(lines, 1) - 1))
            return .codeBlock(Block.CodeBlock(info: nil, text: text, range: start..<end))
        }
        var last = node.startLine + lines
        if closesFence(line: last + 1, of: node, character: fence.character, length: fence.length) { last += 1 }
        let end = max(start, source.trimmedEnd(ofLine: last))
        return .codeBlock(Block.CodeBlock(info: fence.info, text: text, range: start..<end))
    }

    /// Whether a line is the closing fence of a code block whose text ends just before it.
    private func closesFence(line: Int, of node: Node, character: UInt8, length: Int) -> Bool {
        guard line <= node.endLine, line < source.lineCount else { return false }
        // Where the block was closed by the end of a container, the line belongs to what follows.
        if let following = node.following, following.startLine >= 0, following.startLine <= line { return false }
        let end = source.trimmedEnd(ofLine: line)
        let start = source.lineRange(line).lowerBound
        var fence = end
        while fence > start, source.file[fence - 1] == character { fence -= 1 }
        return end - fence >= length
    }

    private func htmlBlock(_ node: Node) -> Block {
        let literal = node.literal
        let text = String(decoding: literal.drop(while: \.isSpaceOrTab), as: UTF8.self)
        let start = start(of: node)
        let end = source.trimmedEnd(ofLine: node.startLine + max(literal.lineCount, 1) - 1)
        return .html(Block.RawHTML(text: text, range: start..<max(start, end)))
    }

    // MARK: Containers

    private mutating func children(of node: Node, depth: Int) -> [Block] {
        guard depth < limits.depth else {
            let start = start(of: node)
            report(.tooDeep, start..<max(start, source.trimmedEnd(ofLine: node.startLine)))
            return []
        }
        return blocks(in: node, depth: depth + 1)
    }

    private mutating func list(_ node: Node, depth: Int) -> Block {
        var items: [Block.List.Item] = []
        var next = node.firstChild
        while let item = next {
            next = item.next
            items.append(self.item(item, depth: depth))
        }
        let start = start(of: node)
        let end = items.last?.range.upperBound ?? start
        // What made such a list loose was a link definition, of which nothing is left.
        let isSingle = items.count == 1 && items[0].blocks.count <= 1
        return .list(
            Block.List(start: node.listStart, isTight: node.isTight || isSingle, items: items, range: start..<max(start, end)))
    }

    private mutating func item(_ node: Node, depth: Int) -> Block.List.Item {
        var blocks = children(of: node, depth: depth)
        let start = start(of: node)
        let markerEnd = source.file[source.lineRange(node.startLine)].skipping(from: start) { !$0.isSpaceOrTab }
        let end = max(markerEnd, blocks.last?.range.upperBound ?? start)
        let isChecked = takeCheckbox(from: &blocks)
        return Block.List.Item(isChecked: isChecked, blocks: blocks, range: start..<end)
    }

    /// Takes `[ ]` or `[x]` away from the start of an item and says which it was; nil where there is none.
    ///
    /// The library's own task lists know neither items in block quotes nor a second `[x]` on the line.
    private func takeCheckbox(from blocks: inout [Block]) -> Bool? {
        guard case .paragraph(var paragraph)? = blocks.first, case .text(let text, let range)? = paragraph.content.first,
            source.file.byte(at: range.lowerBound) == UInt8(ascii: "["), text.utf8.count >= 3
        else { return nil }
        let utf8 = Array(text.utf8)
        let isChecked = utf8[1] == "x" || utf8[1] == "X"
        guard isChecked || utf8[1] == " ", utf8[2] == "]" else { return nil }
        if utf8.count == 3 {
            guard paragraph.content.count == 1, blocks.dropFirst().first?.isList ?? true else { return nil }
            blocks.removeFirst()
            return isChecked
        }
        // Spaces that are written as references belong to the text.
        var end = 3
        while end < utf8.count, utf8[end].isSpaceOrTab, source.file.byte(at: range.lowerBound + end) == utf8[end] { end += 1 }
        guard end > 3 else { return nil }
        let start = range.lowerBound + end
        if end == utf8.count {
            paragraph.content.removeFirst()
        } else {
            paragraph.content[0] = .text(String(decoding: utf8[end...], as: UTF8.self), start..<max(start, range.upperBound))
        }
        paragraph.range = start..<max(start, paragraph.range.upperBound)
        blocks[0] = .paragraph(paragraph)
        return isChecked
    }

    private mutating func blockQuote(_ node: Node, depth: Int) -> Block {
        var blocks = children(of: node, depth: depth)
        let start = start(of: node)
        let end = max(start + 1, blocks.last?.range.upperBound ?? start)
        guard let kind = takeAlertMarker(from: &blocks, of: node) else {
            return .blockQuote(Block.BlockQuote(blocks: blocks, range: start..<end))
        }
        return .alert(Block.Alert(kind: kind, blocks: blocks, range: start..<end))
    }

    /// Takes a first line such as `[!NOTE]` away from a quote's blocks and says what it was; nil where there is none.
    private func takeAlertMarker(from blocks: inout [Block], of node: Node) -> Block.Alert.Kind? {
        guard case .paragraph(var paragraph)? = blocks.first, let first = node.firstChild, first.kind == .paragraph else { return nil }
        let content = first.content
        guard let (kind, lineEnd) = Block.Alert.Kind.marker(in: content) else { return nil }
        guard let lineBreak = paragraph.content.firstIndex(where: \.isBreak) else {
            blocks.removeFirst()
            return kind
        }
        paragraph.content.removeSubrange(...lineBreak)
        let start = paragraphMap(first, content: content).fileOffset(of: lineEnd + 1)
        paragraph.range = start..<max(start, paragraph.range.upperBound)
        blocks[0] = .paragraph(paragraph)
        return kind
    }
}

extension Block.Alert.Kind {
    /// The alert whose marker is the first line of a paragraph, and where that line ends.
    ///
    /// Capitals and small letters are alike, as on GitHub.
    fileprivate static func marker(in content: Bytes) -> (kind: Self, lineEnd: Int)? {
        guard content.hasASCII("[!", at: 0) else { return nil }
        let nameEnd = content.skipping(from: 2, while: \.isASCIILetter)
        guard content.byte(at: nameEnd) == UInt8(ascii: "]") else { return nil }
        let lineEnd = content.skipping(from: nameEnd + 1, while: \.isSpaceOrTab)
        guard lineEnd == content.count || content[lineEnd] == "\n" else { return nil }
        let name = content[2..<nameEnd].map { $0 & 0xDF }
        return allCases.first { $0.rawValue.utf8.elementsEqual(name) }.map { ($0, lineEnd) }
    }
}

extension Bytes {
    /// How many lines the bytes hold; the last need not have a line end.
    fileprivate var lineCount: Int {
        var count = 0
        for byte in self where byte == "\n" { count += 1 }
        return last.map { $0 == "\n" } ?? true ? count : count + 1
    }
}

extension Slice<Bytes> {
    fileprivate func hasSuffix(_ suffix: Slice<Bytes>) -> Bool {
        count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}
