extension Platform {
    /// The newer pages of Procore's own support site.
    static let procore = Platform(
        name: "procore",
        sign: Selector("article#article-content"),
        content: [Selector("article#article-content div.body-content"), Selector("article#article-content")],
        title: [Selector("h2#page-title"), Selector("#page-title"), Selector("article#article-content h1")],
        boilerplate: [
            Rule("procore.breadcrumb", ".breadcrumb, .breadcrumbs"),
            Rule("procore.feedback", ".feedback, .article-feedback, #feedback"),
            Rule("procore.contents", ".table-of-contents, #table-of-contents, .on-this-page"),
            Rule("procore.related", ".related-articles, .related-content"),
        ],
        callouts: [
            Callout(.note, ".callout.note, .callout-note, .note-container"),
            Callout(.tip, ".callout.tip, .callout-tip, .tip-container"),
            Callout(.important, ".callout.important, .callout-important, .important-container"),
            Callout(.warning, ".callout.warning, .callout-warning, .warning-container"),
            Callout(.caution, ".callout.caution, .callout-caution, .caution-container"),
        ],
        labelsAreHeadings: true)
}
