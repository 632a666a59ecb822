import Diagnostics

extension UIStrings {
    /// Reads a strings file: one text per key.
    static func read(_ file: SourceFile, _ findings: inout [Diagnostic]) -> [Key: String] {
        let before = findings.count
        if let offset = invalidUTF8(in: file.bytes[...]) {
            findings.append(
                Diagnostic(
                    .unreadable, at: file.location(of: offset..<offset + 1), rule: "A strings file is UTF-8 text",
                    seen: "byte \(offset + 1) is not valid UTF-8"))
            return [:]
        }
        if let nested = file.firstNestedLine {
            findings.append(
                Diagnostic(
                    .wrongValue, at: file.location(of: nested), rule: "A strings file has one “key: text” per line",
                    seen: "this line begins a list or a mapping"))
            return [:]
        }
        guard let yaml = YAMLMapping(file, nil, &findings) else { return [:] }
        yaml.refuseKeys(besides: Key.allCases.map(\.rawValue), &findings)
        let texts: [Key: String] = Key.allCases.reduce(into: [:]) { $0[$1] = yaml.text($1.rawValue, &findings) }
        let locale = Templates.locale(ofStrings: file.path) ?? ""
        findings += texts.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { key, text in
            let place = yaml.location(of: key.rawValue)
            return problem(of: text, at: place, in: locale) ?? problem(ofPlaceholdersIn: text, of: key, at: place, in: file)
        }
        findings = findings[..<before] + findings[before...].map { $0.about(locale: locale) }
        return texts
    }

    /// What is wrong with the plural of a text, if it has one.
    private static func problem(of text: String, at location: Location, in locale: String) -> Diagnostic? {
        let form = "{count, plural, one {…} other {…}}"
        do throws(PluralMessage.Problem) {
            guard let message = try PluralMessage(text, name: "count") else { return nil }
            if let other = message.otherValue {
                return Diagnostic(
                    .wrongValue, at: location, rule: "In braces stands what a text has a value for", seen: "this one has “\(other)” besides its plural",
                    right: "Write # for the number")
            }
            guard let wanted = PluralCategory.all(in: locale) else { return nil }
            let (missing, surplus) = (wanted.subtracting(message.categories), message.categories.subtracting(wanted))
            guard !missing.isEmpty || !surplus.isEmpty else { return nil }
            func names(_ categories: Set<PluralCategory>) -> String { categories.map(\.rawValue).sorted().joined(separator: ", ") }
            return Diagnostic(
                .pluralForm, .warning, at: location, rule: "A plural has the forms of its language",
                seen: missing.isEmpty ? "\(locale) has no “\(names(surplus))”" : "“\(names(missing))” is missing",
                right: "In \(locale) they are \(names(wanted))")
        } catch {
            let seen: Message =
                switch error {
                case .malformed: "this one does not"
                case .unknownForm(let name): "“\(name)” is no category of CLDR"
                case .noOther: "“other” is missing"
                }
            return Diagnostic(.wrongValue, at: location, rule: "A plural has the form \(form)", seen: seen)
        }
    }
}

extension UIStrings {
    /// What is wrong with the braces of a text: values that it does not have, or its own that is not there.
    private static func problem(ofPlaceholdersIn text: String, of key: Key, at place: Location, in file: SourceFile) -> Diagnostic? {
        // Its forms were looked at.
        if let name = key.placeholder, (try? PluralMessage(text, name: name)) != nil { return nil }
        var isThere = false
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let end = rest[brace] == "{" ? rest[brace...].dropFirst().firstIndex { $0 == "{" || $0 == "}" } : nil
            let isClosed = end.map { rest[$0] == "}" } ?? false
            let seen = end.map { rest[brace..<(isClosed ? rest.index(after: $0) : $0)] } ?? rest[brace...].prefix(12)
            guard isClosed, let name = key.placeholder, seen == "{\(name)}", !isThere else {
                let right: Message = key.placeholder.map { isThere ? "Write {\($0)} once" : "Write {\($0)}" } ?? "Take the braces out"
                return Diagnostic(
                    .wrongValue, at: file.location(of: String(seen), behind: place), rule: "In braces stands what a text has a value for",
                    seen: "“\(key.rawValue)” has “\(seen)”", right: right)
            }
            isThere = true
            rest = rest[brace...].dropFirst(seen.count)
        }
        guard let name = key.placeholder, !isThere else { return nil }
        return Diagnostic(
            .wrongValue, .warning, at: place, rule: "A text shows the value that it is about", seen: "“\(key.rawValue)” has no {\(name)}",
            right: "Write {\(name)} where it belongs")
    }
}

extension SourceFile {
    /// Where some text stands first behind a place; the place where it is written otherwise, as with escapes.
    fileprivate func location(of text: String, behind place: Location) -> Location {
        let start = place.range.upperBound
        guard let found = bytes[start...].firstRange(of: Array(text.utf8)) else { return place }
        return location(of: found)
    }

    /// The first line whose key or value begins something nested: a strings file has no need of it, and deep nesting would overflow the stack
    /// of the YAML reader.
    fileprivate var firstNestedLine: Range<Int>? {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            let value = text.firstRange(of: ": ".utf8).map { text[$0.upperBound...].drop { $0 == UInt8(ascii: " ") } } ?? []
            if "-?[{&*!".utf8.contains(text.first ?? 0) || "[{&*!".utf8.contains(value.first ?? 0) {
                return line.startIndex..<line.endIndex
            }
        }
        return nil
    }
}
