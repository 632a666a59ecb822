import Diagnostics
import Markdown

extension Product {
    /// The capability that a `supported-tools` block means: the one it names, or the only one.
    func capability(of info: String) -> String? {
        let name = info.dropFirst(Block.CodeBlock.supportTableName.count).drop { $0 == " " }
        if name.isEmpty { return model.capabilities.count == 1 ? model.capabilities.keys.first : nil }
        return model.currentID(.capability, String(name))
    }
}

extension PageCheck {
    /// `TBL…`: tables of tools and items say what the model says.
    mutating func checkTables() {
        for block in outline.codeBlocks {
            guard let info = block.supportTable else {
                checkBlockName(block)
                continue
            }
            checkSupportBlock(block, info)
        }
        for table in outline.tables { checkWritten(table) }
    }

    private mutating func checkBlockName(_ block: Block.CodeBlock) {
        guard let name = block.info?.split(separator: " ").first.map(String.init),
            didYouMean(name, [Block.CodeBlock.supportTableName]) != nil
        else { return }
        report(
            .unknownBlock, .warning, at: firstLine(of: block), rule: "A block that stands for a generated table is called supported-tools",
            seen: "it is called “\(name)”", right: "Did you mean “supported-tools”?")
    }

    private func firstLine(of block: Block.CodeBlock) -> SourceRange {
        let end = file.bytes[block.range.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
        return block.range.lowerBound..<end
    }

    private mutating func checkSupportBlock(_ block: Block.CodeBlock, _ info: String) {
        if !block.text.allSatisfy(\.isWhitespace) {
            report(
                .writtenCells, at: block.range, rule: "A supported-tools block is empty, as its table comes from the capability model",
                seen: "there is text in it", right: "Take the text out")
        }
        let names = product.model.capabilities.keys.sorted()
        guard let id = product.capability(of: info), let capability = product.model.capabilities[id] else {
            let name = info.split(separator: " ").dropFirst().joined(separator: " ")
            return report(
                .unknownCapability, at: firstLine(of: block), rule: "A supported-tools block names a capability of the model",
                seen: name.isEmpty ? "it names none, and the model has \(names.count)" : "the model has no capability “\(name)”",
                right: didYouMean(name, names) ?? "It has \(names.joined(separator: ", "))")
        }
        if capability.supports.isEmpty {
            report(
                .emptyTable, at: firstLine(of: block), rule: "A generated table has rows", seen: "the product supports “\(id)” in no tool")
        }
        for support in capability.supports { checkRow(support, block) }
    }

    /// Generated tables take their names from the page's own language, also where its prose is borrowed.
    mutating func checkTableNames() {
        for block in outline.codeBlocks {
            guard let info = block.supportTable, let id = product.capability(of: info) else { continue }
            for support in product.model.capabilities[id]?.supports ?? [] { checkRow(support, block) }
        }
    }

    /// Each row can be written in the page's language.
    private mutating func checkRow(_ support: CapabilityModel.Support, _ block: Block.CodeBlock) {
        let texts: [(name: Message, text: LocalizedText?)] = [
            ("\("tool:" + support.tool)", product.model.tools[support.tool]?.name),
            ("\("item:" + support.item)", product.model.items[support.item]?.name),
            ("the note on item:\(support.item)", support.note), ("the task for item:\(support.item)", support.task),
        ]
        for (name, text) in texts {
            guard let text, text.lookup(locale) == nil else { continue }
            missing.append(
                MissingLabel(locale: locale, name: name, isTerm: false, place: file.location(of: firstLine(of: block))))
        }
        verified += 1
    }

    /// In a table written by hand, a row that names a tool and items must be one that the product supports.
    private mutating func checkWritten(_ table: Block.Table) {
        for row in table.rows {
            let claims = row.flatMap { $0.content.claims }
            let tools = claims.compactMap { if case .tool = $0.claim { product.subject(of: $0.claim)?.id } else { nil } }
            guard tools.count == 1 else { continue }
            for use in claims {
                guard case .item = use.claim, let item = product.subject(of: use.claim)?.id else { continue }
                let isSupported = product.model.capabilities.values.contains {
                    $0.supports.contains { $0.tool == tools[0] && $0.item == item }
                }
                if isSupported { continue }
                let right = product.model.capabilities.values.flatMap(\.supports).filter { $0.item == item }.map(\.tool)
                report(
                    .falseRow, at: use.range, rule: "A row of tools and items says what the capability model says",
                    seen: "the model does not have \(label(use.claim)) in \(label(.tool(id: tools[0])))",
                    right: right.isEmpty ? nil : "It has it in \(Set(right).sorted().map { label(.tool(id: $0)) }.joined(separator: ", "))")
            }
        }
    }
}

extension [Inline] {
    fileprivate var claims: [ClaimUse] {
        flatMap { inline -> [ClaimUse] in
            switch inline {
            case .link(let link):
                if case .claim(let claim)? = Claim.parse(link.destination) { [ClaimUse(claim, link)] } else { link.content.claims }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.claims
            case .text, .softBreak, .lineBreak, .code, .html, .image: []
            }
        }
    }
}
