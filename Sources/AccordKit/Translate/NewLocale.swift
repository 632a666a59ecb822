import Diagnostics

/// What a new language of a site needs: what was made for it, and what people are to fill in.
public struct NewLocale: Sendable {
    /// Files that were written, relative to the site's folder.
    public var written: [String] = []
    /// What is still to be done, one sentence or entry each, by file.
    public var open: [(file: Message, entries: [Message])] = []

    /// The locale.
    public var tag: String

    /// The report.
    public func text(in catalogue: MessageCatalogue = .english) -> String {
        var lines = written.map { "\($0) written" as Message }
        for (file, entries) in open where !entries.isEmpty {
            let count = entries.count
            lines += ["", "\(file): \(Message(count, one: "\(count) entry to add", other: "\(count) entries to add"))"]
            lines += entries.map { "  \($0)" }
        }
        lines.append("")
        lines.append(
            """
            \(tag) is being prepared: it is checked, and not published. “accord build --preparing --output preview” shows it. Take “preparing: true” out
            of site.yml when “accord check --locale \(tag)” finds no more errors.
            """)
        return lines.map { "\(catalogue.text(of: $0))\n" }.joined()
    }
}

extension TranslatedSite {
    /// Makes a site ready for another language: an entry in site.yml, of which no other byte changes, a strings file to fill, a lock for each article.
    ///
    /// - Parameters:
    ///   - name: the language's own name: *Deutsch*.
    ///   - fallbacks: whose prose is shown meanwhile.
    /// - Throws: `ConfigurationError` where the site has the locale, or site.yml cannot be edited; `WriteError`. Nothing was written then.
    public func addLocale(_ tag: String, name: String, fallbacks: [String]) throws -> NewLocale {
        let tags = site.configuration.locales.map(\.tag)
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw ConfigurationError.invalidSelection("A locale has a name by which readers choose it: it is empty. Write, say, --name Deutsch.")
        }
        guard LanguageTag.canonical(tag) == tag else {
            let hint = LanguageTag.canonical(String(tag.map { $0 == "_" ? "-" : $0 })).map { " Write “\($0)”." } ?? ""
            throw ConfigurationError.invalidSelection("A locale is a BCP 47 language tag such as de or fr-CA: it is “\(tag)”.\(hint)")
        }
        guard !tags.contains(tag) else {
            throw ConfigurationError.invalidSelection("A new locale is none of the site's: it has “\(tag)” already.")
        }
        for fallback in fallbacks where !tags.contains(fallback) {
            throw ConfigurationError.invalidSelection(
                "A fallback is one of the site's locales (\(tags.joined(separator: ", "))): “\(fallback)” is none.")
        }
        var findings: [Diagnostic] = []
        let bytes: [UInt8]
        do { bytes = try readFile("\(root)/\(Site.Configuration.fileName)", limit: Site.Limit.yaml) } catch {
            throw ConfigurationError.missing(folder: root)
        }
        guard let edited = insertLocale(tag, name: name, fallbacks: fallbacks, into: bytes),
            let configuration = Site.Configuration(SourceFile(path: Site.Configuration.fileName, bytes: edited), &findings),
            configuration.locales.map(\.tag) == tags + [tag]
        else {
            throw ConfigurationError.invalidSelection(
                "The locales of site.yml are a list, one entry a line: this one cannot be extended. Add {tag: \(tag), name: \(name)} by hand."
            )
        }
        var changes = site.articles.filter { $0.locks[tag] == nil }.map { article in
            FileChange("Content/\(article.id)/\(Lock.fileName(tag))", from: .missing, to: [])
        }
        changes.removeAll { fileExists("\(root)/\($0.path)") }
        if let strings = strings(tag) { changes.append(strings) }
        changes.append(FileChange(Site.Configuration.fileName, from: .text(bytes), to: edited))
        try SiteChanges.write(changes, in: root)
        var result = NewLocale(written: changes.map(\.path), tag: tag)
        listOpen(tag, &result)
        return result
    }

    /// Whose prose a new locale shows meanwhile if nothing is said: that of its own language where the site has it, then the source's.
    public func fallbacks(forNew tag: String) -> [String] {
        let configuration = site.configuration
        let own = LanguageTag.truncations(of: tag).dropFirst().filter { tag in configuration.locales.contains { $0.tag == tag } }
        return own.contains(configuration.sourceLocale) ? Array(own) : own + [configuration.sourceLocale]
    }

    /// A template of the layouts' words: English behind `#`, so that what is not filled in yet stays English.
    ///
    /// A region has the words of its language.
    private func strings(_ tag: String) -> FileChange? {
        let path = "Templates/strings/\(tag).yml"
        let isThere = LanguageTag.truncations(of: tag).contains { tag in
            Templates.builtInStrings(tag) != nil || fileExists("\(root)/Templates/strings/\(tag).yml")
        }
        guard !isThere else { return nil }
        var lines = "# The words of the page layouts. {…} stands for a value; keep it as it is. Translate a line and take away its #.\n"
        for key in UIStrings.Key.allCases {
            lines += "# \(key.rawValue): \(yamlText(Templates.builtInStrings("en")?[key] ?? ""))\n"
        }
        return FileChange(path, from: .missing, to: Array(lines.utf8))
    }

    private func listOpen(_ tag: String, _ result: inout NewLocale) {
        let source = site.configuration.sourceLocale
        func entries(_ texts: [(Message, LocalizedText)]) -> [Message] {
            texts.filter { $0.1.lookup(tag) == nil }.map { id, text in "\(id): \(text.lookup(source)?.singular ?? "")" }
        }
        result.open.append(("\(Site.Configuration.fileName)", entries([("\("title")", site.configuration.titles)])))
        for section in site.sections { result.open.append(("\("Content/\(section.id)/section.yml")", entries([("\("title")", section.titles)]))) }
        // A region has the addresses of its language, and borrows its pages.
        let tags = LanguageTag.truncations(of: tag)
        for article in site.articles where !article.slugs.isEmpty && tags.allSatisfy({ article.slugs[$0] == nil }) {
            result.open.append(("\("Content/\(article.id)/article.yml")", ["slugs, for the address in \(tag): else it is that of the folder"]))
        }
        let terms = site.glossary.terms.sorted { $0.key < $1.key }.map { ("\($0.key)" as Message, $0.value.text) }
        result.open.append(("\(Glossary.path)", entries(terms)))
        guard let model = product?.model else { return }
        var labels: [(Message, LocalizedText)] = []
        labels += model.screens.sorted { $0.key < $1.key }.map { ("screen \($0.key)", $0.value.name) }
        labels += model.controls.sorted { $0.key < $1.key }.map { ("control \($0.key)", $0.value.label.text) }
        labels += model.tools.sorted { $0.key < $1.key }.map { ("tool \($0.key)", $0.value.name) }
        labels += model.items.sorted { $0.key < $1.key }.map { ("item \($0.key)", $0.value.name) }
        for (id, capability) in model.capabilities.sorted(by: { $0.key < $1.key }) {
            labels.append(("capability \(id)", capability.name))
            for support in capability.supports {
                let place: Message = "capability \(id), \(support.tool) and \(support.item)"
                if let task = support.task { labels.append(("\(place), task", task)) }
                if let note = support.note { labels.append(("\(place), note", note)) }
            }
        }
        let missing = entries(labels)
        let locale: [Message] = missing.isEmpty || model.locales.contains(tag) ? [] : ["\("locales: \(tag)")"]
        result.open.append(("\(site.configuration.snapshot) (the product's own texts)", locale + missing))
        let status = site.articles.compactMap { article in
            let isBorrowed = tags.contains { article.pages[$0] != nil }
            return isBorrowed ? nil : article.pages[source].map { (article.id, $0.segments) }
        }
        result.open.append(
            (
                "pages",
                status.map { id, segments in
                    "\(id): \(TranslationStatus.Amount(segments: segments.count, words: segments.reduce(0) { $0 + $1.text.wordCount }).message)"
                }
            ))
        let attributes = (try? readFile("\(root)/.gitattributes", limit: Site.Limit.yaml)).map { String(decoding: $0, as: UTF8.self) }
        let lines = Set((attributes ?? "").split(whereSeparator: \.isNewline).map(String.init))
        result.open.append((".gitattributes, for parallel work in git (accord translate merge)", mergeAttributes.filter { !lines.contains($0) }.map { "\($0)" }))
    }
}

/// What tells git to merge locks and pages with `accord translate merge`.
private let mergeAttributes = ["*.lock.jsonl merge=accord", "Content/**/*.md merge=accord"]

/// Adds an entry behind the last of site.yml's `locales`; nil where they are not a list that can be extended.
private func insertLocale(_ tag: String, name: String, fallbacks: [String], into bytes: [UInt8]) -> [UInt8]? {
    let fallback = fallbacks.isEmpty ? "" : ", fallback: [\(fallbacks.map { yamlText($0, inFlow: true) }.joined(separator: ", "))]"
    let entry = "{tag: \(yamlText(tag, inFlow: true)), name: \(yamlText(name, inFlow: true))\(fallback), preparing: true}"
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let key = lines.firstIndex(where: { $0.starts(with: "locales:".utf8) }) else { return nil }
    var last: Int?
    // Of the first entry: an entry may have a list inside.
    var indentation: ArraySlice<UInt8>?
    for index in (key + 1)..<lines.count {
        let line = lines[index]
        guard let first = line.firstIndex(where: { !$0.isBlank }) else { continue }
        let isItem = line[first] == UInt8(ascii: "-")
        guard isItem || first > line.startIndex else { break }
        if line[first] == UInt8(ascii: "#") { continue }
        if isItem, indentation == nil { indentation = line[..<first] }
        last = index
    }
    guard let last else { return nil }
    let end = lines[last].endIndex
    let carriageReturn = lines[last].last == UInt8(ascii: "\r") ? "\r" : ""
    var edited = Array(bytes[..<end])
    edited.append(UInt8(ascii: "\n"))
    edited += indentation ?? []
    edited += "- \(entry)\(carriageReturn)".utf8
    edited += bytes[end...]
    return edited
}
