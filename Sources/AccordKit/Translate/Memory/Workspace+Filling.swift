import Diagnostics

extension Workspace {
    /// Puts what the memory has into the places of segments that are new, as translations to be reviewed; nothing is written yet.
    ///
    /// What has a translation keeps it, and no other byte of a page changes. A page that is not there yet is begun only where the memory has
    /// all of it, since readers would else see it in two languages.
    /// - Parameters:
    ///   - score: of a match that is good enough.
    ///   - on: ISO 8601, UTC.
    /// - Throws: `ConfigurationError` where a page or lock cannot be read whole, since it would be written without what was not read.
    public func filling(_ locale: String, atLeast score: Int, by: String?, on: String) throws(ConfigurationError) -> ExchangeResult {
        try expectReadableTranslations(into: locale)
        let localization = Localization(sourceLocale: map.site.configuration.sourceLocale, locale: locale, product: product)
        let memory = TranslationMemory(of: map.site, locale: locale, product: product)
        var result = ExchangeResult()
        for article in articlesTranslated(into: locale) {
            guard let page = PageTranslation(article, localization, fallbacks: map.site.configuration.fallbacks(of: locale)) else { continue }
            var filling = PageFilling(page: page)
            filling.run(memory, atLeast: score)
            let states = Dictionary(uniqueKeysWithValues: filling.changes.map { ($0.id, Lock.Record.State.needsReview) })
            result.changes += filling.changes
            result.empty += filling.left
            result.reasons += filling.reasons
            if !states.isEmpty { result.files += filling.page.files(states, by: by, on: on) }
        }
        return result
    }
}

private struct PageFilling {
    var page: PageTranslation
    var changes: [ExchangeResult.Change] = []
    /// How many new segments stay as they are.
    var left = 0
    /// Why they do.
    var reasons: [Message] = []

    init(page: PageTranslation) { self.page = page }

    mutating func run(_ memory: TranslationMemory, atLeast score: Int) {
        let units = page.translation.units
        let new = units.filter { $0.state == .new }
        let matches = memory.matches(for: units, minimum: score) { $0.state == .new }
        var chosen: [String: (text: SegmentText, match: TranslationMemory.Match)] = [:]
        for unit in new {
            for match in matches[unit.id] ?? [] where chosen[unit.id] == nil {
                if let text = text(of: match, for: unit) { chosen[unit.id] = (text, match) }
            }
        }
        left = new.count
        if chosen.count < new.count { reasons = [shortage(of: new, chosen: chosen.count, matched: matches.count, atLeast: score)] }
        guard !chosen.isEmpty, page.target != nil || chosen.count == units.count else { return }
        let place = page.article.pages[page.localization.sourceLocale]?.file.location(of: 0..<0) ?? Location(path: page.article.id)
        let written = page.write(
            new.compactMap { unit in chosen[unit.id].map { PageTranslation.Writing(unit: unit, text: $0.text, location: place) } })
        changes = new.filter { written.contains($0.id) }.map { unit in
            let choice = chosen[unit.id]
            return .init(
                article: unit.article, locale: unit.locale, id: unit.id, text: choice?.text.markdown, match: choice?.match)
        }
        left -= changes.count
        reasons += new.compactMap { unit in page.obstacles[unit.id].map { "\(unit.article)#\(unit.id): \($0)" } }
    }

    /// That the memory does not have all that is new.
    private func shortage(of new: [TranslationUnit], chosen: Int, matched: Int, atLeast score: Int) -> Message {
        let (id, all) = (page.article.id, Message.segments(new.count))
        let known: Message =
            page.target == nil
            ? "\(id): not begun: the memory has \(chosen) of \(all) at \(score) % or more, and a page is begun whole"
            : "\(id): the memory has \(chosen) of \(all) at \(score) % or more"
        return matched > chosen ? "\(known); the codes or numbers of \(matched - chosen) more differ" : known
    }

    /// The translation with the codes of the unit's source; nil where it has others, or where the numbers are others.
    private func text(of match: TranslationMemory.Match, for unit: TranslationUnit) -> SegmentText? {
        let source = unit.source.text
        guard match.entry.source.hasNumbers(of: source, in: page.localization.sourceLocale) else { return nil }
        let table = CodeTable(source: source, target: match.entry.target, page.localization)
        guard let target = table.target, table.codes.count == source.codes.count else { return nil }
        var text = table.text(target.parts)
        guard table.differences(text, from: source) == ([], []) else { return nil }
        for (index, code) in text.codes.enumerated() {
            guard case .label(let destination, let label) = code, !label.isEmpty, !page.localization.accepts(label, for: destination),
                let own = source.codes.first(where: { page.localization.key($0) == page.localization.key(code) })
            else { continue }
            text.codes[index] = page.localization.localized(own)
        }
        return text
    }
}

extension SegmentText {
    /// Whether two texts of one language have the same numbers, in digits or in words.
    fileprivate func hasNumbers(of other: SegmentText, in locale: String) -> Bool {
        guard numbers == other.numbers else { return false }
        let language = NumberLanguage(locale: locale)
        let (ours, theirs) = (NumberReader.numbers(of: Prose(self), in: language), NumberReader.numbers(of: Prose(other), in: language))
        let comparison = NumberComparison(ours, theirs, knowsWords: language.vocabulary != nil)
        return comparison.missing.isEmpty && comparison.extra.isEmpty
    }

    /// The words with digits in them, sorted.
    private var numbers: [Substring] { words.filter { $0.contains(where: \.isNumber) }.sorted() }
}
