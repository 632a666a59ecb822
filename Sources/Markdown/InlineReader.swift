/// Turns the inlines of one block into values with ranges.
///
/// The library's columns for inlines are wrong behind most line ends, so this reads the block's content once more
/// alongside the tree: the tree says what each construct is, the content says how long it is.
struct InlineReader {
    let content: Bytes
    let map: ContentMap
    private let depthLimit: Int
    /// Whether the content has bytes that strikethrough or bare links could begin with.
    private let mayExtend: Bool
    /// How far the content has been read.
    private var cursor = 0
    /// Where nesting was cut because it was too deep.
    private(set) var cutRange: SourceRange?

    init(content: Bytes, map: ContentMap, depthLimit: Int) {
        self.content = content
        self.map = map
        self.depthLimit = depthLimit
        mayExtend = InlineRun.isNeeded(for: content)
    }

    mutating func inlines(in parent: Node) -> [Inline] {
        inlines(in: parent, depth: 0, insideLink: false)
    }

    private mutating func inlines(in parent: Node, depth: Int, insideLink: Bool) -> [Inline] {
        guard depth < depthLimit else {
            cutRange = cutRange ?? map.fileRange(of: cursor..<content.count)
            return []
        }
        return mayExtend
            ? extendedInlines(in: parent, depth: depth, insideLink: insideLink)
            : plainInlines(in: parent, depth: depth, insideLink: insideLink)
    }

    private mutating func plainInlines(in parent: Node, depth: Int, insideLink: Bool) -> [Inline] {
        var inlines: [Inline] = []
        var next = parent.firstChild
        while let node = next {
            next = node.next
            if node.kind == .text {
                let literal = node.literal
                let start = cursor
                skipText(literal) { _ in }
                inlines.append(text: literal, map.fileRange(of: start..<cursor))
            } else if insideLink, isAddress(node), let text = node.firstChild?.literal {
                inlines.append(text: text, map.fileRange(of: skipAddress()))
            } else if let inline = markup(node, depth: depth, insideLink: insideLink) {
                inlines.append(inline)
            }
        }
        return inlines
    }

    private mutating func extendedInlines(in parent: Node, depth: Int, insideLink: Bool) -> [Inline] {
        var run = InlineRun(content: content, map: map, linksBareAddresses: !insideLink)
        var next = parent.firstChild
        while let node = next {
            next = node.next
            if node.kind == .text {
                skipText(node.literal) { run.append($0) }
            } else if insideLink, isAddress(node), let text = node.firstChild?.literal {
                run.append(TextPiece(range: skipAddress(), decoded: text))
            } else if let inline = markup(node, depth: depth, insideLink: insideLink) {
                run.append(inline)
            }
        }
        return run.finish()
    }

    // MARK: Text

    /// A piece of content that became text, and the text where it differs: an escape or a character reference.
    struct TextPiece {
        let range: Range<Int>
        let decoded: Bytes?
    }

    /// Moves behind the source of a text, handing its pieces to `body`.
    private mutating func skipText(_ text: Bytes, _ body: (TextPiece) -> Void) {
        let unescapedEnd = min(cursor + text.count, content.count)
        guard content[cursor..<unescapedEnd].contains(where: { $0 == "\\" || $0 == "&" }) else {
            body(TextPiece(range: cursor..<unescapedEnd, decoded: nil))
            cursor = unescapedEnd
            return
        }
        var read = 0
        var verbatimStart = cursor
        while read < text.count, cursor < content.count {
            let count: Int
            let end: Int
            if content[cursor] == "\\", content.byte(at: cursor + 1)?.isASCIIPunctuation == true {
                (count, end) = (1, cursor + 2)
            } else if content[cursor] == "&", text[read] != "&" || isEncodedAmpersand(at: cursor) {
                count = Self.decodedReferenceLength(in: text, at: read)
                end = min(content.skipping(from: cursor) { $0 != ";" } + 1, content.count)
            } else {
                read += 1
                cursor += 1
                continue
            }
            if verbatimStart < cursor { body(TextPiece(range: verbatimStart..<cursor, decoded: nil)) }
            let decodedEnd = min(read + count, text.count)
            body(TextPiece(range: cursor..<end, decoded: Bytes(rebasing: text[read..<decodedEnd])))
            read = decodedEnd
            cursor = end
            verbatimStart = end
        }
        if verbatimStart < cursor { body(TextPiece(range: verbatimStart..<cursor, decoded: nil)) }
    }

    /// How many bytes of text a character reference became: one scalar, or one and the mark that some names add to it.
    private static func decodedReferenceLength(in text: Bytes, at start: Int) -> Int {
        func width(at index: Int) -> Int { text.scalar(startingAt: index).map { UTF8.width($0) } ?? 1 }
        let first = width(at: start)
        switch text.scalar(startingAt: start + first)?.value {
        case 0x200A, 0x20D2, 0x20E5, 0x0331, 0x0333, 0x0338, 0xFE00: return first + width(at: start + first)
        default: return first
        }
    }

    /// Whether a character reference that stands for `&` begins at an offset.
    private func isEncodedAmpersand(at offset: Int) -> Bool {
        if content.hasASCII("&amp;", at: offset) || content.hasASCII("&AMP;", at: offset) { return true }
        guard content.hasASCII("&#", at: offset) else { return false }
        let isHexadecimal = content.byte(at: offset + 2).map { $0 | 0x20 == "x" } ?? false
        let start = offset + (isHexadecimal ? 3 : 2)
        let end = content.skipping(from: start) { $0 != ";" }
        guard end - start <= 8, end < content.count else { return false }
        return Int(String(decoding: content[min(start, end)..<end], as: UTF8.self), radix: isHexadecimal ? 16 : 10) == 0x26
    }

    // MARK: Markup

    private mutating func markup(_ node: Node, depth: Int, insideLink: Bool) -> Inline? {
        switch node.kind {
        case .softBreak, .lineBreak: lineBreak(node)
        case .code: code(node)
        case .htmlInline: html(node)
        case .emphasis: .emphasis(delimited(by: 1, node, depth: depth, insideLink: insideLink))
        case .strong: .strong(delimited(by: 2, node, depth: depth, insideLink: insideLink))
        case .link: .link(link(node, depth: depth))
        case .image: .image(image(node, depth: depth, insideLink: insideLink))
        default: nil
        }
    }

    private mutating func lineBreak(_ node: Node) -> Inline {
        if content.byte(at: cursor) == UInt8(ascii: "\\") {
            // The library leaves the spaces behind such a break in the text.
            cursor = min(cursor + 2, content.count)
        } else {
            cursor = min(content.skipping(from: cursor) { $0 != "\n" } + 1, content.count)
            cursor = content.skipping(from: cursor, while: \.isSpaceOrTab)
        }
        return node.kind == .softBreak ? .softBreak : .lineBreak
    }

    private mutating func code(_ node: Node) -> Inline {
        let start = cursor
        let contentStart = content.skipping(from: start) { $0 == "`" }
        var end = contentStart
        while end < content.count {
            let fence = content.skipping(from: end) { $0 != "`" }
            end = content.skipping(from: fence) { $0 == "`" }
            if end - fence == contentStart - start { break }
        }
        cursor = end
        return .code(String(decoding: node.literal, as: UTF8.self), map.fileRange(of: start..<end))
    }

    private mutating func html(_ node: Node) -> Inline {
        let start = cursor
        let literal = node.literal
        cursor = min(start + literal.count, content.count)
        return .html(String(decoding: literal, as: UTF8.self), map.fileRange(of: start..<cursor))
    }

    private mutating func delimited(by count: Int, _ node: Node, depth: Int, insideLink: Bool) -> [Inline] {
        cursor = min(cursor + count, content.count)
        let inlines = inlines(in: node, depth: depth + 1, insideLink: insideLink)
        cursor = min(cursor + count, content.count)
        return inlines
    }

    private mutating func link(_ node: Node, depth: Int) -> Inline.Link {
        let start = cursor
        if isAddress(node) {
            let range = skipAddress()
            let text = node.firstChild.map { String(decoding: $0.literal, as: UTF8.self) } ?? ""
            let textRange = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
            return Inline.Link(
                destination: node.url, content: [.text(text, map.fileRange(of: textRange))], range: map.fileRange(of: range))
        }
        cursor = min(start + 1, content.count)
        let inlines = inlines(in: node, depth: depth + 1, insideLink: true)
        let close = cursor
        cursor = content.linkEnd(closingBracket: close)
        return Inline.Link(
            destination: node.url, title: node.title, content: inlines,
            range: map.fileRange(of: start..<cursor), contentRange: map.fileRange(of: start + 1..<max(start + 1, close)))
    }

    /// Whether a link is an address between `<` and `>`. Inside another link it is text, as a link cannot hold a link.
    private func isAddress(_ node: Node) -> Bool {
        node.kind == .link && content.byte(at: cursor) == UInt8(ascii: "<")
    }

    private mutating func skipAddress() -> Range<Int> {
        let start = cursor
        cursor = min(content.skipping(from: start) { $0 != ">" } + 1, content.count)
        return start..<cursor
    }

    private mutating func image(_ node: Node, depth: Int, insideLink: Bool) -> Inline.Image {
        let start = cursor
        cursor = min(start + 2, content.count)
        let alternative = inlines(in: node, depth: depth + 1, insideLink: insideLink)
        cursor = content.linkEnd(closingBracket: cursor)
        return Inline.Image(
            source: node.url, title: node.title, alternative: alternative, range: map.fileRange(of: start..<cursor))
    }
}

extension [Inline] {
    /// Appends text, joining it to text that comes right before.
    fileprivate mutating func append(text: Bytes, _ range: SourceRange) {
        guard !text.isEmpty else { return }
        let text = String(decoding: text, as: UTF8.self)
        if case .text(let before, let beforeRange)? = last {
            self[count - 1] = .text(before + text, beforeRange.lowerBound..<range.upperBound)
        } else {
            append(.text(text, range))
        }
    }
}
