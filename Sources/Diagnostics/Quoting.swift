/// A text from a document, made fit to stand in a message: in quotation marks, control and bidirectional characters shown as `U+202E`,
/// line breaks as ⏎, and cut where it is very long.
public func quoted(_ text: String, limit: Int = 120) -> String { quotation(text, limit: limit).description }

/// The same for messages, in the quotation marks of their language.
public func quotation(_ text: String, limit: Int = 120) -> Message { "\"\(shown(text, limit: limit))\"" }

private func shown(_ text: String, limit: Int) -> String {
    var out = ""
    var count = 0
    for scalar in text.unicodeScalars {
        guard count < limit else {
            out += "…"
            break
        }
        count += 1
        if scalar == "\n" {
            out += "⏎"
        } else if isUnprintable(scalar) {
            out += codePointName(scalar)
        } else {
            out.unicodeScalars.append(scalar)
        }
    }
    return out
}

/// Whether a terminal or an editor would act on a scalar instead of showing it: controls, line separators, bidirectional embeddings and marks,
/// tags and the like.
func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
    default: false
    }
}

/// `U+202E`
public func codePointName(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A text with everything that a terminal would act on named instead, on one line.
func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
        if scalar == "\n" || scalar == "\t" {
            out += " "
        } else if isUnprintable(scalar) {
            out += codePointName(scalar)
        } else {
            out.unicodeScalars.append(scalar)
        }
    }
    return out
}
