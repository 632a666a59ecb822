/// The inlines inside one parent, to which GFM's strikethrough and bare links are added.
///
/// The library could do both, but not on two threads at once.
struct InlineRun {
    private let content: Bytes
    private let map: ContentMap
    private let linksBareAddresses: Bool
    private var pieces: [Piece] = []

    private enum Piece {
        /// A stretch of content that is text, and the text where it differs from the content.
        case text(Range<Int>, decoded: String?)
        case tildes(Range<Int>, canOpen: Bool, canClose: Bool)
        case inline(Inline)
    }

    init(content: Bytes, map: ContentMap, linksBareAddresses: Bool) {
        self.content = content
        self.map = map
        self.linksBareAddresses = linksBareAddresses
    }

    /// Whether there is anything in a block's content that could be struck through or linked.
    static func isNeeded(for content: Bytes) -> Bool {
        content.index(of: UInt8(ascii: "~"), from: 0) != nil || content.index(of: UInt8(ascii: "@"), from: 0) != nil
            || content.indices(of: UInt8(ascii: ":")).contains { content.hasASCII("://", at: $0) }
            || content.indices(of: UInt8(ascii: ".")).contains { content.hasASCII("www", at: $0 - 3) }
    }

    mutating func append(_ piece: InlineReader.TextPiece) {
        pieces.append(.text(piece.range, decoded: piece.decoded.map { String(decoding: $0, as: UTF8.self) }))
    }

    mutating func append(_ inline: Inline) {
        pieces.append(.inline(inline))
    }

    consuming func finish() -> [Inline] {
        if linksBareAddresses { linkBareAddresses() }
        splitTildes()
        strikeThrough()
        return merged(pieces[...])
    }

    // MARK: Bare links

    private mutating func linkBareAddresses() {
        var result: [Piece] = []
        var i = 0
        while i < pieces.count {
            guard case .text(let first, _) = pieces[i] else {
                result.append(pieces[i])
                i += 1
                continue
            }
            var text = first
            var j = i
            while j < pieces.count, case .text(let range, _) = pieces[j] {
                text = text.lowerBound..<range.upperBound
                j += 1
            }
            appendLinking(pieces[i..<j], text: text, to: &result)
            i = j
        }
        pieces = result
    }

    /// Appends neighbouring pieces of text, with the bare addresses in them made links.
    private func appendLinking(_ texts: ArraySlice<Piece>, text: Range<Int>, to result: inout [Piece]) {
        var rest = texts
        var start = text.lowerBound
        while let address = BareAddress.first(in: content, from: start, within: text) {
            start = address.range.upperBound
            guard cut(&rest, before: address.range.lowerBound, into: &result) else { continue }
            var inside: [Piece] = []
            guard cut(&rest, before: address.range.upperBound, into: &inside) else {
                result += inside
                continue
            }
            let range = map.fileRange(of: address.range)
            let label = String(decoding: content[address.range], as: UTF8.self)
            result.append(.inline(.link(Inline.Link(destination: address.destination, content: [.text(label, range)], range: range))))
        }
        result += rest
    }

    /// Moves the pieces before an offset to `result`; false where the offset is inside an escape.
    private func cut(_ rest: inout ArraySlice<Piece>, before offset: Int, into result: inout [Piece]) -> Bool {
        while case .text(let range, let decoded)? = rest.first, range.lowerBound < offset {
            if range.upperBound <= offset {
                result.append(rest.removeFirst())
                continue
            }
            guard decoded == nil else { return false }
            result.append(.text(range.lowerBound..<offset, decoded: nil))
            rest[rest.startIndex] = .text(offset..<range.upperBound, decoded: nil)
        }
        return true
    }

    // MARK: Strikethrough

    /// Makes runs of one or two tildes pieces of their own.
    private mutating func splitTildes() {
        var result: [Piece] = []
        for piece in pieces {
            guard case .text(let range, nil) = piece else {
                result.append(piece)
                continue
            }
            var start = range.lowerBound
            var i = start
            while i < range.upperBound {
                i = content[..<range.upperBound].skipping(from: i) { $0 != "~" }
                let end = content[..<range.upperBound].skipping(from: i) { $0 == "~" }
                if 1...2 ~= end - i {
                    if start < i { result.append(.text(start..<i, decoded: nil)) }
                    let flanking = Flanking(of: i..<end, in: content)
                    result.append(.tildes(i..<end, canOpen: flanking.isLeft, canClose: flanking.isRight))
                    start = end
                }
                i = end
            }
            if start < range.upperBound { result.append(.text(start..<range.upperBound, decoded: nil)) }
        }
        pieces = result
    }

    /// Pairs runs of tildes of the same length and wraps what is between them.
    private mutating func strikeThrough() {
        var result: [Piece] = []
        /// The runs in `result` that may still be paired, by their length less one.
        var openers: [[Int]] = [[], []]
        for piece in pieces {
            guard case .tildes(let range, let canOpen, let canClose) = piece else {
                result.append(piece)
                continue
            }
            let length = range.count - 1
            if canClose, let opener = openers[length].popLast() {
                let struck = merged(result[(opener + 1)...])
                result.removeSubrange(opener...)
                result.append(.inline(.strikethrough(struck)))
                let other = 1 - length
                while let last = openers[other].last, last > opener { openers[other].removeLast() }
            } else {
                if canOpen { openers[length].append(result.count) }
                result.append(piece)
            }
        }
        pieces = result
    }

    // MARK: Result

    private func merged(_ pieces: ArraySlice<Piece>) -> [Inline] {
        var inlines: [Inline] = []
        var text: [UInt8] = []
        var textRange = 0..<0
        func flush() {
            guard !text.isEmpty else { return }
            inlines.append(.text(String(decoding: text, as: UTF8.self), map.fileRange(of: textRange)))
            text.removeAll(keepingCapacity: true)
        }
        for piece in pieces {
            switch piece {
            case .text(let range, let decoded):
                textRange = (text.isEmpty ? range.lowerBound : textRange.lowerBound)..<range.upperBound
                if let decoded { text += decoded.utf8 } else { text += content[range] }
            case .tildes(let range, _, _):
                textRange = (text.isEmpty ? range.lowerBound : textRange.lowerBound)..<range.upperBound
                text += content[range]
            case .inline(let inline):
                flush()
                inlines.append(inline)
            }
        }
        flush()
        return inlines
    }
}

/// On which sides a run of delimiters touches a word, after the rules of CommonMark.
struct Flanking {
    let isLeft: Bool
    let isRight: Bool
    let isAfterPunctuation: Bool
    let isBeforePunctuation: Bool

    init(of run: Range<Int>, in text: Bytes) {
        self.init(before: text.scalar(endingAt: run.lowerBound), after: text.scalar(startingAt: run.upperBound))
    }

    init(before: Unicode.Scalar?, after: Unicode.Scalar?) {
        isAfterPunctuation = before.isPunctuation
        isBeforePunctuation = after.isPunctuation
        isLeft = !after.isWhitespace && (!isBeforePunctuation || before.isWhitespace || isAfterPunctuation)
        isRight = !before.isWhitespace && (!isAfterPunctuation || after.isWhitespace || isBeforePunctuation)
    }
}
