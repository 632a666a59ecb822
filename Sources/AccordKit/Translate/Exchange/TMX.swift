import HTML

/// TMX 1.4b.
enum TMX {
    static let layout = XML.Layout(verbatim: ["seg", "prop", "note"], doctype: "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")

    /// What stands between the ids of an article and of a segment in `tuid`.
    static let separator: Character = "#"

    /// The type of the property that says where a pair of the memory comes from.
    static let originType = "x-accord-origin"

    static func element(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XML.Node] = []) -> XML.Element {
        .make(local, in: "", attributes, content)
    }
}

extension ExchangeJob {
    /// Every segment that has a translation, with the source text that it was made from; then what else the memory has: other articles, what was
    /// retired, and other varieties of the language.
    var tmx: XML.Element { tmx(pairs.map(XML.Node.element)) }

    /// How many pairs of texts a TMX of it has.
    public var pairCount: Int { pairs.count }

    private var pairs: [XML.Element] {
        let units = articles.flatMap { article in article.exchanged(localization, separatesTitles: separatesTitles).compactMap { tu($0, of: article) } }
        var known = Set(
            articles.flatMap { article in
                article.units.compactMap { unit in unit.exchangedTarget.map { [unit.translatedText.markdown, $0.markdown] } }
            })
        let others = memory.filter { known.insert([$0.source.markdown, $0.target.markdown]).inserted }.map(tu)
        return units + others
    }

    func tmx(_ units: [XML.Node]) -> XML.Element {
        let header = TMX.element(
            "header",
            [
                "creationtool": "accord", "creationtoolversion": AccordKit.version, "segtype": "paragraph", "o-tmf": "accord",
                "adminlang": "en",
                "srclang": localization.sourceLocale, "datatype": "x-markdown",
            ])
        return TMX.element("tmx", ["version": "1.4"], [.element(header), .element(TMX.element("body", [:], units))])
    }

    private func tu(_ unit: ExchangeUnit, of article: Article) -> XML.Element? {
        guard let target = unit.unit.exchangedTarget else { return nil }
        // The pair is what belongs together; that the source has moved on is said by its digest.
        let source = unit.previous ?? unit.source
        let table = CodeTable(source: source, target: target, localization)
        func prop(_ type: String, _ value: String) -> XML.Node {
            .element(TMX.element("prop", ["type": "x-accord-\(type)"], [.text(value)]))
        }
        let content: [XML.Node] = [
            .element(TMX.element("note", [:], [.text(unit.context(in: catalogue))])),
            prop("status", unit.status), prop("source", TargetDigest(source).description), prop("target", unit.targetDigest),
            .element(tuv(localization.sourceLocale, source, codes: source.codes)),
            .element(tuv(localization.locale, table.target ?? target, codes: table.codes)),
        ]
        let date = unit.unit.on.map { $0.filter { $0 != "-" && $0 != ":" } }
        return TMX.element(
            "tu",
            ["tuid": "\(article.id)\(TMX.separator)\(unit.id)", "changedate": date, "changeid": date == nil ? nil : unit.unit.by], content)
    }

    /// A pair for tools to find; what it was a translation of is not to be written anew.
    private func tu(_ entry: TranslationMemory.Entry) -> XML.Element {
        let table = CodeTable(source: entry.source, target: entry.target, localization)
        return TMX.element(
            "tu", [:],
            [
                .element(TMX.element("prop", ["type": TMX.originType], [.text(entry.origin)])),
                .element(tuv(localization.sourceLocale, entry.source, codes: entry.source.codes)),
                .element(tuv(localization.locale, table.target ?? entry.target, codes: table.codes)),
            ])
    }

    private func tuv(_ locale: String, _ text: SegmentText, codes: [SegmentText.Code]) -> XML.Element {
        var nodes: [XML.Node] = []
        for part in text.foldedParts {
            switch part {
            case .text(let string): nodes.append(.text(string))
            case .open(let number):
                let code = codes[number - 1]
                nodes.append(
                    .element(TMX.element("bpt", ["i": "\(number)", "x": "\(number)", "type": type(code)], [.text(code.native.open)])))
            case .close(let number): nodes.append(.element(TMX.element("ept", ["i": "\(number)"], [.text(codes[number - 1].native.close)])))
            case .standalone(let number):
                let code = codes[number - 1]
                nodes.append(.element(TMX.element("ph", ["x": "\(number)", "type": type(code)], [.text(code.standing)])))
            }
        }
        var element = TMX.element("tuv", [:], [.element(TMX.element("seg", [:], nodes))])
        element.attributes[.xml("lang")] = locale
        return element
    }

    private func type(_ code: SegmentText.Code) -> String {
        switch code {
        case .emphasis: "italic"
        case .strong: "bold"
        case .strikethrough: "strikethrough"
        case .link: "link"
        case .claim, .label: "claim"
        case .code: "code"
        case .lineBreak: "lb"
        case .image: "image"
        case .html: "html"
        }
    }
}
