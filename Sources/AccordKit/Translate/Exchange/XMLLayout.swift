extension [SegmentText.Part] {
    /// The parts without the line ends that a tool put beside tags to lay out its XML.
    ///
    /// What Accord exports has no line ends there. Whether a space stood in the place of one is told by the texts that were exported.
    /// - Parameter exported: texts with the same codes, those that are most like this one first.
    func withoutLayout(like exported: [[SegmentText.Part]]) -> [SegmentText.Part] {
        let edges = ExportedEdges(exported)
        return indices.map { index in
            guard case .text(let text) = self[index] else { return self[index] }
            let before = index > startIndex ? self[index - 1] : nil
            let behind = index + 1 < endIndex ? self[index + 1] : nil
            let head = text.prefix { $0.isXMLSpace }
            guard head.endIndex < text.endIndex else {
                return text.contains(where: \.isNewline) ? .text(edges.hasSpace(between: before, behind) ? " " : "") : self[index]
            }
            let tail = text.reversed().prefix { $0.isXMLSpace }.reversed()
            let middle = text[head.endIndex...].dropLast(tail.count)
            let start = head.contains(where: \.isNewline) ? (edges.hasSpace(behind: before) ? " " : "") : String(head)
            let end = tail.contains(where: \.isNewline) ? (edges.hasSpace(before: behind) ? " " : "") : String(tail)
            return .text(start + middle + end)
        }
    }
}

/// Where spaces stand beside the codes of texts.
private struct ExportedEdges {
    private let texts: [[SegmentText.Part]]

    init(_ texts: [[SegmentText.Part]]) { self.texts = texts }

    func hasSpace(between before: SegmentText.Part?, _ behind: SegmentText.Part?) -> Bool {
        guard let before, let behind else { return false }
        // Two names that are marked, one behind the other.
        if before.isText, behind.isText { return true }
        return !before.isText && hasSpace(behind: before) || !behind.isText && hasSpace(before: behind)
    }

    /// - Parameter part: nil at the start of a text, where no space is.
    func hasSpace(behind part: SegmentText.Part?) -> Bool {
        guard let part else { return false }
        // A text that goes on behind a mark or a comment.
        if part.isText { return true }
        for text in texts {
            guard let index = text.firstIndex(of: part) else { continue }
            guard index + 1 < text.count, case .text(let next) = text[index + 1] else { return false }
            return next.first == " "
        }
        return false
    }

    /// - Parameter part: nil at the end of a text, where no space is.
    func hasSpace(before part: SegmentText.Part?) -> Bool {
        guard let part else { return false }
        if part.isText { return true }
        for text in texts {
            guard let index = text.firstIndex(of: part) else { continue }
            guard index > 0, case .text(let previous) = text[index - 1] else { return false }
            return previous.last == " "
        }
        return false
    }
}

extension SegmentText.Part {
    fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

extension Character {
    fileprivate var isXMLSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\r\n" }
}
