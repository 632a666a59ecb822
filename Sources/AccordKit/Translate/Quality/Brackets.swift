import Diagnostics
import Markdown

extension ProseCheck {
    /// Brackets and quotation marks come in pairs.
    mutating func checkBrackets() {
        var lone: [Lone] = []
        for (number, text) in texts.enumerated() { lone += Self.lone(in: text, number) }
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
    }

    private struct Lone {
        let pair: Pair
        let isOpening: Bool
        /// Of its text on the page.
        let number: Int
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
        let places = Set(marks.map(\.place))
        return marks.filter { mark in
            !(1...8).contains { distance in
                let number = mark.isOpening ? mark.number + distance : mark.number - distance
                return places.contains(Place(pair: mark.pair, isOpening: !mark.isOpening, number: number))
            }
        }
    }

    private static let pairs = [
        Pair(open: "(", close: ")"), Pair(open: "[", close: "]"), Pair(open: "{", close: "}"), Pair(open: "«", close: "»"),
        Pair(open: "“", close: "”"),
    ]

    private static func lone(in text: Prose, _ number: Int) -> [Lone] {
        var open: [(pair: Pair, index: Int)] = []
        // So that a page of nothing but brackets is not searched for each of them.
        var depths: [Pair: Int] = [:]
        var lone: [Lone] = []
        for index in text.elements.indices where text.isText(index) {
            let scalar = text.scalar(index)
            if let pair = pairs.first(where: { $0.open == scalar }) {
                open.append((pair, index))
                depths[pair, default: 0] += 1
            } else if let pair = pairs.first(where: { $0.close == scalar }) {
                if depths[pair, default: 0] > 0, let last = open.lastIndex(where: { $0.pair == pair }) {
                    for closed in open[last...] { depths[closed.pair, default: 0] -= 1 }
                    for inner in open[(last + 1)...] {
                        lone.append(Lone(pair: inner.pair, isOpening: true, number: number, range: text.elements[inner.index].range))
                    }
                    open.removeSubrange(last...)
                } else if !isEnumeration(index, text), !isSmiley(index, text) {
                    lone.append(Lone(pair: pair, isOpening: false, number: number, range: text.elements[index].range))
                }
            }
        }
        for left in open where !isSmiley(left.index, text) {
            lone.append(Lone(pair: left.pair, isOpening: true, number: number, range: text.elements[left.index].range))
        }
        return lone
    }

    /// `a)`, `1)` and `iv)` count things.
    private static func isEnumeration(_ index: Int, _ text: Prose) -> Bool {
        guard text.scalar(index) == ")" else { return false }
        var start = index
        while start > 0, index - start < 4, text.isText(start - 1), text.scalar(start - 1).isLetter || text.scalar(start - 1).isDigit {
            start -= 1
        }
        return start < index && (start == 0 || text.scalar(start - 1).isSpace || text[start - 1]?.origin == .lineEnd)
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
