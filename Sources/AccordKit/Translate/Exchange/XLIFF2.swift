import HTML

/// XLIFF 2.1, whose namespace is that of 2.0.
enum XLIFF2 {
    static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
    static let metadata = "urn:oasis:names:tc:xliff:metadata:2.0"
    /// The module for translation candidates.
    static let matches = "urn:oasis:names:tc:xliff:matches:2.0"
    static let layout = XML.Layout(prefixes: [metadata: "mda", matches: "mtc"], verbatim: ["note", "data", "meta"])
    /// What our own values of `subType` and `subState` begin with.
    static let authority = "accord"

    static func name(_ local: String) -> XML.Name { XML.Name(local, in: namespace) }

    static func element(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XML.Node] = []) -> XML.Element {
        .make(local, in: namespace, attributes, content)
    }
}

extension XML.Element {
    /// An element whose attributes are in no namespace; those without a value are left out.
    static func make(_ local: String, in namespace: String, _ attributes: KeyValuePairs<String, String?>, _ content: [XML.Node])
        -> XML.Element
    {
        var values: [XML.Name: String] = [:]
        for (name, value) in attributes {
            if let value { values[XML.Name(name)] = value }
        }
        return XML.Element(XML.Name(local, in: namespace), values, content)
    }

    func preservingSpace() -> XML.Element {
        var element = self
        element.attributes[.xml("space")] = "preserve"
        return element
    }
}

extension ExchangeJob {
    /// The job as one XLIFF document with a file per article.
    var xliff2: XML.Element {
        var ids: Set<String> = []
        let files = articles.map { article in XML.Node.element(file2(article, &ids)) }
        return XLIFF2.element("xliff", ["version": "2.1", "srcLang": localization.sourceLocale, "trgLang": localization.locale], files)
    }

    private func file2(_ article: Article, _ ids: inout Set<String>) -> XML.Element {
        let plain = String(article.id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "." })
        var id = plain
        var count = 1
        while !ids.insert(id).inserted {
            count += 1
            id = "\(plain).\(count)"
        }
        let units = article.exchanged(localization, separatesTitles: separatesTitles).map { XML.Node.element(unit2($0, of: article)) }
        return XLIFF2.element("file", ["id": id, "original": article.file.path], units)
    }

    private func unit2(_ unit: ExchangeUnit, of article: Article) -> XML.Element {
        let notes = unit.notes(of: article, in: catalogue).map { note in
            XML.Node.element(XLIFF2.element("note", ["category": note.category], [.text(note.text)]))
        }
        var content: [XML.Node] = [.element(metadata(unit))]
        if let matches = article.matches[unit.id], !matches.isEmpty { content.append(.element(candidates(matches))) }
        content.append(.element(XLIFF2.element("notes", [:], notes)))
        let writer = XLIFF2Text(job: self, table: unit.table, titleIDs: unit.titleIDs)
        if !unit.table.codes.isEmpty { content.append(.element(writer.originalData)) }
        content.append(.element(segment2(unit, writer)))
        return XLIFF2.element("unit", ["id": unit.id, "canResegment": "no"], content)
    }

    private func metadata(_ unit: ExchangeUnit) -> XML.Element {
        func meta(_ type: String, _ value: String) -> XML.Node {
            .element(.make("meta", in: XLIFF2.metadata, ["type": type], [.text(value)]))
        }
        var content = [meta("status", unit.status), meta("source", unit.sourceDigest)]
        if !unit.targetDigest.isEmpty { content.append(meta("target", unit.targetDigest)) }
        let group = XML.Element.make("metaGroup", in: XLIFF2.metadata, ["category": XLIFF2.authority], content)
        return .make("metadata", in: XLIFF2.metadata, [:], [.element(group)])
    }

    /// What the memory has for the unit's one segment.
    private func candidates(_ matches: [TranslationMemory.Match]) -> XML.Element {
        let elements = matches.enumerated().map { index, match -> XML.Node in
            let table = CodeTable(source: match.entry.source, target: match.entry.target, localization)
            let writer = XLIFF2Text(job: self, table: table, titleIDs: [:])
            var content: [XML.Node] = table.codes.isEmpty ? [] : [.element(writer.originalData)]
            content.append(.element(XLIFF2.element("source", [:], writer.nodes(table.source, isTarget: false)).preservingSpace()))
            content.append(
                .element(XLIFF2.element("target", [:], writer.nodes(table.target ?? match.entry.target, isTarget: true)).preservingSpace()))
            return .element(
                .make(
                    "match", in: XLIFF2.matches,
                    [
                        "id": "tm\(index + 1)", "ref": "#\(Self.segmentID)", "type": match.score > 100 ? "icm" : "tm",
                        "similarity": "\(min(100, match.score))", "origin": match.entry.origin,
                    ], content))
        }
        return .make("matches", in: XLIFF2.matches, [:], elements)
    }

    /// Of the one segment of a unit; codes have numbers.
    private static let segmentID = "segment"

    private func segment2(_ unit: ExchangeUnit, _ writer: XLIFF2Text) -> XML.Element {
        let state =
            switch unit.unit.state {
            case .new, .stale: "initial"
            case .needsReview, .translated: "translated"
            case .approved: "reviewed"
            }
        var content: [XML.Node] = [.element(XLIFF2.element("source", [:], writer.nodes(unit.source, isTarget: false)).preservingSpace())]
        if let target = unit.table.target {
            content.append(.element(XLIFF2.element("target", [:], writer.nodes(target, isTarget: true)).preservingSpace()))
        }
        return XLIFF2.element("segment", ["id": Self.segmentID, "state": state, "subState": "\(XLIFF2.authority):\(unit.status)"], content)
    }
}

/// Writes the texts of one unit with their inline codes.
private struct XLIFF2Text {
    let job: ExchangeJob
    let table: CodeTable
    /// The ids of the units that have the titles of codes, by the numbers of these.
    let titleIDs: [Int: String]
    /// The numbers of codes that are addresses, which stand for themselves.
    private let addresses: [Bool: Set<Int>]

    init(job: ExchangeJob, table: CodeTable, titleIDs: [Int: String]) {
        self.job = job
        self.table = table
        self.titleIDs = titleIDs
        addresses = [false: table.source.addresses, true: table.target?.addresses ?? table.source.addresses]
    }

    private func isAddress(_ number: Int, isTarget: Bool) -> Bool { addresses[isTarget]?.contains(number) ?? false }

    /// What each code stands for, once as in the source and, where it differs there, once as in the translation.
    var originalData: XML.Element {
        var data: [XML.Node] = []
        func add(_ id: String, _ text: String) {
            if !text.isEmpty { data.append(.element(XLIFF2.element("data", ["id": id], [.text(text)]).preservingSpace())) }
        }
        for number in 1...table.codes.count {
            for isTarget in [false, true] where !isTarget || hasOwnData(number) {
                guard let code = code(number, isTarget: isTarget) else { continue }
                let native = isAddress(number, isTarget: isTarget) ? (open: code.standing, close: "") : code.native
                add(dataID(number, isTarget: isTarget), native.open)
                add(dataID(number, isTarget: isTarget) + "e", native.close)
            }
        }
        return XLIFF2.element("originalData", [:], data)
    }

    private func code(_ number: Int, isTarget: Bool) -> SegmentText.Code? {
        let codes = isTarget ? table.codes : table.source.codes
        return codes.indices.contains(number - 1) ? codes[number - 1] : nil
    }

    private func hasOwnData(_ number: Int) -> Bool {
        code(number, isTarget: true) != code(number, isTarget: false) || isAddress(number, isTarget: true) != isAddress(number, isTarget: false)
    }

    private func dataID(_ number: Int, isTarget: Bool) -> String { isTarget && hasOwnData(number) ? "t\(number)" : "d\(number)" }

    func nodes(_ text: SegmentText, isTarget: Bool) -> [XML.Node] {
        var open: [(number: Int, nodes: [XML.Node])] = [(0, [])]
        var marks = 0
        for part in text.foldedParts {
            switch part {
            case .text(let string):
                for piece in job.pieces(of: string) {
                    guard piece.isProtected else {
                        open[open.count - 1].nodes.append(.text(piece.text))
                        continue
                    }
                    marks += 1
                    open[open.count - 1].nodes.append(
                        .element(XLIFF2.element("mrk", ["id": "m\(marks)", "translate": "no"], [.text(piece.text)])))
                }
            case .open(let number): open.append((number, []))
            case .close(let number):
                guard open.count > 1, let closed = open.popLast(), closed.number == number else { continue }
                open[open.count - 1].nodes.append(.element(enclosing(number, closed.nodes, isTarget: isTarget)))
            case .standalone(let number): open[open.count - 1].nodes.append(.element(standalone(number, isTarget: isTarget)))
            }
        }
        return open[0].nodes
    }

    private func enclosing(_ number: Int, _ content: [XML.Node], isTarget: Bool) -> XML.Element {
        let data = dataID(number, isTarget: isTarget)
        let kind: (type: String, subType: String?) =
            switch code(number, isTarget: isTarget) {
            case .emphasis?: ("fmt", "xlf:i")
            case .strong?: ("fmt", "xlf:b")
            case .strikethrough?: ("fmt", "\(XLIFF2.authority):s")
            case .link?: ("link", nil)
            case .claim(let destination)?: ("ui", "\(XLIFF2.authority):\(destination.prefix { $0 != ":" })")
            case .label?, .code?, .lineBreak?, .image?, .html?, nil: ("other", nil)
            }
        return XLIFF2.element(
            "pc",
            [
                "id": "\(number)", "type": kind.type, "subType": kind.subType, "canDelete": "no", "canCopy": "no",
                "dataRefStart": data, "dataRefEnd": data + "e", "subFlowsStart": titleIDs[number],
            ], content)
    }

    private func standalone(_ number: Int, isTarget: Bool) -> XML.Element {
        let code = code(number, isTarget: isTarget)
        // What a translator reads is the label in the language of the translation, also while it stands in the source.
        let localization = job.localization
        let display = (self.code(number, isTarget: true) ?? code).map { localization.display($0, in: localization.locale) }
        let original = code.map { localization.display($0, in: isTarget ? localization.locale : localization.sourceLocale) }
        let kind: (type: String, subType: String?) =
            switch code {
            case .label?: ("ui", "xlf:var")
            case .lineBreak?: ("fmt", "xlf:lb")
            case .image?: ("image", nil)
            case .code?: ("other", "\(XLIFF2.authority):code")
            case .html?: ("other", "\(XLIFF2.authority):html")
            case .link?: ("link", nil)
            case .emphasis?, .strong?, .strikethrough?, .claim?, nil: ("other", nil)
            }
        return XLIFF2.element(
            "ph",
            [
                "id": "\(number)", "type": kind.type, "subType": kind.subType, "canDelete": "no", "canCopy": "no", "disp": display,
                "equiv": original, "dataRef": dataID(number, isTarget: isTarget), "subFlows": titleIDs[number],
            ])
    }
}
