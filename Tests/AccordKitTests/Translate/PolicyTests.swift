import Diagnostics
import HTML
import Testing

@testable import AccordKit

@Suite("What a site does with translations that are behind")
struct PolicyTests {
    private static let en = "Content/keys/tools/en.md"
    private static let fr = "Content/keys/tools/fr.md"
    private static let english =
        "---\ntitle: Which tools\n---\n\n## Steps\n\nOpen the [Menu](ui:home.menu).\n\n- It has [Orders](tool:orders).\n"
    private static let french =
        "---\ntitle: Quels outils\n---\n\n## Étapes\n\nOuvrez le [Menu](ui:home.menu).\n\n- Il contient [Commandes](tool:orders).\n"

    /// A site whose French page was accepted, after which the source changed.
    private func stale(_ policy: String, _ body: (SmallSite, String) async throws -> Void) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\n" + policy
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            _ = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.page("keys/tools")])
            try site.write(Self.en, Self.english.replacing("Open the", with: "Always open the").replacing("It has", with: "Now it has"))
            let output = "\(site.root)/Output"
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let built = try await workspace.build(to: output)
            let findings = built.check.findings.filter { $0.code.rawValue.hasPrefix("TRN04") }
            #expect(findings.map(\.code) == [.staleSegment, .staleSegment])
            let html =
                (try? readFile("\(output)/fr/keys/tools/index.html", limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            try await body(site, findings.map(\.severity).map { "\($0)" }.joined(separator: " ") + "\n" + html)
        }
    }

    @Test("by default they are published as they are, and noted")
    func publish() async throws {
        try await stale("") { _, result in
            #expect(result.hasPrefix("note note\n"))
            #expect(result.contains("Ouvrez le") && !result.contains("class=\"notice\""))
        }
    }

    @Test("a notice says so in the reader's language")
    func notice() async throws {
        try await stale("translation: {stale: {text: notice}}") { _, result in
            #expect(result.hasPrefix("warning warning\n"))
            #expect(result.contains("ne sont peut-être plus à jour") && result.contains("Ouvrez le"))
        }
    }

    @Test(
        "what a stale segment claims in the place of a claim of its source is an error, until site.yml says how it is treated",
        arguments: [("", "error"), ("fail", "error"), ("publish", "warning"), ("notice", "warning"), ("fallback", "")])
    func claims(_ treatment: String, _ expected: String) async throws {
        let policy = treatment.isEmpty ? "" : "\ntranslation: {stale: {text: \(treatment), claim: \(treatment)}}\n"
        let configuration = (SmallSite.files["site.yml"] ?? "") + policy
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, Self.english.replacing("[Menu](ui:home.menu)", with: "[Settings](ui:menu.settings)"))
            let output = "\(site.root)/Output"
            let built = try await site.workspace().build(to: output)
            let claims = built.check.findings.filter { [.claimMissing, .claimExtra, .claimAltered].contains($0.code) }
            #expect(Set(claims.map { "\($0.severity)" }) == (expected.isEmpty ? [] : [expected]))
            #expect((built.written != nil) == ["warning", ""].contains(expected))
            guard built.written != nil else { return }
            let html = String(decoding: try readFile("\(output)/fr/keys/tools/index.html", limit: 1 << 20), as: UTF8.self)
            #expect(html.contains("Open the") == (treatment == "fallback") && html.contains("Ouvrez le") == (treatment != "fallback"))
        }
    }

    private static func claims(_ findings: [Diagnostic]) -> [String] {
        findings.filter { [.claimMissing, .claimExtra, .claimAltered].contains($0.code) && $0.locale == "fr" }.map { "\($0.severity)" }
    }

    @Test(
        "a claim that the source has got is an error, until site.yml says how such a segment is treated",
        arguments: [("", "error"), ("stale: {text: publish}", "warning"), ("stale: {claim: notice}", "warning"), ("stale: fallback", ""), ("stale: fail", "error")])
    func claimThatCame(_ policy: String, _ expected: String) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + (policy.isEmpty ? "" : "\ntranslation: {\(policy)}\n")
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, Self.english.replacing("It has", with: "Beside the [Menu](ui:home.menu) it has"))
            let findings = try await site.workspace().check().findings
            #expect(Self.claims(findings) == (expected.isEmpty ? [] : [expected]))
            let hasReason = findings.contains { $0.code == .claimMissing && $0.message.contains("as site.yml says “\(policy == "stale: fallback" ? "" : "stale: {")") }
            #expect(hasReason == (expected == "warning"))
            let reasons = findings.filter { $0.code == .staleSegment }.map { $0.message.contains("since (text, claim): ") }
            #expect(reasons == [true])
            let french = findings.filter { $0.code == .staleSegment }.map { MessageCatalogue.french.text(of: $0.text) }
            #expect(french.allSatisfy { $0.contains("la source a changé depuis (texte [text], affirmation [claim])") })
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/tools"])).status()
            #expect(status.text().contains("  stale text, claim  #") && status.text(in: .french).contains("  périmé [stale], texte [text], affirmation [claim]  #"))
            #expect(String(decoding: status.json.bytes(style: .compact), as: UTF8.self).contains(#""reason":"text","reasons":["text","claim"]"#))
        }
    }

    @Test(
        "a segment whose words and claims have both changed obeys the stricter of the two treatments",
        arguments: [
            ("{text: publish, claim: fail}", "error"), ("{text: fail, claim: publish}", "error"), ("{text: publish, claim: notice}", "warning"),
            ("{text: publish}", "note"),
        ])
    func stricter(_ policy: String, _ severity: String) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\ntranslation: {stale: \(policy)}\n"
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, Self.english.replacing("Open the [Menu](ui:home.menu).", with: "Open it."))
            let findings = try await site.workspace().check().findings.filter { $0.code == .staleSegment }
            #expect(findings.map { "\($0.severity)" } == [severity])
        }
    }

    @Test(
        "a new segment with a claim is treated as site.yml says of new ones, where it says something",
        arguments: [("", "error"), ("new: publish", "warning"), ("new: notice", "warning"), ("new: fail", "error"), ("stale: publish", "error")])
    func newClaim(_ policy: String, _ expected: String) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + (policy.isEmpty ? "" : "\ntranslation: {\(policy)}\n")
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, Self.english + "\nThe [Menu](ui:home.menu) closes by itself after a while.\n")
            let findings = try await site.workspace().check().findings
            #expect(Self.claims(findings) == [expected])
            let isUndecided = findings.contains { $0.code == .claimMissing && $0.message.hasSuffix(" Whether this stops the build is for “new: …” to say \(Self.place).") }
            #expect(isUndecided == (policy == "stale: publish"))
        }
    }

    private static let place = "under “translation” in site.yml, which does not have it"

    @Test(
        "a step that only the source has stops the build, and it is said which word of site.yml decides where others are there",
        arguments: [
            ("", "error", "here 1 step."), ("stale: publish", "error", "here 1 step. Whether this stops the build is for “new: …” to say \(place)."),
            ("new: publish", "warning", "This does not stop the build, as site.yml says “new: publish”."),
        ])
    func newStep(_ policy: String, _ severity: String, _ end: String) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + (policy.isEmpty ? "" : "\ntranslation: {\(policy)}\n")
        func steps(_ text: String) -> String { "---\ntitle: Tools\n---\n\n1. \(text) [Menu](ui:home.menu).\n" }
        let files: [String: String?] = ["site.yml": configuration, Self.en: steps("Open the"), Self.fr: steps("Ouvrez le")]
        try await withSmallSite(files) { site in
            try await site.accept("keys/tools")
            try site.write(Self.en, steps("Open the") + "2. Wait for a while.\n")
            let found = try await site.check().findings.filter { $0.code == .stepsDiffer && $0.locale == "fr" }
            #expect(found.map { "\($0.severity)" } == [severity])
            #expect(found.allSatisfy { $0.message.hasSuffix(end) }, "\(found.map(\.message))")
            #expect(found.allSatisfy { $0.untoldInFrench == nil })
        }
    }

    @Test(
        "a generated table that went with its section is treated as what the source no longer has",
        arguments: [("", "error"), ("publish", "warning"), ("notice", "warning"), ("fail", "error")])
    func removedTable(_ removed: String, _ expected: String) async throws {
        let policy = removed.isEmpty ? "" : "\ntranslation: {stale: {removed: \(removed)}}\n"
        let section = ("\n## Which\n\nThese have it:\n\n```supported-tools signature\n```\n", "\n## Lesquels\n\nCeux-ci l’ont :\n\n```supported-tools signature\n```\n")
        let files: [String: String?] = [
            Self.en: Self.english + section.0, Self.fr: Self.french + section.1, "site.yml": (SmallSite.files["site.yml"] ?? "") + policy,
        ]
        try await withSmallSite(files) { site in
            _ = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.page("keys/tools")], insists: true)
            try site.write(Self.en, Self.english)
            #expect(Self.claims(try await site.workspace().check().findings) == [expected])
        }
    }

    @Test("what is being prepared is no work that must be done, unless it is named; a source page that is gone is where the build fails for it")
    func strictStatus() async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "")
            .replacing("fallback: [en]}", with: "fallback: [en]}\n  - {tag: de, name: Deutsch, preparing: true}") + "\ntranslation: {stale: {removed: fail}}\n"
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            try await site.accept("keys/tools")
            func needsWork(_ locales: Set<String>) async throws -> Bool {
                let translated = try await TranslatedSite.open(site.root, selection: Selection(locales: locales, articles: ["keys/tools"]))
                return translated.needsWork(await translated.status())
            }
            #expect(try await !needsWork([]))
            #expect(try await needsWork(["de"]))
            try site.write("draft.md", Self.english + "\nOne more.\n")
            let forecast = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr", "de"])).forecast(
                "\(site.root)/draft.md", inPlaceOf: "keys/tools")
            #expect(
                forecast.text() == "This edit costs fr 1 segment, 2 words.\nThis edit costs de nothing; 1 page is not begun, as the language is being prepared.\n")
            try site.remove(Self.en)
            #expect(try await needsWork([]))
        }
    }

    @Test("a block falls back to the source's words, with the labels of the page's own language")
    func fallback() async throws {
        try await stale("translation: {stale: fallback}") { _, result in
            #expect(result.contains("<p lang=\"en\">Always open the <span class=\"ui\" lang=\"fr\">Menu</span>.</p>"))
            #expect(result.contains("<li><span lang=\"en\">Now it has <span class=\"tool\" lang=\"fr\">Commandes</span>.</span></li>"))
            #expect(result.contains(">Étapes</h2>") && !result.contains("Ouvrez le"))
        }
    }

    private static let rings = (
        english: """
            ---
            title: Keys
            description: All keys.
            ---

            ## One

            ## Step two

            ## Three

            A ![ring](images/ring.png) here.

            | Head |
            |---|
            | Cell |

            """,
        french: """
            ---
            title: Clés
            description: Toutes.
            ---

            ## Un

            ## Deux

            ## Trois

            Un ![trousseau](images/ring.png) ici.

            | Tête |
            |---|
            | Case |

            """
    )

    @Test("a heading, a title, a description and an alternative text that fall back say whose words they are, on every page")
    func fallbackEverywhere() async throws {
        let changes: [String: String?] = [
            "Content/keys/rings/article.yml": "kind: faq\n", "Content/keys/rings/en.md": Self.rings.english,
            "Content/keys/rings/fr.md": Self.rings.french, "Content/keys/rings/images/ring.png": "",
            "Content/keys/tools/article.yml": "kind: faq\nrelated: [keys/rings]\n",
            "site.yml": (SmallSite.files["site.yml"] ?? "") + "\ntranslation: {stale: fallback}\n",
        ]
        try await withSmallSite(changes) { site in
            _ = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.all])
            var edited = Self.rings.english
            for (old, new) in [
                ("title: Keys", "title: Keys now"), ("All keys.", "All of them."), ("## Step", "## The step"), ("[ring]", "[gold ring]"),
                ("Cell", "Cell now"),
            ] { edited = edited.replacing(old, with: new) }
            try site.write("Content/keys/rings/en.md", edited)
            let output = "\(site.root)/Output"
            _ = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).build(to: output)
            func html(_ page: String) throws -> String {
                String(decoding: try readFile("\(output)/fr/keys/\(page)index.html", limit: 1 << 20), as: UTF8.self)
            }
            let page = try html("rings/")
            #expect(page.contains("<h1 lang=\"en\">Keys now</h1>"))
            #expect(page.contains("<meta name=\"description\" content=\"All of them.\">"))
            #expect(page.contains("<h2 id=\"the-step-two\" lang=\"en\">The step two</h2>"))
            #expect(page.contains("<a href=\"#the-step-two\" lang=\"en\">The step two</a>"))
            #expect(page.contains("alt=\"gold ring\" lang=\"en\""))
            #expect(page.contains("<p>Un <img"))
            #expect(page.contains("<td lang=\"en\">Cell now</td>") && page.contains("<th scope=\"col\">Tête</th>"))
            #expect(try html("").contains("<li lang=\"en\"><a href=\"rings/index.html\">Keys now</a><p>All of them.</p>"))
            let other = try html("tools/")
            #expect(other.contains("<li lang=\"en\"><a href=\"../rings/index.html\">Keys now</a>"))
        }
    }

    @Test("a build can refuse them")
    func fail() async throws {
        try await stale("translation: {stale: {text: fail}}") { _, result in #expect(result == "error error\n") }
    }

    @Test(
        "what is to happen to translations without a review happens where nothing is recorded at all, and is said once for a page",
        arguments: [
            ("", [String]()), ("translation: {stale: fail}", []), ("translation: {review: fail}", ["error"]), ("translation: {review: notice}", ["warning"]),
        ])
    func unrecorded(_ policy: String, _ severities: [String]) async throws {
        let configuration = (SmallSite.files["site.yml"] ?? "") + "\n" + policy
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french, "site.yml": configuration]) { site in
            let output = "\(site.root)/Output"
            let built = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).build(to: output)
            let findings = built.check.findings.filter { $0.location.path == Self.fr && $0.code == .unreviewedSegment }
            #expect(findings.map { "\($0.severity)" } == severities)
            #expect(findings.allSatisfy { $0.message.contains("nothing is recorded of this page: 4 segments await a review") })
            let html = (try? readFile("\(output)/fr/keys/tools/index.html", limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            #expect(html.contains("class=\"notice\"") == (severities == ["warning"]))
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).status()
            #expect(status.needsWork(.init(review: .fail)) && !status.needsWork(.init(stale: [.text: .fail])))
        }
    }

    @Test("a notice in words of another language says which")
    func noticeLanguage() {
        func notice(_ locale: String) -> String {
            let strings = UIStrings(locale, from: ["en": [.outdated: "Old."], "fr": [.outdated: "Périmé."]])
            let edition = Edition(locale: Site.Locale(tag: locale, name: locale), siteTitle: "", strings: strings, sections: [])
            var html = HTMLWriter()
            PageParts(site: RenderSample.site, edition: edition, path: "/\(locale)/").notice(proseLocale: locale, isOutdated: true, into: &html)
            return String(decoding: html.bytes, as: UTF8.self)
        }
        #expect(notice("de") == "<p class=\"notice\" role=\"note\" lang=\"en\">Old.</p>")
        #expect(notice("fr-CA") == "<p class=\"notice\" role=\"note\">Périmé.</p>")
        #expect(notice("en-GB") == "<p class=\"notice\" role=\"note\">Old.</p>")
    }

    @Test(
        "a treatment is one that can be had",
        arguments: [
            (
                "{stale: {text: notise}}",
                "What happens to such translations is one of publish, notice, fallback, fail: “text” is “notise”. Did you mean “notice”?"
            ),
            ("{new: fallback}", "What happens to such translations is one of publish, notice, fail: “new” is “fallback”."),
            ("{stale: {link-only: fail}}", "A key is one of text, claim, removed: “link-only” is none of them."),
        ])
    func strict(_ policy: String, _ message: String) async throws {
        try await withSmallSite(["site.yml": (SmallSite.files["site.yml"] ?? "") + "\ntranslation: " + policy]) { site in
            let error = await #expect(throws: ConfigurationError.self) { try await site.check() }
            #expect(error?.findings.map(\.message) == [message])
        }
    }

    @Test("what is being prepared is neither the source nor lent to what is published")
    func preparation() async throws {
        let configuration = """
            title: {en: Help}
            source: en
            locales:
              - {tag: en, name: English, preparing: true}
              - {tag: fr, name: Français, preparing: true}
              - {tag: fr-CA, name: Français (Canada), fallback: [fr]}
              - {tag: de, name: Deutsch, preparing: later}
            """
        try await withSmallSite(["site.yml": configuration]) { site in
            let error = await #expect(throws: ConfigurationError.self) { try await site.check() }
            #expect(
                error?.findings.map { "\($0.location.start.line):\($0.location.start.column) \($0.message)" }.sorted() == [
                    "4:6 The source locale is published: “en” is being prepared. Take “preparing” out.",
                    "6:6 A published locale falls back to published ones: “fr-CA” falls back to “fr”, which is being prepared.",
                    "7:41 The value of “preparing” is true or false: it is the text “later”.",
                ])
        }
    }

    @Test("a forecast counts what an edit costs and what carries over, and nothing that was behind before")
    func forecast() async throws {
        try await withSmallSite([Self.en: Self.english, Self.fr: Self.french]) { site in
            let draft = "\(site.root)/draft.md"
            try site.write(
                "draft.md",
                Self.english.replacing("Open the", with: "Always open the").replacing("[Orders]", with: "[All orders]") + "\nOne more.\n")
            let forecast = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).forecast(
                draft, inPlaceOf: "keys/tools")
            #expect(forecast.text() == "This edit costs fr 2 segments, 5 words; 1 carried over.\n")
            let json = String(decoding: forecast.json.bytes(style: .compact), as: UTF8.self)
            #expect(json.hasPrefix(#"{"schema":"translation-forecast/1","locales":[{"locale":"fr","cost":{"segments":2,"words":5},"memory":{"segments":0,"words":0},"carried":1,"removed":0,"moved":0,"pages":0,"segments":[{"article":"keys/tools""#))
            #expect(json.contains(#""state":"new""#) && json.contains(#""reason":"text""#) && json.contains(#""added":"Always open"#))
            #expect(forecast.markdown().contains("- **new**, keys/tools"))
            #expect(forecast.markdown().contains("~~Open~~ **Always open** the \\[Menu\\](ui:home.menu)."))
        }
    }

    @Test("the dashboard escapes what it shows, in English and in French")
    func dashboard() async throws {
        try await withSmallSite([Self.en: Self.english.replacing("Steps", with: "`<script>` & co")]) { site in
            let status = try await TranslatedSite.open(site.root).status()
            for (language, title) in [("en", "State of the translations"), ("fr-CA", "État des traductions")] {
                let html = String(decoding: status.html(language: language, site: "A <b>", now: "2026-11-24T09:30:00Z"), as: UTF8.self)
                #expect(html.contains("<h1>\(title) · A &lt;b&gt;</h1>") && !html.contains("<script>") && html.contains("&lt;script&gt;"))
            }
        }
    }
}
