import AccordKit
import ArgumentParser
import Diagnostics

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check published pages, as they are, against the product.",
        discussion: """
            Reads HTML pages from files or the web, finds the labels, procedures and tables on them, and checks those against \
            the capability model. No site is needed: with --capabilities, audit runs anywhere. In a site's folder, its \
            glossary and its model are used; with --live, labels that the snapshot still has are known as outdated.

            Labels are looked for in bold, quotation marks and links. Pages whose addresses differ in the locale only \
            (/fr/keys and /en/keys, keys.fr.html and keys.en.html), or that name each other in their heads (hreflang), are one \
            article, and are compared. With one --locale, pages whose addresses name another language are left out.

            Examples:
              accord audit page.html --locale fr --capabilities model.json
              accord audit help/fr/*.html help/en/*.html --live --format sarif
              accord audit https://help.example.com/fr/keys --start home
            """)

    @Argument(help: ArgumentHelp("Files, folders, addresses, sitemaps (.xml) or lists (.txt).", valueName: "file|url"))
    var pages: [String] = []

    @OptionGroup var site: SiteOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var run: RunOptions
    @OptionGroup var web: WebOptions

    @Option(help: ArgumentHelp("The screen on which procedures begin (default: where the product can be entered).", valueName: "screen"))
    var start: String?

    @Option(help: ArgumentHelp("What holds for the pages' readers; may be given more than once.", valueName: "axis=value"))
    var when: [String] = []

    @Option(help: ArgumentHelp("Where the content of the pages is, for sites that Accord does not know.", valueName: "css"))
    var selector: String?

    func validate() throws {
        guard !pages.isEmpty || !web.list.isEmpty else { throw ValidationError("Name at least one page to audit.") }
        _ = try selector.map(Self.parsed)
        for condition in when where condition.split(separator: "=", omittingEmptySubsequences: false).count != 2 {
            throw ValidationError("--when takes AXIS=VALUE: “\(condition)” is not of this form.")
        }
    }

    func run() async throws {
        try await reportingFailures(run.format, in: run.language.catalogue) {
            let began = ContinuousClock.now
            let bench = try await AuditBench.open(site: site.site ?? Site.nearestRoot(), model: model.choice, jobs: run.jobCount)
            let options = try bench.options(locales: run.locale, start: start, conditions: Dictionary(when.map(Self.pair)) { $1 })
            var published: [ReadPage] = []
            let loaded = try await loadPages(pages, lists: web.list, web.options) { published.append(try read($0)) }
            var result = audit(published, against: bench.product, options: options)
            result.findings = (loaded.findings + result.findings).inReportOrder()
            let report = Report(result.findings, pages: result.pages, claims: result.claims, source: bench.provenance)
            printReport(report, [result.summary(of: report, since: began)], options: run)
            if loaded.isUnreachable { throw ExitCode(Failure.Kind.environment.rawValue) }
            try report.throwIfFailed(strict: run.strict)
        }
    }

    private static func pair(_ condition: String) -> (String, String) {
        let parts = condition.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts[1])
    }

    private func read(_ page: LoadedPage) throws -> ReadPage {
        let options = ReadOptions(url: page.address, charset: page.charset, selector: try selector.map(Self.parsed))
        return readPage(page.bytes, path: page.source.name, options: options)
    }

    private static func parsed(_ selector: String) throws -> Selector {
        do throws(SelectorError) {
            return try Selector(parsing: selector)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
