import Diagnostics

extension ModelDocument {
    /// Checks the model for itself: what makes it meaningless is an error, what makes it doubtful a warning. In the order of the document.
    public func validate() -> [Diagnostic] {
        written.validate { location(of: $0) }
    }
}

extension CapabilityModel {
    /// Checks the model for itself, as `ModelDocument.validate` does.
    /// - Parameter locate: the place of a part in the document that the model was read from.
    public func validate(locate: (JSONPointer) -> Location) -> [Diagnostic] {
        withoutActuallyEscaping(locate) { locate in
            var validation = Validation(self, locate: locate)
            validation.checkReferences()
            validation.checkAliases()
            validation.checkConditions()
            validation.checkScreens()
            validation.checkTexts()
            return validation.findings.inReportOrder()
        }
    }
}

struct Validation {
    let model: CapabilityModel
    /// Nil where the axes have too many states together.
    let space: StateSpace?
    let locate: (JSONPointer) -> Location
    var findings: [Diagnostic] = []

    fileprivate init(_ model: CapabilityModel, locate: @escaping (JSONPointer) -> Location) {
        self.model = model
        space = StateSpace(model)
        self.locate = locate
    }

    /// The states in which a condition holds; nil where they are too many to tell.
    func states(where condition: Condition) -> StateSet? { space?.states(where: condition) }

    mutating func report(
        _ code: Code, _ severity: Severity, at pointer: JSONPointer, locale: String? = nil, rule: Message, seen: Message, right: Message? = nil
    ) {
        findings.append(Diagnostic(code, severity, at: locate(pointer), locale: locale, rule: rule, seen: seen, right: right))
    }
}

// MARK: References

extension Validation {
    fileprivate mutating func checkReferences() {
        for (id, screen) in model.screens.sorted(by: { $0.key < $1.key }) {
            let pointer = JSONPointer(["screens", id, "within"])
            if let within = screen.within { refer(to: .screen, within, at: pointer, "The screen that another is within is declared") }
        }
        for (id, control) in model.controls.sorted(by: { $0.key < $1.key }) {
            let pointer = JSONPointer(["controls", id])
            refer(to: .screen, control.screen, at: pointer.appending("screen"), "The screen that a control is on is declared")
            if let opens = control.opens { refer(to: .screen, opens, at: pointer.appending("opens"), "The screen that a control opens is declared") }
            checkNeighbour(of: control, at: pointer.appending("near"))
            checkRole(control.role, at: pointer.appending("role"))
            if model.has(.screen, id), model.currentID(.screen, control.opens ?? "") != id {
                report(
                    .ambiguousModelID, .warning, at: pointer, rule: "A control and a screen have the same id only where the control opens the screen",
                    seen: "\(quoted(id)) is both, and the control opens \(control.opens.map { quoted($0) } ?? "nothing")")
            }
        }
        for (id, capability) in model.capabilities.sorted(by: { $0.key < $1.key }) {
            checkSupports(capability.supports, at: JSONPointer(["capabilities", id, "supports"]))
        }
    }

    /// An id of the wrong kind is told from one that does not exist; an old id is understood.
    @discardableResult
    private mutating func refer(
        to kind: CapabilityModel.Kind, _ id: String, at pointer: JSONPointer, severity: Severity = .error, _ rule: Message
    ) -> String? {
        if model.has(kind, id) { return id }
        if let current = model.currentID(kind, id) {
            report(
                .renamedModelID, .warning, at: pointer, rule: "Parts of a model name one another by the ids in force",
                seen: "\(pointer) is \(quoted(id)), an alias", right: "Write \(quoted(current))")
            return current
        }
        let others = CapabilityModel.Kind.allCases.filter { model.has($0, id) }.map { $0 == .item ? "an item" : "a \($0.rawValue)" }
        let isOther = others.isEmpty ? "" : ", which is \(others.joined(separator: " and "))"
        report(
            .unknownModelID, severity, at: pointer, rule: rule, seen: "\(pointer) is \(quoted(id))\(isOther)",
            right: suggestion(for: id, among: model.ids(of: kind)))
        return nil
    }

    private mutating func checkNeighbour(of control: CapabilityModel.Control, at pointer: JSONPointer) {
        guard let near = control.near else { return }
        let id = refer(to: .control, near, at: pointer, severity: .warning, "The control that another is near is declared")
        guard let id, let neighbour = model.controls[id] else { return }
        guard model.currentID(.screen, neighbour.screen) != model.currentID(.screen, control.screen) else { return }
        report(
            .misplacedNeighbour, .warning, at: pointer, rule: "A control is near one on the same screen",
            seen: "\(quoted(near)) is on \(quoted(neighbour.screen)), and this control on \(quoted(control.screen))")
    }

    private mutating func checkRole(_ role: String, at pointer: JSONPointer) {
        guard !ariaRoles.contains(role) else { return }
        report(
            .unknownRole, .warning, at: pointer, rule: "A control's role is one of WAI-ARIA's", seen: "\(pointer) is \(quoted(role))",
            right: suggestion(for: role, among: ariaRoles.sorted()))
    }

    private mutating func checkSupports(_ supports: [CapabilityModel.Support], at pointer: JSONPointer) {
        var seen: Set<[String]> = []
        for (index, support) in supports.enumerated() {
            let pointer = pointer.appending(index)
            let tool = refer(to: .tool, support.tool, at: pointer.appending("tool"), "The tool of a supported item is declared")
            let item = refer(to: .item, support.item, at: pointer.appending("item"), "A supported item is declared")
            guard let tool, let item, !seen.insert([tool, item]).inserted else { continue }
            report(
                .repeatedSupport, .warning, at: pointer, rule: "A capability lists an item of a tool once",
                seen: "\(quoted(item)) of \(quoted(tool)) is there again")
        }
    }

    fileprivate mutating func checkAliases() {
        for (old, new) in model.aliases.sorted(by: { $0.key < $1.key }) {
            let pointer = JSONPointer(["aliases", old])
            let live = CapabilityModel.Kind.allCases.filter { model.has($0, old) }
            if let kind = live.first {
                report(
                    .shadowingAlias, .warning, at: pointer, rule: "An alias is for an id that is no longer in use",
                    seen: "\(quoted(old)) is in use, for a \(kind.rawValue)", right: "Remove the alias")
            } else if let cycle = cycle(from: old, following: { model.aliases[$0] }) {
                guard cycle.min() == old else { continue }
                report(
                    .cyclicModel, .error, at: pointer, rule: "An alias leads to an id in force",
                    seen: "\((cycle + [old]).map { quoted($0) }.joined(separator: " leads to "))")
            } else if !CapabilityModel.Kind.allCases.contains(where: { model.currentID($0, old) != nil }) {
                report(
                    .unknownModelID, .warning, at: pointer, rule: "An alias leads to an id in force", seen: "\(quoted(old)) leads to \(quoted(new))",
                    right: suggestion(for: new, among: CapabilityModel.Kind.allCases.flatMap { model.ids(of: $0) }))
            }
        }
    }

    /// The way from an id back to itself; nil where there is none.
    fileprivate func cycle(from start: String, following next: (String) -> String?) -> [String]? {
        var way = [start]
        var passed: Set<String> = [start]
        while let id = next(way[way.count - 1]) {
            if id == start { return way }
            guard passed.insert(id).inserted else { return nil }
            way.append(id)
        }
        return nil
    }
}

// MARK: Screens

extension Validation {
    fileprivate mutating func checkScreens() {
        for id in model.screens.keys.sorted() {
            guard let cycle = cycle(from: id, following: { model.screens[$0]?.within }), cycle.min() == id else { continue }
            report(
                .cyclicModel, .error, at: JSONPointer(["screens", id, "within"]), rule: "A screen is not within itself",
                seen: "\((cycle + [id]).map { quoted($0) }.joined(separator: " is within "))")
        }
        guard !model.screens.isEmpty else { return }
        guard model.screens.values.contains(where: \.isEntry) else {
            return report(
                .noEntryScreen, .warning, at: JSONPointer(["screens"]), rule: "There is a screen where the user can begin",
                seen: "no screen has \"entry\": true", right: "Paths through the product cannot be checked without one")
        }
        let reachable = reachableScreens()
        for id in model.screens.keys.sorted() where !reachable.contains(id) {
            report(
                .unreachableScreen, .warning, at: JSONPointer(["screens", id]), rule: "Every screen can be reached from one where the user can begin",
                seen: "no controls lead to \(quoted(id))", right: "Give a control of a reachable screen \"opens\": \(quoted(id)), or the screen \"entry\": true")
        }
    }

    /// The screens that controls lead to from where the user can begin, each under some condition that can hold.
    private func reachableScreens() -> Set<String> {
        let model = model.resolvingAliases()
        var ways: [String: [String]] = [:]
        for control in model.controls.values where states(where: control.when)?.isEmpty != true {
            if let opens = control.opens { ways[control.screen, default: []].append(opens) }
        }
        var open = model.screens.filter(\.value.isEntry).map(\.key)
        var reached: Set<String> = []
        while let screen = open.popLast() {
            guard model.has(.screen, screen), reached.insert(screen).inserted else { continue }
            // A tab's panel brings its page along.
            open += ways[screen] ?? []
            open += model.enclosingScreens(of: screen)
        }
        return reached
    }
}

/// The roles of WAI-ARIA that elements can have; abstract ones are left out.
private let ariaRoles: Set<String> = Set(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox comment complementary \
    contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading image img insertion \
    link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option \
    paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton \
    status strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem
    """.split(separator: " ").map(String.init))
