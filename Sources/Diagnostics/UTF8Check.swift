/// The offset of the first byte that is not part of valid UTF-8; nil where all is well.
///
/// Overlong forms, surrogates and values past U+10FFFF are invalid, and so is a sequence that the end cuts off.
public func invalidUTF8(in bytes: ArraySlice<UInt8>) -> Int? {
    // The standard library's validation is much the fastest, but does not say where.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var at = bytes.startIndex
    while at < bytes.endIndex {
        guard let length = sequenceLength(bytes[at...]) else { return at }
        at += length
    }
    return nil
}

/// The number of bytes of the well-formed sequence at the start (Unicode, table 3-7).
private func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let lead = bytes.first else { return nil }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    let rest = bytes.dropFirst().prefix(length - 1)
    guard rest.count == length - 1, let next = rest.first, second ~= next else { return nil }
    return rest.dropFirst().allSatisfy { 0x80...0xBF ~= $0 } ? length : nil
}
