import Diagnostics
import Markdown

/// A block of code that a page and its source do not have alike: nil on the side that lacks it.
///
/// Code is the same in every language, but for remarks; a block whose info string is `text` may be translated as a whole.
public struct CodeDifference: Sendable, Hashable {
    public let source: Block.CodeBlock?
    public let page: Block.CodeBlock?
    /// The block of the page behind which the missing one would stand.
    let previous: Block.CodeBlock?

    /// In the order of the page.
    static func all(_ source: [Block.CodeBlock], _ page: [Block.CodeBlock]) -> [CodeDifference] {
        let (source, page) = (source.filter(\.isTheSameEverywhere), page.filter(\.isTheSameEverywhere))
        var found: [CodeDifference] = []
        var (fromSource, fromPage) = (0, 0)
        for (a, b) in pairsInOrder(source.map(\.essence), page.map(\.essence)) + [(source.count, page.count)] {
            for step in 0..<max(a - fromSource, b - fromPage) {
                let theirs = fromSource + step < a ? source[fromSource + step] : nil
                let own = fromPage + step < b ? page[fromPage + step] : nil
                found.append(CodeDifference(source: theirs, page: own, previous: b > 0 ? page[min(b, page.count) - 1] : nil))
            }
            (fromSource, fromPage) = (a + 1, b + 1)
        }
        return found
    }

    /// What was seen, for people.
    var seen: Message {
        func text(_ code: Block.CodeBlock) -> Message {
            quotation(code.text.split(whereSeparator: \.isNewline).joined(separator: " "), limit: 60)
        }
        return switch (source, page) {
        case (let source?, let page?): "this block says \(text(page)), and the source \(text(source))"
        case (let source?, nil): "the page lacks the code \(text(source))"
        case (nil, let page?): "the source does not have the code \(text(page))"
        case (nil, nil): ""
        }
    }
}

extension Block.CodeBlock {
    fileprivate var isTheSameEverywhere: Bool { supportTable == nil && info?.split(separator: " ").first != "text" }

    /// The info string and the lines, without remarks and blanks at the end.
    fileprivate var essence: [Substring] {
        [Substring(info ?? "")] + text.split(whereSeparator: \.isNewline).map(\.withoutRemark).filter { !$0.isEmpty }
    }
}

extension Substring {
    fileprivate var withoutRemark: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        if ["#", "//", "--", ";", "<!--", "/*", "*"].contains(where: { start.hasPrefix($0) }) { return "" }
        var code = self
        for mark in [" # ", " // "] {
            if let remark = code.firstRange(of: mark) { code = code[..<remark.lowerBound] }
        }
        while let last = code.last, last == " " || last == "\t" { code.removeLast() }
        return code
    }
}
