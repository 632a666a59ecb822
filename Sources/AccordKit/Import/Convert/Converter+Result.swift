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

    /// Leaves headings out of the result after all.
    mutating func leaveOut(_ headings: [Block.Heading], rule: String) {
        var starts = Set(headings.map(\.range.lowerBound))
        guard !starts.isEmpty else { return }
        for node in document.nodes where node.kind == .element && node.tag.isHeading && starts.remove(node.range.lowerBound) != nil {
            survey.leaveOut(node, rule: rule)
        }
    }

    /// The page's anchors, each with the heading of the finished document that it belongs to.
    func anchors(in document: Document) -> [ReadPage.Anchor] {
        let starts = document.headings.enumerated().map { (place: $1.range.lowerBound, heading: $0) }.sorted { $0 < $1 }
        var seen: Set<String> = []
        return anchors.compactMap { anchor in
            guard seen.insert(anchor.name).inserted else { return nil }
            return ReadPage.Anchor(name: anchor.name, heading: anchor.heading.flatMap { place in starts.last(upTo: place) })
        }
    }
}

extension [(place: Int, heading: Int)] {
    /// The last heading that begins at a place or before it; they are in the order of their places.
    fileprivate func last(upTo place: Int) -> Int? {
        let end = partitionPoint { $0.place > place }
        return end > 0 ? self[end - 1].heading : nil
    }
}
