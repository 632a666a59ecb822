import Markdown

/// A marked document as its readers use it: procedures to follow, and passages between them; each with the numbers of its mentions.
struct Scenes {
    /// In reading order.
    private(set) var all: [Scene] = []

    enum Scene {
        case procedure(steps: [Step], isContinuation: Bool)
        case passage([Int])
    }

    struct Step {
        var mentions: [Int] = []
        var asides: [[Int]] = []
        var parts: [Part] = []
    }

    enum Part {
        case steps([Step])
        case branches([Step])
    }

    init(_ document: Document) { add(document.blocks) }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .list(let list) where list.isOrdered && list.items.contains { $0.blocks.contains(where: \.isPartOfStep) }:
                let steps = list.items.map { step($0) }
                all.append(.procedure(steps: steps, isContinuation: (list.start ?? 1) > 1))
            case .list(let list): for item in list.items { add(item.blocks) }
            case .blockQuote(let quote): add(quote.blocks)
            case .alert(let alert): add(alert.blocks)
            case .heading, .paragraph, .table, .codeBlock, .html, .thematicBreak: all += block.passages.map(Scene.passage)
            }
        }
    }

    private func step(_ item: Block.List.Item) -> Step {
        var step = Step()
        for block in item.blocks {
            switch block {
            case .paragraph(let paragraph): step.mentions += paragraph.content.mentions
            case .list(let list):
                let steps = list.items.map { self.step($0) }
                step.parts.append(list.isOrdered ? .steps(steps) : .branches(steps))
            default: [block].forEachBlock { step.asides += $0.passages }
            }
        }
        return step
    }
}

extension Block {
    /// Whether there is a mention in it that a reader could act on in a step.
    fileprivate var isPartOfStep: Bool {
        switch self {
        case .paragraph(let paragraph): !paragraph.content.mentions.isEmpty
        case .list(let list): list.items.contains { $0.blocks.contains(where: \.isPartOfStep) }
        case .heading, .blockQuote, .alert, .table, .codeBlock, .html, .thematicBreak: false
        }
    }

    /// The mentions of its own text, cell by cell.
    fileprivate var passages: [[Int]] {
        let texts: [[Inline]] =
            switch self {
            case .heading(let heading): [heading.content]
            case .paragraph(let paragraph): [paragraph.content]
            case .table(let table): ([table.header] + table.rows).flatMap { $0.map(\.content) }
            case .list, .blockQuote, .alert, .codeBlock, .html, .thematicBreak: []
            }
        return texts.map(\.mentions).filter { !$0.isEmpty }
    }
}

extension [Inline] {
    fileprivate var mentions: [Int] {
        var numbers: [Int] = []
        forEachInline { inline in
            if case .link(let link) = inline, let number = MarkedDocument.number(link) { numbers.append(number) }
        }
        return numbers
    }
}
