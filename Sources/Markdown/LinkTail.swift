extension Bytes {
    /// Where a link or image ends whose text ends with the bracket at an offset: behind `(…)`, `[…]` or the bracket itself.
    func linkEnd(closingBracket close: Int) -> Int {
        let tail = Swift.min(close + 1, count)
        return destinationTailEnd(from: tail) ?? labelEnd(from: tail) ?? tail
    }

    /// The end of `(destination "title")` from an offset.
    private func destinationTailEnd(from start: Int) -> Int? {
        guard byte(at: start) == UInt8(ascii: "("),
            let destinationEnd = destinationEnd(from: skipping(from: start + 1, while: \.isASCIIWhitespace))
        else { return nil }
        var end = skipping(from: destinationEnd, while: \.isASCIIWhitespace)
        if end > destinationEnd, let titleEnd = titleEnd(from: end) {
            end = skipping(from: titleEnd, while: \.isASCIIWhitespace)
        }
        return byte(at: end) == UInt8(ascii: ")") ? end + 1 : nil
    }

    private func destinationEnd(from start: Int) -> Int? {
        byte(at: start) == UInt8(ascii: "<") ? angleDestinationEnd(from: start) : bareDestinationEnd(from: start)
    }

    private func angleDestinationEnd(from start: Int) -> Int? {
        var i = start + 1
        while let byte = byte(at: i) {
            switch byte {
            case ">": return i + 1
            case "\n", "<": return nil
            case "\\": i += 2
            default: i += 1
            }
        }
        return nil
    }

    private func bareDestinationEnd(from start: Int) -> Int? {
        var i = start
        var depth = 0
        while let byte = byte(at: i) {
            switch byte {
            case "\\" where self.byte(at: i + 1)?.isASCIIPunctuation == true: i += 1
            case "(":
                depth += 1
                if depth > 32 { return nil }
            case ")":
                if depth == 0 { return i }
                depth -= 1
            case _ where byte.isASCIIWhitespace: return i > start ? i : nil
            default: break
            }
            i += 1
        }
        return nil
    }

    /// The end of a title, which is the longest that the library can make out: a quote behind a backslash may
    /// always be escaped, even where the backslash is, too.
    private func titleEnd(from start: Int) -> Int? {
        guard let open = byte(at: start), open == "\"" || open == "'" || open == "(" else { return nil }
        let close = open == "(" ? UInt8(ascii: ")") : open
        var end: Int?
        var i = start + 1
        while let byte = byte(at: i) {
            if byte == close { end = i + 1 }
            if byte == close || byte == open, self[i - 1] != "\\" { return end }
            i += 1
        }
        return end
    }

    /// The end of `[label]` or `[]` from an offset.
    private func labelEnd(from start: Int) -> Int? {
        guard byte(at: start) == UInt8(ascii: "[") else { return nil }
        var i = start + 1
        while let byte = byte(at: i), i - start <= 1001 {
            switch byte {
            case "]": return i + 1
            case "[": return nil
            case "\\" where self.byte(at: i + 1)?.isASCIIPunctuation == true: i += 2
            default: i += 1
            }
        }
        return nil
    }
}
