// `UI…`

extension Explanation {
    static let labels: [Explanation] = [
        Explanation(
            code: .unknownID,
            rule: "A claim names something that the capability model or the glossary has.",
            reason: """
                A claim is checked by its id. An id that nobody knows cannot be checked, so the page may tell of
                something that the product no longer has. Take the id from the capability model; where the
                product renamed it, its maker adds an alias.
                """,
            failing: .page("Select [Settings](ui:menu.setings)."),
            passing: .page("Select [Settings](ui:menu.settings).")),
        Explanation(
            code: .wrongLabel,
            rule: "A label is written as the product shows it.",
            reason: """
                Readers look for the very words that the page tells them. When a button was renamed, or a
                translator chose a word of their own, they search in vain. Write the label that the message
                gives, or, where the sentence is about something else, name that in the link. Where the product
                renamed it, “accord check --live --fix” (or --capabilities with the new model) writes the new
                label in every language, as long as the snapshot has the old one; empty brackets,
                [](ui:menu.settings), take the label in any case.
                """,
            failing: .page("Select [Preferences](ui:menu.settings)."),
            passing: .page("Select [Settings](ui:menu.settings).")),
        Explanation(
            code: .labelTypography,
            rule: "A label is written exactly as the product shows it, with its capitals, spaces and punctuation.",
            reason: """
                A small difference looks like a slip, and it hides the label from a search on the page. The
                message names the first character that differs, also where it cannot be seen, such as a no-break
                space. “accord check --fix” puts it right.
                """,
            failing: .page("Select [settings](ui:menu.settings)."),
            passing: .page("Select [Settings](ui:menu.settings).")),
        Explanation(
            code: .labelOfOtherLocale,
            rule: "A label is written as the product shows it in the page's language.",
            reason: """
                Somebody who reads French has the product in French, too. A label that was left in the source
                language, or taken from a neighbouring region, is one that this reader never sees. Write the
                label of the page's own locale, or let “accord check --fix” do it.
                """,
            failing: .page("Sélectionnez [Settings](ui:menu.settings).", locale: "fr"),
            passing: .page("Sélectionnez [Paramètres](ui:menu.settings).", locale: "fr")),
        Explanation(
            code: .aliasedID,
            rule: "A claim names the id in force.",
            reason: """
                The product renamed the id and kept the old one as an alias, so the claim still works. Aliases
                may be cleared away one day. “accord check --fix” writes the new id.
                """,
            failing: .page("Select [Link](ui:keys.connect).", article: "kind: faq\nwhen: {integration: on, key: unlinked}"),
            passing: .page("Select [Link](ui:keys.link).", article: "kind: faq\nwhen: {integration: on, key: unlinked}")),
        Explanation(
            code: .emptyLabel,
            rule: "Empty brackets take the label of the product.",
            reason: """
                You need not type labels: the published page has the right one in each language. Still, the text
                reads better for writers and translators when the label stands in it. “accord check --fix” writes
                it in.
                """,
            failing: .page("Select [](ui:menu.settings)."),
            passing: .page("Select [Settings](ui:menu.settings).")),
        Explanation(
            code: .unavailable,
            rule: "A control that a page names can be there under the conditions that the page states.",
            reason: """
                The page says when it applies, and the model says when the control is there; both cannot be true
                at once. The reader whom the page is for will never see the control. Change “when:” in
                article.yml, name the state in the passage, or leave the control out.
                """,
            failing: .page("Select [Link](ui:keys.link).", article: "kind: faq\nwhen: {integration: on, key: linked}"),
            passing: .page("Select [Link](ui:keys.link).", article: "kind: faq\nwhen: {integration: on, key: unlinked}")),
        Explanation(
            code: .unstatedCondition,
            rule: "A page states the conditions of what it names.",
            reason: """
                The control is there for some readers and not for others, and the page does not say for whom.
                Those who do not have it think that the page is wrong. State the condition: with “when:” in
                article.yml for the whole article, or with a “state:” link for one passage.
                """,
            failing: .page("Select [Link](ui:keys.link)."),
            passing: .page("Select [Link](ui:keys.link).", article: "kind: faq\nwhen: {integration: on, key: unlinked}")),
        Explanation(
            code: .noLabel,
            rule: "What a page names has a name in the page's language.",
            reason: """
                Prose may be borrowed from another language, but names never are: a reader would look for a word
                that their product does not show. Ask for the missing text in the capability model, or add it to
                the glossary.
                """,
            failing: Example([
                (glossary, "terms:\n  firm:\n    en: {preferred: company}\n"),
                (exampleArticle, "kind: faq\n"),
                (examplePage("fr"), page("Votre [entreprise](term:firm) a des clés.")),
            ]),
            passing: Example([
                (glossary, "terms:\n  firm:\n    en: {preferred: company}\n    fr: {preferred: entreprise}\n"),
                (exampleArticle, "kind: faq\n"),
                (examplePage("fr"), page("Votre [entreprise](term:firm) a des clés.")),
            ])),
        Explanation(
            code: .malformedClaim,
            rule: "A claim has the form that its scheme asks for.",
            reason: """
                The forms are ui:ID, ui:ID?absent, tool:ID, item:ID, term:ID and state:AXIS=VALUE. A link that
                begins like a claim and goes on otherwise can be neither checked nor published. Write it in one
                of these forms.
                """,
            failing: .page("Open the [Menu](ui:home.menu) when the key is [linked](state:key)."),
            passing: .page("Open the [Menu](ui:home.menu) when the key is [linked](state:key=linked).")),
    ]

    private static let glossary = "Content/glossary.yml"
}
