extension OutputFolder {
    /// Finishes or clears away what a killed run left behind.
    func recover() throws(WriteError) {
        if let current {
            try current.remove(.unfinished)
            if let journal = try Journal(of: current) { try finish(journal, in: current) }
            try Staging(place: .inside, home: current, root: .innerStaging).remove()
        }
        guard let tree = try parent.folder(besideRoot) else { return }
        // A run that has just exchanged the folders still holds the old one.
        guard tree.identity == claim.identity || tree.lock() else { throw .busy(parent.full(name)) }
        if try tree.isUnfinished {
            try tree.clearUnfinished()
        } else {
            try clearOldSite(tree, keepingForeignFilesIn: current)
        }
        if current != nil { try parent.removeEmptyFolder(besideRoot) }
    }

    /// Removes the files of an old site, and moves into the new one what else is still in the old.
    ///
    /// Foreign files are in the new site already, as second names of the same files, unless they came while the folders were exchanged.
    func clearOldSite(_ old: Folder, keepingForeignFilesIn new: Folder?) throws(WriteError) {
        let own = try Manifest(of: old).paths
        try old.clear { entry throws(WriteError) in
            let path = entry.path
            if path == .manifest { return true }
            if own.contains(path) || path.isOwn { return false }
            guard let new else { throw .leftover(old.full(path)) }
            if new.kind(path) != nil {
                if new.identity(path) == old.identity(path) { return false }
                guard try !Manifest(of: new).paths.contains(path), let newTime = new.modificationTime(path),
                    let oldTime = old.modificationTime(path)
                else { throw .leftover(old.full(path)) }
                if newTime >= oldTime { return false }
            }
            if let parent = path.parent { try new.makeFolders(parent) }
            guard old.rename(path, to: new, path) == 0 else { throw .leftover(old.full(path)) }
            return true
        }
        // Last, for it tells a run that is killed meanwhile, and the next one, what may go.
        try old.remove(.manifest)
    }
}
