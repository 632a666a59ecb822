/// A character reference: what it stands for, and how many bytes it takes.
struct Reference {
    var text: [UInt8]
    var count: Int
}

/// The reference that begins with the `&` at an offset, by HTML 5's rules and names; nil where the `&` is only an ampersand.
///
/// - Parameter isInAttribute: there, a name without its semicolon counts only where no other name can be meant (`?a=1&copy=2`).
func reference(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isInAttribute: Bool) -> Reference? {
    let start = offset + 1
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "#") { return numericReference(in: bytes, at: offset) }
    var end = start
    while end < bytes.count, end - start < 40, bytes[end].isAlphanumeric { end += 1 }
    guard end > start else { return nil }
    let name = bytes[start..<end]
    if end < bytes.count, bytes[end] == UInt8(ascii: ";"), let entry = namedReferences[String(decoding: name, as: UTF8.self)] {
        return Reference(text: entry.text, count: end + 1 - offset)
    }
    // Without a semicolon it is one of the old names, or begins with one; the longest has six letters.
    for length in stride(from: min(6, name.count), through: 2, by: -1) {
        guard let entry = namedReferences[String(decoding: name.prefix(length), as: UTF8.self)], entry.isOld else { continue }
        let next = start + length
        if isInAttribute, next < bytes.count, bytes[next] == UInt8(ascii: "=") || bytes[next].isAlphanumeric { return nil }
        return Reference(text: entry.text, count: length + 1)
    }
    return nil
}

private func numericReference(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Reference? {
    var end = offset + 2
    var radix: UInt32 = 10
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "x") {
        radix = 16
        end += 1
    }
    let digits = end
    var number: UInt32 = 0
    while end < bytes.count, let digit = bytes[end].digit(radix: radix) {
        // Far enough beyond the last character to stay there.
        number = min(number &* radix &+ digit, 0x110000)
        end += 1
    }
    guard end > digits else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
    var text: [UInt8] = []
    switch number {
    case 0: text.append(scalar: 0xFFFD)
    // What is a control character was meant as windows-1252 (`&#146;`).
    case 0x80...0x9F: text.append(scalar: UInt32(windows1252Controls[Int(number) - 0x80]))
    default: text.append(scalar: number)
    }
    return Reference(text: text, count: end - offset)
}

/// Text with its references resolved.
func resolved(_ bytes: UnsafeBufferPointer<UInt8>, isInAttribute: Bool, into result: inout [UInt8]) {
    var offset = 0
    while let next = bytes.firstOffset(of: UInt8(ascii: "&"), from: offset) {
        result.append(contentsOf: bytes[offset..<next])
        if let reference = reference(in: bytes, at: next, isInAttribute: isInAttribute) {
            result.append(contentsOf: reference.text)
            offset = next + reference.count
        } else {
            result.append(UInt8(ascii: "&"))
            offset = next + 1
        }
    }
    result.append(contentsOf: bytes[offset...])
}

private struct NamedReference {
    var text: [UInt8]
    /// Its semicolon may be missing.
    var isOld: Bool
}

private let namedReferences: [String: NamedReference] = {
    var references: [String: NamedReference] = [:]
    for entry in namedReferenceTable.split(separator: " ") {
        guard let mark = entry.firstIndex(where: { $0 == "*" || $0 == ":" }) else { continue }
        var text: [UInt8] = []
        for number in entry[entry.index(after: mark)...].split(separator: "+") { text.append(scalar: UInt32(number, radix: 16) ?? 0xFFFD) }
        references[String(entry[..<mark])] = NamedReference(text: text, isOld: entry[mark] == "*")
    }
    return references
}()

extension UInt8 {
    var isAlphanumeric: Bool { isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate func digit(radix: UInt32) -> UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16: UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
