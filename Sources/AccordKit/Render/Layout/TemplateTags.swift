import Diagnostics

/// A tag of a Mustache template, with its place.
struct TemplateTag: Hashable {
    enum Kind: Hashable {
        case variable, raw, section, inverted, block, parent, partial, close, comment
    }

    var kind: Kind
    var name: String
    /// In the template's file.
    var range: Range<Int>

    /// Whether it holds what follows, up to its closing tag.
    var isOpening: Bool {
        switch kind {
        case .section, .inverted, .block, .parent: true
        case .variable, .raw, .partial, .close, .comment: false
        }
    }
}

/// Finds the tags of a template and what is wrong with them.
///
/// Accepted are Mustache's variables, sections, inverted sections, comments, partials and inheritance. Changing the delimiters, pragmas,
/// dynamic names and functions are not: they would let a layout write texts unescaped, and some make the Mustache library trap.
struct TemplateTags {
    static let maximumDepth = 32

    private let file: SourceFile
    private(set) var tags: [TemplateTag] = []
    private(set) var findings: [Diagnostic] = []

    init(_ file: SourceFile) {
        self.file = file
        checkBytes()
        if findings.isEmpty { scan() }
        if findings.isEmpty { checkNesting() }
    }

    private mutating func report(_ range: Range<Int>, rule: Message, seen: Message, right: Message? = nil) {
        findings.append(Diagnostic(.templateSyntax, at: file.location(of: range), rule: rule, seen: seen, right: right))
    }

    private mutating func checkBytes() {
        if let offset = invalidUTF8(in: file.bytes[...]) {
            report(offset..<offset + 1, rule: "A template is UTF-8 text", seen: "byte \(offset + 1) is not valid UTF-8")
            return
        }
        let allowed = "\t\n\r".utf8
        if let offset = file.bytes.firstIndex(where: { $0 < 0x20 && !allowed.contains($0) }) {
            report(offset..<offset + 1, rule: "A template holds no control characters", seen: "U+\(hex(file.bytes[offset])) is one")
        }
    }

    private func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    // MARK: Finding tags

    private mutating func scan() {
        let bytes = file.bytes
        var index = 0
        while let start = bytes[index...].firstRange(of: "{{".utf8)?.lowerBound {
            let isTriple = bytes[(start + 2)...].first == UInt8(ascii: "{")
            let end = isTriple ? "}}}" : "}}"
            let inner = start + (isTriple ? 3 : 2)
            guard let close = bytes[inner...].firstRange(of: end.utf8) else {
                report(start..<inner, rule: "A tag ends with \(end)", seen: "this one does not end")
                return
            }
            index = close.upperBound
            add(String(decoding: bytes[inner..<close.lowerBound], as: UTF8.self), isTriple: isTriple, start..<index)
        }
    }

    private mutating func add(_ text: String, isTriple: Bool, _ range: Range<Int>) {
        let kinds: [Character: TemplateTag.Kind] = [
            "#": .section, "^": .inverted, "$": .block, "<": .parent, ">": .partial, "/": .close, "!": .comment, "&": .raw,
        ]
        let sigil = isTriple ? nil : text.first.flatMap { kinds[$0] }
        if sigil == .comment {
            tags.append(TemplateTag(kind: .comment, name: "", range: range))
            return
        }
        let name = Self.trimmed(sigil == nil ? text[...] : text.dropFirst())
        if !isTriple, text.first == "=" || text.first == "%" || name.first == "*" || name.contains("(") {
            report(
                range, rule: "Layouts use Mustache's variables, sections, comments, partials and inheritance only",
                seen: "\(quoted("{{\(text)}}")) changes delimiters, sets a pragma, computes a name or calls a function")
            return
        }
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else {
            report(range, rule: "A tag holds one name of letters, digits, -, _ and .", seen: "this one holds \(quoted(String(name)))")
            return
        }
        tags.append(TemplateTag(kind: isTriple ? .raw : sigil ?? .variable, name: String(name), range: range))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-_./".utf8.contains(byte)
    }

    // MARK: Nesting

    private mutating func checkNesting() {
        var open: [TemplateTag] = []
        for tag in tags {
            if tag.isOpening {
                open.append(tag)
                guard open.count <= Self.maximumDepth else {
                    report(tag.range, rule: "Sections are nested at most \(Self.maximumDepth) deep", seen: "this one is deeper")
                    return
                }
            } else if tag.kind == .close {
                guard let last = open.popLast() else {
                    report(tag.range, rule: "A closing tag ends a section", seen: "no section is open at {{/\(tag.name)}}")
                    return
                }
                guard last.name == tag.name else {
                    report(
                        tag.range, rule: "A section is closed by its own name", seen: "“\(last.name)” is closed by {{/\(tag.name)}}",
                        right: "Write {{/\(last.name)}}")
                    return
                }
            }
        }
        if let last = open.last {
            report(last.range, rule: "A section is closed", seen: "“\(last.name)” is not", right: "Write {{/\(last.name)}} where it ends")
        }
    }
}
