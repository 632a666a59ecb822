import Testing

@testable import AccordKit

@Suite("robots.txt") struct RobotsRulesTests {
    @Test(
        "rules are read as RFC 9309 says",
        arguments: [
            ("", "/a", true),
            ("User-agent: *\nDisallow: /", "/a", false),
            ("User-agent: *\nDisallow: /", "/robots.txt", true),
            ("User-agent: *\nDisallow:", "/a", true),
            ("User-agent: *\nDisallow: /a", "/ab?c", false),
            ("User-agent: *\nDisallow: /a", "/b/a", true),
            // The group with our name takes the place of the general one.
            ("User-agent: *\nDisallow: /\n\nUser-agent: Accord\nDisallow: /x", "/a", true),
            ("User-agent: *\nDisallow: /\n\nUser-agent: Accord/1.0\nDisallow: /x", "/x", false),
            ("User-agent: accordion\nDisallow: /", "/a", true),
            // Several groups for one name are one group, several names may stand before one.
            ("User-agent: accord\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: accord\nDisallow: /b", "/b", false),
            ("User-agent: other\nUser-agent: accord\nDisallow: /a", "/a", false),
            ("User-agent: accord\nCrawl-delay: 2\nUser-agent: other\nDisallow: /a", "/a", true),
            // Lines that are no rules do not end a group's names.
            ("User-agent: accord\nSitemap: https://x/y.xml\nUser-agent: other\nDisallow: /a", "/a", false),
            // The longest rule decides, and of two as long the one that allows.
            ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
            ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false),
            ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
            ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false),
            ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true),
            ("User-agent: *\nDisallow: /*/private", "/a/b/private/c", false),
            ("User-agent: *\nDisallow: *draft", "/a/draft", false),
            ("User-agent: *\nDisallow: /a$", "/a", false),
            ("User-agent: *\nDisallow: /a$", "/ab", true),
            ("User-agent: *\nDisallow: /a**b*c$", "/axxbyyc", false),
            // Two ways to write an address are one, but an escaped slash is no slash.
            ("User-agent: *\nDisallow: /%61", "/a", false),
            ("User-agent: *\nDisallow: /é", "/%C3%A9", false),
            ("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
            ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false),
            ("\u{FEFF}user-AGENT : * # all\r\n  DISALLOW:/a # not this\r\n", "/a", false),
            ("Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", true),
        ] as [(String, String, Bool)])
    func rules(text: String, path: String, isAllowed: Bool) {
        #expect(RobotsRules(Array(text.utf8)).allows(path) == isAllowed)
    }

    @Test("only the first 500 KiB count")
    func size() {
        let padding = String(repeating: "# padding\n", count: 52_000)
        #expect(RobotsRules(Array("User-agent: *\n\(padding)Disallow: /a".utf8)).allows("/a"))
    }

    @Test("no pattern takes long", .timeLimit(.minutes(1)))
    func hostilePattern() {
        let pattern = String(repeating: "*a", count: 5_000)
        let path = "/" + String(repeating: "a", count: 20_000) + "b"
        #expect(RobotsRules(Array("User-agent: *\nDisallow: \(pattern)$".utf8)).allows(path))
    }

    @Test("a delay is that of our group")
    func delay() {
        #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: 7".utf8)).delay == 7)
        #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: 7\n\nUser-agent: accord\nCrawl-delay: 0.5".utf8)).delay == 0.5)
        #expect(RobotsRules(Array("User-agent: *\nCrawl-delay: nan".utf8)).delay == nil)
    }
}
