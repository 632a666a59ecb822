import Testing

@testable import AccordKit

@Suite("Numbers of a source and its translation")
struct NumberTests {
    @Test("values that each language writes in its own way are the same", arguments: same)
    func right(_ locale: String, _ source: String, _ target: String) {
        let comparison = compare(locale, source, target)
        #expect(comparison.missing.map(\.text) == [] && comparison.extra.map(\.text) == [], "\(source) ⇒ \(target)")
    }

    @Test("another value is found, in whatever form", arguments: different)
    func wrong(_ locale: String, _ source: String, _ target: String) {
        let comparison = compare(locale, source, target)
        #expect(!comparison.missing.isEmpty || !comparison.extra.isEmpty, "\(source) ⇒ \(target)")
    }

    @Test("digits that differ are an error, words only a warning")
    func certainty() {
        #expect(compare("fr", "Wait 2 seconds.", "Attendez 5 secondes.").isCertain)
        #expect(compare("fr", "Press F5.", "Appuyez sur F6.").isCertain)
        #expect(!compare("fr", "Add three rows.", "Ajoutez cinq lignes.").isCertain)
    }

    @Test("a number that stands as in the source where the language writes it otherwise is told with the language's own form")
    func localForm() async throws {
        let files = [
            "Content/keys/rings/article.yml": "kind: faq\n", "Content/keys/rings/en.md": "---\ntitle: T\n---\n\nThe score of the [Menu](ui:home.menu) is 4.5.\n",
            "Content/keys/rings/fr.md": "---\ntitle: T\n---\n\nLa note du [Menu](ui:home.menu) est de 4.5.\n",
        ]
        let found = try await withSmallSite(files) { site in try await site.check().findings.filter { $0.code == .numbersDiffer } }
        #expect(found.map(\.message).first?.hasSuffix("In fr this number is written “4,5”.") == true, "\(found)")
        #expect(found.compactMap(\.untoldInFrench) == [])
    }

    @Test("the spelling that a site names says in which order its English has the parts of a date", arguments: ["", "\nspelling: {en: en-US}"])
    func datesBySpelling(_ spelling: String) async throws {
        let files = [
            "site.yml": (SmallSite.files["site.yml"] ?? "") + spelling, "Content/keys/rings/article.yml": "kind: faq\n",
            "Content/keys/rings/en.md": "---\ntitle: T\n---\n\nThe [Menu](ui:home.menu) opens on 5/3/2024.\n",
            "Content/keys/rings/fr.md": "---\ntitle: T\n---\n\nLe [Menu](ui:home.menu) ouvre le 5/3/2024.\n",
        ]
        let found = try await withSmallSite(files) { site in try await site.check().findings.filter { $0.code == .numbersDiffer } }
        #expect(found.count == (spelling.isEmpty ? 0 : 1))
    }

    @Test("what a language may have said in words that are not known is no error")
    func unknownWords() {
        #expect(!compare("pl", "Wait 250 days.", "Poczekaj dwieście pięćdziesiąt dni.").isCertain)
        #expect(compare("pl", "Wait 250 days.", "Poczekaj 25 dni.").isCertain)
    }

    private func compare(_ locale: String, _ source: String, _ target: String) -> NumberComparison {
        let languages = [NumberLanguage(locale: "en"), NumberLanguage(locale: locale)]
        func numbers(_ text: String, _ language: NumberLanguage) -> [NumberMention] {
            NumberReader.numbers(of: Prose(SegmentText(plain: text)), in: language)
        }
        return NumberComparison(
            numbers(source, languages[0]), numbers(target, languages[1]), knowsWords: languages.allSatisfy { $0.vocabulary != nil })
    }

    private static let same = [
        // Versions and chapters.
        ("fr", "Upgrade from 1.9 to 2.0.", "Passez de la version 1.9 à la version 2.0."), ("fr", "between 1.0 and 2.0", "entre la version 1.0 et la version 2.0"),
        ("fr", "Python 3.10 or 3.11", "Python 3.10 ou 3.11"), ("fr", "Firmware 1.10, then 1.11", "Micrologiciel 1.10, puis 1.11"),
        ("fr", "Chapters 2.1 and 2.2", "Chapitres 2.1 et 2.2"), ("fr", "f/1.8 and f/2.8", "f/1.8 et f/2.8"),
        // Words.
        ("fr", "81 photos", "quatre-vingt-une photos"), ("fr", "1.5 million", "un million et demi"), ("fr", "3/4", "trois quarts"), ("fr", "two thirds", "deux tiers"),
        ("fr", ".5 mm", "0,5 mm"), ("fr", "in ’24", "en 2024"), ("de", "3:30", "halb vier"), ("fr", "Half past three.", "3 h 30."), ("fr", "45 minutes", "trois quarts d’heure"),
        ("fr", "First, choose the second one.", "D’abord, choisissez la deuxième."), ("fr", "10 MB and 5 km", "5 km et 10 Mo"), ("fr", "a third party", "un tiers"),
        // Decimals and groups.
        ("fr", "It takes 3.5% more.", "Il faut 3,5\u{A0}% de plus."), ("fr", "1,234,567.89 tokens", "1\u{202F}234\u{202F}567,89 jetons"),
        ("fr", "It costs $5.00.", "Cela coûte 5\u{A0}$."), ("fr", "Keep 20,000 of them.", "Gardez-en 20 000."),
        ("fr", "Rows 1,2,3", "Lignes 1, 2, 3"),
        ("fr-CA", "It costs $1,234.50.", "Cela coûte 1\u{A0}234,50\u{A0}$."), ("de", "1,234 rows", "1.234 Zeilen"),
        ("de", "1,234,567.89 tokens", "1.234.567,89 Token"), ("de", "It costs $5.00.", "Es kostet 5,00 $."),
        ("de-CH", "1,234.5 rows", "1’234.5 Zeilen"),
        ("de-AT", "1,234.5 rows", "1 234,5 Zeilen"), ("es", "0.5 seconds", "0,5 segundos"), ("es-MX", "1,234.5 rows", "1,234.5 filas"),
        ("es-ES", "1,234.5 rows", "1.234,5 filas"), ("it", "1,234.5 rows", "1.234,5 righe"), ("pt-BR", "1,234.5 rows", "1.234,5 linhas"),
        ("pt-PT", "12,345.5 rows", "12 345,5 linhas"), ("nl", "3.5% more", "3,5% meer"), ("pl", "1,234.5 rows", "1234,5 wiersza"),
        ("cs", "1,234.5 rows", "1 234,5 řádku"), ("sv", "1,234.5 rows", "1 234,5 rader"), ("da", "1,234.5 rows", "1.234,5 rækker"),
        ("nb", "1,234.5 rows", "1 234,5 rader"), ("fi", "1,234.5 rows", "1 234,5 riviä"), ("ru", "1,234.5 rows", "1 234,5 строки"),
        ("ja", "12,345.5 rows", "12,345.5 行"), ("ja", "20,000 rows", "2万行"), ("zh", "3 kinds", "３种"),
        ("en-ZA", "1,234.5 rows", "1 234,5 rows"),
        ("hi", "1,234,567 rows", "12,34,567 पंक्तियाँ"), ("tlh", "1,234.5 rows", "1.234,5 rows"),
        // Times of day.
        ("fr", "We open at 10:00 AM.", "Nous ouvrons à 10\u{A0}h."), ("fr", "From 9:00 a.m. to 5:00 p.m.", "De 9\u{A0}h à 17\u{A0}h"),
        ("fr", "We open at 3PM.", "Nous ouvrons à 15\u{A0}h."), ("fr", "At 12 p.m. each day", "À midi chaque jour"),
        ("fr", "At noon each day", "À 12\u{A0}h chaque jour"), ("fr", "At 12:30 a.m.", "À 0\u{A0}h\u{A0}30"),
        ("fr", "At midnight", "À 0\u{A0}h"),
        ("fr", "At 12 a.m.", "À minuit"), ("fr", "between 5 and 7 pm", "entre 17 h et 19 h"), ("fr", "at 3 pm", "à 3 h de l’après-midi"),
        ("fr", "in 3 hours", "dans 3\u{A0}h"), ("de", "From 9 am to 5 pm.", "Von 9 bis 17 Uhr."), ("de", "at 3:30 p.m.", "um 15.30 Uhr"),
        ("es", "at 3 pm", "a las 15 h"), ("es-MX", "at 3:30 pm", "a las 3:30 p. m."), ("it", "at 3:30 pm", "alle 15.30"),
        ("nl", "at 3 pm", "om 15 uur"), ("pl", "at 3 pm", "o godzinie 15"), ("ja", "at 3 pm", "午後3時"), ("pt", "at 3:30 pm", "às 15h30"),
        // Dates.
        ("fr", "On November 27, 2024 it ended.", "Le 27 novembre 2024, cela a pris fin."), ("fr", "On 5/3/2024", "Le 3 mai 2024"),
        ("fr", "On 2024-05-03", "Le 3 mai 2024"), ("fr", "On May 1st, 2024", "Le 1er mai 2024"), ("fr", "On 11/27/2024", "Le 27/11/2024"),
        ("fr", "On the 21st of June", "Le 21 juin"), ("fr", "May 5–10", "du 5 au 10 mai"), ("de", "On 11/27/2024", "Am 27.11.2024"),
        ("de", "On November 27, 2024", "Am 27. November 2024"), ("es", "On May 3, 2024", "El 3 de mayo de 2024"),
        ("ja", "On November 27, 2024", "2024年11月27日"), ("pl", "On November 27, 2024", "27 listopada 2024"),
        ("sv", "On 11/27/2024", "2024-11-27"),
        // Words, Roman numerals, shares.
        ("fr", "Only 1 click is enough.", "Un seul clic suffit."), ("fr", "Between 1 and 3 days", "D’un à trois jours"),
        ("fr", "13 kinds", "treize sortes"), ("fr", "sixteen kinds", "16 sortes"), ("fr", "40 kinds", "quarante sortes"),
        ("fr", "70 colors", "soixante-dix couleurs"), ("fr", "A dozen rows", "12 lignes"), ("fr", "12 rows", "une douzaine de lignes"),
        ("fr", "The 13th row", "La treizième ligne"), ("fr", "Two thousand rows", "2\u{202F}000 lignes"),
        ("fr", "10K rows", "10\u{202F}000 lignes"),
        ("fr", "1.5 million rows", "1\u{202F}500\u{202F}000 lignes"), ("fr", "Half a million rows", "500\u{202F}000 lignes"),
        ("fr", "In the 21st century", "Au XXIe siècle"), ("fr", "See Chapter IV.", "Voir le chapitre 4."),
        ("fr", "Chapter 4", "Chapitre IV"),
        ("fr", "It is 1/2 full.", "Il est à moitié plein."), ("fr", "Use ¼ of it.", "Utilisez-en 1/4."),
        ("fr", "half the time", "50\u{A0}% du temps"),
        ("fr", "Ten rows and 0 errors", "Dix lignes et aucune erreur"), ("fr", "Wait two weeks.", "Attendez 15 jours."),
        ("fr", "Support answers 24/7.", "L’assistance répond 24\u{A0}h/24 et 7\u{A0}j/7."), ("fr", "It is −5 °C.", "Il fait −5\u{A0}°C."),
        ("fr", "This one is new.", "Celui-ci est neuf."), ("fr", "either one", "l’un des deux"), ("de", "3 kinds", "drei Arten"),
        ("de", "12 rows", "zwölf Zeilen"), ("de", "The 2nd row", "Die zweite Zeile"), ("de", "2-step check", "zweistufige Prüfung"),
        ("de", "25 rows", "fünfundzwanzig Zeilen"), ("es", "The 2nd row", "La segunda fila"), ("es", "31 rows", "treinta y una filas"),
        ("it", "8 rows", "otto righe"), ("nl", "22 rows", "tweeëntwintig rijen"), ("pt", "21 rows", "vinte e um linhas"),
        ("pl", "3 rows", "trzy wiersze"),
        // Versions, names, telephone numbers.
        ("fr", "Use version 2.10.3.", "Utilisez la version 2.10.3."), ("de", "Use version 2.5.", "Nutzen Sie Version 2.5."),
        ("de", "On iOS 17.4", "Unter iOS 17.4"), ("fr", "In Q3 the price rises.", "Au T3, le prix monte."),
        ("fr", "Set up 2FA.", "Activez l’A2F."),
        ("fr", "The ratio is 16:9.", "Le rapport est de 16:9."), ("fr", "Call +1 (555) 123-4567.", "Appelez le +1 555 123-4567."),
        ("fr", "Call 1-800-555-1234.", "Appelez le 1 800 555-1234."), ("fr", "Call +33 1 23 45 67 89.", "Appelez le 01 23 45 67 89."),
        ("fr", "The server 192.168.0.1", "Le serveur 192.168.0.1"), ("fr", "Use OAuth2.", "Utilisez OAuth."),
        // Times with a point, spans of time, and other ways to say the same.
        ("pl", "at 3:30 pm", "o 15.30"), ("es", "at 3:30 pm", "a las 15.30"), ("cs", "at 3:30 pm", "v 15.30"), ("sv", "at 3:30 pm", "kl. 15.30"),
        ("tr", "at 3:30 pm", "15.30’da"), ("fr", "at 3:05 p.m. sharp", "à 15 h 5 précises"), ("fr", "It lasts 1.5 hours.", "Cela dure 1 h 30."),
        ("fr", "It lasts 90 minutes.", "Cela dure 1 h 30."), ("de", "It lasts 1.5 hours.", "Das dauert 1 Std. 30 Min."), ("de", "1½ hours", "anderthalb Stunden"),
        ("es", "1.5 hours", "una hora y media"), ("it", "1.5 hours", "un’ora e mezza"), ("fr", "1.5 hours", "une heure et demie"),
        ("es", "half an hour", "30 minutos"), ("fr", "at a quarter past 3", "à 3 h 15"), ("de", "at half past 3", "um halb vier"),
        ("fr", "50-50", "moitié-moitié"), ("fr", "In 2024/25", "En 2024-2025"), ("fr", "30 minutes", "une demi-heure"), ("fr", "a quarter of an hour", "15 minutes"),
        ("fr", "A 16:9 screen", "Un écran 16/9"), ("es", "12 noon", "mediodía"), ("fr", "at 12 noon", "à midi"), ("fr", "9 to 5", "de 9 h à 17 h"),
        ("ja", "Save 30%.", "30％割引。"), ("ja", "5%", "5パーセント"), ("pl", "5%", "5 procent"), ("tr", "A discount of 20%", "%20 indirim"),
        ("pl", "1,000,000 rows", "1 mln wierszy"), ("pl", "1,000,000 rows", "milion wierszy"), ("pl", "1,000 files", "tysiąc plików"),
        ("ru", "1 million users", "1 млн пользователей"), ("el", "at 3:30 pm", "στις 3:30 μ.μ."), ("fr-CH", "1,234.50 dollars", "1’234.50 dollars"),
    ]

    private static let different = [
        ("fr", "The first step", "La deuxième étape"), ("fr", "Take it twice a day.", "À prendre trois fois par jour."),
        ("fr", "half of the photos", "le tiers des photos"), ("fr", "10 MB", "10 Ko"), ("fr", "5 km and 2 m", "5 m et 2 km"), ("fr", "It costs €5.", "Cela coûte 5 $."),
        ("fr", "Python 3.10 or 3.11", "Python 3.10 ou 3.12"), ("fr", "two thirds", "trois quarts"), ("fr", "Version 1.9", "Version 1.8"),
        ("fr", "1,234 rows", "1,234 lignes"), ("fr", "The score is 4.5.", "La note est de 4.5."),
        ("fr", "It grows 3.5%.", "Il croît de 35\u{A0}%."),
        ("fr", "0 to 5 stars", "de 0 à 10 étoiles"), ("fr", "between 0 and 5", "entre 0 et 8"),
        ("fr", "0 errors, 5 tries", "0 erreur, 9 essais"),
        ("fr", "7-day trial, 0 fees", "10 jours, 0 frais"), ("fr", "0 tasks and 12 files", "0 tâche et 2 fichiers"),
        ("fr", "5 files and 17 folders", "des fichiers et 17 dossiers"), ("fr", "Wait 2 seconds.", "Attendez quelques secondes."),
        ("fr", "Wait a few seconds.", "Attendez 2 secondes."), ("fr", "Install version 2.10.", "Installez la version 2.1."),
        ("fr", "Install v2.3.", "Installez la v2.4."), ("fr", "Press F5.", "Appuyez sur F6."), ("fr", "Print on A4.", "Imprimez sur A5."),
        ("fr", "It is -5 degrees.", "Il fait 5 degrés."), ("fr", "Chapter IV", "Chapitre VI"),
        ("fr", "Add one row.", "Ajoutez deux lignes."),
        ("fr", "Wait 1 minute, then enter a code.", "Attendez, puis saisissez un code."),
        ("fr", "Call 514 555-1234.", "Appelez le 514 555-1243."),
        ("fr", "We open at 3 pm.", "Nous ouvrons à 16\u{A0}h."), ("fr", "We open at 9 am.", "Nous ouvrons à 21\u{A0}h."),
        ("fr", "It opens at 9:00 am.", "Cela ouvre à 9\u{A0}h\u{A0}30."), ("fr", "On 11/27/2024", "Le 28/11/2024"),
        ("fr", "November 27, 2024", "27 décembre 2024"), ("fr", "In the 21st century", "Au XXe siècle"),
        ("fr", "Take 50.", "Prenez-en la moitié."),
        ("fr", "The 100 rows stay.", "Les lignes restent à cent pour cent."), ("fr", "5% of rows", "5 lignes"),
        ("fr", "The 3rd row", "La quatrième ligne"), ("fr", "1.5 million", "1,5 milliard"), ("fr", "at noon", "à minuit"),
        ("de", "It is 45.", "Es ist 4,5."), ("de", "It is 4.5.", "Es ist 4.5."), ("de", "1,234 files", "1,234 Dateien"),
        ("de", "12.5 euros", "125 Euro"), ("de", "3 kinds", "vier Arten"), ("es", "It grows 2.5%.", "Crece un 25 %."),
        ("it", "1,234", "1,234"),
        ("pl", "Wait 30 seconds.", "Czekaj 60 sekund."), ("fr", "On 5/13/2024", "Le 5/13/2024"), ("fr", "1.5 hours", "1 h 20"),
        ("es", "at 3:30 pm", "a las 15.20"), ("fr", "9 to 5", "de 9 h à 18 h"), ("fr", "90 minutes", "une heure"), ("ja", "30%", "20％"),
        ("pl", "2 million", "3 mln"), ("de", "1.5 hours", "1 Std. 20 Min."), ("ja", "12,345", "1,234"), ("tlh", "It is 3.5.", "It is 35."),
    ]
}
