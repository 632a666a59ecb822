import Diagnostics

extension Site {
    /// An article that a variety of a language shows as it is in another locale: nobody has to translate it.
    public struct BorrowedPage: Sendable, Hashable {
        /// `<section>/<article>`.
        public var article: String
        public var locale: String
        /// The locale whose page is shown.
        public var lender: String
    }

    /// What the selected varieties borrow of the selected articles, in the site's order.
    func borrowedPages(_ selection: Selection) -> [BorrowedPage] {
        let source = configuration.sourceLocale
        let varieties = configuration.locales.filter {
            $0.tag != source && !$0.hasPagesOfItsOwn(source: source) && selection.includes(locale: $0.tag)
        }
        return articles.filter { selection.includes(article: $0.id) && $0.pages[source] != nil }.flatMap { article in
            varieties.filter { article.pages[$0.tag] == nil }.compactMap { variety in
                variety.fallbacks.first { article.pages[$0] != nil }.map { BorrowedPage(article: article.id, locale: variety.tag, lender: $0) }
            }
        }
    }
}

extension Workspace {
    /// What a locale shows in the words of another, for people: `7 pages borrowed from fr`; nil where it borrows nothing.
    public func borrowing(_ locale: String) -> Message? {
        let pages = map.site.borrowedPages(Selection(locales: [locale], articles: selection.articles))
        return pages.isEmpty ? nil : pages.message
    }
}

extension [Site.BorrowedPage] {
    /// `7 pages borrowed from fr, 1 page borrowed from en`
    var message: Message {
        var lenders: [String] = []
        for page in self where !lenders.contains(page.lender) { lenders.append(page.lender) }
        return lenders.map { lender in
            let count = self.count { $0.lender == lender }
            return Message(count, one: "\(count) page borrowed from \(lender)", other: "\(count) pages borrowed from \(lender)")
        }
        .joined(separator: ", ")
    }
}
