import Markdown

extension SegmentText {
    /// The text as Markdown in its one canonical form, without the alternative texts of images: what a lock keeps.
    ///
    /// It is one line, but for hard line breaks.
    public var markdown: String {
        let paragraph = Block.Paragraph(content: inlines(), range: 0..<0)
        var bytes = Document(blocks: [.paragraph(paragraph)]).markdown()
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what ``markdown`` gave; nil for Markdown that is not a single paragraph.
    public init?(markdown: String) {
        let (document, problems) = parse(Array(markdown.utf8))
        guard problems.isEmpty else { return nil }
        switch document.blocks.first {
        case nil: self.init(parts: [])
        case .paragraph(let paragraph)? where document.blocks.count == 1: self.init(paragraph.content)
        case _?: return nil
        }
    }
}
