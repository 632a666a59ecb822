import Diagnostics
import Markdown

/// What became of one article in a build.
struct BuiltArticle: Sendable {
    var checked: CheckedArticle
    var output = Output()
    /// By locale.
    var summaries: [String: PageSummary] = [:]
    /// Why the article could not be put on disk.
    var failure: WriteError?
}

/// Files of the new site, and what reading them again showed.
struct Output: Sendable {
    var files: [StagedFile] = []
    var facts: [PageFacts] = []
    /// Images that cannot be read.
    var findings: [Diagnostic] = []

    static func += (a: inout Output, b: Output) {
        a.files += b.files
        a.facts += b.facts
        a.findings += b.findings
    }
}

/// Reads rendered pages again, knowing which other pages there will be.
struct Verifier: Sendable {
    let baseURL: String?
    /// Paths in the output folder.
    let known: Set<String>

    func verify(_ html: [UInt8], at path: String, locale: Site.Locale, proseLocale: String) -> PageFacts {
        AccordKit.verify(
            html, at: path, locale: locale, proseLocale: proseLocale == locale.tag ? nil : proseLocale, baseURL: baseURL, known: known)
    }
}

/// Checks, renders, verifies and stages one article in all its locales.
struct ArticleBuild: Sendable {
    let root: String
    let map: SiteMap
    let checker: ArticleCheck
    let renderer: Renderer
    let staged: StagedSite
    let verifier: Verifier

    /// Whether a page is to say that a generated table is missing, or one too many.
    private func showsNotice(ofTables source: Document, _ page: Document) -> Bool {
        let policy = map.site.configuration.translation
        guard [TableDifference.State.new, .removed].contains(where: { policy.treatment(of: $0) == .notice }) else { return false }
        return TableDifference.all(from: Outline(source).codeBlocks, to: Outline(page).codeBlocks, checker.product).contains {
            policy.treatment(of: $0.state) == .notice
        }
    }

    func build(_ index: Int) -> BuiltArticle {
        var built = BuiltArticle(checked: checker.check(index))
        let documents = built.checked.documents
        built.checked.documents = [:]
        let translations = built.checked.translations
        built.checked.translations = [:]
        // The site will not be written then; the other articles are still checked.
        let blocking = built.checked.findings + built.checked.missing.findings
        guard !blocking.without(map.site.configuration.preparing).contains(where: { $0.severity == .error }) else { return built }
        do throws(WriteError) {
            for locale in map.site.configuration.locales {
                guard let entry = map.entry(index, in: locale.tag), let document = documents[entry.proseLocale] else { continue }
                let resolver = Resolver(map: map, product: checker.product, article: index, locale: locale, entry: entry)
                var page = resolver.resolve(document, anchors: built.checked.anchors[entry.proseLocale] ?? [])
                let source = map.site.configuration.sourceLocale
                if let translation = translations[entry.proseLocale], let original = documents[source] {
                    page = page.applying(
                        map.site.configuration.translation, to: translation, source: resolver.borrowing(from: source).resolve(original, anchors: []))
                    if showsNotice(ofTables: original, document) { page.isOutdated = true }
                }
                built.summaries[locale.tag] = PageSummary(page)
                built.output += try output(of: page, map.site.articles[index])
            }
        } catch {
            built.failure = error
        }
        return built
    }

    private func output(of page: ResolvedPage, _ article: Site.Article) throws(WriteError) -> Output {
        var output = Output()
        let folder = String(page.path.dropFirst())
        let html = renderer.html(of: page)
        output.facts.append(verifier.verify(html, at: "\(folder)index.html", locale: page.locale, proseLocale: page.proseLocale))
        output.files.append(try staged.stage("\(folder)index.html", html))
        output.files.append(try staged.stage("\(folder)index.md", renderer.markdown(of: page)))
        for slug in article.redirects[page.locale.tag] ?? [] {
            let path = "\(page.locale.tag)/\(article.section)/\(slug)/index.html"
            let html = renderer.redirect(to: page)
            output.facts.append(verifier.verify(html, at: path, locale: page.locale, proseLocale: page.proseLocale))
            output.files.append(try staged.stage(path, html))
        }
        for name in page.images {
            let path = "Content/\(article.id)/images/\(name)"
            let image = Result { () throws(FileError) in try readFile("\(root)/\(path)", limit: Site.Limit.image) }
            switch image {
            case .success(let bytes): output.files.append(try staged.stage("\(folder)\(name)", bytes))
            case .failure(let error):
                output.findings.append(Diagnostic(.unreadable, at: Location(path: path), rule: "The image can be read", seen: "\(error.description)"))
            }
        }
        return output
    }
}
