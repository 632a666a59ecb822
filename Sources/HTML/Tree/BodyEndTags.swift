/// End tags in the body.
extension TreeBuilder {
    mutating func endInBody(_ tag: EndTag) {
        switch tag.name.tag {
        case .template: endTemplate(tag)
        case .body, .html: endBody(tag)
        case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption, .figure,
            .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section, .summary, .ul:
            endBlock(tag, in: .ordinary)
        case .dd, .dt: endBlock(tag, in: .ordinary)
        case .li: endBlock(tag, in: .list)
        case .form: endForm(tag)
        case .p:
            if !open.has(.p, in: .button) {
                ignore(tag)
                imply(.p, by: tag.implying(.p))
                pop()
            } else {
                endImplied(except: .p)
                close(.p)
            }
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading(tag)
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: adopt(tag.name, cause: tag)
        case .applet, .marquee, .object:
            guard open.has(tag.name.tag) else { return ignore(tag) }
            endImplied()
            close(tag.name.tag)
            formatting.clearToMarker()
        case .br:
            // Browsers take it for a line break.
            ignore(tag)
            reopenFormatting()
            insertVoid(tag.implying(.br))
            allowsFrames = false
        default: endOther(tag)
        }
    }

    private mutating func endBody(_ tag: EndTag) {
        guard open.has(.body) else { return ignore(tag) }
        for element in open.elements where element.tag == tag.name.tag { store.setClosed(element.index) }
        mode = .afterBody
        if tag.name.tag == .html { endAfterBody(tag) }
    }

    private mutating func endBlock(_ tag: EndTag, in scope: OpenElements.Scope) {
        guard open.has(tag.name.tag, in: scope) else { return ignore(tag) }
        endImplied(except: tag.name.tag.isEndImplied ? tag.name.tag : nil)
        close(tag.name.tag)
    }

    private mutating func endForm(_ tag: EndTag) {
        guard !open.contains(.template) else { return endBlock(tag, in: .ordinary) }
        let index = form
        form = -1
        guard index >= 0, let position = open.position(of: index), open.hasInScope(index: index) else { return ignore(tag) }
        endImplied()
        store.setClosed(index)
        if position == open.count - 1 {
            pop()
        } else {
            // What is open in the form goes on behind its end.
            for element in open.elements[(position + 1)...].reversed() where !store[element.index].isClosed {
                problems.reportUnclosed(spelling(element.name), at: store[element.index].range)
                break
            }
            removeFromOpen(index)
        }
    }

    /// `</h2>` ends an `h1`.
    private mutating func endHeading(_ tag: EndTag) {
        guard open.has(where: \.isHeading) else { return ignore(tag) }
        endImplied()
        if open.lastTag != tag.name.tag, !open.has(tag.name.tag) { ignore(tag) }
        close(where: \.isHeading)
    }

    /// The end of an element without rules of its own: not beyond one that has.
    mutating func endOther(_ tag: EndTag) {
        for position in open.elements.indices.reversed() {
            let element = open[position]
            if element.isHTML(tag.name) {
                endImplied(except: tag.name.tag.isEndImplied ? tag.name.tag : nil)
                close(at: min(position, open.count - 1))
                return
            }
            if element.traits.contains(.special) { break }
        }
        ignore(tag)
    }
}
