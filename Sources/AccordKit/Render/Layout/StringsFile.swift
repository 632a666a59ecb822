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
        return Key.allCases.reduce(into: [:]) { $0[$1] = yaml.text($1.rawValue, &findings) }
    }
}

extension SourceFile {
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
