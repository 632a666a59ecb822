internal import CLibXML

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes as UTF-8, and the offset, in the result, of the first of them that stand for no text.
struct Decoded {
    var utf8: [UInt8]
    var firstInvalid: Int?
}

extension Encoding {
    /// Decodes a page; what is no text in this encoding becomes U+FFFD. Invalid UTF-8 is left to be repaired with the rest of the page.
    ///
    /// - Returns: nil where this machine's C library does not know the encoding.
    func decode(_ bytes: [UInt8]) -> Decoded? {
        switch decoder {
        case .utf8: return Decoded(utf8: bytes)
        case .windows1252: return Decoded(utf8: bytes.decoded { windows1252High[Int($0 & 0x7F)] })
        case .userDefined: return Decoded(utf8: bytes.decoded { 0xF700 + UInt16($0) })
        case .replacement: return Decoded(utf8: bytes.isEmpty ? [] : [0xEF, 0xBF, 0xBD], firstInvalid: bytes.isEmpty ? nil : 0)
        case .iconv(let name): return convert(bytes, from: name)
        }
    }
}

/// U+0080 to U+009F are what windows-1252 differs in from Latin-1; these characters stand there. Character references know them too.
let windows1252Controls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]

private let windows1252High: [UInt16] = windows1252Controls + (0xA0...0xFF)

extension [UInt8] {
    /// - Parameter high: the character of a byte from 0x80 on.
    fileprivate func decoded(_ high: (UInt8) -> UInt16) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 8)
        for byte in self {
            if byte < 0x80 { result.append(byte) } else { result.append(scalar: UInt32(high(byte))) }
        }
        return result
    }

    /// Appends a character as UTF-8; what is no character becomes U+FFFD.
    mutating func append(scalar: UInt32) {
        let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

private func convert(_ bytes: [UInt8], from name: String) -> Decoded? {
    guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = bytes
    var decoded = Decoded(utf8: [])
    decoded.utf8.reserveCapacity(bytes.count + bytes.count / 2)
    input.withUnsafeMutableBytes { input in
        var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        while left > 0 {
            let before = left
            let failure = convertPiece(converter, &next, &left, into: &decoded.utf8)
            if failure == EILSEQ || failure == EINVAL {
                if decoded.firstInvalid == nil { decoded.firstInvalid = decoded.utf8.count }
                decoded.utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
                // A character that the page's end cuts off is one; otherwise the next byte may begin one again.
                if failure == EINVAL { return }
                next = next.map { $0 + 1 }
                left -= 1
            } else if left == before {
                return
            }
        }
    }
    return decoded
}

/// Converts up to the next fault, or as much as fits.
///
/// - Returns: the C library's error number.
private func convertPiece(
    _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into utf8: inout [UInt8]
) -> Int32 {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { piece in
        var out = piece.baseAddress
        var room = piece.count
        let result = iconv(converter, &next, &left, &out, &room)
        let failure = result == -1 ? errno : 0
        utf8.append(contentsOf: UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: piece[..<(piece.count - room)])))
        return failure
    }
}
