import Markdown

extension [Block] {
    /// Puts back together what pages divide to have a picture or a note between two steps.
    ///
    /// - `<ol>…</ol> picture <ol start="3">`: the picture belongs to step 2, and the numbering goes on.
    /// - `<ul>…</ul> OR <ul>…</ul>`: one list, whose items are joined by the word.
    func joiningLists() -> [Block] {
        var result: [Block] = []
        for block in self {
            guard case .list(let list) = block else {
                result.append(block)
                continue
            }
            if !result.joinLast(with: list) { result.append(block) }
        }
        return result
    }

    /// How many blocks between two parts of a list are taken for a part of a step.
    private static let between = 8

    /// Makes a list a part of the last one, where they are one list; else does nothing.
    private mutating func joinLast(with list: Block.List) -> Bool {
        guard let index = indexOfList(continuedBy: list) else { return false }
        let between = Array(self[(index + 1)...])
        removeSubrange((index + 1)...)
        guard var first = takeLastList(), var last = first.items.popLast() else { return false }
        last.blocks += between.flatMap { [$0].separatingAlternatives() }
        last.range = last.range.lowerBound..<Swift.max(last.range.upperBound, between.last?.range.upperBound ?? 0)
        first.items.append(last)
        first.items += list.items
        first.range = first.range.lowerBound..<Swift.max(first.range.upperBound, list.range.upperBound)
        append(.list(first))
        return true
    }

    private func indexOfList(continuedBy list: Block.List) -> Int? {
        guard let index = suffix(Self.between + 1).lastIndex(where: { $0.isList }), case .list(let first) = self[index] else { return nil }
        let between = self[(index + 1)...]
        guard !first.items.isEmpty, first.isOrdered == list.isOrdered, between.allSatisfy(\.canBelongToStep) else { return nil }
        let isContinued =
            if let start = first.start, let next = list.start {
                next > 1 && next == start + first.items.count
            } else {
                !between.isEmpty && between.allSatisfy(\.isAlternative)
            }
        return isContinued ? index : nil
    }
}

extension Block {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }

    var isAlternative: Bool {
        if case .paragraph(let paragraph) = self { Alternative.isAlternative(paragraph.content) } else { false }
    }

    /// Whether it may stand inside a step; a heading or a rule begins something new.
    fileprivate var canBelongToStep: Bool {
        switch self {
        case .heading, .thematicBreak: false
        case .paragraph, .list, .blockQuote, .alert, .table, .codeBlock, .html: true
        }
    }
}
