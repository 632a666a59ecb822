import Diagnostics

extension UIStrings {
    /// Reads a strings file: one text per key.
    static func read(_ file: SourceFile, _ findings: inout [Diagnostic]) -> [Key: String] {
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
        findings += texts.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { key, text in
            problem(of: text, at: yaml.location(of: key.rawValue), in: file.localeOfName)
        }
        return texts
    }

    /// What is wrong with the plural of a text, if it has one.
    private static func problem(of text: String, at location: Location, in locale: String) -> Diagnostic? {
        let form = "{count, plural, one {…} other {…}}"
        do throws(PluralMessage.Problem) {
            guard let message = try PluralMessage(text, name: "count"), let wanted = PluralCategory.all(in: locale) else { return nil }
            let (missing, surplus) = (wanted.subtracting(message.categories), message.categories.subtracting(wanted))
            guard !missing.isEmpty || !surplus.isEmpty else { return nil }
            func names(_ categories: Set<PluralCategory>) -> String { categories.map(\.rawValue).sorted().joined(separator: ", ") }
            return Diagnostic(
                .pluralForm, .warning, at: location, rule: "A plural has the forms of its language",
                seen: missing.isEmpty ? "\(locale) has no “\(names(surplus))”" : "“\(names(missing))” is missing",
                right: "In \(locale) they are \(names(wanted))")
        } catch {
            let seen =
                switch error {
                case .malformed: "this one does not"
                case .unknownForm(let name): "“\(name)” is no category of CLDR"
                case .noOther: "“other” is missing"
                }
            return Diagnostic(.wrongValue, at: location, rule: "A plural has the form \(form)", seen: seen)
        }
    }
}

extension SourceFile {
    /// `fr` of `Templates/strings/fr.yml`.
    fileprivate var localeOfName: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "." })
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
