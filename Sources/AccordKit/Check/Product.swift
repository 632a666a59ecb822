/// The capability model and the glossary, made ready for the questions that checks ask.
public struct Product: Sendable {
    let model: CapabilityModel
    let glossary: Glossary
    let space: StateSpace
    /// The states in which each control is there.
    let presence: [String: StateSet]
    /// The ids of the controls of each screen, sorted.
    let controls: [String: [String]]

    /// Nil where the model's axes have too many states together.
    public init?(_ model: CapabilityModel, glossary: Glossary) {
        guard let space = StateSpace(model) else { return nil }
        self.model = model
        self.glossary = glossary
        self.space = space
        presence = model.controls.mapValues { space.states(where: $0.when) }
        controls = Dictionary(grouping: model.controls.keys.sorted()) { model.controls[$0]?.screen ?? "" }
    }

    /// What a claim is about.
    struct Subject {
        enum Kind {
            case control(CapabilityModel.Control)
            case screen
            case tool, item, term
        }

        let kind: Kind
        /// The id in force, where the claim names an alias.
        let id: String
        let text: LocalizedText

        /// Whether the label depends on the user, so that the claim's text only describes it.
        var isDynamic: Bool {
            if case .control(let control) = kind, case .dynamic = control.label { true } else { false }
        }
    }

    /// Nil where the model does not have the claim's id, and for claims about states.
    func subject(of claim: Claim) -> Subject? {
        switch claim {
        case .ui(let id, _):
            if let id = model.currentID(.control, id), let control = model.controls[id] {
                return Subject(kind: .control(control), id: id, text: control.label.text)
            }
            guard let id = model.currentID(.screen, id), let screen = model.screens[id] else { return nil }
            return Subject(kind: .screen, id: id, text: screen.name)
        case .tool(let id):
            guard let id = model.currentID(.tool, id), let tool = model.tools[id] else { return nil }
            return Subject(kind: .tool, id: id, text: tool.name)
        case .item(let id):
            guard let id = model.currentID(.item, id), let item = model.items[id] else { return nil }
            return Subject(kind: .item, id: id, text: item.name)
        case .term(let id): return glossary.terms[id].map { Subject(kind: .term, id: id, text: $0.text) }
        case .state: return nil
        }
    }

    /// The ids that could stand in a claim of the same scheme.
    func candidates(for claim: Claim) -> [String] {
        switch claim {
        case .ui: model.ids(of: .control) + model.ids(of: .screen)
        case .tool: model.ids(of: .tool)
        case .item: model.ids(of: .item)
        case .term: glossary.terms.keys.sorted()
        case .state: model.axes.flatMap { axis in axis.value.map { "\(axis.key)=\($0)" } }.sorted()
        }
    }
}

extension CapabilityModel.Control {
    /// ARIA roles of what leads from screen to screen and stays at hand on the screens within.
    private static let navigation: Set<String> = ["link", "menuitem", "tab"]

    var isNavigation: Bool { Self.navigation.contains(role) }
}

extension Claim {
    /// The claim about the id in force, so that an alias and its target count as the same.
    func canonical(in product: Product) -> Claim {
        guard let id = product.subject(of: self)?.id else { return self }
        return switch self {
        case .ui(_, let isAbsent): .ui(id: id, isAbsent: isAbsent)
        case .tool: .tool(id: id)
        case .item: .item(id: id)
        case .term: .term(id: id)
        case .state: self
        }
    }
}
