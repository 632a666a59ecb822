/// Where on its screen each control stands.
///
/// Every control has exactly one place, whatever its role, so a control that was moved to a screen not made for it is still there.
struct Layout {
    var alerts: [Product.Control] = []
    var top: [Product.Control] = []
    var tabs: [Product.Control] = []
    var menu: [Product.Control] = []
    var links: [Product.Control] = []
    var middle: [Block] = []
    var bottom: [Block] = []

    /// A control, with those that stand beside it if it is a heading or a group.
    struct Block {
        var control: Product.Control
        var near: [Product.Control] = []
    }

    init(_ controls: [Product.Control]) {
        let anchors = Set(controls.filter { ($0.role == .heading || $0.role == .group) && $0.near == nil }.map(\.id))
        for control in controls {
            if let anchor = control.near, anchors.contains(anchor) { continue }
            let near = anchors.contains(control.id) ? controls.filter { $0.near == control.id } : []
            switch (control.role, control.region) {
            case (.alert, _): alerts.append(control)
            case (.tab, _): tabs.append(control)
            case (.menuitem, _): menu.append(control)
            case (.heading, _), (.group, .top), (.group, nil): middle.append(Block(control: control, near: near))
            case (_, .bottom): bottom.append(Block(control: control, near: near))
            case (_, .top): top.append(control)
            case (.link, nil): links.append(control)
            case (_, nil): middle.append(Block(control: control, near: near))
            }
        }
    }
}
