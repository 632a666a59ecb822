import AccordKit

/// Everything the product is: its screens, the controls on them, its tools and what they can do.
///
/// Pages are rendered from these values and the capability model is derived from them, so neither can say what the other does not.
struct Product: Sendable {
    var name: String
    var version: String
    /// BCP 47 tags in the order of the language switcher; the first is the default.
    var locales: [Locale]
    /// The first value of each axis is the one a session begins with.
    var axes: [Axis]
    var screens: [Screen]
    /// In the order in which they stand on their screens.
    var controls: [Control]
    /// In the order of the product's menu.
    var tools: [Tool]
    var items: [Item]
    var signatures: Signatures

    /// A language of the product's user interface.
    struct Locale: Sendable, Hashable {
        var tag: String
        /// The language's own name.
        var name: String
    }

    /// A part of the product's state that takes one of a few values.
    struct Axis: Sendable {
        var id: String
        var values: [String]
    }

    struct Screen: Sendable {
        var id: String
        var path: String
        var name: LocalizedText
        var isEntry = false
        /// The screen of which this one is a part.
        var within: String?
        /// The tool to which the screen belongs: without the tool there is no such screen.
        var tool: String?
        /// What the screen shows besides its controls.
        var content: Content = .none
    }

    /// What a screen shows besides its controls.
    enum Content: Sendable {
        case none, company, tools, profile, preferences, contact, signIn, companySettings, projectSettings, item, items
    }

    struct Control: Sendable {
        var id: String
        var screen: String
        var role: Role
        var label: CapabilityModel.Label
        var when: Condition = .always
        var opens: String?
        var sets: [String: String] = [:]
        var region: Region?
        var near: String?
        /// The tool that the control leads to, whose name it bears.
        var tool: String?
        /// What stands in the place of a dynamic label.
        var shows: Shown?
        /// When a check box is ticked.
        var ticked: Condition = .never
        /// What must be true, or happens, beyond `sets` when the control is used.
        var action: Action = .none
    }

    /// The ARIA roles that the product uses.
    enum Role: String, Sendable {
        case alert, button, checkbox, group, heading, link, menuitem, status, tab, textbox
    }

    enum Region: String, Sendable {
        case top, bottom
    }

    /// The parts of the demo user's data that appear as labels.
    enum Shown: Sendable {
        case initials, project, item, itemStatus
    }

    enum Action: Sendable {
        case none
        /// The text box must hold something like an e-mail address.
        case needsEmail(textbox: String)
        /// The text box must not be empty.
        case needsPassword(textbox: String)
        case sendForSignature
        /// Says that settings were saved.
        case saveSettings
    }

    struct Tool: Sendable {
        var id: String
        var name: LocalizedText
    }

    struct Item: Sendable {
        var id: String
        var name: LocalizedText
        /// Of the French noun, for its article.
        var isFeminine = false
    }

    /// The product's one capability: collecting signatures.
    struct Signatures: Sendable {
        var id: String
        var name: LocalizedText
        var when: Condition
        var rows: [Row]
    }

    /// In this tool, for this item.
    struct Row: Sendable {
        var tool: String
        var item: String
        var note: LocalizedText?
    }
}

extension Product {
    /// The state with which a session begins: the first value of each axis.
    var initialState: [String: String] {
        Dictionary(axes.compactMap { axis in axis.values.first.map { (axis.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    func screen(_ id: String) -> Screen? { screens.first { $0.id == id } }

    func screen(at path: String) -> Screen? { screens.first { $0.path == path } }

    func control(_ id: String) -> Control? { controls.first { $0.id == id } }

    /// The controls that a user finds on a screen in a state, in order.
    func controls(on screen: String, in state: [String: String]) -> [Control] {
        controls.filter { $0.screen == screen && $0.when.holds(in: state) }
    }

    /// A screen with those of which it is a part, outermost first.
    func chain(to screen: Screen) -> [Screen] {
        var chain = [screen]
        while let outer = chain.first?.within.flatMap({ self.screen($0) }), !chain.contains(where: { $0.id == outer.id }) {
            chain.insert(outer, at: 0)
        }
        return chain
    }

    func item(_ id: String) -> Item? { items.first { $0.id == id } }

    /// The items of a tool, as the capability's rows name them.
    func rows(of tool: Tool) -> [Row] { signatures.rows.filter { $0.tool == tool.id } }
}

extension Product.Item {
    /// The task that gives access to collecting signatures: *Complete a Purchase Order with DocuSign*.
    var task: LocalizedText {
        let tasks = name.forms.map { tag, forms in
            let noun = forms.singular
            guard tag.hasPrefix("fr") else {
                return (tag, "Complete \("AEIOU".contains(noun.prefix(1)) ? "an" : "a") \(noun) with DocuSign")
            }
            return (tag, "Compléter \(isFeminine ? "une" : "un") \(noun.prefix(1).lowercased())\(noun.dropFirst()) avec DocuSign")
        }
        return LocalizedText(Dictionary(tasks, uniquingKeysWith: { first, _ in first }))
    }
}
