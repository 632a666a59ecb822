import Diagnostics
import Subprocess

/// What a change of the source costs its translations.
public struct Forecast: Sendable {
    public var locales: [Locale]

    public struct Locale: Sendable {
        public var tag: String
        /// What is to be translated, anew or for the first time.
        public var cost = TranslationStatus.Amount()
        /// Segments that changed without needing a translator.
        public var carried = 0
        /// Segments that only have to be taken out.
        public var removed = 0
        public var units: [TranslationUnit] = []
    }

    /// - Parameters:
    ///   - pages: the translations as they are before the change.
    ///   - sources: the segments of the source page before and after it, by article.
    init(_ pages: [TranslationStatus.Page], _ sources: [String: (before: [Segment], after: [Segment])]) {
        locales = []
        for page in pages {
            guard let source = sources[page.article] else { continue }
            let index = locales.firstIndex { $0.tag == page.locale } ?? locales.endIndex
            if index == locales.endIndex { locales.append(Locale(tag: page.locale)) }
            let target = page.file.map { file in Site.Page(recovering: file).segments } ?? []
            locales[index].add(Self.costs(page, target, source.before, source.after))
        }
    }

    /// Compares with a lock in which everything that has a translation before the change is current, so that only the change counts.
    private static func costs(_ page: TranslationStatus.Page, _ target: [Segment], _ before: [Segment], _ after: [Segment])
        -> [TranslationUnit]
    {
        let old = Translation(article: page.article, locale: page.locale, source: before, target: target, lock: page.translation.lock)
        let lock = old.lock(after: Review(.accept, by: "", on: ""), on: "")
        let new = Translation(article: page.article, locale: page.locale, source: after, target: target, lock: lock)
        var known = Dictionary(grouping: old.units.filter { $0.target == nil }) { $0.source.text.markdown }
        let behind = Set(old.units.filter { $0.reason == .removed }.map(\.id))
        return new.units.filter { unit in
            if unit.state == .new, known[unit.source.text.markdown]?.popLast() != nil { return false }
            return (unit.state == .new || unit.reason != nil || unit.carried != nil) && !behind.contains(unit.id)
        }
    }

    // MARK: In words

    /// One line per locale: `This edit costs fr 2 segments, 14 words; 1 carried over.`
    public func text(in catalogue: MessageCatalogue = .english) -> String {
        let sentences = locales.isEmpty ? ["This edit changes no page that is translated."] : locales.map(\.sentence)
        return sentences.map { "\(catalogue.text(of: $0))\n" }.joined()
    }

    /// A comment for a pull request.
    public var markdown: String {
        guard !locales.isEmpty else { return "This edit changes no page that is translated.\n" }
        var text = "### Cost of translation\n\n"
        for locale in locales { text += "- \(locale.sentence)\n" }
        for locale in locales where !locale.units.isEmpty {
            text += "\n<details><summary>\(locale.tag)</summary>\n\n"
            for unit in locale.units {
                let state = unit.carried.map { "carried over: \($0.rawValue)" } ?? unit.reason.map { "stale: \($0.rawValue)" } ?? "new"
                text += "- **\(state)**, \(unit.article.escapedForMarkdown) `\(unit.id)`\n"
                let words = unit.sourceDifference?.parts ?? [.kept(unit.source.text.markdown)]
                text += "  " + words.map(\.markdown).joined(separator: " ") + "\n"
            }
            text += "\n</details>\n"
        }
        return text
    }

    /// For programs.
    public var json: JSONValue { .object([("locales", .array(locales.map(\.json)))]) }
}

extension Forecast.Locale {
    fileprivate var json: JSONValue {
        .object([
            ("locale", .string(tag)), ("cost", .object([("segments", .number(cost.segments)), ("words", .number(cost.words))])),
            ("carried", .number(carried)), ("removed", .number(removed)), ("segments", .array(units.map { json(of: $0) })),
        ])
    }

    private func json(of unit: TranslationUnit) -> JSONValue {
        var members: [(String, JSONValue)] = [("article", .string(unit.article)), ("id", .string(unit.id))]
        if let carried = unit.carried {
            members.append(("carried", .string(carried.rawValue)))
        } else {
            members.append(("state", .string(unit.stateName.rawValue)))
            if let reason = unit.reason { members.append(("reason", .string(reason.rawValue))) }
        }
        members.append(("source", .string(unit.source.text.markdown)))
        if let difference = unit.sourceDifference { members.append(("difference", .array(difference.parts.map(\.json)))) }
        return .object(members)
    }

    fileprivate mutating func add(_ units: [TranslationUnit]) {
        self.units += units
        for unit in units {
            if unit.carried != nil {
                carried += 1
            } else if unit.reason == .removed {
                removed += 1
            } else {
                cost += TranslationStatus.Amount(segments: 1, words: unit.source.text.wordCount)
            }
        }
    }

    fileprivate var sentence: Message {
        var parts: [Message] = [cost.segments == 0 ? "This edit costs \(tag) nothing" : "This edit costs \(tag) \(cost.message)"]
        if removed > 0 { parts.append("\(removed) to take out") }
        if carried > 0 { parts.append("\(carried) carried over") }
        return "\(parts.joined(separator: "; "))."
    }
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

extension TranslatedSite {
    /// What the change of the source pages since a revision of git costs.
    ///
    /// - Throws: `ConfigurationError` where git does not know the revision.
    public func forecast(since revision: String) async throws -> Forecast {
        let source = site.configuration.sourceLocale
        let listed = try await git(["diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", "Content"])
        let added = try await git(["diff", "--name-only", "--diff-filter=A", "--relative", "-z", "--end-of-options", revision, "--", "Content"])
        func paths(_ list: [UInt8]) -> Set<String> { Set(list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }) }
        let (changed, new) = (paths(listed), paths(added))
        var sources: [String: (before: [Segment], after: [Segment])] = [:]
        for article in site.articles where selection.includes(article: article.id) {
            guard let page = article.pages[source], changed.contains(page.file.path) else { continue }
            guard !new.contains(page.file.path) else {
                sources[article.id] = ([], page.segments)
                continue
            }
            let old = try await git(["show", "--end-of-options", "\(revision):./\(page.file.path)"])
            sources[article.id] = (Site.Page(recovering: SourceFile(path: page.file.path, bytes: old)).segments, page.segments)
        }
        return Forecast(await status().pages, sources)
    }

    /// What it costs to put a file in the place of an article's source page.
    public func forecast(_ path: String, inPlaceOf article: String) async throws -> Forecast {
        guard let page = site.articles.first(where: { $0.id == article })?.pages[site.configuration.sourceLocale] else {
            throw ConfigurationError.invalidSelection("A forecast is made for an article with a source page: “\(article)” has none.")
        }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try readFile(path, limit: Site.Limit.page, followsLinks: true) } catch {
            throw ConfigurationError.invalidSelection("The file of a forecast can be read: \(path): \(error.description).")
        }
        return Forecast(
            await status().pages, [article: (page.segments, Site.Page(recovering: SourceFile(path: path, bytes: bytes)).segments)])
    }

    private func git(_ arguments: [String]) async throws(ConfigurationError) -> [UInt8] {
        do throws(FetchError.Reason) {
            let run = try await ProgramRun.run("git", ["-C", root] + arguments, timeout: .seconds(60), limit: 64 << 20)
            guard case .exited(0) = run.status else { throw FetchError.Reason.otherFailure(run.lastWords) }
            return run.output
        } catch {
            throw .invalidSelection("A forecast since a revision needs git and that revision: git \(arguments[0]) says: \(error.message().seen).")
        }
    }
}
