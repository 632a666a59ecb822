extension String {
    /// The text with one kind of space, of apostrophe, of quotation mark and of ellipsis, and with no space where typography alone decides on it: what
    /// “accord check --fix” writes, and what an editor exchanges by itself, is no other text.
    var withoutTypography: String {
        var text = String.UnicodeScalarView()
        var hasSpace = false
        var isBehindOpening = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace {
                hasSpace = true
                continue
            }
            if scalar.isInvisible { continue }
            if hasSpace, !text.isEmpty, !isBehindOpening, !scalar.mayFollowSpace { text.append(" ") }
            hasSpace = false
            isBehindOpening = scalar == "«" || scalar == "‹"
            switch scalar {
            case "’", "‘", "´", "ʼ", "‹", "›": text.append("'")
            case "“", "”", "„", "‟", "«", "»": text.append("\"")
            case "…": text.append(contentsOf: "...".unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// The text with letters that are made of a letter and marks as one letter each, where there is such a letter: Unicode's form NFC for the scripts that
    /// languages are written in which have them. A text in NFC stays as it is.
    var composed: String {
        guard unicodeScalars.contains(where: { (0x300..<0x370).contains($0.value) || (0x1100..<0x1200).contains($0.value) }) else { return self }
        var text = ""
        for character in self {
            let letter = character.unicodeScalars.count > 1 ? composedLetters[character] : nil
            if let letter { text.unicodeScalars.append(letter) } else { text.append(character) }
        }
        return text
    }
}

/// By every form of a letter that Unicode calls equivalent, which are equal as characters.
private let composedLetters: [Character: Unicode.Scalar] = {
    let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF, 0xAC00...0xD7A3]
    let letters = blocks.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic)
    return Dictionary(letters.map { (Character($0), $0) }) { first, _ in first }
}()

extension Unicode.Scalar {
    /// Soft hyphens and the like.
    fileprivate var isInvisible: Bool { self == "\u{AD}" || self == "\u{200B}" || self == "\u{2060}" || self == "\u{FEFF}" }

    /// A mark before which languages, and authorities of one language, differ on the space.
    fileprivate var mayFollowSpace: Bool { ":;!?%»›".unicodeScalars.contains(self) }
}
