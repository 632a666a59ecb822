import HTML

extension HTMLTag {
    /// Begins and ends a line in a browser.
    var isBlock: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption,
            .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .ol, .p,
            .plaintext, .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp:
            true
        default: false
        }
    }

    /// Is content without any text in it.
    var standsForContent: Bool {
        switch self {
        case .img, .hr, .iframe, .video, .audio, .embed, .object, .input: true
        default: false
        }
    }

    var isList: Bool {
        switch self {
        case .ol, .ul, .menu, .dir: true
        default: false
        }
    }

    /// Is shown as a box of its own inside a line.
    var standsApart: Bool {
        switch self {
        case .button, .input, .select, .option, .optgroup, .textarea, .label, .output, .meter, .progress: true
        default: false
        }
    }
}
