internal import CLibXML

/// Has libxml2 split a page into tags and text and builds its tree from them.
///
/// - Parameter problems: what was wrong with the page before it was decoded.
func parse(_ utf8: [UInt8], limits: HTMLDocument.Limits, problems: [HTMLProblem] = []) -> HTMLDocument.Storage {
    guard utf8.count <= limits.bytes, utf8.count <= Int(Int32.max) else {
        return .init(source: [], problems: [HTMLProblem(kind: .tooLong(limit: limits.bytes), range: 0..<0)])
    }
    var (source, repairs) = repaired(utf8)
    repairs = problems + repairs
    if let end = source.endOfTag(withMoreAttributesThan: limits.attributes) {
        return .init(
            source: source, problems: repairs + [HTMLProblem(kind: .tooManyAttributes(limit: limits.attributes), range: end..<end)])
    }
    var run = SAXRun(builder: TreeBuilder(source: source, problemLimit: limits.problems), limits: limits)
    run.parse(source)
    run.builder.finish()
    return .init(
        source: source, hasDoctype: run.doctype != nil, doctype: run.doctype, nodes: run.builder.nodes, attributes: run.builder.attributes,
        bytes: run.builder.bytes,
        otherNames: run.builder.otherNames, problems: repairs + run.builder.problems + run.reachedLimits)
}

/// One pass of libxml2 over a page.
private struct SAXRun {
    var builder: TreeBuilder
    let limits: HTMLDocument.Limits
    private(set) var doctype: HTMLDocument.Doctype?
    /// What stopped the pass.
    private var stopped: HTMLProblem?
    private var context: htmlParserCtxtPtr?
    /// Where the piece of the page ended that was reported last: what is reported next begins there.
    private var end = 0
    /// Where was last looked for an end tag. libxml2 closes several elements at one place; its first report there stands for the tag.
    private var examined = -1
    private var isStopped: Bool { stopped != nil }
    private var errors = 0

    init(builder: TreeBuilder, limits: HTMLDocument.Limits) {
        self.builder = builder
        self.limits = limits
    }

    /// Process-wide tables, to be made before two threads want them at once.
    private static let isInitialized: Void = xmlInitParser()

    mutating func parse(_ source: [UInt8]) {
        _ = Self.isInitialized
        let context = source.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { htmlCreateMemoryParserCtxt($0.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) }
        }
        guard let context, let handler = context.pointee.sax else { return }
        defer { htmlFreeParserCtxt(context) }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NODEFDTD, HTML_PARSE_COMPACT,
            // The page is UTF-8 by now, whatever its `meta charset` says.
            HTML_PARSE_IGNORE_ENC,
        ]
        _ = htmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        // Otherwise the first byte over 127 makes libxml2 guess, and Latin-1 is its guess.
        _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        handler.pointee = Self.handler
        self.context = context
        withUnsafeMutablePointer(to: &self) { run in
            context.pointee.userData = UnsafeMutableRawPointer(run)
            _ = htmlParseDocument(context)
            run.pointee.context = nil
        }
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { run, name, publicID, systemID in SAXRun.at(run)?.pointee.doctype(name, publicID, systemID) }
        handler.startElement = { run, name, attributes in SAXRun.at(run)?.pointee.startElement(name, attributes) }
        handler.endElement = { run, name in SAXRun.at(run)?.pointee.endElement(name) }
        handler.characters = { run, text, count in SAXRun.at(run)?.pointee.characters(text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { run, text in SAXRun.at(run)?.pointee.comment(text) }
        handler.serror = { run, error in
            guard let run = SAXRun.at(run), let error = error?.pointee else { return }
            run.pointee.error(code: Int(error.code), message: error.message, name: error.str1)
        }
        return handler
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXRun>? {
        pointer?.assumingMemoryBound(to: SAXRun.self)
    }

    /// How far libxml2 has read, in bytes from the start of the page.
    private var position: Int {
        guard !isStopped, let input = context?.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else {
            return end
        }
        return min(Int(input.pointee.consumed) + (current - base), builder.source.count)
    }

    // MARK: What libxml2 reports

    private mutating func doctype(_ name: UnsafePointer<UInt8>?, _ publicID: UnsafePointer<UInt8>?, _ systemID: UnsafePointer<UInt8>?) {
        doctype = HTMLDocument.Doctype(
            name: name.map { String(cString: $0) }?.lowercased() ?? "", publicID: publicID.map { String(cString: $0) },
            systemID: systemID.map { String(cString: $0) }, index: builder.nodes.count)
        end = position
    }

    private mutating func startElement(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard !isStopped, let name else { return }
        let position = position
        let interned = interned(name)
        guard attributes != nil || isWritten(interned.tag, before: position) else { return }
        let source = builder.source
        let isSelfClosing = position < source.count && source[position] == UInt8(ascii: "/")
        let tagEnd = isSelfClosing ? position + 1 : position
        end = tagEnd + 1
        if let index = builder.startTag(interned, end: min(tagEnd, source.count), isSelfClosing: isSelfClosing), let attributes {
            add(attributes, to: index)
        }
        // libxml2 keeps a stack of its own, which it searches at each end tag.
        if builder.depth > limits.depth || (context?.pointee.nameNr ?? 0) > 2 * limits.depth {
            stop(.tooDeep(limit: limits.depth), at: position)
        }
    }

    /// libxml2 makes up `html`, `head`, `body` and `p` where it misses them, by its own rules.
    private func isWritten(_ tag: HTMLTag, before position: Int) -> Bool {
        guard tag == .html || tag == .head || tag == .body || tag == .p else { return true }
        let start = builder.source.startOfTag(endingAt: position - 1)
        return builder.source[start...].dropFirst().lazy.map { $0 | 0x20 }.starts(with: tag.rawValue.utf8)
            && !(builder.source[(start + 1 + tag.rawValue.utf8.count)...].first?.isNameByte ?? true)
    }

    private mutating func add(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, to index: Int) {
        var pair = attributes
        while let name = pair[0] {
            let nameCount = count(name)
            let key = HTMLAttributeName.names.name(name, count: nameCount)
            let otherName =
                key == nil ? builder.otherName(String(decoding: UnsafeBufferPointer(start: name, count: nameCount), as: UTF8.self)) : -1
            let start = builder.bytes.count
            if let value = pair[1] {
                builder.bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: count(value)))
            }
            builder.attributes.append(
                AttributeRecord(name: key ?? .other, otherName: otherName, start: Int32(start), count: Int32(builder.bytes.count - start)))
            builder.nodes[index].count += 1
            pair += 2
        }
    }

    private mutating func endElement(_ name: UnsafePointer<UInt8>?) {
        guard !isStopped, let name else { return }
        let position = position
        guard position != examined else { return }
        let count = count(name)
        let interned = interned(name, count: count)
        guard !interned.tag.isVoid else { return }
        // Nearly always, what ends is what the tag says.
        let start = position - count - 3
        if start >= 0, isEndTag(UnsafeBufferPointer(start: name, count: count), from: start) {
            takeEndTag(interned, range: start..<position)
        } else {
            examineEndTag(at: position)
        }
    }

    /// Whether `</name>` is at this place, in lower case.
    private func isEndTag(_ name: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        let source = builder.source
        return source[start] == UInt8(ascii: "<") && source[start + 1] == UInt8(ascii: "/")
            && source[start + 2 + name.count] == UInt8(ascii: ">")
            && source[(start + 2)...].starts(with: name)
    }

    /// Takes the end tag that libxml2 has just read, if it has read one.
    ///
    /// It also reports the end of elements that it closes by itself, by the rules of HTML 4; those are ignored.
    private mutating func examineEndTag(at position: Int) {
        guard position != examined else { return }
        examined = position
        let source = builder.source
        guard position > 3, source[position - 1] == UInt8(ascii: ">") else { return }
        let start = source.startOfTag(endingAt: position - 1)
        guard start + 2 < position, source[start] == UInt8(ascii: "<"), source[start + 1] == UInt8(ascii: "/") else { return }
        let name = source[(start + 2)..<position].prefix(while: \.isNameByte).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
        name.withUnsafeBufferPointer { bytes in
            guard let spelling = bytes.baseAddress else { return }
            takeEndTag(interned(spelling, count: bytes.count), range: start..<position)
        }
    }

    private mutating func takeEndTag(_ name: TreeBuilder.Name, range: Range<Int>) {
        examined = range.upperBound
        guard !builder.isInRawText || name.tag == .script || name.tag == .style else { return }
        builder.endTag(name, range: range)
        end = range.upperBound
    }

    private mutating func characters(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard !isStopped, count > 0 else { return }
        builder.text(UnsafeBufferPointer(start: text, count: Int(count)), at: end)
        end = position
    }

    private mutating func comment(_ text: UnsafePointer<UInt8>?) {
        guard !isStopped, let text else { return }
        builder.comment(UnsafeBufferPointer(start: text, count: count(text)), at: end)
        end = position
    }

    private mutating func error(code: Int, message: UnsafePointer<CChar>?, name: UnsafePointer<CChar>?) {
        guard !isStopped else { return }
        let text = { (pointer: UnsafePointer<CChar>?) in pointer.map { String(cString: $0) } ?? "" }
        let position = position
        let place = position..<min(position + 1, builder.source.count)
        switch code {
        case Int(XML_HTML_UNKNOWN_TAG.rawValue): return
        case Int(XML_ERR_TAG_NAME_MISMATCH.rawValue): examineEndTag(at: position)
        case Int(XML_ERR_DOCUMENT_EMPTY.rawValue): return
        case Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue): builder.report(.repeatedAttribute(text(name)), at: place)
        case Int(XML_HTML_STRUCURE_ERROR.rawValue): builder.report(.misplaced(text(name)), at: place)
        default: builder.report(.syntax(trimmed(text(message))), at: place)
        }
        errors += 1
        if errors > limits.problems * 20 { stop(.tooManyProblems(limit: limits.problems), at: position) }
    }

    // MARK: Limits

    /// The limits that cut the page or its problems.
    var reachedLimits: [HTMLProblem] {
        if let stopped { return [stopped] }
        guard builder.hasDroppedProblems, let last = builder.problems.last else { return [] }
        return [HTMLProblem(kind: .tooManyProblems(limit: limits.problems), range: last.range)]
    }

    private mutating func stop(_ kind: HTMLProblem.Kind, at position: Int) {
        end = position
        stopped = HTMLProblem(kind: kind, range: position..<position)
        xmlStopParser(context)
    }

    // MARK: C strings

    private func count(_ text: UnsafePointer<UInt8>) -> Int {
        Int(xmlStrlen(text))
    }

    private mutating func interned(_ name: UnsafePointer<UInt8>) -> TreeBuilder.Name {
        interned(name, count: count(name))
    }

    private mutating func interned(_ name: UnsafePointer<UInt8>, count: Int) -> TreeBuilder.Name {
        if let tag = HTMLTag.names.name(name, count: count) { return .init(tag: tag) }
        return .init(
            tag: .other, otherName: builder.otherName(String(decoding: UnsafeBufferPointer(start: name, count: count), as: UTF8.self)))
    }
}

private func trimmed(_ message: String) -> String {
    String(message.split(separator: "\n").joined(separator: " ").prefix(200))
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
