/// What an output folder holds before a build is put in place.
struct Survey: Sendable {
    /// Files that Accord wrote.
    var own: [SitePath] = []
    /// Everything else, folders before what is in them.
    var foreign: [Folder.Entry] = []

    /// How many foreign files and folders an output folder may hold.
    static let foreignLimit = 10_000

    /// Refuses a build that would have to replace something foreign.
    func refuseConflicts(with next: Manifest, in current: Folder) throws(WriteError) {
        guard !foreign.isEmpty else { return }
        let nextFolders = Set(next.paths.flatMap(\.ancestors))
        for entry in foreign {
            let blocks = entry.kind != .folder && nextFolders.contains(entry.path)
            guard !blocks, !next.paths.contains(entry.path), !entry.path.ancestors.contains(where: next.paths.contains) else {
                throw .foreignFile(current.full(entry.path))
            }
        }
    }
}

extension StagedSite {
    func survey(_ current: Folder) throws(WriteError) -> Survey {
        let ownFolders = Set(manifest.paths.flatMap(\.ancestors))
        var survey = Survey()
        try current.walk { entry throws(WriteError) in
            if entry.path.isOwn { return false }
            if entry.kind != .folder, manifest.paths.contains(entry.path) {
                survey.own.append(entry.path)
            } else if entry.kind != .folder || !ownFolders.contains(entry.path) {
                survey.foreign.append(entry)
                guard survey.foreign.count <= Survey.foreignLimit else {
                    throw .tooManyForeignFiles(current.name, limit: Survey.foreignLimit)
                }
            }
            return true
        }
        return survey
    }
}
