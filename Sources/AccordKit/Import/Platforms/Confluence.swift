extension Platform {
    /// Confluence, on one's own server or in the cloud.
    static let confluence = Platform(
        name: "confluence",
        sign: Selector(".confluence-information-macro, #main-content.wiki-content, .wiki-content, .ak-renderer-document"),
        content: [Selector("#main-content"), Selector(".wiki-content"), Selector(".ak-renderer-document")],
        title: [Selector("#title-text"), Selector("#title-heading"), Selector("h1")],
        boilerplate: [
            Rule("confluence.contents", ".toc-macro, .client-side-toc-macro"),
            Rule("confluence.metadata", ".page-metadata, .page-metadata-modification-info"),
            Rule("confluence.labels", "#labels-section, .label-list, .labels-content"),
            Rule("confluence.likes", "#likes-and-labels-container, #likes-section"),
            Rule("confluence.comments", "#comments-section, .comment-threads"),
            Rule("confluence.icon", ".aui-icon, .confluence-information-macro-icon, .expand-control-icon"),
        ],
        callouts: [
            // The yellow one is called *note*, the blue one *information*.
            Callout(.note, ".confluence-information-macro-information, [data-panel-type=info], [data-panel-type=note]"),
            Callout(.tip, ".confluence-information-macro-tip, [data-panel-type=success], [data-panel-type=tip]"),
            Callout(.warning, ".confluence-information-macro-note, [data-panel-type=warning]"),
            Callout(.caution, ".confluence-information-macro-warning, [data-panel-type=error]"),
        ],
        seeAlso: Selector(".content-by-label"),
        captions: Selector(".expand-control-text, .panelHeader, .codeHeader, .confluence-information-macro > .title"))
}
