import Diagnostics

/// The words of the dashboard, in English or French.
struct DashboardWords {
    private let reviewing: ReviewWords

    init(_ language: String) { reviewing = ReviewWords(language) }

    var language: String { reviewing.language }
    private var isFrench: Bool { language == "fr" }
    var title: String { isFrench ? "État des traductions" : "State of the translations" }
    var locales: String { isFrench ? "Langues" : "Languages" }
    var locale: String { isFrench ? "Langue" : "Language" }
    var page: String { "Page" }
    var pages: String { "Pages" }
    var carried: String { isFrench ? "Repris tels quels" : "Carried over" }
    var borrowed: String { isFrench ? "Pages empruntées" : "Borrowed pages" }
    var since: String { isFrench ? "En attente depuis" : "Waiting since" }
    var sinceNote: String {
        isFrench
            ? "En attente depuis\u{A0}: la date à laquelle une relecture a été demandée, d’après les verrous, ou à laquelle la source a changé, d’après "
                + "git\u{A0}; un tiret si ni les uns ni l’autre ne la connaissent."
            : "Waiting since: when a review was asked for, as the locks know, or when the source changed, as git knows; a dash where neither does."
    }
    var work: String { isFrench ? "À faire" : "To do" }
    var orphans: String { isFrench ? "Sans page source" : "Without a source page" }
    var memory: String { isFrench ? "Mémoire" : "Memory" }
    var nothing: String { isFrench ? "Rien\u{A0}: tout est à jour." : "Nothing: everything is up to date." }
    var current: String { isFrench ? "à jour" : "up to date" }
    var noPage: String { isFrench ? "aucune page" : "no page" }
    var none: String { isFrench ? "aucun" : "none" }
    var unknown: String { isFrench ? "date inconnue" : "date unknown" }
    var conflict: String { isFrench ? "conflit de fusion" : "merge conflict" }
    var tablesDiffer: String { isFrench ? "les tableaux générés diffèrent" : "generated tables differ" }
    var codeDiffers: String { isFrench ? "le code diffère" : "code differs" }

    func borrowed(from lender: String) -> String { isFrench ? "empruntée à \(lender)" : "borrowed from \(lender)" }

    func words(_ count: Int) -> String {
        let isOne = isFrench ? count < 2 : count == 1
        return "\(number(count))\u{A0}\(isFrench ? (isOne ? "mot" : "mots") : (isOne ? "word" : "words"))"
    }

    /// With the language's space or comma between groups of three digits.
    func number(_ count: Int) -> String {
        let digits = Array(String(count))
        return digits.indices.map { index in
            let isGroup = index > 0 && (digits.count - index) % 3 == 0
            return (isGroup ? (isFrench ? "\u{202F}" : ",") : "") + String(digits[index])
        }
        .joined()
    }

    /// `24 November 2026`
    func day(_ time: String) -> String { reviewing.day(time) }

    /// `As of 24 November 2026, 09:30 UTC`, of a time as ISO 8601 has it.
    func asOf(_ time: String) -> String {
        let clock = time.dropFirst(11).prefix(5)
        return isFrench ? "Établi le \(day(time)) à \(clock.replacing(":", with: "\u{A0}h\u{A0}")) UTC" : "As of \(day(time)), \(clock) UTC"
    }

    /// As on the review page.
    func state(_ state: TranslationStatus.StateName) -> String {
        switch state {
        case .new: reviewing[.new]
        case .stale: reviewing[.stale]
        case .needsReview: reviewing[.needsReview]
        case .translated: reviewing[.translated]
        case .approved: reviewing[.approved]
        }
    }

    func text(of message: Message) -> String { reviewing.catalogue.text(of: message) }

    func describe(_ unit: TranslationUnit) -> String {
        let reasons = (unit.carried.map { [$0] } ?? unit.reasons).map(\.message)
        let reason = reasons.isEmpty ? "" : " (\(text(of: reasons.joined(separator: ", "))))"
        return (unit.carried != nil && !unit.needsWork ? carried : state(unit.stateName)) + reason
    }
}
