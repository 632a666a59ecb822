import Diagnostics

// The parts of `capabilities/1`, from the whole document inwards.
extension ModelReader {
    mutating func model(_ root: ModelNode) -> CapabilityModel? {
        guard requireSchema(root) else { return nil }
        let parts = object(
            root, "A capability model", required: ["schema", "product", "version", "locales"],
            optional: ["axes", "screens", "controls", "items", "tools", "capabilities", "aliases"])
        guard let parts else { return nil }
        let product = text(parts["product"], "The product's name")
        let version = text(parts["version"], "The product's version")
        let locales = parts["locales"].map { localeList($0) } ?? []
        let axes = entries(parts["axes"], "Axes") { $0.axis($1) }
        let screens = entries(parts["screens"], "Screens") { $0.screen($1) }
        let controls = entries(parts["controls"], "Controls") { $0.control($1) }
        let items = entries(parts["items"], "Items") { $0.item($1) }
        let tools = entries(parts["tools"], "Tools") { $0.tool($1) }
        let capabilities = entries(parts["capabilities"], "Capabilities") { $0.capability($1) }
        let aliases = entries(parts["aliases"], "Aliases") { $0.id($1, "The new id of an alias") }
        guard let product, let version else { return nil }
        return CapabilityModel(
            product: product, version: version, locales: locales, axes: axes, screens: screens, controls: controls, items: items,
            tools: tools, capabilities: capabilities, aliases: aliases)
    }

    /// Checked before anything else: of another version, nothing else can be said.
    private mutating func requireSchema(_ root: ModelNode) -> Bool {
        let rule: Message = "A capability model says \"schema\": \"\(ModelDocument.schema)\""
        guard let members = root.value.members else {
            refuse(root, rule: "A capability model is an object", seen: "\(root.name) is \(root.value.kind.rawValue)")
            return false
        }
        guard let member = members.first(where: { $0.key == "schema" }) else {
            refuse(root, .modelSchema, rule: rule, seen: "there is no key \"schema\"")
            return false
        }
        let node = ModelNode(member, of: root)
        guard let schema = member.value.string else {
            refuse(node, .modelSchema, rule: rule, seen: "/schema is \(member.value.kind.rawValue)")
            return false
        }
        guard schema != ModelDocument.schema else { return true }
        let isOtherVersion = schema.hasPrefix("capabilities/")
        refuse(
            node, .modelSchema, rule: rule, seen: "/schema is \(quoted(schema))",
            right: isOtherVersion
                ? "This version of Accord reads \(ModelDocument.schema) alone: ask the product for that, or use the version of Accord that reads \(quoted(schema))"
                : nil)
        return false
    }

    private mutating func localeList(_ node: ModelNode) -> [String] {
        var seen: Set<String> = []
        return list(node, "The locales of the product", atLeast: 1) { reader, element in
            guard let text = reader.text(element, "A locale"), let tag = reader.languageTag(text, element) else { return nil }
            if !seen.insert(tag).inserted {
                reader.refuse(element, rule: "A locale is listed once", seen: "\(element.name) is \(quoted(text)) again")
            }
            return tag
        }
    }

    private mutating func axis(_ node: ModelNode) -> [String] {
        if let name = node.pointer.tokens.last, name == "anyOf" || name == "not" {
            refuse(node, rule: "An axis is not called anyOf or not, which have a meaning in conditions", seen: "\(node.name) is")
        }
        var seen: Set<String> = []
        return list(node, "The values of an axis", atLeast: 1) { reader, element in
            guard let value = reader.id(element, "A value of an axis") else { return nil }
            if !seen.insert(value).inserted {
                reader.refuse(element, rule: "The values of an axis differ", seen: "\(element.name) is \(quoted(value)) again")
            }
            return value
        }
    }

    private mutating func screen(_ node: ModelNode) -> CapabilityModel.Screen? {
        guard let parts = object(node, "A screen", required: ["name"], optional: ["entry", "path", "within"]) else { return nil }
        let path = text(parts["path"], "A screen's path")
        if let path, !path.hasPrefix("/"), let node = parts["path"] {
            refuse(node, rule: "A screen's path begins with /", seen: "\(node.name) is \(quoted(path))")
        }
        let isEntry = bool(parts["entry"], "entry") ?? false
        let within = id(parts["within"], "The screen that another is within")
        guard let name = parts["name"].flatMap({ localized($0, "A screen's name") }) else { return nil }
        return .init(name: name, isEntry: isEntry, path: path, within: within)
    }

    private mutating func control(_ node: ModelNode) -> CapabilityModel.Control? {
        let parts = object(
            node, "A control", required: ["screen", "role"],
            optional: ["label", "dynamic", "describe", "when", "opens", "sets", "region", "near"])
        guard let parts else { return nil }
        let screen = id(parts["screen"], "A control's screen")
        let role = id(parts["role"], "A control's role")
        let label = label(parts, of: node)
        let when = parts["when"].map { condition($0) } ?? .always
        let opens = id(parts["opens"], "The screen that a control opens")
        let sets = entries(parts["sets"], "The values that a control sets") { $0.id($1, "A value of an axis") }
        let region = id(parts["region"], "A control's region")
        let near = id(parts["near"], "The control that another is near")
        guard let screen, let role, let label, let when else { return nil }
        return .init(screen: screen, role: role, label: label, when: when, opens: opens, sets: sets, region: region, near: near)
    }

    /// Either `label`, or `"dynamic": true` with `describe`.
    private mutating func label(_ parts: [String: ModelNode], of control: ModelNode) -> CapabilityModel.Label? {
        let label = parts["label"].map { localized($0, "A control's label") }
        let description = parts["describe"].map { localized($0, "The description of a control's label") }
        let isDynamic = bool(parts["dynamic"], "dynamic") ?? false
        switch (isDynamic, label, description) {
        case (false, let label?, nil): return label.map { .fixed($0) }
        case (true, nil, let description?): return description.map { .dynamic(describe: $0) }
        default:
            let keys = ["label", "dynamic", "describe"].filter { parts[$0] != nil }
            refuse(
                control, rule: "A control has either \"label\", or \"dynamic\": true and \"describe\"",
                seen: keys.isEmpty
                    ? "\(control.name) has none of them"
                    : isDynamic
                        ? "\(control.name) has \(keys.joined(separator: " and "))"
                        : "\(control.name) has \(keys.joined(separator: " and ")), and is not dynamic")
            return nil
        }
    }

    private mutating func item(_ node: ModelNode) -> CapabilityModel.Item? { named(node, "An item").map { CapabilityModel.Item(name: $0) } }

    private mutating func tool(_ node: ModelNode) -> CapabilityModel.Tool? { named(node, "A tool").map { CapabilityModel.Tool(name: $0) } }

    private mutating func named(_ node: ModelNode, _ what: String) -> LocalizedText? {
        guard let name = object(node, what, required: ["name"])?["name"] else { return nil }
        return localized(name, "\(what)'s name")
    }

    private mutating func capability(_ node: ModelNode) -> CapabilityModel.Capability? {
        guard let parts = object(node, "A capability", required: ["name", "supports"], optional: ["when"]) else { return nil }
        let name = parts["name"].flatMap { localized($0, "A capability's name") }
        let when = parts["when"].map { condition($0) } ?? .always
        let supports = parts["supports"].map { node in
            list(node, "The items that a capability supports") { $0.support($1) }
        }
        guard let name, let when, let supports else { return nil }
        return .init(name: name, when: when, supports: supports)
    }

    private mutating func support(_ node: ModelNode) -> CapabilityModel.Support? {
        guard let parts = object(node, "A supported item", required: ["tool", "item"], optional: ["task", "note"]) else { return nil }
        let task = parts["task"].flatMap { localized($0, "A task") }
        let note = parts["note"].flatMap { localized($0, "A note") }
        guard let tool = id(parts["tool"], "A tool"), let item = id(parts["item"], "An item") else { return nil }
        return .init(tool: tool, item: item, task: task, note: note)
    }

    // MARK: Texts

    private mutating func localized(_ node: ModelNode, _ what: String) -> LocalizedText? {
        guard let members = node.value.members else {
            refuse(node, rule: "\(what) is an object of texts by locale", seen: "\(node.name) is \(node.value.kind.rawValue)")
            return nil
        }
        if members.isEmpty { refuse(node, rule: "\(what) has a text in one locale or more", seen: "\(node.name) has none") }
        var texts: [String: Forms] = [:]
        for member in members {
            let child = ModelNode(member, of: node)
            guard let tag = languageTag(member.key, child.key), let forms = forms(child, what) else { continue }
            if texts.updateValue(forms, forKey: tag) != nil {
                refuse(child.key, rule: "\(what) has one text per locale", seen: "\(child.name) is \(quoted(tag)) again")
            }
        }
        return LocalizedText(texts)
    }

    private mutating func forms(_ node: ModelNode, _ what: String) -> Forms? {
        guard node.value.members != nil else { return text(node, what).map { Forms($0) } }
        let parts = object(
            node, "A text in several forms", required: [Forms.plain], optional: ["zero", "one", "two", "few", "many"])
        guard let parts else { return nil }
        var byName: [String: String] = [:]
        for (name, form) in parts { byName[name] = text(form, what) }
        return Forms(byName)
    }

    // MARK: Conditions

    private mutating func condition(_ node: ModelNode) -> Condition? {
        guard let members = node.value.members else {
            refuse(node, rule: "A condition is an object", seen: "\(node.name) is \(node.value.kind.rawValue)")
            return nil
        }
        var equalities: [(axis: String, value: String)] = []
        var alternative: Condition?
        var negation: Condition?
        for member in members {
            let child = ModelNode(member, of: node)
            switch member.key {
            case "anyOf":
                alternative = .any(list(child, "The alternatives of a condition", atLeast: 1) { $0.condition($1) })
            case "not":
                negation = condition(child).map { .not($0) }
            default:
                requireID(member.key, child.key)
                if let value = id(child, "The value of an axis") { equalities.append((member.key, value)) }
            }
        }
        equalities.sort { $0.axis < $1.axis }
        let parts = equalities.map { Condition.equals(axis: $0.axis, value: $0.value) } + [alternative, negation].compactMap { $0 }
        return parts.count == 1 ? parts[0] : .all(parts)
    }
}
