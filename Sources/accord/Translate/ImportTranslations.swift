import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take translations over from the files of a translation tool.",
        discussion: """
            Files are XLIFF 1.2, XLIFF 2, PO or TMX, known by their content; a folder stands for all such files in it.

            Each segment is merged by itself. It is left as it is, and reported, where the words or claims of its source have \
            changed since the export (TRN060; where only links and marks have, it gets those of today), where its translation was \
            edited in the page meanwhile (TRN061), or where a claim, a link or a mark was lost (TRN062); a segment without a translation deletes nothing. The others are written, and \
            nothing else of the page changes. Exit code 1: a segment or a file was refused; the rest is written.

            Examples:
              accord translate import --dry-run fr.xlf
              accord translate import --by Camille ~/work/help-fr/target
              accord translate approve --import ~/work/help-fr/target --by Zoé
            """)

    enum State: String, CaseIterable, ExpressibleByArgument {
        case translated
        case needsReview = "needs-review"
    }

    @OptionGroup var site: SiteOptions

    @Argument(help: ArgumentHelp("Files, or folders with files.", valueName: "file"))
    var files: [String]

    @Flag(help: "Say what would be written, and write nothing.")
    var dryRun = false

    @OptionGroup var author: AuthorOptions
    @OptionGroup var language: LanguageOption

    @Option(help: "What a finished translation is recorded as: translated or needs-review.")
    var state: State = .translated

    @Option(
        help: ArgumentHelp(
            "How the findings are written: \(Report.Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format: Report.Format = .text

    func run() async throws {
        try await reportingFailures(format, in: language.catalogue) {
            let root = try site.root()
            let by = dryRun ? author.by : try await author.name(in: root)
            let workspace = try await Workspace.open(root, model: .snapshot, selection: Selection(), jobs: processorCount())
            let texts = try readTranslationFiles(files)
            let options = ExchangeOptions(
                state: state == .translated ? .translated : .needsReview, by: by, on: currentTime())
            let result = workspace.importing(texts, options: options)
            if !dryRun { try result.write(to: workspace.root) }
            print(result)
            if result.refused > 0 || result.findings.contains(where: { $0.severity == .error }) { throw ExitCode(Failure.Kind.findings.rawValue) }
        }
    }

    private func print(_ result: ExchangeResult) {
        var bytes: [UInt8] = []
        // People read of what came in with errors below the last line.
        let findings = format == .text ? result.findings : (result.findings + result.flaws.map(\.finding)).inReportOrder()
        Report(findings, pages: [], claims: 0).write(as: format, colour: wantsColour(), in: language.catalogue, to: &bytes)
        writeOutput(bytes)
        for change in result.changes where dryRun && format == .text {
            let name = "\(change.locale) \(change.article)"
            let asItIs: Message = change.isForReview ? "\(name)#\(change.id): is to be reviewed" : "\(name)#\(change.id): is current as it is"
            language.say(change.text.map { "\(name)#\(change.id): \($0)" } ?? asItIs)
        }
        let lines = ([summary(result)] + removals(result.removals) + flaws(result.flaws)).map { "\(language.catalogue.text(of: $0))\n" }.joined()
        if format == .text { writeOutput(lines) } else { writeError(lines) }
    }

    private func summary(_ result: ExchangeResult) -> Message {
        let written = result.changes.count { $0.text != nil }
        let reopened = result.changes.count { $0.text == nil && $0.isForReview }
        let current = result.changes.count - written - reopened
        var parts = [
            Message(written, dryRun ? "would be written: \(written)" : "written: \(written)"),
            Message(current, "recorded as current: \(current)"), Message(result.unchanged, "as before: \(result.unchanged)"),
            Message(result.empty, "without translation: \(result.empty)"), Message(result.refused, "refused: \(result.refused)"),
        ]
        if reopened > 0 { parts.append("to be reviewed: \(reopened)") }
        if result.outdated > 0 { parts.append(Message(result.outdated, "untouched, with a source that has changed since: \(result.outdated)")) }
        let unreadable = result.unreadableFiles
        if unreadable > 0 { parts.append(Message(unreadable, "files that cannot be read: \(unreadable)")) }
        return parts.joined(separator: ", ")
    }

    private func removals(_ removals: [ExchangeResult.Removal]) -> [Message] {
        guard !removals.isEmpty else { return [] }
        let count = removals.count
        let total =
            dryRun
            ? Message(count, "would go out of the page, as other segments say it now, and stay in the memory: \(count)")
            : Message(count, "taken out of the page, as other segments say it now, and kept in the memory: \(count)")
        return [total] + removals.map { "  \($0.locale) \($0.article)#\($0.id): \($0.text)" as Message }
    }

    /// Nobody is to learn from a failing build what came in.
    private func flaws(_ flaws: [ExchangeResult.Flaw]) -> [Message] {
        guard !flaws.isEmpty else { return [] }
        let count = Set(flaws.map { "\($0.locale) \($0.article)#\($0.id)" }).count
        let mended = flaws.count { $0.finding.fixes.contains(where: \.isSafe) }
        let lines = flaws.map { flaw in
            "  \(flaw.finding.location.path):\(flaw.finding.location.start.line)  \(flaw.finding.code.rawValue)  \(flaw.article)#\(flaw.id)"
                as Message
        }
        let share: Message = mended == 0 ? "none of which" : "of which \(mended)"
        let total = Message(
            count,
            one: "\(count) of them has errors that “accord check” reports (\(flaws.count) in all, \(share) “accord check --fix” mends):",
            other: "\(count) of them have errors that “accord check” reports (\(flaws.count) in all, \(share) “accord check --fix” mends):")
        return [total] + lines
    }
}
