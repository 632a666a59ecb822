import Markdown

extension SegmentText {
    /// The text of a block.
    ///
    /// Soft breaks are spaces, runs of spaces one space; no-break spaces stay. Emphasis inside emphasis of the same kind, which looks like
    /// nothing, is left out.
    public init(_ inlines: [Inline]) {
        var builder = Builder()
        builder.add(inlines)
        self = builder.finish()
    }

    /// Text without markup.
    public init(plain text: String) {
        var builder = Builder()
        builder.add(text)
        self = builder.finish()
    }

    /// Whether a link's destination makes its text a label: something that the product shows.
    static func isLabel(_ destination: String) -> Bool {
        ["ui:", "tool:", "item:"].contains { destination.hasPrefix($0) }
    }

    private static func isFreeClaim(_ destination: String) -> Bool {
        ["term:", "state:"].contains { destination.hasPrefix($0) }
    }

    /// The text as inlines, without ranges.
    ///
    /// What is not well nested is mended: a code that was never opened is left out, one that was not closed ends with the text.
    /// - Parameters:
    ///   - labels: what the product shows for a claim's destination; nil to leave the label as it is.
    ///   - alternatives: the alternative texts of its images, in order.
    public func inlines(labels: (_ destination: String) -> String? = { _ in nil }, alternatives: [[Inline]] = []) -> [Inline] {
        var open: [(number: Int, content: [Inline])] = [(0, [])]
        var images = alternatives[...]
        func close() {
            let (number, content) = open.removeLast()
            open[open.count - 1].content.append(codes[number - 1].enclosing(content))
        }
        for part in parts {
            switch part {
            case .text(let text): open[open.count - 1].content.append(.text(text, 0..<0))
            case .open(let number) where isEnclosing(number): open.append((number, []))
            case .close(let number) where open.dropFirst().contains { $0.number == number }:
                while open[open.count - 1].number != number { close() }
                close()
            case .standalone(let number) where codes.indices.contains(number - 1):
                guard let inline = codes[number - 1].standing(labels: labels, images: &images) else { continue }
                open[open.count - 1].content.append(inline)
            case .open, .close, .standalone: break
            }
        }
        while open.count > 1 { close() }
        return open[0].content
    }

    private func isEnclosing(_ number: Int) -> Bool {
        codes.indices.contains(number - 1) && !codes[number - 1].isStandalone
    }

    // MARK: Building

    private struct Builder {
        private var parts: [Part] = []
        private var codes: [Code] = []
        private var isInEmphasis = false
        private var isInStrong = false
        private var isStruck = false

        mutating func add(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline {
                case .text(let text, _): add(text)
                case .softBreak: add(" ")
                case .lineBreak: standalone(.lineBreak)
                case .code(let text, _): standalone(.code(String(text.map { $0.isNewline ? " " : $0 })))
                case .html(let text, _): standalone(.html(String(text.map { $0.isNewline ? " " : $0 })))
                case .emphasis(let content): enclose(content, .emphasis, once: \.isInEmphasis)
                case .strong(let content): enclose(content, .strong, once: \.isInStrong)
                case .strikethrough(let content): enclose(content, .strikethrough, once: \.isStruck)
                case .link(let link): add(link)
                case .image(let image): standalone(.image(source: image.source, title: image.title))
                }
            }
        }

        private mutating func add(_ link: Inline.Link) {
            if SegmentText.isLabel(link.destination) {
                standalone(.label(destination: link.destination, text: SegmentText(plain: link.content.plainText).plainText))
            } else if SegmentText.isFreeClaim(link.destination) {
                enclose(link.content, .claim(destination: link.destination))
            } else {
                enclose(link.content, .link(destination: link.destination, title: link.title))
            }
        }

        mutating func add(_ text: String) {
            var result = ""
            var isAfterSpace = false
            if case .text(let before)? = parts.last {
                result = before
                isAfterSpace = before.utf8.last == UInt8(ascii: " ")
                parts.removeLast()
            } else {
                isAfterSpace = parts.isEmpty || parts.last == .standalone(codes.count) && codes.last == .lineBreak
            }
            for scalar in text.unicodeScalars {
                let isSpace = scalar.isASCII && UInt8(scalar.value).isBlank
                if !isSpace { result.unicodeScalars.append(scalar) } else if !isAfterSpace { result.append(" ") }
                isAfterSpace = isSpace
            }
            if !result.isEmpty { parts.append(.text(result)) }
        }

        private mutating func standalone(_ code: Code) {
            if code == .lineBreak { trimEnd() }
            codes.append(code)
            parts.append(.standalone(codes.count))
        }

        private mutating func enclose(_ content: [Inline], _ code: Code) {
            codes.append(code)
            let number = codes.count
            parts.append(.open(number))
            add(content)
            if parts.last == .open(number), code.isEmphasis {
                parts.removeLast()
                codes.removeLast()
            } else {
                parts.append(.close(number))
            }
        }

        private mutating func enclose(_ content: [Inline], _ code: Code, once isInside: WritableKeyPath<Builder, Bool>) {
            guard !self[keyPath: isInside] else { return add(content) }
            self[keyPath: isInside] = true
            enclose(content, code)
            self[keyPath: isInside] = false
        }

        /// Takes a space, and line breaks, from the end.
        private mutating func trimEnd() {
            guard case .text(let text)? = parts.last, text.utf8.last == UInt8(ascii: " ") else { return }
            parts.removeLast()
            if text.utf8.count > 1 { parts.append(.text(String(text.dropLast()))) }
        }

        mutating func finish() -> SegmentText {
            trimEnd()
            while parts.last == .standalone(codes.count), codes.last == .lineBreak {
                parts.removeLast()
                codes.removeLast()
                trimEnd()
            }
            return SegmentText(parts: parts, codes: codes)
        }
    }
}

extension SegmentText.Code {
    fileprivate var isEmphasis: Bool {
        switch self {
        case .emphasis, .strong, .strikethrough: true
        case .link, .claim, .label, .code, .lineBreak, .image, .html: false
        }
    }

    fileprivate func enclosing(_ content: [Inline]) -> Inline {
        switch self {
        case .emphasis: .emphasis(content)
        case .strong: .strong(content)
        case .strikethrough: .strikethrough(content)
        case .link(let destination, let title): .link(Inline.Link(destination: destination, title: title, content: content, range: 0..<0))
        case .claim(let destination): .link(Inline.Link(destination: destination, content: content, range: 0..<0))
        case .label, .code, .lineBreak, .image, .html: .text("", 0..<0)
        }
    }

    fileprivate func standing(labels: (String) -> String?, images: inout ArraySlice<[Inline]>) -> Inline? {
        switch self {
        case .label(let destination, let text):
            let content: [Inline] = [.text(labels(destination) ?? text, 0..<0)]
            return .link(Inline.Link(destination: destination, content: content, range: 0..<0))
        case .code(let text): return .code(text, 0..<0)
        case .lineBreak: return .lineBreak
        case .image(let source, let title):
            return .image(Inline.Image(source: source, title: title, alternative: images.popFirst() ?? [], range: 0..<0))
        case .html(let text): return .html(text, 0..<0)
        case .emphasis, .strong, .strikethrough, .link, .claim: return nil
        }
    }
}
