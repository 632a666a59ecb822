import Markdown

extension FrontMatter {
    /// The bytes that a key's value takes, quotes and block indicators included; nil where the front matter is no mapping with that key.
    static func range(of key: String, in bytes: [UInt8], bodyStart: Int) -> SourceRange? {
        if isFlow(bytes, bodyStart: bodyStart) { return flowRange(of: key, in: bytes, bodyStart: bodyStart) }
        var line = 0
        while line < bodyStart {
            let lineEnd = bytes[line..<bodyStart].firstIndex(of: UInt8(ascii: "\n")) ?? bodyStart
            if let start = valueStart(of: key, in: bytes, line..<lineEnd) { return value(in: bytes, from: start, bodyStart: bodyStart) }
            line = lineEnd + 1
        }
        return nil
    }

    /// The offset behind `key:`, however the key is quoted, where a line begins with it.
    private static func valueStart(of key: String, in bytes: [UInt8], _ line: SourceRange) -> Int? {
        for form in [key, "\"\(key)\"", "'\(key)'"] where bytes[line].starts(with: form.utf8) {
            var colon = line.lowerBound + form.utf8.count
            while colon < line.upperBound, bytes[colon].isBlank { colon += 1 }
            guard colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { continue }
            guard colon + 1 == line.upperBound || bytes[colon + 1].isBlank else { continue }
            return colon + 1
        }
        return nil
    }

    /// The value that begins on the line of `start` and takes all indented lines that follow, up to a remark.
    private static func value(in bytes: [UInt8], from start: Int, bodyStart: Int) -> SourceRange {
        var end = bytes[start..<bodyStart].firstIndex(of: UInt8(ascii: "\n")) ?? bodyStart
        let first = bytes.trimmed(start..<end)
        // In quotes and blocks, `#` is text like any other.
        let isPlain = bytes[first].first.map { !"\"'|>".utf8.contains($0) } ?? true
        let isRemark = bytes[first].first == UInt8(ascii: "#")
        if isPlain, !isRemark, let comment = commentStart(in: bytes, first) { return bytes.trimmed(first.lowerBound..<comment) }
        var begin = isRemark ? end : start
        while end + 1 < bodyStart, bytes[end + 1].isBlank {
            let lineEnd = bytes[(end + 1)..<bodyStart].firstIndex(of: UInt8(ascii: "\n")) ?? bodyStart
            let line = bytes.trimmed(end + 1..<lineEnd)
            if isPlain, bytes[line].first == UInt8(ascii: "#") {
                if !bytes.trimmed(begin..<end).isEmpty { break }
                begin = lineEnd
            } else if isPlain, let comment = commentStart(in: bytes, line) {
                return bytes.trimmed(begin..<comment)
            }
            end = lineEnd
        }
        let value = bytes.trimmed(begin..<max(begin, end))
        guard let quote = bytes[value].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return value }
        return quoted(quote, in: bytes, value)
    }

    private static func quoted(_ quote: UInt8, in bytes: [UInt8], _ value: SourceRange) -> SourceRange {
        var i = value.lowerBound + 1
        while i < value.upperBound {
            if bytes[i] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                i += 1
            } else if bytes[i] == quote {
                let isDoubled = quote == UInt8(ascii: "'") && i + 1 < value.upperBound && bytes[i + 1] == quote
                if !isDoubled { return value.lowerBound..<i + 1 }
                i += 1
            }
            i += 1
        }
        return value
    }

    private static func commentStart(in bytes: [UInt8], _ value: SourceRange) -> Int? {
        value.dropFirst().first { bytes[$0] == UInt8(ascii: "#") && bytes[$0 - 1].isBlank }
    }
}
