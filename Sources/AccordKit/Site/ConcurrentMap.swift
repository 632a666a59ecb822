import Synchronization

/// Applies a function to each element on up to `jobs` threads; the results are in the elements' order.
///
/// Workers take the elements in small runs, so uneven work spreads evenly.
func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
    let run = 8
    let next = Counter()
    let parts = await withTaskGroup(of: [(Int, [Result])].self) { group in
        for _ in 0..<max(1, min(jobs, elements.count / run + 1)) {
            group.addTask {
                var done: [(Int, [Result])] = []
                while true {
                    let start = next.take(run)
                    guard start < elements.count else { return done }
                    done.append((start, elements[start..<min(start + run, elements.count)].map(transform)))
                }
            }
        }
        return await group.reduce(into: []) { $0 += $1 }
    }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
}

private final class Counter: Sendable {
    private let value = Atomic(0)

    /// The next `count` numbers; returns the first.
    func take(_ count: Int) -> Int {
        value.wrappingAdd(count, ordering: .relaxed).oldValue
    }
}
