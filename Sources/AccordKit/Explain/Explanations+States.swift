// `STA…`

extension Explanation {
    static let states: [Explanation] = [
        Explanation(
            code: .unknownState,
            rule: "A state is an axis and one of its values in the capability model.",
            reason: """
                The text of a “state:” link is free; the axis and the value are what is checked. A state that the
                model does not have says nothing. Take the axis and the value from the model.
                """,
            failing: .page("Your key is [linked](state:key=linkd)."),
            passing: .page("Your key is [linked](state:key=linked).")),
        Explanation(
            code: .notObservable,
            rule: "The evidence for a state is there in that state.",
            reason: """
                A bullet that names a state and a control tells readers how to recognise the state. If the
                control is not there then, they come to the wrong conclusion. Name what the product does show in
                that state, or state the condition that is missing.
                """,
            failing: .page("- [Linked](ui:keys.linked) is shown: your key is [not linked](state:key=unlinked).", article: integrated),
            passing: .page("- [Link](ui:keys.link) is shown: your key is [not linked](state:key=unlinked).", article: integrated)),
        Explanation(
            code: .indistinguishable,
            rule: "The evidence for a state is not there in other states.",
            reason: """
                What is always on the screen proves nothing. Readers whose product is in another state see it,
                too, and believe that they are done. Name something that is there in this state only; the message
                suggests one where the model has it.
                """,
            failing: .page("- [Learn more](ui:keys.help) is shown: your key is [linked](state:key=linked).", article: integrated),
            passing: .page("- [Linked](ui:keys.linked) is shown: your key is [linked](state:key=linked).", article: integrated)),
        Explanation(
            code: .falseAbsence,
            rule: "What a page calls absent is not there.",
            reason: """
                “?absent” in a claim says that the reader does not see the control. The model says that it can be
                there under the conditions of the page. State the condition under which it is gone, or do not say
                that it is.
                """,
            failing: .page("[Link](ui:keys.link?absent) is not there.", article: "kind: faq\nwhen: {integration: on, key: unlinked}"),
            passing: .page("[Link](ui:keys.link?absent) is not there.", article: "kind: faq\nwhen: {integration: on, key: linked}")),
        Explanation(
            code: .unknownCondition,
            rule: "The conditions of an article are axes and values of the capability model.",
            reason: """
                “when:” in article.yml says for whom the article is. A condition that the model does not know
                limits nothing, so the claims of the article would be checked for everybody. Take the axis and
                the value from the model.
                """,
            failing: .page("Open the [Menu](ui:home.menu).", article: "kind: faq\nwhen: {integraton: on}"),
            passing: .page("Open the [Menu](ui:home.menu).", article: "kind: faq\nwhen: {integration: on}")),
        Explanation(
            code: .impossibleState,
            rule: "A state that a page names is possible where it is named.",
            reason: """
                The steps before, or the conditions of the article, have settled the matter otherwise. One of
                the two is wrong, and readers cannot know which. Correct the value, or the steps that lead there.
                """,
            failing: .page(linking("4. The key is [not linked](state:key=unlinked)."), article: integrated + "\nstart: home"),
            passing: .page(linking("4. The key is [linked](state:key=linked)."), article: integrated + "\nstart: home")),
    ]

    private static let integrated = "kind: how-to\nwhen: {integration: on}"

    private static func linking(_ lastStep: String) -> String {
        """
        1. Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).
        2. Open the [Keys](ui:settings.keys) tab.
        3. Select [Link](ui:keys.link).
        \(lastStep)
        """
    }
}
