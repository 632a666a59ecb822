import Diagnostics
import Markdown

/// What a change of the source costs its translations.
public struct Forecast: Sendable {
    public var locales: [Locale]

    public struct Locale: Sendable {
        public var tag: String
        /// What is to be translated, anew or for the first time.
        public var cost = TranslationStatus.Amount()
        /// What of it the memory has word for word.
        public var remembered = TranslationStatus.Amount()
        /// Segments that changed without needing a translator.
        public var carried = 0
        /// Segments that only have to be taken out.
        public var removed = 0
        /// Segments that stand elsewhere in the source, and are to be put there in the translation.
        public var moved = 0
        /// Pages that went with their source.
        public var pages = 0
        public var units: [TranslationUnit] = []
        /// What the memory has for them word for word, in the order of `units`; nil where it has nothing.
        public var memory: [TranslationMemory.Match?] = []
        /// Pages that changed and are only borrowed, which costs nothing.
        public var borrowed: [Site.BorrowedPage] = []
        /// Generated tables to put in or to take out.
        public var tables: [Table] = []
        /// Changed pages that nobody has begun in a language that is being prepared, which cost nothing yet.
        public var unbegun = 0
    }

    /// A generated table that an article has got or lost.
    public struct Table: Sendable {
        /// `<section>/<article>`.
        public var article: String
        public var difference: TableDifference
    }

    /// What became of a source page.
    struct Edit {
        /// Nil where nobody knows, so that only the lock tells what was translated.
        var before: Content?
        var after: Content

        init(from before: Site.Page?, to after: Site.Page) { (self.before, self.after) = (before.map(Content.init), Content(after)) }
    }

    /// What of a page costs translation.
    struct Content {
        let segments: [Segment]
        let codeBlocks: [Block.CodeBlock]

        init(_ page: Site.Page) {
            let document = parse(page.file.bytes, from: page.bodyStart).document
            (segments, codeBlocks) = (AccordKit.segments(of: page, document: document), Outline(document).codeBlocks)
        }
    }

    /// - Parameters:
    ///   - status: the translations as they are before the change.
    ///   - edits: what became of the source page, by article.
    ///   - preparing: the locales that are not published yet.
    ///   - memories: the translation memories by locale.
    init(
        _ status: TranslationStatus, _ edits: [String: Edit], preparing: Set<String>, memories: [String: TranslationMemory] = [:], product: Product?
    ) {
        locales = []
        for page in status.pages {
            guard let edit = edits[page.article] else { continue }
            guard page.file != nil || !preparing.contains(page.locale) else {
                change(page.locale) { $0.unbegun += 1 }
                continue
            }
            let target = page.file.map { file in Content(Site.Page(recovering: file)) }
            let units = Self.costs(page, target?.segments ?? [], edit, product)
            let matches = memories[page.locale]?.matches(for: units, minimum: 100, limit: 1, where: \.isOpen) ?? [:]
            let tables = target.map { Self.tables($0, edit, product) } ?? []
            change(page.locale) { locale in
                locale.add(units, matches.compactMapValues(\.first))
                locale.tables += tables.map { Table(article: page.article, difference: $0) }
            }
        }
        for page in status.borrowed where edits[page.article] != nil { change(page.locale) { $0.borrowed.append(page) } }
    }

    mutating func change(_ tag: String, _ body: (inout Locale) -> Void) {
        let index = locales.firstIndex { $0.tag == tag } ?? locales.endIndex
        if index == locales.endIndex { locales.append(Locale(tag: tag)) }
        body(&locales[index])
    }

    /// Compares with a lock in which everything that has a translation before the change is current, so that only the change counts.
    private static func costs(_ page: TranslationStatus.Page, _ target: [Segment], _ edit: Edit, _ product: Product?) -> [TranslationUnit] {
        func translation(_ source: [Segment], _ lock: Lock?) -> Translation {
            Translation(article: page.article, locale: page.locale, source: source, target: target, lock: lock, product: product)
        }
        guard let before = edit.before else { return translation(edit.after.segments, page.translation.lock).units.filter(\.costs) }
        let old = translation(before.segments, page.translation.lock)
        var lock = old.lock(after: Review(.accept, by: "", on: ""), on: "")
        let texts = Dictionary(old.units.map { ($0.id, $0.source.text.markdown) }) { first, _ in first }
        for index in lock.records.indices {
            lock.records[index].carried = nil
            if let text = texts[lock.records[index].id] { lock.records[index].base = text }
        }
        let new = translation(edit.after.segments, lock)
        var known = Dictionary(grouping: old.units.filter { $0.target == nil }) { $0.source.text.markdown }
        let behind = Set(old.units.filter { $0.reason == .removed }.map(\.id))
        return new.units.filter { unit in
            if unit.state == .new, known[unit.source.text.markdown]?.popLast() != nil { return false }
            return unit.costs && !behind.contains(unit.id)
        }
    }

    /// The generated tables that a page would have to get or lose, besides those of which this was so before.
    private static func tables(_ page: Content, _ edit: Edit, _ product: Product?) -> [TableDifference] {
        func differences(_ source: Content) -> [TableDifference] { TableDifference.all(from: source.codeBlocks, to: page.codeBlocks, product) }
        var known = Dictionary(grouping: edit.before.map(differences) ?? []) { [$0.state.rawValue, $0.table] }
        return differences(edit.after).filter { known[[$0.state.rawValue, $0.table]]?.popLast() == nil }
    }

    // MARK: In words

    /// One line per locale: `This edit costs fr 2 segments, 14 words; 1 carried over.`
    public func text(in catalogue: MessageCatalogue = .english) -> String {
        guard !locales.isEmpty else { return catalogue.text(of: "This edit changes no page that is translated.") + "\n" }
        return locales.map { locale in
            let moved = locale.units.filter { $0.carried == .moved }
            let lines =
                moved.map { "  \(catalogue.text(of: "to move"))  \($0.article)#\($0.id)  \($0.source.text.summary)\n" }
                + locale.tables.map { "  \(catalogue.text(of: $0.difference.task))  \($0.article)  \($0.difference.table)\n" }
            return "\(catalogue.text(of: locale.sentence))\n" + lines.joined()
        }.joined()
    }

    /// A comment for a pull request.
    public func markdown(in catalogue: MessageCatalogue = .english) -> String {
        guard !locales.isEmpty else { return text(in: catalogue) }
        var text = "### \(catalogue.text(of: "Cost of translation"))\n\n"
        for locale in locales { text += "- \(catalogue.text(of: locale.sentence))\n" }
        for locale in locales where !locale.units.isEmpty || !locale.tables.isEmpty {
            text += "\n<details><summary>\(locale.tag)</summary>\n\n"
            for (unit, match) in zip(locale.units, locale.memory) {
                let carried: Message? = unit.carried.map { $0 == .moved ? "to move" : "carried over: \($0.message)" }
                text += "- **\(catalogue.text(of: carried ?? unit.stateMessage))**, \(unit.article.escapedForMarkdown) `\(unit.id)`"
                text += match.map { ", " + catalogue.text(of: "memory \($0.score) %") + "\n" } ?? "\n"
                text += "  " + (unit.sourceDifference?.joined(\.markdown) ?? unit.source.text.markdown.escapedForMarkdown) + "\n"
            }
            for table in locale.tables {
                text += "- **\(catalogue.text(of: table.difference.task))**, \(table.article.escapedForMarkdown)\n"
                text += "  \(table.difference.table.escapedForMarkdown)\n"
            }
            text += "\n</details>\n"
        }
        return text
    }

    /// For programs.
    public var json: JSONValue { .object([("schema", .string("translation-forecast/1")), ("locales", .array(locales.map(\.json)))]) }
}

extension Forecast.Locale {
    fileprivate var json: JSONValue {
        .object([
            ("locale", .string(tag)), ("cost", .object([("segments", .number(cost.segments)), ("words", .number(cost.words))])),
            ("memory", .object([("segments", .number(remembered.segments)), ("words", .number(remembered.words))])),
            ("carried", .number(carried)), ("removed", .number(removed)), ("moved", .number(moved)), ("pages", .number(pages)),
            ("segments", .array(zip(units, memory).map { json(of: $0, $1) })), ("borrowed", .number(borrowed.count)), ("unbegun", .number(unbegun)),
            ("tables", .array(tables.map(\.json))),
        ])
    }

    private func json(of unit: TranslationUnit, _ match: TranslationMemory.Match?) -> JSONValue {
        var members: [(String, JSONValue)] = [("article", .string(unit.article)), ("id", .string(unit.id))]
        if let carried = unit.carried {
            members.append(("carried", .string(carried.rawValue)))
        } else {
            members.append(("state", .string(unit.stateName.rawValue)))
            members += unit.reasonsJSON
        }
        members.append(("source", .string(unit.source.text.markdown)))
        if let difference = unit.sourceDifference { members.append(("difference", .array(difference.parts.map(\.json)))) }
        if let match { members.append(("memory", match.json)) }
        return .object(members)
    }

    fileprivate mutating func add(_ units: [TranslationUnit], _ matches: [String: TranslationMemory.Match]) {
        self.units += units
        memory += units.map { matches[$0.id] }
        for unit in units {
            if unit.carried == .moved {
                moved += 1
            } else if unit.carried != nil {
                carried += 1
            } else if unit.reason == .removed {
                removed += 1
            } else {
                let amount = TranslationStatus.Amount(segments: 1, words: unit.source.text.wordCount)
                cost += amount
                if matches[unit.id] != nil { remembered += amount }
            }
        }
    }

    fileprivate var sentence: Message {
        var parts: [Message] = [cost.segments == 0 ? "This edit costs \(tag) nothing" : "This edit costs \(tag) \(cost.message)"]
        if remembered.segments > 0 { parts.append("the memory has \(remembered.segments) of them") }
        if removed > 0 { parts.append("\(removed) to take out") }
        if moved > 0 { parts.append("\(moved) to move") }
        let (missing, left) = (tables.count { $0.difference.state == .new }, tables.count { $0.difference.state == .removed })
        if missing > 0 { parts.append(Message(missing, one: "\(missing) generated table to put in", other: "\(missing) generated tables to put in")) }
        if left > 0 { parts.append(Message(left, one: "\(left) generated table to take out", other: "\(left) generated tables to take out")) }
        if carried > 0 { parts.append("\(carried) carried over") }
        if pages > 0 { parts.append(Message(pages, one: "\(pages) page gone with its source", other: "\(pages) pages gone with their sources")) }
        if unbegun > 0 {
            parts.append(
                Message(
                    unbegun, one: "\(unbegun) page is not begun, as the language is being prepared",
                    other: "\(unbegun) pages are not begun, as the language is being prepared"))
        }
        if !borrowed.isEmpty { parts.append(borrowed.message) }
        return "\(parts.joined(separator: "; "))."
    }
}

extension Forecast.Table {
    fileprivate var json: JSONValue {
        .object([
            ("article", .string(article)), ("table", .string(difference.table)), ("state", .string(difference.state.rawValue)),
        ])
    }
}

extension TranslationUnit {
    /// Whether an edit of the source that leaves it so has to do with it.
    fileprivate var costs: Bool { state == .new || reason != nil || carried != nil }
}

extension WordDifference.Part {
    fileprivate var markdown: String {
        switch self {
        case .kept(let text): text.escapedForMarkdown
        case .removed(let text): "~~\(text.escapedForMarkdown)~~"
        case .added(let text): "**\(text.escapedForMarkdown)**"
        }
    }
}

extension String {
    /// Fit to stand in Markdown as the text it is.
    fileprivate var escapedForMarkdown: String {
        var out = ""
        for character in self {
            if "\\`*_{}[]<>#|~&!@".contains(character) { out.append("\\") }
            out.append(character.isNewline ? " " : character)
        }
        return out
    }
}

extension Site.Page {
    /// A page whose front matter was already reported on.
    init(recovering file: SourceFile) {
        var findings: [Diagnostic] = []
        self.init(file, &findings)
    }
}
