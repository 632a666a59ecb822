import HTML

/// XLIFF 1.2.
enum XLIFF1 {
    static let namespace = "urn:oasis:names:tc:xliff:document:1.2"
    static let layout = XML.Layout(verbatim: ["note"])

    static func element(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XML.Node] = []) -> XML.Element {
        .make(local, in: namespace, attributes, content)
    }

    /// The types of claims and links: where they lead follows behind a colon. Tools give it back, and it tells which source text was exported.
    static let claimType = "x-claim"
    static let linkType = "x-link"

    fileprivate static func type(of destination: String, as type: String) -> String {
        destination.isEmpty || destination.contains(where: \.isWhitespace) ? type : "\(type):\(destination)"
    }

    /// Where a code leads whose type tells it.
    static func destination(in type: String, of kind: String) -> String? {
        type.hasPrefix("\(kind):") ? String(type.dropFirst(kind.count + 1)) : nil
    }

    /// The category of files for OmegaT, which leaves the state of what it translates as it was.
    static let omegatCategory = "omegat"

    enum Tool {
        /// Targets hold translations, and say how far they are.
        case anyTool
        /// Every target holds the source text, which the OmegaT of Debian takes for what is to be translated, and current ones for no
        /// translation. Translations are in the memory.
        case omegat
    }
}

extension ExchangeJob {
    /// Articles as one XLIFF 1.2 document.
    func xliff1(_ articles: [Article], for tool: XLIFF1.Tool) -> XML.Element {
        let files = articles.map { article in
            let units = article.exchanged(localization, separatesTitles: separatesTitles).map { XML.Node.element(unit1($0, of: article, for: tool)) }
            return XML.Node.element(
                XLIFF1.element(
                    "file",
                    [
                        "original": article.file.path, "source-language": localization.sourceLocale, "target-language": localization.locale,
                        "datatype": "x-markdown", "category": tool == .omegat ? XLIFF1.omegatCategory : nil,
                    ], [.element(XLIFF1.element("body", [:], units))]))
        }
        return XLIFF1.element("xliff", ["version": "1.2"], files)
    }

    private func unit1(_ unit: ExchangeUnit, of article: Article, for tool: XLIFF1.Tool) -> XML.Element {
        var content: [XML.Node] = [.element(XLIFF1.element("source", [:], nodes1(unit.source, codes: unit.source.codes, for: tool)))]
        switch tool {
        case .omegat:
            content.append(
                .element(XLIFF1.element("target", ["state": "needs-translation"], nodes1(unit.source, codes: unit.table.codes, for: tool))))
        case .anyTool:
            let target = unit.table.target.map { nodes1($0, codes: unit.table.codes, for: tool) } ?? []
            content.append(.element(XLIFF1.element("target", ["state": state1(unit)], target)))
        }
        content += unit.notes(of: article, in: catalogue).map { note in
            .element(XLIFF1.element("note", ["from": "accord"], [.text("\(note.category): \(note.text)")]))
        }
        if tool == .anyTool { content += (article.matches[unit.id] ?? []).map { .element(candidate($0)) } }
        return XLIFF1.element(
            "trans-unit",
            [
                "id": unit.id, "approved": tool == .anyTool && unit.unit.state == .approved ? "yes" : nil,
                "restype": "x-\(unit.kind.description.prefix { $0 != " " })", "extradata": unit.origin,
            ], content
        ).preservingSpace()
    }

    /// What the memory has. OmegaT would show it in the place of the source, and has the memory itself.
    private func candidate(_ match: TranslationMemory.Match) -> XML.Element {
        let table = CodeTable(source: match.entry.source, target: match.entry.target, localization)
        return XLIFF1.element(
            "alt-trans", ["match-quality": "\(min(100, match.score))%", "origin": match.entry.origin],
            [
                .element(XLIFF1.element("source", [:], nodes1(table.source, codes: table.source.codes, for: .anyTool))),
                .element(XLIFF1.element("target", [:], nodes1(table.target ?? match.entry.target, codes: table.codes, for: .anyTool))),
            ]
        ).preservingSpace()
    }

    /// The states that Weblate and others take for work to do are those that begin with `needs-` but not with `needs-review-`.
    private func state1(_ unit: ExchangeUnit) -> String {
        switch unit.unit.state {
        case .new: "new"
        case .stale: "needs-adaptation"
        case .needsReview: "needs-review-translation"
        case .translated: "translated"
        case .approved: "final"
        }
    }

    private func nodes1(_ text: SegmentText, codes: [SegmentText.Code], for tool: XLIFF1.Tool) -> [XML.Node] {
        var open: [(number: Int, nodes: [XML.Node])] = [(0, [])]
        for part in text.foldedParts {
            switch part {
            case .text(let string):
                // OmegaT would show each protected name with a pair of tags to be kept.
                let pieces = tool == .omegat ? [(text: string, isProtected: false)] : pieces(of: string)
                open[open.count - 1].nodes += pieces.map { piece in
                    piece.isProtected ? .element(XLIFF1.element("mrk", ["mtype": "protected"], [.text(piece.text)])) : .text(piece.text)
                }
            case .open(let number): open.append((number, []))
            case .close(let number):
                guard open.count > 1, let closed = open.popLast(), closed.number == number else { continue }
                let element = XLIFF1.element("g", ["id": "\(number)", "ctype": type1(codes[number - 1])], closed.nodes)
                open[open.count - 1].nodes.append(.element(element))
            case .standalone(let number):
                let code = codes[number - 1]
                let element = XLIFF1.element(
                    "ph", ["id": "\(number)", "ctype": standingType1(code), "equiv-text": localization.display(code, in: localization.locale)], [.text(code.standing)])
                open[open.count - 1].nodes.append(.element(element))
            }
        }
        return open[0].nodes
    }

    /// The schema has no links that stand for themselves.
    private func standingType1(_ code: SegmentText.Code) -> String { if case .link = code { "x-address" } else { type1(code) } }

    private func type1(_ code: SegmentText.Code) -> String {
        switch code {
        case .emphasis: "italic"
        case .strong: "bold"
        case .link(let destination, _): XLIFF1.type(of: destination, as: XLIFF1.linkType)
        case .strikethrough: "x-strikethrough"
        case .claim(let destination), .label(let destination, _): XLIFF1.type(of: destination, as: XLIFF1.claimType)
        case .code: "x-code"
        case .lineBreak: "lb"
        case .image: "image"
        case .html: "x-html"
        }
    }
}
