/// A text as a YAML value that every reader takes for this text: plain where that is safe, else in quotation marks.
func yamlText(_ text: String, inFlow: Bool = false) -> String {
    isPlain(text, inFlow: inFlow) ? text : yamlQuoted(text)
}

/// A text as a YAML value in double quotation marks.
func yamlQuoted(_ text: String) -> String { "\"" + text.unicodeScalars.map(escaped).joined() + "\"" }

/// Words that readers of YAML 1.1 take for something else than a text.
private let wordsOfYAML: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

private func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, first.properties.isAlphabetic, last != ":",
        !last.properties.isWhitespace, !wordsOfYAML.contains(text.lowercased())
    else { return false }
    var previous: Unicode.Scalar = "a"
    for scalar in text.unicodeScalars {
        if mustBeEscaped(scalar) || previous == ":" && scalar == " " || previous == " " && scalar == "#" { return false }
        if inFlow, ",[]{}:\"'".unicodeScalars.contains(scalar) { return false }
        previous = scalar
    }
    return true
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    default:
        guard mustBeEscaped(scalar) else { return String(scalar) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    }
}

/// Controls, line ends of any kind, byte order marks, and what is no character.
private func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
}
