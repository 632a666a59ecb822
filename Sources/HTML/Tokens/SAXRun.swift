internal import CLibXML

/// One pass of libxml2 over a page.
///
/// libxml2 finds tags, attributes, text and comments as HTML 4 has them. What it reports is taken as a place in the page: from where the report
/// before ended up to where libxml2 has read. Where HTML 5 reads on from another place (a comment that ends sooner, a script, a reference
/// without a semicolon), libxml2 is sent there.
struct SAXRun {
    var builder: TreeBuilder
    let source: [UInt8]
    /// The page and a NUL, which libxml2 reads.
    let page: UnsafeMutableBufferPointer<UInt8>
    let limits: HTMLDocument.Limits
    /// What stopped the pass.
    private var stopped: HTMLProblem?
    private(set) var context: htmlParserCtxtPtr?
    /// Where the piece of the page ended that was reported last: what is reported next begins there.
    var end = 0
    /// Whether libxml2 has found fault with what comes next.
    var hasFault = false

    var isStopped: Bool { stopped != nil }
    /// The page without the NUL.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: page[..<source.count]) }

    init(builder: TreeBuilder, source: [UInt8], page: UnsafeMutableBufferPointer<UInt8>, limits: HTMLDocument.Limits) {
        self.builder = builder
        self.source = source
        self.page = page
        self.limits = limits
    }

    /// Process-wide tables, to be made before two threads want them at once.
    private static let isInitialized: Void = xmlInitParser()

    mutating func parse() {
        _ = Self.isInitialized
        if let whole = builder.rawTextOfContext {
            takeRawText(whole, of: builder.context?.tag ?? .other, from: 0)
            return
        }
        guard let context = htmlNewParserCtxt() else { return }
        defer { htmlFreeParserCtxt(context) }
        guard let input = xmlNewStringInputStream(context, page.baseAddress), inputPush(context, input) >= 0,
            let handler = context.pointee.sax
        else { return }
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
            if !run.pointee.isStopped { run.pointee.takeGap(upTo: run.pointee.source.count) }
            run.pointee.context = nil
        }
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { run, _, _, _ in SAXRun.at(run)?.pointee.doctype() }
        handler.startElement = { run, name, attributes in SAXRun.at(run)?.pointee.startElement(name, attributes) }
        handler.endElement = { run, _ in SAXRun.at(run)?.pointee.endElement() }
        handler.characters = { run, _, count in SAXRun.at(run)?.pointee.characters(count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { run, _, _ in SAXRun.at(run)?.pointee.characters(0) }
        handler.comment = { run, _ in SAXRun.at(run)?.pointee.comment() }
        handler.processingInstruction = { run, _, _ in SAXRun.at(run)?.pointee.processingInstruction() }
        handler.serror = { run, error in
            guard let run = SAXRun.at(run), let error = error?.pointee else { return }
            run.pointee.error(code: Int(error.code), message: error.message, name: error.str1)
        }
        return handler
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXRun>? {
        pointer?.assumingMemoryBound(to: SAXRun.self)
    }

    // MARK: Places

    /// How far libxml2 has read, in bytes from the start of the page.
    var position: Int {
        guard !isStopped, let input = context?.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else {
            return end
        }
        return min(max(current - base, 0), source.count)
    }

    /// Has libxml2 read on from another place.
    func readOn(from offset: Int) {
        guard !isStopped, let input = context?.pointee.input, let base = input.pointee.base else { return }
        input.pointee.cur = base + max(min(offset, source.count), 0)
    }

    /// Has libxml2, which is at the end of a start tag, read on from a place behind it.
    func readOn(fromContentAt offset: Int) {
        guard offset > 0 else { return }
        // It wants to see the tag's last byte first.
        page[offset - 1] = UInt8(ascii: ">")
        readOn(from: offset - 1)
    }

    /// Begins to look at what is reported: from here on it is a new piece.
    mutating func finishPiece(at offset: Int) {
        end = max(end, min(offset, source.count))
        hasFault = false
        // Of tags that it drops, libxml2 would drop the end tags too, by counting.
        context?.pointee.depth = 0
        if builder.isTooDeep { stop(.tooDeep(limit: limits.depth), at: end) }
    }

    // MARK: Faults

    private mutating func error(code: Int, message: UnsafePointer<CChar>?, name: UnsafePointer<CChar>?) {
        guard !isStopped else { return }
        let position = position
        switch code {
        case Int(XML_HTML_UNKNOWN_TAG.rawValue), Int(XML_ERR_DOCUMENT_EMPTY.rawValue): return
        case Int(XML_ERR_TAG_NAME_MISMATCH.rawValue): endElement()
        case Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue):
            builder.problems.report(.repeatedAttribute(text(name)), at: place(position))
        case Int(XML_HTML_STRUCURE_ERROR.rawValue):
            if text(name).lowercased() == "doctype" {
                builder.problems.report(.misplaced(text(name)), at: place(position))
            } else {
                takeDroppedTag(nameEnd: position)
            }
        default:
            builder.problems.report(.syntax(trimmed(text(message))), at: place(position))
            hasFault = true
            if code == Int(XML_ERR_COMMENT_NOT_FINISHED.rawValue) { comment() }
        }
    }

    private func place(_ position: Int) -> Range<Int> { position..<min(position + 1, source.count) }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private func trimmed(_ message: String) -> String { String(message.split(separator: "\n").joined(separator: " ").prefix(200)) }

    // MARK: Limits

    /// The limits that cut the page or its problems.
    var reachedLimits: [HTMLProblem] {
        if let stopped { return [stopped] }
        if let cut = builder.problems.cut { return [cut] }
        guard builder.problems.hasDropped, let last = builder.problems.problems.last else { return [] }
        return [HTMLProblem(kind: .tooManyProblems(limit: limits.problems), range: last.range)]
    }

    private mutating func stop(_ kind: HTMLProblem.Kind, at position: Int) {
        guard !isStopped else { return }
        stopped = HTMLProblem(kind: kind, range: position..<position)
        xmlStopParser(context)
    }

    /// libxml2 keeps a stack of its own, which it searches at each end tag; what is in it does not matter here.
    func boundNames() {
        guard let context, context.pointee.nameNr > 2 * Int32(clamping: limits.depth), let names = context.pointee.nameTab else { return }
        names[1] = names[Int(context.pointee.nameNr) - 1]
        context.pointee.nameNr = 2
        context.pointee.name = names[1]
    }
}
