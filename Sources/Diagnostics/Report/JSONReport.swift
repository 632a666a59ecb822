extension Report {
    /// The document `diagnostics/1`: lines and columns from 1, columns in Unicode scalars, ends just behind the last character.
    public var json: JSONValue {
        [
            "schema": "diagnostics/1",
            "summary": [
                "errors": .number(errors), "warnings": .number(warnings), "pages": .number(pages.count), "claims": .number(claims),
            ],
            "diagnostics": .array(diagnostics.map(\.json)),
        ]
    }
}

extension Diagnostic {
    fileprivate var json: JSONValue {
        .object(
            [("code", .string(code.rawValue)), ("severity", .string(severity.rawValue))] + location.json + [
                ("locale", locale.map(JSONValue.string) ?? .null),
                ("message", .string(message)),
                ("fixes", .array(fixes.map(\.json))),
            ])
    }
}

extension Fix {
    fileprivate var json: JSONValue {
        let edits = edits.map { edit in JSONValue.object(edit.location.json + [("replacement", .string(edit.replacement))]) }
        return ["summary": .string(summary.description), "safe": .bool(isSafe), "edits": .array(edits)]
    }
}

extension Location {
    fileprivate var json: [(String, JSONValue)] {
        [
            ("path", .string(path)), ("line", .number(start.line)), ("column", .number(start.column)),
            ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
        ]
    }
}
