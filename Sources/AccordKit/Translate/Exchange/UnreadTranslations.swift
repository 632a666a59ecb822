import Diagnostics

extension Workspace {
    /// - Throws: `ConfigurationError` where a page or lock of a selected translation, or its source, cannot be read whole: what it holds would pass for missing.
    public func expectReadableTranslations(into locale: String) throws(ConfigurationError) {
        let selection = Selection(locales: [locale], articles: selection.articles)
        let unread = findings.ofUnreadTranslations(in: selection, source: map.site.configuration.sourceLocale)
        guard unread.isEmpty else { throw .invalid(unread) }
    }
}

extension Workspace {
    /// - Throws: `ConfigurationError` where a merge left two versions in a selected page or in its source, so that nobody can say what it says.
    public func expectUntornPages(into locale: String) throws(ConfigurationError) {
        let conflicts = articlesTranslated(into: locale).flatMap { article in
            [locale, map.site.configuration.sourceLocale].compactMap { article.pages[$0]?.conflict(in: $0) }
        }
        guard conflicts.isEmpty else { throw .invalid(conflicts) }
    }
}

extension TranslatedSite {
    /// What is wrong with pages and locks of the selection that cannot be read whole.
    public var unreadTranslations: [Diagnostic] { findings.ofUnreadTranslations(in: selection, source: site.configuration.sourceLocale) }
}

extension [Diagnostic] {
    /// Those about pages and locks that cannot be read whole.
    ///
    /// - Parameter source: the locale whose pages every translation is made from.
    func ofUnreadTranslations(in selection: Selection, source: String) -> [Diagnostic] {
        filter { finding in
            guard let file = TranslationFile(finding.location.path), selection.includes(article: file.article),
                selection.includes(locale: file.locale) || file.locale == source
            else { return false }
            return finding.code == .invalidLock || finding.code == .unreadable
        }
    }
}

/// A page or a lock by its path.
struct TranslationFile: Hashable {
    /// `<section>/<article>`.
    let article: String
    let locale: String

    /// Nil for other files.
    init?(_ path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "Content", let name = parts.last,
            let suffix = [Lock.fileSuffix, ".md"].first(where: { name.hasSuffix($0) })
        else { return nil }
        (article, locale) = ("\(parts[1])/\(parts[2])", String(name.dropLast(suffix.count)))
    }

    init(article: String, locale: String) {
        self.article = article
        self.locale = locale
    }
}
