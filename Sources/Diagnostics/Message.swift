/// A text for people that can be told in several languages.
///
/// It is written in English, as a literal. What stands between its arguments is the key by which catalogues know it:
/// `"the page has no “\(anchor)”"` has the key `the page has no “{1}”`. An argument is text that is the same in every language, or a message
/// itself.
public struct Message: Sendable, Hashable {
    /// The English text, with `{1}`, `{2}` … for the arguments.
    public let key: String
    let arguments: [Argument]

    indirect enum Argument: Sendable, Hashable {
        case text(String)
        case message(Message)
        case counted(Int, one: Message, other: Message)
    }

    fileprivate init(key: String, arguments: [Argument]) {
        self.key = key
        self.arguments = arguments
    }

    /// The form of a message for a number, which each language chooses by its own rule.
    public init(_ number: Int, one: Message, other: Message) {
        self.init(key: "{1}", arguments: [.counted(number, one: one, other: other)])
    }
}

extension Message {
    /// A message about a number of things that is the same in English for any number: other languages may have a form for one and another for several.
    public init(_ number: Int, _ message: Message) { self.init(number, one: message, other: message) }
}

extension Message: CustomStringConvertible {
    /// The text in English.
    public var description: String { MessageCatalogue.english.text(of: self) }
}

extension Message: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self.init(key: value, arguments: []) }

    public init(stringInterpolation: StringInterpolation) {
        self.init(key: stringInterpolation.key, arguments: stringInterpolation.arguments)
    }

    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var key = ""
        fileprivate var arguments: [Argument] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + 3 * interpolationCount)
            arguments.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { key += literal }

        /// A message, told in the language of the one that it stands in.
        public mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

        /// Text that is the same in every language.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) { append(.text(value.description)) }

        private mutating func append(_ argument: Argument) {
            arguments.append(argument)
            key += "{\(arguments.count)}"
        }
    }
}

extension [Message] {
    /// One after the other, with a message such as `" and "` between them.
    public func joined(separator: Message) -> Message {
        var arguments: [Message.Argument] = []
        for message in self {
            if !arguments.isEmpty { arguments.append(.message(separator)) }
            arguments.append(.message(message))
        }
        return Message(key: (1...Swift.max(1, arguments.count)).map { "{\($0)}" }.joined(), arguments: arguments.isEmpty ? [.text("")] : arguments)
    }
}
