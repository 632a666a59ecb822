/// Which part of a site a run is about; empty means all.
public struct Selection: Sendable {
    public var locales: Set<String>
    /// Ids: `<section>/<article>`.
    public var articles: Set<String>

    public init(locales: Set<String> = [], articles: Set<String> = []) {
        self.locales = locales
        self.articles = articles
    }

    func includes(locale: String) -> Bool { locales.isEmpty || locales.contains(locale) }

    func includes(article: String) -> Bool { articles.isEmpty || articles.contains(article) }
}
