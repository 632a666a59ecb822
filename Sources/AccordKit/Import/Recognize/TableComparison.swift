import Diagnostics
import Markdown

/// A table of a page held against what the model says that a capability supports.
struct TableComparison {
    let capability: String
    /// How many rows say what the model says.
    private(set) var matched = 0
    private(set) var differences: [Difference] = []

    struct Difference {
        let code: Code
        let range: SourceRange
        let rule: Message
        let seen: Message
        let right: Message?
    }

    private let product: Product
    private let locale: String
    private let table: Block.Table

    /// Nil where the table is about something else.
    init?(_ table: Block.Table, _ written: WrittenTable, capability: String, _ product: Product, locale: String) {
        self.capability = capability
        self.product = product
        self.locale = locale
        self.table = table
        guard let supports = product.model.capabilities[capability]?.supports, !supports.isEmpty else { return nil }
        let expected = supports.grouped
        let pairs = pair(written.groups, with: expected)
        for (index, group) in written.groups.enumerated() {
            if let pair = pairs.first(where: { $0.group == index }) {
                compareName(group, expected[pair.tool].tool)
            } else {
                for row in group.rows { reportSurplus(row, group) }
            }
        }
        for (number, tool) in expected.enumerated() {
            let groups = pairs.filter { $0.tool == number }.map { written.groups[$0.group] }
            if groups.isEmpty { reportMissing(tool) } else { compare(groups, with: tool, in: written) }
        }
        compareTexts(written, supports)
        let rows = written.groups.map(\.rows.count).reduce(0, +)
        guard matched > 0, matched * 2 >= supports.count, rows <= 2 * supports.count else { return nil }
    }

    // MARK: Tools

    /// Which tool each group of rows is about: by name and by items, so that a wrong name does not make all its rows wrong.
    private func pair(_ groups: [WrittenTable.Group], with tools: [ExpectedTool]) -> [(group: Int, tool: Int)] {
        var scores: [(score: Int, group: Int, tool: Int)] = []
        for (g, group) in groups.enumerated() {
            for (t, tool) in tools.enumerated() {
                let items = group.rows.compactMap(\.item.id).filter { id in tool.supports.contains { $0.item == id } }.count
                let name = group.tool?.id == tool.tool ? 3 : group.tool.map { isNear($0.text, .tool(id: tool.tool)) } == true ? 2 : 0
                // A name alone is enough, and so are all the items; of the others, some are in several tools.
                let isSame = name > 0 || items == group.rows.count && items == tool.supports.count
                if isSame { scores.append((2 * items + name, g, t)) }
            }
        }
        var pairs: [(group: Int, tool: Int)] = []
        for (_, group, tool) in scores.sorted(by: { ($1.score, $0.group, $0.tool) < ($0.score, $1.group, $1.tool) })
        where !pairs.contains(where: { $0.group == group || $0.tool == tool }) {
            pairs.append((group, tool))
        }
        // Rows of one tool may stand in two places.
        for (g, group) in groups.enumerated() where !pairs.contains(where: { $0.group == g }) {
            if let tool = tools.firstIndex(where: { $0.tool == group.tool?.id }) { pairs.append((g, tool)) }
        }
        return pairs
    }

    private mutating func compareName(_ group: WrittenTable.Group, _ tool: String) {
        guard let written = group.tool, written.id != tool, let right = name(.tool(id: tool)) else { return }
        add(
            .toolNameDiffers, written.range, rule: "A table names each tool as the product does", seen: "the table says “\(written.text)”",
            right: "The product shows “\(right)” in \(locale)")
    }

    private mutating func reportMissing(_ tool: ExpectedTool) {
        let items = tool.supports.compactMap { name(.item(id: $0.item)) }.joined(separator: ", ")
        add(
            .rowMissing, table.rows.last?.first?.range ?? table.range,
            rule: "A table of tools and items has every row that the product supports",
            seen: "“\(name(.tool(id: tool.tool)) ?? tool.tool)” is missing, with \(items)", right: nil)
    }

    // MARK: Items

    private mutating func compare(_ groups: [WrittenTable.Group], with tool: ExpectedTool, in written: WrittenTable) {
        var missing = tool.supports.map(\.item)
        var others: [WrittenTable.Row] = []
        for row in groups.flatMap(\.rows) {
            if let id = row.item.id, let index = missing.firstIndex(of: id) {
                missing.remove(at: index)
                matched += 1
            } else {
                others.append(row)
            }
        }
        for row in others {
            let near = missing.firstIndex { isNear(row.item.text, .item(id: $0)) }
            // A row for another in the same place is one change, not two.
            if let index = near ?? (missing.count == others.count ? missing.indices.first : nil) {
                reportRenamed(row, missing.remove(at: index), in: written)
            } else {
                reportSurplus(row, groups[0])
            }
        }
        for item in missing {
            let place = groups.last?.rows.last?.item.range ?? table.range
            add(
                .rowMissing, place, rule: "A table of tools and items has every row that the product supports",
                seen: "“\(name(.item(id: item)) ?? item)” is missing in “\(name(.tool(id: tool.tool)) ?? tool.tool)”", right: nil)
        }
    }

    private mutating func reportRenamed(_ row: WrittenTable.Row, _ item: String, in written: WrittenTable) {
        let right = name(.item(id: item)) ?? item
        let elsewhere = written.groups.flatMap(\.rows).first { $0.item.id == item }?.item.text
        add(
            .itemNameDiffers, row.item.range, rule: "A table names each item as the product does, in every row",
            seen: elsewhere.map { "the table says “\(row.item.text)”, and “\($0)” in another row" } ?? "the table says “\(row.item.text)”",
            right: "The product shows “\(right)” in \(locale)")
    }

    private mutating func reportSurplus(_ row: WrittenTable.Row, _ group: WrittenTable.Group) {
        let tools = product.model.capabilities[capability]?.supports.filter { $0.item == row.item.id }.map(\.tool) ?? []
        let names = Set(tools).sorted().compactMap { name(.tool(id: $0)) }
        add(
            .rowSurplus, row.item.range, rule: "A table of tools and items has no row that the product does not support",
            seen: group.tool.map { "it does not have “\(row.item.text)” in “\($0.text)”" } ?? "it does not have “\(row.item.text)”",
            right: names.isEmpty ? nil : "It has it in \(names.quoted)")
    }

    // MARK: Tasks and notes

    /// Tasks and notes may be in anyone's words. Where most are in the model's, one that is not is a difference.
    private mutating func compareTexts(_ written: WrittenTable, _ supports: [CapabilityModel.Support]) {
        var tasks: [(written: WrittenTable.Name, right: String)] = []
        var notes: [(written: WrittenTable.Name, right: String)] = []
        for group in written.groups {
            for row in group.rows {
                guard
                    let support = supports.first(where: { $0.item == row.item.id && (group.tool?.id == nil || $0.tool == group.tool?.id) })
                else {
                    continue
                }
                if let text = row.task, let right = support.task?.lookup(locale)?.singular { tasks.append((text, right)) }
                if let text = row.note, let right = support.note?.lookup(locale)?.singular { notes.append((text, right)) }
            }
        }
        for (texts, code) in [(tasks, Code.taskDiffers), (notes, .noteDiffers)] {
            let wrong = texts.filter { !$0.written.text.says($0.right) }
            let areMostRight = wrong.count * 2 < texts.count
            for (written, right) in wrong where areMostRight || texts.count <= 2 && written.text.isLike(right) {
                add(
                    code, written.range, rule: "A table says the same of each item as the product does",
                    seen: "the table says “\(written.text)”",
                    right: "The product says “\(right)” in \(locale)")
            }
        }
    }

    // MARK: Names

    private mutating func add(_ code: Code, _ range: SourceRange, rule: Message, seen: Message, right: Message?) {
        differences.append(Difference(code: code, range: range, rule: rule, seen: seen, right: right))
    }

    private func name(_ claim: Claim) -> String? { product.subject(of: claim)?.text.lookup(locale)?.plural }

    /// Whether a text is probably meant as a name, in any form of it or language.
    private func isNear(_ text: String, _ claim: Claim) -> Bool {
        let words = text.significantWords
        return product.subject(of: claim)?.text.forms.values.flatMap(\.byName.values).contains { form in
            form.significantWords == words || editDistance(text, form, atMost: max(1, min(text.count, form.count) / 4)) != nil
                || overlap(words, form.significantWords).share >= 0.75
        } ?? false
    }
}

/// The items of one tool, as a capability supports them.
private struct ExpectedTool {
    let tool: String
    var supports: [CapabilityModel.Support]
}

extension [CapabilityModel.Support] {
    /// By tool, in the model's order.
    fileprivate var grouped: [ExpectedTool] {
        var tools: [ExpectedTool] = []
        for support in self {
            if let index = tools.firstIndex(where: { $0.tool == support.tool }) {
                tools[index].supports.append(support)
            } else {
                tools.append(ExpectedTool(tool: support.tool, supports: [support]))
            }
        }
        return tools
    }
}

extension String {
    fileprivate func isLike(_ right: String) -> Bool {
        overlap(significantWords, right.significantWords).share >= 0.6
            || editDistance(self, right, atMost: min(count, right.count) / 2) != nil
    }

    /// Whether it is a text of the model, perhaps behind a label such as *Note:*.
    fileprivate func says(_ right: String) -> Bool {
        func folded(_ text: String) -> String { text.trimmedAtEnds.foldedForComparison }
        let right = folded(right)
        let own = folded(self)
        return own == right || own.firstIndex(of: ":").map { folded(String(own[own.index(after: $0)...])) == right } ?? false
    }
}
