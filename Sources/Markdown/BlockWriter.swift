extension Document {
    /// The document as portable GFM, ending with a line end.
    ///
    /// It is written as a careful person would: `#` headings, `-` bullets, fenced code, escapes only where they are
    /// needed. Parsed again it gives the same content (see `hasSameContent(as:)`), as far as Markdown can express
    /// the document at all: it has no empty paragraphs, no list that is loose with a single block, no link inside a link.
    public func markdown() -> [UInt8] { markdown(style: MarkdownStyle()) }

    /// The document as it is written inside another one.
    ///
    /// - Parameters:
    ///   - isTight: whether it is a part of an item in a tight list, with no more blank lines than it needs.
    ///   - marker: the bullet or delimiter of a list beside it, which a list at its start must not be taken for a part of.
    ///   - style: how it is written there.
    public func markdown(isTight: Bool = false, avoiding marker: UInt8? = nil, style: MarkdownStyle) -> [UInt8] {
        var writer = BlockWriter(style: style)
        writer.write(blocks, isTight: isTight, inItemOf: marker)
        return writer.output
    }

    /// Appends the document as portable GFM.
    public func write(to output: inout [UInt8]) {
        var writer = BlockWriter(style: MarkdownStyle())
        swap(&writer.output, &output)
        writer.write(blocks)
        swap(&writer.output, &output)
    }
}

/// What Markdown can be written in more than one way.
public struct MarkdownStyle: Sendable, Hashable {
    /// A thematic break.
    public var rule = Array("---".utf8)
    /// The mark of emphasis, `_` or `*`, wherever it means something.
    public var emphasis = UInt8(ascii: "_")
    /// The mark of strong emphasis, which is doubled.
    public var strong = UInt8(ascii: "*")

    public init() {}
}

/// Writes blocks line by line, each line with the prefixes of the containers it is inside.
struct BlockWriter {
    var output: [UInt8] = []
    private let style: MarkdownStyle
    /// What the lines of the open containers begin with.
    private var prefix: [UInt8] = []
    /// What the next line begins with: the prefix, or markers of containers that begin there.
    private var lead: [UInt8] = []

    init(style: MarkdownStyle) { self.style = style }

    /// - Parameters:
    ///   - isTight: whether blank lines are only put where nothing else keeps two blocks apart.
    ///   - marker: the bullet or delimiter of the list item whose blocks these are.
    mutating func write(_ blocks: [Block], isTight: Bool = false, inItemOf marker: UInt8? = nil) {
        var previous: Block?
        var avoided = marker
        for block in blocks where block.isWritable {
            let isApart = previous.map { !isTight || !block.canFollowDirectly($0) } ?? false
            // In a tight list an empty line of the quote itself keeps what follows out of it.
            if isApart { writeLine((isTight && previous?.isQuote == true && !block.isQuote ? ">" : "").utf8) }
            if case .list(let list) = block {
                avoided = write(list, avoiding: avoided)
            } else {
                avoided = nil
                write(block, isApart: isApart)
            }
            previous = block
        }
    }

    private mutating func write(_ block: Block, isApart: Bool) {
        switch block {
        case .heading(let heading): write(heading)
        case .paragraph(let paragraph): writeLines(InlineWriter.bytes(of: paragraph.content, in: .paragraph, style))
        case .list(let list): _ = write(list, avoiding: nil)
        case .blockQuote(let quote): inContainer(lead: "> ", prefix: "> ") { $0.write(quote.blocks) }
        case .alert(let alert): write(alert)
        case .table(let table): write(table)
        case .codeBlock(let code): write(code)
        case .html(let html): writeLines(Array(html.text.utf8))
        // Without a blank line before it, `---` would make a heading of a paragraph or front matter of a page.
        case .thematicBreak: writeLine(isApart || style.rule.first != UInt8(ascii: "-") ? style.rule : Array("___".utf8))
        }
    }

    // MARK: Lines

    private mutating func writeLine(_ line: some Sequence<UInt8>) {
        output += lead
        let start = output.count
        output += line
        if output.count == start {
            while let last = output.last, last == " " { output.removeLast() }
        }
        output.append(UInt8(ascii: "\n"))
        lead = prefix
    }

    /// Writes text of one or more lines, whether or not it ends with a line end.
    private mutating func writeLines(_ text: [UInt8]) {
        var start = 0
        while start < text.count {
            let end = text.skipping(from: start) { $0 != "\n" }
            writeLine(text[start..<end])
            start = end + 1
        }
    }

    private mutating func inContainer(lead marker: String, prefix indentation: String, _ body: (inout BlockWriter) -> Void) {
        let outer = prefix
        prefix += indentation.utf8
        lead += marker.utf8
        let start = output.count
        body(&self)
        if output.count == start { writeLine([]) }
        prefix = outer
        lead = outer
    }

    // MARK: Leaves

    private mutating func write(_ heading: Block.Heading) {
        let level = min(max(heading.level, 1), 6)
        if level <= 2, heading.content.hasBreak {
            writeLines(InlineWriter.bytes(of: heading.content, in: .paragraph, style))
            writeLine((level == 1 ? "===" : "---").utf8)
        } else {
            let text = InlineWriter.bytes(of: heading.content, in: .heading, style)
            writeLine([UInt8](repeating: UInt8(ascii: "#"), count: level) + (text.isEmpty ? [] : " ".utf8 + text))
        }
    }

    private mutating func write(_ code: Block.CodeBlock) {
        let info = code.info ?? ""
        let text = Array(code.text.utf8)
        let backtick = UInt8(ascii: "`")
        // cmark counts no more than 255 of them, so that as many in the code would end it.
        let isTilde = info.utf8.contains(backtick) || text.longestRun(of: backtick) > 254
        let mark = isTilde ? UInt8(ascii: "~") : backtick
        let fence = [UInt8](repeating: mark, count: max(3, text.longestRun(of: mark) + 1))
        writeLine(fence + InlineWriter.info(info))
        writeLines(text)
        writeLine(fence)
    }

    private mutating func write(_ table: Block.Table) {
        func row(_ cells: [[UInt8]]) -> [UInt8] {
            cells.reduce(into: Array("|".utf8)) { line, cell in
                line += " ".utf8
                line += cell
                line += (cell.isEmpty ? "|" : " |").utf8
            }
        }
        func cells(_ cells: [Block.Table.Cell]) -> [[UInt8]] {
            let written = cells.prefix(table.columns.count).map { InlineWriter.bytes(of: $0.content, in: .cell, style) }
            return written + Array(repeating: [], count: table.columns.count - written.count)
        }
        writeLine(row(cells(table.header)))
        writeLine(row(table.columns.map { Array($0.marker.utf8) }))
        for line in table.rows { writeLine(row(cells(line))) }
    }

    // MARK: Containers

    private mutating func write(_ alert: Block.Alert) {
        inContainer(lead: "> ", prefix: "> ") { writer in
            writer.writeLine("[!\(alert.kind.rawValue)]".utf8)
            if let first = alert.blocks.first(where: \.isWritable), !first.isParagraph { writer.writeLine([]) }
            writer.write(alert.blocks)
        }
    }

    /// - Parameter avoided: the bullet or delimiter of a list that this one must not be taken for a part of.
    /// - Returns: the bullet or delimiter of this list.
    private mutating func write(_ list: Block.List, avoiding avoided: UInt8?) -> UInt8 {
        let marker: UInt8 =
            list.isOrdered
            ? UInt8(ascii: avoided == UInt8(ascii: ".") ? ")" : ".")
            : UInt8(ascii: avoided == UInt8(ascii: "-") ? "*" : "-")
        // CommonMark reads no more than nine digits.
        var number = min(max(list.start ?? 0, 0), 999_999_999)
        for (index, item) in list.items.enumerated() {
            if index > 0, !list.isTight { writeLine([]) }
            let text = (list.isOrdered ? String(number) : "") + String(UnicodeScalar(marker)) + " "
            inContainer(lead: text, prefix: String(repeating: " ", count: text.utf8.count)) { writer in
                writer.write(item, isTight: list.isTight, marker: marker)
            }
            number = min(number + 1, 999_999_999)
        }
        return marker
    }

    private mutating func write(_ item: Block.List.Item, isTight: Bool, marker: UInt8) {
        guard let isChecked = item.isChecked else { return write(item.blocks, isTight: isTight, inItemOf: marker) }
        let box = isChecked ? "[x]" : "[ ]"
        let first = item.blocks.first(where: \.isWritable)
        if first?.isParagraph == true {
            lead += "\(box) ".utf8
        } else {
            writeLine(box.utf8)
            if let first, !isTight || !first.canFollowDirectly(.paragraph(.empty)) { writeLine([]) }
        }
        write(item.blocks, isTight: isTight, inItemOf: first?.isParagraph == true ? nil : marker)
    }
}

extension Block.Paragraph {
    fileprivate static let empty = Block.Paragraph(content: [], range: 0..<0)
}

extension Block.Table.Alignment {
    fileprivate var marker: String {
        switch self {
        case .none: "---"
        case .left: ":--"
        case .center: ":-:"
        case .right: "--:"
        }
    }
}

extension Block {
    /// Whether there is anything that Markdown could write.
    fileprivate var isWritable: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.content.isWritable
        case .list(let list): !list.items.isEmpty
        case .table(let table): !table.columns.isEmpty
        case .html(let html): !html.text.isEmpty
        default: true
        }
    }

    var isParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }

    var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// Whether the block may stand on the line right behind another one without becoming a part of it.
    public func canFollowDirectly(_ previous: Block) -> Bool {
        if isQuote, previous.isQuote { return false }
        if case .html(let html) = previous, !html.endsItself { return false }
        // Only a paragraph at its own level keeps a list from beginning with an empty item or a number other than 1.
        if case .list = self, !previous.isParagraph { return true }
        // A table takes no more than the last line of a paragraph for its header.
        if case .table = self, previous.isParagraph { return true }
        return interruptsParagraph || !previous.endsInText
    }

    fileprivate var isQuote: Bool {
        switch self {
        case .blockQuote, .alert: true
        default: false
        }
    }

    /// Whether the block ends with text that a line behind it would continue.
    private var endsInText: Bool {
        switch self {
        case .paragraph, .table: true
        case .heading, .codeBlock, .html, .thematicBreak: false
        case .blockQuote(let quote): quote.blocks.last(where: \.isWritable)?.endsInText ?? false
        case .alert(let alert): alert.blocks.last(where: \.isWritable)?.endsInText ?? true
        case .list(let list):
            list.items.last.map { item in
                item.blocks.last(where: \.isWritable)?.endsInText ?? (item.isChecked != nil)
            } ?? false
        }
    }

    /// Whether the block ends a paragraph that stands on the line before it.
    private var interruptsParagraph: Bool {
        switch self {
        case .blockQuote, .alert, .codeBlock, .thematicBreak: return true
        case .heading(let heading): return heading.level > 2 || !heading.content.hasBreak
        case .list(let list):
            guard let first = list.items.first, first.isChecked != nil || first.blocks.contains(where: \.isWritable) else { return false }
            return list.start == nil || list.start == 1
        // A tag that cannot interrupt a paragraph would have been a part of it.
        case .html: return true
        case .paragraph, .table: return false
        }
    }
}

extension Block.RawHTML {
    /// Whether the block has an end of its own and needs no blank line: comments, declarations, `<script>` and the like.
    fileprivate var endsItself: Bool {
        let start = text.utf8.drop { $0 == UInt8(ascii: " ") }.prefix(7).map { $0 | 0x20 }
        return ["<!", "<?", "<pre", "<style", "<script"].contains { start.starts(with: $0.utf8.map { $0 | 0x20 }) }
    }
}

extension [UInt8] {
    /// The length of the longest run of a byte.
    func longestRun(of mark: UInt8) -> Int {
        var longest = 0
        var run = 0
        for byte in self {
            run = byte == mark ? run + 1 : 0
            longest = Swift.max(longest, run)
        }
        return longest
    }
}
