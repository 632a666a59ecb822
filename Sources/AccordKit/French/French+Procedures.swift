import Diagnostics

// `NAV…`, `STA…`

extension MessageCatalogue {
    static let frenchProcedures: [String: String] = [
        "The conditions of an article are axes and values of the capability model":
            "Les conditions d’un article sont des axes et des valeurs du modèle de capacités",
        "A state is an axis and one of its values in the capability model":
            "Un état est un axe et l’une de ses valeurs dans le modèle de capacités",
        "the model has no axis “{1}”": "le modèle n’a pas d’axe «\u{A0}{1}\u{A0}»",
        "the axis “{1}” has no value “{2}”": "l’axe «\u{A0}{1}\u{A0}» n’a pas de valeur «\u{A0}{2}\u{A0}»",
        "A passage that names a screen names controls of that screen": "Un passage qui nomme un écran nomme des commandes de cet écran",
        "{1} is on {2} ({3}), not on {4}": "{1} se trouve sur {2} ({3}), et non sur {4}",
        "A control that a page names can be there under the conditions that the page states":
            "Une commande que la page nomme peut être présente dans les conditions que la page indique",
        "{1} is there only {2}": "{1} n’est là que {2}",
        "A page states the conditions of what it names": "Une page indique les conditions de ce qu’elle nomme",
        "{1}: add “when:” to article.yml, or a state: link to the passage":
            "{1}\u{A0}: ajoutez la clé «\u{A0}when\u{A0}» à article.yml, ou un lien d’état (state:) au passage",
        "What a page calls absent is not there": "Ce qu’une page dit absent ne s’affiche pas",
        "{1} can be there": "{1} peut s’afficher",
        "It is there {1}": "L’élément s’affiche {1}",
        "The page states no conditions": "La page n’indique aucune condition",
        "The page states {1}": "La page indique {1}",
        "A state that a page names is possible where it is named": "Un état que la page nomme est possible à cet endroit",
        "{1} cannot hold here": "{1} est impossible ici",
        "{1} being absent": "l’absence de {1}",
        "The evidence for a state is not there in other states": "L’indice d’un état n’est pas présent dans les autres états",
        "all that is named here ({1}) is there when {2} does not hold, too":
            "tout ce qui est nommé ici ({1}) est présent aussi hors de l’état {2}",
        "Name {1} (ui:{2}), which is there only then": "Nommez {1} (ui:{2}), qui n’est présent que dans cet état",
        "The evidence for a state is there in that state": "L’indice d’un état est présent dans cet état",
        "{1} is there only {2}, which does not follow from {3}": "{1} n’est là que {2}, ce qui ne découle pas de {3}",
        "{1} is there only {2}, which excludes {3}": "{1} n’est là que {2}, ce qui exclut {3}",
        "always": "toujours",
        "never": "jamais",
        "when {1}": "si {1}",
        "{1} is {2}": "{1} vaut {2}",
        "{1} is not {2}": "{1} ne vaut pas {2}",
        "not ({1})": "l’inverse de ({1})",
        "An article with a procedure says on which screen it starts": "Un article avec une procédure indique l’écran où elle commence",
        "article.yml names none, and the product can be entered at {1}":
            "article.yml n’en nomme pas, et on peut entrer dans le produit par {1}",
        "article.yml names none": "article.yml n’en nomme pas",
        "Add “start: {1}” to article.yml": "Ajoutez `start: {1}` à article.yml",
        "A procedure starts on a screen of the capability model": "Une procédure commence sur un écran du modèle de capacités",
        "it has no screen “{1}”": "il n’y a pas d’écran «\u{A0}{1}\u{A0}»",
        "A state that a step names is possible at that step": "Un état que nomme une étape est possible à cette étape",
        "{1} cannot hold here, after the steps before and under the conditions of the article":
            "{1} est impossible ici, après les étapes précédentes et dans les conditions de l’article",
        "the reader is on {1} by then": "le lecteur est alors sur {1}",
        "Each control of a procedure can be there when the reader needs it":
            "Chaque commande d’une procédure peut être présente au moment voulu",
        "{1} is there only {2}, which cannot be at this step": "{1} n’est là que {2}, ce qui est impossible à cette étape",
        "A screen that a step names is the one that the reader is on by then":
            "L’écran que nomme une étape est celui que le lecteur a atteint",
        "Each control of a procedure is on the screen that the reader is on by then":
            "Chaque commande d’une procédure se trouve sur l’écran que le lecteur a atteint",
        "{1} is on {2}, and the reader is on {3} by then": "{1} se trouve sur {2}, et le lecteur est alors sur {3}",
        "There is no way to it from here under the conditions of the article":
            "Aucun chemin n’y mène d’ici dans les conditions de l’article",
        "Say what leads there": "Dites ce qui y mène",
        ", then ": ", puis ",
        "{1} (ui:{2})": "{1} (ui:{2})",
        "The shortest way is {1}": "Le chemin le plus court est {1}",
    ]
}
