/// Why bytes are not the JSON document they should be.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The UTF-8 byte offset of the first byte that cannot be right.
    public let offset: Int
    /// What must hold, as a sentence without its full stop.
    public let rule: Message
    /// What stands there instead.
    public let found: Message

    public init(offset: Int, rule: Message, found: Message) {
        self.offset = offset
        self.rule = rule
        self.found = found
    }

    public var description: String { "\(rule): found \(found) at byte \(offset)." }
}
