#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Subprocess

/// The programs that tests need and that a machine may lack.
enum Program {
    /// The one that `scripts/test` equips, else the machine's own.
    static let python: String? = environment("ACCORD_PYTHON") ?? find("python3")
    static let openssl: String? = find("openssl")

    /// Whether tests that need a program run: where it is missing they are skipped, unless skipping is forbidden.
    static func available(_ program: String?) -> Bool { program != nil || environment("ACCORD_REQUIRE_EXTRAS") == "1" }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func find(_ name: String) -> String? {
        (environment("PATH") ?? "/usr/bin").split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    static let hasJSONSchema = environment("ACCORD_PYTHON") != nil || environment("ACCORD_REQUIRE_EXTRAS") == "1" || canImport("jsonschema")

    private static func canImport(_ module: String) -> Bool {
        guard let python else { return false }
        return system("'\(python)' -c 'import \(module)' 2>/dev/null") == 0
    }

    /// Runs a program to its end.
    static func run(_ program: String, _ arguments: [String]) async throws -> (output: String, isSuccess: Bool) {
        let result = try await Subprocess.run(
            .path(.init(program)), arguments: Arguments(arguments), output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
        return (result.standardOutput + result.standardError, result.terminationStatus.isSuccess)
    }
}

/// `Tests/AccordKitTests/Servers/misbehaving.py` for as long as the body runs.
func withMisbehavingServer<Result: Sendable>(
    _ arguments: [String] = [], _ body: @Sendable (_ port: Int) async throws -> Result
) async throws -> Result {
    let folder = TemporaryFolder()
    try folder.write("model.json", ModelFixture.text)
    return try await withServer("misbehaving.py", [folder.path + "/model.json"] + arguments, body)
}

/// A script of `Tests/AccordKitTests/Servers`, which prints its port, for as long as the body runs.
func withServer<Result: Sendable>(
    _ script: String, _ arguments: [String], _ body: @Sendable (_ port: Int) async throws -> Result
) async throws -> Result {
    let script = ModelFixture.packageFolder + "/Tests/AccordKitTests/Servers/" + script
    let result = try await Subprocess.run(
        .path(.init(Program.python ?? "python3")), arguments: Arguments([script] + arguments),
        input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
        var line: [UInt8] = []
        for try await chunk in execution.standardOutput {
            chunk.withUnsafeBytes { line += $0 }
            if line.last == UInt8(ascii: "\n") { break }
        }
        guard let port = Int(String(decoding: line.dropLast(), as: UTF8.self)) else { throw ServerDidNotStart() }
        let result = try await body(port)
        try await execution.standardInputWriter.finish()
        return result
    }
    return result.closureResult
}

struct ServerDidNotStart: Error {}
