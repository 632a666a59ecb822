extension Platform {
    /// Any other page: `main`, or else a single `article`, or else all of `body`.
    static let plain = Platform(
        name: "plain",
        sign: Selector("body"),
        content: [Selector("main"), Selector("[role=main]"), Selector("article"), Selector("body")],
        title: [Selector("main h1"), Selector("article h1"), Selector("h1")],
        callouts: [
            Callout(.note, ".admonition.note, .admonition.info, .alert-info, .admonition-note, aside.note, div.note, p.note, [role=note]"),
            Callout(.tip, ".admonition.tip, .admonition.hint, .alert-success, .admonition-tip, aside.tip, div.tip, p.tip"),
            Callout(.important, ".admonition.important, .admonition.attention, .admonition-important, aside.important, div.important, p.important"),
            Callout(.warning, ".admonition.warning, .alert-warning, .admonition-warning, aside.warning, div.warning, p.warning"),
            Callout(.caution, ".admonition.caution, .admonition.danger, .admonition.error, .alert-danger, aside.caution, div.caution, p.caution, div.danger"),
        ],
        captions: Selector(".admonition-title"))
}
