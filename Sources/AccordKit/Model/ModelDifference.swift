import Diagnostics

/// What changed from one model to another.
public struct ModelDifference: Sendable, Hashable {
    /// The product's own data first, then screen by screen, control by control and so on, each by id; the same for the same two models.
    public let changes: [ModelChange]
    private let oldVersion: String
    private let newVersion: String

    public init(from old: CapabilityModel, to new: CapabilityModel) {
        var comparison = Comparison(old: old.resolvingAliases(), new: new.resolvingAliases())
        comparison.compareProduct()
        comparison.compareScreens()
        comparison.compareControls()
        comparison.compareNames(.item, old.items.mapValues(\.name), new.items.mapValues(\.name))
        comparison.compareNames(.tool, old.tools.mapValues(\.name), new.tools.mapValues(\.name))
        comparison.compareCapabilities()
        comparison.compareAliases()
        changes = comparison.changes
        oldVersion = old.version
        newVersion = new.version
    }

    /// One line per change; empty where there is none.
    public var text: String { changes.map { "- \($0)\n" }.joined() }

    /// `{"schema": "capabilities-diff/1", "from": …, "to": …, "changes": […]}`, the versions and what changed between them.
    public var json: [UInt8] {
        JSONValue.object([
            ("schema", "capabilities-diff/1"), ("from", .string(oldVersion)), ("to", .string(newVersion)),
            ("changes", .array(changes.map(\.json))),
        ]).bytes(style: .indented)
    }
}

private struct Comparison {
    let old: CapabilityModel
    let new: CapabilityModel
    var changes: [ModelChange] = []

    mutating func compareProduct() {
        if old.product != new.product { changes.append(.product(from: old.product, to: new.product)) }
        if old.version != new.version { changes.append(.version(from: old.version, to: new.version)) }
        changes += old.locales.filter { !new.locales.contains($0) }.map { .localeRemoved($0) }
        changes += new.locales.filter { !old.locales.contains($0) }.map { .localeAdded($0) }
        for axis in Set(old.axes.keys).union(new.axes.keys).sorted() {
            switch (old.axes[axis], new.axes[axis]) {
            case (nil, let values?): changes.append(.axisAdded(axis, values: values))
            case (_, nil): changes.append(.axisRemoved(axis))
            case (let before?, let after?) where before != after: changes.append(.axisValues(axis, from: before, to: after))
            default: continue
            }
        }
    }

    // MARK: Parts by id

    /// Reports what is gone, new and renamed; the rest is handed on as pairs of what was and what is.
    private mutating func pair<Part>(
        _ kind: CapabilityModel.Kind, _ before: [String: Part], _ after: [String: Part]
    ) -> [(subject: ModelChange.Subject, before: Part, after: Part)] {
        var pairs: [(subject: ModelChange.Subject, before: Part, after: Part)] = []
        var renamed: Set<String> = []
        for (id, part) in before.sorted(by: { $0.key < $1.key }) {
            let subject = ModelChange.Subject(kind, id)
            guard let current = new.currentID(kind, id), let successor = after[current], current == id || before[current] == nil else {
                changes.append(.removed(subject))
                continue
            }
            if current != id {
                changes.append(.renamed(subject, to: current))
                renamed.insert(current)
            }
            pairs.append((ModelChange.Subject(kind, current), part, successor))
        }
        for id in after.keys.sorted() where before[id] == nil && !renamed.contains(id) { changes.append(.added(.init(kind, id))) }
        return pairs
    }

    mutating func compareScreens() {
        for (subject, before, after) in pair(.screen, old.screens, new.screens) {
            compare(subject, "name", before.name, after.name)
            compare(subject, "entry", String(before.isEntry), String(after.isEntry))
            compare(subject, "path", before.path, after.path)
            compare(subject, "within", now(.screen, before.within), after.within)
        }
    }

    mutating func compareControls() {
        for (subject, before, after) in pair(.control, old.controls, new.controls) {
            let screen = now(.screen, before.screen) ?? before.screen
            if screen != after.screen { changes.append(.moved(control: subject.id, from: screen, to: after.screen)) }
            compare(subject, "label", before.label.fixed, after.label.fixed)
            compare(subject, "describe", before.label.description, after.label.description)
            compare(subject, "role", before.role, after.role)
            if before.when != after.when { changes.append(.condition(subject, from: before.when, to: after.when)) }
            compare(subject, "opens", now(.screen, before.opens), after.opens)
            for axis in Set(before.sets.keys).union(after.sets.keys).sorted() {
                compare(subject, "sets \(axis)", before.sets[axis], after.sets[axis])
            }
            compare(subject, "region", before.region, after.region)
            compare(subject, "near", now(.control, before.near), after.near)
        }
    }

    mutating func compareNames(_ kind: CapabilityModel.Kind, _ before: [String: LocalizedText], _ after: [String: LocalizedText]) {
        for (subject, before, after) in pair(kind, before, after) { compare(subject, "name", before, after) }
    }

    mutating func compareCapabilities() {
        for (subject, before, after) in pair(.capability, old.capabilities, new.capabilities) {
            compare(subject, "name", before.name, after.name)
            if before.when != after.when { changes.append(.condition(subject, from: before.when, to: after.when)) }
            compareSupports(of: subject.id, before.supports, after.supports)
        }
    }

    private mutating func compareSupports(of capability: String, _ before: [CapabilityModel.Support], _ after: [CapabilityModel.Support]) {
        func row(_ tool: String, _ item: String) -> ModelChange.Row { .init(capability: capability, tool: tool, item: item) }
        let olds = before.map { (row(now(.tool, $0.tool) ?? $0.tool, now(.item, $0.item) ?? $0.item), $0) }
        let news = after.map { (row($0.tool, $0.item), $0) }
        let oldRows = Dictionary(olds, uniquingKeysWith: { first, _ in first })
        let newRows = Dictionary(news, uniquingKeysWith: { first, _ in first })
        changes += olds.map(\.0).filter { newRows[$0] == nil }.map { .supportRemoved($0) }
        changes += news.map(\.0).filter { oldRows[$0] == nil }.map { .supportAdded($0) }
        for (row, support) in news {
            guard let old = oldRows[row] else { continue }
            for (key, before, after) in [("task", old.task, support.task), ("note", old.note, support.note)] {
                for (text, before, after) in differences(key, before, after) { changes.append(.supportText(row, text, from: before, to: after)) }
            }
        }
        if olds.map(\.0).filter({ newRows[$0] != nil }) != news.map(\.0).filter({ oldRows[$0] != nil }) {
            changes.append(.supportsReordered(capability: capability))
        }
    }

    mutating func compareAliases() {
        for alias in Set(old.aliases.keys).union(new.aliases.keys).sorted() where old.aliases[alias] != new.aliases[alias] {
            changes.append(new.aliases[alias].map { .aliasAdded(alias, to: $0) } ?? .aliasRemoved(alias))
        }
    }

    // MARK: Values

    /// The id that a part which the old model names has in the new one.
    private func now(_ kind: CapabilityModel.Kind, _ id: String?) -> String? {
        id.map { new.currentID(kind, $0) ?? $0 }
    }

    private mutating func compare(_ subject: ModelChange.Subject, _ key: String, _ before: String?, _ after: String?) {
        if before != after { changes.append(.attribute(subject, key: key, from: before, to: after)) }
    }

    private mutating func compare(_ subject: ModelChange.Subject, _ key: String, _ before: LocalizedText?, _ after: LocalizedText?) {
        for (text, before, after) in differences(key, before, after) { changes.append(.text(subject, text, from: before, to: after)) }
    }

    private func differences(_ key: String, _ before: LocalizedText?, _ after: LocalizedText?) -> [(ModelChange.Text, String?, String?)] {
        guard before != after else { return [] }
        let old = before?.forms ?? [:]
        let new = after?.forms ?? [:]
        var found: [(ModelChange.Text, String?, String?)] = []
        for locale in Set(old.keys).union(new.keys).sorted() {
            let old = old[locale]?.byName ?? [:]
            let new = new[locale]?.byName ?? [:]
            for form in Set(old.keys).union(new.keys).sorted() where old[form] != new[form] {
                found.append((ModelChange.Text(key: key, locale: locale, form: form), old[form], new[form]))
            }
        }
        return found
    }
}

extension CapabilityModel.Label {
    fileprivate var fixed: LocalizedText? {
        if case .fixed(let text) = self { text } else { nil }
    }

    fileprivate var description: LocalizedText? {
        if case .dynamic(let text) = self { text } else { nil }
    }
}
