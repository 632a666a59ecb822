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
