/// The name of an element, interned: comparing two is comparing two bytes.
///
/// Names that HTML does not have are `other`; their spelling is with the node.
public enum HTMLTag: String, Sendable, CaseIterable {
    case a, abbr, acronym, address, area, article, aside, audio
    case b, base, bdi, bdo, big, blockquote, body, br, button
    case canvas, caption, center, circle, cite, code, col, colgroup
    case data, datalist, dd, defs, del, desc, details, dfn, dialog, dir, div, dl, dt
    case ellipse, em, embed
    case fieldset, figcaption, figure, font, footer, foreignObject = "foreignobject", form, frame, frameset
    case g, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, img, input, ins
    case kbd, label, legend, li, line, link, listing
    case main, map, mark, math, menu, meta, meter
    case nav, noembed, noframes, noscript
    case object, ol, optgroup, option, output
    case p, param, path, picture, plaintext, polygon, polyline, pre, progress
    case q, rb, rect, rp, rt, rtc, ruby
    case s, samp, script, search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg, symbol
    case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
    case u, ul, use, `var`, video, wbr, xmp
    case other = ""
}

/// The name of an attribute, interned. Any other is `other`; its spelling is with the attribute.
public enum HTMLAttributeName: String, Sendable, CaseIterable {
    case action, alt, checked, cite, `class`, colspan, content, controls, data, datetime, dir, disabled
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case ariaLabelledBy = "aria-labelledby"
    case `for`, formaction, headers, height, hidden, href, hreflang, httpEquiv = "http-equiv", id, label, lang, media, method
    case name, open, poster, property, rel, role, rowspan, scope, sizes, src, srcset, start, style, tabindex, target, title, type, usemap
    case value, width
    case other = ""
}

extension HTMLTag {
    /// Has no content and no end tag.
    public var isVoid: Bool {
        switch self {
        case .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr: true
        default: false
        }
    }

    public var isHeading: Bool { headingLevel != nil }

    /// 1 to 6.
    public var headingLevel: Int? {
        switch self {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// An open paragraph ends before it.
    var closesParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption, .figure, .footer,
            .form, .header, .hgroup, .hr, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search, .section, .summary, .table, .ul,
            .xmp, .h1, .h2, .h3, .h4, .h5, .h6, .li, .dd, .dt:
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

    /// Belongs into `head`.
    var isMetadata: Bool {
        switch self {
        case .base, .link, .meta, .noframes, .noscript, .script, .style, .template, .title: true
        default: false
        }
    }

    /// What HTML calls *special*: the end tag of an inline element does not reach beyond it.
    var isSpecial: Bool {
        if closesParagraph || isVoid || isMetadata || boundsScope { return true }
        return switch self {
        case .body, .button, .colgroup, .head, .iframe, .noembed, .select, .tbody, .textarea, .tfoot, .thead, .tr: true
        default: false
        }
    }

    /// An end tag inside it does not reach beyond it.
    var boundsScope: Bool {
        switch self {
        case .html, .table, .caption, .td, .th, .object, .template, .foreignObject: true
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
}
