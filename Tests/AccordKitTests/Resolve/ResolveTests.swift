import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite struct ResolveTests {
    /// The plain text of an article in a locale, resolved.
    private func text(_ body: String, locale: String, _ changes: [String: String?] = [:]) async throws -> String {
        var changes = changes
        changes["Content/keys/tools/en.md"] = "---\ntitle: T\n---\n\n\(body)\n"
        changes["Content/keys/tools/fr.md"] = .some(nil)
        return try await withSmallSite(changes) { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let index = try #require(workspace.map.index(of: "keys/tools"))
            let entry = try #require(workspace.map.entry(index, in: locale))
            let tag = try #require(workspace.map.site.configuration.locales.first { $0.tag == locale })
            let page = try #require(workspace.map.site.articles[index].pages[entry.proseLocale])
            let resolver = Resolver(map: workspace.map, product: workspace.product, article: index, locale: tag, entry: entry)
            let resolved = resolver.resolve(parse(page.file.bytes, from: page.bodyStart).document, anchors: [])
            return resolved.document.blocks.map { block in
                if case .paragraph(let paragraph) = block { paragraph.content.plainText } else { "" }
            }.joined(separator: "\n")
        }
    }

    @Test("borrowed prose takes the same form of the page's own label")
    func borrowedForms() async throws {
        let body = "[Link](ui:keys.link), [Purchase Orders](item:purchase-order), [Purchase Order](item:purchase-order)"
        #expect(try await text(body, locale: "en-GB") == "Connect, Purchase Orders, Purchase Order")
        #expect(try await text(body, locale: "en") == "Link, Purchase Orders, Purchase Order")
    }

    @Test("empty brackets take the label") func emptyText() async throws {
        #expect(try await text("Use [](ui:keys.link).", locale: "en") == "Use Link.")
        #expect(try await text("Use [](ui:keys.link).", locale: "en-GB") == "Use Connect.")
        #expect(
            try await text("Sign **2** [](item:purchase-order), then 1 [](item:purchase-order).", locale: "en")
                == "Sign 2 Purchase Orders, then 1 Purchase Order.")
        #expect(try await text("Sign two *other [](item:subcontract)*.", locale: "en-GB") == "Sign two other Subcontracts.")
    }

    @Test("a glossary form with another name is carried over, with its capital")
    func namedForms() async throws {
        let glossary = """
            terms:
              company:
                en: {preferred: company, forms: {definite: the company}}
                en-GB: {preferred: firm, forms: {definite: the firm}}
            """
        let body = "[The company](term:company) and [the company](term:company), a [company](term:company)."
        #expect(try await text(body, locale: "en-GB", ["Content/glossary.yml": glossary]) == "The firm and the firm, a firm.")
    }

    @Test("French prose borrowed in Canada loses the space before ; ! ? and keeps the one before :")
    func canadianTypography() {
        let text = "Vraiment\u{202F}? Oui\u{A0}! Voici\u{A0}: «\u{A0}a\u{A0}»\u{202F};"
        #expect(adaptTypography(of: text, from: .imprimerieNationale, to: .oqlf) == "Vraiment? Oui! Voici\u{A0}: «\u{A0}a\u{A0}»;")
        #expect(adaptTypography(of: text, from: .imprimerieNationale, to: .europeanUnion) == "Vraiment? Oui! Voici: «\u{A0}a\u{A0}»;")
        #expect(adaptTypography(of: "10\u{202F}000\u{A0}%", from: .imprimerieNationale, to: .oqlf) == "10\u{A0}000\u{A0}%")
        #expect(adaptTypography(of: text, from: nil, to: .oqlf) == text)
        #expect(adaptTypography(of: text, from: .imprimerieNationale, to: .imprimerieNationale) == text)
    }

    @Test("anchors are slugs of the source's headings, numbered where they repeat")
    func headingAnchors() {
        let headings = parse(Array("# What’s new?\n\n## Steps\n\n## Steps\n\n## État d'été\n\n## !!!\n\n## Steps 1".utf8)).document.blocks
            .compactMap { block in
                if case .heading(let heading) = block { heading } else { nil }
            }
        #expect(anchors(of: headings) == ["whats-new", "steps", "steps-1", "état-dété", "section", "steps-1-1"])
        #expect(anchors(of: Array(headings.prefix(2)), like: ["a", "b"]) == ["a", "b"])
        #expect(anchors(of: Array(headings.prefix(3)), like: ["steps", "b"]) == ["steps", "b", "steps-1"])
    }

    @Test("links lead to pages, images, anchors or out, and never above the content")
    func linkTargets() {
        func target(_ destination: String) -> LinkTarget { LinkTarget(destination, from: "keys/link") }
        #expect(target("../tools/fr.md#a%20b") == .page(article: "keys/tools", locale: "fr", fragment: "a b"))
        #expect(target("../tools/") == .page(article: "keys/tools", locale: nil, fragment: nil))
        #expect(target("./en.md") == .page(article: "keys/link", locale: "en", fragment: nil))
        #expect(target("#top") == .anchor("top"))
        #expect(target("images/a.png") == .image(name: "a.png"))
        #expect(target("../tools/images/a.png") == .unknown)
        #expect(target("https://example.com") == .external)
        #expect(target("mailto:a@example.com") == .external)
        #expect(target("javascript:alert(1)") == .unsafe(scheme: "javascript"))
        #expect(target("JaVaScRiPt:alert(1)") == .unsafe(scheme: "JaVaScRiPt"))
        #expect(target("/etc/passwd") == .outside)
        #expect(target("../../../x") == .outside)
        #expect(target("%2e%2e/%2e%2e/%2e%2e/x") == .outside)
        #expect(target("//example.com/x") == .outside)
    }

    @Test("results of concurrent work are in order at any number of jobs", arguments: [1, 2, 3, 64])
    func concurrentOrder(_ jobs: Int) async {
        #expect(await concurrentMap(Array(0..<1000), jobs: jobs) { $0 * 3 } == (0..<1000).map { $0 * 3 })
        #expect(await concurrentMap([Int](), jobs: jobs) { $0 } == [])
    }
}
