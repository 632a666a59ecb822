import Foundation
import Subprocess
import Testing

/// What a program that has ended left behind.
struct Outcome: Sendable {
    /// Nil where a signal ended it.
    let exitCode: Int?
    let output: String
    let error: String

    init(exitCode: Int?, output: String, error: String) {
        self.exitCode = exitCode
        self.output = output
        self.error = error
    }

    /// Runs a program until it ends.
    ///
    /// - Parameter limit: bytes of output to accept at most.
    init(running path: String, _ arguments: [String], environment: [String: String] = [:], limit: Int = 64 << 20) async throws {
        var changes: [Environment.Key: String?] = [:]
        // What is printed for people is in the language of the environment.
        changes["LC_ALL"] = "C.UTF-8"
        for (name, value) in environment { changes[Environment.Key(stringLiteral: name)] = value }
        await ProcessSlots.shared.take()
        defer { Task { await ProcessSlots.shared.giveBack() } }
        let result = try await Subprocess.run(
            .path(.init(path)), arguments: Arguments(arguments), environment: .inherit.updating(changes),
            output: .string(limit: limit), error: .string(limit: limit))
        let exitCode: Int? = if case .exited(let code) = result.terminationStatus { Int(code) } else { nil }
        self.init(exitCode: exitCode, output: result.standardOutput, error: result.standardError)
    }
}

/// As many processes at once as there are cores: tests that run in parallel start hundreds.
private actor ProcessSlots {
    static let shared = ProcessSlots()

    private var free = ProcessInfo.processInfo.activeProcessorCount
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func giveBack() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

/// The executables of this package, run as processes of their own.
enum Program: String {
    case accord, sandbox

    /// Where the build put the executable: beside the bundle of the running tests.
    var path: String { Self.buildFolder.appending(path: rawValue).path(percentEncoded: false) }

    func callAsFunction(_ arguments: String...) async throws -> Outcome {
        try await Outcome(running: path, arguments)
    }

    private static let buildFolder: URL = {
        for argument in CommandLine.arguments {
            var url = URL(filePath: argument).standardizedFileURL
            while url.pathComponents.count > 1 {
                if url.pathExtension == "xctest" { return url.deletingLastPathComponent() }
                url.deleteLastPathComponent()
            }
        }
        return Checkout.root.appending(path: ".build/debug")
    }()
}

/// Runs `body` while a sandbox product runs, which is told of its address: `http://127.0.0.1:PORT/`.
func withSandbox<Value: Sendable>(
    _ arguments: [String] = [], _ body: @Sendable (_ address: String) async throws -> Value
) async throws -> Value {
    let result = try await Subprocess.run(
        .path(.init(Program.sandbox.path)), arguments: Arguments(["--port", "0"] + arguments),
        input: .none, output: .sequence, error: .currentStandardError
    ) { execution in
        var address: String?
        for try await line in execution.standardOutput.strings() where line.hasPrefix("http://") {
            address = line.trimmingCharacters(in: .whitespacesAndNewlines)
            break
        }
        let value = await Swift.Result { try await body(#require(address, "The sandbox printed no address.")) }
        await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
        return value
    }
    return try result.closureResult.get()
}

extension Result where Failure == any Error {
    /// What an asynchronous body returned or threw.
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
