import Foundation
import Testing

@testable import sandbox

/// The program itself, as a process of its own.
struct ProgramTests {
    @Test("It prints its address on one line and nothing else, and ends well when asked to", arguments: [SIGTERM, SIGINT])
    func startsAndStops(signal: Int32) async throws {
        let process = try RunningProgram(["--rename", "home.company-admin=Settings"])
        let address = try #require(try await process.line())
        #expect(address.hasPrefix("http://127.0.0.1:") && address.hasSuffix("/"))
        let port = try #require(UInt16(address.dropFirst("http://127.0.0.1:".count).dropLast()))
        let page = try await RawClient.exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", port: port)
        #expect(page?.text.contains(">Settings</a>") == true)
        process.send(signal)
        let exitCode = try await process.exitCode()
        #expect(exitCode == 0)
        let more = try await process.line()
        #expect(more == nil)
    }

    @Test("An address that is taken is an error of the environment")
    func refusesTakenPort() async throws {
        let server = try await TestServers.server()
        let process = try RunningProgram(["--port", String(server.port)])
        let exitCode = try await process.exitCode()
        #expect(exitCode == 3)
        #expect(process.errors.contains("cannot listen on 127.0.0.1, port \(server.port)"))
    }

    @Test("Both loopback addresses are served")
    func servesBothLoopbacks() async throws {
        let server = try await Server.start(.sample, host: .ip6)
        #expect(server.address == "http://[::1]:\(server.port)/")
        await server.stop()
    }
}

/// The built executable, beside the bundle of the running tests.
private struct RunningProgram: Sendable {
    private let process = Process()
    private let output = Pipe()
    private let error = Pipe()

    init(_ arguments: [String]) throws {
        let folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        process.executableURL = folder.appending(path: "sandbox")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = error
        try process.run()
    }

    /// The next line of the output; nil at its end.
    func line() async throws -> String? {
        try await offPool {
            var line: [UInt8] = []
            while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
            return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
        }
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Nil where a signal ended it.
    func exitCode() async throws -> Int32? {
        try await offPool {
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : nil
        }
    }

    var errors: String { String(decoding: error.fileHandleForReading.availableData, as: UTF8.self) }
}
