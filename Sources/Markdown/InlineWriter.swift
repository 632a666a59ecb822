/// Writes the inlines of one block.
struct InlineWriter {
    enum Place {
        /// Lines of their own, on which other blocks could begin.
        case paragraph
        /// One line behind `#`.
        case heading
        /// One line between pipes.
        case cell
    }

    let place: Place
    private let style: MarkdownStyle
    var output: [UInt8] = []
    /// How many links and images are open, in whose text brackets count.
    var openBrackets = 0
    private var openLinks = 0
    /// The emphasis that is open, outermost first.
    private var open: [Emphasis] = []
    /// The emphasis that was closed last, and how long the output was then.
    private var closed: (emphasis: Emphasis, at: Int)?
    /// How long the output was when the last delimiter was opened.
    private var openedAt = -1

    private struct Emphasis: Equatable {
        var mark: UInt8
        var length: Int
    }

    /// Whether bare addresses would become links.
    var isInsideLink: Bool { openLinks > 0 }

    private init(place: Place, _ style: MarkdownStyle) {
        (self.place, self.style) = (place, style)
    }

    static func bytes(of inlines: [Inline], in place: Place, _ style: MarkdownStyle) -> [UInt8] {
        var writer = InlineWriter(place: place, style)
        writer.write(inlines.tidied(), isLast: true)
        return place == .cell ? writer.output.escapingPipes() : writer.output
    }

    /// - Parameter isLast: whether nothing but closing delimiters follows in the block.
    private mutating func write(_ inlines: [Inline], isLast: Bool) {
        for (index, inline) in inlines.enumerated() {
            let next = index + 1 < inlines.count ? inlines[index + 1] : nil
            switch inline {
            case .text(let text, _): write(text, before: next, isLast: isLast && next == nil)
            case .softBreak: output.append(UInt8(ascii: place == .paragraph ? "\n" : " "))
            case .lineBreak: output += (place == .paragraph ? "\\\n" : " ").utf8
            case .code(let code, _): write(code: code)
            case .html(let html, _): write(html: html)
            case .emphasis(let content): write(content, between: emphasis(before: next), isLast: isLast && next == nil)
            case .strong(let content): write(content, between: strong(before: next), isLast: isLast && next == nil)
            case .strikethrough(let content): write(content, between: strikethrough(), isLast: isLast && next == nil)
            case .link(let link): write(link)
            case .image(let image): write(image)
            }
        }
    }

    private mutating func write(code: String) {
        let text = code.utf8.map { $0 == "\n" || $0 == "\r" ? UInt8(ascii: " ") : $0 }
        guard let first = text.first, let last = text.last else { return }
        var count = 1
        while text.hasRun(of: UInt8(ascii: "`"), count: count) { count += 1 }
        let isBlank = text.allSatisfy { $0 == " " }
        let needsSpace = first == "`" || last == "`" || (first == " " && last == " " && !isBlank)
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: count)
        output += fence
        if needsSpace { output.append(UInt8(ascii: " ")) }
        output += text
        if needsSpace { output.append(UInt8(ascii: " ")) }
        output += fence
    }

    private mutating func write(html: String) {
        // Indented like this, a line of a paragraph cannot begin a block.
        if place == .paragraph, output.last.map({ $0 == "\n" }) ?? false { output += "    ".utf8 }
        output += html.utf8.map { place != .paragraph && $0 == "\n" ? UInt8(ascii: " ") : $0 }
    }

    // MARK: Emphasis

    /// The mark of the style, or `*` beside letters and digits, where underscores mean nothing.
    private func emphasis(before next: Inline?) -> Emphasis {
        unused(of: style.emphasis == "*" || isInsideWord(next) ? ["*", "_"] : ["_", "*"], length: 1)
    }

    private func strong(before next: Inline?) -> Emphasis {
        unused(of: style.strong == "*" || isInsideWord(next) ? ["*", "_"] : ["_", "*"], length: 2)
    }

    private func isInsideWord(_ next: Inline?) -> Bool {
        let after = next.map { $0.firstScalar ?? "*" }
        let flanking = Flanking(before: output.scalar(endingAt: output.count), after: after)
        return !flanking.isAfterPunctuation && !output.scalar(endingAt: output.count).isWhitespace
            || !flanking.isBeforePunctuation && !after.isWhitespace
    }


    private func strikethrough() -> Emphasis {
        Emphasis(mark: UInt8(ascii: "~"), length: open.last { $0.mark == "~" }?.length == 2 ? 1 : 2)
    }

    /// The first mark that does not run together with others.
    private func unused(of marks: [Unicode.Scalar], length: Int) -> Emphasis {
        let all = marks.map { Emphasis(mark: UInt8(ascii: $0), length: length) }
        return all.first { emphasis in
            if let closed, closed.at == output.count, closed.emphasis.mark == emphasis.mark { return false }
            if openedAt == output.count, open.last?.mark == emphasis.mark { return false }
            return !open.contains(emphasis)
        } ?? all[0]
    }

    private mutating func write(_ content: [Inline], between emphasis: Emphasis, isLast: Bool) {
        var start = output.count
        let delimiter = [UInt8](repeating: emphasis.mark, count: emphasis.length)
        output += delimiter
        openedAt = output.count
        open.append(emphasis)
        write(content, isLast: isLast)
        open.removeLast()
        if !canOpen(emphasis, at: start) { start += encodeScalar(endingAt: start) }
        if output.scalar(endingAt: output.count).isWhitespace { encodeScalar(endingAt: output.count) }
        output += delimiter
        closed = (emphasis, output.count)
    }

    private func canOpen(_ emphasis: Emphasis, at start: Int) -> Bool {
        let flanking = Flanking(
            before: output.scalar(endingAt: start), after: output.scalar(startingAt: start + emphasis.length))
        return flanking.isLeft && (emphasis.mark != "_" || !flanking.isRight || flanking.isAfterPunctuation)
    }

    /// Whether a scalar may follow what was written last: a delimiter must stay one.
    func canFollow(_ next: Unicode.Scalar) -> Bool {
        if openedAt == output.count { return !Optional(next).isWhitespace }
        guard let closed, closed.at == output.count else { return true }
        let flanking = Flanking(before: output.scalar(endingAt: closed.at - closed.emphasis.length), after: next)
        return flanking.isRight && (closed.emphasis.mark != "_" || !flanking.isLeft || flanking.isBeforePunctuation)
    }

    /// Replaces a scalar by a character reference, which is punctuation to delimiters.
    ///
    /// - Returns: how many bytes longer the output has become.
    @discardableResult
    private mutating func encodeScalar(endingAt end: Int) -> Int {
        guard let scalar = output.scalar(endingAt: end) else { return 0 }
        let count = output.count
        let tail = output[end...]
        output.removeSubrange((end - UTF8.width(scalar))...)
        writeReference(to: scalar)
        output += tail
        return output.count - count
    }

    mutating func writeReference(to scalar: Unicode.Scalar) {
        // A backslash that was literal before the scalar would escape the reference.
        let backslashes = output.reversed().prefix { $0 == "\\" }.count
        if !backslashes.isMultiple(of: 2) { output.append(UInt8(ascii: "\\")) }
        output += "&#\(scalar.value);".utf8
    }

    // MARK: Links

    private mutating func write(_ link: Inline.Link) {
        guard !isInsideLink else { return write(link.content, isLast: false) }
        if let address = link.angleAddress {
            output += "<\(address)>".utf8
            return
        }
        openLinks += 1
        writeBrackets(link.content, destination: link.destination, title: link.title)
        openLinks -= 1
    }

    private mutating func write(_ image: Inline.Image) {
        output.append(UInt8(ascii: "!"))
        writeBrackets(image.alternative, destination: image.source, title: image.title)
    }

    private mutating func writeBrackets(_ content: [Inline], destination: String, title: String) {
        // Emphasis cannot reach out of brackets, so inside them all delimiters are free again.
        var outer: [Emphasis] = []
        swap(&open, &outer)
        openBrackets += 1
        output.append(UInt8(ascii: "["))
        write(content, isLast: false)
        output += "](".utf8
        openBrackets -= 1
        swap(&open, &outer)
        output += Self.destination(destination, isFollowedByTitle: !title.isEmpty)
        if !title.isEmpty { output += " ".utf8 + Self.title(title) }
        output.append(UInt8(ascii: ")"))
    }

    // MARK: Strings with escapes

    /// A link's destination, bare where that is possible.
    private static func destination(_ text: String, isFollowedByTitle: Bool) -> [UInt8] {
        let bytes = Array(text.utf8)
        let needsAngles =
            bytes.isEmpty ? isFollowedByTitle : bytes[0] == "<" || bytes.contains { $0 <= 0x20 } || !bytes.hasBalancedParentheses
        let escaped = escaping(bytes, needsAngles ? "<>" : "")
        return needsAngles ? "<".utf8 + escaped + ">".utf8 : escaped
    }

    private static func title(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        let prefersApostrophes = bytes.contains(UInt8(ascii: "\"")) && !bytes.contains(UInt8(ascii: "'"))
        let quote = prefersApostrophes ? "'" : "\""
        // A backslash before the closing quote may be taken for its escape, even where it is escaped itself.
        let endsWithBackslash = bytes.last == UInt8(ascii: "\\")
        if endsWithBackslash { bytes.removeLast() }
        return quote.utf8 + escaping(bytes, quote) + (endsWithBackslash ? "&#92;" : "").utf8 + quote.utf8
    }

    /// The info string of a fenced code block.
    static func info(_ text: String) -> [UInt8] {
        escaping(Array(text.utf8), "")
    }

    /// Text in which escapes and character references are read: line ends, backslashes and `&` are kept from meaning more.
    private static func escaping(_ text: [UInt8], _ special: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            switch byte {
            case "\n", "\r": result += "&#\(byte);".utf8
            case "\\" where text.byte(at: index + 1)?.isASCIIPunctuation ?? true: result += "\\\\".utf8
            // The library reads references before escapes, so `\&` would not do.
            case "&" where text.beginsReference(at: index): result += "&amp;".utf8
            case _ where special.utf8.contains(byte): result += [UInt8(ascii: "\\"), byte]
            default: result.append(byte)
            }
        }
        return result
    }
}

extension Inline {
    /// The scalar that a text begins with; nil for other inlines, which begin with punctuation.
    fileprivate var firstScalar: Unicode.Scalar? {
        switch self {
        case .text(let text, _): text.unicodeScalars.first
        case .softBreak, .lineBreak: " "
        default: nil
        }
    }
}

extension Inline.Link {
    /// What stands between `<` and `>` where the link is nothing but an address.
    fileprivate var angleAddress: String? {
        guard title.isEmpty, content.count == 1, case .text(let text, _)? = content.first else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != "<" && $0 != ">" && $0 != "&" }) else { return nil }
        if destination == text {
            let schemeEnd = bytes.skipping(from: 0) { $0.isASCIIAlphanumeric || $0 == "." || $0 == "+" || $0 == "-" }
            let isScheme = 2...32 ~= schemeEnd && bytes[0].isASCIILetter && bytes.byte(at: schemeEnd) == UInt8(ascii: ":")
            return isScheme ? text : nil
        }
        guard destination == "mailto:\(text)", let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return nil }
        let isName = bytes[..<at].allSatisfy { $0.isASCIIAlphanumeric || "._+-".utf8.contains($0) }
        let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isDomain = labels.allSatisfy { label in
            1...63 ~= label.count && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == "-" }
                && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
        }
        return isName && isDomain ? text : nil
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Whether a character reference seems to begin at the `&` at an index.
    func beginsReference(at index: Int) -> Bool {
        let start = byte(at: index + 1) == UInt8(ascii: "#") ? index + 2 : index + 1
        let end = skipping(from: start, while: \.isASCIIAlphanumeric)
        return end > start && byte(at: end) == UInt8(ascii: ";")
    }
}

extension [UInt8] {
    /// Whether there is a run of exactly `count` of a byte.
    fileprivate func hasRun(of mark: UInt8, count: Int) -> Bool {
        var i = 0
        while i < self.count {
            let start = skipping(from: i) { $0 != mark }
            i = skipping(from: start) { $0 == mark }
            if i - start == count { return true }
        }
        return false
    }

    /// Whether parentheses are balanced and nested no deeper than CommonMark demands of a parser.
    fileprivate var hasBalancedParentheses: Bool {
        var depth = 0
        for byte in self {
            if byte == "(" { depth += 1 }
            if byte == ")" { depth -= 1 }
            if depth < 0 || depth > 32 { return false }
        }
        return depth == 0
    }

    fileprivate func escapingPipes() -> [UInt8] {
        guard contains(UInt8(ascii: "|")) else { return self }
        return reduce(into: []) { result, byte in
            if byte == "|" { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
    }
}
