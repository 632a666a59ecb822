import Diagnostics

extension Validation {
    mutating func checkTexts() {
        for (pointer, text) in model.texts {
            checkLocales(of: text, at: pointer)
        }
        checkControlLabels()
        checkNames(model.items.mapValues(\.name), of: "items")
        checkNames(model.tools.mapValues(\.name), of: "tools")
    }

    private mutating func checkLocales(of text: LocalizedText, at pointer: JSONPointer) {
        let missing = model.locales.filter { text.lookup($0) == nil }
        for locale in missing where LanguageTag.truncations(of: locale).dropFirst().allSatisfy({ !missing.contains($0) }) {
            report(
                .missingModelText, .warning, at: pointer, locale: locale, rule: "Every text is there in every locale of the product",
                seen: "\(pointer) has none for \(quoted(locale))", right: "It has \(text.forms.keys.sorted().joined(separator: ", "))")
        }
        let listed = Set(model.locales.flatMap(LanguageTag.truncations))
        for tag in text.forms.keys.sorted() where !listed.contains(tag) {
            report(
                .unlistedLocale, .warning, at: pointer.appending(tag), locale: tag, rule: "Texts are in the locales of the product",
                seen: "\(pointer) has one for \(quoted(tag)), which /locales does not list", right: suggestion(for: tag, among: model.locales))
        }
    }

    // MARK: Collisions

    /// Two controls of one screen with the same role and label that can be there at the same time.
    private mutating func checkControlLabels() {
        struct Face: Hashable {
            let screen: String, role: String, locale: String, label: String
        }
        var shown: [Face: [(id: String, presence: StateSet)]] = [:]
        var reported: Set<[String]> = []
        for (id, control) in model.controls.sorted(by: { $0.key < $1.key }) {
            guard case .fixed(let label) = control.label, let presence = states(where: control.when) else { continue }
            for locale in model.locales {
                guard let forms = label.lookup(locale) else { continue }
                for text in Set(forms.byName.values).sorted() {
                    let face = Face(screen: control.screen, role: control.role, locale: locale, label: text)
                    let twin = shown[face]?.first { !$0.presence.intersection(presence).isEmpty }?.id
                    shown[face, default: []].append((id, presence))
                    guard let twin, reported.insert([twin, id, text]).inserted else { continue }
                    report(
                        .collidingLabels, .warning, at: JSONPointer(["controls", id, "label"]), locale: locale,
                        rule: "Controls of a screen that are there at the same time differ in role or label",
                        seen: "\(quoted(twin)) and \(quoted(id)) are both a \(control.role) \(quoted(text)) on \(quoted(control.screen)) in \(locale)")
                }
            }
        }
    }

    private mutating func checkNames(_ names: [String: LocalizedText], of kind: String) {
        var first: [[String]: String] = [:]
        var reported: Set<[String]> = []
        for (id, name) in names.sorted(by: { $0.key < $1.key }) {
            for locale in model.locales {
                for text in Set(name.lookup(locale).map { Array($0.byName.values) } ?? []).sorted() {
                    guard let twin = first[[locale, text]] else {
                        first[[locale, text]] = id
                        continue
                    }
                    guard reported.insert([twin, id, text]).inserted else { continue }
                    report(
                        .collidingLabels, .warning, at: JSONPointer([kind, id, "name"]), locale: locale, rule: "Different \(kind) have different names",
                        seen: "\(quoted(twin)) and \(quoted(id)) are both \(quoted(text)) in \(locale)")
                }
            }
        }
    }
}

extension CapabilityModel {
    /// Every text of the model and where it stands.
    var texts: [(JSONPointer, LocalizedText)] {
        var texts: [(JSONPointer, LocalizedText)] = []
        for (id, screen) in screens { texts.append((JSONPointer(["screens", id, "name"]), screen.name)) }
        for (id, control) in controls {
            switch control.label {
            case .fixed(let text): texts.append((JSONPointer(["controls", id, "label"]), text))
            case .dynamic(let text): texts.append((JSONPointer(["controls", id, "describe"]), text))
            }
        }
        for (id, item) in items { texts.append((JSONPointer(["items", id, "name"]), item.name)) }
        for (id, tool) in tools { texts.append((JSONPointer(["tools", id, "name"]), tool.name)) }
        for (id, capability) in capabilities {
            let pointer = JSONPointer(["capabilities", id])
            texts.append((pointer.appending("name"), capability.name))
            for (index, support) in capability.supports.enumerated() {
                let pointer = pointer.appending("supports").appending(index)
                if let task = support.task { texts.append((pointer.appending("task"), task)) }
                if let note = support.note { texts.append((pointer.appending("note"), note)) }
            }
        }
        return texts
    }
}
