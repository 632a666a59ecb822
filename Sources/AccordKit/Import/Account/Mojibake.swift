import Diagnostics
import HTML

/// Reports text that was UTF-8 once and was then taken for Windows-1252: `Ã©` for `é`.
func mojibake(in page: Converter) -> [Diagnostic] {
    var found: [(range: Range<Int>, seen: String, likely: String)] = []
    for node in page.document.nodes where node.kind == .text {
        guard page.survey.isContent(node) || page.survey.fates[node.index] == .title else { continue }
        // Ã, Â and â in UTF-8.
        guard node.textBytes.contains(0xC3) else { continue }
        let text = String(decoding: node.textBytes, as: UTF8.self)
        guard let repaired = text.repairingMojibake(), let (seen, likely) = firstDifference(text, repaired) else { continue }
        found.append((page.survey.range(of: node), seen, likely))
    }
    // A page that was misread as a whole is one fault.
    let others = found.count - 20
    return found.prefix(20).enumerated().map { index, place in
        let more = index == 19 && others > 0 ? "; \(count(others, "other text")) of the page \(others == 1 ? "has" : "have") the like" : ""
        return Diagnostic(
            .mojibake, .warning, at: page.file.location(of: place.range), rule: "Letters arrive as they were written",
            seen: "there is \(quoted(place.seen)), which is what \(quoted(place.likely)) becomes when its encoding is mistaken\(more)",
            right: "Write \(quoted(place.likely)), if that is what was meant")
    }
}

/// The words around the first place where two texts differ.
private func firstDifference(_ text: String, _ repaired: String) -> (String, String)? {
    let words = text.split(separator: " ")
    let others = repaired.split(separator: " ")
    if words.count == others.count, let pair = zip(words, others).first(where: { $0 != $1 }) {
        return (String(pair.0.prefix(40)), String(pair.1.prefix(40)))
    }
    return (String(text.prefix(60)), String(repaired.prefix(60)))
}

extension String {
    /// The text with every run of characters that is UTF-8 read as Windows-1252 turned back; nil where there is none.
    func repairingMojibake() -> String? {
        let text = MisreadText(scalars: Array<Unicode.Scalar>(unicodeScalars))
        guard text.scalars.indices.contains(where: { text.letter(misreadAt: $0, isCertain: false) != nil }) else { return nil }
        var result = String.UnicodeScalarView()
        var index = 0
        while index < text.scalars.count {
            if let (letter, length) = text.letter(misreadAt: index, isCertain: true) {
                result.append(letter)
                index += length
            } else {
                result.append(text.scalars[index])
                index += 1
            }
        }
        return String(result)
    }
}

/// A text some of which may be UTF-8 that was read as Windows-1252.
private struct MisreadText {
    let scalars: [Unicode.Scalar]

    /// The character that some others at an index were, and how many those are.
    ///
    /// - Parameter isCertain: whether the text is known to be misread, so that what could be a letter by itself is not.
    func letter(misreadAt index: Int, isCertain: Bool) -> (Unicode.Scalar, length: Int)? {
        guard let lead = scalars[index].windows1252, lead >= 0xC2 else { return nil }
        if let found = letterWithLostSpace(lead, index, isCertain: isCertain) { return found }
        guard index + 1 < scalars.count, let next = scalars[index + 1].windows1252, Self.mayBeMisread(lead, next) else { return nil }
        guard isCertain || !isProper(lead, next, at: index) else { return nil }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        let bytes = scalars[index...].prefix(length).compactMap(\.windows1252)
        guard bytes.count == length, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }), lead != 0xEF || bytes == [0xEF, 0xBB, 0xBF],
            let letter = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
        else { return nil }
        return (letter, length)
    }

    private func scalar(_ index: Int) -> Unicode.Scalar { scalars.indices.contains(index) ? scalars[index] : " " }

    /// `voilÃ ` and `pourquoiÂ ?`: the second byte was a no-break space, of which a program made an ordinary one.
    private func letterWithLostSpace(_ lead: UInt8, _ index: Int, isCertain: Bool) -> (Unicode.Scalar, length: Int)? {
        guard lead == 0xC2 || lead == 0xC3, scalar(index + 1).isBlank else { return nil }
        let before = scalar(index - 1)
        guard before.properties.isLowercase || isCertain && lead == 0xC3 && !before.properties.isAlphabetic else { return nil }
        // Of two blanks, the second was there before.
        return lead == 0xC3 ? ("à", scalar(index + 2).isBlank ? 2 : 1) : ("\u{A0}", 2)
    }

    /// Whether `Â` and `Ã` can be letters that stand before a mark or a no-break space.
    private func isProper(_ lead: UInt8, _ next: UInt8, at index: Int) -> Bool {
        guard lead == 0xC2 || lead == 0xC3 else { return false }
        let before = scalar(index - 1)
        let after = scalar(index + 2)
        // A word in capitals: `MAÇÃ »`, but not `CÃ”TÃ‰`.
        if before.properties.isUppercase { return [0xA0, 0xAB, 0xBB, 0x85, 0x92, 0x94].contains(next) && !after.properties.isAlphabetic }
        // The letter itself: `« Â »`, `le Ã ?`
        guard !before.properties.isAlphabetic else { return false }
        return next == 0xA0 && "»?!:;”".unicodeScalars.contains(after) || next == 0xBB && before == "«"
    }

    /// Whether two bytes begin a letter of Western Europe, a typographic sign, a byte order mark or an emoji. Good text hardly ever has them:
    /// `é »` with a no-break space would be UTF-8, too, but for a letter of China.
    private static func mayBeMisread(_ lead: UInt8, _ next: UInt8) -> Bool {
        switch lead {
        case 0xC2, 0xC3: next & 0xC0 == 0x80
        case 0xC5: next == 0x92 || next == 0x93
        case 0xE2: (0x80...0x84).contains(next)
        case 0xEF: next == 0xBB
        case 0xF0: next == 0x9F
        default: false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }

    /// The byte for it in Windows-1252.
    fileprivate var windows1252: UInt8? {
        if value < 0x80 || (0xA0...0xFF).contains(value) { return UInt8(value) }
        if (0x80...0x9F).contains(value) { return UInt8(value) }
        return Self.windows1252Specials[self]
    }

    private static let windows1252Specials: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C,
        "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
        "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]
}
