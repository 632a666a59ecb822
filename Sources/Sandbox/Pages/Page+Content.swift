import HTML

/// What screens show besides their controls.
extension Page {
    mutating func content(of screen: Product.Screen) {
        switch screen.content {
        case .none: break
        case .company: paragraph(.companyText)
        case .tools: tools()
        case .profile:
            facts([(.name, DemoUser.name), (.company, DemoUser.company)])
        case .preferences:
            let language = product.locales.first { $0.tag == locale }?.name ?? locale
            facts([(.language, language), (.timeZone, "UTC")])
        case .contact:
            facts([(.emailAddress, DemoUser.email), (.telephone, "+1 555 0100")])
        case .signIn: paragraph(.signInHint)
        case .companySettings: paragraph(.companySettings)
        case .projectSettings: paragraph(session.state["company"] == "on" ? .projectSettings : .companyDisabled)
        case .items: paragraph(.itemsText)
        case .item:
            facts([
                (.itemKind, product.item("purchase-order")?.name.shown(in: locale, plural: false) ?? ""),
                (.itemNumber, DemoUser.purchaseOrder), (.itemSubject, Phrase.itemTitle.shown(in: locale)),
                (.supplier, "Oakline Joinery"),
            ])
        }
    }

    private mutating func paragraph(_ phrase: Phrase) {
        html.element("p", text: phrase.shown(in: locale))
    }

    private mutating func facts(_ facts: [(name: Phrase, value: String)]) {
        html.open("dl")
        for fact in facts where !fact.value.isEmpty {
            html.open("div")
            html.element("dt", text: fact.name.shown(in: locale))
            html.element("dd", text: fact.value)
            html.close("div")
        }
        html.close("dl")
    }

    /// All tools with their items, and how to have these signed where the project can.
    private mutating func tools() {
        let canSign = product.signatures.when.holds(in: session.state)
        html.open("table")
        html.element("caption", text: (canSign ? Phrase.signaturesCaption : .toolsCaption).shown(in: locale))
        html.raw("<thead><tr>")
        for heading in canSign ? [Phrase.tool, .items, .task] : [.tool, .items] {
            html.element("th", ("scope", "col"), text: heading.shown(in: locale))
        }
        html.raw("</tr></thead>")
        for tool in product.tools { self.tool(tool, canSign: canSign) }
        html.close("table")
    }

    private mutating func tool(_ tool: Product.Tool, canSign: Bool) {
        let rows = product.rows(of: tool)
        html.open("tbody")
        for (index, row) in rows.enumerated() {
            html.open("tr")
            if index == 0 {
                html.element(
                    "th", ("scope", "rowgroup"), ("rowspan", String(rows.count)), ("data-tool", tool.id),
                    text: tool.name.shown(in: locale))
            }
            self.row(row, canSign: canSign)
            html.close("tr")
        }
        if rows.isEmpty {
            html.open("tr")
            html.element("th", ("scope", "row"), ("data-tool", tool.id), text: tool.name.shown(in: locale))
            html.element("td", ("colspan", canSign ? "2" : "1"), text: "–")
            html.close("tr")
        }
        html.close("tbody")
    }

    private mutating func row(_ row: Product.Row, canSign: Bool) {
        guard let item = product.item(row.item) else { return }
        html.open("td", ("data-item", item.id))
        html.element("span", ("class", "item"), text: item.name.shown(in: locale))
        if canSign, let note = row.note { html.element("small", text: note.shown(in: locale)) }
        html.close("td")
        if canSign { html.element("td", ("data-task", item.id), text: item.task.shown(in: locale)) }
    }
}
