/// Tables: rows and groups that are not written, and content that goes in front of the table because it stands between its parts.
extension TreeBuilder {
    // MARK: Table

    mutating func startInTable(_ tag: StartTag) {
        switch tag.name.tag {
        case .caption:
            clear { $0 == .table }
            formatting.pushMarker()
            insert(tag)
            mode = .inCaption
        case .colgroup:
            clear { $0 == .table }
            insert(tag)
            mode = .inColumnGroup
        case .col:
            clear { $0 == .table }
            imply(.colgroup, by: tag)
            mode = .inColumnGroup
            startInColumnGroup(tag)
        case .tbody, .tfoot, .thead:
            clear { $0 == .table }
            insert(tag)
            mode = .inTableBody
        case .td, .th, .tr:
            clear { $0 == .table }
            imply(.tbody, by: tag)
            mode = .inTableBody
            startInTableBody(tag)
        case .table:
            guard open.has(.table, in: .table) else { return ignore(tag) }
            end(.table)
            resetMode()
            start(tag, in: mode)
        case .style, .script, .template: startInHead(tag)
        case .input where isHidden(tag): insertVoid(tag)
        case .form:
            guard form < 0, !open.contains(.template) else { return ignore(tag) }
            form = insert(tag)
            pop()
        default: foster { $0.startInBody(tag) }
        }
    }

    mutating func endInTable(_ tag: EndTag) {
        switch tag.name.tag {
        case .table:
            guard open.has(.table, in: .table) else { return ignore(tag) }
            close(.table)
            resetMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: ignore(tag)
        case .template: endTemplate(tag)
        default: foster { $0.endInBody(tag) }
        }
    }

    /// Ends what is open inside an element of the table.
    private mutating func clear(to isContext: (HTMLTag) -> Bool) {
        while let last = open.last, !isContext(last.tag), last.tag != .template, last.tag != .html { pop() }
    }

    // MARK: Columns

    mutating func startInColumnGroup(_ tag: StartTag) {
        switch tag.name.tag {
        case .html: addAttributes(of: tag)
        case .col: insertVoid(tag)
        case .template: startInHead(tag)
        default:
            guard open.lastTag == .colgroup else { return ignore(tag) }
            pop()
            mode = .inTable
            startInTable(tag)
        }
    }

    mutating func endInColumnGroup(_ tag: EndTag) {
        switch tag.name.tag {
        case .colgroup:
            guard open.lastTag == .colgroup else { return ignore(tag) }
            close(at: open.count - 1)
            mode = .inTable
        case .col: ignore(tag)
        case .template: endTemplate(tag)
        default:
            guard open.lastTag == .colgroup else { return ignore(tag) }
            pop()
            mode = .inTable
            endInTable(tag)
        }
    }

    // MARK: Groups of rows

    mutating func startInTableBody(_ tag: StartTag) {
        switch tag.name.tag {
        case .tr:
            clear { $0.isRowGroup }
            insert(tag)
            mode = .inRow
        case .td, .th:
            clear { $0.isRowGroup }
            imply(.tr, by: tag)
            mode = .inRow
            startInRow(tag)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
            guard endRowGroup() else { return ignore(tag) }
            startInTable(tag)
        default: startInTable(tag)
        }
    }

    mutating func endInTableBody(_ tag: EndTag) {
        switch tag.name.tag {
        case .tbody, .tfoot, .thead:
            guard open.has(tag.name.tag, in: .table) else { return ignore(tag) }
            clear { $0.isRowGroup }
            close(at: open.count - 1)
            mode = .inTable
        case .table:
            guard endRowGroup() else { return ignore(tag) }
            endInTable(tag)
        case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: ignore(tag)
        default: endInTable(tag)
        }
    }

    private mutating func endRowGroup() -> Bool {
        guard open.has(in: .table, where: { $0.isRowGroup }) else { return false }
        clear { $0.isRowGroup }
        pop()
        mode = .inTable
        return true
    }

    // MARK: Rows

    mutating func startInRow(_ tag: StartTag) {
        switch tag.name.tag {
        case .td, .th:
            clear { $0 == .tr }
            insert(tag)
            mode = .inCell
            formatting.pushMarker()
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
            guard endRow() else { return ignore(tag) }
            startInTableBody(tag)
        default: startInTable(tag)
        }
    }

    mutating func endInRow(_ tag: EndTag) {
        switch tag.name.tag {
        case .tr:
            guard open.has(.tr, in: .table) else { return ignore(tag) }
            clear { $0 == .tr }
            close(at: open.count - 1)
            mode = .inTableBody
        case .table:
            guard endRow() else { return ignore(tag) }
            endInTableBody(tag)
        case .tbody, .tfoot, .thead:
            guard open.has(tag.name.tag, in: .table) else { return ignore(tag) }
            guard endRow() else { return }
            endInTableBody(tag)
        case .body, .caption, .col, .colgroup, .html, .td, .th: ignore(tag)
        default: endInTable(tag)
        }
    }

    private mutating func endRow() -> Bool {
        guard open.has(.tr, in: .table) else { return false }
        clear { $0 == .tr }
        pop()
        mode = .inTableBody
        return true
    }

    // MARK: Cells and captions

    mutating func startInCell(_ tag: StartTag, in mode: InsertionMode) {
        guard tag.name.tag.isTablePart else { return startInBody(tag) }
        guard mode == .inCaption ? endCaption() : endCell() else { return ignore(tag) }
        start(tag, in: self.mode)
    }

    mutating func endInCell(_ tag: EndTag, in mode: InsertionMode) {
        switch tag.name.tag {
        case .td where mode == .inCell, .th where mode == .inCell:
            guard open.has(tag.name.tag, in: .table) else { return ignore(tag) }
            endImplied()
            close(tag.name.tag)
            formatting.clearToMarker()
            self.mode = .inRow
        case .caption where mode == .inCaption:
            guard open.has(.caption, in: .table) else { return ignore(tag) }
            endImplied()
            close(.caption)
            formatting.clearToMarker()
            self.mode = .inTable
        case .table where mode == .inCaption:
            guard endCaption() else { return ignore(tag) }
            endInTable(tag)
        case .table, .tbody, .tfoot, .thead, .tr:
            guard mode == .inCell, open.has(tag.name.tag, in: .table), endCell() else { return ignore(tag) }
            end(tag, in: self.mode)
        case .body, .caption, .col, .colgroup, .html, .td, .th: ignore(tag)
        default: endInBody(tag)
        }
    }

    private mutating func endCell() -> Bool {
        guard open.has(in: .table, where: { $0 == .td || $0 == .th }) else { return false }
        endImplied()
        if let cell = open.lastPosition(where: { $0.tag == .td || $0.tag == .th }) { pop(downTo: cell) }
        formatting.clearToMarker()
        mode = .inRow
        return true
    }

    private mutating func endCaption() -> Bool {
        guard open.has(.caption, in: .table) else { return false }
        endImplied()
        end(.caption)
        formatting.clearToMarker()
        mode = .inTable
        return true
    }
}
