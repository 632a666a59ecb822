// `RUN…` and `LIV…`

extension Explanation {
    static let runs: [Explanation] = [
        Explanation(
            code: .nothingVerified,
            rule: "A page makes at least one claim that is verified.",
            reason: """
                A page without claims passes every check and proves nothing; when the product changes, nobody will
                be told. Make the labels on the page claims: [Label](ui:id).
                """,
            failing: .page("Open the menu."),
            passing: .page("Open the [Menu](ui:home.menu).")),
        Explanation(
            code: .localeInPreparation,
            rule: "A language that is being prepared is not published, and stops nothing.",
            reason: """
                “accord translate new” adds a language with “preparing: true” in site.yml. Its pages are checked, and
                what is found is counted in this note, so that the other languages can be published meanwhile. “accord
                check --locale” lists it, and fails while there are errors; “accord build --preparing” shows the pages.
                When nothing is left, take “preparing: true” out.
                """,
            failing: .site(locale: "{tag: de, name: Deutsch, fallback: [en], preparing: true}"),
            passing: .site(locale: "{tag: fr-CA, name: Français (Canada), fallback: [fr], preparing: true}")),
        Explanation(
            code: .outdatedSnapshot,
            rule: "The snapshot is what the product says now.",
            reason: """
                The snapshot is the copy of the capability model that is kept with the content, for checks without
                the product at hand. It was compared with the live model and differs. “accord capabilities diff”
                lists the changes, and “accord capabilities pull” takes them over.
                """,
            failing: .live(snapshot: "Orders", product: "Purchase Orders"),
            passing: .live(snapshot: "Purchase Orders", product: "Purchase Orders")),
    ]
}

extension Explanation.Example {
    /// The small site with another language.
    fileprivate static func site(locale: String) -> Self {
        Self(
            "site.yml",
            """
            title: {en: Help, fr: Aide}
            source: en
            locales:
              - {tag: en, name: English}
              - {tag: fr, name: Français}
              - \(locale)

            """)
    }

    /// A site whose product has one tool: under one name in the snapshot, under another in the running product.
    fileprivate static func live(snapshot: String, product: String) -> Self {
        func model(_ name: String) -> String { Self.model(#""tools": {"orders": {"name": {"en": "\#(name)"}}}"#).files[0].text }
        return Self(
            [
                ("site.yml", "title: {en: Help}\nsource: en\nlocales: [{tag: en, name: English}]\ncapabilities: {live: product.json}\n"),
                ("Content/capabilities.json", model(snapshot)), ("product.json", model(product)),
            ], run: .live)
    }
}
