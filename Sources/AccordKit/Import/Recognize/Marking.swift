import Diagnostics
import Markdown

/// Finds the mentions of a document, in reading order.
struct Marking {
    let labels: Labels
    let file: SourceFile
    private(set) var mentions: [Mention] = []
    private let tables: Set<SourceRange>
    private var isInStep = false
    /// The text of the block so far.
    private var text = ""

    /// - Parameter tables: the places of tables whose cells are known to be something else.
    init(_ labels: Labels, in file: SourceFile, without tables: Set<SourceRange>) {
        self.tables = tables
        self.labels = labels
        self.file = file
    }

    mutating func mark(_ document: Document) -> MarkedDocument {
        let blocks = document.blocks.map { mark($0) }
        return MarkedDocument(document: Document(blocks: blocks), mentions: mentions)
    }

    // MARK: Blocks

    private mutating func mark(_ block: Block) -> Block {
        switch block {
        case .heading(var heading):
            heading.content = markBlock(heading.content)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = markBlock(paragraph.content)
            return .paragraph(paragraph)
        case .list(var list):
            let wasInStep = isInStep
            isInStep = isInStep || list.isOrdered
            for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.map { mark($0) } }
            isInStep = wasInStep
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = markAside(quote.blocks)
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = markAside(alert.blocks)
            return .alert(alert)
        case .table(let table) where tables.contains(table.range): return block
        case .table(var table):
            let wasInStep = isInStep
            isInStep = false
            table.header = table.header.map { Block.Table.Cell(content: markBlock($0.content), range: $0.range) }
            table.rows = table.rows.map { $0.map { Block.Table.Cell(content: markBlock($0.content), range: $0.range) } }
            isInStep = wasInStep
            return .table(table)
        case .codeBlock, .html, .thematicBreak: return block
        }
    }

    private mutating func markAside(_ blocks: [Block]) -> [Block] {
        let wasInStep = isInStep
        isInStep = false
        defer { isInStep = wasInStep }
        return blocks.map { mark($0) }
    }

    private mutating func markBlock(_ content: [Inline]) -> [Inline] {
        text = ""
        let first = mentions.count
        let marked = mark(content)
        for index in first..<mentions.count {
            mentions[index].trailing = String(text[text.utf8.index(text.startIndex, offsetBy: mentions[index].end)...].prefix(Mention.sight))
        }
        return marked
    }

    // MARK: Inlines

    private mutating func mark(_ content: [Inline]) -> [Inline] {
        content.joiningStrong.flatMap { mark($0) }
    }

    private mutating func mark(_ inline: Inline) -> [Inline] {
        switch inline {
        case .text(let string, let range): return mark(string, range)
        case .strong(let inner): return inner.isPlain ? markSetApart(inner, inline, .bold) : [.strong(mark(inner))]
        case .emphasis(let inner): return [.emphasis(mark(inner))]
        case .link(var link):
            // A claim's scheme is an author's of ours to use, not a page's.
            if Claim.parse(link.destination) != nil || link.destination.hasPrefix(MarkedDocument.scheme) { return mark(link.content) }
            if link.content.isPlain || link.content.isStrongOnly {
                return markSetApart(link.content, inline, .link(destination: link.destination))
            }
            link.content = mark(link.content)
            return [.link(link)]
        case .softBreak, .lineBreak, .code, .html, .image, .strikethrough: break
        }
        text += [inline].plainText
        return [inline]
    }

    /// Bold or link text: one mention, or the parts of a path through menus (*Tools > Commitments*).
    private mutating func markSetApart(_ content: [Inline], _ whole: Inline, _ form: Mention.Form) -> [Inline] {
        let string = content.plainText
        guard let range = content.range, string.count <= 120 else {
            text += string
            return [whole]
        }
        if case .text(let string, let range)? = content.count == 1 ? content.first : nil {
            if form == .bold, let parts = markPath(string, range) { return parts }
            let core = string.core
            guard !core.isEmpty else {
                text += string
                return [whole]
            }
            let before = string[..<core.startIndex]
            let after = string[core.endIndex...]
            text += before
            defer { text += after }
            let coreRange = subrange(core, of: string, range)
            return [
                add(
                    form, String(core), coreRange, original: whole,
                    before: before.isEmpty ? [] : [.text(String(before), range.lowerBound..<coreRange.lowerBound)],
                    after: after.isEmpty ? [] : [.text(String(after), coreRange.upperBound..<range.upperBound)])
            ]
        }
        let core = string.core
        guard !core.isEmpty else {
            text += string
            return [whole]
        }
        text += string[..<core.startIndex]
        defer { text += string[core.endIndex...] }
        return [add(form, String(core), range, original: whole)]
    }

    /// The parts of a path through menus, where at least one of them is a label.
    private mutating func markPath(_ string: String, _ range: SourceRange) -> [Inline]? {
        let separators: Set<Character> = [">", "→", "›"]
        let parts = string.split(omittingEmptySubsequences: true) { separators.contains($0) }
        guard parts.count > 1, parts.contains(where: { labels.isLabel(String($0.core)) }) else { return nil }
        var result: [Inline] = []
        var end = string.startIndex
        for part in parts {
            let core = part.core
            guard !core.isEmpty else { continue }
            if core.startIndex > end { result.append(plain(string[end..<core.startIndex], of: string, range)) }
            result.append(
                add(
                    .bold, String(core), subrange(core, of: string, range),
                    original: .strong([plain(core, of: string, range, counts: false)])))
            end = core.endIndex
        }
        if end < string.endIndex { result.append(plain(string[end...], of: string, range)) }
        return result
    }

    /// Quoted texts, and in steps the words that describe a control.
    private mutating func mark(_ string: String, _ range: SourceRange) -> [Inline] {
        let found = (string.quotations.map { ($0, Mention.Form.quoted) } + (isInStep ? descriptions(in: string) : []))
            .sorted { $0.0.startIndex < $1.0.startIndex }
        guard !found.isEmpty else {
            text += string
            return [.text(string, range)]
        }
        var result: [Inline] = []
        var end = string.startIndex
        for (part, form) in found where part.startIndex >= end {
            if part.startIndex > end { result.append(plain(string[end..<part.startIndex], of: string, range)) }
            let partRange = subrange(part, of: string, range)
            result.append(add(form, String(part), partRange, original: .text(String(part), partRange)))
            end = part.endIndex
        }
        if end < string.endIndex { result.append(plain(string[end...], of: string, range)) }
        return result
    }

    private func descriptions(in string: String) -> [(Substring, Mention.Form)] {
        let texts = Set(labels.all.filter(\.isDescription).flatMap { [$0.text, $0.text.capitalizedFirst] }).sorted { $0.count > $1.count }
        var taken: [Range<String.Index>] = []
        for text in texts {
            for range in string.occurrences(of: text) where !taken.contains(where: { $0.overlaps(range) }) { taken.append(range) }
        }
        return taken.map { (string[$0], .described) }
    }

    private mutating func add(
        _ form: Mention.Form, _ string: String, _ range: SourceRange, original: Inline, before: [Inline] = [], after: [Inline] = []
    ) -> Inline {
        let link = Inline.Link(destination: "\(MarkedDocument.scheme)\(mentions.count)", content: [.text(string, range)], range: range)
        mentions.append(
            Mention(
                form: form, text: string, range: range, original: [original], surroundings: (before, after), leading: String(text.suffix(Mention.sight)), end: text.utf8.count + string.utf8.count,
                isInStep: isInStep))
        text += string
        return .link(link)
    }

    private mutating func plain(_ part: Substring, of string: String, _ range: SourceRange, counts: Bool = true) -> Inline {
        if counts { text += part }
        return .text(String(part), subrange(part, of: string, range))
    }

    // MARK: Places

    /// The bytes of the file that a part of a text takes: in HTML, a character may be a reference, and a space any number of spaces.
    private func subrange(_ part: Substring, of string: String, _ range: SourceRange) -> SourceRange {
        let start = string.utf8.distance(from: string.startIndex, to: part.startIndex)
        let end = start + part.utf8.count
        if string.utf8.count == range.count { return range.lowerBound + start..<range.lowerBound + end }
        guard range.upperBound <= file.bytes.count else { return range }
        var place = range.lowerBound
        var offset = 0
        var from = place
        for scalar in string.unicodeScalars {
            if offset == start {
                place = file.bytes.skippingTags(from: place, to: range.upperBound)
                from = place
            }
            if offset >= end { break }
            place = file.bytes.skippingTags(from: place, to: range.upperBound)
            place = file.bytes.end(of: scalar, from: place, to: range.upperBound)
            offset += UTF8.width(scalar)
        }
        return from..<max(from, place)
    }
}

extension [UInt8] {
    fileprivate func skippingTags(from start: Int, to end: Int) -> Int {
        var place = start
        while place < end, self[place] == UInt8(ascii: "<"), let close = self[place..<end].firstIndex(of: UInt8(ascii: ">")) {
            place = close + 1
        }
        return place
    }

    /// Where a character ends that is written at an offset as itself, as a reference, or as a run of spaces.
    fileprivate func end(of scalar: Unicode.Scalar, from start: Int, to end: Int) -> Int {
        guard start < end else { return end }
        if self[start] == UInt8(ascii: "&"), let semicolon = self[start..<Swift.min(end, start + 12)].firstIndex(of: UInt8(ascii: ";")) {
            return semicolon + 1
        }
        guard scalar == " " else { return Swift.min(end, start + UTF8.width(scalar)) }
        let next = self[start..<end].firstIndex {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\r")
        }
        return next ?? end
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The text without spaces, quotation marks and punctuation around it.
    fileprivate var core: Substring {
        func isEdge(_ character: Character) -> Bool { character.isWhitespace || "«»“”\"‘.,;:!?".contains(character) }
        let start = firstIndex { !isEdge($0) } ?? endIndex
        var end = endIndex
        while end > start, isEdge(self[index(before: end)]) {
            // The dots of “Learn more…” and “Save as...” belong to it.
            if self[..<end].hasSuffix("...") { break }
            end = index(before: end)
        }
        return self[start..<end]
    }
}

extension String {
    /// What stands between quotation marks, without the spaces inside of them.
    fileprivate var quotations: [Substring] {
        let closing: [Character: Character] = ["«": "»", "“": "”", "\"": "\""]
        // The places of closing marks, the last first, so that a text of opening ones is not searched to its end for each.
        var ends: [Character: [Index]] = [:]
        for index in indices.reversed() where closing.values.contains(self[index]) { ends[self[index], default: []].append(index) }
        func end(_ close: Character, from start: Index) -> Index? {
            while let last = ends[close]?.last, last < start { ends[close]?.removeLast() }
            return ends[close]?.last
        }
        var found: [Substring] = []
        var index = startIndex
        while index < endIndex {
            let next = self.index(after: index)
            guard let close = closing[self[index]], let end = end(close, from: next) else {
                index = next
                continue
            }
            let core = self[next..<end].core
            if !core.isEmpty, core.count <= 80 { found.append(core) }
            index = self.index(after: end)
        }
        return found
    }

    /// Where another text stands between word boundaries, whatever its apostrophes.
    fileprivate func occurrences(of text: String) -> [Range<Index>] {
        let wanted = Array(text.alike)
        guard let first = wanted.first else { return [] }
        var found: [Range<Index>] = []
        var index = startIndex
        while index < endIndex {
            defer { index = self.index(after: index) }
            guard String(self[index]).alike == String(first) || self[index] == first else { continue }
            guard let end = self.index(index, offsetBy: wanted.count, limitedBy: endIndex), String(self[index..<end]).alike == text.alike
            else { continue }
            let isStart = index == startIndex || !self[self.index(before: index)].isLetter
            if isStart, end == endIndex || !self[end].isLetter { found.append(index..<end) }
        }
        return found
    }
}

extension [Inline] {
    /// Whether it is text without anything that could stand for itself.
    fileprivate var isPlain: Bool {
        allSatisfy { inline in
            switch inline {
            case .text, .softBreak, .code: true
            case .emphasis(let inner): inner.isPlain
            case .lineBreak, .html, .strong, .strikethrough, .link, .image: false
            }
        }
    }

    fileprivate var isStrongOnly: Bool {
        if count == 1, case .strong(let inner)? = first { inner.isPlain } else { false }
    }

    /// With neighbouring bold texts as one: editors split them.
    fileprivate var joiningStrong: [Inline] {
        var result: [Inline] = []
        for inline in self {
            if case .strong(let inner) = inline, case .strong(let before)? = result.last {
                result[result.count - 1] = .strong(before.joiningText(inner))
            } else {
                result.append(inline)
            }
        }
        return result
    }

    private func joiningText(_ other: [Inline]) -> [Inline] {
        guard case .text(let a, let first)? = last, case .text(let b, let second)? = other.first, first.lowerBound <= second.upperBound
        else {
            return self + other
        }
        return dropLast() + [.text(a + b, first.lowerBound..<second.upperBound)] + other.dropFirst()
    }
}
