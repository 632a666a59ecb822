/// Menus, templates, frames, and what comes behind the body.
extension TreeBuilder {
    // MARK: Select

    mutating func startInSelect(_ tag: StartTag, in mode: InsertionMode) {
        switch tag.name.tag {
        case .caption where mode == .inSelectInTable, .table where mode == .inSelectInTable, .tbody where mode == .inSelectInTable,
            .tfoot where mode == .inSelectInTable, .thead where mode == .inSelectInTable, .tr where mode == .inSelectInTable,
            .td where mode == .inSelectInTable, .th where mode == .inSelectInTable:
            end(.select)
            resetMode()
            start(tag, in: self.mode)
        case .html: addAttributes(of: tag)
        case .option:
            if open.lastTag == .option { pop() }
            insert(tag)
        case .optgroup:
            endOptions(upToGroup: true)
            insert(tag)
        case .hr:
            endOptions(upToGroup: true)
            insertVoid(tag)
        case .select:
            ignore(tag)
            guard open.has(.select, in: .select) else { return }
            end(.select)
            resetMode()
        case .input, .keygen, .textarea:
            guard open.has(.select, in: .select) else { return ignore(tag) }
            end(.select)
            resetMode()
            start(tag, in: self.mode)
        case .script, .template: startInHead(tag)
        default: ignore(tag)
        }
    }

    private mutating func endOptions(upToGroup: Bool) {
        if open.lastTag == .option { pop() }
        if upToGroup, open.lastTag == .optgroup { pop() }
    }

    mutating func endInSelect(_ tag: EndTag, in mode: InsertionMode) {
        switch tag.name.tag {
        case .optgroup:
            if open.lastTag == .option, open.count > 1, open[open.count - 2].tag == .optgroup { pop() }
            if open.lastTag == .optgroup { close(at: open.count - 1) } else { ignore(tag) }
        case .option: if open.lastTag == .option { close(at: open.count - 1) } else { ignore(tag) }
        case .select:
            guard open.has(.select, in: .select) else { return ignore(tag) }
            close(.select)
            resetMode()
        case .template: endTemplate(tag)
        case .caption, .table, .tbody, .tfoot, .thead, .tr, .td, .th:
            guard mode == .inSelectInTable, open.has(tag.name.tag, in: .table) else { return ignore(tag) }
            end(.select)
            resetMode()
            end(tag, in: self.mode)
        default: ignore(tag)
        }
    }

    // MARK: Template

    mutating func startInTemplate(_ tag: StartTag) {
        let next: InsertionMode
        switch tag.name.tag {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return startInHead(tag)
        case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
        case .col: next = .inColumnGroup
        case .tr: next = .inTableBody
        case .td, .th: next = .inRow
        default: next = .inBody
        }
        _ = templateModes.popLast()
        templateModes.append(next)
        mode = next
        start(tag, in: next)
    }

    mutating func endTemplate(_ tag: EndTag) {
        guard open.contains(.template) else { return ignore(tag) }
        while open.lastTag.isEndImplied || open.lastTag.isTablePart && open.lastTag != .col { pop() }
        close(.template)
        formatting.clearToMarker()
        _ = templateModes.popLast()
        resetMode()
    }

    // MARK: Behind the body

    mutating func startAfterBody(_ tag: StartTag) {
        if tag.name.tag == .html { return addAttributes(of: tag) }
        mode = .inBody
        start(tag, in: .inBody)
    }

    mutating func endAfterBody(_ tag: EndTag) {
        if tag.name.tag == .html, mode == .afterBody {
            guard context == nil else { return ignore(tag) }
            store.setClosed(open[0].index)
            mode = .afterAfterBody
        } else {
            mode = .inBody
            end(tag, in: .inBody)
        }
    }

    // MARK: Frames

    /// In the body: only where there is nothing yet but white space.
    mutating func startFrameset(_ tag: StartTag) {
        guard allowsFrames, open.count > 1, open[1].tag == .body else { return ignore(tag) }
        store.remove(open[1].index)
        pop(downTo: 1)
        insert(tag)
        mode = .inFrameset
    }

    mutating func startInFrameset(_ tag: StartTag, in mode: InsertionMode) {
        switch (tag.name.tag, mode) {
        case (.html, _): addAttributes(of: tag)
        case (.frameset, .inFrameset): insert(tag)
        case (.frame, .inFrameset): insertVoid(tag)
        case (.noframes, _): startInHead(tag)
        default: ignore(tag)
        }
    }

    mutating func endInFrameset(_ tag: EndTag, in mode: InsertionMode) {
        switch (tag.name.tag, mode) {
        case (.frameset, .inFrameset) where open.count > 1:
            close(at: open.count - 1)
            if context == nil, open.lastTag != .frameset { self.mode = .afterFrameset }
        case (.html, .afterFrameset): self.mode = .afterAfterFrameset
        default: ignore(tag)
        }
    }
}
