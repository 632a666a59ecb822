import AccordKit
import ArgumentParser
import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a command ends early, and with which exit code.
struct Failure: Error {
    enum Kind: Int32 {
        /// Findings of severity error.
        case findings = 1
        /// The configuration or the capability model is invalid.
        case configuration = 2
        /// Something outside is missing, unreachable or full.
        case environment = 3
    }

    let kind: Kind
    let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

/// Runs a command and turns what goes wrong into words and an exit code: findings on standard output, the rest on standard error.
func reportingFailures(
    _ format: Report.Format = .text, in catalogue: MessageCatalogue = .english, _ body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let failure as Failure {
        throw exit(failure.kind, failure.message)
    } catch let error as ConfigurationError where error.findings.isEmpty {
        throw exit(.configuration, error.description)
    } catch let error as ConfigurationError {
        throw exit(.configuration, error.findings, format, catalogue)
    } catch let error as ModelError {
        throw exit(.configuration, error.diagnostics, format, catalogue)
    } catch let error as FetchError {
        throw exit(.environment, error.description)
    } catch let error as WriteError {
        throw exit(.environment, error.description)
    }
}

private func exit(_ kind: Failure.Kind, _ message: String) -> ExitCode {
    writeError("accord: \(message)\n")
    return ExitCode(kind.rawValue)
}

private func exit(_ kind: Failure.Kind, _ findings: [Diagnostic], _ format: Report.Format, _ catalogue: MessageCatalogue) -> ExitCode {
    var bytes: [UInt8] = []
    Report(findings.inReportOrder(), pages: [], claims: 0).write(as: format, colour: wantsColour(), in: catalogue, to: &bytes)
    writeOutput(bytes)
    return ExitCode(kind.rawValue)
}

/// Writes all bytes to standard output; a reader that went away is no error.
func writeOutput(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
}

func writeOutput(_ text: String) { writeOutput(Array(text.utf8)) }

func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}

/// Whether colours are welcome on standard output (https://no-color.org).
func wantsColour() -> Bool {
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return isatty(STDOUT_FILENO) == 1 && !noColour
}

func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// A closed pipe or a file size limit shall be an error code, not the end of the process.
func ignoreFatalSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
}

/// The report in the asked format on standard output, then lines that sum it up.
func printReport(_ report: Report, _ summary: [Message], options: RunOptions) {
    var bytes: [UInt8] = []
    let catalogue = options.language.catalogue
    report.write(as: options.format, colour: wantsColour(), in: catalogue, to: &bytes)
    writeOutput(bytes)
    let lines = summary.map { "\(catalogue.text(of: $0))\n" }.joined()
    if options.format == .text { writeOutput(lines) } else { writeError(lines) }
}

extension Report {
    /// - Throws: the exit code that the findings ask for.
    func throwIfFailed(strict: Bool) throws {
        if errors > 0 || strict && warnings > 0 { throw ExitCode(Failure.Kind.findings.rawValue) }
    }
}

/// One line on standard error that tells which page is being loaded; on a terminal alone.
func showProgress(_ progress: LoadProgress) {
    guard isatty(STDERR_FILENO) == 1, progress.count > 1 else { return }
    writeError("\r\u{1B}[K\(progress.index + 1) of \(progress.count)  \(quoted(progress.source.name, limit: 60))")
}

func clearProgress() {
    if isatty(STDERR_FILENO) == 1 { writeError("\r\u{1B}[K") }
}
