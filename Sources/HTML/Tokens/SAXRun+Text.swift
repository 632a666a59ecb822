internal import CLibXML

extension SAXRun {
    // MARK: Text

    /// - Parameter count: of bytes that libxml2 reports; it reports a thousand and more before it has stepped over the last character.
    mutating func characters(_ count: Int32) {
        guard !isStopped else { return }
        var position = position
        let step = count >= 1000 && position < source.count ? page[position].utf8Length : 0
        position = min(position + step, source.count)
        guard position > end else { return }
        if page[end] == UInt8(ascii: "&") {
            takeReference()
        } else if isEndTag(at: end) {
            // Behind a misplaced document type libxml2 takes it for text; it is to look again.
            return readOn(from: end - step)
        } else if page[end] == UInt8(ascii: "<"), [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(page[end + 1]) {
            takeBogusMarkup()
        } else {
            take(end..<position)
            finishPiece(at: position)
            return
        }
        if end != position { readOn(from: end - step) }
    }

    private mutating func take(_ range: Range<Int>) {
        builder.text(UnsafeBufferPointer(rebasing: bytes[range]), offset: range.lowerBound, length: range.count)
    }

    /// What stands for a character, or an ampersand.
    private mutating func takeReference() {
        if let reference = reference(in: bytes, at: end, isInAttribute: false) {
            reference.text.withUnsafeBufferPointer { builder.text($0, offset: end, length: reference.count) }
            finishPiece(at: end + reference.count)
        } else {
            take(end..<end + 1)
            finishPiece(at: end + 1)
        }
    }

    /// Takes what stands before the markup that libxml2 reports.
    ///
    /// - Parameter start: how the markup begins.
    /// - Returns: whether it is there.
    mutating func catchUp(to start: StaticString) -> Bool {
        if start.withUTF8Buffer({ bytes.has($0, at: end) }) { return true }
        guard let next = bytes.offset(of: start, from: end), next < position else { return false }
        takeGap(upTo: next)
        return !isStopped
    }

    /// What libxml2 has passed over without a word: references to nothing, `<` before a tag, blanks before the first tag.
    mutating func takeGap(upTo limit: Int) {
        while !isStopped, end < limit {
            if page[end] == UInt8(ascii: "&") {
                takeReference()
            } else if limit == source.count, page[end] == UInt8(ascii: "<"),
                page[end + 1] == UInt8(ascii: "?") || page[end + 1] == UInt8(ascii: "!")
            {
                takeBogusMarkup()
            } else {
                let next = min(bytes.firstOffset(of: UInt8(ascii: "&"), from: end) ?? limit, limit)
                take(end..<next)
                finishPiece(at: next)
            }
        }
    }

    // MARK: Elements in which a tag is text

    mutating func takeRawText(_ kind: RawText, of tag: HTMLTag, from start: Int) {
        let name = Array(tag.rawValue.utf8)
        let stop =
            switch kind {
            case .plain: source.count
            case .script: bytes.endOfScript(from: start)
            case .raw, .escapable: bytes.endTag(name, from: start) ?? source.count
            }
        guard stop > start else { return }
        if kind == .escapable, bytes[start..<stop].contains(UInt8(ascii: "&")) {
            var text: [UInt8] = []
            resolved(UnsafeBufferPointer(rebasing: bytes[start..<stop]), isInAttribute: false, into: &text)
            text.withUnsafeBufferPointer { builder.text($0, offset: start, length: stop - start) }
        } else {
            take(start..<stop)
        }
        finishPiece(at: stop)
    }

    // MARK: Comments and what is taken for them

    mutating func comment() {
        guard !isStopped, case let position = position, position > end else { return }
        guard catchUp(to: "<!--") else { return }
        let (text, after) = bytes.comment(from: end + 4)
        addComment(text, upTo: after)
        if after != position { readOn(from: after) }
    }

    private mutating func addComment(_ text: Range<Int>, upTo after: Int) {
        builder.comment(UnsafeBufferPointer(rebasing: bytes[text]), offset: end, length: after - end)
        finishPiece(at: after)
    }

    mutating func processingInstruction() {
        guard !isStopped, case let position = position, position > end else { return }
        guard catchUp(to: "<?") else { return }
        takeBogusMarkup()
        if end != position { readOn(from: end) }
    }

    /// `<!x`, `<?x` and `</ x`: a comment up to the next `>`, or in pictures perhaps marked text.
    private mutating func takeBogusMarkup() {
        let content = end + (page[end + 1] == UInt8(ascii: "?") ? 1 : 2)
        if page[end + 1] == UInt8(ascii: "!"), builder.isInForeignContent, bytes.has("[cdata[".utf8, at: content) {
            let stop = bytes.offset(of: "]]>", from: content + 7) ?? source.count
            if stop > content + 7 { take(content + 7..<stop) }
            return finishPiece(at: stop + 3)
        }
        if page[end + 1] == UInt8(ascii: "/") {
            if content >= source.count {
                take(end..<source.count)
                return finishPiece(at: source.count)
            }
            // `</>` is nothing at all.
            if page[content] == UInt8(ascii: ">") { return finishPiece(at: content + 1) }
        }
        let stop = bytes.firstOffset(of: UInt8(ascii: ">"), from: content) ?? source.count
        addComment(min(content, stop)..<stop, upTo: min(stop + 1, source.count))
    }

    mutating func doctype() {
        guard !isStopped else { return }
        let position = position
        if let start = bytes.offset(of: "<!", from: end), start < position {
            if start > end { takeGap(upTo: start) }
            let isTerminated = page[position - 1] == UInt8(ascii: ">")
            let text = bytes[(start + 2)..<max(start + 2, isTerminated ? position - 1 : position)]
            builder.takeDoctype(HTMLDocument.Doctype(text, isTerminated: isTerminated, index: builder.store.nodes.count))
        }
        finishPiece(at: position)
    }
}
