internal import CLibXML2

private let options = [
    HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NODEFDTD, HTML_PARSE_COMPACT,
].reduce(0) { $0 | Int32($1.rawValue) }

private func read(_ page: [UInt8]) -> htmlDocPtr? {
    page.withUnsafeBytes { htmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, options) }
}

func parseWithLibXML(_ page: [UInt8]) {
    xmlFreeDoc(read(page))
}

/// What libxml2 alone makes of a page.
func treeOfLibXML(_ page: [UInt8]) -> [UInt8] {
    let document = read(page)
    defer { xmlFreeDoc(document) }
    var text = ""
    var node = document?.pointee.children
    var depth = 0
    while let current = node {
        write(current, depth: depth, to: &text)
        if Kind(current) == .element, let child = current.pointee.children {
            node = child
            depth += 1
            continue
        }
        var next: xmlNodePtr? = current
        while let here = next, here.pointee.next == nil {
            next = depth > 0 ? here.pointee.parent : nil
            depth -= 1
        }
        node = next?.pointee.next
    }
    return Array(text.utf8)
}

private func write(_ node: xmlNodePtr, depth: Int, to text: inout String) {
    let indentation = "| " + String(repeating: "  ", count: depth)
    let content = node.pointee.content.map { String(cString: $0) } ?? ""
    switch Kind(node) {
    case .element: text += "\(indentation)<\(String(cString: node.pointee.name))>\n"
    case .text: text += "\(indentation)\"\(content)\"\n"
    case .comment: text += "\(indentation)<!-- \(content) -->\n"
    case .other: break
    }
}

/// libxml2's own names for these are not seen in two modules at once.
private enum Kind {
    case element, text, comment, other

    init(_ node: xmlNodePtr) {
        switch node.pointee.type.rawValue {
        case 1: self = .element
        case 3, 4: self = .text
        case 8: self = .comment
        default: self = .other
        }
    }
}
