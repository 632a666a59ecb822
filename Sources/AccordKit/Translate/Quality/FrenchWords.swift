/// French words that are certain to have accents on their capitals.
enum FrenchWords {
    /// What follows *à* where a sentence begins with it; *A la permission*, *A cette valeur* and *A moins de droits* could be the verb.
    static let afterPreposition: [String] = [
        "partir", "propos", "noter", "savoir", "bientôt", "droite", "gauche", "cause", "côté", "moins que", "moins qu", "présent", "nouveau",
        "défaut", "condition", "travers", "quoi", "quel", "quelle", "quels", "quelles", "qui", "titre", "terme", "compter", "faire", "lire",
        "voir", "retenir", "vérifier", "remplir", "compléter", "tout moment", "tout instant", "tout prix", "toutes fins", "proximité",
        "long terme", "court terme", "moyen terme", "jour", "distance", "force de", "force d", "mesure", "vous de", "vous d", "toi de",
        "raison de", "l’aide", "l’inverse", "l’avance", "l’origine", "l’intérieur", "l’extérieur", "l’écran", "l’issue", "l’instar",
        "l’identique", "l’opposé", "la fin", "la fois", "la place", "la suite", "ce jour", "ce stade", "ce moment", "ce propos", "ce sujet",
        "cet effet", "cet endroit", "cet égard", "cette fin", "cette étape", "cette occasion", "chaque fois", "chaque étape", "votre avis",
        "votre tour", "notre avis", "peine", "peu près", "priori", "posteriori", "venir", "suivre",
    ]

    /// The same where it could be said of something that it has it.
    static let perhapsAfterPreposition: [String] = [
        "première vue", "vrai dire", "l’heure", "l’époque", "l’exception", "l’exclusion", "la une", "la carte", "la demande", "la maison",
        "la recherche", "vos marques", "vos risques", "deux reprises", "plusieurs reprises", "bord", "domicile", "pied", "part", "ne pas",
    ]

    static let longestPhrase = 24

    /// The right form by the one without accents: *Etape* and *ETAPE*.
    static let accented: [String: String] = {
        let words = nouns.flatMap { [$0, $0.last == "s" ? $0 : $0 + "s"] } + verbs.flatMap { stem in verbEndings.map { stem + $0 } } + others
        var forms: [String: String] = [:]
        for word in words {
            let capitalized = word.capitalizedFirst
            if capitalized.first?.isASCII == false { forms[bare(capitalized.prefix(1)) + capitalized.dropFirst()] = capitalized }
        }
        // In capitals écoute and écouté are one word.
        var ambiguous: Set<String> = []
        for word in words + inner where word.count > 3 {
            let upper = word.uppercased()
            let key = bare(upper[...])
            guard key != upper else { continue }
            if let other = forms[key], other != upper { ambiguous.insert(key) }
            forms[key] = upper
        }
        for word in otherWords.union(ambiguous) { forms[word] = nil }
        return forms
    }()

    /// Without accents these are other words, or words of English in the names of things.
    private static let otherWords: Set<String> = ["Edition", "Age", "Ages", "AGES", "Editions", "EDITION", "EDITIONS", "ELITE", "Elite"]

    /// Whether a word in capitals that is not known may lack an accent: it has an e that could be sounded.
    static func mayLackAccent(_ word: String) -> Bool {
        guard accented[word] == nil, !unaccented.contains(word), word.utf8.count == word.count else { return false }
        let letters = Array(word)
        func isVowel(_ index: Int) -> Bool { letters.indices.contains(index) && "AEIOUY".contains(letters[index]) }
        return letters.indices.contains { index in
            guard letters[index] == "E" else { return false }
            let rest = letters[(index + 1)...]
            if rest.isEmpty || rest.elementsEqual(["S"]) { return letters.count > 3 }
            if isVowel(index + 1) { return letters[index + 1] == "E" || letters[index + 1] == "A" && index + 2 < letters.count && letters[index + 2] != "U" }
            return isVowel(index + 2)
        }
    }

    private static let unaccented = Set(
        list(
            """
            CETTE VOTRE NOTRE LEUR AUTRE AUTRES COMME CONTRE ENTRE ENCORE MENU MENUS PAGE PAGES COMPTE COMPTES TEXTE TEXTES SITE SITES TITRE LISTE \
            LISTES NOTE NOTES GUIDE AIDE FICHE FICHES SOMMAIRE SERVICE SERVICES MESSAGE MESSAGES ADRESSE ADRESSES USAGE TYPE TYPES NOMBRE LIGNE \
            LIGNES CE CES DE DES LE LES SE SES NE QUE TE ME JE TES MES PETITE GRANDE TOUTE TOUTES
            """))

    /// Words that are English without their accents.
    static let english = Set(
        list(
            """
            education emission emissions evolution emotion emotions erosion eruption equation equations election elections evasion elevation \
            episode episodes evidence epilogue equivalent equivalents elegant edifice evident emulation emergence element elements economy
            """))

    private static func bare(_ word: Substring) -> String {
        String(word.map { letters[$0] ?? $0 })
    }

    private static let letters: [Character: Character] = [
        "À": "A", "Â": "A", "Ç": "C", "É": "E", "È": "E", "Ê": "E", "Ë": "E", "Î": "I", "Ï": "I", "Ô": "O", "Ù": "U", "Û": "U",
    ]

    private static func list(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }

    private static let nouns = list(
        """
        écran élément étape état échec équipe école événement évènement évaluation élève électronique énergie étude étendue étiquette \
        établissement étage éditeur égalité échange échéance échelle économie économique écriture étranger étrangère évolution âge écart \
        échantillon éclairage éclat écouteur écoute écrivain écrou écume écurie éditorial éducation église électeur \
        élection électricité électricien électrique élevage éleveur émetteur émission émoticône émotion énigme énoncé \
        énumération épaisseur épargne épaule épée épicerie épingle épisode époque épouse époux épreuve épuisement équateur équation équilibre \
        équipement équipage équité équivalence équivalent équivalente ère érable érosion étagère étalon étalonnage étanchéité \
        éternité éthique étincelle étiquetage étoile étudiant étudiante étui évacuation évasion éveil évêché éventail éventualité évidence \
        évier île îlot îlotier âme ébauche éboulement échappement écharpe échafaudage échiquier écluse écologie écologique \
        écosystème écusson égard égide élargissement élasticité éligibilité élimination élaboration élévation éloge éloignement émeraude \
        émergence éminence émulation émulateur énormité éperon épilogue éponge éraflure érudit étain étang étape étau été éternel \
        éternelle étonnement étroit étroite étymologie évangile évêque éruption ébène éclosion équerre étendard éolienne élu édifice \
        égout ébullition écaille écorce éventuel éventuelle évident évidente énorme épais élégant élégante élevé élevée étanche étrange églantine
        """)

    private static let verbs = list(
        """
        évit échou écout écras élimin épingl évalu édit échang éclair élabor éloign épargn épuis équip étal étalonn étiquet étonn étudi évacu \
        éveill évoqu égalis égar émul épluch épous éprouv étir ôt éclat écart échapp élev ébauch évolu
        """)

    private static let verbEndings = ["er", "ez", "e", "es", "é", "ée", "és", "ées", "ant"]

    private static let others = list(
        """
        également évidemment éventuellement étant établir établissez établi établie établis établies écrivez écrire écrit écrits écrite écrites \
        éteignez éteindre éteint éteinte êtes être êtres âgé âgée âgés âgées émettre émettez émis émise émises élargir élargissez élargi \
        énumérer énumérez énuméré énumérée ériger érigez équilibrer équilibrez équilibré électroniquement économiquement économiser \
        économisez étendre étendez étendu étendues étroitement énormément épeler épelez éditoriaux égaux égale égales égal étrangement \
        çà âpre âcre égypte écosse éthiopie érythrée égyptien égyptienne écossais écossaise ôtée équivaut équivaloir évidents élargie élire élisez élus élue élues étaient était étais étions étiez
        """)

    /// Words with accents that do not stand at their beginning, which only capitals lose.
    private static let inner = list(
        """
        paramètre paramètres français française françaises sécurité créer créez création déconnexion déconnecter déconnectez sélectionner \
        sélectionnez sélection prénom prénoms numéro numéros téléphone téléphones clé clés mémoire modèle modèles problème problèmes système \
        systèmes accès succès après très dernière dernières première premières arrière fenêtre fenêtres tête têtes requête \
        requêtes bibliothèque bibliothèques catégorie catégories catégoriser général générale générales généraux réseau réseaux \
        réponse réponses répondre résultat résultats réunion réunions rétablir réinitialiser réinitialisation révision \
        récapitulatif récupérer récupération région régions télécharger téléchargez téléchargement téléchargements \
        vérifier vérifiez vérification délai délais détail détails début déplacer développement développer dépôt \
        définir définition démarrer démarrage dépannage désactiver désactivez désinstaller intégration intégrations \
        préférence préférences présentation prévisualiser propriété propriétés propriétaire propriétaires qualité activité activités société \
        sociétés unité unités quantité quantités matériel matériels média médias méthode méthodes période périodes \
        opération opérations bénéfice numérique numériques générer hébergement identité identités visibilité confidentialité \
        accessibilité compatibilité disponibilité fonctionnalité fonctionnalités possibilité responsabilité utilité nécessaire nécessaires \
        spécifique spécifiques particulière manière matière lumière théâtre contrôler rôle rôles hôte bientôt août \
        reçu reçus leçon façon garçon aperçu fière élève réglage réglages \
        donnée données prérequis répertoire répertoires caractère caractères précédent précédente précédents précédentes référence références \
        différence différences nouveauté nouveautés pièce pièces actualité actualités opérateur opérateurs défaut défauts récent récents récente \
        récentes périmètre bénéficiaire bénéficiaires spécificité spécificités intérêt intérêts généralités
        """)
}
