import HTML

/// Controls by role.
///
/// `data-control` names the definition, so that a test can compare what is there with what the model says.
extension Page {
    mutating func control(_ control: Product.Control) {
        switch control.role {
        case .button: button(control)
        case .link: link(control, role: nil)
        case .menuitem: link(control, role: "menuitem")
        case .tab: tab(control, isSelected: false)
        case .checkbox: checkbox(control)
        case .textbox: textbox(control)
        case .status: element("p", control, role: "status")
        case .alert: alert(control)
        case .heading: heading(control)
        case .group: block(Layout.Block(control: control))
        }
    }

    /// A control, and those that stand beside it within what it heads.
    mutating func block(_ block: Layout.Block) {
        let control = block.control
        switch control.role {
        case .heading:
            html.open("section", ("aria-labelledby", elementID(control)))
            heading(control)
            for near in block.near { self.control(near) }
            html.close("section")
        case .group:
            html.open(
                "div", ("class", "group"), ("role", "group"), ("aria-labelledby", elementID(control)), ("data-control", control.id),
                ("title", tooltip(control)))
            html.element("span", ("class", "label"), ("id", elementID(control)), text: shown(control))
            for near in block.near { self.control(near) }
            html.close("div")
        default:
            self.control(control)
        }
    }

    mutating func tabs(_ tabs: [Product.Control], of screen: Product.Screen, open: String?) {
        guard !tabs.isEmpty else { return }
        html.open("div", ("class", "tabs"), ("role", "tablist"), ("aria-label", screen.name.shown(in: locale)))
        for tab in tabs { self.tab(tab, isSelected: open != nil && tab.opens == open) }
        html.close("div")
    }

    mutating func menu(_ items: [Product.Control], of screen: Product.Screen) {
        guard !items.isEmpty else { return }
        html.open("ul", ("class", "menu"), ("role", "menu"), ("aria-label", screen.name.shown(in: locale)))
        for item in items {
            html.open("li", ("role", "none"))
            control(item)
            html.close("li")
        }
        html.close("ul")
    }

    mutating func links(_ links: [Product.Control], of screen: Product.Screen) {
        guard !links.isEmpty else { return }
        html.open("nav", ("class", "links"), ("aria-label", screen.name.shown(in: locale)))
        html.open("ul")
        for link in links {
            html.open("li")
            control(link)
            html.close("li")
        }
        html.close("ul")
        html.close("nav")
    }

    private mutating func button(_ control: Product.Control) {
        html.element(
            "button", ("type", "submit"), ("form", formID(control.screen)), ("name", "control"), ("value", control.id),
            ("class", control.shows == .initials ? "avatar" : nil), ("data-control", control.id), ("title", tooltip(control)),
            text: shown(control))
    }

    private mutating func link(_ control: Product.Control, role: String?) {
        html.element(
            "a", ("href", address(control)), ("role", role), ("data-control", control.id), ("title", tooltip(control)),
            text: shown(control))
    }

    private mutating func tab(_ control: Product.Control, isSelected: Bool) {
        html.element(
            "a", ("href", address(control)), ("role", "tab"), ("id", elementID(control)), ("aria-selected", isSelected ? "true" : "false"),
            ("aria-controls", isSelected ? control.opens.map { "panel-\($0)" } : nil), ("data-control", control.id),
            ("title", tooltip(control)), text: shown(control))
    }

    /// A check box that does something at once is a button with that role, because a page without scripts hears of no tick; one that is
    /// saved with its form is an input.
    private mutating func checkbox(_ control: Product.Control) {
        let isTicked = control.ticked.holds(in: session.state)
        guard control.sets.isEmpty else {
            html.element(
                "button", ("type", "submit"), ("form", formID(control.screen)), ("name", "control"), ("value", control.id),
                ("class", "check"), ("role", "checkbox"), ("aria-checked", isTicked ? "true" : "false"), ("data-control", control.id),
                ("title", tooltip(control)), text: shown(control))
            return
        }
        html.open("p", ("class", "field"))
        html.open(
            "input", ("type", "checkbox"), ("id", elementID(control)), ("form", formID(control.screen)), ("name", control.id),
            ("value", "on"), ("checked", isTicked ? "" : nil), ("data-control", control.id), ("title", tooltip(control)))
        html.element("label", ("for", elementID(control)), text: shown(control))
        html.close("p")
    }

    private mutating func textbox(_ control: Product.Control) {
        let isWrong = session.notice.map { [.emailMissing, .emailWrong, .passwordMissing].contains($0) } ?? false
        html.open("p", ("class", "field"))
        html.element("label", ("for", elementID(control)), text: shown(control))
        html.open(
            "input", ("type", isPassword(control) ? "password" : "text"), ("id", elementID(control)), ("form", formID(control.screen)),
            ("name", control.id), ("autocomplete", "off"), ("aria-invalid", isWrong ? "true" : nil),
            ("aria-describedby", isWrong ? Self.noticeID : nil), ("data-control", control.id), ("title", tooltip(control)))
        html.close("p")
    }

    private mutating func alert(_ control: Product.Control) {
        html.open("div", ("class", "banner"))
        element("strong", control, role: "alert")
        html.close("div")
    }

    private mutating func heading(_ control: Product.Control) {
        html.element("h2", ("id", elementID(control)), ("data-control", control.id), ("title", tooltip(control)), text: shown(control))
    }

    private mutating func element(_ name: StaticString, _ control: Product.Control, role: String) {
        html.element(
            name, ("class", role), ("role", role), ("data-control", control.id), ("title", tooltip(control)), text: shown(control))
    }

    /// Whether some action takes the text box for a password.
    private func isPassword(_ control: Product.Control) -> Bool {
        product.controls.contains { other in
            if case .needsPassword(let textbox) = other.action { textbox == control.id } else { false }
        }
    }

    /// Where a link leads. One that also changes something goes by way of its own screen.
    private func address(_ control: Product.Control) -> String {
        let own = product.screen(control.screen)?.path ?? "/"
        guard control.sets.isEmpty else { return "\(own)?use=\(control.id)" }
        return control.opens.flatMap { product.screen($0)?.path } ?? own
    }

    private func shown(_ control: Product.Control) -> String {
        guard let data = control.shows else { return control.label.text.shown(in: locale) }
        return DemoUser.text(of: data, session: session, locale: locale)
    }

    /// What a label that depends on the user stands for.
    private func tooltip(_ control: Product.Control) -> String? {
        guard case .dynamic(let description) = control.label else { return nil }
        return description.shown(in: locale)
    }
}
