import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what is new, stale, to be reviewed and approved, in segments and words.",
        discussion: """
            A segment is stale where the source text that it was made from has changed since: its words (text), a claim that
            the translation depends on (claim), or because the source no longer has it (removed). Line breaks, moved blocks, link
            targets and marks carry over by themselves.

            Examples:
              accord translate status --locale fr
              accord translate status --format html > status.html
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @OptionGroup var options: TranslationOptions

    @Option(help: "How the status is written: text or json.")
    var format: Format = .text

    @Flag(help: "List also what nobody has to look at.")
    var full = false

    @Flag(help: "Write into the locks what carried over and what the source no longer has. States stay as they are.")
    var record = false

    @Flag(help: "Exit with code 1 where something is new or stale.")
    var strict = false

    func run() async throws {
        try await reportingFailures {
            var site = try await options.open()
            if record {
                let outcome = try await site.record(nil, on: currentTime(), [.all])
                writeError(outcome.written.map { "accord: \($0) written\n" }.joined())
                site = try await options.open()
            }
            let status = await site.status()
            switch format {
            case .text: writeOutput(status.text(isFull: full))
            case .json: writeOutput(status.json.bytes(style: .indented))
            }
            try site.reportLocks()
            if strict, status.pages.contains(where: { $0.tally.open.segments > 0 }) { throw ExitCode(Failure.Kind.findings.rawValue) }
        }
    }
}

extension TranslatedSite {
    /// Tells on standard error what is wrong with locks, whose records would otherwise silently be missing.
    ///
    /// - Throws: the exit code for findings where there are any.
    func reportLocks() throws {
        let broken = findings.filter { $0.code == .invalidLock }
        guard !broken.isEmpty else { return }
        var bytes: [UInt8] = []
        Report(broken.inReportOrder(), pages: [], claims: 0).write(as: .text, colour: false, to: &bytes)
        writeError(String(decoding: bytes, as: UTF8.self))
        throw ExitCode(Failure.Kind.findings.rawValue)
    }
}
