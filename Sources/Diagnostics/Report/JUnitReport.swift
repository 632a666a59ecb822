extension Report {
    /// Appends JUnit XML: a suite per page or file, a failing case per error, and one passing case for a page without findings.
    ///
    /// Warnings and notes are passing cases whose output holds the finding.
    func writeJUnit(to out: inout [UInt8]) {
        var findings: [String: [Diagnostic]] = [:]
        for page in pages { findings[page] = [] }
        for diagnostic in diagnostics { findings[diagnostic.location.path, default: []].append(diagnostic) }
        let tests = findings.values.reduce(0) { $0 + max($1.count, 1) }
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        openTag("testsuites", [("name", "accord"), ("tests", "\(tests)"), ("failures", "\(errors)"), ("errors", "0")], to: &out)
        if let source {
            out += "  <properties>\n    ".utf8
            emptyTag("property", [("name", "checkedAgainst"), ("value", source)], to: &out)
            out += "  </properties>\n".utf8
        }
        for (path, diagnostics) in findings.sorted(by: { $0.key < $1.key }) {
            writeSuite(path, diagnostics, to: &out)
        }
        out += "</testsuites>\n".utf8
    }

    private func writeSuite(_ path: String, _ diagnostics: [Diagnostic], to out: inout [UInt8]) {
        let failures = diagnostics.count { $0.severity == .error }
        out += "  ".utf8
        openTag(
            "testsuite",
            [("name", path), ("tests", "\(max(diagnostics.count, 1))"), ("failures", "\(failures)"), ("errors", "0"), ("skipped", "0")],
            to: &out)
        if diagnostics.isEmpty {
            out += "    ".utf8
            emptyTag("testcase", [("name", "no findings"), ("classname", path), ("file", path)], to: &out)
        }
        for diagnostic in diagnostics { diagnostic.writeTestCase(to: &out) }
        out += "  </testsuite>\n".utf8
    }
}

extension Diagnostic {
    fileprivate func writeTestCase(to out: inout [UInt8]) {
        let place = "\(location.start.line):\(location.start.column)"
        let name = "\(code.rawValue)\(locale.map { " [\($0)]" } ?? "") at \(place)"
        out += "    ".utf8
        openTag(
            "testcase", [("name", name), ("classname", location.path), ("file", location.path), ("line", "\(location.start.line)")],
            to: &out)
        let text = ([message] + fixes.map { ($0.isSafe ? "Fix" : "Suggestion") + ": \($0.summary)" }).joined(separator: "\n")
        out += "      ".utf8
        if severity == .error {
            out += "<failure".utf8
            appendAttributes([("type", code.rawValue), ("message", message)], to: &out)
            out += ">".utf8
            appendXML("\(location.path):\(place): \(text)", to: &out)
            out += "</failure>\n".utf8
        } else {
            out += "<system-out>".utf8
            appendXML("\(location.path):\(place): \(severity.rawValue): \(text)", to: &out)
            out += "</system-out>\n".utf8
        }
        out += "    </testcase>\n".utf8
    }
}

private func openTag(_ name: String, _ attributes: [(String, String)], to out: inout [UInt8]) {
    out += "<\(name)".utf8
    appendAttributes(attributes, to: &out)
    out += ">\n".utf8
}

private func emptyTag(_ name: String, _ attributes: [(String, String)], to out: inout [UInt8]) {
    out += "<\(name)".utf8
    appendAttributes(attributes, to: &out)
    out += "/>\n".utf8
}

private func appendAttributes(_ attributes: [(String, String)], to out: inout [UInt8]) {
    for (name, value) in attributes {
        out += " \(name)=\"".utf8
        appendXML(value, to: &out)
        out.append(UInt8(ascii: "\""))
    }
}

/// Appends text for a place in XML 1.0 where markup is escaped; what XML cannot hold, and what a terminal would act on, is named: `U+001B`.
private func appendXML(_ text: String, to out: inout [UInt8]) {
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": out += "&amp;".utf8
        case "<": out += "&lt;".utf8
        case ">": out += "&gt;".utf8
        case "\"": out += "&quot;".utf8
        case "\n", "\t": out += "&#\(scalar.value);".utf8
        case "\u{FFFE}", "\u{FFFF}": out += codePointName(scalar).utf8
        case _ where isUnprintable(scalar): out += codePointName(scalar).utf8
        default: out += UTF8.encode(scalar).map(Array.init) ?? []
        }
    }
}
