extension Mention {
    /// What the words beside a mention say that it is.
    enum Cue: Sendable, Hashable {
        /// *the … button*, *l’onglet …*: something to use.
        case control
        /// *select …*, *cliquez sur …*
        case action
        case screen
        case tool
        case item
    }

    var cue: Cue? {
        let before = leading.lastClause.plainWords.suffix(4).reversed()
        // French names the kind first, English mostly behind.
        let after = trailing.firstClause.plainWords.prefix(3)
        for word in before.prefix(2) { if let cue = Self.frenchNouns[word] { return cue } }
        if let word = after.first, let cue = Self.englishNouns[word] { return cue }
        if before.first != "of" {
            for word in before.prefix(2) { if let cue = Self.englishNouns[word] { return cue } }
        }
        return before.contains(where: Self.verbs.contains) ? .action : nil
    }

    /// Whether something is said to be in it: *in Commitments*, *dans Engagements*.
    var isPlace: Bool { ["in", "on", "dans", "sur"].contains(leading.lastClause.plainWords.last) }

    /// Whether the text names what a user may do rather than a place: *Admin permission*, *autorisation « Admin »*.
    var isPermission: Bool {
        let before = leading.lastClause.plainWords.last { $0 != "de" && $0 != "d" && $0 != "of" }
        let after = trailing.firstClause.plainWords.first
        return [before, after].contains { $0.map(Self.permissionWords.contains) ?? false }
    }

    private static let permissionWords: Set<Substring> = [
        "permission", "permissions", "level", "autorisation", "autorisations", "niveau", "droits",
    ]

    private static let frenchNouns: [Substring: Cue] = [
        "bouton": .control, "boutons": .control, "onglet": .control, "case": .control, "cases": .control, "lien": .control,
        "champ": .control,
        "menu": .control, "option": .control, "commande": .control, "icône": .control, "étiquette": .control, "libellé": .control,
        "mention": .control, "bandeau": .control, "bannière": .control, "message": .control, "ligne": .control, "rubrique": .control,
        "liste": .control, "section": .control, "page": .screen, "écran": .screen, "fenêtre": .screen,
        "outil": .tool, "outils": .tool, "élément": .item, "éléments": .item,
    ]

    private static let englishNouns: [Substring: Cue] = [
        "button": .control, "buttons": .control, "tab": .control, "check": .control, "checkbox": .control, "box": .control,
        "link": .control,
        "field": .control, "menu": .control, "option": .control, "command": .control, "icon": .control, "label": .control,
        "banner": .control,
        "message": .control, "row": .control, "list": .control, "section": .control, "page": .screen, "screen": .screen, "window": .screen,
        "tool": .tool, "tools": .tool, "item": .item, "items": .item,
    ]

    private static let verbs: Set<Substring> = [
        "click", "select", "choose", "press", "tap", "open", "mark", "clear", "enable", "hit", "see",
        "cliquez", "cliquer", "sélectionnez", "sélectionner", "choisissez", "choisir", "appuyez", "ouvrez", "ouvrir", "cochez", "décochez",
        "activez", "touchez", "voyez",
    ]
}

extension String {
    fileprivate var lastClause: Substring {
        lastIndex { ".;!?:\n".contains($0) }.map { self[index(after: $0)...] } ?? self[...]
    }

    fileprivate var firstClause: Substring {
        firstIndex { ".;!?:,\n".contains($0) }.map { self[..<$0] } ?? self[...]
    }
}

extension Substring {
    fileprivate var plainWords: [Substring] { String(self).plainWords }
}
