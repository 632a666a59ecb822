/// BCP 47 language tags (RFC 5646).
public enum LanguageTag {
    /// The tag in its customary case (`fr-CA`, `zh-Hant-TW`); nil where it is not a well-formed tag that begins with a language.
    public static func canonical(_ tag: String) -> String? {
        guard tag.utf8.count <= 64, tag.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        var rest = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard let language = rest.popFirst(), isLetters(language, 2...8) else { return nil }
        var parts = [language.lowercased()]
        if language.count <= 3 {
            for _ in 0..<3 {
                guard let next = rest.first, isLetters(next, 3...3) else { break }
                parts.append(next.lowercased())
                rest.removeFirst()
            }
        }
        if let script = rest.first, isLetters(script, 4...4) {
            parts.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
            rest.removeFirst()
        }
        if let region = rest.first, isLetters(region, 2...2) || (region.count == 3 && region.allSatisfy(\.isNumber)) {
            parts.append(region.uppercased())
            rest.removeFirst()
        }
        while let variant = rest.first, isVariant(variant) {
            parts.append(variant.lowercased())
            rest.removeFirst()
        }
        guard appendExtensions(&rest, to: &parts) else { return nil }
        return parts.joined(separator: "-")
    }

    /// Singletons, each with what belongs to it; private use takes all that is left.
    private static func appendExtensions(_ rest: inout ArraySlice<Substring>, to parts: inout [String]) -> Bool {
        while let singleton = rest.popFirst() {
            guard isAlphanumeric(singleton, 1...1) else { return false }
            let isPrivate = singleton.lowercased() == "x"
            parts.append(singleton.lowercased())
            var count = 0
            while let subtag = rest.first, isAlphanumeric(subtag, isPrivate ? 1...8 : 2...8) {
                parts.append(subtag.lowercased())
                rest.removeFirst()
                count += 1
            }
            guard count > 0, !isPrivate || rest.isEmpty else { return false }
        }
        return true
    }

    private static func isLetters(_ subtag: Substring, _ length: ClosedRange<Int>) -> Bool {
        length ~= subtag.utf8.count && subtag.allSatisfy(\.isLetter)
    }

    private static func isAlphanumeric(_ subtag: Substring, _ length: ClosedRange<Int>) -> Bool {
        length ~= subtag.utf8.count && subtag.allSatisfy { $0.isLetter || $0.isNumber }
    }

    private static func isVariant(_ subtag: Substring) -> Bool {
        isAlphanumeric(subtag, 5...8) || (isAlphanumeric(subtag, 4...4) && subtag.first?.isNumber == true)
    }

    /// The tag and its truncations, most specific first (RFC 4647, lookup): `fr-CA`, `fr`.
    public static func truncations(of tag: String) -> [String] {
        var found = [tag]
        var rest = Substring(tag)
        while let cut = rest.lastIndex(of: "-") {
            rest = rest[..<cut]
            // RFC 4647 3.4: a single-character subtag goes together with what followed it.
            if rest.count >= 2, rest[rest.index(rest.endIndex, offsetBy: -2)] == "-" { rest = rest.dropLast(2) }
            found.append(String(rest))
        }
        return found
    }
}
