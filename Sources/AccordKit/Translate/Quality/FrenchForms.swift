import Diagnostics
import Markdown

extension ProseCheck {
    /// Quotation marks of a French text are « and », with what belongs between them and the words.
    mutating func checkQuotes(_ text: Prose) {
        var open: Int?
        for index in text.elements.indices where text.isText(index) && text.scalar(index) == "\"" {
            let before = text.scalar(index - 1)
            let after = text.scalar(index + 1)
            if let start = open {
                guard !before.isSpace, !after.isLetter, !after.isDigit else { continue }
                if isProse(start + 1..<index, text) { reportQuotes(start..<index + 1, text) }
                open = nil
            } else if !after.isSpace, index + 1 < text.count, index == 0 || before.isSpace || "(’'[«".unicodeScalars.contains(before) {
                open = index
            }
        }
    }

    /// Whether words are quoted, and no code or part of a command line.
    private func isProse(_ range: Range<Int>, _ text: Prose) -> Bool {
        range.contains { text.isText($0) && text.scalar($0).isLetter } && text.scalar(range.lowerBound) != "-"
            && !range.contains { text[$0]?.origin == .opaque || "/*_={}<>\\$@&|".unicodeScalars.contains(text.scalar($0)) }
    }

    private mutating func reportQuotes(_ range: Range<Int>, _ text: Prose) {
        let space = profile?.spacing(.guillemet).preferred.map { String(Character($0)) } ?? ""
        let location = page.file.location
        let edits = [
            Edit(location(text.elements[range.lowerBound].range), replacement: "«\(space)"),
            Edit(location(text.elements[range.upperBound - 1].range), replacement: "\(space)»"),
        ]
        let right = "«\(space)\(text.string(range.dropFirst().dropLast()))\(space)»"
        report(
            .straightQuotes, at: text.span(range), rule: "A French quotation stands between « and »", seen: "the marks are straight",
            right: "Write “\(right)”",
            fixes: [Fix("Put « and » around it", edits: edits, isSafe: true)])
    }

    /// Apostrophes, three dots, and capitals without their accents.
    mutating func checkFrenchForms(_ text: Prose) {
        for index in text.elements.indices where text.isText(index) {
            switch text.scalar(index) {
            case "'", "\u{B4}", "\u{2018}": checkApostrophe(index, text)
            case ".": checkDots(index, text)
            case "A", "C", "E": checkCapital(index, text)
            default: break
            }
        }
    }

    private mutating func checkApostrophe(_ index: Int, _ text: Prose) {
        guard text.isText(index - 1), text.scalar(index - 1).isLetter, let next = text[index + 1] else { return }
        let isInside = next.scalar.isLetter || next.scalar.isDigit || next.origin == .claim || next.origin == .opaque
        guard isInside || next.scalar == "«" || next.scalar == "“" else { return }
        report(
            .straightApostrophe, at: text.elements[index].range, rule: "The apostrophe of a text is ’ (U+2019)",
            seen: "here it is “\(text.scalar(index))”", fixes: write("’", over: text.elements[index].range))
    }

    /// The first of exactly three dots that end a word or a sentence; `../x`, `1...5` and `...rest` are none.
    private mutating func checkDots(_ index: Int, _ text: Prose) {
        guard text.scalar(index - 1) != ".", (1...2).allSatisfy({ text.isText(index + $0) && text.scalar(index + $0) == "." }) else {
            return
        }
        let after = text[index + 3]
        let end = after?.scalar ?? " "
        guard end != ".", end != "/", end != "\\", !end.isDigit else { return }
        guard text.endsWord(index - 1) || !end.isLetter && end != "\u{FFFC}" else { return }
        let isEtCetera = text.string(max(0, index - 3)..<index).lowercased() == "etc"
        report(
            .ellipsis, at: text.span(index..<index + 3), rule: "An ellipsis is one character (…), and etc. has one dot",
            seen: "three dots stand here", fixes: write(isEtCetera ? "." : "…", over: text.range(index..<index + 3)))
    }

    private mutating func checkCapital(_ index: Int, _ text: Prose) {
        guard !text.isText(index - 1) && text[index - 1]?.origin != .claim || !text.endsWord(index - 1) else { return }
        var end = index
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        let word = text.string(index..<end)
        guard let right = accented(word, index..<end, text) else { return }
        report(
            .unaccentedCapital, at: text.span(index..<end), rule: "Capitals have their accents in French",
            seen: "the page says “\(word)”", right: "Write “\(right)”", fixes: write(right, over: text.range(index..<end)))
    }

    private func accented(_ word: String, _ range: Range<Int>, _ text: Prose) -> String? {
        switch word {
        case "A": isPreposition(range, text) ? "À" : nil
        case "Ca": startsSentence(range.lowerBound, text) && text.scalar(range.upperBound).isSpace ? "Ça" : nil
        default: FrenchCapitals.accented[word]
        }
    }

    /// Whether `A` begins a sentence with a phrase that begins with the preposition à, and cannot be a letter or a form of avoir.
    private func isPreposition(_ range: Range<Int>, _ text: Prose) -> Bool {
        guard startsSentence(range.lowerBound, text), text.scalar(range.upperBound).isSpace else { return false }
        var end = range.upperBound + 1
        while text.isText(end), text.scalar(end).isLetter { end += 1 }
        return FrenchCapitals.afterPreposition.contains(text.string(range.upperBound + 1..<end))
    }

    private func startsSentence(_ index: Int, _ text: Prose) -> Bool {
        var before = index - 1
        while text.isText(before), text.scalar(before).isSpace || "«“\"(".unicodeScalars.contains(text.scalar(before)) { before -= 1 }
        if text[before]?.origin == .lineEnd { before -= 1 }
        guard let element = text[before] else { return true }
        return element.origin == .text && ".!?…:".unicodeScalars.contains(element.scalar)
    }
}

/// Words that are certain to have an accent on their capital.
private enum FrenchCapitals {
    /// What follows *à* where a sentence begins with it.
    static let afterPreposition: Set<String> = [
        "partir", "propos", "noter", "savoir", "bientôt", "droite", "gauche", "cause", "côté", "moins", "présent", "nouveau", "défaut",
        "condition",
        "travers", "chaque", "cet", "cette", "ce", "la", "l", "votre", "vos", "notre", "quoi", "quel", "quelle", "qui", "titre", "terme",
        "compter",
        "propos", "faire", "lire", "voir", "retenir", "vérifier", "remplir", "l’aide",
    ]

    static let accented: [String: String] = {
        let words = [
            "Écran", "Écrans", "Éléments", "Élément", "Étape", "Étapes", "État", "États", "Évitez", "Éviter", "Écrivez", "Écrire", "Échec",
            "Échecs",
            "Également", "Équipe", "Équipes", "École", "Écoles", "Étant", "Événement", "Événements", "Évènement", "Évènements", "Évaluer",
            "Évaluez",
            "Évaluation", "Élève", "Électronique", "Énergie", "Étude", "Études", "Étendue", "Étiquette", "Étiquettes", "Établir",
            "Établissez",
            "Établissement", "Étage", "Évidemment", "Éditer", "Éditez", "Éditeur", "Éditeurs", "Édition", "Égalité", "Échange", "Échanges",
            "Échéance", "Échéances", "Échelle", "Économie", "Économique", "Écriture", "Éteignez", "Éteindre", "Étranger", "Étude",
            "Évolution",
            "Êtes", "Être", "Âge", "Âgé",
        ]
        return Dictionary(words.map { (unaccented($0), $0) }) { first, _ in first }.filter { !notMistakes.contains($0.key) }
    }()

    /// Without accents these are other words.
    private static let notMistakes: Set<String> = ["Edition", "Age", "Economique", "Etude"]

    /// The word with its capital, and only that, bare.
    private static func unaccented(_ word: String) -> String {
        let bare: Character =
            switch word.first {
            case "Â": "A"
            default: "E"
            }
        return String(bare) + word.dropFirst()
    }
}
