import Diagnostics

@testable import AccordKit

/// An article with everything that a segment can have in it, and its translation, on the small site.
enum ExchangeSite {
    static let article = "Content/keys/rich/article.yml"
    static let en = "Content/keys/rich/en.md"
    static let fr = "Content/keys/rich/fr.md"

    static let source = """
        ---
        title: "Keys: all of them"
        description: What a key is.
        ---

        ## Steps & *more*

        1. Open the [Menu](ui:home.menu), then **press**
           [Settings](ui:menu.settings).\\
           A `key` opens < 3 doors, see [the tools](../tools/en.md#which "Tools").

        > [!NOTE]
        > The key is [linked](state:key=linked) by [Atelier](https://example.com) for a [company](term:company).

        | Tool | Item |
        | --- | --- |
        | [Orders](tool:orders) | a \\| b |

        ![A key ring](images/ring.png) shows ~~all~~ some.

        ```sh
        unlock
        ```

        The end.

        """

    static let translation = """
        ---
        title: "Clés\u{A0}: toutes"
        description: Ce qu’est une clé.
        ---

        ## Étapes & *plus*

        1. Ouvrez le [Menu](ui:home.menu), puis
           **appuyez** sur [Paramètres](ui:menu.settings).\\
           Une `key` ouvre < 3 portes, voir [les outils](../tools/fr.md#which "Outils").

        > [!NOTE]
        > La clé est [liée](state:key=linked) par [Atelier](https://example.com) pour une [entreprise](term:company).

        | Outil | Élément |
        | --- | --- |
        | [Commandes](tool:orders) | a \\| b |

        ![Un trousseau](images/ring.png) montre ~~toutes~~ certaines clés.

        ```sh
        unlock
        ```

        Fin.

        """

    static func files(_ source: String = source, _ translation: String? = translation) -> [String: String?] {
        [article: "kind: faq\n", en: source, fr: translation]
    }

    static let options = ExchangeOptions(by: "Camille", on: "2026-11-24T09:30:00Z")
}

extension SmallSite {
    func workspace() async throws -> Workspace {
        try await Workspace.open(root, model: .snapshot, selection: Selection(locales: ["fr"]), jobs: 1)
    }

    /// What a format's export of the site is, to be imported.
    func export(_ format: ExchangeFormat) async throws -> [(path: String, bytes: [UInt8])] {
        try await workspace().exchangeJob("fr").files(for: format).map { ($0.path, $0.bytes) }
    }

    func importing(_ files: [(path: String, bytes: [UInt8])], options: ExchangeOptions = ExchangeSite.options) async throws -> ExchangeResult {
        try await workspace().importing(files, options: options)
    }

    /// Records the translation as it is.
    func accept(_ article: String = "keys/rich") async throws {
        let workspace = try await workspace()
        guard let article = workspace.map.site.articles.first(where: { $0.id == article }),
            let translation = Translation(of: article, locale: "fr", source: "en", product: workspace.product)
        else { return }
        let review = Review(.accept, by: "Ana", on: "2026-11-01T00:00:00Z")
        try write("Content/\(article.id)/fr.lock.jsonl", translation.lock(after: review, on: "2026-11-01T00:00:00Z").bytes)
    }
}

extension [(path: String, bytes: [UInt8])] {
    /// Those that translators work on, with texts replaced in them.
    func edited(_ replacements: KeyValuePairs<String, String>) -> [(path: String, bytes: [UInt8])] {
        filter { !$0.path.hasSuffix(".tbx") && !$0.path.hasSuffix(".txt") && !$0.path.hasPrefix("glossary") && !$0.path.hasPrefix("tm/") && !$0.path.hasPrefix("omegat") }
            .map { file in
                var text = String(decoding: file.bytes, as: UTF8.self)
                for (old, new) in replacements { text = text.replacing(old, with: new) }
                return (file.path, [UInt8](text.utf8))
            }
    }
}
