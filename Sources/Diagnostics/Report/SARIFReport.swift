extension Report {
    /// The document of OASIS SARIF 2.1.0.
    var sarif: JSONValue {
        let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
        let indices = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
        var properties: [(String, JSONValue)] = [("pages", .number(pages.count)), ("claims", .number(claims))]
        if let source { properties.append(("checkedAgainst", .string(source))) }
        return [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": ["name": "accord", "rules": .array(codes.map(\.sarifRule))]],
                    "columnKind": "unicodeCodePoints",
                    "originalUriBaseIds": [.siteFolder: ["description": ["text": "The folder with site.yml."]]],
                    "results": .array(diagnostics.map { $0.sarif(ruleIndex: indices[$0.code] ?? 0) }),
                    "properties": .object(properties),
                ]
            ],
        ]
    }
}

extension String {
    /// The base of relative URIs, by the name that most tools know.
    fileprivate static let siteFolder = "%SRCROOT%"
}

extension Code {
    fileprivate var sarifRule: JSONValue {
        ["id": .string(rawValue), "name": .string(title), "shortDescription": ["text": .string(title)]]
    }
}

extension Diagnostic {
    fileprivate func sarif(ruleIndex: Int) -> JSONValue {
        var result: [(String, JSONValue)] = [
            ("ruleId", .string(code.rawValue)),
            ("ruleIndex", .number(ruleIndex)),
            ("level", .string(severity.rawValue)),
            ("message", ["text": .string(message)]),
            ("locations", [["physicalLocation": ["artifactLocation": location.sarifArtifact, "region": location.sarifRegion]]]),
        ]
        if !fixes.isEmpty { result.append(("fixes", .array(fixes.map(\.sarif)))) }
        if let locale { result.append(("properties", ["locale": .string(locale)])) }
        return .object(result)
    }
}

extension Fix {
    fileprivate var sarif: JSONValue {
        var paths: [String] = []
        for edit in edits where !paths.contains(edit.location.path) { paths.append(edit.location.path) }
        let changes = paths.compactMap { path -> JSONValue? in
            let edits = edits.filter { $0.location.path == path }
            guard let artifact = edits.first?.location.sarifArtifact else { return nil }
            return ["artifactLocation": artifact, "replacements": .array(edits.map(\.sarif))]
        }
        return ["description": ["text": .string(summary.description)], "artifactChanges": .array(changes), "properties": ["safe": .bool(isSafe)]]
    }
}

extension Edit {
    fileprivate var sarif: JSONValue {
        ["deletedRegion": location.sarifRegion, "insertedContent": ["text": .string(replacement)]]
    }
}

extension Location {
    fileprivate var sarifRegion: JSONValue {
        [
            "startLine": .number(start.line), "startColumn": .number(start.column),
            "endLine": .number(end.line), "endColumn": .number(end.column),
        ]
    }

    fileprivate var sarifArtifact: JSONValue {
        if path.hasPrefix("http://") || path.hasPrefix("https://") { return ["uri": .string(path)] }
        if path.hasPrefix("/") { return ["uri": .string("file://" + percentEncoded(path))] }
        return ["uri": .string(percentEncoded(path)), "uriBaseId": .string(.siteFolder)]
    }
}

/// A path as a relative URI reference (RFC 3986). A colon is encoded too, for it would make the first component a scheme.
private func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
            out.append(byte)
        default:
            out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: out, as: UTF8.self)
}
