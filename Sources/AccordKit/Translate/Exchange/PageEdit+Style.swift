import Diagnostics
import Markdown

/// The marks that a page is written with, for what is written into it.
struct PageMarks: Sendable {
    private var rule: [UInt8]?
    /// In the order of the page.
    private var emphases: [Mark] = []
    private var strongs: [Mark] = []

    init(_ document: Document, in file: [UInt8]) {
        document.blocks.forEachBlock { block in
            if rule == nil, case .thematicBreak(let range) = block { rule = Array(file[range]).trimmedEnd }
        }
        document.forEachInline { inline in
            switch inline {
            case .emphasis(let content): if let mark = Mark(before: content, 1, in: file) { emphases.append(mark) }
            case .strong(let content): if let mark = Mark(before: content, 2, in: file) { strongs.append(mark) }
            case .text, .softBreak, .lineBreak, .code, .html, .strikethrough, .link, .image: break
            }
        }
        emphases.sort { $0.offset < $1.offset }
        strongs.sort { $0.offset < $1.offset }
    }

    /// - Parameter range: where something is replaced, whose own marks come first.
    func style(in range: SourceRange? = nil) -> MarkdownStyle {
        func byte(_ marks: [Mark]) -> UInt8? {
            guard let range else { return marks.first?.byte }
            let own = marks[marks.partitioningIndex { $0.offset >= range.lowerBound }...].first
            return own.map { range.contains($0.offset) } ?? false ? own?.byte : marks.first?.byte
        }
        var style = MarkdownStyle()
        if let rule { style.rule = rule }
        if let mark = byte(emphases) { style.emphasis = mark }
        if let mark = byte(strongs) { style.strong = mark }
        return style
    }

    /// The mark of an emphasis.
    private struct Mark {
        let offset: Int
        let byte: UInt8

        /// Nil where it cannot be seen, as other marks stand behind it.
        init?(before content: [Inline], _ length: Int, in file: [UInt8]) {
            guard case .text(_, let range)? = content.first, range.lowerBound >= length else { return nil }
            let marks = file[range.lowerBound - length..<range.lowerBound]
            guard let byte = marks.first, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_"), marks.allSatisfy({ $0 == byte }) else { return nil }
            (offset, self.byte) = (range.lowerBound, byte)
        }
    }
}

extension PageEdit {
    func style(in range: SourceRange? = nil) -> MarkdownStyle { marks.style(in: range) }

    // MARK: Numbers

    /// Whether every ordered list counts on from its first number.
    var isNumbered: Bool { numberedLists.allSatisfy { isNumbered($0) } }

    private var numberedLists: [Block.List] {
        var lists: [Block.List] = []
        document.blocks.forEachBlock { block in
            if case .list(let list) = block, list.isOrdered { lists.append(list) }
        }
        return lists
    }

    private func numbers(_ list: Block.List) -> [Int] { list.items.map { ItemStyle(at: $0.range.lowerBound, in: page.file.bytes).number ?? 0 } }

    private func isNumbered(_ list: Block.List) -> Bool {
        let numbers = numbers(list)
        return numbers.enumerated().allSatisfy { $1 == numbers[0] + $0 }
    }

    /// Lets every ordered list count on from its first number, where the page reads the same then.
    mutating func number() {
        for index in numberedLists.indices where !isNumbered(numberedLists[index]) {
            guard let bytes = numbered(numberedLists[index]) else { continue }
            let edited = PageEdit(bytes, at: page.file.path)
            if edited.document.outline == document.outline, edited.reads(as: segments) { self = edited }
        }
    }

    private func numbered(_ list: Block.List) -> [UInt8]? {
        let numbers = numbers(list)
        guard let first = numbers.first, first + numbers.count <= 999_999_999 else { return nil }
        var bytes = page.file.bytes
        for (index, item) in list.items.enumerated().reversed() {
            let (old, new) = (String(numbers[index]).utf8, String(first + index).utf8)
            let start = item.range.lowerBound
            let digits = bytes[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard digits.elementsEqual(old), !digits.elementsEqual(new) else { continue }
            let column = start - bytes.lineStart(of: start)
            // A longer number moves what stands below it in the item.
            for line in bytes.lineStarts(in: item.range).reversed() where new.count > old.count && line + column < bytes.lineEnd(behind: line) {
                bytes.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: new.count - old.count), at: line + column)
            }
            bytes.replaceSubrange(digits.indices, with: new)
        }
        return bytes
    }
}

extension [UInt8] {
    /// Where the lines of a range begin, behind its first.
    fileprivate func lineStarts(in range: Range<Int>) -> [Int] {
        var starts: [Int] = []
        var next = nextLine(lineEnd(behind: range.lowerBound))
        while next < range.upperBound {
            starts.append(next)
            next = nextLine(lineEnd(behind: next))
        }
        return starts
    }
}
