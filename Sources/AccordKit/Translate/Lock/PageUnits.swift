import Diagnostics
import Markdown

/// A page as the sequence of its smallest blocks, with what stands between them: markers of lists and quotes, blank lines, the keys of front matter.
struct PageUnits {
    private(set) var units: [Unit] = []
    /// What stands before each unit, and behind the last.
    private(set) var gaps: [[UInt8]] = []
    /// How many blocks of each kind hold others.
    private(set) var holders: [String: Int] = [:]
    /// Which of these begin with each unit.
    private(set) var opened: [[String]] = []
    private var pending: [String] = []
    let source: [UInt8]
    private var end = 0
    private var isInOrder = true

    /// A field, a heading, a paragraph, a row of a table, or what is not translated, such as code.
    struct Unit: Hashable {
        /// The kinds of the blocks that it stands in, outermost first, and its own.
        var path: [String]
        /// What is edited apart from the rest (the cells of a row, alternative texts, titles of links) and what stands around it, in turn.
        var pieces: [[UInt8]]
        /// The number of the text that each piece is of, as a text that others stand in has several; below 0 for what stands around cells.
        var texts: [Int]

        var bytes: [UInt8] { Array(pieces.joined()) }

        func pieces(of text: Int) -> [[UInt8]] { zip(texts, pieces).filter { $0.0 == text }.map(\.1) }
    }

    /// Nil where parts of the page do not stand in the order in which they are read.
    init?(_ bytes: [UInt8]) {
        source = bytes
        let page = Site.Page(recovering: SourceFile(path: "page", bytes: bytes))
        let fields = AccordKit.segments(of: page, document: Document(blocks: []))
        for field in fields.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) { add([(field.range, [])], [field.kind.fieldName ?? ""]) }
        add(parse(bytes, from: page.bodyStart).document.blocks, in: [])
        guard isInOrder else { return nil }
        gaps.append(Array(bytes[end...]))
    }

    private mutating func add(_ blocks: [Block], in path: [String]) {
        for block in blocks {
            switch block {
            case .heading(let heading): add([(block.range, heading.content)], path + ["heading"])
            case .paragraph(let paragraph): add([(block.range, paragraph.content)], path + ["paragraph"])
            case .codeBlock: add([(block.range, [])], path + ["code"])
            case .html: add([(block.range, [])], path + ["HTML"])
            case .thematicBreak: add([(block.range, [])], path + ["rule"])
            case .list(let list):
                let path = enter(list.isOrdered ? "ordered list" : "bullet list", in: path)
                for item in list.items { add(item.blocks, in: enter("item", in: path)) }
            case .blockQuote(let quote): add(quote.blocks, in: enter("quote", in: path))
            case .alert(let alert): add(alert.blocks, in: enter("alert \(alert.kind.rawValue)", in: path))
            case .table(let table):
                let path = enter("table", in: path)
                for row in [table.header] + table.rows {
                    add(row.filter { !$0.range.isEmpty }.map { ($0.range, $0.content) }, path + ["row"])
                }
            }
        }
    }

    private mutating func enter(_ holder: String, in path: [String]) -> [String] {
        let kind = (path + [holder]).joined(separator: "/")
        holders[kind, default: 0] += 1
        pending.append(kind)
        return path + [holder]
    }

    /// - Parameter parts: the cells of a row; else the whole block.
    private mutating func add(_ parts: [(range: SourceRange, content: [Inline])], _ path: [String]) {
        guard let first = parts.first?.range.lowerBound else { return }
        guard first >= end else { return isInOrder = false }
        var unit = Unit(path: path, pieces: [], texts: [])
        func append(_ range: SourceRange, _ text: Int) {
            unit.pieces.append(Array(source[range]))
            unit.texts.append(text)
        }
        var (last, text) = (first, 0)
        for (index, (range, content)) in parts.enumerated() {
            guard range.lowerBound >= last else { return isInOrder = false }
            if index > 0 { append(last..<range.lowerBound, -index) }
            let own = text
            var start = range.lowerBound
            for inner in source.textsWithin(content) where inner.lowerBound >= start && inner.upperBound <= range.upperBound {
                append(start..<inner.lowerBound, own)
                text += 1
                append(inner, text)
                start = inner.upperBound
            }
            append(start..<range.upperBound, own)
            text += 1
            last = range.upperBound
        }
        if path.last == "row", let end = source.rowEnd(behind: last) {
            append(last..<end, -parts.count)
            last = end
        }
        gaps.append(Array(source[end..<first]))
        units.append(unit)
        opened.append(pending)
        pending = []
        end = last
    }
}

extension PageUnits {
    /// Where a piece of a unit stands in the page's bytes.
    struct Piece {
        let range: Range<Int>
        let unit: Int
        /// The number, within the unit, of the text that it is of.
        let text: Int
    }

    /// All of them, in order.
    var pieces: [Piece] {
        var pieces: [Piece] = []
        var end = 0
        for (index, unit) in units.enumerated() {
            end += gaps[index].count
            for (piece, text) in zip(unit.pieces, unit.texts) {
                pieces.append(Piece(range: end..<end + piece.count, unit: index, text: text))
                end += piece.count
            }
        }
        return pieces
    }

    /// How often each line stands between the units that says something, unlike blank lines and markers.
    var linesBetween: [String: Int] {
        var counts: [String: Int] = [:]
        for gap in gaps {
            for line in gap.split(separator: UInt8(ascii: "\n")) {
                let text = String(decoding: line, as: UTF8.self).drop { $0.isWhitespace || $0 == ">" }
                guard text.contains(where: \.isLetter), !text.hasPrefix("[!") else { continue }
                counts[String(text.reversed().drop(while: \.isWhitespace).reversed()), default: 0] += 1
            }
        }
        return counts
    }
}

extension [PageUnits.Piece] {
    /// The one that a place in the page is in.
    func covering(_ offset: Int) -> PageUnits.Piece? {
        let piece = self[..<partitioningIndex { $0.range.lowerBound > offset }].last { !$0.range.isEmpty }
        return piece?.range.contains(offset) == true ? piece : nil
    }
}

extension [UInt8] {
    /// Where the line of a row ends with a bar behind its last cell; nil where it has none there.
    fileprivate func rowEnd(behind cell: Int) -> Int? {
        let bar = UInt8(ascii: "|")
        return self[cell...].prefix { $0 == bar || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.lastIndex(of: bar).map { $0 + 1 }
    }

    /// What of a block's content may be written by another hand: alternative texts, and the titles of links and images.
    fileprivate func textsWithin(_ content: [Inline]) -> [SourceRange] {
        content.flatMap { inline -> [SourceRange] in
            switch inline {
            case .image(let image): [alternativeText(in: image.range)] + (image.title.isEmpty ? [] : title(in: image.range))
            case .emphasis(let content), .strong(let content), .strikethrough(let content): textsWithin(content)
            // A label is the product's, with whatever it is made of.
            case .link(let link) where SegmentText.isLabel(link.destination): []
            case .link(let link): textsWithin(link.content) + (link.title.isEmpty ? [] : title(in: link.range))
            case .text, .softBreak, .lineBreak, .code, .html: []
            }
        }
    }

    /// The title of a link or an image, between its quotes; none where a definition elsewhere has it.
    private func title(in range: SourceRange) -> [SourceRange] {
        guard !range.isEmpty, self[range.upperBound - 1] == UInt8(ascii: ")") else { return [] }
        let end = trimmed(range.lowerBound..<range.upperBound - 1).upperBound - 1
        guard end > range.lowerBound, [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")].contains(self[end]) else { return [] }
        let quote = self[end] == UInt8(ascii: ")") ? UInt8(ascii: "(") : self[end]
        let start = self[range.lowerBound..<end].indices.last { index in
            self[index] == quote && self[range.lowerBound..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
        }
        return start.map { [$0 + 1..<end] } ?? []
    }
}
