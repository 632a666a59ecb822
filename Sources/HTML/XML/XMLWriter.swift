extension XML {
    /// How a tree is written.
    ///
    /// The same tree gives the same bytes: attributes are in the order of their namespace and name, namespaces are declared on the root, text is
    /// escaped in one way. Elements that hold only elements are laid out on lines of their own.
    public struct Layout: Sendable {
        /// The prefix of each namespace besides the root's own, which has none.
        public var prefixes: [String: String]
        /// The local names of elements in which white space counts; also, everything inside `xml:space="preserve"`.
        public var verbatim: Set<String>
        /// What stands between the XML declaration and the root: a document type.
        public var doctype: String?

        public init(prefixes: [String: String] = [:], verbatim: Set<String> = [], doctype: String? = nil) {
            self.prefixes = prefixes
            self.verbatim = verbatim
            self.doctype = doctype
        }
    }
}

extension XML.Element {
    /// Writes a document of which this is the root, in UTF-8.
    ///
    /// Characters that XML 1.0 cannot hold, not even escaped, become U+FFFD; ``XML/forbiddenScalar(in:)`` finds them.
    public func write(_ layout: XML.Layout = XML.Layout(), to bytes: inout [UInt8]) {
        bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        if let doctype = layout.doctype { bytes.append(contentsOf: "\(doctype)\n".utf8) }
        var writer = XMLWriter(bytes: bytes, layout: layout, root: self)
        bytes = []
        writer.write(self, depth: 0, isVerbatim: false, isRoot: true)
        writer.bytes.append(UInt8(ascii: "\n"))
        bytes = writer.bytes
    }
}

extension XML {
    /// The first character of a text that XML 1.0 cannot hold: a control character, or U+FFFE or U+FFFF.
    public static func forbiddenScalar(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first(where: isForbidden)
    }

    /// The text with what XML 1.0 cannot hold as U+FFFD: what is read back after it was written.
    public static func writable(_ text: String) -> String {
        guard forbiddenScalar(in: text) != nil else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }

    fileprivate static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

private struct XMLWriter {
    var bytes: [UInt8]
    private let verbatim: Set<String>
    /// Of the namespaces other than that of the root, in the order in which they are declared.
    private let prefixes: [(namespace: String, prefix: String)]
    private let prefixOf: [String: String]
    private let defaultNamespace: String

    init(bytes: [UInt8], layout: XML.Layout, root: XML.Element) {
        self.bytes = bytes
        verbatim = layout.verbatim
        var ofElements: Set<String> = []
        var ofAttributes: Set<String> = []
        root.forEachElement { element in
            ofElements.insert(element.name.namespace)
            for name in element.attributes.keys { ofAttributes.insert(name.namespace) }
        }
        // Elements in no namespace leave no room for a default one; an attribute without a prefix is in none.
        defaultNamespace = ofElements.contains("") ? "" : root.name.namespace
        ofElements.remove(defaultNamespace)
        let named = ofElements.union(ofAttributes).subtracting(["", XML.namespace]).sorted()
        let taken = Set(layout.prefixes.values)
        var next = 1
        var prefixes: [(namespace: String, prefix: String)] = []
        for namespace in named {
            if let prefix = layout.prefixes[namespace] {
                prefixes.append((namespace, prefix))
            } else {
                while taken.contains("ns\(next)") { next += 1 }
                prefixes.append((namespace, "ns\(next)"))
                next += 1
            }
        }
        self.prefixes = prefixes
        prefixOf = Dictionary(prefixes.map { ($0.namespace, $0.prefix) }) { first, _ in first }
    }

    mutating func write(_ element: XML.Element, depth: Int, isVerbatim: Bool, isRoot: Bool = false) {
        let name = qualified(element.name, isAttribute: false)
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        if isRoot {
            if !defaultNamespace.isEmpty { attribute("xmlns", defaultNamespace) }
            for (namespace, prefix) in prefixes { attribute("xmlns:\(prefix)", namespace) }
        }
        for (name, value) in element.attributes.sorted(by: { ($0.key.namespace, $0.key.local) < ($1.key.namespace, $1.key.local) }) {
            attribute(qualified(name, isAttribute: true), value)
        }
        guard !element.content.isEmpty else {
            bytes.append("/>")
            return
        }
        bytes.append(UInt8(ascii: ">"))
        writeContent(of: element, depth: depth, isVerbatim: isVerbatim)
        bytes.append("</")
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func writeContent(of element: XML.Element, depth: Int, isVerbatim: Bool) {
        let isVerbatim = isVerbatim || verbatim.contains(element.name.local) || element.attributes[.xml("space")] == "preserve"
        let isLaidOut = !isVerbatim && element.content.allSatisfy { if case .element = $0 { true } else { false } }
        for node in element.content {
            if isLaidOut { newLine(depth + 1) }
            switch node {
            case .text(let text): appendEscaped(text, isAttribute: false)
            // Beside text, white space counts.
            case .element(let inner): write(inner, depth: depth + 1, isVerbatim: !isLaidOut)
            }
        }
        if isLaidOut { newLine(depth) }
    }

    private mutating func newLine(_ depth: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func attribute(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        bytes.append("=\"")
        appendEscaped(value, isAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    private func qualified(_ name: XML.Name, isAttribute: Bool) -> String {
        if name.namespace == XML.namespace { return "xml:\(name.local)" }
        if name.namespace.isEmpty || !isAttribute && name.namespace == defaultNamespace { return name.local }
        return prefixOf[name.namespace].map { "\($0):\(name.local)" } ?? name.local
    }

    private mutating func appendEscaped(_ text: String, isAttribute: Bool) {
        for byte in XML.writable(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append("&amp;")
            case UInt8(ascii: "<"): bytes.append("&lt;")
            case UInt8(ascii: ">"): bytes.append("&gt;")
            case UInt8(ascii: "\"") where isAttribute: bytes.append("&quot;")
            // A parser would turn these into others.
            case UInt8(ascii: "\r"): bytes.append("&#13;")
            case UInt8(ascii: "\t") where isAttribute: bytes.append("&#9;")
            case UInt8(ascii: "\n") where isAttribute: bytes.append("&#10;")
            default: bytes.append(byte)
            }
        }
    }
}
