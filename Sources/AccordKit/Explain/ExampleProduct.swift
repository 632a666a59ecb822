extension Explanation {
    /// A part of the product that the examples' claims are about. Readers of an explanation do not see its model.
    struct ProductPart: Sendable {
        enum Kind: String, Sendable {
            case ui, tool, item, axis, capability
        }

        let kind: Kind
        let id: String
        let text: String

        init(_ kind: Kind, _ id: String, _ text: String) {
            self.kind = kind
            self.id = id
            self.text = text
        }

        /// How it is spelt in the files of an example.
        var mentions: [String] {
            switch kind {
            case .ui, .tool, .item: ["(\(kind.rawValue):\(id))", "(\(kind.rawValue):\(id)?"]
            case .axis: ["(state:\(id)", "{\(id):", ", \(id):"]
            case .capability: ["supported-tools \(id)\n"]
            }
        }
    }

    /// The small site's product, as far as examples speak of it; a test holds it against the site's model.
    static let product: [ProductPart] = [
        ProductPart(.ui, "home", "screen “Home” (fr “Accueil”)"),
        ProductPart(.ui, "home.menu", "button “Menu” (fr “Menu”) on home, opens menu"),
        ProductPart(.ui, "menu.settings", "menuitem “Settings” (fr “Paramètres”) on menu, opens settings"),
        ProductPart(.ui, "settings", "screen “Settings” (fr “Paramètres”)"),
        ProductPart(.ui, "settings.keys", "tab “Keys” (fr “Clés”) on settings, opens settings.keys"),
        ProductPart(
            .ui, "keys.link", "button “Link” (fr “Lier”) on settings.keys, when integration is on and key is unlinked, sets key to linked"),
        ProductPart(.ui, "keys.linked", "status “Linked” (fr “Liée”) on settings.keys, when integration is on and key is linked"),
        ProductPart(.ui, "keys.help", "link “Learn more” (fr “En savoir plus…”) on settings.keys"),
        ProductPart(.ui, "keys.connect", "the old id of keys.link"),
        ProductPart(.tool, "orders", "tool “Orders” (fr “Commandes”)"),
        ProductPart(.tool, "documents", "tool “Documents” (fr “Documents”)"),
        ProductPart(.item, "purchase-order", "item “Purchase Order”, “Purchase Orders” (fr “Bon de commande”, “Bons de commande”)"),
        ProductPart(.item, "subcontract", "item “Subcontract”, “Subcontracts” (fr “Contrat”, “Contrats”)"),
        ProductPart(.axis, "integration", "axis: off, on"),
        ProductPart(.axis, "key", "axis: unlinked, linked"),
        ProductPart(.capability, "signature", "capability: orders with purchase-order, orders with subcontract"),
        ProductPart(.capability, "archive", "capability without tools"),
    ]
}
