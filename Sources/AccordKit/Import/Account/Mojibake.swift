import Diagnostics
import HTML

/// Reports text that was UTF-8 once and was then taken for Windows-1252: `Ã©` for `é`.
func mojibake(in page: Converter) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for node in page.document.nodes where node.kind == .text && findings.count < 20 {
        guard page.survey.isContent(node) || page.survey.fates[node.index] == .title else { continue }
        // Ã, Â and â in UTF-8.
        guard node.textBytes.contains(0xC3) else { continue }
        let text = String(decoding: node.textBytes, as: UTF8.self)
        guard let repaired = text.repairingMojibake(), let (seen, likely) = firstDifference(text, repaired) else { continue }
        findings.append(
            Diagnostic(
                .mojibake, .warning, at: page.file.location(of: page.survey.range(of: node)), rule: "Letters arrive as they were written",
                seen: "there is \(quoted(seen)), which is what \(quoted(likely)) becomes when its encoding is mistaken",
                right: "Write \(quoted(likely)), if that is what was meant"))
    }
    return findings
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
    ///
    /// Only what good text hardly ever has: `é »` with a no-break space would be UTF-8, too.
    func repairingMojibake() -> String? {
        let scalars = Array<Unicode.Scalar>(unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        var isRepaired = false
        while index < scalars.count {
            let next = index + 1 < scalars.count ? scalars[index + 1].windows1252 : nil
            if let lead = scalars[index].windows1252, let next, Self.mayBeMisread(lead, next) {
                let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
                let bytes = scalars[index...].prefix(length).compactMap(\.windows1252)
                if bytes.count == length, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }),
                    let decoded = String(validating: bytes, as: UTF8.self)
                {
                    result.append(contentsOf: decoded.unicodeScalars)
                    index += length
                    isRepaired = true
                    continue
                }
            }
            result.append(scalars[index])
            index += 1
        }
        return isRepaired ? String(result) : nil
    }

    /// Whether two bytes begin a letter of Western Europe, a typographic sign, a byte order mark or an emoji.
    private static func mayBeMisread(_ lead: UInt8, _ next: UInt8) -> Bool {
        switch lead {
        case 0xC2, 0xC3: true
        case 0xC5: next == 0x92 || next == 0x93
        case 0xE2: (0x80...0x84).contains(next)
        case 0xEF: next == 0xBB
        case 0xF0: next == 0x9F
        default: false
        }
    }
}

extension Unicode.Scalar {
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
