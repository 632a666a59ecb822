/// Makes the bytes valid UTF-8 without NUL and byte order mark, and ends lines with line feeds: libxml2 would end the page at a NUL, and at an
/// invalid byte take the rest for Latin-1.
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
    if bytes.firstOffset(of: UInt8(ascii: "\r"), from: 0) != nil { bytes = bytes.withLineFeeds }
    return (bytes, problems)
}

extension [UInt8] {
    /// With each carriage return, and a line feed behind it, as one line feed.
    fileprivate var withLineFeeds: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var start = 0
        while let next = firstOffset(of: UInt8(ascii: "\r"), from: start) {
            result.append(contentsOf: self[start..<next])
            result.append(UInt8(ascii: "\n"))
            start = next + 1
            if start < count, self[start] == UInt8(ascii: "\n") { start += 1 }
        }
        result.append(contentsOf: self[start...])
        return result
    }

    /// Where an element with too many attributes ends, if there is one.
    ///
    /// libxml2 compares each attribute with all before it, so a page that is one start tag would keep it busy for hours.
    func endOfTag(withMoreAttributesThan limit: Int) -> Int? {
        // A page this short is soon read whatever is in it.
        guard count > 4 * limit else { return nil }
        var place = 0
        while let start = firstOffset(of: UInt8(ascii: "<"), from: place) {
            let content = start + 1
            if self[content...].starts(with: "!--".utf8) {
                place = offset(of: "-->", from: content) ?? count
            } else if content < count, self[content].isLetter {
                let tag = startTag(from: content)
                if tag.words > limit { return tag.end }
                place = tag.end
                if self[content...].starts(with: "script".utf8) { place = offset(of: "</script", from: place) ?? count }
                if self[content...].starts(with: "style".utf8) { place = offset(of: "</style", from: place) ?? count }
            } else {
                place = content
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
}
