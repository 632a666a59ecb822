import Markdown

/// Pairs the segments of two pages that say the same in two languages, by what does not depend on the language: kinds, order, claims, links, code
/// and numbers. One segment on the left may belong to two on the right.
struct Alignment {
    /// What is known of a segment.
    struct Item {
        /// Nil where it is not known: of a segment that its page no longer has.
        let kind: Segment.Kind?
        let text: SegmentText
        fileprivate let anchors: [String: Int]
        fileprivate let length: Double

        init(_ kind: Segment.Kind?, _ text: SegmentText) {
            self.kind = kind
            self.text = text
            anchors = text.anchors.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            length = Double(max(1, text.plainText.unicodeScalars.count))
        }
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
                if i > 0 { offer(i - 1, j, -1, .skipLeft) }
                if j > 0 { offer(i, j - 1, -1, .skipRight) }
                if i > 0, j > 0 { offer(i - 1, j - 1, score(left[lefts[i - 1]], [right[rights[j - 1]]]), .one) }
                if i > 0, j > 1, rights[j - 2] + 1 == rights[j - 1] {
                    offer(i - 1, j - 2, score(left[lefts[i - 1]], [right[rights[j - 2]], right[rights[j - 1]]]), .two)
                }
            }
        }
        let paired = Self.trace(steps, band, lefts, rights)
        // Two pages of the same build say the same in the same order, unless what they have in common tells otherwise.
        guard lefts.count == rights.count, zip(lefts, rights).allSatisfy({ left[$0].kind != nil && left[$0].kind == right[$1].kind }) else {
            return paired
        }
        let straight = Dictionary(uniqueKeysWithValues: zip(lefts, rights.map { [$0] }))
        return evidence(paired) - evidence(straight) >= 1 ? paired : straight
    }

    /// How much the paired segments have in common. Numbers say little: languages write them in many ways.
    private func evidence(_ pairs: [Int: [Int]]) -> Double {
        pairs.reduce(0) { sum, pair in
            let shared = anchors(pair.value.map { right[$0] })
            return sum
                + left[pair.key].anchors.reduce(0) {
                    $0 + Double(min($1.value, shared[$1.key] ?? 0)) * ($1.key.allSatisfy(\.isNumber) ? 0.3 : 1)
                }
        }
    }

    private func anchors(_ items: [Item]) -> [String: Int] { items.reduce(into: [:]) { $0.merge($1.anchors, uniquingKeysWith: +) } }

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
        guard let kinds = kindScore(left.kind, rights.map(\.kind)) else { return -100 }
        let length = rights.reduce(0) { $0 + $1.length }
        // A French text is about a fifth longer than its English source.
        let ratio = length / (left.length * 1.2)
        let stretch = max(ratio, 1 / ratio)
        let anchors = rights.count == 1 ? rights[0].anchors : anchors(rights)
        let shared = anchors.reduce(0) { $0 + min($1.value, left.anchors[$1.key] ?? 0) }
        let all = max(anchors.values.reduce(0, +), left.anchors.values.reduce(0, +))
        let agreement = all == 0 ? 0.5 : 5 * Double(shared) / Double(all) - 2
        return kinds + agreement - min(2, (stretch - 1) / 2) - (rights.count > 1 ? 1 : 0)
    }

    private func kindScore(_ kind: Segment.Kind?, _ others: [Segment.Kind?]) -> Double? {
        guard let kind else { return 0.5 }
        guard others.allSatisfy({ $0.map { kind.family == $0.family } ?? true }) else { return nil }
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

extension SegmentText {
    /// What a translation has in common with its source: claims, links, code, numbers.
    fileprivate var anchors: [String] {
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
        for word in words {
            let digits = word.unicodeScalars.filter { $0.properties.numericType != nil }
            if !digits.isEmpty { anchors.append(String(String.UnicodeScalarView(digits))) }
        }
        return anchors
    }
}

extension String {
    /// `../link/fr.md#steps` as `../link/#steps`, so that links to the same page in two languages are alike.
    fileprivate var withoutPageLocale: String {
        let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.hasSuffix(".md"), !contains("://") else { return self }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return folder + (parts.count > 1 ? "#\(parts[1])" : "")
    }
}
