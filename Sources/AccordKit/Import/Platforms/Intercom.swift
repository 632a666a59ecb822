extension Platform {
    /// Intercom Articles.
    static let intercom = Platform(
        name: "intercom",
        sign: Selector(".intercom-container, .intercom-interblocks-callout, .article_body, .intercom-article-body"),
        content: [Selector(".article_body"), Selector(".intercom-article-body"), Selector("article"), Selector("main")],
        title: [Selector("h1")],
        boilerplate: [
            Rule("intercom.reactions", ".intercom-reaction-picker, .article_reactions, [class*=reaction-picker]"),
            Rule("intercom.contents", ".toc, .article_toc, [class*=table-of-contents]"),
            Rule("intercom.author", ".avatar, .article_author, .avatar__info"),
            Rule("intercom.related", ".related_articles, .intercom-related-articles, [class*=related-articles]"),
        ],
        callouts: [Callout(byColour: ".intercom-interblocks-callout, [class*=interblocks-callout], .callout")],
        captions: Selector(".intercom-interblocks-collapsible-title"))
}
