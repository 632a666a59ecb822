/// A place in a JSON document (RFC 6901): `/controls/docusign.login/label/fr`.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// Unescaped member names and element numbers, from the outside in.
    public var tokens: [String]

    public init(_ tokens: [String] = []) { self.tokens = tokens }

    /// Reads a pointer; nil where it neither is empty nor begins with `/`, or a `~` is not followed by `0` or `1`.
    public init?(_ text: String) {
        tokens = []
        guard !text.isEmpty else { return }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let first = parts.first, first.isEmpty else { return nil }
        for part in parts.dropFirst() {
            guard let token = unescaped(part) else { return nil }
            tokens.append(token)
        }
    }

    public func appending(_ key: String) -> JSONPointer { JSONPointer(tokens + [key]) }

    public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    public var description: String {
        var text: [UInt8] = []
        for token in tokens {
            text.append(UInt8(ascii: "/"))
            for byte in token.utf8 {
                switch byte {
                case UInt8(ascii: "~"): text += "~0".utf8
                case UInt8(ascii: "/"): text += "~1".utf8
                default: text.append(byte)
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension JSONValue {
    /// The value at a place; nil where there is none.
    public subscript(pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            switch value.content {
            case .object:
                guard let next = value[token] else { return nil }
                value = next
            case .array(let elements):
                guard let index = elementNumber(token), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }
}

/// RFC 6901 takes `0` and `12`, not `+1`, `01` or `-`.
private func elementNumber(_ token: String) -> Int? {
    guard let index = Int(token), String(index) == token, index >= 0 else { return nil }
    return index
}

private func unescaped(_ part: Substring.UTF8View) -> String? {
    var text: [UInt8] = []
    var bytes = part.makeIterator()
    while let byte = bytes.next() {
        guard byte == UInt8(ascii: "~") else {
            text.append(byte)
            continue
        }
        switch bytes.next() {
        case UInt8(ascii: "0"): text.append(UInt8(ascii: "~"))
        case UInt8(ascii: "1"): text.append(UInt8(ascii: "/"))
        default: return nil
        }
    }
    return String(decoding: text, as: UTF8.self)
}
