import Diagnostics
import Markdown

extension PageCheck {
    /// Syntax that a translation tool or a typing slip broke: it would be published as text.
    mutating func checkRawSyntax() {
        for (text, range) in outline.texts { checkText(text, range) }
        for quote in outline.quotes { checkAlertMarker(quote) }
        for (text, range) in outline.rawHTML where !text.hasPrefix("<!--") {
            report(
                .rawHTML, at: range, rule: "Raw HTML is not published", seen: "“\(text.prefix(40))” is", right: "Write it as Markdown, or as code between backticks")
        }
    }

    /// A claim's destination in running text: `] (ui:x)`, `(ui:x)`, `]( ui:x )`.
    private mutating func checkText(_ text: String, _ range: SourceRange) {
        // Where there is no parenthesis and no <, nothing can be a broken link.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "<") }) else { return }
        let bytes = file.bytes[range.clamped(to: 0..<file.bytes.count)]
        for open in bytes.indices where bytes[open] == UInt8(ascii: "(") || bytes[open] == UInt8(ascii: "<") {
            let inside = bytes[(open + 1)...].drop { $0 == UInt8(ascii: " ") }
            let namesClaim = Claim.schemes.contains { inside.starts(with: $0.utf8) && inside.dropFirst($0.utf8.count).first == UInt8(ascii: ":") }
            let before = bytes[..<open].last { $0 != UInt8(ascii: " ") }
            let follows = before == UInt8(ascii: "]") && bytes[open] == UInt8(ascii: "(") && bytes[..<open].contains(UInt8(ascii: "["))
            if namesClaim || follows, !inside.isEmpty { return reportBroken(around: open + 1, in: bytes) }
        }
    }

    private mutating func reportBroken(around offset: Int, in bytes: ArraySlice<UInt8>) {
        let open = bytes[..<offset].lastIndex(of: UInt8(ascii: "[")) ?? bytes[..<offset].lastIndex(of: UInt8(ascii: "(")) ?? offset
        let close = bytes[offset...].firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? bytes.endIndex
        var fixes: [Fix] = []
        if let bracket = bytes[open..<offset].lastIndex(of: UInt8(ascii: "]")),
            let parenthesis = bytes[bracket..<offset].firstIndex(of: UInt8(ascii: "(")), parenthesis > bracket + 1
        {
            fixes = [fix("Take the space out", bracket + 1..<parenthesis, with: "", isSafe: true)]
        }
        report(
            .brokenClaim, at: open..<close, rule: "A link is written [text](destination), without a space between ] and (",
            seen: "this one is broken and would be published as text", fixes: fixes)
    }

    private mutating func checkAlertMarker(_ quote: Block.BlockQuote) {
        guard case .paragraph(let paragraph)? = quote.blocks.first else { return }
        let line = paragraph.content.plainText.prefix { $0 != "\n" }
        let compact = line.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\\" }
        guard compact.hasPrefix("[!") || compact.hasPrefix("![") || compact.hasPrefix("[¡") else { return }
        let word = compact.drop { !$0.isLetter }.prefix { $0.isLetter }.uppercased()
        let kinds = Block.Alert.Kind.allCases.map(\.rawValue)
        let kind = kinds.first { $0 == word } ?? Self.translatedKinds[word] ?? nearestMatch(to: word, among: kinds)
        let start = paragraph.range.lowerBound
        let lineEnd = file.bytes[start..<paragraph.range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? paragraph.range.upperBound
        let close = file.bytes[start..<lineEnd].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? lineEnd
        let isAlone = file.bytes[close..<lineEnd].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
        report(
            .alertMarker, at: start..<close, rule: "An alert begins with a line of its own, one of \(kinds.map { "[!\($0)]" }.joined(separator: " ")), in every language",
            seen: "this one begins with “\(line.prefix(40))”", right: kind.map { "Write “> [!\($0)]”\(isAlone ? "" : " and begin the text on the next line")" },
            fixes: isAlone ? kind.map { [fix("Write “[!\($0)]”", start..<close, with: "[!\($0)]", isSafe: true)] } ?? [] : [])
    }

    /// What translators and translation tools make of the markers.
    private static let translatedKinds = [
        "REMARQUE": "NOTE", "NOTA": "NOTE", "CONSEIL": "TIP", "ASTUCE": "TIP", "ATTENTION": "WARNING", "AVERTISSEMENT": "WARNING",
        "PRUDENCE": "CAUTION", "HINWEIS": "NOTE", "TIPP": "TIP", "WICHTIG": "IMPORTANT", "WARNUNG": "WARNING", "VORSICHT": "CAUTION",
        "CONSEJO": "TIP", "ADVERTENCIA": "WARNING", "PRECAUCIÓN": "CAUTION", "IMPORTANTE": "IMPORTANT",
    ]
}
