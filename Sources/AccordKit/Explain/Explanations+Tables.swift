// `TBL…`

extension Explanation {
    static let tables: [Explanation] = [
        Explanation(
            code: .unknownCapability,
            rule: "A supported-tools block names a capability of the model.",
            reason: """
                The block stands for a table that is made from the model: the tools and the items for which the
                product has the capability. Without the capability there is nothing to show. Write its id behind
                “supported-tools”; where the model has only one, the id may be left out.
                """,
            failing: .page("[Orders](tool:orders) collects signatures.\n\n```supported-tools signatur\n```"),
            passing: .page("[Orders](tool:orders) collects signatures.\n\n```supported-tools signature\n```")),
        Explanation(
            code: .writtenCells,
            rule: "A supported-tools block is empty: its table comes from the capability model.",
            reason: """
                Text in the block is never published, though it looks as if it were. The rows, their order and
                their words in each language come from the product. Take the text out; what is worth saying goes
                into a paragraph.
                """,
            failing: .page("```supported-tools signature\nOrders: Purchase Orders\n```"),
            passing: .page("```supported-tools signature\n```")),
        Explanation(
            code: .falseRow,
            rule: "A row of tools and items says what the capability model says.",
            reason: """
                A table written by hand stays as it is when the product changes. Each row that claims a tool and
                an item is therefore looked up in the model. Correct the row, or let a supported-tools block make
                the whole table.
                """,
            failing: .page("| Tool | Item |\n|---|---|\n| [Documents](tool:documents) | [Subcontracts](item:subcontract) |"),
            passing: .page("| Tool | Item |\n|---|---|\n| [Orders](tool:orders) | [Subcontracts](item:subcontract) |")),
        Explanation(
            code: .emptyTable,
            rule: "A generated table has rows.",
            reason: """
                The product has the capability, but no tool supports it any more. The page would show a table with
                a head and nothing below. Ask whether the product or its model is at fault; if the capability is
                gone, so is the reason for the table.
                """,
            failing: .page("[Documents](tool:documents) can be kept.\n\n```supported-tools archive\n```"),
            passing: .page("[Documents](tool:documents) can be signed.\n\n```supported-tools signature\n```")),
        Explanation(
            code: .unknownBlock,
            rule: "A block that stands for a generated table is called supported-tools.",
            reason: """
                A block with nearly this name is taken for a sample of code and published as it stands. Where
                code is meant, give the block another name.
                """,
            failing: .page("[Orders](tool:orders) collects signatures.\n\n```suported-tools signature\n```"),
            passing: .page("[Orders](tool:orders) collects signatures.\n\n```supported-tools signature\n```")),
    ]
}
