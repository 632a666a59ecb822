extension Platform {
    /// Pages that Accord has built.
    static let accord = Platform(
        name: "accord",
        sign: Selector("article > .prose"),
        content: [Selector("article")],
        title: [Selector("article > h1")],
        boilerplate: [
            Rule("accord.contents", "nav.contents"),
            Rule("accord.permalink", ".permalink"),
            Rule("accord.notice", "article > .notice"),
            Rule("accord.formats", ".formats"),
        ],
        callouts: [
            Callout(.note, ".callout-note"), Callout(.tip, ".callout-tip"), Callout(.important, ".callout-important"),
            Callout(.warning, ".callout-warning"), Callout(.caution, ".callout-caution"),
        ],
        seeAlso: Selector("nav.related"),
        labels: Selector("span.ui, span.tool, span.item"))
}
