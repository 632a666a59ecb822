/// Makes the bytes valid UTF-8 without NUL and byte order mark: libxml2 would end the page at a NUL, and at an invalid byte take the rest for
/// Latin-1.
func repaired(_ utf8: [UInt8]) -> (source: [UInt8], problems: [HTMLProblem]) {
    var bytes = utf8
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var problems: [HTMLProblem] = []
    if String(validating: bytes, as: UTF8.self) == nil {
        let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let offset = zip(bytes, valid).enumerated().first { $1.0 != $1.1 }?.offset ?? bytes.count
        problems.append(HTMLProblem(kind: .invalidUTF8, range: offset..<min(offset + 1, valid.count)))
        bytes = valid
    }
    // Without an early way out the compiler looks at many bytes at once.
    if bytes.reduce(UInt8.max, min) == 0, let offset = bytes.firstIndex(of: 0) {
        problems.append(HTMLProblem(kind: .nul, range: offset..<offset + 1))
        bytes = bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
    }
    return (bytes, problems)
}

extension [UInt8] {
    /// Where an element with too many attributes ends, if there is one.
    ///
    /// libxml2 compares each attribute with all before it, so a page that is one start tag would keep it busy for hours.
    func endOfTag(withMoreAttributesThan limit: Int) -> Int? {
        // A page this short is soon read whatever is in it.
        guard count > 4 * limit else { return nil }
        var offset = 0
        while let start = self[offset...].firstIndex(of: UInt8(ascii: "<")) {
            let content = start + 1
            if self[content...].starts(with: "!--".utf8) {
                offset = index(of: "-->", from: content)
            } else if content < count, self[content].isLetter {
                let tag = startTag(from: content)
                if tag.words > limit { return tag.end }
                offset = tag.end
                if self[content...].starts(with: "script".utf8) { offset = index(of: "</script", from: offset) }
                if self[content...].starts(with: "style".utf8) { offset = index(of: "</style", from: offset) }
            } else {
                offset = content
            }
        }
        return nil
    }

    /// Where a start tag ends, and how many words it has outside of quotes: at least one for each attribute.
    private func startTag(from start: Int) -> (end: Int, words: Int) {
        var words = 0
        var offset = start
        var isInWord = false
        while offset < count, self[offset] != UInt8(ascii: ">") {
            let byte = self[offset]
            offset += 1
            if byte == UInt8(ascii: "="), offset < count, self[offset] == UInt8(ascii: "\"") || self[offset] == UInt8(ascii: "'") {
                let end = self[(offset + 1)...].firstIndex(of: self[offset]) ?? count
                offset = Swift.min(end + 1, count)
            }
            let wasInWord = isInWord
            isInWord = byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || (wasInWord && byte > 0x2C)
            if isInWord, !wasInWord { words += 1 }
        }
        return (offset, words)
    }

    private func index(of text: StaticString, from start: Int) -> Int {
        text.withUTF8Buffer { text in
            var offset = start
            while let next = self[offset...].firstIndex(of: text[0]) {
                if self[next...].starts(with: text) { return next }
                offset = next + 1
            }
            return count
        }
    }
}
