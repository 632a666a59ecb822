/// A JSON document (RFC 8259) as a tree; where it was read from bytes, every value knows which bytes.
///
/// Objects keep the order of their members. Numbers keep their text, so nothing is rounded on the way through.
/// Equality looks at contents alone: where a value was read from does not count, the order of members does.
public struct JSONValue: Sendable {
    public var content: Content
    /// UTF-8 byte offsets in the document it was read from; empty for a value made in code.
    public var range: Range<Int>

    public init(_ content: Content, range: Range<Int> = 0..<0) {
        self.content = content
        self.range = range
    }

    public indirect enum Content: Sendable, Hashable {
        case null
        case bool(Bool)
        /// The number as written: `-1.50e3`.
        case number(String)
        case string(String)
        case array([JSONValue])
        case object([Member])
    }

    public struct Member: Sendable, Hashable {
        public var key: String
        /// The key with its quotation marks.
        public var keyRange: Range<Int>
        public var value: JSONValue

        public init(_ key: String, keyRange: Range<Int> = 0..<0, _ value: JSONValue) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }

        public static func == (a: Member, b: Member) -> Bool { a.key == b.key && a.value == b.value }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(key)
            hasher.combine(value)
        }
    }

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case null = "null", bool = "a boolean", number = "a number", string = "a string", array = "an array", object = "an object"
    }
}

extension JSONValue: Hashable {
    public static func == (a: JSONValue, b: JSONValue) -> Bool { a.content == b.content }

    public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

// MARK: Looking into it

extension JSONValue {
    /// What kind of value this is; the raw value reads well in a message: `an array`.
    public var kind: Kind {
        switch content {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    public var bool: Bool? {
        guard case .bool(let value) = content else { return nil }
        return value
    }

    public var string: String? {
        guard case .string(let value) = content else { return nil }
        return value
    }

    /// The number where it is an integer that fits and is written as one (`12`, not `12.0` or `1e3`).
    public var integer: Int? {
        guard case .number(let text) = content else { return nil }
        return Int(text)
    }

    public var array: [JSONValue]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    /// An object's members in their order.
    public var members: [Member]? {
        guard case .object(let members) = content else { return nil }
        return members
    }

    /// The value of an object's member; nil where there is none, or this is no object.
    public subscript(key: String) -> JSONValue? {
        members?.first { $0.key == key }?.value
    }
}

// MARK: Making one

extension JSONValue {
    public static let null = JSONValue(.null)

    public static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }

    public static func number(_ value: Int) -> JSONValue { JSONValue(.number(String(value))) }

    public static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }

    public static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

    /// Members in the order given; the caller sees to it that keys differ.
    public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        JSONValue(.object(members.map { Member($0, $1) }))
    }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }

    public init(integerLiteral value: Int) { self = .number(value) }

    public init(booleanLiteral value: Bool) { self = .bool(value) }

    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
