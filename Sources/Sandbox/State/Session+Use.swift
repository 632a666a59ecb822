import AccordKit

extension Session {
    /// Uses a control as a user does.
    ///
    /// - Parameter form: what was entered in the text boxes and ticked in the check boxes of the screen, by control.
    /// - Returns: the screen where the user is then.
    mutating func use(_ control: Product.Control, of product: Product, form: [String: String]) -> String {
        notice = nil
        guard control.when.holds(in: state) else {
            notice = .unavailable
            return control.screen
        }
        if let problem = problem(of: control.action, on: control.screen, of: product, form: form) {
            notice = problem
            return control.screen
        }
        let before = state
        for (axis, value) in control.sets { state[axis] = value }
        if control.role == .checkbox, control.ticked.holds(in: before) { turnBack(control, of: product) }
        if control.role == .button, leavesUnticked(control, of: product, form: form, in: before) { turnBack(control, of: product) }
        if state["document"] == "new" { signatures = .none }
        tell(of: control, before: before)
        return control.opens ?? control.screen
    }

    private func problem(of action: Product.Action, on screen: String, of product: Product, form: [String: String]) -> Notice? {
        switch action {
        case .none, .saveSettings, .sendForSignature: return nil
        case .needsEmail(let textbox):
            guard product.control(textbox)?.screen == screen else { return nil }
            let email = (form[textbox] ?? "").filter { !$0.isWhitespace }
            if email.isEmpty { return .emailMissing }
            let parts = email.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? nil : .emailWrong
        case .needsPassword(let textbox):
            guard product.control(textbox)?.screen == screen else { return nil }
            return (form[textbox] ?? "").isEmpty ? .passwordMissing : nil
        }
    }

    /// Whether the form of the button has a check box that is to be saved with it and is not ticked.
    private func leavesUnticked(_ button: Product.Control, of product: Product, form: [String: String], in state: [String: String]) -> Bool
    {
        guard case .saveSettings = button.action else { return false }
        return product.controls(on: button.screen, in: state).contains { $0.role == .checkbox && $0.sets.isEmpty && form[$0.id] == nil }
    }

    /// The opposite of what a control sets: the values with which a session begins.
    private mutating func turnBack(_ control: Product.Control, of product: Product) {
        for axis in control.sets.keys { state[axis] = product.initialState[axis] }
    }

    private mutating func tell(of control: Product.Control, before: [String: String]) {
        switch control.action {
        case .none: if before["docusign"] == "linked", state["docusign"] == "unlinked" { notice = .unlinked }
        case .needsEmail: break
        case .needsPassword: notice = .linked
        case .saveSettings: notice = .saved
        case .sendForSignature:
            switch (state["docusign"], state["token"]) {
            case ("unlinked", _): notice = .needsAccount
            case (_, "expired"): notice = .needsReauthentication
            default:
                signatures = .requested
                notice = .sent
            }
        }
    }
}
