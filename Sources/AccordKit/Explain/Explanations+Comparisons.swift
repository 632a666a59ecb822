// `TRN…` of a translation and its source

extension Explanation {
    static let comparisons: [Explanation] = [
        Explanation(
            code: .numbersDiffer,
            rule: "A translation has the numbers of its source.",
            reason: """
                Numbers are compared by value, as each language writes them: 1,234.5 in English is 1 234,5 in
                French, 3 pm is 15 h, and 5/3/2024 is May 3. A number may be a word in one of the two, or a Roman
                numeral. Where the source has changed since, the text that the translation was made from counts.
                """,
            failing: .pages(
                en: "The [Menu](ui:home.menu) closes after 30 seconds.", fr: "Le [Menu](ui:home.menu) se ferme au bout de 20 secondes."),
            passing: .pages(
                en: "The [Menu](ui:home.menu) closes after 30 seconds.", fr: "Le [Menu](ui:home.menu) se ferme au bout de 30 secondes.")),
        Explanation(
            code: .codeDiffers,
            rule: "A translation has the code and the images of its source.",
            reason: """
                What stands between backticks is typed or read as it is, in every language. An image may have a
                version for the language, profile.fr.png beside profile.png. Where the source has exchanged an image,
                “accord check --fix” exchanges it here as well.
                """,
            failing: .pages(en: "Type `open` in the [Menu](ui:home.menu).", fr: "Saisissez `ouvrir` dans le [Menu](ui:home.menu)."),
            passing: .pages(en: "Type `open` in the [Menu](ui:home.menu).", fr: "Saisissez `open` dans le [Menu](ui:home.menu).")),
        Explanation(
            code: .linksDiffer,
            rule: "A translation has the links of its source.",
            reason: """
                A link that is lost leaves the reader of one language without what the other has. Links to the same page in
                another language count as equal, also where an address outside names its language. Where only the target of
                a link changed in the source, “accord check --fix” changes it here as well.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu), see [Tools](../tools/en.md).", fr: "Ouvrez le [Menu](ui:home.menu), voyez les outils."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu), see [Tools](../tools/en.md).",
                fr: "Ouvrez le [Menu](ui:home.menu), voyez les [outils](../tools/fr.md).")),
        Explanation(
            code: .marksLost,
            rule: "What is emphasized in the source is so in the translation.",
            reason: """
                Bold and italics are easily lost on the way through a translation tool. The reader of the
                translation then misses what the source points at. What only the translation emphasizes is told as
                well; italics for what the source quotes are not.
                """,
            failing: .pages(en: "Open the [Menu](ui:home.menu) **first**.", fr: "Ouvrez d’abord le [Menu](ui:home.menu)."),
            passing: .pages(en: "Open the [Menu](ui:home.menu) **first**.", fr: "Ouvrez **d’abord** le [Menu](ui:home.menu).")),
        Explanation(
            code: .claimMoved,
            rule: "A claim stands in the translation of the segment that makes it.",
            reason: """
                The page makes the right claims, but one of them went to another paragraph, so that its sentence says
                something else than the source. Sentences may be put in another order within a segment.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu) first.\n\nThen open the [Settings](ui:menu.settings).",
                fr: "Ouvrez d’abord le [Menu](ui:home.menu), puis les [Paramètres](ui:menu.settings).\n\nOuvrez ensuite les réglages."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu) first.\n\nThen open the [Settings](ui:menu.settings).",
                fr: "Ouvrez d’abord le [Menu](ui:home.menu).\n\nOuvrez ensuite les [Paramètres](ui:menu.settings).")),
        Explanation(
            code: .protectedTerm,
            rule: "A name that the glossary protects is written alike in every language.",
            reason: """
                Names of products are not translated and keep their capitals. glossary.yml lists them as
                “protected: [Atelier]”; exports mark them so that translation tools leave them alone.
                """,
            failing: protected(fr: "Le [Menu](ui:home.menu) de atelier s’ouvre."),
            passing: protected(fr: "Le [Menu](ui:home.menu) de Atelier s’ouvre.")),
        Explanation(
            code: .termNotUsed,
            rule: "Where the source uses a word of the glossary, the translation uses the glossary's word for it.",
            reason: """
                One thing with two names looks like two things. All declared forms count, in any case, in the plural and
                behind an elided article. This is a note, since a sentence may do without the word.
                """,
            failing: .pages(en: "The [Menu](ui:home.menu) of your company opens.", fr: "Le [Menu](ui:home.menu) de votre firme s’ouvre."),
            passing: .pages(
                en: "The [Menu](ui:home.menu) of your company opens.", fr: "Le [Menu](ui:home.menu) de votre entreprise s’ouvre.")),
        Explanation(
            code: .untranslated,
            rule: "A translation is in the language of its page.",
            reason: """
                The segment says word for word what the source says, and is in the source's language. Names and labels
                that are the same in both languages are not told.
                """,
            failing: .pages(en: "The [Menu](ui:home.menu) is at the top.", fr: "The [Menu](ui:home.menu) is at the top."),
            passing: .pages(en: "The [Menu](ui:home.menu) is at the top.", fr: "Le [Menu](ui:home.menu) est en haut.")),
        Explanation(
            code: .differentTranslations,
            rule: "The same text has the same translation all over the site.",
            reason: """
                Headings and phrases that come again are recognized by readers only if they are the same. The
                translation that is there most often is taken for the usual one. This is a note.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu).\n\n## What comes next\n\nOne.\n\n## What comes next\n\nTwo.",
                fr: "Ouvrez le [Menu](ui:home.menu).\n\n## Et ensuite\n\nUn.\n\n## La suite\n\nDeux."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu).\n\n## What comes next\n\nOne.\n\n## What comes next\n\nTwo.",
                fr: "Ouvrez le [Menu](ui:home.menu).\n\n## Et ensuite\n\nUn.\n\n## Et ensuite\n\nDeux.")),
        Explanation(
            code: .sameTranslation,
            rule: "Different texts have different translations.",
            reason: """
                Two headings of the source that are one in the translation are either said twice or lost a difference.
                Texts that differ in capitals and punctuation only count as the same. This is a note.
                """,
            failing: .pages(
                en: "Open the [Menu](ui:home.menu).\n\n## Before you begin\n\nOne.\n\n## Requirements\n\nTwo.",
                fr: "Ouvrez le [Menu](ui:home.menu).\n\n## Avant de commencer\n\nUn.\n\n## Avant de commencer\n\nDeux."),
            passing: .pages(
                en: "Open the [Menu](ui:home.menu).\n\n## Before you begin\n\nOne.\n\n## Requirements\n\nTwo.",
                fr: "Ouvrez le [Menu](ui:home.menu).\n\n## Avant de commencer\n\nUn.\n\n## Conditions\n\nDeux.")),
        Explanation(
            code: .endDiffers,
            rule: "A translation ends with the punctuation of its source.",
            reason: """
                A question stays a question, and what announces a list goes on to do so. Items of a list may end as
                the language likes, and a colon may stand where English ends a sentence.
                """,
            failing: .pages(en: "Is the [Menu](ui:home.menu) open?", fr: "Le [Menu](ui:home.menu) est ouvert."),
            passing: .pages(en: "Is the [Menu](ui:home.menu) open?", fr: "Le [Menu](ui:home.menu) est-il ouvert\u{202F}?")),
    ]

    private static func protected(fr: String) -> Example {
        Example([
            (exampleArticle, "kind: faq\n"), (examplePage("en"), page("The [Menu](ui:home.menu) of Atelier opens.")),
            (examplePage("fr"), page(fr)),
            ("Content/glossary.yml", "terms: {}\nprotected: [Atelier]\n"),
        ])
    }
}
