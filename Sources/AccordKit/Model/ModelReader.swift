import Diagnostics

/// A value of the document and where it stands in it.
struct ModelNode {
    let value: JSONValue
    let pointer: JSONPointer
    /// What to point at: the key of a whole object or list, else the value.
    let range: Range<Int>
    private let keyRange: Range<Int>

    init(_ root: JSONValue) {
        let start = root.range.prefix(1)
        self.init(root, pointer: JSONPointer(), keyRange: start.startIndex..<start.endIndex)
    }

    private init(_ value: JSONValue, pointer: JSONPointer, keyRange: Range<Int>, isKey: Bool = false) {
        self.value = value
        self.pointer = pointer
        self.keyRange = keyRange
        range = isKey || value.members != nil || value.array != nil ? keyRange : value.range
    }

    init(_ member: JSONValue.Member, of parent: ModelNode) {
        self.init(member.value, pointer: parent.pointer.appending(member.key), keyRange: member.keyRange)
    }

    init(_ element: JSONValue, at index: Int, of parent: ModelNode) {
        let lower = element.range.lowerBound
        self.init(element, pointer: parent.pointer.appending(index), keyRange: lower..<lower + 1)
    }

    /// To point at the key, where that is what is wrong.
    var key: ModelNode { ModelNode(value, pointer: pointer, keyRange: keyRange, isKey: true) }

    /// For messages: the JSON pointer, or what the empty one means.
    var name: String { pointer.tokens.isEmpty ? "the document" : pointer.description }
}

/// Turns the parts of a document into values and collects what is wrong with them.
///
/// A part that is wrong yields nil, and the reading goes on, so that one run shows everything.
struct ModelReader {
    /// Enough to see what is going on, and a bound on what a hostile document can make us say.
    private static let greatestCount = 100

    let file: SourceFile
    private(set) var findings: [Diagnostic] = []

    init(file: SourceFile) { self.file = file }

    mutating func refuse(_ node: ModelNode, _ code: Code = .modelStructure, rule: Message, seen: Message, right: Message? = nil) {
        guard findings.count < Self.greatestCount else { return }
        findings.append(Diagnostic(code, at: file.location(of: node.range), rule: rule, seen: seen, right: right))
    }

    private mutating func refuseKind(_ node: ModelNode, _ rule: Message) {
        refuse(node, rule: rule, seen: "\(node.name) is \(node.value.kind.rawValue)")
    }

    // MARK: Objects and lists

    /// The members of an object with fixed keys. Keys that begin with `x-` belong to others and are passed over.
    mutating func object(_ node: ModelNode, _ what: String, required: [String], optional: [String] = []) -> [String: ModelNode]? {
        guard let members = node.value.members else {
            refuseKind(node, "\(what) is an object")
            return nil
        }
        var found: [String: ModelNode] = [:]
        for member in members where !member.key.hasPrefix("x-") {
            let child = ModelNode(member, of: node)
            if required.contains(member.key) || optional.contains(member.key) {
                found[member.key] = child
            } else {
                let open = (required + optional).filter { key in !members.contains { $0.key == key } }
                refuse(
                    child.key, .unknownModelKey, rule: "\(what) has no keys but its own and those that begin with x-",
                    seen: "\(child.name) is none of \((required + optional).joined(separator: ", "))",
                    right: suggestion(for: member.key, among: open))
            }
        }
        for key in required where found[key] == nil {
            refuse(node, rule: "\(what) has the key \(quoted(key))", seen: "\(node.name) has none")
        }
        return found
    }

    /// An object whose keys are ids that the model chooses.
    mutating func entries<Value>(
        _ node: ModelNode?, _ what: String, read: (inout ModelReader, ModelNode) -> Value?
    ) -> [String: Value] {
        guard let node else { return [:] }
        guard let members = node.value.members else {
            refuseKind(node, "\(what) stand in an object, by id")
            return [:]
        }
        var found: [String: Value] = [:]
        for member in members {
            let child = ModelNode(member, of: node)
            requireID(member.key, child.key)
            found[member.key] = read(&self, child)
        }
        return found
    }

    mutating func list<Element>(
        _ node: ModelNode, _ what: String, atLeast least: Int = 0, read: (inout ModelReader, ModelNode) -> Element?
    ) -> [Element] {
        guard let elements = node.value.array else {
            refuseKind(node, "\(what) stand in an array")
            return []
        }
        if elements.count < least {
            refuse(node, rule: "\(what) are not left empty", seen: "\(node.name) has no elements")
        }
        return elements.enumerated().compactMap { read(&self, ModelNode($1, at: $0, of: node)) }
    }

    // MARK: Scalars

    mutating func bool(_ node: ModelNode?, _ what: String) -> Bool? {
        guard let node else { return nil }
        if node.value.bool == nil { refuseKind(node, "\(what) is true or false") }
        return node.value.bool
    }

    /// A text in which there is something to see.
    mutating func text(_ node: ModelNode?, _ what: String) -> String? {
        guard let node else { return nil }
        guard let text = node.value.string else {
            refuseKind(node, "\(what) is a string")
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            refuse(node, rule: "\(what) is not empty", seen: "\(node.name) is \(quoted(text))")
            return nil
        }
        return text
    }

    mutating func id(_ node: ModelNode?, _ what: String) -> String? {
        guard let node, let id = text(node, what) else { return nil }
        return requireID(id, node) ? id : nil
    }

    @discardableResult
    mutating func requireID(_ id: String, _ node: ModelNode) -> Bool {
        if isModelID(id) { return true }
        refuse(
            node, rule: "An id is made of ASCII letters, digits, dots, hyphens and underscores and begins with a letter or digit",
            seen: "\(node.name) is \(quoted(id))")
        return false
    }

    /// A language tag, in its customary case.
    mutating func languageTag(_ tag: String, _ node: ModelNode) -> String? {
        if let canonical = LanguageTag.canonical(tag) { return canonical }
        let mended = LanguageTag.canonical(String(tag.map { $0 == "_" ? "-" : $0 }))
        refuse(
            node, .modelLanguageTag, rule: "A locale is a BCP 47 language tag such as fr or fr-CA", seen: "\(node.name) is \(quoted(tag))",
            right: mended.map { "Write \(quoted($0))" })
        return nil
    }
}

/// Whether a text can be an id: ASCII letters, digits and `._-`, beginning with a letter or digit, at most 200 of them.
func isModelID(_ id: String) -> Bool {
    guard let first = id.utf8.first, id.utf8.count <= 200 else { return false }
    func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
    return isPlain(first) && id.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
}

/// *Did you mean "x"?* for a near miss among the candidates.
func suggestion(for name: String, among candidates: some Sequence<String>) -> Message? {
    nearestMatch(to: name, among: candidates).map { "Did you mean \(quoted($0))?" }
}
