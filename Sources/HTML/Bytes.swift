extension [UInt8] {
    /// Where a text next begins.
    func offset(of text: StaticString, from start: Int) -> Int? {
        text.withUTF8Buffer { text in
            guard let first = text.first, start <= count else { return nil }
            var offset = start
            while let next = firstOffset(of: first, from: offset) {
                if self[next...].starts(with: text) { return next }
                offset = next + 1
            }
            return nil
        }
    }

    /// Where a byte next stands; many bytes are looked at at once.
    func firstOffset(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

extension UInt8 {
    /// What HTML takes for white space.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
