import Diagnostics

/// Finds articles under the names that they have now, by the source texts that files of their former names bring back.
struct RenamedArticles {
    private let articles: [Site.Article]
    private let sourceLocale: String
    /// Of the source pages, by the articles' ids.
    private let digests: [String: Set<String>]

    init(_ articles: some Sequence<Site.Article>, sourceLocale: String) {
        self.articles = articles.sorted { $0.id < $1.id }
        self.sourceLocale = sourceLocale
        digests = Dictionary(
            self.articles.map { article in (article.id, Self.digests(article.pages[sourceLocale]?.segments.map(\.text) ?? [])) }
        ) { first, _ in first }
    }

    /// Files have texts with the titles of their links, without them, and the titles by themselves.
    private static func digests(_ texts: [SegmentText]) -> Set<String> {
        let titles = texts.flatMap(\.codes).compactMap(\.title).filter { !$0.isEmpty }.map { SegmentText(plain: $0) }
        return Set((texts + texts.filter(\.hasTitles).map(\.untitled) + titles).map { TargetDigest($0).description })
    }

    /// The one article that has four of five of these texts, or had them when they were translated; nil where there is none, or too few words to
    /// know it by.
    ///
    /// - Returns: also how many of how many texts it has.
    func article(of segments: [IncomingSegment], in locale: String) -> (article: Site.Article, found: Int, count: Int)? {
        let words = Dictionary(segments.compactMap { segment in segment.exportedDigest.map { ($0, segment.source.wordCount) } }) { first, _ in first }
        guard !words.isEmpty else { return nil }
        let likely = articles.compactMap { article -> (article: Site.Article, found: Int, count: Int)? in
            let former = Self.digests(article.locks[locale]?.records.map(\.baseText) ?? [])
            let found = words.filter { digests[article.id]?.contains($0.key) ?? false || former.contains($0.key) }
            guard found.count * 5 >= words.count * 4, found.values.reduce(0, +) >= Self.fewestWords else { return nil }
            return (article, found.count, words.count)
        }
        return likely.count == 1 ? likely.first : nil
    }

    private static let fewestWords = 8
}

extension IncomingSegment {
    /// Of the source that was exported; where a tool dropped it, as far as the file tells.
    fileprivate var exportedDigest: String? {
        sourceDigest ?? writtenSource(besides: SegmentText(parts: [])).map { TargetDigest($0).description }
    }
}

extension IncomingText {
    fileprivate var wordCount: Int { strings.joined(separator: " ").split(whereSeparator: \.isWhitespace).count }
}
