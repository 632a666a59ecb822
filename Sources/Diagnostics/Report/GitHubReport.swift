extension Report {
    /// Appends workflow commands that GitHub Actions turns into annotations, a line each.
    func writeGitHub(to out: inout [UInt8]) {
        for diagnostic in diagnostics {
            let location = diagnostic.location
            let command =
                switch diagnostic.severity {
                case .error: "error"
                case .warning: "warning"
                case .note: "notice"
                }
            out += "::\(command) file=".utf8
            appendEscaped(location.path, inProperty: true, to: &out)
            out += ",line=\(location.start.line),endLine=\(location.end.line)".utf8
            // GitHub takes columns only where a finding stays on its line.
            if location.start.line == location.end.line { out += ",col=\(location.start.column)".utf8 }
            out += ",title=".utf8
            appendEscaped(diagnostic.code.rawValue + (diagnostic.locale.map { " [\($0)]" } ?? ""), inProperty: true, to: &out)
            out += "::".utf8
            let text = [diagnostic.message] + diagnostic.fixes.map { ($0.isSafe ? "Fix" : "Suggestion") + ": \($0.summary)" }
            appendEscaped(text.joined(separator: "\n"), inProperty: false, to: &out)
            out.append(UInt8(ascii: "\n"))
        }
    }
}

private func appendEscaped(_ text: String, inProperty: Bool, to out: inout [UInt8]) {
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": out += "%25".utf8
        case "\r": out += "%0D".utf8
        case "\n": out += "%0A".utf8
        case ":" where inProperty: out += "%3A".utf8
        case "," where inProperty: out += "%2C".utf8
        case _ where isUnprintable(scalar): out += codePointName(scalar).utf8
        default: out += UTF8.encode(scalar).map(Array.init) ?? []
        }
    }
}
