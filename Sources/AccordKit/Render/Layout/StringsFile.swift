import Diagnostics
import Yams

extension UIStrings {
    /// Reads a strings file: one text per key.
    static func read(_ file: SourceFile, _ findings: inout [Diagnostic]) -> [Key: String] {
        func report(_ code: Code, line: Int, _ rule: String, _ seen: String, _ right: String? = nil) {
            findings.append(Diagnostic(code, at: file.location(of: file.range(ofLine: line)), rule: rule, seen: seen, right: right))
        }
        let rule = "A strings file has one “key: text” per line"
        if let offset = invalidUTF8(in: file.bytes[...]) {
            report(.unreadable, line: 1, "A strings file is UTF-8 text", "byte \(offset + 1) is not valid UTF-8")
            return [:]
        }
        if let line = file.firstNestedLine {
            report(.wrongValue, line: line, rule, "this line begins a list or a mapping")
            return [:]
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: String(decoding: file.bytes, as: UTF8.self))
        } catch {
            report(.invalidYAML, line: (error as? YamlError)?.line ?? 1, "A strings file is valid YAML", "this line cannot be read")
            return [:]
        }
        guard let node else { return [:] }
        guard case .mapping(let mapping) = node else {
            report(.wrongValue, line: 1, rule, "there are no keys")
            return [:]
        }
        var texts: [Key: String] = [:]
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? 1
            let name = keyNode.string ?? ""
            guard let key = Key(rawValue: name) else {
                let near = nearestMatch(to: name, among: Key.allCases.map(\.rawValue)).map { "Did you mean “\($0)”?" }
                report(.unknownKey, line: line, "A strings file holds only texts that layouts use", "“\(name)” is none", near)
                continue
            }
            guard case .scalar(let scalar) = value else {
                report(.wrongValue, line: line, rule, "the value of “\(name)” is no text")
                continue
            }
            texts[key] = scalar.string
        }
        return texts
    }
}

extension SourceFile {
    /// The first line, counted from 1, whose key or value begins something nested: deep nesting would overflow the YAML reader's stack.
    fileprivate var firstNestedLine: Int? {
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            let value = text.firstRange(of: ": ".utf8).map { text[$0.upperBound...].drop { $0 == UInt8(ascii: " ") } } ?? []
            if "-?[{&*!".utf8.contains(text.first ?? 0) || "[{&*!".utf8.contains(value.first ?? 0) { return number + 1 }
        }
        return nil
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }
}
