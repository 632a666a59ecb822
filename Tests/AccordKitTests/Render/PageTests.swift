import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite struct PageTests {
    private let renderer = RenderSample.renderer()

    private func english() -> ResolvedPage {
        RenderSample.page(
            title: "Link your account", description: "How to link an account & why.", anchors: ["steps"],
            alternates: [RenderSample.english, RenderSample.french],
            related: [.init(title: "Request a signature", path: "/en/docusign/request-a-signature/")],
            [.text("Select ", .link("ui:x", "Save"), "."), .heading(2, "Steps"), .steps([.text("Open it.")])])
    }

    @Test("Up to twelve sections stand in the header; of more, only the home page has the list", arguments: [(12, true), (13, false)])
    func longNavigation(count: Int, isShown: Bool) {
        let sections = (1...count).map { Site.Section(id: "s\($0)", titles: LocalizedText(["en": "Section \($0)"]), order: $0) }
        var findings: [Diagnostic] = []
        let html = string(RenderSample.renderer(sections: sections, findings: &findings).html(of: english()))
        #expect(html.contains("<nav class=\"sections\"") == isShown)
        #expect(html.contains("<nav class=\"languages\""))
    }

    @Test("An English article is exactly this page")
    func englishPage() {
        #expect(
            string(renderer.html(of: english())) == """
                <!DOCTYPE html>
                <html lang="en" dir="ltr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Link your account · Help Centre</title>
                <meta name="description" content="How to link an account &amp; why.">
                <link rel="canonical" href="https://help.example.com/en/docusign/link-your-account/">
                <link rel="alternate" hreflang="en" href="https://help.example.com/en/docusign/link-your-account/">
                <link rel="alternate" hreflang="fr" href="https://help.example.com/fr/docusign/link-your-account/">
                <link rel="alternate" hreflang="x-default" href="https://help.example.com/en/docusign/link-your-account/">
                <link rel="alternate" type="text/markdown" href="index.md">

                <link rel="stylesheet" href="../../../assets/site.css">
                <script src="../../../assets/site.js" defer></script>
                </head>
                <body class="article">
                <a class="skip" href="#main.">Skip to content</a>
                <header class="site">
                <a class="title" href="../../../en/index.html">Help Centre</a>
                <nav class="sections" aria-label="Sections">
                <ul>
                <li><a href="../../../en/docusign/index.html" aria-current="true">DocuSign</a></li>
                <li><a href="../../../en/accounts/index.html">Accounts</a></li>
                </ul>
                </nav>
                <nav class="languages" aria-label="Language">
                <details>
                <summary>English</summary>
                <ul>
                <li><a href="index.html" lang="en" hreflang="en" aria-current="true">English</a></li>
                <li><a href="../../../fr/docusign/link-your-account/index.html" lang="fr" hreflang="fr">Français</a></li>
                </ul>
                </details>
                </nav>
                </header>
                <main id="main.">
                <nav class="breadcrumbs" aria-label="Breadcrumb">
                <ol>
                <li><a href="../../index.html">Home</a></li>
                <li><a href="../index.html">DocuSign</a></li>
                <li><span aria-current="page">Link your account</span></li>
                </ol>
                </nav>
                <article>
                <h1>Link your account</h1>


                <div class="prose">
                <p>Select <span class="ui">Save</span>.</p>
                <div class="heading"><h2 id="steps">Steps</h2><a class="permalink" href="#steps" aria-labelledby="steps">#</a></div>
                <ol>
                <li>Open it.</li>
                </ol>

                </div>
                <nav class="related" aria-labelledby="related.">
                <h2 id="related.">See also</h2>
                <ul>
                <li><a href="../request-a-signature/index.html">Request a signature</a></li>
                </ul>
                </nav>
                <p class="formats"><a href="index.md" type="text/markdown">This page in Markdown</a></p>
                </article>
                </main>
                <footer class="site">
                <p><a href="../../../en/index.html">Help Centre</a></p>
                </footer>
                </body>
                </html>

                """)
    }

    @Test("A French article whose prose is borrowed says so, and marks the borrowed text")
    func borrowedPage() {
        let page = RenderSample.page(
            in: RenderSample.french, prose: "en", slug: "lier-un-compte", title: "Link your account",
            [.text("Select ", .link("ui:x", "Enregistrer"), ".")])
        let html = string(renderer.html(of: page))
        #expect(html.contains("<html lang=\"fr\" dir=\"ltr\">"))
        #expect(html.contains("<h1 lang=\"en\">Link your account</h1>"))
        #expect(
            html.contains(
                """
                <p class="notice" role="note">Cette page n’est pas encore traduite. Son texte est dans une autre langue (<span lang="en">English</span>). \
                Les noms des boutons, des menus et des éléments sont ceux que votre produit affiche.</p>
                """))
        #expect(
            html.contains("<div class=\"prose\" lang=\"en\">\n<p>Select <span class=\"ui\" lang=\"fr\">Enregistrer</span>.</p>\n"))
        #expect(html.contains("<li><span aria-current=\"page\" lang=\"en\">Link your account</span></li>"))
        #expect(html.contains("<li><a href=\"../index.html\">DocuSign</a></li>"))
    }

    @Test("Prose of another region of the language is announced as such")
    func regionalPage() {
        let html = string(renderer.html(of: RenderSample.page(in: RenderSample.british, prose: "en", [])))
        #expect(html.contains("written for another region (<span lang=\"en\">English</span>)"))
    }

    @Test("The language switcher has only the pages that exist, and a site in one language has none")
    func languages() {
        #expect(!string(renderer.html(of: english())).contains("en-GB"))
        let alone = string(renderer.html(of: RenderSample.page(alternates: [RenderSample.english], [])))
        #expect(!alone.contains("class=\"languages\"") && !alone.contains("hreflang"))
    }

    @Test("A site without a base URL has no absolute addresses")
    func noBaseURL() {
        var site = RenderSample.site
        site.baseURL = nil
        let html = string(RenderSample.renderer(site).html(of: english()))
        #expect(!html.contains("canonical") && !html.contains("rel=\"alternate\" hreflang") && !html.contains("https://"))
        #expect(html.contains("hreflang=\"fr\">Français"))
    }

    @Test("Three headings make a list of contents, two do not")
    func contents() {
        let two: [Block] = [.heading(2, "One"), .heading(3, .link("ui:x", "Two"))]
        let few = string(renderer.html(of: RenderSample.page(anchors: ["a", "b"], two)))
        #expect(!few.contains("class=\"contents\""))
        let many = string(renderer.html(of: RenderSample.page(anchors: ["a", "b", "c"], two + [.heading(2, "Three & four")])))
        #expect(
            many.contains(
                """
                <nav class="contents" aria-labelledby="contents.">
                <h2 id="contents.">On this page</h2>
                <ul>
                <li><a href="#a">One</a></li>
                <li class="sub"><a href="#b">Two</a></li>
                <li><a href="#c">Three &amp; four</a></li>
                </ul>
                </nav>
                """))
    }

    @Test("Where a site's languages run in both directions, text in another language says which way it runs")
    func directions() {
        var site = RenderSample.site
        let arabic = Site.Locale(tag: "ar", name: "العربية", fallbacks: ["en"], direction: .rightToLeft)
        site.locales.append(arabic)
        let html = string(RenderSample.renderer(site).html(of: RenderSample.page(in: arabic, prose: "en", [.text(.link("ui:x", "حفظ"))])))
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(
            html.contains("<div class=\"prose\" lang=\"en\" dir=\"ltr\">\n<p><span class=\"ui\" lang=\"ar\" dir=\"rtl\">حفظ</span></p>"))
    }

    @Test("A section's index lists its articles and marks the section")
    func sectionIndex() {
        let articles = [
            PageSummary(title: "Lier <un> compte", description: "Pourquoi & comment.", path: "/fr/docusign/lier/", titleLocale: "fr"),
            PageSummary(title: "Request", description: nil, path: "/fr/docusign/request/", titleLocale: "en"),
        ]
        let html = string(renderer.sectionIndex(RenderSample.sections[0], locale: RenderSample.french, articles: articles))
        #expect(html.contains("<title>DocuSign · Centre d’aide</title>"))
        #expect(html.contains("<link rel=\"canonical\" href=\"https://help.example.com/fr/docusign/\">"))
        #expect(html.contains("<li><a href=\"../../fr/docusign/index.html\" aria-current=\"page\">DocuSign</a></li>"))
        #expect(
            html.contains(
                """
                <ul class="articles">
                <li><a href="lier/index.html">Lier &lt;un&gt; compte</a><p>Pourquoi &amp; comment.</p></li>
                <li lang="en"><a href="request/index.html">Request</a></li>
                </ul>
                """))
        #expect(html.contains("href=\"../../en-GB/docusign/index.html\" lang=\"en-GB\" hreflang=\"en-GB\">English (UK)</a>"))
    }

    @Test("A locale's index has its sections, each with its first articles")
    func localeIndex() {
        let articles = (1...9).map {
            PageSummary(title: "Article \($0)", description: nil, path: "/en/accounts/a\($0)/", titleLocale: "en")
        }
        let html = string(renderer.localeIndex(RenderSample.english, articles: ["accounts": articles]))
        #expect(html.contains("<title>Help Centre</title>") && html.contains("<h1>Help Centre</h1>"))
        #expect(html.contains("<h2><a href=\"accounts/index.html\">Accounts</a></h2>"))
        #expect(html.contains("Article 8") && !html.contains("Article 9"))
        #expect(html.contains("<p><a href=\"accounts/index.html\">All articles in this section (9)</a></p>"))
    }

    @Test("The site's index offers the languages")
    func rootIndex() {
        let html = string(renderer.rootIndex())
        #expect(html.contains("<html lang=\"en\" dir=\"ltr\">") && html.contains("href=\"assets/site.css\""))
        #expect(
            html.contains(
                "<li><a href=\"fr/index.html\" lang=\"fr\" hreflang=\"fr\"><strong>Français</strong> <span>Centre d’aide</span></a></li>"))
    }

    @Test("Nothing is asked of another host, and the style sheet is small")
    func assets() {
        let css = string(renderer.assets["assets/site.css"] ?? [])
        let script = string(renderer.assets["assets/site.js"] ?? [])
        #expect(!css.isEmpty && css.utf8.count <= 8192 && !css.contains("url(") && !css.contains("@import"))
        #expect(!script.isEmpty && !script.contains("http"))
    }

    @Test("The same values give the same bytes")
    func isPure() {
        #expect(renderer.html(of: english()) == RenderSample.renderer().html(of: english()))
    }
}
