import HTML

/// The bar at the foot of each page: languages, and what a tester may change from outside the product.
extension Page {
    mutating func sandboxBar(path: String) {
        html.open("footer", ("class", "sandbox"), ("aria-label", Phrase.bar.shown(in: locale)))
        languages(path: path)
        html.open("details")
        html.element("summary", text: Phrase.bar.shown(in: locale))
        html.element("p", text: Phrase.barText.shown(in: locale))
        stateForm(path: path)
        html.open("div", ("class", "actions"))
        if session.state["token"] == "valid" { command(.expire, path: path, fields: [("token", "expired")]) }
        if session.signatures == .requested { command(.complete, path: path, fields: [("signatures", "complete")]) }
        command(.reset, path: "/", fields: product.axes.map { ($0.id, $0.values.first ?? "") })
        if session.isSignedIn { command(.signOut, path: Routes.signInPath, fields: [("signed-in", "no")]) }
        html.close("div")
        html.open("p")
        html.element("a", ("href", "/"), text: Phrase.start.shown(in: locale))
        html.raw(" ")
        html.element("a", ("href", Routes.modelPath), text: Phrase.model.shown(in: locale))
        html.close("p")
        html.close("details")
        html.close("footer")
    }

    private mutating func languages(path: String) {
        html.open("nav", ("aria-label", Phrase.language.shown(in: locale)))
        html.open("ul")
        for language in product.locales {
            html.open("li")
            html.element(
                "a", ("href", "\(path)?lang=\(language.tag)"), ("lang", language.tag), ("hreflang", language.tag),
                ("aria-current", language.tag == locale ? "true" : nil), text: language.name)
            html.close("li")
        }
        html.close("ul")
        html.close("nav")
    }

    private mutating func stateForm(path: String) {
        html.open("form", ("method", "post"), ("action", Routes.statePath), ("aria-label", Phrase.state.shown(in: locale)))
        html.open("input", ("type", "hidden"), ("name", "return"), ("value", path))
        for axis in product.axes {
            html.open("label")
            html.element("span", text: axis.id)
            html.open("select", ("name", axis.id))
            for value in axis.values {
                html.element("option", ("selected", session.state[axis.id] == value ? "" : nil), ("value", value), text: value)
            }
            html.close("select")
            html.close("label")
        }
        html.element("button", text: Phrase.apply.shown(in: locale))
        html.close("form")
    }

    private mutating func command(_ phrase: Phrase, path: String, fields: [(name: String, value: String)]) {
        html.open("form", ("method", "post"), ("action", Routes.statePath))
        for field in [("return", path)] + fields {
            html.open("input", ("type", "hidden"), ("name", field.0), ("value", field.1))
        }
        html.element("button", text: phrase.shown(in: locale))
        html.close("form")
    }
}
