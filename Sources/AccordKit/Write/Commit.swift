import Glibc

extension StagedSite {
    /// Makes the staged files the site: the files given here and no others, besides the foreign ones.
    ///
    /// Where it throws, the staged files are given up and the old site stays. The one exception: where folders cannot be exchanged, and the
    /// new site is being put in place file by file, the next run finishes it.
    @discardableResult
    public func commit(_ files: [StagedFile]) throws(WriteError) -> WriteSummary {
        try commit(files) { _ in }
    }

    /// The moments of a commit at which a process that is killed leaves something to mend.
    enum Step: String, Sendable, CaseIterable {
        case linked, exchanged, settled, journalled
    }

    /// - Parameter reached: called at each step, so that a test can end the process there.
    func commit(_ files: [StagedFile], reached: (Step) -> Void) throws(WriteError) -> WriteSummary {
        do throws(WriteError) {
            let summary = try replaceSite(files, reached)
            output.unlock()
            return summary
        } catch {
            discard()
            throw error
        }
    }

    private func replaceSite(_ files: [StagedFile], _ reached: (Step) -> Void) throws(WriteError) -> WriteSummary {
        let next = try Manifest(distinct: files)
        let written = files.filter { $0.change == .written }.map(\.sitePath)
        let unchanged = files.filter { $0.change == .unchanged }.map(\.sitePath)
        guard let current = output.current else {
            try publish(next)
            return WriteSummary(written: written.count, unchanged: 0, removed: 0)
        }
        var removed = 0
        if !written.isEmpty || next != manifest {
            let survey = try survey(current)
            try survey.refuseConflicts(with: next, in: current)
            let stale = survey.own.filter { !next.paths.contains($0) }
            removed = stale.count
            try output.staging.make()
            let isDone = try exchange(current, unchanged, survey.foreign, next, reached)
            if !isDone { try install(written, removing: stale, next, in: current, reached) }
        }
        return WriteSummary(written: written.count, unchanged: unchanged.count, removed: removed)
    }

    /// The first site of an output folder that did not exist.
    private func publish(_ next: Manifest) throws(WriteError) {
        try output.staging.write(.manifest, next.bytes)
        var code = output.parent.rename(output.staging.root, to: output.parent, output.name, .exclusive)
        if code == EINVAL || code == ENOSYS { code = output.parent.rename(output.staging.root, to: output.parent, output.name) }
        guard code == 0 else { throw WriteError("put in place", output.parent.full(output.name), code: code) }
        try output.parent.folder(output.name)?.remove(.unfinished)
    }
}

// MARK: Exchanging the folders

extension StagedSite {
    /// Completes the staged tree and lets it change places with the output folder; false where the file system cannot.
    private func exchange(
        _ current: Folder, _ unchanged: [SitePath], _ foreign: [Folder.Entry], _ next: Manifest, _ reached: (Step) -> Void
    ) throws(WriteError) -> Bool {
        let staging = output.staging
        guard staging.place == .beside, canExchange else { return false }
        let folders = foreign.filter { $0.kind == .folder }.map(\.path)
        for folder in folders { try staging.home.makeFolders(staging.path(folder)) }
        for path in unchanged + foreign.filter({ $0.kind != .folder }).map(\.path) {
            let code = try current.link(path, to: staging.home, staging.path(path))
            guard code == 0 else { return try isImpossible(code, "link", current.full(path)) }
        }
        for folder in folders.reversed() + [.here] {
            if let mode = current.mode(folder) { try staging.home.setMode(staging.path(folder), mode) }
        }
        try staging.write(.manifest, next.bytes)
        reached(.linked)
        let code = output.parent.rename(staging.root, to: output.parent, output.name, .exchanging)
        guard code == 0 else { return try isImpossible(code, "exchange", current.name) }
        reached(.exchanged)
        // The new site is there; what cannot be tidied now is tidied by the next run.
        try? tidy(current, reached)
        return true
    }

    private func tidy(_ old: Folder, _ reached: (Step) -> Void) throws(WriteError) {
        guard let new = try output.parent.folder(output.name) else { return }
        try new.remove(.unfinished)
        reached(.settled)
        try output.clearOldSite(old, keepingForeignFilesIn: new)
        try output.parent.removeEmptyFolder(output.staging.root)
    }

    /// Returns false where a refusal means that this file system, or this place in it, cannot do it at all.
    private func isImpossible(_ code: Int32, _ operation: String, _ path: String) throws(WriteError) -> Bool {
        guard [EINVAL, ENOSYS, EBUSY, EXDEV, EPERM, EACCES, EMLINK, EOPNOTSUPP].contains(code) else {
            throw WriteError(operation, path, code: code)
        }
        return false
    }
}

// MARK: File by file

extension StagedSite {
    /// Moves the staged files into the output folder, one by one, with a journal by which the next run can finish it.
    private func install(
        _ written: [SitePath], removing stale: [SitePath], _ next: Manifest, in current: Folder, _ reached: (Step) -> Void
    ) throws(WriteError) {
        let staging = output.staging
        // An exchange that was tried may have left one.
        try staging.home.remove(staging.path(.manifest))
        try staging.write(.manifest, next.bytes)
        for folder in Set(written.compactMap(\.parent)) { try makeRoom(for: folder, in: current) }
        let journal = Journal(place: staging.place, removals: stale, arrivals: written)
        try staging.write(.journal, journal.bytes)
        let code = staging.home.rename(staging.path(.journal), to: current, .journal)
        guard code == 0 else { throw WriteError("put in place", current.full(.journal), code: code) }
        reached(.journalled)
        try output.finish(journal, in: current)
    }

    /// Makes a folder while the old site can still stay, so that a full disk shows now. A stale file in its place goes later.
    private func makeRoom(for folder: SitePath, in current: Folder) throws(WriteError) {
        do throws(WriteError) {
            try current.makeFolders(folder)
        } catch {
            guard error.code == ENOTDIR else { throw error }
        }
    }
}
