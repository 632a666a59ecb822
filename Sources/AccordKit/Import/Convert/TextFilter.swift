/// Characters that nobody sees and that only stand in the way of searching and comparing.
enum UnseenCharacter: String, Sendable {
    case softHyphen = "soft-hyphen"
    case zeroWidth = "zero-width"
    case control

    /// - Parameters:
    ///   - before: the scalar before it in the same text.
    ///   - after: the scalar behind it.
    init?(_ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?) {
        switch scalar.value {
        case 0xAD: self = .softHyphen
        case 0x200B, 0x2060, 0xFEFF, 0x180E: self = .zeroWidth
        // In Arabic, Indic scripts and emoji these say how the neighbours are joined or ordered.
        case 0x200C...0x200F:
            if before?.needsJoiners == true || after?.needsJoiners == true { return nil }
            self = .zeroWidth
        case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: self = .control
        default: return nil
        }
    }
}

extension Unicode.Scalar {
    fileprivate var needsJoiners: Bool {
        switch value {
        case 0x0590...0x1CFF, 0x1DC0...0x1DFF, 0x2190...0x2BFF, 0xA800...0xAFFF, 0xFB1D...0xFDFF, 0xFE00...0xFE0F, 0xFE70...0xFEFE, 0x10800...: true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without the characters that nobody sees.
    func withoutUnseenCharacters() -> ArraySlice<UInt8> {
        guard mayHaveUnseenCharacters else { return self }
        let scalars = Array<Unicode.Scalar>(String(decoding: self, as: UTF8.self).unicodeScalars)
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if UnseenCharacter(scalar, before: before, after: after) == nil { result.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
        return result[...]
    }

    /// Whether a byte is there that such a character could begin with.
    var mayHaveUnseenCharacters: Bool {
        contains { byte in
            switch byte {
            case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xC2, 0xE1, 0xE2, 0xEF: true
            default: false
            }
        }
    }
}
