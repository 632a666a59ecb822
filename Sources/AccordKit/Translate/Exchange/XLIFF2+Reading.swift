import Diagnostics
import HTML

extension IncomingFile {
    mutating func readXLIFF2(_ root: XML.Element, _ file: SourceFile) {
        locale = root.attribute("trgLang")
        var broken: Set<Int> = []
        for problem in XLIFF2Rules.problems(of: root) {
            if let unit = problem.unit { broken.insert(unit) }
            refuseUnit(file, problem.offset, rule: problem.rule, seen: problem.seen)
        }
        brokenUnits += broken.count
        for element in root.elements(XLIFF2.name("file")) {
            let article = element.attribute("original").flatMap(Self.article)
            for unit in XLIFF2.units(in: element) where !broken.contains(unit.offset) {
                guard let article, let id = unit.attribute("id") else {
                    findings.append(
                        Diagnostic(
                            .unknownTranslation, .warning, at: file.location(of: unit.offset..<unit.offset),
                            rule: "A file names the page that it is about (original)",
                            seen: "it says \(quotation(element.attribute("original") ?? ""))"))
                    continue
                }
                segments.append(segment(unit, id: id, article: article, in: file))
            }
        }
    }

    private func segment(_ unit: XML.Element, id: String, article: String, in file: SourceFile) -> IncomingSegment {
        let pieces = unit.elements.filter { $0.name == XLIFF2.name("segment") || $0.name == XLIFF2.name("ignorable") }
        let sources = pieces.compactMap { $0.firstElement(XLIFF2.name("source")) }
        let metas = (unit.firstElement(XML.Name("metadata", in: XLIFF2.metadata))?.elements ?? [])
            .filter { $0.attribute("category") == XLIFF2.authority }.flatMap(\.elements)
        func meta(_ type: String) -> String? { metas.first { $0.attribute("type") == type }?.text }
        let states = pieces.filter { $0.name == XLIFF2.name("segment") }.map(XLIFF2.state)
        let targets = XLIFF2.targets(of: pieces)
        // A unit cut into segments is translated when all of them are.
        let segmentTargets = pieces.filter { $0.name == XLIFF2.name("segment") && $0.firstElement(XLIFF2.name("target")) != nil }
        let isWhole = segmentTargets.count == states.count
        let state: IncomingSegment.State =
            states.contains(.unfinished) ? .unfinished : states.contains(.translated) ? .translated : .approved
        return IncomingSegment(
            article: article, id: id, sourceDigest: meta("source"), targetDigest: meta("target") ?? "",
            exportedStatus: meta("status"), source: .coded(sources.flatMap(\.xliff2Parts)), sourceCodes: codes(of: sources, in: unit),
            target: isWhole ? .coded(targets.flatMap(\.xliff2Parts)) : nil,
            state: state,
            verdict: meta("verdict").flatMap(Lock.Record.State.init), place: .offset(unit.offset, file))
    }
}

extension IncomingFile {
    /// What the original data of a unit say of the codes of its source.
    private func codes(of texts: [XML.Element], in unit: XML.Element) -> [Int: IncomingCode] {
        let data = Dictionary(
            (unit.firstElement(XLIFF2.name("originalData"))?.elements ?? []).compactMap { data in data.attribute("id").map { ($0, data.text) } }
        ) { first, _ in first }
        var codes: [Int: IncomingCode] = [:]
        func add(_ element: XML.Element) {
            if let number = element.attribute("id").flatMap(Int.init) {
                func text(_ name: String) -> String? { element.attribute(name).flatMap { data[$0] } }
                switch element.name.local {
                case "pc":
                    if let open = text("dataRefStart"), let close = text("dataRefEnd") { codes[number] = .native(open: open, close: close) }
                case "ph": if let open = text("dataRef") { codes[number] = .native(open: open, close: "") }
                default: break
                }
            }
            element.elements.forEach(add)
        }
        texts.forEach(add)
        return codes
    }
}

extension XLIFF2 {
    /// The units of a file or group, also those in groups.
    static func units(in element: XML.Element) -> [XML.Element] {
        element.elements.flatMap { inner -> [XML.Element] in
            if inner.name == name("unit") { return [inner] }
            return inner.name == name("group") ? units(in: inner) : []
        }
    }

    /// The translations of the segments of a unit, and of what stands between these, in the order that the translation has them.
    fileprivate static func targets(of pieces: [XML.Element]) -> [XML.Element] {
        let targets = pieces.enumerated().compactMap { index, piece -> (order: Int, index: Int, target: XML.Element)? in
            // What is not for translators is in the translation as it is in the source, unless something else is said.
            let copied = piece.name == name("ignorable") ? piece.firstElement(name("source")) : nil
            guard let target = piece.firstElement(name("target")) ?? copied else { return nil }
            return (target.attribute("order").flatMap(Int.init) ?? index + 1, index, target)
        }
        return targets.sorted { ($0.order, $0.index) < ($1.order, $1.index) }.map(\.target)
    }

    static func state(_ segment: XML.Element) -> IncomingSegment.State {
        // Our own sub-state says that a translation is there and still to be looked at.
        if segment.attribute("subState") == "\(authority):needs-review" { return .unfinished }
        switch segment.attribute("state") {
        case "translated": return .translated
        case "reviewed", "final": return .approved
        default: return .unfinished
        }
    }
}

extension XML.Element {
    /// The text of a source or target with its codes.
    var xliff2Parts: [SegmentText.Part] {
        content.flatMap { node -> [SegmentText.Part] in
            switch node {
            case .text(let text): return [.text(text)]
            case .element(let element):
                guard element.name.namespace == XLIFF2.namespace else { return [] }
                let number = element.attribute("id").flatMap(Int.init) ?? 0
                switch element.name.local {
                case "pc": return [.open(number)] + element.xliff2Parts + [.close(number)]
                case "ph": return [.standalone(number)]
                case "sc": return [.open(number)]
                case "ec": return [.close((element.attribute("startRef") ?? element.attribute("id")).flatMap(Int.init) ?? 0)]
                case "mrk": return element.xliff2Parts
                case "sm", "em": return []
                case "cp":
                    let scalar = element.attribute("hex").flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
                    return [.text(scalar.map { String($0) } ?? "\u{FFFD}")]
                default: return [.standalone(0)]
                }
            }
        }
    }
}
