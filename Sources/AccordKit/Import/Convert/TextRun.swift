import HTML
import Markdown

/// The inlines of one paragraph while they are being gathered.
///
/// Blanks collapse as in a browser; formatting that stands side by side or inside its like becomes one.
struct TextRun {
    /// Marks that are open, outermost first, each with what is inside it so far.
    private var levels: [[Inline]] = [[]]
    /// Whether a blank was read that is written only if something follows.
    private var isBlankPending = false
    /// Whether nothing stands before on the line.
    private var isAtStart = true
    private(set) var range: Range<Int>?
    /// How often each of these is open.
    private(set) var marks: [Mark] = []

    /// What text can be inside of.
    enum Mark: Hashable {
        case emphasis, strong, strikethrough, code, link
    }

    init(inside marks: [Mark] = []) {
        self.marks = marks
    }

    func isInside(_ mark: Mark) -> Bool { marks.contains(mark) }

    var isEmpty: Bool { levels.count == 1 && levels[0].isEmpty }

    // MARK: Gathering

    /// Adds a piece of text from the page.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, blanks as written.
    ///   - range: of the text without the blanks around it.
    mutating func append(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + 1)
        for byte in bytes {
            if byte.isHTMLBlank {
                isBlankPending = isBlankPending || !isAtStart
            } else {
                if isBlankPending, text.isEmpty, isInside(.code), !isAfterCode {
                    writePendingBlank(at: range.lowerBound)
                } else if isBlankPending {
                    text.append(UInt8(ascii: " "))
                }
                isBlankPending = false
                isAtStart = false
                text.append(byte)
            }
        }
        guard !text.isEmpty else { return }
        let string = String(decoding: text, as: UTF8.self)
        append(isInside(.code) ? .code(string, range) : .text(string, range))
        extend(to: range)
    }

    /// Adds an inline that is not text.
    mutating func append(_ inline: Inline, _ range: Range<Int>) {
        writePendingBlank(at: range.lowerBound)
        isAtStart = false
        append(inline)
        extend(to: range)
    }

    /// Adds text that the page does not have, at a place of it.
    mutating func append(added text: String, at offset: Int) {
        writePendingBlank(at: offset)
        isAtStart = false
        append(.text(text, offset..<offset))
    }

    mutating func appendBreak() {
        isBlankPending = false
        isAtStart = true
        append(.lineBreak)
    }

    mutating func appendBlank() {
        isBlankPending = isBlankPending || !isAtStart
    }

    /// Forgets a blank that was read but not written yet, and says whether there was one.
    mutating func takePendingBlank() -> Bool {
        defer { isBlankPending = false }
        return isBlankPending
    }

    private mutating func writePendingBlank(at offset: Int) {
        guard isBlankPending else { return }
        isBlankPending = false
        append(.text(" ", offset..<offset))
    }

    /// Whether code stands right before, inside the same mark.
    private var isAfterCode: Bool {
        if case .code? = levels.last?.last { true } else { false }
    }

    private mutating func extend(to other: Range<Int>) {
        guard let range else { return range = other }
        self.range = min(range.lowerBound, other.lowerBound)..<max(range.upperBound, other.upperBound)
    }

    private mutating func append(_ inline: Inline) {
        levels[levels.count - 1].append(joining: inline)
    }

    // MARK: Marks

    mutating func open(_ mark: Mark) {
        marks.append(mark)
        levels.append([])
    }

    /// Ends the mark that was opened last; blanks and breaks at its edges come to stand outside of it.
    mutating func close(_ wrap: ([Inline]) -> Inline) {
        guard levels.count > 1, let inner = levels.popLast() else { return }
        marks.removeLast()
        let (before, content, after) = inner.splittingEdges()
        for inline in before { append(inline) }
        if !content.isEmpty { append(wrap(content)) }
        for inline in after { append(inline) }
    }

    /// Ends a mark that was opened without a wrapping of its own.
    mutating func close() {
        guard levels.count > 1, let inner = levels.popLast() else { return }
        marks.removeLast()
        for inline in inner { append(inline) }
    }

    // MARK: Result

    /// What was gathered, one element for each paragraph: two breaks in a row divide paragraphs.
    func paragraphs() -> [[Inline]] {
        var paragraphs: [[Inline]] = []
        var paragraph: [Inline] = []
        var breaks = 0
        for inline in levels.joined() {
            if inline == .lineBreak {
                breaks += 1
                continue
            }
            if breaks > 1, !paragraph.isEmpty {
                paragraphs.append(paragraph)
                paragraph = []
            } else if breaks == 1, !paragraph.isEmpty {
                paragraph.append(.lineBreak)
            }
            breaks = 0
            paragraph.append(inline)
        }
        paragraphs.append(paragraph)
        return paragraphs.map { $0.splittingEdges().content }.filter { !$0.isEmpty }
    }
}

extension [Inline] {
    /// Appends an inline, joined with the one before where only together they can be written.
    mutating func append(joining inline: Inline) {
        if extendLast(by: inline) { return }
        switch (last, inline) {
        case (.text(let before, let range)?, .text(let text, let other)) where other.isEmpty && text.isBlankText:
            self[count - 1] = .text(before + text, range)
        case (.text(let before, let range)?, .text(let text, let other)) where range.isEmpty && before.isBlankText && !other.isEmpty:
            self[count - 1] = .text(before + text, other)
        case (.code(let before, let range)?, .code(let text, let other)):
            self[count - 1] = .code(before + text, range.lowerBound..<Swift.max(range.upperBound, other.upperBound))
        default: append(inline)
        }
    }

    /// Puts what is marked into the mark that stands before it; nothing else may hold that, or appending would copy it.
    private mutating func extendLast(by inline: Inline) -> Bool {
        switch inline {
        case .strong(let content):
            guard case .strong? = last else { return false }
            self[count - 1].extend(by: content)
        case .emphasis(let content):
            guard case .emphasis? = last else { return false }
            self[count - 1].extend(by: content)
        case .strikethrough(let content):
            guard case .strikethrough? = last else { return false }
            self[count - 1].extend(by: content)
        case .text, .code, .html, .softBreak, .lineBreak, .link, .image: return false
        }
        return true
    }

    /// What can be marked, without the blanks, no-break spaces and breaks at both ends.
    func splittingEdges() -> (before: [Inline], content: [Inline], after: [Inline]) {
        var content = self[...]
        var before: [Inline] = []
        var after: [Inline] = []
        while let first = content.first {
            if first == .lineBreak || first == .softBreak {
                before.append(content.removeFirst())
            } else if let (blank, rest) = first.splittingBlanks(atEnd: false) {
                before.append(blank)
                if let rest { content[content.startIndex] = rest } else { content.removeFirst() }
            } else {
                break
            }
        }
        while let last = content.last {
            if last == .lineBreak || last == .softBreak {
                after.append(content.removeLast())
            } else if let (blank, rest) = last.splittingBlanks(atEnd: true) {
                after.append(blank)
                if let rest { content[content.endIndex - 1] = rest } else { content.removeLast() }
            } else {
                break
            }
        }
        return (before, Array(content), after.reversed())
    }
}

extension Inline {
    /// Puts more into the mark that it is.
    fileprivate mutating func extend(by others: [Inline]) {
        let wrap: ([Inline]) -> Inline
        var content: [Inline]
        switch self {
        case .strong(let inner): (wrap, content) = (Inline.strong, inner)
        case .emphasis(let inner): (wrap, content) = (Inline.emphasis, inner)
        case .strikethrough(let inner): (wrap, content) = (Inline.strikethrough, inner)
        case .text, .code, .html, .softBreak, .lineBreak, .link, .image: return
        }
        // Otherwise appending would copy what is there.
        self = .softBreak
        for other in others { content.append(joining: other) }
        self = wrap(content)
    }

    /// The blanks at one end of a text or code, and what is left of it; nil where there are none.
    fileprivate func splittingBlanks(atEnd: Bool) -> (blank: Inline, rest: Inline?)? {
        let isCode: Bool
        let text: String
        let range: Range<Int>
        switch self {
        case .text(let string, let place): (isCode, text, range) = (false, string, place)
        case .code(let string, let place): (isCode, text, range) = (true, string, place)
        default: return nil
        }
        let scalars = text.unicodeScalars
        let blanks: String
        let rest: String
        if atEnd {
            guard scalars.last?.isWhiteSpace == true else { return nil }
            let end = scalars.lastIndex { !$0.isWhiteSpace }.map { scalars.index(after: $0) } ?? scalars.startIndex
            (rest, blanks) = (String(scalars[..<end]), String(scalars[end...]))
        } else {
            guard scalars.first?.isWhiteSpace == true else { return nil }
            let start = scalars.firstIndex { !$0.isWhiteSpace } ?? scalars.endIndex
            (blanks, rest) = (String(scalars[..<start]), String(scalars[start...]))
        }
        let offset = atEnd ? range.upperBound : range.lowerBound
        return (.text(blanks, offset..<offset), rest.isEmpty ? nil : isCode ? .code(rest, range) : .text(rest, range))
    }
}

extension String {
    /// Whether there is nothing but blanks, no-break spaces included.
    var isBlankText: Bool { unicodeScalars.allSatisfy(\.isWhiteSpace) }
}
