import Diagnostics
import Testing

@testable import AccordKit

@Suite("Words of pages and translations")
struct WordCheckTests {
    // MARK: Pages by themselves

    @Test(
        "words of another language are told",
        arguments: [
            ("fr", "Choisissez le fichier and cliquez sur OK.", "and"), ("fr", "Saisissez your password dans le champ.", "your"),
            ("fr", "La modification est saved and shown.", "and"), ("fr", "Ouvrez les settings of your account.", "of"),
            ("fr", "Lisez-le. Do not close.", "Do not close."), ("en", "Select le fichier and click sur OK.", "le"),
            ("en", "Ouvrez la page.", "Ouvrez la page."),
            ("de", "Wählen Sie eine Datei and klicken Sie auf OK.", "and"), ("es", "Elija un archivo and pulse OK.", "and"),
            ("de", "Lesen Sie diese Seite. Close it when you are done with it.", "Close it when you are done with it."),
            ("it", "Aprite the file.", "the"), ("nl", "Kies the file.", "the"), ("pt", "Abra the ficheiro.", "the"), ("ja", "ファイルを選択 and クリック。", "and"),
            ("ja", "開いています。 You can close it with the same button.", "You can close it with the same button."),
        ])
    func leftovers(_ locale: String, _ text: String, _ seen: String) async throws {
        let found = try await findings(locale, text, .foreignText)
        #expect(found.count == 1)
        #expect(found.first?.message.contains("“\(seen)”") == true)
    }

    @Test(
        "names, titles, quotations and what languages borrow are no foreign words",
        arguments: [
            ("fr", "Lisez le guide *How to set up your new account* en anglais."), ("fr", "Dites «\u{A0}You have been logged out\u{A0}»."),
            ("fr", "Le message *Try again later* s’affiche."), ("fr", "Le site s’appelle Back to the Top of the Hill."),
            ("fr", "Le guide Getting Started with the API est en ligne."), ("fr", "Faites un drag and drop."),
            ("fr", "Une attaque par denial of service, ou man in the middle."), ("fr", "Une erreur out of memory."),
            ("fr", "Notre can\u{AD}di\u{AD}da\u{AD}ture est là."),
            ("fr", "Le menu Add to Home Screen du navigateur."),
            ("fr", "Ouvrez **Sign in and save** pour continuer."), ("fr", "Ouvrez `the` et /home/the ou the_end."),
            ("fr", "Sélectionnez Sign in with Google."), ("en", "See Becker MA et al. for more."),
            ("en", "It was est. 1990 in the Rue des Lilas."),
            ("en", "The café on the Rue de la Paix is open."), ("de", "Sagen Sie „You have been logged out“ dazu."),
            ("de", "Sagen Sie »You have been logged out« dazu."), ("es", "Abra el archivo, por favor."),
            ("nl", "Open het bestand of sluit het."), ("ja", "「You can close it with the same button.」と表示されます。"), ("ja", "Sign in with Googleを選択します。"),
            ("de", "Nutzen Sie Bring your own device."), ("fr", "Un éditeur what you see is what you get."),
            ("de", "Das war so, und es will in die Welt."),
        ])
    func names(_ locale: String, _ text: String) async throws {
        #expect(try await findings(locale, text, .foreignText).map(\.message) == [])
    }

    @Test(
        "words written twice are told",
        arguments: [
            ("de", "Rot und und blau."), ("es", "Abra la la ventana."), ("fr", "C’est c’est bon."),
            ("fr", "Il est peut-être peut-être là."),
            ("en", "The The menu opens."), ("it", "Aprite il il file."), ("fr", "Il a a été copié."), ("fr", "Celui qui le le sait."),
        ])
    func doubled(_ locale: String, _ text: String) async throws {
        #expect(try await findings(locale, text, .doubledWord).count == 1)
    }

    @Test(
        "words that rightly stand twice are not told",
        arguments: [
            ("de", "Diejenigen, die die Seite öffnen."), ("de", "Wenn Sie sie öffnen."), ("nl", "Als u u aanmeldt."),
            ("fr", "Nous nous lavons."), ("fr", "Tout ce qu’il a a été copié."), ("fr", "Ce qu’ils sont sont des amis."), ("en", "The page you came from from the list."),
        ])
    func notDoubled(_ locale: String, _ text: String) async throws {
        #expect(try await findings(locale, text, .doubledWord).map(\.message) == [])
    }

    @Test(
        "marks without a partner are told",
        arguments: [
            ("de", "Sagen Sie zweimal „ja.", 1), ("de", "Sagen Sie »nein.", 1), ("es", "Está rojo?", 1), ("es", "¿Está azul.", 1),
            ("en", "- Choose (a file\n- Choose another) file", 2), ("en", "An (open remark.\n\nAnother remark) is here.", 2),
            ("en", "Open it) now.", 1), ("fr", "Le menu) s’ouvre.", 1), ("ja", "「保存を押します。", 1), ("ja", "（保存を押します。", 1), ("en", "It is (free :-))).", 1),
        ])
    func lone(_ locale: String, _ text: String, _ count: Int) async throws {
        #expect(try await findings(locale, text, .unbalanced).count == count)
    }

    @Test(
        "marks that have a partner, here or where a list or a quotation goes on, are not told",
        arguments: [
            ("de", "Sagen Sie „ja“ oder »nein«."), ("de-CH", "Sagen Sie «nein»."), ("es", "¿Está abierto? (¿Y ahora?)"),
            ("es", "Pulse ? ahora."),
            ("fr", "Dans ]0, 1[ et [0, 1[ ou ]0 ; x]."), ("sv", "Säg ”ja” nu."), ("en", "Some (of these:\n\n- one\n- the second)"),
            ("en", "“It goes on.\n\nAnd on.”"), ("en", "a) one [two] (three)"), ("en", "The word „wurde“ is German."),
            ("en", "He said: “It goes on.\n\n“And on,” she said."),
            ("en", "Download report (1).pdf or (draft).txt now."), ("en", "Press ) or (."), ("en", "Press Ctrl+( to go."), ("en", "See iv) and 12)."),
            ("ja", "「保存」（右）を押します。"), ("en", "It is free (yes, really :-))."), ("en", "Well (thanks ;)) and (super :-D)."), ("en", "So (sad :()."),
        ])
    func paired(_ locale: String, _ text: String) async throws {
        #expect(try await findings(locale, text, .unbalanced).map(\.message) == [])
    }

    private func findings(_ locale: String, _ text: String, _ code: Code) async throws -> [Diagnostic] {
        let site = SmallSite.files["site.yml"] ?? ""
        let locales = ["de", "de-CH", "es", "it", "ja", "nl", "pt", "sv"].map { "\n  - {tag: \($0), name: \($0), fallback: [en]}" }.joined()
        let page = "---\ntitle: A\n---\n\n\(text)\n"
        let files: [String: String?] = [
            "site.yml": site + locales, "Content/keys/more/article.yml": "kind: faq\n", "Content/keys/more/\(locale).md": page,
        ]
        return try await withSmallSite(files) { site in
            try await site.check().findings.filter { $0.code == code && $0.location.path == "Content/keys/more/\(locale).md" }
        }
    }

    // MARK: Translations

    @Test(
        "what does not go with its source is told",
        arguments: [
            ("Where is it?", "Où est-ce.", "TRN030 warning"), ("It is new.", "C’est neuf\u{A0}:\n\nEt voilà.", "TRN030 warning"),
            ("Learn Go now.", "Apprenez Google.", "TRN025 note"),
            ("Acme and the Acme team win.", "Acme et l’équipe acme gagnent.", "TRN025 error"),
            ("## Troubleshooting", "## Troubleshooting", "TRN027 note"),
            ("Open the file and save it.", "Open the file and save it.", "TRN027 warning"),
            ("## Account settings", "## Account settings", "TRN027 note"), ("## Price", "## Price", "TRN027 note"),
            ("## New settings", "## New settings", "TRN027 warning"), ("Use it now.", "Utilisez-le **maintenant**.", "TRN023 warning"),
            ("It takes 10 MB.", "Cela prend 10\u{A0}Ko.", "TRN020 warning"), ("Use Acme Cloud.", "Utilisez acme nuage.", "TRN025 note"),
            ("See [it](https://example.com/a).", "Voir [cela](https://example.com/b).", "TRN022 warning"),
        ])
    func told(_ source: String, _ target: String, _ expected: String) throws {
        #expect(try check(source, target).map { "\($0.code.rawValue) \($0.severity)" } == [expected])
    }

    @Test(
        "what goes with its source is not told",
        arguments: [
            ("## Open until 5 p.m.", "## Ouvert jusqu’à 17\u{A0}h"), ("## Acme Inc.", "## La maison Acme"),
            ("## Rules in the U.S.", "## Règles aux États-Unis"),
            ("## Tom & Co.", "## Tom et Cie"), ("It is new.\n\n- One", "C’est neuf\u{A0}:\n\n- Un"),
            ("Go to the next page.", "Passez à la page suivante."),
            ("## FAQ", "## FAQ"), ("Your Acme account is open.", "Ihr Acme-Konto ist offen."),
            ("Slack, Zoom, Teams, Jira, GitHub, GitLab, Trello, Asana", "Slack, Zoom, Teams, Jira, GitHub, GitLab, Trello, Asana"),
            ("## New York", "## New York"), ("The Beatles", "The Beatles"), ("Go to Go Cloud.", "Allez à Go Cloud."),
            ("## Documents", "## Documents"), ("## Marketing", "## Marketing"),
        ])
    func notTold(_ source: String, _ target: String) throws { #expect(try check(source, target).map(\.message) == []) }

    @Test(
        "addresses outside may name the page’s own language",
        arguments: [
            ("de", "https://example.com/en/a", "https://example.com/de/a", 0),
            ("es", "https://en.example.com/a", "https://es.example.com/a", 0),
            ("pt-BR", "https://example.com/en-US/a", "https://example.com/pt-BR/a", 0),
            ("de", "https://example.com/en/a", "https://example.com/fr/a", 1),
        ])
    func addresses(_ locale: String, _ source: String, _ target: String, _ count: Int) throws {
        #expect(try check("See [it](\(source)).", "X [y](\(target)).", locale).count { $0.code == .linksDiffer } == count)
    }

    @Test("a new sentence that was left in the source’s language is told beside what is recorded")
    func recorded() throws {
        var page = TranslatedPage(source: "A first one.\n", target: "Une première.\n")
        page.review(.accept)
        page.source += "\nOpen the file and save it.\n"
        page.target += "\nOpen the file and save it.\n"
        #expect(try check(page).map(\.code) == [.untranslated])
    }

    @Test("equal sentences with claims are translated alike")
    func claims() throws {
        let page = TranslatedPage(
            source: "Select [Save](ui:save).\n\nSelect [Save](ui:save).\n\nChoose [Save](ui:save).\n",
            target: "Sélectionnez [Enregistrer](ui:save).\n\nCliquez [Enregistrer](ui:save).\n\nCliquez [Enregistrer](ui:save).\n")
        var reviewed = page
        reviewed.review(.accept)
        let file = sitePage(reviewed.target)
        let texts = reviewed.translation.units.compactMap { TranslatedText($0, in: file) }
        #expect(checkConsistency(texts).map(\.code) == [.differentTranslations])
    }

    private func check(_ source: String, _ target: String, _ locale: String = "fr") throws -> [Diagnostic] {
        var page = TranslatedPage(source: source + "\n", target: target + "\n")
        page.review(.accept)
        return try check(page, locale)
    }

    private func check(_ page: TranslatedPage, _ locale: String = "fr") throws -> [Diagnostic] {
        let model = CapabilityModel(product: "P", version: "1", locales: ["en", locale])
        let product = try #require(Product(model, glossary: Glossary(protected: ["Acme", "Acme Cloud", "Go"])))
        var check = UnitCheck(page.translation.units, of: sitePage(page.target), locale: locale, source: "en", product: product)
        check.run()
        return check.findings
    }

    private func sitePage(_ text: String) -> Site.Page {
        var findings: [Diagnostic] = []
        return Site.Page(SourceFile(path: "fr.md", bytes: Array(text.utf8)), &findings)
    }
}
