import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Record that translations say what their source says now.",
        discussion: """
            With --import, as with approve, it is about what translation files bring or confirm.

            What is accepted is current until its source changes again. Approved translations that nobody touched stay approved. \
            Nothing is recorded of segments that have no translation. Refused by name is what has errors that stop the build, such as \
            other numbers, a lost link, or a claim that only the source makes; --force insists, except on lost claims and links.

            Examples:
              accord translate accept docusign/link-docusign-account --locale fr
              accord translate accept docusign/link-docusign-account#3f2a1b0c --by "Ana"
              accord translate accept --import fr.xlf --by "Ana"
              accord translate accept --all --locale fr
            """)

    @OptionGroup var options: ReviewOptions
    @OptionGroup var insistence: InsistenceOptions

    func run() async throws { try await options.record(.accept, insists: insistence.force) }
}

struct TranslateApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Record that translations are reviewed and right.",
        discussion: """
            An edit of the translation or of its source takes the approval back.

            With a page, what is stale in it is named and not approved: name such a segment itself where its translation holds. So is, \
            also with --all and --import, what seems to be in another language than the page, such as a text that reads as its source does. \
            Refused by name is what has errors that stop the build, such as other numbers, a lost link, or a claim that only the source \
            makes; --force insists, except on lost claims and links.

            With --import, what translation files bring or confirm is approved where the page still reads as the file does: texts that \
            were changed in them, and those that they call finished or reviewed where the export did not. What nobody touched in the \
            file, what was edited since, or whose source has changed since, is named and left as it is; so is what the file calls \
            unfinished.

            Examples:
              accord translate approve docusign/link-docusign-account --locale fr --by "Zoé"
              accord translate approve --import review.fr.xlf --by "Zoé"
            """)

    @OptionGroup var options: ReviewOptions
    @OptionGroup var insistence: InsistenceOptions

    func run() async throws { try await options.record(.approve, insists: insistence.force) }
}

struct TranslateReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Record that translations are to be looked at again.",
        discussion: """
            With --import, it is about all translations in the files that still read in the page as they do there.

            Examples:
              accord translate reopen docusign/link-docusign-account#3f2a1b0c --locale fr
              accord translate reopen --import fr.xlf
            """)

    @OptionGroup var options: ReviewOptions

    func run() async throws { try await options.record(.reopen) }
}

struct InsistenceOptions: ParsableArguments {
    @Flag(help: "Record also what the checks call wrong, unless a claim or a link is lost.")
    var force = false
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

    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            "What this translation file, or this folder of such files, brings or confirms, and still reads as it did there; may be given more than once.",
            valueName: "file"))
    var imported: [String] = []

    @OptionGroup var author: AuthorOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard [!pages.isEmpty, all, !imported.isEmpty].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "A review is about named pages and segments, about an import (--import FILE), or about all (--all): give one of the three.")
        }
    }

    func record(_ verdict: Review.Verdict, insists: Bool = false) async throws {
        try await reportingFailures(in: language.catalogue) {
            let root = try site.root()
            let author = try await author.name(in: root)
            let translated = try await TranslatedSite.open(root, selection: Selection(locales: Set(locale)), jobs: processorCount())
            let returned =
                imported.isEmpty
                ? nil : translated.returned(in: try readTranslationFiles(imported), includesAll: verdict == .reopen)
            let scopes: [TranslatedSite.Scope] =
                returned.map { $0.names.isEmpty ? [] : [.returned($0.names)] } ?? (all ? [.all] : pages.map { TranslatedSite.Scope($0) })
            let now = currentTime()
            let outcome = try await translated.record(Review(verdict, by: author, on: now), on: now, scopes, insists: insists)
            let findings = ((returned?.findings ?? []) + outcome.findings).inReportOrder()
            print(findings)
            for path in outcome.written { language.say("\(path) written") }
            language.say(summary(outcome, returned, by: author))
            if findings.contains(where: { $0.severity == .error }) { throw ExitCode(Failure.Kind.findings.rawValue) }
        }
    }

    /// More names than these say less than how many there are.
    private static let shownNames = 12

    private func print(_ findings: [Diagnostic]) {
        var bytes: [UInt8] = []
        Report(findings, pages: [], claims: 0).write(as: .text, colour: wantsColour(), in: language.catalogue, to: &bytes)
        writeOutput(bytes)
    }

    private func summary(_ outcome: TranslatedSite.Outcome, _ returned: ReturnedSegments?, by author: String) -> Message {
        func names(_ segments: [TranslatedSite.SegmentName]) -> String {
            let shown = segments.prefix(Self.shownNames).map { "\($0.article)#\($0.id)" }.joined(separator: ", ")
            return segments.count > Self.shownNames ? "\(shown), …" : shown
        }
        func counted(_ count: Int, _ told: (Int) -> Message) -> Message? { count > 0 ? Message(count, told(count)) : nil }
        func leftOut(_ segments: [TranslatedSite.SegmentName]?, _ told: (Int, String) -> Message) -> Message? {
            counted(segments?.count ?? 0) { told($0, names(segments ?? [])) }
        }
        let omitted = [
            counted(outcome.renewed.count) { "\($0) of them stale until now (\(names(outcome.renewed)))" },
            counted(outcome.refused.count) { "\($0) refused (\(names(outcome.refused)))" },
            counted(outcome.stale.count) { "\($0) stale and not approved (\(names(outcome.stale)))" },
            counted(outcome.foreign.count) { "\($0) in another language and not approved (\(names(outcome.foreign)))" },
            counted(outcome.untranslated) { "\($0) without a translation left out" },
            leftOut(returned?.empty) { "\($0) without a translation in the files left out (\($1))" },
            leftOut(returned?.unfinished) { "\($0) unfinished in the files left out (\($1))" },
            leftOut(returned?.untouched) { "\($0) that nobody touched in the files left out (\($1))" },
            leftOut(returned?.outdated) { "\($0) untouched, with a source that has changed since, left out (\($1))" },
        ]
        let recorded = Message(
            outcome.changed, one: "\(outcome.changed) segment recorded by \(author)", other: "\(outcome.changed) segments recorded by \(author)")
        return ([recorded] + omitted.compactMap(\.self)).joined(separator: "; ")
    }
}
