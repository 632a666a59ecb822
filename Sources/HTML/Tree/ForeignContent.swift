/// Pictures (`svg`) and formulas (`math`) in the page, where HTML's rules do not hold.
extension TreeBuilder {
    /// Whether a start tag is one of a picture or formula.
    func isForeign(startTag tag: HTMLTag) -> Bool {
        guard let last = open.last, last.namespace != .html else { return false }
        if last.traits.contains(.mathText) { return tag == .mglyph || tag == .malignmark }
        if last.traits.contains(.htmlInside) { return false }
        return !(last.namespace == .math && last.name.tag == .annotationXML && tag == .svg)
    }

    mutating func startForeignRoot(_ tag: StartTag) { startForeign(tag, namespace: tag.name.tag == .math ? .math : .svg) }

    mutating func startForeign(_ tag: StartTag) {
        if leavesForeignContent(tag) {
            leaveForeignContent()
            start(tag, in: mode)
        } else {
            startForeign(tag, namespace: open.last?.namespace ?? .svg)
        }
    }

    private mutating func startForeign(_ tag: StartTag, namespace: Namespace) {
        if tag.isSelfClosing { insertVoid(tag, namespace: namespace) } else { insert(tag, namespace: namespace) }
    }

    /// HTML in a picture that was never closed.
    private mutating func leaveForeignContent() {
        while let last = open.last, last.namespace != .html, !last.traits.contains(.mathText), !last.traits.contains(.htmlInside) { pop() }
    }

    /// Whether a tag is so much of HTML that it ends the picture.
    private func leavesForeignContent(_ tag: StartTag) -> Bool {
        switch tag.name.tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5, .h6, .head, .hr,
            .i,
            .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt,
            .u,
            .ul, .var:
            true
        case .font: value(of: "color", in: tag) != nil || value(of: "face", in: tag) != nil || value(of: "size", in: tag) != nil
        default: false
        }
    }

    mutating func endForeign(_ tag: EndTag) {
        if tag.name.tag == .br || tag.name.tag == .p {
            leaveForeignContent()
            return end(tag, in: mode)
        }
        for position in open.elements.indices.reversed() {
            let element = open[position]
            if element.namespace == .html { return end(tag, in: mode) }
            if element.name == tag.name { return close(at: position) }
        }
        ignore(tag)
    }
}
