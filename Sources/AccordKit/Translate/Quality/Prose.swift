import Diagnostics
import Markdown

/// The running text of a block or of a front-matter field as its reader sees it, each scalar with the bytes of the file that it stands for.
///
/// Checks look at this and never at the file itself, so that they see words and not markup; what they mend are the bytes.
struct Prose: Sendable {
    /// One scalar of the text.
    struct Element: Sendable, Hashable {
        let scalar: Unicode.Scalar
        let origin: Origin
        let range: SourceRange
    }

    enum Origin: Sendable, Hashable {
        /// Words that the page's author chose.
        case text
        /// The text of a claim, which is judged against the product.
        case claim
        /// Stands for code or an image: U+FFFC.
        case opaque
        /// A bare address, or what looks like one, like a path, a file's name, an identifier, an option or a placeholder: no words to mend.
        case token
        /// The end of a line: a space to the reader.
        case lineEnd
    }

    enum Kind: Sendable, Hashable {
        case title, description
        case heading, paragraph, cell
        case alternative
    }

    let kind: Kind
    private(set) var elements: [Element] = []
    /// Whether each scalar has bytes of its own; else it is looked at and not mended.
    private(set) var isExact = true

    var count: Int { elements.count }
    var isEmpty: Bool { elements.isEmpty }

    /// What stands at an index; outside the text nil.
    subscript(_ index: Int) -> Element? { elements.indices.contains(index) ? elements[index] : nil }

    /// The scalar at an index; outside the text a line end.
    func scalar(_ index: Int) -> Unicode.Scalar { elements.indices.contains(index) ? elements[index].scalar : "\n" }

    func isText(_ index: Int) -> Bool { elements.indices.contains(index) && elements[index].origin == .text }

    /// Whether a scalar is the last of a word, a number, code or a claim.
    func endsWord(_ index: Int) -> Bool {
        guard let element = self[index] else { return false }
        switch element.origin {
        case .opaque, .token, .claim: return true
        case .text: return element.scalar.isLetter || element.scalar.properties.numericType != nil
        case .lineEnd: return false
        }
    }

    /// The bytes of consecutive elements; nil where bytes of something else, such as the marks of emphasis, stand between them.
    func range(_ indices: Range<Int>) -> SourceRange? {
        guard isExact, let first = self[indices.lowerBound], let last = self[indices.upperBound - 1] else { return nil }
        for index in indices.dropLast() where elements[index].range.upperBound != elements[index + 1].range.lowerBound { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// The bytes from the first to the last of the elements, whatever stands between them.
    func span(_ indices: Range<Int>) -> SourceRange {
        guard let first = self[indices.lowerBound], let last = self[indices.upperBound - 1] else { return 0..<0 }
        return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
    }

    func string(_ indices: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        for index in indices.clamped(to: elements.indices) { scalars.append(elements[index].scalar) }
        return String(scalars)
    }

    /// The whole text, with U+FFFC for what is opaque.
    var text: String { string(elements.indices) }

    /// The words of the author, as ranges of indices: letters and digits with the apostrophes and hyphens inside them.
    var words: [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...elements.count {
            let isPart = isText(index) && isWordPart(index)
            if isPart, start == nil { start = index }
            if !isPart, let begin = start {
                words.append(begin..<index)
                start = nil
            }
        }
        return words
    }

    private func isWordPart(_ index: Int) -> Bool {
        let scalar = scalar(index)
        if scalar.isLetter || scalar.isDigit { return true }
        guard scalar == "’" || scalar == "'" || scalar == "-" else { return false }
        return isText(index - 1) && isText(index + 1) && self.scalar(index - 1).isLetter && self.scalar(index + 1).isLetter
    }
}

// MARK: Reading

extension Prose {
    init(_ kind: Kind, _ content: [Inline], in file: SourceFile) {
        self.init(kind: kind)
        append(content, .text, in: file)
        markTokens()
    }

    /// A front-matter field, however it is quoted or broken into lines; nil without text.
    init?(_ kind: Kind, field: String, of text: String, in page: Site.Page) {
        guard !text.isEmpty else { return nil }
        let range = FrontMatter.range(of: field, in: page.file.bytes, bodyStart: page.bodyStart) ?? 0..<0
        self.init(kind, text, yaml: range, in: page.file)
    }

    /// The title of a link or an image, which is mended where it stands in the file as it is: in the link, or in the definition that it refers to.
    ///
    /// - Parameter defined: where the titles of definitions stand.
    init(title: String, of range: SourceRange, defined: [String: SourceRange], in file: SourceFile) {
        self.init(kind: .alternative)
        let bytes = file.bytes[range.clamped(to: 0..<file.bytes.count)]
        let quoted = ["\"\(title)\"", "'\(title)'", "(\(title))"].lazy.compactMap { bytes.firstRange(of: Array($0.utf8)) }.first
        if let place = quoted.map({ $0.dropFirst().dropLast() }) ?? defined[title] {
            append(title, place, .text, in: file)
        } else {
            isExact = false
            elements = title.unicodeScalars.map { Element(scalar: $0, origin: $0 == "\n" ? .lineEnd : .text, range: range) }
        }
        markTokens()
    }

    /// A value of a YAML file.
    init(_ kind: Kind, _ text: String, yaml range: SourceRange, in file: SourceFile) {
        self.init(kind, text, WrittenYAML(range, in: file.bytes), range)
    }

    /// A value of a YAML file that begins at an offset.
    init(_ kind: Kind, _ text: String, yamlAt start: Int, in file: SourceFile) {
        self.init(kind, text, WrittenYAML(at: start, saying: text, in: file.bytes), start..<start)
    }

    private init(_ kind: Kind, _ text: String, _ written: WrittenYAML, _ range: SourceRange) {
        self.init(kind: kind)
        isExact = written.says(text)
        elements =
            isExact
            ? written.elements.map { Element(scalar: $0.scalar, origin: $0.isLineEnd ? .lineEnd : .text, range: $0.range) }
            : text.unicodeScalars.map { Element(scalar: $0, origin: $0 == "\n" ? .lineEnd : .text, range: range) }
        while elements.last?.origin == .lineEnd { elements.removeLast() }
        markTokens()
    }

    /// The text of a segment, wherever it stands.
    init(_ text: SegmentText) {
        self.init(kind: .paragraph)
        var claims = 0
        for part in text.parts {
            switch part {
            case .text(let string): append(string, claims > 0 ? .claim : .text)
            case .open(let number): if text.isClaim(number) { claims += 1 }
            case .close(let number): if text.isClaim(number) { claims -= 1 }
            case .standalone(let number):
                guard text.codes.indices.contains(number - 1) else { continue }
                switch text.codes[number - 1] {
                case .label(_, let label): append(label, .claim)
                case .lineBreak: elements.append(Element(scalar: " ", origin: .lineEnd, range: 0..<0))
                default: appendOpaque(0..<0)
                }
            }
        }
        markTokens()
    }

    /// Makes scalars a token.
    mutating func mark(_ indices: Range<Int>) {
        for index in indices { elements[index] = Element(scalar: elements[index].scalar, origin: .token, range: elements[index].range) }
    }

    private mutating func append(_ string: String, _ origin: Origin) {
        for scalar in string.unicodeScalars { elements.append(Element(scalar: scalar, origin: origin, range: 0..<0)) }
    }

    private mutating func append(_ content: [Inline], _ origin: Origin, in file: SourceFile) {
        for inline in content {
            switch inline {
            case .text(let text, let range): append(text, range, origin, in: file)
            case .softBreak, .lineBreak:
                let end = elements.last?.range.upperBound ?? 0
                elements.append(Element(scalar: " ", origin: .lineEnd, range: end..<end))
            case .code(_, let range), .html(_, let range): appendOpaque(range)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): append(inner, origin, in: file)
            case .image(let image): appendOpaque(image.range)
            case .link(let link):
                if let claim = Claim.parse(link.destination) {
                    append(link.content, claim.isLabel ? .claim : origin, in: file)
                    if link.content.isEmpty { appendOpaque(link.range) }
                } else if link.contentRange == nil || link.content.plainText == link.destination {
                    appendOpaque(link.range, .token)
                } else {
                    append(link.content, origin, in: file)
                }
            }
        }
    }

    private mutating func appendOpaque(_ range: SourceRange, _ origin: Origin = .opaque) {
        elements.append(Element(scalar: "\u{FFFC}", origin: origin, range: range))
    }

    private mutating func append(_ text: String, _ range: SourceRange, _ origin: Origin, in file: SourceFile) {
        let range = range.clamped(to: 0..<file.bytes.count)
        var start = range.lowerBound
        let isVerbatim = file.bytes[range].elementsEqual(text.utf8)
        elements.reserveCapacity(elements.count + range.count)
        for scalar in text.unicodeScalars {
            let end = isVerbatim ? start + scalar.utf8Width : file.endOfWritten(scalar, from: start, before: range.upperBound)
            elements.append(Element(scalar: scalar, origin: origin, range: start..<end))
            start = end
        }
    }
}

extension SegmentText {
    fileprivate func isClaim(_ number: Int) -> Bool {
        guard codes.indices.contains(number - 1), case .claim(let destination) = codes[number - 1] else { return false }
        return Claim.parse(destination)?.isLabel ?? true
    }
}

extension Claim.Parsed {
    /// Whether its text is what the product says; that of a state is the author's.
    fileprivate var isLabel: Bool {
        if case .claim(.state) = self { false } else { true }
    }
}

extension Unicode.Scalar {
    fileprivate var utf8Width: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }
}

extension SourceFile {
    /// Where the bytes end that a scalar was written as: itself, behind a backslash, or as an entity such as `&nbsp;`.
    fileprivate func endOfWritten(_ scalar: Unicode.Scalar, from start: Int, before limit: Int) -> Int {
        let own = Array(String(Character(scalar)).utf8)
        if bytes[start..<limit].starts(with: own) {
            // An ampersand may be itself or begin an entity for itself.
            let isEntity = scalar == "&" && bytes[start..<limit].starts(with: "&amp;".utf8)
            let isEscaped = scalar == "\\" && bytes[start..<limit].starts(with: "\\\\".utf8)
            return isEntity ? start + 5 : isEscaped ? start + 2 : start + own.count
        }
        guard start < limit else { return limit }
        if bytes[start] == UInt8(ascii: "\\"), bytes[(start + 1)..<limit].starts(with: own) { return start + 1 + own.count }
        if bytes[start] == UInt8(ascii: "&"), let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) { return end + 1 }
        return limit
    }
}

extension Document {
    /// The texts of the page in reading order, each block's by itself.
    func prose(in file: SourceFile) -> [Prose] {
        var texts: [Prose] = []
        let defined = file.titlesOfDefinitions
        func add(_ kind: Prose.Kind, _ content: [Inline]) {
            texts.append(Prose(kind, content, in: file))
            content.forEachInline { inline in
                if case .image(let image) = inline {
                    texts.append(Prose(.alternative, image.alternative, in: file))
                    if !image.title.isEmpty { texts.append(Prose(title: image.title, of: image.range, defined: defined, in: file)) }
                }
                if case .link(let link) = inline, !link.title.isEmpty {
                    texts.append(Prose(title: link.title, of: link.range, defined: defined, in: file))
                }
            }
        }
        blocks.forEachBlock { block in
            switch block {
            case .heading(let heading): add(.heading, heading.content)
            case .paragraph(let paragraph): add(.paragraph, paragraph.content)
            case .table(let table):
                for row in [table.header] + table.rows {
                    for cell in row { add(.cell, cell.content) }
                }
            case .list, .blockQuote, .alert, .codeBlock, .html, .thematicBreak: break
            }
        }
        return texts.filter { !$0.isEmpty }
    }
}
