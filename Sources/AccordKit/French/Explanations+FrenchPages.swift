import Diagnostics

// What explanations say in French of labels and of the parity between languages

extension Explanation {
    static let frenchLabels: [Code: Words] = [
        .unknownID: Words(
            rule: "Une affirmation nomme quelque chose qui figure dans le modèle de capacités ou dans le glossaire.",
            reason: """
                Une affirmation se vérifie par son identifiant. Un identifiant inconnu ne se vérifie pas, et la page parle
                peut-être de ce que le produit n’a plus. Prenez l’identifiant dans le modèle de capacités\u{202F}; si le produit
                l’a changé, c’est à son éditeur d’ajouter un alias.
                """),
        .wrongLabel: Words(
            rule: "Un libellé s’écrit comme le produit l’affiche.",
            reason: """
                Le lecteur cherche les mots mêmes que la page lui donne. Si un bouton a changé de nom, ou si le traducteur a
                choisi le sien, il cherche en vain. Écrivez le libellé que donne le message, ou, si la phrase parle d’autre
                chose, nommez cette autre chose dans le lien. Si le produit l’a renommé, `accord check --live --fix` (ou
                `--capabilities` avec le nouveau modèle) écrit le nouveau libellé dans toutes les langues, tant que
                l’instantané a l’ancien\u{202F}; des crochets vides, [](ui:menu.settings), le prennent dans tous les cas.
                """),
        .labelTypography: Words(
            rule: "Un libellé s’écrit exactement comme le produit l’affiche, avec ses majuscules, ses espaces et sa ponctuation.",
            reason: """
                Une petite différence passe pour une faute, et une recherche dans la page ne trouve pas le libellé. Le message
                nomme le premier caractère qui diffère, même s’il ne se voit pas, comme une espace insécable.
                «\u{A0}accord check --fix\u{A0}» le corrige.
                """),
        .labelOfOtherLocale: Words(
            rule: "Un libellé s’écrit comme le produit l’affiche dans la langue de la page.",
            reason: """
                Qui lit le français a aussi le produit en français. Un libellé resté dans la langue de la source, ou pris à une
                région voisine, est un mot que ce lecteur ne voit jamais. Écrivez le libellé de la langue de la page, ou laissez
                «\u{A0}accord check --fix\u{A0}» le faire.
                """),
        .aliasedID: Words(
            rule: "Une affirmation emploie l’identifiant en vigueur.",
            reason: """
                Le produit a changé l’identifiant et garde l’ancien comme alias\u{A0}: l’affirmation reste valable. Un alias peut
                disparaître un jour. «\u{A0}accord check --fix\u{A0}» écrit le nouvel identifiant.
                """),
        .emptyLabel: Words(
            rule: "Des crochets vides prennent le libellé du produit.",
            reason: """
                Vous n’avez pas à saisir les libellés\u{A0}: la page publiée a le bon dans chaque langue. Le texte se lit pourtant
                mieux, pour qui l’écrit et qui le traduit, avec le libellé à sa place. «\u{A0}accord check --fix\u{A0}» l’y écrit.
                """),
        .unavailable: Words(
            rule: "Une commande que la page nomme peut être présente dans les conditions que la page indique.",
            reason: """
                La page dit dans quel cas elle s’applique, le modèle dit dans quel cas la commande est présente\u{202F}; les deux ne
                vont pas ensemble, et le lecteur à qui la page s’adresse ne verra jamais la commande. Changez `when` dans
                article.yml, nommez l’état dans le passage, ou ne parlez pas de la commande.
                """),
        .unstatedCondition: Words(
            rule: "Une page indique les conditions de ce qu’elle nomme.",
            reason: """
                La commande est présente pour certains lecteurs et non pour d’autres, et la page ne dit pas lesquels. Ceux qui
                ne l’ont pas croient que la page se trompe. Indiquez la condition\u{A0}: par `when` dans article.yml pour tout
                l’article, ou par un lien d’état (`state:`) pour un passage.
                """),
        .noLabel: Words(
            rule: "Ce qu’une page nomme a un nom dans la langue de la page.",
            reason: """
                Un texte peut être emprunté à une autre langue, un nom jamais\u{A0}: le lecteur chercherait un mot que son produit
                n’affiche pas. Demandez le texte qui manque pour le modèle de capacités, ou ajoutez-le au glossaire.
                """),
        .malformedClaim: Words(
            rule: "Une affirmation a la forme que demande son schéma.",
            reason: """
                Les formes sont `ui:ID`, `ui:ID?absent`, `tool:ID`, `item:ID`, `term:ID` et `state:AXE=VALEUR`. Un lien qui
                commence comme une affirmation et continue autrement ne peut être ni vérifié ni publié. Donnez-lui l’une de
                ces formes.
                """),
        .twoNames: Words(
            rule: "Une page donne toujours le même nom à la même chose.",
            reason: """
                Deux noms qui ne diffèrent que par l’ordre des mots ou par un article passent pour deux choses, et le lecteur
                cherche la seconde en vain. Le produit n’affiche ni l’un ni l’autre\u{A0}: la page seule ne dit pas lequel est
                le bon. Choisissez l’un des deux.
                """),
        .unknownControl: Words(
            rule: "Une commande nommée par une étape se trouve sur l’écran que le lecteur a atteint.",
            reason: """
                L’étape parle d’un bouton ou d’un onglet que ni cet écran ni aucun autre n’a, même sous un nom semblable. Il a
                été retiré ou renommé, ou le modèle de capacités ne l’a pas encore. Le message énumère ce qui s’y trouve.
                """),
    ]

    static let frenchLocales: [Code: Words] = [
        .claimMissing: Words(
            rule: "Une traduction contient les affirmations de sa source.",
            reason: """
                Ce qu’une langue dit du produit, les autres le disent aussi, dans la même étape ou la même partie. Sinon, une
                part des lecteurs en apprend moins. Ajoutez l’affirmation là où l’indique le message\u{202F}; à l’intérieur
                d’une étape, l’ordre est libre.
                """),
        .claimExtra: Words(
            rule: "Une traduction contient les affirmations de sa source et aucune autre.",
            reason: """
                Une affirmation qui n’est que dans une langue est soit une nouvelle pour toutes, soit une erreur. Ajoutez-la
                aussi à la source, ou supprimez-la.
                """),
        .claimAltered: Words(
            rule: "Une traduction dit du produit ce qu’en dit sa source.",
            reason: """
                Au même endroit, la source nomme une chose et la traduction une autre. Les deux peuvent être vraies, mais les
                deux pages ne disent pas la même chose. Affirmez la même chose dans les deux\u{202F}; le texte du lien est le
                libellé de chaque langue.
                """),
        .brokenClaim: Words(
            rule: "Un lien s’écrit [texte](destination), sans rien entre le crochet et la parenthèse.",
            reason: """
                Les outils de traduction et les fautes de frappe déchirent les liens. Ce qui reste n’est plus un lien pour
                Markdown\u{A0}: les lecteurs verraient les crochets et l’identifiant, et rien ne serait vérifié. Recollez le
                lien\u{202F}; «\u{A0}accord check --fix\u{A0}» supprime une espace entre le crochet et la parenthèse.
                """),
        .alertMarker: Words(
            rule: "Un encadré commence par [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] ou [!CAUTION], seul sur sa ligne, dans toutes les langues.",
            reason: """
                Cette marque n’est pas du texte\u{A0}: elle dit de quelle sorte d’encadré il s’agit, et la page publiée a le mot
                dans la langue du lecteur. Traduite ou mal écrite, elle serait publiée telle quelle. Écrivez la marque
                anglaise, et commencez le texte à la ligne suivante.
                """),
        .conflictMarker: Words(
            rule: "Une page est une seule version, et non deux qu’une fusion a laissées côte à côte.",
            reason: """
                Là où deux personnes ont changé les mêmes lignes, git laisse les deux versions entre des marques. Décidez
                laquelle vaut, puis supprimez l’autre et les lignes qui commencent par `<<<<<<<`, `=======` et `>>>>>>>`.
                Tant qu’elles y sont, la page n’est pas comparée à sa source. Dans un bloc de code, ces lignes sont du texte.
                """),
        .stepsDiffer: Words(
            rule: "Une procédure a les mêmes étapes et les mêmes puces dans chaque langue.",
            reason: """
                Le produit est le même dans toutes les langues, et le chemin aussi. Avec d’autres étapes, les pages ne se
                comparent pas, et «\u{A0}l’étape 3\u{A0}» veut dire deux choses. Découpez la traduction selon les étapes de la source.
                """),
        .headingsDiffer: Words(
            rule: "Une traduction a les titres de sa source, en nombre et en niveau.",
            reason: """
                Qui change de langue garde sa place grâce aux titres, et un lien vers un titre vaut dans toutes les langues.
                Il y faut les mêmes titres dans le même ordre. Ajoutez ou supprimez ceux qui diffèrent.
                """),
        .otherLanguageText: Words(
            rule: "Tout le texte d’une page est dans sa langue.",
            reason: """
                Un paragraphe resté dans la langue de la source est sauté par qui ne la connaît pas, et montre que le reste n’a
                pas été relu non plus. Seuls les textes qui sont à coup sûr dans l’autre langue sont signalés. Traduisez-le.
                """),
        .mistranslatedHeading: Words(
            rule: "Un titre a les mots qui ont été convenus.",
            reason: """
                Un titre d’un seul mot n’a pas de contexte, et les machines en prennent le sens le plus courant\u{A0}: Steps est
                devenu un escalier. Sont signalés les erreurs connues, les libellés du produit dans une autre langue, les mots
                que le glossaire interdit et, à côté de la page source, les mots du glossaire que le titre traduit n’a pas.
                Écrivez ce que donne le message.
                """),
        .truncatedSentence: Words(
            rule: "Une phrase est entière.",
            reason: """
                Une phrase qui se termine par un article ou une virgule a perdu sa fin lors d’une modification ou de la
                traduction, et souvent c’est la fin qui compte. Cela vaut aussi d’un long paragraphe sans point quand tous
                les autres en ont un. Écrivez la suite.
                """),
        .calloutsDiffer: Words(
            rule: "Une traduction a les encadrés, les cases à cocher et les sortes de blocs de sa source.",
            reason: """
                Qu’un texte soit une remarque ou un avertissement, ou qu’une chose soit faite, n’est pas affaire de langue.
                Changer la marque dans la source ne change pas ses mots, et ne rend donc périmée aucune traduction. Il en va
                de même d’un paragraphe devenu puce, élément numéroté, citation ou cellule de tableau\u{A0}: s’il y a un
                verrou, ces blocs sont comparés eux aussi.
                """),
        .codeBlocksDiffer: Words(
            rule: "Une traduction a le code de sa source, aux remarques près.",
            reason: """
                Les blocs de code ne sont pas des segments, et personne n’est invité à les traduire\u{202F}; si la source a une
                autre commande, ses traductions doivent l’avoir aussi. Les remarques dans le code (les lignes qui commencent
                par `#` ou `//`, par exemple) peuvent se traduire. Un bloc dont le premier mot après la clôture est `text`
                n’est pas comparé.
                """),
        .orderDiffers: Words(
            rule: "Une traduction a l’ordre de sa source.",
            reason: """
                La source a été mise dans un autre ordre depuis la traduction. Il n’y a rien à traduire pour cela, et rien de
                faux dans ce que dit la page\u{A0}: c’est pourquoi ce n’est qu’une remarque. Déplacez ce que nomme le message, pour
                que les lecteurs de toutes les langues trouvent tout dans le même ordre.
                """),
    ]
}
