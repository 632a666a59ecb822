import Diagnostics

/// How far the translations of a site are.
public struct TranslationStatus: Sendable {
    /// In the order of the site's articles, and of its locales within an article.
    public var pages: [Page]
    /// Translated pages of articles that have no source page, so that there is nothing to compare them with.
    public var orphans: [Orphan]
    /// What varieties of a language show in the words of another locale, so that there is nothing to translate.
    public var borrowed: [Site.BorrowedPage]
    /// Of the source pages.
    public var sourceLocale: String

    public init(pages: [Page], orphans: [Orphan] = [], borrowed: [Site.BorrowedPage] = [], sourceLocale: String) {
        self.pages = pages
        self.orphans = orphans
        self.borrowed = borrowed
        self.sourceLocale = sourceLocale
    }

    /// A page without a source page.
    public struct Orphan: Sendable, Hashable {
        /// `<section>/<article>`.
        public var article: String
        public var locale: String
        /// Of the translated page, within the site.
        public var path: String
        /// The name of the source page that is not there.
        public var source: String
        /// Whether a lock tells that it was made from that page: else it may have been written in its language.
        public var isRecorded: Bool
    }

    /// An article in one locale.
    public struct Page: Sendable {
        /// `<section>/<article>`.
        public var article: String
        public var locale: String
        /// The title in the source language.
        public var title: String
        /// The translated page; nil where there is none yet.
        public var file: SourceFile?
        public var translation: Translation
        /// That a merge left two versions side by side in it or its source, so that nobody can say which text is which.
        var conflict: Diagnostic?
        /// The code that is not that of the source: no segment tells of it.
        public var code: [CodeDifference] = []
        /// The generated tables that only one of the two pages has: no segment tells of these either.
        public var tables: [TableDifference] = []
        /// The best that the translation memory has for what is new or stale, by the unit's id; empty where nobody asked for it.
        public var memory: [String: TranslationMemory.Match] = [:]

        public var tally: Tally { Tally(translation.units) }

        /// Since when work waits, by the unit's id; only of what is known.
        public var waiting: [String: String] = [:]

        /// Since when the oldest work waits, as far as it is known.
        public var oldest: String? { waiting.values.min() }
    }

    /// Segments, and words of their sources, by state.
    public struct Tally: Sendable, Hashable {
        public var new = Amount()
        public var stale = Amount()
        public var needsReview = Amount()
        public var translated = Amount()
        public var approved = Amount()
        /// Of the translated and approved: those whose source changed without making them stale.
        public var carried = Amount()
        /// Of the stale: those that the source no longer has.
        public var removed = Amount()

        public init() {}

        public init(_ units: some Sequence<TranslationUnit>) {
            for unit in units {
                let amount = Amount(segments: 1, words: unit.source.text.wordCount)
                switch unit.state {
                case .new: new += amount
                case .stale: stale += amount
                case .needsReview: needsReview += amount
                case .translated: translated += amount
                case .approved: approved += amount
                }
                if unit.carried != nil { carried += amount }
                if unit.reason == .removed { removed += amount }
            }
        }

        public static func += (a: inout Tally, b: Tally) {
            a.new += b.new
            a.stale += b.stale
            a.needsReview += b.needsReview
            a.translated += b.translated
            a.approved += b.approved
            a.carried += b.carried
            a.removed += b.removed
        }

        public var all: Amount { [new, stale, needsReview, translated, approved].reduce(Amount(), +) }
        /// What is to be translated, in part or in full.
        public var open: Amount { new + stale }

        /// In the order in which work is done.
        var named: [(name: StateName, amount: Amount)] {
            [(.new, new), (.stale, stale), (.needsReview, needsReview), (.translated, translated), (.approved, approved)]
        }
    }

    public struct Amount: Sendable, Hashable {
        public var segments = 0
        public var words = 0

        public init(segments: Int = 0, words: Int = 0) {
            self.segments = segments
            self.words = words
        }

        public static func + (a: Amount, b: Amount) -> Amount { Amount(segments: a.segments + b.segments, words: a.words + b.words) }

        public static func += (a: inout Amount, b: Amount) { a = a + b }
    }

    /// A state without its reason, as it is called in files and on screens.
    enum StateName: String, CaseIterable {
        case new, stale
        case needsReview = "needs-review"
        case translated, approved
    }

    /// Whether something is new or stale (a generated table as well as a segment), a merge left a page torn, or a site's policy lets the build fail for the
    /// state of a translation.
    ///
    /// - Parameter preparing: locales that are not published yet, of which nothing is asked.
    public func needsWork(_ policy: TranslationPolicy, besides preparing: Set<String> = []) -> Bool {
        let refusesOrphans = policy.treatment(of: .stale(.removed)) == .fail
        if refusesOrphans, orphans.contains(where: { $0.isRecorded && !preparing.contains($0.locale) }) { return true }
        return pages.contains { page in
            let isOpen = page.translation.units.contains { $0.isOpen || page.file != nil && policy.treatment(of: $0) == .fail }
            return !preparing.contains(page.locale) && (page.conflict != nil || !page.tables.isEmpty || isOpen)
        }
    }

    /// By locale, in the order of the pages.
    public var tallies: [(locale: String, pages: Int, tally: Tally)] {
        var result: [(locale: String, pages: Int, tally: Tally)] = []
        for page in pages {
            let index = result.firstIndex { $0.locale == page.locale } ?? result.endIndex
            if index == result.endIndex { result.append((page.locale, 0, Tally())) }
            result[index].pages += 1
            result[index].tally += page.tally
        }
        return result
    }
}

extension TranslationStatus {
    /// What is borrowed, by the locale that shows it, in the order of the site's locales within its articles.
    var borrowedByLocale: [(locale: String, pages: [Site.BorrowedPage])] {
        var locales: [String] = []
        for page in borrowed where !locales.contains(page.locale) { locales.append(page.locale) }
        return locales.map { locale in (locale, borrowed.filter { $0.locale == locale }) }
    }
}

extension TranslationUnit {
    var stateName: TranslationStatus.StateName {
        switch state {
        case .new: .new
        case .stale: .stale
        case .needsReview: .needsReview
        case .translated: .translated
        case .approved: .approved
        }
    }

    /// Whether it is to be translated, in part or in full.
    var isOpen: Bool {
        switch state {
        case .new, .stale: true
        case .needsReview, .translated, .approved: false
        }
    }

    /// Whether somebody has to look at it.
    var needsWork: Bool {
        switch state {
        case .new, .stale, .needsReview: true
        case .translated, .approved: false
        }
    }

    var reason: Reason? {
        if case .stale(let reason) = state { reason } else { nil }
    }

    /// How its source changed since it was translated; nil where it did not, or nothing is known.
    public var sourceDifference: WordDifference? {
        guard let base, base != source.text, reason != .removed else { return nil }
        return WordDifference(from: base, to: source.text)
    }
}
