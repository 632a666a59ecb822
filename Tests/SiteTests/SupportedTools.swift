import Foundation

/// The table as the product's own help centre has it, per locale.
struct SupportedTools: Sendable, CustomStringConvertible {
    let locale: String
    let rows: [(tool: String, item: String)]

    var description: String { locale }

    private init(_ locale: String, tools: [String], items: [String]) {
        self.locale = locale
        let toolOfRow = [0, 0, 1, 1, 1, 2, 3, 4, 4, 5, 5, 5]
        let itemOfRow = [0, 1, 2, 3, 0, 4, 5, 6, 7, 8, 1, 6]
        rows = zip(toolOfRow, itemOfRow).map { (tools[$0], items[$1]) }
    }

    static let all = [
        SupportedTools(
            "en", tools: ["Change Orders", "Commitments", "Correspondence", "Documents", "Invoicing", "Prime Contracts"],
            items: [
                "Commitment Change Orders", "Prime Contract Change Orders", "Purchase Orders", "Subcontracts", "Correspondence Items",
                "Documents", "Owner Invoices", "Subcontractor Invoices", "Prime Contracts",
            ]),
        SupportedTools(
            "en-GB", tools: ["Variations", "Commitments", "Correspondence", "Documents", "Payment Applications", "Main Contracts"],
            items: [
                "Commitment Variations", "Main Contract Variations", "Purchase Orders", "Subcontracts", "Correspondence Items", "Documents",
                "Main Contract Payment Applications", "Subcontractor Payment Applications", "Main Contracts",
            ]),
        french("fr"), french("fr-CA"),
    ]

    private static func french(_ locale: String) -> SupportedTools {
        SupportedTools(
            locale, tools: ["Ordres de changement", "Engagements", "Correspondance", "Documents", "Facturation", "Contrats principaux"],
            items: [
                "Ordres de changement de l’engagement", "Ordres de changement au contrat principal", "Bons de commande",
                "Contrats de sous-traitance", "Documents de correspondance", "Documents", "Factures du maître d’ouvrage",
                "Factures de sous-traitant", "Contrats principaux",
            ])
    }
}

/// The cells of the first GFM table's rows, below the line that makes it a table, without the marks of strong emphasis.
func markdownTableRows(_ text: String) -> [[String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let rule = lines.firstIndex(where: { $0.hasPrefix("|") && $0.allSatisfy { "|-: ".contains($0) } }) else { return [] }
    return lines[(rule + 1)...].prefix { $0.hasPrefix("|") }.map { line in
        line.dropFirst().dropLast().components(separatedBy: "|").map {
            $0.replacingOccurrences(of: "**", with: "").trimmingCharacters(in: .whitespaces)
        }
    }
}
