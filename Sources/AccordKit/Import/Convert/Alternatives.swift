import Markdown

/// *OU*, *OR*, *ET*, *AND* on a line of their own: what joins the branches of a step.
enum Alternative {
    static let words: Set<String> = ["OU", "OR", "ET", "AND", "ET/OU", "AND/OR", "OU BIEN"]

    /// Whether a line is nothing but such a word, in whatever letters.
    static func isAlternative(_ line: [Inline]) -> Bool {
        guard line.count <= 3 else { return false }
        let text = line.plainText
        guard text.utf8.count <= 24 else { return false }
        let word = text.trimming { $0.properties.isWhitespace || "-–—:.,*()".unicodeScalars.contains($0) }
        return words.contains(word.uppercased())
    }
}

extension [Block] {
    /// Lines that only say *or* become paragraphs of their own, emphasised.
    func separatingAlternatives() -> [Block] {
        var result: [Block] = []
        for block in self {
            guard case .paragraph(let paragraph) = block else {
                result.append(block)
                continue
            }
            result += paragraph.separatingAlternatives().map(Block.paragraph)
        }
        return result
    }
}

extension Block.Paragraph {
    fileprivate func separatingAlternatives() -> [Block.Paragraph] {
        let lines = content.lines().flatMap { $0.splittingLastWord() }
        guard lines.contains(where: { Alternative.isAlternative($0) }) else { return [self] }
        var paragraphs: [Block.Paragraph] = []
        var gathered: [Inline] = []
        func finish() {
            let content = gathered.splittingEdges().content
            if !content.isEmpty { paragraphs.append(Block.Paragraph(content: content, range: content.textRange ?? range)) }
            gathered = []
        }
        for line in lines {
            if Alternative.isAlternative(line) {
                finish()
                let content = line.splittingEdges().content
                paragraphs.append(Block.Paragraph(content: [.emphasis(content.unmarked())], range: content.textRange ?? range))
            } else {
                if !gathered.isEmpty { gathered.append(.lineBreak) }
                gathered += line
            }
        }
        finish()
        return paragraphs
    }
}

extension [Inline] {
    /// The parts between breaks.
    fileprivate func lines() -> [[Inline]] {
        split(omittingEmptySubsequences: true) { $0 == .lineBreak }.map(Array.init)
    }

    /// Divides a line whose last word, in capitals, is an alternative.
    fileprivate func splittingLastWord() -> [[Inline]] {
        guard case .text(let text, let range)? = last, !range.isEmpty else {
            // `<strong>OU</strong>` at the end of a sentence.
            if count > 1, let last, Alternative.isAlternative([last]), Alternative.words.contains([last].plainText) {
                return [Array(dropLast()), [last]]
            }
            return [self]
        }
        let trimmed = text.trimming(\.properties.isWhitespace)
        guard let word = trimmed.split(whereSeparator: { $0.isWhitespace }).last.map(String.init), Alternative.words.contains(word),
            count > 1 || trimmed != word
        else { return [self] }
        let end = text.unicodeScalars.lastIndex { !$0.properties.isWhitespace } ?? text.startIndex
        let before = String(String(text.unicodeScalars[...end]).dropLast(word.count))
        // `the operator OR` is a sentence.
        if let end = before.trimming(\.properties.isWhitespace).last, !".:;!?,)»”\"".contains(end) { return [self] }
        let cut = Swift.max(range.lowerBound, range.upperBound - word.utf8.count)
        let sentence: [Inline] = before.isBlankText ? [] : [.text(before, range.lowerBound..<Swift.max(range.lowerBound + 1, cut))]
        let rest = Array(dropLast()) + sentence
        return rest.isEmpty ? [self] : [rest, [.text(word, cut..<range.upperBound)]]
    }

    /// The same text without emphasis.
    fileprivate func unmarked() -> [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .emphasis(let content), .strong(let content): content.unmarked()
            default: [inline]
            }
        }
    }
}

extension String {
    func trimming(_ isTrimmed: (Unicode.Scalar) -> Bool) -> String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, isTrimmed(first) { scalars.removeFirst() }
        while let last = scalars.last, isTrimmed(last) { scalars.removeLast() }
        return String(scalars)
    }
}
