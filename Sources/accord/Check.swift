import AccordKit
import ArgumentParser
import Diagnostics

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every claim of the content against the product; write nothing without --fix.",
        discussion: """
            Checks labels (UI), procedures (NAV), states (STA), tables (TBL), correspondence of the locales (LOC), \
            translations and prose (TRN), links (LNK) and the site's files (SIT). “accord explain CODE” tells more of each finding.

            Examples:
              accord check --live --strict
              accord check --capabilities model.json --format sarif > findings.sarif
              accord check --locale fr --article docusign/link-docusign-account
              accord check --fix
              accord check --live --fix    # writes what the product has renamed
            """)

    @OptionGroup var site: SiteOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var run: RunOptions

    @Option(help: ArgumentHelp("Only this article; may be given more than once.", valueName: "section/id"))
    var article: [String] = []

    @Flag(help: "Apply the fixes that are safe (typography, renamed ids, labels that are empty, renamed or those of another language), then check again.")
    var fix = false

    func run() async throws {
        try await reportingFailures(run.format, in: run.language.catalogue) {
            let start = ContinuousClock.now
            var workspace = try await open()
            var result = await workspace.check()
            if fix {
                let count = try workspace.applyFixes(result.findings + result.setAside)
                let told: Message = "accord: \(Message(count, one: "\(count) fix applied", other: "\(count) fixes applied"))"
                writeError("\(run.language.catalogue.text(of: told))\n")
                if count > 0 {
                    workspace = try await open()
                    result = await workspace.check()
                }
            }
            let report = workspace.report(result)
            printReport(report, [workspace.summary(of: report, result, since: start)], options: run)
            try report.throwIfFailed(strict: run.strict)
        }
    }

    private func open() async throws -> Workspace {
        try await Workspace.open(
            site.root(), model: model.choice, selection: Selection(locales: Set(run.locale), articles: Set(article)), jobs: run.jobCount)
    }
}
