extension Platform {
    /// MindTouch, today CXone Expert.
    static let mindTouch = Platform(
        name: "mindtouch",
        sign: Selector(".mt-content-container, #elm-main-content, #mt-content-container"),
        content: [Selector("section.mt-content-container"), Selector(".mt-content-container"), Selector("#elm-main-content")],
        title: [Selector("#elm-main-content h1"), Selector("#title"), Selector("h1")],
        boilerplate: [
            Rule("mindtouch.comment", "p.comment"),
            Rule("mindtouch.script", "pre.script, pre.script-css, pre.script-jem, pre[class^=script]"),
            Rule("mindtouch.conditional-style", ".mt-style-conditional"),
            Rule("mindtouch.guide", ".mt-guide-tabs-container, .mt-guide-content, .mt-guide-listings, [class*=mt-guide]"),
            Rule("mindtouch.listing", ".mt-listing-detailed, .mt-listing-simple, .mt-topic-hierarchy-listings, [class*=mt-listing], .mt-sortable-listings-container"),
            Rule("mindtouch.noindex", ".noindex"),
            Rule("mindtouch.related", ".mt-related-listing-container, .mt-related-articles, [class*=mt-related], .mt-recommended-articles-container"),
            Rule("mindtouch.feedback", ".mt-feedback, [class*=mt-feedback], .mt-page-rating, .mt-was-this-helpful"),
            Rule("mindtouch.toc", ".mt-toc-container, .elm-meta-data, .mt-last-updated-container, .mt-page-toc"),
            Rule("mindtouch.tags", ".mt-classification-article-tags, .mt-tags-container, .elm-tags"),
        ],
        callouts: [
            Callout(.note, ".mt-note-container, .mt-notes-container, .mt-info-container"),
            Callout(.tip, ".mt-tip-container, .mt-tips-container"),
            Callout(.warning, ".mt-warning-container, .mt-warnings-container, .mt-alert-container"),
            Callout(.caution, ".mt-caution-container, .mt-danger-container"),
            Callout(.important, ".mt-important-container"),
        ],
        captions: Selector(".mt-collapsible-section-header, .mt-accordion-title"))
}
