import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateFill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill",
        abstract: "Put what was translated before into the places of segments that are new.",
        discussion: """
            The translation memory is made of all pages and locks of the language. What is filled in is recorded as to be \
            reviewed, and only where claims, links, marks and numbers agree. A translation that is there is never written \
            over, and nothing else of a page changes. A page that is not there yet is begun only where the memory has all of it. \
            Why segments stay new is said for each page.

            Examples:
              accord translate fill --locale fr --dry-run
              accord translate fill --locale fr --at-least 95
            """)

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Only this locale; may be given more than once (default: all but the source's).", valueName: "tag"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("Only this article; may be given more than once.", valueName: "section/id"))
    var article: [String] = []

    @Option(
        help: ArgumentHelp(
            "The lowest score of a match: 101 is the same text between the same neighbours, 100 the same text, less the share of like words.",
            valueName: "score"))
    var atLeast = 100

    @Flag(help: "Say what would be filled in, and write nothing.")
    var dryRun = false

    @OptionGroup var author: AuthorOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (50...101).contains(atLeast) else { throw ValidationError("--at-least takes a number from 50 to 101: it is \(atLeast).") }
    }

    func run() async throws {
        try await reportingFailures(in: language.catalogue) {
            let root = try site.root()
            let by = dryRun ? author.by : try await author.name(in: root)
            let selection = Selection(locales: Set(locale), articles: Set(article))
            let workspace = try await Workspace.open(root, model: .snapshot, selection: selection, jobs: processorCount())
            let now = currentTime()
            var all = ExchangeResult()
            for locale in try workspace.targetLocales() {
                let result = try workspace.filling(locale, atLeast: atLeast, by: by, on: now)
                all.files += result.files
                for change in result.changes {
                    let match: Message = change.match.map { "\($0.score) %, \($0.entry.origin)" } ?? ""
                    language.say("\(locale) \(change.article)#\(change.id) (\(match)): \(change.text ?? "")")
                }
                language.say(
                    dryRun
                        ? "\(locale): would be filled in: \(result.changes.count), still new: \(result.empty)"
                        : "\(locale): filled in: \(result.changes.count), still new: \(result.empty)")
                for reason in result.reasons { language.say("  \(reason)") }
            }
            if !dryRun { try all.write(to: workspace.root) }
        }
    }
}
