import HTML
import Markdown

extension Converter {
    /// The page's title, and where it is.
    mutating func title() -> (text: String, range: SourceRange) {
        guard let node = survey.title else { return ("", 0..<0) }
        var run = TextRun()
        for inner in node.descendants where survey.fates[inner.index] == .title {
            switch inner.kind {
            case .text: run.append(inner.textBytes.withoutUnseenCharacters(), survey.range(of: inner))
            case .element:
                if inner.tag == .br || inner.tag.isBlock { run.appendBlank() }
                if inner.tag == .img { run.append(.text(alternative(of: inner), inner.range), inner.range) }
            case .comment: break
            }
        }
        let text = run.paragraphs().first?.plainText ?? ""
        return (text, run.range.map { _ in survey.innerRange(of: node) } ?? 0..<0)
    }

    /// Leaves a heading out of the result after all.
    mutating func leaveOut(_ heading: Block.Heading, rule: String) {
        let node = document.nodes.first { $0.kind == .element && $0.tag.isHeading && $0.range.lowerBound == heading.range.lowerBound }
        if let node { survey.leaveOut(node, rule: rule) }
    }

    /// The page's anchors, each with the heading of the finished document that it belongs to.
    func anchors(in document: Document) -> [ReadPage.Anchor] {
        let starts = document.headings.map(\.range.lowerBound)
        var seen: Set<String> = []
        return anchors.compactMap { anchor in
            guard seen.insert(anchor.name).inserted else { return nil }
            return ReadPage.Anchor(name: anchor.name, heading: anchor.heading.flatMap { place in starts.lastIndex { $0 <= place } })
        }
    }
}
