// `LNK…`

extension Explanation {
    static let links: [Explanation] = [
        Explanation(
            code: .noPageAtLink,
            rule: "A link leads to a page of the site, relative to its file, or to a full address.",
            reason: """
                A link into nothing ends the reading. Write the path from the folder of this page to the file of
                the other, in the same language: ../other-article/en.md. The published page gets the right
                address by itself. “related:” in article.yml takes ids, SECTION/ARTICLE.
                """,
            failing: .page("Open the [Menu](ui:home.menu), or read [which tools](../tols/en.md) there are."),
            passing: .page("Open the [Menu](ui:home.menu), or read [which tools](../tools/en.md) there are.")),
        Explanation(
            code: .noAnchor,
            rule: "A link to a heading names the heading of the source language, in lower case with - for spaces.",
            reason: """
                The anchors of a page come from the headings of its source language and are the same in all
                languages, so that a link needs no translation. A heading that was reworded has another anchor.
                Write the one that the message suggests, or leave out what follows the #.
                """,
            failing: .page("Open the [Menu](ui:home.menu) and follow [the steps](../link/en.md#stepps)."),
            passing: .page("Open the [Menu](ui:home.menu) and follow [the steps](../link/en.md#steps).")),
        Explanation(
            code: .noImage,
            rule: "An image is a file in the article's folder images/.",
            reason: """
                Published pages load nothing from other places, so that they work offline and tell nobody who
                reads them. Put the file into images/ beside the page. A file with the locale in its name, such as
                keys.fr.svg, takes its place in that language.
                """,
            failing: .page("Open the [Menu](ui:home.menu).\n\n![The Keys tab](images/keys.svg)"),
            passing: .illustrated("Open the [Menu](ui:home.menu).\n\n![The Keys tab](images/keys.svg)")),
        Explanation(
            code: .unsafeLink,
            rule: "A link is relative, a claim, or begins with https:, http: or mailto:.",
            reason: """
                Other schemes run code in the reader's browser, open programs, or lead to the writer's own disk.
                They are never published. A scheme that is nearly one of the claims is most often a slip.
                """,
            failing: .page("Open the [Menu](ui:home.menu), then [print](javascript:print)."),
            passing: .page("Open the [Menu](ui:home.menu), then [print](https://www.example.com/print).")),
        Explanation(
            code: .otherLanguage,
            rule: "A page links to pages of its own language.",
            reason: """
                The published link leads to the reader's language in any case. The file name in the text should
                say the same, or it misleads whoever edits the page next. Write the name of the page's own locale.
                """,
            failing: .page("Ouvrez le [Menu](ui:home.menu) ou lisez [quels outils](../tools/en.md) existent.", locale: "fr"),
            passing: .page("Ouvrez le [Menu](ui:home.menu) ou lisez [quels outils](../tools/fr.md) existent.", locale: "fr")),
        Explanation(
            code: .noAlternative,
            rule: "An image has alternative text.",
            reason: """
                Some readers cannot see the image, and a screen reader tells them its alternative text instead.
                Say in a few words what the image shows and why it is there.
                """,
            failing: .illustrated("Open the [Menu](ui:home.menu).\n\n![](images/keys.svg)"),
            passing: .illustrated("Open the [Menu](ui:home.menu).\n\n![The Keys tab](images/keys.svg)")),
    ]
}

extension Explanation.Example {
    /// An article with an image.
    fileprivate static func illustrated(_ body: String) -> Self {
        let page = page(body)
        return Self(
            page.files + [
                (
                    "Content/keys/example/images/keys.svg",
                    #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 4h7v1H1z"/></svg>"# + "\n"
                )
            ])
    }
}
