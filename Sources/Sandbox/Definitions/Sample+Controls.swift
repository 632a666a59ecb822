import AccordKit

/// The state in which the project has the integration.
private let integrated = ["integration": "on"]

extension Product {
    static let homeControls = [
        Control(
            id: "home.avatar", screen: "home", role: .button, label: .dynamic(describe: .text("your initials", "vos initiales")),
            opens: "avatar-menu", region: .top, shows: .initials),
        Control(
            id: "home.company-admin", screen: "home", role: .link, label: .fixed(.text("Admin", "Admin")), opens: "company-admin"),
        Control(
            id: "home.project", screen: "home", role: .link, label: .dynamic(describe: .text("your project", "votre projet")),
            opens: "project", shows: .project),
        Control(
            id: "banner.re-authentication", screen: "home", role: .alert,
            label: .fixed(.text("Re-Authentication Required", "Réauthentification requise")),
            when: Condition(["docusign": "linked", "token": "expired"]), region: .top),
        Control(
            id: "avatar-menu.profile-settings", screen: "avatar-menu", role: .menuitem,
            label: .fixed(.text("My Profile Settings", "Paramètres de mon profil")), opens: "profile-settings"),
    ]

    static let profileControls = [
        Control(
            id: "profile-settings.general", screen: "profile-settings", role: .tab, label: .fixed(.text("General", "Général")),
            opens: "profile-settings.general"),
        Control(
            id: "profile-settings.personal", screen: "profile-settings", role: .tab, label: .fixed(.text("Personal", "Personnel")),
            opens: "profile-settings.personal"),
        Control(
            id: "docusign.link", screen: "profile-settings.personal", role: .group,
            label: .fixed(.text("Link DocuSign Account", "Lier le compte DocuSign")), when: Condition(integrated), region: .bottom),
        Control(
            id: "docusign.login", screen: "profile-settings.personal", role: .button,
            label: .fixed(.text("Login with DocuSign", "Connexion avec DocuSign")),
            when: Condition(["docusign": "unlinked", "integration": "on"]), opens: "docusign-login", region: .bottom,
            near: "docusign.link"),
        Control(
            id: "docusign.synced", screen: "profile-settings.personal", role: .status, label: .fixed(.text("Synced", "Synchronisé")),
            when: Condition(["docusign": "linked", "integration": "on"]), region: .bottom, near: "docusign.link"),
        Control(
            id: "docusign.unlink", screen: "profile-settings.personal", role: .button, label: .fixed(.text("Unlink", "Dissocier")),
            when: Condition(["docusign": "linked", "integration": "on"]), sets: ["docusign": "unlinked"], region: .bottom,
            near: "docusign.link"),
        Control(
            id: "docusign-login.email", screen: "docusign-login", role: .textbox,
            label: .fixed(.text("Email", "E-mail", frCA: "Courriel"))),
        Control(
            id: "docusign-login.continue", screen: "docusign-login", role: .button, label: .fixed(.text("Continue", "Continuer")),
            opens: "docusign-password", action: .needsEmail(textbox: "docusign-login.email")),
        Control(
            id: "docusign-password.password", screen: "docusign-password", role: .textbox,
            label: .fixed(.text("Password", "Mot de passe"))),
        Control(
            id: "docusign-password.log-in", screen: "docusign-password", role: .button, label: .fixed(.text("Log In", "Se connecter")),
            opens: "profile-settings.personal", sets: ["docusign": "linked", "token": "valid"],
            action: .needsPassword(textbox: "docusign-password.password")),
    ]

    static let settingsControls = [
        Control(
            id: "company-admin.project-settings", screen: "company-admin", role: .heading,
            label: .fixed(.text("Project Settings", "Paramètres du projet"))),
        Control(
            id: "company-admin.defaults", screen: "company-admin", role: .link, label: .fixed(.text("Defaults", "Valeurs par défaut")),
            opens: "company-defaults", near: "company-admin.project-settings"),
        Control(
            id: "company-defaults.advanced-settings", screen: "company-defaults", role: .heading,
            label: .fixed(.text("Advanced Settings", "Paramètres avancés"))),
        Control(
            id: "company-defaults.enable-docusign", screen: "company-defaults", role: .checkbox,
            label: .fixed(.text("Enable DocuSign", "Activer DocuSign")), near: "company-defaults.advanced-settings",
            ticked: Condition(["company": "on"])),
        Control(
            id: "company-defaults.save-changes", screen: "company-defaults", role: .button,
            label: .fixed(.text("Save Changes", "Enregistrer les modifications")), sets: ["company": "on", "integration": "on"],
            region: .bottom, action: .saveSettings),
        Control(id: "project.admin", screen: "project", role: .link, label: .fixed(.text("Admin", "Admin")), opens: "project-admin"),
        Control(
            id: "project.commitments", screen: "project", role: .link, label: .fixed(.text("Commitments", "Engagements")),
            opens: "commitments", tool: "commitments"),
        Control(
            id: "project-admin.advanced-settings", screen: "project-admin", role: .heading,
            label: .fixed(.text("Advanced Settings", "Paramètres avancés"))),
        Control(
            id: "project-admin.enable-docusign", screen: "project-admin", role: .checkbox,
            label: .fixed(.text("Enable DocuSign", "Activer DocuSign")), when: Condition(["company": "on"]),
            near: "project-admin.advanced-settings", ticked: Condition(integrated)),
        Control(
            id: "project-admin.save-changes", screen: "project-admin", role: .button,
            label: .fixed(.text("Save Changes", "Enregistrer les modifications")), when: Condition(["company": "on"]),
            sets: integrated, region: .bottom, action: .saveSettings),
    ]

    static let commitmentControls = [
        Control(
            id: "commitments.create", screen: "commitments", role: .button, label: .fixed(.text("Create", "Créer")),
            opens: "commitment-edit", sets: ["document": "new", "signing": "off"]),
        Control(
            id: "commitments.open", screen: "commitments", role: .link, label: .dynamic(describe: .text("the item", "l’élément")),
            opens: "commitment", sets: ["document": "existing"], shows: .item),
        Control(
            id: "item.status", screen: "commitment", role: .status,
            label: .dynamic(describe: .text("the status of the item", "le statut de l’élément")), shows: .itemStatus),
        Control(
            id: "item.edit", screen: "commitment", role: .button, label: .fixed(.text("Edit", "Modifier")), opens: "commitment-edit"),
        Control(
            id: "item.send-with-docusign", screen: "commitment", role: .button,
            label: .fixed(.text("Send with DocuSign", "Envoyer avec DocuSign")),
            when: Condition(["document": "existing", "signing": "on", "integration": "on"]), action: .sendForSignature),
        Control(
            id: "item.sign-with-docusign", screen: "commitment-edit", role: .checkbox,
            label: .fixed(.text("Sign with DocuSign", "Signer avec DocuSign")), when: Condition(integrated), sets: ["signing": "on"],
            ticked: Condition(["signing": "on"])),
        Control(
            id: "item.save", screen: "commitment-edit", role: .button, label: .fixed(.text("Save", "Enregistrer")),
            when: Condition(["document": "existing"]), opens: "commitment", region: .bottom),
        Control(
            id: "item.create-and-send", screen: "commitment-edit", role: .button,
            label: .fixed(.text("Create & Send with DocuSign", "Créer et envoyer avec DocuSign")),
            when: Condition(["document": "new", "signing": "on", "integration": "on"]), opens: "commitment",
            sets: ["document": "existing"], region: .bottom, action: .sendForSignature),
    ]
}
