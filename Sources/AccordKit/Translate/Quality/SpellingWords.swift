/// Words with one spelling on each side of the Atlantic.
enum SpellingWords {
    static let britishByAmerican: [String: String] = Dictionary(pairs.map { ($0.american, $0.british) }) { first, _ in first }
        .merging(onlyAmerican) { first, _ in first }
    static let americanByBritish: [String: String] = Dictionary(pairs.map { ($0.british, $0.american) }) { first, _ in first }
        .merging(onlyBritish) { first, _ in first }

    /// Whether a word is spelt alike everywhere: the properties of style sheets, and Latin.
    static func isFixed(_ word: String, before next: String) -> Bool {
        if word.lowercased() == "rigor" { return next.lowercased() == "mortis" }
        let parts = word.split(separator: "-").map(String.init)
        return parts.count > 1 && parts.contains("color") && parts.contains(where: styleProperties.contains)
    }

    private static let styleProperties = set(
        "background border outline accent caret flood stop lighting scheme mix adjust interpolation scrollbar decoration rule fill stroke")

    // MARK: By ending

    /// A British word in *-ise* or *-yse* as it is spelt in America; nil for *advise* and the like, which have no other form.
    static func american(_ word: String) -> String? {
        for (from, to) in [("yse", "yze"), ("ysed", "yzed"), ("yser", "yzer"), ("ysers", "yzers"), ("ysing", "yzing")] {
            // The plural of analysis has no z.
            if word.hasSuffix(from), yse.contains(String(word.dropLast(from.count))) { return word.dropLast(from.count) + to }
        }
        guard let ending = ise.first(where: word.hasSuffix) else { return nil }
        let stem = word.dropLast(ending.count)
        guard stem.count > 2, let last = stem.last, !"aeou".contains(last), !hasNoOtherForm(String(stem)) else { return nil }
        return "\(stem)iz\(ending.dropFirst(2))"
    }

    static func british(_ word: String) -> String? {
        for (from, to) in [("yze", "yse"), ("yzed", "ysed"), ("yzes", "yses"), ("yzer", "yser"), ("yzers", "ysers"), ("yzing", "ysing")] {
            if word.hasSuffix(from), yse.contains(String(word.dropLast(from.count))) { return word.dropLast(from.count) + to }
        }
        return nil
    }

    private static let ise = [
        "isations", "isational", "isation", "isability", "isable", "ising", "isers", "iser", "ised", "ises", "ise",
    ]

    private static let yse = set("anal paral catal hydrol electrol breathal dial psychoanal reanal")

    private static func hasNoOtherForm(_ stem: String) -> Bool {
        if iseOnly.contains(stem) || stem.hasSuffix("w") { return true }
        return ["un", "re", "mis", "dis", "out", "over", "under", "pre", "non"].contains { prefix in
            stem.hasPrefix(prefix) && stem.count > prefix.count + 2 && iseOnly.contains(String(stem.dropFirst(prefix.count)))
        }
    }

    /// What stands before the *-ise* of words that have no *-ize*, and of French ones and names.
    private static let iseOnly = set(
        """
        advert adv appr ar chast circumc compr comprom conc dem desp dev disenfranch enfranch enterpr entrepr exc exerc expert franch improv \
        inc merchand mort parad prec imprec prem pr prom repr r sunr moonr upr superv surm surpr telev treat v rev an val chem cer marqu rem \
        exorc m cr ir den el w gu expr frat march marchand gourmand convo sott hant bet fra par malt previs el egl
        """)

    // MARK: By word

    /// American forms that are wrong in Britain, where America has the British ones as well.
    private static let onlyAmerican: [String: String] = ["archeology": "archaeology", "archeologist": "archaeologist", "archeologists": "archaeologists"]

    /// What people, places and makers are called as well.
    static let names: Set<String> = set("gray grey tyre harbor harbour labor labour honor honour savior saviour saber sabre")

    /// British forms that are wrong in America, where the American one has a British meaning as well.
    private static let onlyBritish: [String: String] = [
        "licence": "license", "licences": "licenses", "practise": "practice", "practises": "practices", "practised": "practiced",
        "practising": "practicing", "programme": "program", "programmes": "programs", "metre": "meter", "metres": "meters",
        "cheque": "check", "cheques": "checks", "tyre": "tire", "tyres": "tires", "kerb": "curb", "kerbs": "curbs", "storey": "story",
        "storeys": "stories", "mitre": "miter",
    ]

    /// *license*, *practice*, *program*, *dialog* and the like depend on more than the region.
    private static let pairs: [(american: String, british: String)] = our + doubled + single

    private static let our = set(
        """
        behavi misbehavi col discol watercol endeav fav disfav flav harb hon dishon hum lab belab neighb od rum sav splend vap ard arm rig vig \
        tum clam demean enam parl savi cand ranc succ val ferv unfav uncol multicol misdemean arb unhon
        """
    ).flatMap { stem in
        [
            "", "s", "ed", "ing", "ings", "al", "ally", "able", "ably", "ful", "fully", "ite", "ites", "itism", "hood", "hoods", "less", "ly", "y",
            "er", "ers", "ist", "ists", "blind",
        ].map { (american: "\(stem)or\($0)", british: "\(stem)our\($0)") }
    }

    private static let doubled = set(
        """
        cancel label relabel travel model remodel signal channel fuel refuel total level tunnel dial unravel quarrel counsel marshal panel \
        pedal stencil equal initial grovel shovel snorkel swivel pencil enamel tassel chisel marvel jewel duel apparel barrel bevel revel \
        rival spiral libel funnel carol unlabel mislabel
        """
    ).flatMap { stem in ["ed", "ing", "er", "ers", "or", "ors"].map { (american: stem + $0, british: "\(stem)l\($0)") } }

    private static let single: [(american: String, british: String)] = list(
        """
        center centre|centers centres|centered centred|centering centring|centerpiece centrepiece|fiber fibre|fibers fibres|\
        fiberglass fibreglass|theater theatre|theaters theatres|liter litre|liters litres|milliliter millilitre|milliliters millilitres|\
        kilometer kilometre|kilometers kilometres|millimeter millimetre|millimeters millimetres|centimeter centimetre|\
        centimeters centimetres|caliber calibre|luster lustre|meager meagre|specter spectre|somber sombre|saber sabre|sabers sabres|\
        scepter sceptre|catalog catalogue|catalogs catalogues|cataloged catalogued|defense defence|defenses defences|offense offence|\
        offenses offences|pretense pretence|pretenses pretences|gray grey|grays greys|grayed greyed|graying greying|fulfill fulfil|\
        fulfills fulfils|fulfillment fulfilment|enroll enrol|enrolls enrols|enrollment enrolment|enrollments enrolments|distill distil|\
        distills distils|instill instil|instills instils|installment instalment|installments instalments|skillful skilful|\
        skillfully skilfully|willful wilful|willfully wilfully|woolen woollen|woolens woollens|marvelous marvellous|\
        marvelously marvellously|libelous libellous|medalist medallist|jewelry jewellery|aluminum aluminium|plow plough|plows ploughs|\
        plowed ploughed|mold mould|molds moulds|molded moulded|molding moulding|moldy mouldy|maneuver manoeuvre|maneuvers manoeuvres|\
        maneuvered manoeuvred|maneuvering manoeuvring|pediatric paediatric|anesthesia anaesthesia|anesthetic anaesthetic|\
        orthopedic orthopaedic|diarrhea diarrhoea|leukemia leukaemia|estrogen oestrogen|sulfur sulphur|skeptic sceptic|skeptics sceptics|\
        skeptical sceptical|skeptically sceptically|skepticism scepticism|favorite favourite|favorites favourites|artifact artefact|\
        artifacts artefacts|airplane aeroplane|airplanes aeroplanes|cozy cosy|cozier cosier|pajamas pyjamas|mustache moustache|\
        mustaches moustaches|worshiped worshipped|worshiping worshipping|colorize colourize|colorized colourized|colorizing colourizing|\
        colorize colourise|colorized colourised|colorizing colourising|\
        anemia anaemia|hemorrhage haemorrhage|hemorrhages haemorrhages|pediatrician paediatrician|pediatricians paediatricians|goiter goitre|\
        panelist panellist|panelists panellists|cesarean caesarean|orthopedics orthopaedics|gynecologist gynaecologist|\
        anesthetist anaesthetist|hematology haematology|hemoglobin haemoglobin
        """)

    private static func list(_ pairs: String) -> [(american: String, british: String)] {
        pairs.split(separator: "|").compactMap { pair in
            let words = pair.split(separator: " ")
            return words.count == 2 ? (american: String(words[0]), british: String(words[1])) : nil
        }
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
