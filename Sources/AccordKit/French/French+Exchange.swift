import Diagnostics

// `TRN06…`

extension MessageCatalogue {
    static let frenchExchange: [String: String] = [
        "A review of an import is about what was taken over and still reads as it did there":
            "L’avis sur une importation porte sur ce qui a été repris et se lit encore comme dans le fichier",
        "{1} was not taken over: {2}": "{1} n’a pas été repris. {2}",
        "A translation is taken over as long as its source says what was exported":
            "Une traduction est reprise tant que sa source dit ce qui a été exporté",
        "the source of {1} has changed since: {2}; the file translates it as {3}":
            "la source de {1} a changé depuis ({2})\u{202F}; le fichier la traduit par {3}",
        "the source of {1} has changed since; it now reads {2}; the file translates it as {3}":
            "la source de {1} a changé depuis, elle est à présent {2}\u{202F}; le fichier la traduit par {3}",
        "Write into the page what still holds of it, and record it with “accord translate accept {1} --locale {2}”":
            "Écrivez dans la page ce qui en reste valable, et enregistrez-le avec «\u{A0}accord translate accept {1} --locale {2}\u{A0}»",
        "A translation has a source page": "Une traduction a une page source",
        "{1}.md was made from {2}.md, which is not there any longer": "{1}.md a été fait d’après {2}.md, qui n’existe plus",
        "Take the page and its lock out, or bring {1}.md back": "Supprimez la page et son verrou, ou rétablissez {1}.md",
        "{1} has no page in {2}": "{1} n’a pas de page pour {2}",
        "“accord translate export --locale {1} --article {2}” is for its translator":
            "«\u{A0}accord translate export --locale {1} --article {2}\u{A0}» l’exporte pour son traducteur",
        "Translation files are those of this site": "Les fichiers de traduction sont ceux de ce site",
        "the site does not have the article that is in them": "le site n’a pas l’article qui s’y trouve",
        "of the {1} articles in them, the site has none": "des {1} articles qui s’y trouvent, le site n’en a aucun",
        "See whether the files, or the folder of the site (--site), are the ones that were meant":
            "Vérifiez si ce sont les bons fichiers, et si c’est le bon dossier de site (--site)",
        "this is a page for the browser": "celui-ci est une page pour le navigateur",
        "If it is a review page, open it there and select “Export”: the .xlf file that it gives is what is imported":
            "Si c’est une page de relecture, ouvrez-la dans un navigateur et choisissez «\u{A0}Exporter\u{A0}»\u{A0}: c’est le fichier .xlf obtenu qui s’importe",
        "A TMX brings back what Accord exported in it, by the article and the segment that each unit names (tuid)":
            "Un TMX rapporte ce qu’Accord y a exporté, d’après l’article et le segment que nomme chaque unité (tuid)",
        "{1} of its {2} units have no such name, or no pair of languages":
            "sur ses {2} unités, il manque ce nom ou une paire de langues à {1}",
        "Import the XLIFF or PO file that was translated; a TMX of other texts is a memory for your translation tool":
            "Importez le fichier XLIFF ou PO qui a été traduit\u{202F}; un TMX d’autres textes est une mémoire pour votre outil de traduction",
        "{1}  {2}: no source page: {3} is not there, {4} is": "{1}  {2}\u{A0}: pas de page source ({3} n’existe pas, {4} existe)",
        "would go out of the page, as other segments say it now, and stay in the memory: {1}":
            "{1} sortirait de la page, car d’autres segments le disent à présent, et resterait dans la mémoire|{1} sortiraient de la page, car d’autres segments le disent à présent, et resteraient dans la mémoire",
        "taken out of the page, as other segments say it now, and kept in the memory: {1}":
            "{1} sorti de la page, car d’autres segments le disent à présent, et gardé dans la mémoire|{1} sortis de la page, car d’autres segments le disent à présent, et gardés dans la mémoire",
        "  {1} {2}#{3}: {4}": "  {1} {2}#{3}\u{A0}: {4}",
        "If its folder was renamed, export it under its new name: the memory of the translation tool has the texts":
            "Si son dossier a été renommé, exportez-le sous son nouveau nom\u{A0}: la mémoire de l’outil de traduction a les textes",
        "refused: {1}": "{1} refusé|{1} refusés",
        "untouched, with a source that has changed since: {1}": "{1} laissé tel quel, dont la source a changé depuis|{1} laissés tels quels, dont la source a changé depuis",
        "{1}: there is no segment, and nothing is written": "{1}\u{A0}: il n’y a aucun segment, et rien n’est écrit",
        "{1}: no segment is in these states ({2}), and nothing is written": "{1}\u{A0}: aucun segment n’est dans ces états ({2}), et rien n’est écrit",
        "the source of {1} now reads {2}": "la source de {1} est à présent {2}",
        "the source of {1} is not in the page": "la source de {1} n’est pas dans la page",
        "{1} now reads {2}": "{1} est à présent {2}",
        "{1} is not in the page": "{1} n’est pas dans la page",
        "Look at it, and name it by itself: {1}": "Relisez-le et nommez-le à part\u{A0}: {1}",
        "{1} has a code that was not exported with it": "{1} a un code qui n’a pas été exporté avec lui",
        "A translation is one paragraph of Markdown": "Une traduction est un paragraphe de Markdown",
        "{1}#{2} is {3}": "{1}#{2} est {3}",
        "Put a backslash before what is not meant as markup, then import again":
            "Mettez une barre oblique inverse devant ce qui n’est pas du balisage, puis importez de nouveau",
        "Make one paragraph of it in the translation tool, then import again":
            "Faites-en un seul paragraphe dans l’outil de traduction, puis importez de nouveau",
        "A translation of a segment has at most {1} KiB": "La traduction d’un segment a au plus {1} Kio",
        "{1} has {2}": "{1} en a {2}",
        "A translation has no control characters": "Une traduction n’a pas de caractères de commande",
        "Take them out in the translation tool": "Supprimez-les dans l’outil de traduction",
        "A translation that was edited in the page is not written over": "Une traduction modifiée dans la page n’est pas écrasée",
        "{1} now reads {2} there, and {3} in the file": "{1} y est à présent {2}, et {3} dans le fichier",
        "{1} now reads {2} there, and {3} in the file is known from before":
            "{1} y est à présent {2} ; le texte du fichier, {3}, est déjà connu",
        "Where the page is right, put its text into your translation tool; else write that of the file into the page":
            "Si la page a raison, reprenez son texte dans votre outil ; sinon, écrivez dans la page celui du fichier",
        "Who mends what came in may import the same file again": "Qui corrige ce qu’il a importé peut importer de nouveau le même fichier",
        "{1} read {2}, and now reads {3}": "{1} était {2} ; c’est maintenant {3}",
        "Put it right, or insist with “accord translate approve {1} --locale {2} --force”":
            "Corrigez, ou insistez avec « accord translate approve {1} --locale {2} --force »",
        "Write into the page which of the two holds": "Écrivez dans la page celle des deux qui vaut",
        "A translation keeps the claims, links and marks of its source":
            "Une traduction garde les affirmations, les liens et la mise en forme de sa source",
        "{1} lacks {2}": "dans {1}, il manque {2}",
        "{1} has {2} beyond it": "dans {1}, il y a {2} en trop",
        "{1} lacks {2} and has {3} beyond it": "dans {1}, il manque {2} et il y a {3} en trop",
        "A translation that is approved has no errors that stop the build":
            "Une traduction approuvée n’a pas d’erreurs qui arrêtent la construction",
        "A translation that is accepted has no errors that stop the build":
            "Une traduction acceptée n’a pas d’erreurs qui arrêtent la construction",
        "{1} is not approved: {2}": "{1} n’est pas approuvé. {2}",
        "{1}#{2} is not approved: {3}": "{1}#{2} n’est pas approuvé. {3}",
        "{1}#{2} is not accepted: {3}": "{1}#{2} n’est pas accepté. {3}",
        "Put it right": "Corrigez cela",
        "Put it right, or insist with --force": "Corrigez cela, ou insistez avec --force",
        "What is approved says what its source says now": "Ce qui est approuvé dit ce que sa source dit à présent",
        "the source of {1} has changed since: {2}": "la source de {1} a changé depuis ({2})",
        "There was no translation yet, so that it came in all the same, as stale: put it right, and record it with “accord translate accept {1} --locale {2}”":
            "Il n’y avait pas encore de traduction, et celle-ci est donc entrée, comme périmée : corrigez-la, puis enregistrez-la avec « accord translate accept {1} --locale {2} »",
        "An entry of a PO file has one msgstr": "Une entrée d’un fichier PO a un seul msgstr",
        "this is another one": "en voici un autre",
        "Only an entry with a msgid_plural has several msgstr": "Seule une entrée avec un msgid_plural a plusieurs msgstr",
        "{1} is not approved: the source no longer says {2}": "{1} n’est pas approuvé, car la source ne contient plus {2}",
        "{1} is not approved: the source has changed since: {2}": "{1} n’est pas approuvé, car la source a changé depuis ({2})",
        "Translate it anew, or name it by itself where it holds all the same: {1}":
            "Traduisez de nouveau, ou nommez-le à part si la traduction convient tout de même\u{A0}: {1}",
        "A review is about a translation that is there": "Une relecture porte sur une traduction qui existe",
        "nobody has translated {1} ({2})": "personne n’a traduit {1} ({2})",
        "Translate it first": "Traduisez-le d’abord",
        "A review is about what the source says": "Une relecture porte sur ce que dit la source",
        "it no longer says {1} ({2})": "elle ne contient plus {1} ({2})",
        "What is approved with its page or file is in the language of the page":
            "Ce qui est approuvé avec sa page ou son fichier est dans la langue de la page",
        "{1} is not approved: it reads as its source does": "{1} n’est pas approuvé, car il se lit comme sa source",
        "Translate it, or name it by itself where it is meant so: {1}":
            "Traduisez-le, ou nommez-le à part si c’est voulu\u{A0}: {1}",
        "it lacks {1}": "il manque {1}",
        "In the translation tool, put back what is missing, then import again":
            "Remettez ce qui manque dans l’outil de traduction, puis importez de nouveau",
        "In the translation tool, take out what is beyond it, then import again":
            "Retirez ce qui est en trop dans l’outil de traduction, puis importez de nouveau",
        "In the translation tool, put back what is missing and take out what is beyond it, then import again":
            "Dans l’outil de traduction, remettez ce qui manque et retirez ce qui est en trop, puis importez de nouveau",
        "the emphasis (*…*)": "l’italique (*…*)",
        "the strong emphasis (**…**)": "le gras (**…**)",
        "the strikethrough (~~…~~)": "le texte barré (~~…~~)",
        "the line break": "le saut de ligne",
        "the link to {1}": "le lien vers {1}",
        "the claim {1}": "l’affirmation {1}",
        "the code `{1}`": "le code `{1}`",
        "the image {1}": "l’image {1}",
        "the HTML {1}": "le HTML {1}",
        "A translation file is XLIFF 1.2, XLIFF 2, PO or TMX": "Un fichier de traduction est au format XLIFF 1.2, XLIFF 2, PO ou TMX",
        "A translation that takes the place of an approved one is named": "Une traduction qui remplace un texte approuvé est nommée",
        "{1} was approved by {2} as {3}, and now reads {4}": "{1} a été approuvé par {2} sous la forme {3}, et se lit désormais {4}",
        "Where the former holds, write it into the page again": "Si l’ancien texte vaut, remettez-le dans la page",
        "{1}: {2} is of no article of the site, and stays: delete it unless somebody still needs its texts":
            "{1}\u{A0}: {2} n’est d’aucun article du site, et reste\u{A0}: supprimez-le, sauf si quelqu’un a encore besoin de ses textes",
        "{1} came back as its source reads, and the page keeps its translation: {2}":
            "{1} est revenu tel que sa source, et la page garde sa traduction\u{A0}: {2}",
        "Translate it; where it is to read the same in {1}, approve it in the tool":
            "Traduisez-le\u{202F}; s’il doit se lire de même en {1}, approuvez-le dans l’outil",
        "{1} came back as its source reads, and is recorded as to be reviewed: {2}":
            "{1} est revenu tel que sa source, et est enregistré comme à relire\u{A0}: {2}",
        "Translate it; where it reads the same in {1}, say so: “accord translate approve {2} --locale {3}”, or approve it in the tool":
            "Traduisez-le\u{202F}; s’il se lit de même en {1}, dites-le\u{A0}: «\u{A0}accord translate approve {2} --locale {3}\u{A0}», ou approuvez-le dans l’outil",
        "The title of a link or an image is written with the text that it stands in":
            "Le titre d’un lien ou d’une image s’écrit avec le texte où il se trouve",
        "{1}#{2} came back, and {3}#{4} has no translation": "{1}#{2} est revenu, et {3}#{4} n’a pas de traduction",
        "Translate that text, too, then import again": "Traduisez aussi ce texte, puis importez de nouveau",
        "The source text has changed since it was translated.": "Le texte source a changé depuis la traduction.",
        "What the source says about the product has changed since it was translated.":
            "Ce que la source dit du produit a changé depuis la traduction.",
        "Only links of the source have changed since it was translated.": "Seuls des liens de la source ont changé depuis la traduction.",
        "Only the markup of the source has changed since it was translated.":
            "Seule la mise en forme de la source a changé depuis la traduction.",
        "Only the typography of the source has changed since it was translated.":
            "Seule la typographie de la source a changé depuis la traduction.",
        "It stands elsewhere in the source since it was translated.": "Le texte a changé de place dans la source depuis la traduction.",
        "The source has lost this text.": "La source ne contient plus ce texte.",
        "The translation is to be reviewed.": "La traduction est à relire.",
        "title": "titre",
        "description": "description",
        "heading {1}": "titre de niveau {1}",
        "paragraph": "paragraphe",
        "list item": "élément de liste",
        "alert {1}": "encadré {1}",
        "table cell": "cellule de tableau",
        "alternative text of an image": "texte de remplacement d’une image",
        "link title": "titre d’un lien",
        "image title": "titre d’une image",
        "{1} is {2}; in words of your own": "{1} vaut {2}, à dire avec vos mots",
        "Written alike in every language": "S’écrit de même dans toutes les langues",
        "not: {1}": "à éviter\u{A0}: {1}",
        "it is empty": "il est vide",
        "it is neither XML nor PO": "ce n’est ni du XML ni du PO",
        "it is a PO file that is not in UTF-8: line {1} has the byte 0x{2}":
            "c’est un fichier PO qui n’est pas en UTF-8\u{A0}: la ligne {1} contient l’octet 0x{2}",
        "Save it as UTF-8": "Enregistrez-le en UTF-8",
        "Name the file that the translation tool saved": "Indiquez le fichier que l’outil de traduction a enregistré",
        "line {1}, column {2}: {3}: {4}": "ligne {1}, colonne {2}, dans les termes du lecteur XML\u{A0}: {3}, {4}",
        "line {1}: {2}: {3}": "ligne {1}\u{A0}: {2}, {3}",
        "its root is <{1}>": "sa racine est <{1}>",
        "its root is <{1}> of {2}": "sa racine est <{1}> de {2}",
        "A segment is named by its article and its id (msgctxt)": "Un segment est désigné par son article et son identifiant (msgctxt)",
        "{1} has none": "{1} n’en a pas",
        "A translation file is into one of {1}": "Un fichier de traduction est dans l’une des langues {1}",
        "this one is into {1}": "celui-ci est en {1}",
        "this one is into {1} and not {2}": "celui-ci est en {1} et non en {2}",
        "A translation belongs to an article with a page in {1}": "Une traduction appartient à un article qui a une page en {1}",
        "Translations of an article that was renamed come in under its new name": "Les traductions d’un article renommé entrent sous son nouveau nom",
        "the site has no “{1}”, and “{2}” has {3} of its {4} texts":
            "le site n’a pas de «\u{A0}{1}\u{A0}», et «\u{A0}{2}\u{A0}» a {3} de ses {4} textes",
        "the site has no “{1}”": "le site n’a pas de «\u{A0}{1}\u{A0}»",
        "A translation belongs to a segment of its source page": "Une traduction appartient à un segment de sa page source",
        "{1} has no segment “{2}” in {3}": "{1} n’a pas de segment «\u{A0}{2}\u{A0}» en {3}",
        "{1} has no segment “{2}” in {3}: it was written anew or taken away since, or the file was exported for another locale; the file translates {4} as {5}":
            "{1} n’a pas de segment «\u{A0}{2}\u{A0}» en {3}\u{A0}: il a été réécrit ou retiré depuis, ou le fichier a été exporté pour une autre langue\u{202F}; le fichier traduit {4} par {5}",
        "{1}: {2} has translations that were not imported, and stays: import it first":
            "{1}\u{A0}: {2} a des traductions qui n’ont pas été importées, et reste\u{A0}: importez-le d’abord",
        "{1}: {2} segment is only in the translation any more, and in no export: take it out there":
            "{1}\u{A0}: {2} segment n’est plus que dans la traduction, et dans aucune exportation\u{A0}: retirez-le de la page",
        "{1}: {2} segments are only in the translations any more, and in no export: take them out there":
            "{1}\u{A0}: {2} segments ne sont plus que dans les traductions, et dans aucune exportation\u{A0}: retirez-les des pages",
        "{1} ({2}; gone from the source: {3})": "{1} ({2}\u{202F}; dont absents de la source\u{A0}: {3})",
        "Write into the page what still holds of it": "Écrivez dans la page ce qui en reste valable",
        "The memory keeps it and offers it in the next export: use what still holds of it":
            "La mémoire le garde et le propose à la prochaine exportation\u{A0}: reprenez-en ce qui reste valable",
        "All files of a document are translations into one language":
            "Tous les fichiers d’un document sont des traductions dans une même langue",
        "A file names the page that it is about (original)": "Un fichier nomme la page dont il s’agit (original)",
        "it says {1}": "celui-ci indique {1}",
        "Each unit of a file has an id of its own": "Chaque unité d’un fichier a son propre identifiant",
        "Each file of a document has an id of its own": "Chaque fichier d’un document a son propre identifiant",
        "A document with translations names their language (trgLang)": "Un document avec des traductions nomme leur langue (trgLang)",
        "this one does not": "celui-ci ne le fait pas",
        "Each data element of a unit has an id of its own": "Chaque élément data d’une unité a son propre identifiant",
        "A code that begins (sc) ends (ec) in the same unit": "Un code qui commence (sc) se termine (ec) dans la même unité",
        "{1} does not": "ce n’est pas le cas de {1}",
        "Each code of a text has an id of its own": "Chaque code d’un texte a son propre identifiant",
        "A code refers to data of its unit": "Un code renvoie à des données de son unité",
        "there is no data {1}": "il n’y a pas de données {1}",
        "A code ends (ec) behind where it begins (sc)": "Un code se termine (ec) après son début (sc)",
        "{1} does not begin before": "{1} ne commence pas avant",
        "A line of a PO file begins with #, a quotation mark or a keyword":
            "Une ligne d’un fichier PO commence par #, un guillemet ou un mot-clé",
        "this one begins with {1}": "celle-ci commence par {1}",
        "An entry of a PO file has a msgid": "Une entrée d’un fichier PO a un msgid",
        "the last one has none: the file seems to be cut off": "la dernière n’en a pas, et le fichier semble coupé",
        "The last line of a PO file ends with a line break": "La dernière ligne d’un fichier PO finit par un retour à la ligne",
        "it does not: the file seems to be cut off": "celle-ci non, et le fichier semble coupé",
        "{1} translation": "{1} traduction",
        "{1} translations": "{1} traductions",
        "A string stands behind a keyword": "Une chaîne suit un mot-clé",
        "there is none before it": "il n’y en a pas devant",
        "A string of a PO file stands in quotation marks": "Une chaîne d’un fichier PO est entre guillemets",
        "this one does not begin with one": "celle-ci ne commence pas par un guillemet",
        "this one does not end": "celle-ci ne se termine pas",
        "Nothing follows a string on its line": "Rien ne suit une chaîne sur sa ligne",
        "something does": "il y a autre chose",
        "An escape of a PO file is one of \\\\ \\\" \\n \\t \\r \\a \\b \\v \\f, or a backslash with the number of a byte":
            "Une séquence d’échappement d’un fichier PO est l’une de \\\\ \\\" \\n \\t \\r \\a \\b \\v \\f, ou une barre oblique inverse avec le nombre d’un octet",
        "this one is \\{1}": "celle-ci est \\{1}",
        "An entry of a PO file has a msgstr": "Une entrée d’un fichier PO a un msgstr",
        "this one has none": "celle-ci n’en a pas",
        "Each entry of a PO file has a context and text of its own":
            "Chaque entrée d’un fichier PO a un contexte et un texte qui lui sont propres",
        "these stand twice": "ceux-ci figurent deux fois",
        "A segment comes back with one translation": "Un segment revient avec une seule traduction",
        "{1}#{2} has another one in these files, which was taken": "{1}#{2} en a une autre dans ces fichiers, qui a été reprise",
        "A translation is written where its source stands, and nothing else of the page changes":
            "Une traduction s’écrit là où est sa source, et rien d’autre ne change dans la page",
        "{1}#{2} cannot be: {3}": "{1}#{2} ne peut pas l’être\u{A0}: {3}",
        "What the source has cut or put together goes out of the page once the new texts are there":
            "Ce que la source a coupé ou réuni sort de la page dès que les nouveaux textes y sont",
        "{1}#{2} cannot be taken out: {3}": "{1}#{2} ne peut pas en sortir\u{A0}: {3}",
        "Take it out of {1} by hand": "Retirez-le de {1} à la main",
        "Write it into {1} by hand": "Écrivez-la à la main dans {1}",
        "one segment of the source stands in several of the page": "un segment de la source en occupe plusieurs dans la page",
        "the page would read otherwise": "la page se lirait autrement",
        "other texts of its list, quote or table stand elsewhere in the page":
            "d’autres textes de sa liste, de sa citation ou de son tableau sont ailleurs dans la page",
        "what stands before and behind it in the source is one list, quote or table in the page":
            "ce qui le précède et le suit dans la source forme une seule liste, une seule citation ou un seul tableau dans la page",
        "{1} has a code that does not end, or ends inside another one": "{1} a un code qui ne se termine pas, ou qui se termine dans un autre",
        "In the translation tool, put its end where it belongs, then import again":
            "Dans l’outil de traduction, mettez sa fin à sa place, puis importez de nouveau",
        "{1} has no text in {2}": "{1} n’a pas de texte dans {2}",
        "In the translation tool, put the words between its two ends, then import again":
            "Dans l’outil de traduction, mettez les mots entre ses deux bouts, puis importez de nouveau",
    ]
}
