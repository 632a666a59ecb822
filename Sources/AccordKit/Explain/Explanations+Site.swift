// `SIT…`

extension Explanation {
    static let site: [Explanation] = files + articles + pageText + templates

    private static let files: [Explanation] = [
        Explanation(
            code: .invalidYAML,
            rule: "site.yml, section.yml, article.yml, glossary.yml and front matter are YAML mappings of keys to values.",
            reason: """
                A file that cannot be read takes its article out of the site. The message names the place where the
                reader gave up; the slip is there or just before. Texts that begin with a sign that YAML uses, such
                as & or *, need quotation marks; YAML's anchors are not read.
                """,
            failing: .article("kind: faq\nwhen: {integration: on"),
            passing: .article("kind: faq\nwhen: {integration: on}")),
        Explanation(
            code: .unknownKey,
            rule: "A key is one of those that its file can have.",
            reason: """
                A misspelt key does nothing, and nobody would notice: the article would lack what the key was
                meant to say. The message lists the keys there are. What a page says in each language stands in
                its front matter, all else in article.yml.
                """,
            failing: .article("kind: faq\nrelatd: [keys/link]"),
            passing: .article("kind: faq\nrelated: [keys/link]")),
        Explanation(
            code: .missingKey,
            rule: "A required key is there.",
            reason: """
                Some things cannot be guessed: the kind of an article, the title of a page or a section, the
                languages of the site. Add the key that the message names.
                """,
            failing: .article("order: 2"),
            passing: .article("kind: faq\norder: 2")),
        Explanation(
            code: .wrongValue,
            rule: "A value has the type and form that its key asks for.",
            reason: """
                A text where a number belongs, or a word that is none of the choices, cannot be acted upon. The
                message says what would be right. Locales are BCP 47 language tags, such as fr or fr-CA.
                """,
            failing: .article("kind: tutorial"),
            passing: .article("kind: how-to")),
        Explanation(
            code: .unreadable,
            rule: "Every file of the site is there, can be read, and is UTF-8 text of a reasonable size.",
            reason: """
                Accord reads plain files in the site's folder and follows no symbolic links, so that content from
                others cannot reach beyond it. Each section has a section.yml and each article an article.yml. Save
                texts as UTF-8.
                """,
            failing: Example(examplePage("en"), page("Open the [Menu](ui:home.menu).")),
            passing: .page("Open the [Menu](ui:home.menu).")),
    ]

    private static let articles: [Explanation] = [
        Explanation(
            code: .unknownLocale,
            rule: "A page is named by a locale of site.yml.",
            reason: """
                The name of the file says whose page it is. A page in a locale that the site does not have is never
                published, which is seldom meant. Rename the file, or add the locale to site.yml.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"), (examplePage("en"), page("Open the [Menu](ui:home.menu).")),
                (examplePage("fr_FR"), page("Ouvrez le [Menu](ui:home.menu).")),
            ]),
            passing: .pages(en: "Open the [Menu](ui:home.menu).", fr: "Ouvrez le [Menu](ui:home.menu).")),
        Explanation(
            code: .noPage,
            rule: "An article has a page in at least one locale.",
            reason: """
                An article without a page is in no table of contents, yet others may name it as related. Write the
                page in the source language, or remove the folder.
                """,
            failing: Example(exampleArticle, "kind: faq\n"),
            passing: .page("Open the [Menu](ui:home.menu).")),
        Explanation(
            code: .invalidSlug,
            rule: "Folder names and slugs are made of letters, digits, hyphens, underscores and dots, and do not begin with a dot.",
            reason: """
                They become part of the page's address. Spaces, slashes and most punctuation would have to be
                escaped there, and get lost when people copy the address. Letters of any script are fine.
                """,
            failing: .article("kind: faq\nslugs: {en: open the menu}"),
            passing: .article("kind: faq\nslugs: {en: open-the-menu}")),
        Explanation(
            code: .sharedAddress,
            rule: "Each page and each redirect has an address of its own.",
            reason: """
                Of two pages at one address, one would overwrite the other. The address is made of the locale, the
                section and the slug, which is the article's folder where none is given. Change one of the slugs;
                an old slug in “redirects:” counts, too.
                """,
            failing: .article("kind: faq\nslugs: {en: link}"),
            passing: .article("kind: faq\nslugs: {en: open-the-menu}")),
    ]

    private static let pageText: [Explanation] = [
        Explanation(
            code: .rawHTML,
            rule: "Pages are Markdown; raw HTML is not published.",
            reason: """
                HTML in a page can break the layout, is not there in the Markdown edition, and gets in the way of
                translators. Write it as Markdown. A tag that readers are meant to see stands between backticks.
                Comments are allowed and are not published either. A line that begins with one holds nothing else:
                CommonMark takes what stands behind it for HTML, too.
                """,
            failing: .page("Press <kbd>Tab</kbd> to get to the [Menu](ui:home.menu)."),
            passing: .page("Press **Tab** to get to the [Menu](ui:home.menu).")),
        Explanation(
            code: .overLimit,
            rule: "A page has a reasonable size, and its lists, quotes and marks are not nested without end.",
            reason: """
                The limits are far above what anybody writes by hand, so such a page was made by a program that
                went wrong, or to do harm. What is beyond the limit is not read and not published. Divide the page.
                """,
            failing: .page("Open the [Menu](ui:home.menu).\n\n\(String(repeating: ">", count: 101)) Far inside."),
            passing: .page("Open the [Menu](ui:home.menu).\n\n>> Far inside.")),
        Explanation(
            code: .headingLevel,
            rule: "The title is the only heading of level 1, and no level is left out below it.",
            reason: """
                People with a screen reader move from heading to heading and tell by the level what belongs to
                what. The title comes from the front matter, so the first heading in the text is ##. Do not choose
                a level for its size.
                """,
            failing: .page("### The menu\n\nOpen the [Menu](ui:home.menu)."),
            passing: .page("## The menu\n\nOpen the [Menu](ui:home.menu).")),
    ]
}
