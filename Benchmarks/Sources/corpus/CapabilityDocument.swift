/// The invented product's capability model, as the JSON document `capabilities/1`.
struct CapabilityDocument: Encodable {
    typealias Text = [String: String]

    struct Screen: Encodable {
        var name: Text
        var entry: Bool?
        var path: String?
    }

    struct Control: Encodable {
        var screen: String
        var role: String
        var label: Text
        var opens: String?
        var when: [String: String]?
        var sets: [String: String]?
    }

    struct Named: Encodable {
        var name: Text
    }

    struct Support: Encodable {
        var tool: String
        var item: String
        var task: Text
        var note: Text?
    }

    struct Capability: Encodable {
        var name: Text
        var supports: [Support]
    }

    let schema = "capabilities/1"
    let product = "Invented product"
    let version = "1"
    let locales = Corpus.locales
    let axes = ["approval": ["open", "given"]]
    var screens: [String: Screen] = [:]
    var controls: [String: Control] = [:]
    var items: [String: Named] = [:]
    var tools: [String: Named] = [:]
    var capabilities: [String: Capability] = [:]

    init(_ corpus: Corpus) {
        screens["home"] = Screen(name: ["en": "Home", "fr": "Accueil"], entry: true, path: "/")
        for area in corpus.product.areas { addScreens(of: area) }
        let table = SupportedTools(corpus)
        for tool in table.tools { tools[tool.id] = Named(name: tool.name.texts) }
        for item in table.items { items[item.id] = Named(name: item.name.texts) }
        capabilities[Corpus.capability] = Capability(
            name: SupportedTools.name.texts,
            supports: table.rows.map { Support(tool: $0.tool.id, item: $0.item.id, task: $0.task.texts, note: $0.note?.texts) })
    }

    private mutating func addScreens(of area: Product.Area) {
        let form = "\(area.id)-edit"
        screens[area.id] = Screen(name: area.name.texts)
        screens[form] = Screen(name: ["en": "\(area.name.en): edit", "fr": "\(area.name.fr) : modifier"])
        controls["home.\(area.id)"] = Control(screen: "home", role: "link", label: area.name.texts, opens: area.id)
        controls["\(area.id).create"] = Control(
            screen: area.id, role: "button", label: Product.create.texts, opens: form)
        for control in Product.fields + [Product.approved, Product.request] {
            controls["\(form).\(control.name)"] = Control(
                screen: form, role: control.role, label: control.label.texts, when: control.approval.map { ["approval": $0] },
                sets: control.name == Product.request.name ? ["approval": "given"] : nil)
        }
        controls["\(form).save"] = Control(screen: form, role: "button", label: Product.save.texts, opens: area.id)
    }
}

/// Which items of which tools of the invented product can be exported: twelve rows, whatever the size of the corpus.
struct SupportedTools {
    struct Entry {
        let id: String
        let name: Phrase
    }

    struct Row {
        let tool: Entry
        let item: Entry
        let task: Phrase
        let note: Phrase?
    }

    static let name = Phrase(en: "Export", fr: "Exportation")

    let tools: [Entry]
    let items: [Entry]
    let rows: [Row]

    init(_ corpus: Corpus) {
        let areas = Product(areas: 15).areas
        tools = areas.prefix(6).map { Entry(id: "tool-\($0.id)", name: $0.name) }
        items = areas.suffix(9).map { Entry(id: "item-\($0.id)", name: $0.name) }
        var rows: [Row] = []
        for index in 0..<12 {
            let item = items[(index * 5) % items.count]
            rows.append(
                Row(
                    tool: tools[index / 2], item: item,
                    task: Phrase(en: "Export \(item.name.en.lowercased())", fr: "Exporter des \(item.name.fr.lowercased())"),
                    note: index % 4 == 0 ? Phrase(en: "Once a day.", fr: "Une fois par jour.") : nil))
        }
        self.rows = rows
    }
}

extension Corpus {
    /// The capability whose table some articles show.
    static let capability = "export"
}

extension Phrase {
    var texts: [String: String] { ["en": en, "fr": fr] }
}
