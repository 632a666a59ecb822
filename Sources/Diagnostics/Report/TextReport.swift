extension Report {
    /// Appends the findings for people: place, message, source line with a caret line, fixes.
    func writeText(colour: Bool, in catalogue: MessageCatalogue, to out: inout [UInt8]) {
        let ink = Ink(isOn: colour)
        for diagnostic in diagnostics {
            diagnostic.writeText(ink, in: catalogue, to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        if let source { out += "\(catalogue.text(of: "Checked against \(printable(source))."))\n".utf8 }
    }
}

extension Diagnostic {
    fileprivate func writeText(_ ink: Ink, in catalogue: MessageCatalogue, to out: inout [UInt8]) {
        let place = "\(printable(location.path)):\(location.start.line):\(location.start.column):"
        let page = locale.map { " [\(printable($0))]" } ?? ""
        let kind = ink.paint("\(catalogue.text(of: severity.name)) \(code.rawValue)", ink.colour(of: severity))
        let colon = catalogue.text(of: ": ")
        out += "\(ink.paint(place, .bold)) \(kind)\(page)\(colon)\(printable(catalogue.text(of: text)))\n".utf8

        let number = String(location.start.line)
        let margin = String(repeating: " ", count: number.utf8.count)
        if !location.line.isEmpty {
            let excerpt = Excerpt(of: location)
            out += "  \(ink.paint("\(number) |", .faint)) ".utf8
            out += excerpt.text.utf8
            out += "\n  \(ink.paint("\(margin) |", .faint)) ".utf8
            out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: excerpt.caretColumn))
            out += ink.paint(String(repeating: "^", count: excerpt.caretWidth), ink.colour(of: severity)).utf8
            out.append(UInt8(ascii: "\n"))
        }
        for fix in fixes {
            let line: Message = fix.isSafe ? "fix: \(fix.summary)" : "suggestion: \(fix.summary)"
            out += "  \(margin)   \(printable(catalogue.text(of: line)))\n".utf8
        }
    }
}

/// ANSI colours, or none.
private struct Ink {
    let isOn: Bool

    enum Style: String {
        case bold = "1", faint = "2", red = "1;31", yellow = "1;33", cyan = "1;36"
    }

    func paint(_ text: String, _ style: Style) -> String {
        isOn ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    func colour(of severity: Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }
}
