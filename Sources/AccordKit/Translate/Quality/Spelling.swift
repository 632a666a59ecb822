import Diagnostics
import Markdown

/// Whose English a page is written in.
public enum Spelling: String, Sendable, Hashable, CaseIterable {
    case american = "en-US", british = "en-GB"

    /// How a word is spelt here; nil where it is right as it stands.
    ///
    /// British *-ize* is right as well (Oxford), so only *-yze* is changed.
    func corrected(_ word: String) -> String? {
        let folded = word.lowercased()
        let right =
            switch self {
            case .american: Self.americanByBritish[folded] ?? Self.respelt(folded, Self.americanEndings, stems: Self.verbs)
            case .british: Self.britishByAmerican[folded] ?? Self.respelt(folded, Self.britishEndings, stems: nil)
            }
        guard let right else { return nil }
        return word.first?.isUppercase == true ? right.capitalizedFirst : right
    }

    private static func respelt(_ word: String, _ endings: [(from: String, to: String)], stems: Set<String>?) -> String? {
        guard let ending = endings.first(where: { word.hasSuffix($0.from) }) else { return nil }
        let stem = String(word.dropLast(ending.from.count))
        guard stems.map({ $0.contains(stem) }) ?? (stem.count > 2) else { return nil }
        return stem + ending.to
    }

    private static let americanEndings =
        ["", "d", "s", "r", "rs"].map { (from: "ise\($0)", to: "ize\($0)") } + [
            ("ising", "izing"), ("isation", "ization"), ("isations", "izations"),
        ]

    private static let britishEndings = ["e", "ed", "es", "er", "ers", "ing"].map { (from: "yz\($0)", to: "ys\($0)") }

    /// Verbs in *-ise* and *-ize*, without that ending; words such as *advise* have no other form.
    private static let verbs: Set<String> = set(
        """
        organ real custom synchron author initial final categor recogn optim minim maxim normal standard visual virtual local global general special \
        emphas apolog summar prior util character central digit material memor modern personal popular random serial stabil subsid symbol \
        token vandal critic familiar formal harmon hospital item jeopard legal legitim mobil monet neutral parametr penal public \
        reorgan resynchron revolution sanit scrutin sensit steril capital canonical anonym alphabet unauthor
        """)

    private static let britishByAmerican: [String: String] = Dictionary(pairs.map { ($0.american, $0.british) }) { first, _ in first }
    private static let americanByBritish: [String: String] = Dictionary(pairs.map { ($0.british, $0.american) }) { first, _ in first }

    /// Words with one spelling on each side; *license*, *practice*, *program*, *dialog* and the like depend on more than the region.
    private static let pairs: [(american: String, british: String)] = {
        let our = set(
            "behavi col endeav fav flav harb hon hum lab neighb od rum sav splend vap ard arm"
        ).flatMap { stem in
            ["", "s", "ed", "ing", "al", "able", "ful", "ite", "ites", "hood", "less"].map { ("\(stem)or\($0)", "\(stem)our\($0)") }
        }
        let doubled = set(
            "cancel label travel model signal channel fuel total level tunnel dial unravel quarrel counsel marshal panel pedal stencil equal initial"
        )
        .flatMap { stem in ["ed", "ing", "er", "ers"].map { (stem + $0, "\(stem)l\($0)") } }
        let single = [
            ("center", "centre"), ("centers", "centres"), ("centered", "centred"), ("centering", "centring"), ("fiber", "fibre"),
            ("fibers", "fibres"),
            ("theater", "theatre"), ("theaters", "theatres"), ("liter", "litre"), ("liters", "litres"), ("kilometer", "kilometre"),
            ("kilometers", "kilometres"), ("millimeter", "millimetre"), ("millimeters", "millimetres"), ("centimeter", "centimetre"),
            ("centimeters", "centimetres"), ("caliber", "calibre"), ("catalog", "catalogue"), ("catalogs", "catalogues"),
            ("defense", "defence"), ("offense", "offence"), ("gray", "grey"), ("grays", "greys"), ("fulfill", "fulfil"),
            ("fulfills", "fulfils"), ("fulfillment", "fulfilment"), ("enroll", "enrol"), ("enrolls", "enrols"), ("enrollment", "enrolment"),
            ("installment", "instalment"), ("installments", "instalments"), ("skillful", "skilful"), ("jewelry", "jewellery"),
            ("aluminum", "aluminium"),
            ("plow", "plough"), ("mold", "mould"), ("molds", "moulds"), ("maneuver", "manoeuvre"), ("pediatric", "paediatric"),
            ("skeptical", "sceptical"), ("favorite", "favourite"), ("favorites", "favourites"), ("artifact", "artefact"),
            ("artifacts", "artefacts"), ("airplane", "aeroplane"),
        ]
        return (our + doubled + single).map { (american: $0.0, british: $0.1) }
    }()

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}

extension ProseCheck {
    /// The words of an English page are spelt as in its region.
    mutating func checkSpelling(_ text: Prose, _ spelling: Spelling) {
        for range in text.words {
            let word = text.string(range)
            guard let right = spelling.corrected(word) else { continue }
            report(
                .spelling, at: text.span(range), rule: "A page is spelt as in its region (\(spelling.rawValue))", seen: "it says “\(word)”",
                right: "Write “\(right)”", fixes: write(right, over: text.range(range)))
        }
    }
}
