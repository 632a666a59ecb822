import Diagnostics

/// A gettext PO file.
struct POFile: Sendable, Hashable {
    /// The fields of the header, in order.
    var header: [Field] = []
    var entries: [Entry] = []

    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }

    struct Entry: Sendable, Hashable {
        /// `#.`
        var notes: [String] = []
        /// `#:`
        var references: [String] = []
        /// `#,`
        var flags: [String] = []
        /// `#| msgctxt`, as it was read; it is written wherever there is a previous id.
        var previousContext: String?
        /// `#| msgid`
        var previousID: String?
        var context: String?
        var id = ""
        /// `msgstr`, or the first of `msgstr[0]`, `msgstr[1]` …
        var string = ""
        /// From 1.
        var line = 0

        var isFuzzy: Bool { flags.contains("fuzzy") }
    }

    func value(_ name: String) -> String? { header.first { $0.name.lowercased() == name.lowercased() }?.value }

    /// Why a text is no PO file.
    struct SyntaxError: Error, Hashable {
        var line: Int
        var rule: Message
        var found: Message
    }
}

// MARK: Writing

extension POFile {
    var bytes: [UInt8] {
        var out: [UInt8] = []
        let fields = header.map { "\($0.name): \($0.value)\n" }.joined()
        Entry(string: fields).append(to: &out)
        for entry in entries {
            out.append(UInt8(ascii: "\n"))
            entry.append(to: &out)
        }
        return out
    }
}

extension POFile.Entry {
    fileprivate func append(to out: inout [UInt8]) {
        for note in notes {
            for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { out += "#. \(line)\n".utf8 }
        }
        for reference in references { out += "#: \(reference)\n".utf8 }
        if !flags.isEmpty { out += "#, \(flags.joined(separator: ", "))\n".utf8 }
        if let previousID {
            if let context { append("#| msgctxt", context, prefix: "#| ", to: &out) }
            append("#| msgid", previousID, prefix: "#| ", to: &out)
        }
        if let context { append("msgctxt", context, to: &out) }
        append("msgid", id, to: &out)
        append("msgstr", string, to: &out)
    }

    private func append(_ keyword: String, _ text: String, prefix: String = "", to out: inout [UInt8]) {
        out += "\(keyword) ".utf8
        // By code points: as a character, a carriage return and a line feed are one.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 1 { out += "\"\"\n\(prefix)".utf8 }
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            if isLast, line.isEmpty, index > 0 { break }
            if index > 0 { out += prefix.utf8 }
            out.append(UInt8(ascii: "\""))
            for byte in String(line).utf8 { append(byte, to: &out) }
            out += (isLast ? "\"\n" : "\\n\"\n").utf8
        }
    }

    private func append(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): out += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\t"): out += "\\t".utf8
        case UInt8(ascii: "\r"): out += "\\r".utf8
        default: out.append(byte)
        }
    }
}

// MARK: Reading

extension POFile {
    /// Whether a text looks like a PO file: its first line that is no comment begins an entry.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        for line in bytes.prefix(1 << 16).split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
            return text.starts(with: "msgid".utf8) || text.starts(with: "msgctxt".utf8) || text.starts(with: "domain".utf8)
        }
        return false
    }

    init(_ bytes: [UInt8]) throws(SyntaxError) {
        var reader = POReader()
        var line = 0
        for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            try reader.read(text.last == UInt8(ascii: "\r") ? text.dropLast() : text, at: line)
        }
        try reader.finishFile(at: line, isEnded: bytes.last == UInt8(ascii: "\n"))
        self = reader.file
    }
}

private struct POReader {
    var file = POFile()
    private var entry = POFile.Entry()
    /// What the next string belongs to.
    private var field: Field?
    private var hasID = false
    private var hasString = false
    private var hasPlural = false
    private var keys: Set<[String]> = []

    private enum Field { case context, id, plural, string, otherString, previous, ignored }

    mutating func read(_ line: ArraySlice<UInt8>, at number: Int) throws(POFile.SyntaxError) {
        let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let first = text.first else { return }
        if first == UInt8(ascii: "#") { return try comment(text, at: number) }
        if first == UInt8(ascii: "\"") { return try append(text, at: number) }
        let keyword = text.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\t") }
        let name = String(decoding: keyword, as: UTF8.self)
        switch name {
        case "msgctxt": try begin(.context, at: number)
        case "msgid":
            if hasID { try finish(at: number) }
            hasID = true
            field = .id
            entry.line = number
        case "msgid_plural": (field, hasPlural) = (.plural, true)
        case "msgstr" where hasString, "msgstr[0]" where hasString:
            throw POFile.SyntaxError(line: number, rule: "An entry of a PO file has one msgstr", found: "this is another one")
        case _ where name.hasPrefix("msgstr[") && !hasPlural:
            throw POFile.SyntaxError(line: number, rule: "Only an entry with a msgid_plural has several msgstr", found: "this one has none")
        case "msgstr", "msgstr[0]": (field, hasString) = (.string, true)
        case _ where name.hasPrefix("msgstr["): field = .otherString
        case "domain": field = .ignored
        default:
            throw POFile.SyntaxError(
                line: number, rule: "A line of a PO file begins with #, a quotation mark or a keyword",
                found: "this one begins with \(quotation(name))")
        }
        try append(text.dropFirst(keyword.count).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, at: number)
    }

    private mutating func begin(_ field: Field, at line: Int) throws(POFile.SyntaxError) {
        if hasID { try finish(at: line) }
        self.field = field
    }

    private mutating func comment(_ text: ArraySlice<UInt8>, at line: Int) throws(POFile.SyntaxError) {
        if hasID, hasString { try finish(at: line) }
        let content = String(decoding: text.dropFirst(2), as: UTF8.self)
        let trimmed = String(content.drop { $0 == " " })
        switch text.dropFirst().first {
        case UInt8(ascii: "."): entry.notes.append(trimmed)
        case UInt8(ascii: ":"): entry.references.append(trimmed)
        case UInt8(ascii: ","): entry.flags += trimmed.split(separator: ",").map { String($0.drop { $0 == " " }) }
        // By it one can tell of which entry msgmerge took the text.
        case UInt8(ascii: "|") where trimmed.hasPrefix("msgctxt "):
            entry.previousContext = try? unquoted(Array(trimmed.utf8).drop { $0 != UInt8(ascii: "\"") }, at: line)
        // What stands before an obsolete entry is about it.
        case UInt8(ascii: "~") where field == nil: entry = POFile.Entry()
        // Previous ids are for people.
        default: break
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>, at line: Int) throws(POFile.SyntaxError) {
        let string = try unquoted(text, at: line)
        switch field {
        case .context?: entry.context = (entry.context ?? "") + string
        case .id?: entry.id += string
        case .string?: entry.string += string
        case .plural?, .otherString?, .previous?, .ignored?: break
        case nil: throw POFile.SyntaxError(line: line, rule: "A string stands behind a keyword", found: "there is none before it")
        }
    }

    private func unquoted(_ text: ArraySlice<UInt8>, at line: Int) throws(POFile.SyntaxError) -> String {
        let quote = UInt8(ascii: "\"")
        guard text.first == quote else {
            throw POFile.SyntaxError(
                line: line, rule: "A string of a PO file stands in quotation marks", found: "this one does not begin with one")
        }
        var out: [UInt8] = []
        var rest = text.dropFirst()
        while let byte = rest.popFirst() {
            if byte == quote {
                guard rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
                    throw POFile.SyntaxError(line: line, rule: "Nothing follows a string on its line", found: "something does")
                }
                return String(decoding: out, as: UTF8.self)
            }
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n")?: out.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t")?: out.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r")?: out.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "a")?: out.append(0x07)
            case UInt8(ascii: "b")?: out.append(0x08)
            case UInt8(ascii: "v")?: out.append(0x0B)
            case UInt8(ascii: "f")?: out.append(0x0C)
            case let escaped? where [UInt8(ascii: "\\"), quote].contains(escaped): out.append(escaped)
            case UInt8(ascii: "x")? where rest.first?.isHexadecimal == true:
                let digits = rest.prefix { $0.isHexadecimal }
                rest = rest.dropFirst(digits.count)
                out.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 4 | $1.digit }))
            case let octal? where octal.isOctal:
                let digits = [octal] + rest.prefix(2).prefix { $0.isOctal }
                rest = rest.dropFirst(digits.count - 1)
                out.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 3 | $1.digit }))
            case let escaped:
                throw POFile.SyntaxError(
                    line: line, rule: "An escape of a PO file is one of \\\\ \\\" \\n \\t \\r \\a \\b \\v \\f, or a backslash with the number of a byte",
                    found: "this one is \\\(escaped.map { String(UnicodeScalar($0)) } ?? "")")
            }
        }
        throw POFile.SyntaxError(line: line, rule: "A string of a PO file stands in quotation marks", found: "this one does not end")
    }

    /// A file that was cut off would leave out the rest without a word.
    mutating func finishFile(at line: Int, isEnded: Bool) throws(POFile.SyntaxError) {
        let hasRest = !hasID && entry != POFile.Entry()
        try finish(at: line)
        guard !hasRest else {
            throw POFile.SyntaxError(line: line, rule: "An entry of a PO file has a msgid", found: "the last one has none: the file seems to be cut off")
        }
        guard isEnded else {
            throw POFile.SyntaxError(line: line, rule: "The last line of a PO file ends with a line break", found: "it does not: the file seems to be cut off")
        }
    }

    mutating func finish(at line: Int) throws(POFile.SyntaxError) {
        defer {
            entry = POFile.Entry()
            (field, hasID, hasString, hasPlural) = (nil, false, false, false)
        }
        guard hasID else { return }
        guard hasString else {
            throw POFile.SyntaxError(line: entry.line, rule: "An entry of a PO file has a msgstr", found: "this one has none")
        }
        guard keys.insert([entry.context ?? "", entry.context == nil ? "" : "c", entry.id]).inserted else {
            throw POFile.SyntaxError(
                line: entry.line, rule: "Each entry of a PO file has a context and text of its own", found: "these stand twice")
        }
        guard entry.context == nil, entry.id.isEmpty else {
            file.entries.append(entry)
            return
        }
        for field in entry.string.split(whereSeparator: \.isNewline) {
            guard let colon = field.firstIndex(of: ":") else { continue }
            let value = field[field.index(after: colon)...].drop { $0 == " " }
            file.header.append(POFile.Field(name: String(field[..<colon]), value: String(value)))
        }
    }
}

extension UInt8 {
    fileprivate var isOctal: Bool { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(self) }

    fileprivate var isHexadecimal: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }

    /// The value of a hexadecimal digit.
    fileprivate var digit: Int { Int(self <= UInt8(ascii: "9") ? self - UInt8(ascii: "0") : (self | 0x20) - UInt8(ascii: "a") + 10) }
}
