/// What an element means for the elements around it.
struct TagTraits: OptionSet {
    let rawValue: UInt8

    /// The end tag of an inline element does not reach beyond it.
    static let special = TagTraits(rawValue: 1)
    /// Hardly any end tag inside it reaches beyond it.
    static let scope = TagTraits(rawValue: 2)
    /// In a formula: text and tags inside it are HTML.
    static let mathText = TagTraits(rawValue: 4)
    /// In a picture or formula: everything inside it is HTML.
    static let htmlInside = TagTraits(rawValue: 8)
}

/// What kind of markup an element is of.
enum Namespace: UInt8, Sendable {
    case html, svg, math
}

extension HTMLTag {
    func traits(in namespace: Namespace) -> TagTraits {
        switch namespace {
        case .html: isScope ? [.special, .scope] : isSpecial ? .special : []
        case .svg: self == .foreignObject || self == .desc || self == .title ? [.special, .scope, .htmlInside] : []
        case .math:
            switch self {
            case .mi, .mo, .mn, .ms, .mtext: [.special, .scope, .mathText]
            case .annotationXML: [.special, .scope]
            default: []
            }
        }
    }

    private var isScope: Bool {
        switch self {
        case .applet, .caption, .html, .marquee, .object, .table, .td, .template, .th: true
        default: false
        }
    }

    private var isSpecial: Bool {
        switch self {
        case .address, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button, .center, .col, .colgroup, .dd,
            .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4,
            .h5, .h6, .head, .header, .hgroup, .hr, .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .menu, .meta, .nav,
            .noembed, .noframes, .noscript, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style,
            .summary,
            .tbody, .textarea, .tfoot, .thead, .title, .tr, .track, .ul, .wbr, .xmp:
            true
        default: false
        }
    }

    /// May be left unclosed: what comes next, or the end of its parent, ends it.
    var mayOmitEndTag: Bool {
        switch self {
        case .html, .head, .body, .p, .li, .dd, .dt, .option, .optgroup, .rb, .rp, .rt, .rtc, .caption, .colgroup, .thead, .tbody, .tfoot,
            .tr,
            .td, .th:
            true
        default: false
        }
    }

    /// Ends by itself where its parent ends.
    var isEndImplied: Bool {
        switch self {
        case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
        default: false
        }
    }

    var isTablePart: Bool {
        switch self {
        case .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td, .th: true
        default: false
        }
    }

    var isRowGroup: Bool { self == .tbody || self == .thead || self == .tfoot }

    /// Text in it that is not in a cell stands in front of the table.
    var isTableFrame: Bool { self == .table || self == .tr || isRowGroup }

    /// In the language of today's HTML; others are known for their rules only.
    var isKnown: Bool {
        switch self {
        case .other, .annotationXML, .applet, .basefont, .bgsound, .image, .keygen, .malignmark, .marquee, .mglyph, .mi, .mn, .mo, .ms,
            .mtext,
            .nobr:
            false
        default: true
        }
    }
}
