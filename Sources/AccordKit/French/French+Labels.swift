import Diagnostics

// `UI…`

extension MessageCatalogue {
    static let frenchLabels: [String: String] = [
        "A claim has the form {1}": "Une affirmation a la forme {1}",
        "the link's destination is “{1}”": "la destination du lien est «\u{A0}{1}\u{A0}»",
        "Empty brackets take the label of the product": "Des crochets vides prennent le libellé du produit",
        "it is “{1}” in {2}": "c’est «\u{A0}{1}\u{A0}» ({2})",
        "What a page names has a name in the page's language": "Ce qu’une page nomme a un nom dans la langue de la page",
        "the glossary has no text for {1} in {2}": "le glossaire n’a pas de texte pour {1} ({2})",
        "the capability model has no text for {1} in {2}": "le modèle de capacités n’a pas de texte pour {1} ({2})",
        "the note on item:{1}": "la note sur item:{1}",
        "the task for item:{1}": "la tâche de item:{1}",
        "“{1}” is the label of “{2}”": "«\u{A0}{1}\u{A0}» est le libellé de «\u{A0}{2}\u{A0}»",
        "A claim names something that the glossary has": "Une affirmation nomme ce qui figure dans le glossaire",
        "A claim names something that the capability model has": "Une affirmation nomme ce qui figure dans le modèle de capacités",
        "it has no screen or control “{1}”": "il n’y a ni écran ni commande «\u{A0}{1}\u{A0}»",
        "it has no tool “{1}”": "il n’y a pas d’outil «\u{A0}{1}\u{A0}»",
        "it has no item “{1}”": "il n’y a pas d’élément «\u{A0}{1}\u{A0}»",
        "it has no term “{1}”": "il n’y a pas de terme «\u{A0}{1}\u{A0}»",
        "it has no state “{1}”": "il n’y a pas d’état «\u{A0}{1}\u{A0}»",
        "A claim names the id in force": "Une affirmation emploie l’identifiant en vigueur",
        "“{1}” was renamed to “{2}”": "«\u{A0}{1}\u{A0}» est devenu «\u{A0}{2}\u{A0}»",
        "The glossary has {1} in {2}": "Le glossaire indique {1} ({2})",
        "The product shows {1} in {2}": "Le produit affiche {1} ({2})",
        "The product shows “{1}” in {2}": "Le produit affiche «\u{A0}{1}\u{A0}» ({2})",
        "A label is written exactly as the product shows it": "Un libellé s’écrit exactement comme le produit l’affiche",
        "“{1}” differs from it in case, spaces or punctuation only ({2})":
            "«\u{A0}{1}\u{A0}» n’en diffère que par les majuscules, les espaces ou la ponctuation ({2})",
        "A label is written as the product shows it in the page's language":
            "Un libellé s’écrit comme le produit l’affiche dans la langue de la page",
        "“{1}” is its label in {2}": "«\u{A0}{1}\u{A0}» est son libellé ({2})",
        "A term is written as the glossary has it": "Un terme s’écrit comme dans le glossaire",
        "the glossary rejects “{1}”": "le glossaire écarte «\u{A0}{1}\u{A0}»",
        "A label is written as the product shows it": "Un libellé s’écrit comme le produit l’affiche",
        "the page says “{1}”": "la page indique «\u{A0}{1}\u{A0}»",
        "the page says “{1}”, which was its label before": "la page indique «\u{A0}{1}\u{A0}», son ancien libellé",
        "the page says “{1}”, which is the label of {2}": "la page indique «\u{A0}{1}\u{A0}», qui est le libellé de {2}",
        "the page says “{1}”, as “{2}” was called before": "la page indique «\u{A0}{1}\u{A0}», ancien libellé de «\u{A0}{2}\u{A0}»",
        "the page says “{1}”, which is almost the label of “{2}”":
            "la page indique «\u{A0}{1}\u{A0}», qui est presque le libellé de «\u{A0}{2}\u{A0}»",
        "the page says “{1}” where the reader needs “{2}” to go on":
            "la page indique «\u{A0}{1}\u{A0}» là où le lecteur a besoin de «\u{A0}{2}\u{A0}» pour continuer",
        "A control that a step names is on the screen that the reader is on by then":
            "Une commande nommée par une étape se trouve sur l’écran que le lecteur a atteint",
        "“{1}” is not": "«\u{A0}{1}\u{A0}» ne s’y trouve pas",
        "There are {1}": "Il y a {1}",
        "A page calls the same thing by the same name": "Une page donne toujours le même nom à la même chose",
        "“{1}” is “{2}” on line {3}": "«\u{A0}{1}\u{A0}» s’appelle «\u{A0}{2}\u{A0}» à la ligne {3}",
        "the end": "la fin",
        "{1} for {2}": "{1} au lieu de {2}",
    ]
}
