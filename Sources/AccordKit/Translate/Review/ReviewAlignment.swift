/// A translation told in the codes of its source: the same number means the same code in both.
struct AlignedText: Sendable, Hashable {
    var parts: [SegmentText.Part]
    /// The codes that the numbers in `parts` mean: those of the source, with the translation's own words where it has them, then those that the
    /// source has no counterpart for.
    var codes: [SegmentText.Code]
    /// How many of the codes are the source's.
    var shared: Int

    /// - Parameter article: where the source stands, for links that are relative to it.
    init(_ text: SegmentText, to source: SegmentText, article: String) {
        codes = source.codes
        shared = source.codes.count
        var free = Array(source.codes.indices)
        var numbers: [Int] = []
        for code in text.codes {
            let key = CodeKey(code, article: article)
            if let place = free.firstIndex(where: { CodeKey(source.codes[$0], article: article) == key }) {
                let number = free.remove(at: place)
                codes[number] = code
                numbers.append(number + 1)
            } else {
                codes.append(code)
                numbers.append(codes.count)
            }
        }
        parts = text.parts.compactMap { part in
            switch part {
            case .text: part
            case .open(let n): numbers.indices.contains(n - 1) ? .open(numbers[n - 1]) : nil
            case .close(let n): numbers.indices.contains(n - 1) ? .close(numbers[n - 1]) : nil
            case .standalone(let n): numbers.indices.contains(n - 1) ? .standalone(numbers[n - 1]) : nil
            }
        }
    }
}

/// What makes a code the same code in another language.
private enum CodeKey: Hashable {
    case emphasis, strong, strikethrough, lineBreak
    /// A claim or an address that is the same in every language.
    case destination(String)
    case page(article: String, fragment: String?)
    case code(String)
    case image(String)
    case html(String)

    init(_ code: SegmentText.Code, article: String) {
        switch code {
        case .emphasis: self = .emphasis
        case .strong: self = .strong
        case .strikethrough: self = .strikethrough
        case .lineBreak: self = .lineBreak
        case .link(let destination, _):
            if case .page(let id, _, let fragment) = LinkTarget(destination, from: article) {
                self = .page(article: id, fragment: fragment)
            } else {
                self = .destination(destination)
            }
        case .claim(let destination), .label(let destination, _): self = .destination(destination)
        case .code(let text): self = .code(text)
        case .image(let source, _): self = .image(source)
        case .html(let text): self = .html(text)
        }
    }
}
