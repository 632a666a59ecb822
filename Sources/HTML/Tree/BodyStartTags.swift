/// Start tags in the body.
extension TreeBuilder {
    mutating func startInBody(_ tag: StartTag) {
        switch tag.name.tag {
        case .html: addAttributes(of: tag)
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: startInHead(tag)
        case .body:
            allowsFrames = false
            addAttributes(of: tag)
        case .frameset: startFrameset(tag)
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: ignore(tag)
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption, .figure, .footer,
            .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
            closeParagraph()
            insert(tag)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if open.lastTag.isHeading { pop() }
            insert(tag)
        case .pre, .listing:
            closeParagraph()
            insert(tag)
            skipsLineFeed = true
            allowsFrames = false
        case .form: startForm(tag)
        case .li: startItem(tag, after: [.li])
        case .dd, .dt: startItem(tag, after: [.dd, .dt])
        case .plaintext:
            closeParagraph()
            insert(tag, rawText: .plain)
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: startFormatting(tag)
        case .applet, .marquee, .object:
            reopenFormatting()
            insert(tag)
            formatting.pushMarker()
            allowsFrames = false
        case .svg, .math:
            reopenFormatting()
            startForeignRoot(tag)
        default: startControl(tag)
        }
    }

    /// Buttons, menus, voids and what is left.
    private mutating func startControl(_ tag: StartTag) {
        switch tag.name.tag {
        case .button:
            if open.has(.button) {
                endImplied()
                end(.button)
            }
            reopenFormatting()
            insert(tag)
            allowsFrames = false
        case .table:
            if !isQuirky { closeParagraph() }
            insert(tag)
            allowsFrames = false
            mode = .inTable
        case .area, .br, .embed, .img, .image, .keygen, .wbr:
            reopenFormatting()
            var tag = tag
            if tag.name.tag == .image { tag.name = TagName(tag: .img) }
            insertVoid(tag)
            allowsFrames = false
        case .input:
            reopenFormatting()
            insertVoid(tag)
            if !isHidden(tag) { allowsFrames = false }
        case .param, .source, .track: insertVoid(tag)
        case .hr:
            closeParagraph()
            insertVoid(tag)
            allowsFrames = false
        case .textarea:
            insert(tag, rawText: .escapable)
            skipsLineFeed = true
            allowsFrames = false
        case .xmp:
            closeParagraph()
            reopenFormatting()
            allowsFrames = false
            insert(tag, rawText: .raw)
        case .iframe:
            allowsFrames = false
            insert(tag, rawText: .raw)
        case .noembed: insert(tag, rawText: .raw)
        case .select:
            reopenFormatting()
            insert(tag)
            allowsFrames = false
            let isInTable = mode == .inTable || mode == .inCaption || mode == .inTableBody || mode == .inRow || mode == .inCell
            mode = isInTable ? .inSelectInTable : .inSelect
        case .optgroup, .option:
            if open.lastTag == .option { pop() }
            reopenFormatting()
            insert(tag)
        case .rb, .rtc:
            if open.has(.ruby) { endImplied() }
            insert(tag)
        case .rp, .rt:
            if open.has(.ruby) { endImplied(except: .rtc) }
            insert(tag)
        default:
            if !tag.name.tag.isKnown { reportUnknown(tag) }
            reopenFormatting()
            insert(tag)
        }
    }

    private mutating func reportUnknown(_ tag: StartTag) {
        let name = spelling(tag.name)
        guard !name.utf8.contains(UInt8(ascii: "-")) else { return }
        problems.report(.unknownElement(name), at: Int(tag.offset)..<Int(tag.offset + tag.length))
    }

    func isHidden(_ tag: StartTag) -> Bool {
        value(of: .type, in: tag)?.lazy.map(\.lowercased).elementsEqual("hidden".utf8) ?? false
    }

    /// A form in a form means nothing.
    private mutating func startForm(_ tag: StartTag) {
        let isInTemplate = open.contains(.template)
        guard form < 0 || isInTemplate else { return ignore(tag) }
        closeParagraph()
        let index = insert(tag)
        if !isInTemplate { form = index }
    }

    /// An item ends the item before it, unless a list or another container is between.
    private mutating func startItem(_ tag: StartTag, after items: [HTMLTag]) {
        allowsFrames = false
        for element in open.elements.reversed() {
            if items.contains(element.tag) {
                endImplied(except: element.tag)
                end(element.tag)
                break
            }
            if element.traits.contains(.special), element.tag != .address, element.tag != .div, element.tag != .p { break }
        }
        closeParagraph()
        insert(tag)
    }

    private mutating func startFormatting(_ tag: StartTag) {
        switch tag.name.tag {
        case .a:
            // A link in a link: the outer one ends.
            if let position = formatting.position(of: tag.name) {
                let index = formatting[position].index
                problems.report(.nested("a"), at: Int(tag.offset)..<Int(tag.offset + tag.length))
                store.setClosed(index)
                adopt(tag.name, cause: nil)
                formatting.remove(index)
                removeFromOpen(index)
            }
            reopenFormatting()
        case .nobr:
            reportUnknown(tag)
            reopenFormatting()
            if open.has(.nobr) {
                adopt(tag.name, cause: nil)
                reopenFormatting()
            }
        default: reopenFormatting()
        }
        let index = insert(tag)
        formatting.push(tag.name, index: index, in: store)
    }

    mutating func removeFromOpen(_ index: Int32) {
        guard let position = open.position(of: index) else { return }
        store.setOpen(index, false)
        store.expectLateNodes()
        open.remove(at: position)
    }
}
