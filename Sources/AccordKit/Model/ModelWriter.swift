import Diagnostics

extension CapabilityModel {
    /// The document: keys sorted by code point, nothing written that the model does without, so equal models have equal bytes.
    public var canonicalBytes: [UInt8] { json.bytes(style: .canonical) }

    /// The document, the members of its objects in no particular order.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", .string(ModelDocument.schema)), ("product", .string(product)), ("version", .string(version)),
            ("locales", .array(locales.map { .string($0) })),
        ]
        func append(_ key: String, _ values: [(String, JSONValue)]) {
            if !values.isEmpty { members.append((key, .object(values))) }
        }
        append("axes", axes.map { ($0, .array($1.map { .string($0) })) })
        append("screens", screens.map { ($0, $1.json) })
        append("controls", controls.map { ($0, $1.json) })
        append("items", items.map { ($0, .object([("name", $1.name.json)])) })
        append("tools", tools.map { ($0, .object([("name", $1.name.json)])) })
        append("capabilities", capabilities.map { ($0, $1.json) })
        append("aliases", aliases.map { ($0, .string($1)) })
        return .object(members)
    }
}

extension CapabilityModel.Screen {
    fileprivate var json: JSONValue {
        var members = [("name", name.json)]
        if isEntry { members.append(("entry", true)) }
        if let path { members.append(("path", .string(path))) }
        if let within { members.append(("within", .string(within))) }
        return .object(members)
    }
}

extension CapabilityModel.Control {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("screen", .string(screen)), ("role", .string(role))]
        switch label {
        case .fixed(let text): members.append(("label", text.json))
        case .dynamic(let text): members += [("dynamic", true), ("describe", text.json)]
        }
        if when != .always { members.append(("when", when.json)) }
        if let opens { members.append(("opens", .string(opens))) }
        if !sets.isEmpty { members.append(("sets", .object(sets.map { ($0, .string($1)) }))) }
        if let region { members.append(("region", .string(region))) }
        if let near { members.append(("near", .string(near))) }
        return .object(members)
    }
}

extension CapabilityModel.Capability {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("name", name.json), ("supports", .array(supports.map(\.json)))]
        if when != .always { members.append(("when", when.json)) }
        return .object(members)
    }
}

extension CapabilityModel.Support {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("tool", .string(tool)), ("item", .string(item))]
        if let task { members.append(("task", task.json)) }
        if let note { members.append(("note", note.json)) }
        return .object(members)
    }
}

extension LocalizedText {
    fileprivate var json: JSONValue { .object(forms.map { ($0, $1.json) }) }
}

extension Forms {
    fileprivate var json: JSONValue {
        byName.count == 1 ? .string(plural) : .object(byName.map { ($0, .string($1)) })
    }
}

extension Condition {
    /// One object. Where a conjunction has more than one part of a kind, which an object's keys have no room for, the parts are negated
    /// twice: whatever can be thought can be written.
    var json: JSONValue {
        var members: [(String, JSONValue)] = []
        var negated: [Condition] = []
        func has(_ key: String) -> Bool { members.contains { $0.0 == key } }
        for part in conjuncts {
            switch part {
            case .equals(let axis, let value) where !has(axis): members.append((axis, .string(value)))
            case .any(let parts) where !parts.isEmpty && !has("anyOf"): members.append(("anyOf", .array(parts.map(\.json))))
            case .not(let inner): negated.append(inner)
            default: negated.append(.not(part))
            }
        }
        if let only = negated.first {
            members.append(("not", negated.count == 1 ? only.negationJSON : .object([("anyOf", .array(negated.map(\.negationJSON)))])))
        }
        return .object(members)
    }

    /// What stands in `not`. Nothing can be written for *never* but the negation of *always*.
    private var negationJSON: JSONValue {
        if case .not(.any(let parts)) = self, parts.isEmpty { return .object([]) }
        return json
    }

    /// The parts of a conjunction, those of conjunctions in it too.
    private var conjuncts: [Condition] {
        guard case .all(let parts) = self else { return [self] }
        return parts.flatMap(\.conjuncts)
    }
}
