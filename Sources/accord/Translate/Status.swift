import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what is new, stale, to be reviewed and approved, in segments and words.",
        discussion: """
            A segment is stale where the source text that it was made from has changed since: its words (text), a claim that \
            the translation depends on (claim), or because the source no longer has it (removed). Line breaks, moved blocks, link \
            targets, marks, kinds of spaces and quotation marks carry over by themselves, and are told until they are recorded and \
            the translation agrees.

            Examples:
              accord translate status --locale fr
              accord translate status --format html > status.html
              accord translate status --since origin/main --format markdown
              accord translate status --forecast draft.md --article docusign/link-docusign-account
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, html, markdown }

    @OptionGroup var options: TranslationOptions

    @Option(help: "How it is written: text, json or html; a forecast: text, json or markdown.")
    var format: Format = .text

    @Flag(help: "List also what nobody has to look at.")
    var full = false

    @Flag(help: "Write into the locks what carried over and what the source no longer has. States stay as they are.")
    var record = false

    @Flag(
        help: """
            Exit with code 1 where something is new or stale, or where the policy of site.yml lets the build fail; of a language that is being \
            prepared only where --locale names it.
            """)
    var strict = false

    @Option(help: ArgumentHelp("Say what the change of the source pages since this revision of git costs.", valueName: "revision"))
    var since: String?

    @Option(
        help: ArgumentHelp("Say what it costs to put this file in the place of the source page of the one --article.", valueName: "file"))
    var forecast: String?

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if since != nil, forecast != nil { throw ValidationError("--since and --forecast are two kinds of forecast: give one of them.") }
        if forecast != nil, options.article.count != 1 {
            throw ValidationError("--forecast FILE is about one article: name it with --article.")
        }
        let isForecast = since != nil || forecast != nil
        guard isForecast ? format != .html : format != .markdown else {
            throw ValidationError(isForecast ? "A forecast is written as text, json or markdown." : "A status is written as text, json or html.")
        }
    }

    private func printForecast(of site: TranslatedSite) async throws -> Bool {
        let result: Forecast
        if let since {
            result = try await site.forecast(since: since)
        } else if let forecast, let article = options.article.first {
            result = try await site.forecast(forecast, inPlaceOf: article)
        } else {
            return false
        }
        switch format {
        case .json: writeOutput(result.json.bytes(style: .indented))
        case .markdown: writeOutput(result.markdown(in: language.catalogue))
        case .text, .html: writeOutput(result.text(in: language.catalogue))
        }
        return true
    }

    func run() async throws {
        try await reportingFailures(in: language.catalogue) {
            var site = try await options.open()
            if try await printForecast(of: site) { return try site.reportUnreadFiles(in: language.catalogue) }
            if record {
                let outcome = try await site.record(nil, on: currentTime(), [.all])
                for path in outcome.written { writeError("\(language.catalogue.text(of: "accord: \("\(path) written" as Message)"))\n") }
                site = try await options.open()
            }
            var status = await site.statusWithMemory()
            if format != .text { status = await site.withWaitingTimes(status) }
            switch format {
            case .text: writeOutput(status.text(isFull: full, in: language.catalogue))
            case .json: writeOutput(status.json.bytes(style: .indented))
            case .html, .markdown:
                let tag = language.catalogue.language
                writeOutput(status.html(language: tag, site: site.title(in: tag), now: currentTime()))
            }
            try site.reportUnreadFiles(in: language.catalogue)
            if strict, site.needsWork(status) { throw ExitCode(Failure.Kind.findings.rawValue) }
        }
    }
}

extension TranslatedSite {
    /// Tells on standard error what is wrong with pages and locks that cannot be read, whose texts and records would otherwise silently be missing.
    ///
    /// - Throws: the exit code for findings where there are any.
    func reportUnreadFiles(in catalogue: MessageCatalogue) throws {
        let broken = unreadTranslations
        guard !broken.isEmpty else { return }
        var bytes: [UInt8] = []
        Report(broken.inReportOrder(), pages: [], claims: 0).write(as: .text, colour: false, in: catalogue, to: &bytes)
        writeError(String(decoding: bytes, as: UTF8.self))
        throw ExitCode(Failure.Kind.findings.rawValue)
    }
}
