import Diagnostics
import Subprocess

/// What a program writes to its standard output. It runs without a shell, in a process group of its own, which ends with the deadline.
func outputBytes(of words: [String], timeout: Duration, limit: Int) async throws(FetchError.Reason) -> [UInt8] {
    guard let program = words.first, !program.isEmpty else { throw .noCommand }
    do {
        let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await run(program, Array(words.dropFirst()), limit: limit) }
            group.addTask {
                try await Task.sleep(for: timeout)
                throw FetchError.Reason.timeout(timeout)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
        guard !bytes.isEmpty else { throw FetchError.Reason.empty }
        return bytes
    } catch let reason as FetchError.Reason {
        throw reason
    } catch let error as SubprocessError where error.code == .executableNotFound {
        throw .commandNotFound(program)
    } catch {
        throw .otherFailure("\(quoted(program)) could not be run: \(error)")
    }
}

private func run(_ program: String, _ arguments: [String], limit: Int) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))]
    let executable: Executable = program.contains("/") ? .path(.init(program)) : .name(program)
    let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments), platformOptions: options, input: .none, output: .sequence, error: .sequence
    ) { execution in
        async let complaint = tail(of: execution.standardError)
        var bytes: [UInt8] = []
        for try await chunk in execution.standardOutput {
            chunk.withUnsafeBytes { bytes += $0 }
            guard bytes.count <= limit else { throw FetchError.Reason.tooLarge(limit: limit) }
        }
        return (bytes, try await complaint)
    }
    let (bytes, complaint) = result.closureResult
    switch result.terminationStatus {
    case .exited(0): return bytes
    case .exited(let status): throw FetchError.Reason.exit(status: Int(status), standardError: lastLines(complaint))
    case .signaled(let signal): throw FetchError.Reason.signal(Int(signal), standardError: lastLines(complaint))
    }
}

private let tailSize = 4096

private func tail(of stream: SubprocessOutputSequence) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in stream {
        chunk.withUnsafeBytes { bytes += $0 }
        if bytes.count > 2 * tailSize { bytes.removeFirst(bytes.count - tailSize) }
    }
    return bytes
}

/// Fit for a message: the last five lines, on one, without what a terminal would act upon.
private func lastLines(_ bytes: [UInt8]) -> String {
    let lines = bytes.suffix(tailSize).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.suffix(5)
    guard !lines.isEmpty else { return "" }
    return quoted(lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " / "), limit: 600)
}
