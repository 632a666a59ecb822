import Markdown

/// A table as its rows of tools and items, whatever its columns are called.
struct WrittenTable {
    /// The rows of one tool, in the order of the table.
    var groups: [Group] = []

    struct Group {
        /// As written; nil in a table that leaves the first tool out.
        var tool: Name?
        var rows: [Row] = []
    }

    struct Row {
        var item: Name
        /// What stands behind the item in its cell.
        var note: Name?
        /// What stands in the next column.
        var task: Name?
    }

    /// A text in a cell, and what it names.
    struct Name {
        var text: String
        var id: String?
        var range: SourceRange
    }

    /// Nil where no two columns are of tools and items.
    init?(_ table: Block.Table, _ names: TableNames) {
        let grid = [table.header] + table.rows
        let columns = 0..<table.header.count
        func count(_ column: Int, _ texts: [String: String]) -> Int {
            grid.count { $0.indices.contains(column) && texts[$0[column].content.cellLines.first?.text.alike ?? ""] != nil }
        }
        let least = max(1, table.rows.count / 3)
        var best: (score: Int, tool: Int, item: Int)?
        for item in columns.dropFirst() where count(item, names.items) >= least {
            for tool in 0..<item where tool == item - 1 || count(tool, names.tools) >= least {
                let score = count(tool, names.tools) + count(item, names.items)
                if score > best?.score ?? 0 { best = (score, tool, item) }
            }
        }
        guard let (_, toolColumn, itemColumn) = best else { return nil }
        for (index, row) in grid.enumerated() where row.indices.contains(itemColumn) {
            let tool = Name(row[toolColumn], names.tools)
            let rows = Self.rows(row[itemColumn], names)
            // Column titles are no row, unless the converter had to take the first row for them.
            if index == 0, tool?.id == nil || rows.allSatisfy({ $0.item.id == nil }) { continue }
            if let tool, groups.last?.tool?.range != tool.range, groups.last?.tool?.text != tool.text {
                groups.append(Group(tool: tool))
            } else if groups.isEmpty {
                groups.append(Group())
            }
            let task = row.indices.contains(itemColumn + 1) ? Name(row[itemColumn + 1], [:]) : nil
            groups[groups.count - 1].rows += rows.map { Row(item: $0.item, note: $0.note, task: task) }
        }
        groups.removeAll(where: \.rows.isEmpty)
    }

    /// A cell mostly has one item, perhaps with a note behind it, and sometimes a list of them.
    private static func rows(_ cell: Block.Table.Cell, _ names: TableNames) -> [(item: Name, note: Name?)] {
        var rows: [(item: Name, note: Name?)] = []
        for line in cell.content.cellLines {
            if let item = names.item(in: line) {
                rows.append(
                    (Name(text: item.text, id: item.id, range: line.range), item.rest.map { Name(text: $0, id: nil, range: line.range) }))
            } else if rows.isEmpty {
                rows.append((Name(text: line.text, id: nil, range: line.range), nil))
            } else {
                let note = rows[rows.count - 1].note
                rows[rows.count - 1].note = Name(
                    text: (note.map { "\($0.text) " } ?? "") + line.text, id: nil, range: note?.range ?? line.range)
            }
        }
        return rows
    }
}

extension WrittenTable.Name {
    /// The first line of a cell; nil where it is blank.
    fileprivate init?(_ cell: Block.Table.Cell, _ names: [String: String]) {
        guard let line = cell.content.cellLines.first else { return nil }
        self.init(text: line.text, id: names[line.text.alike], range: line.range)
    }
}

/// What tools and items are called in one locale, in any form.
struct TableNames {
    let tools: [String: String]
    let items: [String: String]

    init(_ model: CapabilityModel, locale: String) {
        func ids(_ texts: [(String, LocalizedText)]) -> [String: String] {
            var ids: [String: String] = [:]
            for (id, text) in texts.sorted(by: { $0.0 < $1.0 }) {
                for form in text.lookup(locale)?.byName.values.map(\.alike) ?? [] where ids[form] == nil { ids[form] = id }
            }
            return ids
        }
        tools = ids(model.tools.map { ($0.key, $0.value.name) })
        items = ids(model.items.map { ($0.key, $0.value.name) })
    }

    /// The item that a line names, and what else stands in it: a remark in brackets, behind a dash or as a new sentence.
    func item(in line: CellLine) -> (text: String, id: String, rest: String?)? {
        let text = line.text.alike
        if let id = items[text] { return (line.text, id, nil) }
        let starts = items.keys.filter { text.hasPrefix($0) }.sorted { $0.count > $1.count }
        for start in starts {
            let rest = text.dropFirst(start.count)
            let trimmed = rest.drop { $0 == " " }
            guard let first = trimmed.first,
                !first.isLetter && !first.isNumber && !"'-".contains(first) || rest.first == " " && first.isUppercase,
                let id = items[start]
            else { continue }
            return (start, id, String(trimmed.drop { !$0.isLetter && !$0.isNumber }))
        }
        return nil
    }
}

/// What stands in one line of a cell.
struct CellLine {
    var text: String
    var range: SourceRange
}

extension [Inline] {
    /// The lines of a cell that have text. A line break ends one, and so does the sign that stands for one.
    var cellLines: [CellLine] {
        let parts = split { (inline: Inline) -> Bool in
            switch inline {
            case .lineBreak: true
            case .text(let text, let range): range.isEmpty && text.plainWords.isEmpty
            case .softBreak, .code, .html, .emphasis, .strong, .strikethrough, .link, .image: false
            }
        }
        return parts.compactMap { part in
            let text = Array(part).plainText.trimmedAtEnds
            guard !text.isEmpty, let range = Array(part).range else { return nil }
            return CellLine(text: text, range: range)
        }
    }
}

extension String {
    /// Without spaces at the ends, and without a colon or full stop behind.
    var trimmedAtEnds: String {
        let start = drop { $0.isWhitespace }
        let end = start.reversed().drop { $0.isWhitespace || $0 == ":" || $0 == "." }
        return String(end.reversed())
    }
}
