import AccordKit

extension Product {
    /// What the product is, as a capability model.
    var model: CapabilityModel {
        CapabilityModel(
            product: name,
            version: version,
            locales: locales.map(\.tag),
            axes: byID(axes, \.id) { $0.values },
            screens: byID(screens, \.id) { screen in
                CapabilityModel.Screen(name: screen.name.shortest, isEntry: screen.isEntry, path: screen.path, within: screen.within)
            },
            controls: byID(controls, \.id) { $0.model },
            items: byID(items, \.id) { CapabilityModel.Item(name: $0.name.shortest) },
            tools: byID(tools, \.id) { CapabilityModel.Tool(name: $0.name.shortest) },
            capabilities: [
                signatures.id: CapabilityModel.Capability(
                    name: signatures.name.shortest, when: signatures.when,
                    supports: signatures.rows.map { row in
                        CapabilityModel.Support(
                            tool: row.tool, item: row.item, task: item(row.item)?.task.shortest, note: row.note?.shortest)
                    })
            ])
    }

    private func byID<Part, Value>(_ parts: [Part], _ id: (Part) -> String, _ value: (Part) -> Value) -> [String: Value] {
        Dictionary(parts.map { (id($0), value($0)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Product.Control {
    fileprivate var model: CapabilityModel.Control {
        let label: CapabilityModel.Label =
            switch label {
            case .fixed(let text): .fixed(text.shortest)
            case .dynamic(let text): .dynamic(describe: text.shortest)
            }
        return CapabilityModel.Control(
            screen: screen, role: role.rawValue, label: label, when: when, opens: opens, sets: sets, region: region?.rawValue, near: near)
    }
}

extension LocalizedText {
    /// Without what truncation finds anyhow: no `en-GB` where it equals `en`.
    var shortest: LocalizedText {
        var shorter = self
        for tag in forms.keys.sorted(by: >) {
            let own = shorter.forms.removeValue(forKey: tag)
            if shorter.lookup(tag) != own { shorter.forms[tag] = own }
        }
        return shorter
    }
}
