import Diagnostics

/// The outcome of building a site.
public struct BuildResult: Sendable {
    public var check: CheckResult
    /// What the build did to the output folder; nil where findings kept it from being touched.
    public var written: WriteSummary?
}

extension Workspace {
    /// Checks, renders, verifies and writes the site.
    ///
    /// Nothing in the output folder changes where a finding is an error, except in languages that are being prepared: these are built with
    /// what they have. `published` builds the site without them.
    /// - Parameter strict: whether warnings keep the site from being written, too.
    /// - Throws: `WriteError`; `ConfigurationError` where the site's templates cannot be used.
    public func build(to output: String, strict: Bool = false) async throws -> BuildResult {
        var templateFindings: [Diagnostic] = []
        let preparing = map.site.configuration.preparing
        let templates = Templates(of: root, for: map.site.configuration.locales, &templateFindings)
        guard !templateFindings.without(preparing).contains(where: { $0.severity == .error }) else { throw ConfigurationError.invalid(templateFindings) }
        let staged = try StagedSite(at: output)
        do {
            var (check, built) = try await stageAll(templates, staged)
            check.findings = (findings + templateFindings + built.findings + check.findings).inReportOrder()
            check.setAside(map.site.configuration.locales.filter(\.isBeingPrepared))
            let isBlocked = check.findings.contains { $0.severity == .error || strict && $0.severity == .warning }
            guard !isBlocked else {
                staged.discard()
                return BuildResult(check: check)
            }
            return BuildResult(check: check, written: try staged.commit(built.files))
        } catch {
            staged.discard()
            throw error
        }
    }

    private func stageAll(_ templates: Templates, _ staged: StagedSite) async throws(WriteError) -> (CheckResult, Output) {
        let renderer = Renderer(map.site.configuration, sections: map.sectionsByLocale, templates: templates)
        let verifier = Verifier(baseURL: map.site.configuration.baseURL, known: map.outputPages.union(templates.assets.keys))
        let article = ArticleBuild(
            root: root, map: map, checker: ArticleCheck(map: map, product: product, selection: selection), renderer: renderer, staged: staged,
            verifier: verifier)
        var summary = CheckSummary(map: map)
        var output = Output()
        var lists: [String: [String: [PageSummary]]] = [:]
        for (index, built) in await concurrentMap(Array(map.site.articles.indices), jobs: jobs, article.build).enumerated() {
            if let failure = built.failure { throw failure }
            summary.add(built.checked, at: index)
            output += built.output
            for (locale, page) in built.summaries { lists[locale, default: [:]][map.site.articles[index].section, default: []].append(page) }
        }
        let check = summary.result(selection)
        let blocking = check.findings.without(map.site.configuration.preparing)
        guard !blocking.contains(where: { $0.severity == .error }) else { return (check, output) }
        output += try indexes(renderer, verifier, staged, lists)
        output.findings += output.facts.flatMap(\.findings) + verifyLinks(output.facts, among: output.files.lazy.map(\.path))
        return (check, output)
    }

    /// The pages that list articles, and the assets.
    private func indexes(
        _ renderer: Renderer, _ verifier: Verifier, _ staged: StagedSite, _ lists: [String: [String: [PageSummary]]]
    ) throws(WriteError) -> Output {
        var output = Output()
        func add(_ path: String, _ html: [UInt8], _ locale: Site.Locale) throws(WriteError) {
            output.facts.append(verifier.verify(html, at: path, locale: locale, proseLocale: locale.tag))
            output.files.append(try staged.stage(path, html))
        }
        for locale in map.site.configuration.locales {
            let articles = lists[locale.tag] ?? [:]
            try add("\(locale.tag)/index.html", renderer.localeIndex(locale, articles: articles), locale)
            for section in map.sectionsByLocale[locale.tag] ?? [] {
                let html = renderer.sectionIndex(section, locale: locale, articles: articles[section.id] ?? [])
                try add("\(locale.tag)/\(section.id)/index.html", html, locale)
            }
        }
        if let source = map.site.configuration.locales.first(where: { $0.tag == map.site.configuration.sourceLocale }) {
            try add("index.html", renderer.rootIndex(), source)
        }
        for (path, bytes) in renderer.assets.sorted(by: { $0.key < $1.key }) {
            output.files.append(try staged.stage(path, bytes))
        }
        return output
    }
}
