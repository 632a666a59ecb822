/// How much the parser accepts before it reports instead of reading on.
public struct ParseLimits: Sendable, Hashable {
    /// The longest text, in bytes.
    public var bytes: Int
    /// How many blocks, and how many inlines in one block, may be inside one another.
    public var depth: Int

    public init(bytes: Int = 8 << 20, depth: Int = 100) {
        self.bytes = bytes
        self.depth = depth
    }
}

/// Something that kept the parser from reading a text in full.
public struct ParseProblem: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The text is longer than the limit; nothing of it was read.
        case tooLarge
        /// Blocks or inlines are nested deeper than the limit; what is deeper was left out.
        case tooDeep
    }

    public let kind: Kind
    /// Where it was noticed, in bytes of the whole file.
    public let range: SourceRange
}

/// Reads Markdown: CommonMark with GFM's tables, task lists, strikethrough, bare links and alerts.
///
/// The result depends on nothing but the arguments, so files can be parsed on any number of threads at once.
///
/// - Parameters:
///   - bytes: a whole file, UTF-8. Malformed UTF-8 and NUL become replacement characters.
///   - bodyStart: where the Markdown begins, behind any front matter; ranges still count from the start of the file.
/// - Returns: the document, and what kept it from being complete. At most one problem of each kind.
public func parse(
    _ bytes: [UInt8], from bodyStart: Int = 0, limits: ParseLimits = ParseLimits()
) -> (document: Document, problems: [ParseProblem]) {
    bytes.withUnsafeBufferPointer { file in
        let start = min(max(bodyStart, 0), file.count)
        guard file.count - start <= limits.bytes else {
            return (Document(blocks: []), [ParseProblem(kind: .tooLarge, range: start..<file.count)])
        }
        let source = Source(file, from: start)
        // The library's own time grows with lines times depth, so absurd nesting must not reach it.
        if let line = source.firstLine(nestedDeeperThan: limits.depth * 10) {
            return (Document(blocks: []), [ParseProblem(kind: .tooDeep, range: source.lineRange(line))])
        }
        var reader = BlockReader(source: source, limits: limits)
        let blocks = Node.withTree(of: Bytes(rebasing: file[start...])) { reader.blocks(in: $0, depth: 0) }
        return (Document(blocks: blocks), reader.problems)
    }
}

