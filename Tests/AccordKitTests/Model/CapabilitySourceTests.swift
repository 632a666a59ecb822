import Diagnostics
import Testing

@testable import AccordKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Sources of models")
struct CapabilitySourceTests {
    private static func reason(_ source: CapabilitySource, limit: Int = 1 << 20) async -> FetchError.Reason? {
        do throws(FetchError) {
            _ = try await source.fetch(limit: limit)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("an argument with http:// or https:// is an address, anything else a path")
    func arguments() {
        #expect(CapabilitySource(argument: "https://example.com/c") == .http(url: "https://example.com/c"))
        #expect(CapabilitySource(argument: "HTTP://example.com") == .http(url: "HTTP://example.com"))
        for path in ["model.json", "/a/b", "http", "https:", "httpx://a", "file:///a", "ftp://a", ""] {
            #expect(CapabilitySource(argument: path) == .file(path))
        }
    }

    // MARK: Files

    @Test("a file is read, with and without a byte order mark, and through a symbolic link")
    func file() async throws {
        let folder = TemporaryFolder()
        try folder.write("plain.json", ModelFixture.text)
        try folder.write("marked.json", [0xEF, 0xBB, 0xBF] + Array(ModelFixture.text.utf8))
        symlink("plain.json", folder.path + "/link.json")
        for name in ["plain.json", "marked.json", "link.json"] {
            let document = try await CapabilitySource.file("\(folder.path)/\(name)").load()
            #expect(document.model == (try ModelFixture.model()))
            #expect(document.file.bytes == Array(ModelFixture.text.utf8))
        }
    }

    @Test("what is no readable file has its own error, and nothing waits for a pipe")
    func noFile() async throws {
        let folder = TemporaryFolder()
        try folder.write("big.json", [UInt8](repeating: 32, count: 2000))
        mkfifo(folder.path + "/pipe", 0o600)
        symlink("nowhere", folder.path + "/dangling")
        symlink("loop", folder.path + "/loop")
        #expect(await Self.reason(.file("\(folder.path)/none.json")) == .file(.missing))
        #expect(await Self.reason(.file("\(folder.path)/dangling")) == .file(.missing))
        #expect(await Self.reason(.file("\(folder.path)/big.json/x")) == .file(.missing))
        #expect(await Self.reason(.file(folder.path)) == .file(.notAFile))
        #expect(await Self.reason(.file("\(folder.path)/pipe")) == .file(.notAFile))
        #expect(await Self.reason(.file("\(folder.path)/loop")) == .file(.notAFile))
        #expect(await Self.reason(.file("/dev/zero")) == .file(.notAFile))
        #expect(await Self.reason(.file("\(folder.path)/big.json"), limit: 1999) == .file(.tooLarge(limit: 1999)))
        #expect(await Self.reason(.file("")) == .file(.missing))
    }

    @Test("a file that may not be read is told from one that is not there", .enabled(if: geteuid() != 0, "the superuser may read everything"))
    func unreadable() async throws {
        let folder = TemporaryFolder()
        try folder.write("secret.json", "{}")
        chmod(folder.path + "/secret.json", 0)
        #expect(await Self.reason(.file("\(folder.path)/secret.json")) == .file(.system(EACCES)))
    }

    @Test("a file that is no model is an error of the model")
    func wrongFile() async throws {
        let folder = TemporaryFolder()
        for (name, text) in [("empty", ""), ("other", "{}"), ("html", "<!doctype html>")] {
            try folder.write(name, text)
            let error = await #expect(throws: ModelError.self) { try await CapabilitySource.file("\(folder.path)/\(name)").load() }
            #expect(error?.diagnostics.first?.location.path == "\(folder.path)/\(name)")
        }
    }

    // MARK: Commands

    @Test("a command yields the model on its standard output; its words are no shell's")
    func command() async throws {
        let folder = TemporaryFolder()
        try folder.write("a $(b) 'c'.json", ModelFixture.text)
        let document = try await CapabilitySource.command(["cat", "\(folder.path)/a $(b) 'c'.json"]).load()
        #expect(document.model.product == "Pots")
        #expect(document.provenance == "cat \(folder.path)/a $(b) 'c'.json, version 3.1")
        let complaining = try await CapabilitySource.command(["sh", "-c", "echo careful >&2; cat \"$0\"", "\(folder.path)/a $(b) 'c'.json"]).load()
        #expect(complaining.model.product == "Pots")
    }

    @Test("a command that fails says how, with its last words")
    func failingCommand() async {
        #expect(
            await Self.reason(.command(["sh", "-c", "for i in 1 2 3 4 5 6 7; do echo line $i >&2; done; exit 3"]))
                == .exit(status: 3, standardError: #""line 3 / line 4 / line 5 / line 6 / line 7""#))
        #expect(await Self.reason(.command(["sh", "-c", "kill -9 $$"])) == .signal(9, standardError: ""))
        #expect(await Self.reason(.command(["false"])) == .exit(status: 1, standardError: ""))
        #expect(await Self.reason(.command(["true"])) == .empty)
        #expect(await Self.reason(.command(["accord-no-such-program"])) == .commandNotFound("accord-no-such-program"))
        #expect(await Self.reason(.command(["/nowhere/program"])) == .commandNotFound("/nowhere/program"))
        #expect(await Self.reason(.command([])) == .noCommand)
        #expect(await Self.reason(.command([""])) == .noCommand)
    }

    @Test("what a command says cannot act on the terminal")
    func escapes() async {
        #expect(
            await Self.reason(.command(["sh", "-c", #"printf '\033[2Jgone' >&2; exit 1"#])) == .exit(status: 1, standardError: #""U+001B[2Jgone""#))
    }

    @Test(
        "a command that never ends, with whatever it started, ends with the deadline",
        arguments: ["sleep 60", "sleep 60 & sleep 60", "trap '' TERM; sleep 60 & wait; sleep 60", "while :; do echo x >&2; done"])
    func slowCommand(script: String) async {
        let clock = ContinuousClock()
        let start = clock.now
        #expect(await Self.reason(.command(["sh", "-c", script], timeout: .milliseconds(300))) == .timeout(.milliseconds(300)))
        #expect(clock.now - start < .seconds(10))
    }

    @Test("too much output is cut off")
    func loudCommand() async {
        #expect(await Self.reason(.command(["yes"])) == .tooLarge(limit: 1 << 20))
    }
}
