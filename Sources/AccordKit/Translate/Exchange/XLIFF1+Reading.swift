import Diagnostics
import HTML

extension IncomingFile {
    mutating func readXLIFF1(_ root: XML.Element, _ file: SourceFile) {
        for element in root.elements(XLIFF1.name("file")) {
            if locale == nil { locale = element.attribute("target-language") }
            guard element.attribute("target-language") == locale else {
                brokenUnits += element.firstElement(XLIFF1.name("body")).map(XLIFF1.units)?.count ?? 0
                refuseUnit(
                    file, element.offset, rule: "All files of a document are translations into one language",
                    seen: "this one is into \(quotation(element.attribute("target-language") ?? "")) and not \(quotation(locale ?? ""))")
                continue
            }
            let article = element.attribute("original").flatMap(Self.article)
            let keepsStates = element.attribute("category") == XLIFF1.omegatCategory
            var ids: Set<String> = []
            for unit in element.firstElement(XLIFF1.name("body")).map(XLIFF1.units) ?? [] {
                guard let article, let id = unit.attribute("id") else {
                    findings.append(
                        Diagnostic(
                            .unknownTranslation, .warning, at: file.location(of: unit.offset..<unit.offset),
                            rule: "A file names the page that it is about (original)",
                            seen: "it says \(quotation(element.attribute("original") ?? ""))"))
                    continue
                }
                guard ids.insert(id).inserted else {
                    brokenUnits += 1
                    refuseUnit(file, unit.offset, rule: "Each unit of a file has an id of its own", seen: "\(quotation(id)) stands twice")
                    continue
                }
                segments.append(segment1(unit, id: id, article: article, keepsStates: keepsStates, in: file))
            }
        }
    }

    private func segment1(_ unit: XML.Element, id: String, article: String, keepsStates: Bool, in file: SourceFile) -> IncomingSegment {
        let digests = unit.attribute("extradata")?.split(separator: " ").map(String.init)
        let target = unit.firstElement(XLIFF1.name("target"))
        return IncomingSegment(
            article: article, id: id, sourceDigest: digests?.first, targetDigest: digests?.dropFirst().first ?? "",
            exportedStatus: digests?.dropFirst(2).first, source: .coded(unit.firstElement(XLIFF1.name("source"))?.xliff1Parts ?? []),
            sourceCodes: unit.firstElement(XLIFF1.name("source"))?.xliff1Codes ?? [:], target: target.map { .coded($0.xliff1Parts) },
            state: state1(unit, target, keepsStates: keepsStates), isEmptyWhenEqual: Self.isCopied(target), place: .offset(unit.offset, file))
    }

    /// Whether a target may be the source put there as a start.
    private static func isCopied(_ target: XML.Element?) -> Bool {
        guard let state = target?.attribute("state") else { return true }
        return ["new", "needs-translation", "needs-adaptation", "needs-l10n"].contains(state)
    }

    /// - Parameter keepsStates: whether the tool translates without saying so.
    private func state1(_ unit: XML.Element, _ target: XML.Element?, keepsStates: Bool) -> IncomingSegment.State {
        if unit.attribute("approved") == "yes" { return .approved }
        switch target?.attribute("state") {
        case "final", "signed-off": return .approved
        case "new", "needs-translation": return keepsStates ? .translated : .unfinished
        case "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation":
            return .unfinished
        default: return .translated
        }
    }
}

extension XLIFF1 {
    static func name(_ local: String) -> XML.Name { XML.Name(local, in: namespace) }

    /// The units of a body or group, also those in groups.
    static func units(in element: XML.Element) -> [XML.Element] {
        element.elements.flatMap { inner -> [XML.Element] in
            if inner.name == name("trans-unit") { return [inner] }
            return inner.name == name("group") ? units(in: inner) : []
        }
    }
}

extension XML.Element {
    /// What a source says of its codes: of those that enclose words only their kind.
    fileprivate var xliff1Codes: [Int: IncomingCode] {
        var codes: [Int: IncomingCode] = [:]
        for element in elements {
            if let number = element.attribute("id").flatMap(Int.init) {
                switch (element.name.local, element.attribute("ctype")) {
                case ("ph", _): codes[number] = .native(open: element.text, close: "")
                case ("g", "italic"): codes[number] = .emphasis
                case ("g", "bold"): codes[number] = .strong
                case ("g", "x-strikethrough"): codes[number] = .strikethrough
                case ("g", "link"), ("g", XLIFF1.linkType): codes[number] = .someLink
                case ("g", let type?):
                    if let claim = XLIFF1.destination(in: type, of: XLIFF1.claimType) { codes[number] = .claim(claim) }
                    if let link = XLIFF1.destination(in: type, of: XLIFF1.linkType) { codes[number] = .link(link) }
                default: break
                }
            }
            codes.merge(element.xliff1Codes) { $1 }
        }
        return codes
    }

    fileprivate var xliff1Parts: [SegmentText.Part] {
        content.flatMap { node -> [SegmentText.Part] in
            switch node {
            case .text(let text): return [.text(text)]
            case .element(let element):
                guard element.name.namespace == XLIFF1.namespace else { return [] }
                let number = element.attribute("id").flatMap(Int.init) ?? 0
                switch element.name.local {
                case "g": return [.open(number)] + element.xliff1Parts + [.close(number)]
                case "ph", "x": return [.standalone(number)]
                case "bpt", "bx": return [.open(number)]
                case "ept", "ex": return [.close((element.attribute("rid") ?? element.attribute("id")).flatMap(Int.init) ?? 0)]
                case "mrk": return element.xliff1Parts
                default: return [.standalone(0)]
                }
            }
        }
    }
}
