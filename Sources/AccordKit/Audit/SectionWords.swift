/// The headings that help pages share, and what machines made of them.
///
/// Out of context a heading of one word is translated by its commonest sense: *Steps* became a staircase in more than one help centre.
enum SectionWords {
    /// What a heading should say; nil where nothing is known to be wrong with it.
    static func right(for heading: String, locale: String) -> String? {
        let wrong: [String: String] =
            switch locale.language {
            case "fr": french
            case "en": english
            default: [:]
            }
        guard let right = wrong[heading] else { return nil }
        return locale == "fr-CA" ? canadian[right] ?? right : right
    }

    private static let french = [
        // Steps
        "escalier": "Procédure", "escaliers": "Procédure", "pas": "Procédure", "marches": "Procédure", "les pas": "Procédure",
        "steps": "Procédure",
        // Background
        "fond": "Contexte", "arrière plan": "Contexte", "le fond": "Contexte", "background": "Contexte",
        // Things to Consider
        "choses à considérer": "Éléments à prendre en compte", "choses à prendre en considération": "Éléments à prendre en compte",
        "things to consider": "Éléments à prendre en compte",
        // Objective, See Also, Answer
        "objective": "Objectif", "see also": "Voir aussi", "regarde aussi": "Voir aussi", "regardez aussi": "Voir aussi",
        "answer": "Réponse",
        "répondre": "Réponse",
        // Tip, Note, Before You Begin, Next Steps
        "pourboire": "Conseil", "astuce du pourboire": "Conseil", "tip": "Conseil", "noter": "Remarque",
        "prochaines marches": "Étapes suivantes",
        "next steps": "Étapes suivantes", "before you begin": "Avant de commencer", "prerequisites": "Prérequis",
        "overview": "Présentation",
        "aperçu général du fond": "Présentation",
    ]

    private static let canadian = ["Procédure": "Étapes", "Éléments à prendre en compte": "Éléments à considérer"]

    private static let english = [
        "stairs": "Steps", "staircase": "Steps", "stages": "Steps", "procédure": "Steps", "étapes": "Steps", "contexte": "Background",
        "bottom": "Background", "éléments à prendre en compte": "Things to Consider", "éléments à considérer": "Things to Consider",
        "objectif": "Objective", "voir aussi": "See Also", "see too": "See Also", "réponse": "Answer", "to answer": "Answer",
        "conseil": "Tip",
        "council": "Tip", "remarque": "Note", "remark": "Note", "avant de commencer": "Before You Begin",
    ]
}
