import AccordKit
import Diagnostics

extension Product {
    /// The product after all of these, in order.
    func drifted(by drifts: [Drift]) throws(DriftError) -> Product {
        var product = self
        for drift in drifts {
            switch drift {
            case .rename(let id, let label, let locale): try product.rename(id, to: label, in: locale)
            case .move(let control, let screen): try product.move(control, to: screen)
            case .dropItem(let tool, let item): try product.drop(item, from: tool)
            case .dropTool(let tool): try product.drop(tool: tool)
            }
        }
        return product
    }

    private mutating func rename(_ id: String, to label: String, in locale: String?) throws(DriftError) {
        let known = controls.map(\.id) + screens.map(\.id) + tools.map(\.id) + items.map(\.id)
        guard known.contains(id) else { throw .unknown(kind: "control, screen, tool or item", id: id, among: known) }
        let tag = try locale.map { (tag) throws(DriftError) in try self.tag(of: tag) }
        for index in screens.indices where screens[index].id == id { rename(&screens[index].name, to: label, in: tag) }
        for index in tools.indices where tools[index].id == id { rename(&tools[index].name, to: label, in: tag) }
        for index in items.indices where items[index].id == id { rename(&items[index].name, to: label, in: tag) }
        for index in controls.indices where controls[index].id == id || controls[index].tool == id {
            switch controls[index].label {
            case .fixed(var text):
                rename(&text, to: label, in: tag)
                controls[index].label = .fixed(text)
            case .dynamic(var text):
                rename(&text, to: label, in: tag)
                controls[index].label = .dynamic(describe: text)
            }
        }
    }

    private func tag(of locale: String) throws(DriftError) -> String {
        let tags = locales.map(\.tag)
        guard let tag = tags.first(where: { $0.lowercased() == locale.lowercased() }) else {
            throw .unknown(kind: "language", id: locale, among: tags)
        }
        return tag
    }

    /// Renames in one language only: those that borrowed from it keep what they had.
    private func rename(_ text: inout LocalizedText, to label: String, in tag: String?) {
        guard let tag else {
            text = LocalizedText(Dictionary(locales.map { ($0.tag, label) }, uniquingKeysWith: { first, _ in first })).shortest
            return
        }
        for other in locales where other.tag != tag && text.forms[other.tag] == nil { text.forms[other.tag] = text.lookup(other.tag) }
        text.forms[tag] = Forms(label)
        text = text.shortest
    }

    private mutating func move(_ id: String, to screen: String) throws(DriftError) {
        guard let index = controls.firstIndex(where: { $0.id == id }) else {
            throw .unknown(kind: "control", id: id, among: controls.map(\.id))
        }
        guard screens.contains(where: { $0.id == screen }) else {
            throw .unknown(kind: "screen", id: screen, among: screens.map(\.id))
        }
        controls[index].screen = screen
        if let anchor = controls[index].near.flatMap({ control($0) }), anchor.screen != screen { controls[index].near = nil }
        for other in controls.indices where controls[other].near == id && controls[other].screen != screen { controls[other].near = nil }
    }

    private mutating func drop(_ item: String, from tool: String) throws(DriftError) {
        guard let owner = tools.first(where: { $0.id == tool }) else { throw .unknown(kind: "tool", id: tool, among: tools.map(\.id)) }
        guard items.contains(where: { $0.id == item }) else { throw .unknown(kind: "item", id: item, among: items.map(\.id)) }
        guard rows(of: owner).contains(where: { $0.item == item }) else {
            throw .notSupported(tool: tool, item: item, items: rows(of: owner).map(\.item))
        }
        signatures.rows.removeAll { $0.tool == tool && $0.item == item }
        dropItemsWithoutTool()
    }

    private mutating func drop(tool: String) throws(DriftError) {
        guard tools.contains(where: { $0.id == tool }) else { throw .unknown(kind: "tool", id: tool, among: tools.map(\.id)) }
        tools.removeAll { $0.id == tool }
        signatures.rows.removeAll { $0.tool == tool }
        let gone = Set(screens.filter { $0.tool == tool }.map(\.id))
        screens.removeAll { gone.contains($0.id) }
        controls.removeAll { $0.tool == tool || gone.contains($0.screen) || gone.contains($0.opens ?? "") }
        dropItemsWithoutTool()
    }

    private mutating func dropItemsWithoutTool() {
        let used = Set(signatures.rows.map(\.item))
        items.removeAll { !used.contains($0.id) }
    }
}

extension DriftError {
    fileprivate static func unknown(kind: String, id: String, among known: [String]) -> DriftError {
        .unknown(kind: kind, id: id, nearest: nearestMatch(to: id, among: known))
    }
}
