import AccordKit
import ArgumentParser
import Diagnostics

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the content, render it as HTML and Markdown, verify the pages, and write the site.",
        discussion: """
            Nothing is written where a finding is an error: the site that was there stays as it is. Otherwise the old \
            site is exchanged for the new one in one step, and files that did not change are left alone.

            A language that site.yml calls “preparing: true” is no part of the site, unless --preparing asks for it.

            Examples:
              accord build
              accord build --live --output /srv/help
              accord build --preparing --output preview
            """)

    @OptionGroup var site: SiteOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var run: RunOptions

    @Option(help: ArgumentHelp("The folder to write to (default: Output in the site's folder).", valueName: "path"))
    var output: String?

    @Flag(help: "Build the languages that are being prepared, too; labels that they lack are those of their fallback.")
    var preparing = false

    func validate() throws {
        guard run.locale.isEmpty else {
            throw ValidationError("A site is built in all its locales, since its pages link to each other: --locale is for “accord check”.")
        }
    }

    func run() async throws {
        try await reportingFailures(run.format, in: run.language.catalogue) {
            let start = ContinuousClock.now
            let root = try site.root()
            let whole = try await Workspace.open(root, model: model.choice, selection: Selection(), jobs: run.jobCount)
            let workspace = preparing ? whole : whole.published
            let output = output ?? "\(root)/Output"
            let built = try await workspace.build(to: output, strict: run.strict)
            let report = workspace.report(built.check)
            let fate: Message =
                built.written.map {
                    let (written, unchanged) = (Message($0.written, "\($0.written) files written"), Message($0.unchanged, "\($0.unchanged) unchanged"))
                    return "\(output): \(written), \(unchanged), \(Message($0.removed, "\($0.removed) removed"))"
                }
                ?? "\(output): left as it was"
            let preparing = self.preparing ? [] : whole.map.site.configuration.preparing.sorted()
            let leftOut = preparing.map { "\($0): in preparation, not built" as Message }
            printReport(report, [fate] + leftOut + [workspace.summary(of: report, built.check, since: start)], options: run)
            try report.throwIfFailed(strict: run.strict)
        }
    }
}
