import HTML

extension ExchangeJob {
    /// A project folder of OmegaT that can be opened, or translated without a window, as it is.
    ///
    /// Source files are XLIFF 1.2. Current translations are in `tm/auto`, from where OmegaT fills them in; outdated ones are in `tm`, from
    /// where it only proposes them.
    var omegatProject: [ExportedFile] {
        let locale = localization.locale
        let pairs = articles.flatMap { article in article.exchanged(localization, separatesTitles: separatesTitles).compactMap { pair(of: $0, in: article) } }
        // OmegaT has one translation for a source text, and different codes look alike in it; of several, each is for its place.
        let translations = Dictionary(grouping: pairs, by: \.source).mapValues { Set($0.map(\.target)) }
        let current = pairs.filter(\.isCurrent).map { tu($0, isOnlyForItsPlace: (translations[$0.source]?.count ?? 0) > 1) }
        let outdated = (pairs.filter { !$0.isCurrent } + rest(besides: pairs)).map { tu($0, isOnlyForItsPlace: false) }
        return [
            ExportedFile("omegat.project", projectFile, XML.Layout(), mark: "<target_lang>\(locale)</target_lang>"),
            ExportedFile("omegat/filters.xml", filters, XML.Layout(), mark: Self.filterName),
        ]
            + articles.map { ExportedFile("source/\(sourcePath(of: $0))", xliff1([$0], for: .omegat), XLIFF1.layout) }
            + [
                ExportedFile("tm/auto/\(locale).tmx", tmx(current), TMX.layout),
                ExportedFile("tm/\(locale).tmx", tmx(outdated), TMX.layout),
                ExportedFile("glossary/glossary.txt", glossaryText),
                // OmegaT opens no project without its folders.
                ExportedFile("target/README.txt", Array("OmegaT writes the translated files here.\n".utf8)),
            ]
    }

    private static let filterName = "org.omegat.filters3.xml.xliff.XLIFFFilter"

    private func element(_ name: String, _ content: [XML.Node]) -> XML.Node { .element(.make(name, in: "", [:], content)) }

    private var projectFile: XML.Element {
        let folders = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "dictionary_dir"].map { element($0, [.text("__DEFAULT__")]) }
        // Terms that translators add go into a file of their own, which no export replaces.
        let terms = [element("glossary_file", [.text("glossary/own.txt")])]
        let settings = [
            ("source_lang", localization.sourceLocale), ("target_lang", localization.locale),
            // Our segments are OmegaT's: cut into sentences, codes could not be compared.
            ("sentence_seg", "false"), ("support_default_translations", "true"), ("remove_tags", "false"),
        ].map { element($0.0, [.text($0.1)]) }
        return .make("omegat", in: "", [:], [.element(.make("project", in: "", ["version": "1.0"], folders + terms + settings))])
    }

    /// Keeps the codes at the edges of a segment in it, so that they can be put elsewhere; knows segments by their ids.
    private var filters: XML.Element {
        let files = XML.Element.make("files", in: "", ["sourceFilenameMask": "*.xlf", "targetFilenamePattern": "${filename}"], [])
        let option = XML.Element.make("option", in: "", ["name": "alttransidtype", "value": "ELEMENT_ID"], [])
        let filter = XML.Element.make(
            "filter", in: "", ["className": Self.filterName, "enabled": "true"],
            [.element(files), .element(option)])
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
        /// The file within the project and the id of the segment that it is from; nil where it is of none that is exported.
        var place: (file: String, id: String)?
    }

    /// Nil where a code of the translation is none of the source's.
    private func pair(of unit: ExchangeUnit, in article: Article) -> MemoryPair? {
        guard let target = unit.unit.exchangedTarget, var pair = pair(unit.previous ?? unit.source, target) else { return nil }
        pair.isCurrent = !unit.needsWork && unit.unit.state != .needsReview
        pair.place = (sourcePath(of: article), unit.id)
        return pair
    }

    private func pair(_ source: SegmentText, _ target: SegmentText) -> MemoryPair? {
        let table = CodeTable(source: source, target: target, localization)
        guard let numbered = table.target, table.codes.count == source.codes.count else { return nil }
        return MemoryPair(source: tagged(source, table.codes), target: tagged(numbered, table.codes), isCurrent: false)
    }

    /// What the memory has from other articles, and what was retired.
    private func rest(besides pairs: [MemoryPair]) -> [MemoryPair] {
        var known = Set(pairs.map { [$0.source, $0.target] })
        return memory.compactMap { pair($0.source, $0.target) }.filter { known.insert([$0.source, $0.target]).inserted }
    }

    /// Within the project's folder of sources.
    private func sourcePath(of article: Article) -> String { "\(article.id).xlf" }

    private func tu(_ pair: MemoryPair, isOnlyForItsPlace: Bool) -> XML.Node {
        func tuv(_ locale: String, _ text: String) -> XML.Node {
            var element = TMX.element("tuv", [:], [.element(TMX.element("seg", [:], [.text(text)]))])
            element.attributes[.xml("lang")] = locale
            return .element(element)
        }
        var content: [XML.Node] = []
        if isOnlyForItsPlace, let place = pair.place {
            content = [("file", place.file), ("id", place.id)].map { .element(TMX.element("prop", ["type": $0.0], [.text($0.1)])) }
        }
        content += [tuv(localization.sourceLocale, pair.source), tuv(localization.locale, pair.target)]
        return .element(TMX.element("tu", [:], content))
    }

    /// OmegaT counts codes from 0. It names those that enclose text by their element, the others by the first letter of what stands in them.
    private func tagged(_ text: SegmentText, _ codes: [SegmentText.Code]) -> String {
        text.foldedParts.reduce(into: "") { result, part in
            switch part {
            case .text(let string): result += string
            case .open(let number): result += "<g\(number - 1)>"
            case .close(let number): result += "</g\(number - 1)>"
            case .standalone(let number): result += "<\(codes[number - 1].standing.firstLetter ?? "f")\(number - 1)/>"
            }
        }
    }

    /// Term, translation and comment, one term a line, with tabulators between them.
    private var glossaryText: [UInt8] {
        func line(_ source: String, _ target: String, _ comment: String) -> String {
            [source, target, comment].map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }.joined(separator: "\t") + "\n"
        }
        var lines = protectedTerms.sorted().map { line($0, $0, protectedNote) }
        for id in glossary.terms.keys.sorted() {
            guard let term = glossary.terms[id], let source = term.text.lookup(localization.sourceLocale),
                let target = term.text.lookup(localization.locale)
            else { continue }
            var comments = value(term.notes, localization.locale).map { [$0] } ?? []
            let forbidden = term.forbidden(in: localization.locale)
            if !forbidden.isEmpty {
                comments.append(catalogue.text(of: "not: \(forbidden.joined(separator: ", "))"))
            }
            let comment = comments.joined(separator: " ")
            lines.append(line(source.singular, target.singular, comment))
            if source.plural != source.singular { lines.append(line(source.plural, target.plural, comment)) }
        }
        return Array(lines.joined().utf8)
    }
}

extension String {
    /// Its first letter as a small one.
    fileprivate var firstLetter: String? {
        unicodeScalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
            default: false
            }
        }?.properties.lowercaseMapping
    }
}
