// `NAV…`

extension Explanation {
    static let procedures: [Explanation] = [
        Explanation(
            code: .notOnScreen,
            rule: "Each control of a procedure is on the screen that the reader is on by then.",
            reason: """
                An ordered list with “ui:” links is walked through the product like a reader walks it, from the
                start screen of the article. Where a step is missing or stands in the wrong place, the reader is
                lost. The message tells the shortest way to the control; write the missing steps.
                """,
            failing: .page("1. Select [Settings](ui:menu.settings).", article: fromHome),
            passing: .page("1. Open the [Menu](ui:home.menu).\n2. Select [Settings](ui:menu.settings).", article: fromHome)),
        Explanation(
            code: .unreachable,
            rule: "Each control of a procedure can be there when the reader needs it.",
            reason: """
                The reader is on the right screen, but the control is there only in a state that cannot be: the
                article states another one, or an earlier step has changed it. State the right conditions in
                article.yml, or write the step that brings the state about.
                """,
            failing: .page(toLink, article: fromHome + "\nwhen: {integration: off}"),
            passing: .page(toLink, article: fromHome + "\nwhen: {integration: on}")),
        Explanation(
            code: .noStart,
            rule: "An article with a procedure says on which screen it starts.",
            reason: """
                “Select Settings” means nothing unless the reader knows where. Nor can the steps be checked
                without a place to begin. Add “start:” with the id of a screen to article.yml.
                """,
            failing: .page("1. Open the [Menu](ui:home.menu).", article: "kind: how-to"),
            passing: .page("1. Open the [Menu](ui:home.menu).", article: fromHome)),
        Explanation(
            code: .unknownStart,
            rule: "A procedure starts on a screen of the capability model.",
            reason: """
                The steps are walked from this screen. When the product drops or renames it, the whole procedure
                is in doubt. Name a screen that the model has; for most articles it is one where the user can
                enter the product.
                """,
            failing: .page("1. Open the [Menu](ui:home.menu).", article: "kind: how-to\nstart: hme"),
            passing: .page("1. Open the [Menu](ui:home.menu).", article: fromHome)),
        Explanation(
            code: .otherScreen,
            rule: "A screen that a step names is the one that the reader is on by then.",
            reason: """
                A link to a screen tells readers where they are now. If the steps so far lead elsewhere, one of
                them is missing or wrong. Write the step that opens the screen.
                """,
            failing: .page(
                "1. Open the [Menu](ui:home.menu).\n2. On the page [Settings](ui:settings), open the [Keys](ui:settings.keys) tab.",
                article: fromHome),
            passing: .page(
                """
                1. Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).
                2. On the page [Settings](ui:settings), open the [Keys](ui:settings.keys) tab.
                """, article: fromHome)),
        Explanation(
            code: .elsewhere,
            rule: "A passage that names a screen names controls of that screen.",
            reason: """
                A sentence such as “on Settings, select Link” tells readers where to look. The model says
                that the control is on another screen; perhaps it was moved. Name the screen that it is on, or a page
                around that, or speak of it in another paragraph.
                """,
            failing: .page("On [Home](ui:home) there is [Learn more](ui:keys.help)."),
            passing: .page("On [Settings](ui:settings) there is [Learn more](ui:keys.help).")),
    ]

    private static let fromHome = "kind: how-to\nstart: home"

    private static let toLink = """
        1. Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).
        2. Open the [Keys](ui:settings.keys) tab.
        3. Select [Link](ui:keys.link).
        """
}
