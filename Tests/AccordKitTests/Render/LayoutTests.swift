import Diagnostics
import Markdown
import Mustache
import Testing

@testable import AccordKit

@Suite struct LayoutTests {
    // MARK: Rendered ahead

    /// What Mustache makes of a layout and a page when it is given everything at once.
    private func fullyRendered(_ page: ResolvedPage, _ files: [SourceFile] = []) throws -> String {
        let renderer = RenderSample.renderer(files: files)
        let edition = renderer.edition(of: page.locale)
        let values = renderer.values(of: page, edition)
        var object: [String: Any] = [
            "lang": page.locale.tag, "dir": page.locale.direction.rawValue, "kind": "article", "title": page.title, "markdown": "index.md",
            "root": "../../../", "site": ["title": edition.siteTitle, "home": "../../../\(page.locale.tag)/index.html"],
            "strings": Dictionary(uniqueKeysWithValues: UIStrings.Key.allCases.map { ($0.rawValue, edition.strings[$0]) }),
            "has-navigation": true,
            "navigation": edition.sections.map {
                [
                    "title": $0.title, "href": "../../../\(page.locale.tag)/\($0.id)/index.html",
                    "current": $0.id == "docusign" ? " aria-current=\"true\"" : "",
                ]
            },
        ]
        for field in PageValues.Field.allCases where field.isHTML { object[field.name] = string(values[field]) }
        // Mustache takes an empty text for something that is there; for a layout it is not.
        object = object.filter { ($0.value as? String) != "" }
        var library = MustacheLibrary()
        for (name, bytes) in [
            "layout": PackageResources.layout_mustache, "header": PackageResources.header_mustache,
            "footer": PackageResources.footer_mustache,
            "article": PackageResources.article_mustache,
        ] { try library.register(string(bytes), named: name) }
        for file in files {
            try library.register(string(file.bytes), named: String(file.path.dropFirst("Templates/".count).dropLast(".mustache".count)))
        }
        return library.render(object, withTemplate: "article") ?? ""
    }

    private func samplePages() -> [ResolvedPage] {
        let related = [ResolvedPage.Reference(title: "R & D", path: "/en/docusign/r/")]
        let headings: [Block] = [.heading(2, "A"), .heading(2, "B"), .heading(2, "C")]
        return [
            RenderSample.page([]),
            RenderSample.page(
                title: "\"A\" & 'b' <c>", description: "d", alternates: RenderSample.site.locales, related: related, [.text("x")]),
            RenderSample.page(in: RenderSample.french, prose: "en", title: "é\u{2028}{{x}}", anchors: ["a", "b", "c"], headings),
        ]
    }

    @Test("A page put together from a prepared layout is what full rendering makes")
    func specialisedEqualsFull() throws {
        let renderer = RenderSample.renderer()
        for page in samplePages() { #expect(try string(renderer.html(of: page)) == fullyRendered(page)) }
    }

    @Test("So it is with any layout, also where it asks what a page has", arguments: 0..<200)
    func anyLayout(seed: Int) throws {
        var random = Seeded(seed)
        let files = [SourceFile(path: "Templates/article.mustache", text: layout(&random, depth: 3, names: LayoutTests.names))]
        var findings: [Diagnostic] = []
        let renderer = RenderSample.renderer(files: files, findings: &findings)
        try #require(findings.isEmpty, "\(string(files[0].bytes)) \(findings)")
        for page in samplePages() {
            #expect(try string(renderer.html(of: page)) == fullyRendered(page, files), "\(string(files[0].bytes))")
        }
    }

    private static let names = [
        "{{title}}", "{{root}}", "{{lang}}", "{{{notice}}}", "{{{related}}}", "{{&languages}}", "{{site.title}}", "{{strings.tip}}",
        "{{{content}}}",
        "{{{prose-language}}}", "{{>footer}}", "{{! a comment }}",
    ]
    private static let sections = [
        "title", "notice", "related", "languages", "contents", "prose-language", "site", "has-navigation", "strings.tip", "breadcrumbs",
    ]

    private func layout(_ random: inout Seeded, depth: Int, names: [String]) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: text += "\n"
            case 1: text += ["text ", "<p class='x'>", "é{ }", "  "].randomElement(using: &random) ?? ""
            case 2 where depth > 0 && !names.contains("{{href}}"):
                text +=
                    "{{#navigation}}" + layout(&random, depth: depth - 1, names: names + ["{{href}}", "{{title}}", "{{{current}}}"])
                    + "{{/navigation}}"
            case 3 where depth > 0, 4 where depth > 0:
                let section = Self.sections.randomElement(using: &random) ?? "title"
                let sigil = Bool.random(using: &random) ? "#" : "^"
                text += "{{\(sigil)\(section)}}" + layout(&random, depth: depth - 1, names: names) + "{{/\(section)}}"
            default: text += names.randomElement(using: &random) ?? ""
            }
        }
        return text
    }

    // MARK: A site's own templates

    private func render(_ name: String, _ text: String) -> (html: String, findings: [Diagnostic]) {
        var findings: [Diagnostic] = []
        let renderer = RenderSample.renderer(files: [SourceFile(path: "Templates/\(name)", text: text)], findings: &findings)
        return (string(renderer.html(of: RenderSample.page([.text("Body")]))), findings)
    }

    @Test("A site's own template takes the place of one of ours, and only of that one")
    func override() {
        let (html, findings) = render("footer.mustache", "<footer>{{site.title}} in {{lang}}</footer>")
        #expect(findings.isEmpty)
        #expect(html.contains("<footer>Help Centre in en</footer>"))
        #expect(html.contains("<header class=\"site\">") && !html.contains("<footer class=\"site\">"))
    }

    @Test("A site's own text takes the place of one of ours, and only of that one")
    func overriddenText() {
        let (html, findings) = render("strings/en.yml", "skip-to-content: Jump & go\n")
        #expect(findings.isEmpty)
        #expect(html.contains(">Jump &amp; go</a>") && html.contains(">This page in Markdown</a>"))
    }

    @Test("A language without a strings file has the words of its language family, then English ones")
    func fallbackTexts() {
        let german = Site.Locale(tag: "de", name: "Deutsch")
        let canadian = Site.Locale(tag: "fr-CA", name: "Français (Canada)")
        var site = RenderSample.site
        site.locales += [german, canadian]
        let renderer = RenderSample.renderer(site, files: [SourceFile(path: "Templates/strings/de.yml", text: "home: Start\n")])
        let page = string(renderer.html(of: RenderSample.page(in: german, [])))
        #expect(page.contains(">Start</a>") && page.contains(">Skip to content</a>"))
        #expect(string(renderer.html(of: RenderSample.page(in: canadian, []))).contains(">Aller au contenu</a>"))
    }

    @Test("A layout may ask for what a page has")
    func conditionalLayout() {
        let text = "{{#related}}<aside>{{{related}}}</aside>{{/related}}{{^related}}none{{/related}}"
        let renderer = RenderSample.renderer(files: [SourceFile(path: "Templates/article.mustache", text: text)])
        #expect(string(renderer.html(of: RenderSample.page([]))) == "none")
        let page = RenderSample.page(related: [.init(title: "x", path: "/en/docusign/x/")], [])
        #expect(string(renderer.html(of: page)).hasPrefix("<aside><nav class=\"related\""))
    }

    @Test("Words that a language lacks are told at the line that waits for them")
    func untranslatedWords() {
        let text = "# home: \"Home\"\nborrowed-region: \"\(Templates.builtInStrings("en")?[.borrowedRegion] ?? "")\"\nnote: Note\n"
        var findings: [Diagnostic] = []
        let templates = Templates(files: [SourceFile(path: "Templates/strings/de.yml", text: text)], &findings)
        let files = [SourceFile(path: "Templates/strings/de.yml", text: text)]
        let german = Site.Locale(tag: "de", name: "Deutsch")
        let found = templates.untranslated(in: [german, Site.Locale(tag: "de-AT", name: "Österreich")], files: files)
        #expect(found.count == UIStrings.Key.allCases.count - 1 && found.allSatisfy { $0.code == .untranslatedString && $0.locale == "de" })
        let home = found.first { $0.message.contains("“home”") }
        #expect(home?.location.start == .init(line: 1, column: 3))
        #expect(home?.message.contains("is missing, so that pages in de show “Home”. Translate the line, and take away its #.") == true)
        let region = found.first { $0.message.contains("“borrowed-region”") }
        #expect(region?.location.start == .init(line: 2, column: 1) && region?.message.contains("reads as in English. Translate it.") == true)
        #expect(found.first { $0.message.contains("“tip”") }?.location.start == .init(line: 4, column: 1))
        #expect(templates.untranslated(in: [RenderSample.english, RenderSample.british, RenderSample.french], files: files).isEmpty)
        #expect(templates.untranslated(in: [Site.Locale(tag: "es", name: "Español")], files: files).map(\.message.count).count == 1)
    }

    @Test("A region writes the words of its language with spaces of its own")
    func wordsOfARegion() {
        var site = RenderSample.site
        site.titles = LocalizedText(["en": "Help", "fr": "Besoin d’aide\u{202F}?"])
        let canadian = Site.Locale(tag: "fr-CA", name: "Français (Canada)", fallbacks: ["fr"])
        site.locales.append(canadian)
        let file = SourceFile(path: "Templates/strings/fr.yml", text: "skip-to-content: \"Le contenu\u{202F}!\"\n")
        let renderer = RenderSample.renderer(site, files: [file])
        let own = string(renderer.html(of: RenderSample.page(in: RenderSample.french, [])))
        #expect(own.contains("Le contenu\u{202F}!") && own.contains("Besoin d’aide\u{202F}?"))
        let page = string(renderer.html(of: RenderSample.page(in: canadian, [])))
        #expect(page.contains("Le contenu!") && page.contains("Besoin d’aide?"))
    }

    @Test("Text is escaped whichever braces it stands in, with a warning")
    func braces() {
        var findings: [Diagnostic] = []
        let files = [SourceFile(path: "Templates/article.mustache", text: "<p title='{{{title}}}'>{{content}}</p>")]
        let renderer = RenderSample.renderer(files: files, findings: &findings)
        let html = string(renderer.html(of: RenderSample.page(title: "' onclick='<b>", [.text("x")])))
        #expect(html == "<p title='&#39; onclick=&#39;&lt;b&gt;'><p>x</p>\n</p>")
        #expect(findings.map(\.code) == [.templateBraces, .templateBraces] && findings.allSatisfy { $0.severity == .warning })
    }

    @Test("A bad template is a finding at its place, and ours takes its place", arguments: BadTemplate.all)
    func badTemplates(_ bad: BadTemplate) {
        let (html, findings) = render(bad.name, bad.text)
        #expect(findings.map(\.code) == [bad.code], "\(findings)")
        #expect(findings.first?.location.start == bad.position, "\(findings)")
        #expect(bad.right == nil || findings.first?.message.contains(bad.right ?? "") == true, "\(findings)")
        #expect(html.contains("<div class=\"prose\">\n<p>Body</p>"))
    }

    struct BadTemplate: Sendable, CustomTestStringConvertible {
        var text: String
        var code: Code
        var position: Position
        var right: String?
        var name = "footer.mustache"

        var testDescription: String { String(text.prefix(60)) }

        static let all = [
            BadTemplate(
                text: "<p>\n  {{titel}}</p>", code: .templateName, position: .init(line: 2, column: 3), right: "Did you mean “title”?"),
            BadTemplate(
                text: "{{site.titel}}", code: .templateName, position: .init(line: 1, column: 1), right: "Did you mean “site.title”?"),
            BadTemplate(text: "é{{#site}}", code: .templateSyntax, position: .init(line: 1, column: 2), right: "Write {{/site}}"),
            BadTemplate(text: "{{#site}}{{/sit}}", code: .templateSyntax, position: .init(line: 1, column: 10), right: "Write {{/site}}"),
            BadTemplate(text: "x{{/site}}", code: .templateSyntax, position: .init(line: 1, column: 2)),
            BadTemplate(text: "\n{{title", code: .templateSyntax, position: .init(line: 2, column: 1)),
            BadTemplate(text: "{{{title}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{a b}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{=| |=}}|#site||/site|", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{% CONTENT_TYPE: TEXT}}{{title}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{uppercased(title)}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{>*title}}", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{>heade}}", code: .templatePartial, position: .init(line: 1, column: 1), right: "Did you mean “header”?"),
            BadTemplate(text: "{{>footer}}", code: .templatePartial, position: .init(line: 1, column: 1), right: "footer → footer"),
            BadTemplate(text: "{{site}}", code: .templateName, position: .init(line: 1, column: 1)),
            BadTemplate(text: "a\u{1}b", code: .templateSyntax, position: .init(line: 1, column: 2)),
            BadTemplate(
                text: String(repeating: "{{#site}}", count: 3000) + String(repeating: "{{/site}}", count: 3000), code: .templateSyntax,
                position: .init(line: 1, column: 32 * 9 + 1)),
            BadTemplate(
                text: "{{#navigation}}{{#navigation}}{{/navigation}}{{/navigation}}", code: .templateName,
                position: .init(line: 1, column: 16)),
            BadTemplate(text: String(repeating: " ", count: 65_537), code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "{{", code: .templateSyntax, position: .init(line: 1, column: 1)),
            BadTemplate(text: "a: b", code: .unknownKey, position: .init(line: 1, column: 1), name: "strings/en.yml"),
            BadTemplate(
                text: "hom: Start", code: .unknownKey, position: .init(line: 1, column: 1), right: "Did you mean “home”?",
                name: "strings/fr.yml"),
            BadTemplate(
                text: "home: Accueil\nborrowed: \"Texte en {langue}.\"", code: .wrongValue, position: .init(line: 2, column: 21),
                right: "“borrowed” has “{langue}”. Write {language}.", name: "strings/fr.yml"),
            BadTemplate(
                text: "table: \"Tableau\"", code: .wrongValue, position: .init(line: 1, column: 1), right: "“table” has no {number}",
                name: "strings/fr.yml"),
            BadTemplate(
                text: "table: \"Tableau {number\"", code: .wrongValue, position: .init(line: 1, column: 17),
                right: "“table” has “{number”. Write {number}.", name: "strings/fr.yml"),
            BadTemplate(
                text: "table: \"{number} ou {number}\"", code: .wrongValue, position: .init(line: 1, column: 9), right: "Write {number} once",
                name: "strings/fr.yml"),
            BadTemplate(
                text: "home: \"{site}\"", code: .wrongValue, position: .init(line: 1, column: 8), right: "Take the braces out",
                name: "strings/fr.yml"),
            BadTemplate(
                text: "all-articles: \"Tous } {count}\"", code: .wrongValue, position: .init(line: 1, column: 21),
                right: "Write {count}", name: "strings/fr.yml"),
            BadTemplate(text: "home:\n  - x", code: .wrongValue, position: .init(line: 2, column: 1), name: "strings/en.yml"),
            BadTemplate(text: "just text", code: .invalidYAML, position: .init(line: 1, column: 1), name: "strings/en.yml"),
            BadTemplate(text: "home: \"x", code: .invalidYAML, position: .init(line: 1, column: 9), name: "strings/en.yml"),
            BadTemplate(
                text: String(repeating: "[", count: 60_000), code: .wrongValue, position: .init(line: 1, column: 1), name: "strings/en.yml"),
        ]
    }

    @Test("Bytes that are not UTF-8 are a finding at their place")
    func notUTF8() {
        var findings: [Diagnostic] = []
        let files = ["header.mustache", "strings/fr.yml"].map { SourceFile(path: "Templates/\($0)", bytes: [0x61, 0x0A, 0xC3, 0x28]) }
        _ = RenderSample.renderer(files: files, findings: &findings)
        #expect(Set(findings.map(\.code)) == [.templateSyntax, .unreadable])
        #expect(findings.allSatisfy { $0.message.contains("byte 3 is not valid UTF-8") })
    }

    @Test("Templates that contain one another without end, or too often, are refused")
    func multiplyingPartials() {
        var findings: [Diagnostic] = []
        let circle = ["a": "{{>b}}", "b": "{{>a}}", "footer": "{{>a}}"]
        _ = RenderSample.renderer(files: circle.map { SourceFile(path: "Templates/\($0).mustache", text: $1) }, findings: &findings)
        #expect(findings.contains { $0.code == .templatePartial && $0.message.contains("a → b → a") })
        findings = []
        var doubling = (0..<30).map { SourceFile(path: "Templates/d\($0).mustache", text: "{{>d\($0 + 1)}}{{>d\($0 + 1)}}") }
        doubling += [SourceFile(path: "Templates/d30.mustache", text: "x"), SourceFile(path: "Templates/footer.mustache", text: "{{>d0}}")]
        _ = RenderSample.renderer(files: doubling, findings: &findings)
        #expect(findings.contains { $0.code == .templatePartial })
    }

    @Test("Any bytes for a template are a page or a finding", arguments: 0..<300)
    func anyBytes(seed: Int) {
        var random = Seeded(seed)
        let parts = [
            "{{", "}}", "{", "}", "#", "/", "^", ">", "<", "$", "=", "%", "!", "&", "site", "title", "footer", " ", "\n", "\r\n", "é",
            "\u{301}", "|",
        ]
        let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
        let (html, _) = render("footer.mustache", text)
        #expect(html.contains("<p>Body</p>"), "\(text)")
    }
}

/// SplitMix64.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(truncatingIfNeeded: seed)
        // Seeds that are neighbours would otherwise begin alike.
        state = next() ^ next() << 1
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
