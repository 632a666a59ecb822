import Diagnostics
import Markdown

/// A page into which translations are written, segment by segment, so that nothing else of it changes.
///
/// After each step the page is read again: it must have the same structure, and every segment must read as it was meant.
struct PageEdit: Sendable {
    private(set) var page: Site.Page
    private(set) var document: Document
    private(set) var segments: [Segment]
    /// How its lines end.
    let lineEnd: [UInt8]
    /// Whether it may define what links in brackets alone lead to.
    let definesLinks: Bool
    let marks: PageMarks

    /// - Parameter page: which is read anew from its bytes.
    init(_ page: Site.Page) {
        self.page = page
        document = parse(page.file.bytes, from: page.bodyStart).document
        segments = AccordKit.segments(of: page, document: document)
        marks = PageMarks(document, in: page.file.bytes)
        let first = page.file.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0
        lineEnd = Array((first > 0 && page.file.bytes[first - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n").utf8)
        let definition = Array("]:".utf8)
        definesLinks = page.file.bytes.indices.contains { page.file.bytes[$0] == definition[0] && page.file.bytes[$0...].starts(with: definition) }
    }

    init(_ bytes: [UInt8], at path: String) {
        var findings: [Diagnostic] = []
        self.init(Site.Page(SourceFile(path: path, bytes: bytes), &findings))
    }

    /// Writes texts in the place of segments; where they cannot all be written together, as many as can.
    ///
    /// - Returns: the indices of the segments that could not be written.
    mutating func replace(_ texts: [Int: SegmentText]) -> Set<Int> {
        func replaced(_ indices: ArraySlice<Int>) -> PageEdit? {
            self.replaced(Dictionary(uniqueKeysWithValues: indices.compactMap { index in texts[index].map { (index, $0) } }))
        }
        func possible(_ indices: ArraySlice<Int>) -> ArraySlice<Int> {
            if replaced(indices) != nil { return indices }
            guard indices.count > 1 else { return [] }
            let middle = indices.startIndex + indices.count / 2
            return possible(indices[..<middle]) + possible(indices[middle...])
        }
        if let edited = self.replaced(texts) {
            self = edited
            return []
        }
        let indices = possible(texts.keys.sorted()[...])
        guard let edited = replaced(indices) else { return Set(texts.keys) }
        self = edited
        return Set(texts.keys).subtracting(indices)
    }

    private func replaced(_ texts: [Int: SegmentText]) -> PageEdit? {
        guard let bytes = bytes(with: texts) else { return nil }
        let edited = PageEdit(bytes, at: page.file.path)
        var expected = segments
        for (index, text) in texts {
            expected[index].text = text
            for (image, alternative) in zip(text.imageSources, alternativeSegments(of: index, in: text)) {
                if let alternative { expected[alternative].image = image }
            }
        }
        return edited.document.outline == document.outline && edited.reads(as: expected) ? edited : nil
    }

    /// The page with a field of the front matter that it did not have, and which segment that is.
    func adding(_ text: SegmentText, as kind: Segment.Kind) -> (PageEdit, Int)? {
        guard let name = kind.fieldName, let value = segmentBytes(text, as: kind, alternatives: [], in: self, at: 0..<0) else { return nil }
        let file = page.file.bytes
        let line = Array("\(name): ".utf8) + value
        let (offset, bytes): (Int, [UInt8])
        let title = segments.first { $0.kind == .title }
        if let title, FrontMatter.isFlow(file, bodyStart: page.bodyStart) {
            (offset, bytes) = (title.range.upperBound, Array(", ".utf8) + line)
        } else if let title {
            (offset, bytes) = (file.lineEnd(behind: title.range.upperBound), lineEnd + line)
        } else {
            // Without front matter, the page would get one with nothing else in it.
            let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            guard page.bodyStart > start else { return nil }
            (offset, bytes) = (file.nextLine(file.lineEnd(behind: start)), line + lineEnd)
        }
        let edited = PageEdit(Array(file[..<offset] + bytes + file[offset...]), at: page.file.path)
        guard let place = edited.segments.firstIndex(where: { $0.kind == kind && $0.text == text }) else { return nil }
        var expected = segments
        expected.insert(edited.segments[place], at: min(place, expected.count))
        return edited.reads(as: expected) && edited.document.outline == document.outline ? (edited, place) : nil
    }

    /// The page with the alternative text of an image that had none, and which segment that is.
    func describing(_ image: String, in host: Int, as text: SegmentText) -> (PageEdit, Int)? {
        var place: Int?
        document.forEachInline { inline in
            guard case .image(let found) = inline, found.source == image, segments[host].range.contains(found.range.lowerBound),
                SegmentText(found.alternative).parts.isEmpty
            else { return }
            place = place ?? found.range.lowerBound + 2
        }
        guard let place, let bytes = segmentBytes(text, as: .alternative, alternatives: [], in: self, at: place..<place) else { return nil }
        let edited = PageEdit(Array(page.file.bytes[..<place] + bytes + page.file.bytes[place...]), at: page.file.path)
        guard let index = edited.segments.firstIndex(where: { $0.range.lowerBound == place && $0.kind == .alternative }) else { return nil }
        var expected = segments
        expected.insert(edited.segments[index], at: index)
        return edited.segments[index].text == text && edited.reads(as: expected) && edited.document.outline == document.outline
            ? (edited, index) : nil
    }

    func index(of segment: Segment) -> Int? {
        // Fields may stand in another order in the file.
        if segment.kind.fieldName != nil { return segments.firstIndex { $0.kind == segment.kind && $0.range == segment.range } }
        let first = segments.partitioningIndex { $0.kind.fieldName == nil && $0.range.lowerBound >= segment.range.lowerBound }
        return segments[first...].prefix { $0.range.lowerBound == segment.range.lowerBound }
            .firstIndex { $0.range == segment.range && $0.kind == segment.kind }
    }

    /// The alternative texts of the images in a segment.
    func alternatives(in host: Int) -> Range<Int> {
        guard segments[host].kind != .alternative else { return host..<host }
        return host + 1..<(segments[(host + 1)...].firstIndex { $0.kind != .alternative } ?? segments.count)
    }

    // MARK: Bytes

    /// The segment in whose text another one stands: of the alternative text of an image.
    func host(of index: Int) -> Int? {
        guard segments[index].kind == .alternative else { return nil }
        return segments[..<index].lastIndex { $0.kind != .alternative && $0.range.contains(segments[index].range.lowerBound) }
    }

    /// The file with the texts in the place of segments.
    private func bytes(with texts: [Int: SegmentText]) -> [UInt8]? {
        let file = page.file.bytes
        var out: [UInt8] = []
        var at = 0
        // Fields of the front matter may stand in any order.
        let order = texts.keys.filter(segments.indices.contains).sorted { (segments[$0].range.lowerBound, $0) < (segments[$1].range.lowerBound, $1) }
        guard order.count == texts.count else { return nil }
        for index in order {
            guard let text = texts[index] else { return nil }
            let segment = segments[index]
            // An alternative text goes with its host where that is written, too.
            if let host = host(of: index), texts[host] != nil { continue }
            guard segment.range.lowerBound >= at else { continue }
            guard
                let bytes = segmentBytes(
                    text, as: segment.kind, alternatives: alternatives(of: index, text, texts), in: self, at: segment.range)
            else { return nil }
            out += file[at..<segment.range.lowerBound]
            out += bytes
            at = segment.range.upperBound
        }
        return out + file[at...]
    }

    /// The alternative texts of the images in a segment's new text: each image keeps its own, and one that was exchanged has that of the former.
    private func alternatives(of index: Int, _ text: SegmentText, _ texts: [Int: SegmentText]) -> [[Inline]] {
        alternativeSegments(of: index, in: text).map { alternative in
            alternative.map { (texts[$0] ?? segments[$0].text).inlines() } ?? []
        }
    }

    /// Of each image of a segment's new text, the segment of its alternative text; nil where it has none.
    private func alternativeSegments(of index: Int, in text: SegmentText) -> [Int?] {
        var own = Array(alternatives(in: index))
        let images = segments[index].text.imageSources
        let segmentOfImage = images.map { image in
            own.firstIndex { segments[$0].image == image }.map { own.remove(at: $0) }
        }
        return formerImages(of: text.imageSources, among: images).map { former in former.flatMap { segmentOfImage[$0] } }
    }

    // MARK: Reading again

    /// Whether the page's segments are these; the alternative texts of images may have changed places with them.
    func reads(as expected: [Segment]) -> Bool {
        func texts(_ segments: [Segment]) -> [Segment] { segments.filter { $0.kind != .alternative } }
        func alternatives(_ segments: [Segment]) -> [[String]] {
            segments.filter { $0.kind == .alternative }.map { [$0.image ?? "", $0.text.markdown] }.sorted { $0.lexicographicallyPrecedes($1) }
        }
        return texts(segments).elementsEqual(texts(expected)) { $0.kind == $1.kind && $0.text == $1.text }
            && alternatives(segments) == alternatives(expected)
    }
}

extension Document {
    /// The kinds of its blocks, as deep as they go.
    var outline: [String] { blocks.flatMap(\.outline) }
}

extension Block {
    var outline: [String] {
        switch self {
        case .heading(let heading): ["h\(heading.level)"]
        case .paragraph: ["p"]
        case .list(let list):
            [list.isOrdered ? "ol" : "ul"]
                + list.items.flatMap { ["li \($0.isChecked.map { "\($0)" } ?? "")"] + $0.blocks.flatMap(\.outline) } + ["/"]
        case .blockQuote(let quote): ["quote"] + quote.blocks.flatMap(\.outline) + ["/"]
        case .alert(let alert): [alert.kind.rawValue] + alert.blocks.flatMap(\.outline) + ["/"]
        case .table(let table): ["table \(table.columns.count)×\(table.rows.count)"]
        case .codeBlock(let code): ["code \(code.info ?? "")\n\(code.text.replacing("\r\n", with: "\n"))"]
        case .html(let html): ["html \(html.text.replacing("\r\n", with: "\n"))"]
        case .thematicBreak: ["hr"]
        }
    }
}
