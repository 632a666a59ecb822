extension Site {
    private static let greatestSlug = 80

    /// A title as the last component of an address: `Comment lier l’outil ?` as `comment-lier-l-outil`; empty where it has neither letters nor digits.
    static func slug(of title: String) -> String {
        var slug = ""
        for scalar in title.lowercased().unicodeScalars {
            if let plain = plainLetters[scalar] {
                slug += plain
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                slug.unicodeScalars.append(scalar)
            } else if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.isDefaultIgnorableCodePoint {
                // An accent of its own, a soft hyphen: they are inside a word.
                continue
            } else if !slug.isEmpty, !slug.hasSuffix("-") {
                slug += "-"
            }
        }
        if slug.utf8.count > greatestSlug { slug = shortened(slug) }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug
    }

    /// Whole words as far as there is room.
    private static func shortened(_ slug: String) -> String {
        var result = ""
        for word in slug.split(separator: "-") {
            guard result.utf8.count + word.utf8.count < greatestSlug else { break }
            result += (result.isEmpty ? "" : "-") + word
        }
        guard result.isEmpty else { return result }
        while result.utf8.count < greatestSlug - 4, let next = slug.dropFirst(result.count).first { result.append(next) }
        return result
    }

    private static let plainLetters: [Unicode.Scalar: String] = {
        let groups = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
            ("j", "ĵ"),
            ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
            ("u", "ùúûüũūŭůűų"),
            ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
        ]
        var letters: [Unicode.Scalar: String] = [:]
        for (plain, accented) in groups {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}
