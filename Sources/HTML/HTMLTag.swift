/// The name of an element, interned: comparing two is comparing two bytes.
///
/// Names that HTML does not have are `other`; their spelling is with the node.
public enum HTMLTag: String, Sendable, CaseIterable {
    case a, abbr, acronym, address, annotationXML = "annotation-xml", applet, area, article, aside, audio
    case b, base, basefont, bdi, bdo, bgsound, big, blockquote, body, br, button
    case canvas, caption, center, circle, cite, code, col, colgroup
    case data, datalist, dd, defs, del, desc, details, dfn, dialog, dir, div, dl, dt
    case ellipse, em, embed
    case fieldset, figcaption, figure, font, footer, foreignObject = "foreignobject", form, frame, frameset
    case g, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
    case i, iframe, image, img, input, ins
    case kbd, keygen, label, legend, li, line, link, listing
    case main, malignmark, map, mark, marquee, math, menu, meta, meter, mglyph, mi, mn, mo, ms, mtext
    case nav, nobr, noembed, noframes, noscript
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
}
