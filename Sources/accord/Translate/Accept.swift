import AccordKit
import ArgumentParser

struct TranslateAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Record that translations say what their source says now.",
        discussion: """
            What is accepted is current until its source changes again. Approved translations that nobody touched stay approved.
            Nothing is recorded of segments that have no translation.

            Examples:
              accord translate accept docusign/link-docusign-account --locale fr
              accord translate accept docusign/link-docusign-account#3f2a1b0c --by "Ana Lima"
              accord translate accept --all --locale fr
            """)

    @OptionGroup var options: ReviewOptions

    func run() async throws { try await options.record(.accept) }
}

struct TranslateApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Record that translations are reviewed and right.",
        discussion: """
            An edit of the translation or of its source takes the approval back.

            Example: accord translate approve docusign/link-docusign-account --locale fr --by "Zoé Roy"
            """)

    @OptionGroup var options: ReviewOptions

    func run() async throws { try await options.record(.approve) }
}

struct TranslateReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Record that translations are to be looked at again.",
        discussion: "Example: accord translate reopen docusign/link-docusign-account#3f2a1b0c --locale fr")

    @OptionGroup var options: ReviewOptions

    func run() async throws { try await options.record(.reopen) }
}

struct ReviewOptions: ParsableArguments {
    @OptionGroup var site: SiteOptions

    @Argument(
        help: ArgumentHelp("Pages (SECTION/ID, or a path such as Content/…/fr.md) and segments (SECTION/ID#SEGMENT).", valueName: "page"))
    var pages: [String] = []

    @Flag(help: "All translations of the chosen locales.")
    var all = false

    @Option(help: ArgumentHelp("Only this locale; may be given more than once.", valueName: "tag"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("Who says so (default: git's user.name, else the user).", valueName: "name"))
    var by: String?

    func validate() throws {
        guard pages.isEmpty == all else {
            throw ValidationError(
                "A review is about named pages and segments, or about all: \(all ? "both are given" : "name some, or give --all").")
        }
        if let by, !by.contains(where: { !$0.isWhitespace }) { throw ValidationError("--by takes a name.") }
    }

    func record(_ verdict: Review.Verdict) async throws {
        try await reportingFailures {
            let root = try site.root()
            let translated = try await TranslatedSite.open(root, selection: Selection(locales: Set(locale)), jobs: processorCount())
            let author: String?
            if let by { author = by } else { author = await defaultAuthor(in: root) }
            guard let author else {
                throw Failure(
                    .environment, "A review says whose it is: neither git nor the environment knows your name. Give it with --by.")
            }
            let now = currentTime()
            let outcome = try await translated.record(
                Review(verdict, by: author, on: now), on: now, all ? [.all] : pages.map { TranslatedSite.Scope($0) })
            writeOutput(outcome.written.map { "\($0) written\n" }.joined())
            let untranslated = outcome.untranslated > 0 ? "; \(outcome.untranslated) without a translation left out" : ""
            writeOutput("\(outcome.changed) \(outcome.changed == 1 ? "segment" : "segments") recorded by \(author)\(untranslated)\n")
        }
    }
}
