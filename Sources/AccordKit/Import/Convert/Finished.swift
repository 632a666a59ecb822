import Markdown

extension [Block] {
    /// Levels of headings that begin at 2 and leave none out: level 1 is the title, which is front matter.
    func normalizingHeadings() -> [Block] {
        var open: [Int] = []
        return map { block in
            guard case .heading(var heading) = block else { return block }
            while let last = open.last, last >= heading.level { open.removeLast() }
            open.append(heading.level)
            heading.level = Swift.min(open.count + 1, 6)
            return .heading(heading)
        }
    }

    /// Lists as they will be read again: tight where an item is a paragraph, perhaps with a list under it.
    func settingTightness() -> [Block] {
        map { block in
            switch block {
            case .list(var list):
                list.items = list.items.map { item in
                    var item = item
                    item.blocks = item.blocks.settingTightness()
                    return item
                }
                list.isTight = list.items.allSatisfy { $0.blocks.fitTightItem }
                return .list(list)
            case .blockQuote(var quote):
                quote.blocks = quote.blocks.settingTightness()
                return .blockQuote(quote)
            case .alert(var alert):
                alert.blocks = alert.blocks.settingTightness()
                return .alert(alert)
            case .heading, .paragraph, .table, .codeBlock, .html, .thematicBreak: return block
            }
        }
    }

    private var fitTightItem: Bool {
        guard let first else { return true }
        if count == 1 { return true }
        guard count == 2, case .paragraph = first, case .list(let list) = self[1] else { return false }
        return list.isTight && (list.start ?? 1) == 1
    }

    /// Without rules at the ends, which divide nothing.
    func droppingOuterRules() -> [Block] {
        var blocks = self[...]
        while case .thematicBreak? = blocks.first { blocks.removeFirst() }
        while case .thematicBreak? = blocks.last { blocks.removeLast() }
        return Array(blocks)
    }
}
