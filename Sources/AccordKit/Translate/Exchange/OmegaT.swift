import HTML

extension ExchangeJob {
    /// A project folder of OmegaT that can be opened, or translated without a window, as it is.
    ///
    /// Source files are XLIFF 1.2. Current translations are in `tm/auto`, from where OmegaT fills them in; outdated ones are in `tm`, from
    /// where it only proposes them.
    var omegatProject: [ExportedFile] {
        let locale = localization.locale
        var current: [XML.Node] = []
        var outdated: [XML.Node] = []
        let pairs = articles.flatMap { $0.exchanged(localization).compactMap(memory) }
        // OmegaT has one translation for a source text, and tags of all kinds look alike in it; where there are several translations, it is
        // not for the memory to choose.
        let translations = Dictionary(grouping: pairs, by: \.source).mapValues { Set($0.map(\.target)) }
        for pair in pairs {
            let isAmbiguous = (translations[pair.source]?.count ?? 0) > 1
            if pair.isCurrent, !isAmbiguous { current.append(tu(pair)) } else { outdated.append(tu(pair)) }
        }
        return [
            ExportedFile("omegat.project", projectFile, XML.Layout()),
            ExportedFile("omegat/filters.xml", filters, XML.Layout()),
        ]
            + articles.map { ExportedFile("source/\($0.id).xlf", xliff1([$0], for: .omegat), XLIFF1.layout) }
            + [
                ExportedFile("tm/auto/\(locale).tmx", tmx(current), TMX.layout),
                ExportedFile("tm/\(locale).tmx", tmx(outdated), TMX.layout),
                ExportedFile("glossary/glossary.txt", glossaryText),
                // OmegaT opens no project without its folders.
                ExportedFile("target/README.txt", Array("OmegaT writes the translated files here.\n".utf8)),
            ]
    }

    private func element(_ name: String, _ content: [XML.Node]) -> XML.Node { .element(.make(name, in: "", [:], content)) }

    private var projectFile: XML.Element {
        let folders = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"].map {
            element($0, [.text("__DEFAULT__")])
        }
        let settings = [
            ("source_lang", localization.sourceLocale), ("target_lang", localization.locale),
            // Our segments are OmegaT's: cut into sentences, codes could not be compared.
            ("sentence_seg", "false"), ("support_default_translations", "true"), ("remove_tags", "false"),
        ].map { element($0.0, [.text($0.1)]) }
        return .make("omegat", in: "", [:], [.element(.make("project", in: "", ["version": "1.0"], folders + settings))])
    }

    /// Keeps the codes at the edges of a segment in it, so that they can be put elsewhere.
    private var filters: XML.Element {
        let files = XML.Element.make("files", in: "", ["sourceFilenameMask": "*.xlf", "targetFilenamePattern": "${filename}"], [])
        let filter = XML.Element.make(
            "filter", in: "", ["className": "org.omegat.filters3.xml.xliff.XLIFFFilter", "enabled": "true"], [.element(files)])
        return .make(
            "filters", in: "",
            ["removeTags": "false", "removeSpacesNonseg": "false", "preserveSpaces": "true", "ignoreFileContext": "false"],
            [.element(filter)])
    }

    /// A pair of texts as OmegaT writes them: with its tags as text.
    private struct MemoryPair {
        var source: String
        var target: String
        var isCurrent: Bool
    }

    /// Nil where a code of the translation is none of the source's.
    private func memory(_ unit: ExchangeUnit) -> MemoryPair? {
        guard let target = unit.unit.exchangedTarget else { return nil }
        let source = unit.previous ?? unit.source
        let table = CodeTable(source: source, target: target, localization)
        guard let numbered = table.target, table.codes.count == source.codes.count else { return nil }
        return MemoryPair(
            source: tagged(source), target: tagged(numbered), isCurrent: !unit.needsWork && unit.unit.state != .needsReview)
    }

    private func tu(_ pair: MemoryPair) -> XML.Node {
        func tuv(_ locale: String, _ text: String) -> XML.Node {
            var element = TMX.element("tuv", [:], [.element(TMX.element("seg", [:], [.text(text)]))])
            element.attributes[.xml("lang")] = locale
            return .element(element)
        }
        return .element(TMX.element("tu", [:], [tuv(localization.sourceLocale, pair.source), tuv(localization.locale, pair.target)]))
    }

    /// OmegaT names a tag by the first letter of its element and counts from 0.
    private func tagged(_ text: SegmentText) -> String {
        text.parts.reduce(into: "") { result, part in
            switch part {
            case .text(let string): result += string
            case .open(let number): result += "<g\(number - 1)>"
            case .close(let number): result += "</g\(number - 1)>"
            case .standalone(let number): result += "<p\(number - 1)/>"
            }
        }
    }

    /// Term, translation and comment, one term a line, with tabulators between them.
    private var glossaryText: [UInt8] {
        var lines: [String] = []
        for id in glossary.terms.keys.sorted() {
            guard let term = glossary.terms[id], let source = term.text.lookup(localization.sourceLocale),
                let target = term.text.lookup(localization.locale)
            else { continue }
            var comments = value(term.notes, localization.locale).map { [$0] } ?? []
            if let forbidden = value(term.forbidden, localization.locale), !forbidden.isEmpty {
                comments.append("not: \(forbidden.joined(separator: ", "))")
            }
            let comment = comments.joined(separator: " ")
            func line(_ source: String, _ target: String) -> String {
                [source, target, comment].map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }.joined(separator: "\t") + "\n"
            }
            lines.append(line(source.singular, target.singular))
            if source.plural != source.singular { lines.append(line(source.plural, target.plural)) }
        }
        return Array(lines.joined().utf8)
    }
}
