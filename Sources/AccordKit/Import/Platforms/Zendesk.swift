extension Platform {
    /// Zendesk Guide.
    static let zendesk = Platform(
        name: "zendesk",
        sign: Selector(".article-body, .article__body"),
        content: [Selector(".article-body"), Selector(".article__body")],
        title: [Selector(".article-title"), Selector(".article__title"), Selector("article h1"), Selector("h1")],
        boilerplate: [
            Rule("zendesk.votes", ".article-votes, .article-vote"),
            Rule("zendesk.comments", ".article-comments, .comments, .comment-list"),
            Rule("zendesk.related", ".article-relatives, .related-articles, .recent-articles, .recent-articles-title"),
            Rule("zendesk.meta", ".article-meta, .article-author, .article-avatar, .article-info"),
            Rule("zendesk.attachments", ".article-attachments"),
            Rule("zendesk.share", ".share, .article-return-to-top, .article-subscribe, .article-more-questions"),
        ],
        callouts: [
            Callout(.note, ".callout.callout--info, .callout--note, .callout-info, .note, .info"),
            Callout(.tip, ".callout--success, .callout--tip, .callout-tip, .tip"),
            Callout(.important, ".callout--important, .important"),
            Callout(.warning, ".callout--warning, .callout-warning, .warning"),
            Callout(.caution, ".callout--danger, .callout-danger, .danger, .caution"),
        ],
        continuations: Selector(
            ".wysiwyg-indent, .wysiwyg-indent1, .wysiwyg-indent2, .wysiwyg-indent3, .wysiwyg-indent4, .wysiwyg-indent5, .wysiwyg-indent6"),
        captions: Selector(".accordion__item-title, .accordion-title"))
}
