import AccordKit
import ArgumentParser
import Diagnostics
import HTML

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make published HTML help pages articles of a site.",
        discussion: """
            Reads pages from files, folders (all .html and .htm in them), addresses, sitemaps (.xml) and lists (.txt, one page a line), and \
            writes article.yml and a Markdown file per language. Pages are known to be one article in several languages by addresses or \
            names that differ in the language alone (/fr/a and /en/a, a.fr.html, a_fr.html), by their hreflang links, or by --article. \
            Labels, procedures and tables that the capability model has become claims.

            No word is lost unseen: for each page the report says how many characters there were, how many were kept, which rule left out \
            the others, and that none is missing. No file that says something else is replaced without --force, and a second import of \
            the same pages changes nothing.

            Examples:
              accord import page.html --locale fr --article help/account-synced
              accord import sync.en.html sync.fr.html --section docusign
              accord import export/ --section help --images
              accord import https://help.example.com/sitemap.xml --cache pages --dry-run
              accord import --list pages.txt --live
              accord import page.html --dump markdown

            From the web, pages are fetched one by one: as robots.txt allows it, at most --rate requests a second to one host, and from \
            public addresses alone unless --allow-private is given. A run that was ended goes on where it stopped.
            """)

    enum Dump: String, CaseIterable, ExpressibleByArgument { case tree, markdown }

    @Argument(help: ArgumentHelp("Files, folders, addresses, sitemaps (.xml) and lists (.txt) of pages.", valueName: "file|url"))
    var pages: [String] = []

    @OptionGroup(title: "What pages become") var placing: PlacingOptions
    @OptionGroup(title: "Fetching") var web: WebOptions
    @OptionGroup var site: SiteOptions
    @OptionGroup var model: ModelOptions

    @Option(help: "Write nothing into a site; print each page's tree as html5lib-tests do, or the Markdown that it would become.")
    var dump: Dump?

    @Option(
        help: ArgumentHelp(
            "How the findings are written: \(Report.Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format: Report.Format = .text

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("How many threads work at once (default: one per core).", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1.") }
        if pages.isEmpty, web.list.isEmpty {
            throw ValidationError("Name at least one page: a file, a folder, an address, a sitemap, or a list with --list.")
        }
    }

    func run() async throws {
        try await reportingFailures(format) {
            if let dump { return try await write(dump) }
            let result = try await importPages(
                pages, into: site.root(), model: model.choice, options, progress: showProgress)
            clearProgress()
            let report = Report(result.findings, pages: result.pages.map(\.source), claims: 0, source: result.provenance)
            write(result, report)
            if result.isUnreachable { throw ExitCode(Failure.Kind.environment.rawValue) }
            try report.throwIfFailed(strict: strict)
        }
    }

    private var options: ImportOptions {
        var options = ImportOptions()
        placing.apply(to: &options)
        options.lists = web.list
        options.fetch = web.options
        options.jobs = jobs ?? processorCount()
        return options
    }

    private func write(_ result: ImportResult, _ report: Report) {
        if format == .json { return writeOutput(result.json(report)) }
        var bytes: [UInt8] = []
        report.write(as: format, colour: wantsColour(), to: &bytes)
        writeOutput(bytes)
        let text = (placing.dryRun ? "Nothing was written; this would be:\n" : "") + result.text
        if format == .text { writeOutput(text) } else { writeError(text) }
        if result.provenance == nil, !result.pages.isEmpty {
            writeError("accord: the site has no capability model yet, so no label, procedure or table was recognized.\n")
        }
    }

    private func write(_ dump: Dump) async throws {
        let root = try? site.root()
        let options = options
        let choice = model.choice
        let result = try await loadPages(pages, lists: web.list, web.options) { page in
            switch dump {
            case .tree: writeOutput(HTMLDocument(bytes: page.bytes, charset: page.charset).dumpTree())
            case .markdown: writeOutput(try await importedMarkdown(of: page, root: root, model: choice, options))
            }
        }
        var bytes: [UInt8] = []
        let report = Report(result.findings, pages: [], claims: 0)
        report.write(as: .text, to: &bytes)
        if !result.findings.isEmpty { writeError(String(decoding: bytes, as: UTF8.self)) }
        if result.isUnreachable { throw ExitCode(Failure.Kind.environment.rawValue) }
        try report.throwIfFailed(strict: strict)
    }
}

/// Where imported pages go.
struct PlacingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The pages' locale, once for all that do not tell theirs, or once for each page in their order (default: as the page says).",
            valueName: "tag"))
    var locale: [String] = []

    @Option(
        help: ArgumentHelp("The article that the pages are, each in its own locale (default: named by the title).", valueName: "section/id")
    )
    var article: String?

    @Option(help: ArgumentHelp("The section for the articles (default: the folder that the page was in).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Where the content of a page is, for pages that no rule fits: a CSS selector.", valueName: "css"))
    var selector: String?

    @Option(help: ArgumentHelp("The address that the files had: their links are resolved against it.", valueName: "url"))
    var base: String?

    @Flag(help: "Fetch images into the articles' images/ folders: PNG, JPEG, GIF, WebP and AVIF.")
    var images = false

    @Flag(help: "Replace files that say something else.")
    var force = false

    @Flag(help: "Report what would be done, and write nothing.")
    var dryRun = false

    func validate() throws {
        if article != nil, section != nil { throw ValidationError("--article names the section, too: leave --section out.") }
        if let base, !base.hasPrefix("https://"), !base.hasPrefix("http://") {
            throw ValidationError("--base takes an address: https://help.example.com/")
        }
    }

    func apply(to options: inout ImportOptions) {
        options.locales = locale
        options.article = article
        options.section = section
        options.selector = selector
        options.base = base
        options.takesImages = images
        options.overwrites = force
        options.isDryRun = dryRun
    }
}
