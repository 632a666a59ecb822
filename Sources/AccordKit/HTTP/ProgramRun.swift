import Diagnostics
import Subprocess

/// What a program left behind that ran to its end.
struct ProgramRun: Sendable {
    let status: TerminationStatus
    let output: [UInt8]
    /// The end of what it wrote to standard error.
    let complaint: [UInt8]

    var isSuccess: Bool { status == .exited(0) }

    /// Runs a program without a shell, in a process group of its own, which ends with the deadline or when there is too much output.
    static func run(
        _ program: String, _ arguments: [String], input: [UInt8] = [], timeout: Duration, limit: Int
    ) async throws(FetchError.Reason) -> ProgramRun {
        do {
            return try await withThrowingTaskGroup(of: ProgramRun.self) { group in
                group.addTask { try await toEnd(program, arguments, input: input, limit: limit) }
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw FetchError.Reason.timeout(timeout)
                }
                defer { group.cancelAll() }
                guard let run = try await group.next() else { throw FetchError.Reason.timeout(timeout) }
                return run
            }
        } catch let reason as FetchError.Reason {
            throw reason
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .commandNotFound(program)
        } catch {
            throw .otherFailure("\(quoted(program)) could not be run: \(error)")
        }
    }

    private static func toEnd(_ program: String, _ arguments: [String], input: [UInt8], limit: Int) async throws -> ProgramRun {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))]
        let executable: Executable = program.contains("/") ? .path(.init(program)) : .name(program)
        let result = try await Subprocess.run(
            executable, arguments: Arguments(arguments), platformOptions: options, input: .array(input), output: .sequence, error: .sequence
        ) { execution in
            async let complaint = tail(of: execution.standardError)
            var bytes: [UInt8] = []
            for try await chunk in execution.standardOutput {
                chunk.withUnsafeBytes { bytes += $0 }
                guard bytes.count <= limit else { throw FetchError.Reason.tooLarge(limit: limit) }
            }
            return (bytes, try await complaint)
        }
        return ProgramRun(status: result.terminationStatus, output: result.closureResult.0, complaint: result.closureResult.1)
    }

    private static let tailSize = 4096

    private static func tail(of stream: SubprocessOutputSequence) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in stream {
            chunk.withUnsafeBytes { bytes += $0 }
            if bytes.count > 2 * tailSize { bytes.removeFirst(bytes.count - tailSize) }
        }
        return bytes.suffix(tailSize)
    }

    /// Its last five lines on standard error, made fit for a message: on one line, without what a terminal would act upon.
    var lastWords: String {
        let lines = complaint.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.suffix(5)
        guard !lines.isEmpty else { return "" }
        return quoted(lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " / "), limit: 600)
    }
}

/// What the program writes to its standard output; the first of the words is its name or path.
func outputBytes(of words: [String], timeout: Duration, limit: Int) async throws(FetchError.Reason) -> [UInt8] {
    guard let program = words.first, !program.isEmpty else { throw .noCommand }
    let run = try await ProgramRun.run(program, Array(words.dropFirst()), timeout: timeout, limit: limit)
    switch run.status {
    case .exited(0) where run.output.isEmpty: throw .empty
    case .exited(0): return run.output
    case .exited(let status): throw .exit(status: Int(status), standardError: run.lastWords)
    case .signaled(let signal): throw .signal(Int(signal), standardError: run.lastWords)
    }
}
