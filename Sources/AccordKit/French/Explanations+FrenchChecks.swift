import Diagnostics

// What explanations say in French of procedures, states, tables and links

extension Explanation {
    static let frenchProcedures: [Code: Words] = [
        .notOnScreen: Words(
            rule: "Chaque commande d’une procédure se trouve sur l’écran que le lecteur a atteint.",
            reason: """
                Une liste numérotée avec des liens `ui:` se parcourt dans le produit comme le lecteur la parcourt, à partir de
                l’écran de départ de l’article. Si une étape manque, ou n’est pas à sa place, le lecteur est perdu. Le message
                indique le chemin le plus court jusqu’à la commande\u{A0}: écrivez les étapes qui manquent.
                """),
        .unreachable: Words(
            rule: "Chaque commande d’une procédure peut être présente au moment voulu.",
            reason: """
                Le lecteur est sur le bon écran, mais la commande n’y est que dans un état impossible à cet endroit\u{A0}: l’article
                en indique un autre, ou une étape précédente l’a changé. Indiquez les bonnes conditions dans article.yml, ou
                écrivez l’étape qui amène cet état.
                """),
        .noStart: Words(
            rule: "Un article avec une procédure indique l’écran où elle commence.",
            reason: """
                «\u{A0}Sélectionnez Paramètres\u{A0}» ne dit rien à qui ne sait pas où chercher, et les étapes ne se vérifient pas sans
                point de départ. Ajoutez à article.yml la clé `start`, avec l’identifiant d’un écran.
                """),
        .unknownStart: Words(
            rule: "Une procédure commence sur un écran du modèle de capacités.",
            reason: """
                Les étapes se parcourent à partir de cet écran. Si le produit le supprime ou en change l’identifiant, toute la
                procédure est en doute. Nommez un écran du modèle\u{202F}; pour la plupart des articles, c’est l’un de ceux par où
                l’on entre dans le produit.
                """),
        .otherScreen: Words(
            rule: "L’écran que nomme une étape est celui que le lecteur a atteint.",
            reason: """
                Un lien vers un écran dit au lecteur où il se trouve. Si les étapes précédentes mènent ailleurs, il en manque
                une, ou l’une d’elles est fausse. Écrivez l’étape qui ouvre cet écran.
                """),
        .elsewhere: Words(
            rule: "Un passage qui nomme un écran nomme des commandes de cet écran.",
            reason: """
                Une phrase telle que «\u{A0}dans Paramètres, sélectionnez Lier\u{A0}» dit au lecteur où chercher. D’après le modèle, la
                commande est sur un autre écran\u{202F}; peut-être a-t-elle été déplacée. Nommez l’écran où elle est, ou une page qui
                le contient, ou parlez-en dans un autre paragraphe.
                """),
    ]

    static let frenchStates: [Code: Words] = [
        .unknownState: Words(
            rule: "Un état est un axe et l’une de ses valeurs dans le modèle de capacités.",
            reason: """
                Le texte d’un lien `state:` est libre\u{202F}; ce qui se vérifie, c’est l’axe et la valeur. Un état que le modèle n’a
                pas ne dit rien. Prenez l’axe et la valeur dans le modèle.
                """),
        .notObservable: Words(
            rule: "L’indice d’un état est présent dans cet état.",
            reason: """
                Une puce qui nomme un état et une commande dit au lecteur comment reconnaître cet état. Si la commande n’y est
                pas alors, il conclut de travers. Nommez ce que le produit montre dans cet état, ou indiquez la condition qui
                manque.
                """),
        .indistinguishable: Words(
            rule: "L’indice d’un état n’est pas présent dans les autres états.",
            reason: """
                Ce qui est toujours à l’écran ne prouve rien. Le lecteur dont le produit est dans un autre état le voit aussi,
                et croit avoir fini. Nommez ce qui n’est là que dans cet état\u{202F}; le message le propose si le modèle l’a.
                """),
        .falseAbsence: Words(
            rule: "Ce qu’une page dit absent ne s’affiche pas.",
            reason: """
                `?absent` dans une affirmation dit que le lecteur ne voit pas la commande. D’après le modèle, elle peut être là
                dans les conditions que la page indique. Indiquez la condition dans laquelle elle disparaît, ou ne dites pas
                qu’elle est absente.
                """),
        .unknownCondition: Words(
            rule: "Les conditions d’un article sont des axes et des valeurs du modèle de capacités.",
            reason: """
                La clé `when` de article.yml dit à qui l’article s’adresse. Une condition que le modèle ne connaît pas ne limite
                rien, et les affirmations de l’article seraient vérifiées pour tout le monde. Prenez l’axe et la valeur dans
                le modèle.
                """),
        .impossibleState: Words(
            rule: "Un état que nomme une page est possible à l’endroit où elle le nomme.",
            reason: """
                Les étapes précédentes, ou les conditions de l’article, en ont décidé autrement. L’une des deux indications
                est fausse, et le lecteur ne peut savoir laquelle. Corrigez la valeur, ou les étapes qui y mènent.
                """),
    ]

    static let frenchTables: [Code: Words] = [
        .unknownCapability: Words(
            rule: "Un bloc supported-tools nomme une capacité du modèle.",
            reason: """
                Le bloc tient lieu d’un tableau tiré du modèle\u{A0}: les outils et les éléments pour lesquels le produit a cette
                capacité. Sans capacité, il n’y a rien à montrer. Écrivez son identifiant après `supported-tools`\u{202F}; si le
                modèle n’en a qu’une, l’identifiant est facultatif.
                """),
        .writtenCells: Words(
            rule: "Un bloc supported-tools est vide, car son tableau vient du modèle de capacités.",
            reason: """
                Le texte du bloc n’est jamais publié, bien qu’il en ait l’air. Les lignes, leur ordre et leurs mots dans chaque
                langue viennent du produit. Supprimez le texte\u{202F}; ce qui mérite d’être dit va dans un paragraphe.
                """),
        .falseRow: Words(
            rule: "Une ligne d’outils et d’éléments dit ce que dit le modèle de capacités.",
            reason: """
                Un tableau écrit à la main reste tel quel quand le produit change. Chaque ligne qui nomme un outil et un élément
                par des affirmations est donc cherchée dans le modèle. Corrigez la ligne, ou laissez un bloc supported-tools
                faire tout le tableau.
                """),
        .emptyTable: Words(
            rule: "Un tableau généré a des lignes.",
            reason: """
                Le produit a cette capacité, mais plus aucun outil ne la prend en charge\u{A0}: la page montrerait un en-tête sans
                rien au-dessous. Demandez si la faute est au produit ou à son modèle\u{202F}; si la capacité a disparu, le tableau
                n’a plus de raison d’être.
                """),
        .unknownBlock: Words(
            rule: "Un bloc qui tient lieu d’un tableau généré s’appelle supported-tools.",
            reason: """
                Un bloc dont le nom est presque celui-là passe pour un exemple de code et se publie tel quel. S’il s’agit bien
                de code, donnez-lui un autre nom.
                """),
        .rowMissing: Words(
            rule: "Un tableau d’outils et d’éléments a chaque ligne que le produit prend en charge.",
            reason: """
                Le lecteur dont l’outil ou l’élément manque croit que ce n’est pas possible. Le reste du tableau est celui du
                modèle de capacités\u{A0}: la ligne a donc été oubliée, ou le tableau a vieilli. Ajoutez-la, ou importez la page, ce
                qui tire le tableau du modèle.
                """),
        .rowSurplus: Words(
            rule: "Un tableau d’outils et d’éléments n’a aucune ligne que le produit ne prend pas en charge.",
            reason: """
                Le lecteur qui suit cette ligne cherche ce que le produit ne sait pas faire, ou pas dans cet outil. Le reste du
                tableau est celui du modèle de capacités. Supprimez la ligne, ou placez-la sous l’outil que nomme le message.
                """),
        .itemNameDiffers: Words(
            rule: "Un tableau nomme chaque élément comme le produit, dans toutes les lignes.",
            reason: """
                Sous un autre nom, c’est un autre élément pour le lecteur\u{202F}; et si deux lignes se contredisent, personne ne sait
                lequel des deux noms le produit affiche. Écrivez celui que donne le message, dans toutes les lignes.
                """),
        .toolNameDiffers: Words(
            rule: "Un tableau nomme chaque outil comme le produit.",
            reason: """
                Les lignes sous ce nom sont celles d’un outil que le produit appelle autrement. Le lecteur le cherche dans les
                menus du produit, où il ne trouve que son vrai nom. Écrivez celui que donne le message.
                """),
        .taskDiffers: Words(
            rule: "Une ligne d’outils et d’éléments indique la tâche que le produit lui donne.",
            reason: """
                La tâche mène à l’endroit où la capacité s’emploie, et d’autres lignes du tableau, ou presque les mêmes mots
                ici, montrent que c’est le texte du modèle qui est voulu. Écrivez-le comme le donne le message.
                """),
        .noteDiffers: Words(
            rule: "Une remarque dans une ligne d’outils et d’éléments dit ce que dit celle du produit.",
            reason: """
                Une remarque précise lequel de plusieurs sens a un élément\u{202F}; fausse, elle mène le lecteur au mauvais. Celle-ci
                est presque celle du modèle de capacités, ou les remarques des autres lignes sont celles du modèle.
                Écrivez-la comme la donne le message.
                """),
    ]

    static let frenchLinks: [Code: Words] = [
        .noPageAtLink: Words(
            rule: "Un lien mène à une page du site, relativement à son fichier, ou à une adresse complète.",
            reason: """
                Un lien qui ne mène nulle part met fin à la lecture. Écrivez le chemin du dossier de cette page au fichier de
                l’autre, dans la même langue\u{A0}: `../autre-article/fr.md`. La page publiée a d’elle-même la bonne adresse. La clé
                `related` de article.yml prend des identifiants de la forme `SECTION/ARTICLE`.
                """),
        .noAnchor: Words(
            rule: "Un lien vers un titre reprend le titre de la langue source, en minuscules, avec - pour les espaces.",
            reason: """
                Les ancres d’une page viennent des titres de sa langue source et sont les mêmes dans toutes les langues\u{A0}: un
                lien n’a donc pas à être traduit. Un titre dont les mots ont changé a une autre ancre. Écrivez celle que propose
                le message, ou retirez ce qui suit le signe `#`.
                """),
        .noImage: Words(
            rule: "Une image est un fichier du dossier images/ de l’article.",
            reason: """
                Les pages publiées ne chargent rien d’ailleurs\u{A0}: elles fonctionnent hors ligne, et ne disent à personne qui les
                lit. Placez le fichier dans le dossier images/ à côté de la page. Un fichier dont le nom contient la langue, tel
                que `keys.fr.svg`, le remplace dans cette langue.
                """),
        .unsafeLink: Words(
            rule: "Un lien est relatif, est une affirmation, ou commence par le schéma https, http ou mailto.",
            reason: """
                D’autres schémas exécutent du code dans le navigateur du lecteur, ouvrent des programmes, ou mènent au disque de
                qui a écrit la page. Ils ne sont jamais publiés. Un schéma qui est presque celui d’une affirmation est le plus
                souvent une faute de frappe.
                """),
        .otherLanguage: Words(
            rule: "Une page mène à des pages de sa propre langue.",
            reason: """
                Le lien publié mène dans tous les cas à la langue du lecteur. Le nom du fichier dans le texte doit dire la même
                chose, sinon il égare la prochaine personne qui modifiera la page. Écrivez le nom de la langue de la page.
                """),
        .noAlternative: Words(
            rule: "Une image a un texte de remplacement.",
            reason: """
                Certains lecteurs ne voient pas l’image, et un lecteur d’écran leur en dit le texte de remplacement. Dites en
                quelques mots ce que montre l’image et pourquoi elle est là.
                """),
    ]
}
