import Diagnostics

/// One way in which a model differs from another.
public enum ModelChange: Sendable, Hashable {
    case product(from: String, to: String)
    case version(from: String, to: String)
    case localeAdded(String)
    case localeRemoved(String)
    case axisAdded(String, values: [String])
    case axisRemoved(String)
    case axisValues(String, from: [String], to: [String])
    case added(Subject)
    case removed(Subject)
    /// An alias says that these are one.
    case renamed(Subject, to: String)
    case text(Subject, Text, from: String?, to: String?)
    /// A control is on another screen.
    case moved(control: String, from: String, to: String)
    case condition(Subject, from: Condition, to: Condition)
    case attribute(Subject, key: String, from: String?, to: String?)
    case supportAdded(Row)
    case supportRemoved(Row)
    case supportText(Row, Text, from: String?, to: String?)
    /// The rows that both have stand in another order.
    case supportsReordered(capability: String)
    case aliasAdded(String, to: String)
    case aliasRemoved(String)

    /// A part of the model, by the id that it has now.
    public struct Subject: Sendable, Hashable {
        public let kind: CapabilityModel.Kind
        public let id: String

        public init(_ kind: CapabilityModel.Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// One form of one text in one locale.
    public struct Text: Sendable, Hashable {
        /// The key under which the model has it: `label`, `name`, `describe`, `note`, `task`.
        public let key: String
        public let locale: String
        /// A CLDR plural category.
        public let form: String
    }

    /// A supported item.
    public struct Row: Sendable, Hashable {
        public let capability: String
        public let tool: String
        public let item: String
    }
}

// MARK: In words

extension ModelChange: CustomStringConvertible {
    /// One line.
    public var description: String {
        switch self {
        case .product(let from, let to): "the product is \(quoted(to)), was \(quoted(from))"
        case .version(let from, let to): "the version is \(quoted(to)), was \(quoted(from))"
        case .localeAdded(let locale): "locale \(quoted(locale)) is new"
        case .localeRemoved(let locale): "locale \(quoted(locale)) is gone"
        case .axisAdded(let axis, let values): "axis \(quoted(axis)) is new: \(values.joined(separator: ", "))"
        case .axisRemoved(let axis): "axis \(quoted(axis)) is gone"
        case .axisValues(let axis, let from, let to):
            "axis \(quoted(axis)) has the values \(to.joined(separator: ", ")), had \(from.joined(separator: ", "))"
        case .added(let subject): "\(subject) is new"
        case .removed(let subject): "\(subject) is gone"
        case .renamed(let subject, let id): "\(subject) has the new id \(quoted(id))"
        case .text(let subject, let text, let from, let to): "\(subject): \(text) " + Self.change(from, to)
        case .moved(let control, let from, let to): "control \(quoted(control)) is on screen \(quoted(to)), was on \(quoted(from))"
        case .condition(let subject, let from, let to): "\(subject) is there \(to.clause), was there \(from.clause)"
        case .attribute(let subject, let key, let from, let to): "\(subject): \(key) " + Self.change(from, to)
        case .supportAdded(let row): "tool \(quoted(row.tool)) now supports item \(quoted(row.item))"
        case .supportRemoved(let row): "tool \(quoted(row.tool)) no longer supports item \(quoted(row.item))"
        case .supportText(let row, let text, let from, let to):
            "item \(quoted(row.item)) of tool \(quoted(row.tool)): \(text) " + Self.change(from, to)
        case .supportsReordered(let capability): "capability \(quoted(capability)) lists its items in another order"
        case .aliasAdded(let old, let new): "alias \(quoted(old)) for \(quoted(new)) is new"
        case .aliasRemoved(let old): "alias \(quoted(old)) is gone"
        }
    }

    private static func change(_ from: String?, _ to: String?) -> String {
        let now = to.map { "is \(quoted($0))" } ?? "is gone"
        return now + (from.map { ", was \(quoted($0))" } ?? ", which is new")
    }
}

extension ModelChange.Subject: CustomStringConvertible {
    /// `control "docusign.login"`
    public var description: String { "\(kind.rawValue) \(quoted(id))" }
}

extension ModelChange.Text: CustomStringConvertible {
    /// `label in fr`, `name in fr (one)`
    public var description: String { "\(key) in \(locale)" + (form == Forms.plain ? "" : " (\(form))") }
}

extension Condition {
    fileprivate var clause: String { self == .always || self == .never ? description : "when \(self)" }
}

// MARK: As JSON

extension ModelChange {
    /// What kind of change it is, in one word, and its parts under their names.
    var json: JSONValue {
        .object([("change", .string(name))] + members + [("message", .string(description))])
    }

    private var name: String {
        switch self {
        case .product: "product"
        case .version: "version"
        case .localeAdded: "locale-added"
        case .localeRemoved: "locale-removed"
        case .axisAdded: "axis-added"
        case .axisRemoved: "axis-removed"
        case .axisValues: "axis-values"
        case .added: "added"
        case .removed: "removed"
        case .renamed: "renamed"
        case .text: "text"
        case .moved: "moved"
        case .condition: "condition"
        case .attribute: "attribute"
        case .supportAdded: "support-added"
        case .supportRemoved: "support-removed"
        case .supportText: "support-text"
        case .supportsReordered: "supports-reordered"
        case .aliasAdded: "alias-added"
        case .aliasRemoved: "alias-removed"
        }
    }

    private var members: [(String, JSONValue)] {
        switch self {
        case .product(let from, let to), .version(let from, let to): fromTo(.string(from), .string(to))
        case .localeAdded(let locale), .localeRemoved(let locale): [("locale", .string(locale))]
        case .axisAdded(let axis, let values): [("axis", .string(axis)), ("values", .array(values.map { .string($0) }))]
        case .axisRemoved(let axis): [("axis", .string(axis))]
        case .axisValues(let axis, let from, let to):
            [("axis", .string(axis))] + fromTo(.array(from.map { .string($0) }), .array(to.map { .string($0) }))
        case .added(let subject), .removed(let subject): subject.members
        case .renamed(let subject, let id): subject.members + [("to", .string(id))]
        case .text(let subject, let text, let from, let to): subject.members + text.members + fromTo(from.json, to.json)
        case .moved(let control, let from, let to): Subject(.control, control).members + fromTo(.string(from), .string(to))
        case .condition(let subject, let from, let to): subject.members + fromTo(from.json, to.json)
        case .attribute(let subject, let key, let from, let to): subject.members + [("key", .string(key))] + fromTo(from.json, to.json)
        case .supportAdded(let row), .supportRemoved(let row): row.members
        case .supportText(let row, let text, let from, let to): row.members + text.members + fromTo(from.json, to.json)
        case .supportsReordered(let capability): Subject(.capability, capability).members
        case .aliasAdded(let old, let new): [("alias", .string(old)), ("to", .string(new))]
        case .aliasRemoved(let old): [("alias", .string(old))]
        }
    }

    private func fromTo(_ from: JSONValue, _ to: JSONValue) -> [(String, JSONValue)] { [("from", from), ("to", to)] }
}

extension ModelChange.Subject {
    fileprivate var members: [(String, JSONValue)] { [("kind", .string(kind.rawValue)), ("id", .string(id))] }
}

extension ModelChange.Text {
    fileprivate var members: [(String, JSONValue)] { [("key", .string(key)), ("locale", .string(locale)), ("form", .string(form))] }
}

extension ModelChange.Row {
    fileprivate var members: [(String, JSONValue)] {
        [("capability", .string(capability)), ("tool", .string(tool)), ("item", .string(item))]
    }
}

extension String? {
    fileprivate var json: JSONValue { map { .string($0) } ?? .null }
}
