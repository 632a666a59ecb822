import CCMark

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A node of the C library's tree, valid only inside `withTree`.
struct Node {
    private let pointer: OpaquePointer

    private init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    /// Parses a text, lends the root of its tree, and frees everything.
    ///
    /// Only the table extension takes part: the library's extensions for strikethrough and bare links
    /// write to global tables while they parse, so those two are left to `InlineRun`.
    static func withTree(of text: Bytes, _ body: (Node) -> [Block]) -> [Block] {
        _ = tableTypes
        return withUnguardedTree(of: text, body)
    }

    private static func withUnguardedTree<Result>(of text: Bytes, _ body: (Node) -> [Result]) -> [Result] {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        guard let root = Node(cmark_parser_finish(parser)) else { return [] }
        defer { cmark_node_free(root.pointer) }
        return body(root)
    }

    /// The node types of the table extension, which its headers do not declare: table, row, cell.
    private static let tableTypes: [UInt32] = {
        cmark_gfm_core_extensions_ensure_registered()
        let sample = Array("|a|\n|-|\n".utf8)
        return sample.withUnsafeBufferPointer { text in
            withUnguardedTree(of: text) { root in
                let table = root.firstChild
                let row = table?.firstChild
                return [table, row, row?.firstChild].compactMap { $0?.rawType }
            }
        }
    }()

    // MARK: Kind

    enum Kind {
        case paragraph, heading, list, item, blockQuote, codeBlock, htmlBlock, thematicBreak
        case table, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        case other
    }

    private var rawType: UInt32 { UInt32(cmark_node_get_type(pointer).rawValue) }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_IMAGE: .image
        default: tableKind
        }
    }

    private var tableKind: Kind {
        switch Self.tableTypes.firstIndex(of: rawType) {
        case 0: .table
        case 1: .tableRow
        case 2: .tableCell
        default: .other
        }
    }

    // MARK: Tree

    var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
    var next: Node? { Node(cmark_node_next(pointer)) }
    var previous: Node? { Node(cmark_node_previous(pointer)) }
    var parent: Node? { Node(cmark_node_parent(pointer)) }

    /// The next node in document order that is not inside this one.
    var following: Node? {
        var node: Node? = self
        while let current = node {
            if let next = current.next { return next }
            node = current.parent
        }
        return nil
    }

    /// Of a table: the paragraph that its header was split off, which has no position of its own.
    var previousHead: Node? { previous.flatMap { $0.kind == .paragraph && $0.startLine < 0 ? $0 : nil } }

    /// How many block quotes this node is inside.
    var quoteDepth: Int {
        var depth = 0
        var node = parent
        while let current = node {
            if current.kind == .blockQuote { depth += 1 }
            node = current.parent
        }
        return depth
    }

    // MARK: Position, as far as the library gets it right

    /// From 0.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) - 1 }
    /// From 0, in bytes.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) - 1 }
    /// From 0.
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) - 1 }

    // MARK: Contents

    /// The text of a text, code or HTML node. Valid as long as the tree.
    var literal: Bytes { Self.bytes(cmark_node_get_literal(pointer)) }
    /// What the library read inlines from: a block's lines without the prefixes of its containers. Valid as long as the tree.
    var content: Bytes { Self.bytes(cmark_node_get_string_content(pointer)) }
    var url: String { String(decoding: Self.bytes(cmark_node_get_url(pointer)), as: UTF8.self) }
    var title: String { String(decoding: Self.bytes(cmark_node_get_title(pointer)), as: UTF8.self) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    /// The first number of an ordered list; nil for a bullet list.
    var listStart: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
    }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

    /// The info string and the fence of a fenced code block; nil for an indented one.
    var fence: (info: String, character: UInt8, length: Int)? {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
        let info = String(decoding: Self.bytes(cmark_node_get_fence_info(pointer)), as: UTF8.self)
        return (info, UInt8(bitPattern: character), Int(length))
    }

    var columnAlignments: [Block.Table.Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return (0..<count).map { column in
            switch alignments[column] {
            case "l": .left
            case "c": .center
            case "r": .right
            default: .none
            }
        }
    }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> Bytes {
        guard let string else { return Bytes(start: nil, count: 0) }
        let count = strlen(string)
        return string.withMemoryRebound(to: UInt8.self, capacity: count) { Bytes(start: $0, count: count) }
    }
}
