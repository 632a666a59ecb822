import Diagnostics

// Texts that several checks use, and the joints of sentences

extension MessageCatalogue {
    static let frenchCommon: [String: String] = [
        "{1}: {2}": "{1}\u{A0}: {2}",
        "“{1}”": "«\u{A0}{1}\u{A0}»",
        "\"{1}\"": "«\u{A0}{1}\u{A0}»",
        "“{1}” ({2})": "«\u{A0}{1}\u{A0}» ({2})",
        "Did you mean “{1}”?": "Vouliez-vous dire «\u{A0}{1}\u{A0}»\u{202F}?",
        "Did you mean “#{1}”?": "Vouliez-vous dire «\u{A0}#{1}\u{A0}»\u{202F}?",
        "Write “{1}”": "Écrivez «\u{A0}{1}\u{A0}»",
        "Write {1}": "Écrivez {1}",
        "It has {1}": "Il y a {1}",
        "it is “{1}”": "c’est «\u{A0}{1}\u{A0}»",
        "it says “{1}”": "il y a «\u{A0}{1}\u{A0}»",
        "there is none": "il n’y en a pas",
        "there is no “{1}”": "il n’y a pas de «\u{A0}{1}\u{A0}»",
        "Take it out": "Supprimez-le",
        "Leave it until {1} is translated, which says now what it said: an import takes it out":
            "Laissez-le jusqu’à ce que {1} soit traduit, qui dit à présent ce qu’il disait\u{A0}: une importation le retire",
        "none": "aucun",
        " and ": " et ",
        " or ": " ou ",
        "; ": "\u{202F}; ",
        "{1} stands twice": "{1} figure deux fois",
        "“{1}” stands twice": "«\u{A0}{1}\u{A0}» figure deux fois",
    ]
}
