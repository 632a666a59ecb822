import Diagnostics
import Yams

/// A YAML mapping that is read key by key, with a finding for whatever has another shape than the reader expects.
struct YAMLMapping {
    let file: SourceFile
    /// Where in the file the YAML text begins (behind the `---` of front matter).
    let start: Int
    private let mapping: Node.Mapping

    /// Reads the YAML text in a range of a file; nil where it is no mapping, which is then a finding.
    init?(_ file: SourceFile, _ range: Range<Int>? = nil, _ findings: inout [Diagnostic]) {
        let range = range ?? 0..<file.bytes.count
        let text = file.bytes[range]
        if let anchor = YAMLAnchors.first(in: text) {
            findings.append(
                Diagnostic(
                    .invalidYAML, at: file.location(of: anchor..<anchor + 1),
                    rule: "YAML anchors and aliases are not read in a site's files", seen: "“\(Character(UnicodeScalar(text[anchor])))” begins a value",
                    right: "Write the value out, or quote it"))
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: String(decoding: text, as: UTF8.self), .basic, .default, .utf8) else {
                self.init(file, range.lowerBound, Node.Mapping([]))
                return
            }
            guard case .mapping(let mapping) = node else {
                findings.append(
                    Diagnostic(
                        .invalidYAML, at: file.location(of: range.lowerBound..<range.lowerBound),
                        rule: "The file is a YAML mapping of keys to values", seen: node.seen))
                return nil
            }
            self.init(file, range.lowerBound, mapping)
        } catch {
            let (message, offset) = Self.explain(error, in: file, from: range.lowerBound)
            findings.append(
                Diagnostic(.invalidYAML, at: file.location(of: offset..<offset), rule: "The text is valid YAML", seen: message))
            return nil
        }
    }

    private init(_ file: SourceFile, _ start: Int, _ mapping: Node.Mapping) {
        self.file = file
        self.start = start
        self.mapping = mapping
    }

    private static func explain(_ error: any Error, in file: SourceFile, from start: Int) -> (Message, Int) {
        guard let error = error as? YamlError else { return ("it cannot be read", start) }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            // The words of the library are English.
            return ("the YAML reader says “\(problem)”", file.offset(of: mark, from: start))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("the key “\(duplicates.sorted().joined(separator: "”, “"))” stands twice", file.offset(of: context.mark, from: start))
        default:
            return ("it cannot be read", start)
        }
    }

    // MARK: Reading

    /// The keys as written.
    var keys: [String] { mapping.keys.compactMap(\.string) }

    func location(of key: String) -> Location {
        guard let node = mapping.keys.first(where: { $0.string == key }) else { return file.location(of: start..<start) }
        return location(of: node, length: key.utf8.count)
    }

    /// Where the value of a key begins.
    func valueStart(of key: String) -> Int? { mapping[key]?.mark.map { file.offset(of: $0, from: start) } }

    private func location(of node: Node, length: Int = 0) -> Location {
        guard let mark = node.mark else { return file.location(of: start..<start) }
        let offset = file.offset(of: mark, from: start)
        return file.location(of: offset..<offset + length)
    }

    /// A finding for each key that is not one of these.
    func refuseKeys(besides known: [String], _ findings: inout [Diagnostic]) {
        for node in mapping.keys where !known.contains(node.string ?? "") {
            let key = node.string ?? "(no text)"
            findings.append(
                Diagnostic(
                    .unknownKey, at: location(of: node, length: key.utf8.count),
                    rule: "A key is one of \(known.joined(separator: ", "))", seen: "“\(key)” is none of them", right: didYouMean(key, known)))
        }
    }

    func text(_ key: String, _ findings: inout [Diagnostic]) -> String? {
        guard let node = mapping[key] else { return nil }
        guard case .scalar(let scalar) = node else { return wrong(node, key, "a text", &findings) }
        return scalar.string
    }

    func flag(_ key: String, _ findings: inout [Diagnostic]) -> Bool? {
        guard let node = mapping[key] else { return nil }
        guard case .scalar(let scalar) = node, let value = Bool(scalar.string) else { return wrong(node, key, "true or false", &findings) }
        return value
    }

    func integer(_ key: String, _ findings: inout [Diagnostic]) -> Int? {
        guard let node = mapping[key] else { return nil }
        guard case .scalar(let scalar) = node, let value = Int(scalar.string) else { return wrong(node, key, "a whole number", &findings) }
        return value
    }

    /// A list of texts; a single text counts as a list of one.
    func texts(_ key: String, _ findings: inout [Diagnostic]) -> [String]? {
        guard let node = mapping[key] else { return nil }
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let sequence):
            let texts = sequence.compactMap { node -> String? in
                if case .scalar(let scalar) = node { scalar.string } else { nil }
            }
            return texts.count == sequence.count ? texts : wrong(node, key, "a list of texts", &findings)
        default: return wrong(node, key, "a list of texts", &findings)
        }
    }

    func mapping(_ key: String, _ findings: inout [Diagnostic]) -> YAMLMapping? {
        guard let node = mapping[key] else { return nil }
        guard case .mapping(let inner) = node else { return wrong(node, key, "a mapping", &findings) }
        return YAMLMapping(file, start, inner)
    }

    /// A list of mappings.
    ///
    /// - Parameter textKey: where it is named, a text counts as a mapping of this key to it.
    func mappings(_ key: String, textAs textKey: String? = nil, _ findings: inout [Diagnostic]) -> [YAMLMapping]? {
        guard let node = mapping[key] else { return nil }
        guard case .sequence(let sequence) = node else { return wrong(node, key, "a list of mappings", &findings) }
        var result: [YAMLMapping] = []
        for element in sequence {
            switch (element, textKey) {
            case (.mapping(let inner), _): result.append(YAMLMapping(file, start, inner))
            case (.scalar, let textKey?): result.append(YAMLMapping(file, start, Node.Mapping([(Node(textKey), element)])))
            default: return wrong(element, key, "a list of mappings", &findings)
            }
        }
        return result
    }

    /// Whether the key's value is a list with mappings in it.
    func hasMappings(in key: String) -> Bool {
        guard case .sequence(let sequence)? = mapping[key] else { return false }
        return sequence.contains { if case .mapping = $0 { true } else { false } }
    }

    /// A mapping whose values are all texts.
    func textsByKey(_ key: String, _ findings: inout [Diagnostic]) -> [String: String]? {
        guard let inner = mapping(key, &findings) else { return nil }
        var result: [String: String] = [:]
        for name in inner.keys { result[name] = inner.text(name, &findings) }
        return result
    }

    /// Whether the key's value is a mapping rather than a text.
    func isMapping(_ key: String) -> Bool {
        if case .mapping? = mapping[key] { true } else { false }
    }

    /// The value of a key that must be there.
    func required<Value>(_ key: String, _ value: Value?, _ findings: inout [Diagnostic]) -> Value? {
        if value == nil, mapping[key] == nil {
            findings.append(
                Diagnostic(.missingKey, at: file.location(of: start..<start), rule: "The key “\(key)” is required", seen: "it is not there"))
        }
        return value
    }

    private func wrong<Value>(_ node: Node, _ key: String, _ expected: Message, _ findings: inout [Diagnostic]) -> Value? {
        findings.append(
            Diagnostic(.wrongValue, at: location(of: node), rule: "The value of “\(key)” is \(expected)", seen: node.seen))
        return nil
    }
}

extension Node {
    fileprivate var seen: Message {
        switch self {
        case .scalar(let scalar): scalar.string.isEmpty ? "it is empty" : "it is the text “\(scalar.string.prefix(40))”"
        case .mapping: "it is a mapping"
        case .sequence: "it is a list"
        case .alias: "it is an alias"
        }
    }
}

extension SourceFile {
    /// The byte offset of a mark in YAML text that begins at `start`.
    fileprivate func offset(of mark: Mark, from start: Int) -> Int {
        var offset = start
        var line = 1
        while line < mark.line, offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "\n") { line += 1 }
            offset += 1
        }
        var column = 1
        while column < mark.column, offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
            column += 1
        }
        return offset
    }
}

/// *Did you mean “x”?* for a near miss among the candidates.
func didYouMean(_ word: String, _ candidates: some Sequence<String>) -> Message? {
    nearestMatch(to: word, among: candidates).map { "Did you mean “\($0)”?" }
}
