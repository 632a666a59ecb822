internal import CLibXML
import Diagnostics

extension XML.Document {
    /// Reads a document in UTF-8, UTF-16 or an encoding that it declares.
    ///
    /// Nothing is loaded from anywhere: a document type is read over, and an entity that the document declares may stand for plain text only.
    /// What a document is made of beyond the limits is refused, never cut.
    public init(_ bytes: [UInt8], limits: XML.Limits = XML.Limits()) throws(XML.SyntaxError) {
        guard bytes.count <= limits.bytes, bytes.count <= Int(Int32.max) else {
            throw XML.SyntaxError("A document has at most \(limits.bytes) bytes", "this one has \(bytes.count)", at: 0, in: [])
        }
        let source = try XML.decoded(bytes)
        if let tag = XML.tag(withMoreAttributesThan: limits.attributes, in: source) {
            throw XML.SyntaxError("An element has at most \(limits.attributes) attributes", "this one has more", at: tag, in: source)
        }
        var run = XMLRun(source: source, limits: limits)
        run.parse()
        if let problem = run.problem { throw XML.SyntaxError(problem.rule, problem.found, at: problem.offset, in: source) }
        guard let root = run.root else { throw XML.SyntaxError("A document is one element", "there is none", at: 0, in: source) }
        self.init(root: root, source: source)
    }
}

/// One pass of libxml2 over a document.
private struct XMLRun {
    let source: [UInt8]
    let limits: XML.Limits
    private(set) var root: XML.Element?
    /// What was wrong first.
    private(set) var problem: (rule: String, found: String, offset: Int)?
    /// The elements that are not closed yet, outermost first.
    private var open: [XML.Element] = []
    private var context: xmlParserCtxtPtr?
    private var nodes = 0
    private var textBytes = 0
    private var entities = 0

    init(source: [UInt8], limits: XML.Limits) {
        self.source = source
        self.limits = limits
    }

    private static let isInitialized: Void = xmlInitParser()

    /// What an entity may stand for, and how many there may be: with no entities in entities, a document grows by a bounded factor.
    private enum EntityLimit {
        static let bytes = 256
        static let count = 256
    }

    mutating func parse() {
        _ = Self.isInitialized
        let context = source.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { xmlCreateMemoryParserCtxt($0.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) }
        }
        guard let context, let handler = context.pointee.sax else { return }
        defer {
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            context.pointee.myDoc = nil
            xmlFreeParserCtxt(context)
        }
        // Entities are put in by libxml2, which knows of no others than those that `entity` let pass.
        let options = [XML_PARSE_NOENT, XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_IGNORE_ENC]
        _ = xmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
        _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        handler.pointee = Self.handler
        self.context = context
        withUnsafeMutablePointer(to: &self) { run in
            context.pointee.userData = UnsafeMutableRawPointer(run)
            if xmlParseDocument(context) != 0, run.pointee.problem == nil {
                run.pointee.stop("A document is well-formed XML", "this one is not")
            }
            run.pointee.context = nil
        }
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        // Entities are kept in a document of libxml2's own, which has nothing else in it.
        handler.startDocument = { run in xmlSAX2StartDocument(XMLRun.at(run)?.pointee.context) }
        handler.internalSubset = { run, name, _, _ in xmlSAX2InternalSubset(XMLRun.at(run)?.pointee.context, name, nil, nil) }
        handler.entityDecl = { run, name, kind, _, _, content in XMLRun.at(run)?.pointee.entity(name, kind: kind, content) }
        handler.getEntity = { run, name in xmlSAX2GetEntity(XMLRun.at(run)?.pointee.context, name) }
        handler.reference = { run, name in XMLRun.at(run)?.pointee.unknownEntity(name) }
        handler.startElementNs = { run, name, _, namespace, _, _, count, defaulted, attributes in
            XMLRun.at(run)?.pointee.startElement(name, namespace, attributes, count: Int(count - defaulted))
        }
        handler.endElementNs = { run, _, _, _ in XMLRun.at(run)?.pointee.endElement() }
        handler.characters = { run, text, count in XMLRun.at(run)?.pointee.characters(text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.serror = { run, error in
            guard let run = XMLRun.at(run), let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            run.pointee.stop("A document is well-formed XML", error.message.map { trimmed(String(cString: $0)) } ?? "this one is not")
        }
        return handler
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLRun>? {
        pointer?.assumingMemoryBound(to: XMLRun.self)
    }

    /// How far libxml2 has read.
    private var position: Int {
        guard let input = context?.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else { return 0 }
        return min(Int(input.pointee.consumed) + (current - base), source.count)
    }

    private mutating func stop(_ rule: String, _ found: String, at offset: Int? = nil) {
        guard problem == nil else { return }
        problem = (rule, found, offset ?? position)
        xmlStopParser(context)
    }

    // MARK: Elements

    private mutating func startElement(
        _ name: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        count: Int
    ) {
        guard problem == nil, let name else { return }
        let offset = source.startOfTag(endingAt: position)
        guard open.count < limits.depth else {
            return stop("Elements are nested at most \(limits.depth) deep", "these are deeper", at: offset)
        }
        addNode()
        var element = XML.Element(XML.Name(string(name), in: namespace.map(string) ?? ""), offset: offset)
        // Five pointers each: name, prefix, namespace, value, end of value. Defaults that a document type gives come last and are left out.
        if let attributes {
            for index in 0..<max(count, 0) {
                let attribute = attributes + 5 * index
                guard let name = attribute[0], let start = attribute[3], let end = attribute[4] else { continue }
                addText(bytes: end - start)
                element.attributes[XML.Name(string(name), in: attribute[2].map(string) ?? "")] = String(
                    decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
            }
        }
        open.append(element)
    }

    private mutating func endElement() {
        guard problem == nil, let element = open.popLast() else { return }
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].content.append(.element(element))
        }
    }

    private mutating func characters(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard problem == nil, count > 0, let last = open.indices.last else { return }
        addText(bytes: Int(count))
        let piece = String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
        // Taken out while it grows, so that it is not copied for each piece.
        if case .text(var before)? = open[last].content.last {
            open[last].content.removeLast()
            before += piece
            open[last].content.append(.text(before))
        } else {
            addNode()
            open[last].content.append(.text(piece))
        }
    }

    private mutating func addNode() {
        nodes += 1
        if nodes > limits.nodes { stop("A document has at most \(limits.nodes) elements and texts", "this one has more") }
    }

    private mutating func addText(bytes: Int) {
        textBytes += bytes
        if textBytes > limits.text { stop("A document has at most \(limits.text) bytes of text", "this one has more") }
    }

    // MARK: Entities

    private mutating func entity(_ name: UnsafePointer<UInt8>?, kind: Int32, _ content: UnsafeMutablePointer<UInt8>?) {
        // Parameter entities and external ones are never looked up, so they need not be known.
        guard problem == nil, kind == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let name, let content else { return }
        let text = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        entities += 1
        guard entities <= EntityLimit.count, text.count <= EntityLimit.bytes, !text.contains(UInt8(ascii: "&")),
            !text.contains(UInt8(ascii: "<"))
        else {
            return stop(
                "An entity stands for at most \(EntityLimit.bytes) bytes of plain text, and there are at most \(EntityLimit.count) of them",
                "the entity \(quoted(string(name))) does not keep to that")
        }
        xmlSAX2EntityDecl(context, name, kind, nil, nil, content)
    }

    private mutating func unknownEntity(_ name: UnsafePointer<UInt8>?) {
        stop("An entity is declared in the document itself", "there is no \(quoted(name.map(string) ?? ""))")
    }

    private func string(_ text: UnsafePointer<UInt8>) -> String {
        String(decoding: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))), as: UTF8.self)
    }
}

/// A message of libxml2 on one line, without its full stop.
private func trimmed(_ message: String) -> String {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    let text = String(line.prefix(200))
    return text.hasSuffix(".") ? String(text.dropLast()) : text
}
