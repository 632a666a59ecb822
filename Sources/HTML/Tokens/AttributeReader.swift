/// Reads the attributes of one start tag as HTML 5 has them, where libxml2 has lost its way in it (`<p @click="a > b">`) or where what it made
/// of a value must be read again.
struct AttributeReader {
    let bytes: [UInt8]
    /// Where the next attribute is looked for; behind the last one, the place of the tag's `>`, or the end of the page.
    private(set) var offset: Int
    /// Whether the tag is written `<x/>`.
    private(set) var isSelfClosing = false

    /// - Parameter offset: right behind the tag's name.
    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        self.offset = min(offset, bytes.count)
    }

    struct Attribute {
        var name: Range<Int>
        /// Without its quotes.
        var value: Range<Int>
    }

    mutating func next() -> Attribute? {
        isSelfClosing = false
        while offset < bytes.count, bytes[offset].isBlank || bytes[offset] == UInt8(ascii: "/") {
            isSelfClosing = bytes[offset] == UInt8(ascii: "/")
            offset += 1
        }
        guard offset < bytes.count, bytes[offset] != UInt8(ascii: ">") else { return nil }
        let start = offset
        // An equals sign at the very start belongs to the name.
        offset += 1
        skip { !$0.isBlank && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
        let name = start..<offset
        skip(while: \.isBlank)
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return Attribute(name: name, value: offset..<offset) }
        offset += 1
        skip(while: \.isBlank)
        guard offset < bytes.count, bytes[offset] != UInt8(ascii: ">") else { return Attribute(name: name, value: offset..<offset) }
        let quote = bytes[offset]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = offset
            skip { !$0.isBlank && $0 != UInt8(ascii: ">") }
            return Attribute(name: name, value: start..<offset)
        }
        offset += 1
        let value = offset..<(bytes[offset...].firstIndex(of: quote) ?? bytes.count)
        offset = min(value.upperBound + 1, bytes.count)
        return Attribute(name: name, value: value)
    }

    private mutating func skip(while predicate: (UInt8) -> Bool) {
        while offset < bytes.count, predicate(bytes[offset]) { offset += 1 }
    }
}
