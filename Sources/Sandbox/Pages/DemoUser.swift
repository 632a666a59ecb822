/// The data of the one user that the product has.
enum DemoUser {
    static let name = "Camille Martin"
    static let initials = "CM"
    static let email = "camille.martin@example.com"
    static let company = "Northwind Construction"
    static let project = "Riverside Library"
    static let purchaseOrder = "PO-0042"

    /// What stands in the place of a dynamic label.
    static func text(of data: Product.Shown, session: Session, locale: String) -> String {
        switch data {
        case .initials: initials
        case .project: project
        case .item: "\(purchaseOrder) \(Phrase.itemTitle.shown(in: locale))"
        case .itemStatus: session.statusPhrase.shown(in: locale)
        }
    }
}

extension Session {
    /// The status of the item that is open.
    var statusPhrase: Phrase {
        switch signatures {
        case .none: .draft
        case .requested: .outForSignature
        case .complete: .approved
        }
    }
}
