import Markdown

/// Joins inlines to what Markdown can express: neighbouring texts are one, emphasis does not begin or end with a space, bold text stands
/// where asterisks are read as bold.
struct InlineRun {
    fileprivate enum Piece {
        case inline(Inline)
        /// A label that is to be bold.
        case claim(String)
    }

    private var pieces: [Piece] = []

    mutating func add(_ inline: Inline) {
        pieces.append(.inline(inline))
    }

    mutating func add(text: String) {
        guard !text.isEmpty else { return }
        if case .inline(.text(let before, _))? = pieces.last {
            pieces[pieces.count - 1] = .inline(.text(before + text, noRange))
        } else {
            pieces.append(.inline(.text(text, noRange)))
        }
    }

    mutating func add(claim: String) {
        let label = claim.onOneLine
        guard !label.isEmpty else { return }
        if case .claim(let before)? = pieces.last {
            pieces[pieces.count - 1] = .claim(before + label)
        } else {
            pieces.append(.claim(label))
        }
    }

    /// Adds emphasis of any kind; blanks at its ends go outside, and where nothing is left, so does it.
    mutating func add(wrapped content: [Inline], _ wrap: ([Inline]) -> Inline) {
        var content = content
        var trailing = ""
        if case .text(let text, _)? = content.first {
            let rest = text.drop(while: \.isWhitespace)
            add(text: String(text[..<rest.startIndex]))
            content[0] = .text(String(rest), noRange)
            if rest.isEmpty { content.removeFirst() }
        }
        if case .text(let text, _)? = content.last {
            let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
            trailing = String(text[end...])
            content[content.count - 1] = .text(String(text[..<end]), noRange)
            if end == text.startIndex { content.removeLast() }
        }
        if !content.isEmpty { add(wrap(content)) }
        add(text: trailing)
    }

    /// The inlines, as part of others.
    var joined: [Inline] {
        var result = InlineRun()
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .inline(.text(let text, _)): result.add(text: text)
            case .inline(let inline): result.add(inline)
            case .claim(let label):
                let before = index > 0 ? pieces[index - 1].edge(\.last) : .blank
                let after = index + 1 < pieces.count ? pieces[index + 1].edge(\.first) : .blank
                result.add(bold: label, before: before, after: after)
            }
        }
        return result.pieces.compactMap { if case .inline(let inline) = $0 { inline } else { nil } }
    }

    /// The inlines as the content of a block: no blanks at the ends of lines, no empty lines.
    func finished() -> [Inline] {
        var lines = joined
        for index in lines.indices {
            guard case .text(let text, let range) = lines[index] else { continue }
            var kept = text[...]
            if index == 0 || lines[index - 1].isBreak { kept = kept.drop { $0 == " " || $0 == "\t" } }
            if index == lines.count - 1 || lines[index + 1].isBreak {
                while kept.last == " " || kept.last == "\t" { kept.removeLast() }
            }
            lines[index] = .text(String(kept), range)
        }
        lines.removeAll { if case .text("", _) = $0 { true } else { false } }
        var result: [Inline] = []
        for inline in lines where !inline.isBreak || result.last.map({ !$0.isBreak }) ?? false { result.append(inline) }
        while let last = result.last, last.isBreak { result.removeLast() }
        return result
    }

    // MARK: Bold

    /// What stands beside a label, as far as CommonMark's rules for asterisks ask (0.31.2, section 6.2).
    fileprivate enum Edge {
        case blank, punctuation, other
        /// Asterisks of emphasis, which ours would run together with.
        case asterisk
    }

    /// Adds a label as bold text; punctuation at its ends stays outside where asterisks beside it would not be read as bold.
    private mutating func add(bold label: String, before: Edge, after: Edge) {
        guard before != .asterisk, after != .asterisk else { return add(text: label) }
        var core = label.unicodeScalars[...]
        if before == .other { core = core.drop(while: \.mayBePunctuation) }
        if after == .other {
            while let last = core.last, last.mayBePunctuation { core.removeLast() }
        }
        guard let first = core.first, let last = core.last, !first.properties.isWhitespace, !last.properties.isWhitespace else {
            return add(text: label)
        }
        add(text: String(label.unicodeScalars[..<core.startIndex]))
        add(.strong([.text(String(core), noRange)]))
        add(text: String(label.unicodeScalars[core.endIndex...]))
    }
}

extension InlineRun.Piece {
    fileprivate func edge(_ end: KeyPath<String.UnicodeScalarView, Unicode.Scalar?>) -> InlineRun.Edge {
        guard case .inline(let inline) = self else { return .asterisk }
        switch inline {
        case .text(let text, _):
            guard let scalar = text.unicodeScalars[keyPath: end] else { return .blank }
            return scalar.properties.isWhitespace ? .blank : scalar.isPunctuation ? .punctuation : .other
        case .softBreak, .lineBreak: return .blank
        case .emphasis, .strong: return .asterisk
        case .code, .html, .strikethrough, .link, .image: return .punctuation
        }
    }
}

extension Inline {
    fileprivate var isBreak: Bool {
        switch self {
        case .softBreak, .lineBreak: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether every version of CommonMark calls it punctuation.
    fileprivate var isPunctuation: Bool {
        if isASCII { return (0x21...0x2F).contains(value) || (0x3A...0x40).contains(value) || (0x5B...0x60).contains(value) || (0x7B...0x7E).contains(value) }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// Whether some version of CommonMark calls it punctuation; symbols are since 0.31.
    fileprivate var mayBePunctuation: Bool {
        if isPunctuation { return true }
        switch properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return true
        default: return false
        }
    }
}
