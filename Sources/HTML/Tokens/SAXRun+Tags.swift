internal import CLibXML

extension SAXRun {
    // MARK: Start tags

    mutating func startElement(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard !isStopped, let name else { return }
        let spelling = UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name)))
        guard let start = startOfTag(spelling) else { return }
        boundNames()
        let position = position
        let isReadAgain = hasFault || hasAmpersand(in: start..<max(position, start))
        var tag = StartTag(name: interned(spelling), offset: Int32(start), length: 0, firstAttribute: Int32(builder.store.attributes.count))
        let bytesBefore = builder.store.bytes.count
        let close: Int
        if isReadAgain {
            (close, tag.isSelfClosing) = readAttributes(from: start + 1 + spelling.count)
            readOn(from: tag.isSelfClosing ? close - 1 : close)
        } else {
            tag.isSelfClosing = page[position] == UInt8(ascii: "/")
            close = tag.isSelfClosing ? position + 1 : position
            if let attributes { add(attributes) }
        }
        tag.attributeCount = Int32(builder.store.attributes.count) - tag.firstAttribute
        guard close < source.count else {
            // The page ends in the tag: there is none.
            dropAttributes(of: tag, bytes: bytesBefore)
            return finishPiece(at: source.count)
        }
        tag.length = Int32(close + 1 - start)
        builder.startTag(tag)
        if !builder.usesAttributes { dropAttributes(of: tag, bytes: bytesBefore) }
        finishPiece(at: close + 1)
        takeContent(of: tag, from: close + 1)
    }

    private func hasAmpersand(in range: Range<Int>) -> Bool {
        UnsafeBufferPointer(rebasing: bytes[range]).firstOffset(of: UInt8(ascii: "&"), from: 0) != nil
    }

    /// Text without tags is taken here, and libxml2 goes on behind it.
    private mutating func takeContent(of tag: StartTag, from start: Int) {
        guard !isStopped else { return }
        if let kind = builder.rawText {
            builder.rawText = nil
            takeRawText(kind, of: tag.name.tag, from: start)
            readOn(fromContentAt: end)
        } else if tag.name.tag == .script || tag.name.tag == .style, let context, context.pointee.nameNr > 0,
            let names = context.pointee.nameTab
        {
            // In a picture there are tags in it, which libxml2 would not look for.
            let name = xmlDictLookup(context.pointee.dict, "g", 1)
            names[Int(context.pointee.nameNr) - 1] = name
            context.pointee.name = name
        }
    }

    private mutating func dropAttributes(of tag: StartTag, bytes count: Int) {
        guard tag.attributeCount > 0 else { return }
        builder.store.attributes.removeLast(Int(tag.attributeCount))
        builder.store.bytes.removeLast(builder.store.bytes.count - count)
    }

    /// Where the tag begins that libxml2 reports; nil where it made the tag up: `html`, `head`, `body` and `p`, by its own rules.
    private mutating func startOfTag(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        let position = position
        if page[end] != UInt8(ascii: "<"), let next = bytes.firstOffset(of: UInt8(ascii: "<"), from: end), next < position {
            takeGap(upTo: next)
        }
        if isTag(name, at: end) { return end }
        guard position > end else { return nil }
        let start = source.startOfTag(endingAt: position - 1)
        guard start >= end, isTag(name, at: start) else { return nil }
        takeGap(upTo: start)
        return start
    }

    private func isTag(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard page[offset] == UInt8(ascii: "<"), bytes.has(name, at: offset + 1) else { return false }
        // `<pre>` is no `p`.
        let next = page[offset + 1 + name.count]
        return name.count > 4 || !next.isNameByte
    }

    private mutating func add(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>) {
        var pair = attributes
        while let name = pair[0] {
            let start = builder.store.bytes.count
            if let value = pair[1] {
                builder.store.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
            }
            addAttribute(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))), valueStart: start)
            pair += 2
        }
    }

    private mutating func addAttribute(_ name: UnsafeBufferPointer<UInt8>, valueStart: Int) {
        let key = name.baseAddress.flatMap { HTMLAttributeName.names.name($0, count: name.count) }
        let otherName = key == nil ? builder.otherName(String(decoding: name, as: UTF8.self)) : -1
        builder.store.attributes.append(
            AttributeRecord(
                name: key ?? .other, otherName: otherName, start: Int32(valueStart), count: Int32(builder.store.bytes.count - valueStart)))
    }

    /// Reads a tag's attributes from the page.
    ///
    /// - Returns: where the tag's `>` is, the end of the page if it has none.
    private mutating func readAttributes(from offset: Int) -> (close: Int, isSelfClosing: Bool) {
        var reader = AttributeReader(source, from: offset)
        let first = builder.store.attributes.count
        while let attribute = reader.next() {
            let start = builder.store.bytes.count
            let name = bytes[attribute.name].map(\.lowercased)
            name.withUnsafeBufferPointer { name in
                resolved(UnsafeBufferPointer(rebasing: bytes[attribute.value]), isInAttribute: true, into: &builder.store.bytes)
                addAttribute(name, valueStart: start)
            }
            guard let added = builder.store.attributes.last else { continue }
            if builder.store.attributes[first..<(builder.store.attributes.count - 1)].contains(where: {
                $0.name == added.name && $0.otherName == added.otherName
            }) {
                builder.store.attributes.removeLast()
                builder.store.bytes.removeLast(Int(added.count))
            }
        }
        return (reader.offset, reader.isSelfClosing)
    }

    /// A second `html`, `head` or `body`, of which libxml2 reports only that it drops it.
    mutating func takeDroppedTag(nameEnd: Int) {
        let start = source.startOfTag(endingAt: max(nameEnd - 1, 0))
        guard start >= end, nameEnd > start + 1 else { return }
        takeGap(upTo: start)
        let name = bytes[(start + 1)..<nameEnd].map(\.lowercased)
        let bytesBefore = builder.store.bytes.count
        var tag = StartTag(
            name: name.withUnsafeBufferPointer { interned($0) }, offset: Int32(start), length: 0,
            firstAttribute: Int32(builder.store.attributes.count))
        let close: Int
        (close, tag.isSelfClosing) = readAttributes(from: nameEnd)
        tag.attributeCount = Int32(builder.store.attributes.count) - tag.firstAttribute
        tag.length = Int32(min(close + 1, source.count) - start)
        builder.startTag(tag)
        if !builder.usesAttributes { dropAttributes(of: tag, bytes: bytesBefore) }
        finishPiece(at: close + 1)
    }

    // MARK: End tags

    /// Takes the end tag that libxml2 has just read, if it has read one: it also reports the ends of elements that it closes by itself, by the
    /// rules of HTML 4.
    mutating func endElement() {
        guard !isStopped, case let position = position, position > end else { return }
        if !isEndTag(at: end) {
            let start = source.startOfTag(endingAt: position - 1)
            guard start > end, isEndTag(at: start) else { return }
            takeGap(upTo: start)
        }
        guard position > end + 2, !isStopped else { return }
        guard page[position - 1] == UInt8(ascii: ">") else { return finishPiece(at: position) }
        let start = end
        var nameEnd = start + 2
        while nameEnd < position, page[nameEnd].isNameByte { nameEnd += 1 }
        let written = UnsafeBufferPointer(rebasing: bytes[(start + 2)..<nameEnd])
        let name =
            written.contains { $0 != $0.lowercased }
            ? written.map(\.lowercased).withUnsafeBufferPointer { interned($0) } : interned(written)
        var close = position
        if page[nameEnd] != UInt8(ascii: ">"), written.count < position - start - 3 {
            // In an attribute, which an end tag cannot have, there may be a `>`.
            var reader = AttributeReader(source, from: nameEnd)
            while reader.next() != nil {}
            close = reader.offset + 1
            if close > source.count { return finishPiece(at: source.count) }
            if close > position { readOn(from: close) }
        }
        builder.endTag(name, range: start..<close)
        finishPiece(at: close)
    }

    func isEndTag(at offset: Int) -> Bool {
        page[offset] == UInt8(ascii: "<") && page[offset + 1] == UInt8(ascii: "/") && page[offset + 2].isLetter
    }

    // MARK: Names

    private mutating func interned(_ name: UnsafeBufferPointer<UInt8>) -> TagName {
        if let spelling = name.baseAddress, let tag = HTMLTag.names.name(spelling, count: name.count) { return TagName(tag: tag) }
        return TagName(tag: .other, otherName: builder.otherName(String(decoding: name, as: UTF8.self)))
    }
}

extension [UInt8] {
    /// libxml2 tells where a start tag ends, not where it begins.
    func startOfTag(endingAt end: Int) -> Int {
        var offset = Swift.min(end, count - 1)
        while offset > 0, self[offset] != UInt8(ascii: "<") { offset -= 1 }
        return Swift.max(offset, 0)
    }
}

extension UInt8 {
    /// As libxml2 has it.
    var isNameByte: Bool {
        isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self == UInt8(ascii: ".")
    }
}
