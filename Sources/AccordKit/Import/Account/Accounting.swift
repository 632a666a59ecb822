import Diagnostics
import HTML
import Markdown

/// Holds what a page says against what was made of it, text by text.
///
/// Nothing here is taken from the converter's word: every text of the result names the place that it came from, and must be found there.
struct Accounting {
    private(set) var sums = TextAccounting()
    private(set) var findings: [Diagnostic] = []
    private let file: SourceFile
    /// Texts of the page's title, in the order in which they are read.
    private var titleSources: [Source] = []
    /// Other texts of the page that shall be in the result, in the order of their places.
    private var sources: [Source] = []

    /// A text of the page.
    private struct Source {
        /// Where it begins.
        let start: Int
        let range: Range<Int>
        /// What of it shall be in the result: no blanks, nothing that nobody sees.
        let scalars: [Unicode.Scalar]
        /// How many of them were found so far.
        var found = 0
    }

    init(_ page: Converter, result: ReadPage) {
        file = page.file
        gather(page)
        // The content may stand inside the title, where a heading does not end: each is held against its own.
        swap(&sources, &titleSources)
        if let title = result.titlePiece { find(title, from: 0, before: .max) }
        reportLosses()
        swap(&sources, &titleSources)
        sources.sort { $0.start < $1.start }
        find(result.pieces, added: page.addedTexts)
        reportLosses()
    }

    // MARK: The page

    private mutating func gather(_ page: Converter) {
        for node in page.document.nodes where node.isInBody || page.survey.fates[node.index] == .title {
            switch node.kind {
            case .text: gather(node.textBytes, of: node, page)
            case .element where node.isPicture: gather(Array((node.attribute(.alt) ?? "").utf8)[...], of: node, page)
            case .element, .comment: break
            }
        }
    }

    private mutating func gather(_ bytes: ArraySlice<UInt8>, of node: HTMLNode, _ page: Converter) {
        var bytes = bytes
        if let rule = page.survey.rule(of: node.index) { return leaveOut(bytes, rule) }
        if node.kind == .text, let label = page.labels[node.index] {
            leaveOut(bytes.prefix(label), CalloutLabel.rule)
            bytes = bytes.dropFirst(label)
        }
        guard bytes.contains(where: { !$0.isHTMLBlank }) else { return }
        let all = Array<Unicode.Scalar>(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(all.count)
        let mayHaveUnseen = bytes.mayHaveUnseenCharacters
        for (index, scalar) in all.enumerated() where !scalar.isWhiteSpace {
            let before = index > 0 ? all[index - 1] : nil
            let after = index + 1 < all.count ? all[index + 1] : nil
            if mayHaveUnseen, let unseen = UnseenCharacter(scalar, before: before, after: after) {
                sums.dropped[unseen.rawValue, default: 0] += 1
                sums.total += 1
            } else {
                scalars.append(scalar)
            }
        }
        sums.total += scalars.count
        guard !scalars.isEmpty else { return }
        let source = Source(start: node.range.lowerBound, range: page.survey.range(of: node), scalars: scalars)
        if page.survey.fates[node.index] == .title { titleSources.append(source) } else { sources.append(source) }
    }

    private mutating func leaveOut(_ bytes: ArraySlice<UInt8>, _ rule: String) {
        let count = bytes.characterCount
        guard count > 0 else { return }
        sums.total += count
        sums.boilerplate[rule, default: 0] += count
    }

    // MARK: The result

    private mutating func find(_ pieces: [ReadPage.Piece], added: [String: String]) {
        for piece in pieces {
            if piece.range.isEmpty {
                let count = piece.text.unicodeScalars.count { !$0.isWhiteSpace }
                if count > 0 { sums.added[added[piece.text] ?? "other", default: 0] += count }
            } else {
                find(piece, from: source(at: piece.range.lowerBound), before: piece.range.upperBound)
            }
        }
    }

    /// - Parameters:
    ///   - start: the first text that may be meant.
    ///   - end: where texts begin that are not meant any more.
    private mutating func find(_ piece: ReadPage.Piece, from start: Int?, before end: Int) {
        let scalars = piece.text.unicodeScalars.filter { !$0.isWhiteSpace }
        guard !scalars.isEmpty, var index = start, !sources.isEmpty else {
            if !scalars.isEmpty { reportSurplus(scalars.count, piece) }
            return
        }
        let first = index
        var found = 0
        for scalar in scalars {
            while index < sources.count, sources[index].found == sources[index].scalars.count, index + 1 < sources.count,
                sources[index + 1].start < end
            {
                index += 1
            }
            guard index < sources.count, sources[index].found < sources[index].scalars.count,
                Self.isSame(scalar, sources[index].scalars[sources[index].found])
            else { break }
            sources[index].found += 1
            found += 1
        }
        sums.kept += found
        guard found < scalars.count else { return }
        // A cell that spans rows says the same in each of them.
        let rest = scalars.count - found
        if found == 0, isRepetition(Array(scalars), from: first, in: piece.range) {
            sums.added["repeated", default: 0] += rest
        } else {
            reportSurplus(rest, piece)
        }
    }

    /// Whether a text was in the result before, as it stands in the page.
    private func isRepetition(_ scalars: [Unicode.Scalar], from first: Int, in range: Range<Int>) -> Bool {
        var all: [Unicode.Scalar] = []
        var index = first
        repeat {
            all += sources[index].scalars[..<sources[index].found]
            index += 1
        } while index < sources.count && sources[index].start < range.upperBound
        guard let offset = all.indices.first(where: { all[$0...].prefix(scalars.count).elementsEqual(scalars, by: { Self.isSame($1, $0) }) }) else {
            return false
        }
        return offset + scalars.count <= all.count
    }

    private static func isSame(_ scalar: Unicode.Scalar, _ source: Unicode.Scalar) -> Bool {
        scalar == source || RaisedDigits.plain(scalar) == source
    }

    /// The text of the page that a place is in, or else the next one.
    private func source(at offset: Int) -> Int? {
        let next = sources.partitioningIndex { $0.start > offset }
        if next > 0, sources[next - 1].range.upperBound > offset || sources[next - 1].start == offset { return next - 1 }
        return next < sources.count ? next : nil
    }

    // MARK: What does not come out

    private mutating func reportLosses() {
        for source in sources where source.found < source.scalars.count {
            let lost = source.scalars.count - source.found
            sums.lost += lost
            guard findings.count < 100 else { continue }
            let text = String(String.UnicodeScalarView(source.scalars[source.found...].prefix(40)))
            findings.append(
                Diagnostic(
                    .lostText, at: file.location(of: source.range), rule: "All that a page says is imported, or left out by a rule that has a name",
                    seen: "\(lost) characters are nowhere, beginning with \(quoted(text))", right: "Copy them by hand, and report the page"))
        }
    }

    private mutating func reportSurplus(_ count: Int, _ piece: ReadPage.Piece) {
        sums.surplus += count
        guard findings.count < 100 else { return }
        findings.append(
            Diagnostic(
                .lostText, at: file.location(of: piece.range), rule: "What is imported stands on the page, once",
                seen: "\(count) characters are not there, or twice: \(quoted(String(piece.text.prefix(40))))", right: "Compare the place by hand, and report the page"))
    }
}

extension HTMLNode {
    /// Whether it has an alternative text that is shown in its place.
    fileprivate var isPicture: Bool {
        guard !isForeign else { return false }
        return tag == .img || (tag == .input && attribute(.type)?.lowercased() == "image")
    }

    /// Whether it is in `body`.
    fileprivate var isInBody: Bool {
        if tag == .body, kind == .element { return true }
        var node = self
        while let parent = node.parent {
            if parent.tag == .body { return true }
            node = parent
        }
        return false
    }
}

extension ReadPage {
    /// A text of the result and where it came from; an empty range for what the converter added.
    struct Piece {
        let text: String
        let range: SourceRange
    }

    var titlePiece: Piece? { title.isEmpty ? nil : Piece(text: title, range: titleRange) }

    /// All that the result says but for the title.
    var pieces: [Piece] {
        var pieces: [Piece] = []
        document.blocks.forEachBlock { block in
            if case .codeBlock(let code) = block { pieces.append(Piece(text: code.text, range: code.range)) }
        }
        document.forEachInline { inline in
            switch inline {
            case .text(let text, let range), .code(let text, let range), .html(let text, let range): pieces.append(Piece(text: text, range: range))
            // What is inside them is visited by itself.
            case .softBreak, .lineBreak, .emphasis, .strong, .strikethrough, .link, .image: break
            }
        }
        pieces += related.map { Piece(text: $0.title, range: $0.range) }
        return pieces
    }
}
