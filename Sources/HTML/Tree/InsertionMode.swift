/// What a tag means where the page has got to: HTML's insertion modes, under their names in the standard.
enum InsertionMode: UInt8 {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead
    case inBody, text
    case inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inSelect, inSelectInTable, inTemplate
    case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
}

/// Elements in which a tag is text.
enum RawText {
    /// Text with character references: `title`, `textarea`.
    case escapable
    case raw
    case script
    /// To the end of the page.
    case plain
}

extension TreeBuilder {
    // MARK: What comes

    /// Takes a start tag. Its attributes are the last in the store; they are to be taken out again if the tag does not use them.
    mutating func startTag(_ tag: StartTag) {
        flushTableText()
        skipsLineFeed = false
        usesAttributes = false
        rawText = nil
        if isForeign(startTag: tag.name.tag) { startForeign(tag) } else { start(tag, in: mode) }
    }

    /// Takes an end tag.
    ///
    /// - Parameter range: of the whole end tag in the source.
    mutating func endTag(_ name: TagName, range: Range<Int>) {
        flushTableText()
        skipsLineFeed = false
        usesAttributes = false
        rawText = nil
        let end = EndTag(name: name, range: range)
        if let last = open.last, last.namespace != .html { endForeign(end) } else { self.end(end, in: mode) }
    }

    /// Takes a piece of text; pieces that follow each other become one node.
    mutating func text(_ piece: UnsafeBufferPointer<UInt8>, offset: Int, length: Int) {
        var text = Piece(bytes: piece[...], offset: Int32(offset), length: Int32(length))
        if skipsLineFeed {
            skipsLineFeed = false
            if piece.first == UInt8(ascii: "\n") { text.removeFirst(1) }
        }
        guard !text.bytes.isEmpty else { return }
        switch mode {
        case .inBody, .text, .inCell: textInBody(text)
        default: if isForeignText { textInBody(text) } else { takeText(text) }
        }
    }

    mutating func comment(_ text: UnsafeBufferPointer<UInt8>, offset: Int, length: Int) {
        flushTableText()
        let record = NodeRecord(
            kind: .comment, offset: Int32(offset), length: Int32(length), start: Int32(store.bytes.count), count: Int32(text.count))
        store.bytes.append(contentsOf: text)
        switch mode {
        case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset: _ = store.addLate(record, at: .init(parent: -1))
        case .afterBody: _ = store.addLate(record, at: .init(parent: open.isEmpty ? -1 : open[0].index))
        default: _ = store.add(record, at: place())
        }
    }

    mutating func takeDoctype(_ doctype: HTMLDocument.Doctype) {
        guard mode == .initial else { return }
        self.doctype = doctype
        isQuirky = doctype.isQuirky
        mode = .beforeHTML
    }

    // MARK: By mode

    mutating func start(_ tag: StartTag, in mode: InsertionMode) {
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: startInDocument(tag, in: mode)
        case .inBody, .text: startInBody(tag)
        case .inTable: startInTable(tag)
        case .inCaption, .inCell: startInCell(tag, in: mode)
        case .inColumnGroup: startInColumnGroup(tag)
        case .inTableBody: startInTableBody(tag)
        case .inRow: startInRow(tag)
        case .inSelect, .inSelectInTable: startInSelect(tag, in: mode)
        case .inTemplate: startInTemplate(tag)
        case .afterBody, .afterAfterBody: startAfterBody(tag)
        case .inFrameset, .afterFrameset, .afterAfterFrameset: startInFrameset(tag, in: mode)
        }
    }

    mutating func end(_ tag: EndTag, in mode: InsertionMode) {
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: endInDocument(tag, in: mode)
        case .inBody: endInBody(tag)
        case .text: endRawText(tag)
        case .inTable: endInTable(tag)
        case .inCaption, .inCell: endInCell(tag, in: mode)
        case .inColumnGroup: endInColumnGroup(tag)
        case .inTableBody: endInTableBody(tag)
        case .inRow: endInRow(tag)
        case .inSelect, .inSelectInTable: endInSelect(tag, in: mode)
        case .inTemplate: if tag.name.tag == .template { endTemplate(tag) } else { ignore(tag) }
        case .afterBody, .afterAfterBody: endAfterBody(tag)
        case .inFrameset, .afterFrameset, .afterAfterFrameset: endInFrameset(tag, in: mode)
        }
    }

    /// The text of a script or the like ends.
    private mutating func endRawText(_ tag: EndTag) {
        if open.last?.isHTML(tag.name) == true { close(at: open.count - 1) } else { pop() }
        mode = originalMode
    }

    /// Begins an element whose content is text.
    mutating func insert(_ tag: StartTag, rawText kind: RawText) {
        insert(tag)
        rawText = kind
        guard kind != .plain else { return }
        originalMode = mode
        mode = .text
    }

    // MARK: Problems

    mutating func ignore(_ tag: StartTag) {
        problems.report(.misplaced(spelling(tag.name)), at: Int(tag.offset)..<Int(tag.offset + tag.length))
    }

    mutating func ignore(_ tag: EndTag) { problems.reportStray(spelling(tag.name), at: tag.range) }

    // MARK: Finding the mode again

    /// Sets the mode by the elements that are open, after some have ended.
    mutating func resetMode() {
        for position in open.elements.indices.reversed() {
            let isOutermost = position == 0
            let tag = isOutermost ? context?.tag ?? open[position].tag : open[position].tag
            if let found = mode(inside: tag, at: position, isOutermost: isOutermost) {
                mode = found
                return
            }
        }
        mode = .inBody
    }

    private func mode(inside tag: HTMLTag, at position: Int, isOutermost: Bool) -> InsertionMode? {
        switch tag {
        case .select:
            for outer in open.elements[..<position].reversed() {
                if outer.tag == .template { break }
                if outer.tag == .table { return .inSelectInTable }
            }
            return .inSelect
        case .td, .th: return isOutermost ? .inBody : .inCell
        case .tr: return .inRow
        case .tbody, .thead, .tfoot: return .inTableBody
        case .caption: return .inCaption
        case .colgroup: return .inColumnGroup
        case .table: return .inTable
        case .template: return templateModes.last ?? .inBody
        case .head: return isOutermost ? .inBody : .inHead
        case .body: return .inBody
        case .frameset: return .inFrameset
        case .html: return head < 0 ? .beforeHead : .afterHead
        default: return isOutermost ? .inBody : nil
        }
    }

    /// What a fragment is, where its element contains text only.
    var rawTextOfContext: RawText? {
        switch context?.tag {
        case .title, .textarea: .escapable
        case .style, .xmp, .iframe, .noembed, .noframes: .raw
        case .script: .script
        case .plaintext: .plain
        default: nil
        }
    }

    /// Whether the innermost element is one of a picture or formula.
    var isInForeignContent: Bool { open.last.map { $0.namespace != .html } ?? false }

    /// A fragment stands in an element of another page.
    mutating func beginFragment() {
        let root = StartTag(name: TagName(tag: .html), offset: 0, length: 0, firstAttribute: 0)
        insert(root, isWritten: false)
        if context?.tag == .template { templateModes.append(.inTemplate) }
        resetMode()
    }
}

/// An end tag.
struct EndTag {
    var name: TagName
    var range: Range<Int>

    /// The tag as the reason for an element that is not written.
    func implying(_ tag: HTMLTag) -> StartTag {
        StartTag(name: TagName(tag: tag), offset: Int32(range.lowerBound), length: Int32(range.count), firstAttribute: 0)
    }
}
