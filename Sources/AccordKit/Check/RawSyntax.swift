import Diagnostics
import Markdown

extension PageCheck {
    /// Syntax that a translation tool or a typing slip broke: it would be published as text.
    mutating func checkRawSyntax() {
        for (text, range) in outline.texts { checkText(text, range) }
        for quote in outline.quotes { checkAlertMarker(quote) }
        checkRawHTML()
        checkConflictMarkers()
    }

    /// The lines that git and the merge of translations put between two versions.
    private mutating func checkConflictMarkers() {
        if let marker = outline.conflictMarker(in: file) { findings.append(.conflict(at: marker, in: file, locale)) }
    }

    private mutating func checkRawHTML() {
        var opened: Set<Substring> = []
        for (text, range) in outline.rawHTML where !checkComment(text, range) {
            let name = text.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            // A pair of tags is one slip.
            if text.hasPrefix("</"), opened.contains(name) { continue }
            opened.insert(name)
            report(
                .rawHTML, at: range, rule: "Raw HTML is not published", seen: "“\(text.prefix { $0 != "\n" }.prefix(40))” is raw HTML",
                right: "Write it as Markdown, or as code between backticks")
        }
    }

    /// A comment hides what it holds, and what CommonMark takes along with it.
    ///
    /// - Returns: whether it is a comment.
    private mutating func checkComment(_ text: String, _ range: SourceRange) -> Bool {
        guard text.hasPrefix("<!--") else { return false }
        var rest = text[...]
        while rest.hasPrefix("<!--") {
            guard let end = rest.firstRange(of: "-->") else {
                report(
                    .rawHTML, at: range.lowerBound..<range.lowerBound + 4, rule: "A comment ends with “-->”",
                    seen: "this one does not, and everything behind it is left out of the page")
                return true
            }
            rest = rest[end.upperBound...].drop(while: \.isWhitespace)
        }
        guard let line = rest.split(whereSeparator: \.isNewline).first else { return true }
        report(
            .rawHTML, at: range, rule: "A line that begins with a comment holds nothing else",
            seen: "“\(line.prefix(40))” stands behind it, and would be published as raw text",
            right: "Begin a new line behind “-->”, or put the comment behind the first words")
        return true
    }

    /// A link's destination in running text: `] (ui:x)`, `(ui:x)`, `](ui: x)`, `[ui:x]`.
    private mutating func checkText(_ text: String, _ range: SourceRange) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) else { return }
        let bytes = file.bytes[range.clamped(to: 0..<file.bytes.count)]
        var next = bytes.startIndex
        while let open = bytes[next...].firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) {
            next = open + 1
            guard let broken = BrokenLink(openedAt: open, in: bytes) else { continue }
            next = max(next, broken.range.upperBound)
            report(
                .brokenClaim, at: broken.range, rule: "A link is written [text](destination), with nothing between ] and (",
                seen: "“\(String(decoding: file.bytes[broken.range], as: UTF8.self))” is not, and would be published as it stands",
                fixes: broken.gap.map { [fix("Take the space out", $0, with: "", isSafe: true)] } ?? [])
        }
    }

    private mutating func checkAlertMarker(_ quote: Block.BlockQuote) {
        guard case .paragraph(let paragraph)? = quote.blocks.first else { return }
        // A picture or link begins with the same signs.
        switch paragraph.content.first {
        case .image, .link: return
        default: break
        }
        let start = paragraph.range.lowerBound
        let lineEnd = file.bytes[start..<paragraph.range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? paragraph.range.upperBound
        let line = String(decoding: file.bytes[start..<lineEnd], as: UTF8.self)
        let compact = line.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\\" }
        guard compact.hasPrefix("[!") || compact.hasPrefix("![") || compact.hasPrefix("[¡") else { return }
        let word = compact.drop { !$0.isLetter }.prefix { $0.isLetter }.uppercased()
        let kinds = Block.Alert.Kind.allCases.map(\.rawValue)
        let kind = kinds.first { $0 == word } ?? Self.translatedKinds[word] ?? nearestMatch(to: word, among: kinds)
        let close = file.bytes[start..<lineEnd].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? lineEnd
        let isAlone = file.bytes[close..<lineEnd].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
        report(
            .alertMarker, at: start..<close,
            rule: "An alert begins with a line of its own, one of \(kinds.map { "[!\($0)]" }.joined(separator: " ")), in every language",
            seen: "its line is “\(line.prefix(40))”",
            right: kind.map { isAlone ? "Write “> [!\($0)]”" : "Write “> [!\($0)]” and begin the text on the next line" },
            fixes: isAlone ? kind.map { [fix("Write “[!\($0)]”", start..<close, with: "[!\($0)]", isSafe: true)] } ?? [] : [])
    }

    /// What translators and translation tools make of the markers.
    private static let translatedKinds = [
        "REMARQUE": "NOTE", "NOTA": "NOTE", "CONSEIL": "TIP", "ASTUCE": "TIP", "ATTENTION": "WARNING", "AVERTISSEMENT": "WARNING",
        "PRUDENCE": "CAUTION", "HINWEIS": "NOTE", "TIPP": "TIP", "WICHTIG": "IMPORTANT", "WARNUNG": "WARNING", "VORSICHT": "CAUTION",
        "CONSEJO": "TIP", "ADVERTENCIA": "WARNING", "PRECAUCIÓN": "CAUTION", "IMPORTANTE": "IMPORTANT",
    ]
}

extension Diagnostic {
    fileprivate static func conflict(at marker: SourceRange, in file: SourceFile, _ locale: String) -> Diagnostic {
        Diagnostic(
            .conflictMarker, at: file.location(of: marker), locale: locale,
            rule: "A page is one version, and not two that a merge left side by side", seen: "this line is the mark of a conflict",
            right: "Decide which version holds, and take the marks out")
    }
}

extension Site.Page {
    /// That a merge left two versions side by side, so that nobody can say which of them is meant; nil where it is one.
    func conflict(in locale: String) -> Diagnostic? {
        Outline(parse(file.bytes, from: bodyStart).document).conflictMarker(in: file).map { .conflict(at: $0, in: file, locale) }
    }
}

extension Outline {
    /// The first line that marks one of two versions, besides those in code.
    func conflictMarker(in file: SourceFile) -> SourceRange? {
        let code = codeBlocks.map(\.range)
        for marker in ["<<<<<<< ", "||||||| ", ">>>>>>> "].map({ Array($0.utf8) }) {
            var start = 0
            while start < file.bytes.endIndex {
                let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.endIndex
                if file.bytes[start..<end].starts(with: marker), !code.contains(where: { $0.contains(start) }) { return start..<end }
                start = end + 1
            }
        }
        return nil
    }
}

extension Code {
    /// Whether a finding holds of one place, whatever stands beside it: where a merge left two versions of a page, steps, conditions and sections are
    /// those of neither.
    var isAboutOnePlace: Bool {
        switch self {
        case .conflictMarker, .unknownID, .wrongLabel, .labelTypography, .labelOfOtherLocale, .aliasedID, .emptyLabel, .noLabel, .malformedClaim,
            .brokenClaim, .alertMarker, .rawHTML, .unknownState, .noPageAtLink, .noImage, .unsafeLink, .otherLanguage, .noAlternative:
            true
        default: false
        }
    }
}

/// What was meant as a link to a claim or a page, and is none.
private struct BrokenLink {
    let range: SourceRange
    /// What stands between `]` and `(`.
    var gap: SourceRange?

    /// - Parameter open: the offset of a `(` or `[` in text.
    init?(openedAt open: Int, in bytes: ArraySlice<UInt8>) {
        // Addresses and labels are short, and a page of nothing but brackets is not to be searched to its end for each of them.
        let inside = bytes[(open + 1)...].prefix(500).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "<") }
        let address = inside.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]") }
        let text = bytes[open] == UInt8(ascii: "(") ? Self.brackets(before: open, in: bytes) : nil
        guard Self.isClaim(address, isBehindText: text != nil) || text != nil && Self.isAddress(address) else { return nil }
        let rest = bytes[address.endIndex...].prefix(500).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
        let isClosed = rest.first == UInt8(ascii: ")") || rest.first == UInt8(ascii: "]")
        range = (text?.lowerBound ?? open)..<(isClosed ? rest.startIndex + 1 : address.endIndex)
        if let text, text.upperBound < open { gap = text.upperBound..<open }
    }

    /// `[text]` before an offset, with nothing but spaces between.
    private static func brackets(before offset: Int, in bytes: ArraySlice<UInt8>) -> SourceRange? {
        var head = bytes[..<offset]
        // Translation tools put in U+00A0 and U+202F, too.
        let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
        while let space = spaces.first(where: { head.suffix($0.count).elementsEqual($0) }) { head = head.dropLast(space.count) }
        guard head.last == UInt8(ascii: "]"), let open = head.suffix(500).lastIndex(of: UInt8(ascii: "[")) else { return nil }
        return open..<head.endIndex
    }

    /// `ui:x`; in running text `(state: fine)` is prose.
    private static func isClaim(_ address: ArraySlice<UInt8>, isBehindText: Bool) -> Bool {
        Claim.schemes.contains { scheme in
            let rest = address.dropFirst(scheme.utf8.count)
            return address.starts(with: scheme.utf8) && rest.first == UInt8(ascii: ":") && (isBehindText || rest.count > 1)
        }
    }

    /// `../x/en.md`, `#x`, `https://x`, but not `and/or`.
    private static func isAddress(_ address: ArraySlice<UInt8>) -> Bool {
        let starts: [UInt8] = [UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "/")]
        return address.first.map { starts.contains($0) } == true || address.firstRange(of: "://".utf8) != nil
            || address.firstRange(of: ".md".utf8) != nil
    }
}
