/// The candidate most like a mistyped name, for a *did you mean*; nil where nothing is near.
///
/// Near means few insertions, deletions, replacements and swaps of neighbours (Damerau and Levenshtein's optimal string alignment, on
/// scalars, upper and lower case being the same): one for three scalars of the name, at most four. Of candidates equally near, the one that
/// begins alike longest wins, then the first in code point order.
public func nearestMatch(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard wanted.count <= 200 else { return nil }
    let limit = min(4, wanted.count / 3)
    var best: (candidate: String, distance: Int, prefix: Int)?
    for candidate in candidates {
        let other = folded(candidate)
        guard abs(other.count - wanted.count) <= limit else { continue }
        guard let distance = editDistance(wanted, other, limit: best?.distance ?? limit) else { continue }
        let prefix = zip(wanted, other).prefix { $0 == $1 }.count
        if let best {
            let order = (distance, -prefix)
            let bestOrder = (best.distance, -best.prefix)
            guard order < bestOrder || order == bestOrder && candidate.utf8.lexicographicallyPrecedes(best.candidate.utf8) else { continue }
        }
        best = (candidate, distance, prefix)
    }
    return best?.candidate
}

private func folded(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars) }

/// The optimal string alignment distance; nil where it exceeds the limit.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    var older = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = older
    for i in a.indices {
        current[0] = i + 1
        for j in b.indices {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
            current[j + 1] = cost
        }
        guard min(current.min() ?? 0, previous.min() ?? 0) <= limit else { return nil }
        (older, previous, current) = (previous, current, older)
    }
    let distance = previous[b.count]
    return distance <= limit ? distance : nil
}
