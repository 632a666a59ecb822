import Foundation
import Testing

@testable import sandbox

/// No request makes the product trap, and each gets an answer or a closed connection.
struct BadRequestTests {
    @Test(
        "A request that cannot be granted is answered with its own status",
        arguments: [
            ("GET /nowhere HTTP/1.1", 404),
            ("GET /profile/../../etc/passwd HTTP/1.1", 404),
            ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404),
            ("GET /profile/%00 HTTP/1.1", 404),
            ("GET /%ff%fe%zz% HTTP/1.1", 404),
            ("GET //profile HTTP/1.1", 404),
            ("GET /profile?lang=%ff%&&=&===&lang HTTP/1.1", 200),
            ("GET /profile?use=docusign.login HTTP/1.1", 400),
            ("GET /?use=home.avatar HTTP/1.1", 400),
            ("GET /?use=%3Cscript%3E HTTP/1.1", 400),
            ("GET * HTTP/1.1", 404),
            ("BREW / HTTP/1.1", 404),
            ("PATCH / HTTP/1.1", 405),
            ("DELETE /capabilities HTTP/1.1", 405),
            ("PUT /sandbox/state HTTP/1.1", 405),
            ("HEAD /profile HTTP/1.1", 200),
        ])
    func answersOddRequests(line: String, status: Int) async throws {
        let server = try await TestServers.server()
        let answer = try await RawClient.exchange("\(line)\r\nHost: localhost\r\nConnection: close\r\n\r\n", port: server.port)
        let found = try #require(answer)
        #expect(found.status == status)
        #expect(!found.text.contains("<script>") || found.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(!line.hasPrefix("HEAD") || found.body.isEmpty)
        try await expectAlive(server)
    }

    @Test(
        "A form that no page has is answered, and changes nothing",
        arguments: [
            ("/profile/personal", "application/x-www-form-urlencoded", "control=docusign.login%", 400),
            ("/profile/personal", "application/x-www-form-urlencoded", "control=home.avatar", 400),
            ("/profile/personal", "application/x-www-form-urlencoded", "control=docusign.synced", 400),
            ("/profile/personal", "application/x-www-form-urlencoded", "%ff=%c3%28&=&&&a", 400),
            ("/profile/personal", "application/json", "{}", 415),
            ("/nowhere", "application/x-www-form-urlencoded", "control=x", 404),
            ("/sandbox/state", "application/x-www-form-urlencoded", "docusign=linkd", 400),
            ("/sandbox/state", "application/x-www-form-urlencoded", "docusing=linked", 400),
            ("/sandbox/state", "application/x-www-form-urlencoded", "docusign=linked&lang=de", 400),
            ("/sandbox/state", "text/plain", "docusign=linked", 415),
        ])
    func answersOddForms(path: String, type: String, body: String, status: Int) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        _ = try await browser.open("/")
        let visit = try await browser.send("POST", path, headers: ["Content-Type": type], body: Array(body.utf8))
        #expect(visit.status == status)
        #expect(try await browser.state()["docusign"] == "unlinked")
    }

    @Test("A control that is not there in this state is refused with a message")
    func refusesWhatIsNotThere() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let page = try await browser.post("/profile/personal", [("control", "docusign.unlink")])
        #expect(page.path == "/profile/personal")
        #expect(page.notice == "That is not possible now.")
    }

    @Test("A near miss in the test endpoint is pointed out")
    func pointsOutNearMisses() async throws {
        let server = try await TestServers.server()
        let visit = try await Browser(server).post("/sandbox/state", [("docusing", "linked")])
        #expect(visit.text.contains("Did you mean \\\"docusign\\\"?"))
    }

    @Test("A form leads back only into the product", arguments: ["//evil.example/", "https://evil.example/", "/capabilities", "\r\nX: y"])
    func leadsNowhereElse(back: String) async throws {
        let server = try await TestServers.server()
        let visit = try await Browser(server).post("/sandbox/state", [("return", back)])
        #expect(visit.path == "/")
    }

    @Test("Headers, addresses and bodies beyond all measure are refused")
    func refusesTheHuge() async throws {
        let server = try await TestServers.server()
        let long = String(repeating: "a", count: 9_000)
        let huge = String(repeating: "a", count: 100_000)
        let head = "Host: localhost\r\nConnection: close\r\n"
        let cases = [
            ("GET /\(long) HTTP/1.1\r\n\(head)\r\n", 414),
            ("GET / HTTP/1.1\r\n\(head)X-Long: \(long)\r\n\r\n", 431),
            ("POST / HTTP/1.1\r\n\(head)Content-Length: 100000\r\n\r\n\(huge)", 413),
            ("POST /sandbox/state HTTP/1.1\r\n\(head)Transfer-Encoding: chunked\r\n\r\n186a0\r\n\(huge)\r\n0\r\n\r\n", 413),
        ]
        for (request, status) in cases {
            let answer = try await RawClient.exchange(request, port: server.port)
            #expect(answer?.status == status)
        }
        try await expectAlive(server)
    }

    @Test(
        "What is not HTTP ends its connection and nothing else",
        arguments: [
            "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nx",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\ncut",
        ])
    func survivesNonsense(request: String) async throws {
        let server = try await TestServers.server()
        let answer = try await RawClient.exchange(request, port: server.port, closing: true)
        #expect(answer == nil || answer?.status == 400)
        try await expectAlive(server)
    }

    @Test("Bytes that are not UTF-8 in a request line or header end the connection")
    func survivesBadEncoding() async throws {
        let server = try await TestServers.server()
        let inAddress: [UInt8] = Array("GET /".utf8) + [0xFF, 0xFE] + Array(" HTTP/1.1\r\n\r\n".utf8)
        let inHeader: [UInt8] = Array("GET / HTTP/1.1\r\nX: ".utf8) + [0xC3, 0x28] + Array("\r\n\r\n".utf8)
        for bytes in [inAddress, inHeader] {
            _ = try await RawClient.exchange(bytes, port: server.port, closing: true)
        }
        try await expectAlive(server)
    }

    @Test("Random bytes never stop the product")
    func survivesRandomBytes() async throws {
        let server = try await TestServers.server()
        var generator = SeededGenerator(seed: 20_261_124)
        for _ in 0..<200 {
            let count = Int.random(in: 1...300, using: &generator)
            let prefix = ["", "GET /", "POST /sandbox/state HTTP/1.1\r\nContent-Length: 40\r\n\r\n"].randomElement(using: &generator) ?? ""
            let bytes = Array(prefix.utf8) + (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            _ = try await RawClient.exchange(bytes, port: server.port, closing: true)
        }
        try await expectAlive(server)
    }

    @Test("A thousand visitors without cookies are forgotten in turn, the latest last")
    func forgetsOldSessions() async throws {
        let store = SessionStore(initialState: ["axis": "first"])
        let (first, _) = await store.withSession(nil) { $0.state["axis"] = "second" }
        for _ in 0..<999 { _ = await store.withSession(nil) { _ in } }
        let (same, state) = await store.withSession(first) { $0.state["axis"] }
        #expect(same == first && state == "second")
        _ = await store.withSession(nil) { _ in }
        let (other, anew) = await store.withSession(first) { $0.state["axis"] }
        #expect(other != first && anew == "first")
    }

    private func expectAlive(_ server: Server) async throws {
        #expect(try await Browser(server).open("/capabilities").status == 200)
    }
}

/// SplitMix64: the same numbers in each run.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
