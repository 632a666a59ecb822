import Diagnostics

extension TranslatedSite {
    /// What the change of the source pages since a revision of git costs, with what git does not know yet. What other branches changed since the
    /// checkout left that revision's own is none of it.
    ///
    /// - Throws: `ConfigurationError` where git does not know the revision, or what it has in common with the checkout.
    public func forecast(since branch: String) async throws -> Forecast {
        let source = site.configuration.sourceLocale
        let revision = try await forkPoint(from: branch)
        let changes = try await changes(since: revision)
        var edits: [String: Forecast.Edit] = [:]
        for article in site.articles where selection.includes(article: article.id) {
            guard let page = article.pages[source], let former = changes.formerPaths[page.file.path] else { continue }
            var before: Site.Page?
            if let former {
                let old = try await git(["show", "--end-of-options", "\(revision):./\(former)"])
                before = Site.Page(recovering: SourceFile(path: former, bytes: old))
            }
            edits[article.id] = Forecast.Edit(from: before, to: page)
        }
        var forecast = Forecast(await status(), edits, preparing: preparing, memories: memories, product: product)
        for path in changes.removed.sorted() { addTranslations(ofRemoved: path, changes.removed, to: &forecast) }
        return forecast
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
        let draft = Site.Page(recovering: SourceFile(path: path, bytes: bytes))
        return Forecast(await status(), [article: Forecast.Edit(from: page, to: draft)], preparing: preparing, memories: memories, product: product)
    }

    /// By the selected locales.
    private var memories: [String: TranslationMemory] {
        let wanted = site.configuration.locales.map(\.tag).filter { $0 != site.configuration.sourceLocale && selection.includes(locale: $0) }
        return Dictionary(uniqueKeysWithValues: wanted.map { ($0, TranslationMemory(of: site, locale: $0, product: product)) })
    }

    /// A source page that is gone leaves its translations to be taken out, where they are still there.
    private func addTranslations(ofRemoved path: String, _ removed: Set<String>, to forecast: inout Forecast) {
        let name = "/\(site.configuration.sourceLocale).md"
        guard path.hasPrefix("Content/"), path.hasSuffix(name) else { return }
        let id = String(path.dropFirst("Content/".count).dropLast(name.count))
        guard selection.includes(article: id) else { return }
        let article = site.articles.first { $0.id == id }
        for locale in site.configuration.locales.map(\.tag) where locale != site.configuration.sourceLocale && selection.includes(locale: locale) {
            if removed.contains("Content/\(id)/\(locale).md") {
                forecast.change(locale) { $0.pages += 1 }
            } else if let page = article?.pages[locale] {
                let count = page.segments.count
                forecast.change(locale) { $0.removed += count }
            }
        }
    }

    /// What became of the files of the site.
    private struct FileChanges {
        /// By the path of a file that changed, the one that it had; nil for a new one.
        var formerPaths: [String: String?] = [:]
        var removed: Set<String> = []

        /// - Parameter list: what `git diff --name-status -z` gives: a letter and a path, or R with a figure, the path before and the path after.
        init(_ list: [UInt8]) {
            var fields = list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
            while let status = fields.popFirst(), let path = fields.popFirst() {
                switch status.first {
                case "R": if let new = fields.popFirst() { formerPaths[new] = .some(path) }
                case "A": formerPaths[path] = .some(nil)
                case "D": removed.insert(path)
                default: formerPaths[path] = .some(path)
                }
            }
        }
    }

    /// The commit at which the checkout and a branch parted.
    private func forkPoint(from branch: String) async throws(ConfigurationError) -> String {
        let inside = try await runGit(["rev-parse", "--is-inside-work-tree"])
        guard inside.isSuccess else {
            throw .invalidSelection("A forecast since a revision needs the history of git: “\(root)” is in no repository that git reads: \(inside.lastWords).")
        }
        guard try await runGit(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(branch)^{commit}"]).isSuccess else {
            throw .invalidSelection("A forecast is made since a revision of git: git knows no “\(branch)”.")
        }
        let common = try await runGit(["merge-base", "--end-of-options", branch, "HEAD"])
        guard common.isSuccess else {
            throw .invalidSelection(
                "A forecast since “\(branch)” needs the commit that it has in common with the checkout: the history that is here has none. A shallow clone gets it with “git fetch --unshallow”.")
        }
        return String(decoding: common.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private func changes(since revision: String) async throws(ConfigurationError) -> FileChanges {
        var changes = FileChanges(
            try await git(["diff", "--name-status", "--find-renames", "--relative", "-z", "--end-of-options", revision, "--", "Content"]))
        let untracked = try await git(["ls-files", "--others", "--exclude-standard", "-z", "--", "Content"])
        for path in untracked.split(separator: 0) { changes.formerPaths[String(decoding: path, as: UTF8.self)] = .some(nil) }
        try await followMoves(in: &changes, since: revision)
        return changes
    }

    /// Source pages that were moved without telling git: what is gone is compared with what git does not know yet, as git does it once it knows.
    private func followMoves(in changes: inout FileChanges, since revision: String) async throws(ConfigurationError) {
        let source = site.configuration.sourceLocale
        var new = site.articles.compactMap { $0.pages[source]?.file }.filter { changes.formerPaths[$0.path] == .some(nil) }.map { (path: $0.path, lines: $0.bytes.lineCounts) }
        for path in changes.removed.sorted() where path.hasSuffix("/\(source).md") && !new.isEmpty {
            let old = try await git(["show", "--end-of-options", "\(revision):./\(path)"]).lineCounts
            let likeness = new.map { old.likeness(to: $0.lines) }
            guard let best = likeness.indices.max(by: { likeness[$0] < likeness[$1] }), likeness[best] >= 0.5 else { continue }
            changes.formerPaths[new.remove(at: best).path] = .some(path)
            changes.removed.remove(path)
        }
    }

    private func git(_ arguments: [String]) async throws(ConfigurationError) -> [UInt8] {
        let run = try await runGit(arguments)
        guard run.isSuccess else {
            throw .invalidSelection("A forecast since a revision needs git: git \(arguments[0]) says: \(run.lastWords).")
        }
        return run.output
    }

    private func runGit(_ arguments: [String]) async throws(ConfigurationError) -> ProgramRun {
        do throws(FetchError.Reason) {
            return try await ProgramRun.run("git", ["-C", root] + arguments, timeout: .seconds(60), limit: 64 << 20)
        } catch {
            throw .invalidSelection("A forecast since a revision needs git: \(error.message().seen).")
        }
    }
}

extension [UInt8] {
    /// How often each line that says something stands in a file.
    fileprivate var lineCounts: [ArraySlice<UInt8>: Int] {
        split(separator: UInt8(ascii: "\n")).reduce(into: [:]) { $0[$1.last == UInt8(ascii: "\r") ? $1.dropLast() : $1, default: 0] += 1 }
    }
}

extension [ArraySlice<UInt8>: Int] {
    /// The share of bytes that stand in lines of both, from 0 to 1.
    fileprivate func likeness(to other: Self) -> Double {
        func size(_ lines: Self) -> Int { lines.reduce(0) { $0 + $1.key.count * $1.value } }
        let common = reduce(0) { $0 + $1.key.count * Swift.min($1.value, other[$1.key] ?? 0) }
        let longer = Swift.max(size(self), size(other))
        return longer > 0 ? Double(common) / Double(longer) : 1
    }
}
