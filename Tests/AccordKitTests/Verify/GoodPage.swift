import AccordKit
import Diagnostics

/// A page without a mistake; every broken one is this with one thing replaced.
let goodPage = """
    <!DOCTYPE html>
    <html lang="fr" dir="ltr">
    <head>
    <meta charset="utf-8">
    <title>Lier un compte</title>
    <link rel="stylesheet" href="../../../assets/site.css">
    <link rel="canonical" href="https://help.example.com/fr/docusign/lier/">
    <script src="../../../assets/site.js" defer></script>
    </head>
    <body>
    <a class="skip" href="#main.">Aller au contenu</a>
    <nav aria-label="Sections"><ul><li><a href="../../index.html">Accueil</a></li></ul></nav>
    <nav aria-label="Langues"><ul><li><a href="../../../en/docusign/link/index.html" hreflang="en" lang="en">English</a></li></ul></nav>
    <main id="main.">
    <h1>Lier un compte</h1>
    <h2 id="étapes">Étapes</h2>
    <p>Un <a href="#%C3%A9tapes">lien</a>, <a href="../autre/index.html#fin">un autre</a>, <a href="https://example.com/">dehors</a>.</p>
    <ol><li>Un<ul><li>a</li></ul></li><li>Deux</li></ol>
    <p><img src="profil.png" alt=""> <code>{{x}}</code></p>
    <table><caption>Outils</caption>
    <thead><tr><th scope="col">Outil</th><th scope="col">Élément</th></tr></thead>
    <tbody><tr><th scope="rowgroup" rowspan="2">A</th><td>b</td></tr><tr><td>c</td></tr></tbody>
    </table>
    <p><label for="q">Chercher</label> <input id="q"></p>
    </main>
    </body>
    </html>

    """

/// The output folder that the good page belongs to.
let goodFiles: Set<String> = [
    "assets/site.css", "assets/site.js", "fr/index.html", "en/docusign/link/index.html", "fr/docusign/autre/index.html",
    "fr/docusign/lier/index.html", "fr/docusign/lier/profil.png", "index.html",
]

func facts(
    _ html: String, path: String = "fr/docusign/lier/index.html", proseLocale: String? = nil, baseURL: String? = nil,
    known: Set<String> = goodFiles
) -> PageFacts {
    verify(
        Array(html.utf8), at: path, locale: Site.Locale(tag: "fr", name: "Français"), proseLocale: proseLocale, baseURL: baseURL, known: known)
}

/// What is found in a page alone and in its links.
func pageFindings(_ html: String) -> [Diagnostic] {
    let facts = facts(html)
    return facts.findings + verifyLinks([facts], among: goodFiles)
}
