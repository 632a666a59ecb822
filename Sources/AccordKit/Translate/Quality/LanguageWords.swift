/// Words and endings by which a language is known.
enum LanguageWords {
    /// Frequent words of English that are none in French.
    static let english: Set<String> = set(
        """
        the and of to is are was were be been being it its this that these those with from for by at not you your yours he she they their them \
        we our us his her him which who whom whose what when where why how if then than there here have has had having do does did doing can \
        could will would should shall may might must or an into onto about after before between under over through during against each every \
        any some all both other another such only own same so too very just also because until while again once more most no nor because \
        click select open enter choose set up down out off see use using used add save want need make made get go know like new first next \
        back show shows shown following below above
        """)

    /// Frequent words of French that are none in English.
    static let french: Set<String> = set(
        """
        le la les un une des du de et est sont était être été ce cet cette ces celui celle ceux celles il elle ils elles nous vous je tu ne pas \
        que qui quoi dont où quand comment pourquoi si dans sur sous avec sans chez vers entre avant après pendant depuis jusque par aux au à \
        mon ma mes ton ta tes sa ses notre nos votre vos leur leurs lui eux se y ont avez avons ai avait peut pouvez peuvent doit devez doivent \
        fait faites sera seront soit mais donc ainsi aussi alors comme lorsque lorsqu puis cela ceci ça très plus moins toujours jamais déjà \
        encore ici là tout toute tous toutes chaque aucun aucune plusieurs autre autres même mêmes cliquez sélectionnez ouvrez saisissez \
        choisissez consultez permet voir afin
        """)

    /// Words of both languages, or of one that the other borrows, which tell nothing.
    static let shared: Set<String> = set(
        """
        a on as me son but car main fin ni l d s page pages table message service services action actions \
        format document documents menu type types client clients image images version versions site source sources section sections note notes \
        option options
        """)

    /// Where only one of the two could have written the word.
    static let englishEndings = ["ing", "ness", "ship", "ful", "ght", "ck", "wn", "ever"]
    static let frenchEndings = ["ez", "eur", "eurs", "ique", "iques", "aux", "eux", "euse", "ette", "ons", "ille", "ait", "aient"]

    /// What French elides before a vowel.
    static let elisions: Set<String> = [
        "l", "d", "qu", "c", "s", "n", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd", "presqu",
    ]

    /// What stands before the apostrophe of a word with one.
    static func elided(_ word: String) -> String? {
        guard let apostrophe = word.firstIndex(where: { $0 == "’" || $0 == "'" }) else { return nil }
        return String(word[..<apostrophe])
    }

    /// Frequent words of languages with which short texts could be confused.
    static let others: [Set<String>] = Array(frequent.values)

    static let frequent: [String: Set<String>] = [
        "de": set(
            """
            der die das und ist sind nicht mit von zu den dem des ein eine einen einem einer auf für im sie ihr ihre sich auch wird werden kann können \
            oder aus bei nach wie wenn dass als haben hat ich wir es klicken öffnen wählen
            """),
        "es": set(
            """
            el los las y del una que en es por con para su sus se lo como más pero sin sobre este esta estos está son puede usted al muy también \
            cuando haga de la un seleccione
            """),
        "it": set(
            """
            il lo gli di che è e un una per con non del della dei delle nel nella sono questo questa come più anche può alla al si da le la fare \
            clic selezionare
            """),
        "pt": set(
            """
            o os as um uma do da dos das que em não com para por se na no nas nos mais como seu sua ao é são está você pode de e ou clique selecione
            """),
        "nl": set("de het een en van is dat op te zijn met voor niet aan er om ook als bij of uit naar kan worden u uw deze klik selecteer"),
    ]

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
