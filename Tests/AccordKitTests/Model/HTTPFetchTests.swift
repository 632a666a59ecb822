import Diagnostics
import Testing

@testable import AccordKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Fetching a model over HTTP", .serialized, .enabled(if: Program.available(Program.python), "needs python3"))
struct HTTPFetchTests {
    private static func source(_ port: Int, _ path: String, token: String? = nil, timeout: Duration = .seconds(5)) -> CapabilitySource {
        .http(url: "http://127.0.0.1:\(port)\(path)", tokenVariable: token, timeout: timeout)
    }

    /// Why the fetch of a path fails; nil where it does not.
    private static func reason(_ path: String, timeout: Duration = .seconds(5), limit: Int = 1 << 20) async throws -> FetchError? {
        try await withMisbehavingServer { port -> FetchError? in
            do throws(FetchError) {
                _ = try await source(port, path, timeout: timeout).fetch(limit: limit)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test("a model is fetched, also behind redirects and a byte order mark", arguments: ["/ok", "/suffix", "/bom", "/here", "/hop/3", "/slow-head"])
    func good(path: String) async throws {
        let document = try await withMisbehavingServer { port in try await Self.source(port, path).load() }
        #expect(document.model.product == "Pots")
        #expect(document.provenance.hasSuffix("\(path), version \(document.model.version)"))
    }

    @Test(
        "each wrong answer has its own error",
        arguments: [
            ("/status/401", .status(401)), ("/status/403", .status(403)), ("/nothing", .status(404)), ("/status/500", .status(500)),
            ("/status/204", .status(204)), ("/status/418", .status(418)), ("/nowhere", .status(302)), ("/status/304", .status(304)),
            ("/html", .contentType("text/html")), ("/untyped", .contentType(nil)), ("/empty", .empty),
            ("/loop", .tooManyRedirects(5)), ("/hop/6", .tooManyRedirects(5)),
            ("/to-file", .refusedRedirect(to: "file:///etc/passwd")), ("/to-ftp", .refusedRedirect(to: "ftp://localhost/x")),
            ("/broken-chunks", .connectionLost), ("/hang-up", .connectionLost),
            ("/truncated", .truncated(received: 100, expected: 100_000)),
        ] as [(String, FetchError.Reason)])
    func wrongAnswers(path: String, reason: FetchError.Reason) async throws {
        let error = try await Self.reason(path)
        #expect(error?.reason == reason)
    }

    @Test("what is no HTTP at all is an error")
    func garbage() async throws {
        #expect(try await Self.reason("/garbage") != nil)
    }

    @Test("all errors tell the source, and differ")
    func messages() async throws {
        let paths = ["/status/401", "/status/403", "/nothing", "/status/500", "/html", "/untyped", "/empty", "/loop", "/to-ftp", "/hang-up", "/truncated"]
        var messages: Set<String> = []
        for path in paths {
            let error = try #require(try await Self.reason(path))
            #expect(error.description.contains(path), "\(error)")
            messages.insert(error.description.replacing(path, with: ""))
        }
        #expect(messages.count == paths.count)
    }

    @Test("one deadline holds for an answer that drips, never comes, or never ends", arguments: ["/drip", "/silent", "/endless"])
    func deadline(path: String) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let error = try await Self.reason(path, timeout: .milliseconds(600), limit: .max)
        #expect(error?.reason == .timeout(.milliseconds(600)))
        #expect(clock.now - start < .seconds(5))
    }

    @Test("a body that is larger than the limit is cut off", arguments: ["/endless", "/big"])
    func tooLarge(path: String) async throws {
        #expect(try await Self.reason(path)?.reason == .tooLarge(limit: 1 << 20))
    }

    @Test("what is JSON but no model, or no JSON, is an error of the model", arguments: ["/not-json", "/not-utf8", "/other-schema"])
    func wrongDocument(path: String) async throws {
        let error = try await withMisbehavingServer { port in
            await #expect(throws: ModelError.self) { try await Self.source(port, path).load() }
        }
        #expect(error?.diagnostics.first?.location.path.hasSuffix(path) == true)
    }

    @Test("an unchanged model is not sent again")
    func entityTag() async throws {
        let (first, unchanged, changed) = try await withMisbehavingServer { port in
            let source = Self.source(port, "/tagged")
            let first = try await source.fetch()
            return (first, try await source.fetch(unlessStill: first.entityTag), try await source.fetch(unlessStill: "\"b\""))
        }
        #expect(first.entityTag == "\"a\"")
        #expect(unchanged == nil)
        #expect(changed == first)
    }

    // MARK: Tokens

    @Test("a token goes to its own origin alone, also when that redirects elsewhere")
    func token() async throws {
        setenv("ACCORD_TEST_TOKEN", "s3cret", 1)
        let tokens = try await withMisbehavingServer { port in
            var tokens: [String] = []
            for path in ["/echo", "/here", "/elsewhere"] {
                tokens.append(try await Self.source(port, path, token: "ACCORD_TEST_TOKEN").load().model.version)
            }
            return tokens
        }
        #expect(tokens == ["Bearer s3cret", "Bearer s3cret", "none"])
    }

    @Test("a token that is missing, or would begin another header, is an error before anything is sent")
    func missingToken() async {
        setenv("ACCORD_TEST_BAD_TOKEN", "a\r\nX: b", 1)
        for variable in ["ACCORD_TEST_NO_SUCH_TOKEN", "ACCORD_TEST_BAD_TOKEN"] {
            let error = await #expect(throws: FetchError.self) { try await Self.source(1, "/", token: variable).fetch() }
            #expect(error?.reason == .noToken(variable: variable))
        }
    }

    @Test("a token is not sent in the clear to another machine")
    func tokenInTheClear() async {
        setenv("ACCORD_TEST_TOKEN", "s3cret", 1)
        let source = CapabilitySource.http(url: "http://example.invalid/", tokenVariable: "ACCORD_TEST_TOKEN")
        let error = await #expect(throws: FetchError.self) { try await source.fetch() }
        #expect(error?.reason == .tokenWithoutTLS)
    }

    // MARK: Connections

    @Test("addresses that cannot be right are errors before anything is sent", arguments: ["http://", "http:///x", "https://?x", "http://[::1", "http://a b/", "http://a\\@b/", "http://a:0/", "http://a:65536/", "http://é/", "file:///etc/passwd"])
    func malformed(address: String) async {
        let error = await #expect(throws: FetchError.self) { try await CapabilitySource.http(url: address).fetch() }
        #expect(error?.reason == .malformedAddress)
    }

    @Test("an address with a password in it is refused")
    func credentials() async {
        let error = await #expect(throws: FetchError.self) { try await CapabilitySource.http(url: "https://me:secret@example.com/").fetch() }
        #expect(error?.reason == .credentialsInAddress)
    }

    @Test("a port that nobody listens on, and a host that nobody knows, are told apart")
    func unreachable() async {
        let refused = await #expect(throws: FetchError.self) { try await Self.source(1, "/").fetch() }
        #expect(refused?.reason == .connectionRefused("127.0.0.1:1"))
        let unknown = await #expect(throws: FetchError.self) { try await CapabilitySource.http(url: "http://no-such-host.invalid/").fetch() }
        #expect(unknown?.reason == .unknownHost("no-such-host.invalid"))
    }

    @Test("HTTPS is not left for HTTP, nor the web for another scheme")
    func downgrade() throws {
        let secure = try HTTPAddress("https://example.com/a/b")
        #expect(try secure.redirect(to: "https://other.example.com/c").text == "https://other.example.com/c")
        for target in ["http://example.com/", "https://me@example.com/", "ftp://example.com/", "/c"] {
            #expect(throws: FetchError.Reason.refusedRedirect(to: target)) { try secure.redirect(to: target) }
        }
    }

    @Test("only what certainly stays on this machine counts as loopback")
    func loopback() throws {
        for address in ["http://localhost:80", "http://127.0.0.1/", "https://127.9.9.9:1?x", "http://[::1]:8080/", "HTTP://LOCALHOST"] {
            #expect(try HTTPAddress(address).isLoopback, "\(address)")
        }
        for address in ["http://127.0.0.1.example.com", "http://127.example.com/", "http://localhost.example.com/", "http://[::2]/", "http://127.0.0/"] {
            #expect(try !HTTPAddress(address).isLoopback, "\(address)")
        }
    }

    @Test("a server whose certificate nobody vouches for is not believed", .enabled(if: Program.available(Program.openssl), "needs openssl"))
    func untrusted() async throws {
        let folder = TemporaryFolder()
        let certificate = folder.path + "/certificate.pem"
        let key = folder.path + "/key.pem"
        let made = try await Program.run(
            Program.openssl ?? "",
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate])
        #expect(made.isSuccess, "\(made.output)")
        let error = try await withMisbehavingServer([certificate, key]) { port in
            await #expect(throws: FetchError.self) { try await CapabilitySource.http(url: "https://localhost:\(port)/ok").fetch() }
        }
        guard case .untrusted = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
