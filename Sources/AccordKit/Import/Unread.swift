import HTML

/// How many characters of a page were not read because a limit was reached, tags and blanks aside.
func unreadCharacters(of document: HTMLDocument, _ html: [UInt8]) -> Int {
    for problem in document.problems {
        switch problem.kind {
        case .tooLong: return html[...].textCharacters
        case .tooManyAttributes: return document.source[...].textCharacters
        case .tooDeep where problem.range.isEmpty:
            let start = min(problem.range.lowerBound, document.source.count)
            return document.source[start...].textCharacters
        default: continue
        }
    }
    return 0
}

extension ArraySlice<UInt8> {
    /// The number of characters outside of tags that are no blanks.
    fileprivate var textCharacters: Int {
        var count = 0
        var isInTag = false
        var quote: UInt8?
        for index in indices {
            let byte = self[index]
            if isInTag, let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "<"): isInTag = isInTag || index + 1 < endIndex && self[index + 1].beginsTag
            case UInt8(ascii: ">") where isInTag:
                isInTag = false
                continue
            case UInt8(ascii: "\"") where isInTag && self[index - 1] == UInt8(ascii: "="), UInt8(ascii: "'") where isInTag && self[index - 1] == UInt8(ascii: "="):
                quote = byte
            default: break
            }
            // The bytes of a character behind its first one do not count.
            if !isInTag, !byte.isHTMLBlank, byte & 0xC0 != 0x80 { count += 1 }
        }
        return count
    }
}

extension UInt8 {
    fileprivate var beginsTag: Bool {
        switch self | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: self == UInt8(ascii: "/") || self == UInt8(ascii: "!") || self == UInt8(ascii: "?")
        }
    }
}
