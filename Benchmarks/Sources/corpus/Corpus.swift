/// An invented help site: the same articles in English and French, cross-linked, about an invented product.
///
/// Everything follows from the number of articles and the seed, so any article can be made on its own, in any order.
struct Corpus {
    let articles: Int
    let seed: UInt64
    let product: Product

    static let locales = ["en", "fr"]
    static let articlesPerSection = 100

    init(articles: Int, seed: UInt64) {
        self.articles = articles
        self.seed = seed
        product = Product(areas: min((articles - 1) / Self.articlesPerSection + 1, Product.mostAreas))
    }

    var sections: Int { (articles - 1) / Self.articlesPerSection + 1 }

    func sectionID(_ section: Int) -> String { "section-\(padded(section, 3))" }

    func articleID(_ article: Int) -> String { "article-\(padded(article, 5))" }

    func section(of article: Int) -> Int { article / Self.articlesPerSection }

    /// The part of the product that a section describes.
    func area(ofSection section: Int) -> Product.Area { product.areas[section % product.areas.count] }

    func sectionTitle(_ section: Int) -> Phrase {
        let area = area(ofSection: section)
        return Phrase(en: "\(area.name.en), part \(section + 1)", fr: "\(area.name.fr), partie \(section + 1)")
    }

    func title(_ article: Int) -> Phrase {
        let area = area(ofSection: section(of: article))
        let task = Prose.tasks[article % Prose.tasks.count]
        return Phrase(
            en: "\(task.en) \(area.name.en.lowercased()) (case \(article + 1))",
            fr: "\(task.fr) des \(area.name.fr.lowercased()) (cas \(article + 1))")
    }
}

/// One text in both languages.
struct Phrase {
    let en: String
    let fr: String

    subscript(locale: String) -> String { locale == "fr" ? fr : en }
}

/// Steele, Lea and Flood's SplitMix64: small, and the same on every platform.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
