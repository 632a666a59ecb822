import Diagnostics

/// XML 1.0 with namespaces, as far as exchange formats and site maps need it: a tree of elements and text, read and written whole.
///
/// Comments, processing instructions and document types are no part of the tree.
public enum XML {
    /// The namespace of `xml:space` and `xml:lang`, which needs no declaration.
    public static let namespace = "http://www.w3.org/XML/1998/namespace"

    /// The name of an element or attribute: what its prefix stands for, and the rest.
    public struct Name: Sendable, Hashable {
        /// Empty for a name in no namespace.
        public var namespace: String
        public var local: String

        public init(_ local: String, in namespace: String = "") {
            self.namespace = namespace
            self.local = local
        }

        /// `xml:space`, `xml:lang` …
        public static func xml(_ local: String) -> Name { Name(local, in: XML.namespace) }
    }

    public enum Node: Sendable, Hashable {
        case element(Element)
        /// Never empty, and never beside another text, in a tree that was read.
        case text(String)
    }

    public struct Element: Sendable, Hashable {
        public var name: Name
        public var attributes: [Name: String]
        public var content: [Node]
        /// The offset of its start tag in ``Document/source``; 0 for an element that was not read. No part of its identity.
        public var offset: Int

        public init(_ name: Name, _ attributes: [Name: String] = [:], _ content: [Node] = [], offset: Int = 0) {
            self.name = name
            self.attributes = attributes
            self.content = content
            self.offset = offset
        }

        public static func == (a: Element, b: Element) -> Bool {
            a.name == b.name && a.attributes == b.attributes && a.content == b.content
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(attributes)
            hasher.combine(content)
        }
    }

    /// A document as it was read.
    public struct Document: Sendable {
        public var root: Element
        /// The text that was read, in UTF-8 and without a byte order mark.
        public var source: [UInt8]

        /// The line and column of an offset in ``source``.
        public func position(of offset: Int) -> Position {
            SourceFile(path: "", bytes: source).position(of: offset)
        }
    }

    /// From how big on a document is refused, in order to bound time and memory.
    public struct Limits: Sendable, Hashable {
        public var bytes = 64 << 20
        /// Elements in each other.
        public var depth = 200
        /// Attributes of one element.
        public var attributes = 1024
        /// Elements and texts.
        public var nodes = 2_000_000
        /// Bytes of text and attribute values, with entities replaced.
        public var text = 128 << 20

        public init() {}
    }

    /// Why a text is not a document that can be read.
    public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// In UTF-8, from the start of the text without its byte order mark.
        public let offset: Int
        public let position: Position
        /// What must hold, as a sentence without its full stop.
        public let rule: String
        /// What was seen instead.
        public let found: String

        init(_ rule: String, _ found: String, at offset: Int, in source: [UInt8]) {
            self.offset = offset
            self.position = SourceFile(path: "", bytes: source).position(of: offset)
            self.rule = rule
            self.found = found
        }

        public var description: String { "\(position.line):\(position.column): \(rule): \(found)." }
    }
}

extension XML.Element {
    /// The value of an attribute in no namespace.
    public func attribute(_ local: String) -> String? { attributes[XML.Name(local)] }

    public func attribute(_ name: XML.Name) -> String? { attributes[name] }

    /// The elements directly inside.
    public var elements: [XML.Element] {
        content.compactMap { node in
            if case .element(let element) = node { element } else { nil }
        }
    }

    /// The elements of a name directly inside.
    public func elements(_ name: XML.Name) -> [XML.Element] { elements.filter { $0.name == name } }

    public func firstElement(_ name: XML.Name) -> XML.Element? {
        for case .element(let element) in content where element.name == name { return element }
        return nil
    }

    /// All text inside, also that of the elements inside.
    public var text: String {
        content.reduce(into: "") { text, node in
            switch node {
            case .text(let piece): text += piece
            case .element(let element): text += element.text
            }
        }
    }

    /// This element and those inside it, in document order.
    public func forEachElement(_ body: (XML.Element) throws -> Void) rethrows {
        try body(self)
        for element in elements { try element.forEachElement(body) }
    }
}
