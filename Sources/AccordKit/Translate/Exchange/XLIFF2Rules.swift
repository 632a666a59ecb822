import Diagnostics
import HTML

/// What XLIFF 2 asks for and its schema does not: ids that are unique, references that lead somewhere, codes in pairs.
enum XLIFF2Rules {
    struct Problem: Hashable {
        /// Where the unit begins that cannot be used; nil where all can.
        var unit: Int?
        var offset: Int
        var rule: Message
        var seen: Message
    }

    static func problems(of root: XML.Element) -> [Problem] {
        var problems: [Problem] = []
        var files: Set<String> = []
        for file in root.elements(XLIFF2.name("file")) {
            if let id = file.attribute("id"), !files.insert(id).inserted {
                problems.append(
                    Problem(offset: file.offset, rule: "Each file of a document has an id of its own", seen: "\(quotation(id)) stands twice"))
            }
            var units: Set<String> = []
            for unit in XLIFF2.units(in: file) {
                if let id = unit.attribute("id"), !units.insert(id).inserted {
                    problems.append(
                        Problem(
                            unit: unit.offset, offset: unit.offset, rule: "Each unit of a file has an id of its own",
                            seen: "\(quotation(id)) stands twice"))
                }
                problems += UnitRules(unit: unit).problems
            }
        }
        let hasTarget = root.elements.contains { $0.hasTarget }
        if hasTarget, root.attribute("trgLang") == nil {
            problems.append(
                Problem(offset: root.offset, rule: "A document with translations names their language (trgLang)", seen: "this one does not")
            )
        }
        return problems
    }
}

extension XML.Element {
    fileprivate var hasTarget: Bool { name == XLIFF2.name("target") || elements.contains(where: \.hasTarget) }
}

private struct UnitRules {
    let unit: XML.Element

    var problems: [XLIFF2Rules.Problem] {
        var problems: [XLIFF2Rules.Problem] = []
        func add(_ element: XML.Element, _ rule: Message, _ seen: Message) {
            problems.append(.init(unit: unit.offset, offset: element.offset, rule: rule, seen: seen))
        }
        var data: Set<String> = []
        for element in unit.firstElement(XLIFF2.name("originalData"))?.elements ?? [] {
            guard let id = element.attribute("id") else { continue }
            if !data.insert(id).inserted { add(element, "Each data element of a unit has an id of its own", "\(quotation(id)) stands twice") }
        }
        for side in ["source", "target"] {
            var ids: Set<String> = []
            var open: Set<String> = []
            let texts = unit.elements.compactMap { $0.firstElement(XLIFF2.name(side)) }
            for text in texts {
                text.forEachElement { element in
                    guard element.name.namespace == XLIFF2.namespace, element.name.local != side else { return }
                    check(element, &ids, &open, data, add)
                }
            }
            if let text = texts.first, let id = open.sorted().first {
                add(text, "A code that begins (sc) ends (ec) in the same unit", "\(quotation(id)) does not")
            }
        }
        return problems
    }

    private func check(
        _ element: XML.Element, _ ids: inout Set<String>, _ open: inout Set<String>, _ data: Set<String>,
        _ add: (XML.Element, Message, Message) -> Void
    ) {
        if let id = element.attribute("id"), !ids.insert(id).inserted {
            add(element, "Each code of a text has an id of its own", "\(quotation(id)) stands twice")
        }
        for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
            if let reference = element.attribute(name), !data.contains(reference) {
                add(element, "A code refers to data of its unit", "there is no data \(quotation(reference))")
            }
        }
        switch element.name.local {
        case "sc" where element.attribute("isolated") != "yes": if let id = element.attribute("id") { open.insert(id) }
        case "ec":
            guard let start = element.attribute("startRef") else { return }
            if open.remove(start) == nil {
                add(element, "A code ends (ec) behind where it begins (sc)", "\(quotation(start)) does not begin before")
            }
        default: break
        }
    }
}
