import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the content for a translation tool.",
        discussion: """
            --for says for which tool:
              omegat     a project folder for OmegaT, with memory and glossary
              weblate    gettext PO with Markdown checks, and the glossary as TBX
              xliff      XLIFF 2.1, one file
              xliff-1.2  XLIFF 1.2, one file per article
              po         gettext PO, one file per article
              tmx        a translation memory (TMX 1.4b) and the glossary as TBX

            In XLIFF, claims, code and images are protected codes; in PO, they stand as Markdown: \
            “[Personal](ui:profile-settings.personal)”. The label between the brackets may be left as it is: \
            “accord translate import” writes what the product shows in the language of the translation.

            Examples:
              accord translate export --for omegat --locale fr --output ~/work/help-fr
              accord translate export --for po --only new,stale
            """)

    @OptionGroup var site: SiteOptions

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The tool: \(ExchangeFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "tool"))
    var format: ExchangeFormat

    @Option(help: ArgumentHelp("Only this locale; may be given more than once (default: all but the source's).", valueName: "tag"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("Only this article; may be given more than once.", valueName: "section/id"))
    var article: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only segments in these states, separated by commas: \(ExchangeSelection.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "states"))
    var only: String?

    @Option(help: ArgumentHelp("The folder to write to (default: “exchange” in this folder).", valueName: "dir"))
    var output = "exchange"

    @Flag(
        help: """
            Write over files that are there and differ, with all that was translated in them, and take away those of articles that
            have nothing to translate any more, unless they hold translations that were not imported.
            """)
    var overwrite = false

    @OptionGroup var language: LanguageOption

    func validate() throws {
        for name in (only ?? "").split(separator: ",") where ExchangeSelection(rawValue: String(name)) == nil {
            let states = ExchangeSelection.allCases.map(\.rawValue)
            let hint = nearestMatch(to: String(name), among: states).map { " Did you mean \($0)?" } ?? ""
            throw ValidationError("--only takes some of \(states.joined(separator: ", ")): “\(name)” is none of them.\(hint)")
        }
    }

    func run() async throws {
        try await reportingFailures(in: language.catalogue) {
            let selection = Selection(locales: Set(locale), articles: Set(article))
            let workspace = try await Workspace.open(site.root(), model: .snapshot, selection: selection, jobs: processorCount())
            try workspace.checkIsOutside(output)
            let states = Set((only ?? "").split(separator: ",").compactMap { ExchangeSelection(rawValue: String($0)) })
            let locales = try workspace.targetLocales()
            for locale in locales {
                try workspace.expectReadableTranslations(into: locale)
                try workspace.expectUntornPages(into: locale)
            }
            for locale in locales {
                let job = workspace.exchangeJob(locale, only: states, in: language.catalogue)
                // A project of OmegaT is one folder, and so is into one language.
                let folder = format == .omegat && locales.count > 1 ? "\(output)/\(locale)" : output
                let files = job.files(for: format)
                let count = job.articles.reduce(0) { $0 + $1.units.count }
                // A memory is of use, too, where nothing is selected.
                let isWritten = count > 0 || format == .tmx && !job.memory.isEmpty
                let leftovers = overwrite ? workspace.leftovers(of: job, for: format, in: folder) : ExportLeftovers()
                try writeExport(isWritten ? files : [], to: folder, overwrites: overwrite, leftovers: leftovers.obsolete)
                for path in leftovers.unimported {
                    language.say("\(locale): \("\(folder)/\(path)") has translations that were not imported, and stays: import it first")
                }
                for path in leftovers.strangers {
                    language.say("\(locale): \("\(folder)/\(path)") is of no article of the site, and stays: delete it unless somebody still needs its texts")
                }
                if job.removed > 0, states.isEmpty || states.contains(.stale) {
                    language.say(
                        Message(
                            job.removed, one: "\(locale): \(job.removed) segment is only in the translation any more, and in no export: take it out there",
                            other: "\(locale): \(job.removed) segments are only in the translations any more, and in no export: take them out there"))
                }
                let borrowed = article.isEmpty ? workspace.borrowing(locale) : nil
                guard isWritten else {
                    if states.isEmpty, let borrowed {
                        language.say("\(locale): \(borrowed), and nothing is written")
                        continue
                    }
                    let wanted = states.map(\.rawValue).sorted().joined(separator: ", ")
                    language.say(
                        wanted.isEmpty
                            ? "\(locale): there is no segment, and nothing is written"
                            : "\(locale): no segment is in these states (\(wanted)), and nothing is written")
                    continue
                }
                let amount: Message =
                    format == .tmx
                    ? .translations(job.pairCount) : "\(Message.segments(count)) of \(Message.articles(job.articles.count))"
                language.say("\(locale): \(amount) in \(folder)")
                if let borrowed { language.say("\(locale): \(borrowed)") }
            }
        }
    }
}

extension ExchangeFormat: ExpressibleByArgument {}
