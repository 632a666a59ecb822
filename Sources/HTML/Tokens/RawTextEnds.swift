/// Where HTML 5 ends what libxml2 ends elsewhere.
extension UnsafeBufferPointer<UInt8> {
    /// Where the end tag of an element begins whose content is text.
    func endTag(_ name: [UInt8], from start: Int) -> Int? {
        var offset = start
        while let next = firstOffset(of: UInt8(ascii: "<"), from: offset) {
            if isTag(name, at: next, isEnd: true) { return next }
            offset = next + 1
        }
        return nil
    }

    private func isTag(_ name: [UInt8], at offset: Int, isEnd: Bool) -> Bool {
        let start = offset + (isEnd ? 2 : 1)
        guard start + name.count < count, !isEnd || self[offset + 1] == UInt8(ascii: "/"), has(name, at: start) else { return false }
        let next = self[start + name.count]
        return next.isBlank || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
    }

    /// Where a script's end tag begins. In a comment, which hides scripts from the oldest browsers, a script may stand with its own end tag.
    func endOfScript(from start: Int) -> Int {
        let name = Array("script".utf8)
        var offset = start
        var isInComment = false
        var isInInner = false
        while offset < count {
            switch self[offset] {
            case UInt8(ascii: "<") where isTag(name, at: offset, isEnd: true):
                guard isInInner else { return offset }
                isInInner = false
                offset += 8
            case UInt8(ascii: "<") where isInComment && !isInInner && isTag(name, at: offset, isEnd: false):
                isInInner = true
                offset += 7
            case UInt8(ascii: "<") where !isInComment && has("<!--".utf8, at: offset):
                isInComment = true
                // `<!-->` ends at once.
                offset += 2
            case UInt8(ascii: "-") where isInComment && has("-->".utf8, at: offset):
                isInComment = false
                isInInner = false
                offset += 3
            default:
                if isInComment { offset += 1 } else { offset = firstOffset(of: UInt8(ascii: "<"), from: offset + 1) ?? count }
            }
        }
        return count
    }

    /// A comment's text, and where the page goes on behind it.
    ///
    /// - Parameter start: behind `<!--`.
    func comment(from start: Int) -> (text: Range<Int>, after: Int) {
        if has(">".utf8, at: start) { return (start..<start, start + 1) }
        if has("->".utf8, at: start) { return (start..<start, start + 2) }
        var place = start
        while let next = offset(of: "--", from: place) {
            if has(">".utf8, at: next + 2) { return (start..<next, next + 3) }
            if has("!>".utf8, at: next + 2) { return (start..<next, next + 4) }
            place = next + 1
        }
        // The page ends in the comment, perhaps in the middle of its end.
        let tail = ["--!", "--", "-"].first { text in count - start >= text.utf8.count && has(text.utf8, at: count - text.utf8.count) }
        return (start..<count - (tail?.utf8.count ?? 0), count)
    }
}

extension UInt8 {
    /// How many bytes a character takes that begins with this one.
    var utf8Length: Int { self < 0xC0 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }
}
