/// The invented product that the articles describe: areas that all work alike, each reached from the home screen.
struct Product {
    struct Area {
        let id: String
        let name: Phrase
    }

    /// A control of an area's form.
    struct Control {
        /// Behind the form's id: `save`.
        let name: String
        let role: String
        let label: Phrase
        /// The value that the axis `approval` must have for the control to show.
        var approval: String?
    }

    let areas: [Area]

    static let mostAreas = nouns.count * qualifiers.count

    init(areas count: Int) {
        areas = (0..<count).map { index in
            let noun = Self.nouns[index % Self.nouns.count]
            let qualifier = Self.qualifiers[index / Self.nouns.count % Self.qualifiers.count]
            return Area(
                id: "area-\(padded(index, 3))",
                name: Phrase(en: "\(qualifier.en) \(noun.en)", fr: "\(noun.fr) \(qualifier.fr)"))
        }
    }

    static let create = Phrase(en: "Create", fr: "Créer")
    static let save = Phrase(en: "Save Changes", fr: "Enregistrer les modifications")
    static let approved = Control(
        name: "approved", role: "status", label: Phrase(en: "Approved", fr: "Approuvé"), approval: "given")
    static let request = Control(
        name: "request", role: "button", label: Phrase(en: "Request Approval", fr: "Demander l’approbation"), approval: "open")

    /// What can be filled in on every form.
    static let fields: [Control] = [
        Control(name: "title", role: "textbox", label: Phrase(en: "Title", fr: "Titre")),
        Control(name: "number", role: "textbox", label: Phrase(en: "Number", fr: "Numéro")),
        Control(name: "due", role: "textbox", label: Phrase(en: "Due Date", fr: "Date d’échéance")),
        Control(name: "owner", role: "combobox", label: Phrase(en: "Assignee", fr: "Personne responsable")),
        Control(name: "location", role: "combobox", label: Phrase(en: "Location", fr: "Emplacement")),
        Control(name: "private", role: "checkbox", label: Phrase(en: "Private", fr: "Privé")),
        Control(name: "notify", role: "checkbox", label: Phrase(en: "Notify Followers", fr: "Avertir les abonnés")),
        Control(name: "template", role: "combobox", label: Phrase(en: "Template", fr: "Modèle")),
    ]

    private static let nouns: [Phrase] = [
        Phrase(en: "Reports", fr: "Rapports"), Phrase(en: "Contracts", fr: "Contrats"), Phrase(en: "Drawings", fr: "Plans"),
        Phrase(en: "Budgets", fr: "Budgets"), Phrase(en: "Purchases", fr: "Achats"), Phrase(en: "Schedules", fr: "Horaires"),
        Phrase(en: "Templates", fr: "Modèles"), Phrase(en: "Payments", fr: "Paiements"), Phrase(en: "Incidents", fr: "Incidents"),
        Phrase(en: "Permits", fr: "Permis"), Phrase(en: "Tests", fr: "Essais"), Phrase(en: "Files", fr: "Dossiers"),
    ]
    private static let qualifiers: [Phrase] = [
        Phrase(en: "Weekly", fr: "hebdomadaires"), Phrase(en: "Monthly", fr: "mensuels"), Phrase(en: "Annual", fr: "annuels"),
        Phrase(en: "Internal", fr: "internes"), Phrase(en: "External", fr: "externes"), Phrase(en: "Shared", fr: "partagés"),
        Phrase(en: "Archived", fr: "archivés"), Phrase(en: "Provisional", fr: "provisoires"),
    ]
}
