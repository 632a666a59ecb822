import HTML
import Testing

@testable import sandbox

/// What a user does, from page to page.
struct FlowTests {
    @Test("An account is linked through the simulated sign-in, shows as synced, and is unlinked again")
    func linksAndUnlinks() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set(["integration": "on"])
        var page = try await browser.open("/")
        for control in ["home.avatar", "avatar-menu.profile-settings", "profile-settings.personal"] {
            page = try await browser.use(control, on: page)
        }
        #expect(page.path == "/profile/personal")
        #expect(page.controls.contains("docusign.login") && !page.controls.contains("docusign.synced"))
        page = try await browser.use("docusign.login", on: page)
        page = try await browser.use("docusign-login.continue", on: page, entering: ["docusign-login.email": "camille@example.com"])
        page = try await browser.use("docusign-password.log-in", on: page, entering: ["docusign-password.password": "secret"])
        #expect(page.path == "/profile/personal")
        #expect(page.notice == "Your account is linked.")
        #expect(page.controls.contains("docusign.synced") && !page.controls.contains("docusign.login"))
        page = try await browser.use("docusign.unlink", on: page)
        #expect(page.controls.contains("docusign.login") && !page.controls.contains("docusign.synced"))
        #expect(page.notice == "Your account is no longer linked.")
        #expect(try await browser.open(page.path).notice == nil)
    }

    @Test(
        "A missing or wrong entry is asked for politely where it belongs",
        arguments: [
            ("/docusign", "docusign-login.continue", "docusign-login.email", "", "Veuillez d’abord saisir votre adresse e-mail."),
            ("/docusign", "docusign-login.continue", "docusign-login.email", " \t", "Veuillez d’abord saisir votre adresse e-mail."),
            (
                "/docusign", "docusign-login.continue", "docusign-login.email", "camille",
                "Cela ne ressemble pas à une adresse e-mail. Veuillez l’écrire comme camille@example.com."
            ),
            (
                "/docusign/password", "docusign-password.log-in", "docusign-password.password", "",
                "Veuillez d’abord saisir votre mot de passe."
            ),
        ])
    func asksPolitely(path: String, button: String, textbox: String, entry: String, message: String) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set([:], locale: "fr")
        let page = try await browser.use(button, on: try await browser.open(path), entering: [textbox: entry])
        #expect(page.path == path)
        #expect(page.notice == message)
        let input = try #require(page.document.nodes.first { $0.attribute("data-control") == textbox })
        #expect(input.attribute("aria-invalid") == "true")
        #expect(input.attribute("aria-describedby") == "notice")
        #expect(try await browser.state()["docusign"] == "unlinked")
    }

    @Test("The company enables the integration for its projects, and a project can be taken out again")
    func enablesTheIntegration() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        var page = try await browser.open("/project/admin")
        #expect(!page.controls.contains("project-admin.enable-docusign"))
        page = try await browser.open("/")
        for control in ["home.company-admin", "company-admin.defaults"] { page = try await browser.use(control, on: page) }
        page = try await browser.use("company-defaults.save-changes", on: page)
        #expect(try await browser.state()["company"] == "off")
        page = try await browser.use("company-defaults.save-changes", on: page, ticking: ["company-defaults.enable-docusign"])
        #expect(page.notice == "Your changes are saved.")
        #expect(try await browser.state().filter { $0.value == "on" }.keys.sorted() == ["company", "integration"])

        page = try await browser.use("home.project", on: try await browser.open("/"))
        page = try await browser.use("project.admin", on: page)
        let box = try #require(page.document.nodes.first { $0.attribute("data-control") == "project-admin.enable-docusign" })
        #expect(box.hasAttribute(.checked))
        _ = try await browser.post(page.path, [("control", "project-admin.save-changes")])
        #expect(try await browser.state()["integration"] == "off")
        #expect(try await browser.state()["company"] == "on")
    }

    @Test("An existing item is edited, sent with DocuSign, and approved when all have signed")
    func sendsAnExistingItem() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set(["integration": "on", "docusign": "linked"], locale: "fr")
        var page = try await browser.open("/project")
        for control in ["project.commitments", "commitments.open"] { page = try await browser.use(control, on: page) }
        #expect(!page.controls.contains("item.send-with-docusign"))
        for control in ["item.edit", "item.sign-with-docusign", "item.save", "item.send-with-docusign"] {
            page = try await browser.use(control, on: page)
        }
        #expect(page.path == "/project/commitments/1")
        #expect(page.itemStatus == "En attente de signature")
        page = try await browser.post("/sandbox/state", [("signatures", "complete"), ("return", "/project/commitments/1")])
        #expect(page.itemStatus == "Approuvé")
        #expect(page.notice == "Toutes les signatures sont réunies.")
    }

    @Test("A new item is created and sent in one step")
    func createsAndSends() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set(["integration": "on", "docusign": "linked", "signing": "on"])
        var page = try await browser.use("commitments.create", on: try await browser.open("/project/commitments"))
        #expect(!page.controls.contains("item.create-and-send"))
        page = try await browser.use("item.sign-with-docusign", on: page)
        page = try await browser.use("item.create-and-send", on: page)
        #expect(page.path == "/project/commitments/1")
        #expect(page.itemStatus == "Out for signature")
    }

    @Test("The box on an item is ticked and unticked without a script")
    func ticksAndUnticks() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set(["integration": "on"])
        var page = try await browser.open("/project/commitments/1/edit")
        for expected in ["true", "false", "true"] {
            page = try await browser.use("item.sign-with-docusign", on: page)
            let box = page.document.nodes.first { $0.attribute("data-control") == "item.sign-with-docusign" }
            #expect(box?.attribute("aria-checked") == expected)
        }
    }

    @Test(
        "Nothing is sent without a linked account or with an expired token, and the page says why",
        arguments: [
            ("unlinked", "valid", "Nothing was sent: link your account in your profile first."),
            (
                "linked", "expired",
                "Nothing was sent: your sign-in has expired. Unlink your account in your profile, then link it again."
            ),
        ])
    func sendsOnlyWithAnAccount(docusign: String, token: String, message: String) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set([
            "integration": "on", "document": "existing", "signing": "on", "docusign": docusign, "token": token,
        ])
        let page = try await browser.use("item.send-with-docusign", on: try await browser.open("/project/commitments/1"))
        #expect(page.notice == message)
        #expect(page.itemStatus == "Draft")
    }

    @Test("When the token expires a banner asks to log in again, until that is done")
    func asksToReauthenticate() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        try await browser.set(["integration": "on", "docusign": "linked"])
        #expect(try await !browser.open("/").controls.contains("banner.re-authentication"))
        let expired = try await browser.post("/sandbox/state", [("token", "expired"), ("return", "/")])
        #expect(expired.controls.contains("banner.re-authentication"))
        _ = try await browser.use("docusign.unlink", on: try await browser.open("/profile/personal"))
        _ = try await browser.use(
            "docusign-password.log-in", on: try await browser.open("/docusign/password"),
            entering: ["docusign-password.password": "secret"])
        #expect(try await !browser.open("/").controls.contains("banner.re-authentication"))
    }

    @Test("The language comes from the address, else from the session, else from the browser")
    func speaksLanguages() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let asked: [(path: String, accepted: String, expected: String)] = [
            ("/", "de, fr-BE;q=0.7, en;q=0.5", "fr"),
            ("/", "en-GB", "en-GB"),
            ("/", "de", "en"),
            ("/?lang=fr-CA", "en", "fr-CA"),
            ("/profile", "en", "fr-CA"),
            ("/?lang=xx", "en", "fr-CA"),
        ]
        for (path, accepted, expected) in asked {
            let visit = try await browser.open(path, headers: ["Accept-Language": accepted])
            #expect(visit.document.root?.attribute(.lang) == expected, "\(path) for \(accepted)")
        }
    }

    @Test("A user signs out and signs in again as the demo user")
    func signsOutAndIn() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        _ = try await browser.post("/sandbox/state", [("signed-in", "no"), ("return", "/")])
        let page = try await browser.open("/profile")
        #expect(page.path == "/sandbox/sign-in")
        #expect(page.text.contains("Camille Martin"))
        #expect(try await browser.post("/sandbox/sign-in", []).path == "/")
        #expect(try await browser.open("/profile").path == "/profile")
    }

    @Test("Sessions do not see each other's state")
    func keepsSessionsApart() async throws {
        let server = try await TestServers.server()
        let first = Browser(server)
        let second = Browser(server)
        try await first.set(["docusign": "linked"])
        #expect(try await second.state()["docusign"] == "unlinked")
        #expect(try await first.state()["docusign"] == "linked")
    }
}

extension Visit {
    fileprivate var itemStatus: String? { document.nodes.first { $0.attribute("data-control") == "item.status" }?.text }
}
