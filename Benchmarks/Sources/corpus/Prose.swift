/// The sentences that the articles are made of, in both languages.
enum Prose {
    static let tasks: [Phrase] = [
        Phrase(en: "Create", fr: "Créer"), Phrase(en: "Review", fr: "Relire"), Phrase(en: "Complete", fr: "Compléter"),
        Phrase(en: "Share", fr: "Partager"), Phrase(en: "Correct", fr: "Corriger"), Phrase(en: "Follow up on", fr: "Suivre"),
        Phrase(en: "Prepare", fr: "Préparer"),
    ]

    static let sentences: [Phrase] = [
        Phrase(
            en: "Everyone on the project team sees the change as soon as it is saved.",
            fr: "Toute l’équipe du projet voit la modification dès qu’elle est enregistrée."),
        Phrase(
            en: "The entry keeps its number for good, even when it moves to another folder.",
            fr: "L’élément garde son numéro pour toujours, même quand il change de dossier."),
        Phrase(
            en: "You can come back to a draft at any time until the due date has passed.",
            fr: "Vous pouvez revenir à un brouillon à tout moment jusqu’à la date d’échéance."),
        Phrase(
            en: "A short, exact title saves your colleagues a phone call.",
            fr: "Un titre court et précis épargne un appel à vos collègues."),
        Phrase(
            en: "The history lists who changed what, and when, in the order of the changes.",
            fr: "L’historique indique qui a changé quoi, et quand, dans l’ordre des modifications."),
        Phrase(
            en: "Only people with write access to this part of the project can do this.",
            fr: "Seules les personnes qui ont un accès en écriture à cette partie du projet peuvent le faire."),
        Phrase(
            en: "Attachments are copied along, while comments stay with the original.",
            fr: "Les pièces jointes sont copiées aussi, tandis que les commentaires restent avec l’original."),
        Phrase(
            en: "If the deadline falls on a public holiday, the next working day counts.",
            fr: "Si l’échéance tombe un jour férié, c’est le jour ouvrable suivant qui compte."),
        Phrase(
            en: "The person responsible gets one message a day with everything that is due.",
            fr: "La personne responsable reçoit un message par jour avec tout ce qui arrive à échéance."),
        Phrase(
            en: "Nothing is sent outside the company before the approval has been given.",
            fr: "Rien n’est envoyé hors de l’entreprise avant que l’approbation soit donnée."),
        Phrase(
            en: "On a small screen the same fields stand below each other.",
            fr: "Sur un petit écran, les mêmes champs se trouvent les uns sous les autres."),
        Phrase(
            en: "Older entries remain readable, but their fields can no longer be changed.",
            fr: "Les anciens éléments restent lisibles, mais leurs champs ne peuvent plus être modifiés."),
        Phrase(
            en: "Columns that you hide stay hidden for you alone.",
            fr: "Les colonnes que vous masquez ne le sont que pour vous."),
        Phrase(
            en: "The totals are worked out again overnight, so they may lag by a day.",
            fr: "Les totaux sont recalculés pendant la nuit ; ils peuvent donc avoir un jour de retard."),
        Phrase(
            en: "Subcontractors see their own entries and nothing else.",
            fr: "Les sous-traitants voient leurs propres éléments et rien d’autre."),
        Phrase(
            en: "When two people edit at once, the second is asked before anything is overwritten.",
            fr: "Quand deux personnes modifient en même temps, la seconde doit confirmer avant tout remplacement."),
    ]

    /// Reasons to follow a link, to be put before its text.
    static let leadIns: [Phrase] = [
        Phrase(en: "For the steps before this one, see ", fr: "Pour les étapes qui précèdent, consultez "),
        Phrase(en: "The details are explained in ", fr: "Les détails sont expliqués dans "),
        Phrase(en: "A worked example is found in ", fr: "Un exemple complet se trouve dans "),
        Phrase(en: "To undo it, follow ", fr: "Pour revenir en arrière, suivez "),
    ]

    static let actions: [String: Phrase] = [
        "textbox": Phrase(en: "Fill in ", fr: "Remplissez "),
        "combobox": Phrase(en: "Choose an entry from ", fr: "Choisissez une valeur dans "),
        "checkbox": Phrase(en: "Tick ", fr: "Cochez "),
    ]

    static let remarks: [Phrase] = [
        Phrase(en: "required", fr: "obligatoire"), Phrase(en: "optional", fr: "facultatif"),
        Phrase(en: "filled in for you", fr: "rempli d’avance"), Phrase(en: "up to 120 characters", fr: "120 caractères au plus"),
    ]
}
