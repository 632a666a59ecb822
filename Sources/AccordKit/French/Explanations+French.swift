import Diagnostics

extension Explanation {
    /// What explanations say in French, for the codes that translators and reviewers meet.
    static let french: [Code: Words] = [
        frenchLabels, frenchProcedures, frenchStates, frenchTables, frenchLinks, frenchLocales, frenchTypography, frenchComparisons, frenchExchange,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    private static let frenchTypography: [Code: Words] = [
        .wrongSpace: Words(
            rule: "En français, les espaces de la ponctuation, des guillemets et du pour cent sont insécables, ou il n’y en a pas.",
            reason: """
                À une espace ordinaire, la ligne peut se couper, et le signe commence alors la ligne suivante. L’espace
                qui convient dépend de l’autorité\u{A0}: en France, U+202F devant `;`, `!` et `?`, U+00A0 devant le deux-points\u{202F}; au
                Canada, aucune devant `;`, `!` et `?`\u{202F}; dans les textes de l’Union européenne, aucune devant le deux-points
                non plus. site.yml peut en nommer une autre que celle de la région\u{A0}: `typography: {fr: EU}`.
                """),
        .unusualSpace: Words(
            rule: "Des espaces insécables, un texte français a celle que préfère son autorité.",
            reason: """
                U+00A0 est aussi large qu’une espace ordinaire, U+202F est fine. Toutes deux gardent le signe sur sa
                ligne\u{A0}: ce n’est donc qu’une affaire d’apparence. La correction écrit celle qui est préférée.
                """),
        .straightApostrophe: Words(
            rule: "L’apostrophe d’un texte français est ’ (U+2019).",
            reason: """
                Le signe droit est celui de la machine à écrire. Il détonne dans un texte composé, et une recherche du
                mot tel qu’il est imprimé ne le trouve pas. Le code garde ses signes droits.
                """),
        .straightQuotes: Words(
            rule: "Une citation, dans un texte français, se met entre guillemets français.",
            reason: """
                Les guillemets droits sont ceux de la machine à écrire et du code. La correction met les guillemets
                français, avec leurs espaces insécables. Le code garde ses guillemets droits.
                """),
        .unaccentedCapital: Words(
            rule: "En français, les capitales ont leurs accents.",
            reason: """
                L’accent fait partie du mot, et son absence peut en faire un autre. Le clavier le rend difficile à
                saisir, ce qui ne regarde pas le lecteur. Seuls les mots certains sont signalés.
                """),
        .ordinal: Words(
            rule: "Les ordinaux français s’écrivent 1er, 1re, 2e, 3e.",
            reason: """
                Les terminaisons plus longues sont celles de la langue parlée. À l’écrit, le chiffre ne prend que les
                dernières lettres, et les autorités de toutes les régions en sont d’accord.
                """),
        .numberFormat: Words(
            rule: "Un nombre français a des espaces insécables entre les tranches de trois chiffres et une virgule devant les décimales.",
            reason: """
                Pour qui lit le français, `1,234.5` n’est pas un nombre, et `1.5` passe pour un numéro de version. Seul ce
                qui ne peut se lire que d’une façon est signalé\u{A0}: les nombres avec deux sortes de signes, avec des espaces,
                ou devant un pour cent ou une unité.
                """),
        .ellipsis: Words(
            rule: "Les points de suspension sont un seul caractère (…), et etc. n’a qu’un point.",
            reason: """
                Trois points peuvent se séparer en fin de ligne, et leur espacement est différent. Le code et les
                chemins comme ../ gardent leurs points.
                """),
        .pluralForm: Words(
            rule: "Après un nombre, un nom prend la forme que la langue prévoit pour ce nombre.",
            reason: """
                Chaque langue a ses formes, et ses nombres pour chacune (CLDR les appelle one, many, other, etc.). L’anglais
                dit «\u{A0}0 orders\u{A0}», le français «\u{A0}0 commande\u{A0}». Traduite mot à mot, la forme est celle de l’autre langue. Le
                modèle et le glossaire contiennent les formes de chaque nom\u{202F}; la correction écrit la bonne, et les
                mots voisins peuvent devoir suivre.
                """),
        .doubledWord: Words(
            rule: "Un mot ne s’écrit qu’une fois.",
            reason: """
                Un mot écrit deux fois est le plus souvent un reste de modification, difficile à voir en fin de ligne.
                Les mots qui se suivent à bon droit, comme «\u{A0}nous nous\u{A0}», ne sont pas signalés.
                """),
        .unbalanced: Words(
            rule: "Les parenthèses, les crochets et les guillemets vont par paires.",
            reason: """
                Une parenthèse seule laisse deviner où se termine la remarque, et c’est souvent le reste d’une syntaxe
                abîmée. Les numéros d’une liste comme a) ne sont pas concernés, et une citation peut courir sur
                plusieurs paragraphes.
                """),
        .longTitle: Words(
            rule: "Un titre de 70 caractères au plus s’affiche en entier dans les résultats de recherche.",
            reason: """
                Les moteurs de recherche coupent les titres plus longs, et les listes de liens se parcourent mal. Le
                français prend environ un cinquième de place de plus que l’anglais. Ce n’est qu’une remarque, car
                certaines questions sont longues.
                """),
        .longDescription: Words(
            rule: "Une description de 160 caractères au plus s’affiche en entier dans les résultats de recherche.",
            reason: """
                Les moteurs de recherche affichent la description sous le titre, et coupent les plus longues au milieu
                d’une phrase. Mettez d’abord ce qui compte le plus.
                """),
        .spelling: Words(
            rule: "Une page anglaise suit l’orthographe de sa région.",
            reason: """
                Les lecteurs de en-GB attendent «\u{A0}colour\u{A0}», ceux de en-US «\u{A0}color\u{A0}». Les pages en anglais sans région sont
                communes aux deux et restent telles quelles, sauf si site.yml indique leur orthographe\u{A0}:
                `spelling: {en: en-US}`. En anglais britannique, -ize est juste aussi.
                """),
        .foreignText: Words(
            rule: "Une page est dans une seule langue.",
            reason: """
                Une phrase dans une autre langue est le plus souvent une phrase qui n’a pas été traduite, comme un de ses
                mots, tel «\u{A0}and\u{A0}», dans une phrase française. Ce qui est entre guillemets ou en italique, le code, les
                noms et les libellés des affirmations ne sont pas examinés. Traduisez, ou mettez entre guillemets si c’est voulu.
                """),
        .forbiddenTerm: Words(
            rule: "Une page emploie les mots du glossaire.",
            reason: """
                Une chose qui a deux noms passe pour deux choses. glossary.yml énumère les mots dont il a été décidé de
                ne pas se servir\u{202F}; ils sont reconnus en majuscules ou en minuscules, au pluriel et après une élision.
                """),
    ]

    private static let frenchComparisons: [Code: Words] = [
        .numbersDiffer: Words(
            rule: "Une traduction contient les mêmes nombres que sa source.",
            reason: """
                Les nombres sont comparés par leur valeur, comme chaque langue les écrit\u{A0}: `1,234.5` en anglais est
                1\u{202F}234,5 en français, `3 pm` est 15\u{A0}h et `5/3/2024` le 3 mai 2024. Un nombre peut être un mot dans l’une
                des deux, ou un nombre romain. Si la source a changé depuis, c’est le texte dont la traduction est issue qui compte.
                """),
        .codeDiffers: Words(
            rule: "Une traduction contient le code et les images de sa source.",
            reason: """
                Ce qui est entre accents graves se saisit ou se lit tel quel, dans toutes les langues. Une image peut
                avoir une version pour la langue, profile.fr.png à côté de profile.png. Si la source a remplacé une
                image, «\u{A0}accord check --fix\u{A0}» la remplace ici aussi.
                """),
        .linksDiffer: Words(
            rule: "Une traduction contient les liens de sa source.",
            reason: """
                Un lien perdu prive les lecteurs d’une langue de ce qu’a l’autre. Les liens vers la même page dans une
                autre langue comptent comme égaux, même quand une adresse extérieure nomme sa langue. Si seule la cible
                d’un lien a changé dans la source, «\u{A0}accord check --fix\u{A0}» la change ici aussi.
                """),
        .marksLost: Words(
            rule: "Ce qui est mis en valeur dans la source l’est dans la traduction.",
            reason: """
                Le gras et l’italique se perdent facilement en passant par un outil de traduction. Les lecteurs de la
                traduction ne voient alors pas ce que la source souligne. Ce que seule la traduction met en valeur est signalé
                aussi, sauf l’italique de ce que la source met entre guillemets.
                """),
        .claimMoved: Words(
            rule: "Une affirmation reste dans la traduction du segment qui la fait.",
            reason: """
                La page fait les bonnes affirmations, mais l’une d’elles est passée dans un autre paragraphe, et sa
                phrase dit autre chose que la source. À l’intérieur d’un segment, l’ordre des phrases est libre.
                """),
        .protectedTerm: Words(
            rule: "Un nom que le glossaire protège s’écrit de même dans toutes les langues.",
            reason: """
                Les noms de produits ne se traduisent pas et gardent leurs capitales. glossary.yml les énumère\u{A0}:
                `protected: [Atelier]`. Les exportations les signalent, pour que les outils de traduction n’y touchent pas.
                """),
        .termNotUsed: Words(
            rule: "Là où la source emploie un mot du glossaire, la traduction emploie celui que le glossaire lui donne.",
            reason: """
                Une chose qui a deux noms passe pour deux choses. Toutes les formes déclarées comptent, en majuscules ou
                en minuscules, au pluriel et après une élision. Ce n’est qu’une remarque, car une phrase peut se passer
                de ce mot.
                """),
        .untranslated: Words(
            rule: "Une traduction est dans la langue de sa page.",
            reason: """
                Le segment dit mot pour mot ce que dit la source, dans la langue de la source. Les noms et les libellés
                qui sont identiques dans les deux langues ne sont pas signalés.
                """),
        .differentTranslations: Words(
            rule: "Un même texte a la même traduction sur tout le site.",
            reason: """
                Les titres et les tournures qui reviennent ne se reconnaissent que s’ils sont identiques. La traduction
                la plus fréquente est prise pour l’habituelle. Ce n’est qu’une remarque.
                """),
        .sameTranslation: Words(
            rule: "Des textes différents ont des traductions différentes.",
            reason: """
                Deux titres de la source qui n’en font qu’un dans la traduction sont dits deux fois, ou ont perdu une
                nuance. Les textes qui ne diffèrent que par les majuscules et la ponctuation comptent comme égaux.
                Ce n’est qu’une remarque.
                """),
        .endDiffers: Words(
            rule: "Une traduction se termine par la ponctuation de sa source.",
            reason: """
                Une question reste une question, et ce qui annonce une liste continue de l’annoncer. Les éléments d’une
                liste se terminent comme le veut la langue, et un deux-points peut être là où l’anglais met un point.
                """),
        .staleSegment: Words(
            rule: "Une traduction dit ce que sa source dit à présent.",
            reason: """
                Le verrou retient le texte source dont chaque segment est traduit. Si la source a depuis d’autres mots,
                ou une affirmation dont dépend la traduction, les lecteurs des deux langues n’apprennent pas la même
                chose. Traduisez la modification et acceptez-la\u{202F}; `translation` dans site.yml décide si de tels blocs
                sont publiés, annoncés, remplacés par la source, ou arrêtent la construction.
                """),
        .unreviewedSegment: Words(
            rule: "Une traduction est relue avant d’être considérée comme à jour.",
            reason: """
                Quelqu’un a modifié cette traduction depuis qu’elle a été acceptée, l’a déplacée ou rouverte, ou rien n’en est
                encore enregistré. Une approbation vaut pour les mots approuvés, et pour aucun autre. Relisez-la, puis
                acceptez-la ou approuvez-la avec «\u{A0}accord translate\u{A0}».
                """),
        .invalidLock: Words(
            rule: "Une ligne d’un verrou est un objet JSON avec les clés id, base, target et state.",
            reason: """
                Le verrou retient de quoi chaque segment est traduit. Une ligne illisible est un travail qui semble ne
                pas être fait. Les verrous sont écrits par «\u{A0}accord translate\u{A0}»\u{A0}: reprenez la ligne dans git, ou
                supprimez-la et acceptez de nouveau le segment.
                """),
        .lostSegment: Words(
            rule: "Un verrou retient des segments de sa page.",
            reason: """
                La source ne contient plus ce segment, et la traduction non plus\u{A0}: l’entrée ne sert plus à rien.
                «\u{A0}accord translate status --record\u{A0}» la retire, et le prochain avis sur la page aussi.
                """),
        .lockWithoutPage: Words(
            rule: "Un verrou est à côté de la page dont il parle.",
            reason: """
                La page a été supprimée ou renommée, et son verrou est resté. Déplacez le verrou avec une page que vous
                renommez\u{202F}; supprimez-le avec une page qui disparaît.
                """),
        .untranslatedSegment: Words(
            rule: "Tous les segments de la source sont traduits.",
            reason: """
                La source a un segment que la page traduite n’a pas, et ses lecteurs en apprennent moins. Traduisez-le,
                puis acceptez-le avec «\u{A0}accord translate accept\u{A0}». Si site.yml dit «\u{A0}fail\u{A0}» ou «\u{A0}notice\u{A0}» de ce
                qui est nouveau, cela se dit aussi des pages entières qui manquent à une langue.
                """),
        .sourceMissing: Words(
            rule: "Une traduction a une page source.",
            reason: """
                Le verrou dit d’après quoi la page a été traduite, et cette page a été supprimée ou renommée. Les lecteurs
                d’une langue lisent ce que plus personne ne tient à jour. Supprimez la traduction avec sa source, ou
                rétablissez la source. Une page sans verrou peut avoir été écrite dans sa langue, et rien n’en est dit.
                """),
    ]

    private static let frenchExchange: [Code: Words] = [
        .sourceDrifted: Words(
            rule: "Une traduction est reprise tant que sa source dit ce qui a été exporté.",
            reason: """
                Le traducteur a traduit ce qui a été exporté. Si la source dit autre chose à présent, le texte semblerait
                à jour et serait faux. Il n’est pas repris, et le constat le cite\u{A0}: écrivez dans la page ce qui en reste
                valable. Si seuls des liens ou des marques de la source ont changé, la traduction est reprise avec ceux
                d’aujourd’hui.
                """),
        .translationConflict: Words(
            rule: "Une traduction modifiée dans la page n’est pas écrasée.",
            reason: """
                Quelqu’un a changé la traduction dans la page pendant qu’elle était chez un traducteur. Tous deux ont fait
                un travail que seule une personne peut réunir. La page reste telle quelle\u{A0}: écrivez-y le texte qui vaut.
                """),
        .codesLost: Words(
            rule: "Une traduction garde les affirmations, les liens et la mise en forme de sa source.",
            reason: """
                Les mots peuvent être dans un autre ordre dans une autre langue, mais ce que la page dit du produit ne
                change pas. Une traduction qui a perdu une affirmation, un lien ou une mise en forme, ou qui en a de trop,
                n’est pas reprise\u{202F}; les autres segments du fichier le sont. Remettez le code dans l’outil de traduction.
                """),
        .unknownTranslation: Words(
            rule: "Une traduction appartient à un segment de sa page source.",
            reason: """
                Chaque segment a un identifiant qui reste le même quand le texte est modifié ou déplacé. Un identifiant que
                la page n’a pas est celui d’un texte retiré ou réécrit, ou a été changé dans l’outil de traduction. Sa
                traduction n’entre pas dans la page. Ce que quelqu’un a traduit est cité, et la mémoire le garde pour la
                prochaine exportation.
                """),
        .unknownExchangeFile: Words(
            rule: "Un fichier de traduction est au format XLIFF 1.2, XLIFF 2, PO ou TMX.",
            reason: """
                Les fichiers de traduction se reconnaissent à leur contenu, quel que soit leur nom. Un fichier coupé ou
                d’une autre sorte n’est pas lu, et rien n’en est repris. Indiquez le fichier que l’outil de traduction a
                enregistré.
                """),
        .exchangeLocale: Words(
            rule: "Un fichier de traduction est dans l’une des langues vers lesquelles le site se traduit.",
            reason: """
                La langue que nomme le fichier décide de la page qui est écrite. Elle doit être l’une de celles de
                site.yml, et non celle dans laquelle les articles sont écrits. Corrigez-la dans l’outil de traduction,
                ou ajoutez la langue au site.
                """),
        .malformedExchange: Words(
            rule: "Un fichier de traduction respecte les règles de son format.",
            reason: """
                Les identifiants sont uniques, les codes vont par paires, la traduction d’un paragraphe est un
                paragraphe. Sinon, il n’est pas certain de ce qui est voulu. Le segment est laissé de côté, les autres
                sont repris.
                """),
        .unplacedTranslation: Words(
            rule: "Une traduction s’écrit là où est sa source, et rien d’autre ne change dans la page.",
            reason: """
                Une fois la traduction écrite, la page est relue. Si elle avait une autre structure, ou si un segment se
                lisait autrement que prévu, la page reste telle quelle. Écrivez le texte à la main dans la page.
                """),
    ]
}
