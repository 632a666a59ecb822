// `HTM045` and on: pages that are taken over.

extension Explanation {
    static let imports: [Explanation] = [
        Explanation(
            code: .pageNotTaken,
            rule: "Each page that was asked for can be had: it is a file or an address, and holds HTML.",
            reason: """
                The others are read all the same, so that one bad address does not stop a list of a thousand. The
                message says what came instead of the page. Correct the path or address, or take it off the list.
                """,
            failing: .addresses("ftp://help.example.com/signing"),
            passing: .addresses("https://help.example.com/signing")),
        Explanation(
            code: .unwelcome,
            rule: "Accord fetches a page only where the server's robots.txt allows it.",
            reason: """
                With robots.txt, those who run a server say which pages programs may visit; Accord goes by the name
                “accord”. If the server is yours, allow it there. Otherwise ask for an export of the pages and
                import that folder.
                """,
            failing: .addresses("https://help.example.com/drafts/signing", robots: "User-agent: *\nDisallow: /drafts/\n"),
            passing: .addresses(
                "https://help.example.com/drafts/signing", robots: "User-agent: *\nDisallow: /drafts/\n\nUser-agent: accord\nAllow: /\n")),
        Explanation(
            code: .privateAddress,
            rule: "Pages come from the public internet, unless --allow-private is given.",
            reason: """
                A list or a redirect from elsewhere could otherwise make this machine read what only its own network
                can see, and put it into a help site. Where the help centre is inside that network, give
                --allow-private.
                """,
            failing: .addresses("http://127.0.0.1:8080/signing"),
            passing: .addresses("https://help.example.com/signing")),
    ]
}

extension Explanation.Example {
    /// Addresses of pages, one a line, and the robots.txt of their servers.
    fileprivate static func addresses(_ list: String, robots: String? = nil) -> Self {
        Self([("pages.txt", list + "\n")] + (robots.map { [("robots.txt", $0)] } ?? []), run: .addresses)
    }
}
