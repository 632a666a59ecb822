/// What can be named in one locale: each label of the product with the claim that it would be.
struct Labels: Sendable {
    /// In a fixed order, so that equal matches always fall the same way.
    let all: [Label]
    /// A description may begin a sentence.
    private let exact: [String: [Label]]
    private let folded: [String: [Label]]
    /// The labels in the product's other languages that no label of this one is spelled like.
    private let foreign: [String: [(label: Label, locale: String)]]
    /// What an earlier version of the product called things that have another label now.
    private let former: [String: [Label]]
    /// The words that other languages have for what a claim is about.
    private let foreignWords: [Claim: Set<String>]

    /// - Parameter former: the model of an earlier version of the product, whose labels are outdated where they changed.
    init(_ product: Product, locale: String, former model: CapabilityModel? = nil) {
        let texts = product.model.claimedTexts
        all = texts.flatMap { claim, text in
            (text.lookup(locale)?.byName.values).map { Set($0).sorted() }?.map { Label(claim, $0, product) } ?? []
        }
        let atStarts = all.filter(\.isDescription).map { ($0.text.capitalizedFirst.alike, $0) }
        exact = Dictionary(grouping: all.map { ($0.text.alike, $0) } + atStarts) { $0.0 }.mapValues { $0.map(\.1) }
        folded = Dictionary(grouping: all, by: \.text.foldedForComparison)
        var foreign: [String: [(Label, String)]] = [:]
        var foreignWords: [Claim: Set<String>] = [:]
        for (claim, text) in texts {
            for (tag, forms) in text.forms.sorted(by: { $0.key < $1.key }) where tag != locale {
                for form in Set(forms.byName.values).sorted() where exact[form.alike] == nil {
                    foreign[form.alike, default: []].append((Label(claim, form, product), tag))
                    foreignWords[claim, default: []].formUnion(form.significantWords)
                }
            }
        }
        self.foreign = foreign
        self.foreignWords = foreignWords
        var outdated: [String: [Label]] = [:]
        for (claim, text) in model?.claimedTexts ?? [] where product.subject(of: claim) != nil {
            for form in Set((text.lookup(locale)?.byName ?? [:]).values).sorted() where exact[form.alike] == nil {
                outdated[form.alike, default: []].append(Label(claim, form, product))
            }
        }
        self.former = outdated
    }

    /// Everything that a text may name, the best first; empty for ordinary words.
    func candidates(for text: String, isInStep: Bool) -> [Candidate] {
        if let same = exact[text.alike] { return same.map { Candidate($0.claim, right: $0.text, .exact) } }
        if let same = folded[text.foldedForComparison], let first = same.first, text.isWrittenLike(first.text) {
            return same.map { Candidate($0.claim, right: $0.text, .typographic) }
        }
        if let old = former[text.alike] {
            return old.compactMap { label in right(for: label.claim, like: text).map { Candidate(label.claim, right: $0, .outdated) } }
        }
        if let other = foreign[text.alike] {
            return other.compactMap { label, tag in
                right(for: label.claim, like: text).map { Candidate(label.claim, right: $0, .foreign(tag)) }
            }
        }
        return near(text, isInStep: isInStep)
    }

    func isLabel(_ text: String) -> Bool { exact[text.alike] != nil }

    /// The form of a claim's label that is most like a text.
    func right(for claim: Claim, like text: String) -> String? {
        let forms = all.filter { $0.claim == claim }.map(\.text)
        let words = text.significantWords
        return forms.max { a, b in
            (overlap(words, a.significantWords).share, -(editDistance(text, a, atMost: 40) ?? 41))
                < (overlap(words, b.significantWords).share, -(editDistance(text, b, atMost: 40) ?? 41))
        }
    }

    private func near(_ text: String, isInStep: Bool) -> [Candidate] {
        let words = text.significantWords
        guard text.count >= 4, words.count <= 10 else { return [] }
        let found = all.compactMap { label -> Candidate? in
            guard !label.isDescription, text.startsWithCapital || !label.text.startsWithCapital,
                let cost = nearness(of: text, words, to: label, isInStep: isInStep)
            else { return nil }
            return Candidate(label.claim, right: label.text, .near(cost))
        }
        let best = found.map(\.cost).min() ?? 0
        var claims: Set<Claim> = []
        return found.filter { $0.cost == best && claims.insert($0.claim).inserted }
    }

    /// How far a text is from a label; nil where it is another word.
    private func nearness(of text: String, _ words: [String], to label: Label, isInStep: Bool) -> Int? {
        if words == label.words {
            // Only an article or a plural apart: outside steps, prose bends the names of tools and items to its grammar.
            let isInflected =
                text.plainWords.count == label.text.plainWords.count
                && zip(text.plainWords, label.text.plainWords).allSatisfy { $0.first == $1.first }
            return words.count >= 2 && !isInflected ? 1 : isInStep ? 2 : nil
        }
        let length = min(text.count, label.text.count)
        let limit = isInStep ? (length < 8 ? 1 : length < 15 ? 2 : 3) : (length < 8 ? 0 : min(2, length / 8))
        if let distance = editDistance(text, label.text, atMost: limit), isInStep || !isInflection(text, label.text) { return 1 + distance }
        if isMixed(words, label) { return 3 }
        let shared = overlap(words, label.words)
        return isInStep && shared.common >= 2 && shared.share >= 0.75 ? 4 : nil
    }

    private func isInflection(_ text: String, _ label: String) -> Bool { text.significantWords == label.significantWords }

    /// Half translated: each word is one of the label or of the same label in another language, and there are some of both.
    private func isMixed(_ words: [String], _ label: Label) -> Bool {
        guard words.count >= 2, abs(words.count - label.words.count) <= 1, let others = foreignWords[label.claim] else { return false }
        let own = words.filter(label.words.contains)
        let borrowed = words.filter { !label.words.contains($0) && others.contains($0) }
        return !borrowed.isEmpty && own.contains { !others.contains($0) } && own.count + borrowed.count == words.count
    }
}

/// One text that the product shows for one thing.
struct Label: Sendable {
    let claim: Claim
    let text: String
    let words: [String]
    /// Whether it only describes what the product shows: *your initials*.
    let isDescription: Bool

    init(_ claim: Claim, _ text: String, _ product: Product) {
        self.claim = claim
        self.text = text
        words = text.significantWords
        isDescription = product.subject(of: claim)?.isDynamic ?? false
    }
}

/// What a text on a page may name.
struct Candidate: Sendable, Equatable {
    let claim: Claim
    /// What the product shows.
    let right: String
    let likeness: Likeness

    enum Likeness: Sendable, Equatable {
        /// The label, up to kinds of spaces and apostrophes.
        case exact
        /// The label but for case or punctuation.
        case typographic
        /// The label in another of the product's languages.
        case foreign(String)
        /// The label of an earlier version of the product.
        case outdated
        /// Almost the label; the greater, the farther from it.
        case near(Int)
        /// Another text altogether, where a procedure needs this control.
        case needed
    }

    init(_ claim: Claim, right: String, _ likeness: Likeness) {
        self.claim = claim
        self.right = right
        self.likeness = likeness
    }

    var isLabel: Bool { likeness == .exact || likeness == .typographic }

    /// What it costs to believe that this is meant; the walk through a procedure is the cheapest one.
    var cost: Int {
        switch likeness {
        case .exact: 0
        case .typographic: 1
        case .foreign, .outdated: 1
        case .near(let distance): distance
        case .needed: 3
        }
    }
}

extension CapabilityModel {
    /// Every claim that can be made by an id in force, with the texts of what it is about, in a fixed order. Where a control and the screen
    /// it opens share an id, the claim is about the control.
    fileprivate var claimedTexts: [(Claim, LocalizedText)] {
        let screens = screens.filter { controls[$0.key] == nil }
        return controls.sorted { $0.key < $1.key }.map { (.ui(id: $0.key, isAbsent: false), $0.value.label.text) }
            + screens.sorted { $0.key < $1.key }.map { (.ui(id: $0.key, isAbsent: false), $0.value.name) }
            + tools.sorted { $0.key < $1.key }.map { (.tool(id: $0.key), $0.value.name) }
            + items.sorted { $0.key < $1.key }.map { (.item(id: $0.key), $0.value.name) }
    }
}

extension String {
    /// Whether this may be a label that only its case sets apart: an ordinary word in lower case is none.
    fileprivate func isWrittenLike(_ label: String) -> Bool {
        startsWithCapital || !label.startsWithCapital || plainWords.count > 2
    }
}
