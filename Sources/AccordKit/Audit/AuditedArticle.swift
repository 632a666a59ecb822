import Diagnostics

/// The pages that say the same in several languages.
struct AuditedArticle {
    let pages: [AuditedPage]

    /// Where the pages differ in what they claim, and in the agreed words of their headings.
    func parityFindings(_ product: Product, source locale: String?) -> [Diagnostic] {
        guard pages.count > 1, let source = pages.first(where: { $0.locale == locale }) ?? pages.first else { return [] }
        return pages.filter { $0.locale != source.locale }.flatMap { page -> [Diagnostic] in
            let article = Site.Article(id: page.file.path, section: "", kind: .reference, pages: [:], file: page.file)
            var check = PageCheck(
                article: article, locale: page.locale, file: page.file, outline: page.outline, product: product, isPublished: true)
            check.checkParity(with: source.outline, of: source.file, Counterparts(of: source.outline, in: page.outline, product))
            let words = page.headings.findings(translating: source.headings)
            // A step that is wrong in one language is told there already.
            guard page.hasObstacle || source.hasObstacle else { return check.findings + words }
            return check.findings.filter { $0.code == .headingsDiffer } + words
        }
    }
}

extension [AuditedPage] {
    /// Pages that are one article: by addresses that differ in the part that says the locale, or because they name each other. A page without a
    /// counterpart is an article of its own.
    func articles(_ locales: SiteLocales) -> [AuditedArticle] {
        var groups = Groups(count: count)
        var byAddress: [String: Int] = [:]
        var byName: [String: Int] = [:]
        for (index, page) in enumerated() {
            let query = page.identity.key.text.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            let address = "\(page.file.path.withoutLocale(page.locale))?\(query)"
            if let other = byAddress[address] { groups.join(index, other) } else { byAddress[address] = index }
            byName[page.identity.key.text] = byName[page.identity.key.text] ?? index
        }
        groups.joinAlternates(map { ($0.identity, $0.locale) }, byName, locales)
        var articles: [[AuditedPage]] = []
        var positions: [Int: [Int]] = [:]
        for (index, page) in enumerated() {
            let group = groups.first(of: index)
            if let position = positions[group]?.first(where: { position in !articles[position].contains { $0.locale == page.locale } }) {
                articles[position].append(page)
            } else {
                positions[group, default: []].append(articles.count)
                articles.append([page])
            }
        }
        return articles.map { AuditedArticle(pages: $0) }
    }
}

extension String {
    /// The primary language of a tag.
    var language: Substring { prefix { $0 != "-" } }

    /// The path of an address or file without its locale: `/fr/faq/keys.html`, `faq/keys.fr.html` and `faq/keys/fr.html` have one each.
    func withoutLocale(_ locale: String) -> String {
        let tags = [locale.lowercased(), locale.lowercased().replacing("-", with: "_"), String(locale.language)]
        let parts = pathParts.compactMap { part -> String? in
            let kept = part.split(separator: ".").compactMap { piece -> String? in
                let words = piece.split { $0 == "-" || $0 == "_" }.map(String.init)
                let text = String(piece)
                if tags.contains(text) { return nil }
                for tag in tags {
                    if text.hasSuffix("-\(tag)") || text.hasSuffix("_\(tag)") { return String(text.dropLast(tag.count + 1)) }
                    if text.hasPrefix("\(tag)-") || text.hasPrefix("\(tag)_"), words.count > 1 {
                        return String(text.dropFirst(tag.count + 1))
                    }
                }
                return text
            }
            return kept.isEmpty ? nil : kept.joined(separator: ".")
        }
        return parts.joined(separator: "/")
    }

    /// What may be a locale in the path of an address or file, the last first.
    var localeTags: [String] {
        let pieces = pathParts.flatMap { $0.split { $0 == "." || $0 == "_" }.map(String.init) }
        return pieces.reversed().compactMap { piece in
            let tag = piece.split(separator: "-").last.map(String.init)
            return [piece, tag ?? ""].first { $0.language.count == 2 && LanguageTag.canonical($0) != nil }.flatMap(LanguageTag.canonical)
        }
    }

    /// In lower case, without scheme, host, query and the ending of HTML files.
    private var pathParts: [String] {
        var path = Substring(lowercased().prefix { $0 != "?" && $0 != "#" })
        for scheme in ["https://", "http://"] where path.hasPrefix(scheme) {
            path = path.dropFirst(scheme.count).drop { $0 != "/" }
        }
        for ending in [".html", ".htm", ".xhtml"] where path.hasSuffix(ending) { path = path.dropLast(ending.count) }
        return path.split(separator: "/").map(String.init)
    }
}
