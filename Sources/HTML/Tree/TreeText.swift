extension HTMLDocument {
    /// The tree as text, in the form of html5lib-tests: a line for each node, indented by its depth; UTF-8.
    public func dumpTree() -> [UInt8] {
        var writer = TreeTextWriter(storage: storage)
        writer.write()
        return writer.bytes
    }
}

/// Walks the nodes in document order; an entry of the stack is an element that is still open.
private struct TreeTextWriter {
    let storage: HTMLDocument.Storage
    private(set) var bytes: [UInt8] = []
    private var open: [(end: Int, depth: Int, prefix: StaticString)] = []

    init(storage: HTMLDocument.Storage) { self.storage = storage }

    mutating func write() {
        for index in storage.nodes.indices {
            if let doctype = storage.doctype, doctype.index == index { write(doctype) }
            while let last = open.last, last.end <= index { open.removeLast() }
            let depth = open.last?.depth ?? 0
            let node = HTMLNode(storage: storage, index: index)
            bytes.append(indentation: depth)
            switch node.kind {
            case .text:
                bytes.append("\"")
                bytes.append(contentsOf: node.textBytes)
                bytes.append("\"\n")
            case .comment:
                bytes.append("<!-- ")
                bytes.append(contentsOf: node.textBytes)
                bytes.append(" -->\n")
            case .element: write(node, end: Int(storage.nodes[index].end), depth: depth)
            }
        }
        if let doctype = storage.doctype, doctype.index >= storage.nodes.count { write(doctype) }
        // To browsers even an empty page has these.
        if !storage.nodes.contains(where: { $0.kind == .element }) { bytes.append("| <html>\n|   <head>\n|   <body>\n") }
    }

    private mutating func write(_ doctype: HTMLDocument.Doctype) {
        bytes.append(indentation: 0)
        bytes.append("<!DOCTYPE ")
        bytes.append(contentsOf: doctype.name.utf8)
        if doctype.publicID != nil || doctype.systemID != nil {
            bytes.append(contentsOf: " \"\(doctype.publicID ?? "")\" \"\(doctype.systemID ?? "")\"".utf8)
        }
        bytes.append(">\n")
    }

    private mutating func write(_ node: HTMLNode, end: Int, depth: Int) {
        let prefix: StaticString =
            switch node.tag {
            case _ where !node.isForeign: ""
            case .svg: "svg "
            case .math: "math "
            default: open.last?.prefix ?? "svg "
            }
        bytes.append("<")
        bytes.append(prefix)
        bytes.append(contentsOf: (node.isForeign ? ForeignNames.elements[node.name] ?? node.name : node.name).utf8)
        bytes.append(">\n")
        let isTemplate = node.tag == .template && !node.isForeign
        open.append((end, depth + (isTemplate ? 2 : 1), prefix))
        let attributes = node.attributes.map { attribute in
            (
                name: node.isForeign ? spelling(attribute.name, isMath: prefix.utf8CodeUnitCount == 5) : attribute.name,
                value: attribute.valueBytes
            )
        }
        for attribute in attributes.sorted(by: { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }) {
            bytes.append(indentation: depth + 1)
            bytes.append(contentsOf: attribute.name.utf8)
            bytes.append("=\"")
            bytes.append(contentsOf: attribute.value)
            bytes.append("\"\n")
        }
        if isTemplate {
            bytes.append(indentation: depth + 1)
            bytes.append("content\n")
        }
    }

    /// How an attribute of a picture or formula is really written.
    private func spelling(_ name: String, isMath: Bool) -> String {
        if ForeignNames.prefixed.contains(name) { return name.split(separator: ":").joined(separator: " ") }
        if isMath { return name == "definitionurl" ? "definitionURL" : name }
        return ForeignNames.attributes[name] ?? name
    }
}

extension [UInt8] {
    fileprivate mutating func append(indentation depth: Int) {
        append("| ")
        append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
