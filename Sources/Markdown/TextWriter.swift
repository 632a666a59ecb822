extension InlineWriter {
    /// Writes text so that it is read as nothing else, with as few escapes as that takes.
    ///
    /// - Parameters:
    ///   - next: what follows beside the text.
    ///   - isLast: whether nothing but closing delimiters follows in the block.
    mutating func write(_ text: String, before next: Inline?, isLast: Bool) {
        var text = text
        text.withUTF8 { write($0, before: next, isLast: isLast) }
    }

    private mutating func write(_ bytes: Bytes, before next: Inline?, isLast: Bool) {
        let endsLine = isLast || (next?.isBreak ?? false)
        var i = 0
        if let first = bytes.scalar(startingAt: 0), !canFollow(first) {
            writeReference(to: first)
            i = UTF8.width(first)
        }
        while i < bytes.count {
            if place == .paragraph, isAtLineStart, let count = writeLineStart(bytes, at: i) {
                i += count
                continue
            }
            if bytes[i] == "_" {
                i += writeUnderscores(bytes, at: i)
                continue
            }
            write(bytes[i], of: bytes, at: i, before: next, endsLine: endsLine, isLast: isLast)
            i += 1
            // The last byte may be a space, which is not always plain.
            let plainEnd = bytes.dropLast().skipping(from: i, while: \.isPlain)
            if plainEnd > i, !isAtLineStart {
                output += bytes[i..<plainEnd]
                i = plainEnd
            }
        }
    }

    private var isAtLineStart: Bool { output.last.map { $0 == "\n" } ?? true }

    private mutating func write(
        _ byte: UInt8, of bytes: Bytes, at i: Int, before next: Inline?, endsLine: Bool, isLast: Bool
    ) {
        let following = bytes.byte(at: i + 1)
        let isEscaped: Bool
        switch byte {
        case " ", "\t":
            let isAtEdge = isAtLineStart || (following == nil && endsLine)
            return isAtEdge ? writeReference(to: Unicode.Scalar(byte)) : output.append(byte)
        case "\n", "\r", "\u{B}", "\u{C}": return writeReference(to: Unicode.Scalar(byte))
        case "\0": return output += "\u{FFFD}".utf8
        case "\\": isEscaped = following?.isASCIIPunctuation ?? true
        case "`": isEscaped = true
        // Between spaces they are nothing but themselves, unless the second space is to become a reference.
        case "*", "~": isEscaped = !(output.last == UInt8(ascii: " ") && following == UInt8(ascii: " ") && i + 2 < bytes.count)
        case "[": isEscaped = openBrackets > 0 || (place == .paragraph && output.isEmpty)
        case "]": isEscaped = openBrackets > 0 || following == UInt8(ascii: "(")
        case "!": isEscaped = following == nil && (next?.beginsWithBracket ?? false)
        case "<": isEscaped = following.map { $0.isASCIILetter || $0 == "/" || $0 == "!" || $0 == "?" } ?? false
        case "&": isEscaped = bytes.beginsReference(at: i)
        case "#": isEscaped = place == .heading && isLast && closesHeading(bytes, at: i)
        case ":", ".", "@": isEscaped = !isInsideLink && bytes.isInsideAddress(at: i)
        default: isEscaped = false
        }
        if isEscaped { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
    }

    /// Whether a heading ends with the `#`s from here on, so that they would be taken for its closing sequence.
    private func closesHeading(_ bytes: Bytes, at i: Int) -> Bool {
        (output.last.map(\.isSpaceOrTab) ?? true) && bytes[i...].allSatisfy { $0 == "#" }
    }

    /// Writes a run of underscores, which mean nothing inside a word.
    ///
    /// - Returns: how many bytes of the text were written.
    private mutating func writeUnderscores(_ bytes: Bytes, at start: Int) -> Int {
        let end = bytes.skipping(from: start) { $0 == "_" }
        // The last letter of the text may yet become a reference.
        let isInsideWord =
            start > 0 && end + 1 < bytes.count && bytes[end].isASCIIAlphanumeric && output.last?.isASCIIAlphanumeric == true
        for _ in start..<end { output += (isInsideWord ? "_" : "\\_").utf8 }
        return end - start
    }

    // MARK: Line starts

    /// Writes what could begin another block or underline a heading.
    ///
    /// - Returns: how many bytes of the text were written; nil where nothing needs care.
    private mutating func writeLineStart(_ bytes: Bytes, at i: Int) -> Int? {
        let following = bytes.byte(at: i + 1)
        switch bytes[i] {
        case "#":
            let end = bytes.skipping(from: i) { $0 == "#" }
            guard end - i <= 6, bytes.byte(at: end)?.isSpaceOrTab ?? true else { return nil }
        case "-", "+":
            guard following?.isSpaceOrTab ?? true || bytes.isRule(from: i) else { return nil }
        case "=", ":", "|":
            guard bytes.isRule(from: i) else { return nil }
        case ">": break
        case _ where bytes[i].isASCIIDigit:
            let end = bytes.skipping(from: i, while: \.isASCIIDigit)
            guard end - i <= 9, let delimiter = bytes.byte(at: end), delimiter == "." || delimiter == ")",
                bytes.byte(at: end + 1)?.isSpaceOrTab ?? true
            else { return nil }
            output += bytes[i..<end]
            output += [UInt8(ascii: "\\"), delimiter]
            return end + 1 - i
        default: return nil
        }
        output += [UInt8(ascii: "\\"), bytes[i]]
        return 1
    }
}

extension Inline {
    fileprivate var beginsWithBracket: Bool {
        switch self {
        case .link: true
        default: false
        }
    }
}

extension Bytes {
    /// Whether all from an index on could underline a heading or part a table's header from its rows.
    fileprivate func isRule(from index: Int) -> Bool {
        let rest = self[index...]
        return rest.allSatisfy { $0 == "=" || $0.isSpaceOrTab } || rest.allSatisfy { "-:|".utf8.contains($0) || $0.isSpaceOrTab }
    }

    /// Whether the `:`, `.` or `@` at an index is one by which a bare address would be known.
    fileprivate func isInsideAddress(at index: Int) -> Bool {
        switch self[index] {
        case ":":
            guard hasASCII("://", at: index) else { return false }
            return ["http", "https", "ftp"].contains { scheme in
                index >= scheme.utf8.count && self[(index - scheme.utf8.count)..<index].elementsEqual(scheme.utf8) { $0 | 0x20 == $1 }
            }
        case ".": return hasASCII("www", at: index - 3)
        default:
            guard index > 0, let next = byte(at: index + 1) else { return false }
            return next.mayBeInMailAddress && self[index - 1].mayBeInMailAddress
        }
    }
}

extension UInt8 {
    /// Whether the byte means nothing but itself where no line begins.
    fileprivate var isPlain: Bool {
        switch self {
        case "\\", "`", "*", "_", "~", "[", "]", "!", "<", "&", "#", ":", ".", "@": false
        default: self >= 0x20
        }
    }

    fileprivate var mayBeInMailAddress: Bool { isASCIIAlphanumeric || self == "." || self == "_" || self == "+" || self == "-" }
}
