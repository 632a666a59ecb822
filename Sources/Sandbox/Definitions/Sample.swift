import AccordKit

extension Product {
    /// The product as it is without drift.
    static let sample = Product(
        name: "Procore + DocuSign (sandbox)",
        version: "1.0",
        locales: [
            Locale(tag: "en", name: "English"),
            Locale(tag: "en-GB", name: "English (United Kingdom)"),
            Locale(tag: "fr", name: "Français"),
            Locale(tag: "fr-CA", name: "Français (Canada)"),
        ],
        axes: [
            Axis(id: "docusign", values: ["unlinked", "linked"]),
            Axis(id: "integration", values: ["off", "on"]),
            Axis(id: "company", values: ["off", "on"]),
            Axis(id: "token", values: ["valid", "expired"]),
            Axis(id: "document", values: ["new", "existing"]),
            Axis(id: "signing", values: ["off", "on"]),
        ],
        screens: sampleScreens,
        controls: homeControls + profileControls + settingsControls + commitmentControls,
        tools: sampleTools,
        items: sampleItems,
        signatures: sampleSignatures)

    private static let sampleScreens = [
        Screen(
            id: "home", path: "/", name: .text("Company Home", "Accueil de l’entreprise", frCA: "Accueil de la compagnie"), isEntry: true,
            content: .company),
        Screen(id: "avatar-menu", path: "/menu", name: .text("Account Menu", "Menu du compte")),
        Screen(
            id: "profile-settings", path: "/profile", name: .text("My Profile Settings", "Paramètres de mon profil"), content: .profile),
        Screen(
            id: "profile-settings.general", path: "/profile/general", name: .text("General", "Général"), within: "profile-settings",
            content: .preferences),
        Screen(
            id: "profile-settings.personal", path: "/profile/personal", name: .text("Personal", "Personnel"), within: "profile-settings",
            content: .contact),
        Screen(id: "docusign-login", path: "/docusign", name: .text("Log In to DocuSign", "Se connecter à DocuSign"), content: .signIn),
        Screen(
            id: "docusign-password", path: "/docusign/password", name: .text("Enter Your Password", "Saisir votre mot de passe"),
            content: .signIn),
        Screen(id: "company-admin", path: "/company/admin", name: .text("Admin", "Admin")),
        Screen(
            id: "company-defaults", path: "/company/admin/defaults", name: .text("Defaults", "Valeurs par défaut"),
            content: .companySettings),
        Screen(id: "project", path: "/project", name: .text("Project Home", "Accueil du projet"), content: .tools),
        Screen(id: "project-admin", path: "/project/admin", name: .text("Admin", "Admin"), content: .projectSettings),
        Screen(
            id: "commitments", path: "/project/commitments", name: .text("Commitments", "Engagements"), tool: "commitments",
            content: .items),
        Screen(
            id: "commitment", path: "/project/commitments/1", name: .text("Commitment", "Engagement"), tool: "commitments",
            content: .item),
        Screen(
            id: "commitment-edit", path: "/project/commitments/1/edit", name: .text("Commitment Details", "Détails de l’engagement"),
            tool: "commitments", content: .item),
    ]
}
