// `LOC…`

extension Explanation {
    static let locales: [Explanation] = [
        Explanation(
            code: .claimMissing,
            rule: "A translation makes the claims of its source.",
            reason: """
                What one language says about the product, the others say, too, in the same step or section.
                Otherwise one group of readers is told less. Add the claim where the message says; its order
                within the step is free.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).",
                fr: "Ouvrez le [Menu](ui:home.menu), puis les paramètres."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).",
                fr: "Ouvrez les [Paramètres](ui:menu.settings) dans le [Menu](ui:home.menu).")),
        Explanation(
            code: .claimExtra,
            rule: "A translation makes the claims of its source and no other.",
            reason: """
                A claim that stands in one language alone is either news for all languages or a mistake. Add it
                to the source as well, or take it out.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu).",
                fr: "Ouvrez le [Menu](ui:home.menu), puis [Paramètres](ui:menu.settings)."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu).",
                fr: "Ouvrez le [Menu](ui:home.menu).")),
        Explanation(
            code: .claimAltered,
            rule: "A translation says of the product what its source says.",
            reason: """
                In the same place the source names one thing and the translation another. Both may be true, but
                the two pages tell different stories. Claim the same in both; the text of the link is the label
                of each language.
                """,
            failing: .pages(
                en: "It is about [Purchase Orders](item:purchase-order).",
                fr: "Il s’agit des [Contrats](item:subcontract)."),
            passing: .pages(
                en: "It is about [Purchase Orders](item:purchase-order).",
                fr: "Il s’agit des [Bons de commande](item:purchase-order).")),
        Explanation(
            code: .brokenClaim,
            rule: "A link is written [text](destination), with nothing between the brackets and the parenthesis.",
            reason: """
                Translation tools and typing slips tear links apart. What is left is no link for Markdown: readers
                would see the brackets and the id, and nothing would be checked. Put the link together again;
                “accord check --fix” takes out a space between ] and (.
                """,
            failing: .page("Open the [Menu] (ui:home.menu), then [Settings](ui:menu.settings)."),
            passing: .page("Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).")),
        Explanation(
            code: .alertMarker,
            rule: "An alert begins with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION], alone on its line, in every language.",
            reason: """
                The marker is no text: it tells what kind of alert this is, and the published page has the word in
                the reader's language. Translated or misspelt, it would be published as it stands. Write the
                English marker, and begin the text on the next line.
                """,
            failing: .page("> [!REMARQUE]\n> Le [Menu](ui:home.menu) est en haut.", locale: "fr"),
            passing: .page("> [!NOTE]\n> Le [Menu](ui:home.menu) est en haut.", locale: "fr")),
        Explanation(
            code: .conflictMarker,
            rule: "A page is one version, and not two that a merge left side by side.",
            reason: """
                Where two people changed the same lines, git leaves both versions with marks around them. Decide which
                holds, and take out the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>. As long as they
                stand there, the page is compared with no other. In a block of code such lines are text.
                """,
            failing: .page("<<<<<<< ours\nOpen the [Menu](ui:home.menu)."),
            passing: .page("Open the [Menu](ui:home.menu).")),
        Explanation(
            code: .codeBlocksDiffer,
            rule: "A translation has the code of its source, but for remarks in it.",
            reason: """
                Code blocks are no segments, so nobody is asked to translate them; when the source has another command, its
                translations must have it, too. Remarks in the code (lines that begin with # or //, and the like) may be
                translated. A block whose first word behind the fence is text is not compared.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu), and type:\n\n```sh\nopen --new\n```",
                fr: "Ouvrez le [Menu](ui:home.menu) et tapez ceci\u{A0}:\n\n```sh\nopen --old\n```"),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu), and type:\n\n```sh\nopen --new\n```",
                fr: "Ouvrez le [Menu](ui:home.menu) et tapez ceci\u{A0}:\n\n```sh\nopen --new\n```")),
        Explanation(
            code: .stepsDiffer,
            rule: "A procedure has the same steps and branches in each language.",
            reason: """
                The product is the same in every language, and so is the way through it. With other steps, pages
                cannot be compared, and “step 3” means two things. Divide the translation into the steps of the
                source.
                """,
            failing: .pages(
                en: "1. Open the [Menu](ui:home.menu).\n2. Select [Settings](ui:menu.settings).",
                fr: "1. Ouvrez le [Menu](ui:home.menu), puis [Paramètres](ui:menu.settings).",
                article: "kind: how-to\nstart: home"),
            passing: .pages(
                en: "1. Open the [Menu](ui:home.menu).\n2. Select [Settings](ui:menu.settings).",
                fr: "1. Ouvrez le [Menu](ui:home.menu).\n2. Sélectionnez [Paramètres](ui:menu.settings).",
                article: "kind: how-to\nstart: home")),
        Explanation(
            code: .headingsDiffer,
            rule: "A translation has the headings of its source, in number and level.",
            reason: """
                Readers who switch the language keep their place by the headings, and links to a heading work in
                every language. Both need the same headings in the same order. Add or remove those that differ.
                """,
            failing: .pages(
                en: "## The menu\n\nOpen the [Menu](ui:home.menu).\n\n## More",
                fr: "## Le menu\n\nOuvrez le [Menu](ui:home.menu)."),
            passing: .pages(
                en: "## The menu\n\nOpen the [Menu](ui:home.menu).\n\n## More",
                fr: "## Le menu\n\nOuvrez le [Menu](ui:home.menu).\n\n## Plus")),
        Explanation(
            code: .calloutsDiffer,
            rule: "A translation has the callouts, check boxes and kinds of blocks of its source.",
            reason: """
                Whether a text is a note or a warning, and whether something is done, is no matter of language. A
                change of the marker in the source is no change of its words, so it makes no translation stale. The
                same holds for a paragraph that became a bullet, a numbered item, a quote or a cell of a table: where
                there is a lock, such blocks are compared, too.
                """,
            failing: .pages(
                en: "> [!WARNING]\n> The [Menu](ui:home.menu) closes.", fr: "> [!NOTE]\n> Le [Menu](ui:home.menu) se ferme."),
            passing: .pages(
                en: "> [!WARNING]\n> The [Menu](ui:home.menu) closes.", fr: "> [!WARNING]\n> Le [Menu](ui:home.menu) se ferme.")),
    ]
}
