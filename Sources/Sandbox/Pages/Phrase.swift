import AccordKit

/// A text of a page that is no claim about the product: explanations, messages, and the sandbox's own bar.
struct Phrase: Sendable {
    private let localized: LocalizedText

    private init(_ en: String, _ fr: String, frCA: String? = nil) { localized = .text(en, fr, frCA: frCA) }

    func shown(in locale: String) -> String { localized.shown(in: locale) }
}

// MARK: Pages that are no screen

extension Phrase {
    static let notFound = Phrase("Page not found", "Page introuvable")
    static let notFoundText = Phrase("The product has no such page.", "Le produit n’a pas cette page.")
    static let signIn = Phrase("Sign in", "Connexion")
    static let signInText = Phrase("You have signed out.", "Vous êtes déconnecté.")
    static let signInAs = Phrase("Sign in as", "Continuer en tant que")
}

// MARK: What screens show besides their controls

extension Phrase {
    static let companyText = Phrase(
        "Open your project, or the settings of your company.", "Ouvrez votre projet ou les paramètres de votre entreprise.",
        frCA: "Ouvrez votre projet ou les paramètres de votre compagnie.")
    static let toolsCaption = Phrase("The tools of this project", "Les outils de ce projet")
    static let signaturesCaption = Phrase(
        "The tools of this project, and what can be signed in them", "Les outils de ce projet et ce que l’on peut y signer")
    static let tool = Phrase("Tool", "Outil")
    static let items = Phrase("Items", "Éléments")
    static let task = Phrase("Task", "Tâche")
    static let name = Phrase("Name", "Nom")
    static let company = Phrase("Company", "Entreprise", frCA: "Compagnie")
    static let emailAddress = Phrase("Email address", "Adresse e-mail", frCA: "Adresse courriel")
    static let telephone = Phrase("Telephone", "Téléphone")
    static let language = Phrase("Language", "Langue")
    static let timeZone = Phrase("Time zone", "Fuseau horaire")
    static let signInHint = Phrase(
        "This sign-in is simulated: any address and any password will do, and nothing leaves this computer.",
        "Cette connexion est simulée\u{00A0}: toute adresse et tout mot de passe conviennent, et rien ne quitte cet ordinateur.")
    static let companySettings = Phrase(
        "These settings hold for the company’s new and existing projects.",
        "Ces paramètres s’appliquent aux projets nouveaux et existants de l’entreprise.",
        frCA: "Ces paramètres s’appliquent aux projets nouveaux et existants de la compagnie.")
    static let projectSettings = Phrase("These settings hold for this project alone.", "Ces paramètres ne valent que pour ce projet.")
    static let companyDisabled = Phrase(
        "Your company has not enabled the integration, so this project has nothing to switch.",
        "Votre entreprise n’a pas activé l’intégration\u{00A0}: ce projet n’a donc rien à régler.",
        frCA: "Votre compagnie n’a pas activé l’intégration\u{00A0}: ce projet n’a donc rien à régler.")
    static let itemsText = Phrase("Open an item, or make a new one.", "Ouvrez un élément ou ajoutez-en un.")
    static let itemKind = Phrase("Kind", "Type")
    static let itemNumber = Phrase("Number", "Numéro")
    static let itemSubject = Phrase("Subject", "Objet")
    static let itemTitle = Phrase("Reading room shelves", "Rayonnages de la salle de lecture")
    static let supplier = Phrase("Supplier", "Fournisseur")
    static let draft = Phrase("Draft", "Brouillon")
    static let outForSignature = Phrase("Out for signature", "En attente de signature")
    static let approved = Phrase("Approved", "Approuvé")
}

// MARK: Messages

extension Session.Notice {
    var phrase: Phrase {
        switch self {
        case .emailMissing: .emailMissing
        case .emailWrong: .emailWrong
        case .passwordMissing: .passwordMissing
        case .linked: .linked
        case .unlinked: .unlinked
        case .saved: .saved
        case .sent: .sent
        case .signed: .signed
        case .needsAccount: .needsAccount
        case .needsReauthentication: .needsReauthentication
        case .unavailable: .unavailable
        }
    }
}

extension Phrase {
    fileprivate static let emailMissing = Phrase(
        "Please enter your email address first.", "Veuillez d’abord saisir votre adresse e-mail.",
        frCA: "Veuillez d’abord saisir votre adresse courriel.")
    fileprivate static let emailWrong = Phrase(
        "That does not look like an email address. Please write it like camille@example.com.",
        "Cela ne ressemble pas à une adresse e-mail. Veuillez l’écrire comme camille@example.com.",
        frCA: "Cela ne ressemble pas à une adresse courriel. Veuillez l’écrire comme camille@example.com.")
    fileprivate static let passwordMissing = Phrase(
        "Please enter your password first.", "Veuillez d’abord saisir votre mot de passe.")
    fileprivate static let linked = Phrase("Your account is linked.", "Votre compte est lié.")
    fileprivate static let unlinked = Phrase("Your account is no longer linked.", "Votre compte n’est plus lié.")
    fileprivate static let saved = Phrase("Your changes are saved.", "Vos modifications sont enregistrées.")
    fileprivate static let sent = Phrase("The item is on its way to its signers.", "L’élément est en route vers ses signataires.")
    fileprivate static let signed = Phrase("All signatures are in.", "Toutes les signatures sont réunies.")
    fileprivate static let needsAccount = Phrase(
        "Nothing was sent: link your account in your profile first.",
        "Rien n’a été envoyé\u{00A0}: liez d’abord votre compte dans votre profil.")
    fileprivate static let needsReauthentication = Phrase(
        "Nothing was sent: your sign-in has expired. Unlink your account in your profile, then link it again.",
        "Rien n’a été envoyé\u{00A0}: votre connexion a expiré. Dissociez votre compte dans votre profil, puis liez-le à nouveau.")
    fileprivate static let unavailable = Phrase("That is not possible now.", "Ce n’est pas possible maintenant.")
}

// MARK: The sandbox's own bar

extension Phrase {
    static let bar = Phrase("Sandbox", "Bac à sable")
    static let barText = Phrase(
        "Not part of the product: what a tester may change.", "Hors du produit\u{00A0}: ce qu’un testeur peut changer.")
    static let start = Phrase("Start page", "Page de départ")
    static let state = Phrase("State", "État")
    static let apply = Phrase("Apply", "Appliquer")
    static let expire = Phrase("Expire the token", "Faire expirer le jeton")
    static let complete = Phrase("All signatures are in", "Toutes les signatures sont réunies")
    static let reset = Phrase("Begin anew", "Tout recommencer")
    static let signOut = Phrase("Sign out", "Se déconnecter")
    static let model = Phrase("Capability model", "Modèle de capacités")
}
