/// The capability model and the glossary, made ready for the questions that checks ask.
public struct Product: Sendable {
    let model: CapabilityModel
    let glossary: Glossary
    let space: StateSpace
    /// The states in which each control is there.
    let presence: [String: StateSet]
    /// The ids of the controls of each screen, sorted.
    let controls: [String: [String]]
    private let subjects: [Claim: Subject]
    /// The same of the model before.
    private let formerSubjects: [Claim: Subject]

    /// Nil where the model's axes have too many states together.
    ///
    /// - Parameter formerly: the model that the content was written for, where that is another one.
    public init?(_ model: CapabilityModel, glossary: Glossary, formerly: CapabilityModel? = nil) {
        guard let space = StateSpace(model) else { return nil }
        self.model = model
        self.glossary = glossary
        self.space = space
        subjects = Self.subjects(of: model, glossary)
        formerSubjects = formerly.map { Self.subjects(of: $0, Glossary()) } ?? [:]
        presence = model.controls.mapValues { space.states(where: $0.when) }
        controls = Dictionary(grouping: model.controls.keys.sorted()) { model.controls[$0]?.screen ?? "" }
    }

    /// What a claim is about. A class, because every check of every claim asks for it, and copies would cost more than the checks.
    final class Subject: Sendable {
        enum Kind {
            case control(CapabilityModel.Control)
            case screen
            case tool, item, term
        }

        let kind: Kind
        /// The id in force, where the claim names an alias.
        let id: String
        let text: LocalizedText

        init(_ kind: Kind, _ id: String, _ text: LocalizedText) {
            self.kind = kind
            self.id = id
            self.text = text
        }

        /// Whether the label depends on the user, so that the claim's text only describes it.
        var isDynamic: Bool {
            if case .control(let control) = kind, case .dynamic = control.label { true } else { false }
        }
    }

    /// Nil where the model does not have the claim's id, and for claims about states.
    func subject(of claim: Claim) -> Subject? {
        if case .ui(let id, isAbsent: true) = claim { return subjects[.ui(id: id, isAbsent: false)] }
        return subjects[claim]
    }

    /// What the product calls now what the content calls as the product did before. Nil where it did not, or calls it so still.
    func renaming(of text: String, in claim: Claim, _ locale: String) -> String? {
        let plain: Claim = if case .ui(let id, _) = claim { .ui(id: id, isAbsent: false) } else { claim }
        guard let before = formerSubjects[plain]?.text.lookup(locale), let subject = subject(of: claim), let now = subject.text.lookup(locale)
        else { return nil }
        if let form = before.names(of: text).first { return now.byName[form] ?? now.singular }
        // What only describes a control may begin a sentence.
        let isCapital = subject.isDynamic && before.byName.values.contains { $0.capitalizedFirst == text }
        return isCapital ? now.singular.capitalizedFirst : nil
    }

    /// Every claim that can be made, by the ids in force and by old ones.
    private static func subjects(of model: CapabilityModel, _ glossary: Glossary) -> [Claim: Subject] {
        var subjects: [Claim: Subject] = [:]
        for (id, screen) in model.screens { subjects[.ui(id: id, isAbsent: false)] = Subject(.screen, id, screen.name) }
        for (id, control) in model.controls { subjects[.ui(id: id, isAbsent: false)] = Subject(.control(control), id, control.label.text) }
        for (id, tool) in model.tools { subjects[.tool(id: id)] = Subject(.tool, id, tool.name) }
        for (id, item) in model.items { subjects[.item(id: id)] = Subject(.item, id, item.name) }
        for (id, term) in glossary.terms { subjects[.term(id: id)] = Subject(.term, id, term.text) }
        for alias in model.aliases.keys {
            let target = model.currentID(.control, alias) ?? model.currentID(.screen, alias)
            let claims: [(Claim, Claim?)] = [
                (.ui(id: alias, isAbsent: false), target.map { .ui(id: $0, isAbsent: false) }),
                (.tool(id: alias), model.currentID(.tool, alias).map { .tool(id: $0) }),
                (.item(id: alias), model.currentID(.item, alias).map { .item(id: $0) }),
            ]
            for case (let old, let current?) in claims where subjects[old] == nil { subjects[old] = subjects[current] }
        }
        return subjects
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
