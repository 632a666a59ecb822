extension TranslationMemory {
    /// The memory of a site in one locale: what its pages and locks hold, then what was retired, then the same of other varieties of its
    /// language.
    ///
    /// A translation counts for the text that it was made from, so that one that is stale is remembered with its old source.
    /// - Parameter others: pairs from elsewhere, such as a TMX file; they come last.
    public init(of site: Site, locale: String, product: Product? = nil, others: [Entry] = []) {
        var entries = Self.entries(of: site, locale: locale, product: product)
        let source = site.configuration.sourceLocale
        let localization = Localization(sourceLocale: source, locale: locale, product: product)
        func language(_ tag: String) -> Substring { tag.prefix { $0 != "-" } }
        for variety in site.configuration.locales.map(\.tag) where ![locale, source].contains(variety) {
            guard language(variety) == language(locale) else { continue }
            // Another variety's page is no context of this one's.
            entries += Self.entries(of: site, locale: variety, product: product).map { entry in
                Entry(
                    source: entry.source,
                    target: localization.adopting(entry.target, from: variety).mappingText { site.configuration.adapting($0, of: variety, to: locale) },
                    origin: "\(variety) \(entry.origin)")
            }
        }
        self.init(entries + others)
    }

    private static func entries(of site: Site, locale: String, product: Product?) -> [Entry] {
        let source = site.configuration.sourceLocale
        var entries: [Entry] = []
        var retired: [Entry] = []
        for article in site.articles {
            entries += self.entries(of: units(of: article, locale: locale, source: source, product: product))
            for record in article.locks[locale]?.retired ?? [] {
                guard let target = SegmentText(markdown: record.text), !target.parts.isEmpty else { continue }
                retired.append(Entry(source: record.baseText, target: target, origin: "\(article.id)#\(record.id)"))
            }
        }
        return entries + retired
    }

    /// The pairs of one article's units.
    public static func entries(of units: [TranslationUnit]) -> [Entry] {
        units.indices.compactMap { index in
            let unit = units[index]
            guard unit.state != .new, let first = unit.target else { return nil }
            let target = unit.continuation.reduce(first.text) { $0.followed(by: $1.text) }
            return Entry(
                source: unit.translatedText, target: target, previous: index > 0 ? units[index - 1].translatedText : nil,
                next: index + 1 < units.count ? units[index + 1].translatedText : nil, origin: "\(unit.article)#\(unit.id)")
        }
    }
}

extension TranslationUnit {
    /// The source text that the translation says: that of today, or the one it was made from where it is stale.
    var translatedText: SegmentText {
        switch state {
        case .stale: base ?? source.text
        case .new, .needsReview, .translated, .approved: source.text
        }
    }
}

extension SegmentText {
    /// With other words between its codes.
    fileprivate func mappingText(_ change: (String) -> String) -> SegmentText {
        var text = self
        text.parts = parts.map { part in
            if case .text(let words) = part { .text(change(words)) } else { part }
        }
        return text
    }

    /// The two as one text, with a space between them.
    func followed(by other: SegmentText) -> SegmentText {
        let offset = codes.count
        let rest = other.parts.map { part -> Part in
            switch part {
            case .text: part
            case .open(let number): .open(number + offset)
            case .close(let number): .close(number + offset)
            case .standalone(let number): .standalone(number + offset)
            }
        }
        return SegmentText(parts: parts + [.text(" ")] + rest, codes: codes + other.codes)
    }
}
