// `HTM045` and on: pages that are taken over.

extension Explanation {
    static let imports: [Explanation] = fetching + importing

    private static let fetching: [Explanation] = [
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

    private static let importing: [Explanation] = [
        Explanation(
            code: .notOverwritten,
            rule: "Import replaces no file that says something else, unless --force is given.",
            reason: """
                Since the first import somebody may have mended the page, and that work must not go unseen. Compare the
                two: “accord import … --dump markdown” prints what would be written. Where the published page is
                right, import again with --force.
                """,
            failing: .importing(
                [("pages/example.html", html("<h1>Example</h1><p>Open the menu.</p>"))],
                over: [(exampleArticle, "kind: faq\n"), (examplePage("en"), page("Open the Menu."))]),
            passing: .importing(
                [("pages/example.html", html("<h1>Example</h1><p>Open the menu.</p>"))],
                over: [(exampleArticle, "kind: faq\n"), (examplePage("en"), page("Open the menu."))])),
        Explanation(
            code: .noLocaleKnown,
            rule: "An imported page is in one of the locales of site.yml.",
            reason: """
                The language is told by the address or file name, by --locale, or by the lang attribute. Give --locale, or
                add the language to site.yml.
                """,
            failing: .importing([("pages/beispiel.html", html("<h1>Beispiel</h1><p>Das Menü öffnen.</p>", lang: "de"))]),
            passing: .importing([("pages/exemple.html", html("<h1>Exemple</h1><p>Ouvrez le menu.</p>", lang: "fr"))])),
        Explanation(
            code: .pageTwice,
            rule: "Of the imported pages, one is an article's page in a locale.",
            reason: """
                Pages whose names differ in the language alone are one article. Two of them in the same language cannot
                both be its page, so the first one was taken. Give the second one's locale with --locale, or its own
                article in a list.
                """,
            failing: .importing([
                ("pages/example.html", html("<h1>Example</h1><p>Open the menu.</p>")),
                ("pages/example.en.html", html("<h1>Example</h1><p>Open that menu.</p>")),
            ]),
            passing: .importing([
                ("pages/example.en.html", html("<h1>Example</h1><p>Open the menu.</p>")),
                ("pages/example.fr.html", html("<h1>Example</h1><p>Ouvrez le menu.</p>", lang: "fr")),
            ])),
        Explanation(
            code: .noArticleName,
            rule: "An imported page gets a section and an id that can stand in an address.",
            reason: """
                The id is made from the title in the source language, the section from the folder that the page was in.
                Where there is nothing to make one from, give --article SECTION/ID.
                """,
            failing: .importing([("pages/example.html", html("<h1>?!</h1><p>Open the menu.</p>"))]),
            passing: .importing([("pages/example.html", html("<h1>What?!</h1><p>Open the menu.</p>"))])),
        Explanation(
            code: .imageNotTaken,
            rule: "An image that is fetched can be had, and is PNG, JPEG, GIF, WebP or AVIF by its content.",
            reason: """
                What a file is called proves nothing. SVG is not taken, because it can hold scripts. Save such an image in
                another format, and put it into the article's images/ folder.
                """,
            failing: .importing(
                [("pages/example.html", html("<h1>Example</h1><p><img src=\"key.svg\" alt=\"A key\"></p>")), ("pages/key.svg", "<svg/>")],
                takesImages: true),
            passing: .importing(
                [("pages/example.html", html("<h1>Example</h1><p><img src=\"key.gif\" alt=\"A key\"></p>")), ("pages/key.gif", "GIF89a")],
                takesImages: true)),
        Explanation(
            code: .imageElsewhere,
            rule: "Images are files of their article.",
            reason: """
                Pages that load pictures from elsewhere break when these move, and tell others who reads them. Import
                with --images, which puts them into the article's images/ folder.
                """,
            failing: .importing([
                ("pages/example.html", html("<h1>Example</h1><p><img src=\"key.gif\" alt=\"A key\"></p>")), ("pages/key.gif", "GIF89a"),
            ]),
            passing: .importing(
                [("pages/example.html", html("<h1>Example</h1><p><img src=\"key.gif\" alt=\"A key\"></p>")), ("pages/key.gif", "GIF89a")],
                takesImages: true)),
        Explanation(
            code: .linkWithoutTarget,
            rule: "A link of an imported page leads to a page that is imported with it, to a heading, or to a full address.",
            reason: """
                From a file, Accord cannot know what a relative link meant on the web. The text of the link was kept,
                the link was not. Import the other page as well, or give the address that the files had with --base.
                """,
            failing: .importing([("pages/example.html", html("<h1>Example</h1><p>See <a href=\"tools.html\">Tools</a>.</p>"))]),
            passing: .importing([
                ("pages/example.html", html("<h1>Example</h1><p>See <a href=\"tools.html\">Tools</a>.</p>")),
                ("pages/tools.html", html("<h1>The tools</h1><p>There are two.</p>")),
            ])),
        Explanation(
            code: .notWritable,
            rule: "The file that is written reads as the page that was imported.",
            reason: """
                Before a page is written, its Markdown is read again and compared with what was imported. Where the two
                differ, or the page has no title, nothing is written, so that nothing gets lost unseen.
                """,
            failing: .importing(
                [("pages/example.html", "<html lang=\"en\"><body><main><p>Open the menu.</p></main>")], article: "keys/example"),
            passing: .importing([("pages/example.html", html("<h1>Example</h1><p>Open the menu.</p>"))], article: "keys/example")),
        Explanation(
            code: .articleNotUpdated,
            rule: "Import changes no article.yml that is there, unless --force is given.",
            reason: """
                Slugs, old addresses and related articles of a page that joins an article belong into its article.yml,
                which is yours. The message tells the lines that it lacks. Copy them, or import with --force.
                """,
            failing: .importing(
                [("pages/exemple.html", html("<h1>Exemple</h1><p>Ouvrez le menu.</p>", lang: "fr"))],
                over: [(exampleArticle, "kind: faq\n"), (examplePage("en"), page("Open the menu."))], article: "keys/example"),
            passing: .importing(
                [("pages/exemple.html", html("<h1>Exemple</h1><p>Ouvrez le menu.</p>", lang: "fr"))],
                over: [(exampleArticle, "kind: faq\nslugs: {fr: exemple}\n"), (examplePage("en"), page("Open the menu."))],
                article: "keys/example")),
    ]

    /// A published page.
    private static func html(_ main: String, lang: String = "en") -> String {
        "<!doctype html>\n<html lang=\"\(lang)\">\n<main>\(main)</main>\n</html>\n"
    }
}

extension Explanation.Example {
    /// Addresses of pages, one a line, and the robots.txt of their servers.
    fileprivate static func addresses(_ list: String, robots: String? = nil) -> Self {
        Self([("pages.txt", list + "\n")] + (robots.map { [("robots.txt", $0)] } ?? []), run: .addresses)
    }

    /// Published pages in a folder `pages`, and files of a site that they are imported into.
    fileprivate static func importing(
        _ pages: [(path: String, text: String)], over files: [(path: String, text: String)] = [], article: String? = nil,
        takesImages: Bool = false
    ) -> Self {
        Self(pages + files, run: .importing(article: article, takesImages: takesImages))
    }
}
