import Testing

@testable import AccordKit

@Suite struct LanguageTests {
    @Test(
        "an English sentence is English",
        arguments: [
            "Open the project.",
            "You are back in Procore, on the Personal tab.",
            "Select your initials at the top right of the navigation bar.",
            "Enter the confirmation code when DocuSign asks for it.",
            "What happens next",
            "Before you begin",
            "This action can't be undone.",
            "Why does Procore ask me to log in to DocuSign again?",
            "Specifies the default value of this field.",
            "If you do not use it for 30 days, a banner asks you to log in again.",
            "The document is a table of actions on a page.",
            "The word « facture » means invoice in French.",
            "Pour the concrete as soon as the forms are inspected.",
            "Each agent has a dedicated directory.",
            "See Enable DocuSign on a project.",
            "It's done, and nobody noticed.",
            "Choose a date from the menu, or type one.",
            "Changes are saved automatically while you type.",
            "Add a note that others can read.",
        ])
    func english(_ text: String) { #expect(Language(of: text) == .english) }

    @Test(
        "a French sentence is French",
        arguments: [
            "Ouvrez le projet.",
            "Un menu s’ouvre.",
            "Un menu s'ouvre.",
            "Avant de commencer",
            "Et ensuite",
            "Vous revoici dans Procore, à l’onglet Personnel.",
            "Cliquez sur vos initiales, à droite de la barre de navigation.",
            "Spécifie la valeur par défaut de ce champ.",
            "Pourquoi dois-je me reconnecter à DocuSign ?",
            "Saisissez votre mot de passe dans le champ.",
            "Les signataires n’ont pas besoin d’un compte DocuSign.",
            "Lier votre compte DocuSign",
            "Aucun compte n’est encore lié.",
            "Consultez la procédure pour l’activer par défaut.",
            "Le workspace est sur la machine agent, et les builds sont dans le job.",
            "Une fois ces conditions réunies, envoyez l’élément.",
            "Le bouton « Save changes » est en bas de la page.",
            "Quand toutes les signatures sont recueillies, le statut passe à Approuvé.",
            "Il vous faut un compte.",
            "Deux conditions sont à réunir :",
        ])
    func french(_ text: String) { #expect(Language(of: text) == .french) }

    @Test(
        "what could be either, is neither, or says too little is not told",
        arguments: [
            "", "DocuSign", "Procore", "Documents", "Menu", "Admin", "30", "Page 3", "A menu opens.", "Service client", "2.10.3", "OK",
            "https://example.com/the/of/le/la",
            "Klicken Sie auf die Schaltfläche und öffnen Sie das Menü.",
            "Der Button ist nicht in dem Menü.",
            "Haga clic en el botón para guardar los cambios.",
            "Seleccione el archivo que desea abrir en la lista.",
            "Fare clic sul pulsante per salvare le modifiche.",
            "Clique no botão para salvar as alterações.",
            "Klik op de knop om het bestand te openen.",
            "Нажмите кнопку, чтобы сохранить изменения.",
            "保存ボタンをクリックします。",
        ])
    func unsure(_ text: String) { #expect(Language(of: text) == nil) }

    @Test("the language of a locale is that of its first subtag")
    func locales() {
        #expect(Language(locale: "fr-CA") == .french)
        #expect(Language(locale: "en") == .english)
        #expect(Language(locale: "fro") == nil)
        #expect(Language(locale: "de") == nil)
    }

    @Test("words keep the apostrophes and hyphens inside them, and nothing around them")
    func words() {
        #expect(
            "« L’entreprise » d'abord: peut-être 'ici' -non- 3.5".wholeWords == ["L’entreprise", "d'abord", "peut-être", "ici", "non", "3", "5"])
        #expect("".wholeWords.isEmpty)
    }
}
