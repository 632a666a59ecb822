import Diagnostics
import Markdown

/// A generated table that only one of a page and its source has. Nothing in it is translated, so that no segment tells of it.
public struct TableDifference: Sendable, Hashable {
    /// The capability that it shows, by the id in force; as it is written where the product has none.
    public let table: String
    public let state: State
    /// Of its block, on the page that has it.
    let range: SourceRange

    public enum State: String, Sendable, Hashable {
        /// Only the source has it.
        case new
        /// Only the translation still has it.
        case removed
    }

    /// What the page lacks, in the order of the source; then what it has and the source does not.
    static func all(from source: [Block.CodeBlock], to page: [Block.CodeBlock], _ product: Product?) -> [TableDifference] {
        let (theirs, ours) = (tables(source, .new, product), tables(page, .removed, product))
        func difference(_ a: [TableDifference], _ b: [TableDifference]) -> [TableDifference] {
            var names = surplus(of: a.map(\.table), over: b.map(\.table))
            return a.reversed().filter { one in names.lastIndex(of: one.table).map { _ = names.remove(at: $0) } != nil }.reversed()
        }
        return difference(theirs, ours) + difference(ours, theirs)
    }

    private static func tables(_ blocks: [Block.CodeBlock], _ state: State, _ product: Product?) -> [TableDifference] {
        blocks.compactMap { block in
            block.supportTable.map { info in
                TableDifference(table: product?.capability(of: info) ?? info, state: state, range: block.range)
            }
        }
    }

    /// What was seen, for people.
    var seen: Message {
        switch state {
        case .new: "the page lacks the generated table “\(table)”"
        case .removed: "the source does not have the generated table “\(table)”"
        }
    }

    /// What is to be done, for people.
    var task: Message {
        switch state {
        case .new: "generated table to put in"
        case .removed: "generated table to take out"
        }
    }
}
