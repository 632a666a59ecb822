import Diagnostics
import Markdown

extension ProseCheck {
    /// Brackets and quotation marks come in pairs.
    mutating func checkBrackets() {
        var lone: [Lone] = []
        let pairs = Self.pairs(of: languageCode, locale)
        for (number, text) in texts.enumerated() { lone += Self.lone(in: text, number, pairs) }
        // Each paragraph of a long quotation may open it anew, and only the last close it.
        lone.removeAll {
            $0.isOpening && $0.pair.isQuotation && texts.indices.contains($0.number + 1) && texts[$0.number + 1].scalar(0) == $0.pair.open
        }
        for mark in Self.withoutFarPairs(lone).prefix(Self.reportedBrackets) {
            let partner = mark.isOpening ? mark.pair.close : mark.pair.open
            report(
                .unbalanced, at: mark.range, rule: "Brackets and quotation marks come in pairs",
                seen: "“\(mark.isOpening ? mark.pair.open : mark.pair.close)” has no “\(partner)”")
        }
    }

    /// More of them on a page say nothing new.
    private static let reportedBrackets = 100

    private struct Pair: Hashable {
        let open: Unicode.Scalar
        let close: Unicode.Scalar

        var isQuotation: Bool { !"([{¿（【".unicodeScalars.contains(open) }
    }

    private struct Lone {
        let pair: Pair
        let isOpening: Bool
        /// Of its text on the page.
        let number: Int
        /// Whether its partner may stand in another text: quotations have several paragraphs, and a remark that begins or announces a list may end
        /// at the end of one of its items.
        let reachesOut: Bool
        let range: SourceRange

        var place: Place { Place(pair: pair, isOpening: isOpening, number: number) }
    }

    /// In which text of the page there is a mark of a kind without a partner.
    private struct Place: Hashable {
        let pair: Pair
        let isOpening: Bool
        let number: Int
    }

    /// Without those that open in one block and close soon after in another: remarks with a list, quotations of several paragraphs, each of which
    /// may open anew.
    private static func withoutFarPairs(_ marks: [Lone]) -> [Lone] {
        let places = Set(marks.filter(\.reachesOut).map(\.place))
        return marks.filter { mark in
            !mark.reachesOut
                || !(1...8).contains { distance in
                    let number = mark.isOpening ? mark.number + distance : mark.number - distance
                    return places.contains(Place(pair: mark.pair, isOpening: !mark.isOpening, number: number))
                }
        }
    }

    /// The pairs of a language; quotation marks where they are its own.
    private static func pairs(of language: String, _ locale: String) -> [Pair] {
        let brackets = [Pair(open: "(", close: ")"), Pair(open: "[", close: "]"), Pair(open: "{", close: "}")]
        let guillemets = Pair(open: "«", close: "»")
        let low = Pair(open: "„", close: "“")
        switch language {
        case "de" where locale.hasSuffix("-CH") || locale.hasSuffix("-LI"): return brackets + [guillemets, low]
        case "de", "da", "sl", "hr", "cs", "sk": return brackets + [Pair(open: "»", close: "«"), low]
        case "bg", "lt", "lv", "et", "is": return brackets + [low]
        case "pl", "ro", "hu": return brackets + [Pair(open: "„", close: "”")]
        case "es": return brackets + [guillemets, Pair(open: "“", close: "”"), Pair(open: "¿", close: "?")]
        case "ja", "zh", "yue":
            return brackets + [("（", "）"), ("「", "」"), ("『", "』"), ("【", "】")].map { Pair(open: $0.0, close: $0.1) }
        case "en", "fr", "it", "pt", "ca", "gl", "tr", "id": return brackets + [guillemets, Pair(open: "“", close: "”")]
        // Some languages open and close with one mark.
        default: return brackets
        }
    }

    private static func lone(in text: Prose, _ number: Int, _ pairs: [Pair]) -> [Lone] {
        var open: [(pair: Pair, index: Int)] = []
        // So that a page of nothing but brackets is not searched for each of them.
        var depths: [Pair: Int] = [:]
        var lone: [Lone] = []
        func add(_ pair: Pair, at index: Int, isOpening: Bool) {
            let reachesOut = pair.isQuotation || (isOpening ? isFirst(index, text) || announces(text) : isLast(index, text))
            lone.append(Lone(pair: pair, isOpening: isOpening, number: number, reachesOut: reachesOut, range: text.elements[index].range))
        }
        // The mouths of smileys that stood for the partner of a bracket, which is then the partner of another one.
        var mouths: [Pair: (opening: Int, closing: Int)] = [:]
        let intervals = intervals(in: text)
        let hasLowMarks = pairs.contains { $0.open == "„" }
        var low = 0
        for index in text.elements.indices where text.isText(index) && !intervals.contains(index) {
            let scalar = text.scalar(index)
            // „These“ quote a word of a language that has such marks.
            if scalar == "„", !hasLowMarks { low += 1 }
            if low > 0, scalar == "“" || scalar == "”" {
                low -= 1
                continue
            }
            if let pair = pairs.first(where: { $0.open == scalar }) {
                open.append((pair, index))
                depths[pair, default: 0] += 1
            } else if let pair = pairs.first(where: { $0.close == scalar }) {
                if depths[pair, default: 0] > 0, let last = open.lastIndex(where: { $0.pair == pair }) {
                    for closed in open[last...] { depths[closed.pair, default: 0] -= 1 }
                    for inner in open[(last + 1)...] { add(inner.pair, at: inner.index, isOpening: true) }
                    if isSmiley(open[last].index, text) { mouths[pair, default: (0, 0)].opening += 1 }
                    if isSmiley(index, text) { mouths[pair, default: (0, 0)].closing += 1 }
                    open.removeSubrange(last...)
                } else if let count = mouths[pair]?.closing, count > 0 {
                    mouths[pair]?.closing -= 1
                } else if !isEnumeration(index, text), !isSmiley(index, text), !isByItself(index, text), scalar != "?" || endsQuestion(index, text) {
                    add(pair, at: index, isOpening: false)
                }
            }
        }
        for left in open where !isSmiley(left.index, text) && !isByItself(left.index, text) {
            if let count = mouths[left.pair]?.opening, count > 0 {
                mouths[left.pair]?.opening -= 1
            } else {
                add(left.pair, at: left.index, isOpening: true)
            }
        }
        return lone
    }

    private static func isFirst(_ index: Int, _ text: Prose) -> Bool { (0..<index).allSatisfy { text.scalar($0).isSpace } }

    /// Whether nothing but marks stands behind.
    private static func isLast(_ index: Int, _ text: Prose) -> Bool {
        (index + 1..<max(index + 1, text.count)).allSatisfy { !text.endsWord($0) }
    }

    private static func announces(_ text: Prose) -> Bool {
        text.elements.last { !$0.scalar.isSpace && $0.origin != .lineEnd }?.scalar == ":"
    }

    /// Whether a question mark stands behind words, and is neither a key nor one of several.
    private static func endsQuestion(_ index: Int, _ text: Prose) -> Bool {
        let before = text.scalar(index - 1)
        return text.endsWord(index - 1) || ")»”\"".unicodeScalars.contains(before)
    }

    /// The brackets of open intervals, as they are written in some countries: `]0, 1[`.
    private static func intervals(in text: Prose) -> Set<Int> {
        var found: Set<Int> = []
        var start: Int?
        var hasComma = false
        for index in text.elements.indices where text.isText(index) {
            let scalar = text.scalar(index)
            if scalar == "[" || scalar == "]" {
                if let first = start, hasComma, index - first < 24, text.scalar(first) == "]" || scalar == "[" {
                    found.formUnion([first, index])
                    start = nil
                } else {
                    start = index
                }
                hasComma = false
            } else if scalar == "," || scalar == ";" {
                hasComma = true
            } else if !scalar.isDigit, !scalar.isSpace, !".+-−∞".unicodeScalars.contains(scalar),
                !(scalar.isLetter && !text.scalar(index - 1).isLetter && !text.scalar(index + 1).isLetter)
            {
                start = nil
            }
        }
        return found
    }

    /// `a)`, `1)` and `iv)` count things.
    private static func isEnumeration(_ index: Int, _ text: Prose) -> Bool {
        guard text.scalar(index) == ")" || text.scalar(index) == "）" else { return false }
        var start = index
        while start > 0, index - start < 5, text.isText(start - 1), text.scalar(start - 1).isLetter || text.scalar(start - 1).isDigit {
            start -= 1
        }
        let mark = start..<index
        guard mark.count == 1 || mark.count < 3 && mark.allSatisfy({ text.scalar($0).isDigit }) || mark.count < 5 && isRoman(mark, text) else { return false }
        return start == 0 || text.scalar(start - 1).isSpace || text[start - 1]?.origin == .lineEnd
    }

    private static func isRoman(_ mark: Range<Int>, _ text: Prose) -> Bool {
        !mark.isEmpty && (mark.allSatisfy { "ivx".unicodeScalars.contains(text.scalar($0)) } || mark.allSatisfy { "IVX".unicodeScalars.contains(text.scalar($0)) })
    }

    /// Whether a mark is spoken of, as in `Press ) or (`, or is a key behind a plus.
    private static func isByItself(_ index: Int, _ text: Prose) -> Bool {
        guard "()[]{}（）".unicodeScalars.contains(text.scalar(index)) else { return false }
        let (before, after) = (text[index - 1]?.scalar ?? " ", text[index + 1]?.scalar ?? " ")
        let isBefore = index > 0 && (before.isSpace || "“«\"‘'+".unicodeScalars.contains(before))
        return isBefore && (after.isSpace || "”»\"’'.,".unicodeScalars.contains(after))
    }

    private static func isSmiley(_ index: Int, _ text: Prose) -> Bool {
        let before = text.scalar(index - 1)
        return before == ":" || before == ";" || before == "-" && (text.scalar(index - 2) == ":" || text.scalar(index - 2) == ";")
    }
}

extension [Diagnostic] {
    /// Without the brackets that are what remains of syntax that is reported as broken, and the sentences of segments that are reported as untranslated.
    func withoutEchoes(of others: [Diagnostic]) -> [Diagnostic] {
        let lines = Set(others.filter { $0.code == .brokenClaim || $0.code == .alertMarker }.map(\.location.start.line))
        let untranslated = others.filter { $0.code == .untranslated }.map(\.location.range)
        return filter { finding in
            switch finding.code {
            case .unbalanced: !lines.contains(finding.location.start.line)
            case .foreignText: !untranslated.contains { $0.overlaps(finding.location.range) }
            default: true
            }
        }
    }
}
