import Diagnostics

/// The spaces that a French text has around its marks, after one authority.
///
/// Checks of pages and the adaptation of borrowed pages read the same table.
public enum TypographyProfile: String, Sendable, Hashable, CaseIterable {
    /// *Lexique des règles typographiques en usage à l'Imprimerie nationale*.
    case imprimerieNationale = "fr-FR"
    /// Office québécois de la langue française.
    case oqlf = "fr-CA"
    /// The Interinstitutional Style Guide of the European Union.
    case europeanUnion = "EU"

    /// The profile of a locale where site.yml names none; nil for other languages than French.
    public init?(locale: String) {
        guard Language(locale: locale) == .french else { return nil }
        self = locale == "fr-CA" || locale.hasPrefix("fr-CA-") ? .oqlf : .imprimerieNationale
    }

    /// Where the authorities ask for a space, or for none.
    enum Place: Sendable, Hashable, CaseIterable {
        /// Before `;`, `!` and `?`.
        case highMark
        case colon
        /// Behind `«` and before `»`.
        case guillemet
        case percent, currency
        /// Between groups of three digits.
        case digitGroup

        /// The place before a mark.
        init?(before scalar: Unicode.Scalar) {
            switch scalar {
            case ";", "!", "?": self = .highMark
            case ":": self = .colon
            case "»": self = .guillemet
            case "%", "‰": self = .percent
            case "€", "$", "£", "¥": self = .currency
            default: return nil
            }
        }
    }

    /// What stands in a place.
    struct Spacing: Sendable, Hashable {
        /// Nil for no space at all.
        let preferred: Unicode.Scalar?
        /// Another no-break space that the authority allows as well.
        var allowed: Unicode.Scalar?
    }

    func spacing(_ place: Place) -> Spacing {
        switch (place, self) {
        case (.highMark, .imprimerieNationale): Spacing(preferred: .narrowNoBreakSpace)
        case (.highMark, .oqlf), (.highMark, .europeanUnion), (.colon, .europeanUnion): Spacing(preferred: nil)
        case (.colon, .imprimerieNationale), (.colon, .oqlf): Spacing(preferred: .noBreakSpace)
        case (.guillemet, .imprimerieNationale): Spacing(preferred: .noBreakSpace, allowed: .narrowNoBreakSpace)
        case (.guillemet, _), (.percent, _), (.currency, _): Spacing(preferred: .noBreakSpace)
        case (.digitGroup, .imprimerieNationale): Spacing(preferred: .narrowNoBreakSpace)
        case (.digitGroup, _): Spacing(preferred: .noBreakSpace)
        }
    }
}

extension Unicode.Scalar {
    static let noBreakSpace: Unicode.Scalar = "\u{A0}"
    static let narrowNoBreakSpace: Unicode.Scalar = "\u{202F}"

    /// Whether lines never break at it: U+00A0 or U+202F.
    var isNoBreakSpace: Bool { self == .noBreakSpace || self == .narrowNoBreakSpace }

    /// Any space within a line.
    var isSpace: Bool { self == " " || self == "\t" || isNoBreakSpace || (0x2000...0x200A).contains(value) || value == 0x3000 }

    var isDigit: Bool { ("0"..."9").contains(self) }

    var isLetter: Bool { properties.isAlphabetic }

    /// `U+202F`, for people.
    var notation: Message {
        switch self {
        case " ": "an ordinary space"
        case .noBreakSpace: "a no-break space (U+00A0)"
        case .narrowNoBreakSpace: "a narrow no-break space (U+202F)"
        default:
            "the space \(codePointName(self))"
        }
    }
}

/// Prose borrowed between the regions of one language, with the spaces that the reader's region expects.
///
/// Only no-break spaces are changed: they are where a writer knew a space to belong to a mark.
func adaptTypography(of text: String, from: TypographyProfile?, to: TypographyProfile?) -> String {
    guard let from, let to, from != to, text.unicodeScalars.contains(where: \.isNoBreakSpace) else { return text }
    let scalars = Array(text.unicodeScalars)
    var adapted = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
        guard scalar.isNoBreakSpace, let place = TypographyProfile.Place(of: index, in: scalars) else {
            adapted.append(scalar)
            continue
        }
        let wanted = to.spacing(place)
        if from.spacing(place) == wanted {
            adapted.append(scalar)
        } else if let space = wanted.preferred {
            adapted.append(space)
        }
    }
    return String(adapted)
}

extension TypographyProfile.Place {
    /// The place that a space of a text is in.
    fileprivate init?(of index: Int, in scalars: [Unicode.Scalar]) {
        let before = index > 0 ? scalars[index - 1] : " "
        let after = index + 1 < scalars.count ? scalars[index + 1] : " "
        if before == "«" {
            self = .guillemet
        } else if before.isDigit, after.isDigit {
            self = .digitGroup
        } else {
            self.init(before: after)
        }
    }
}
