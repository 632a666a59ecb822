import HTML

/// TBX-Basic (ISO 30042) in the form that translation tools read.
enum TBX {
    static let layout = XML.Layout(
        verbatim: ["term", "p", "note", "title"], doctype: "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">")

    static func element(_ local: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XML.Node] = []) -> XML.Element {
        .make(local, in: "", attributes, content)
    }
}

extension ExchangeJob {
    /// The glossary in the two languages.
    var tbx: XML.Element {
        let entries = glossary.terms.keys.sorted().compactMap { id -> XML.Node? in
            guard let term = glossary.terms[id] else { return nil }
            let sets = [localization.sourceLocale, localization.locale].compactMap { languageSet(term, $0) }
            return sets.isEmpty ? nil : .element(TBX.element("termEntry", ["id": id], sets.map(XML.Node.element)))
        }
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
        var content: [XML.Node] = []
        if let note = value(term.notes, locale) { content.append(.element(TBX.element("note", [:], [.text(note)]))) }
        func add(_ text: String, _ status: String) {
            let note = TBX.element("termNote", ["type": "administrativeStatus"], [.text(status)])
            content.append(.element(TBX.element("tig", [:], [.element(TBX.element("term", [:], [.text(text)])), .element(note)])))
        }
        add(forms.singular, "preferredTerm-admn-sts")
        for form in Set(forms.byName.values).subtracting([forms.singular]).sorted() { add(form, "admittedTerm-admn-sts") }
        for word in term.forbidden(in: locale) { add(word, "deprecatedTerm-admn-sts") }
        var element = TBX.element("langSet", [:], content)
        element.attributes[.xml("lang")] = locale
        return element
    }

    /// What a locale says, or the one that it is a variety of.
    func value<Value>(_ values: [String: Value], _ locale: String) -> Value? {
        LanguageTag.truncations(of: locale).lazy.compactMap { values[$0] }.first
    }
}
