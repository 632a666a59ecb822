import Diagnostics
import Markdown

/// Makes published HTML pages articles of a site.
///
/// - Parameters:
///   - arguments: files, folders, addresses, lists (`.txt`) and sitemaps (`.xml`).
///   - root: the site's folder.
///   - choice: the model by which labels, procedures and tables are recognized; a site without a snapshot goes without.
///   - progress: is told of each page before it is loaded.
/// - Throws: `ConfigurationError`, `ModelError`, `FetchError` of the model, `WriteError`.
public func importPages(
    _ arguments: [String], into root: String, model choice: ModelChoice = .snapshot, _ options: ImportOptions,
    progress: (LoadProgress) -> Void = { _ in }
) async throws -> ImportResult {
    let site = try await Site.load(root, jobs: options.jobs).site
    let locales = SiteLocales(tags: site.configuration.locales.map(\.tag))
    try check(options, locales)
    let (product, provenance) = try await product(of: site, root: root, choice)
    let article = options.article.flatMap { id in site.articles.first { $0.id == id } }
    let reader = PageImport(
        options: options, selector: try selector(options), locales: locales, product: product, article: article)
    var (pages, result) = try await reader.readAll(arguments, progress)
    result.provenance = provenance
    let articles = align(pages, options, locales, &result.findings)
    var naming = ArticleNaming(options, site)
    let plans = articles.compactMap { naming.plan($0, pages, &result.findings) }
    var placing = Placing(root: root, site: site, options: options, templates: strings(of: root))
    try await placing.place(plans, &pages)
    result.add(pages, plans, placing)
    return result
}

/// The Markdown that a page would become in the site at `root`, or without one.
public func importedMarkdown(of page: LoadedPage, root: String?, model choice: ModelChoice = .snapshot, _ options: ImportOptions)
    async throws -> [UInt8]
{
    let site = try await root.asyncMap { try await Site.load($0, jobs: options.jobs).site }
    let locales = SiteLocales(tags: site?.configuration.locales.map(\.tag) ?? options.locales)
    let product = try await site.asyncMap { try await AccordKit.product(of: $0, root: root ?? ".", choice).product } ?? nil
    let reader = PageImport(options: options, selector: try selector(options), locales: locales, product: product, article: nil)
    let read = reader.read(page, locale: options.locales.first)
    let bytes = read.document.pageFile(title: read.title, description: read.description).bytes
    guard let site, let locale = read.locale else { return bytes }
    return withTypography(of: locale, in: bytes, site)
}

private func check(_ options: ImportOptions, _ locales: SiteLocales) throws(ConfigurationError) {
    for locale in options.locales where !locales.tags.contains(locale) {
        let hint = didYouMean(locale, locales.tags).map { " \($0)" } ?? ""
        throw .invalidSelection("The site has the locales \(locales.tags.joined(separator: ", ")): “\(locale)” is none of them.\(hint)")
    }
    if let article = options.article {
        let parts = article.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy(Site.isSlug) else {
            throw .invalidSelection("An article is named SECTION/ID, of letters, digits, -, _ and .: “\(article)” is not.")
        }
    }
    if let section = options.section, !Site.isSlug(section) {
        throw .invalidSelection("A section's name is made of letters, digits, -, _ and .: “\(section)” is not.")
    }
}

private func selector(_ options: ImportOptions) throws(ConfigurationError) -> Selector? {
    guard let text = options.selector else { return nil }
    do {
        return try Selector(parsing: text)
    } catch {
        throw .invalidSelection("\(error)")
    }
}

/// A snapshot that is not there yet is no error: many a site begins with its pages.
private func product(of site: Site, root: String, _ choice: ModelChoice) async throws -> (product: Product?, provenance: String?) {
    if case .snapshot = choice, !fileExists("\(root)/\(site.configuration.snapshot)") { return (nil, nil) }
    let document = try await site.configuration.source(of: choice, root: root).load()
    let errors = document.validate().filter { $0.severity == .error }
    guard errors.isEmpty else { throw ModelError(errors) }
    return (Product(document.model, glossary: site.glossary), document.provenance)
}

private func strings(of root: String) -> Templates {
    // What is wrong with a site's templates is told when it is built.
    var findings: [Diagnostic] = []
    return Templates(of: root, &findings)
}

extension PageImport {
    /// So many pages are held as HTML at a time.
    private static let batch = 64

    fileprivate func readAll(_ arguments: [String], _ progress: (LoadProgress) -> Void) async throws -> ([ImportedPage], ImportResult) {
        var pages: [ImportedPage] = []
        var waiting: [(page: LoadedPage, locale: String?)] = []
        var position: LoadProgress?
        let loaded = try await loadPages(
            arguments, lists: options.lists, options.fetch,
            progress: { next in
                position = next
                progress(next)
            },
            { page in
                waiting.append((page, try locale(at: position)))
                guard waiting.count == Self.batch else { return }
                pages += await read(waiting)
                waiting = []
            })
        pages += await read(waiting)
        await placePagesToldByOthers(&pages)
        return (pages, ImportResult(findings: loaded.findings, isUnreachable: loaded.isUnreachable))
    }

    /// Reads files again that do not tell their language, but whose counterparts do.
    private func placePagesToldByOthers(_ pages: inout [ImportedPage]) async {
        let unplaced = pages.indices.filter { pages[$0].locale == nil && pages[$0].source.locale == nil && !pages[$0].source.isAddress }
        guard !unplaced.isEmpty else { return }
        let told = localesToldByOthers(pages, locales)
        for index in unplaced {
            let source = pages[index].source
            guard let locale = told[pages[index].identity.key],
                let bytes = try? readFile(source.name, limit: options.fetch.sizeLimit, followsLinks: source.folder == nil)
            else { continue }
            pages[index] = read(LoadedPage(source: source, bytes: bytes), locale: locale)
        }
    }

    private func read(_ pages: [(page: LoadedPage, locale: String?)]) async -> [ImportedPage] {
        await concurrentMap(pages, jobs: options.jobs) { read($0.page, locale: $0.locale) }
    }

    /// The locale that was given for the page at a place in the order, and for it alone.
    private func locale(at position: LoadProgress?) throws(ConfigurationError) -> String? {
        guard let position, !options.locales.isEmpty else { return nil }
        if options.locales.count == position.count { return options.locales[position.index] }
        guard options.locales.count > 1 else { return nil }
        throw .invalidSelection(
            "--locale is given once, or once for each page in their order: there are \(options.locales.count) locales for \(position.count) pages."
        )
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        if let value = self { try await transform(value) } else { nil }
    }
}
