/// What became of a source text since it was translated.
enum SourceChange: Hashable {
    case none
    /// Words, or a link or an image that came, went or changed places with another: somebody has to put it at its words, or to take it from them.
    case words
    /// Claims were added, taken away, exchanged or put in another order: their destinations, with the ids in force.
    case claims(removed: Set<String>, added: Set<String>)
    /// Only what the labels of the same claims read, or by which of its ids a claim names the same thing.
    case labels
    case links
    case markup
    /// Only kinds of spaces, apostrophes and quotation marks.
    case typography

    /// - Parameter product: what knows the ids that claims had before.
    init(from old: SegmentText, to new: SegmentText, in product: Product? = nil) {
        guard old != new else {
            self = .none
            return
        }
        let (before, after) = (TextAnatomy(old, product), TextAnatomy(new, product))
        if before.hasOtherWords(than: after) || before.hasOtherPlaces(than: after) {
            self = .words
        } else if before.claims != after.claims {
            let (old, new) = (Set(before.claims), Set(after.claims))
            // In another order all of them changed their place.
            self = old == new ? .claims(removed: old, added: new) : .claims(removed: old.subtracting(new), added: new.subtracting(old))
        } else if before.labels != after.labels || before.ids != after.ids {
            self = .labels
        } else if before.marks != after.marks {
            self = .markup
        } else if before.links != after.links {
            self = .links
        } else {
            self = before.comments != after.comments || before.written == after.written ? .markup : .typography
        }
    }

    /// What became of the claims, whatever became of the words; their order is no matter then.
    static func ofClaims(from old: SegmentText, to new: SegmentText, in product: Product?) -> SourceChange {
        let (before, after) = (Set(TextAnatomy(old, product).claims), Set(TextAnatomy(new, product).claims))
        return .claims(removed: before.subtracting(after), added: after.subtracting(before))
    }

    /// Why a translation is stale, where it is: a changed claim makes only such a translation stale that depends on it.
    func reason(for targets: [SegmentText], in product: Product? = nil) -> TranslationUnit.Reason? {
        switch self {
        case .none, .labels, .links, .markup, .typography: return nil
        case .words: return .text
        case .claims(let removed, let added):
            let claims = Set(targets.flatMap { TextAnatomy($0, product).claims })
            return removed.isDisjoint(with: claims) && added.isSubset(of: claims) ? nil : .claim
        }
    }

    /// What changed without making a translation stale.
    func carried(for targets: [SegmentText], in product: Product? = nil) -> TranslationUnit.Reason? {
        guard reason(for: targets, in: product) == nil else { return nil }
        return switch self {
        case .none, .words: nil
        case .claims, .labels: .claim
        case .links: .linkOnly
        case .markup: .markupOnly
        case .typography: .typography
        }
    }
}

/// A text taken apart into what a translation depends on in different ways.
private struct TextAnatomy {
    /// The words as they are written, with one mark for each label and each piece of code.
    private(set) var written = ""
    /// As `written`, with what the labels read.
    private var spelledOut = ""
    private var literals: [String] = []
    /// The titles of links and images: prose that readers see.
    private var titles: [String] = []
    /// The destinations of all claims, in order, with the ids in force.
    private(set) var claims: [String] = []
    /// The same as they are written.
    private(set) var ids: [String] = []
    private(set) var labels: [String] = []
    private(set) var links: [String] = []
    private var imageCount = 0
    /// The kinds of all codes that are neither claims nor code, each with the number of letters before it.
    private(set) var marks: [String] = []
    private(set) var comments: [String] = []
    private var letters = 0
    private let product: Product?

    init(_ text: SegmentText, _ product: Product?) {
        self.product = product
        for part in text.parts {
            switch part {
            case .text(let text): add(text)
            case .close(let number) where text.codes.indices.contains(number - 1): mark(text.codes[number - 1], isEnd: true)
            case .open(let number), .standalone(let number):
                guard text.codes.indices.contains(number - 1) else { continue }
                mark(text.codes[number - 1], isEnd: false)
                add(text.codes[number - 1])
            case .close: break
            }
        }
    }

    func hasOtherWords(than other: TextAnatomy) -> Bool {
        guard literals == other.literals, titles.map(\.withoutTypography) == other.titles.map(\.withoutTypography) else { return true }
        guard written.withoutTypography != other.written.withoutTypography else { return false }
        // A word that became a label, or the reverse, says the same: what changed is the claim.
        return claims == other.claims || spelledOut.withoutTypography != other.spelledOut.withoutTypography
    }

    /// Whether it has more or fewer links or images, or the same in another order.
    func hasOtherPlaces(than other: TextAnatomy) -> Bool {
        if links.count != other.links.count || imageCount != other.imageCount { return true }
        return links != other.links && links.sorted() == other.links.sorted()
    }

    private mutating func add(_ text: String) {
        written += text
        spelledOut += text
        letters += text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    private mutating func add(_ code: SegmentText.Code) {
        switch code {
        case .emphasis, .strong, .strikethrough: break
        case .html(let text): if code.isComment { comments.append(text) }
        case .link(let destination, let title), .image(let destination, let title):
            links.append(destination)
            if case .image = code { imageCount += 1 }
            if !title.isEmpty { titles.append(title) }
        case .claim(let destination): addClaim(destination)
        case .label(let destination, let text):
            written += "\u{FFFC}"
            spelledOut += text
            addClaim(destination)
            labels.append(text)
        case .code(let text):
            written += "\u{FFFC}"
            spelledOut += "\u{FFFC}"
            literals.append(text)
        case .lineBreak: add(" ")
        }
    }

    private mutating func addClaim(_ destination: String) {
        ids.append(destination)
        guard let product, case .claim(let claim)? = Claim.parse(destination) else { return claims.append(destination) }
        claims.append(claim.canonical(in: product).destination)
    }

    private mutating func mark(_ code: SegmentText.Code, isEnd: Bool) {
        guard let name = code.mark else { return }
        marks.append("\(isEnd ? "/" : "")\(name)@\(letters)")
    }
}

extension SegmentText.Code {
    /// The name of a code that is only a mark.
    fileprivate var mark: String? {
        switch self {
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .strikethrough: "strikethrough"
        case .link: "link"
        case .lineBreak: "break"
        case .image: "image"
        case .html(let text): isComment ? nil : text
        case .claim, .label, .code: nil
        }
    }

    /// Whether it is a note among writers, which no reader sees.
    var isComment: Bool {
        if case .html(let text) = self { text.hasPrefix("<!--") } else { false }
    }
}
