import Diagnostics

extension TranslatedSite {
    /// The status with the times since when work waits, as far as locks and the history that git has tell them.
    ///
    /// A lock knows when somebody asked for another look. When a source changed, or became longer, only the history of its page knows; where there is none,
    /// or the change is not committed yet, nothing is said.
    public func withWaitingTimes(_ status: TranslationStatus) async -> TranslationStatus {
        var status = status
        let files = status.pages.flatMap { $0.filesThatTell(source: site.configuration.sourceLocale) }
        let history = files.isEmpty ? nil : await PageHistory.read(Set(files), in: root)
        for index in status.pages.indices {
            status.pages[index].waiting = status.pages[index].waitingTimes(history, source: site.configuration.sourceLocale)
        }
        return status
    }
}

extension TranslationStatus.Page {
    private func path(_ locale: String) -> String { "Content/\(article)/\(locale).md" }

    /// The pages whose history tells since when something waits.
    fileprivate func filesThatTell(source: String) -> [String] {
        translation.units.contains { $0.needsWork && reopened($0) == nil } ? [path(source), path(locale)] : []
    }

    /// When somebody asked for another look, where the text still reads as it did then.
    private func reopened(_ unit: TranslationUnit) -> String? {
        guard unit.state == .needsReview, let index = translation.recordOfUnit[unit.id], let record = translation.lock?.records[index],
            record.state == .needsReview, record.targets == unit.targets.map({ TargetDigest($0.text) })
        else { return nil }
        return record.on
    }

    fileprivate func waitingTimes(_ history: PageHistory?, source: String) -> [String: String] {
        var times: [String: String] = [:]
        for unit in translation.units where unit.needsWork {
            times[unit.id] = reopened(unit) ?? history.flatMap { time(of: unit, $0, source) }
        }
        return times
    }

    private func time(of unit: TranslationUnit, _ history: PageHistory, _ source: String) -> String? {
        let base = unit.base?.markdown
        switch unit.state {
        case .new: return history.start(of: path(source)) { $0.contains(unit.source.text.markdown) }
        case .stale:
            let start = history.start(of: path(source)) { texts in base.map { !texts.contains($0) } ?? false }
            // What was translated from an outdated source waits since then.
            return start.map { start in unit.on.map { max($0, start) } ?? start }
        case .needsReview:
            let texts = unit.targets.map(\.text.markdown)
            return history.start(of: path(locale)) { page in texts.allSatisfy(page.contains) }
        case .translated, .approved: return nil
        }
    }
}

/// The versions of pages that git has, the newest first.
private struct PageHistory: Sendable {
    private struct Version: Sendable {
        let date: String
        /// The texts of its segments, as Markdown.
        let texts: Set<String>
    }

    private var versions: [String: [Version]] = [:]

    /// How many versions of a page are looked at, and how many of all pages.
    private static let (limit, total) = (40, 4000)

    /// Nil where there is no git, or no repository.
    static func read(_ paths: Set<String>, in root: String) async -> PageHistory? {
        let log = ["log", "--format=%x01%H %ct", "--name-only", "--relative", "-z", "--", "Content"]
        guard let listed = try? await ProgramRun.run("git", ["-C", root] + log, timeout: .seconds(30), limit: 64 << 20),
            case .exited(0) = listed.status
        else { return nil }
        let found = commits(String(decoding: listed.output, as: UTF8.self), paths)
        let request = found.map { "\($0.commit):./\($0.path)\n" }.joined()
        guard !found.isEmpty,
            let run = try? await ProgramRun.run(
                "git", ["-C", root, "cat-file", "--batch"], input: Array(request.utf8), timeout: .seconds(60), limit: 256 << 20),
            case .exited(0) = run.status
        else { return PageHistory() }
        var history = PageHistory()
        for (version, bytes) in zip(found, objects(run.output)) {
            let page = bytes.map { Site.Page(recovering: SourceFile(path: version.path, bytes: Array($0))) }
            let texts = Set((page?.segments ?? []).map(\.text.markdown))
            history.versions[version.path, default: []].append(Version(date: version.date, texts: texts))
        }
        return history
    }

    private static func commits(_ log: String, _ paths: Set<String>) -> [(commit: String, date: String, path: String)] {
        var found: [(commit: String, date: String, path: String)] = []
        var counts: [String: Int] = [:]
        for entry in log.split(separator: "\u{1}") {
            let fields = entry.split(whereSeparator: { $0 == "\0" || $0 == "\n" })
            let head = fields.first?.split(separator: " ") ?? []
            guard head.count == 2, let seconds = Int(head[1]) else { continue }
            for path in fields.dropFirst().map(String.init) where paths.contains(path) && found.count < total {
                guard counts[path, default: 0] < limit else { continue }
                counts[path, default: 0] += 1
                found.append((String(head[0]), time(seconds), path))
            }
        }
        return found
    }

    /// What `git cat-file --batch` writes: a line with the size, the bytes, a line's end; nil for what a commit took away.
    private static func objects(_ output: [UInt8]) -> [ArraySlice<UInt8>?] {
        var objects: [ArraySlice<UInt8>?] = []
        var rest = output[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            let words = line.split(separator: " ")
            guard words.count == 3, words[1] == "blob", let size = Int(words[2]), size < rest.count else {
                objects.append(nil)
                continue
            }
            objects.append(rest.prefix(size))
            rest = rest.dropFirst(size + 1)
        }
        return objects
    }

    /// Since when a page says something without a break, up to its last version; nil where that does not say it.
    func start(of path: String, _ holds: (Set<String>) -> Bool) -> String? {
        versions[path]?.prefix { holds($0.texts) }.last?.date
    }
}
