import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("Import") struct ImportPagesTests {
    /// A page as it was published.
    private static func html(_ main: String, lang: String? = nil, head: String = "") -> String {
        "<!doctype html><html\(lang.map { " lang=\"\($0)\"" } ?? "")><head>\(head)</head><body><main>\(main)</main></body></html>"
    }

    /// Imports pages, by their paths in a folder `pages`, into the small site.
    private static func importing(
        _ pages: [String: String], arguments: [String]? = nil, over files: [String: String?] = [:], _ change: (inout ImportOptions) -> Void,
        _ check: (ImportResult, SmallSite) async throws -> Void
    ) async throws {
        try await withSmallSite(files) { site in
            for (name, text) in pages { try site.write("pages/\(name)", text) }
            var options = ImportOptions()
            options.section = "new"
            change(&options)
            if options.article != nil { options.section = nil }
            let result = try await importPages(arguments?.map { "\(site.root)/pages/\($0)" } ?? ["\(site.root)/pages"], into: site.root, options)
            try await check(result, site)
        }
    }

    private static func importing(_ pages: [String: String], _ check: (ImportResult, SmallSite) async throws -> Void) async throws {
        try await importing(pages, { _ in }, check)
    }

    private static func text(_ path: String, _ site: SmallSite) throws -> String {
        String(decoding: try readFile("\(site.root)/\(path)", limit: 1 << 20), as: UTF8.self)
    }

    private static func files(_ site: SmallSite) -> [String] {
        let all = FileManager.default.subpaths(atPath: "\(site.root)/Content") ?? []
        return all.filter { $0.hasPrefix("new/") && $0.contains(".") }.sorted()
    }

    // MARK: Alignment and locales

    @Test("pages in folders of languages become one article, named by the source language's title, with slugs for the others")
    func aligned() async throws {
        let pages = ["fr/a.html": Self.html("<h1>Lier l’outil ?</h1><p>Texte."), "en/a.html": Self.html("<h1>Link: the tool?</h1><p>Text.")]
        try await Self.importing(pages) { (result, site) async throws in
            #expect(result.findings.isEmpty, "\(result.findings)")
            #expect(Self.files(site) == ["new/link-the-tool/article.yml", "new/link-the-tool/en.md", "new/link-the-tool/fr.md", "new/section.yml"])
            #expect(try Self.text("Content/new/link-the-tool/article.yml", site) == "kind: faq\nslugs: {fr: lier-l-outil}\n")
            #expect(try Self.text("Content/new/link-the-tool/en.md", site) == "---\ntitle: \"Link: the tool?\"\n---\n\nText.\n")
            #expect(try await site.check().findings.map(\.code).allSatisfy { $0 == .nothingVerified })
        }
    }

    private static func alternates(_ addresses: [String: String]) -> String {
        addresses.sorted { $0.key < $1.key }.map { "<link rel=alternate hreflang=\($0.key) href=\"\($0.value)\">" }.joined()
    }

    @Test("files that name each other in their heads are one article, and tell each other's language", arguments: [
        [("sync.html", ["fr": "synchro.html"]), ("synchro.html", ["en": "sync.html"])],
        [("sync.html", ["fr": "./synchro.html", "en": "sync.html"]), ("synchro.html", ["fr": "./synchro.html", "en": "sync.html"])],
        [("x/sync.html", ["fr-FR": "../y/synchro.html#a"]), ("y/synchro.html", ["en": "/x/sync.html"])],
    ])
    func alternatesOfFiles(_ pages: [(name: String, alternates: [String: String])]) async throws {
        let texts = ["<h1>Sync</h1><p>x", "<h1>Synchro</h1><p>x"]
        let files = zip(pages, texts).map { ($0.name, Self.html($1, head: Self.alternates($0.alternates))) }
        try await Self.importing(Dictionary(files) { $1 }) { (result, _) async throws in
            #expect(result.findings.isEmpty, "\(result.findings)")
            #expect(Set(result.pages.map(\.path)) == ["Content/new/sync/en.md", "Content/new/sync/fr.md"], "\(result.pages.map(\.path))")
        }
    }

    @Test("saved pages are one article where their heads name the same addresses; a template's home pages make none")
    func alternatesOfSavedPages() async throws {
        let own = Self.alternates(["en": "https://h.example/en/sync", "fr": "https://h.example/fr/synchro"])
        let home = Self.alternates(["en": "https://h.example/en/", "fr": "https://h.example/fr/"])
        let pages = [
            "a.html": Self.html("<h1>Sync</h1><p>x", lang: "en", head: own), "b.html": Self.html("<h1>Synchro</h1><p>x", lang: "fr", head: own),
            "c.html": Self.html("<h1>One</h1><p>x", lang: "en", head: home), "d.html": Self.html("<h1>Un</h1><p>x", lang: "fr", head: home),
            "e.html": Self.html("<h1>Two</h1><p>x", lang: "en", head: home), "f.html": Self.html("<h1>Deux</h1><p>x", lang: "fr", head: home),
        ]
        try await Self.importing(pages) { (result, _) async throws in
            #expect(result.pages.map(\.article) == ["new/sync", "new/sync", "new/one", "new/un", "new/two", "new/deux"])
        }
        let canonical = { (language: String, name: String) in
            Self.alternates(["en": "https://h.example/1?b=2&a=1", "fr": "https://h.example/2"]) + "<link rel=canonical href=https://h.example/\(name)>"
        }
        let mute = ["a.html": Self.html("<h1>Sync</h1><p>x", head: canonical("en", "1?a=1&b=2")), "b.html": Self.html("<h1>Synchro</h1><p>x", head: canonical("fr", "2"))]
        try await Self.importing(mute) { (result, _) async throws in
            #expect(result.pages.map(\.path) == ["Content/new/sync/en.md", "Content/new/sync/fr.md"], "\(result.findings)")
        }
    }

    @Test("a file is the same however its path is written")
    func spellings() async throws {
        let pages = ["a.en.html": Self.html("<h1>One</h1><p>x"), "a.fr.htm": Self.html("<h1>Un</h1><p>x"), "b c.en.html": Self.html("<h1>Two</h1><p>x")]
        try await Self.importing(pages, arguments: [], { _ in }) { (_, site) async throws in
            var options = ImportOptions()
            options.section = "new"
            let up = String(repeating: "../", count: currentFolder().split(separator: "/").count)
            let root = site.root.dropFirst()
            let arguments = ["\(site.root)/pages/a.en.html", "file://\(site.root)/pages/./a.fr.htm", "\(up)\(root)/pages/a.en.html", "file://localhost\(site.root)/pages/b%20c.en.html#x"]
            let result = try await importPages(arguments, into: site.root, options)
            #expect(result.findings.isEmpty, "\(result.findings)")
            #expect(result.pages.map(\.path) == ["Content/new/one/en.md", "Content/new/one/fr.md", "Content/new/two/en.md"])
        }
    }

    @Test("what is above the folder in which the command runs does not tell a page's language")
    func pathKeys() {
        let locales = SiteLocales(tags: ["en", "fr"])
        #expect(localPath("a/./b/../c.html", in: "/fr/x") == "a/c.html")
        #expect(localPath("/fr/x/a.html", in: "/fr/x") == "a.html" && localPath(".", in: "/fr/x") == "")
        #expect(localPath("../a.html", in: "/fr/x") == "/fr/a.html" && localPath("/fr/xy", in: "/fr/x") == "/fr/xy")
        #expect(PageKey(path: "./a.fr.htm", locales).text == PageKey(path: "\(currentFolder())/a.en.html?lang=en", locales).text)
        #expect(PageKey(path: "a.html?lang=fr&x=1", locales).language == "fr")
        #expect(PageKey(path: "../a.html", locales).language == nil)
        #expect(filePath(ofAddress: "https://x/") == nil && filePath(ofAddress: "file://host/x") == nil && filePath(ofAddress: "file:/a%C3%A9?b") == "/aé")
    }

    @Test("French marks get spaces that no line breaks at, and apostrophes are ’; English pages, code and addresses stay as they are")
    func typography() async throws {
        let main = "<p>L'un ? Oui : « d'accord ». Là\u{A0}! <code>a ? b : l'c</code> <a href=\"https://x.example/l'a\">l'aide</a> 'n' 5'</p>"
        let pages = ["fr/a.html": Self.html("<h1>Qu'est-ce ?</h1>" + main), "en/a.html": Self.html("<h1>What ?</h1>" + main)]
        try await Self.importing(pages) { (result, site) async throws in
            #expect(result.findings.isEmpty, "\(result.findings)")
            #expect(
                try Self.text("Content/new/what/fr.md", site)
                    == "---\ntitle: Qu’est-ce\u{202F}?\n---\n\nL’un\u{202F}? Oui\u{A0}: «\u{A0}d’accord\u{A0}». Là\u{A0}! `a ? b : l'c` [l’aide](https://x.example/l'a) 'n' 5'\n")
            #expect(
                try Self.text("Content/new/what/en.md", site)
                    == "---\ntitle: What ?\n---\n\nL'un ? Oui : « d'accord ». Là\u{A0}! `a ? b : l'c` [l'aide](https://x.example/l'a) 'n' 5'\n")
            #expect(result.total.lost == 0 && result.total.surplus == 0)
        }
    }

    @Test("--locale is for each page, for all that do not tell theirs, or says more exactly what they tell")
    func locales() async throws {
        let pages = ["a.html": Self.html("<h1>One</h1><p>Text."), "b.html": Self.html("<h1>Un</h1><p>Texte.")]
        try await Self.importing(pages, arguments: ["b.html", "a.html"], { ($0.locales, $0.article) = (["fr", "en"], "new/one") }) { (result, _) async throws in
            #expect(result.pages.map(\.path) == ["Content/new/one/fr.md", "Content/new/one/en.md"])
        }
        try await Self.importing(["a.html": Self.html("<h1>One</h1><p>x"), "a_fr.html": Self.html("<h1>Un</h1><p>x")], { $0.locales = ["en"] }) { (result, _) async throws in
            #expect(result.pages.map(\.locale) == ["en", "fr"])
        }
        try await Self.importing(["en/a.html": Self.html("<h1>One</h1><p>x"), "en/b.html": Self.html("<h1>Two</h1><p>x")], { $0.locales = ["en-GB"] }) { (result, _) async throws in
            #expect(result.pages.map(\.locale) == ["en-GB", "en-GB"])
        }
        await #expect(throws: ConfigurationError.self) {
            try await Self.importing(["a.html": "", "b.html": "", "c.html": ""], { $0.locales = ["en", "fr"] }) { (_, _) async throws in }
        }
        await #expect(throws: ConfigurationError.self) { try await Self.importing(["a.html": ""], { $0.locales = ["de"] }) { (_, _) async throws in } }
    }

    @Test("two pages with one title are two articles")
    func sameTitle() async throws {
        try await Self.importing(["a.html": Self.html("<h1>One</h1><p>a", lang: "en"), "b.html": Self.html("<h1>One</h1><p>b", lang: "en")]) { (result, _) async throws in
            #expect(result.pages.map(\.article) == ["new/one", "new/one-2"])
        }
    }

    @Test("names that would lead out of the site do not", arguments: ["../../x/y", "..", "a/../b", "a/b/c", "/etc/x", ".a/b", "a/", "a"])
    func escapes(name: String) async throws {
        await #expect(throws: ConfigurationError.self) {
            try await Self.importing(["a.html": Self.html("<h1>One</h1><p>a", lang: "en")], { $0.article = name }) { (_, _) async throws in }
        }
    }

    @Test("a page without a title is called by its file's name, and that is told")
    func untitled() async throws {
        try await Self.importing(["help-name_fr.html": "<div>Le nom.</div>"]) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.noArticleName])
            #expect(result.findings.map(\.severity) == [.warning])
            #expect(try Self.text("Content/new/help-name/fr.md", site) == "---\ntitle: Help name\n---\n\nLe nom.\n")
        }
    }

    // MARK: Links and anchors

    @Test("links between imported pages lead to files of their own language, at the heading of the source language")
    func links() async throws {
        let pages = [
            "en/a.html": Self.html(##"<h1>A</h1><p>See <a href="b.html#how">how</a>, <a href="b.html">B</a>, <a href="#up">up</a>.</p><h2 id="up">Up there</h2><p>x"##),
            "fr/a.html": Self.html(##"<h1>A fr</h1><p>Voir <a href="b.html#comment">B</a>, <a href="../en/b.html">B</a>, <a href="#haut">haut</a>.</p><h2 id="haut">Là-haut</h2><p>x"##),
            "en/b.html": Self.html(#"<h1>B</h1><p>x</p><h2><a name="how"></a>How to do it</h2><p>Back to <a href="a.html">A</a> or <a href="https://elsewhere.example/">out</a>."#),
            "fr/b.html": Self.html(#"<h1>B fr</h1><p>x</p><h2><span id="comment"></span>Comment faire</h2><p>Retour."#),
        ]
        try await Self.importing(pages) { (result, site) async throws in
            #expect(result.findings.isEmpty, "\(result.findings)")
            let en = try Self.text("Content/new/a/en.md", site)
            #expect(en.contains("[how](../b/en.md#how-to-do-it), [B](../b/en.md), [up](#up-there)"), "\(en)")
            let fr = try Self.text("Content/new/a/fr.md", site)
            #expect(fr.contains("[B](../b/fr.md#how-to-do-it), [B](../b/fr.md), [haut](#up-there)"), "\(fr)")
            #expect(try Self.text("Content/new/b/en.md", site).contains("[A](../a/en.md) or [out](https://elsewhere.example/)"))
            #expect(try await !site.check().findings.contains { $0.code.rawValue.hasPrefix("LNK") && $0.severity == .error })
        }
    }

    @Test("a link that leads to nothing known keeps its text, and is told")
    func lostLinks() async throws {
        try await Self.importing(["a.html": Self.html(##"<h1>A</h1><p>See <a href="gone.html">that</a> and <a href="#gone">this</a>."##, lang: "en")]) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.linkWithoutTarget])
            #expect(result.findings.first?.message.contains("\"gone.html\" and 1 other link") == true)
            #expect(try Self.text("Content/new/a/en.md", site).hasSuffix("See that and this.\n"))
        }
    }

    @Test("further reading becomes related where it leads to an article, and stays on the page where it does not")
    func related() async throws {
        let pages = [
            "a.html": Self.html(#"<h1>A</h1><p>x</p><h2>See Also</h2><ul><li><a href="b.html">B</a><li><a href="z.html">Link a key</a><li><a href="https://x.example/">Out</a><li><a href="gone.html">Gone</a></ul>"#, lang: "en"),
            "b.html": Self.html("<h1>B</h1><p>x", lang: "en"),
        ]
        try await Self.importing(pages) { (result, site) async throws in
            #expect(result.findings.filter { $0.code == .linkWithoutTarget && $0.message.contains("gone.html") }.count == 1)
            #expect(try Self.text("Content/new/a/article.yml", site) == "kind: reference\nrelated:\n  - new/b\n  - keys/link\n")
            #expect(try Self.text("Content/new/a/en.md", site).hasSuffix("x\n\n## See also\n\n- [Out](https://x.example/)\n- Gone\n"))
        }
    }

    @Test("what further reading in one language leads to holds for the link in its place in another; titles are compared without typography")
    func relatedInPlace() async throws {
        let list = { (title: String, items: String) in Self.html("<h1>\(title)</h1><p>x</p><h2>\(title == "A" ? "See also" : "Voir&nbsp;aussi&nbsp;:")</h2><ul>\(items)</ul>") }
        let pages = [
            "en/a.html": list("A", #"<li><a href="https://x.example/en/z">Link a key</a><li><a href="https://x.example/en/y">Out</a><li><a href="b.html">B</a>"#),
            "fr/a.html": list("Un", #"<li><a href="https://x.example/fr/cle">Lier</a><li><a href="https://x.example/fr/dehors">Dehors</a><li><a href="b.html">B</a>"#),
            "en/b.html": Self.html("<h1>B</h1><p>x"), "fr/b.html": Self.html("<h1>B</h1><p>x"),
        ]
        try await Self.importing(pages) { (_, site) async throws in
            #expect(try Self.text("Content/new/a/article.yml", site).hasSuffix("related:\n  - keys/link\n  - new/b\n"))
            #expect(try Self.text("Content/new/a/en.md", site).hasSuffix("x\n\n## See also\n\n- [Out](https://x.example/en/y)\n"))
            #expect(try Self.text("Content/new/a/fr.md", site).hasSuffix("x\n\n## Voir aussi\n\n- [Dehors](https://x.example/fr/dehors)\n"))
        }
    }

    @Test("an address whose last part is not the slug goes on leading to the page")
    func redirects() async throws {
        let pages = ["en/old-name.html": Self.html("<h1>New name</h1><p>x"), "fr/old-name.html": Self.html("<h1>Nouveau nom</h1><p>x")]
        try await Self.importing(pages, { $0.base = "https://h.example/help" }) { (_, site) async throws in
            #expect(try Self.text("Content/new/new-name/article.yml", site) == "kind: reference\nslugs: {fr: nouveau-nom}\nredirects: {en: [old-name], fr: [old-name]}\n")
            #expect(try await !site.check().findings.contains { $0.code.rawValue.hasPrefix("LNK") && $0.severity == .error })
        }
    }

    // MARK: What is there already

    @Test("a page that says something else stays, and --force replaces it")
    func overwriting() async throws {
        let pages = ["a.html": Self.html("<h1>Which tools</h1><p>x", lang: "en")]
        let before = SmallSite.files["Content/keys/tools/en.md"]
        try await Self.importing(pages, { $0.article = "keys/tools" }) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.notOverwritten])
            #expect(result.pages.map(\.fate) == [.kept])
            #expect(try Self.text("Content/keys/tools/en.md", site) == before)
        }
        try await Self.importing(pages, { ($0.article, $0.overwrites) = ("keys/tools", true) }) { (result, site) async throws in
            #expect(result.findings.isEmpty)
            #expect(try Self.text("Content/keys/tools/en.md", site) == "---\ntitle: Which tools\n---\n\nx\n")
            #expect(try Self.text("Content/keys/tools/article.yml", site) == "kind: faq\n")
        }
    }

    @Test("--force adds to an article.yml, and keeps what is in it")
    func merging() async throws {
        let article = "kind: faq\norder: 7\naudience: [everyone]\nrelated: [keys/link]\nredirects: {en: [x]}\n"
        let pages = ["old.html": Self.html("<h1>Quels outils</h1><p>x", lang: "fr")]
        let files: [String: String?] = ["Content/keys/tools/article.yml": article, "Content/keys/tools/fr.md": nil]
        let change: (inout ImportOptions) -> Void = { ($0.article, $0.base) = ("keys/tools", "https://h.example/") }
        try await Self.importing(pages, over: files, change) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.articleNotUpdated])
            #expect(result.pages.map(\.fate) == [.written])
            #expect(try Self.text("Content/keys/tools/article.yml", site) == article)
        }
        try await Self.importing(pages, over: files, { change(&$0); $0.overwrites = true }) { (result, site) async throws in
            #expect(result.findings.isEmpty)
            #expect(
                try Self.text("Content/keys/tools/article.yml", site)
                    == "kind: faq\norder: 7\naudience: [everyone]\nslugs: {fr: quels-outils}\nredirects: {en: [x], fr: [old]}\nrelated:\n  - keys/link\n")
        }
    }

    @Test("a dry run tells what it would do and touches nothing")
    func dryRun() async throws {
        try await Self.importing(["a.html": Self.html("<h1>One</h1><p>x", lang: "en")], { $0.isDryRun = true }) { (result, site) async throws in
            #expect(result.pages.map(\.fate) == [.written])
            #expect(Self.files(site).isEmpty)
        }
    }

    @Test("what stands in the way and is no file is left alone", arguments: [false, true])
    func obstacle(isForced: Bool) async throws {
        try await Self.importing(["a.html": Self.html("<h1>One</h1><p>x", lang: "en")], over: ["Content/new/one/en.md/x.txt": "mine"], { $0.overwrites = isForced }) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.notOverwritten])
            #expect(try Self.text("Content/new/one/en.md/x.txt", site) == "mine")
        }
    }

    // MARK: Images

    @Test("images become files of the article: once each, by their content's kind, and a language's own where it differs")
    func images() async throws {
        let pages = [
            "en/a.html": Self.html(#"<h1>A</h1><p>x <img src="../i/Écran 1.svg.GIF" alt="One"> <img src="../i/copy.png" alt="Same"> <img src="../i/b.gif" alt="B">"#),
            "fr/a.html": Self.html(#"<h1>A fr</h1><p>x <img src="../i/Écran 1.svg.GIF" alt="Un"> <img src="i/b.gif" alt="B">"#),
            "i/Écran 1.svg.GIF": "GIF89a one", "i/copy.png": "GIF89a one", "i/b.gif": "GIF89a b", "fr/i/b.gif": "GIF89a b fr",
        ]
        try await Self.importing(pages, { $0.takesImages = true }) { (result, site) async throws in
            #expect(result.findings.isEmpty, "\(result.findings)")
            #expect(Self.files(site).filter { $0.contains("images") } == ["new/a/images/b.fr.gif", "new/a/images/b.gif", "new/a/images/ecran-1-svg.gif"])
            let en = try Self.text("Content/new/a/en.md", site)
            #expect(en.contains("![One](images/ecran-1-svg.gif) ![Same](images/ecran-1-svg.gif) ![B](images/b.gif)"), "\(en)")
            #expect(try Self.text("Content/new/a/fr.md", site).contains("![B](images/b.gif)"))
            #expect(try Self.text("Content/new/a/images/b.fr.gif", site) == "GIF89a b fr")
            #expect(try await !site.check().findings.contains { $0.code.rawValue.hasPrefix("LNK") && $0.severity == .error })
        }
    }

    @Test("what is no image, or lies outside the folder, is not taken", arguments: ["logo.svg", "../../site.yml", "/etc/hostname", "gone.png", "page.gif"])
    func badImages(source: String) async throws {
        let pages = ["a.html": Self.html("<h1>A</h1><p>x <img src=\"\(source)\" alt=\"One\">", lang: "en"), "logo.svg": "<svg onload='x'/>", "page.gif": "<script>"]
        try await Self.importing(pages, { $0.takesImages = true }) { (result, site) async throws in
            #expect(result.findings.map(\.code) == [.imageNotTaken], "\(result.findings)")
            #expect(!Self.files(site).contains { $0.contains("images") })
        }
    }

    @Test("files for images are only in the folder of the page, however it was named", arguments: [("a.html", nil), ("./a.html", "."), ("x/a.html", "x"), ("/x/a.html", nil)])
    func imagePaths(name: String, folder: String?) {
        var source = PageSource(name)
        source.folder = folder
        let root = name.hasPrefix("/") ? "/x/" : folder == "x" ? "x/" : ""
        #expect(source.path(ofImage: "i/b%20c.png?x=1") == "\(root)i/b c.png")
        #expect(source.path(ofImage: "/i/b.png") == "\(root)i/b.png")
        for outside in ["../b.png", "/../../b.png", "i/../../b.png", "%2e%2e/b.png", "..", "."] { #expect(source.path(ofImage: outside) == nil, "\(outside)") }
    }

    @Test("an image's kind is told by its bytes")
    func formats() {
        #expect(ImageFormat([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .png)
        #expect(ImageFormat([0xFF, 0xD8, 0xFF, 0xE0]) == .jpg)
        #expect(ImageFormat(Array("GIF87a".utf8)) == .gif)
        #expect(ImageFormat(Array("RIFF....WEBPVP8".utf8)) == .webp)
        #expect(ImageFormat(Array("....ftypavif".utf8)) == .avif)
        for text in ["", "<svg>", "%PDF", "RIFF....WAVE", "GIF88a"] { #expect(ImageFormat(Array(text.utf8)) == nil, "\(text)") }
    }

    // MARK: The sums

    @Test("the sums over all pages are those of the pages, and every character is somewhere")
    func sums() async throws {
        let pages = [
            "a.html": Self.html("<h1>One</h1><p>x y z", lang: "en"),
            "b.html": "<html lang=en><body><nav>Away</nav><main><h1>Two</h1><p>so\u{AD}ft</main><footer>Legal</footer>",
        ]
        try await Self.importing(pages) { (result, _) async throws in
            let total = result.total
            #expect(total.total == result.pages.map(\.accounting.total).reduce(0, +))
            #expect(total.total == total.kept + total.boilerplate.values.reduce(0, +) + total.dropped.values.reduce(0, +) + total.lost)
            #expect(total.lost == 0 && total.kept == 3 + 3 + 3 + 4)
            let json = try JSONValue(parsing: result.json(Report(result.findings, pages: [], claims: 0)))
            #expect(json["text"]?["kept"]?.integer == total.kept)
            #expect(json["pages"]?.array?.count == 2)
        }
    }
}
