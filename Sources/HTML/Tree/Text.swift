/// A piece of text and the bytes of the source that it stands for.
struct Piece {
    var bytes: Slice<UnsafeBufferPointer<UInt8>>
    var offset: Int32
    var length: Int32

    mutating func removeFirst(_ count: Int) {
        bytes = bytes.dropFirst(count)
        // A text that stands for as many bytes as it has is not a reference.
        if Int(length) >= count { offset += Int32(count); length -= Int32(count) }
    }

    /// Takes the white space off that the text begins with.
    mutating func removeBlanks() -> Piece {
        let count = bytes.prefix(while: \.isBlank).count
        let blanks = Piece(bytes: bytes.prefix(count), offset: offset, length: Int32(min(count, Int(length))))
        removeFirst(count)
        return blanks
    }

    var isBlank: Bool { bytes.allSatisfy(\.isBlank) }

    /// The text as the reason for an element that is not written.
    func implying(_ tag: HTMLTag) -> StartTag {
        StartTag(name: TagName(tag: tag), offset: offset, length: length, firstAttribute: 0)
    }
}

extension TreeBuilder {
    /// Text where all text stands as it is.
    mutating func textInBody(_ text: Piece) {
        if mode != .text, !formatting.isEmpty, !isForeignText { reopenFormatting() }
        if allowsFrames, !text.isBlank { allowsFrames = false }
        add(text)
    }

    mutating func add(_ text: Piece) {
        let start = store.bytes.count
        store.bytes.append(contentsOf: text.bytes)
        store.addText(start: start, count: text.bytes.count, offset: text.offset, length: text.length, at: place())
    }

    /// Whether text goes into a picture or formula.
    var isForeignText: Bool {
        guard let last = open.last, last.namespace != .html else { return false }
        return !last.traits.contains(.mathText) && !last.traits.contains(.htmlInside)
    }

    /// Text where not all text may stand.
    mutating func takeText(_ text: Piece) {
        var text = text
        switch mode {
        case .inBody, .text, .inCell, .inCaption, .inTemplate: textInBody(text)
        case .inSelect, .inSelectInTable: add(text)
        case .inTable, .inTableBody, .inRow:
            if open.lastTag.isTableFrame { addTableText(text) } else { foster { $0.textInBody(text) } }
        case .inColumnGroup:
            let blanks = text.removeBlanks()
            if !blanks.bytes.isEmpty { add(blanks) }
            guard !text.bytes.isEmpty, open.lastTag == .colgroup else { return }
            pop()
            mode = .inTable
            takeText(text)
        case .afterBody, .afterAfterBody:
            let blanks = text.removeBlanks()
            if !blanks.bytes.isEmpty { textInBody(blanks) }
            guard !text.bytes.isEmpty else { return }
            mode = .inBody
            textInBody(text)
        case .inFrameset, .afterFrameset, .afterAfterFrameset: addBlanks(of: text)
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: textInDocument(text)
        }
    }

    private mutating func addBlanks(of text: Piece) {
        for (index, byte) in text.bytes.indices.lazy.map({ ($0, text.bytes[$0]) }) where byte.isBlank {
            add(Piece(bytes: text.bytes[index...index], offset: text.offset, length: 1))
        }
    }

    // MARK: In tables

    /// White space stands between the parts of a table, other text does not; which it is shows when it is over.
    private mutating func addTableText(_ text: Piece) {
        let start = store.bytes.count
        store.bytes.append(contentsOf: text.bytes)
        if tableText == nil { tableText = NodeRecord(kind: .text, offset: text.offset, length: 0, start: Int32(start)) }
        tableText?.count += Int32(text.bytes.count)
        if let offset = tableText?.offset { tableText?.length = text.offset + text.length - offset }
    }

    mutating func flushTableText() {
        guard let text = tableText else { return }
        tableText = nil
        let bytes = store.bytes[Int(text.start)..<Int(text.start + text.count)]
        if bytes.allSatisfy(\.isBlank) {
            store.addText(start: Int(text.start), count: Int(text.count), offset: text.offset, length: text.length, at: place())
        } else {
            allowsFrames = false
            foster {
                $0.reopenFormatting()
                $0.store.addText(start: Int(text.start), count: Int(text.count), offset: text.offset, length: text.length, at: $0.place())
            }
        }
    }

    /// Does something whose result, where it would stand between the parts of a table, goes in front of the table.
    mutating func foster(_ change: (inout TreeBuilder) -> Void) {
        fosters = true
        change(&self)
        fosters = false
    }
}
