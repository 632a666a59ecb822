import Diagnostics

// Why a file is no JSON

extension MessageCatalogue {
    static let frenchJSON: [String: String] = [
        "null": "null",
        "a boolean": "un booléen",
        "a number": "un nombre",
        "a string": "une chaîne",
        "an array": "un tableau",
        "an object": "un objet",
        "JSON is UTF-8": "Le JSON est en UTF-8",
        "the byte 0x{1}": "l’octet 0x{1}",
        "Nothing but white space follows a JSON document": "Seuls des blancs suivent un document JSON",
        "A JSON value is an object, an array, a string, a number, true, false or null":
            "Une valeur JSON est un objet, un tableau, une chaîne, un nombre, true, false ou null",
        "Arrays and objects are not nested too deep": "Les tableaux et les objets ne s’imbriquent pas trop",
        "one level too many": "un niveau de trop",
        "A comma or ] follows an element of an array": "Une virgule ou ] suit un élément d’un tableau",
        "A key of an object is a string": "Une clé d’un objet est une chaîne",
        "The keys of an object differ": "Les clés d’un objet diffèrent",
        "{1} again": "{1} de nouveau",
        "A colon follows a key": "Un deux-points suit une clé",
        "A comma or } follows a member of an object": "Une virgule ou } suit un membre d’un objet",
        "The only words of JSON are true, false and null": "Les seuls mots de JSON sont true, false et null",
        "A number has no leading zeros": "Un nombre ne commence pas par des zéros",
        "A number goes on with a digit here": "Un nombre continue ici par un chiffre",
        "the end": "la fin",
        "Control characters in a string are escaped": "Les caractères de commande d’une chaîne sont échappés",
        "A string ends with a quotation mark": "Une chaîne se termine par un guillemet",
        "An escape is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u": "Un échappement est l’un de \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
        "Surrogates are escaped in pairs": "Les seizets d’indirection s’échappent par paires",
        "\"{1}\" alone": "«\u{A0}{1}\u{A0}» seul",
        "Four hexadecimal digits follow \\u": "Quatre chiffres hexadécimaux suivent \\u",
    ]
}
