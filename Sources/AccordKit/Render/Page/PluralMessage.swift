/// A text with the forms that a language has for numbers, as ICU writes them: `{count, plural, one {# article} other {# articles}}`.
struct PluralMessage: Sendable, Hashable {
    private let before: String
    private let after: String
    /// By the name of a category, or by a number as `=0`.
    private let forms: [String: String]

    /// Why a text is no such message though it begins one.
    enum Problem: Error, Hashable {
        case malformed
        case unknownForm(String)
        case noOther
    }

    /// - Returns: nil where the text has no plural of that name.
    init?(_ text: String, name: String) throws(Problem) {
        let opening = "{\(name),"
        guard let start = text.firstRange(of: opening) else { return nil }
        var rest = text[start.upperBound...].drop(while: \.isWhitespace)
        guard rest.hasPrefix("plural") else { throw .malformed }
        rest = rest.dropFirst(6).drop(while: \.isWhitespace)
        guard rest.first == "," else { throw .malformed }
        rest = rest.dropFirst()
        var forms: [String: String] = [:]
        while true {
            rest = rest.drop(while: \.isWhitespace)
            if rest.first == "}" { break }
            let form = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "=" })
            rest = rest.dropFirst(form.count).drop(while: \.isWhitespace)
            guard !form.isEmpty, rest.first == "{", let end = Self.closingBrace(in: rest) else { throw .malformed }
            guard PluralCategory(rawValue: form) != nil || form.first == "=" && Int(form.dropFirst()) != nil else {
                throw .unknownForm(form)
            }
            forms[form] = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        }
        guard forms[PluralCategory.other.rawValue] != nil else { throw .noOther }
        before = String(text[..<start.lowerBound])
        after = String(rest.dropFirst())
        self.forms = forms
    }

    /// The brace that closes the first one of a text.
    private static func closingBrace(in text: Substring) -> Substring.Index? {
        var depth = 0
        return text.indices.first { index in
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            return depth == 0
        }
    }

    /// What else stands in braces, in a form or around the plural: a message has one value.
    var otherValue: Substring? {
        for text in [before, after] + forms.sorted(by: { $0.key < $1.key }).map(\.value) {
            guard let start = text.firstIndex(of: "{") else { continue }
            return text[start...(Self.closingBrace(in: text[start...]) ?? text.index(before: text.endIndex))]
        }
        return nil
    }

    /// The categories that it has forms for.
    var categories: Set<PluralCategory> { Set(forms.keys.compactMap(PluralCategory.init)) }

    func text(_ count: Int, in locale: String) -> String {
        let category = PluralCategory(of: String(count), in: locale) ?? .other
        let form = forms["=\(count)"] ?? forms[category.rawValue] ?? forms[PluralCategory.other.rawValue] ?? ""
        return before + form.replacing("#", with: String(count)) + after
    }
}
