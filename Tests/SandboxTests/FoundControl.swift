import AccordKit
import HTML

/// A control as someone without sight finds it on a page: by its role and accessible name.
struct FoundControl: Hashable, Comparable, CustomStringConvertible {
    let id: String
    let screen: String
    let role: String
    let name: String

    var description: String { "\(id) on \(screen): \(role) “\(name)”" }

    static func < (a: FoundControl, b: FoundControl) -> Bool { a.description < b.description }
}

extension FoundControl {
    init(_ node: HTMLNode, in document: HTMLDocument) {
        id = node.attribute("data-control") ?? ""
        screen = node.ancestors.lazy.compactMap { $0.attribute("data-screen") }.first ?? ""
        role = accessibleRole(of: node) ?? ""
        let shown = accessibleName(of: node, in: document)
        // The description says what a label stands for that depends on the user.
        name = shown.isEmpty ? "" : node.attribute(.title) ?? shown
    }

    /// What the model promises.
    init(_ id: String, _ control: CapabilityModel.Control, in locale: String) {
        self.id = id
        screen = control.screen
        role = control.role
        name = control.label.text.lookup(locale)?.plural ?? ""
    }
}

/// By HTML-AAM, of the elements that the product uses.
///
/// A password has no role of its own there; browsers treat it as a text box.
func accessibleRole(of node: HTMLNode) -> String? {
    if let role = node.attribute(.role) { return role }
    switch node.tag {
    case .a: return node.attribute(.href).map { _ in "link" }
    case .button: return "button"
    case .h1, .h2, .h3, .h4, .h5, .h6: return "heading"
    case .select: return "combobox"
    case .textarea: return "textbox"
    case .input:
        switch node.attribute(.type) {
        case "checkbox": return "checkbox"
        case "hidden": return nil
        case "submit", "button": return "button"
        default: return "textbox"
        }
    default: return nil
    }
}

/// By the steps of accname that the product's pages need.
func accessibleName(of node: HTMLNode, in document: HTMLDocument) -> String {
    if let ids = node.attribute(.ariaLabelledBy) {
        let texts = ids.split(separator: " ").map { id in document.nodes.first { $0.attribute(.id) == String(id) }?.text ?? "" }
        return texts.joined(separator: " ")
    }
    if let label = node.attribute(.ariaLabel) { return label }
    if node.tag == .input {
        return document.nodes.first { $0.tag == .label && $0.attribute(.for) == node.attribute(.id) }?.text ?? ""
    }
    return node.text
}

extension Visit {
    var foundControls: [FoundControl] {
        document.nodes.filter { $0.attribute("data-control") != nil }.map { FoundControl($0, in: document) }.sorted()
    }

    /// What a user could take for a control of the product, and no definition put there.
    var strayControls: [String] {
        let roles: Set = ["alert", "button", "checkbox", "combobox", "group", "link", "menuitem", "status", "tab", "textbox"]
        return document.nodes.compactMap { node in
            guard let role = accessibleRole(of: node), roles.contains(role), node.attribute("data-control") == nil else { return nil }
            guard !node.ancestors.contains(where: { $0.attribute(.class) == "sandbox" }) else { return nil }
            return "\(role) “\(accessibleName(of: node, in: document))”"
        }
    }
}

extension CapabilityModel {
    /// A screen and those of which it is a part.
    func chain(to screen: String) -> [String] {
        [screen] + (screens[screen]?.within.map(chain) ?? [])
    }

    /// What the model says is on the page of a screen.
    func promisedControls(on screen: String, in state: [String: String], locale: String) -> [FoundControl] {
        let chain = chain(to: screen)
        return controls.filter { chain.contains($0.value.screen) && $0.value.when.holds(in: state) }
            .map { FoundControl($0.key, $0.value, in: locale) }
            .sorted()
    }

    /// All combinations of the values of all axes.
    var allStates: [[String: String]] {
        axes.sorted { $0.key < $1.key }.reduce([[:]]) { states, axis in
            states.flatMap { state in axis.value.map { state.merging([axis.key: $0]) { _, new in new } } }
        }
    }
}
