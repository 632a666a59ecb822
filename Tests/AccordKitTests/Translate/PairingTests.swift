import Testing

@testable import AccordKit

@Suite("Which segments belong together after both pages were edited by hand")
struct PairingTests {
    /// A page of paragraphs with its translation, all approved, then both as they were edited.
    private func edited(
        _ source: [String], _ target: [String], into newSource: [String], _ newTarget: [String]
    ) -> TranslatedPage {
        var page = TranslatedPage(source: source.joined(separator: "\n\n"), target: target.joined(separator: "\n\n"))
        page.review(.approve)
        page.source = newSource.joined(separator: "\n\n")
        page.target = newTarget.joined(separator: "\n\n")
        return page
    }

    @Test("a new paragraph behind one that was edited takes nothing from it")
    func newBehindEdited() {
        var page = edited(
            ["Start here.", "Select the card that you want to move.", "End."],
            ["Commencez ici.", "Sélectionnez la carte à déplacer.", "Fin."],
            into: [
                "Start here.", "Select the card that you want to move, hold the mouse button down, and drag it over the board.",
                "Drop the card in the column that you want.", "End.",
            ],
            [
                "Commencez ici.", "Sélectionnez la carte à déplacer, maintenez le bouton de la souris enfoncé et faites-la glisser sur le tableau.",
                "Déposez la carte dans la colonne voulue.", "Fin.",
            ])
        page.review(.accept)
        #expect(
            page.states == [
                "approved: Start here. = Commencez ici.",
                "translated: Select the card that you want to move, hold the mouse button down, and drag it over the board. = Sélectionnez la carte à déplacer, maintenez le bouton de la souris enfoncé et faites-la glisser sur le tableau.",
                "translated: Drop the card in the column that you want. = Déposez la carte dans la colonne voulue.",
                "approved: End. = Fin.",
            ])
    }

    @Test("a paragraph that was reworded keeps its source where the translator adds another of his own")
    func addedByTranslator() {
        let page = edited(
            ["Start here.", "Select the card.", "End."], ["Commencez ici.", "Sélectionnez la carte.", "Fin."],
            into: ["Start here.", "Select the card.", "End."],
            ["Commencez ici.", "Choisissez donc la carte.", "Elle se trouve sur le tableau.", "Fin."])
        #expect(
            page.states == [
                "approved: Start here. = Commencez ici.", "needs-review: Select the card. = Choisissez donc la carte.",
                "approved: End. = Fin.",
            ])
        #expect(page.translation.extra.map(\.text.plainText) == ["Elle se trouve sur le tableau."])
    }

    @Test("a short sentence that became a paragraph of its own in both is paired")
    func splitInBoth() {
        let long = "The new card opens at the right of the board, and you can give it a name, a colour and a date before you close it."
        let french = "La nouvelle carte s’ouvre à droite du tableau, et vous pouvez lui donner un nom, une couleur et une date avant de la fermer."
        let page = edited(
            ["Start here.", "Wait a moment. \(long)", "End."], ["Commencez ici.", "Patientez un instant. \(french)", "Fin."],
            into: ["Start here.", "Wait a moment.", long, "End."], ["Commencez ici.", "Patientez un instant.", french, "Fin."])
        #expect(
            page.translation.units.map { $0.targets.map(\.text.plainText) } == [
                ["Commencez ici."], ["Patientez un instant."], [french], ["Fin."],
            ])
    }

    @Test("of equal texts, the one whose translation went is the one that the source lost")
    func equalTexts() {
        let page = edited(
            ["Start here.", "Open", "Open", "End."], ["Commencez ici.", "Ouvrir", "Ouvert", "Fin."],
            into: ["Start here.", "Open", "End."], ["Commencez ici.", "Ouvert", "Fin."])
        #expect(page.states == ["approved: Start here. = Commencez ici.", "approved: Open = Ouvert", "approved: End. = Fin."])
    }

    @Test("the codes of a row tell which row of a table was translated")
    func rows() {
        func table(_ rows: String...) -> String { (["| Key | Action |", "|---|---|"] + rows).joined(separator: "\n") }
        let page = edited(
            [table("| `S` | Saves the card |")], [table("| `S` | Enregistre la carte |")],
            into: [table("| `S` | Saves the card |", "| `X` | Cuts |", "| `V` | Pastes the card here |")],
            [table("| `S` | Enregistre la carte |", "| `V` | Colle |")])
        #expect(
            page.states.suffix(4) == ["new: X = ", "new: Cuts = ", "needs-review: V = V", "needs-review: Pastes the card here = Colle"])
    }

    @Test("where the translation lacks a paragraph before anything is recorded, the others keep their sources", arguments: 0..<6)
    func missingBeforeRecord(_ missing: Int) {
        let source = [
            "Accord checks the pages of a site against the product.", "Nothing is installed on your computer.",
            "The administrator of the company chooses which projects are integrated, and may take a project out again at any time.",
            "Documents stay where they are.", "A notification is sent to all recipients of the contract.", "Ask the support team for help.",
        ]
        let target = [
            "Accord compare les pages d’un site avec le produit.", "Rien n’est installé sur votre ordinateur.",
            "L’administrateur de l’entreprise choisit quels projets sont intégrés, et peut retirer un projet à tout moment.",
            "Les documents restent où ils sont.", "Une notification est envoyée à tous les destinataires du contrat.", "Demandez de l’aide à l’assistance.",
        ]
        let page = TranslatedPage(
            source: source.joined(separator: "\n\n"), target: target.indices.filter { $0 != missing }.map { target[$0] }.joined(separator: "\n\n"))
        #expect(page.translation.units.map { $0.target?.text.plainText } == target.indices.map { $0 == missing ? nil : target[$0] })
    }

    @Test("pages of the same form are paired in order, however each language writes its times")
    func times() {
        let page = TranslatedPage(
            source: "It runs at 12 a.m. each night.\n\nIt runs at noon each day.\n\nIt runs at midnight.",
            target: "Elle démarre à minuit chaque nuit.\n\nElle démarre à 12\u{A0}h chaque jour.\n\nElle démarre à 0\u{A0}h.")
        #expect(
            page.translation.units.map { $0.targets.map(\.text.plainText) } == [
                ["Elle démarre à minuit chaque nuit."], ["Elle démarre à 12\u{A0}h chaque jour."], ["Elle démarre à 0\u{A0}h."],
            ])
    }

    @Test("a long page that changed in every line is paired line by line")
    func longPage() {
        let words = ["card", "board", "column", "window", "report", "member"]
        func line(_ index: Int, _ verb: String) -> String { "\(words[index % 6]) \(words[index / 6 % 6]) number \(index) \(verb) here" }
        let page = edited(
            (0..<700).map { line($0, "opens") }, (0..<700).map { "ligne \($0)" }, into: (0..<700).map { line($0, "closes") },
            (0..<700).map { "ligne \($0)" })
        #expect(page.translation.units.map { $0.targets.first?.text.plainText } == (0..<700).map { "ligne \($0)" })
    }
}
