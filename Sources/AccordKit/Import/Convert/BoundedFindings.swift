import Diagnostics

/// What is found on one page while it is converted: not more than anybody reads, and the number of the others.
struct BoundedFindings {
    private static let limit = 1000

    private var first: [Diagnostic] = []
    /// The first finding that was one too many, and how many there were of these.
    private var omitted: (first: Diagnostic, count: Int)?

    /// - Parameter finding: made only where it is kept, as finding its place in a long line takes long.
    mutating func add(_ finding: @autoclosure () -> Diagnostic) {
        if first.count < Self.limit {
            first.append(finding())
        } else if let (next, count) = omitted {
            omitted = (next, count + 1)
        } else {
            omitted = (finding(), 1)
        }
    }

    var all: [Diagnostic] {
        guard let (next, count) = omitted else { return first }
        let seen: Message = count == 1 ? "there is one more here" : "there are \(count) more, beginning here"
        return first + [
            Diagnostic(
                next.code, next.severity, at: next.location, rule: "At most \(Self.limit) findings are told of a page", seen: seen,
                right: "Mend the others, and import it again")
        ]
    }
}
