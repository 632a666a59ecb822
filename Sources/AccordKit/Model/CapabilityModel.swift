/// What the product does and what its UI says, per locale: the document `capabilities/1`.
///
/// Ids are permanent; renames go through `aliases`.
public struct CapabilityModel: Sendable, Hashable {
    public var product: String
    public var version: String
    /// BCP 47 tags of the product's UI languages.
    public var locales: [String]
    /// The finite axes of the product's state and the values of each, in the model's order.
    public var axes: [String: [String]]
    public var screens: [String: Screen]
    public var controls: [String: Control]
    public var items: [String: Item]
    public var tools: [String: Tool]
    public var capabilities: [String: Capability]
    /// Old id to new id.
    public var aliases: [String: String]

    public init(
        product: String, version: String, locales: [String], axes: [String: [String]] = [:], screens: [String: Screen] = [:],
        controls: [String: Control] = [:], items: [String: Item] = [:], tools: [String: Tool] = [:],
        capabilities: [String: Capability] = [:], aliases: [String: String] = [:]
    ) {
        self.product = product
        self.version = version
        self.locales = locales
        self.axes = axes
        self.screens = screens
        self.controls = controls
        self.items = items
        self.tools = tools
        self.capabilities = capabilities
        self.aliases = aliases
    }

    /// A place in the product where the user can be: a page, a tab's panel, an open menu, a dialog.
    public struct Screen: Sendable, Hashable {
        public var name: LocalizedText
        /// Whether the user can begin here.
        public var isEntry: Bool
        /// The URL path in the product, where the screen has one.
        public var path: String?
        /// The screen that this one is a part of: a tab's panel stands within its page, and the page's navigation stays at hand.
        public var within: String?

        public init(name: LocalizedText, isEntry: Bool = false, path: String? = nil, within: String? = nil) {
            self.name = name
            self.isEntry = isEntry
            self.path = path
            self.within = within
        }
    }

    public struct Control: Sendable, Hashable {
        public var screen: String
        /// An ARIA role: `button`, `link`, `tab`, `menuitem`, `checkbox`, `textbox`, `status`, …
        public var role: String
        public var label: Label
        public var when: Condition
        /// The screen that using the control leads to.
        public var opens: String?
        /// The axis values that using the control brings about.
        public var sets: [String: String]
        /// Where on its screen: `top`, `bottom`, ….
        public var region: String?
        /// The control beside which it stands.
        public var near: String?

        public init(
            screen: String, role: String, label: Label, when: Condition = .always, opens: String? = nil,
            sets: [String: String] = [:], region: String? = nil, near: String? = nil
        ) {
            self.screen = screen
            self.role = role
            self.label = label
            self.when = when
            self.opens = opens
            self.sets = sets
            self.region = region
            self.near = near
        }
    }

    /// What a control shows.
    public enum Label: Sendable, Hashable {
        case fixed(LocalizedText)
        /// The label depends on the user (initials, a date); the text describes it: *your initials*.
        case dynamic(describe: LocalizedText)

        /// What a claim about the control may say.
        public var text: LocalizedText {
            switch self {
            case .fixed(let text), .dynamic(let text): text
            }
        }
    }

    public struct Item: Sendable, Hashable {
        public var name: LocalizedText

        public init(name: LocalizedText) { self.name = name }
    }

    public struct Tool: Sendable, Hashable {
        public var name: LocalizedText

        public init(name: LocalizedText) { self.name = name }
    }

    /// Something the product can do with the items of its tools.
    public struct Capability: Sendable, Hashable {
        public var name: LocalizedText
        public var when: Condition
        /// In the model's order, which is the order of the rendered table.
        public var supports: [Support]

        public init(name: LocalizedText, when: Condition = .always, supports: [Support]) {
            self.name = name
            self.when = when
            self.supports = supports
        }
    }

    /// One row: in this tool, for this item.
    public struct Support: Sendable, Hashable {
        public var tool: String
        public var item: String
        /// The task that gives access to the capability.
        public var task: LocalizedText?
        public var note: LocalizedText?

        public init(tool: String, item: String, task: LocalizedText? = nil, note: LocalizedText? = nil) {
            self.tool = tool
            self.item = item
            self.task = task
            self.note = note
        }
    }
}
