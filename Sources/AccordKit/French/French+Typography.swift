import Diagnostics

// `TRN…` of one page

extension MessageCatalogue {
    static let frenchTypography: [String: String] = [
        "before “{1}”": "devant «\u{A0}{1}\u{A0}»",
        "behind “{1}”": "après «\u{A0}{1}\u{A0}»",
        "an ordinary space": "une espace ordinaire",
        "a no-break space (U+00A0)": "une espace insécable (U+00A0)",
        "a narrow no-break space (U+202F)": "une espace fine insécable (U+202F)",
        "the space {1}": "l’espace {1}",
        "{1} spaces": "{1} espaces",
        "there is {1}": "il y a {1}",
        "a line ends there": "une ligne s’y termine",
        "The authority of the page's language prefers one space {1}": "L’autorité de la langue de la page préfère une espace {1}",
        "No space stands {1}": "Aucune espace ne se met {1}",
        "A space that no line breaks at stands {1}": "L’espace {1} est insécable",
        "{1} asks for {2}": "{1} demande {2}",
        "{1} asks for no space": "{1} n’en demande pas",
        "Put {1} {2}": "Mettez {1} {2}",
        "Put no space {1}": "Ne mettez pas d’espace {1}",
        "The authority of the page's language prefers one space between groups of digits":
            "L’autorité de la langue de la page préfère une espace entre les tranches de chiffres",
        "“{1}” has another": "«\u{A0}{1}\u{A0}» en a une autre",
        "A French number has a no-break space between groups of three digits and a comma before its decimals":
            "Un nombre français a une espace insécable entre les tranches de trois chiffres et une virgule devant les décimales",
        "A French ordinal is written 1er, 1re, 2e, 3e": "Un ordinal français s’écrit 1er, 1re, 2e, 3e",
        "A French quotation stands between « and »": "Une citation française se met entre guillemets français",
        "the marks are straight": "les guillemets sont droits",
        "Put « and » around it": "Mettez des guillemets français",
        "The apostrophe of a text is ’ (U+2019)": "L’apostrophe d’un texte est ’ (U+2019)",
        "here it is “{1}”": "ici, c’est «\u{A0}{1}\u{A0}»",
        "An ellipsis is one character (…), and etc. has one dot":
            "Les points de suspension sont un seul caractère (…), et etc. n’a qu’un point",
        "three dots stand here": "il y a trois points",
        "four dots stand here": "il y a quatre points",
        "an ellipsis stands behind etc": "des points de suspension suivent etc",
        "In French the sign of a currency stands behind the amount": "En français, le signe d’une monnaie suit le montant",
        "Capitals have their accents in French": "Les capitales ont leurs accents en français",
        "A word is written once": "Un mot ne s’écrit qu’une fois",
        "Take one “{1}” out": "Supprimez un «\u{A0}{1}\u{A0}»",
        "Brackets and quotation marks come in pairs": "Les parenthèses, les crochets et les guillemets vont par paires",
        "“{1}” has no “{2}”": "il manque «\u{A0}{2}\u{A0}» pour «\u{A0}{1}\u{A0}»",
        "A title of at most 70 characters is shown whole in search results":
            "Un titre de 70 caractères au plus s’affiche en entier dans les résultats de recherche",
        "A description of at most 160 characters is shown whole in search results":
            "Une description de 160 caractères au plus s’affiche en entier dans les résultats de recherche",
        "this one has {1}": "ici, il y en a {1}",
        "A page is spelt as in its region ({1})": "Une page suit l’orthographe de sa région ({1})",
        "A page is in one language": "Une page est dans une seule langue",
        "“{1}{2}” is {3}, and the page {4}": "«\u{A0}{1}{2}\u{A0}» est en {3}, et la page en {4}",
        "“{1}” is {2}, and the page {3}": "«\u{A0}{1}\u{A0}» est en {2}, et la page en {3}",
        "English": "anglais",
        "German": "allemand",
        "Spanish": "espagnol",
        "Italian": "italien",
        "Portuguese": "portugais",
        "Dutch": "néerlandais",
        "French": "français",
        "A page uses the words of the glossary": "Une page emploie les mots du glossaire",
        "The glossary has “{1}” in {2}{3}": "Le glossaire indique «\u{A0}{1}\u{A0}» en {2}{3}",
        "A plural has the forms of its language": "Un pluriel a les formes de sa langue",
        "{1} has no “{2}”": "{1} n’a pas de «\u{A0}{2}\u{A0}»",
        "“{1}” is missing": "il manque «\u{A0}{1}\u{A0}»",
        "In {1} they are {2}": "En {1}, ce sont {2}",
        "Behind a number stands the form that the language has for it":
            "Après un nombre vient la forme que la langue prévoit pour ce nombre",
        "“{1}” stands behind {2}, which is “{3}” in {4}": "«\u{A0}{1}\u{A0}» suit {2}, qui demande la forme «\u{A0}{3}\u{A0}» en {4}",
        "The form for it is “{1}”": "La forme qui convient est «\u{A0}{1}\u{A0}»",
    ]
}
