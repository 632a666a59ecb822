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
        let result = changed.audited(try SampleContent.product())
        let line = change.line ?? page.lines(of: change.old)[change.occurrence - 1]
        #expect(result.places == ["\(change.code.rawValue):\(line)"], "\(result.listing)")
    }

    @Test("what is wrong in one language is not told again as a difference between two", arguments: Change.all)
    func changeIsFoundOnce(_ change: Change) throws {
        let changed = try PublishedPage(change.locale).replacing(change.old, with: change.new, occurrence: change.occurrence)
        let other = try PublishedPage(change.locale == "fr" ? "en" : "fr")
        let result = audit([changed.read, other.read], against: try SampleContent.product(), options: AuditOptions(sourceLocale: "en"))
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
        Change(locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Paramètres du profil</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Paramètres de mon profile</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>My Profile Settings</strong>", code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Paramètres de mon profil</strong>", new: "<strong>Préférences</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personel</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personal</strong>", code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Personnel</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>Informations</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Personnel</strong>", new: "<strong>PERSONNEL</strong>", code: .labelTypography),
        Change(locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connexion à DocuSign</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connection avec DocuSign</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Login with DocuSign</strong>", code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Connexion avec DocuSign</strong>", new: "<strong>Connecter DocuSign</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "«&nbsp;Synchronisé&nbsp;»", new: "«&nbsp;Synchronisée&nbsp;»", code: .wrongLabel),
        Change(locale: "fr", old: "«&nbsp;Synchronisé&nbsp;»", new: "«&nbsp;Synced&nbsp;»", code: .labelOfOtherLocale),
        Change(locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign compte</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign compte</strong>", code: .wrongLabel, occurrence: 2),
        Change(locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier DocuSign Account</strong>", code: .wrongLabel),
        Change(locale: "fr", old: "<strong>Lier le compte DocuSign</strong>", new: "<strong>Lier le Compte DocuSign</strong>", code: .labelTypography),
        Change(locale: "en", old: "<strong>My Profile Settings</strong>", new: "<strong>Profile Settings</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>My Profile Settings</strong>", new: "<strong>My Profil Settings</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Personal</strong>", new: "<strong>Personnel</strong>", code: .labelOfOtherLocale),
        Change(locale: "en", old: "<strong>Personal</strong>", new: "<strong>Details</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Login with DocuSign</strong>", new: "<strong>Login to DocuSign</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Login with DocuSign</strong>", new: "<strong>Connect DocuSign</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Link DocuSign Account</strong>", new: "<strong>Link Account DocuSign</strong>", code: .wrongLabel),
        Change(locale: "en", old: "<strong>Link DocuSign Account</strong>", new: "<strong>Link DocuSign Acount</strong>", code: .wrongLabel),
    ].filter { $0.old != $0.new }

    static let steps = [
        Change(locale: "fr", old: "<li>Cliquez sur l'onglet <strong>Personnel</strong>.</li>\n", new: "\n", code: .notOnScreen, line: 32),
        Change(locale: "fr", old: "<strong>vos initiales</strong>", new: "le menu", code: .notOnScreen, line: 27),
    ]

    static let cells = [
        Change(locale: "fr", old: ">Bons de commande<", new: ">Bon de livraison<", code: .itemNameDiffers),
        Change(locale: "fr", old: ">Bons de commande<", new: ">Contrats principaux<", code: .itemNameDiffers),
        Change(locale: "fr", old: ">Ordres de changement de l'engagement<", new: ">Ordre de changement à l'engagement<", code: .itemNameDiffers, occurrence: 2),
        Change(locale: "fr", old: "<strong>Engagements</strong>", new: "<strong>Engagement</strong>", code: .toolNameDiffers),
        Change(locale: "fr", old: "<strong>Facturation</strong>", new: "<strong>Factures</strong>", code: .toolNameDiffers),
        Change(locale: "fr", old: "<strong>Correspondance</strong>", new: "<strong>Correspondence</strong>", code: .toolNameDiffers),
        Change(locale: "fr", old: "Compléter un bon de commande avec DocuSign", new: "Compléter une commande avec DocuSign", code: .taskDiffers),
        Change(locale: "fr", old: "<br>Une facture en aval.", new: "<br>Une facture en amont.", code: .noteDiffers),
        Change(
            locale: "fr",
            old: "<tr><td colspan=\"1\">Contrats de sous-traitance</td><td colspan=\"1\"><a href=\"/fr/taches/sous-traitance\">Compléter un contrat de sous-traitance avec DocuSign</a></td></tr>",
            new: "<tr></tr>", code: .rowMissing, line: 61),
    ]

    static let prose = [
        Change(locale: "fr", old: "Réponse</h2>", new: "Répondre</h2>", code: .mistranslatedHeading),
        Change(locale: "fr", old: "vos deux comptes sont liés.</p>", new: "vos deux comptes sont liés par le</p>", code: .truncatedSentence),
    ]
}
