import Diagnostics

/// The translatable fields at the head of a page, between two lines of `---`.
struct FrontMatter {
    static let keys = ["title", "description"]

    var title: String?
    var description: String?
    /// Where the Markdown begins.
    var bodyStart = 0

    init(_ file: SourceFile, _ findings: inout [Diagnostic]) {
        guard let block = Self.block(in: file.bytes) else { return }
        bodyStart = block.bodyStart
        if let plain = Self.plainFields(file.bytes[block.text]) {
            title = plain["title"]
            description = plain["description"]
        } else if let mapping = YAMLMapping(file, block.text, &findings) {
            mapping.refuseKeys(besides: Self.keys, &findings)
            title = mapping.text("title", &findings)
            description = mapping.text("description", &findings)
        }
    }

    /// The range of the text between the fences, and where the body begins behind them.
    private static func block(in bytes: [UInt8]) -> (text: Range<Int>, bodyStart: Int)? {
        guard let start = endOfFence(in: bytes, at: 0) else { return nil }
        var line = start
        while line < bytes.count {
            if let end = endOfFence(in: bytes, at: line) { return (start..<line, end) }
            guard let newline = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            line = newline + 1
        }
        return nil
    }

    /// The offset behind a line of exactly `---` that begins at `offset`.
    private static func endOfFence(in bytes: [UInt8], at offset: Int) -> Int? {
        guard bytes.count >= offset + 3, bytes[offset..<offset + 3].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        var end = offset + 3
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\r") { end += 1 }
        if end == bytes.count { return end }
        return bytes[end] == UInt8(ascii: "\n") ? end + 1 : nil
    }

    /// The fields where each line is a plain `title: text`; nil where a YAML reader is needed to be sure.
    ///
    /// A YAML parser takes a hundred times as long, and nearly every page has only such lines.
    private static func plainFields(_ text: ArraySlice<UInt8>) -> [String: String]? {
        var fields: [String: String] = [:]
        for line in text.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex, line[colon + 1] == UInt8(ascii: " ") else { return nil }
            let key = String(decoding: line[..<colon], as: UTF8.self)
            guard keys.contains(key), fields[key] == nil, let value = plainText(line[(colon + 2)...]) else { return nil }
            fields[key] = String(decoding: value, as: UTF8.self)
        }
        return fields
    }

    /// The text of a scalar that is not quoted, or quoted without escapes.
    private static func plainText(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let quote = UInt8(ascii: "\"")
        guard value.first == quote else { return isPlainScalar(value) ? value : nil }
        let inner = value.dropFirst().dropLast()
        let hasEscapes = inner.contains { $0 == quote || $0 == UInt8(ascii: "\\") || $0 < UInt8(ascii: " ") }
        return value.count >= 2 && value.last == quote && !hasEscapes ? inner : nil
    }

    private static func isPlainScalar(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last, last > UInt8(ascii: " "), last != UInt8(ascii: ":") else { return false }
        let isWordStart = first >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        guard isWordStart, !value.contains(UInt8(ascii: "\t")) else { return false }
        return zip(value, value.dropFirst()).allSatisfy { pair in
            pair != (UInt8(ascii: ":"), UInt8(ascii: " ")) && pair != (UInt8(ascii: " "), UInt8(ascii: "#"))
        }
    }
}
