/// As nodes stand in document order, a node's descendants are the nodes from the next one up to `end`.
struct NodeRecord: Sendable {
    var kind: HTMLNode.Kind
    var tag: HTMLTag = .other
    var namespace = Namespace.html
    /// Its end tag was read, or it needs none.
    var isClosed = false
    /// While the tree is built: what comes next may belong into it.
    var isOpen = false
    /// Into `otherNames`, for `HTMLTag.other`.
    var otherName: Int32 = -1
    /// Negative for a node without a parent.
    var parent: Int32 = -1
    var end: Int32 = 0
    /// The bytes of the source that its start tag, text or comment takes.
    var offset: Int32
    var length: Int32
    /// Into `bytes`, of an element into `attributes`.
    var start: Int32
    var count: Int32 = 0
}

struct AttributeRecord: Sendable {
    var name: HTMLAttributeName
    /// Into `otherNames`, for `HTMLAttributeName.other`.
    var otherName: Int32
    var start: Int32
    var count: Int32
}

/// A name in a tag: interned, or else by its index in `otherNames`.
struct TagName: Equatable {
    var tag: HTMLTag
    var otherName: Int32 = -1
}

/// A start tag whose attributes have been read.
struct StartTag {
    var name: TagName
    /// Written `<x/>`, which means something only in pictures and formulas.
    var isSelfClosing = false
    /// The bytes of the source that it takes.
    var offset: Int32
    var length: Int32
    var firstAttribute: Int32
    var attributeCount: Int32 = 0

    /// The tag as the reason for an element that is not written.
    func implying(_ tag: HTMLTag) -> StartTag {
        StartTag(name: TagName(tag: tag), offset: offset, length: length, firstAttribute: firstAttribute)
    }
}
