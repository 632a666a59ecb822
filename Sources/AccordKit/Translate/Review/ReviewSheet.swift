import Diagnostics
import Markdown

/// What a review page shows: the articles of a site in one language, each beside its source, with everything that is known of each
/// segment.
public struct ReviewSheet: Sendable {
    /// The site's title in the language of the review.
    public var title: String
    public var locale: Site.Locale
    public var sourceLocale: Site.Locale
    /// Which product the labels come from, and its version.
    public var provenance: String
    public var articles: [Article]
    /// An XLIFF document with the units that are up for review: the page fills in their targets and hands it back.
    public var exchange: [UInt8]

    public init(
        title: String, locale: Site.Locale, sourceLocale: Site.Locale, provenance: String, articles: [Article], exchange: [UInt8]
    ) {
        self.title = title
        self.locale = locale
        self.sourceLocale = sourceLocale
        self.provenance = provenance
        self.articles = articles
        self.exchange = exchange
    }

    public struct Article: Sendable {
        /// `<section>/<article>`.
        public var id: String
        /// The source page as parsed, whose layout both languages are shown in.
        public var document: Document
        /// In the order of the source page.
        public var units: [Unit]
        /// What the checks say about the translated page as a whole.
        public var findings: [Diagnostic]
        /// What is to be put right in the file of the translated page, since an import only brings texts: moved passages, code, and what the source
        /// no longer has.
        public var byHand: [Diagnostic]
        /// Where the blocks of code begin in the source page that the translated one lacks.
        public var missingCode: Set<Int>
        /// The rows of each fenced `supported-tools` block in both languages, by the block's info string.
        public var tables: [String: Tables]
        /// The article's pictures as `data:` addresses, by the destination that the source page names them by.
        public var images: [String: String]

        public init(
            id: String, document: Document, units: [Unit], findings: [Diagnostic] = [], byHand: [Diagnostic] = [],
            missingCode: Set<Int> = [], tables: [String: Tables] = [:], images: [String: String] = [:]
        ) {
            self.id = id
            self.document = document
            self.units = units
            self.findings = findings
            self.byHand = byHand
            self.missingCode = missingCode
            self.tables = tables
            self.images = images
        }
    }

    /// A generated table as the source language and the reviewed language have it.
    public struct Tables: Sendable, Hashable {
        public var source: SupportTable?
        public var target: SupportTable?

        public init(source: SupportTable?, target: SupportTable?) {
            self.source = source
            self.target = target
        }
    }

    /// A segment with what the page tells of it.
    public struct Unit: Sendable {
        public var unit: TranslationUnit
        /// Whether it is up for review; the others are there for the context.
        public var isSelected: Bool
        /// What has changed in the source since the translation was made; nil where nothing is known to have.
        public var difference: WordDifference?
        public var findings: [Diagnostic]
        /// From memory, the best first.
        public var suggestions: [Suggestion]
        /// What the product shows in the reviewed language, by the number of the source's code.
        public var labels: [Int: String]

        public init(
            _ unit: TranslationUnit, isSelected: Bool = true, difference: WordDifference? = nil, findings: [Diagnostic] = [],
            suggestions: [Suggestion] = [], labels: [Int: String] = [:]
        ) {
            self.unit = unit
            self.isSelected = isSelected
            self.difference = difference
            self.findings = findings
            self.suggestions = suggestions
            self.labels = labels
        }

        /// Unique on the page.
        var key: String { "\(unit.article)/\(unit.id)" }
    }

    /// A translation from memory.
    public struct Suggestion: Sendable, Hashable {
        public var text: SegmentText
        /// The source that it translates, as plain text.
        public var source: String
        /// Of 101.
        public var score: Int
        /// From the source that it translates to the segment's; nil where both read the same.
        public var difference: WordDifference?

        public init(text: SegmentText, source: String, score: Int, difference: WordDifference? = nil) {
            self.text = text
            self.source = source
            self.score = score
            self.difference = difference
        }
    }
}
