import Markdown

extension [Inline] {
    /// From the first text to the last.
    var textRange: Range<Int>? {
        var lower: Int?
        var upper: Int?
        forEachInline { inline in
            let range: Range<Int>
            switch inline {
            case .text(_, let place), .code(_, let place), .html(_, let place): range = place
            case .link(let link): range = link.range
            case .image(let image): range = image.range
            case .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: return
            }
            if range.isEmpty { return }
            lower = Swift.min(lower ?? range.lowerBound, range.lowerBound)
            upper = Swift.max(upper ?? range.upperBound, range.upperBound)
        }
        guard let lower, let upper else { return nil }
        return lower..<upper
    }

    /// Whether there is any text, pictures aside.
    var hasText: Bool {
        contains { inline in
            switch inline {
            case .text(let text, _), .code(let text, _), .html(let text, _): !text.isBlankText
            case .softBreak, .lineBreak, .image: false
            case .emphasis(let content), .strong(let content), .strikethrough(let content): content.hasText
            case .link(let link): link.content.hasText
            }
        }
    }
}
