import Markdown

/// Pairs the segments of two pages that say the same in two languages, by what does not depend on the language: kinds, order, claims, links, code
/// and numbers. One segment on the left may belong to two on the right.
struct Alignment {
    /// What is known of a segment.
    struct Item {
        let kind: Segment.Kind
        fileprivate let column: Int?
        /// Whether it had a translation before, which may have been edited since and is rarely gone.
        fileprivate var wasTranslated = false
        /// The text, and what it was when it was translated.
        fileprivate var versions: [Version]

        /// - Parameter row: what stands in the same row of a table.
        init(_ segment: Segment, row: [Segment] = []) {
            kind = segment.kind
            column = segment.cell?.column
            versions = [Version(segment.text, row: row.map(\.text))]
        }

        /// The same segment, which was translated from another text.
        func translated(from base: SegmentText) -> Item {
            var item = self
            item.wasTranslated = true
            item.versions.append(Version(base, row: []))
            return item
        }

        /// The segments of a page in their order.
        static func items(of segments: [Segment]) -> [Item] {
            struct Row: Hashable { let table: Int, row: Int }
            func row(_ cell: Segment.Cell) -> Row { Row(table: cell.table, row: cell.row) }
            let rows = Dictionary(grouping: segments.filter { $0.cell != nil }) { $0.cell.map(row) }
            return segments.map { segment in Item(segment, row: segment.cell.flatMap { rows[row($0)] } ?? []) }
        }
    }

    fileprivate struct Version {
        /// Claims, links, code and images.
        let codes: [String: Int]
        /// What languages may write differently, or what only stands beside it: numbers, and the codes of the row.
        let hints: [String: Int]
        /// How words begin: names, and words that many languages share.
        let stems: [String: Int]
        let length: Double

        init(_ text: SegmentText, row: [SegmentText]) {
            codes = Self.counts(text.anchors)
            hints = Self.counts(text.numerals + row.flatMap(\.anchors))
            stems = Self.counts(text.words.compactMap { $0.count < 4 ? nil : String($0.prefix(4)).lowercased() })
            length = Double(max(1, text.plainText.unicodeScalars.count))
        }

        private init(codes: [String: Int], hints: [String: Int], stems: [String: Int], length: Double) {
            (self.codes, self.hints, self.stems, self.length) = (codes, hints, stems, length)
        }

        func joined(_ other: Version) -> Version {
            Version(
                codes: codes.merging(other.codes, uniquingKeysWith: +), hints: hints.merging(other.hints, uniquingKeysWith: +),
                stems: stems.merging(other.stems, uniquingKeysWith: +), length: length + other.length)
        }

        private static func counts(_ anchors: [String]) -> [String: Int] { anchors.reduce(into: [:]) { $0[$1, default: 0] += 1 } }
    }

    private let left: [Item]
    private let right: [Item]

    /// - Parameters:
    ///   - known: the pairs that are certain, by the index on the left; each right index at most once.
    ///   - open: the indices on the left that are still to be paired.
    ///   - taken: indices on the right that are not to be paired.
    /// - Returns: the new pairs, by the index on the left.
    static func pairs(_ left: [Item], _ right: [Item], known: [Int: [Int]] = [:], open: [Int], taken: Set<Int> = []) -> [Int: [Int]] {
        Alignment(left: left, right: right).pairs(known: known, open: open, taken: taken)
    }

    private func pairs(known: [Int: [Int]], open: [Int], taken: Set<Int>) -> [Int: [Int]] {
        var result: [Int: [Int]] = [:]
        var (fromLeft, fromRight) = (0, 0)
        let taken = taken.union(known.values.joined())
        for (leftIndex, rightIndices) in Self.inOrder(known) + [(left.count, [right.count])] {
            let rights = (fromRight..<max(fromRight, rightIndices.min() ?? right.count)).filter { !taken.contains($0) }
            let lefts = open.filter { (fromLeft..<leftIndex).contains($0) }
            result.merge(gap(lefts, rights)) { first, _ in first }
            fromLeft = leftIndex + 1
            fromRight = (rightIndices.max() ?? fromRight - 1) + 1
        }
        return result
    }

    /// The longest run of known pairs that stand in the same order on both sides.
    private static func inOrder(_ known: [Int: [Int]]) -> [(Int, [Int])] {
        let pairs = known.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        return longestIncreasing(pairs.map { $0.value.min() ?? 0 }).map { (pairs[$0].key, pairs[$0].value) }
    }

    // MARK: Between two certain pairs

    private enum Step: UInt8 {
        case one, two, skipLeft, skipRight
    }

    private func gap(_ lefts: [Int], _ rights: [Int]) -> [Int: [Int]] {
        guard !lefts.isEmpty, !rights.isEmpty else { return [:] }
        let band = Band(rows: lefts.count, columns: rights.count)
        var scores = [Double](repeating: -.infinity, count: band.size)
        var steps = [Step](repeating: .skipLeft, count: band.size)
        for i in 0...lefts.count {
            for j in band.columns(of: i) {
                let cell = band.index(i, j)
                if i == 0, j == 0 { scores[cell] = 0 }
                func offer(_ i: Int, _ j: Int, _ score: @autoclosure () -> Double, _ step: Step) {
                    guard band.contains(i, j) else { return }
                    let score = scores[band.index(i, j)] + score()
                    guard score > scores[cell] else { return }
                    scores[cell] = score
                    steps[cell] = step
                }
                if i > 0 { offer(i - 1, j, left[lefts[i - 1]].wasTranslated ? -2 : -1, .skipLeft) }
                if j > 0 { offer(i, j - 1, -1, .skipRight) }
                if i > 0, j > 0 { offer(i - 1, j - 1, score(left[lefts[i - 1]], [right[rights[j - 1]]]), .one) }
                if i > 0, j > 1, rights[j - 2] + 1 == rights[j - 1] {
                    offer(i - 1, j - 2, score(left[lefts[i - 1]], [right[rights[j - 2]], right[rights[j - 1]]]), .two)
                }
            }
        }
        return Self.trace(steps, band, lefts, rights)
    }

    private static func trace(_ steps: [Step], _ band: Band, _ lefts: [Int], _ rights: [Int]) -> [Int: [Int]] {
        var result: [Int: [Int]] = [:]
        var (i, j) = (lefts.count, rights.count)
        while i > 0 || j > 0 {
            switch i == 0 ? .skipRight : j == 0 ? .skipLeft : steps[band.index(i, j)] {
            case .one:
                result[lefts[i - 1]] = [rights[j - 1]]
                (i, j) = (i - 1, j - 1)
            case .two:
                result[lefts[i - 1]] = [rights[j - 2], rights[j - 1]]
                (i, j) = (i - 1, j - 2)
            case .skipLeft: i -= 1
            case .skipRight: j -= 1
            }
        }
        return result
    }

    /// How well segments go together; below −2 it is better to leave both alone.
    private func score(_ left: Item, _ rights: [Item]) -> Double {
        guard let kinds = kindScore(left.kind, rights.map(\.kind)), let right = rights.flatMap(\.versions).reduced({ $0.joined($1) }) else { return -100 }
        let texts = left.versions.map { Self.score($0, right) }.max() ?? 0
        let isOtherColumn = rights.contains { $0.column != left.column }
        return kinds + texts - (isOtherColumn ? 2 : 0) - (rights.count > 1 ? 1 : 0)
    }

    private static func score(_ left: Version, _ right: Version) -> Double {
        // A French text is about a fifth longer than its English source.
        let ratio = right.length / (left.length * 1.2)
        let stretch = max(ratio, 1 / ratio)
        let codes = share(left.codes, right.codes).map { 5 * $0 - 2 } ?? 0.5
        let hints = share(left.hints, right.hints).map { 2.5 * $0 - 0.5 } ?? 0
        // Where a segment is missing, these tell which one it is; they are too little to part segments that stand in the same order.
        let likeness = 2 * (share(left.stems, right.stems) ?? 0) - 0.6 * min(1, stretch - 1)
        let score = codes + hints + likeness - min(2, max(0, stretch - 1.5) / 2)
        // Sums of such steps are exact, so that ways that are worth the same stay so in whatever order they are added up.
        return (score * 256).rounded() / 256
    }

    /// How much two lists have in common, from 0 to 1; nil where both are empty.
    private static func share(_ a: [String: Int], _ b: [String: Int]) -> Double? {
        let all = max(a.values.reduce(0, +), b.values.reduce(0, +))
        guard all > 0 else { return nil }
        return Double(a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }) / Double(all)
    }

    private func kindScore(_ kind: Segment.Kind, _ others: [Segment.Kind]) -> Double? {
        guard others.allSatisfy({ kind.family == $0.family }) else { return nil }
        if others.count > 1, kind.family != .prose { return nil }
        return others.allSatisfy { $0 == kind } ? 1.5 : -0.5
    }
}

/// The part of a matrix that is near its diagonal: time and memory grow with its longer side, not with its area.
private struct Band {
    private let rows: Int
    private let columns: Int
    /// Where each row begins in the list of all cells.
    private var starts: [Int] = [0]

    /// How far from the diagonal a pair may be, along the longer side.
    private static let reach = 150

    /// - Parameters: the numbers of elements, above 0; the matrix has a row and a column more.
    init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        starts.reserveCapacity(rows + 2)
        for row in 0...rows { starts.append((starts.last ?? 0) + self.columns(of: row).count) }
    }

    var size: Int { starts.last ?? 0 }

    /// The columns of a row that are in the band; never none.
    func columns(of row: Int) -> ClosedRange<Int> {
        let reach = Self.reach * max(rows, columns)
        let low = (row * columns - reach + rows - 1) / rows
        return max(0, low)...max(0, min(columns, (row * columns + reach) / rows))
    }

    func contains(_ row: Int, _ column: Int) -> Bool { columns(of: row).contains(column) }

    func index(_ row: Int, _ column: Int) -> Int { starts[row] + column - columns(of: row).lowerBound }
}

extension Segment.Kind {
    fileprivate enum Family {
        case title, description, heading, prose, cell, alternative
    }

    fileprivate var family: Family {
        switch self {
        case .title: .title
        case .description: .description
        case .heading: .heading
        case .paragraph, .item, .alert: .prose
        case .cell: .cell
        case .alternative: .alternative
        }
    }
}

extension Array {
    fileprivate func reduced(_ join: (Element, Element) -> Element) -> Element? {
        first.map { dropFirst().reduce($0, join) }
    }
}

extension SegmentText {
    /// What a translation has in common with its source: claims, links, code, images.
    var anchors: [String] {
        var anchors: [String] = []
        for code in codes {
            switch code {
            case .link(let destination, _): anchors.append(destination.withoutPageLocale)
            case .claim(let destination), .label(let destination, _): anchors.append(destination)
            case .code(let text): anchors.append("`\(text)")
            case .image(let source, _): anchors.append(source)
            case .emphasis, .strong, .strikethrough, .lineBreak, .html: break
            }
        }
        return anchors
    }

    fileprivate var numerals: [String] {
        words.compactMap { word in
            let digits = word.unicodeScalars.filter { $0.properties.numericType != nil }
            return digits.isEmpty ? nil : String(String.UnicodeScalarView(digits))
        }
    }
}

extension String {
    /// `../link/fr.md#steps` as `../link/#steps`, so that links to the same page in two languages are alike.
    var withoutPageLocale: String {
        let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.hasSuffix(".md"), !contains("://") else { return self }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return folder + (parts.count > 1 ? "#\(parts[1])" : "")
    }
}
