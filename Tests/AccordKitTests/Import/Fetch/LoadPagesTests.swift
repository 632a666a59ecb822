import Diagnostics
import Testing

@testable import AccordKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Loading pages", .serialized, .enabled(if: Program.available(Program.python), "needs python3"))
struct LoadPagesTests {
    /// Options for a server on this machine, which is asked as fast as it answers.
    private static func options(timeout: Duration = .seconds(5), limit: Int = 100_000, cache: String? = nil) -> FetchOptions {
        var options = FetchOptions()
        options.allowsPrivate = true
        options.rate = 10_000
        options.timeout = timeout
        options.sizeLimit = limit
        options.cache = cache
        return options
    }

    private static let wish = PageFetch.Wish(accept: "text/html", types: ["text/html"], limit: 100_000)

    /// Runs a body with a server, and tells what the server was asked for.
    private static func withPages<Result: Sendable>(
        robots: String = "404", _ body: @Sendable (_ server: String) async throws -> Result
    ) async throws -> (result: Result, requests: [String]) {
        let folder = TemporaryFolder()
        let log = folder.path + "/log"
        let result = try await withServer("pages.py", [log, robots]) { try await body("http://127.0.0.1:\($0)") }
        let requests = (try? readFile(log, limit: 1 << 20)) ?? []
        return (result, requests.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
    }

    private static func paths(_ requests: [String]) -> [String] { requests.compactMap { $0.split(separator: " ").first.map(String.init) } }

    // MARK: One page

    @Test(
        "a page that cannot be had is a finding, and the next one comes all the same",
        arguments: [
            ("/nothing", "there is nothing at this address"), ("/status/500", "500"), ("/status/403", "403"),
            ("/loop", "redirects at most 5 times"),
            ("/hop/6", "redirects at most 5 times"), ("/to-file", "file:///etc/passwd"), ("/picture", "image/gif"),
            ("/empty", "yields nothing"),
            ("/truncated", "of 100000 bytes"), ("/hang-up", "broke off"), ("/big", "97 KiB"), ("/endless", "97 KiB"),
            ("/silent", "after 600 ms"),
            ("/drip", "after 600 ms"),
        ])
    func misbehaving(path: String, words: String) async throws {
        let (loaded, _) = try await Self.withPages { server in
            try await load(["\(server)\(path)", "\(server)/page/a"], Self.options(timeout: .milliseconds(600)))
        }
        #expect(loaded.pages.map(\.source.name).map { $0.suffix(7) } == ["/page/a"])
        #expect(loaded.result.findings.map(\.code) == [.pageNotTaken])
        #expect(loaded.result.findings.first?.message.contains(words) == true, "\(loaded.result.findings)")
    }

    @Test("redirects are followed, and the page is where they ended")
    func redirected() async throws {
        let (loaded, requests) = try await Self.withPages { server in
            try await load(["\(server)/hop/3", "\(server)/latin"], Self.options())
        }
        #expect(loaded.pages.first?.address?.hasSuffix("/page/end") == true)
        #expect(loaded.pages.map(\.charset) == ["UTF-8", "ISO-8859-1"])
        #expect(requests.allSatisfy { $0.contains(" accord ") })
    }

    @Test("a redirect is checked as the address was", arguments: ["/to-metadata", "/to-neighbour", "/to-decimal", "/to-mapped"])
    func redirectedIntoPrivate(path: String) async throws {
        let (reason, _) = try await Self.withPages { server -> FetchError.Reason? in
            var options = Self.options()
            options.allowsPrivate = false
            // As if this one address were public; the others are what they are.
            var fetch = PageFetch(options, isPublic: { $0.bytes == [127, 0, 0, 1] || $0.isPublic })
            do throws(FetchError.Reason) {
                _ = try await fetch.get("\(server)\(path)", Self.wish)
                return nil
            } catch {
                return error
            }
        }
        guard case .privateAddress = reason else {
            Issue.record("\(String(describing: reason))")
            return
        }
    }

    @Test("without leave, no request reaches this machine")
    func privateRefused() async throws {
        let (loaded, requests) = try await Self.withPages { server in
            var options = Self.options()
            options.allowsPrivate = false
            return try await load(["\(server)/page/a", server.replacing("127.0.0.1", with: "localhost") + "/page/a"], options)
        }
        #expect(loaded.result.findings.map(\.code) == [.privateAddress, .privateAddress])
        #expect(loaded.result.isUnreachable)
        #expect(requests.isEmpty)
    }

    @Test("a pinned address is where the request goes, whatever the name means")
    func pinned() async throws {
        let (address, _) = try await Self.withPages { server in
            var options = Self.options()
            options.allowsPrivate = false
            var fetch = PageFetch(options, resolve: { _ in [NetworkAddress(bytes: [127, 0, 0, 1])] }, isPublic: { _ in true })
            return try await fetch.get(server.replacing("127.0.0.1", with: "no-such-host.invalid") + "/page/a", Self.wish)?.address
        }
        #expect(address?.hasPrefix("http://no-such-host.invalid:") == true)
    }

    @Test("credentials in an address are refused")
    func credentials() async throws {
        let loaded = try await load(["https://me:secret@help.example.com/a"], Self.options())
        #expect(loaded.result.findings.map(\.code) == [.pageNotTaken])
    }

    // MARK: robots.txt and rate

    @Test(
        "robots.txt is asked for once, and what it says holds, also behind a redirect",
        arguments: [
            ("404", []), ("403", []), ("User-agent: *\nDisallow: /drafts", [.unwelcome, .unwelcome]),
            ("User-agent: accord\nAllow: /\n\nUser-agent: *\nDisallow: /", []),
        ] as [(String, [Code])])
    func robots(robots: String, codes: [Code]) async throws {
        let (loaded, requests) = try await Self.withPages(robots: robots) { server in
            try await load(["\(server)/drafts/a", "\(server)/to-drafts", "\(server)/page/a"], Self.options())
        }
        #expect(loaded.result.findings.map(\.code) == codes)
        #expect(Self.paths(requests).count { $0 == "/robots.txt" } == 1)
        if !codes.isEmpty { #expect(!Self.paths(requests).contains("/drafts/a")) }
    }

    @Test("a server that fails to tell its robots.txt is not visited")
    func robotsUnavailable() async throws {
        let (loaded, requests) = try await Self.withPages(robots: "503") { server in try await load(["\(server)/page/a"], Self.options()) }
        #expect(loaded.result.findings.map(\.code) == [.unwelcome])
        #expect(Self.paths(requests) == ["/robots.txt"])
    }

    @Test("requests to one host keep the distance that was asked for", arguments: ["404", "User-agent: *\nCrawl-delay: 0.3"])
    func rate(robots: String) async throws {
        let (_, requests) = try await Self.withPages(robots: robots) { server in
            var options = Self.options()
            options.rate = robots == "404" ? 4 : 1000
            return try await load(["\(server)/page/a", "\(server)/page/b", "\(server)/page/c"], options).result.count
        }
        let times = requests.compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
        #expect(times.count == 4)
        // The first distance is that to robots.txt, whose wish is not known yet. The server notes a request when it has read it.
        #expect(zip(times, times.dropFirst()).dropFirst().allSatisfy { $1 - $0 > 0.15 }, "\(times)")
    }

    // MARK: Going on

    @Test("a run that was ended goes on where it stopped, and the next one asks whether pages still hold")
    func resumed() async throws {
        struct Killed: Error {}
        let folder = TemporaryFolder()
        let (texts, requests) = try await Self.withPages { server in
            let names = ["a", "b", "c"].map { "\(server)/page/\($0)" }
            let options = Self.options(cache: folder.path + "/deep/cache")
            var count = 0
            _ = await #expect(throws: Killed.self) {
                try await loadPages(names, options) { _ in
                    count += 1
                    if count == 2 { throw Killed() }
                }
            }
            let second = try await load(names, options)
            let third = try await load(names, options)
            #expect(second.pages.map(\.bytes) == third.pages.map(\.bytes))
            #expect(second.pages.map(\.charset) == third.pages.map(\.charset))
            return third.pages.map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        #expect(texts.count == 3 && texts.allSatisfy { $0.contains("Text of ") })
        let pages = requests.filter { !$0.hasPrefix("/robots") }.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(pages == ["/page/a -", "/page/b -", "/page/c -", "/page/a \"a-1\"", "/page/b \"b-1\"", "/page/c \"c-1\""])
    }

    @Test("a cached page that was cut short is fetched again")
    func damagedCache() async throws {
        let folder = TemporaryFolder()
        let (count, requests) = try await Self.withPages { server in
            let options = Self.options(cache: folder.path)
            _ = try await load(["\(server)/page/a"], options)
            for name in try listFolder(folder.path).files {
                let bytes = try readFile("\(folder.path)/\(name)", limit: 1 << 20)
                try folder.write(name, Array(bytes.dropLast(5)))
            }
            return try await load(["\(server)/page/a"], options).result.count
        }
        #expect(count == 1)
        #expect(requests.filter { $0.hasPrefix("/page") }.allSatisfy { $0.contains(" - ") })
    }

    // MARK: What is found

    @Test("a sitemap of sitemaps gives each page once, in order, and does not go in circles")
    func sitemaps() async throws {
        let (loaded, _) = try await Self.withPages { server in
            try await load(["\(server)/sitemap.xml", "\(server)/wrong.xml"], Self.options())
        }
        #expect(loaded.pages.map { $0.source.name.suffix(7) } == ["/page/a", "/page/b", "/page/c"])
        #expect(loaded.result.findings.map(\.message).count { $0.contains("sitemap is XML") } == 1)
    }

    @Test("a folder gives its pages by name, without what is hidden or leads elsewhere")
    func folder() async throws {
        let folder = TemporaryFolder()
        try makeFolders(folder.path + "/b/c")
        for name in ["z.html", "a.HTM", "notes.md", ".hidden.html", "b/c/d.html"] { try folder.write(name, "<p>x") }
        symlink("/etc/passwd", folder.path + "/link.html")
        let loaded = try await load([folder.path], Self.options())
        #expect(loaded.pages.map { $0.source.name.dropFirst(folder.path.count) } == ["/a.HTM", "/z.html", "/b/c/d.html"])
        #expect(loaded.result.findings.map(\.location.path) == ["\(folder.path)/link.html"])
    }

    @Test("lists that name each other end")
    func circularLists() async throws {
        let folder = TemporaryFolder()
        try folder.write("a.txt", "b.txt\np.html\n")
        try folder.write("b.txt", "a.txt\nb.txt\np.html\n")
        try folder.write("p.html", "<p>x")
        let loaded = try await load(["\(folder.path)/a.txt"], Self.options())
        #expect(loaded.pages.count == 1 && loaded.result.findings.isEmpty)
    }

    @Test("a list names pages beside it, with locale and article where it tells them")
    func list() async throws {
        let folder = TemporaryFolder()
        try folder.write("a b.html", "<p>x")
        try folder.write("c.html", "<p>x")
        try folder.write("pages.txt", "\u{FEFF}# ours\r\n\r\na b.html\tfr\tkeys/link\r\nc.html\r\nmissing.html\r\n")
        let loaded = try await load([folder.path + "/pages.txt"], Self.options())
        #expect(loaded.pages.map(\.source.locale) == ["fr", nil])
        #expect(loaded.pages.map(\.source.article) == ["keys/link", nil])
        #expect(loaded.result.findings.map(\.location.path) == ["\(folder.path)/missing.html"])
    }

    @Test(
        "what is neither file nor address of the web is a finding",
        arguments: ["ftp://example.com/a", "/no/such/file.html", "/dev/zero", "/no/such/folder/"])
    func neither(argument: String) async throws {
        let loaded = try await load([argument], Self.options())
        #expect(loaded.result.isUnreachable)
        #expect(loaded.result.findings.map(\.code) == [.pageNotTaken])
    }
}
