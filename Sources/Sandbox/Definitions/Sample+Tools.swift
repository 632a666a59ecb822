import AccordKit

extension Product {
    static let sampleTools = [
        Tool(id: "change-orders", name: .text("Change Orders", "Ordres de changement", enGB: "Variations")),
        Tool(id: "commitments", name: .text("Commitments", "Engagements")),
        Tool(id: "correspondence", name: .text("Correspondence", "Correspondance")),
        Tool(id: "documents", name: .text("Documents", "Documents")),
        Tool(id: "invoicing", name: .text("Invoicing", "Facturation", enGB: "Payment Applications")),
        Tool(id: "prime-contracts", name: .text("Prime Contracts", "Contrats principaux", enGB: "Main Contracts")),
    ]

    static let sampleItems = [
        Item(
            id: "commitment-change-order",
            name: .noun(
                Number("Commitment Change Order", "Commitment Change Orders"),
                Number("Ordre de changement de l’engagement", "Ordres de changement de l’engagement"),
                enGB: Number("Commitment Variation", "Commitment Variations"))),
        Item(
            id: "prime-contract-change-order",
            name: .noun(
                Number("Prime Contract Change Order", "Prime Contract Change Orders"),
                Number("Ordre de changement au contrat principal", "Ordres de changement au contrat principal"),
                enGB: Number("Main Contract Variation", "Main Contract Variations"))),
        Item(
            id: "purchase-order",
            name: .noun(Number("Purchase Order", "Purchase Orders"), Number("Bon de commande", "Bons de commande"))),
        Item(
            id: "subcontract",
            name: .noun(Number("Subcontract", "Subcontracts"), Number("Contrat de sous-traitance", "Contrats de sous-traitance"))),
        Item(
            id: "correspondence-item",
            name: .noun(
                Number("Correspondence Item", "Correspondence Items"),
                Number("Document de correspondance", "Documents de correspondance"))),
        Item(id: "document", name: .noun(Number("Document", "Documents"), Number("Document", "Documents"))),
        Item(
            id: "owner-invoice",
            name: .noun(
                Number("Owner Invoice", "Owner Invoices"),
                Number("Facture du maître d’ouvrage", "Factures du maître d’ouvrage"),
                enGB: Number("Main Contract Payment Application", "Main Contract Payment Applications")),
            isFeminine: true),
        Item(
            id: "subcontractor-invoice",
            name: .noun(
                Number("Subcontractor Invoice", "Subcontractor Invoices"),
                Number("Facture de sous-traitant", "Factures de sous-traitant"),
                enGB: Number("Subcontractor Payment Application", "Subcontractor Payment Applications")),
            isFeminine: true),
        Item(
            id: "prime-contract",
            name: .noun(
                Number("Prime Contract", "Prime Contracts"), Number("Contrat principal", "Contrats principaux"),
                enGB: Number("Main Contract", "Main Contracts"))),
    ]

    static let sampleSignatures = Signatures(
        id: "docusign-signature",
        name: .text("Request signatures with DocuSign", "Demander des signatures avec DocuSign"),
        when: Condition(["integration": "on"]),
        rows: [
            Row(tool: "change-orders", item: "commitment-change-order", note: changeOrderNote),
            Row(tool: "change-orders", item: "prime-contract-change-order", note: changeOrderNote),
            Row(tool: "commitments", item: "purchase-order"),
            Row(tool: "commitments", item: "subcontract"),
            Row(tool: "commitments", item: "commitment-change-order"),
            Row(tool: "correspondence", item: "correspondence-item"),
            Row(tool: "documents", item: "document"),
            Row(tool: "invoicing", item: "owner-invoice", note: upstreamNote),
            Row(tool: "invoicing", item: "subcontractor-invoice", note: downstreamNote),
            Row(tool: "prime-contracts", item: "prime-contract"),
            Row(tool: "prime-contracts", item: "prime-contract-change-order"),
            Row(tool: "prime-contracts", item: "owner-invoice", note: upstreamNote),
        ])

    private static let changeOrderNote = LocalizedText.text(
        "A change order is created in the tool of the item it belongs to.",
        "Un ordre de changement est créé dans l’outil de l’élément auquel il appartient.",
        enGB: "A variation is created in the tool of the item it belongs to.")
    private static let upstreamNote = LocalizedText.text(
        "An upstream invoice.", "Une facture en amont.", enGB: "An upstream payment application.")
    private static let downstreamNote = LocalizedText.text(
        "A downstream invoice.", "Une facture en aval.", enGB: "A downstream payment application.")
}
