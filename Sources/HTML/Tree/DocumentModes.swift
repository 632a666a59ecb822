/// Before the body: `html`, `head` and `body` are there whether written or not, once each.
extension TreeBuilder {
    mutating func startInDocument(_ tag: StartTag, in mode: InsertionMode) {
        switch mode {
        case .initial:
            isQuirky = true
            self.mode = .beforeHTML
            startInDocument(tag, in: .beforeHTML)
        case .beforeHTML:
            self.mode = .beforeHead
            if tag.name.tag == .html {
                insert(tag)
            } else {
                imply(.html, by: tag)
                startInDocument(tag, in: .beforeHead)
            }
        case .beforeHead:
            switch tag.name.tag {
            case .html: addAttributes(of: tag)
            case .head: beginHead(tag)
            default:
                beginHead(tag.implying(.head), isWritten: false)
                startInDocument(tag, in: .inHead)
            }
        case .inHead: startInHead(tag)
        case .inHeadNoscript: startInHeadNoscript(tag)
        default: startAfterHead(tag)
        }
    }

    private mutating func beginHead(_ tag: StartTag, isWritten: Bool = true) {
        head = insert(tag, isWritten: isWritten)
        mode = .inHead
    }

    /// Also what the body, a template or a table takes as `head` does.
    mutating func startInHead(_ tag: StartTag) {
        switch tag.name.tag {
        case .html: addAttributes(of: tag)
        case .base, .basefont, .bgsound, .link, .meta: insertVoid(tag)
        case .title: insert(tag, rawText: .escapable)
        case .noscript:
            insert(tag)
            if mode == .inHead { mode = .inHeadNoscript }
        case .noframes, .style: insert(tag, rawText: .raw)
        case .script: insert(tag, rawText: .script)
        case .template:
            insert(tag)
            formatting.pushMarker()
            allowsFrames = false
            mode = .inTemplate
            templateModes.append(.inTemplate)
        case .head: ignore(tag)
        default:
            endHead()
            startAfterHead(tag)
        }
    }

    private mutating func endHead() {
        if open.lastTag == .head { pop() }
        mode = .afterHead
    }

    private mutating func startInHeadNoscript(_ tag: StartTag) {
        switch tag.name.tag {
        case .html, .basefont, .bgsound, .link, .meta, .noframes, .style: startInHead(tag)
        case .head, .noscript: ignore(tag)
        default:
            pop()
            mode = .inHead
            startInHead(tag)
        }
    }

    private mutating func startAfterHead(_ tag: StartTag) {
        switch tag.name.tag {
        case .html: addAttributes(of: tag)
        case .body:
            insert(tag)
            allowsFrames = false
            mode = .inBody
        case .frameset:
            insert(tag)
            mode = .inFrameset
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
            guard head >= 0 else { return }
            store.expectLateNodes()
            push(OpenElement(name: TagName(tag: .head), index: head, namespace: .html, traits: .special))
            startInHead(tag)
            if let position = open.position(of: head) {
                store.setOpen(head, false)
                open.remove(at: position)
            }
        case .head: ignore(tag)
        default:
            imply(.body, by: tag)
            mode = .inBody
            start(tag, in: .inBody)
        }
    }

    mutating func endInDocument(_ tag: EndTag, in mode: InsertionMode) {
        switch (tag.name.tag, mode) {
        case (.template, .inHead), (.template, .afterHead): endTemplate(tag)
        case (.head, .inHead):
            close(at: open.count - 1)
            self.mode = .afterHead
        case (.noscript, .inHeadNoscript):
            close(at: open.count - 1)
            self.mode = .inHead
        case (.br, .inHeadNoscript):
            pop()
            self.mode = .inHead
            endInDocument(tag, in: .inHead)
        case (.head, .initial), (.head, .beforeHTML), (.head, .beforeHead), (.body, _), (.html, _), (.br, _):
            guard mode != .inHeadNoscript else { return ignore(tag) }
            beginBody(by: tag.implying(.body), upTo: tag.name.tag == .head ? .beforeHead : .afterHead)
            end(tag, in: self.mode)
        default: ignore(tag)
        }
    }

    /// Begins what has not begun yet.
    ///
    /// - Parameter last: the mode with which to begin no more.
    private mutating func beginBody(by cause: StartTag, upTo last: InsertionMode = .afterHead) {
        if mode == .initial {
            isQuirky = true
            mode = .beforeHTML
        }
        if mode == .beforeHTML {
            imply(.html, by: cause)
            mode = .beforeHead
        }
        if mode == .beforeHead { beginHead(cause.implying(.head), isWritten: false) }
        guard last == .afterHead else { return }
        if mode == .inHeadNoscript { pop(); mode = .inHead }
        if mode == .inHead { endHead() }
        if mode == .afterHead {
            imply(.body, by: cause)
            mode = .inBody
        }
    }

    /// A page may end before its body began.
    mutating func beginBodyAtEnd() {
        if mode == .text {
            pop()
            mode = originalMode
        }
        while open.contains(.template) {
            end(.template)
            formatting.clearToMarker()
            _ = templateModes.popLast()
            resetMode()
        }
        guard context == nil else { return }
        switch mode {
        case .beforeHead, .inHead, .inHeadNoscript, .afterHead:
            beginBody(by: StartTag(name: TagName(tag: .body), offset: .max, length: 0, firstAttribute: 0))
        default: break
        }
    }

    mutating func textInDocument(_ text: Piece) {
        var text = text
        let blanks = text.removeBlanks()
        if !blanks.bytes.isEmpty, mode == .inHead || mode == .inHeadNoscript || mode == .afterHead { add(blanks) }
        guard !text.bytes.isEmpty else { return }
        beginBody(by: text.implying(.body))
        textInBody(text)
    }

    /// A second `html` or `body` gives the first what attributes it lacks.
    mutating func addAttributes(of tag: StartTag) {
        ignore(tag)
        let position = tag.name.tag == .body ? 1 : 0
        guard !open.contains(.template), tag.attributeCount > 0, open.count > position, open[position].tag == tag.name.tag else { return }
        let element = store[open[position].index]
        let own = Array(store.attributes[Int(element.start)..<Int(element.start + element.count)])
        let added = Array(store.attributes[Int(tag.firstAttribute)..<Int(tag.firstAttribute + tag.attributeCount)])
        let new = added.filter { attribute in !own.contains { $0.name == attribute.name && $0.otherName == attribute.otherName } }
        guard !new.isEmpty else { return }
        usesAttributes = true
        let start = store.attributes.count
        store.attributes.append(contentsOf: own + new)
        store.setAttributes(open[position].index, start: start)
    }
}
