/// How pages become articles.
public struct ImportOptions: Sendable {
    /// One for the pages that do not tell theirs, or one for each page in their order.
    public var locales: [String] = []
    /// The article that all pages are, each in its own locale: `section/id`.
    public var article: String?
    /// The section for all pages.
    public var section: String?
    /// Where the content of a page is, for pages that no rule fits: a CSS selector.
    public var selector: String?
    /// The address that files had: links are resolved against it.
    public var base: String?
    /// Whether files that say something else are replaced.
    public var overwrites = false
    /// Whether nothing is written at all.
    public var isDryRun = false
    /// Whether images are fetched.
    public var takesImages = false
    /// Files that list pages.
    public var lists: [String] = []
    public var fetch = FetchOptions()
    /// How many threads work at once.
    public var jobs = 1

    public init() {}
}
