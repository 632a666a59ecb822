import Diagnostics
import Testing

@testable import AccordKit

@Suite("Safe fixes do no harm")
struct HarmlessFixTests {
    private let prose: MendedProse

    init() async throws { prose = try await MendedProse() }

    /// That one finding is told of a text, and that the text is left as it is.
    private func expectTold(_ code: Code, _ text: String, _ locale: String) {
        let (fixed, codes) = prose.fixed(text, locale)
        #expect(fixed == text)
        #expect(codes == [code])
    }

    @Test(
        "the text of a link or an image by which its address is found is told, and not mended",
        arguments: [
            ("fr", "Voir [l'aide].\n\n[l'aide]: https://e.org/a", Code.straightApostrophe),
            ("fr", "Voir [prêt ?][].\n\n[prêt ?]: https://e.org/a", .wrongSpace), ("fr", "Voir [Etape].\n\n[Etape]: https://e.org/a", .unaccentedCapital),
            ("fr", "Voir ![l'aide].\n\n[l'aide]: x.png", .straightApostrophe), ("fr", "Voir ![l'aide][].\n\n[l'aide]: x.png", .straightApostrophe),
            ("fr", "> - Voir [*prêt* ?] ici.\n\n[*prêt* ?]: https://e.org/a", .wrongSpace),
            ("en-GB", "See [color].\n\n[color]: https://e.org/a", .spelling), ("en-GB", "See [the the menu].\n\n[the the menu]: https://e.org/a", .doubledWord),
        ])
    func labels(_ locale: String, _ text: String, _ code: Code) { expectTold(code, text, locale) }

    @Test(
        "the text of another link is mended, and so is what stands around a label",
        arguments: [
            ("Voir [l'aide][a] et ![l'eau](x.png).\n\n[a]: https://e.org/a", "Voir [l’aide][a] et ![l’eau](x.png).\n\n[a]: https://e.org/a"),
            ("L'aide [ici] : oui.\n\n[ici]: https://e.org/a", "L’aide [ici]⍽: oui.\n\n[ici]: https://e.org/a"),
            ("Voir ![l'aide][a].\n\n[a]: x.png", "Voir ![l’aide][a].\n\n[a]: x.png"),
        ])
    func otherLinks(_ text: String, _ expected: String) { #expect(prose.fixed(text, "fr").text == expected) }

    @Test(
        "names that are protected and words that the glossary prefers are right as it writes them",
        arguments: [
            ("fr", "Evolution est ouvert, avec Rock'n et Yahoo! Mail."), ("en-GB", "Color Studio opens. Use the color theme or color themes."),
            ("fr", "Ouvrez Bora Le Le."),
        ])
    func glossary(_ locale: String, _ text: String) {
        let (fixed, codes) = prose.fixed(text, locale, glossary: Self.names)
        #expect(fixed == text)
        #expect(codes.isEmpty)
    }

    @Test("what stands around a protected name, and a word that only looks like one, is mended")
    func besidesNames() {
        #expect(prose.fixed("L'option Evolution ! Une Etape.", "fr", glossary: Self.names).text == "L’option Evolution⎵! Une Étape.")
        #expect(prose.fixed("A color, and colors.", "en-GB", glossary: Self.names).text == "A colour, and colours.")
    }

    private static let names = """
        terms:
          theme:
            en-GB: {preferred: color theme, forms: {other: color themes}}
        protected: [Evolution, 'Yahoo!', "Rock'n", Color Studio, Bora Le Le]

        """

    @Test(
        "what may be right is told, and not mended",
        arguments: [
            ("fr", "Le projet de de Gaulle.", Code.doubledWord), ("de", "Ein Bild von von Stuck.", .doubledWord), ("es", "El día de de la Cruz.", .doubledWord),
            ("en-GB", "A movie by The The.", .doubledWord), ("en-GB", "The a a value.", .doubledWord), ("fr", "Ouvrez **le** le menu.", .doubledWord),
            ("fr", "Le plan Education de Microsoft 365.", .unaccentedCapital), ("fr", "Evolution est un client de messagerie.", .unaccentedCapital),
            ("fr", "Colonnes⍽: NUMERO, PRENOM, TELEPHONE.", .unaccentedCapital), ("fr", "La colonne⍽: NUMERO.", .unaccentedCapital),
            ("fr", "Format américain⍽: 1,234.56 ici.", .numberFormat), ("fr", "Champ «⍽Objet: bonjour⍽».", .wrongSpace),
            ("en-GB", "Color Wheel opens.", .spelling), ("fr", "Le bouton “menu” est là.", .straightQuotes),
            ("fr", "Il a dit \"voir \"ici\" non\".", .straightQuotes), ("fr", "Voici \"un \"2024\"\" ici.", .straightQuotes),
            ("fr", "Tapez \"`a`\" ici.", .straightQuotes), ("fr", "L’ECOLE EST FERMEE", .unaccentedCapital), ("fr", "A la une aujourd’hui.", .unaccentedCapital),
            ("en-GB", "The US says “color”.", .spelling), ("en-GB", "The word *color* is American.", .spelling), ("en-GB", "The button 'Color' is gone.", .spelling),
            ("en-GB", "Open File > Color > Scale.", .spelling), ("en-GB", "Set color: red.", .spelling), ("en-US", "Tyre is a city.", .spelling),
            ("en-GB", "Gray wrote it.", .spelling), ("en-GB", "Harbor is here, and The Harbor.", .spelling),
        ])
    func doubtful(_ locale: String, _ text: String, _ code: Code) { expectTold(code, text, locale) }

    @Test(
        "what is right is not told",
        arguments: [
            ("fr", "Google Workspace for Education est gratuit."), ("fr", "Tapez git commit -m \"message\" ici."), ("fr", "Tapez l’expression \"a\" + \"b\"."),
            ("fr", "Le paragraphe 2.3 points importants."), ("fr", "Objet⍽: «⍽Re: Votre demande⍽»."), ("fr", "La syntaxe «⍽clé: valeur⍽»."),
            ("fr", "Le préfixe mailto: ouvre le courriel."), ("fr", "Le lecteur C: est plein, le D: aussi."), ("fr", "Le plan A a été choisi."),
            ("en-GB", "Set background-color or color-scheme."), ("en-GB", "It is rigor mortis."), ("en-GB", "Mr. Gray and Ms Gray saw Dorian Gray."),
            ("en-GB", "Center for Democracy is one."), ("en-US", "Archaeology is fun."), ("fr", "La touche \"?\" et \"!\" et \";\" et \":\"."),
            ("fr", "L’un de ces signes⍽: ! ? ; :"), ("fr", "Les signes ! ? ; : sont interdits."), ("fr", "Objet⍽: Re: votre commande"),
            ("fr", "[^1]: Note du bas."), ("fr", "Le compte 10 000 est fermé."), ("fr", "Un nom, code 75 000."), ("fr", "Carte 10 000."), ("fr", "Du 1 au 15 mars."), ("en-GB", "Type A a b."), ("fr-CH", "Cela coûte 1’234.50 francs."), ("fr", "Il dit «⍽le “menu” est là⍽»."),
        ])
    func right(_ locale: String, _ text: String) {
        let (fixed, codes) = prose.fixed(text, locale)
        #expect(fixed == text)
        #expect(codes.isEmpty, "\(codes)")
    }

    @Test(
        "what is certain is mended as before",
        arguments: [
            ("fr", "Ouvrez le le menu.", "Ouvrez le menu."), ("fr", "ETAPE 2⍽: PARAMETRES", "ÉTAPE 2⍽: PARAMÈTRES"), ("fr", "Il dit \"oui\" ici.", "Il dit «⍽oui⍽» ici."),
            ("fr", "Oui \"a\"/\"b\" non.", "Oui «⍽a⍽»/«⍽b⍽» non."), ("fr", "Un écran de 15\" est \"grand\".", "Un écran de 15\" est «⍽grand⍽»."),
            ("fr", "Il compte 10 000 photos.", "Il compte 10⎵000 photos."), ("fr", "Le 1 mai.", "Le 1er mai."), ("fr", "Oui !Non", "Oui⎵!Non"),
            ("en-GB", "Color it in the color: red.", "Colour it in the color: red."),
            ("fr", "Vitamine C: oui. Attention: non.", "Vitamine C⍽: oui. Attention⍽: non."), ("fr", "L'Evolution des prix.", "L’Évolution des prix."),
            ("en-GB", "Use the colors of a text-color picker.", "Use the colours of a text-colour picker."),
        ])
    func certain(_ locale: String, _ text: String, _ expected: String) { #expect(prose.fixed(text, locale).text == expected) }
}
