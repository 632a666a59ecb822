/// The number words of a language, with what else it has to tell times, dates and shares.
struct NumberVocabulary {
    /// By the words in lower case, those of several words with single spaces, hyphens as spaces.
    let numbers: [String: Int]
    /// Words that may be numbers and may be something else, such as articles.
    let possible: [String: Int]
    /// Hundreds, thousands and so on, behind a number or alone.
    let multipliers: [String: Int]
    let months: [String: Int]
    /// Words for one half and the like, as amounts.
    let shares: [String: String]
    let percent: Set<String>
    let noon: Set<String>
    let midnight: Set<String>
    /// Units of time by their English names.
    let units: [String: String]
    /// Whether compounds begin with number words, as in `zweistufig`.
    let compounds: [(start: String, value: Int)]
    /// Words between the parts of a number word: `and`.
    let joints: Set<String>
    /// Words for the parts that a whole is divided into: `thirds`.
    let denominators: [String: Int]

    private init(
        numbers: [String: Int], possible: [String: Int], multipliers: [String: Int], months: [String: Int], shares: [String: String],
        percent: Set<String>, noon: Set<String>, midnight: Set<String>, units: [String: String], compounds: [(start: String, value: Int)],
        joints: Set<String>, denominators: [String: Int] = [:]
    ) {
        self.numbers = numbers
        self.possible = possible
        self.multipliers = multipliers
        self.months = months
        self.shares = shares
        self.percent = percent
        self.noon = noon
        self.midnight = midnight
        self.units = units
        self.compounds = compounds
        self.joints = joints
        self.denominators = denominators
        let phrases = Array(numbers.keys) + Array(possible.keys) + Array(multipliers.keys) + Array(months.keys) + Array(shares.keys)
            + Array(denominators.keys)
        beginnings = Set((phrases + percent + noon + midnight).map { String($0.prefix { $0 != " " }) })
    }

    /// The first words of all of these.
    private let beginnings: Set<String>

    private static let longest = 4

    /// Whether anything of it may begin with a word.
    func mayBegin(_ word: String) -> Bool {
        beginnings.contains(word) || !compounds.isEmpty && word.utf8.count > 5 && compounds.contains { word.hasPrefix($0.start) }
    }

    /// The longest number word that begins at an index.
    func number(in tokens: [NumberToken], at start: Int) -> (value: Int, isPossible: Bool, end: Int)? {
        var key = ""
        var found: (Int, Bool, Int)?
        var index = start
        for _ in 0..<Self.longest {
            guard index < tokens.count, tokens[index].kind == .letters else { break }
            key += (key.isEmpty ? "" : " ") + tokens[index].word
            index += 1
            if let value = numbers[key] { found = (value, false, index) } else if let value = possible[key] { found = (value, true, index) }
            if index + 1 < tokens.count, tokens[index].word == "-", tokens[index].isGlued, tokens[index + 1].isGlued { index += 1 }
        }
        return found
    }
}

extension NumberVocabulary {
    static let all: [String: NumberVocabulary] = [
        "en": english, "fr": french, "de": german, "es": spanish, "it": italian, "pt": portuguese, "nl": dutch,
    ]

    /// `one two` as one → 1, two → 2; several forms of one number with `/`.
    private static func counted(_ words: String, from first: Int = 1) -> [String: Int] {
        var result: [String: Int] = [:]
        for (offset, forms) in words.split(separator: " ").enumerated() {
            for form in forms.split(separator: "/") { result[spaced(form)] = first + offset }
        }
        return result
    }

    private static func same(_ value: Int, _ words: String) -> [String: Int] {
        Dictionary(words.split(separator: " ").map { (spaced($0), value) }) { first, _ in first }
    }

    private static func joined(_ tables: [String: Int]...) -> [String: Int] {
        tables.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(spaced)) }

    private static func spaced(_ word: Substring) -> String { String(word.map { $0 == "_" ? " " : $0 }) }

    /// Lines of `second second seconds s`.
    private static func units(_ lines: String) -> [String: String] {
        var result: [String: String] = [:]
        let names = ["second", "minute", "hour", "day", "week", "month", "year"]
        for (name, forms) in zip(names, lines.split(separator: " ")) {
            for form in forms.split(separator: "/") { result[String(form)] = name }
        }
        return result
    }

    private static func tens(_ words: String) -> [(word: String, value: Int)] {
        words.split(separator: " ").enumerated().map { (String($1), 20 + 10 * $0) }
    }

    // MARK: English

    private static let english: NumberVocabulary = {
        let small = counted(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
            from: 0)
        let ordinals = counted(
            """
            third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth \
            nineteenth twentieth
            """, from: 3)
        var numbers = joined(small.filter { $0.key != "one" }, ordinals, same(12, "dozen"))
        for ten in tens("twenty thirty forty fifty sixty seventy eighty ninety") {
            numbers[ten.word] = ten.value
            numbers[ten.word.dropLast() + "ieth"] = ten.value
            for (word, value) in joined(small, ordinals, same(1, "first"), same(2, "second")) where (1...9).contains(value) {
                numbers["\(ten.word) \(word)"] = ten.value + value
            }
        }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "a an one first single once only"), same(2, "second both twice double couple pair either"),
                same(0, "no none nothing not"),
                same(3, "triple thrice")),
            multipliers: ["hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000],
            months: joined(
                counted("january february march april may june july august september october november december"),
                counted("jan feb mar apr may jun jul aug sep/sept oct nov dec")),
            shares: ["half": "0.5", "halves": "0.5", "quarter": "0.25"], percent: set("percent percentage percentages"),
            noon: set("noon midday"),
            midnight: set("midnight"),
            units: units("second/seconds/sec minute/minutes/min hour/hours day/days week/weeks month/months year/years"), compounds: [],
            joints: ["and"], denominators: joined(counted("third/thirds quarter/quarters/fourths fifth/fifths sixth/sixths", from: 3), same(8, "eighths"), same(10, "tenths")))
    }()

    // MARK: French

    private static let french: NumberVocabulary = {
        let small = counted(
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf",
            from: 0)
        var numbers = small
        for ten in tens("vingt trente quarante cinquante") + [("soixante", 60), ("septante", 70), ("huitante", 80), ("nonante", 90)] {
            numbers[ten.word] = ten.value
            for (word, value) in small where (2...9).contains(value) { numbers["\(ten.word) \(word)"] = ten.value + value }
            for one in ["un", "une"] { numbers["\(ten.word) et \(one)"] = ten.value + 1 }
        }
        for (word, value) in small where (10...19).contains(value) {
            numbers["soixante \(value == 11 ? "et " : "")\(word)"] = 60 + value
            numbers["quatre vingt \(word)"] = 80 + value
        }
        for (word, value) in small where (1...9).contains(value) { numbers["quatre vingt \(word)"] = 80 + value }
        numbers["quatre vingt une"] = 81
        numbers["quatre vingt"] = 80
        numbers["quatre vingts"] = 80
        for (word, value) in numbers where value > 1 {
            let stem =
                word.hasSuffix("e")
                ? String(word.dropLast())
                : word.hasSuffix("cinq")
                    ? word + "u"
                    : word.hasSuffix("neuf") ? word.dropLast() + "v" : word.hasSuffix("vingts") ? String(word.dropLast()) : word
            numbers[stem + "ième"] = value
            numbers[stem + "ièmes"] = value
        }
        numbers.merge(
            joined(
                same(10, "dizaine"), same(12, "douzaine"), same(15, "quinzaine"), same(20, "vingtaine"), same(30, "trentaine"),
                same(100, "centaine")
            )
        ) { first, _ in first }
        for word in ["un", "neuf"] { numbers[word] = nil }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "un une premier première premiers premières seul seule unique"),
                same(2, "second seconde tous_deux toutes_deux double doubles"), same(9, "neuf"),
                same(0, "aucun aucune pas sans nul nulle rien"), same(3, "triple")),
            multipliers: [
                "cent": 100, "cents": 100, "mille": 1000, "milliers": 1000, "million": 1_000_000, "millions": 1_000_000,
                "milliard": 1_000_000_000,
                "milliards": 1_000_000_000,
            ],
            months: joined(
                counted("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
                counted("janv févr mars avr mai juin juil août sept oct nov déc")),
            shares: ["moitié": "0.5", "demi": "0.5", "demie": "0.5", "quart": "0.25"], percent: set("pour_cent pourcentage pourcentages"),
            noon: set("midi"), midnight: set("minuit"),
            units: units("seconde/secondes minute/minutes/min heure/heures jour/jours/journée semaine/semaines mois an/ans/année/années"),
            compounds: [], joints: ["et"],
            denominators: joined(counted("tiers quart/quarts cinquièmes sixièmes", from: 3), same(8, "huitièmes"), same(10, "dixièmes")))
    }()

    // MARK: Germanic

    private static let german: NumberVocabulary = {
        let small = counted(
            """
            null eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
            """, from: 0)
        var numbers = joined(small, same(12, "dutzend"))
        let stems = ["", "ein"] + ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
        for ten in tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig") {
            numbers[ten.word] = ten.value
            for (value, stem) in stems.enumerated().dropFirst() { numbers["\(stem)und\(ten.word)"] = ten.value + value }
        }
        for (stem, value) in counted("dritt viert fünft sechst siebt/siebent acht neunt zehnt elft zwölft", from: 3) {
            for ending in ["e", "en", "er", "es", "em"] { numbers[stem + ending] = value }
        }
        for (word, value) in numbers where value > 12 {
            for ending in ["e", "en", "er", "es", "em"] { numbers[word + (value < 20 ? "t" : "st") + ending] = value }
        }
        for value in 2...9 {
            numbers[stems[value] + "mal"] = value
            numbers[stems[value] + "hundert"] = 100 * value
            numbers[stems[value] + "tausend"] = 1000 * value
        }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(
                    1, "ein eine einen einem einer eines einzig einzige einziger einziges einzigen einmal erste ersten erster erstes erstem"
                ),
                same(2, "beide beiden beides zweite zweiten zweiter zweites zweitem doppelt"),
                same(0, "kein keine keinen keinem keiner ohne nicht"),
                same(3, "dreifach")),
            multipliers: [
                "hundert": 100, "tausend": 1000, "million": 1_000_000, "millionen": 1_000_000, "mio": 1_000_000, "milliarde": 1_000_000_000,
                "milliarden": 1_000_000_000, "mrd": 1_000_000_000,
            ],
            months: joined(
                counted(
                    "januar/jänner/jan februar/feber/feb märz april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov dezember/dez"
                )),
            shares: ["hälfte": "0.5", "halb": "0.5", "halbe": "0.5", "halben": "0.5", "viertel": "0.25", "anderthalb": "1.5", "eineinhalb": "1.5", "zweieinhalb": "2.5"],
            percent: set("prozent prozentsatz"),
            noon: set("mittag mittags"), midnight: set("mitternacht mitternachts"),
            units: units(
                "sekunde/sekunden minute/minuten/min stunde/stunden/std tag/tage/tagen woche/wochen monat/monate/monaten jahr/jahre/jahren"),
            compounds: (2...9).map { (stems[$0], $0) } + [("zehn", 10), ("elf", 11), ("zwölf", 12)], joints: ["und"],
            denominators: joined(counted("drittel viertel fünftel sechstel", from: 3), same(8, "achtel"), same(10, "zehntel")))
    }()

    private static let dutch: NumberVocabulary = {
        let stems = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
        var numbers = joined(
            counted(
                "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
                from: 0),
            counted("derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde", from: 3), same(12, "dozijn"))
        for ten in tens("twintig dertig veertig vijftig zestig zeventig tachtig negentig") {
            numbers[ten.word] = ten.value
            numbers[ten.word + "ste"] = ten.value
            for (value, stem) in stems.enumerated().dropFirst() {
                numbers[stem + (stem.hasSuffix("e") ? "ën" : "en") + ten.word] = ten.value + value
            }
        }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "een eerste enige enkele eenmaal"), same(2, "beide tweede tweemaal dubbel dubbele"), same(0, "geen zonder niet")),
            multipliers: ["honderd": 100, "duizend": 1000, "miljoen": 1_000_000, "mln": 1_000_000, "miljard": 1_000_000_000],
            months: counted("januari februari maart april mei juni juli augustus september oktober november december"),
            shares: ["helft": "0.5", "half": "0.5", "halve": "0.5", "kwart": "0.25"], percent: set("procent percentage"),
            noon: set("middaguur"),
            midnight: set("middernacht"),
            units: units("seconde/seconden minuut/minuten/min uur/uren dag/dagen week/weken maand/maanden jaar/jaren"),
            compounds: (2...9).map { (stems[$0], $0) } + [("tien", 10), ("elf", 11), ("twaalf", 12)], joints: ["en"])
    }()

    // MARK: Romance

    private static let spanish: NumberVocabulary = {
        var numbers = joined(
            counted(
                """
                cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve \
                veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
                """, from: 0),
            counted(
                """
                tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima \
                undécimo/undécima duodécimo/duodécima
                """, from: 3), same(12, "docena"))
        numbers.merge(compounds(of: numbers, "treinta cuarenta cincuenta sesenta setenta ochenta noventa", joint: " y ")) { first, _ in
            first
        }
        for word in ["uno", "un", "una"] { numbers[word] = nil }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "un uno una primero primera primer solo sola único única"), same(2, "segundo segunda ambos ambas doble"),
                same(0, "ningún ninguno ninguna sin no"), same(3, "triple")),
            multipliers: [
                "cien": 100, "ciento": 100, "cientos": 100, "mil": 1000, "millón": 1_000_000, "millones": 1_000_000,
            ],
            months: counted("enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"),
            shares: ["mitad": "0.5", "medio": "0.5", "media": "0.5"], percent: set("por_ciento porcentaje porcentajes"),
            noon: set("mediodía"), midnight: set("medianoche"),
            units: units("segundo/segundos minuto/minutos/min hora/horas día/días semana/semanas mes/meses año/años"), compounds: [],
            joints: ["y"])
    }()

    private static let italian: NumberVocabulary = {
        var numbers = joined(
            counted(
                """
                zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto \
                diciannove
                """, from: 0),
            counted(
                """
                terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava nono/nona decimo/decima undicesimo/undicesima \
                dodicesimo/dodicesima
                """, from: 3), same(12, "dozzina"))
        let units = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
        for ten in tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta") {
            numbers[ten.word] = ten.value
            for (value, unit) in units.enumerated().dropFirst() {
                let stem = value == 1 || value == 8 ? String(ten.word.dropLast()) : ten.word
                numbers[stem + (value == 3 ? "tré" : unit)] = ten.value + value
            }
        }
        for word in ["uno", "sei"] { numbers[word] = nil }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "un uno una primo prima solo sola unico unica"), same(2, "secondo seconda entrambi entrambe doppio doppia"),
                same(6, "sei"),
                same(0, "nessun nessuno nessuna senza non"), same(3, "triplo")),
            multipliers: [
                "cento": 100, "mille": 1000, "mila": 1000, "milione": 1_000_000, "milioni": 1_000_000, "miliardo": 1_000_000_000,
                "miliardi": 1_000_000_000,
            ],
            months: counted("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
            shares: ["metà": "0.5", "mezzo": "0.5", "mezza": "0.5"], percent: set("per_cento percento percentuale percentuali"),
            noon: set("mezzogiorno"), midnight: set("mezzanotte"),
            units: Self.units("secondo/secondi minuto/minuti/min ora/ore giorno/giorni settimana/settimane mese/mesi anno/anni"),
            compounds: [],
            joints: ["e"])
    }()

    private static let portuguese: NumberVocabulary = {
        var numbers = joined(
            counted(
                """
                zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis \
                dezessete/dezassete dezoito dezenove/dezanove
                """, from: 0),
            counted(
                """
                terceiro/terceira quarto/quarta quinto/quinta sexto/sexta sétimo/sétima oitavo/oitava nono/nona décimo/décima
                """, from: 3), same(12, "dúzia"))
        numbers.merge(compounds(of: numbers, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", joint: " e ", from: 20)) {
            first, _ in first
        }
        for word in ["um", "uma"] { numbers[word] = nil }
        return NumberVocabulary(
            numbers: numbers,
            possible: joined(
                same(1, "um uma primeiro primeira só único única"), same(2, "segundo segunda ambos ambas dobro duplo dupla"),
                same(0, "nenhum nenhuma sem não"), same(3, "triplo")),
            multipliers: [
                "cem": 100, "cento": 100, "mil": 1000, "milhão": 1_000_000, "milhões": 1_000_000, "bilhão": 1_000_000_000,
                "bilhões": 1_000_000_000,
            ],
            months: counted("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
            shares: ["metade": "0.5", "meio": "0.5", "meia": "0.5"], percent: set("por_cento porcentagem percentagem"),
            noon: set("meio_dia"), midnight: set("meia_noite"),
            units: units("segundo/segundos minuto/minutos/min hora/horas dia/dias semana/semanas mês/meses ano/anos"), compounds: [],
            joints: ["e"])
    }()

    private static func compounds(of small: [String: Int], _ words: String, joint: String, from first: Int = 30) -> [String: Int] {
        var result: [String: Int] = [:]
        for (offset, ten) in words.split(separator: " ").enumerated() {
            let value = first + 10 * offset
            result[String(ten)] = value
            for (word, unit) in small where (1...9).contains(unit) { result[ten + joint + word] = value + unit }
        }
        return result
    }
}
