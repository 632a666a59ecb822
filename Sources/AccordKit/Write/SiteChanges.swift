import Glibc

/// Files of a site that change together: at every moment, also after a kill, all of them are as they were or, once the next run has begun, as they
/// were to be.
///
/// They are written into a folder of their own, beside what they replace. When all are there, a journal says so, which is what decides; then each
/// takes its place in one rename. Where one cannot, those that did are taken back. What a killed run left without a journal is cleared away by the
/// next, and what it left with one is finished, or taken back where that had begun.
struct SiteChanges {
    private let root: Folder
    /// Locked as long as this value lives.
    private let staging: Folder

    /// A moment at which a process that is killed leaves something to mend.
    enum Step: Sendable, Hashable {
        /// So many files are written.
        case staged(Int)
        case journalled
        /// So many files are in their places.
        case placed(Int)
        /// So many of those that were are taken back.
        case takenBack(Int)
        case cleared
    }

    private struct Entry {
        let path: SitePath
        /// What stood there, by its fingerprint; nil where nothing did.
        let old: String?
        /// What is to stand there, by its fingerprint.
        let new: String
        /// Its name in the staging folder, where it is until it takes its place.
        let staged: SitePath

        /// The name of the old file in the staging folder.
        var backup: SitePath { SitePath(trusted: staged.bytes + ".old".utf8.map(CChar.init(bitPattern:))) }
    }

    // MARK: Changing

    /// - Parameter reached: called at each step, so that a test can end the process there.
    static func write(_ changes: [FileChange], in root: String, reached: (Step) -> Void = { _ in }) throws(WriteError) {
        guard !changes.isEmpty else { return }
        guard let run = try SiteChanges(Folder(at: root), makes: true) else { throw .busy(root) }
        try run.recover()
        let entries: [Entry]
        do throws(WriteError) {
            entries = try run.stage(changes, reached)
            if !entries.isEmpty { try run.decide(entries) }
        } catch {
            try? run.clear()
            throw error
        }
        reached(.journalled)
        do throws(WriteError) {
            try run.placeAll(entries, entries, reached)
        } catch {
            try? run.root.removeEmptyFolder(.changes)
            throw error
        }
        // All is in its place; what cannot be tidied now is tidied by the next run.
        try? run.clear()
        reached(.cleared)
    }

    /// What was done about what a killed run left.
    enum Recovery: Sendable, Hashable {
        case nothing
        /// So many files were still to be put in their places.
        case finished(Int)
        /// So many files were still to be taken back.
        case takenBack(Int)
    }

    /// Finishes, takes back or clears away what a killed run left in a site.
    @discardableResult
    static func finish(in root: String) throws(WriteError) -> Recovery {
        guard fileExists("\(root)/\(String(SitePath.changes))") else { return .nothing }
        let folder = try Folder(at: root)
        guard let run = try SiteChanges(folder, makes: false) else {
            // Another run that is still writing its files has changed nothing yet.
            guard folder.kind(.changes) != nil, folder.kind(SitePath.changes.appending(journal)) != nil else { return .nothing }
            throw .busy(root)
        }
        let recovery = try run.recover()
        try run.clear()
        return recovery
    }

    /// Waits a while for other runs, which are done in a moment; nil where one is not, or there is nothing to open.
    private init?(_ root: Folder, makes: Bool) throws(WriteError) {
        for _ in 0..<250 {
            if let staging = try root.folder(.changes) {
                if staging.lock(), staging.identity == root.identity(.changes) {
                    self.root = root
                    self.staging = staging
                    return
                }
            } else if makes {
                try root.makeFolders(.changes)
                continue
            } else {
                return nil
            }
            usleep(20_000)
        }
        return nil
    }

    private func stage(_ changes: [FileChange], _ reached: (Step) -> Void) throws(WriteError) -> [Entry] {
        var entries: [Entry] = []
        for change in changes {
            let path = try Self.sitePath(change.path)
            let now = try root.contents(path)
            if now == nil, root.kind(path) != nil { throw .foreignFile(root.full(path)) }
            let bytes = try change.bytes(replacing: now, at: root.full(path))
            if bytes == now { continue }
            try expectRoom(for: path)
            let entry = Entry(path: path, old: now.map { fnv1a($0) }, new: fnv1a(bytes), staged: Self.name("\(entries.count)"))
            try staging.createSynced(entry.staged, bytes)
            if let mode = root.mode(path) { try staging.setMode(entry.staged, mode) }
            if let now { try keep(now, of: entry) }
            entries.append(entry)
            reached(.staged(entries.count))
        }
        return entries
    }

    /// Files move by being renamed, which only one file system can do, and only where their folder can be written.
    private func expectRoom(for path: SitePath) throws(WriteError) {
        guard let parent = path.ancestors.first(where: { root.kind($0) != nil }), let device = root.identity(parent)?.device else { return }
        guard root.kind(parent) != .folder || device == staging.identity?.device else {
            throw WriteError("move a file from \(staging.name) to", root.full(path), code: EXDEV)
        }
        guard root.isWritable(parent) else { throw .notPermitted(root.full(path)) }
    }

    /// Keeps the old file under a second name, or its bytes where a file can have but one.
    private func keep(_ bytes: [UInt8], of entry: Entry) throws(WriteError) {
        guard try root.link(entry.path, to: staging, entry.backup) != 0 else { return }
        try staging.createSynced(entry.backup, bytes)
        if let mode = root.mode(entry.path) { try staging.setMode(entry.backup, mode) }
    }

    // MARK: The journal

    private static let journal = name("journal")
    /// What the journal is called once all is to be taken back.
    private static let retreat = name("retreat")
    private static let draft = name("draft")
    private static let header = "# Files that were changed together; the next run of accord finishes it."

    private static func name(_ text: String) -> SitePath { SitePath(trusted: text.utf8.map(CChar.init(bitPattern:))) }

    /// Writes the journal: from now on the change is certain.
    private func decide(_ entries: [Entry]) throws(WriteError) {
        let lines = entries.map { "\($0.old ?? "-") \($0.new) \(String($0.path))\n" }
        try staging.createSynced(Self.draft, Array("\(Self.header)\n\(lines.joined())".utf8))
        let code = staging.rename(Self.draft, to: staging, Self.journal)
        guard code == 0 else { throw WriteError("write", staging.full(Self.journal), code: code) }
    }

    private func readJournal(_ name: SitePath) throws(WriteError) -> [Entry] {
        var entries: [Entry] = []
        for line in String(decoding: try staging.contents(name) ?? [], as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3 else { continue }
            entries.append(
                Entry(
                    path: try Self.sitePath(String(parts[2])), old: parts[0] == "-" ? nil : String(parts[0]), new: String(parts[1]),
                    staged: Self.name("\(entries.count)")))
        }
        return entries
    }

    /// Only of the site's own files, since a folder from elsewhere may hold a journal, too.
    private static func sitePath(_ path: String) throws(WriteError) -> SitePath {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "Content" || parts.first == "Templates" || path == Site.Configuration.fileName,
            !parts.contains(where: { $0.hasPrefix(".") })
        else { throw .unfitPath(path, rule: "What changes in a site is site.yml or in Content or Templates") }
        return try SitePath(path)
    }

    // MARK: Finishing

    private func place(_ entries: [Entry], _ reached: (Step) -> Void) throws(WriteError) {
        for (index, entry) in entries.enumerated() {
            if let parent = entry.path.parent { try root.makeFolders(parent) }
            let code = staging.rename(entry.staged, to: root, entry.path)
            guard code == 0 else { throw WriteError("put in place", root.full(entry.path), code: code) }
            reached(.placed(index + 1))
        }
    }

    /// Puts files into their places; where one cannot be, takes back all that were.
    private func placeAll(_ open: [Entry], _ all: [Entry], _ reached: (Step) -> Void) throws(WriteError) {
        do throws(WriteError) {
            try place(open, reached)
        } catch {
            let code = staging.rename(Self.journal, to: staging, Self.retreat)
            guard code == 0, (try? takeBack(all, reached)) != nil else { throw .halfChanged(root.name, because: error.description) }
            try? empty()
            throw error
        }
    }

    /// - Returns: how many files were still to be taken back.
    @discardableResult
    private func takeBack(_ entries: [Entry], _ reached: (Step) -> Void) throws(WriteError) -> Int {
        var count = 0
        for entry in entries where staging.kind(entry.staged) == nil {
            let now = try root.contents(entry.path).map { fnv1a($0) }
            if now == entry.old { continue }
            guard now == entry.new else { throw .unfinishedChange(root.full(entry.path), new: staging.full(entry.backup)) }
            if entry.old == nil {
                try root.remove(entry.path)
                for folder in entry.path.ancestors where folder != .here { try root.removeEmptyFolder(folder) }
            } else {
                let code = staging.rename(entry.backup, to: root, entry.path)
                guard code == 0 else { throw WriteError("put back", root.full(entry.path), code: code) }
            }
            count += 1
            reached(.takenBack(count))
        }
        return count
    }

    /// Does what is left to do of a journal that is there, and empties the folder.
    @discardableResult
    private func recover() throws(WriteError) -> Recovery {
        var recovery = Recovery.nothing
        if staging.kind(Self.retreat) != nil {
            let count = try takeBack(readJournal(Self.retreat)) { _ in }
            if count > 0 { recovery = .takenBack(count) }
        } else {
            let all = try readJournal(Self.journal)
            let open = all.filter { staging.kind($0.staged) != nil }
            for entry in open { try expectUntouched(entry) }
            do throws(WriteError) {
                try placeAll(open, all) { _ in }
                if !open.isEmpty { recovery = .finished(open.count) }
            } catch {
                if case .halfChanged = error { throw error }
                recovery = .takenBack(all.count - open.count)
            }
        }
        try empty()
        return recovery
    }

    /// What somebody edited after a run was killed is not written over.
    private func expectUntouched(_ entry: Entry) throws(WriteError) {
        let now = try root.contents(entry.path)
        guard now.map({ fnv1a($0) }) == entry.old, staging.kind(entry.staged) == .file,
            entry.path.ancestors.allSatisfy({ root.kind($0).map { $0 == .folder } ?? true })
        else { throw .unfinishedChange(root.full(entry.path), new: staging.full(entry.staged)) }
    }

    private func empty() throws(WriteError) {
        // The journal goes first: what is left without one is cleared by the next run.
        try staging.remove(Self.journal)
        try staging.remove(Self.retreat)
        try staging.clear()
    }

    private func clear() throws(WriteError) {
        try empty()
        try root.removeEmptyFolder(.changes)
    }
}

extension Folder {
    /// As `create`, and the bytes are on the disk when it returns.
    fileprivate func createSynced(_ path: SitePath, _ bytes: [UInt8]) throws(WriteError) {
        try create(path, bytes)
        let file = openat(descriptor, path.cString, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw failure("open", path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("write", path) }
    }
}
