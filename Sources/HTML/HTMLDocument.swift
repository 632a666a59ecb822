/// A page of HTML, read: a tree of nodes in one flat array, in document order.
///
/// libxml2 splits the page into tags, text and comments. Where they belong is decided by the rules of HTML 5, of which libxml2 knows none, so
/// that a page arrives as browsers see it, with scripts switched off.
public struct HTMLDocument: Sendable {
    let storage: Storage

    /// Reads a page. Never fails: what is wrong with the page is in ``problems``, also what was left out because a limit was reached.
    ///
    /// - Parameter utf8: the page, already decoded: a `meta charset` in it has no say.
    public init(utf8: [UInt8], limits: Limits = Limits()) {
        self.init(storage: parse(utf8, limits: limits), encoding: HTMLEncoding(name: Encoding.utf8.name, origin: .given))
    }

    /// Reads a page as it came: in whatever encoding it is, found as browsers find it.
    ///
    /// - Parameters:
    ///   - bytes: the page.
    ///   - charset: the label that it was sent with (HTTP's `Content-Type`); one that no browser knows has no say.
    public init(bytes: [UInt8], charset: String? = nil, limits: Limits = Limits()) {
        // A page that is too long is not decoded first.
        guard bytes.count <= limits.bytes else {
            self.init(utf8: bytes, limits: limits)
            return
        }
        let (encoding, origin) = sniffedEncoding(of: bytes, charset: charset)
        let decoded = encoding.decode(bytes)
        var problems: [HTMLProblem] = []
        if decoded == nil { problems.append(HTMLProblem(kind: .unknownEncoding(encoding.name), range: 0..<0)) }
        if let offset = decoded?.firstInvalid {
            problems.append(HTMLProblem(kind: .undecodable(encoding: encoding.name), range: offset..<offset + 3))
        }
        self.init(
            storage: parse(decoded?.utf8 ?? bytes, limits: limits, problems: problems),
            encoding: HTMLEncoding(name: encoding.name, origin: origin))
    }

    /// Reads a part of a page that stands in an element; it is inside `html` then. For tests: that part of the standard has tests of its own.
    init(fragment: [UInt8], in context: HTMLTag) {
        self.init(
            storage: parse(fragment, limits: Limits(), context: context), encoding: HTMLEncoding(name: Encoding.utf8.name, origin: .given))
    }

    private init(storage: Storage, encoding: HTMLEncoding) {
        self.storage = storage
        self.encoding = encoding
    }

    /// In which encoding the page was, and what said so.
    public let encoding: HTMLEncoding

    /// The page as it was parsed: UTF-8 without a byte order mark. Invalid bytes and NUL have become U+FFFD.
    public var source: [UInt8] { storage.source }

    /// What is wrong with the page, in the order of ``HTMLProblem/range``.
    public var problems: [HTMLProblem] { storage.problems }

    /// Whether the page begins with `<!DOCTYPE html>`.
    public var hasDoctype: Bool { storage.doctype != nil }

    /// The `html` element; nil where the page is empty.
    public var root: HTMLNode? {
        storage.nodes.firstIndex { $0.kind == .element && $0.parent < 0 }.map { HTMLNode(storage: storage, index: $0) }
    }

    /// All nodes in document order.
    public var nodes: NodeSequence { NodeSequence(storage: storage, index: 0, end: storage.nodes.count, skipsDescendants: false) }

    /// From how big on a page is cut, in order to bound time and memory.
    public struct Limits: Sendable, Hashable {
        /// Bytes of a page. A longer one is not read at all.
        public var bytes = 16 << 20
        /// Elements in each other. The rest of a deeper page is dropped.
        public var depth = 256
        /// Attributes of one element. A page with an element that has more is not read at all.
        public var attributes = 4096
        /// Problems to keep.
        public var problems = 1000

        public init() {}
    }

    /// The page's `<!DOCTYPE …>`.
    struct Doctype: Sendable {
        var name: String
        var publicID: String?
        var systemID: String?
        /// How many nodes stand before it.
        var index: Int
        /// Whether it is written as it has to be.
        var isWhole = true
    }

    final class Storage: Sendable {
        let source: [UInt8]
        let doctype: Doctype?
        let nodes: [NodeRecord]
        let attributes: [AttributeRecord]
        /// Text, attribute values and comments; parts are named by offset and count.
        let bytes: [UInt8]
        /// The spelling of names that are not interned.
        let otherNames: [String]
        let problems: [HTMLProblem]

        init(
            source: [UInt8], doctype: Doctype? = nil, nodes: [NodeRecord] = [],
            attributes: [AttributeRecord] = [], bytes: [UInt8] = [],
            otherNames: [String] = [], problems: [HTMLProblem]
        ) {
            self.source = source
            self.doctype = doctype
            self.nodes = nodes
            self.attributes = attributes
            self.bytes = bytes
            self.otherNames = otherNames
            self.problems = problems
        }
    }
}
