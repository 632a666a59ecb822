extension BlockReader {
    mutating func table(_ node: Node) -> Block.Table {
        let columns = node.columnAlignments
        let headerLine = node.startLine + headLineCount(ofTable: node)
        let start = rowStart(line: headerLine, of: node)
        var rows: [[Block.Table.Cell]] = []
        var last = headerLine + 1
        var next = node.firstChild
        while let row = next {
            next = row.next
            let line = rows.isEmpty ? headerLine : row.startLine
            rows.append(cells(ofRow: row, line: line, of: node))
            last = max(last, line)
        }
        let range = start..<max(start, source.trimmedEnd(ofLine: last))
        return Block.Table(columns: columns, header: rows.first ?? [], rows: Array(rows.dropFirst()), range: range)
    }

    /// How many lines of the paragraph that a table's header was split off come before the header.
    private func headLineCount(ofTable node: Node) -> Int {
        guard let head = node.previousHead else { return 0 }
        var count = 1
        for byte in head.content where byte == "\n" { count += 1 }
        return count
    }

    /// Where the lines stand that were a paragraph until a table's header was split off.
    func headMap(ofTable table: Node, content: Bytes) -> ContentMap {
        var line = table.startLine
        let count = headLineCount(ofTable: table)
        var map = ContentMap(end: source.trimmedEnd(ofLine: line + count - 1))
        var contentStart = 0
        while contentStart < content.count {
            let start = rowStart(line: line, of: table)
            map.addUnescapingPipes(start..<source.lineRange(line).upperBound, in: source.file, content: contentStart)
            contentStart = content.skipping(from: contentStart) { $0 != "\n" } + 1
            line += 1
        }
        return map
    }

    private func rowStart(line: Int, of table: Node) -> Int {
        line == table.startLine
            ? start(of: table)
            : source.contentStart(ofLine: line, insideQuotes: table.quoteDepth)
    }

    private mutating func cells(ofRow row: Node, line: Int, of table: Node) -> [Block.Table.Cell] {
        var cells: [Block.Table.Cell] = []
        let end = source.trimmedEnd(ofLine: line)
        var offset = rowStart(line: line, of: table)
        if source.file[..<end].byte(at: offset) == UInt8(ascii: "|") { offset += 1 }
        var next = row.firstChild
        while let cell = next {
            next = cell.next
            let range = cellRange(from: &offset, to: end)
            var map = ContentMap(end: range.upperBound)
            map.addUnescapingPipes(range, in: source.file, content: 0)
            cells.append(Block.Table.Cell(content: inlines(of: cell, content: cell.content, map: map), range: range))
        }
        return cells
    }

    /// The text of the cell that begins at `offset`, which then moves behind the pipe that ends it.
    ///
    /// A pipe with a backslash before it is text, however many backslashes there are.
    private func cellRange(from offset: inout Int, to rowEnd: Int) -> SourceRange {
        let row = source.file[..<max(rowEnd, offset)]
        var pipe = offset
        while pipe < row.endIndex, row[pipe] != "|" || (pipe > offset && row[pipe - 1] == "\\") { pipe += 1 }
        let start = row[..<pipe].skipping(from: offset) { $0.isASCIIWhitespace }
        var end = pipe
        while end > start, row[end - 1].isASCIIWhitespace { end -= 1 }
        offset = min(pipe + 1, row.endIndex)
        return start..<end
    }
}
