#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A borrowed stretch of memory; every index into one is checked by its user.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
    static func == (byte: UInt8, ascii: Unicode.Scalar) -> Bool { UInt32(byte) == ascii.value }
    static func != (byte: UInt8, ascii: Unicode.Scalar) -> Bool { UInt32(byte) != ascii.value }
    static func ~= (ascii: Unicode.Scalar, byte: UInt8) -> Bool { UInt32(byte) == ascii.value }

    var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
    /// Space, tab, line feed, vertical tab, form feed or carriage return.
    var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    var isASCIIPunctuation: Bool { (0x21...0x7E).contains(self) && !isASCIIAlphanumeric }
}

extension Bytes {
    /// The first index at or after `start` that holds a byte.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard let baseAddress, start >= 0, start < count,
            let found = memchr(baseAddress + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(baseAddress).distance(to: UnsafeRawPointer(found))
    }

    /// The indices that hold a byte, in order.
    func indices(of byte: UInt8) -> some Sequence<Int> {
        sequence(state: 0) { start in
            let found = index(of: byte, from: start)
            if let found { start = found + 1 }
            return found
        }
    }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// The byte at an index, or nil outside the collection.
    func byte(at index: Int) -> UInt8? {
        index >= startIndex && index < endIndex ? self[index] : nil
    }

    /// Whether the bytes from an index on are these ASCII characters.
    func hasASCII(_ text: StaticString, at index: Int) -> Bool {
        guard index >= startIndex, endIndex - index >= text.utf8CodeUnitCount else { return false }
        return memcmpASCII(text, at: index)
    }

    private func memcmpASCII(_ text: StaticString, at index: Int) -> Bool {
        for i in 0..<text.utf8CodeUnitCount where self[index + i] != text.utf8Start[i] { return false }
        return true
    }

    /// The first index at or after `index` that holds no byte of the given kind.
    func skipping(from index: Int, while matches: (UInt8) -> Bool) -> Int {
        var i = index
        while i < endIndex, matches(self[i]) { i += 1 }
        return i
    }

    /// The scalar that ends just before an index; nil at the start or in malformed UTF-8.
    func scalar(endingAt end: Int) -> Unicode.Scalar? {
        guard end > startIndex, end <= endIndex else { return nil }
        var start = end - 1
        while start > startIndex, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(startingAt: start)
    }

    /// The scalar that starts at an index; nil at the end or in malformed UTF-8.
    func scalar(startingAt start: Int) -> Unicode.Scalar? {
        guard let lead = byte(at: start) else { return nil }
        if lead < 0x80 { return Unicode.Scalar(lead) }
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, start + count <= endIndex else { return nil }
        var value = UInt32(lead) & (0x7F >> UInt32(count))
        for i in start + 1..<start + count {
            guard self[i] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(self[i] & 0x3F)
        }
        return Unicode.Scalar(value)
    }
}

extension Optional<Unicode.Scalar> {
    /// Whether CommonMark takes it for whitespace beside a delimiter; the edge of a text counts as such.
    var isWhitespace: Bool {
        guard let scalar = self else { return true }
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    /// Whether CommonMark takes it for punctuation beside a delimiter.
    var isPunctuation: Bool {
        guard let scalar = self else { return false }
        if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value).isASCIIPunctuation }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }
}
