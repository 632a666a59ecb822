import Markdown

extension PageEdit {
    /// The page without these segments: the blocks and items in which nothing else stands go with them, and of other items the text goes alone.
    ///
    /// - Returns: nil where the page would not read as it was meant.
    func removing(_ removed: Set<Int>) -> PageEdit? {
        var cut = PageCut(self, removed)
        let blocks = cut.remaining(document.blocks, in: nil)
        var bytes = page.file.bytes
        var end = bytes.count
        for range in cut.ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
            guard range.upperBound <= end else { return nil }
            bytes.removeSubrange(range)
            end = range.lowerBound
        }
        let edited = PageEdit(bytes, at: page.file.path)
        let expected = segments.indices.filter { !removed.contains($0) }.map { segments[$0] }
        return edited.reads(as: expected) && edited.document.outline == Document(blocks: blocks).outline ? edited : nil
    }
}

/// What is cut out of a page's bytes so that some of its segments are gone.
private struct PageCut {
    private let bytes: [UInt8]
    private let segments: [Segment]
    private let removed: Set<Int>
    private(set) var ranges: Set<SourceRange> = []

    init(_ page: PageEdit, _ removed: Set<Int>) {
        bytes = page.page.file.bytes
        segments = page.segments
        self.removed = removed
    }

    /// Code, rules and tables never go, so that nothing goes in which one stands.
    private func isGone(_ block: Block) -> Bool {
        switch block {
        case .paragraph, .heading:
            let own = segments.indices.filter { block.range.contains(segments[$0].range.lowerBound) }
            return !own.isEmpty && own.allSatisfy(removed.contains)
        case .list(let list): return list.items.allSatisfy(isGone)
        case .blockQuote(let quote): return !quote.blocks.isEmpty && quote.blocks.allSatisfy(isGone)
        case .alert(let alert): return !alert.blocks.isEmpty && alert.blocks.allSatisfy(isGone)
        case .table, .codeBlock, .html, .thematicBreak: return false
        }
    }

    private func isGone(_ item: Block.List.Item) -> Bool { !item.blocks.isEmpty && item.blocks.allSatisfy(isGone) }

    /// Cuts out what is gone.
    ///
    /// - Parameter quote: in which the blocks stand, where they do.
    mutating func remaining(_ blocks: [Block], in quote: SourceRange?) -> [Block] {
        blocks.compactMap { block in
            guard !isGone(block) else {
                ranges.insert(lines(of: block.range, in: quote))
                return nil
            }
            switch block {
            case .list(var list):
                list.items = list.items.compactMap { remaining($0, in: quote) }
                return .list(list)
            case .blockQuote(var inner):
                inner.blocks = remaining(inner.blocks, in: block.range)
                return .blockQuote(inner)
            case .alert(var alert):
                alert.blocks = remaining(alert.blocks, in: block.range)
                return .alert(alert)
            case .paragraph, .heading, .table, .codeBlock, .html, .thematicBreak: return block
            }
        }
    }

    private mutating func remaining(_ item: Block.List.Item, in quote: SourceRange?) -> Block.List.Item? {
        guard !isGone(item) else {
            ranges.insert(lines(of: item.range, in: quote))
            return nil
        }
        var item = item
        let kept = item.blocks.drop(while: isGone)
        // The marker stays, and what stands below comes behind it; only a text does so well, and otherwise the page does not read as meant.
        if let old = item.blocks.first, let first = kept.first, old.range != first.range, case .paragraph = first {
            ranges.insert(old.range.lowerBound..<first.range.lowerBound)
        }
        item.blocks = remaining(Array(kept), in: quote)
        return item
    }

    /// The lines of a block with the blank ones behind it, or before it where it is the last.
    private func lines(of range: SourceRange, in quote: SourceRange?) -> SourceRange {
        if let quote { return lines(of: range, inQuote: quote) }
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: " ") }
        let start = bytes.lineStart(of: range.lowerBound)
        guard let next = bytes[range.upperBound...].firstIndex(where: { !isBlank($0) }) else {
            let before = bytes[..<start].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
            let lineEnd = bytes[before..<start].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
            return lineEnd..<bytes.count
        }
        // What stands right above keeps the blank lines: the next text would continue it.
        let above = bytes[..<start].last == UInt8(ascii: "\n") ? bytes[..<start].dropLast() : bytes[..<start]
        let end = above.last == UInt8(ascii: "\r") ? above.endIndex - 1 : above.endIndex
        let isBelowText = !bytes[bytes.lineStart(of: end)..<end].allSatisfy(isBlank)
        let own = bytes.nextLine(bytes.lineEnd(behind: max(range.upperBound - 1, start)))
        return start..<max(range.upperBound, isBelowText ? own : bytes.lineStart(of: next))
    }

    private func lines(of range: SourceRange, inQuote quote: SourceRange) -> SourceRange {
        func isBlank(_ byte: UInt8) -> Bool { byte.isQuoteOrBlank || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
        let start = bytes.lineStart(of: range.lowerBound)
        if let next = bytes[range.upperBound..<max(range.upperBound, quote.upperBound)].firstIndex(where: { !isBlank($0) }) {
            return start..<max(start, bytes.lineStart(of: next))
        }
        let end = bytes[..<start].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        return end..<max(end, bytes.lineEnd(behind: max(range.upperBound - 1, end)))
    }
}
