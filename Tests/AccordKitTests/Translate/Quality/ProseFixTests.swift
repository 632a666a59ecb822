import Diagnostics
import Markdown
import Testing

@testable import AccordKit

/// What `check --fix` makes of a page, and what else it says of it.
struct MendedProse {
    let site: Site

    init() async throws {
        site = try await withSmallSite { site in
            try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).map.site
        }
    }

    func findings(in file: SourceFile, _ locale: String, glossary: String = "") -> [Diagnostic] {
        var site = site
        var ignored: [Diagnostic] = []
        if !glossary.isEmpty { site.glossary = Glossary(SourceFile(path: Glossary.path, bytes: Array(glossary.utf8)), &ignored) }
        let page = Site.Page(file, &ignored)
        var check = ProseCheck(parse(file.bytes, from: page.bodyStart).document, of: page, locale: locale, in: site)
        check.run()
        return check.findings
    }

    /// The text of a page of one paragraph with its safe fixes, in which ⍽ and ⎵ are the no-break space and the narrow one.
    func fixed(_ text: String, _ locale: String, glossary: String = "") -> (text: String, codes: Set<Code>) {
        let head = "---\ntitle: x\n---\n\n"
        let (page, codes) = fixedPage(head + text + "\n", locale, glossary: glossary)
        return (String(page.dropFirst(head.count).dropLast()), codes)
    }

    func fixedPage(_ text: String, _ locale: String, glossary: String = "") -> (text: String, codes: Set<Code>) {
        func mended(_ bytes: [UInt8]) -> ([UInt8], [Diagnostic]) {
            let file = SourceFile(path: "\(locale).md", bytes: bytes)
            let told = findings(in: file, locale, glossary: glossary)
            return (apply(told.flatMap(\.fixes).filter(\.isSafe), to: file).bytes, told)
        }
        let (once, told) = mended(Array(text.withSpaces.utf8))
        let (twice, _) = mended(once)
        #expect(once == twice, "a second run changes \(text)")
        return (String(decoding: once, as: UTF8.self).withMarkedSpaces, Set(told.map(\.code)))
    }
}

extension String {
    /// With U+00A0 for ⍽ and U+202F for ⎵.
    fileprivate var withSpaces: String { replacing("⍽", with: "\u{A0}").replacing("⎵", with: "\u{202F}") }
    fileprivate var withMarkedSpaces: String { replacing("\u{A0}", with: "⍽").replacing("\u{202F}", with: "⎵") }
}

@Suite("Safe fixes of prose")
struct ProseFixTests {
    private let prose: MendedProse

    init() async throws { prose = try await MendedProse() }

    @Test(
        "addresses, paths, files, identifiers, options and placeholders are no words, though no backticks say so",
        arguments: [
            ("fr", "Allez sur exemple.fr/Etat maintenant."), ("fr", "Allez sur exemple.fr/l'eau maintenant."),
            ("fr", "Allez à exemple.fr/page...suite ici."), ("fr", "Le fichier http://exemple.fr/l'eau... est là."),
            ("fr", "Ouvrez Etat.docx maintenant."), ("fr", "Ouvrez (Etat.docx)."), ("fr", "Ouvrez docs/Ecran/1.md maintenant."),
            ("fr", "Le chemin /home/Etat ici."), ("fr", "Le dossier Contenu/Etat est là."), ("fr", "Le chemin C:\\\\Etat est bon."),
            ("fr", "Utilisez {Etat} ici."), ("fr", "Utilisez {{ Etat }} ici."), ("fr", "Utilisez $Etat ici."), ("fr", "Utilisez ${Etat} ici."),
            ("fr", "Utilisez @Etat ici."), ("fr", "Utilisez #Etat ici."), ("fr", "La variable Etat_1 est là."),
            ("fr", "Le fichier 1ere-page.pdf est prêt."), ("fr", "Ouvrez le fichier 2eme.txt maintenant."), ("fr", "Ouvrez le fichier 50%.csv ici."),
            ("fr", "Ouvrez rapport-5€.pdf ici."), ("fr", "Tapez print(\"oui\") ici."), ("fr", "Tapez dire(\"oui, l'eau\") ici."),
            ("fr", "Passez name='x' ici."), ("fr", "Le tag v1.2...v1.3 ici."), ("fr", "Écrivez à Ecole@exemple.fr ici."),
            ("fr", "La méthode Etat::Ecran ici."), ("fr", "Le code :smile: affiche un visage."), ("fr", "Le tag #2eme n’existe pas."),
            ("en-GB", "Go to example.com/color now."), ("en-GB", "Ping center.example.com now."), ("en-GB", "Open src/color.py now."),
            ("en-GB", "Open “color.css”."), ("en-GB", "Pass --color here."), ("en-GB", "Set color=red here."), ("en-GB", "Set {color} here."),
            ("en-GB", "Open color_theme now."), ("en-GB", "Call color() now."), ("en-GB", "Use the .color class."),
            ("en-GB", "Open /usr/color/center now."), ("en-GB", "Write to colors@example.com."),
        ])
    func tokens(_ locale: String, _ text: String) {
        let (fixed, codes) = prose.fixed(text, locale)
        #expect(fixed == text)
        #expect(codes.isEmpty, "\(codes)")
    }

    @Test(
        "what only looks a little like one is mended as before",
        arguments: [
            ("fr", "Voici l'Etat.", "Voici l’État."), ("fr", "C'est fini.Etape deux.", "C’est fini.Étape deux."),
            ("fr", "L'entrée/l'Ecran.", "L’entrée/l’Écran."), ("fr", "Des fichier(s) à l'Ecole.", "Des fichier(s) à l’École."),
            ("fr", "Voir exemple.fr/a : ici.", "Voir exemple.fr/a⍽: ici."), ("fr", "Bonjour {nom}! Merci.", "Bonjour {nom}⎵! Merci."),
            ("fr", "Ouvrez l'exemple.fr ici.", "Ouvrez l’exemple.fr ici."), ("fr", "Soit 3.5Mo ou 5€/mois.", "Soit 3,5Mo ou 5⍽€/mois."),
            ("fr", "Ouvrez «Etat.docx».", "Ouvrez «⍽Etat.docx⍽»."), ("fr", "Le chemin C:\\\\ !", "Le chemin C:\\\\⎵!"),
            ("en-GB", "Choose a color.", "Choose a colour."), ("en-GB", "See the center. Go on.", "See the centre. Go on."),
        ])
    func words(_ locale: String, _ text: String, _ expected: String) { #expect(prose.fixed(text, locale).text == expected) }

    @Test(
        "marks, numbers and ordinals of French",
        arguments: [
            ("Triste :'(", "Triste :'("), ("Le lecteur C: est plein.", "Le lecteur C: est plein."), ("Vitamine C: oui.", "Vitamine C⍽: oui."),
            ("Bravo 🎉!", "Bravo 🎉⎵!"), ("Quoi ? !", "Quoi⎵?!"), ("Quoi ?!", "Quoi⎵?!"), ("L`équipe arrive.", "L`équipe arrive."),
            ("Appelez le +1 514 555 1234 demain.", "Appelez le +1 514 555 1234 demain."),
            ("Appelez le 1 800 555 1234 demain.", "Appelez le 1 800 555 1234 demain."),
            ("Le 0 800 123 456 est gratuit.", "Le 0 800 123 456 est gratuit."), ("Le SIREN 123 456 789 suffit.", "Le SIREN 123 456 789 suffit."),
            ("Le SIRET : 123 456 789 00012.", "Le SIRET⍽: 123 456 789 00012."), ("Il y a 1 234 fichiers.", "Il y a 1⎵234 fichiers."),
            ("Soit 1 234⍽567,5 lignes.", "Soit 1⎵234⎵567,5 lignes."), ("Soit 1⍽234 567 lignes.", "Soit 1⎵234⎵567 lignes."),
            ("Il faut 2.5 secondes.", "Il faut 2,5 secondes."), ("Il faut 2.5 pouces ou 1.5 an.", "Il faut 2,5 pouces ou 1,5 an."),
            ("Cela coûte 300¥.", "Cela coûte 300⍽¥."), ("Le XXIème siècle.", "Le XXIe siècle."), ("Un mème, le Mème.", "Un mème, le Mème."),
            ("Le taux de 1e-3 suffit.", "Le taux de 1e-3 suffit."), ("Pommes, poires, etc…", "Pommes, poires, etc."), ("Pommes, etc...", "Pommes, etc."),
            ("...et la suite.", "…et la suite."), ("L’option [...rest] ici.", "L’option [...rest] ici."), ("Attendez....", "Attendez...."),
        ])
    func french(_ text: String, _ expected: String) { #expect(prose.fixed(text, "fr").text == expected) }

    @Test(
        "what a reader must decide is told, and not mended",
        arguments: [
            ("Il coûte $5 en tout.", Code.numberFormat), ("Il coûte €5 en tout.", .numberFormat), ("Le 21st jour.", .ordinal),
            ("Le 3rd écran.", .ordinal), ("Le 1e étage.", .ordinal), ("Attendez....", .ellipsis), ("L`équipe arrive.", .straightApostrophe),
            ("Le champ ETAT est vide.", .unaccentedCapital), ("Equivalent.", .unaccentedCapital),
        ])
    func told(_ text: String, _ code: Code) {
        let (fixed, codes) = prose.fixed(text, "fr")
        #expect(fixed == text)
        #expect(codes == [code])
    }

    @Test("the space of the second mark of ? ! goes in Canada, too")
    func canada() { #expect(prose.fixed("Quoi ? !", "fr-CA").text == "Quoi?!") }

    @Test(
        "capitals get their accents where that is certain",
        arguments: [
            ("Ecart et Echantillon.", "Écart et Échantillon."), ("Emettre, Enumération, Epingler.", "Émettre, Énumération, Épingler."),
            ("Echelle. Etoile. Etudiant.", "Échelle. Étoile. Étudiant."), ("Ile du projet.", "Île du projet."), ("Oter un mot.", "Ôter un mot."),
            ("Ame du projet.", "Âme du projet."), ("L'Education nationale.", "L’Éducation nationale."), ("L'Etat.", "L’État."), ("Les Etats-Unis.", "Les États-Unis."),
            ("ETAPE 1.", "ÉTAPE 1."), ("REGLAGES ET DONNEES", "RÉGLAGES ET DONNÉES"), ("PIECES ET NOUVEAUTES", "PIÈCES ET NOUVEAUTÉS"), ("L'Egypte et l'Ecosse.", "L’Égypte et l’Écosse."), ("PARAMETRES AVANCES", "PARAMETRES AVANCES"), ("LES PARAMETRES DU FRANCAIS", "LES PARAMÈTRES DU FRANÇAIS"),
            ("SECURITE ET CREER", "SÉCURITÉ ET CRÉER"), ("ELEMENTS DU PROJET", "ÉLÉMENTS DU PROJET"), ("A partir de là.", "À partir de là."), ("A tout moment, oui.", "À tout moment, oui."),
            ("A côté du menu.", "À côté du menu."), ("A jour.", "À jour."), ("A l'aide du menu.", "À l’aide du menu."), ("A 14⍽h, oui.", "À 14⍽h, oui."),
        ])
    func capitals(_ text: String, _ expected: String) { #expect(prose.fixed(text, "fr").text == expected) }

    @Test(
        "the verb in A la permission, and words that may be others, stay",
        arguments: [
            "A la permission de modifier tous les projets.", "A la possibilité de créer des comptes.", "A ce rôle.", "A cette permission.",
            "A votre accord.", "A chaque droit nécessaire.", "A une valeur.", "A moins de droits.", "A 14 droits.", "A et B sont deux points.",
            "Le plan choisi⍽: A. A est bon.", "Electron et Element sont là.", "Entre Elle et Eux.", "Le classement Times Higher Education.", "Evidence Based Medicine est un livre.", "La norme ECOUTE.",
        ])
    func capitalsLeft(_ text: String) {
        let (fixed, codes) = prose.fixed(text, "fr")
        #expect(fixed == text)
        #expect(codes.isEmpty)
    }

    @Test(
        "words that meet at the end of a clause are told, and not taken out",
        arguments: [
            "Choose what you agree to to continue.", "The page that you came from from the list.", "The text you search for for a while stays.",
        ])
    func prepositions(_ text: String) { #expect(prose.fixed(text, "en-US").text == text) }

    @Test("articles that stand twice are taken out once", arguments: [("Open the the menu.", "Open the menu."), ("Save and and close.", "Save and close.")])
    func articles(_ text: String, _ expected: String) { #expect(prose.fixed(text, "en-US").text == expected) }

    // MARK: Front matter

    @Test(
        "titles and descriptions are mended however they are quoted or broken into lines",
        arguments: [
            ("title: L'option - quoi ?", "title: L’option - quoi⎵?"),
            ("title: 'L''option : quoi ?'", "title: 'L’option⍽: quoi⎵?'"),
            ("title: \"Le \\\"bon\\\" choix : l'option ?\"", "title: \"Le «⍽bon⍽» choix⍽: l’option⎵?\""),
            ("title: \"L\\u0027option \\x3F\"", "title: \"L’option⎵\\x3F\""),
            ("title: x\ndescription: >\n  Lier l'adresse : voir ?\n  Oui, l'eau.", "title: x\ndescription: >\n  Lier l’adresse⍽: voir⎵?\n  Oui, l’eau."),
            ("title: x\ndescription: Lier l'adresse ?\n  Et l'eau.", "title: x\ndescription: Lier l’adresse⎵?\n  Et l’eau."),
            ("title: x\ndescription: \"Lier\n  l'eau  ?\"", "title: x\ndescription: \"Lier\n  l’eau⎵?\""),
            ("\"title\": 'L''eau'", "\"title\": 'L’eau'"),
        ])
    func frontMatter(_ head: String, _ expected: String) {
        #expect(prose.fixedPage("---\n\(head)\n---\n\nx\n", "fr").text == "---\n\(expected)\n---\n\nx\n")
    }

    @Test("a title whose bytes cannot be told is checked, and not mended")
    func unmapped() {
        let page = "---\ntitle: |-\n  L'eau\n   ici ?\n---\n\nx\n"
        let (fixed, codes) = prose.fixedPage(page, "fr")
        #expect(fixed == page)
        #expect(codes == [.straightApostrophe, .wrongSpace])
    }

    @Test("the length of a title is that of its text, however it is quoted")
    func lengths() {
        let text = String(repeating: "l''eau ", count: 12)
        #expect(prose.fixedPage("---\ntitle: '\(text)ici'\n---\n\nx\n", "de").codes.filter { $0 == .longTitle } == [.longTitle])
        #expect(prose.fixedPage("---\ntitle: '\(String(repeating: "x''", count: 35))'\n---\n\nx\n", "de").codes.filter { $0 == .longTitle } == [])
    }
}
