import Markdown

extension GraftWriter {
    /// Puts cells, or whole columns, into the rows of a table; where a row is not written as its columns are, the table is written anew.
    ///
    /// - Returns: false where the page's table has columns that its source does not have.
    mutating func rewrite(_ index: Int, _ grafts: [PageGrowth.Graft], _ isNew: (Int) -> Bool) -> Bool {
        guard case .table(let theirs)? = source[index].block, let place = pairs.pageNodes[index], case .table(let own)? = tree[place].block
        else { return false }
        let columns = columns(of: index, like: place, count: theirs.columns.count, own.columns.count)
        guard Set(columns.compactMap { $0 }).count == own.columns.count else { return false }
        var table = own
        table.columns = columns.enumerated().map { column, kept in kept.map { own.columns[$0] } ?? theirs.columns[column] }
        var rows: [[Block.Table.Cell]] = []
        var lines: [RowLine] = []
        var origins: [GrownPage.Origin] = []
        let sourceRow = Dictionary(source[index].children.compactMap { row in pairs.pageNodes[row].map { ($0, row) } }) { first, _ in first }
        func add(_ anchor: PageGrowth.Anchor) {
            let nodes = grafts.filter { $0.anchor == anchor }.map(\.node)
            let payload = payload(nodes)
            rows += payload.rows
            lines += payload.rows.map { .new($0) }
            origins += payload.origins
        }
        for (row, node) in tree[place].children.enumerated() {
            if row > 0 { add(.before(node)) }
            let cells = ([own.header] + own.rows)[row]
            var line: [Block.Table.Cell] = []
            var kinds: [TableLine.Cell] = []
            for (column, kept) in columns.enumerated() {
                let old = kept.flatMap { $0 < cells.count ? tree[node].children[$0] : nil }
                if let kept, let old, !tree.isTextless(old) {
                    line.append(cells[kept])
                    kinds.append(.kept(kept))
                    origins += tree[old].segments.map(GrownPage.Origin.page)
                } else if let cell = sourceRow[node].flatMap({ source[$0].children.dropFirst(column).first }),
                    kept == nil || source[cell].segments.contains(where: isNew)
                {
                    var blocks = TranslatedBlocks(texts, marksBrackets: page.definesLinks)
                    let position = source.position(of: source[cell].parent)
                    line += blocks.cells([([theirs.header] + theirs.rows)[position][column]], source[cell])
                    origins += blocks.segments.map(GrownPage.Origin.source)
                    kinds.append(.written([]))
                } else {
                    line.append(Block.Table.Cell(content: [], range: 0..<0))
                    kinds.append(kept.map { .kept($0) } ?? .written([]))
                }
            }
            rows.append(line)
            lines.append(.own(row, kinds))
            add(.behind(node))
        }
        table.header = rows.first ?? []
        table.rows = Array(rows.dropFirst())
        rewritten[place] = .table(table)
        let prefix = continuation(of: tree[place].range.lowerBound, in: page.page.file.bytes)
        let bytes =
            extended(place, own.columns.count, columns, table, lines)
            ?? Array(Document(blocks: [.table(table)]).markdown(style: page.style()).splitLines.joined(separator: page.lineEnd + prefix))
        edits.append(PageChange(range: tree[place].range, bytes: bytes, origins: origins, rank: 0))
        return true
    }

    /// A row of a table that gets cells: one of the page's, by its number, or a new one.
    private enum RowLine {
        case own(Int, [TableLine.Cell])
        case new([Block.Table.Cell])
    }

    /// The lines of a table with new cells and rows between what they have; nil where the table has lines of another build.
    private func extended(_ place: Int, _ count: Int, _ columns: [Int?], _ table: Block.Table, _ rows: [RowLine]) -> [UInt8]? {
        let file = page.page.file.bytes
        let range = tree[place].range
        let kept = columns.compactMap { $0 }
        guard kept == kept.sorted() else { return nil }
        let prefix = continuation(of: range.lowerBound, in: file)
        let ends = Array(file[range]).splitLines.map { $0.last == UInt8(ascii: "\r") ? Array($0.dropLast()) : $0 }
        let lines = ends.enumerated().compactMap { TableLine($1, from: $0 == 0 || !$1.starts(with: prefix) ? 0 : prefix.count, columns: count) }
        guard lines.count == ends.count, lines.count == tree[place].children.count + 1 else { return nil }
        func line(_ row: Int, _ cells: [TableLine.Cell], _ texts: [[UInt8]]) -> [UInt8] {
            lines[row].with(
                zip(cells, texts).map { cell, text in
                    if case .written = cell { .written(text) } else { cell }
                })
        }
        var written: [[UInt8]] = []
        for (number, (row, cells)) in zip(rows, [table.header] + table.rows).enumerated() {
            let new = Block.Table.written(cells, table.columns, page.style())
            switch row {
            case .own(let row, let kinds): written.append(line(row == 0 ? 0 : row + 1, kinds, new.texts))
            case .new: written.append(prefix + self.written(cells, table.columns, like: tableLine(of: tree[place].children.last ?? place, count)))
            }
            if number == 0 { written.append(line(1, columns.map { $0.map { .kept($0) } ?? .written([]) }, new.markers)) }
        }
        return Array(written.joined(separator: page.lineEnd))
    }

    /// Of each column of the source, that of the page; nil where it is new.
    private func columns(of table: Int, like place: Int, count: Int, _ own: Int) -> [Int?] {
        if count == own { return Array(0..<count) }
        var columns = [Int?](repeating: nil, count: count)
        for row in source[table].children {
            for (column, cell) in source[row].children.enumerated() where columns[column] == nil {
                columns[column] = pairs.pageNodes[cell].map(tree.position)
            }
        }
        return columns
    }

    /// A new row of a table, with bars at its edges as another one has them.
    func written(_ cells: [Block.Table.Cell], _ columns: [Block.Table.Alignment], like line: TableLine?) -> [UInt8] {
        let texts = Block.Table.written(cells, columns, page.style()).texts
        return line?.with(texts) ?? Document(blocks: [.table(Block.Table(columns: columns, header: cells, rows: [], range: 0..<0))])
            .markdown(style: page.style()).splitLines.first ?? []
    }

    /// The line of a row as it would stand without anything around the table.
    func tableLine(of row: Int, _ columns: Int) -> TableLine? {
        let file = page.page.file.bytes
        let table = tree[tree[row].parent].range.lowerBound
        let start = file.lineStart(of: tree[row].range.lowerBound)
        let prefix = continuation(of: table, in: file)
        let from = tree.position(of: row) == 0 ? max(start, table) : file[start...].starts(with: prefix) ? start + prefix.count : start
        return TableLine(Array(file[from..<file.lineEnd(behind: from)]), from: 0, columns: columns)
    }
}
