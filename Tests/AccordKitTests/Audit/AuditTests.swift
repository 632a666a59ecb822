import Diagnostics
import Testing

@testable import AccordKit

@Suite struct AuditTests {
    @Test("a page that says what the product shows has no finding", arguments: ["en", "fr"])
    func soundPageIsClean(locale: String) throws {
        let result = try PublishedPage(locale).audited(SampleContent.product())
        #expect(result.findings.isEmpty, "\(result.listing)")
        #expect(result.verified[locale] ?? 0 >= 15)
    }

    @Test("the pages of one article agree in both languages")
    func pagesAgree() throws {
        let pages = try ["fr", "en"].map { try PublishedPage($0).read }
        let result = audit(pages, against: try SampleContent.product(), options: AuditOptions(sourceLocale: "en"))
        #expect(result.findings.isEmpty, "\(result.listing)")
        #expect(result.verified.keys.sorted() == ["en", "fr"])
    }

    @Test("one change is one finding, where it was made", arguments: Change.all)
    func changeIsFound(_ change: Change) throws {
        let page = try PublishedPage(change.locale)
        let changed = try page.replacing(change.old, with: change.new, occurrence: change.occurrence)
        let result = changed.audited(try SampleContent.product(glossary: .changeOrders))
        let line = change.line ?? page.lines(of: change.old)[change.occurrence - 1]
        #expect(result.places == ["\(change.code.rawValue):\(line)"], "\(result.listing)")
    }

    @Test(
        "a label that the product renamed is found in the step and in the tip, also without the model of before", arguments: [false, true])
    func renamedLabel(knowsFormer: Bool) throws {
        let before = try SampleContent.product()
        var model = before.model
        model.controls["docusign.synced"]?.label = .fixed(LocalizedText(["en": "Connected", "fr": "Relié"]))
        let product = try #require(Product(model, glossary: Glossary()))
        let page = try PublishedPage("fr")
        let options = AuditOptions(locales: ["fr"], former: knowsFormer ? before.model : nil)
        let result = audit([page.read], against: product, options: options)
        let lines = page.lines(of: "«&nbsp;Synchronisé&nbsp;»")
        #expect(lines.count == 2)
        if knowsFormer {
            #expect(result.places == lines.map { "UI002:\($0)" }, "\(result.listing)")
        } else {
            #expect(result.places == ["UI012:\(lines[0])"], "\(result.listing)")
        }
    }

    @Test(
        "a heading has the glossary's word for what the heading of its source says",
        arguments: [("Signer une commande modificative", 1), ("Signer les ordres de changement", 0), ("L’ordre de changement", 0)])
    func headingWithoutTerm(heading: String, findings: Int) throws {
        let english = try PublishedPage("en").replacing("Supported Procore tools</h2>", with: "Sign a change order</h2>")
        let french = try PublishedPage("fr").replacing("Outils Procore pris en charge</h2>", with: "\(heading)</h2>")
        let result = audit(
            [english.read, french.read], against: try SampleContent.product(glossary: .changeOrders), options: AuditOptions(sourceLocale: "en"))
        let line = french.lines(of: heading)[0]
        #expect(result.places == Array(repeating: "LOC009:\(line)", count: findings), "\(result.listing)")
        #expect(result.findings.allSatisfy { $0.message.contains("ordre de changement") && $0.locale == "fr" })
    }

    @Test("a page on which nothing is known says so, and one without a language too")
    func vacuousPage() throws {
        let product = try SampleContent.product()
        let page = readPage(Array("<html lang=\"en\"><p>Hello.</p></html>".utf8), path: "a.html")
        #expect(audit([page], against: product).findings.map(\.code) == [.nothingVerified])
        let mute = readPage(Array("<html><p>Hello.</p></html>".utf8), path: "a.html")
        #expect(audit([mute], against: product).findings.map(\.code) == [.pageLanguage])
    }

    @Test("a tip that one language lacks is a difference between the two")
    func missingTip() throws {
        let page = try PublishedPage("fr")
        let start = try #require(page.text.range(of: "<div class=\"mt-tip-container\""))
        let end = try #require(page.text.range(of: "</div>", range: start.upperBound..<page.text.endIndex))
        let changed = try page.replacing(String(page.text[start.lowerBound..<end.upperBound]), with: "")
        let result = audit(
            [changed.read, try PublishedPage("en").read], against: try SampleContent.product(), options: AuditOptions(sourceLocale: "en"))
        #expect(Set(result.findings.map(\.code)) == [.claimMissing, .calloutsDiffer], "\(result.listing)")
        #expect(Set(result.findings.map(\.locale)) == ["fr"])
        #expect(result.findings.contains { $0.message.contains("The product shows “Synchronisé” in fr") })
    }

    @Test(
        "pages of one article are told by their addresses",
        arguments: [
            ("https://help.example/fr/faq/keys", "fr"), ("https://help.example/en/faq/keys?x=1", "en"), ("faq/keys.fr.html", "fr"),
            ("faq/keys-en.html", "en"), ("faq/keys/fr.html", "fr"), ("fr-CA/faq/keys.html", "fr-CA"), ("fr_CA/faq/keys.htm", "fr-CA"),
        ])
    func addressWithoutLocale(path: String, locale: String) {
        #expect(path.withoutLocale(locale) == "faq/keys")
    }

    @Test("pages that name each other in their heads are one article, whatever they are called; others with a query are not")
    func alternates() throws {
        let missing = try PublishedPage("fr").replacing("<strong>Lier le compte DocuSign</strong>", with: "<strong>le lien</strong>", occurrence: 2)
        func codes(_ fr: String, _ en: String, head: Bool) throws -> [Code] {
            let links = head ? "<link rel=alternate hreflang=en href=\"\(en)\"><link rel=alternate hreflang=fr href=\"\(fr)\">" : ""
            let pages = try [(missing, fr), (PublishedPage("en"), en)].map { page, path in
                readPage(Array(page.text.replacing("<base href", with: "<x href").replacing("<head>", with: "<head>\(links)").utf8), path: path)
            }
            return audit(pages, against: try SampleContent.product(), options: AuditOptions(sourceLocale: "en")).findings.map(\.code)
        }
        #expect(try codes("lier.html", "sync.html", head: true) == [.claimMissing])
        #expect(try codes("https://h.example/lier", "https://h.example/sync", head: true) == [.claimMissing])
        #expect(try codes("lier.html", "sync.html", head: false).isEmpty)
        #expect(try codes("https://h.example/a?lang=fr&id=1", "https://h.example/a?id=1&lang=en", head: false) == [.claimMissing])
        #expect(try codes("https://h.example/fr/a?id=1", "https://h.example/en/a?id=2", head: false).isEmpty)
    }

    @Test("--locale leaves pages out whose addresses name another language, but never all of them")
    func onlyOneLocale() throws {
        let pages = try ["fr", "en"].map { try PublishedPage($0).read }
        let product = try SampleContent.product()
        let result = audit(pages, against: product, options: AuditOptions(locales: ["fr"]))
        #expect(result.findings.isEmpty && result.pages == ["help/fr/page.html"] && Array(result.verified.keys) == ["fr"], "\(result.listing)")
        let other = audit([pages[1]], against: product, options: AuditOptions(locales: ["fr"]))
        #expect(other.findings.map(\.code) == [.pageLanguage], "\(other.listing)")
        let regional = audit([readPage(Array("<html lang=fr-FR><main><h1>T</h1><p>Ouvrez <b>Personnel</b>.".utf8), path: "a.html")], against: product)
        #expect(Array(regional.verified.keys) == ["fr"])
    }

    @Test("ordinary words in bold are no labels", arguments: ["en", "fr"])
    func ordinaryWords(locale: String) throws {
        let words =
            locale == "fr"
            ? [
                "Important", "Remarque :", "avant", "Note", "documents", "ne", "attention", "Ordre", "administrateur", "Profil",
                "compte DocuSign", "Mot", "une seule fois", "Signature", "synchronisé",
            ]
            : [
                "Important", "Note:", "before", "not", "documents", "commitments", "administrator", "Profile", "DocuSign account", "Word",
                "only once", "Signature", "synced", "Person", "save", "Editor",
            ]
        let items = words.map { "<li>Lorem <b>\($0)</b> ipsum.</li>" }.joined(separator: "\n")
        let first = locale == "fr" ? "Cliquez sur <b>vos initiales</b>." : "Select <b>your initials</b>."
        let html =
            "<html lang=\"\(locale)\"><main><h1>T</h1><p>\(words.map { "<b>\($0)</b>" }.joined(separator: " dolor "))</p><ol><li>\(first)</li>\(items)</ol></main>"
        let result = audit([readPage(Array(html.utf8), path: "a.html")], against: try SampleContent.product())
        #expect(result.findings.isEmpty, "\(result.listing)")
    }

    @Test("a paragraph of many quotations, closed or not, is read in time that grows with its length", .timeLimit(.minutes(2)))
    func manyQuotations() throws {
        for piece in ["\"Personal\" ", "“a ", "« a "] {
            let html = "<html lang=\"en\"><main><h1>T</h1><p>\(String(repeating: piece, count: 20_000))</p></main></html>"
            let result = audit([readPage(Array(html.utf8), path: "a.html")], against: try SampleContent.product())
            #expect(result.pages == ["a.html"])
        }
    }

    @Test("what is wrong in one language is not told again as a difference between two", arguments: Change.all)
    func changeIsFoundOnce(_ change: Change) throws {
        let changed = try PublishedPage(change.locale).replacing(change.old, with: change.new, occurrence: change.occurrence)
        let other = try PublishedPage(change.locale == "fr" ? "en" : "fr")
        let result = audit([changed.read, other.read], against: try SampleContent.product(glossary: .changeOrders), options: AuditOptions(sourceLocale: "en"))
        #expect(result.findings.map(\.code) == [change.code], "\(result.listing)")
    }
}

/// One change of a page, and the code of what it breaks.
struct Change: Sendable, CustomTestStringConvertible {
    let locale: String
    let old: String
    let new: String
    let code: Code
    var occurrence = 1
    /// Where the finding stands, if not where the change is.
    var line: Int?

    var testDescription: String { "\(locale): “\(old.prefix(40))” as “\(new.prefix(40))” is \(code.rawValue)" }

    static let all = labels + steps + cells + prose

    static let labels = [
        Change(
            locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Paramètres du profil</strong>", code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Paramètres de mon profile</strong>",
            code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>My Profile Settings</strong>",
            code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Préférences</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personel</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personal</strong>", code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personnel</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Informations</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>PERSONNEL</strong>", code: .labelTypography),
        Change(
            locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connexion à DocuSign</strong>", code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connection avec DocuSign</strong>",
            code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Login with DocuSign</strong>",
            code: .labelOfOtherLocale),
        Change(
            locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connecter DocuSign</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "«&nbsp;Synchronisé&nbsp;»", new: "«&nbsp;Synchronisée&nbsp;»", code: .wrongLabel),
        Change(locale: "fr", old: "«&nbsp;Synchronisé&nbsp;»", new: "«&nbsp;Synced&nbsp;»", code: .labelOfOtherLocale),
        Change(
            locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign compte</strong>", code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign compte</strong>", code: .wrongLabel,
            occurrence: 2),
        Change(
            locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign Account</strong>", code: .wrongLabel),
        Change(
            locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier le Compte DocuSign</strong>",
            code: .labelTypography),
        Change(
            locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Ouvrir une session</strong>", code: .unknownControl
        ),
        Change(locale: "en", old: "<strong>My Profile Settings</strong>", new: "<strong>Profile Settings</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>My Profile Settings</strong>", new: "<strong>My Profil Settings</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Personal</strong>", new: "<strong>Personnel</strong>", code: .labelOfOtherLocale),
        Change(locale: "en", old: "<strong>Personal</strong>", new: "<strong>Details</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Login with DocuSign</strong>", new: "<strong>Login to DocuSign</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Login with DocuSign</strong>", new: "<strong>Connect DocuSign</strong>", code: .wrongLabel),
        Change(
            locale: "en", old: "<strong>Link DocuSign Account</strong>", new: "<strong>Link Account DocuSign</strong>", code: .wrongLabel),
        Change(
            locale: "en", old: "<strong>Link DocuSign Account</strong>", new: "<strong>Link DocuSign Acount</strong>", code: .wrongLabel),
    ].filter { $0.old != $0.new }

    static let steps = [
        Change(locale: "fr", old: "<li>Cliquez sur l'onglet <strong>Personnel</strong>.</li>\n", new: "\n", code: .notOnScreen, line: 32),
        Change(locale: "fr", old: "<strong>vos initiales</strong>", new: "le menu", code: .notOnScreen, line: 27),
    ]

    static let cells = [
        Change(locale: "fr", old: ">Bons de commande<", new: ">Bon de livraison<", code: .itemNameDiffers),
        Change(locale: "fr", old: ">Bons de commande<", new: ">Contrats principaux<", code: .itemNameDiffers),
        Change(
            locale: "fr", old: ">Ordres de changement de l'engagement<", new: ">Ordre de changement à l'engagement<",
            code: .itemNameDiffers, occurrence: 2),
        Change(locale: "fr", old: "<strong>Engagements</strong>", new: "<strong>Engagement</strong>", code: .toolNameDiffers),
        Change(locale: "fr", old: "<strong>Facturation</strong>", new: "<strong>Factures</strong>", code: .toolNameDiffers),
        Change(locale: "fr", old: "<strong>Correspondance</strong>", new: "<strong>Correspondence</strong>", code: .toolNameDiffers),
        Change(
            locale: "fr", old: "Compléter un bon de commande avec DocuSign", new: "Compléter une commande avec DocuSign", code: .taskDiffers
        ),
        Change(locale: "fr", old: "<br>Une facture en aval.", new: "<br>Une facture en amont.", code: .noteDiffers),
        Change(
            locale: "fr",
            old:
                "<tr><td colspan=\"1\">Contrats de sous-traitance</td><td colspan=\"1\"><a href=\"/fr/taches/sous-traitance\">Compléter un contrat de sous-traitance avec DocuSign</a></td></tr>",
            new: "<tr></tr>", code: .rowMissing, line: 61),
    ]

    static let prose = [
        Change(locale: "fr", old: "compte Procore&nbsp;?</h1>", new: "avenant&nbsp;?</h1>", code: .mistranslatedHeading),
        Change(locale: "fr", old: "Outils Procore pris en charge</h2>", new: "Project Settings</h2>", code: .mistranslatedHeading),
        Change(locale: "fr", old: "Réponse</h2>", new: "Répondre</h2>", code: .mistranslatedHeading),
        Change(
            locale: "fr", old: "vos deux comptes sont liés.</p>", new: "vos deux comptes sont liés par le</p>", code: .truncatedSentence),
    ]
}
