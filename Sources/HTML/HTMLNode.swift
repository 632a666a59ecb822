/// An element, a text or a comment of an ``HTMLDocument``.
public struct HTMLNode: Sendable {
    let storage: HTMLDocument.Storage
    /// The node's place in document order.
    public let index: Int

    public enum Kind: UInt8, Sendable {
        case element, text, comment
    }

    private var record: NodeRecord { storage.nodes[index] }

    public var kind: Kind { record.kind }

    /// The element's name; `other` for text and comments too.
    public var tag: HTMLTag { record.tag }

    /// The element's name in lower case; empty for text and comments.
    public var name: String {
        let record = record
        return record.otherName >= 0 ? storage.otherNames[Int(record.otherName)] : record.tag.rawValue
    }

    /// Whether it is part of an inline picture or formula (`svg`, `math`), where HTML's rules do not hold.
    public var isForeign: Bool { record.namespace != .html }

    /// The bytes of ``HTMLDocument/source`` that an element's start tag, or a text, or a comment takes. An element that the page does not
    /// write has those of the tag or text that made it necessary; a text that was put together from several runs to its last part.
    public var range: Range<Int> {
        let record = record
        let start = min(Int(record.offset), storage.source.count)
        return start..<min(start + Int(record.length), storage.source.count)
    }

    // MARK: Tree

    public var parent: HTMLNode? {
        let parent = record.parent
        return parent < 0 ? nil : HTMLNode(storage: storage, index: Int(parent))
    }

    /// From the parent up to the root.
    public var ancestors: some Sequence<HTMLNode> {
        sequence(state: self) { node in
            guard let parent = node.parent else { return nil as HTMLNode? }
            node = parent
            return parent
        }
    }

    public var children: NodeSequence {
        NodeSequence(storage: storage, index: index + 1, end: Int(record.end), skipsDescendants: true)
    }

    /// What stands behind the node in the same parent.
    public var followingSiblings: NodeSequence {
        let parent = record.parent
        let end = parent < 0 ? storage.nodes.count : Int(storage.nodes[Int(parent)].end)
        return NodeSequence(storage: storage, index: Int(record.end), end: end, skipsDescendants: true)
    }

    /// In document order, without the node itself.
    public var descendants: NodeSequence {
        NodeSequence(storage: storage, index: index + 1, end: Int(record.end), skipsDescendants: false)
    }

    // MARK: Content

    /// The node's own text, or that of all text inside it. Comments are left out; the text of a comment is its own.
    public var text: String {
        if kind != .element { return String(decoding: textBytes, as: UTF8.self) }
        var bytes: [UInt8] = []
        for node in descendants where node.kind == .text { bytes.append(contentsOf: node.textBytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The UTF-8 bytes of a text or comment; empty for elements.
    public var textBytes: ArraySlice<UInt8> {
        let record = record
        guard record.kind != .element else { return [] }
        return storage.bytes[Int(record.start)..<Int(record.start) + Int(record.count)]
    }

    /// The element's attributes as written, without repeated ones.
    public var attributes: AttributeSequence {
        let record = record
        let count = record.kind == .element ? Int(record.count) : 0
        return AttributeSequence(storage: storage, index: Int(record.start), end: Int(record.start) + count)
    }

    /// The value of an attribute; empty where it has none; nil where there is no such attribute.
    public func attribute(_ name: HTMLAttributeName) -> String? {
        attributes.first { $0.key == name }?.value
    }

    /// The value of an attribute by any name, in lower case.
    public func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    public func hasAttribute(_ name: HTMLAttributeName) -> Bool {
        attributes.contains { $0.key == name }
    }
}

extension HTMLNode: Hashable {
    /// Nodes are equal that are the same node of the same document.
    public static func == (a: HTMLNode, b: HTMLNode) -> Bool {
        a.index == b.index && a.storage === b.storage
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(index)
        hasher.combine(ObjectIdentifier(storage))
    }
}

/// An attribute of an element.
public struct HTMLAttribute: Sendable {
    private let storage: HTMLDocument.Storage
    private let record: AttributeRecord

    fileprivate init(storage: HTMLDocument.Storage, record: AttributeRecord) {
        self.storage = storage
        self.record = record
    }

    public var key: HTMLAttributeName { record.name }

    /// In lower case.
    public var name: String {
        record.otherName >= 0 ? storage.otherNames[Int(record.otherName)] : record.name.rawValue
    }

    /// With character references resolved.
    public var value: String { String(decoding: valueBytes, as: UTF8.self) }

    /// UTF-8.
    public var valueBytes: ArraySlice<UInt8> { storage.bytes[Int(record.start)..<Int(record.start) + Int(record.count)] }
}

/// Nodes in document order.
public struct NodeSequence: Sequence, IteratorProtocol, Sendable {
    let storage: HTMLDocument.Storage
    var index: Int
    let end: Int
    let skipsDescendants: Bool

    public mutating func next() -> HTMLNode? {
        guard index < end else { return nil }
        defer { index = skipsDescendants ? Int(storage.nodes[index].end) : index + 1 }
        return HTMLNode(storage: storage, index: index)
    }
}

/// An element's attributes in the order in which they are written.
public struct AttributeSequence: Sequence, IteratorProtocol, Sendable {
    let storage: HTMLDocument.Storage
    var index: Int
    let end: Int

    public mutating func next() -> HTMLAttribute? {
        guard index < end else { return nil }
        defer { index += 1 }
        return HTMLAttribute(storage: storage, record: storage.attributes[index])
    }
}
