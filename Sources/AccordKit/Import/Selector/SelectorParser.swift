import HTML

/// A selector that cannot be read, or that asks for more than Accord understands.
public struct SelectorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The whole selector.
    public let selector: String
    /// Where, in bytes from its start.
    public let offset: Int
    let problem: String

    public var description: String {
        "The selector “\(selector)” cannot be read: \(problem). "
            + "A selector is made of names, .class, #id and [attribute=value], of blanks and > between them, and of commas."
    }
}

extension Selector {
    /// Reads a selector such as `article#main .body, main > div`.
    public init(parsing text: String) throws(SelectorError) {
        var parser = SelectorParser(text)
        alternatives = try parser.paths()
    }

    /// A selector that comes with Accord; a test holds that each can be read.
    init(_ text: StaticString) {
        let text = text.description
        do throws(SelectorError) {
            self = try Selector(parsing: text)
        } catch {
            alternatives = []
        }
    }

    /// Whether it can mean anything at all.
    var isEmpty: Bool { alternatives.isEmpty }
}

private struct SelectorParser {
    private let text: String
    private let bytes: [UInt8]
    private var offset = 0
    /// More parts than this would only keep the matching busy.
    private static let limit = 100

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func error(_ problem: String) -> SelectorError {
        SelectorError(selector: text, offset: offset, problem: problem)
    }

    mutating func paths() throws(SelectorError) -> [Selector.Path] {
        var paths: [Selector.Path] = []
        while true {
            paths.append(try path())
            guard next == UInt8(ascii: ",") else { break }
            guard paths.count < Self.limit else { throw error("it has more than \(Self.limit) alternatives") }
            offset += 1
        }
        if let next { throw error("“\(String(decoding: bytes[offset...], as: UTF8.self))” begins with what it has no rule for (\(Self.name(of: next)))") }
        return paths
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: ":"): "a pseudo-class"
        case UInt8(ascii: "+"), UInt8(ascii: "~"): "a sibling"
        case UInt8(ascii: "*"): "any element"
        default: "no name, ., # or ["
        }
    }

    private mutating func path() throws(SelectorError) -> Selector.Path {
        skipBlanks()
        var path = Selector.Path(element: try compound())
        while true {
            let hasBlank = skipBlanks()
            let isParent = next == UInt8(ascii: ">")
            if isParent {
                offset += 1
                skipBlanks()
            }
            guard let byte = next, byte != UInt8(ascii: ","), isParent || hasBlank else {
                if isParent { throw error("no element follows >") }
                return path
            }
            guard path.surroundings.count < Self.limit else { throw error("it has more than \(Self.limit) parts") }
            path.surroundings.insert(Selector.Surrounding(isParent: isParent, element: path.element), at: 0)
            path.element = try compound()
        }
    }

    private mutating func compound() throws(SelectorError) -> Selector.Compound {
        var compound = Selector.Compound()
        let start = offset
        if let name = word() {
            let lower = name.lowercased()
            compound.name = lower
            compound.tag = HTMLTag(rawValue: lower)
        }
        loop: while let byte = next {
            switch byte {
            case UInt8(ascii: "."):
                offset += 1
                guard let name = word() else { throw error("no class follows .") }
                compound.conditions.append(.className(Array(name.utf8)))
            case UInt8(ascii: "#"):
                offset += 1
                guard let name = word() else { throw error("no id follows #") }
                compound.conditions.append(.id(Array(name.utf8)))
            case UInt8(ascii: "["): compound.conditions.append(try attribute())
            default: break loop
            }
        }
        guard offset > start else {
            throw error(next.map { "it has no rule for “\(String(decoding: [$0], as: UTF8.self))” (\(Self.name(of: $0)))" } ?? "an element is missing at its end")
        }
        return compound
    }

    private mutating func attribute() throws(SelectorError) -> Selector.Condition {
        offset += 1
        skipBlanks()
        guard let name = word()?.lowercased() else { throw error("no attribute follows [") }
        skipBlanks()
        let comparison: Selector.Condition.Comparison
        switch next {
        case UInt8(ascii: "]"): comparison = .isThere
        case UInt8(ascii: "="): comparison = .equals
        case UInt8(ascii: "~"): comparison = .hasWord
        case UInt8(ascii: "^"): comparison = .hasPrefix
        case UInt8(ascii: "$"): comparison = .hasSuffix
        case UInt8(ascii: "*"): comparison = .contains
        default: throw error("= or ] must follow the attribute “\(name)”")
        }
        var value: [UInt8] = []
        if comparison != .isThere {
            if comparison != .equals { offset += 1 }
            guard next == UInt8(ascii: "=") else { throw error("= must follow the attribute “\(name)”") }
            offset += 1
            skipBlanks()
            value = try self.value()
            skipBlanks()
        }
        guard next == UInt8(ascii: "]") else { throw error("the bracket of the attribute “\(name)” is not closed") }
        offset += 1
        return .attribute(name: name, comparison, value: value)
    }

    private mutating func value() throws(SelectorError) -> [UInt8] {
        guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            guard let word = word() else { throw error("a value is missing") }
            return Array(word.utf8)
        }
        guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else { throw error("a quote is not closed") }
        defer { offset = end + 1 }
        return Array(bytes[(offset + 1)..<end])
    }

    private mutating func word() -> String? {
        let start = offset
        while let byte = next, byte.isSelectorNameByte { offset += 1 }
        return offset > start ? String(decoding: bytes[start..<offset], as: UTF8.self) : nil
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        let start = offset
        while let byte = next, byte.isHTMLBlank { offset += 1 }
        return offset > start
    }
}

extension UInt8 {
    fileprivate var isSelectorNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
