import HTML

/// TBX-Basic (ISO 30042) in the form that translation tools read.
enum TBX {
    static let layout = XML.Layout(
        verbatim: ["term", "p", "note", "title"], doctype: "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">")

    static func element(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XML.Node] = []) -> XML.Element {
        .make(local, in: "", attributes, content)
    }

    /// An identifier as XML has them: letters, digits, `-`, `_` and `.`, the first of them a letter or `_`; unlike those that there are.
    static func id(_ name: String, besides ids: inout Set<String>) -> String {
        let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "_" })
        let first = plain.first.map { $0.isLetter || $0 == "_" } ?? false ? plain : "_\(plain)"
        var id = first
        var count = 1
        while !ids.insert(id).inserted {
            count += 1
            id = "\(first).\(count)"
        }
        return id
    }
}

extension ExchangeJob {
    /// The glossary in the two languages.
    var tbx: XML.Element {
        var ids: Set<String> = []
        func entry(_ id: String, _ sets: [XML.Element]) -> XML.Node? {
            guard !sets.isEmpty else { return nil }
            return .element(TBX.element("termEntry", ["id": TBX.id(id, besides: &ids)], sets.map(XML.Node.element)))
        }
        let locales = [localization.sourceLocale, localization.locale]
        let terms = glossary.terms.sorted { $0.key < $1.key }.compactMap { id, term in entry(id, locales.compactMap { languageSet(term, $0) }) }
        let entries = terms + protectedTerms.sorted().compactMap { name in entry(name, locales.map { languageSet(name, $0) }) }
        let description = TBX.element(
            "fileDesc", [:],
            [
                .element(TBX.element("titleStmt", [:], [.element(TBX.element("title", [:], [.text("Glossary")]))])),
                .element(
                    TBX.element("sourceDesc", [:], [.element(TBX.element("p", [:], [.text("Written by Accord from \(Glossary.path)")]))])),
            ])
        let encoding = TBX.element(
            "encodingDesc", [:],
            [.element(TBX.element("p", ["type": "XCSURI"], [.text("http://www.ttt.org/oscarstandards/tbx/TBXBasicXCSV02.xcs")]))])
        var root = TBX.element(
            "martif", ["type": "TBX-Basic"],
            [
                .element(TBX.element("martifHeader", [:], [.element(description), .element(encoding)])),
                .element(TBX.element("text", [:], [.element(TBX.element("body", [:], entries))])),
            ])
        root.attributes[.xml("lang")] = localization.sourceLocale
        return root
    }

    private func languageSet(_ term: Glossary.Term, _ locale: String) -> XML.Element? {
        guard let forms = term.text.lookup(locale) else { return nil }
        var words = [(forms.singular, "preferred")]
        words += Set(forms.byName.values).subtracting([forms.singular]).sorted().map { ($0, "admitted") }
        words += term.forbidden(in: locale).map { ($0, "deprecated") }
        return languageSet(words, note: value(term.notes, locale), locale)
    }

    /// Of a name that is written alike in every language.
    private func languageSet(_ name: String, _ locale: String) -> XML.Element {
        languageSet([(name, "preferred")], note: protectedNote, locale)
    }

    /// What translators are told of names that stay as they are.
    var protectedNote: String { catalogue.text(of: "Written alike in every language") }

    private func languageSet(_ words: [(text: String, status: String)], note: String?, _ locale: String) -> XML.Element {
        var content: [XML.Node] = []
        if let note { content.append(.element(TBX.element("note", [:], [.text(note)]))) }
        for word in words {
            let note = TBX.element("termNote", ["type": "administrativeStatus"], [.text("\(word.status)Term-admn-sts")])
            content.append(.element(TBX.element("tig", [:], [.element(TBX.element("term", [:], [.text(word.text)])), .element(note)])))
        }
        var element = TBX.element("langSet", [:], content)
        element.attributes[.xml("lang")] = locale
        return element
    }

    /// What a locale says, or the one that it is a variety of.
    func value<Value>(_ values: [String: Value], _ locale: String) -> Value? {
        LanguageTag.truncations(of: locale).lazy.compactMap { values[$0] }.first
    }
}
