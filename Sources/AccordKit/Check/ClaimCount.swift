import Markdown

/// A number in front of a claim that counts what the claim names: `2 [tasks](item:task)`, `**2** [tasks](item:task)`, `two other [tasks](item:task)`.
struct ClaimCount {
    /// As the page has it.
    let text: String
    /// `1.5`
    let amount: String

    /// - Parameter lead: what stands before the claim in its block, as its reader sees it.
    init?(lead: String, locale: String) {
        guard lead.last?.isWhitespace == true else { return nil }
        let prose = Prose(SegmentText(plain: lead))
        let language = NumberLanguage(locale: locale)
        guard let number = NumberReader.numbers(of: prose, in: language).last, let plain = number.plainAmount,
            Self.isCardinal(number.text), let amount = language.withWrittenDecimals(plain, of: number.text),
            Self.areBetween(prose.string(number.range.upperBound..<prose.count), isMultiplied: Self.endsWithMultiplier(number.text))
        else { return nil }
        let before = prose.string(0..<number.range.lowerBound)
        guard !"-–—/#".contains(before.last ?? " ") else { return nil }
        if let word = before.wholeWords.last?.lowercased(), Self.numberedThings.contains(word) { return nil }
        text = number.text
        self.amount = amount
    }

    /// The form of a name behind the number.
    func form(of forms: Forms, in locale: String) -> String? {
        PluralCategory(of: amount, in: locale).map { forms.byName[$0.rawValue] ?? forms.plural }
    }

    private static func isCardinal(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).allSatisfy { word in
            let word = word.lowercased()
            return word.allSatisfy { $0.isNumber || ".,’'".contains($0) } || cardinals.contains(word) || multipliers.contains(word)
        }
    }

    private static func endsWithMultiplier(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).last.map { multipliers.contains($0.lowercased()) } ?? false
    }

    /// Whether nothing stands between the number and the claim but that there are more of it, or what it is a million of.
    private static func areBetween(_ text: String, isMultiplied: Bool) -> Bool {
        text.split(whereSeparator: \.isWhitespace).allSatisfy { adjectives.contains($0.lowercased()) || isMultiplied && ["de", "di"].contains($0) }
    }

    private static let multipliers = words(
        """
        million millions milliard milliards billion millionen milliarde milliarden millón millones milione milioni miliardo miliardi milhão milhões \
        bilhão bilhões miljoen miljard
        """)

    private static let adjectives = words(
        """
        other more further additional new different autres nouvelles nouveaux différents différentes premiers premières derniers dernières andere \
        anderen weitere weiteren neue neuen otras otros nuevas nuevos altri altre nuovi nuove outros outras novos novas nieuwe \
        nouvelle nouveau nouvel autre seul seule première premier dernière dernier anderes anderer neues neuer weiteres weiterer otra otro nueva nuevo \
        altra altro nuova nuovo outra outro nova novo
        """)

    private static let cardinals = words(
        """
        two three four five six seven eight nine ten eleven twelve deux trois quatre cinq sept huit dix onze douze zwei drei vier fünf sechs sieben \
        acht neun zehn elf zwölf dos tres cuatro cinco seis siete ocho nueve diez doce due tre quattro cinque sette otto nove dieci undici dodici \
        one un une zéro ein eine einen einem einer uno una um uma een dois duas três quatro sete oito dez doze twee drie vijf zes zeven negen tien twaalf
        """)

    /// What is counted by the number behind it.
    private static let numberedThings = words(
        """
        page step table figure chapter section version part no number étape tableau chapitre partie numéro n seite schritt kapitel abschnitt teil \
        página paso capítulo pagina passo capitolo
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

extension NumberLanguage {
    /// An amount with the zeros behind the decimal mark that a text has, by which languages choose another form: 1.0 is not 1.
    ///
    /// Nil where the mark may stand between groups.
    fileprivate func withWrittenDecimals(_ amount: String, of text: String) -> String? {
        guard !amount.contains("."), let mark = text.lastIndex(where: decimals.contains) else { return amount }
        let digits = text[text.index(after: mark)...]
        guard !digits.isEmpty, digits.allSatisfy({ $0 == "0" }) else { return amount }
        return digits.count != 3 ? "\(amount).\(digits)" : decimals.count == 1 ? nil : amount
    }
}

extension [Inline] {
    /// With the form that goes with the number in front of it in each claim that has no text.
    func fillingCountedClaims(_ product: Product, in locale: String) -> [Inline] {
        guard contains(where: \.hasEmptyClaim) else { return self }
        var lead = ""
        return filled(&lead, product, locale)
    }

    private func filled(_ lead: inout String, _ product: Product, _ locale: String) -> [Inline] {
        map { inline in
            switch inline {
            case .emphasis(let inner): return .emphasis(inner.filled(&lead, product, locale))
            case .strong(let inner): return .strong(inner.filled(&lead, product, locale))
            case .strikethrough(let inner): return .strikethrough(inner.filled(&lead, product, locale))
            case .link(var link):
                guard case .claim(let claim)? = Claim.parse(link.destination) else {
                    link.content = link.content.filled(&lead, product, locale)
                    return .link(link)
                }
                if link.content.plainText.allSatisfy(\.isWhitespace), let forms = product.subject(of: claim)?.text.lookup(locale),
                    let form = ClaimCount(lead: lead, locale: locale)?.form(of: forms, in: locale)
                {
                    link.content = [.text(form, link.range)]
                }
                lead += ClaimUse.placeholder
                return .link(link)
            case .text, .softBreak, .lineBreak, .code, .html, .image:
                lead += inline.leadText
                return inline
            }
        }
    }
}

extension Inline {
    /// What a claim behind it has before it.
    var leadText: String {
        switch self {
        case .text(let text, _): text
        case .softBreak, .lineBreak: " "
        case .code, .html, .image, .link: ClaimUse.placeholder
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.map(\.leadText).joined()
        }
    }

    fileprivate var hasEmptyClaim: Bool {
        switch self {
        case .link(let link): link.content.isEmpty && Claim.parse(link.destination) != nil || link.content.contains(where: \.hasEmptyClaim)
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.contains(where: \.hasEmptyClaim)
        case .text, .softBreak, .lineBreak, .code, .html, .image: false
        }
    }
}
