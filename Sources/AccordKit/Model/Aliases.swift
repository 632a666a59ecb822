extension CapabilityModel {
    /// What an id can be of. Each kind has its own ids.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case screen, control, item, tool, capability
    }

    public func ids(of kind: Kind) -> [String] {
        switch kind {
        case .screen: screens.keys.sorted()
        case .control: controls.keys.sorted()
        case .item: items.keys.sorted()
        case .tool: tools.keys.sorted()
        case .capability: capabilities.keys.sorted()
        }
    }

    public func has(_ kind: Kind, _ id: String) -> Bool {
        switch kind {
        case .screen: screens[id] != nil
        case .control: controls[id] != nil
        case .item: items[id] != nil
        case .tool: tools[id] != nil
        case .capability: capabilities[id] != nil
        }
    }

    /// The id in force: the id itself where there is such a thing, else the first one that its aliases lead to; nil where none does.
    public func currentID(_ kind: Kind, _ id: String) -> String? {
        var current = id
        var passed: Set<String> = []
        while !has(kind, current) {
            guard passed.insert(current).inserted, let next = aliases[current] else { return nil }
            current = next
        }
        return current
    }

    /// The same model, with the ids in force wherever one part refers to another by an old id.
    func resolvingAliases() -> CapabilityModel {
        guard !aliases.isEmpty else { return self }
        var model = self
        func current(_ kind: Kind, _ id: String) -> String { currentID(kind, id) ?? id }
        for (id, screen) in screens {
            model.screens[id]?.within = screen.within.map { current(.screen, $0) }
        }
        for (id, control) in controls {
            model.controls[id]?.screen = current(.screen, control.screen)
            model.controls[id]?.opens = control.opens.map { current(.screen, $0) }
            model.controls[id]?.near = control.near.map { current(.control, $0) }
        }
        for (id, capability) in capabilities {
            model.capabilities[id]?.supports = capability.supports.map { support in
                var support = support
                support.tool = current(.tool, support.tool)
                support.item = current(.item, support.item)
                return support
            }
        }
        return model
    }

    /// The screens that a screen stands within, the nearest first. What is navigation on those is at hand on it too.
    public func enclosingScreens(of id: String) -> [String] {
        var found: [String] = []
        var current = id
        while let outer = screens[current]?.within, outer != id, !found.contains(outer) {
            found.append(outer)
            current = outer
        }
        return found
    }
}
