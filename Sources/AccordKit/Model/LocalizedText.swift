/// A text per locale (BCP 47 tag), each in one or more forms.
public struct LocalizedText: Sendable, Hashable {
    public var forms: [String: Forms]

    public init(_ forms: [String: Forms]) { self.forms = forms }

    public init(_ texts: [String: String]) { forms = texts.mapValues { Forms($0) } }

    /// The forms for a locale by BCP 47 truncation (RFC 4647 lookup): `en-GB`, then `en`.
    public func lookup(_ locale: String) -> Forms? {
        var tag = Substring(locale)
        while true {
            if let found = forms[String(tag)] { return found }
            guard let cut = tag.lastIndex(of: "-") else { return nil }
            tag = tag[..<cut]
            // RFC 4647 3.4: a single-letter subtag goes together with what followed it.
            if tag.count >= 2, tag[tag.index(tag.endIndex, offsetBy: -2)] == "-" { tag = tag.dropLast(2) }
        }
    }
}

/// The forms of one text in one locale: CLDR plural categories (`one`, `other`, …) or, in the glossary, other named forms.
public struct Forms: Sendable, Hashable {
    /// The form names a plain string has.
    public static let plain = "other"

    /// Form name to text; always holds `other`.
    public let byName: [String: String]

    /// A text without other forms.
    public init(_ text: String) { byName = [Self.plain: text] }

    /// Nil where `other` is missing.
    public init?(_ byName: [String: String]) {
        guard byName[Self.plain] != nil else { return nil }
        self.byName = byName
    }

    /// The form to use where nothing asks for another: `one` where there is one.
    public var singular: String { byName["one"] ?? plural }

    /// The form `other`.
    public var plural: String { byName[Self.plain] ?? "" }

    /// The names of the forms with exactly this text, sorted.
    public func names(of text: String) -> [String] {
        byName.filter { $0.value == text }.keys.sorted()
    }
}
