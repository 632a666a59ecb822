import Diagnostics
import Markdown

/// The tables of a document that say which items of which tools a capability supports.
struct RecognizedTables {
    /// With a `supported-tools` block for each table that equals the model's; of tables that are nearly it, names of tools and items are claims.
    private(set) var document: Document
    /// Tables that differ from the model's in some rows, with the block that each nearly is.
    private(set) var near: [SourceRange: Block] = [:]
    private(set) var findings: [Diagnostic] = []

    private let names: TableNames
    private let product: Product
    private let file: SourceFile
    private let locale: String

    init(_ document: Document, of file: SourceFile, _ product: Product, locale: String) {
        self.document = Document(blocks: [])
        self.product = product
        self.file = file
        self.locale = locale
        names = TableNames(product.model, locale: locale)
        guard !product.model.capabilities.isEmpty else {
            self.document = document
            return
        }
        self.document = document.mappingTables { recognize($0) }
    }

    private mutating func recognize(_ table: Block.Table) -> Block {
        guard let written = WrittenTable(table, names) else { return .table(table) }
        let comparisons = product.model.capabilities.keys.sorted().compactMap {
            TableComparison(table, written, capability: $0, product, locale: locale)
        }
        guard let best = comparisons.max(by: { ($0.matched, -$0.differences.count) < ($1.matched, -$1.differences.count) }) else {
            return .table(table)
        }
        let name = Block.CodeBlock.supportTableName
        let block = Block.codeBlock(Block.CodeBlock(info: "\(name) \(best.capability)", text: "", range: table.range))
        if best.differences.isEmpty { return block }
        near[table.range] = block
        findings += best.differences.map { difference in
            Diagnostic(
                difference.code, at: file.location(of: difference.range), locale: locale, rule: difference.rule, seen: difference.seen,
                right: difference.right)
        }
        return .table(claiming(table))
    }

    /// The table with a claim for each cell that is the name of a tool or item.
    private func claiming(_ table: Block.Table) -> Block.Table {
        var table = table
        for (index, row) in table.rows.enumerated() {
            var hasTool = false
            for (column, cell) in row.enumerated() {
                guard let text = cell.content.cellLines.first?.text, cell.content.cellLines.count == 1, let range = cell.content.range
                else { continue }
                let tool = hasTool ? nil : names.tools[text.alike].map { Claim.tool(id: $0) }
                guard let claim = tool ?? names.items[text.alike].map({ Claim.item(id: $0) }) else { continue }
                hasTool = hasTool || tool != nil
                table.rows[index][column].content = [
                    .link(Inline.Link(destination: claim.destination, content: [.text(text, range)], range: range, contentRange: range))
                ]
            }
        }
        return table
    }
}

extension Document {
    /// The document with its tables replaced.
    func mappingTables(_ transform: (Block.Table) -> Block) -> Document {
        Document(blocks: blocks.map { $0.mappingTables(transform) })
    }
}

extension Block {
    fileprivate func mappingTables(_ transform: (Table) -> Block) -> Block {
        switch self {
        case .table(let table): return transform(table)
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map { $0.mappingTables(transform) } }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = quote.blocks.map { $0.mappingTables(transform) }
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = alert.blocks.map { $0.mappingTables(transform) }
            return .alert(alert)
        case .heading, .paragraph, .codeBlock, .html, .thematicBreak: return self
        }
    }
}
