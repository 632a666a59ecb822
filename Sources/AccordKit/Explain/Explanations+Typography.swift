// `TRN…` of one page

extension Explanation {
    static let typography: [Explanation] = [
        Explanation(
            code: .wrongSpace,
            rule: "In French, the spaces around : ; ! ? % « and » are ones that no line breaks at, or there is none.",
            reason: """
                At an ordinary space a line may end, and the mark then begins the next line. Which space stands
                before which mark depends on the authority: in France U+202F before ; ! ? and U+00A0 before the
                colon, in Canada none before ; ! ?, in texts of the European Union none before the colon either.
                site.yml names another than that of the region: “typography: {fr: EU}”.
                """,
            failing: .page("Ouvrez le [Menu](ui:home.menu) ; tout y est.", locale: "fr"),
            passing: .page("Ouvrez le [Menu](ui:home.menu)\u{202F}; tout y est.", locale: "fr")),
        Explanation(
            code: .unusualSpace,
            rule: "Of the spaces that no line breaks at, a French text has the one that its authority prefers.",
            reason: """
                U+00A0 is as wide as an ordinary space, U+202F is narrow. Both keep the mark on its line, so that
                this is a matter of looks. The fix writes the preferred one.
                """,
            failing: .page("Ouvrez le [Menu](ui:home.menu)\u{A0}; tout y est.", locale: "fr"),
            passing: .page("Ouvrez le [Menu](ui:home.menu)\u{202F}; tout y est.", locale: "fr")),
        Explanation(
            code: .straightApostrophe,
            rule: "The apostrophe of a French text is ’ (U+2019).",
            reason: """
                The straight sign is that of a typewriter. It looks foreign in a typeset text, and a search for
                the word as it is printed does not find it. Code keeps its straight signs.
                """,
            failing: .page("Ouvrez l'écran du [Menu](ui:home.menu) d'abord.", locale: "fr"),
            passing: .page("Ouvrez l’écran du [Menu](ui:home.menu) d’abord.", locale: "fr")),
        Explanation(
            code: .straightQuotes,
            rule: "A quotation in a French text stands between « and ».",
            reason: """
                Straight quotation marks are those of a typewriter and of code. The fix puts French ones, with
                the spaces that no line breaks at. Code keeps its straight marks.
                """,
            failing: .page("Le [Menu](ui:home.menu) est dit \"principal\" ici.", locale: "fr"),
            passing: .page("Le [Menu](ui:home.menu) est dit «\u{A0}principal\u{A0}» ici.", locale: "fr")),
        Explanation(
            code: .unaccentedCapital,
            rule: "Capitals have their accents in French.",
            reason: """
                An accent is a part of the word, and its absence can make another of it. The keyboard makes it
                hard to type, which is no reason for the reader. Only words that are certain are told.
                """,
            failing: .page("Etape 1. Ouvrez le [Menu](ui:home.menu).", locale: "fr"),
            passing: .page("Étape 1. Ouvrez le [Menu](ui:home.menu).", locale: "fr")),
        Explanation(
            code: .ordinal,
            rule: "French ordinals are written 1er, 1re, 2e, 3e.",
            reason: """
                The longer endings are how the words are spoken. In writing the numeral takes the last letters
                only, on which the authorities of all regions agree.
                """,
            failing: .page("Le [Menu](ui:home.menu) est le 2ème bouton.", locale: "fr"),
            passing: .page("Le [Menu](ui:home.menu) est le 2e bouton.", locale: "fr")),
        Explanation(
            code: .numberFormat,
            rule: "A French number has no-break spaces between groups of three digits and a comma before its decimals.",
            reason: """
                To a reader of French, 1,234.5 is no number, and 1.5 is taken for a version. Only what can be read in
                one way is told: numbers with two kinds of signs, with spaces, or before a percent sign or a unit.
                """,
            failing: .page("Le [Menu](ui:home.menu) garde 10,000,000 lignes.", locale: "fr"),
            passing: .page("Le [Menu](ui:home.menu) garde 10\u{202F}000\u{202F}000 lignes.", locale: "fr")),
        Explanation(
            code: .ellipsis,
            rule: "An ellipsis in a French text is one character (…), and etc. has one dot.",
            reason: """
                Three dots can be torn apart at the end of a line, and are spaced differently. Code and paths such
                as ../ keep their dots.
                """,
            failing: .page("Ouvrez le [Menu](ui:home.menu)...", locale: "fr"),
            passing: .page("Ouvrez le [Menu](ui:home.menu)…", locale: "fr")),
        Explanation(
            code: .pluralForm,
            rule: "Behind a number stands the form of a name that the language has for that number.",
            reason: """
                Each language has its own forms, and its own numbers that they go with (CLDR calls them one, many, other
                and so on): English says 0 orders, French 0 commande. Translated word by word, the form is that of the
                other language. The model and the glossary hold the forms of each name; the fix writes the right one, and
                the words around it may have to follow.
                """,
            failing: .page("[Commandes](tool:orders) contient 0 [Bons de commande](item:purchase-order).", locale: "fr"),
            passing: .page("[Commandes](tool:orders) contient 0 [Bon de commande](item:purchase-order).", locale: "fr")),
        Explanation(
            code: .doubledWord,
            rule: "A word is written once.",
            reason: """
                A word that stands twice is mostly left over from an edit, and hard to see at the end of a line.
                Words that meet rightly are not told, such as “nous nous” and “that that”.
                """,
            failing: .page("Open the the [Menu](ui:home.menu)."),
            passing: .page("Open the [Menu](ui:home.menu).")),
        Explanation(
            code: .unbalanced,
            rule: "Brackets and quotation marks come in pairs.",
            reason: """
                A lone bracket leaves the reader to guess where the remark ends, and is often what remains of
                broken syntax. Numbers of a list such as a) are no brackets, and a quotation may run over several
                paragraphs.
                """,
            failing: .page("Open the [Menu](ui:home.menu) (at the top."),
            passing: .page("Open the [Menu](ui:home.menu) (at the top).")),
        Explanation(
            code: .longTitle,
            rule: "A title of at most 70 characters is shown whole in search results.",
            reason: """
                Search engines cut longer ones, and lists of links become hard to scan. French takes about a fifth
                more room than English. This is a note, since some questions are long.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"),
                (
                    examplePage("en"),
                    "---\ntitle: What the menu at the top of the page is for, and how it is opened and closed\n---\n\nOpen the [Menu](ui:home.menu).\n"
                ),
            ]),
            passing: Example([
                (exampleArticle, "kind: faq\n"),
                (examplePage("en"), "---\ntitle: What the menu is for\n---\n\nOpen the [Menu](ui:home.menu).\n"),
            ])),
        Explanation(
            code: .longDescription,
            rule: "A description of at most 160 characters is shown whole in search results.",
            reason: """
                Search engines show the description below the title, and cut longer ones in the middle of a
                sentence. What matters most stands first.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"),
                (
                    examplePage("en"),
                    """
                    ---
                    title: The menu
                    description: The menu at the top of the page leads to the settings of your account, to the keys that you linked, and to everything else that you can do with the product, wherever you are in it.
                    ---

                    Open the [Menu](ui:home.menu).

                    """
                ),
            ]),
            passing: Example([
                (exampleArticle, "kind: faq\n"),
                (
                    examplePage("en"),
                    "---\ntitle: The menu\ndescription: How to reach your settings and your keys.\n---\n\nOpen the [Menu](ui:home.menu).\n"
                ),
            ])),
        Explanation(
            code: .spelling,
            rule: "An English page is spelt as in its region.",
            reason: """
                Readers of en-GB expect colour, readers of en-US color. Pages in plain English are shared by both and
                are left alone, unless site.yml says whose spelling they have: “spelling: {en: en-US}”.
                British -ize is right, too.
                """,
            failing: .page("Open the [Menu](ui:home.menu) and choose a color.", locale: "en-GB"),
            passing: .page("Open the [Menu](ui:home.menu) and choose a colour.", locale: "en-GB")),
        Explanation(
            code: .foreignText,
            rule: "A page is in one language.",
            reason: """
                A sentence in another language is mostly one that was never translated, and so is a word of it, such
                as “and” in a French sentence. What stands between quotation marks or in italics, code, names and the
                labels of claims are not looked at. Translate it, or put it between quotation marks where it is meant.
                """,
            failing: .page("Ouvrez le [Menu](ui:home.menu). You can close it with the same button.", locale: "fr"),
            passing: .page("Ouvrez le [Menu](ui:home.menu). Le même bouton permet de le fermer.", locale: "fr")),
        Explanation(
            code: .forbiddenTerm,
            rule: "A page uses the words of the glossary.",
            reason: """
                One thing with two names looks like two things. glossary.yml lists the words that were decided
                against; they are found in any case, in the plural, and behind an elided article.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"),
                (examplePage("fr"), page("L’[entreprise](term:company), ou société, a un [Menu](ui:home.menu).")),
                ("Content/glossary.yml", exampleGlossary),
            ]),
            passing: Example([
                (exampleArticle, "kind: faq\n"), (examplePage("fr"), page("L’[entreprise](term:company) a un [Menu](ui:home.menu).")),
                ("Content/glossary.yml", exampleGlossary),
            ])),
    ]

    private static let exampleGlossary = """
        terms:
          company:
            en: {preferred: company}
            fr: {preferred: entreprise, forbidden: [société]}

        """
}
