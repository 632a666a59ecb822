#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension [UInt8] {
    /// Where a text next begins.
    func offset(of text: StaticString, from start: Int) -> Int? {
        withUnsafeBufferPointer { $0.offset(of: text, from: start) }
    }

    /// Where a byte next stands; many bytes are looked at at once.
    func firstOffset(of byte: UInt8, from start: Int) -> Int? {
        withUnsafeBufferPointer { $0.firstOffset(of: byte, from: start) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    func offset(of text: StaticString, from start: Int) -> Int? {
        text.withUTF8Buffer { text in
            guard let first = text.first else { return nil }
            var offset = start
            while let next = firstOffset(of: first, from: offset) {
                if self[next...].starts(with: text) { return next }
                offset = next + 1
            }
            return nil
        }
    }

    func firstOffset(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether a text stands at an offset, in any case.
    ///
    /// - Parameter text: in lower case.
    func has(_ text: some Collection<UInt8>, at offset: Int) -> Bool {
        offset >= 0 && offset + text.count <= count && zip(text, self[offset...]).allSatisfy { $0 == $1.lowercased }
    }
}

extension UInt8 {
    /// What HTML takes for white space.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
