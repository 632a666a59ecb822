import Diagnostics

/// The pairs of equal elements that stand in the same order in both sequences, as many as there can be.
func pairsInOrder<Element: Hashable>(_ a: [Element], _ b: [Element]) -> [(Int, Int)] {
    let (inA, inB) = (Set(a), Set(b))
    let left = a.indices.filter { inB.contains(a[$0]) }
    let right = b.indices.filter { inA.contains(b[$0]) }
    // The time and memory that a difference takes grow with the square of what differs.
    guard left.count + right.count <= 4000 else { return pairsByOccurrence(a, left, b, right) }
    let difference = right.map { b[$0] }.difference(from: left.map { a[$0] })
    var (kept, keptOnRight) = (Set(left.indices), Set(right.indices))
    for change in difference {
        switch change {
        case .remove(let offset, _, _): kept.remove(offset)
        case .insert(let offset, _, _): keptOnRight.remove(offset)
        }
    }
    return zip(kept.sorted(), keptOnRight.sorted()).map { (left[$0], right[$1]) }
}

/// As `pairsInOrder`, pairing the first occurrence of an element with the first, the second with the second.
private func pairsByOccurrence<Element: Hashable>(_ a: [Element], _ left: [Int], _ b: [Element], _ right: [Int]) -> [(Int, Int)] {
    var occurrences = Dictionary(grouping: right.reversed()) { b[$0] }
    let pairs = left.compactMap { index in occurrences[a[index]]?.popLast().map { (index, $0) } }
    return longestIncreasing(pairs.map(\.1)).map { pairs[$0] }
}

/// The indices of the longest part of a sequence whose values increase.
func longestIncreasing(_ values: [Int]) -> [Int] {
    /// For each length, the index of the smallest value with which a run of that length ends.
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for index in values.indices {
        let length = tails.partitioningIndex { values[$0] >= values[index] }
        previous[index] = length > 0 ? tails[length - 1] : nil
        if length == tails.count { tails.append(index) } else { tails[length] = index }
    }
    var run: [Int] = []
    var next = tails.last
    while let index = next {
        run.append(index)
        next = previous[index]
    }
    return run.reversed()
}
